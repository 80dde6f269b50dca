/** Lists with repeated entries: without them, only them, how many, where. */
import { tableFamily } from "../frames/rule-table.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { entries } from "../lexicon/a-text.js";

const POOLS: readonly (readonly string[])[] = [
  CITIES,
  FIRST_NAMES,
  entries(
    "Milk / Bread / Olive oil / Green tea / Rice / Eggs / Soap / Apples / Dark bread / Tea / Brown sugar / Butter / Salt",
  ),
  entries(
    "Urgent / Bug / Billing / Login / Refund / Feature request / Follow up / Spam / Invoice / Mobile app / Bug report",
  ),
  entries(
    "anna@mail.net / b.costa@post.org / info@acme.io / ops@acme.io / jobs@firm.co / kim@mail.net / team@lab.dev / anna@lab.dev",
  ),
];

const key = (text: string) => text.toLowerCase();
const sameBefore = (list: readonly string[], i: number) =>
  list.slice(0, i).some((other) => key(other) === key(list[i] as string));
const times = (list: readonly string[], item: string) =>
  list.filter((other) => key(other) === key(item)).length;
/** First mentions, in order. */
const firsts = (list: readonly string[]) => list.filter((_, i) => !sameBefore(list, i));

interface ListOptions {
  readonly join: string;
  readonly said: string;
}

const JOINS: readonly ListOptions[] = [
  { join: ", ", said: "separated by commas" },
  { join: "; ", said: "separated by semicolons" },
  { join: " | ", said: "separated by vertical bars" },
  { join: "\n", said: "one on each line" },
];
const LOOSE = "entries that differ only in letter case are the same";

export const lists = tableFamily<readonly string[], ListOptions>({
  id: "equivalence-and-dedup/lists",
  theme: "equivalence-and-dedup",
  difficulty: "medium",
  survives: [],
  things: [
    "a list in which entries may be repeated",
    "a list with possible duplicates",
    "some entries of a list",
  ],
  options: (random) => random.pick(JOINS),
  scene: (r, { join }) => {
    const items = r.sample(r.pick(POOLS), r.int(3, 5));
    const repeats = Array.from({ length: r.pick([0, 1, 2, 2, 3]) }, () => {
      const item = r.pick(items);
      return r.pick([item, item, item.toLowerCase(), item.toUpperCase()]);
    });
    const list = r.shuffle([...items, ...repeats]);
    return { input: list.join(join), latent: list };
  },
  rows: {
    "keep-first": {
      solve: (list, _, { join }) => firsts(list).join(join),
      rule: (_, { said }) => ({
        long: [
          `remove repeated entries and keep the first of each, in order and ${said}; ${LOOSE}`,
          `output every entry once, where and as it first occurs, ${said} (${LOOSE})`,
        ],
        short: [
          `unique entries, first spelling, ${said}; ${LOOSE}`,
          `dedupe ignoring case, keep first, ${said}`,
        ],
      }),
    },
    "keep-last": {
      solve: (list, _, { join }) => list.filter((item, i) => times(list.slice(i + 1), item) === 0).join(join),
      rule: (_, { said }) => ({
        long: [
          `remove repeated entries but keep the last of each, where and as it last occurs, ${said}; ${LOOSE}`,
          `drop an entry when the same one comes again later, and output the rest in order, ${said} (${LOOSE})`,
        ],
        short: [
          `unique entries, keep the last mention, ${said}; ${LOOSE}`,
          `dedupe ignoring case, keep last, ${said}`,
        ],
      }),
    },
    "exact-only": {
      solve: (list, _, { join }) => [...new Set(list)].join(join),
      rule: (_, { said }) => ({
        long: [
          `remove entries that repeat an earlier one letter for letter, in order and ${said}; a different letter case makes a different entry`,
          `keep the first of each exact spelling and drop its copies, ${said}; case matters, so that "tea" and "TEA" both stay`,
        ],
        short: [`unique entries, case-sensitive, ${said}`, `drop exact repeats only (case matters), ${said}`],
      }),
    },
    repeated: {
      solve: (list, miss, { join }) =>
        firsts(list)
          .filter((item) => times(list, item) > 1)
          .join(join) || miss,
      rule: (miss, { said }) => ({
        long: [
          `output the entries that occur more than once, each a single time in its first spelling and in order, ${said}, or ${miss} if there are none; ${LOOSE}`,
          `find the duplicates: list each repeated entry once, as first written, ${said}; ${miss} when nothing is repeated (${LOOSE})`,
        ],
        short: [
          `entries that occur twice or more, once each, ${said}, else ${miss}; ${LOOSE}`,
          `repeated entries only (ignore case), ${said}; ${miss} if none`,
        ],
      }),
    },
    singles: {
      solve: (list, miss, { join }) => list.filter((item) => times(list, item) === 1).join(join) || miss,
      rule: (miss, { said }) => ({
        long: [
          `output only the entries that occur exactly once, in order and ${said}, or ${miss} if there are none; ${LOOSE}`,
          `drop every entry that has a twin, all of its mentions, and list what remains, ${said}; ${miss} when nothing remains (${LOOSE})`,
        ],
        short: [
          `entries without any duplicate, ${said}, else ${miss}; ${LOOSE}`,
          `those that occur just once (ignore case), ${said}; ${miss} if none`,
        ],
      }),
    },
    "distinct-count": {
      solve: (list) => String(firsts(list).length),
      rule: () => ({
        long: [
          `count the different entries and output the number; ${LOOSE}`,
          `output how many entries are left once repetitions are dropped, in digits (${LOOSE})`,
        ],
        short: [`number of different entries; ${LOOSE}`, "distinct count, case ignored"],
      }),
    },
    "surplus-count": {
      solve: (list) => String(list.length - firsts(list).length),
      rule: () => ({
        long: [
          `count the entries that only repeat an earlier one and output the number, 0 if none does; ${LOOSE}`,
          `output how many entries would be deleted when the list is deduplicated, in digits (${LOOSE})`,
        ],
        short: [`number of surplus entries; ${LOOSE}`, "how many repeats to delete, case ignored"],
      }),
    },
    positions: {
      solve: (list, miss) =>
        list.flatMap((_, i) => (sameBefore(list, i) ? [String(i + 1)] : [])).join(" ") || miss,
      rule: (miss) => ({
        long: [
          `output the positions of the entries that repeat an earlier one, counted from 1 and separated by spaces, or ${miss} if there are none; ${LOOSE}`,
          `tell which entries to strike out as duplicates, by their numbers in the list (first entry = 1) with spaces between; ${miss} if none (${LOOSE})`,
        ],
        short: [
          `positions of repeats (from 1, spaces between), else ${miss}; ${LOOSE}`,
          `numbers of duplicate entries, case ignored; ${miss} if none`,
        ],
      }),
    },
    "most-frequent": {
      solve: (list) => {
        const most = Math.max(...list.map((item) => times(list, item)));
        return list.find((item) => times(list, item) === most) as string;
      },
      rule: () => ({
        long: [
          `output the entry that occurs most often, in its first spelling; among equals the one that comes first; ${LOOSE}`,
          `name the entry with the most mentions as it is first written, and the earliest one at a tie (${LOOSE})`,
        ],
        short: [
          `most frequent entry, first spelling, tie: earliest; ${LOOSE}`,
          "top entry by count, case ignored, ties to the first",
        ],
      }),
    },
  },
});
