/**
 * A context-free grammar over bytes: what a constrained answer may be.
 *
 * Rules are alternatives of symbols; a symbol is a set of bytes or another rule. Built by `gbnf.ts`, matched by
 * `machine.ts`.
 */

import { PawError } from "@paw/format";
import { type Range, utf8Ranges } from "./utf8-ranges.js";

/** The bytes that may stand here (index: byte, value: 1 if it may), or the number of a rule. */
export type GrammarSymbol = { readonly bytes: Uint8Array } | { readonly rule: number };

export type Alternative = readonly GrammarSymbol[];

export interface Grammar {
  /** By rule number: its alternatives. */
  readonly rules: readonly (readonly Alternative[])[];
  readonly root: number;
}

/** Most rules, helpers for repetitions and character classes included; JSON schemas in use need hundreds. */
const MAX_RULES = 20_000;

/** Collects rules while a grammar is read. */
export class GrammarBuilder {
  readonly rules: Alternative[][] = [];

  /** The number of a new rule; give it alternatives here or later through `rules`. */
  add(alternatives: Alternative[] = []): number {
    if (this.rules.length >= MAX_RULES) {
      throw invalid(`needs more than ${MAX_RULES} rules: write smaller repetitions`);
    }
    return this.rules.push(alternatives) - 1;
  }

  /** One symbol for a character of the ranges. */
  character(ranges: readonly Range[]): GrammarSymbol {
    const sequences = ranges
      .flatMap(utf8Ranges)
      .map((bytes) => bytes.map((range) => ({ bytes: byteSet(range) })));
    const single = new Uint8Array(256);
    const longer = sequences.filter((sequence) => {
      if (sequence.length > 1) return true;
      sequence[0]!.bytes.forEach((on, byte) => {
        if (on) single[byte] = 1;
      });
      return false;
    });
    if (longer.length === 0) return { bytes: single };
    return { rule: this.add(single.includes(1) ? [[{ bytes: single }], ...longer] : longer) };
  }

  /** The symbols of a literal text. */
  literal(text: string): GrammarSymbol[] {
    return [...new TextEncoder().encode(text)].map((byte) => ({ bytes: byteSet([byte, byte]) }));
  }

  /** `symbol` at least `low` and at most `high` times (Infinity: any number). */
  repeat(symbol: GrammarSymbol, low: number, high: number): GrammarSymbol[] {
    const required = Array<GrammarSymbol>(low).fill(symbol);
    if (high === Number.POSITIVE_INFINITY) {
      const more = this.add();
      this.rules[more] = [[symbol, { rule: more }], []];
      return [...required, { rule: more }];
    }
    // Nested, so that a count is never reached in two ways: (x (x (x)?)?)?
    let optional: GrammarSymbol[] = [];
    for (let i = low; i < high; i++) optional = [{ rule: this.add([[symbol, ...optional], []]) }];
    return [...required, ...optional];
  }
}

function byteSet([low, high]: Range): Uint8Array {
  return new Uint8Array(256).fill(1, low, high + 1);
}

/** Throws `OPTION_INVALID` when a rule can begin with itself: matching would not end. */
export function checkLeftRecursion({ rules }: Grammar, nameOf: (rule: number) => string): void {
  const nullable = nullableRules(rules);
  const done = new Set<number>();
  const path = new Set<number>();
  // An explicit stack: helper rules of long repetitions nest deeper than calls may.
  const visit = (start: number): void => {
    const stack: { rule: number; next: number[] }[] = [];
    const enter = (rule: number): void => {
      if (path.has(rule))
        throw invalid(`has a rule that begins with itself: ${nameOf(rule)}; put something before it`);
      if (done.has(rule)) return;
      path.add(rule);
      stack.push({ rule, next: beginnings(rules[rule]!, nullable) });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.next.pop();
      if (next !== undefined) enter(next);
      else {
        stack.pop();
        path.delete(top.rule);
        done.add(top.rule);
      }
    }
  };
  for (const rule of rules.keys()) visit(rule);
}

/** Rules that an alternative can begin with. */
function beginnings(alternatives: readonly Alternative[], nullable: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (const alternative of alternatives) {
    for (const symbol of alternative) {
      if ("bytes" in symbol) break;
      found.push(symbol.rule);
      if (!nullable.has(symbol.rule)) break;
    }
  }
  return found;
}

/** Rules that can be empty. A rule is looked at again when one that it names turns out to be. */
function nullableRules(rules: readonly (readonly Alternative[])[]): Set<number> {
  const users = rules.map(() => new Set<number>());
  for (const [rule, alternatives] of rules.entries()) {
    for (const symbol of alternatives.flat()) if ("rule" in symbol) users[symbol.rule]!.add(rule);
  }
  const nullable = new Set<number>();
  const open = [...rules.keys()];
  const empty = (alternative: Alternative) => alternative.every((s) => "rule" in s && nullable.has(s.rule));
  for (let rule = open.pop(); rule !== undefined; rule = open.pop()) {
    if (nullable.has(rule) || !rules[rule]!.some(empty)) continue;
    nullable.add(rule);
    for (const user of users[rule]!) open.push(user);
  }
  return nullable;
}

export function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", `the grammar ${message}`);
}
