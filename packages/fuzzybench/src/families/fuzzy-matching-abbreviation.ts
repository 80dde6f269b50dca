/**
 * Fuzzy matching of abbreviations: whether a short form fits a phrase, and making one. The other families of the
 * theme are in fuzzy-matching.ts.
 */
import type { Family } from "../family.js";
import { decisions, YES_NO } from "../frames/decisions.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { JOINERS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const ADJECTIVES = words(
  "National International Central Digital Open Royal United Global Public Northern Mobile Annual",
);
const MIDDLES = words(
  "Health Energy Research Transport Music Ocean Safety Housing Data Travel Farming Science Language",
);
const HEADS = words(
  "Agency Board Council Office Union Institute Network Fund Service Group Committee Foundation",
);
const LITTLE = words("of for and the");

type Phrase = readonly string[];

function phrase(r: Random): Phrase {
  const [adjective, head] = [r.pick(ADJECTIVES), r.pick(HEADS)];
  const at = r.int(0, MIDDLES.length - 1);
  const middle = MIDDLES[at] as string;
  const other = MIDDLES[(at + r.int(1, MIDDLES.length - 1)) % MIDDLES.length] as string;
  return r.pick([
    [adjective, middle, head],
    [head, "of", middle],
    [adjective, head, "for", middle],
    [head, "of", middle, "and", other],
    [adjective, middle, "and", other, head],
    [adjective, head, "of", "the", middle, other],
  ]);
}

const initials = (list: Phrase): string => list.map((w) => w.charAt(0).toUpperCase()).join("");
const big = (list: Phrase): Phrase => list.filter((w) => !LITTLE.includes(w));
const dotted = (letters: string): string => `${[...letters].join(".")}.`;

interface Short {
  readonly phrase: Phrase;
  readonly short: string;
}

/** A short form: right in one of the usual ways, or with one fault. */
function shortForm(r: Random): Short {
  const full = phrase(r);
  const letters = r.chance(0.35) ? initials(full) : initials(big(full));
  const at = r.int(0, letters.length - 1);
  const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
  const other = r.pick([..."BKLQVXZW"]);
  const short = [
    () => letters,
    () => letters,
    () => dotted(letters),
    () => letters.toLowerCase(),
    () => before + other + after,
    () => before + after,
    () => before + other + letters.slice(at),
    () => letters.slice(0, 2),
    () => [...letters].reverse().join(""),
  ][r.int(0, 8)]?.() as string;
  return { phrase: full, short };
}

const sorted = (letters: string): string => [...letters].sort().join("");
const SKIPPING = "leaving out the small words of, for, and, the";
const asked = "whether the short form fits the phrase";

/** The short form without dots. */
const bare = ({ short }: Short): string => short.replaceAll(".", "");

const abbreviation = decisions<Short, string>({
  id: "fuzzy-matching/abbreviation",
  theme: "fuzzy-matching",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  nouns: [
    "short form and phrase",
    "pair of abbreviation and phrase",
    "line with a short form and a long form",
  ],
  labels: [["match", "mismatch"], ["OK", "WRONG"], ["fits", "differs"], ["valid", "invalid"], ...YES_NO],
  facts: shortForm,
  write: (r, { phrase: full, short }) => `${short}${r.pick(JOINERS)[0]}${full.join(" ")}`,
  rules: {
    "big-words": () => ({
      asked,
      cases: [`the short form is exactly the initials of the phrase in capitals, ${SKIPPING}`],
      note: "Dots or small letters make it wrong.",
      decide: (f) => (f.short === initials(big(f.phrase)) ? 0 : 1),
    }),
    "all-words": () => ({
      asked,
      cases: [
        "the short form is exactly the initials of all words in capitals, small words like of or and included",
      ],
      note: "Dots or small letters make it wrong.",
      decide: (f) => (f.short === initials(f.phrase) ? 0 : 1),
    }),
    "dots-allowed": () => ({
      asked,
      cases: [
        `the capital letters of the short form are the initials of the phrase, ${SKIPPING} (dots are ignored)`,
      ],
      note: "Small letters make it wrong.",
      decide: (f) => (bare(f) === initials(big(f.phrase)) ? 0 : 1),
    }),
    "any-case": () => ({
      asked,
      cases: [`the letters are the initials of the phrase, ${SKIPPING}, no matter whether capital or small`],
      note: "A short form with dots is wrong.",
      decide: (f) => (f.short.toUpperCase() === initials(big(f.phrase)) ? 0 : 1),
    }),
    generous: () => ({
      asked,
      cases: [
        "the letters are the initials of the phrase, with or without those of the small words of, for, and, the",
      ],
      note: "Dots and small letters do not matter.",
      decide: (f) => {
        const letters = bare(f).toUpperCase();
        return letters === initials(big(f.phrase)) || letters === initials(f.phrase) ? 0 : 1;
      },
    }),
    "any-order": () => ({
      asked,
      cases: [`it has the same letters as the initials of the phrase, ${SKIPPING}, in any order`],
      note: "Dots and small letters do not matter.",
      decide: (f) => (sorted(bare(f).toUpperCase()) === sorted(initials(big(f.phrase))) ? 0 : 1),
    }),
    "cut-allowed": () => ({
      asked,
      cases: [
        `it has the initials of the first words of the phrase, ${SKIPPING} (the last words may be left out)`,
      ],
      note: "Dots and small letters do not matter.",
      decide: (f) => (initials(big(f.phrase)).startsWith(bare(f).toUpperCase()) ? 0 : 1),
    }),
    "number-of-letters": () => ({
      asked: "whether the short form has the right length",
      cases: [`it has as many letters as the phrase has words, ${SKIPPING}`],
      note: "Dots are no letters, and it does not matter which letters they are.",
      decide: (f) => (bare(f).length === big(f.phrase).length ? 0 : 1),
    }),
  },
});

const SMALL = "The small words are of, for, and, the.";
const made =
  (gives: string, solve: (full: Phrase) => string, note = SMALL) =>
  (): Transform<Phrase> => ({ gives, note, solve });
const lead = (n: number) => (word: string) => word.slice(0, n);

const making = transforms<Phrase, string>({
  id: "fuzzy-matching/make-abbreviation",
  theme: "fuzzy-matching",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["name of an organisation", "long name", "phrase"],
  facts: phrase,
  write: (_, full) => full.join(" "),
  rules: {
    initials: made("the initials of the words without the small words, in capitals", (full) =>
      initials(big(full)),
    ),
    "all-initials": made(
      "the initials of all words, small words included, in capitals",
      initials,
      "No blanks or dots between them.",
    ),
    dotted: made(
      "the initials of the words without the small words, in capitals, each followed by a dot",
      (full) => dotted(initials(big(full))),
    ),
    "mixed-case": made(
      "the initials of all words, each as it is written (small words give small letters)",
      (full) => full.map(lead(1)).join(""),
    ),
    "three-letters-each": made(
      "the first three letters of every word except the small words, joined together",
      (full) => big(full).map(lead(3)).join(""),
    ),
    "lower-hyphens": made("the words without the small words, in small letters, joined by hyphens", (full) =>
      big(full).join("-").toLowerCase(),
    ),
    "first-word-kept": made(
      "the first word in full, a blank, and the initials of the other words without the small words, in capitals",
      (full) => `${full[0]} ${initials(big(full.slice(1)))}`,
    ),
    "last-word-kept": made(
      "the initials of all words but the last in capitals, without the small words, then a blank and the last word in full",
      (full) => `${initials(big(full.slice(0, -1)))} ${full.at(-1)}`,
    ),
  },
});

export const families: Family[] = [abbreviation, making];
