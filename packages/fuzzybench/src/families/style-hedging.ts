/** How certain a writer sounds, and the claim itself without the words around it. */
import { family } from "../family.js";
import { askFor, decide, type Said } from "../frames/three-phrases.js";
import { capital, say } from "../lexicon/fill.js";
import {
  BAD_CLAIMS,
  CLAIM_SUBJECTS,
  EMPHATIC,
  GOOD_CLAIMS,
  HEDGED,
  UNMARKED,
} from "../lexicon/style-sentences.js";
import type { Random } from "../random.js";

const LEVELS = ["hedged", "plain", "emphatic"] as const;

/** A claim and how it is put forward. */
interface Assertion {
  readonly subject: string;
  readonly claim: string;
  readonly good: boolean;
  readonly level: (typeof LEVELS)[number];
}

/** Two of the three levels are firm; these draws balance them with the hedged ones. */
const HALF_HEDGED = ["hedged", ...LEVELS] as const;

function assertion(
  random: Random,
  levels: readonly Assertion["level"][],
): Assertion & { readonly text: string } {
  const good = random.chance(0.5);
  const level = random.pick(levels);
  const subject = random.pick(CLAIM_SUBJECTS);
  const claim = random.pick(good ? GOOD_CLAIMS : BAD_CLAIMS).replace("{s}", subject);
  const frames = { hedged: HEDGED, plain: UNMARKED, emphatic: EMPHATIC }[level];
  return { subject, claim, good, level, text: capital(say(random, frames, { c: claim })) };
}

interface View {
  readonly texts: (random: Random, labels: readonly string[], source: string) => ReturnType<typeof askFor>;
  /** Alternatives for the names of the classes; none where the answer is a part of the text. */
  readonly names: readonly (readonly string[])[];
  readonly read: (assertion: Assertion) => number | string;
}

const CERTAIN: Said = [
  "how certain the writer sounds",
  "how much confidence the author shows",
  "how firmly the claim is made",
];
const VIEWS = {
  "hedged-or-not": {
    names: [
      ["hedged", "firm"],
      ["UNSURE", "SURE"],
      ["yes", "no"],
      ["1", "0"],
      ["cautious", "confident"],
      ["maybe", "definitely"],
    ],
    texts: (r, [h = "", f = ""], source) =>
      decide(
        r,
        CERTAIN,
        [
          [h, "a claim made with doubt"],
          [f, "a claim stated without any doubt"],
        ],
        { source },
      ),
    read: ({ level }) => (level === "hedged" ? 0 : 1),
  },
  "three-levels": {
    names: [
      ["hedged", "plain", "emphatic"],
      ["LOW", "MID", "HIGH"],
      ["-", "0", "+"],
      ["maybe", "so", "surely"],
    ],
    texts: (r, [h = "", p = "", e = ""], source) =>
      decide(
        r,
        CERTAIN,
        [
          [h, "a claim made with doubt"],
          [p, "a simple statement"],
          [e, "a claim with a stress on its certainty"],
        ],
        { source },
      ),
    read: ({ level }) => LEVELS.indexOf(level),
  },
  "speaks-for": {
    names: [
      ["for", "against"],
      ["PRO", "CON"],
      ["good", "bad"],
      ["+", "-"],
    ],
    texts: (r, [g = "", b = ""], source) =>
      decide(
        r,
        [
          "whether the claim speaks for the thing or against it",
          "which side the claim supports",
          "whether an advantage or a drawback is claimed",
        ],
        [
          [g, "an advantage"],
          [b, "a drawback"],
        ],
        { source, rule: "How certain the writer is does not matter.", brief: "certainty does not matter" },
      ),
    read: ({ good }) => (good ? 0 : 1),
  },
  "claim-subject": {
    names: [],
    texts: (r, _, source) =>
      askFor(r, ["the thing that the claim is about", "what is judged", "the subject of the claim"], {
        source,
        rule: "Write it in small letters with its article or this, if it has one.",
        brief: "small letters, with article or this",
      }),
    read: ({ subject }) => subject,
  },
  "bare-claim": {
    names: [],
    texts: (r, _, source) =>
      askFor(
        r,
        [
          "the claim without any words on certainty, source, place or time around it",
          "the bare claim, free of everything that frames it",
          "just what is claimed (subject and predicate), stripped of hedges, emphasis and circumstances",
        ],
        {
          source,
          rule: "Start with a small letter and write no full stop.",
          brief: "small first letter, no full stop",
        },
      ),
    read: ({ claim }) => claim,
  },
} satisfies Record<string, View>;

export const hedging = family({
  id: "authorship-and-style/hedging",
  theme: "authorship-and-style",
  difficulty: "easy",
  variants: Object.keys(VIEWS) as (keyof typeof VIEWS)[],
  survives: ["whitespace", "injection"],
  draw(random, variant) {
    const source = random.pick(["claim", "sentence", "statement", "line of a paper"]);
    const { names, texts, read }: View = VIEWS[variant];
    const labels = names.length > 0 ? random.pick(names) : undefined;
    const solve = (one: Assertion): string => {
      const found = read(one);
      return typeof found === "number" ? (labels?.[found] as string) : found;
    };
    return {
      ...texts(random, labels ?? [], source),
      ...(labels && { labels }),
      sample(r) {
        const latent = assertion(r, variant === "hedged-or-not" ? HALF_HEDGED : LEVELS);
        return { input: latent.text, output: solve(latent), latent };
      },
      answer: ({ latent }) => solve(latent as Assertion),
    };
  },
});
