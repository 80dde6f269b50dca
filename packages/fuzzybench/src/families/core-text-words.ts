/** Core text by words: words at a position of a line, and changes of a whole line. */
import { type Family, family } from "../family.js";
import { askFor, rewriteBy, type Said } from "../frames/three-phrases.js";
import { DESCRIBING_WORDS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { capital, fill } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { wordByProperty } from "./core-text-word-property.js";

type List = readonly string[];

/** Sentences without apostrophes and without words that are a single vowel, so that every rule on letters is clear. */
const PLAIN_SENTENCES = [...STATEMENTS, ...QUESTIONS].filter((text) => !/['’]|\bI\b|\ba\b/i.test(text));

/** A line of three to about nine words without punctuation. */
function line(random: Random): string {
  if (random.chance(0.4)) return fill(random, random.pick(PLAIN_SENTENCES), SENTENCE_SLOTS);
  const nouns = random.sample(SUBJECT_WORDS, random.int(3, 4));
  const list = nouns.flatMap((noun) => (random.chance(0.5) ? [random.pick(DESCRIBING_WORDS), noun] : [noun]));
  return random.chance(0.4) ? capital(list.join(" ")) : list.join(" ");
}

interface Position {
  readonly said: Said;
  /** The words that are kept; several are joined. */
  readonly take: (list: List) => List;
  readonly several?: boolean;
}

const POSITIONS = {
  first: {
    said: ["the first word", "the opening word", "the word at the start"],
    take: (w) => w.slice(0, 1),
  },
  last: { said: ["the last word", "the final word", "the word at the end"], take: (w) => w.slice(-1) },
  second: {
    said: ["the second word", "word number 2", "the word after the first one"],
    take: (w) => w.slice(1, 2),
  },
  third: {
    said: ["the third word", "word number 3", "the word in third place"],
    take: (w) => w.slice(2, 3),
  },
  "second-last": {
    said: ["the second-to-last word", "the word before the last one", "the last word but one"],
    take: (w) => w.slice(-2, -1),
  },
  "first-two": {
    said: ["the first two words", "the two opening words", "words one and two"],
    take: (w) => w.slice(0, 2),
    several: true,
  },
  "last-two": {
    said: ["the last two words", "the two final words", "the two words at the end"],
    take: (w) => w.slice(-2),
    several: true,
  },
  "both-ends": {
    said: ["the first and the last word", "the opening word and the final word", "the words at both ends"],
    take: (w) => [...w.slice(0, 1), ...w.slice(-1)],
    several: true,
  },
  "all-but-first": {
    said: [
      "all words except the first",
      "everything after the first word",
      "the words from the second one on",
    ],
    take: (w) => w.slice(1),
    several: true,
  },
  "every-second": {
    said: [
      "every second word, beginning with the second",
      "the words at even positions (2, 4, 6 and so on)",
      "the second, fourth, sixth word and so on",
    ],
    take: (w) => w.filter((_, i) => i % 2 === 1),
    several: true,
  },
  initials: {
    said: [
      "the initial letters of all words, run together",
      "the first letter of each word, without blanks between them",
      "the leading letters of all words as one string",
    ],
    take: (w) => [w.map((word) => word.charAt(0)).join("")],
  },
} satisfies Record<string, Position>;

const CASES: readonly (readonly [string, string, (text: string) => string])[] = [
  ["unchanged", "as it stands", (t) => t],
  ["in upper case", "all capitals", (t) => t.toUpperCase()],
  ["in lower case", "small letters only", (t) => t.toLowerCase()],
];

const GLUES = [
  [" ", "a single space"],
  ["-", "a hyphen"],
  ["_", "an underscore"],
  [", ", "a comma and a space"],
] as const;

const wordPick = family({
  id: "core-text/word-pick",
  theme: "core-text",
  difficulty: "easy",
  variants: Object.keys(POSITIONS) as (keyof typeof POSITIONS)[],
  survives: [],
  draw(random, variant) {
    const [long, short, convert] = random.pick(CASES);
    const [glue, glueName] = random.pick(GLUES);
    const source = random.pick(["line", "sentence", "phrase", "text"]);
    const { said, take, several }: Position = POSITIONS[variant];
    const joined = several ? ` Put ${glueName} between the words.` : "";
    const solve = (input: string) => convert(take(input.split(" ")).join(glue));
    return {
      ...askFor(random, said, {
        source,
        rule: `Write the answer ${long}.${joined}`,
        brief: several ? `${short}, ${glueName} between the words` : short,
      }),
      sample(r) {
        const input = line(r);
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});

interface Rewrite {
  readonly said: Said;
  readonly apply: (list: List) => string;
}

const lower = (word: string): string => word.toLowerCase();

const REWRITES = {
  "reverse-order": {
    said: [
      "put the words in reverse order",
      "turn the order of the words around, last word first",
      "list the same words from the last to the first",
    ],
    apply: (w) => [...w].reverse().join(" "),
  },
  "sort-words": {
    said: [
      "sort the words alphabetically, ignoring case",
      "arrange the words from A to Z without regard to capitals",
      "put the words in alphabetical order (capitals make no difference)",
    ],
    apply: (w) => [...w].sort((a, b) => (lower(a) < lower(b) ? -1 : lower(a) > lower(b) ? 1 : 0)).join(" "),
  },
  "swap-ends": {
    said: [
      "swap the first and the last word",
      "exchange the opening word and the final word",
      "let the first word and the last word trade places",
    ],
    apply: (w) => [...w.slice(-1), ...w.slice(1, -1), ...w.slice(0, 1)].join(" "),
  },
  "mirror-words": {
    said: [
      "spell every word backwards, keeping the words in their places",
      "reverse the letters inside each word but not the order of the words",
      "turn each word around letter by letter (word order stays)",
    ],
    apply: (w) => w.map((word) => [...word].reverse().join("")).join(" "),
  },
  "drop-vowels": {
    said: [
      "delete the letters a, e, i, o and u in either case",
      "remove all vowels (a, e, i, o, u, also as capitals)",
      "take out every a, e, i, o and u, large or small",
    ],
    apply: (w) => w.join(" ").replace(/[aeiou]/gi, ""),
  },
  "snake-case": {
    said: [
      "make it snake_case: small letters only, an underscore for every blank",
      "write it all in lower case and join the words with underscores",
      "lowercase it and put _ in place of the spaces",
    ],
    apply: (w) => w.map(lower).join("_"),
  },
  "camel-case": {
    said: [
      "make it camelCase: first word in small letters, every later word with a capital, no blanks",
      "join the words without blanks, the first one in lower case and each other one with only its first letter large",
      "run the words together in camelCase (small start, then one capital per word)",
    ],
    apply: (w) => w.map((word, i) => (i === 0 ? lower(word) : capital(lower(word)))).join(""),
  },
} satisfies Record<string, Rewrite>;

const lineRewrite = family({
  id: "core-text/line-rewrite",
  theme: "core-text",
  difficulty: "medium",
  heldOut: true,
  variants: Object.keys(REWRITES) as (keyof typeof REWRITES)[],
  survives: [],
  draw(random, variant) {
    const source = random.pick(["line", "phrase", "text", "title"]);
    const { said, apply }: Rewrite = REWRITES[variant];
    const solve = (input: string) => apply(input.split(" "));
    return {
      ...rewriteBy(random, said, { source }),
      sample(r) {
        const input = line(r);
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});

export const wordFamilies: Family[] = [wordPick, wordByProperty, lineRewrite];
