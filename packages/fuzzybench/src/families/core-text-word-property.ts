/** The word of a list that has a property: the longest, the first in the alphabet, the one with most vowels. */
import { family } from "../family.js";
import { ABSENT, askFor, type Said } from "../frames/three-phrases.js";
import { writing } from "../lexicon/choices.js";
import { FORM_WORDS } from "../lexicon/core-words.js";

type List = readonly string[];

/** The first of the items with the highest score. */
function best(list: List, score: (word: string) => number): string | undefined {
  let found: string | undefined;
  for (const word of list) if (found === undefined || score(word) > score(found)) found = word;
  return found;
}

const vowels = (word: string): number => word.replace(/[^aeiou]/g, "").length;
const alphabetical = (list: List): List => [...list].sort();

interface Property {
  readonly said: Said;
  /** How ties are settled or what is meant, as a full sentence. */
  readonly rule: string;
  readonly brief: string;
  /** Undefined where no word has the property. */
  readonly find: (list: List) => string | undefined;
}

const TIES = {
  rule: "Of equally long words the one that comes first counts.",
  brief: "tie: the earlier one",
};
const FIRST_HIT = { rule: "If several fit, take the earliest.", brief: "the earliest if several" };

const PROPERTIES = {
  longest: {
    said: ["the longest word", "the word with the most letters", "the word that is longest"],
    ...TIES,
    find: (w) => best(w, (word) => word.length),
  },
  shortest: {
    said: ["the shortest word", "the word with the fewest letters", "the word that is shortest"],
    ...TIES,
    find: (w) => best(w, (word) => -word.length),
  },
  "first-in-alphabet": {
    said: [
      "the word that comes first in the alphabet",
      "the alphabetically first word",
      "the word that a dictionary would list before all the others",
    ],
    rule: "Compare letter by letter.",
    brief: "dictionary order",
    find: (w) => alphabetical(w)[0],
  },
  "last-in-alphabet": {
    said: [
      "the word that comes last in the alphabet",
      "the alphabetically last word",
      "the word that a dictionary would list after all the others",
    ],
    rule: "Compare letter by letter.",
    brief: "dictionary order",
    find: (w) => alphabetical(w).at(-1),
  },
  "most-vowels": {
    said: [
      "the word with the most vowels",
      "the word that has more vowels than the others",
      "the word richest in vowels",
    ],
    rule: "Vowels are a, e, i, o and u, and each occurrence counts. On a tie the earlier word wins.",
    brief: "aeiou, repeated ones count too, tie: the earlier one",
    find: (w) => best(w, vowels),
  },
  "double-letter": {
    said: [
      "the word with a doubled letter",
      "the word in which the same letter stands twice in a row",
      "the word that has two equal letters side by side",
    ],
    ...FIRST_HIT,
    find: (w) => w.find((word) => /(.)\1/.test(word)),
  },
  "vowel-start": {
    said: [
      "the word that starts with a vowel (a, e, i, o, u)",
      "the word beginning with a, e, i, o or u",
      "the word whose first letter is a vowel (a, e, i, o or u)",
    ],
    ...FIRST_HIT,
    find: (w) => w.find((word) => /^[aeiou]/.test(word)),
  },
} satisfies Record<string, Property>;

const SEPARATORS = [" ", ", ", " / ", "; ", "\n"] as const;

export const wordByProperty = family({
  id: "core-text/word-by-property",
  theme: "core-text",
  difficulty: "medium",
  variants: Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[],
  survives: [],
  draw(random, variant) {
    const between = random.pick(SEPARATORS);
    const form = writing(random);
    const nothing = random.pick(ABSENT);
    const source = random.pick(["list of words", "word list", "row of words", "list"]);
    const { said, rule, brief, find }: Property = PROPERTIES[variant];
    const may = find(["sky"]) === undefined;
    const solve = (input: string) => {
      const word = find(input.split(between));
      return word === undefined ? nothing : form.apply(word);
    };
    return {
      ...askFor(random, said, {
        source,
        rule: `${rule} Write it ${form.rule}.${may ? ` If no word fits, the answer is ${nothing}.` : ""}`,
        brief: `${brief}; ${form.short}${may ? `, ${nothing} if no word fits` : ""}`,
      }),
      sample(r) {
        const input = r.sample(FORM_WORDS, r.int(4, 6)).join(between);
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});
