/**
 * Data filtering: keep or drop a record by a stated condition. Lines of a curriculum vitae are in
 * data-filtering-resume.ts, schedules in data-filtering-cron.ts, lists in data-filtering-lists.ts, tables in
 * data-filtering-tables.ts, flats to let in data-filtering-flats.ts.
 */
import type { Family } from "../family.js";
import { around, decisions, orList, YES_NO } from "../frames/decisions.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { SHELVES, STATUSES } from "../lexicon/a-resume-lines.js";
import type { Random } from "../random.js";
import { families as dataFilteringCronFamilies } from "./data-filtering-cron.js";
import { families as dataFilteringFlatsFamilies } from "./data-filtering-flats.js";
import { families as dataFilteringListsFamilies } from "./data-filtering-lists.js";
import { families as dataFilteringResumeFamilies } from "./data-filtering-resume.js";
import { families as dataFilteringTablesFamilies } from "./data-filtering-tables.js";

type Row = Readonly<Record<string, string>>;

const NUMBER_FIELDS: Readonly<Record<string, number>> = {
  age: 80,
  price: 300,
  stock: 120,
  score: 100,
  visits: 60,
};
const NUMBERS = Object.keys(NUMBER_FIELDS);
const TOWNS = CITIES.slice(0, 8);
const WORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  city: TOWNS,
  status: STATUSES,
  category: SHELVES,
};
const WORDS = Object.keys(WORD_FIELDS);

const plainValue = (value: string): string => (/^\d+$/.test(value) ? value : `"${value}"`);
const LAYOUTS: readonly ((row: readonly (readonly [string, string])[]) => string)[] = [
  (row) => row.map(([k, v]) => `${k}=${v}`).join("; "),
  (row) => row.map(([k, v]) => `${k}: ${v}`).join(", "),
  (row) => `{${row.map(([k, v]) => `"${k}": ${plainValue(v)}`).join(", ")}}`,
  (row) => row.map(([k, v]) => `${k}:${v}`).join(" "),
];

/** Whether something is true of a row; undefined when a field that it needs is missing. */
type Test = (row: Row) => boolean | undefined;
interface Condition {
  readonly say: string;
  readonly holds: Test;
  readonly limit?: number;
}

const limitOf = (random: Random, field: string): number =>
  Math.round(((NUMBER_FIELDS[field] as number) * random.int(2, 7)) / 50) * 5;
const on =
  (field: string, test: (value: string) => boolean): Test =>
  (row) =>
    row[field] === undefined ? undefined : test(row[field]);

function above(random: Random): Condition {
  const field = random.pick(NUMBERS);
  const limit = limitOf(random, field);
  const say = `${field} is ${random.pick(["over", "more than", "greater than"])} ${limit}`;
  return { say, limit, holds: on(field, (value) => Number(value) > limit) };
}

function below(random: Random): Condition {
  const field = random.pick(NUMBERS);
  const limit = limitOf(random, field);
  const say = `${field} is ${random.pick(["below", "less than", "under"])} ${limit}`;
  return { say, limit, holds: on(field, (value) => Number(value) < limit) };
}

function oneOf(random: Random, least: number, most: number, negated = false): Condition {
  const field = random.pick(WORDS);
  const chosen = random.sample(WORD_FIELDS[field] as readonly string[], random.int(least, most));
  const say = `${field} is ${negated ? "neither " : ""}${negated ? chosen.join(" nor ") : orList(chosen)}`;
  return { say, holds: on(field, (value) => chosen.includes(value) !== negated) };
}

type Joined = (left: boolean, right: boolean) => boolean;
function both(random: Random, say: (left: string, right: string) => string, joined: Joined): Condition {
  const left = random.chance(0.5) ? above(random) : below(random);
  const right = oneOf(random, 3, 5);
  const holds: Test = (row) => {
    const [a, b] = [left.holds(row), right.holds(row)];
    return a === undefined || b === undefined ? undefined : joined(a, b);
  };
  return { say: say(left.say, right.say), holds, ...(left.limit !== undefined && { limit: left.limit }) };
}

const CONDITIONS: Readonly<Record<string, (random: Random) => Condition>> = {
  above,
  below,
  "at-least": (random) => {
    const field = random.pick(NUMBERS);
    const limit = limitOf(random, field);
    return {
      say: `${field} is at least ${limit}`,
      limit,
      holds: on(field, (value) => Number(value) >= limit),
    };
  },
  between: (random) => {
    const field = random.pick(NUMBERS);
    const low = limitOf(random, field);
    const high = low + Math.round((NUMBER_FIELDS[field] as number) / 4);
    return {
      say: `${field} lies between ${low} and ${high}, both included`,
      limit: random.pick([low, high]),
      holds: on(field, (value) => Number(value) >= low && Number(value) <= high),
    };
  },
  "exact-word": (random) => oneOf(random, 1, 1),
  "one-of-words": (random) => oneOf(random, 2, 4),
  "none-of-words": (random) => oneOf(random, 2, 3, true),
  and: (random) =>
    both(
      random,
      (a, b) => `${a} and ${b}`,
      (a, b) => a && b,
    ),
  or: (random) =>
    both(
      random,
      (a, b) => `${a} or ${b} (or both)`,
      (a, b) => a || b,
    ),
  "and-not": (random) =>
    both(
      random,
      (a, b) => `${a} but it is not true that ${b}`,
      (a, b) => a && !b,
    ),
  "just-one": (random) =>
    both(
      random,
      (a, b) => `exactly one of these two is true: (1) ${a}, (2) ${b}`,
      (a, b) => a !== b,
    ),
  "field-present": (random) => {
    const field = random.pick([...NUMBERS, ...WORDS]);
    return { say: `there is a field named ${field}`, holds: (row) => row[field] !== undefined };
  },
  "field-against-field": (random) => {
    const [a, b] = random.sample(NUMBERS, 2) as [string, string];
    const holds: Test = (row) =>
      row[a] === undefined || row[b] === undefined ? undefined : Number(row[a]) > Number(row[b]);
    return { say: `${a} is greater than ${b}`, holds };
  },
};

const record = decisions<Row, string>({
  id: "data-filtering/record-condition",
  theme: "data-filtering",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["record", "row", "entry", "data set entry"],
  labels: [["keep", "drop"], ["KEEP", "DROP"], ["include", "exclude"], ["pass", "skip"], ...YES_NO],
  facts: (r, limit) => {
    const row: Record<string, string> = {};
    for (const field of NUMBERS)
      if (r.chance(0.6)) row[field] = String(around(r, limit, 1, NUMBER_FIELDS[field] as number));
    for (const field of WORDS)
      if (r.chance(0.7)) row[field] = r.pick(WORD_FIELDS[field] as readonly string[]);
    return row;
  },
  write: (r, row) => {
    const shown = r.shuffle(Object.entries(row));
    return r.pick(LAYOUTS)(r.chance(0.6) ? [["name", r.pick(FIRST_NAMES)], ...shown] : shown);
  },
  rules: Object.fromEntries(
    Object.entries(CONDITIONS).map(([name, condition]) => [
      name,
      (random: Random) => {
        const { say, holds, limit } = condition(random);
        const decide = (row: Row) => ({ true: 0, false: 1, undefined: -1 })[String(holds(row))] as number;
        return {
          asked: "whether the row stays",
          cases: [say],
          decide,
          ...(limit !== undefined && { limit }),
        };
      },
    ]),
  ),
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  record,
  ...dataFilteringResumeFamilies,
  ...dataFilteringCronFamilies,
  ...dataFilteringListsFamilies,
  ...dataFilteringTablesFamilies,
  ...dataFilteringFlatsFamilies,
];
