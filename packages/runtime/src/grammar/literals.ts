/** Fixed texts in GBNF: one of them, or one of thousands. */

import { invalid } from "./string-schema.js";

/** Values of one enum; the grammar's length bounds them too. */
const MAX_VALUES = 10_000;
/** Groups in groups for what many texts begin with; far under what a grammar may nest. */
const MAX_NESTING = 50;

/** A text as a GBNF literal. */
export function gbnfLiteral(text: string): string {
  const plain = text.replace(/["\\]/g, "\\$&");
  return `"${plain.replace(/[\n\r\t]/g, (sign) => ({ "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign]!)}"`;
}

/**
 * The alternatives of 1 to `MAX_VALUES` texts, equal beginnings written once: so there are never many ways to read what
 * an answer has so far. Throws `OPTION_INVALID` naming the schema at `path`.
 */
export function oneOfTexts(texts: readonly string[], path: string): string {
  if (texts.length === 0) throw invalid(path, "allows no value");
  if (texts.length > MAX_VALUES) {
    throw invalid(
      path,
      `lists ${texts.length} values: at most ${MAX_VALUES} can be followed; allow any text and check it afterwards`,
    );
  }
  const broken = texts.find((text) => !text.isWellFormed());
  if (broken !== undefined) {
    throw invalid(
      path,
      `has the value ${JSON.stringify(broken)} with half of a surrogate pair, which no answer can hold`,
    );
  }
  return alternatives(
    [...new Set(texts)].map((text) => [...text]),
    0,
  );
}

/** `texts`: distinct, as characters, without what stands before the group. */
function alternatives(texts: readonly (readonly string[])[], depth: number): string {
  if (depth === MAX_NESTING) return texts.map((text) => gbnfLiteral(text.join(""))).join(" | ");
  const byFirst = new Map<string | undefined, (readonly string[])[]>();
  for (const text of texts) {
    const group = byFirst.get(text[0]);
    if (group) group.push(text);
    else byFirst.set(text[0], [text]);
  }
  const written = [...byFirst.values()].map((group) => {
    if (group.length === 1) return gbnfLiteral(group[0]!.join(""));
    const length = commonLength(group);
    const rest = alternatives(
      group.map((text) => text.slice(length)),
      depth + 1,
    );
    return `${gbnfLiteral(group[0]!.slice(0, length).join(""))} (${rest})`;
  });
  return written.join(" | ");
}

/** Characters with which all of the texts begin. */
function commonLength([first, ...others]: readonly (readonly string[])[]): number {
  let length = 0;
  while (length < first!.length && others.every((text) => text[length] === first![length])) length++;
  return length;
}
