/**
 * A tool store: finding the tool that fits a wish in a list of entries, and judging updates of installed tools. Part
 * of the tool-store-and-streaming theme.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { words } from "../lexicon/a-text.js";
import { NOTHING } from "../lexicon/choices.js";
import { asked, eitherOr } from "../lexicon/questions.js";
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

const STARTS = words("Pixel Quick Clear Blue Deep Smart Tiny Solid Bright Fresh Open Swift Night Green Red");
const ENDS = words("Note Mail Scan Chart Map Voice Sheet Draw Clock Read Sync Code Search Cast Trip");
const NAMES = STARTS.flatMap((start) => ENDS.map((end) => start + end));
const PERMISSIONS = words("camera contacts location microphone files calendar network");

/** Distinct numbers, in random order. */
function distinct(random: Random, count: number, low: number, high: number): readonly number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(random.int(low, high));
  return [...found];
}

function drawShelf(random: Random): readonly Entry[] {
  const count = random.int(3, 5);
  const first = random.int(0, NAMES.length - 1);
  const prices = distinct(random, count, 2, 40);
  const ratings = distinct(random, count, 21, 49);
  const installs = distinct(random, count, 1, 90);
  const sizes = distinct(random, count, 2, 120);
  return prices.map((price, i) => ({
    // A step that shares no divisor with the number of names gives different ones.
    name: NAMES[(first + i * 37) % NAMES.length] as string,
    price: random.chance(0.4) ? 0 : price * 50 - 1,
    rating: ratings[i] as number,
    installs: (installs[i] as number) * 1000,
    size: sizes[i] as number,
    permission: random.pick(PERMISSIONS),
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
    const permission = random.pick(PERMISSIONS);
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

type Version = readonly [number, number, number];

interface Update {
  readonly name: string;
  readonly installed: Version;
  readonly offered: Version;
  readonly had: readonly string[];
  readonly wants: readonly string[];
}

const written = (version: Version): string => version.join(".");
/** Place of the first part that differs; 3 when none does. */
function firstChange({ installed, offered }: Update): number {
  const at = installed.findIndex((part, i) => part !== offered[i]);
  return at < 0 ? 3 : at;
}
const isNewer = (update: Update): boolean => {
  const at = firstChange(update);
  return at < 3 && (update.offered[at] as number) > (update.installed[at] as number);
};
const added = ({ had, wants }: Update): readonly string[] =>
  wants.filter((permission) => !had.includes(permission));

function drawUpdate(random: Random): Update {
  const installed: Version = [random.int(1, 11), random.int(0, 12), random.int(0, 12)];
  const at = random.int(0, 3);
  const newer = random.chance(0.7);
  const offered = installed.map((part, i) => {
    if (i < at) return part;
    if (i > at) return random.int(0, 12);
    return newer || part === 0 ? part + random.int(1, 3) : part - 1;
  }) as unknown as Version;
  const had = random.sample(PERMISSIONS, random.int(1, 3));
  const kept = had.filter(() => random.chance(0.7));
  const more = random.chance(0.7) ? random.sample(PERMISSIONS, random.int(1, 2)) : [];
  const wants = random.shuffle([...kept, ...more.filter((permission) => !kept.includes(permission))]);
  return { name: random.pick(NAMES), installed, offered, had, wants };
}

const listed = (permissions: readonly string[]): string => permissions.join(", ") || "nothing";
const UPDATE_STYLES: readonly ((update: Update) => string)[] = [
  (u) =>
    `${u.name}: installed ${written(u.installed)} (uses ${listed(u.had)}), store ${written(u.offered)} (uses ${listed(u.wants)})`,
  (u) =>
    `${u.name}\ninstalled: ${written(u.installed)}, permissions: ${listed(u.had)}\nin the store: ${written(u.offered)}, permissions: ${listed(u.wants)}`,
  (u) =>
    `${u.name} here: v${written(u.installed)} [${listed(u.had)}] / store: v${written(u.offered)} [${listed(u.wants)}]`,
];

interface UpdateQuestion {
  readonly answer: (yes: string, no: string) => readonly [string, string, ...string[]];
  readonly edge?: string;
  readonly labels?: (yes: string, no: string) => readonly string[];
  readonly solve: (update: Update, yes: string, no: string) => string;
}

const STEPS = ["major", "minor", "patch"] as const;

const UPDATE_QUESTIONS = {
  "is-newer": {
    answer: (yes, no) =>
      eitherOr(yes, no, "the store has a newer version", "the store's version is the same or older"),
    labels: (yes, no) => [yes, no],
    solve: (update, yes, no) => (isNewer(update) ? yes : no),
  },
  "size-of-step": {
    answer: (_, no) => [
      `major, minor or patch for the first of the three version numbers that is higher in the store, or ${no} if the store is not newer`,
      `which of the numbers major.minor.patch the update raises first, in one word; ${no} if the store has the same or an older version`,
    ],
    labels: (_, no) => [...STEPS, no],
    solve: (update, _, no) => (isNewer(update) ? (STEPS[firstChange(update)] as string) : no),
  },
  "new-permissions": {
    answer: (_, no) => [
      `the permissions that only the store's version has, in its order with a comma and a blank between, or ${no} if there are none`,
      `what the store's version may use and the installed one may not, joined by ", " in the order given; ${no} if that is nothing`,
    ],
    solve: (update, _, no) => added(update).join(", ") || no,
  },
  "lost-permissions": {
    answer: (_, no) => [
      `the permissions that only the installed version has, in its order with a comma and a blank between, or ${no} if there are none`,
      `what the installed version uses and the store's no longer does, joined by ", " in the order given; ${no} if that is nothing`,
    ],
    solve: ({ had, wants }, _, no) =>
      had.filter((permission) => !wants.includes(permission)).join(", ") || no,
  },
  "higher-version": {
    answer: () => [
      "the higher of the two versions, numbers only",
      "the newer version number, wherever it is, without a v",
    ],
    solve: (update) => written(isNewer(update) ? update.offered : update.installed),
  },
  "install-ask-skip": {
    answer: () => [
      "skip if the store is not newer, otherwise ask if its version has a permission that the installed one has not, otherwise install",
      "install for a newer version without new permissions, ask for a newer one with new permissions, and skip when the version is the same or older",
    ],
    labels: () => ["install", "ask", "skip"],
    solve: (update) => (!isNewer(update) ? "skip" : added(update).length > 0 ? "ask" : "install"),
  },
} satisfies Record<string, UpdateQuestion>;

const updateCheck = family({
  id: "tool-store-and-streaming/update-check",
  theme: "tool-store-and-streaming",
  difficulty: "hard",
  heldOut: true,
  variants: Object.keys(UPDATE_QUESTIONS) as (keyof typeof UPDATE_QUESTIONS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { answer, labels, solve }: UpdateQuestion = UPDATE_QUESTIONS[variant];
    const [yes, no] = random.pick([
      ["yes", "no"],
      ["update", "none"],
      ["NEW", "SAME"],
      ["1", "0"],
      ["newer", "-"],
    ]) as [string, string];
    return {
      ...asked(random, {
        source: random.pick([
          "the installed version of a tool and the one in the store, with their permissions",
          "an installed tool next to its entry in the store",
          "a tool's version and permissions, here and in the store",
        ]),
        answer: answer(yes, no),
      }),
      ...(labels ? { labels: labels(yes, no) } : {}),
      sample: (r) => {
        const update = drawUpdate(r);
        return { input: r.pick(UPDATE_STYLES)(update), output: solve(update, yes, no), latent: update };
      },
      answer: ({ latent }) => solve(latent as Update, yes, no),
    };
  },
});

export const families: Family[] = [shelfSearch, updateCheck];
