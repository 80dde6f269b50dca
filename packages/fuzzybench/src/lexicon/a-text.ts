/**
 * Small text helpers for task families: compact word lists, template filling, surface noise, spelling
 * mistakes, and naming the classes of a classifier. Not a lexicon of content; no layout of specifications.
 * `fill` puts values in as they are; the one of fill.ts also turns "a" into "an" before a slot. Both stay,
 * because another `fill` would give a family other texts.
 */
import type { Random } from "../random.js";

/** The whitespace-separated words of a text block. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The non-empty trimmed lines of a text block. */
export function lines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The entries of a text block that separates them by "/" (so that entries can hold spaces). */
export function entries(text: string): readonly string[] {
  return text
    .split("/")
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** Values for the `{slots}` of a template: a list is drawn from, a string is used as it is. */
export type Slots = Readonly<Record<string, string | readonly string[]>>;

/** Fills every `{slot}`; a slot without a value is an error in the family, so it throws a RangeError. */
export function fill(random: Random, template: string, slots: Slots): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new RangeError(`template "${template}" has no value for {${name}}`);
    return typeof value === "string" ? value : random.pick(value);
  });
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** How people really type: sometimes no capital, no final full stop, or all in lower case. */
export function rough(random: Random, sentence: string): string {
  const form = random.int(0, 9);
  if (form === 0) return sentence.toLowerCase();
  if (form === 1) return sentence.replace(/[.]$/, "").toLowerCase();
  if (form <= 3) return sentence.replace(/[.]$/, "");
  return sentence;
}

/** One spelling mistake that keeps the first letter and always changes the word. */
export function typo(random: Random, word: string): string {
  if (word.length < 3) return word + (word.at(-1) ?? "");
  const at = random.int(1, word.length - 2);
  const [before, here, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  const kind = random.int(0, 3);
  if (kind === 0 && here !== next) return before + next + here + after;
  if (kind === 1) return before + here + here + next + after;
  if (kind === 2) return before + (here === "e" ? "a" : "e") + next + after;
  return before + next + after;
}

/** One class of a classifier: possible names and short noun phrases that say what belongs to it. */
export interface ClassInfo<K extends string = string> {
  readonly key: K;
  readonly names: readonly string[];
  readonly about: readonly string[];
}

export interface NamedClasses<K extends string = string> {
  readonly keys: readonly K[];
  /** The outputs, in the order of the keys. */
  readonly all: readonly string[];
  readonly label: (key: K) => string;
  /** "label - meaning" lists in different layouts; every one names all labels. */
  readonly says: readonly string[];
}

/** Draws a name for every class: words, capitals, letters or numbers, and lists them with their meaning. */
export function nameClasses<K extends string>(
  random: Random,
  classes: readonly ClassInfo<K>[],
): NamedClasses<K> {
  const style = random.int(0, 19);
  const shift = random.int(0, 1);
  const all = classes.map((info, i) => {
    const name = style < 7 ? (info.names[0] as string) : random.pick(info.names);
    if (style < 12) return name;
    if (style < 15) return name.toUpperCase().replace(/[ -]/g, "_");
    if (style < 16) return capital(name);
    if (style < 18) return String.fromCharCode(65 + i);
    return String(i + shift);
  });
  const about = classes.map((info) => random.shuffle(info.about));
  const list = (form: (label: string, meaning: string) => string, between: string, turn: number) =>
    all
      .map((label, i) => {
        const meanings = about[i] as string[];
        return form(label, meanings[turn % meanings.length] as string);
      })
      .join(between);
  return {
    keys: classes.map((info) => info.key),
    all,
    label: (key) => all[classes.findIndex((info) => info.key === key)] as string,
    says: [
      list((label, meaning) => `${label} = ${meaning}`, "; ", 0),
      list((label, meaning) => `${label} (${meaning})`, ", ", 1),
      list((label, meaning) => `${label} for ${meaning}`, ", ", 2),
      list((label, meaning) => `${meaning} -> ${label}`, "; ", 0),
      list((label, meaning) => `"${label}" means ${meaning}`, ", ", 1),
    ],
  };
}

/** A catch-all class for classifiers over a part of the categories. */
export const OTHER_CLASS: ClassInfo<"other"> = {
  key: "other",
  names: ["other", "none", "rest", "else"],
  about: ["anything else", "none of these", "everything that does not fit"],
};

/** Words to answer with when the wanted thing is not there. */
export const MISSING_WORDS = [
  "none",
  "N/A",
  "null",
  "missing",
  "unknown",
  "-",
  "NONE",
  "n/a",
  "not found",
] as const;

/** Signs between the two sides of a comparison, each with the words that describe it. */
export const JOINERS = [
  [" | ", "a vertical bar"],
  [" / ", "a slash"],
  [" vs ", 'the word "vs"'],
  ["; ", "a semicolon"],
  [" <> ", "the sign <>"],
  [" = ", "an equals sign"],
] as const satisfies readonly (readonly [string, string])[];

/**
 * The classes that were not chosen and are not close to a chosen one, so that a catch-all label is right for
 * them. `near` lists pairs of keys ("billing returns") that a reader could confuse. May be empty.
 */
export function outside<T extends { readonly key: string }>(
  pool: readonly T[],
  chosen: readonly T[],
  near: readonly string[] = [],
): readonly T[] {
  const close = (a: string, b: string) => near.includes(`${a} ${b}`) || near.includes(`${b} ${a}`);
  return pool.filter((item) => !chosen.some((other) => other === item || close(item.key, other.key)));
}
