/**
 * Reads GBNF, llama.cpp's notation for grammars (its grammars/README.md): rules `name ::= ...` with literals in
 * quotes, character classes, `.`, groups, `|`, `*`, `+`, `?`, `{m,n}` and `#` comments; the answer is a `root`.
 */

import { checkLeftRecursion, type Grammar, GrammarBuilder, type GrammarSymbol, invalid } from "./grammar.js";
import { complement, LAST_CHARACTER, type Range } from "./utf8-ranges.js";

/** Characters of a grammar's text; a large JSON schema gives some tens of thousands. */
export const MAX_GRAMMAR_CHARS = 200_000;
/** Largest number in `{m,n}`: every repetition up to it is a rule. */
export const MAX_REPETITIONS = 2_000;
/** Groups in groups; each takes a level of the call stack. */
const MAX_NESTING = 200;

/** Reads a grammar; throws `OPTION_INVALID` with line and column. */
export function parseGbnf(text: string): Grammar {
  if (text.length > MAX_GRAMMAR_CHARS) {
    throw invalid(`has ${text.length} characters: at most ${MAX_GRAMMAR_CHARS} are allowed`);
  }
  return new Parser(text).parse();
}

const NAME = /[A-Za-z][A-Za-z0-9_-]*/y;
const BLANK = /(?:[ \t]|#[^\n]*)*/y;
const ANY_BLANK = /(?:\s|#[^\n]*)*/y;
/** The next line begins a rule: what came before is complete. */
const RULE_BEGINS = /[A-Za-z][A-Za-z0-9_-]*[ \t]*::=/y;
const COUNT = /\{[ \t]*(\d{1,6})?[ \t]*(,?)[ \t]*(\d{1,6})?[ \t]*\}/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt"\\[\]^-]))/y;
const NAMED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

class Parser {
  readonly #builder = new GrammarBuilder();
  /** By name; `defined` once its `::=` was read. */
  readonly #names = new Map<string, { readonly rule: number; defined: boolean; readonly at: number }>();
  #at = 0;
  #depth = 0;

  constructor(readonly text: string) {}

  parse(): Grammar {
    for (this.#take(ANY_BLANK); this.#at < this.text.length; this.#take(ANY_BLANK)) this.#rule();
    const missing = [...this.#names].find(([, { defined }]) => !defined);
    if (missing) throw this.#error(`uses ${missing[0]}, which is not defined`, missing[1].at);
    const root = this.#names.get("root");
    if (!root) throw invalid("has no rule named root: say what the whole answer is");
    const grammar = { rules: this.#builder.rules, root: root.rule };
    const nameOf = (rule: number) =>
      [...this.#names].find(([, known]) => known.rule === rule)?.[0] ?? "a repetition";
    checkLeftRecursion(grammar, nameOf);
    return grammar;
  }

  #rule(): void {
    const at = this.#at;
    const name = this.#take(NAME);
    if (!name) throw this.#error("needs the name of a rule here", at);
    this.#take(BLANK);
    if (!this.#eat("::=")) throw this.#error(`needs ::= after ${name[0]}`, this.#at);
    const known = this.#name(name[0], at);
    if (known.defined) throw this.#error(`defines ${name[0]} twice`, at);
    known.defined = true;
    this.#take(ANY_BLANK);
    this.#builder.rules[known.rule] = this.#alternatives();
    if (this.#at < this.text.length && !this.#beginsRule()) {
      throw this.#error(
        `has ${JSON.stringify(this.text[this.#at])} where an element, | or a new rule may stand`,
        this.#at,
      );
    }
  }

  #alternatives(): GrammarSymbol[][] {
    if (++this.#depth > MAX_NESTING) throw this.#error(`nests groups over ${MAX_NESTING} deep`, this.#at);
    const found: GrammarSymbol[][] = [];
    do {
      this.#take(ANY_BLANK);
      found.push(this.#sequence());
      this.#take(ANY_BLANK);
    } while (this.#eat("|"));
    this.#depth--;
    return found;
  }

  #sequence(): GrammarSymbol[] {
    const symbols: GrammarSymbol[] = [];
    for (;;) {
      // A rule may go on over several lines until the next one begins.
      this.#take(ANY_BLANK);
      if (this.#beginsRule()) return symbols;
      const element = this.#element();
      if (element === undefined) return symbols;
      this.#take(BLANK);
      symbols.push(...this.#repeated(element));
    }
  }

  #element(): GrammarSymbol[] | undefined {
    const at = this.#at;
    if (this.#eat('"')) {
      let literal = "";
      while (!this.#eat('"')) literal += String.fromCodePoint(this.#character("a literal that began", at));
      return this.#builder.literal(literal);
    }
    if (this.#eat("[")) return [this.#class(at)];
    if (this.#eat(".")) return [this.#builder.character([[0, LAST_CHARACTER]])];
    if (this.#eat("(")) {
      const rule = this.#builder.add(this.#alternatives());
      if (!this.#eat(")")) throw this.#error("has a group without its )", at);
      return [{ rule }];
    }
    const name = this.#take(NAME);
    return name ? [{ rule: this.#name(name[0], at).rule }] : undefined;
  }

  #class(at: number): GrammarSymbol {
    const negated = this.#eat("^");
    const ranges: Range[] = [];
    while (!this.#eat("]")) {
      const low = this.#character("a character class that began", at);
      const isRange = this.text[this.#at] === "-" && this.text[this.#at + 1] !== "]";
      if (isRange) this.#at++;
      const high = isRange ? this.#character("a character class that began", at) : low;
      if (high < low) throw this.#error("has a range that ends before it begins", at);
      ranges.push([low, high]);
    }
    const wanted = negated ? complement(ranges) : ranges;
    if (wanted.length === 0) throw this.#error("has a character class without characters", at);
    return this.#builder.character(wanted);
  }

  #repeated(element: GrammarSymbol[]): GrammarSymbol[] {
    const at = this.#at;
    const [low, high] = this.#count() ?? [1, 1];
    if (low === 1 && high === 1) return element;
    if (
      high < low ||
      low > MAX_REPETITIONS ||
      (high > MAX_REPETITIONS && high !== Number.POSITIVE_INFINITY)
    ) {
      throw this.#error(`has a repetition from ${low} to ${high}: 0 to ${MAX_REPETITIONS} are allowed`, at);
    }
    const one = element.length === 1 ? element[0]! : { rule: this.#builder.add([element]) };
    return this.#builder.repeat(one, low, high);
  }

  #count(): readonly [number, number] | undefined {
    if (this.#eat("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#eat("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#eat("?")) return [0, 1];
    const counted = this.#take(COUNT);
    if (!counted) return undefined;
    const [, low, comma, high] = counted;
    const least = Number(low ?? 0);
    return [least, comma === "" ? least : high === undefined ? Number.POSITIVE_INFINITY : Number(high)];
  }

  /** One character of a literal or class, escapes read. */
  #character(where: string, from: number): number {
    const at = this.#at;
    if (this.text[at] === "\\") {
      const escaped = this.#take(ESCAPE);
      if (!escaped)
        throw this.#error(`has the unknown escape ${JSON.stringify(this.text.slice(at, at + 2))}`, at);
      const [, x, u, long, plain] = escaped;
      const code = Number.parseInt(x ?? u ?? long ?? "", 16);
      if (plain !== undefined) return (NAMED[plain] ?? plain).codePointAt(0)!;
      if (code > LAST_CHARACTER) throw this.#error("has an escape beyond the last character", at);
      return code;
    }
    const code = this.text.codePointAt(at);
    if (code === undefined || code === 0x0a) throw this.#error(`has ${where} here and does not end`, from);
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #name(name: string, at: number) {
    let known = this.#names.get(name);
    if (!known) {
      known = { rule: this.#builder.add(), defined: false, at };
      this.#names.set(name, known);
    }
    return known;
  }

  #beginsRule(): boolean {
    RULE_BEGINS.lastIndex = this.#at;
    return RULE_BEGINS.test(this.text);
  }

  #eat(text: string): boolean {
    if (!this.text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match) this.#at += match[0].length;
    return match;
  }

  #error(what: string, at: number) {
    const before = this.text.slice(0, at).split("\n");
    return invalid(`${what} (line ${before.length}, column ${before.at(-1)!.length + 1})`);
  }
}
