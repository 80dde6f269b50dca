/**
 * Guesses the next tokens of an answer: those that followed the last two tokens where they stood before, in the input or in
 * the answer itself. Answers that repair or extract copy their input, and a guess that holds costs a part of a step.
 *
 * Guesses depend on nothing but the tokens, so the same call makes the same guesses everywhere. Source: prompt lookup decoding
 * (Saxena 2023), as in llama.cpp's lookup example, with the length of guesses adapted to how many held.
 */

/** Tokens of the longest guess: evaluating more at once costs as much a token as evaluating a prompt does. */
const LONGEST_GUESS = 16;
/** Over any vocabulary, so that a pair of tokens is one number. */
const PAIR_BASE = 2 ** 24;

export class Lookup {
  readonly #tokens: number[] = [];
  /** Where a pair of tokens was last followed by another token: the index of that one. */
  readonly #after = new Map<number, number>();
  #length = 2;

  /** `history` are the tokens before the answer that it may copy. */
  constructor(history: readonly number[]) {
    for (const token of history) this.push(token);
  }

  /** Adds a token of the answer. */
  push(token: number): void {
    const pair = this.#lastPair();
    if (pair !== undefined) this.#after.set(pair, this.#tokens.length);
    this.#tokens.push(token);
  }

  /** At most `most` tokens that may come next; none without an earlier place that looks the same. */
  guess(most: number): number[] {
    const pair = this.#lastPair();
    const at = pair === undefined ? undefined : this.#after.get(pair);
    return at === undefined ? [] : this.#tokens.slice(at, at + Math.min(this.#length, most));
  }

  /** Tells how many tokens of the last guess held, out of how many; the next is longer or shorter by it. */
  held(tokens: number, guessed: number): void {
    this.#length = tokens === guessed ? Math.min(LONGEST_GUESS, 2 * this.#length) : Math.max(1, tokens);
  }

  #lastPair(): number | undefined {
    const { length } = this.#tokens;
    return length < 2 ? undefined : this.#tokens[length - 2]! * PAIR_BASE + this.#tokens[length - 1]!;
  }
}
