/**
 * Alternatives inside a text: "<could not|failed to> open it" stands for two texts. Used by wordings and by
 * input templates, so that one line of a lexicon gives many surface forms. Not a grammar: choices do not nest.
 */
import type { Random } from "../random.js";

/** Replaces every "<a|b|c>" by one of its alternatives; other angle brackets are left alone. */
export function choose(random: Random, text: string): string {
  return text.replace(/<([^<>|]*(?:\|[^<>|]*)+)>/g, (_, inner: string) => random.pick(inner.split("|")));
}

/** The three wording lists of a drawn task, with every choice resolved. */
export interface Wordings {
  readonly plain: readonly string[];
  readonly terse: readonly string[];
  readonly casual: readonly string[];
}

/** The article before a vowel; not the "a" of "n/a", and not a label "a" before a joining word. */
const ARTICLE =
  /(?<![\w/])a (?=[aeiAEI])(?!(?:a|all|also|an|and|any|are|as|at|each|else|even|every|if|in|instead|into|is|it|its)\b)/g;

/** Resolves the choices of every wording and closes each with a full stop; plain ones start with a capital. */
export function wordings(random: Random, texts: Wordings): Wordings {
  const all = (list: readonly string[]): string[] =>
    list.map((text) => {
      const chosen = choose(random, text).trim().replace(/ {2,}/g, " ").replace(ARTICLE, "an ");
      return /[.!?]$/.test(chosen) ? chosen : `${chosen}.`;
    });
  return {
    plain: all(texts.plain).map((text) => text.charAt(0).toUpperCase() + text.slice(1)),
    terse: all(texts.terse),
    casual: all(texts.casual),
  };
}

/** Lists labels with their meanings: `a = x, b = y`. */
export const gloss = (entries: readonly (readonly [string, string])[], equals = " = ", join = ", "): string =>
  entries.map(([label, meaning]) => `${label}${equals}${meaning}`).join(join);

/** Answers that stand for "there is nothing"; a specification names the one it wants. */
export const NOTHING = [
  "none",
  "unknown",
  "n/a",
  "-",
  "?",
  "null",
  "missing",
  "NONE",
  "not found",
  "nothing",
  "N/A",
  "absent",
] as const;

/** How a free answer is written: `rule` follows "write it", `short` suits a few words. */
export interface Writing {
  readonly rule: string;
  readonly short: string;
  readonly apply: (text: string) => string;
}

const WRITINGS: readonly { rules: readonly string[]; short: string; apply: Writing["apply"] }[] = [
  { rules: ["exactly as written", "unchanged", "as it stands"], short: "verbatim", apply: (t) => t },
  { rules: ["in lower case", "in small letters"], short: "lower case", apply: (t) => t.toLowerCase() },
  { rules: ["in upper case", "in capital letters"], short: "UPPER CASE", apply: (t) => t.toUpperCase() },
  { rules: ["in double quotes", "between double quotes"], short: 'in "quotes"', apply: (t) => `"${t}"` },
  { rules: ["in square brackets", "inside square brackets"], short: "in [brackets]", apply: (t) => `[${t}]` },
];

/** Draws a way of writing; the unchanged text is the most likely one. Digits alone get no rule on letters. */
export function writing(random: Random, letters = true): Writing {
  const ways = letters
    ? WRITINGS
    : WRITINGS.filter((way) => !way.short.includes("case") && !way.short.includes("CASE"));
  const way = random.chance(0.5) ? WRITINGS[0]! : random.pick(ways);
  return { rule: random.pick(way.rules), short: way.short, apply: way.apply };
}
