/** Fuzzy matching: which candidate a misspelled word means. Part of the fuzzy-matching theme. */
import type { Family } from "../family.js";
import { transforms } from "../frames/transforms.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { GROCERIES, SINGULAR_PRODUCTS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { typo } from "../lexicon/a-text.js";

const POOLS: readonly (readonly string[])[] = [
  // One slip turns Berlin into something as close to Bergen.
  CITIES.filter((w) => w.length > 4 && w !== "Bergen"),
  SINGULAR_PRODUCTS.filter((w) => !w.includes(" ")),
  SUBJECT_WORDS,
  FIRST_NAMES.filter((w) => w.length > 4),
  GROCERIES.filter((w) => w.length > 4 && !w.includes(" ")),
];

/** A mistyped word and candidates, one of which is meant. */
interface Guess {
  readonly wrong: string;
  readonly list: readonly string[];
  readonly at: number;
}

/** The order of the input belongs to every wording. */
const ORDER = "The mistyped word stands first, the candidates follow.";

const meant = transforms<Guess, string>({
  id: "fuzzy-matching/meant-candidate",
  theme: "fuzzy-matching",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: [
    "typo with candidates",
    "mistyped word with suggestions",
    "did-you-mean line",
    "word and its candidates",
  ],
  facts: (r) => {
    const list = r.sample(r.pick(POOLS), r.int(3, 5));
    const at = r.int(0, list.length - 1);
    return { wrong: typo(r, list[at] as string), list, at };
  },
  write: (r, { wrong, list }) => `${wrong}${r.pick([": ", " -> ", " ? ", " => "])}${list.join(", ")}`,
  rules: {
    candidate: () => ({
      gives: "the candidate that the mistyped word was meant to be",
      note: ORDER,
      solve: ({ list, at }) => list[at],
    }),
    "in-capitals": () => ({
      gives: "the candidate closest in spelling to the mistyped word, in capital letters",
      note: ORDER,
      solve: ({ list, at }) => (list[at] as string).toUpperCase(),
    }),
    position: () => ({
      gives: "the position of the candidate that was meant, counted from 1",
      note: ORDER,
      solve: ({ at }) => String(at + 1),
    }),
    "position-from-zero": () => ({
      gives: "the index of the candidate that was meant (the first candidate has index 0)",
      note: ORDER,
      solve: ({ at }) => String(at),
    }),
    letter: () => ({
      gives: "A if the first candidate was meant, B if the second was, C for the third and so on",
      note: ORDER,
      solve: ({ at }) => "ABCDE".charAt(at),
    }),
    "wrong-and-right": (r) => {
      const sign = r.pick(["=", "->", ">", ":"]);
      return {
        gives: `the mistyped word, the sign ${sign} without blanks, and the candidate that was meant`,
        note: ORDER,
        solve: ({ wrong, list, at }) => `${wrong}${sign}${list[at]}`,
      };
    },
    "not-meant": (r) => {
      const [join, how] = r.pick([
        [", ", "separated by commas and blanks"],
        [" ", "separated by blanks"],
        ["|", "with a vertical bar between them and no blanks"],
      ] as const);
      return {
        gives: `all candidates that were not meant, in their order, ${how}`,
        note: ORDER,
        solve: ({ list, at }) => list.filter((_, i) => i !== at).join(join),
      };
    },
  },
});

export const families: Family[] = [meant];
