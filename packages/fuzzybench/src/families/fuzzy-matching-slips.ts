/** Fuzzy matching: what went wrong in a misspelled word, and where. Part of the fuzzy-matching theme. */
import type { Family } from "../family.js";
import { decisions, YES_NO } from "../frames/decisions.js";
import { transforms } from "../frames/transforms.js";
import { GROCERIES, SUBJECT_WORDS } from "../lexicon/a-products.js";
import type { Random } from "../random.js";

type Kind = "missing" | "extra" | "swapped" | "replaced";
const KINDS: readonly Kind[] = ["missing", "extra", "swapped", "replaced"];
interface Slip {
  readonly right: string;
  readonly wrong: string;
  readonly kind: Kind;
}

const TARGETS = [...SUBJECT_WORDS, ...GROCERIES].filter((word) => word.length >= 5 && !word.includes(" "));
const VOWELS = "aeiou";

/** Places whose letter differs from both neighbours, so that what happened there is seen without doubt. */
const PLACES: ReadonlyMap<string, readonly number[]> = new Map(
  TARGETS.map((word) => [
    word,
    Array.from({ length: word.length - 2 }, (_, i) => i + 1).filter(
      (i) => word[i] !== word[i - 1] && word[i] !== word[i + 1] && i + 1 < word.length - 1,
    ),
  ]),
);
const USABLE = TARGETS.filter((word) => (PLACES.get(word) as readonly number[]).length > 0);

function slip(r: Random): Slip {
  const right = r.pick(USABLE);
  const i = r.pick(PLACES.get(right) as readonly number[]);
  const [before, letter, next, after] = [
    right.slice(0, i),
    right.charAt(i),
    right.charAt(i + 1),
    right.slice(i + 2),
  ];
  const kind = r.pick(KINDS);
  const vowel = VOWELS.charAt((VOWELS.indexOf(letter) + r.int(1, 4)) % 5);
  const wrong = {
    missing: before + next + after,
    extra: before + letter + letter + next + after,
    swapped: before + next + letter + after,
    replaced: before + vowel + next + after,
  }[kind];
  return { right, wrong, kind };
}

/** The first place, from 0, at which the words differ. */
function firstDifference({ right, wrong }: Slip): number {
  let i = 0;
  while (right[i] === wrong[i]) i++;
  return i;
}

/** The order of the input belongs to every wording. */
const ORDER = "The right word comes first, then the misspelt one.";
const write = (r: Random, { right, wrong }: Slip): string =>
  r.pick([`${right} / ${wrong}`, `${right}, ${wrong}`, `${right} -> ${wrong}`, `${right} | ${wrong}`]);

const kinds = decisions<Slip, string>({
  id: "fuzzy-matching/slip-kind",
  theme: "fuzzy-matching",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["word and its misspelling", "pair of spellings", "spelling mistake with its correction"],
  labels: YES_NO,
  facts: slip,
  write,
  rules: {
    kind: () => ({
      asked: "what kind of slip the misspelt word has",
      cases: ["one letter is missing", "one letter was doubled", "two neighbouring letters changed places"],
      labels: [
        ["missing", "doubled", "swapped", "replaced"],
        ["LESS", "MORE", "SWAP", "WRONG"],
        ["A", "B", "C", "D"],
        ["1", "2", "3", "4"],
        ["deletion", "insertion", "transposition", "substitution"],
      ],
      note: `${ORDER} In the remaining case one letter stands in the place of another.`,
      decide: ({ kind }) => KINDS.indexOf(kind),
    }),
    length: () => ({
      asked: "how the misspelling changed the length",
      cases: ["the misspelt word is shorter than the right one", "the misspelt word is longer"],
      labels: [
        ["shorter", "longer", "same"],
        ["-", "+", "="],
        ["LESS", "MORE", "EQUAL"],
      ],
      note: ORDER,
      decide: ({ right, wrong }) => (wrong.length < right.length ? 0 : wrong.length > right.length ? 1 : 2),
    }),
    anagram: () => ({
      asked: "whether the letters only changed places",
      cases: ["the misspelt word has exactly the letters of the right one, only in another order"],
      note: ORDER,
      decide: ({ kind }) => (kind === "swapped" ? 0 : 1),
    }),
    "same-length": () => ({
      asked: "whether both words are equally long",
      cases: ["the misspelt word has as many letters as the right one"],
      note: ORDER,
      decide: ({ right, wrong }) => (wrong.length === right.length ? 0 : 1),
    }),
    "early-slip": () => ({
      asked: "whether the mistake comes early",
      cases: ["the two words already differ in the second or third letter"],
      note: ORDER,
      decide: (pair) => (firstDifference(pair) <= 2 ? 0 : 1),
    }),
    "letter-lost": () => ({
      asked: "whether a letter got lost",
      cases: ["some letter of the right word occurs less often in the misspelt one"],
      note: `${ORDER} A replaced letter is lost, a letter that only moved is not.`,
      decide: ({ kind }) => (kind === "missing" || kind === "replaced" ? 0 : 1),
    }),
  },
});

const places = transforms<Slip, string>({
  id: "fuzzy-matching/slip-place",
  theme: "fuzzy-matching",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  nouns: ["word and its misspelling", "pair of spellings", "spelling mistake with its correction"],
  facts: slip,
  write,
  rules: {
    position: () => ({
      gives: "the first position at which the two words have different letters, counted from 1",
      note: ORDER,
      solve: (pair) => String(firstDifference(pair) + 1),
    }),
    "common-start": () => ({
      gives: "the beginning that both words share, up to the first different letter",
      note: ORDER,
      solve: (pair) => pair.right.slice(0, firstDifference(pair)),
    }),
    "right-letter": () => ({
      gives: "the letter that the right word has at the first place where the two words differ",
      note: ORDER,
      solve: (pair) => pair.right.charAt(firstDifference(pair)),
    }),
    "wrong-letter": () => ({
      gives: "the letter that the misspelt word has at the first place where the two words differ",
      note: ORDER,
      solve: (pair) => pair.wrong.charAt(firstDifference(pair)),
    }),
    "rest-of-right": () => ({
      gives: "the rest of the right word, from its first letter that differs from the misspelt one",
      note: ORDER,
      solve: (pair) => pair.right.slice(firstDifference(pair)),
    }),
    marked: (r) => {
      const [open, close, how] = r.pick([
        ["[", "]", "in square brackets"],
        ["*", "*", "between asterisks"],
        ["(", ")", "in round brackets"],
      ] as const);
      return {
        gives: `the misspelt word with its first wrong letter ${how}`,
        note: `${ORDER} The first wrong letter is the first one that differs from the right word.`,
        solve: (pair) => {
          const at = firstDifference(pair);
          return `${pair.wrong.slice(0, at)}${open}${pair.wrong.charAt(at)}${close}${pair.wrong.slice(at + 1)}`;
        },
      };
    },
  },
});

export const families: Family[] = [kinds, places];
