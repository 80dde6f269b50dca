/**
 * Wordings of a function that reads one thing from its input: what the input is, what is known beforehand, what to
 * answer, and what to do in special cases. Families with many questions about the same inputs state only these.
 */
import type { Random } from "../random.js";

export interface Question {
  /** The input as a noun phrase with its article: "a tool call in JSON". */
  readonly source: string;
  /** What must be known, in complete sentences. */
  readonly context?: string;
  /** The answer as a noun phrase, in at least two ways: "the name of the tool". "X if ..., otherwise Y" is fine too. */
  readonly answer: readonly [string, string, ...string[]];
  /** Special cases, in complete sentences. */
  readonly edge?: string;
}

export interface AskedWordings {
  readonly canonical: string;
  readonly plain: readonly string[];
  readonly terse: readonly string[];
  readonly casual: readonly string[];
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(" ");

export function asked(random: Random, { source, context = "", answer, edge = "" }: Question): AskedWordings {
  const ways = random.shuffle(answer);
  const way = (i: number): string => ways[i % ways.length] as string;
  const only = random.pick(["Nothing else.", "Only that.", "No explanation.", "Without any comment."]);
  return {
    canonical: joined(`Input: ${source}.`, context, `Output ${answer[0]}.`, edge),
    plain: [
      joined(`The input is ${source}.`, context, `Output ${way(0)}.`, edge),
      joined(context, `Read ${source} and print ${way(1)}.`, edge),
      joined(`You are given ${source}.`, context, `Return ${way(2)}.`, edge, only),
      joined(`Given ${source}, the answer is ${way(3)}.`, context, edge),
      joined(context, `For ${source}, write ${way(4)}.`, edge),
    ],
    terse: [
      joined(`${way(0)}.`, context, edge),
      joined(`${source} -> ${way(1)}.`, context, edge),
      joined(context, `Wanted: ${way(2)}.`, edge),
    ],
    casual: [
      joined(`I've got ${source} here and all I want is ${way(0)}.`, context, edge),
      joined(`hey, have a look at ${source} and give me ${way(1)}.`, context, edge, only),
      joined(
        "so here's what my script does.",
        context,
        `it takes ${source} and I want it to say ${way(2)}.`,
        edge,
      ),
    ],
  };
}

/** "yes if <condition>, otherwise no" in two ways, as the answer of a question. */
export const eitherOr = (
  yes: string,
  no: string,
  when: string,
  unless: string,
): readonly [string, string, string] => [
  `${yes} if ${when}, otherwise ${no}`,
  `${yes} when ${when} and ${no} when ${unless}`,
  `${no} if ${unless}, else ${yes}`,
];
