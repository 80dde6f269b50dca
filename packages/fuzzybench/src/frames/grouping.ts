/** Classifiers that group the same kinds of text in different ways: each grouping is a function of its own. */
import type { DrawnTask } from "../family.js";
import {
  type ClassInfo,
  capital,
  entries,
  fill,
  nameClasses,
  OTHER_CLASS,
  type Slots,
} from "../lexicon/a-text.js";
import type { Random } from "../random.js";

export type Source = ClassInfo & { readonly templates: readonly string[] };

/** A class of the function and the kinds of text that belong to it. */
export interface Group {
  readonly info: ClassInfo;
  readonly kinds: readonly string[];
}

/** A class of several kinds: their keys, names to choose from, and descriptions (split by slashes). */
export const group = (kinds: string, names: string, about: string): Group => ({
  kinds: kinds.split(" "),
  info: { key: kinds, names: entries(names), about: entries(about) },
});

/** Kinds by themselves, under their usual names, in the order of the pool. */
export const alone = (pool: readonly Source[], ...keys: readonly string[]): Group[] =>
  pool.filter(({ key }) => keys.includes(key)).map((info) => ({ info, kinds: [info.key] }));

/** The catch-all class, for these kinds. */
export const rest = (kinds: string): Group => ({ kinds: kinds.split(" "), info: OTHER_CLASS });

/** Texts of several kinds, and how one is written. */
export interface Texts {
  readonly pool: readonly Source[];
  readonly slots: Slots;
  readonly write: (random: Random, text: string) => string;
}

export interface GroupWording {
  readonly nouns: readonly string[];
  /** Wordings from a noun and five lists of the labels with their meanings. */
  readonly word: (
    noun: string,
    says: readonly string[],
  ) => Pick<DrawnTask, "canonical" | "plain" | "terse" | "casual">;
}

/**
 * Wordings for groups of typed texts that all answer one question: `what` is the question in its indirect form,
 * `short` a name for it.
 */
export const groupWords = (
  nouns: readonly string[],
  what: string,
  short: string,
  question: string,
): GroupWording => ({
  nouns,
  word: (noun, [s0, s1, s2, s3, s4]) => ({
    canonical: `Tell ${what} from the ${noun}: ${s0}.`,
    plain: [
      `Tell ${what}. Read the ${noun} and answer ${s2}.`,
      `Determine ${what} for each ${noun}: ${s0}.`,
      `Every ${noun} gets one label that says ${what}. ${capital(s4 as string)}.`,
      `${question} The possible answers for a ${noun} are ${s1}.`,
      `Classify the ${noun} by ${short}. ${capital(s3 as string)}.`,
    ],
    terse: [`${short}: ${s0}`, `${noun} -> ${short}, ${s1}`, `${short}? ${s3}`],
    casual: [
      `${question.toLowerCase()} use ${s2}.`,
      `someone typed this ${noun}, tell me ${what}: ${s0}`,
      `just sort the ${noun} for me, ${s1}, nothing else please`,
    ],
  }),
});

/** Draws the names of the groups and the texts; a text is of one kind, whichever way the kinds are grouped. */
export function grouping(
  random: Random,
  { pool, slots, write }: Texts,
  groups: readonly Group[],
  wording: GroupWording,
): DrawnTask {
  const named = nameClasses(
    random,
    groups.map(({ info }) => info),
  );
  return {
    ...wording.word(random.pick(wording.nouns), named.says),
    labels: named.all,
    sample: (r) => {
      const at = r.int(0, groups.length - 1);
      const kind = r.pick((groups[at] as Group).kinds);
      const source = pool.find(({ key }) => key === kind) as Source;
      const input = write(r, fill(r, r.pick(source.templates), slots));
      return { input, output: named.all[at] as string, latent: kind };
    },
    answer: ({ latent }) => named.all[groups.findIndex(({ kinds }) => kinds.includes(latent as string))],
  };
}
