/** Sentiment by aspect: what a guest thinks of the food, the service, the price and the place. */
import { type Family, family, MEANING_SURVIVES } from "../family.js";
import { decide, type Entry, type Said } from "../frames/three-phrases.js";
import { capital } from "../lexicon/a-text.js";
import { ASPECTS, type Aspect } from "../lexicon/visit-reviews.js";
import type { Random } from "../random.js";

interface Remark {
  readonly aspect: Aspect["key"];
  readonly good: boolean;
}
type Review = readonly Remark[];

const ATTITUDES = [
  ["good", "bad", "not mentioned"],
  ["+", "-", "0"],
  ["positive", "negative", "none"],
  ["praised", "criticised", "absent"],
  ["P", "N", "X"],
] as const;
const BALANCES = [
  ["praise", "criticism", "even"],
  [">", "<", "="],
  ["more good", "more bad", "balanced"],
  ["PRO", "CON", "TIE"],
  ["up", "down", "level"],
] as const;

/** Joins the remarks the way people do: "but" between praise and criticism, "and" between equals. */
function write(random: Random, review: Review): string {
  let text = "";
  for (const [i, { aspect, good }] of review.entries()) {
    const { good: praise, bad } = ASPECTS.find(({ key }) => key === aspect) as Aspect;
    const clause = random.pick(good ? praise : bad);
    if (i === 0) text = capital(clause);
    else if (random.chance(0.4)) text += `. ${capital(clause)}`;
    else
      text +=
        random.pick(review[i - 1]?.good === good ? [", and ", "; "] : [", but ", "; yet ", ", though "]) +
        clause;
  }
  return `${text}.`;
}

/** Two or three remarks on different aspects; of one aspect the attitude may be given. */
function draft(random: Random, aspect?: Aspect["key"], attitude?: number): Review {
  const others = ASPECTS.map(({ key }) => key).filter((key) => key !== aspect);
  const keys = random.sample(others, random.int(2, 3));
  if (aspect !== undefined && attitude !== 2) keys[random.int(0, keys.length - 1)] = aspect;
  return keys.map((key) => ({
    aspect: key,
    good: key === aspect ? attitude === 0 : random.chance(0.5),
  }));
}

/** Place of the label: praised, criticised, not mentioned. */
const attitudeTo = (review: Review, key: Aspect["key"]): number => {
  const found = review.find(({ aspect }) => aspect === key);
  return found === undefined ? 2 : found.good ? 0 : 1;
};

const placeOfFirst = (review: Review, good: boolean): number => {
  const found = review.find((remark) => remark.good === good);
  return found === undefined ? ASPECTS.length : ASPECTS.findIndex(({ key }) => key === found.aspect);
};

interface View {
  readonly said: Said;
  readonly entries: readonly Entry[];
  readonly rule?: string;
  readonly read: (review: Review) => number;
}

const aspects = family({
  id: "core-text/review-aspect",
  theme: "core-text",
  difficulty: "medium",
  heldOut: true,
  variants: [
    "food",
    "service",
    "price",
    "place",
    "first-praised",
    "first-criticised",
    "balance",
    "complaints",
  ],
  survives: MEANING_SURVIVES,
  draw(random, variant) {
    const attitudes = random.pick(ATTITUDES);
    const balances = random.pick(BALANCES);
    const naming = random.int(0, 4);
    const nothing = random.pick(["none", "nothing", "-", "no aspect"]);
    const unit = random.pick(["", "", "x", "n="]);
    const first = (what: string, kind: string, good: boolean): View => ({
      said: [
        `which aspect is ${what} first`,
        `what the first ${kind} is about`,
        `which side of the visit gets the earliest ${kind}`,
      ],
      entries: [
        ...ASPECTS.map(({ names, meaning }) => [names[naming] as string, meaning] as const),
        [nothing, `a review without ${kind}`],
      ],
      read: (review) => placeOfFirst(review, good),
    });
    const wanted = ASPECTS.find(({ key }) => key === variant);
    const view = ((): View => {
      if (variant === "first-praised") return first("praised", "praise", true);
      if (variant === "first-criticised") return first("criticised", "criticism", false);
      if (variant === "balance")
        return {
          said: [
            "whether there is more praise or more criticism",
            "which side prevails, the good points or the bad points",
            "how the number of praised aspects compares with the number of criticised ones",
          ],
          entries: [
            [balances[0], "more praised aspects"],
            [balances[1], "more criticised aspects"],
            [balances[2], "as many of both"],
          ],
          rule: "Count every point once, however strong it is.",
          read: (review) => {
            const good = review.filter((remark) => remark.good).length;
            return Math.sign(review.length - 2 * good) === 0 ? 2 : 2 * good > review.length ? 0 : 1;
          },
        };
      if (variant === "complaints")
        return {
          said: [
            "how many aspects are criticised",
            "the number of points that the guest complains about",
            "how many bad points there are",
          ],
          entries: ["no complaint", "one complaint", "two", "three"].map(
            (text, n) => [`${unit}${n}`, text] as const,
          ),
          read: (review) => review.filter(({ good }) => !good).length,
        };
      const { key, meaning } = wanted as Aspect;
      return {
        said: [
          `what the guest thinks of the ${key}`,
          `how the ${key} is rated (${meaning})`,
          `whether the ${key} is praised or criticised`,
        ],
        entries: [
          [attitudes[0], "praise"],
          [attitudes[1], "criticism"],
          [attitudes[2], `not a word on the ${key}`],
        ],
        rule: "What is said about other aspects does not count.",
        read: (review) => attitudeTo(review, key),
      };
    })();
    const labels = view.entries.map(([label]) => label);
    const source = random.pick(["review", "restaurant review", "guest comment", "text"]);
    return {
      ...decide(random, view.said, view.entries, {
        source,
        rule: view.rule,
        brief: wanted && "other aspects do not count",
      }),
      labels,
      sample(r) {
        const review = draft(r, wanted?.key, r.int(0, 2));
        return { input: write(r, review), output: labels[view.read(review)] as string, latent: review };
      },
      answer: ({ latent }) => labels[view.read(latent as Review)],
    };
  },
});

export const aspectFamilies: Family[] = [aspects];
