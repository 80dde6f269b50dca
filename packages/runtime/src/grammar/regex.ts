/**
 * A JavaScript regular expression as GBNF, for the part of the notation that describes whole texts: characters, classes,
 * groups, alternatives, repetitions. The expression is anchored at both ends, with or without `^` and `$`.
 */

import { PawError } from "@paw/format";
import { MAX_REPETITIONS } from "./gbnf.js";
import { complement, LAST_CHARACTER, type Range } from "./utf8-ranges.js";

/** Characters of an expression. */
const MAX_REGEX_CHARS = 2_000;
/** Groups in groups; each takes a level of the call stack. */
const MAX_NESTING = 100;

const DIGITS: readonly Range[] = [[0x30, 0x39]];
const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** ECMAScript WhiteSpace and LineTerminator. */
const SPACE: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement(WORD),
  s: SPACE,
  S: complement(SPACE),
};
/** What `.` does not match. */
const LINE_ENDS: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b, 0: 0 };

/**
 * The GBNF expression (not a whole grammar) for a regular expression's source. `without`: characters that may not occur,
 * such as those that a JSON text would have to escape. Throws `OPTION_INVALID` for look-around, back references and others.
 */
export function regexToGbnf(source: string, without: readonly Range[] = []): string {
  if (source.length > MAX_REGEX_CHARS) {
    throw invalid(source, `has ${source.length} characters: at most ${MAX_REGEX_CHARS} are allowed`);
  }
  return new Translator(source, without).translate();
}

class Translator {
  #at = 0;
  #depth = 0;

  constructor(
    readonly source: string,
    readonly without: readonly Range[],
  ) {}

  translate(): string {
    const expression = this.#alternatives();
    if (this.#at < this.source.length) throw this.#error(`has an unexpected ${this.source[this.#at]}`);
    return expression;
  }

  #alternatives(): string {
    if (++this.#depth > MAX_NESTING) throw this.#error(`nests groups over ${MAX_NESTING} deep`);
    const found = [this.#sequence()];
    while (this.#eat("|")) found.push(this.#sequence());
    this.#depth--;
    return found.join(" | ");
  }

  #sequence(): string {
    const parts: string[] = [];
    // Anchors may stand where they change nothing.
    if (this.#depth === 1) this.#eat("^");
    while (this.#at < this.source.length && !/[|)]/.test(this.source[this.#at]!)) {
      if (this.#depth === 1 && this.#anchorAtEnd()) break;
      parts.push(this.#quantified(this.#atom()));
    }
    return parts.length === 0 ? '""' : parts.join(" ");
  }

  #anchorAtEnd(): boolean {
    const next = this.source[this.#at + 1];
    return this.source[this.#at] === "$" && (next === undefined || next === "|") && this.#eat("$");
  }

  #atom(): string {
    if (this.#eat("(")) {
      if (this.#eat("?") && !this.#eat(":") && !this.#name()) {
        throw this.#error("has look-around or a flag in a group, which a grammar cannot express");
      }
      const inner = this.#alternatives();
      if (!this.#eat(")")) throw this.#error("has a group without its )");
      return `(${inner})`;
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
    const code = this.source.codePointAt(this.#at);
    if (code === undefined) throw this.#error("ends in the middle of a class or an escape");
    this.#at += code > 0xffff ? 2 : 1;
    if (code !== 0x5c) return [[code, code]];
    const rest = this.source.slice(this.#at);
    const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/.exec(rest);
    if (hex) {
      this.#at += hex[0].length;
      const value = Number.parseInt(hex[1] ?? hex[2] ?? hex[3]!, 16);
      return [[value, Math.min(value, LAST_CHARACTER)]];
    }
    const letter = rest[0] ?? "";
    this.#at += letter.length;
    const known = CLASSES[letter];
    if (known) return known;
    const control = inClass && letter === "b" ? 0x08 : CONTROLS[letter];
    if (control !== undefined) return [[control, control]];
    if (letter === "" || /[A-Za-z0-9]/.test(letter)) {
      throw this.#error(`has \\${letter}, which a grammar cannot express`);
    }
    const plain = letter.codePointAt(0)!;
    return [[plain, plain]];
  }

  #quantified(atom: string): string {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.#at));
    if (!match) return atom;
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
    return `[${allowed.map(([low, high]) => (low === high ? escaped(low) : `${escaped(low)}-${escaped(high)}`)).join("")}]`;
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

function escaped(code: number): string {
  return /[A-Za-z0-9]/.test(String.fromCodePoint(code))
    ? String.fromCodePoint(code)
    : `\\U${code.toString(16).padStart(8, "0")}`;
}

function invalid(source: string, what: string): PawError {
  return new PawError("OPTION_INVALID", `the regular expression /${source.slice(0, 80)}/ ${what}`);
}
