/** Core text by form: language of a text, kind of sentence, and simple checks of a sentence. */
import { type Family, family } from "../family.js";
import { check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { LANGUAGES, type LanguageSample } from "../lexicon/a-languages.js";
import { COMMANDS, QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { fill } from "../lexicon/a-text.js";

const GROUPS: readonly (readonly [name: string, languages: readonly string[]])[] = [
  ["Romance", ["French", "Spanish", "Italian", "Portuguese"]],
  ["Germanic", ["English", "German", "Dutch", "Swedish"]],
  ["Slavic", ["Polish"]],
];

const NAMINGS: readonly ((language: LanguageSample) => string)[] = [
  (l) => l.name,
  (l) => l.code,
  (l) => l.code.toUpperCase(),
  (l) => l.own,
];

/** A sentence of the language, with the mark that fits it. */
const isQuestion = (text: string): boolean =>
  /^(¿|Do |Avez|Brauchen|Avete|Vocês prec|Heeft|Czy|Behöver)/.test(text);

const languageId = family({
  id: "core-text/language-id",
  theme: "core-text",
  difficulty: "easy",
  variants: ["which", "which-or-other", "is-it", "language-group"],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const chosen = random.sample(LANGUAGES, random.int(2, 5));
    const naming = random.pick(NAMINGS);
    const other = random.pick(["other", "else", "??", "none", "XX"]);
    const yesNo = random.pick(YES_NO);
    const groupLabels = random.pick([GROUPS.map(([name]) => name), ["R", "G", "S"], ["1", "2", "3"]]);
    const source = random.pick(["sentence", "text", "message", "comment"]);
    const first = chosen[0] as LanguageSample;
    const named: readonly Entry[] = chosen.map((l) => [naming(l), l.name]);
    const entries: readonly Entry[] = {
      which: named,
      "which-or-other": [...named, [other, "any other language"] as const],
      "is-it": yesNo.map((label, i) => [label, i === 0 ? first.name : "another language"] as const),
      "language-group": GROUPS.map(
        ([name, list], i) => [groupLabels[i] as string, `${name} (${list.join("/")})`] as const,
      ),
    }[variant];
    const labels = entries.map(([label]) => label);
    const place = (language: LanguageSample): number => {
      if (variant === "is-it") return language === first ? 0 : 1;
      if (variant === "language-group")
        return GROUPS.findIndex(([, members]) => members.includes(language.name));
      const at = chosen.indexOf(language);
      return at < 0 && variant === "which-or-other" ? chosen.length : at;
    };
    const byLabel = labels.map((_, at) => LANGUAGES.filter((language) => place(language) === at));
    const texts =
      variant === "is-it"
        ? check(
            random,
            [
              `the ${source} is written in ${first.name}`,
              `its language is ${first.name}`,
              `the writer uses ${first.name}`,
            ],
            yesNo,
            { source },
          )
        : decide(
            random,
            variant === "language-group"
              ? [
                  "which group its language belongs to",
                  "what family of languages it is from",
                  "which language group is used",
                ]
              : ["which language it is written in", "what language the writer uses", "which tongue it is in"],
            entries,
            { source },
          );
    return {
      ...texts,
      labels,
      sample(r) {
        const language = r.pick(byLabel[r.int(0, labels.length - 1)] as LanguageSample[]);
        const text = language.parts.map((part) => r.pick(part)).join(" ");
        const mark = isQuestion(text) ? "?" : r.chance(0.7) ? "." : "";
        return { input: text + mark, output: labels[place(language)] as string, latent: language };
      },
      answer: ({ latent }) => labels[place(latent as LanguageSample)],
    };
  },
});

type Kind = "question" | "statement" | "command";
const TEMPLATES: Readonly<Record<Kind, readonly string[]>> = {
  question: QUESTIONS,
  statement: STATEMENTS,
  command: COMMANDS,
};
const KINDS = Object.keys(TEMPLATES) as Kind[];
const MEANINGS: Readonly<Record<Kind, string>> = {
  question: "asking something",
  statement: "stating a fact",
  command: "telling somebody to do something",
};
const KIND_CHECKS = {
  question: ["the sentence asks something", "it is a question", "the writer wants to know something"],
  statement: ["the sentence states something", "it is a plain statement", "the writer reports a fact"],
  command: [
    "the sentence tells somebody to act",
    "it is a command or request to do something",
    "it is an imperative",
  ],
} as const satisfies Record<Kind, Said>;

const KIND_LABELS = [
  ["question", "statement", "command"],
  ["Q", "S", "C"],
  ["ask", "tell", "order"],
  ["QUESTION", "FACT", "INSTRUCTION"],
  ["1", "2", "3"],
  ["interrogative", "declarative", "imperative"],
] as const;

const sentenceKind = family({
  id: "core-text/sentence-kind",
  theme: "core-text",
  difficulty: "medium",
  variants: ["three-way", "question", "statement", "command"],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const three = random.pick(KIND_LABELS);
    const yesNo = random.pick(YES_NO);
    const marks = random.chance(0.5);
    const parts = {
      source: random.pick(["sentence", "line", "chat line"]),
      rule: marks ? "" : "The final punctuation mark is missing.",
      brief: marks ? "" : "no final punctuation given",
    };
    const labels: readonly string[] = variant === "three-way" ? three : yesNo;
    const place = (kind: Kind): number =>
      variant === "three-way" ? KINDS.indexOf(kind) : kind === variant ? 0 : 1;
    const byLabel = labels.map((_, at) => KINDS.filter((kind) => place(kind) === at));
    const texts =
      variant === "three-way"
        ? decide(
            random,
            [
              "what kind of sentence it is",
              "which sentence type the words form",
              "what the speaker is doing",
            ],
            KINDS.map((kind, i) => [three[i] as string, MEANINGS[kind]] as const),
            parts,
          )
        : check(random, KIND_CHECKS[variant], yesNo, parts);
    return {
      ...texts,
      labels,
      sample(r) {
        const kind = r.pick(byLabel[r.int(0, labels.length - 1)] as Kind[]);
        const text = fill(r, r.pick(TEMPLATES[kind]), SENTENCE_SLOTS);
        const mark = kind === "question" ? "?" : kind === "command" && r.chance(0.2) ? "!" : ".";
        const input = marks ? text + mark : r.chance(0.3) ? text.toLowerCase() : text;
        return { input, output: labels[place(kind)] as string, latent: kind };
      },
      answer: ({ latent }) => labels[place(latent as Kind)],
    };
  },
});

interface Checked {
  readonly said: Said;
  /** Judges a template, before its slots are filled. */
  readonly holds: (template: string) => boolean;
}

const CHECKED = {
  "names-person": {
    said: ["the sentence names a person", "a first name occurs in it", "somebody is mentioned by name"],
    holds: (t) => t.includes("{name}"),
  },
  "names-city": {
    said: ["the sentence names a city", "a town is mentioned in it by name", "the name of a city occurs"],
    holds: (t) => t.includes("{city}"),
  },
  "says-when": {
    said: [
      "the sentence says when something happens",
      "a point in time is given in it (a day, an hour, a month, a part of the day, last year)",
      "the time of the event is stated",
    ],
    holds: (t) => /\{time\}|last year/.test(t),
  },
  negated: {
    said: [
      "the sentence contains a negation",
      "something is denied or forbidden in it with a word such as no, not, never or nobody",
      "a negative word (no, not, -n't, nobody, never) is used",
    ],
    holds: (t) => /\bno\b|n't\b|\bNobody\b|\bNever\b/i.test(t),
  },
  "speaker-included": {
    said: [
      "the speaker mentions himself or herself",
      "a word for the speaker (I, me, my, we, us, our) occurs",
      "the first person is used, in singular or plural",
    ],
    holds: (t) => /\b(I|me|my|we|us|our)\b/i.test(t),
  },
} satisfies Record<string, Checked>;

const ALL_TEMPLATES = KINDS.flatMap((kind) =>
  TEMPLATES[kind].map((text) => text + (kind === "question" ? "?" : ".")),
);

const sentenceCheck = family({
  id: "core-text/sentence-check",
  theme: "core-text",
  difficulty: "easy",
  variants: Object.keys(CHECKED) as (keyof typeof CHECKED)[],
  survives: ["typos", "case", "whitespace", "unicode"],
  draw(random, variant) {
    const yesNo = random.pick(YES_NO);
    const { said, holds }: Checked = CHECKED[variant];
    const texts = check(random, said, yesNo, { source: random.pick(["sentence", "line", "text"]) });
    const [yes, no] = [true, false].map((wanted) =>
      ALL_TEMPLATES.filter((template) => holds(template) === wanted),
    ) as [string[], string[]];
    return {
      ...texts,
      sample(r) {
        const template = r.pick(r.chance(0.5) ? yes : no);
        const input = fill(r, template, SENTENCE_SLOTS);
        return { input, output: yesNo[holds(template) ? 0 : 1], latent: template };
      },
      answer: ({ latent }) => yesNo[holds(latent as string) ? 0 : 1],
    };
  },
});

export const formFamilies: Family[] = [languageId, sentenceKind, sentenceCheck];
