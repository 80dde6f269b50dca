/** How a family of questions about one kind of stream is made. Part of the tool-store-and-streaming theme. */
import { type DrawnTask, type Family, family, type InputAxis } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

/** A question about what the sampler knows of an input. */
export interface StreamQuestion<T> {
  readonly answer: (
    none: string,
    yes: string,
    no: string,
    limit: number,
  ) => readonly [string, string, ...string[]];
  readonly labels?: (yes: string, no: string) => readonly string[];
  readonly solve: (seen: T, none: string, yes: string, no: string, limit: number) => string;
}

const YES_NO = [
  ["yes", "no"],
  ["true", "false"],
  ["1", "0"],
  ["Y", "N"],
] as const;

/** What numbers are compared with. */
const LIMITS = [40, 45, 50, 55, 60];
/** How far the two marks of an alarm lie from the limit. */
export const MARGIN = 10;

export function questionFamily<T>(definition: {
  readonly name: string;
  readonly difficulty: Family["difficulty"];
  readonly survives: readonly InputAxis[];
  readonly sources: readonly string[];
  readonly context?: string;
  readonly questions: Readonly<Record<string, StreamQuestion<T>>>;
  readonly make: (random: Random) => { readonly seen: T; readonly text: string };
}): Family {
  const { name, difficulty, survives, sources, context, questions, make } = definition;
  return family({
    id: `tool-store-and-streaming/${name}`,
    theme: "tool-store-and-streaming",
    difficulty,
    variants: Object.keys(questions),
    survives,
    draw(random, variant): DrawnTask {
      const { answer, labels, solve } = questions[variant] as StreamQuestion<T>;
      const none = random.pick(NOTHING);
      const [yes, no] = random.pick(YES_NO);
      const limit = random.pick(LIMITS);
      return {
        ...asked(random, {
          source: random.pick(sources),
          ...(context ? { context } : {}),
          answer: answer(none, yes, no, limit),
        }),
        ...(labels ? { labels: labels(yes, no) } : {}),
        sample: (r) => {
          const { seen, text } = make(r);
          return { input: text, output: solve(seen, none, yes, no, limit), latent: seen };
        },
        answer: ({ latent }) => solve(latent as T, none, yes, no, limit),
      };
    },
  });
}
