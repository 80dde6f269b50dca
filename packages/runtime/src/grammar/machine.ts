/**
 * Matches a grammar byte by byte: which bytes may come next, and whether the answer may end.
 *
 * A state is a set of stacks, one for each way in which the bytes so far can be read; a stack is a linked list of
 * places in alternatives. Places are interned, so that equal stacks are one object and transitions can be remembered.
 * Method: the stacks of llama.cpp's llama-grammar.cpp, over bytes instead of characters.
 */

import { type Alternative, type Grammar, invalid } from "./grammar.js";

/** A place in an alternative, and what comes after the alternative. */
interface Place {
  readonly id: number;
  readonly alternative: Alternative;
  /** Index of the next symbol, which is a set of bytes in every state. */
  readonly at: number;
  readonly after: Place | undefined;
}

export interface State {
  /** Where bytes may follow. */
  readonly places: readonly Place[];
  /** Whether the bytes so far are a whole answer. */
  readonly complete: boolean;
  /** Next states by byte, as far as asked for. */
  readonly next: (State | null | undefined)[];
}

/** Ways to read one text at once; more is a grammar whose ambiguity would take exponential time. */
const MAX_PLACES = 10_000;
/** What a machine may remember; its owner makes a new one between answers long before (open-programs.ts). */
const MAX_REMEMBERED = 1_000_000;

export class Machine {
  readonly grammar: Grammar;
  readonly #most: number;
  readonly #interned = new Map<string, Place>();
  readonly #states = new Map<string, State>();
  readonly #alternativeIds = new Map<Alternative, number>();
  /** Before the first byte. */
  readonly start: State;

  /** `most`: places and states; an answer that needs more is refused with `OPTION_INVALID`. */
  constructor(grammar: Grammar, most = MAX_REMEMBERED) {
    this.grammar = grammar;
    this.#most = most;
    const root = this.#closure(
      grammar.rules[grammar.root]!.map((alternative) => [alternative, 0, undefined]),
    );
    this.start = root;
  }

  /** Places and states remembered; new texts add to them. */
  get size(): number {
    return this.#interned.size + this.#states.size;
  }

  /** The state after a byte, or null when it may not stand here. */
  after(state: State, byte: number): State | null {
    const known = state.next[byte];
    if (known !== undefined) return known;
    const moved = state.places.flatMap(({ alternative, at, after }) => {
      const symbol = alternative[at]!;
      return "bytes" in symbol && symbol.bytes[byte] === 1 ? [[alternative, at + 1, after] as const] : [];
    });
    const next = moved.length === 0 ? null : this.#closure(moved);
    state.next[byte] = next;
    return next;
  }

  /** Follows rules from the given places until each stands before a set of bytes, or the answer is complete. */
  #closure(from: readonly (readonly [Alternative, number, Place | undefined])[]): State {
    const open = [...from];
    const places = new Map<number, Place>();
    const seen = new Set<number>();
    let complete = false;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [alternative, at, after] = next;
      if (at === alternative.length) {
        if (after === undefined) complete = true;
        else open.push([after.alternative, after.at, after.after]);
        continue;
      }
      const place = this.#intern(alternative, at, after);
      if (seen.has(place.id)) continue;
      seen.add(place.id);
      if (seen.size > MAX_PLACES)
        throw invalid(`can be read in over ${MAX_PLACES} ways at once: make it less ambiguous`);
      const symbol = alternative[at]!;
      if ("bytes" in symbol) {
        places.set(place.id, place);
        continue;
      }
      // At the end of its alternative a rule needs no place to come back to: repetitions do not grow the stack.
      const back = at + 1 === alternative.length ? after : this.#intern(alternative, at + 1, after);
      for (const inner of this.grammar.rules[symbol.rule]!) open.push([inner, 0, back]);
    }
    const ids = [...places.keys()].sort((a, b) => a - b);
    const key = `${complete} ${ids.join(" ")}`;
    let state = this.#states.get(key);
    if (!state) {
      state = { places: ids.map((id) => places.get(id)!), complete, next: new Array(256) };
      this.#states.set(key, state);
    }
    return state;
  }

  #intern(alternative: Alternative, at: number, after: Place | undefined): Place {
    let id = this.#alternativeIds.get(alternative);
    if (id === undefined) {
      id = this.#alternativeIds.size;
      this.#alternativeIds.set(alternative, id);
    }
    const key = `${id} ${at} ${after?.id ?? "-"}`;
    let place = this.#interned.get(key);
    if (!place) {
      if (this.size >= this.#most) throw invalid("needs too much memory: make it smaller or less nested");
      place = { id: this.#interned.size, alternative, at, after };
      this.#interned.set(key, place);
    }
    return place;
  }
}
