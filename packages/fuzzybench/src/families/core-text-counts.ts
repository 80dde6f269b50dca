/** Core text by number: counting things in a sentence, and reading the quantities that a sentence states. */
import { type Family, family } from "../family.js";
import { askFor, type Said } from "../frames/three-phrases.js";
import { FIRST_NAMES, WEEKDAYS } from "../lexicon/a-people.js";
import { GROCERIES } from "../lexicon/a-products.js";
import { entries, fill, lines } from "../lexicon/a-text.js";
import { writing } from "../lexicon/choices.js";
import { numberWord } from "../lexicon/core-words.js";
import type { Random } from "../random.js";

const ITEMS = GROCERIES.filter((name) => !name.includes(" "));

/** Who got what and when; each slot is a list of one or more. */
const ERRANDS = lines(`
  {people} bought {items} on {days}.
  On {days} {people} picked up {items}.
  {people} ordered {items} for {days}.
  The shop sold {items} to {people} on {days}.
  Bring {items} for {people} on {days}.
  For {days} {people} asked for {items}.`);

function enumeration(random: Random, list: readonly string[]): string {
  if (list.length === 1) return list[0] as string;
  if (list.length > 2 && random.chance(0.15)) return list.join(", ");
  return `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`;
}

const wordsOf = (text: string): string[] => text.replace(/[.,]/g, "").split(" ");
const among = (text: string, list: readonly string[]): number =>
  wordsOf(text).filter((word) => list.includes(word)).length;

interface Counted {
  readonly said: Said;
  readonly count: (text: string) => number;
}

const COUNTED = {
  items: {
    said: ["the number of groceries", "how many kinds of food are listed", "the count of foodstuffs"],
    count: (t) => among(t, ITEMS),
  },
  people: {
    said: ["the number of people named", "how many persons are mentioned", "the count of first names"],
    count: (t) => among(t, FIRST_NAMES),
  },
  weekdays: {
    said: ["the number of weekdays", "how many days of the week occur", "the count of weekday names"],
    count: (t) => among(t, WEEKDAYS),
  },
  words: {
    said: ["the number of words", "how many words there are", "the word count"],
    count: (t) => wordsOf(t).length,
  },
  commas: {
    said: ["the number of commas", "how many commas there are", "the count of comma signs"],
    count: (t) => t.split(",").length - 1,
  },
  capitalised: {
    said: [
      "the number of words that start with a capital letter",
      "how many words begin with a capital",
      "the count of capitalised words",
    ],
    count: (t) => wordsOf(t).filter((word) => /^[A-Z]/.test(word)).length,
  },
} satisfies Record<string, Counted>;

const count = family({
  id: "core-text/count",
  theme: "core-text",
  difficulty: "hard",
  variants: Object.keys(COUNTED) as (keyof typeof COUNTED)[],
  survives: [],
  draw(random, variant) {
    const spelled = random.chance(0.35);
    const prefix = random.pick(["", "", "", "n=", "count: ", "x"]);
    const source = random.pick(["sentence", "note", "line", "text"]);
    const how = `${spelled ? "as a lower-case number word" : "in digits"}${prefix ? `, with "${prefix}" right before it` : ""}`;
    const { said, count }: Counted = COUNTED[variant];
    const solve = (text: string) => prefix + (spelled ? numberWord(count(text)) : String(count(text)));
    return {
      ...askFor(random, said, { source, rule: `Write the number ${how}.`, brief: how }),
      sample(r) {
        const input = fill(r, r.pick(ERRANDS), {
          people: enumeration(r, r.sample(FIRST_NAMES, r.int(1, 4))),
          items: enumeration(r, r.sample(ITEMS, r.int(1, 5))),
          days: enumeration(r, r.sample(WEEKDAYS, r.int(1, 3))),
        });
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});

const GOODS =
  entries(`chairs / lamps / tents / boxes / bottles / tickets / mirrors / pillows / cables / clocks / drills /
  radios / ladders / bags / cups / plates / posters / helmets / keys / candles`);

const STOCK = lines(`
  We sold {list} this week.
  The van carries {list}.
  There are {list} in the back room.
  Please order {list} before Friday.
  The fire destroyed {list}.
  Our stand at the fair had {list}.
  She counted {list} in the hall.
  Left over from the sale: {list}.`);

type Stock = readonly { readonly n: number; readonly item: string }[];

const stockOf = (text: string): Stock =>
  [...text.matchAll(/(\d+) ([a-z]+)/g)].map(([, n, item]) => ({ n: Number(n), item: item as string }));

const byNumber = (stock: Stock): Stock => [...stock].sort((a, b) => a.n - b.n);
const numbers = (stock: Stock): number[] => stock.map(({ n }) => n);

interface Reading {
  readonly said: Said;
  readonly read: (stock: Stock) => string | number | undefined;
}

const READINGS = {
  largest: {
    said: ["the largest number", "the highest quantity", "the biggest of the figures"],
    read: (s) => Math.max(...numbers(s)),
  },
  smallest: {
    said: ["the smallest number", "the lowest quantity", "the least of the figures"],
    read: (s) => Math.min(...numbers(s)),
  },
  total: {
    said: ["the sum of all numbers", "the total of the quantities", "what the figures add up to"],
    read: (s) => numbers(s).reduce((sum, n) => sum + n, 0),
  },
  spread: {
    said: [
      "the largest number minus the smallest",
      "the difference between the highest and the lowest quantity",
      "how far apart the biggest and the least of the figures are",
    ],
    read: (s) => Math.max(...numbers(s)) - Math.min(...numbers(s)),
  },
  "first-number": {
    said: ["the first number", "the figure that is mentioned first", "the number furthest to the left"],
    read: (s) => s[0]?.n,
  },
  "last-number": {
    said: ["the last number", "the figure that is mentioned last", "the number furthest to the right"],
    read: (s) => s.at(-1)?.n,
  },
  "most-of": {
    said: [
      "the thing there is most of",
      "the item with the highest quantity",
      "the name of the goods with the biggest number",
    ],
    read: (s) => byNumber(s).at(-1)?.item,
  },
  "least-of": {
    said: [
      "the thing there is least of",
      "the item with the lowest quantity",
      "the name of the goods with the smallest number",
    ],
    read: (s) => byNumber(s)[0]?.item,
  },
} satisfies Record<string, Reading>;

const NUMBERS = Array.from({ length: 59 }, (_, i) => i + 2);

const quantities = family({
  id: "core-text/quantities",
  theme: "core-text",
  difficulty: "medium",
  variants: Object.keys(READINGS) as (keyof typeof READINGS)[],
  survives: ["distractor"],
  draw(random, variant) {
    const form = writing(random, false);
    const wrapped = form.short !== "verbatim";
    const noun = variant.endsWith("-of");
    const source = random.pick(["sentence", "stock note", "line", "message"]);
    const { said, read }: Reading = READINGS[variant];
    const solve = (text: string) => form.apply(String(read(stockOf(text))));
    return {
      ...askFor(random, said, {
        source,
        rule: `${noun ? "Give the noun alone, without its number" : "Give the bare number in digits"}${wrapped ? `, ${form.rule}` : ""}.`,
        brief: `${noun ? "noun only" : "digits"}${wrapped ? `, ${form.short}` : ""}`,
      }),
      sample(r) {
        const items = r.sample(GOODS, r.int(2, 4));
        const amounts = r.sample(NUMBERS, items.length);
        const list = enumeration(
          r,
          items.map((item, i) => `${amounts[i]} ${item}`),
        );
        const input = fill(r, r.pick(STOCK), { list });
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});

export const countFamilies: Family[] = [count, quantities];
