/** A tool store: finding the tool that fits a wish in a list. Part of the tool-store-and-streaming theme. */

import { type DrawnTask, type Family, family } from "../family.js";
import { asked } from "../frames/one-answer.js";
import { NOTHING } from "../lexicon/choices.js";
import { TOOL_NAMES, TOOL_PERMISSIONS } from "../lexicon/tools.js";
import type { Random } from "../random.js";

interface Entry {
  readonly name: string;
  /** In cents; 0 is free. */
  readonly price: number;
  /** In tenths of a star. */
  readonly rating: number;
  readonly installs: number;
  /** In MB. */
  readonly size: number;
  readonly permission: string;
}

/** Distinct numbers, in random order. */
function distinct(random: Random, count: number, low: number, high: number): readonly number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(random.int(low, high));
  return [...found];
}

function drawShelf(random: Random): readonly Entry[] {
  const count = random.int(3, 5);
  const first = random.int(0, TOOL_NAMES.length - 1);
  const prices = distinct(random, count, 2, 40);
  const ratings = distinct(random, count, 21, 49);
  const installs = distinct(random, count, 1, 90);
  const sizes = distinct(random, count, 2, 120);
  return prices.map((price, i) => ({
    // A step that shares no divisor with the number of names gives different ones.
    name: TOOL_NAMES[(first + i * 37) % TOOL_NAMES.length] as string,
    price: random.chance(0.4) ? 0 : price * 50 - 1,
    rating: ratings[i] as number,
    installs: (installs[i] as number) * 1000,
    size: sizes[i] as number,
    permission: random.pick(TOOL_PERMISSIONS),
  }));
}

const money = (price: number): string => (price === 0 ? "free" : `$${(price / 100).toFixed(2)}`);
const stars = (rating: number): string => (rating / 10).toFixed(1);

const SHELF_STYLES: readonly ((entry: Entry) => string)[] = [
  (e) =>
    `${e.name} | ${money(e.price)} | ${stars(e.rating)} stars | ${e.installs} installs | ${e.size} MB | needs ${e.permission}`,
  (e) =>
    `- ${e.name} (${money(e.price)}): rated ${stars(e.rating)}, ${e.size} MB, ${e.installs} installs, uses ${e.permission}`,
  (e) =>
    `${e.name}; price=${money(e.price)}; rating=${stars(e.rating)}; size=${e.size}MB; installs=${e.installs}; permission=${e.permission}`,
];

interface ShelfQuestion {
  /** What is looked for; `{p}` is a permission, `{n}` a number of MB. */
  readonly ask: readonly [string, string];
  /** True when the answer lists names. */
  readonly many?: boolean;
  readonly solve: (shelf: readonly Entry[], permission: string, mb: number) => readonly Entry[];
}

/** The entry with the largest value. */
const best = (entries: readonly Entry[], value: (entry: Entry) => number): readonly Entry[] =>
  entries.length === 0 ? [] : [entries.reduce((a, b) => (value(b) > value(a) ? b : a))];
const isFree = ({ price }: Entry): boolean => price === 0;

const SHELF_QUESTIONS = {
  "best-rated": {
    ask: ["the tool with the highest rating", "the tool that users rate best"],
    solve: (shelf) => best(shelf, ({ rating }) => rating),
  },
  "worst-rated": {
    ask: ["the tool with the lowest rating", "the tool that users rate worst"],
    solve: (shelf) => best(shelf, ({ rating }) => -rating),
  },
  "most-installed": {
    ask: ["the tool with the most installs", "the tool that is installed most often"],
    solve: (shelf) => best(shelf, ({ installs }) => installs),
  },
  smallest: {
    ask: ["the tool that takes the fewest MB", "the smallest tool by size"],
    solve: (shelf) => best(shelf, ({ size }) => -size),
  },
  "cheapest-paid": {
    ask: ["the cheapest tool that is not free", "the tool with the lowest price above zero"],
    solve: (shelf) =>
      best(
        shelf.filter((entry) => !isFree(entry)),
        ({ price }) => -price,
      ),
  },
  "best-free": {
    ask: ["the best rated free tool", "the tool with the highest rating among those that cost nothing"],
    solve: (shelf) => best(shelf.filter(isFree), ({ rating }) => rating),
  },
  "all-free": {
    ask: ["every free tool", "all tools that cost nothing"],
    many: true,
    solve: (shelf) => shelf.filter(isFree),
  },
  "without-permission": {
    ask: ["every tool that does not need the {p} permission", "all tools that leave the {p} alone"],
    many: true,
    solve: (shelf, permission) => shelf.filter((entry) => entry.permission !== permission),
  },
  "fits-in-memory": {
    ask: ["every tool of at most {n} MB", "all tools that are no larger than {n} MB"],
    many: true,
    solve: (shelf, _, mb) => shelf.filter(({ size }) => size <= mb),
  },
  "four-stars": {
    ask: ["every tool rated 4.0 or better", "all tools whose rating is at least 4.0"],
    many: true,
    solve: (shelf) => shelf.filter(({ rating }) => rating >= 40),
  },
} satisfies Record<string, ShelfQuestion>;

const shelfSearch = family({
  id: "tool-store-and-streaming/shelf-search",
  theme: "tool-store-and-streaming",
  difficulty: "medium",
  variants: Object.keys(SHELF_QUESTIONS) as (keyof typeof SHELF_QUESTIONS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { ask, many = false, solve }: ShelfQuestion = SHELF_QUESTIONS[variant];
    const permission = random.pick(TOOL_PERMISSIONS);
    const mb = random.pick([20, 25, 40, 50, 60, 75]);
    const none = random.pick(NOTHING);
    const join = random.pick([", ", "; ", " / "]);
    const [one, other] = ask.map((text) => text.replace("{p}", permission).replace("{n}", String(mb)));
    const answerTo = (shelf: readonly Entry[]): string =>
      solve(shelf, permission, mb)
        .map(({ name }) => name)
        .join(join) || none;
    const edge = many
      ? `Several names stand in the order of the list with "${join.trim()}"${join.startsWith(" ") ? " and blanks" : " and a blank"} between; ${none} if there is none.`
      : /free/.test(variant) || variant === "cheapest-paid"
        ? `If there is no such tool: ${none}.`
        : "";
    return {
      ...asked(random, {
        source: random.pick([
          "a list of tools in a store",
          "some entries of a tool store",
          "a page of a plugin shop",
        ]),
        answer: [`the name of ${one}`, `the name of ${other}`],
        edge,
      }),
      sample: (r) => {
        const shelf = drawShelf(r);
        const input = shelf.map(r.pick(SHELF_STYLES)).join("\n");
        return { input, output: answerTo(shelf), latent: shelf };
      },
      answer: ({ latent }) => answerTo(latent as readonly Entry[]),
    };
  },
});

export const families: Family[] = [shelfSearch];
