/** Core text classification by meaning: the sentiment of a review. The other kinds are in the files that it re-exports. */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import {
  CONTRASTS,
  CRITICISM,
  FINAL_CONTRASTS,
  OPINION_SLOTS,
  PLAIN_FACTS,
  PRAISE,
} from "../lexicon/a-opinions.js";
import { capital, fill, rough } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { aspectFamilies } from "./core-text-aspects.js";
import { countFamilies } from "./core-text-counts.js";
import { extractionFamilies } from "./core-text-extraction.js";
import { formFamilies } from "./core-text-forms.js";
import { topicFamilies } from "./core-text-topics.js";
import { wordFamilies } from "./core-text-words.js";

function opinionAbout(random: Random, thing: string, attitude: "pos" | "neg" | "neu"): string {
  const templates = { pos: PRAISE, neg: CRITICISM, neu: PLAIN_FACTS }[attitude];
  return fill(random, random.pick(templates), { ...OPINION_SLOTS, thing });
}

type Side = "pos" | "neg" | "neu";

/** The sides that a review takes, in order: one, or two that contradict each other. */
type Sides = readonly [Side] | readonly [Side, Side];

function review(random: Random, sides: Sides): string {
  const thing = random.pick(OPINION_SLOTS.thing);
  const [first, second] = sides.map((side) => opinionAbout(random, thing, side)) as [string, string?];
  if (second !== undefined) return `${first}${random.pick([...CONTRASTS, ...FINAL_CONTRASTS])} ${second}`;
  if (sides[0] !== "neu" && random.chance(0.3))
    return `${opinionAbout(random, thing, "neu")}. ${capital(first)}`;
  return first;
}

const DIVIDED: readonly Sides[] = [
  ["pos", "neg"],
  ["neg", "pos"],
];
const ALL_SIDES: readonly Sides[] = [["pos"], ["neg"], ["neu"], ...DIVIDED];

const labelOf = (side: Side): number | undefined => ({ pos: 0, neg: 1, neu: undefined })[side];

interface Reading {
  readonly labels: 2 | 3 | 4;
  /** Place of the label, undefined where the rule says nothing. */
  readonly read: (sides: Sides) => number | undefined;
  /** What is added to the rule on satisfied and dissatisfied writers, long and short; `x`, `y`: further labels. */
  readonly rule: (x: string, y: string) => readonly [string, string];
}

const READINGS = {
  "last-part": {
    labels: 2,
    read: ([first, second]) => labelOf(second ?? first),
    rule: () => [
      " When the opinion is divided, the part after the contrast word (but, however, still) decides.",
      "; after a 'but' the second half decides",
    ],
  },
  "first-part": {
    labels: 2,
    read: ([first]) => labelOf(first),
    rule: () => [
      " When the opinion is divided, the part that comes first decides.",
      "; in a divided one the first half decides",
    ],
  },
  "any-criticism": {
    labels: 2,
    read: (sides) => (sides.includes("neg") ? 1 : 0),
    rule: () => [
      " One critical part is enough for the negative answer; plain facts without criticism count as positive.",
      "; any criticism at all is negative, mere facts positive",
    ],
  },
  "clear-or-not": {
    labels: 3,
    read: (sides) => (sides.length === 2 ? 2 : (labelOf(sides[0]) ?? 2)),
    rule: (x) => [
      ` Use ${x} when there is no clear answer: only facts, or praise and criticism together.`,
      `, ${x}=only facts or both`,
    ],
  },
  "four-way": {
    labels: 4,
    read: (sides) => (sides.length === 2 ? 2 : (labelOf(sides[0]) ?? 3)),
    rule: (x, y) => [
      ` Use ${x} when it both praises and criticises, and ${y} when it only states facts.`,
      `, ${x}=both, ${y}=just facts`,
    ],
  },
} satisfies Record<string, Reading>;

const SENTIMENT_LABELS = [
  ["positive", "negative", "mixed", "neutral"],
  ["POS", "NEG", "BOTH", "NONE"],
  ["good", "bad", "torn", "flat"],
  ["+", "-", "±", "0"],
  ["happy", "unhappy", "undecided", "factual"],
  ["A", "B", "C", "D"],
] as const;

const sentiment = family({
  id: "core-text/sentiment",
  theme: "core-text",
  difficulty: "easy",
  variants: Object.keys(READINGS) as (keyof typeof READINGS)[],
  survives: MEANING_SURVIVES,
  draw(random, variant): DrawnTask {
    const reading: Reading = READINGS[variant];
    const labels = random.pick(SENTIMENT_LABELS).slice(0, reading.labels);
    const [pos, neg, x = "", y = ""] = labels;
    const [tail, short] = reading.rule(x, y);
    const text = random.pick(["review", "comment", "customer review", "text", "sentence", "remark"]);
    return {
      canonical: `Sentiment of the ${text}: ${pos} = likes it, ${neg} = dislikes it${short}.`,
      plain: [
        `Classify the sentiment of a ${text}. Answer ${pos} if the writer is satisfied and ${neg} if the writer is dissatisfied.${tail}`,
        `Read the ${text} and decide how the author feels: ${pos} stands for a favourable opinion, ${neg} for an unfavourable one.${tail}`,
        `Tell whether a ${text} is praise (${pos}) or criticism (${neg}). Pay attention to negations such as "not bad".${tail}`,
        `Given a short ${text}, output ${pos} when its tone is approving, or ${neg} when its tone is disapproving.${tail}`,
        `Determine the polarity of the input. A ${text} that recommends something gets ${pos}, one that complains gets ${neg}.${tail}`,
      ],
      terse: [
        `sentiment: ${pos}=likes, ${neg}=dislikes${short}`,
        `${pos} if happy, ${neg} if unhappy${short}.`,
        `Polarity of a ${text}. ${pos}: approves, ${neg}: complains${short}.`,
      ],
      casual: [
        `hey, can you tell me if people liked it or not? say ${pos} when they did and ${neg} when they didn't.${tail}`,
        `I have a pile of ${text}s and want to know who's pleased (${pos}) and who's annoyed (${neg}).${tail}`,
        `basically thumbs up or thumbs down: ${pos} for up, ${neg} for down.${tail}`,
      ],
      labels,
      sample: (r) => {
        const at = r.int(0, labels.length - 1);
        const sides = r.pick(ALL_SIDES.filter((one) => reading.read(one) === at));
        const body = capital(review(r, sides));
        const input = rough(r, `${body}${r.chance(0.8) ? "." : ""}`);
        return { input, output: labels[at] as string, latent: sides };
      },
      answer: ({ latent }) => labels[reading.read(latent as Sides) ?? -1],
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  sentiment,
  ...aspectFamilies,
  ...topicFamilies,
  ...extractionFamilies,
  ...wordFamilies,
  ...formFamilies,
  ...countFamilies,
];
