/**
 * Data filtering: keep or drop a record by a stated condition, and tell the section of a curriculum vitae line.
 * Schedules are in data-filtering-cron.ts, lists in data-filtering-lists.ts, tables in data-filtering-tables.ts,
 * flats to let in data-filtering-flats.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { RESUME_SECTIONS, RESUME_SLOTS, SHELVES, STATUSES } from "../lexicon/a-resume-lines.js";
import { capital } from "../lexicon/a-text.js";
import { around, decisions, orList, YES_NO } from "../lexicon/decisions.js";
import { alone, type Group, group, grouping, rest, type Texts } from "../lexicon/grouping.js";
import type { Random } from "../random.js";
import { families as dataFilteringCronFamilies } from "./data-filtering-cron.js";
import { families as dataFilteringFlatsFamilies } from "./data-filtering-flats.js";
import { families as dataFilteringListsFamilies } from "./data-filtering-lists.js";
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
      (a, b) => `exactly one of these is true: ${a}; ${b}`,
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

const RESUME_TEXTS: Texts = {
  pool: RESUME_SECTIONS,
  slots: RESUME_SLOTS,
  write: (random, text) => (random.chance(0.3) ? `- ${text}` : text),
};

/** Sections that a reader could confuse (a licence is also a skill) stand together or apart by their meaning. */
const RESUME_GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "all-sections": RESUME_SECTIONS.map((info) => ({ info, kinds: [info.key] })),
  "school-work-rest": [
    ...alone(RESUME_SECTIONS, "education", "experience"),
    rest("contact skills languages hobbies"),
  ],
  "tools-tongues-rest": [
    ...alone(RESUME_SECTIONS, "skills", "languages"),
    rest("contact education experience hobbies"),
  ],
  "contact-or-not": [
    group(
      "contact",
      "contact / personal / identity",
      "how to reach the person / name, address, phone or mail / contact details",
    ),
    group(
      "education experience skills languages hobbies certificate",
      "other / content / rest",
      "all other lines / anything about the life and abilities of the person / no contact details",
    ),
  ],
  "free-time-or-career": [
    group(
      "education experience skills languages certificate",
      "career / useful / job",
      "training, jobs, abilities and certificates / what counts for a job / the career",
    ),
    group("hobbies", "leisure / private / fun", "hobbies and free time / interests outside work / leisure"),
  ],
  "learnt-or-done": [
    group(
      "experience",
      "done / practice / jobs",
      "positions held / practical work for a company / jobs and internships",
    ),
    group(
      "education languages skills",
      "learnt / theory / knows",
      "studies, languages and skills / what the person has learnt or knows / schooling and knowledge",
    ),
  ],
  "needs-proof": [
    group(
      "education certificate",
      "proof / document / paper",
      "degrees, licences and certificates / everything for which a paper can be shown / studies and official awards",
    ),
    group(
      "skills languages hobbies",
      "claim / word / trust",
      "skills, languages and hobbies / abilities and interests that are only claimed / tools, tongues and leisure",
    ),
    group(
      "contact experience",
      "check / call / ask",
      "contact details and former jobs / how to reach people, and employers / addresses and positions",
    ),
  ],
};

const resume: Family = {
  id: "data-filtering/resume-line",
  theme: "data-filtering",
  difficulty: "easy",
  variants: Object.keys(RESUME_GROUPS),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, RESUME_TEXTS, RESUME_GROUPS[variant] as readonly Group[], {
      nouns: ["résumé", "CV", "curriculum vitae", "job application"],
      word: (noun, [s0, s1, s2, s3, s4]) => ({
        canonical: `Kind of the ${noun} line: ${s0}.`,
        plain: [
          `Say which group a line of a ${noun} belongs to: ${s0}.`,
          `Classify one line taken from a ${noun}. The classes are ${s1}.`,
          `What does this line of a ${noun} contain? Use ${s2}.`,
          `Sort ${noun} lines for a recruiter. ${capital(s3 as string)}.`,
          `Name the class of a line from the ${noun}. ${capital(s4 as string)}.`,
        ],
        terse: [`${noun} line: ${s0}`, `line type? ${s3}`, `${noun} line, one of ${s1}`],
        casual: [
          `I'm parsing a ${noun} line by line, what is each one? ${s1}`,
          `tag the lines please: ${s3}`,
          `what kind of info is that in the ${noun}? use ${s2}`,
        ],
      }),
    }),
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  record,
  resume,
  ...dataFilteringCronFamilies,
  ...dataFilteringListsFamilies,
  ...dataFilteringTablesFamilies,
  ...dataFilteringFlatsFamilies,
];
