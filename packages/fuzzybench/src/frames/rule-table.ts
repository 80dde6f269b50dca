/**
 * Families as tables: the variants of a family share their inputs, and each row says what is asked of them, in words
 * and as a function of what the sampler knows. The wordings are put together from the row and from sentence frames.
 */
import type { DrawnTask, Family } from "../family.js";
import { choose, NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

/** What to do, as clauses that start with a verb in lower case; alternatives say the same with other words. */
export interface Rule {
  readonly long: readonly string[];
  readonly short: readonly string[];
}

/** One input and what the sampler knows of it. */
export interface Scene<L> {
  readonly input: string;
  readonly latent: L;
}

/** A variant whose output is one of few labels: `read` gives the place of the label. */
export interface LabelRow<L, O> {
  /** Alternative names of the labels, or the names that follow from the options. */
  readonly sets: readonly (readonly string[])[] | ((options: O) => readonly string[]);
  readonly read: (latent: L, options: O) => number;
  readonly solve?: undefined;
  readonly rule: (names: readonly string[], options: O) => Rule;
}

/** A variant whose output is free text; `miss` is the answer when there is nothing to find,
 * in quotes now and then where the rule names it. */
export interface TextRow<L, O> {
  readonly sets?: undefined;
  readonly solve: (latent: L, miss: string, options: O) => string;
  readonly rule: (miss: string, options: O) => Rule;
}

export type Row<L, O> = LabelRow<L, O> | TextRow<L, O>;

export interface Table<L, O> extends Omit<Family, "variants" | "draw"> {
  /** Noun phrases for the input, such as "a query and a document". */
  readonly things: readonly string[];
  /** What stays the same within one drawn function, such as the layout of inputs. */
  readonly options: (random: Random) => O;
  readonly scene: (random: Random, options: O) => Scene<L>;
  readonly rows: Readonly<Record<string, Row<NoInfer<L>, NoInfer<O>>>>;
  /** Answers for "nothing found", when the usual ones would be unnatural. */
  readonly misses?: readonly string[];
}

export const YES_NO: readonly (readonly string[])[] = [
  ["yes", "no"],
  ["true", "false"],
  ["1", "0"],
  ["Y", "N"],
  ["YES", "NO"],
  ["TRUE", "FALSE"],
  ["T", "F"],
  ["+", "-"],
];

/** Without "nothing": "output nothing" would be misread. */
const MISSES = NOTHING.filter((word) => word !== "nothing");
/** Draws of a scene in search of a wanted answer. */
const TRIES = 20;
/** Share of inputs that need not have an answer. */
const OPEN = 0.25;

export function tableFamily<L, O>(table: Table<L, O>): Family {
  const { things, options, scene, rows, misses = MISSES, ...rest } = table;
  return {
    ...rest,
    variants: Object.keys(rows),
    draw(random, variant): DrawnTask {
      const row = rows[variant] as Row<L, O>;
      const chosen = options(random);
      const miss = random.pick(misses);
      if (!row.sets) {
        const said = random.chance(0.4) ? `"${miss}"` : miss;
        const solve = (latent: L) => row.solve(latent, miss, chosen);
        return {
          ...ruleTexts(random, things, row.rule(said, chosen)),
          sample: (r) => {
            const open = r.chance(OPEN);
            let found = scene(r, chosen);
            for (let i = 0; i < TRIES && !open && solve(found.latent) === miss; i++) found = scene(r, chosen);
            return { ...found, output: solve(found.latent) };
          },
          answer: ({ latent }) => solve(latent as L),
        };
      }
      const labels = typeof row.sets === "function" ? row.sets(chosen) : random.pick(row.sets);
      const read = (latent: L) => row.read(latent, chosen);
      return {
        ...ruleTexts(random, things, row.rule(labels, chosen)),
        labels,
        sample: (r) => {
          const wanted = r.int(0, labels.length - 1);
          let found = scene(r, chosen);
          for (let i = 0; i < TRIES && read(found.latent) !== wanted; i++) found = scene(r, chosen);
          return { ...found, output: labels[read(found.latent)] as string };
        },
        answer: ({ latent }) => labels[read(latent as L)],
      };
    },
  };
}

const PLAIN: readonly ((long: string, things: string) => string)[] = [
  (long, things) => `You get ${things}. ${upper(long)}.`,
  (long, things) => `${upper(long)}. The input is ${things}.`,
  (long, things) => `Given ${things}, ${long}.`,
  (long, things) => `Read ${things} and ${long}.`,
  (long, things) => `The input is ${things}. The job is to ${long}.`,
  (long, things) => `For ${things}, ${long}. Give nothing but the answer.`,
  (long, things) => `Every input consists of ${things}. ${upper(long)}.`,
  (long, things) => `This function takes ${things}. It must ${long}.`,
  (long, things) => `Take ${things} and ${long}.`,
  (long, things) => `Write a function for ${things}: ${long}.`,
  (long, things) => `${upper(long)}. <Expect|You will be given> ${things}.`,
  (long, things) => `${upper(things)} will be given. ${upper(long)}.`,
  (long, things) => `Look at ${things}, then ${long}.`,
  (long) => `${upper(long)}. <Do not explain anything|Add no explanation|Write no other words>.`,
];
const TERSE: readonly ((short: string, things: string) => string)[] = [
  (short) => short,
  (short, things) => `${things} -> ${short}`,
  (short, things) => `${things}; ${short}`,
  (short, things) => `${short} (input: ${things})`,
  (short, things) => `${upper(things)}: ${short}`,
  (short) => `just this: ${short}`,
  (short) => `output: ${short}`,
];
const CASUAL: readonly ((long: string, short: string, things: string) => string)[] = [
  (long, _, things) => `hey, I've got ${things}. Could you please ${long}.`,
  (long, _, things) => `I keep getting ${things}, and for each one I need you to ${long}. Thanks!`,
  (_, short, things) => `quick one: ${short}. You'll be looking at ${things}.`,
  (long) => `<basically|in short>, please ${long}. That's all I need.`,
  (long, _, things) => `so here's ${things}. Just ${long}, ok?`,
  (long) => `can you help me out? I need something to ${long}. Cheers`,
  (long) => `what I'd like is simple: ${long}. <No more than that|Nothing else>.`,
  (_, short, things) => `<ok|right>, for ${things} please do this: ${short}. nothing else!`,
  (long, _, things) => `my boss gave me ${things} and wants me to ${long}, so please do that for every one.`,
  (long, _, things) => `we have a lot of this: ${things}. What I want from you is to ${long}.`,
];

/** The wordings of a rule in frames that are drawn anew for each function. */
export function ruleTexts(
  random: Random,
  things: readonly string[],
  { long, short }: Rule,
): Pick<DrawnTask, "canonical" | "plain" | "terse" | "casual"> {
  const start = random.int(0, 9);
  const thing = (i: number) => things[(start + i) % things.length] as string;
  const clause = (i: number) => long[(start + i) % long.length] as string;
  const brief = (i: number) => short[(start + i) % short.length] as string;
  const close = (text: string) => {
    const chosen = choose(random, text);
    return /[.!?]$/.test(chosen) ? chosen.replace(/([!?])\.$/, "$1") : `${chosen}.`;
  };
  return {
    canonical: close(`Given ${things[0]}, ${long[0]}.`),
    plain: random.sample(PLAIN, 5).map((frame, i) => close(frame(clause(i), thing(i)))),
    terse: random.sample(TERSE, 3).map((frame, i) => close(frame(brief(i), thing(i)))),
    casual: random.sample(CASUAL, 3).map((frame, i) => close(frame(clause(i + 1), brief(i), thing(i)))),
  };
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
