/** Data filtering on lists: numbers by a condition, and tokens of mixed text by their kind. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { CITIES, DOMAINS, FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";
import { GROCERIES } from "../lexicon/a-products.js";
import { NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

/** How the chosen items are joined. */
const JOINS = [
  [", ", "separated by commas and blanks"],
  [" ", "separated by blanks"],
  ["; ", "separated by semicolons and blanks"],
  ["|", "separated by vertical bars without blanks"],
  [" + ", "joined by plus signs with blanks around them"],
] as const;

/** The items that pass a test, in their order, or the answer for none. */
function those<T>(
  random: Random,
  gives: string,
  test: (item: T, at: number, all: readonly T[]) => boolean,
  text: (item: T) => string = String,
): Transform<readonly T[]> {
  const [join, how] = random.pick(JOINS);
  const miss = random.pick(NOTHING);
  return {
    gives: `${gives}, in their original order and ${how}`,
    note: `If there are none, answer ${miss}.`,
    miss,
    solve: (items) => items.filter(test).map(text).join(join) || miss,
  };
}

const numbers = transforms<readonly number[], string>({
  id: "data-filtering/number-list",
  theme: "data-filtering",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["list of numbers", "row of numbers", "number list", "sequence of whole numbers"],
  facts: (r) => {
    const list = Array.from({ length: r.int(5, 9) }, () => r.int(-9, 60));
    for (let i = r.int(0, 2); i > 0; i--) list[r.int(0, list.length - 1)] = r.pick(list);
    return list;
  },
  write: (_, list) => list.join(", "),
  rules: {
    above: (r) => {
      const limit = r.int(15, 40);
      return those<number>(r, `the numbers greater than ${limit}`, (n) => n > limit);
    },
    below: (r) => {
      const limit = r.int(10, 35);
      return those<number>(r, `the numbers smaller than ${limit}`, (n) => n < limit);
    },
    between: (r) => {
      const low = r.int(5, 20);
      const high = low + r.int(12, 25);
      return those<number>(
        r,
        `the numbers from ${low} to ${high} (both included)`,
        (n) => n >= low && n <= high,
      );
    },
    even: (r) => those<number>(r, "the even numbers", (n) => n % 2 === 0),
    odd: (r) => those<number>(r, "the odd numbers", (n) => n % 2 !== 0),
    negative: (r) => those<number>(r, "the negative numbers", (n) => n < 0),
    multiples: (r) => {
      const factor = r.pick([3, 4, 5, 7]);
      return those<number>(r, `the multiples of ${factor} (0 counts as one)`, (n) => n % factor === 0);
    },
    "first-occurrences": (r) =>
      those<number>(
        r,
        "the numbers without repetitions, each at its first place",
        (n, i, all) => all.indexOf(n) === i,
      ),
    "above-the-first": (r) =>
      those<number>(
        r,
        "the numbers that are greater than the first number of the list",
        (n, _, all) => n > (all[0] as number),
      ),
    records: (r) =>
      those<number>(
        r,
        "the numbers that are greater than every number before them (the first one always is)",
        (n, i, all) => all.every((other, j) => j >= i || other < n),
      ),
  },
});

type Kind = "word" | "number" | "date" | "email" | "url" | "hashtag" | "mention" | "price" | "time" | "code";
interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const PLAIN_WORDS = [...GROCERIES, ...CITIES].filter((word) => !word.includes(" "));
const two = (n: number): string => String(n).padStart(2, "0");
const TOKENS: Readonly<Record<Kind, (random: Random) => string>> = {
  word: (r) => r.pick(PLAIN_WORDS),
  number: (r) => String(r.int(2, 999)),
  date: (r) => `20${r.int(10, 29)}-${two(r.int(1, 12))}-${two(r.int(1, 28))}`,
  email: (r) => `${r.pick(FIRST_NAMES).toLowerCase()}@${r.pick(DOMAINS)}`,
  url: (r) => `https://${r.pick(DOMAINS)}/${r.pick(LAST_NAMES).toLowerCase()}`,
  hashtag: (r) => `#${r.pick(PLAIN_WORDS).toLowerCase()}`,
  mention: (r) => `@${r.pick(FIRST_NAMES).toLowerCase()}${r.int(1, 99)}`,
  price: (r) => `$${r.int(1, 99)}.${two(r.int(0, 99))}`,
  time: (r) => `${two(r.int(0, 23))}:${two(r.int(0, 59))}`,
  code: (r) => `${r.pick(LAST_NAMES).slice(0, 2).toUpperCase()}-${r.int(100, 999)}`,
};
const KINDS = Object.keys(TOKENS) as Kind[];

/** The tokens of some kinds. */
const ofKind =
  (gives: string, ...kinds: readonly Kind[]) =>
  (r: Random): Transform<readonly Token[]> =>
    those<Token>(
      r,
      gives,
      ({ kind }) => kinds.includes(kind),
      ({ text }) => text,
    );

const tokens = transforms<readonly Token[], string>({
  id: "data-filtering/token-filter",
  theme: "data-filtering",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["line of mixed data", "string of tokens", "row of values", "messy line"],
  facts: (r) => {
    const kinds = r.sample(KINDS, 4);
    return Array.from({ length: r.int(5, 8) }, () => {
      const kind = r.pick(kinds);
      return { kind, text: TOKENS[kind](r) };
    });
  },
  write: (_, list) => list.map(({ text }) => text).join(" "),
  rules: {
    words: ofKind("the plain words (letters only)", "word"),
    numbers: ofKind("the bare whole numbers (digits only; no prices, dates, times or codes)", "number"),
    dates: ofKind("the dates", "date"),
    emails: ofKind("the e-mail addresses", "email"),
    links: ofKind("the web addresses", "url"),
    hashtags: ofKind("the hashtags, with their #", "hashtag"),
    mentions: ofKind("the user mentions that begin with @", "mention"),
    prices: ofKind("the prices, with the dollar sign", "price"),
    times: ofKind("the times of day", "time"),
    codes: ofKind("the codes of two capital letters, a hyphen and digits", "code"),
    contacts: ofKind("the e-mail addresses and the user mentions with @", "email", "mention"),
    "without-links-and-tags": ofKind(
      "everything except web addresses and hashtags",
      "word",
      "number",
      "date",
      "email",
      "mention",
      "price",
      "time",
      "code",
    ),
  },
});

export const families: Family[] = [numbers, tokens];
