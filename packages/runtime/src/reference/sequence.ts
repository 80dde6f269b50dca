/** A token history on the reference model: checks every call, feeds batches, turns logits into probabilities. */

import { PawError } from "@paw/format";
import type { Prediction, Sequence } from "../backend.js";
import type { Adapter } from "./adapter.js";
import { logSumExp } from "./kernels.js";
import type { KeyValueCache } from "./key-value-cache.js";
import { MAX_BATCH, type ReferenceModel } from "./model.js";

export class ReferenceSequence implements Sequence {
  readonly #model: ReferenceModel;
  readonly #adapter: Adapter | undefined;
  readonly #contextLength: number;
  readonly #vocabularySize: number;
  readonly #onClose: () => void;
  #cache: KeyValueCache | undefined;
  #running = false;

  constructor(options: {
    readonly model: ReferenceModel;
    readonly adapter: Adapter | undefined;
    readonly contextLength: number;
    readonly vocabularySize: number;
    /** Called once, when the sequence closes. */
    readonly onClose: () => void;
  }) {
    this.#model = options.model;
    this.#adapter = options.adapter;
    this.#contextLength = options.contextLength;
    this.#vocabularySize = options.vocabularySize;
    this.#onClose = options.onClose;
    this.#cache = this.#model.createCache(options.contextLength);
  }

  get length(): number {
    return this.#cache?.length ?? 0;
  }

  get bytes(): number {
    return this.#cache?.bytes ?? 0;
  }

  async rewind(length: number): Promise<void> {
    const cache = this.#idleCache();
    if (!Number.isInteger(length) || length < 0 || length > cache.length) {
      throw new PawError(
        "INPUT_INVALID",
        `cannot rewind to ${length}: the sequence holds ${cache.length} tokens`,
      );
    }
    cache.length = length;
  }

  async append(tokens: readonly number[]): Promise<void> {
    await this.#evaluate(tokens, () => undefined, false);
  }

  async greedy(tokens: readonly number[]): Promise<Prediction> {
    return this.#evaluate(tokens, (hidden) => {
      const logits = this.#model.logits(hidden!);
      const total = finiteLogSumExp(logits);
      let best = 0;
      for (let token = 1; token < logits.length; token++) if (logits[token]! > logits[best]!) best = token;
      return { token: best, logProbability: logits[best]! - total };
    });
  }

  async greedyEach(tokens: readonly number[]): Promise<Prediction[]> {
    const start = this.length;
    if (tokens.length === 0) return [await this.greedy(tokens)]; // which refuses them
    try {
      const predictions: Prediction[] = [];
      for (const token of tokens) predictions.push(await this.greedy([token]));
      return predictions;
    } catch (error) {
      if (this.#cache !== undefined) this.#cache.length = start;
      throw error;
    }
  }

  async score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array> {
    checkTokens(candidates, this.#vocabularySize);
    return this.#evaluate(tokens, (hidden) => {
      const logits = this.#model.logits(hidden!);
      const total = finiteLogSumExp(logits);
      return Float64Array.from(candidates, (token) => logits[token]! - total);
    });
  }

  /** Appends tokens and returns the output-norm hidden state [embeddingLength] at the last one. */
  async hidden(tokens: readonly number[]): Promise<Float32Array> {
    return this.#evaluate(tokens, (hidden) => hidden!);
  }

  async close(): Promise<void> {
    if (this.#cache === undefined) return;
    this.#cache = undefined;
    this.#onClose();
  }

  /** Appends all tokens or, on an error, none; `read` gets the last hidden state when `wanted`. */
  async #evaluate<Result>(
    tokens: readonly number[],
    read: (hidden: Float32Array | undefined) => Result,
    wanted = true,
  ): Promise<Result> {
    const cache = this.#idleCache();
    if (tokens.length === 0)
      throw new PawError("INPUT_INVALID", "no tokens to append: at least one is needed");
    checkTokens(tokens, this.#vocabularySize);
    const start = cache.length;
    if (start + tokens.length > this.#contextLength) {
      throw new PawError(
        "CONTEXT_OVERFLOW",
        `${tokens.length} tokens after ${start} make ${start + tokens.length}; the context holds ${this.#contextLength}: shorten the input`,
      );
    }
    this.#running = true;
    try {
      let hidden: Float32Array | undefined;
      for (let at = 0; at < tokens.length; at += MAX_BATCH) {
        if (at > 0) await nextTurn();
        if (this.#cache === undefined) throw closed();
        const end = Math.min(at + MAX_BATCH, tokens.length);
        hidden = this.#model.forward(
          tokens.slice(at, end),
          cache,
          this.#adapter,
          wanted && end === tokens.length,
        );
      }
      return read(hidden);
    } catch (error) {
      cache.length = start;
      throw error;
    } finally {
      this.#running = false;
    }
  }

  #idleCache(): KeyValueCache {
    if (this.#cache === undefined) throw closed();
    if (this.#running) throw new Error("calls on a sequence overlap: wait for each before the next");
    return this.#cache;
  }
}

/** Throws INPUT_INVALID unless all are token ids. */
function checkTokens(tokens: readonly number[], vocabularySize: number): void {
  for (const token of tokens) {
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize) {
      throw new PawError("INPUT_INVALID", `${token} is no token id: 0 to ${vocabularySize - 1} are`);
    }
  }
}

function finiteLogSumExp(logits: Float32Array): number {
  const total = logSumExp(logits);
  if (!Number.isFinite(total)) {
    throw new PawError(
      "MODEL_INVALID",
      `the logits are not finite (log-sum ${total}): the weights of the base or adapter overflow`,
    );
  }
  return total;
}

/** Lets timers, signals and aborts run between batches. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function closed(): PawError {
  return new PawError("CLOSED", "the sequence is closed: open another");
}
