/** Clause-level language steps: negated findings, pronouns, and the parts of a sentence by word class. */
import { type Family, family, MEANING_SURVIVES } from "../family.js";
import { ABSENT, askFor, check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { answerForm, BRACKETS, capital, fill, say } from "../lexicon/fill.js";
import { AFFIRMED, FINDINGS, NEGATED, UNCERTAIN } from "../lexicon/findings.js";
import { MEN, WOMEN } from "../lexicon/named-entities.js";
import { PRONOUN_ENDINGS, PRONOUN_MAINS } from "../lexicon/pronouns.js";
import {
  ADJECTIVES,
  ADVERBS,
  CLASS_SENTENCES,
  NOUNS,
  PREPOSITIONS,
  THINGS,
  TRANSITIVE,
  VERBS,
} from "../lexicon/word-classes.js";
import type { Random } from "../random.js";

const POLARITIES = ["affirmed", "negated", "open"] as const;
type Polarity = (typeof POLARITIES)[number];
const POLAR_CLAUSES = { affirmed: AFFIRMED, negated: NEGATED, open: UNCERTAIN } as const;

const POLARITY_CHECKS = {
  "is-affirmed": {
    polarity: "affirmed",
    said: [
      "the report says that the named finding is there",
      "the given item is affirmed",
      "the note states the presence of the finding in question",
    ],
    rule: "A mere possibility is not enough, and what is said about other items does not count.",
    brief: "a possibility is not enough, other items do not count",
  },
  "is-ruled-out": {
    polarity: "negated",
    said: [
      "the report rules the named finding out",
      "the given item is denied",
      "the note says that the finding in question is absent",
    ],
    rule: "Leaving it open is not ruling it out, and what is said about other items does not count.",
    brief: "left open is not ruled out, other items do not count",
  },
  "is-open": {
    polarity: "open",
    said: [
      "the report leaves it open whether the named finding is there",
      "the given item is neither confirmed nor excluded",
      "the note treats the finding in question as a possibility only",
    ],
    rule: "What is said about other items does not count.",
    brief: "other items do not count",
  },
} as const;

const negationScope = family({
  id: "nlp-pipelines/negation-scope",
  theme: "nlp-pipelines",
  difficulty: "hard",
  heldOut: true,
  variants: ["three-way", "is-affirmed", "is-ruled-out", "is-open"],
  survives: MEANING_SURVIVES,
  draw(random, variant) {
    const names = random.pick([
      ["present", "absent", "uncertain"],
      ["yes", "no", "unsure"],
      ["AFFIRMED", "NEGATED", "POSSIBLE"],
      ["+", "-", "?"],
      ["1", "0", "2"],
      ["found", "not found", "suspected"],
      ["P", "N", "U"],
    ] as const);
    const yesNo = random.pick(YES_NO);
    const layout = random.pick([
      (term: string, text: string) => `${term}: ${text}`,
      (term: string, text: string) => `Finding: ${term}\nReport: ${text}`,
      (term: string, text: string) => `${text} [${term}]`,
      (term: string, text: string) => `${text} || ${term}`,
    ]);
    const source = random.pick(["report", "inspection note", "finding with its report"]);
    const one = variant === "three-way" ? undefined : POLARITY_CHECKS[variant];
    const labels: readonly string[] = one ? yesNo : names;
    const place = (polarity: Polarity) =>
      one ? (polarity === one.polarity ? 0 : 1) : POLARITIES.indexOf(polarity);
    const byLabel = labels.map((_, at) => POLARITIES.filter((polarity) => place(polarity) === at));
    const texts = one
      ? check(random, one.said, yesNo, { source, ...one })
      : decide(
          random,
          [
            "what the report states about the named finding",
            "whether the given item is affirmed, denied or left open",
            "the status of the finding in question",
          ],
          [
            [names[0], "it is there"],
            [names[1], "it is ruled out"],
            [names[2], "it is left open"],
          ],
          {
            source,
            rule: "What is said about other findings does not count.",
            brief: "other findings do not count",
          },
        );
    return {
      ...texts,
      labels,
      sample(r) {
        const [term, second] = r.sample(r.pick(FINDINGS), 2) as [string, string];
        const polarity = r.pick(byLabel[r.int(0, labels.length - 1)] as Polarity[]);
        const clause = (about: Polarity, t: string) => {
          const template = r.pick(POLAR_CLAUSES[about]);
          return fill(r, template, { t: /\bno \{t\}/.test(template) ? t.replace(/^a /, "") : t });
        };
        const target = clause(polarity, term);
        const two = r.shuffle([target, clause(r.pick(POLARITIES), second)]);
        const text = r.chance(0.2) ? target : two.join(r.pick([", but ", "; ", ". ", ", and "]));
        const tidy = text.split(". ").map(capital).join(". ");
        const input = layout(term.replace(/^a /, ""), `${tidy}.`);
        return { input, output: labels[place(polarity)] as string, latent: polarity };
      },
      answer: ({ latent }) => labels[place(latent as Polarity)],
    };
  },
});

/** What a marked pronoun stands for; `first` if that is the person who is named first. */
interface Antecedent {
  readonly kind: "person" | "thing" | "nothing";
  readonly name: string;
  readonly first: boolean;
}

const pronoun = family({
  id: "nlp-pipelines/pronoun",
  theme: "nlp-pipelines",
  difficulty: "hard",
  variants: ["antecedent", "antecedent-kind", "is-first-person-named"],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant) {
    const bracket = random.pick(BRACKETS);
    const form = answerForm(random);
    const absent = random.pick(ABSENT);
    const yesNo = random.pick(YES_NO);
    const kinds = random.pick([
      ["person", "thing", "nothing"],
      ["PERSON", "OBJECT", "EMPTY"],
      ["p", "t", "0"],
      ["somebody", "something", "dummy"],
    ] as const);
    const source = "sentence";
    const solve = ({ kind, name, first }: Antecedent): string => {
      if (variant === "antecedent") return kind === "nothing" ? absent : form.apply(name);
      if (variant === "is-first-person-named") return yesNo[first ? 0 : 1];
      return kinds[{ person: 0, thing: 1, nothing: 2 }[kind]] as string;
    };
    const texts = {
      antecedent: () =>
        askFor(
          random,
          [
            `the name or noun that the pronoun in ${bracket.name} refers to`,
            `the antecedent of the marked pronoun (${bracket.name})`,
            `whom or what the word in ${bracket.name} stands for`,
          ],
          {
            source,
            rule: `Write it ${form.rule} and without "the"; if the pronoun is the empty "it" of weather or time, answer ${absent}.`,
            brief: `${form.short}, no "the"; ${absent} for the "it" of weather or time`,
          },
        ),
      "antecedent-kind": () =>
        decide(
          random,
          [
            `what the pronoun in ${bracket.name} refers to`,
            `which kind of thing the marked pronoun (${bracket.name}) stands for`,
            `whom or what the word in ${bracket.name} means`,
          ],
          [
            [kinds[0], "a person"],
            [kinds[1], "an object"],
            [kinds[2], 'nothing, as in "it is raining"'],
          ],
          { source },
        ),
      "is-first-person-named": () =>
        check(
          random,
          [
            `the pronoun in ${bracket.name} refers to the person who is named first`,
            `the marked pronoun (${bracket.name}) means the first of the people in the sentence`,
            `the word in ${bracket.name} stands for the person whose name comes first`,
          ],
          yesNo,
          { source },
        ),
    }[variant]();
    const labels = { antecedent: undefined, "antecedent-kind": kinds, "is-first-person-named": yesNo }[
      variant
    ];
    return {
      ...texts,
      ...(labels && { labels }),
      sample(r) {
        const thing = r.pick(THINGS);
        const people = r.shuffle([
          ["man", r.pick(MEN)],
          ["woman", r.pick(WOMEN)],
        ] as const);
        const [first, second] = people;
        const [a, b] = people.map(([, name]) => name) as [string, string];
        const kind = r.pick(
          variant === "antecedent-kind"
            ? (["person", "thing", "nothing"] as const)
            : (["person", "person", "person", "person", "thing", "nothing"] as const),
        );
        const isFirst = kind === "person" && r.chance(variant === "is-first-person-named" ? 0.75 : 0.5);
        const [gender, name] = (isFirst ? first : second) as readonly ["man" | "woman", string];
        const ending = { person: gender, thing: "thing", nothing: "nobody" }[
          kind
        ] as keyof typeof PRONOUN_ENDINGS;
        const main = say(r, PRONOUN_MAINS, { a, b, thing });
        const end = r
          .pick(PRONOUN_ENDINGS[ending])
          .replace(/\{(\w+)\}/, (_, word: string) => bracket.mark(word));
        const latent: Antecedent = { kind, name: kind === "thing" ? thing : name, first: isFirst };
        return { input: `${main} ${end}.`, output: solve(latent), latent };
      },
      answer: ({ latent }) => solve(latent as Antecedent),
    };
  },
});

const CLASSES = ["noun", "verb", "adjective", "adverb"] as const;
type WordClass = (typeof CLASSES)[number];
const CLASS_MEANINGS: Readonly<Record<WordClass, string>> = {
  noun: "a naming word",
  verb: "a doing word",
  adjective: "a describing word",
  adverb: "a word for how, when or where",
};
const SLOT_CLASS: Readonly<Record<string, WordClass | "preposition">> = {
  n: "noun",
  n2: "noun",
  v: "verb",
  t: "verb",
  j: "adjective",
  r: "adverb",
  p: "preposition",
  p2: "preposition",
};

/** Words for every slot of CLASS_SENTENCES. */
function slotWords(random: Random): Readonly<Record<string, string>> {
  const [n, n2] = random.sample(NOUNS, 2) as [string, string];
  const p = random.pick(PREPOSITIONS);
  return {
    n,
    n2,
    v: random.pick(VERBS),
    t: random.pick(TRANSITIVE),
    j: random.pick(ADJECTIVES),
    r: random.pick(ADVERBS),
    p,
    p2: capital(p),
  };
}

/** "a" before a vowel, also before a marked word. */
const articles = (text: string): string => text.replace(/\b([Aa]) (?=\W{0,2}[aeio])/g, "$1n ");

const slotsOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);

/** Every place where a sentence has a word of the class: the sentence and its slot in braces. */
const placesOf = (kind: WordClass): readonly (readonly [template: string, slot: string])[] =>
  CLASS_SENTENCES.flatMap((template) =>
    slotsOf(template)
      .filter((name) => SLOT_CLASS[name] === kind)
      .map((name) => [template, `{${name}}`] as const),
  );
const SLOTS_OF_CLASS = {
  noun: placesOf("noun"),
  verb: placesOf("verb"),
  adjective: placesOf("adjective"),
  adverb: placesOf("adverb"),
};

const partOfSpeech = family({
  id: "nlp-pipelines/part-of-speech",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: ["four-way", "is-noun", "is-verb", "is-adjective", "is-adverb"],
  survives: ["case", "whitespace", "distractor", "injection"],
  draw(random, variant) {
    const bracket = random.pick(BRACKETS);
    const names = random.pick([
      CLASSES,
      ["NOUN", "VERB", "ADJ", "ADV"],
      ["N", "V", "J", "R"],
      ["1", "2", "3", "4"],
      ["thing", "action", "quality", "manner"],
      ["n.", "v.", "adj.", "adv."],
    ] as const);
    const yesNo = random.pick(YES_NO);
    const one = CLASSES.find((name) => variant === `is-${name}`);
    const a = one?.startsWith("a") ? `an ${one}` : `a ${one}`;
    const labels: readonly string[] = one ? yesNo : names;
    const place = (kind: WordClass) => (one ? (kind === one ? 0 : 1) : CLASSES.indexOf(kind));
    const byLabel = labels.map((_, at) => CLASSES.filter((kind) => place(kind) === at));
    const parts = { source: random.pick(["sentence", "line", "marked sentence"]) };
    const texts = one
      ? check(
          random,
          [
            `the word in ${bracket.name} is ${a}`,
            `the marked word (${bracket.name}) is used as ${a}, that is ${CLASS_MEANINGS[one]}`,
            `what stands in ${bracket.name} belongs to the ${one}s`,
          ],
          yesNo,
          parts,
        )
      : decide(
          random,
          [
            `what part of speech the word in ${bracket.name} is`,
            `which word class the marked word (${bracket.name}) belongs to`,
            `what kind of word stands in ${bracket.name}`,
          ],
          CLASSES.map((kind, i): Entry => [names[i] as string, `${kind} (${CLASS_MEANINGS[kind]})`]),
          parts,
        );
    return {
      ...texts,
      labels,
      sample(r) {
        const kind = r.pick(byLabel[r.int(0, labels.length - 1)] as WordClass[]);
        const [template, slot] = r.pick(SLOTS_OF_CLASS[kind]);
        const input = articles(fill(r, template.replace(slot, bracket.mark(slot)), slotWords(r)));
        return { input, output: labels[place(kind)] as string, latent: kind };
      },
      answer: ({ latent }) => labels[place(latent as WordClass)],
    };
  },
});

/** A filled sentence: its slots in order, with their words. */
type Filled = readonly { readonly slot: string; readonly word: string }[];

interface Part {
  readonly said: Said;
  /** The words, in order; none where the sentence has no such part. */
  readonly find: (filled: Filled, sentence: string) => readonly string[];
}

const ofClass =
  (kind: string): Part["find"] =>
  (filled) =>
    filled.filter(({ slot }) => SLOT_CLASS[slot] === kind).map(({ word }) => word);
const before = (filled: Filled, slots: readonly string[]): Filled =>
  filled.slice(
    0,
    filled.findIndex(({ slot }) => slots.includes(slot)),
  );

const PARTS = {
  nouns: {
    said: ["all nouns", "every noun", "the naming words (nouns)"],
    find: ofClass("noun"),
  },
  verb: { said: ["the verb", "the doing word (verb)", "the word for the action"], find: ofClass("verb") },
  adjective: {
    said: ["the adjective", "the describing word (adjective)", "the word for a quality (adjective)"],
    find: ofClass("adjective"),
  },
  adverb: {
    said: [
      "the adverb",
      "the word that says how, when or where (adverb)",
      "the word that modifies the verb (adverb)",
    ],
    find: ofClass("adverb"),
  },
  preposition: {
    said: [
      "the preposition",
      "the little word for a position (preposition)",
      "the word that links a place to the rest (preposition)",
    ],
    find: ofClass("preposition"),
  },
  subject: {
    said: [
      "the subject (a single noun or pronoun)",
      "the one noun or pronoun that performs the action",
      "who or what does it, as one noun or pronoun",
    ],
    find: (filled, sentence) => {
      const starter = /^(She|He|They)\b/.exec(sentence)?.[0];
      if (starter !== undefined) return [starter];
      const nouns = ofClass("noun")(before(filled, ["v", "t"]), sentence);
      // "Behind the garden, a tiny kettle exploded": the first noun belongs to the place.
      return [(filled[0]?.slot === "p2" ? nouns.at(-1) : nouns[0]) as string];
    },
  },
  object: {
    said: [
      "the direct object (a single noun)",
      "the one noun that the action is done to",
      "whom or what the action affects, as one noun",
    ],
    find: (filled, sentence) => {
      const verb = filled.findIndex(({ slot }) => slot === "t");
      return verb < 0 ? [] : ofClass("noun")(filled.slice(verb), sentence).slice(0, 1);
    },
  },
} satisfies Record<string, Part>;

const WITH_OBJECT = CLASS_SENTENCES.filter((text) => text.includes("{t}"));

const sentencePart = family({
  id: "nlp-pipelines/sentence-part",
  theme: "nlp-pipelines",
  difficulty: "medium",
  variants: Object.keys(PARTS) as (keyof typeof PARTS)[],
  survives: [],
  draw(random, variant) {
    const form = answerForm(random);
    const nothing = random.pick(ABSENT);
    const [glue, glueName] = random.pick([
      [", ", "a comma and a space"],
      [" ", "a space"],
      ["/", "a slash"],
    ] as const);
    const { said, find }: Part = PARTS[variant];
    const always = variant === "nouns" || variant === "verb" || variant === "subject";
    const solve = (filled: Filled, sentence: string) => {
      const found = find(filled, sentence);
      return found.length === 0 ? nothing : form.apply(found.join(glue));
    };
    const list = variant === "nouns" ? ` List them in their order, with ${glueName} between them.` : "";
    return {
      ...askFor(random, said, {
        source: random.pick(["sentence", "line", "clause"]),
        rule: `Write the answer ${form.rule}.${list}${always ? "" : ` If there is none, answer ${nothing}.`}`,
        brief: `${form.short}${list && `, ${glueName} between them`}${always ? "" : `, ${nothing} if there is none`}`,
      }),
      sample(r) {
        const template = r.pick(r.chance(0.3) ? WITH_OBJECT : CLASS_SENTENCES);
        const words = slotWords(r);
        const filled = slotsOf(template).map((slot) => ({ slot, word: words[slot] as string }));
        const input = articles(fill(r, template, words));
        return { input, output: solve(filled, input), latent: filled };
      },
      answer: ({ input, latent }) => solve(latent as Filled, input),
    };
  },
});

export const clauseFamilies: Family[] = [negationScope, pronoun, partOfSpeech, sentencePart];
