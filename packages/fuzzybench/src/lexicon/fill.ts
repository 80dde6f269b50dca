/**
 * Filling of sentence templates, and the small parameters that many families share: how the answer is
 * written (as is, lower case, quoted, ...) and what is said when there is no answer. Own work.
 * `fill` turns "a {name}" into "an" before a vowel; the one of a-text.ts leaves articles alone. Both stay,
 * because another `fill` would give a family other texts.
 */
import type { Random } from "../random.js";

export type Slots = Readonly<Record<string, string | readonly string[]>>;

/**
 * Replaces each `{name}` by its slot (a list gives one element) and turns "a {name}" into "an" before a
 * vowel; an unknown name throws RangeError.
 */
export function fill(random: Random, template: string, slots: Slots): string {
  return template.replace(/(\ba )?\{(\w+)\}/g, (_, article: string | undefined, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new RangeError(`no slot {${name}} for the template "${template}"`);
    const word = typeof value === "string" ? value : random.pick(value);
    return (article && /^[aeio]/.test(word) ? "an " : (article ?? "")) + word;
  });
}

/** Fills one of several templates. */
export function say(random: Random, templates: readonly string[], slots: Slots): string {
  return fill(random, random.pick(templates), slots);
}

/** The text with its first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lists labels with their meanings: `a = x, b = y`. */
export function gloss(entries: readonly (readonly [string, string])[], equals = " = ", join = ", "): string {
  return entries.map(([label, meaning]) => `${label}${equals}${meaning}`).join(join);
}

/** Answers for "there is nothing". */
const MISSING = [
  "none",
  "unknown",
  "n/a",
  "not stated",
  "-",
  "?",
  "null",
  "missing",
  "NONE",
  "not found",
  "N/A",
  "absent",
  "no answer",
] as const;

/** Draws the answer for "there is nothing": `value` as output, `said` as the specification names it. */
export function missing(random: Random): { readonly value: string; readonly said: string } {
  const value = random.pick(MISSING);
  return { value, said: random.chance(0.4) ? `"${value}"` : value };
}

/** How a free answer is written. */
export interface AnswerForm {
  /** Fits after "give the answer": a full phrase. */
  readonly rule: string;
  /** One or two words for terse wordings. */
  readonly short: string;
  readonly apply: (text: string) => string;
}

const FORMS: readonly { rules: readonly string[]; shorts: readonly string[]; apply: AnswerForm["apply"] }[] =
  [
    {
      rules: ["exactly as it is written", "unchanged", "copied letter for letter", "just as it appears"],
      shorts: ["verbatim", "as is", "unchanged"],
      apply: (text) => text,
    },
    {
      rules: ["in lower case", "in small letters only", "lowercased"],
      shorts: ["lowercase", "lower case"],
      apply: (text) => text.toLowerCase(),
    },
    {
      rules: ["in capital letters", "in upper case", "fully capitalised"],
      shorts: ["UPPERCASE", "upper case", "all caps"],
      apply: (text) => text.toUpperCase(),
    },
    {
      rules: ["in double quotes", "between double quotation marks"],
      shorts: ['in "double quotes"'],
      apply: (text) => `"${text}"`,
    },
    {
      rules: ["in square brackets", "wrapped in square brackets"],
      shorts: ["in [square brackets]"],
      apply: (text) => `[${text}]`,
    },
  ];

/** Draws an answer form; the unchanged text is the most likely one. */
export function answerForm(random: Random): AnswerForm {
  const form = random.chance(0.4) ? FORMS[0]! : random.pick(FORMS);
  return { rule: random.pick(form.rules), short: random.pick(form.shorts), apply: form.apply };
}

/** Ways to mark a span inside a sentence. */
export const BRACKETS: readonly { name: string; mark: (text: string) => string }[] = [
  { name: "square brackets", mark: (text) => `[${text}]` },
  { name: "asterisks", mark: (text) => `*${text}*` },
  { name: "double asterisks", mark: (text) => `**${text}**` },
  { name: "angle brackets", mark: (text) => `<${text}>` },
  { name: "curly braces", mark: (text) => `{${text}}` },
  { name: "underscores", mark: (text) => `_${text}_` },
];
