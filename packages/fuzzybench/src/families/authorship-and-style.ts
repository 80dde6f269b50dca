/**
 * How a message is written and what for: its tone and its purpose. The narrator, certainty, habits, letters and
 * clean-ups are in files of their own.
 */
import { type Family, family } from "../family.js";
import { check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { say } from "../lexicon/fill.js";
import { MESSAGES, PURPOSES, type Purpose, REGISTERS, type Register } from "../lexicon/style-messages.js";
import { FORMAL, INFORMAL, NEUTRAL_THINGS } from "../lexicon/style-sentences.js";
import { cleanUp } from "./style-clean-up.js";
import { habitFamilies } from "./style-habits.js";
import { hedging } from "./style-hedging.js";
import { letterFamilies } from "./style-letters.js";
import { narrator } from "./style-narrator.js";

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

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  tone,
  purpose,
  narrator,
  hedging,
  cleanUp,
  ...habitFamilies,
  ...letterFamilies,
];
