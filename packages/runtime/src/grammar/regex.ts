/**
 * A JavaScript regular expression as GBNF, for the part of the notation that a grammar can express: characters, classes,
 * groups, alternatives, repetitions, and `^` and `$` at the edges. Read as with the flag u: characters are code points.
 */

import { PawError } from "@paw/format";
import { CLASSES, CONTROLS, LINE_ENDS } from "./character-sets.js";
import { MAX_REPETITIONS } from "./gbnf.js";
import { complement, LAST_CHARACTER, type Range, SURROGATES } from "./utf8-ranges.js";

/** Characters of an expression. */
const MAX_REGEX_CHARS = 2_000;
/** Groups in groups; each takes a level of the call stack. */
const MAX_NESTING = 100;

/** Two halves of a surrogate pair are one character. */
const HEX_ESCAPE =
  /^\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/;

export interface RegexReading {
  /** Characters that may not occur, such as those that a JSON text would have to escape. */
  readonly without?: readonly Range[];
  /**
   * GBNF of what may stand before and after a match where no anchor forbids it, as in a search (JSON Schema's `pattern`).
   * Left out: the expression describes the whole text, with or without `^` and `$`.
   */
  readonly around?: { readonly before: string; readonly after: string };
}

/** One alternative. Its anchors decide whether something may stand around it. */
interface Sequence {
  readonly start: boolean;
  readonly parts: readonly (string | AnchoredGroup)[];
  readonly end: boolean;
}

/** A group with `^` (`starts`) or `$` (`ends`) in it; groups without are GBNF at once. */
interface AnchoredGroup {
  readonly alternatives: readonly Sequence[];
  readonly starts: boolean;
  readonly ends: boolean;
}

/**
 * The GBNF expression (not a whole grammar) for a regular expression's source. Throws `OPTION_INVALID` for look-around,
 * back references, anchors in the middle and others.
 */
export function regexToGbnf(source: string, { without = [], around }: RegexReading = {}): string {
  if (source.length > MAX_REGEX_CHARS) {
    throw invalid(source, `has ${source.length} characters: at most ${MAX_REGEX_CHARS} are allowed`);
  }
  return written(new Parser(source, without).parse(), around?.before ?? "", around?.after ?? "");
}

/** GBNF of alternatives; what may stand around is put outside of groups, or into those with anchors at that edge. */
function written(alternatives: readonly Sequence[], before: string, after: string): string {
  const one = ({ start, parts, end }: Sequence): string => {
    const [lead, trail] = [start ? "" : before, end ? "" : after];
    const last = parts.length - 1;
    const inner = parts.map((part, i) =>
      typeof part === "string"
        ? part
        : `(${written(part.alternatives, i === 0 ? lead : "", i === last ? trail : "")})`,
    );
    const all = [
      typeof parts[0] === "object" ? "" : lead,
      ...inner,
      typeof parts[last] === "object" ? "" : trail,
    ];
    return all.filter((part) => part !== "").join(" ") || '""';
  };
  return alternatives.map(one).join(" | ");
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(
    readonly source: string,
    readonly without: readonly Range[],
  ) {}

  parse(): Sequence[] {
    const alternatives = this.#alternatives();
    if (this.#at < this.source.length) throw this.#error(`has an unexpected ${this.source[this.#at]}`);
    return alternatives;
  }

  #alternatives(): Sequence[] {
    if (++this.#depth > MAX_NESTING) throw this.#error(`nests groups over ${MAX_NESTING} deep`);
    const found = [this.#sequence()];
    while (this.#eat("|")) found.push(this.#sequence());
    this.#depth--;
    return found;
  }

  #sequence(): Sequence {
    const parts: (string | AnchoredGroup)[] = [];
    const start = this.#eat("^");
    let end = false;
    while (this.#at < this.source.length && !/[|)]/.test(this.source[this.#at]!)) {
      end = this.#anchorAtEnd();
      if (end) break;
      const before = parts.at(-1);
      if (typeof before === "object" && before.ends) {
        throw this.#error("has $ in a group that something follows, which a grammar cannot express");
      }
      const atom = this.#atom();
      if (typeof atom === "object" && atom.starts && parts.length > 0) {
        throw this.#error("has ^ in a group that does not stand first, which a grammar cannot express");
      }
      parts.push(this.#quantified(atom));
    }
    return { start, parts, end };
  }

  #anchorAtEnd(): boolean {
    const next = this.source[this.#at + 1];
    return this.source[this.#at] === "$" && (next === undefined || "|)".includes(next)) && this.#eat("$");
  }

  #atom(): string | AnchoredGroup {
    if (this.#eat("(")) {
      if (this.#eat("?") && !this.#eat(":") && !this.#name()) {
        throw this.#error("has look-around or a flag in a group, which a grammar cannot express");
      }
      const alternatives = this.#alternatives();
      if (!this.#eat(")")) throw this.#error("has a group without its )");
      const starts = alternatives.some(({ start, parts: [first] }) => start || Object(first).starts === true);
      const ends = alternatives.some(({ end, parts }) => end || Object(parts.at(-1)).ends === true);
      return starts || ends ? { alternatives, starts, ends } : `(${written(alternatives, "", "")})`;
    }
    if (this.#eat("[")) return this.#class();
    if (this.#eat(".")) return this.#ranges(complement(LINE_ENDS));
    const character = this.source[this.#at]!;
    if ("^$*+?{".includes(character)) throw this.#error(`has ${character} where a grammar has no use for it`);
    return this.#ranges(this.#character(false));
  }

  #name(): boolean {
    const match = /^<[A-Za-z_]\w*>/.exec(this.source.slice(this.#at));
    if (match) this.#at += match[0].length;
    return match !== null;
  }

  #class(): string {
    const negated = this.#eat("^");
    const ranges: Range[] = [];
    while (!this.#eat("]")) {
      const low = this.#character(true);
      const isRange = this.source[this.#at] === "-" && this.source[this.#at + 1] !== "]";
      if (!isRange || low.length > 1 || low[0]![0] !== low[0]![1]) {
        ranges.push(...low);
        continue;
      }
      this.#at++;
      const high = this.#character(true);
      if (high.length > 1 || high[0]![1] < low[0]![0])
        throw this.#error("has a range that ends before it begins");
      ranges.push([low[0]![0], high[0]![1]]);
    }
    return this.#ranges(negated ? complement(ranges) : ranges);
  }

  /** One character, or the set of an escape such as \d. */
  #character(inClass: boolean): readonly Range[] {
    const rest = this.source.slice(this.#at);
    const hex = HEX_ESCAPE.exec(rest);
    if (hex) return this.#single(hex[0].length, hexValue(hex));
    const skip = rest.startsWith("\\") ? 1 : 0;
    const code = rest.codePointAt(skip);
    if (code === undefined) throw this.#error("ends in the middle of a class or an escape");
    const letter = String.fromCodePoint(code);
    if (skip === 0) return this.#single(letter.length, code);
    const known = CLASSES[letter];
    const control = inClass && letter === "b" ? 0x08 : CONTROLS[letter];
    if (known === undefined && control === undefined && /[A-Za-z0-9]/.test(letter)) {
      throw this.#error(`has \\${letter}, which a grammar cannot express`);
    }
    const single = this.#single(skip + letter.length, control ?? code);
    return known ?? single;
  }

  /** The character that `length` units of the source stand for. */
  #single(length: number, code: number): readonly Range[] {
    if (code > LAST_CHARACTER) throw this.#error("has an escape beyond the last character");
    if (code >= SURROGATES[0] && code <= SURROGATES[1]) {
      throw this.#error("has half of a surrogate pair: write the whole character, as in \\u{1F600}");
    }
    this.#at += length;
    return [[code, code]];
  }

  #quantified(atom: string | AnchoredGroup): string | AnchoredGroup {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.#at));
    if (!match) return atom;
    if (typeof atom === "object") {
      throw this.#error("repeats a group with ^ or $ in it, which a grammar cannot express");
    }
    this.#at += match[0].length;
    const [, sign, low, comma, high] = match;
    if (sign) return `${atom}${sign}`;
    if (Number(low) > MAX_REPETITIONS || Number(high) > MAX_REPETITIONS) {
      throw this.#error(`repeats more than ${MAX_REPETITIONS} times`);
    }
    return `${atom}{${low}${comma}${high}}`;
  }

  #ranges(ranges: readonly Range[]): string {
    const allowed = this.without.length === 0 ? ranges : complement([...complement(ranges), ...this.without]);
    if (allowed.length === 0) throw this.#error("has a class without characters that may stand here");
    return classOf(allowed);
  }

  #eat(text: string): boolean {
    if (!this.source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #error(what: string): PawError {
    return invalid(this.source, `${what} (at character ${this.#at + 1})`);
  }
}

/** The character of a match of `HEX_ESCAPE`. */
function hexValue([, high, low, ...other]: RegExpExecArray): number {
  if (high === undefined || low === undefined) return Number.parseInt(other.find(Boolean)!, 16);
  return String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)).codePointAt(0)!;
}

/** A GBNF class of the characters, or of all others. */
export function classOf(ranges: readonly Range[], negated = false): string {
  const written = ranges.map(([low, high]) =>
    low === high ? escaped(low) : `${escaped(low)}-${escaped(high)}`,
  );
  return `[${negated ? "^" : ""}${written.join("")}]`;
}

function escaped(code: number): string {
  return /[A-Za-z0-9]/.test(String.fromCodePoint(code))
    ? String.fromCodePoint(code)
    : `\\U${code.toString(16).padStart(8, "0")}`;
}

function invalid(source: string, what: string): PawError {
  return new PawError("OPTION_INVALID", `the regular expression /${source.slice(0, 80)}/ ${what}`);
}
