/**
 * A `Sequence` on one llama.cpp context.
 *
 * Checks every call itself, because native code does not.
 */

import { resolve } from "node:path";
import { PawError } from "@paw/format";
import type { Prediction, SavedState, Sequence } from "../backend.js";
import type { AddonContext, AddonSampler } from "./addon.js";

/** What was sampled after a token: see `#next`. */
interface Next {
  readonly token: number;
  readonly totalLogitWeight: number;
  readonly logits: ReadonlyMap<number, number>;
}

export interface SequenceOptions {
  readonly contextLength: number;
  /** Most tokens that the context takes at once. */
  readonly batchLength: number;
  readonly vocabularySize: number;
  readonly bytes: number;
  readonly stateIdentity: string;
  /** Takes the context back; one that is not sound may hold what a failure left and is not to be used again. */
  readonly onClose: (sound: boolean) => Promise<void>;
}

export class LlamaSequence implements Sequence {
  readonly #context: AddonContext;
  readonly #sampler: AddonSampler;
  readonly #options: SequenceOptions;
  #tokens: number[] = [];
  /** Files leave out the keys and values outside a sliding window, which a shorter sequence would need. */
  #rewindableTo = 0;
  /** The last call on the context, which must have ended before the context is given back. */
  #busy: Promise<unknown> = Promise.resolve();
  #sound = true;
  #closed: Promise<void> | undefined;
  readonly bytes: number;
  readonly state: SavedState;

  /** Takes a context, which must hold nothing, until it is closed, and a sampler. */
  constructor(context: AddonContext, sampler: AddonSampler, options: SequenceOptions) {
    this.#context = context;
    this.#sampler = sampler;
    this.#options = options;
    sampler.applyConfig({ temperature: 0 });
    this.bytes = options.bytes;
    this.state = {
      identity: options.stateIdentity,
      save: async (path) => {
        this.#requireOpen();
        await this.#run(() =>
          this.#context.saveSequenceStateToFile(resolve(path), 0, Uint32Array.from(this.#tokens)),
        );
      },
      load: async (path) => {
        this.#requireOpen();
        const { contextLength } = this.#options;
        this.#tokens = [];
        const tokens = await this.#run(async () => {
          try {
            return await this.#context.loadSequenceStateFromFile(resolve(path), 0, contextLength);
          } catch (error) {
            this.#forget(0); // what a file that is refused half-way may leave behind
            throw error;
          }
        });
        this.#tokens = Array.from(tokens);
        const whole = this.#context.getSequenceKvCacheMinPosition(0) <= 0;
        this.#rewindableTo = whole ? 0 : tokens.length;
        return [...this.#tokens];
      },
    };
  }

  get length(): number {
    return this.#tokens.length;
  }

  async rewind(length: number): Promise<void> {
    this.#requireOpen();
    const end = this.length;
    if (!Number.isInteger(length) || length < 0 || length > end) {
      throw new PawError("INPUT_INVALID", `cannot rewind to ${length}: the sequence holds ${end} tokens`);
    }
    if (length === end) return;
    const kept = this.#tokens.slice(0, length);
    if (length >= this.#rewindableTo) {
      this.#forget(length);
      this.#tokens = kept;
      return;
    }
    this.#forget(0);
    this.#tokens = [];
    this.#rewindableTo = 0;
    if (length > 0) await this.append(kept);
  }

  async append(tokens: readonly number[]): Promise<void> {
    await this.#decode(this.#check(tokens), tokens.length, async () => undefined);
  }

  async greedy(tokens: readonly number[]): Promise<Prediction> {
    const [next] = await this.#next(tokens, 1, []);
    return prediction(next!);
  }

  async greedyEach(tokens: readonly number[]): Promise<Prediction[]> {
    return (await this.#next(tokens, tokens.length, [])).map(prediction);
  }

  async score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array> {
    requireTokens(candidates, this.#options.vocabularySize);
    const [next] = await this.#next(tokens, 1, candidates);
    const { token, totalLogitWeight, logits } = next!;
    const offset = logits.get(token)! + Math.log(totalLogitWeight);
    return Float64Array.from(candidates, (candidate) => logits.get(candidate)! - offset);
  }

  close(): Promise<void> {
    this.#closed ??= this.#dispose();
    return this.#closed;
  }

  async #dispose(): Promise<void> {
    this.#tokens = [];
    await this.#busy;
    this.#sampler.dispose();
    await this.#options.onClose(this.#sound);
  }

  /**
   * Evaluates tokens and samples after each of the last `count` at temperature 0, so `token` has the largest logit and `totalLogitWeight` is the sum
   * of exp(logit - that one) over the whole vocabulary. Filtered logits are read because llama.cpp need not sort
   * the vocabulary for them (9 ms at 152k entries).
   */
  async #next(tokens: readonly number[], count: number, candidates: readonly number[]): Promise<Next[]> {
    const nexts: Next[] = [];
    const filter = [candidates, false, false, true, 0] as const;
    await this.#decode(this.#check(tokens), tokens.length - count, async (index) => {
      const [token, , , pairs, totalLogitWeight] = await this.#context.sampleToken(
        index,
        this.#sampler,
        false,
        false,
        filter,
        true,
      );
      if (token < 0 || pairs === undefined || !Number.isFinite(totalLogitWeight)) {
        throw new PawError(
          "MODEL_INVALID",
          "the model gave no usable probabilities: the base or the adapter is damaged; fetch or compile it again",
        );
      }
      const logits = new Map<number, number>();
      for (let i = 0; i < pairs.length; i += 2) logits.set(pairs[i]!, pairs[i + 1]!);
      nexts.push({ token, totalLogitWeight: totalLogitWeight!, logits });
    });
    return nexts;
  }

  /** Evaluates and keeps tokens; on a failure the sequence is as it was. */
  async #decode(
    tokens: readonly number[],
    logitsFrom: number,
    read: (logitIndex: number) => Promise<void>,
  ): Promise<void> {
    const position = this.length;
    const { batchLength } = this.#options;
    await this.#run(async () => {
      try {
        await decode(this.#context, tokens, { position, batchLength, logitsFrom }, read);
      } catch (error) {
        this.#forget(position);
        throw error;
      }
    });
    for (const token of tokens) this.#tokens.push(token);
  }

  #forget(from: number): void {
    if (!this.#context.removeTokenCellsFromSequence(0, from, -1)) {
      throw new PawError("ENGINE_CRASHED", `llama.cpp cannot take tokens after ${from} out of its cache`);
    }
  }

  /** Runs what uses the context, so that `close` can wait for its end. */
  #run<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = act();
    this.#busy = result.catch(() => {
      this.#sound = false;
    });
    return result;
  }

  #check(tokens: readonly number[]): readonly number[] {
    this.#requireOpen();
    const { contextLength, vocabularySize } = this.#options;
    if (tokens.length === 0) {
      throw new PawError("INPUT_INVALID", "no tokens to append: at least one is needed");
    }
    requireTokens(tokens, vocabularySize);
    if (this.length + tokens.length > contextLength) {
      throw overflow(this.length, tokens.length, contextLength);
    }
    return tokens;
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) throw new PawError("CLOSED", "the sequence is closed: open another");
  }
}

/**
 * Evaluates tokens from a position on, `batchLength` at once, and calls `read` with the place of the logits after each token from `logitsFrom` on
 * (counted from the first of `tokens`); they are there until `read` settles.
 */
export async function decode(
  context: AddonContext,
  tokens: readonly number[],
  at: { readonly position: number; readonly batchLength: number; readonly logitsFrom: number },
  read: (logitIndex: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < tokens.length; start += at.batchLength) {
    const batch = Uint32Array.from(tokens.slice(start, start + at.batchLength));
    const wanted = Uint32Array.from(batch.keys()).slice(Math.max(0, at.logitsFrom - start));
    context.initBatch(batch.length);
    const logitIndexes = context.addToBatch(0, at.position + start, batch, wanted);
    await context.decodeBatch();
    for (const logitIndex of logitIndexes) await read(logitIndex);
  }
}

function overflow(held: number, more: number, limit: number): PawError {
  return new PawError(
    "CONTEXT_OVERFLOW",
    `${more} tokens after ${held} make ${held + more}; the context holds ${limit}: shorten the input`,
  );
}

function prediction({ token, totalLogitWeight }: Next): Prediction {
  return { token, logProbability: -Math.log(totalLogitWeight) };
}

/** Throws `INPUT_INVALID` unless all are token ids. */
export function requireTokens(tokens: readonly number[], vocabularySize: number): void {
  for (const token of tokens) {
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize) {
      throw new PawError("INPUT_INVALID", `${token} is no token id: 0 to ${vocabularySize - 1} are`);
    }
  }
}
