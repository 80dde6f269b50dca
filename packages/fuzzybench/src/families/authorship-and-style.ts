/** How a text is written: its tone, its narrator, its certainty. Habits, letters and clean-ups are in files of their own. */
import { type Family, family } from "../family.js";
import { askFor, check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { capital, say } from "../lexicon/fill.js";
import { MESSAGES, PURPOSES, type Purpose, REGISTERS, type Register } from "../lexicon/style-messages.js";
import {
  BAD_CLAIMS,
  CLAIM_SUBJECTS,
  EMPHATIC,
  FORMAL,
  GOOD_CLAIMS,
  HEDGED,
  INFORMAL,
  NARRATORS,
  NEUTRAL_THINGS,
  SPOTS,
  UNMARKED,
} from "../lexicon/style-sentences.js";
import type { Random } from "../random.js";
import { cleanUp } from "./style-clean-up.js";
import { habitFamilies } from "./style-habits.js";
import { letterFamilies } from "./style-letters.js";

/** All messages of a register. */
const allOf = (register: Register): readonly string[] =>
  PURPOSES.flatMap((purpose) => MESSAGES[register][purpose]);
const BY_REGISTER: Readonly<Record<Register, readonly string[]>> = {
  formal: [...FORMAL, ...allOf("formal")],
  neutral: allOf("neutral"),
  casual: [...INFORMAL, ...allOf("casual")],
};
const REGISTER_MEANINGS: Readonly<Record<Register, string>> = {
  formal: "formal business language",
  neutral: "plain everyday wording, neither stiff nor slangy",
  casual: "slang, short forms and chatty wording",
};
const REGISTER_LABELS = [
  ["formal", "neutral", "casual"],
  ["FORMAL", "PLAIN", "INFORMAL"],
  ["letter", "note", "chat"],
  ["1", "2", "3"],
  ["stiff", "normal", "slangy"],
  ["F", "N", "C"],
] as const;
const REGISTER_CHECKS = {
  "is-neutral": [
    "the message is worded plainly, neither formal and stiff nor casual and slangy",
    "the writer uses ordinary polite language, not officialese and not slang",
    "the tone is in the middle between a business letter and a chat among friends",
  ],
  "is-casual": [
    "the message is worded casually, with slang or chat abbreviations",
    "the writer sounds like somebody texting a friend",
    "the tone is slangy and not just plain",
  ],
} as const satisfies Record<string, Said>;

const tone = family({
  id: "authorship-and-style/tone",
  theme: "authorship-and-style",
  difficulty: "easy",
  variants: ["two-way", "three-way", "is-neutral", "is-casual"],
  survives: ["typos", "whitespace", "unicode", "injection"],
  draw(random, variant) {
    const three = random.pick(REGISTER_LABELS);
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["message", "e-mail line", "sentence", "note"]);
    const used = variant === "two-way" ? (["formal", "casual"] as const) : REGISTERS;
    const single = variant === "is-neutral" ? "neutral" : variant === "is-casual" ? "casual" : undefined;
    const labelOf = (register: Register): string | undefined =>
      single
        ? yesNo[register === single ? 0 : 1]
        : used.includes(register as "formal")
          ? three[REGISTERS.indexOf(register)]
          : undefined;
    const labels = single ? yesNo : used.map((register) => labelOf(register) as string);
    const byLabel = labels.map((label) => used.filter((register) => labelOf(register) === label));
    const texts =
      variant === "is-neutral" || variant === "is-casual"
        ? check(random, REGISTER_CHECKS[variant], yesNo, { source })
        : decide(
            random,
            ["in which register it is written", "how formal the wording is", "what tone the writer uses"],
            used.map((register) => [labelOf(register) as string, REGISTER_MEANINGS[register]]),
            { source },
          );
    return {
      ...texts,
      labels,
      sample(r) {
        const register = r.pick(byLabel[r.int(0, labels.length - 1)] as Register[]);
        const input = say(r, BY_REGISTER[register], { x: NEUTRAL_THINGS });
        return { input, output: labelOf(register) as string, latent: register };
      },
      answer: ({ latent }) => labelOf(latent as Register),
    };
  },
});

const PURPOSE_TEXTS: Readonly<Record<Purpose, { meaning: string; said: Said }>> = {
  request: {
    meaning: "asking for something",
    said: [
      "the writer asks for something",
      "somebody is requested to do something",
      "the message is a request",
    ],
  },
  thanks: {
    meaning: "saying thank you",
    said: ["the writer says thank you", "gratitude is expressed", "the message conveys thanks"],
  },
  apology: {
    meaning: "apologising",
    said: ["the writer apologises", "regret about an own mistake is expressed", "the message says sorry"],
  },
  problem: {
    meaning: "reporting a problem",
    said: [
      "the writer reports a problem",
      "something is said to be wrong or broken",
      "the message points out a fault",
    ],
  },
  invitation: {
    meaning: "inviting somebody",
    said: [
      "the writer invites somebody",
      "somebody is asked to come or join",
      "the message is an invitation",
    ],
  },
  refusal: {
    meaning: "turning something down",
    said: ["the writer turns something down", "something is declined", "the message is a refusal"],
  },
};
const PURPOSE_LABELS = [
  PURPOSES,
  ["ASK", "THANK", "SORRY", "FAULT", "INVITE", "DECLINE"],
  ["R", "T", "A", "P", "I", "N"],
  ["1", "2", "3", "4", "5", "6"],
] as const;

const purpose = family({
  id: "authorship-and-style/purpose",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: ["which", ...PURPOSES],
  survives: ["typos", "whitespace", "unicode"],
  draw(random, variant) {
    const names = random.pick(PURPOSE_LABELS);
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["message", "e-mail line", "text", "note"]);
    const labels: readonly string[] = variant === "which" ? names : yesNo;
    const place = (one: Purpose) => (variant === "which" ? PURPOSES.indexOf(one) : one === variant ? 0 : 1);
    const byLabel = labels.map((_, at) => PURPOSES.filter((one) => place(one) === at));
    const rule = "The tone does not matter.";
    const texts =
      variant === "which"
        ? decide(
            random,
            ["why the writer writes", "what the message is for", "which purpose the message has"],
            PURPOSES.map((one, i): Entry => [names[i] as string, PURPOSE_TEXTS[one].meaning]),
            { source, rule, brief: "any tone" },
          )
        : check(random, PURPOSE_TEXTS[variant].said, yesNo, { source, rule, brief: "any tone" });
    return {
      ...texts,
      labels,
      sample(r) {
        const one = r.pick(byLabel[r.int(0, labels.length - 1)] as Purpose[]);
        const input = say(r, MESSAGES[r.pick(REGISTERS)][one], { x: NEUTRAL_THINGS });
        return { input, output: labels[place(one)] as string, latent: one };
      },
      answer: ({ latent }) => labels[place(latent as Purpose)],
    };
  },
});

const PERSONS = ["first", "second", "third"] as const;
type Person = (typeof PERSONS)[number];
const PERSON_MEANINGS: Readonly<Record<Person, string>> = {
  first: "first person (I, we)",
  second: "second person (you)",
  third: "third person (he, she, they or names)",
};
const PERSON_LABELS = [
  ["first", "second", "third"],
  ["1", "2", "3"],
  ["I", "YOU", "THEY"],
  ["1st person", "2nd person", "3rd person"],
  ["A", "B", "C"],
  ["narrator", "reader", "others"],
] as const;

const narrator = family({
  id: "authorship-and-style/narrator",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: ["which", ...PERSONS],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const three = random.pick(PERSON_LABELS);
    const yesNo = random.pick(YES_NO);
    const source = random.pick(["sentence", "line of a story", "text"]);
    const labels: readonly string[] = variant === "which" ? three : yesNo;
    const place = (one: Person) => (variant === "which" ? PERSONS.indexOf(one) : one === variant ? 0 : 1);
    const byLabel = labels.map((_, at) => PERSONS.filter((one) => place(one) === at));
    const texts =
      variant === "which"
        ? decide(
            random,
            [
              "in which grammatical person it is told",
              "from whose point of view the text is written",
              "what narrative perspective the pronouns and names show",
            ],
            PERSONS.map((one, i): Entry => [three[i] as string, PERSON_MEANINGS[one]]),
            { source },
          )
        : check(
            random,
            [
              `it is told in the ${PERSON_MEANINGS[variant]}`,
              `the point of view is that of the ${PERSON_MEANINGS[variant]}`,
              `the narrative perspective is the ${PERSON_MEANINGS[variant]}`,
            ],
            yesNo,
            { source },
          );
    return {
      ...texts,
      labels,
      sample(r) {
        const one = r.pick(byLabel[r.int(0, labels.length - 1)] as Person[]);
        const input = say(r, NARRATORS[one], { p: SPOTS });
        return { input, output: labels[place(one)] as string, latent: one };
      },
      answer: ({ latent }) => labels[place(latent as Person)],
    };
  },
});

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

const hedging = family({
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

export const families: Family[] = [
  tone,
  purpose,
  narrator,
  hedging,
  cleanUp,
  ...habitFamilies,
  ...letterFamilies,
];
