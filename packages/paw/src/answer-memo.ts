/**
 * What a function remembers of one program: answers in memory, and behind them those of a file, where one is given.
 *
 * What else decides an answer (the base, the engine) may change while the function lives: memory is then emptied. The file
 * outlives this process and has other programs' answers too: there it is in the key.
 */

import { answerIdentity, type ProgramSource, type RunResult } from "@paw/runtime";
import type { Memo } from "./memo.js";
import type { MemoFile } from "./memo-file.js";
import type { PoolLease } from "./pool-lease.js";

/** Where the answer of a call is, or will be. */
export interface Place {
  /** What makes calls equal; undefined where nothing is to be remembered, and each is computed for itself. */
  readonly key: string | undefined;
  get(): RunResult | undefined;
  set(result: RunResult): void;
}

const NO_PLACE: Place = { key: undefined, get: () => undefined, set: () => undefined };

export class AnswerMemo {
  readonly #source: ProgramSource;
  readonly #lease: PoolLease;
  readonly #memory: Memo;
  readonly #file: MemoFile | undefined;
  readonly #remembers: boolean;
  /** Of the answers in memory. */
  #identity: string | undefined;

  /** Takes the file over. */
  constructor(source: ProgramSource, lease: PoolLease, memory: Memo, file?: MemoFile) {
    this.#source = source;
    this.#lease = lease;
    this.#memory = memory;
    this.#file = file;
    this.#remembers = memory.maxBytes > 0 || file !== undefined;
  }

  /** The place of a call's answer; `call` names everything that the caller decides. */
  at(call: string): Place {
    const identity = this.#current();
    if (identity === undefined || !this.#remembers) return NO_PLACE;
    const key = `${identity}\n${call}`;
    return {
      key,
      get: () => {
        const known = this.#memory.get(call);
        if (known !== undefined) return known;
        const found = this.#file?.get(key);
        if (found !== undefined) this.#memory.set(call, frozen(found));
        return found;
      },
      set: (result) => {
        // Not where the base or the engine changed meanwhile: which of the two answered is not known.
        if (identity !== this.#current()) return;
        this.#memory.set(call, frozen(result));
        this.#file?.set(key, result);
      },
    };
  }

  close(): void {
    this.#file?.close();
  }

  /** The identity as it is now; undefined where the base is not there, so that the call can say so. */
  #current(): string | undefined {
    const identity = answerIdentity(this.#source, this.#lease.pool.engine);
    if (identity !== this.#identity) this.#memory.clear();
    this.#identity = identity;
    return identity;
  }
}

/** A remembered answer is given to several callers: none can change it for the others. */
function frozen(result: RunResult): RunResult {
  Object.freeze(result.tokens);
  for (const entry of result.labelProbabilities ?? []) Object.freeze(entry);
  Object.freeze(result.labelProbabilities);
  return result;
}
