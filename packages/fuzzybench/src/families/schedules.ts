/** Constraints on time and money: two bookings that may clash, and a shopping list with a budget. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

/** Times are minutes of the day. */
interface Bookings extends Problem {
  readonly first: readonly [from: number, to: number];
  readonly second: readonly [from: number, to: number];
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const ROWS = ["# and @", "#, @", "A: #; B: @", "booked: #\nwanted: @", "# vs @", "Anna # / Tom @"];

/** Four of nine pairs overlap, so that neither shared nor free minutes are mostly 0. */
const OVERLAPPING = [0, 1, 2, 3];

function bookings(r: Random): Bookings {
  const start = r.int(32, 60) * 15;
  const first = [start, start + r.int(2, 8) * 15] as const;
  const length = r.int(2, 8) * 15;
  const pause = r.int(1, 6) * 15;
  const from = r.pick([
    () => first[1],
    () => first[1] + pause,
    () => first[1] + pause,
    () => first[0] - pause - length,
    () => first[0] - pause - length,
    ...OVERLAPPING.map(() => () => r.int(first[0] / 15 - 1, first[1] / 15 - 1) * 15),
  ])();
  const second = [from, from + length] as const;
  const form = r.pick(["-", " - ", " to "]);
  const show = ([a, b]: readonly [number, number]): string => clock(a) + form + clock(b);
  const text = r.pick(ROWS).replace("#", show(first)).replace("@", show(second));
  return { text, first, second };
}

const shared = ({ first, second }: Bookings): number =>
  Math.max(0, Math.min(first[1], second[1]) - Math.max(first[0], second[0]));
const gap = ({ first, second }: Bookings): number =>
  Math.max(0, Math.max(first[0], second[0]) - Math.min(first[1], second[1]));
const TOUCH = "If one ends just when the other begins, they do not overlap.";

const booking = tabled<Bookings, string>({
  id: "constraints/booking",
  theme: "constraints",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "distractor", "injection"],
  input: ["pair of bookings of a room", "line with two time ranges", "pair of appointments"],
  problems: () => bookings,
  rows: {
    clash: {
      yes: "the two times overlap",
      no: "they do not",
      note: TOUCH,
      names: [
        ["clash", "free"],
        ["conflict", "ok"],
      ],
      holds: (b) => shared(b) > 0,
    },
    shared: {
      goal: "<the number of minutes that the two times share|how many minutes they overlap, 0 if they do not>",
      note: TOUCH,
      solve: (b) => String(shared(b)),
    },
    gap: {
      goal: "<the number of minutes between the end of the earlier and the start of the later time|how many free minutes lie between them>",
      note: "It is 0 if they touch or overlap.",
      solve: (b) => String(gap(b)),
    },
    relation: {
      by: "<how the second time lies to the first|the position of the second time against the first>",
      note: TOUCH,
      classes: [
        klass(
          "before/earlier/ahead",
          "the second one ends before the first begins, or just then/all of it is earlier",
        ),
        klass("overlap/both/together", "they share some minutes/some minutes belong to both"),
        klass(
          "after/later/behind",
          "the second one begins after the first ends, or just then/all of it is later",
        ),
      ],
      of: (b) => (shared(b) > 0 ? 1 : b.second[1] <= b.first[0] ? 0 : 2),
    },
    whole: {
      goal: "<the whole stretch from the earlier start to the later end, like 09:00-12:30|one time range, with a plain hyphen, that just covers both>",
      solve: ({ first, second }) =>
        `${clock(Math.min(first[0], second[0]))}-${clock(Math.max(first[1], second[1]))}`,
    },
    "second-length": {
      goal: "<the length of the second time in minutes|how many minutes the second one lasts>",
      solve: ({ second: [from, to] }) => String(to - from),
    },
  },
});

interface Shopping extends Problem {
  readonly items: readonly { readonly name: string; readonly count: number; readonly price: number }[];
  readonly limit: number;
}

const GOODS = words("pens cups lamps chairs books cables mugs maps tables plants bags boxes");
const LIMITS = ["; budget # EUR", ". At most # EUR", " (limit: # EUR)", "\nbudget: # EUR"];

const total = ({ items }: Pick<Shopping, "items">): number =>
  items.reduce((sum, { count, price }) => sum + count * price, 0);

function shopping(r: Random): Shopping {
  const items = r
    .sample(GOODS, r.int(1, 3))
    .map((name) => ({ name, count: r.int(1, 5), price: r.int(1, 12) }));
  const limit = Math.max(
    1,
    total({ items }) + r.pick([0, r.int(1, 15), r.int(1, 15), -1, -r.int(1, 15), -r.int(1, 15)]),
  );
  const form = r.pick(["{c} {n} at {p} EUR each", "{c} x {n} ({p} EUR)", "{n}: {c} for {p} EUR apiece"]);
  const list = items
    .map(({ name, count, price }) =>
      form.replace("{c}", String(count)).replace("{n}", name).replace("{p}", String(price)),
    )
    .join(", ");
  return { text: list + r.pick(LIMITS).replace("#", String(limit)), items, limit };
}

const EACH = "Prices are for one piece.";

const budget = tabled<Shopping, string>({
  id: "constraints/budget",
  theme: "constraints",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  input: ["shopping list with a limit", "order with a budget", "list of goods, prices and a budget"],
  problems: () => shopping,
  rows: {
    fits: {
      yes: "the whole costs no more than the budget",
      no: "it costs more",
      note: EACH,
      names: [
        ["ok", "over"],
        ["within", "exceeded"],
      ],
      holds: (s) => total(s) <= s.limit,
    },
    total: {
      goal: "<the cost of the whole as a plain number|what all of it costs together, without the unit>",
      note: EACH,
      solve: (s) => String(total(s)),
    },
    left: {
      goal: "<what is left of the budget, negative if it is not enough|the budget minus the cost of everything, as a plain number>",
      note: EACH,
      solve: (s) => String(s.limit - total(s)),
    },
    pieces: {
      goal: "<the number of pieces ordered in all|how many single things are bought altogether>",
      solve: ({ items }) => String(items.reduce((sum, { count }) => sum + count, 0)),
    },
    limit: {
      goal: "<the budget as a plain number|how much may be spent, without the unit>",
      solve: ({ limit }) => String(limit),
    },
    "first-cost": {
      goal: "<what the first kind of goods costs in all, as a plain number|the count of the first item times its price>",
      solve: ({ items }) => String(items[0]!.count * items[0]!.price),
    },
  },
});

export const families: Family[] = [booking, budget];
