/**
 * What a function remembers of one program: answers in memory, and behind them those of a file, where one is given.
 *
 * In memory a call names its answer. In the file, which outlives this process and has other programs' answers too, everything
 * else that decides the answer is in the key with it.
 */

import { answerIdentity, type ProgramSource, type RunResult } from "@paw/runtime";
import type { Memo } from "./memo.js";
import type { MemoFile } from "./memo-file.js";
import type { PoolLease } from "./pool-lease.js";

export class AnswerMemo {
  readonly #source: ProgramSource;
  readonly #lease: PoolLease;
  readonly #memory: Memo;
  readonly #file: MemoFile | undefined;

  /** Takes the file over. */
  constructor(source: ProgramSource, lease: PoolLease, memory: Memo, file?: MemoFile) {
    this.#source = source;
    this.#lease = lease;
    this.#memory = memory;
    this.#file = file;
  }

  /** The place of a call's answer; `call` names everything that the caller decides. */
  at(call: string): { get(): RunResult | undefined; set(result: RunResult): void } {
    const key = this.#fileKey(call);
    return {
      get: () => {
        const known = this.#memory.get(call);
        if (known !== undefined || key === undefined) return known;
        const found = this.#file?.get(key);
        if (found !== undefined) this.#memory.set(call, found);
        return found;
      },
      set: (result) => {
        this.#memory.set(call, result);
        // Not where the base or the engine changed meanwhile: which of the two answered is not known.
        if (key !== undefined && key === this.#fileKey(call)) this.#file?.set(key, result);
      },
    };
  }

  close(): void {
    this.#file?.close();
  }

  #fileKey(call: string): string | undefined {
    if (this.#file === undefined) return undefined;
    const identity = answerIdentity(this.#source, this.#lease.pool.engine);
    return identity === undefined ? undefined : `${identity}\n${call}`;
  }
}
