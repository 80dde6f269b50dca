/** A sequence without a model: the next token's distribution is a fixed function of the history. */

import type { Prediction, Sequence } from "./backend.js";
import { randomSequence } from "./reference/random-model.js";

export const VOCABULARY = 7;
export const END = 0;

export class TableSequence implements Sequence {
  readonly held: number[] = [];
  readonly bytes = 0;
  /** Times it was asked for predictions. */
  evaluations = 0;
  readonly #next: (history: readonly number[]) => readonly number[];

  /** With a number, `distribution` of that seed; else a function of the history. */
  constructor(next: number | ((history: readonly number[]) => readonly number[])) {
    this.#next = typeof next === "number" ? (history) => distribution(next, history) : next;
  }
  get length(): number {
    return this.held.length;
  }
  async rewind(length: number): Promise<void> {
    if (length > this.held.length) throw new RangeError(`${length} of ${this.held.length}`);
    this.held.length = length;
  }
  async append(tokens: readonly number[]): Promise<void> {
    if (tokens.length === 0) throw new RangeError("no tokens");
    this.held.push(...tokens);
  }
  async greedy(tokens: readonly number[]): Promise<Prediction> {
    this.evaluations++;
    return this.#predict(tokens);
  }
  async greedyEach(tokens: readonly number[]): Promise<Prediction[]> {
    this.evaluations++;
    return tokens.map((token) => this.#predict([token]));
  }
  async score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array> {
    this.evaluations++;
    const probabilities = this.#after(tokens);
    return Float64Array.from(candidates, (token) => Math.log(probabilities[token]!));
  }
  async close(): Promise<void> {}

  #predict(tokens: readonly number[]): Prediction {
    const probabilities = this.#after(tokens);
    const largest = Math.max(...probabilities);
    return { token: probabilities.indexOf(largest), logProbability: Math.log(largest) };
  }

  #after(tokens: readonly number[]): readonly number[] {
    if (tokens.length === 0) throw new RangeError("no tokens");
    this.held.push(...tokens);
    return this.#next(this.held);
  }
}

/** Probabilities of the next token [VOCABULARY] after a history. */
export function distribution(seed: number, history: readonly number[]): number[] {
  const hash = history.reduce((h, token) => Math.imul(h ^ (token + 1), 0x9e3779b1) >>> 0, seed + 1);
  const random = randomSequence(hash);
  const weights = Array.from({ length: VOCABULARY }, () => Math.exp(6 * random()));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}
