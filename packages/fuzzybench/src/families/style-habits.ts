/** Habits of writers: recognised in one text, compared between two, and changed. */
import { type Family, family } from "../family.js";
import { check, decide, rewriteBy, type Said, YES_NO } from "../frames/three-phrases.js";
import { GROCERIES } from "../lexicon/a-products.js";
import { numberWord } from "../lexicon/core-words.js";
import { LISTED, QUOTED, QUOTES, SHORT_VERBS, SPELLED, SPELLINGS } from "../lexicon/style-messages.js";
import type { Random } from "../random.js";

const HABITS = ["spelling", "comma", "numbers", "verbs", "quotes"] as const;
type Habit = (typeof HABITS)[number];
/** For each habit which of its two ways the writer has. */
type Style = Readonly<Record<Habit, 0 | 1>>;

/** What a text says, before a style is chosen. */
interface Content {
  readonly order: readonly number[];
  readonly templates: readonly string[];
  readonly word: readonly [string, string];
  readonly verb: readonly [string, string];
  readonly n: number;
  readonly list: readonly string[];
  readonly quote: string;
}

function content(random: Random): Content {
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
const style = (random: Random): Style => ({
  spelling: way(random),
  comma: way(random),
  numbers: way(random),
  verbs: way(random),
  quotes: way(random),
});

function written(text: Content, { spelling, comma, numbers, verbs, quotes }: Style): string {
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

const TEXTS: Readonly<Record<Habit, HabitTexts>> = {
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

const writingHabit = family({
  id: "authorship-and-style/writing-habit",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: HABITS,
  survives: ["whitespace"],
  draw(random, variant) {
    const naming = random.int(0, 3);
    const { said, meanings, names } = TEXTS[variant];
    const labels = names[naming] as readonly [string, string];
    return {
      ...decide(
        random,
        said,
        [
          [labels[0], meanings[0]],
          [labels[1], meanings[1]],
        ],
        { source: random.pick(["text", "note", "sample", "paragraph"]) },
      ),
      labels,
      sample(r) {
        const latent = style(r);
        return { input: written(content(r), latent), output: labels[latent[variant]], latent };
      },
      answer: ({ latent }) => labels[(latent as Style)[variant]],
    };
  },
});

const habitChange = family({
  id: "authorship-and-style/habit-change",
  theme: "authorship-and-style",
  difficulty: "medium",
  variants: HABITS.flatMap((habit) => [`${habit}-first`, `${habit}-second`] as const),
  survives: [],
  draw(random, variant) {
    const [habit, which] = variant.split("-") as [Habit, "first" | "second"];
    const to = which === "first" ? 0 : 1;
    return {
      ...rewriteBy(random, TEXTS[habit].change[to], {
        source: random.pick(["text", "note", "paragraph", "draft"]),
        rule: "If it is so already, return the text unchanged.",
        brief: "unchanged if it is so already",
      }),
      sample(r) {
        const text = content(r);
        // Mostly a text that has to change.
        const change = r.chance(0.75);
        const before: Style = { ...style(r), ...(change && { [habit]: 1 - to }) };
        const latent = { text, before };
        return {
          input: written(text, before),
          output: written(text, { ...before, [habit]: to }),
          latent,
        };
      },
      answer: ({ latent }) => {
        const { text, before } = latent as { readonly text: Content; readonly before: Style };
        return written(text, { ...before, [habit]: to });
      },
    };
  },
});

type Two = readonly [Style, Style];
const agreements = ([a, b]: Two): number => HABITS.filter((habit) => a[habit] === b[habit]).length;

const sameAuthor = family({
  id: "authorship-and-style/same-author",
  theme: "authorship-and-style",
  difficulty: "hard",
  heldOut: true,
  variants: [...HABITS, "agreements", "most-habits"],
  survives: [],
  draw(random, variant) {
    const yesNo = random.pick(YES_NO);
    const [tagA, tagB] = random.pick([
      ["A: ", "B: "],
      ["Text 1: ", "Text 2: "],
      ["- ", "- "],
      ["", ""],
    ] as const);
    const source = random.pick(["pair of texts", "pair of notes", "pair of lines"]);
    const prefix = random.pick(["", "", "n=", "#"]);
    const listed =
      "The five habits are spelling (British or American), the comma before the and of a list, numbers in digits or words, contractions, and double or single quotation marks.";
    const brief =
      "habits: British/American spelling, serial comma, digits/words, contractions, double/single quotes";
    const habit = HABITS.find((name) => name === variant);
    const solve = (texts: Two): string => {
      if (variant === "agreements") return `${prefix}${agreements(texts)}`;
      if (variant === "most-habits") return yesNo[agreements(texts) >= 3 ? 0 : 1];
      return yesNo[texts[0][variant] === texts[1][variant] ? 0 : 1];
    };
    const drawn = () => {
      if (variant === "agreements") {
        const labels = [0, 1, 2, 3, 4, 5].map((n) => `${prefix}${n}`);
        const entries = labels.map((label, n) => [label, n === 1 ? "1 habit" : `${n} habits`] as const);
        const said: Said = [
          "how many of the five habits both writers share",
          "in how many habits the two texts agree",
          "the number of writing habits that the texts have in common",
        ];
        return { ...decide(random, said, entries, { source, rule: listed, brief }), labels };
      }
      if (variant === "most-habits") {
        const said: Said = [
          "the two texts agree in at least three of the five habits",
          "both writers share three or more of five habits",
          "most of the five habits are the same in both texts",
        ];
        return check(random, said, yesNo, { source, rule: listed, brief });
      }
      const { shared } = TEXTS[variant];
      const said: Said = [
        `both writers ${shared}`,
        `the two texts ${shared}`,
        `the first and the second author ${shared}`,
      ];
      return check(random, said, yesNo, {
        source,
        rule: "Other differences do not count.",
        brief: "other differences do not count",
      });
    };
    return {
      ...drawn(),
      sample(r) {
        const [about, other] = [content(r), content(r)];
        const one = style(r);
        const two = style(r);
        // One more even draw settles the habit in question.
        const equal = r.chance(0.5);
        const latent: Two = habit
          ? [one, { ...two, [habit]: equal ? one[habit] : 1 - one[habit] }]
          : [one, two];
        const [first, second] = [written(about, latent[0]), written(other, latent[1])];
        return { input: `${tagA}${first}\n${tagB}${second}`, output: solve(latent), latent };
      },
      answer: ({ latent }) => solve(latent as Two),
    };
  },
});

export const habitFamilies: Family[] = [writingHabit, habitChange, sameAuthor];
