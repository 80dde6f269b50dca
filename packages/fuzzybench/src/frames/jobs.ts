/**
 * Families made of jobs: several functions of one kind of input, each with its own words and its own pure solver.
 * The inputs do not depend on the job, so that only the specification tells what to do.
 */
import { type DrawnTask, type Family, family, type InputAxis, type Theme } from "../family.js";
import type { Random } from "../random.js";

/** A text, or alternatives of which each wording takes one. */
export type Phrase = string | readonly string[];

/** What a function does, said in parts. */
export interface Telling {
  /** The task as an imperative without a full stop: "sort the keys of the object". */
  readonly does: Phrase;
  /** The answer as a noun phrase: "the object with sorted keys". */
  readonly gives: Phrase;
  /** Full sentences that every wording must hold: edge cases and the form of the answer. */
  readonly rules?: readonly Phrase[];
}

/** One function of values of type T. */
export interface Job<T> extends Telling {
  readonly labels?: readonly string[];
  readonly solve: (value: T) => string;
  /** Poses inputs for this job alone, where those of the family would seldom give some of its answers. */
  readonly pose?: (random: Random) => Posed<T>;
}

/** An input and what the sampler knows of it. */
export interface Posed<T> {
  readonly input: string;
  readonly value: T;
}

interface JobFamily<T, C> {
  readonly id: string;
  readonly theme: Theme;
  readonly difficulty: Family["difficulty"];
  readonly heldOut?: boolean;
  readonly survives: readonly InputAxis[];
  /** What comes in, without article: "JSON object". */
  readonly noun: readonly string[];
  /** Draws what all jobs share: names, formats, the kinds of inputs. */
  readonly setting: (random: Random) => C;
  readonly pose: (random: Random, setting: C) => Posed<T>;
}

/** A family with one variant per job; the jobs are named by their variants. */
export function jobFamily<T, C, J extends Readonly<Record<string, (setting: C, random: Random) => Job<T>>>>(
  definition: JobFamily<T, C>,
  jobs: J,
): Family {
  const { noun, setting, pose, ...rest } = definition;
  return family({
    ...rest,
    variants: Object.keys(jobs) as (keyof J & string)[],
    draw(random, variant): DrawnTask {
      const shared = setting(random);
      const job = (jobs[variant] as J[typeof variant])(shared, random);
      return {
        ...tell(random, random.pick(noun), job),
        ...(job.labels && { labels: job.labels }),
        sample: (r) => {
          const { input, value } = job.pose?.(r) ?? pose(r, shared);
          return { input, output: job.solve(value), latent: value };
        },
        answer: ({ latent }) => job.solve(latent as T),
      };
    },
  });
}

interface Parts {
  /** The noun with its article. */
  readonly a: string;
  readonly noun: string;
  readonly does: string;
  readonly gives: string;
}
type Frame = (parts: Parts) => string;

const PLAIN: readonly Frame[] = [
  ({ does }) => `${upper(does)}.`,
  ({ a, does }) => `You are given ${a}. ${upper(does)}.`,
  ({ a, does }) => `The input is ${a}: ${does}.`,
  ({ a, gives }) => `Given ${a}, output ${gives}.`,
  ({ a, gives }) => `Return ${gives}. The input is ${a}.`,
  ({ a, gives }) => `From ${a}, produce ${gives}.`,
  ({ a, gives }) => `Write a function that takes ${a} and answers with ${gives}.`,
  ({ noun, gives }) => `For every ${noun} the answer is ${gives}.`,
  ({ a, does }) => `Take ${a} and ${does}.`,
  ({ a, gives }) => `Each input holds ${a}. The output is ${gives}, nothing else.`,
  ({ noun, gives }) => `Read the ${noun} and print ${gives}.`,
  ({ noun, does }) => `Your job, for one ${noun} at a time: ${does}.`,
  ({ noun, does }) => `Look at the ${noun} and ${does}.`,
  ({ a, gives }) => `I will send you ${a}. Reply with ${gives}.`,
  ({ gives }) => `Write down ${gives}.`,
  ({ noun, gives }) => `Input: one ${noun}. Output: ${gives}.`,
  ({ a, does }) => `Whenever ${a} comes in, ${does}.`,
  ({ noun, does }) => `This tool reads one ${noun}. It has to ${does}.`,
  ({ a, gives }) => `What is wanted for ${a} is ${gives}.`,
  ({ noun, gives }) => `Determine ${gives} for the given ${noun}.`,
  ({ a, gives }) => `Convert ${a} to ${gives}.`,
];

const TERSE: readonly Frame[] = [
  ({ noun, gives }) => `${noun} -> ${gives}.`,
  ({ does }) => `${does}.`,
  ({ gives }) => `Output: ${gives}.`,
  ({ noun, gives }) => `in: ${noun}; out: ${gives}.`,
  ({ noun, does }) => `${upper(noun)}: ${does}.`,
  ({ noun, gives }) => `${gives} (from a given ${noun}).`,
  ({ gives }) => `want: ${gives}.`,
  ({ noun, does }) => `one ${noun}; ${does}.`,
  ({ gives }) => `return only ${gives}.`,
  ({ does }) => `goal: ${does}.`,
];

const CASUAL: readonly Frame[] = [
  ({ does }) => `hey, can you ${does}?`,
  ({ a, gives }) => `I've got ${a} here and need ${gives}.`,
  ({ does }) => `please ${does} for me.`,
  ({ a, gives }) => `so ${a} comes in and I want ${gives} back.`,
  ({ gives }) => `just give me ${gives}, no chatter.`,
  ({ noun, gives }) => `all I need from the ${noun} is ${gives}.`,
  ({ a, does }) => `when I paste ${a}, ${does}, ok?`,
  ({ gives }) => `what I'm after is ${gives}.`,
  ({ does }) => `quick one: ${does}.`,
  ({ noun, does }) => `for each ${noun} I throw at you, ${does} please.`,
  ({ a, gives }) => `could you turn ${a} into ${gives}? thanks!`,
  ({ does }) => `I need something that can ${does}.`,
  ({ noun, gives }) => `no need to explain the ${noun}, I only want ${gives}.`,
  ({ does }) => `my script should ${does}, can you do that part?`,
];

/** Words a function in eleven ways. */
export function tell(
  random: Random,
  noun: string,
  telling: Telling,
): Pick<DrawnTask, "canonical" | "plain" | "terse" | "casual"> {
  const { does, gives, rules = [] } = telling;
  const one = (phrase: Phrase) => (typeof phrase === "string" ? phrase : random.pick(phrase));
  const text = (frame: Frame) => {
    const first = frame({ a: withArticle(noun), noun, does: one(does), gives: one(gives) });
    // A phrase may end in an example that brings its own full stop.
    return [first.replace(/(?<!\.)\.\.$/, "."), ...rules.map(one)].join(" ");
  };
  return {
    canonical: text(({ a, gives: answer }) => `Given ${a}, answer with ${answer}.`),
    plain: random.sample(PLAIN, 5).map(text),
    terse: random.sample(TERSE, 3).map(text),
    casual: random.sample(CASUAL, 3).map(text),
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The noun with "a" or "an", by its first sound; spelt-out names such as "XML" begin with a vowel. */
const withArticle = (noun: string): string =>
  `${/^([aeio]|HTML|XML|SQL|MD)/.test(noun) ? "an" : "a"} ${noun}`;

/** "a, b or c". */
export const either = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(", ")} or ${items.at(-1)}` : (items[0] as string);
