/**
 * Which tokens may come next: the vocabulary as a tree of bytes, walked together with a grammar's machine.
 *
 * The tree is built once per base; what is allowed in a state is remembered per machine, because answers come back to
 * the same few states (inside a text, between two fields). Where each state is new (a text of counted length), every
 * token of the answer takes a walk, which reads the tokens in the order of their bytes.
 */

import type { Machine, State } from "./machine.js";

/**
 * A vocabulary by bytes. `tokenBytes`: the bytes of each token; tokens without any (control tokens) never come up. The tree
 * is kept as the sorted list of its tokens, in which equal beginnings are neighbours.
 */
export class TokenTree {
  /** Tokens in the order of their bytes. */
  readonly sorted: Uint32Array;
  /** By place in `sorted`: bytes that the token has in common with the one before it. */
  readonly shared: Uint32Array;

  constructor(readonly tokenBytes: readonly Uint8Array[]) {
    const tokens = [...tokenBytes.keys()].filter((token) => tokenBytes[token]!.length > 0);
    // One character for each byte: texts are compared faster than arrays.
    const texts = tokenBytes.map((bytes) => Buffer.from(bytes).toString("latin1"));
    tokens.sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
    this.sorted = Uint32Array.from(tokens);
    this.shared = Uint32Array.from(tokens, (token, i) =>
      i === 0 ? 0 : commonLength(tokenBytes[tokens[i - 1]!]!, tokenBytes[token]!),
    );
  }
}

/** States whose tokens are remembered; a list takes up to 4 bytes for each token of the vocabulary. */
const MOST_REMEMBERED = 64;

export class TokenFilter {
  readonly #allowed = new Map<State, readonly number[]>();

  constructor(
    readonly machine: Machine,
    readonly tree: TokenTree,
  ) {}

  /** Tokens all of whose bytes may come next, ascending. */
  allowed(state: State): readonly number[] {
    const known = this.#allowed.get(state);
    if (known) return known;
    const found = Array.from(Uint32Array.from(this.#walk(state)).sort());
    if (this.#allowed.size >= MOST_REMEMBERED) this.#allowed.delete(this.#allowed.keys().next().value!);
    this.#allowed.set(state, found);
    return found;
  }

  #walk(state: State): number[] {
    const { sorted, shared, tokenBytes } = this.tree;
    const found: number[] = [];
    /** States after 0, 1, ... bytes of the last token that was read, and how many of its bytes may come. */
    const states: State[] = [state];
    let fitting = 0;
    for (let i = 0; i < sorted.length; i++) {
      // It goes wrong at the byte at which the one before it did.
      if (shared[i]! > fitting) continue;
      const token = sorted[i]!;
      const bytes = tokenBytes[token]!;
      fitting = shared[i]!;
      while (fitting < bytes.length) {
        const next = this.machine.after(states[fitting]!, bytes[fitting]!);
        if (next === null) break;
        states[++fitting] = next;
      }
      if (fitting === bytes.length) found.push(token);
    }
    return found;
  }

  /** The state after an allowed token. */
  after(state: State, token: number): State {
    let at = state;
    for (const byte of this.tree.tokenBytes[token]!) at = this.machine.after(at, byte)!;
    return at;
  }
}

function commonLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
