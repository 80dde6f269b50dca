/** Word classes and parts of a sentence: the class of one marked word, and all words that play a part. */
import { type Family, family } from "../family.js";
import { ABSENT, askFor, check, decide, type Entry, type Said, YES_NO } from "../frames/three-phrases.js";
import { answerForm, BRACKETS, capital, fill } from "../lexicon/fill.js";
import {
  ADJECTIVES,
  ADVERBS,
  CLASS_SENTENCES,
  NOUNS,
  PREPOSITIONS,
  TRANSITIVE,
  VERBS,
} from "../lexicon/word-classes.js";
import type { Random } from "../random.js";

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

export const wordClassFamilies: Family[] = [partOfSpeech, sentencePart];
