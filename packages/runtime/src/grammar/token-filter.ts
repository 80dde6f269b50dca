/**
 * Which tokens may come next: the vocabulary as a tree of bytes, walked together with a grammar's machine.
 *
 * The tree is built once per base; what is allowed in a state is remembered per machine, because answers come back to
 * the same few states (inside a text, between two fields).
 */

import type { Machine, State } from "./machine.js";

interface Node {
  readonly children: Map<number, Node>;
  /** Tokens that end here; several where a vocabulary holds the same bytes twice. */
  readonly tokens: number[];
}

/** A vocabulary by bytes. `tokenBytes`: the bytes of each token; tokens without any (control tokens) never come up. */
export class TokenTree {
  readonly root: Node = { children: new Map(), tokens: [] };

  constructor(readonly tokenBytes: readonly Uint8Array[]) {
    for (const [token, bytes] of tokenBytes.entries()) {
      if (bytes.length === 0) continue;
      let node = this.root;
      for (const byte of bytes) {
        let next = node.children.get(byte);
        if (!next) {
          next = { children: new Map(), tokens: [] };
          node.children.set(byte, next);
        }
        node = next;
      }
      node.tokens.push(token);
    }
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
    const found: number[] = [];
    const open: (readonly [Node, State])[] = [[this.tree.root, state]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, at] = next;
      found.push(...node.tokens);
      for (const [byte, child] of node.children) {
        const after = this.machine.after(at, byte);
        if (after !== null) open.push([child, after]);
      }
    }
    found.sort((a, b) => a - b);
    if (this.#allowed.size >= MOST_REMEMBERED) this.#allowed.delete(this.#allowed.keys().next().value!);
    this.#allowed.set(state, found);
    return found;
  }

  /** The state after an allowed token. */
  after(state: State, token: number): State {
    let at = state;
    for (const byte of this.tree.tokenBytes[token]!) at = this.machine.after(at, byte)!;
    return at;
  }
}
