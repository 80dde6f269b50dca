/** Texts by writers with habits: what a text says, its style in each habit, and the words for every habit. */
import type { Said } from "../frames/three-phrases.js";
import { GROCERIES } from "../lexicon/a-products.js";
import { numberWord } from "../lexicon/core-words.js";
import { LISTED, QUOTED, QUOTES, SHORT_VERBS, SPELLED, SPELLINGS } from "../lexicon/style-messages.js";
import type { Random } from "../random.js";

export const HABITS = ["spelling", "comma", "numbers", "verbs", "quotes"] as const;
export type Habit = (typeof HABITS)[number];
/** For each habit which of its two ways the writer has. */
export type Style = Readonly<Record<Habit, 0 | 1>>;

/** What a text says, before a style is chosen. */
export interface Content {
  readonly order: readonly number[];
  readonly templates: readonly string[];
  readonly word: readonly [string, string];
  readonly verb: readonly [string, string];
  readonly n: number;
  readonly list: readonly string[];
  readonly quote: string;
}

export function content(random: Random): Content {
  return {
    order: random.shuffle([0, 1, 2]),
    templates: [random.pick(SPELLED), random.pick(LISTED), random.pick(QUOTED)],
    word: random.pick(SPELLINGS),
    verb: random.pick(SHORT_VERBS),
    n: random.int(2, 40),
    list: random.sample(GROCERIES, 3),
    quote: random.pick(QUOTES),
  };
}

const way = (random: Random): 0 | 1 => (random.chance(0.5) ? 1 : 0);
export const style = (random: Random): Style => ({
  spelling: way(random),
  comma: way(random),
  numbers: way(random),
  verbs: way(random),
  quotes: way(random),
});

export function written(text: Content, { spelling, comma, numbers, verbs, quotes }: Style): string {
  const [a, b, c] = text.list as [string, string, string];
  const mark = quotes === 0 ? '"' : "'";
  const slots: Readonly<Record<string, string>> = {
    w: text.word[spelling],
    v: text.verb[verbs],
    n: numbers === 0 ? String(text.n) : numberWord(text.n),
    l: `${a}, ${b}${comma === 0 ? "," : ""} and ${c}`,
    q: `${mark}${text.quote}${mark}`,
  };
  const filled = text.templates.map((template) =>
    template.replace(/\{(\w)\}/g, (_, name: string) => slots[name] as string),
  );
  return text.order.map((i) => filled[i]).join(" ");
}

interface HabitTexts {
  readonly said: Said;
  readonly meanings: readonly [string, string];
  readonly names: readonly (readonly [string, string])[];
  /** Follows "both writers". */
  readonly shared: string;
  /** What turns a text to the first and to the second way. */
  readonly change: readonly [Said, Said];
}

export const HABIT_TEXTS: Readonly<Record<Habit, HabitTexts>> = {
  spelling: {
    said: [
      "whether the spelling is British or American",
      "which variety of English the spelling shows",
      "on which side of the Atlantic the writer learned to spell",
    ],
    meanings: ["British spelling (centre, grey)", "American spelling (center, gray)"],
    names: [
      ["British", "American"],
      ["UK", "US"],
      ["en-GB", "en-US"],
      ["B", "A"],
    ],
    shared: "use the same variety of spelling (British or American)",
    change: [
      ["use British spelling", "turn American spellings into British ones", "spell it the British way"],
      ["use American spelling", "turn British spellings into American ones", "spell it the American way"],
    ],
  },
  comma: {
    said: [
      "whether there is a comma before and in the list of three",
      "how the list is punctuated",
      "whether the writer sets the serial comma (before the and of a list)",
    ],
    meanings: ["a comma before the and of the list", "no comma before it"],
    names: [
      ["comma", "no comma"],
      ["OXFORD", "PLAIN"],
      ["with", "without"],
      ["yes", "no"],
    ],
    shared: "treat the comma before the and of a list in the same way",
    change: [
      [
        "put a comma before the and of the list",
        "add the serial comma to the list of three",
        "make sure that the list has a comma in front of its and",
      ],
      [
        "remove the comma before the and of the list",
        "drop the serial comma from the list of three",
        "make sure that the list has no comma in front of its and",
      ],
    ],
  },
  numbers: {
    said: [
      "whether the number is written in digits or as a word",
      "how the writer writes numbers",
      "which way of writing numbers is used",
    ],
    meanings: ["digits", "a number word"],
    names: [
      ["digits", "words"],
      ["NUM", "TXT"],
      ["figure", "spelled"],
      ["1", "one"],
    ],
    shared: "write numbers in the same way (digits or words)",
    change: [
      [
        "write the number in digits",
        "replace the number word by figures",
        "turn a spelled-out number into digits",
      ],
      [
        "write the number as a word",
        "replace the digits by a number word (twenty-one with a hyphen)",
        "spell the number out in small letters",
      ],
    ],
  },
  verbs: {
    said: [
      "whether the verb is contracted",
      "how the writer writes a verb with not",
      "whether short forms such as didn't are used",
    ],
    meanings: ["a contraction such as didn't", "the full form such as did not"],
    names: [
      ["contracted", "full"],
      ["SHORT", "LONG"],
      ["n't", "not"],
      ["s", "l"],
    ],
    shared: "agree on contractions (both didn't or both did not, for instance)",
    change: [
      [
        "contract the verb with not (did not becomes didn't)",
        "use the short form n't",
        "shorten the verb and its not to one word with n't",
      ],
      [
        "write the verb with not in full (didn't becomes did not)",
        "expand the contraction",
        "spell the short form out as two words",
      ],
    ],
  },
  quotes: {
    said: [
      "which quotation marks are used",
      "whether the quotation stands in double or single marks",
      "how the writer marks quoted words",
    ],
    meanings: ["double quotation marks", "single quotation marks"],
    names: [
      ["double", "single"],
      ["DQ", "SQ"],
      ["2", "1"],
      ["two strokes", "one stroke"],
    ],
    shared: "use the same quotation marks (double or single)",
    change: [
      [
        "use double quotation marks",
        "put the quoted words in double quotes",
        "turn single quotation marks into double ones",
      ],
      [
        "use single quotation marks",
        "put the quoted words in single quotes",
        "turn double quotation marks into single ones",
      ],
    ],
  },
};
