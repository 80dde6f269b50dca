/**
 * Builds a family from a table of questions about texts of one kind: the texts are the same for all of its
 * variants, only the specification says what is asked. It is in English unless `spec` says otherwise.
 */
import { type DrawnTask, type Family, family, type InputAxis, type Theme } from "../family.js";
import { capital } from "../lexicon/a-text.js";
import { choose, NOTHING, type Wordings, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";
import { FRAMES, type SpecLanguage } from "./five-languages.js";

/** One function over the texts of a family. `{none}` in `ask` and `note` is the drawn answer for "nothing". */
export interface Question<L> {
  /** An indirect question where there are classes, otherwise a noun phrase for the answer. */
  readonly ask: string;
  /** When each label holds, as clauses; absent for free answers. */
  readonly classes?: readonly string[];
  /** Sets of label names in the order of the classes. */
  readonly names?: readonly (readonly string[])[];
  /** Edge cases, as whole sentences. */
  readonly note?: string;
  /** The place of the label, or the free answer; `none` stands for "nothing found". */
  readonly read: (latent: L, none: string) => number | string;
}

export interface TextFamily<L, V extends string> {
  readonly id: string;
  readonly theme: Theme;
  readonly difficulty: Family["difficulty"];
  readonly heldOut?: boolean;
  readonly survives: readonly InputAxis[];
  readonly spec?: SpecLanguage;
  /** The input with its indefinite article, and its plural. */
  readonly thing: readonly [string, string];
  /** What a text says; it determines the answers to all questions. */
  readonly latent: (random: Random) => L;
  readonly variants: Readonly<Record<V, Question<L> | ((random: Random) => Question<L>)>>;
  readonly render: (random: Random, latent: L) => string;
}

/** Tries for a latent with the wanted label; only rare labels need more than a few. */
const TRIES = 24;

/** A family over texts that its sampler knows the meaning of. */
export function textFamily<L, V extends string>(texts: TextFamily<L, V>): Family {
  const { id, theme, difficulty, heldOut, survives, spec = "en", thing } = texts;
  return family({
    id,
    theme,
    difficulty,
    ...(heldOut ? { heldOut } : {}),
    survives,
    variants: Object.keys(texts.variants) as V[],
    draw(random, variant): DrawnTask {
      const none = random.pick(NOTHING);
      const row: Question<L> | ((random: Random) => Question<L>) = texts.variants[variant];
      const question = typeof row === "function" ? row(random) : row;
      const labels = question.names && named(random, question.names);
      const pairs = labels?.map((label, i) => [label, question.classes?.[i] as string] as const);
      const put = (text: string): string => text.replaceAll("{none}", none);
      const frame = FRAMES[spec]({
        one: thing[0],
        many: thing[1],
        ask: put(question.ask),
        note: question.note ? (spec === "zh" ? "" : " ") + put(question.note) : "",
        ...(pairs ? { pairs } : {}),
      });
      const output = (latent: L): string | undefined => {
        const read = question.read(latent, none);
        return typeof read === "number" ? labels?.[read] : read;
      };
      return {
        canonical: frame.canonical,
        ...(spec === "en" ? wordings(random, frame) : chosen(random, frame)),
        ...(labels ? { labels } : {}),
        sample: (r) => {
          const wanted = labels && r.pick(labels);
          let latent = texts.latent(r);
          for (let i = 0; wanted !== undefined && output(latent) !== wanted && i < TRIES; i++)
            latent = texts.latent(r);
          return { input: texts.render(r, latent), output: output(latent) as string, latent };
        },
        answer: (pair) => output(pair.latent as L),
      };
    },
  });
}

/** A set of names, or letters or numbers in their place. */
function named(random: Random, sets: readonly (readonly string[])[]): readonly string[] {
  const set = random.pick(sets);
  const style = random.int(0, 9);
  if (style === 0) return set.map((_, i) => String.fromCharCode(65 + i));
  if (style === 1) return set.map((_, i) => String(i + 1));
  return set;
}

/** `wordings` mends English articles; other languages only need their choices resolved. */
const chosen = (random: Random, texts: Wordings): Wordings => ({
  plain: texts.plain.map((text) => capital(choose(random, text))),
  terse: texts.terse.map((text) => choose(random, text)),
  casual: texts.casual.map((text) => choose(random, text)),
});
