/**
 * Format repair: broken JSON objects and dates. Every fault is made from a correct value, so the repaired text
 * is known. Configuration, tables, markup and schemas are in the other files of the theme.
 */
import type { Family } from "../family.js";
import { either, jobFamily, type Posed } from "../jobs.js";
import { CITIES, FIRST_NAMES, MONTHS } from "../lexicon/a-people.js";
import { COLOURS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { entries, MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as formatRepairConfigFamilies } from "./format-repair-config.js";
import { families as formatRepairMarkupFamilies } from "./format-repair-markup.js";
import { families as formatRepairSchemaFamilies } from "./format-repair-schema.js";
import { families as formatRepairSqlFamilies } from "./format-repair-sql.js";
import { families as formatRepairTableFamilies } from "./format-repair-tables.js";

const KEYS = words("id name age city size count color price active done level type code status owner score");

/** A key and its value as JSON text. */
type Member = readonly [key: string, value: string];

function jsonMember(random: Random, key: string): Member {
  if (/^(name|owner)$/.test(key)) return [key, `"${random.pick(FIRST_NAMES)}"`];
  if (key === "city") return [key, `"${random.pick(CITIES)}"`];
  if (key === "color") return [key, `"${random.pick(COLOURS)}"`];
  if (/^(active|done)$/.test(key)) return [key, random.pick(["true", "false"])];
  if (/^(type|status|code)$/.test(key)) return [key, `"${random.pick(SUBJECT_WORDS)}"`];
  return [key, String(random.int(1, 99))];
}

interface Fault {
  readonly about: string;
  readonly apply: (members: readonly Member[], random: Random) => string;
}

const member = ([key, value]: Member) => `"${key}": ${value}`;

const FAULTS: readonly Fault[] = [
  { about: "a missing closing brace", apply: (m) => `{${m.map(member).join(", ")}` },
  { about: "a trailing comma", apply: (m) => `{${m.map(member).join(", ")},}` },
  { about: "single quotes", apply: (m) => `{${m.map(member).join(", ").replaceAll('"', "'")}}` },
  { about: "keys without quotes", apply: (m) => `{${m.map(([k, v]) => `${k}: ${v}`).join(", ")}}` },
  { about: "a missing opening brace", apply: (m) => `${m.map(member).join(", ")}}` },
  {
    about: "equals signs instead of colons",
    apply: (m) => `{${m.map(([k, v]) => `"${k}" = ${v}`).join(", ")}}`,
  },
  { about: "semicolons instead of commas", apply: (m) => `{${m.map(member).join("; ")}}` },
  {
    about: "a missing quote before a key",
    apply: (m, r) => {
      const at = r.int(0, m.length - 1);
      return `{${m.map(([k, v], i) => (i === at ? `${k}": ${v}` : `"${k}": ${v}`)).join(", ")}}`;
    },
  },
];

/** Layouts of an object: said in words, and written. */
const LAYOUTS: readonly (readonly [string, (members: readonly Member[]) => string])[] = [
  ["without any spaces between the parts", (m) => `{${m.map(([k, v]) => `"${k}":${v}`).join(",")}}`],
  ["with one space after every colon and comma", (m) => `{${m.map(member).join(", ")}}`],
];

const bare = (value: string): string => value.replaceAll('"', "");

const json = jobFamily(
  {
    id: "format-repair/json-object",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["whitespace", "injection"],
    noun: [
      "broken JSON object",
      "faulty JSON object",
      "small JSON object with a mistake",
      "object that is almost JSON",
    ],
    setting: (random) => {
      const faults = random.sample(FAULTS, random.int(1, 3));
      const [layout, write] = random.pick(LAYOUTS);
      return {
        faults,
        keys: random.sample(KEYS, 6),
        list: either(faults.map(({ about }) => about)),
        layout,
        write,
        none: random.pick(MISSING_WORDS),
      };
    },
    pose: (r, { faults, keys }): Posed<readonly Member[]> => {
      const members = r.sample(keys, r.int(2, 3)).map((key) => jsonMember(r, key));
      const broken = r.chance(0.9) ? r.pick(faults).apply(members, r) : `{${members.map(member).join(", ")}}`;
      return { input: r.chance(0.3) ? broken.replaceAll(": ", ":") : broken, value: members };
    },
  },
  {
    repair: ({ list, layout, write }) => ({
      does: [
        "repair the JSON",
        "fix the object so that a strict JSON parser takes it",
        "mend the broken object",
      ],
      gives: [
        "the corrected JSON object",
        "valid JSON with the same keys and values",
        "the object as proper JSON",
      ],
      rules: [
        [`The mistake may be ${list}.`, `Expect ${list}.`],
        `Write it ${layout}, strings in double quotes.`,
      ],
      solve: write,
    }),
    "sort-keys": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and put its keys in alphabetical order",
        "fix the object and sort its members by key",
      ],
      gives: [
        "the corrected object with its keys in alphabetical order",
        "valid JSON, members sorted by key from a to z",
      ],
      rules: [[`The mistake may be ${list}.`, `It can have ${list}.`], `Write it ${layout}.`],
      solve: (m) => write(m.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    }),
    "quote-values": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and turn every value into a string",
        "fix the object and put all values in double quotes",
      ],
      gives: [
        "the corrected object in which every value is a string",
        "valid JSON with numbers and true/false in quotes too",
      ],
      rules: [[`The mistake may be ${list}.`, `Typical mistakes: ${list}.`], `Write it ${layout}.`],
      solve: (m) => write(m.map(([k, v]) => [k, `"${bare(v)}"`])),
    }),
    "drop-numbers": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and leave out the members with a number",
        "fix the object, dropping every key whose value is a number",
      ],
      gives: [
        "the corrected object without its number members",
        "valid JSON that keeps only strings, true and false",
      ],
      rules: [`Possible mistakes: ${list}.`, `Write it ${layout}; if nothing is left, write {}.`],
      solve: (m) => write(m.filter(([, v]) => !/^\d/.test(v))),
    }),
    keys: ({ list }) => ({
      does: ["list the keys of the object", "print the names of all keys"],
      gives: ["the keys of the object", "the key names"],
      rules: [
        [
          "Keep their order and separate them by a comma and a space.",
          "Same order as in the input, joined by a comma and a space.",
        ],
        `The object may have ${list}; ignore that.`,
      ],
      solve: (m) => m.map(([k]) => k).join(", "),
    }),
    "value-of": ({ keys, list, none }, random) => {
      const key = random.pick(keys);
      return {
        does: [`find the value of the key ${key}`, `read out what ${key} is set to`],
        gives: [`the value of ${key} without quotes`, `what the key ${key} holds, no quotes`],
        rules: [
          `If there is no ${key}, answer ${none}.`,
          [`The object can have ${list}.`, `Do not stumble over ${list}.`],
        ],
        solve: (m) => bare(m.find(([k]) => k === key)?.[1] ?? none),
      };
    },
    "to-query": ({ list }) => ({
      does: [
        "turn the object into a query string",
        "rewrite the members as key=value pairs with & between them",
      ],
      gives: ["the members as key=value joined by &", "a query string like a=1&b=x"],
      rules: [
        "Keep the order and drop all quotes and spaces.",
        [`The object may have ${list}.`, `Mistakes such as ${list} do not matter.`],
      ],
      solve: (m) => m.map(([k, v]) => `${k}=${bare(v)}`).join("&"),
    }),
  },
);

const two = (n: number) => String(n).padStart(2, "0");
const short = (month: number) => (MONTHS[month - 1] as string).slice(0, 3);

type DateForm = readonly [string, (y: number, m: number, d: number) => string];

/** Output forms of a date, each with the words that describe it. */
const DATE_TARGETS: readonly DateForm[] = [
  ["YYYY-MM-DD", (y, m, d) => `${y}-${two(m)}-${two(d)}`],
  ["DD/MM/YYYY", (y, m, d) => `${two(d)}/${two(m)}/${y}`],
  ["MM/DD/YYYY", (y, m, d) => `${two(m)}/${two(d)}/${y}`],
  ["DD.MM.YYYY", (y, m, d) => `${two(d)}.${two(m)}.${y}`],
  ["YYYYMMDD", (y, m, d) => `${y}${two(m)}${two(d)}`],
  ["YYYY/MM/DD", (y, m, d) => `${y}/${two(m)}/${two(d)}`],
  ["DD-MM-YY", (y, m, d) => `${two(d)}-${two(m)}-${two(y % 100)}`],
  ["D Mon YYYY, like 5 Mar 2024", (y, m, d) => `${d} ${short(m)} ${y}`],
  ["Mon D, YYYY, like Mar 5, 2024", (y, m, d) => `${short(m)} ${d}, ${y}`],
];

/** Input forms: the month is a word, or the year comes first, so that day and month are never mixed up. */
const DATE_SOURCES: readonly ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
  (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${d}. ${short(m)} ${y}`,
  (y, m, d) => `${short(m)} ${two(d)} ${y}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y} ${short(m)} ${d}`,
  (y, m, d) => `${d}-${short(m).toUpperCase()}-${y}`,
];

const NO_DATES = entries(
  "soon / not yet / tbd / to be announced / next time / n.d. / ask Maria / unknown / see letter / later / pending / no date",
);
const DATE_OPENERS = entries(
  "due / on / since / until / date: / sent / paid / from / valid until / received",
);

type Day = readonly [year: number, month: number, day: number];

/** The calendar day `shift` days later. */
function later([y, m, d]: Day, shift: number): Day {
  const date = new Date(Date.UTC(y, m - 1, d + shift));
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}
const monthEnd = ([y, m]: Day): Day => later([y, m + 1, 1], -1);

const date = jobFamily(
  {
    id: "format-repair/date-format",
    theme: "format-repair",
    difficulty: "medium",
    survives: ["case", "whitespace", "distractor", "injection"],
    noun: ["date", "due date", "date field", "delivery date", "date typed by hand"],
    setting: (random) => {
      const [form, write] = random.pick(DATE_TARGETS);
      const none = random.pick(MISSING_WORDS);
      const days = (solve: (day: Day) => Day) => (day: Day | undefined) =>
        day ? write(...solve(day)) : none;
      const rules = [
        [`If there is no date, answer ${none}.`, `Text without a date becomes ${none}.`],
        "Numeric dates start with the year.",
      ];
      return { form, none, days, rules };
    },
    pose: (r): Posed<Day | undefined> => {
      const open = r.chance(0.35) ? `${r.pick(DATE_OPENERS)} ` : "";
      const day = [r.int(1998, 2031), r.int(1, 12), r.int(1, 28)] as const;
      if (r.chance(0.12)) return { input: `${open}${r.pick(NO_DATES)}`, value: undefined };
      return { input: open + r.pick(DATE_SOURCES)(...day), value: day };
    },
  },
  {
    whole: ({ form, days, rules }) => ({
      does: [`rewrite the date as ${form}`, `bring the date into the format ${form}`],
      gives: [`the date in the form ${form}`, `the same day written as ${form}`],
      rules,
      solve: days((day) => day),
    }),
    "year-month": ({ none, rules }, random) => {
      const [form, glue] = random.pick([
        ["YYYY-MM", "-"],
        ["YYYY/MM", "/"],
        ["YYYYMM", ""],
      ] as const);
      return {
        does: [`write only the year and month, as ${form}`, `cut the date down to ${form}`],
        gives: [`year and month in the form ${form}`, `the month of the date as ${form}, without the day`],
        rules,
        solve: (day) => (day ? `${day[0]}${glue}${two(day[1])}` : none),
      };
    },
    quarter: ({ none, rules }, random) => {
      const yearFirst = random.chance(0.5);
      const shown = yearFirst ? "2024-Q1" : "Q1 2024";
      return {
        does: [
          `name the quarter of the date, like ${shown}`,
          `turn the date into its calendar quarter, like ${shown}`,
        ],
        gives: [
          `the calendar quarter and year in the form ${shown}`,
          `year and quarter, such as ${shown} for February 2024`,
        ],
        rules,
        solve: (day) => {
          if (!day) return none;
          const quarter = `Q${Math.ceil(day[1] / 3)}`;
          return yearFirst ? `${day[0]}-${quarter}` : `${quarter} ${day[0]}`;
        },
      };
    },
    "month-end": ({ form, days, rules }) => ({
      does: [
        `give the last day of the month that the date is in, as ${form}`,
        `move the date to the end of its month and write it as ${form}`,
      ],
      gives: [
        `the last day of the same month in the form ${form}`,
        `the month's final day, written as ${form}`,
      ],
      rules,
      solve: days(monthEnd),
    }),
    "next-day": ({ form, days, rules }) => ({
      does: [`give the following day as ${form}`, `add one day to the date and write it as ${form}`],
      gives: [`the day after the date in the form ${form}`, `the date plus one day, as ${form}`],
      rules,
      solve: days((day) => later(day, 1)),
    }),
    "week-later": ({ form, days, rules }) => ({
      does: [
        `add seven days to the date and write it as ${form}`,
        `give the date one week later, as ${form}`,
      ],
      gives: [`the date a week later in the form ${form}`, `the date plus seven days, as ${form}`],
      rules,
      solve: days((day) => later(day, 7)),
    }),
  },
);

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  json,
  date,
  ...formatRepairTableFamilies,
  ...formatRepairConfigFamilies,
  ...formatRepairMarkupFamilies,
  ...formatRepairSqlFamilies,
  ...formatRepairSchemaFamilies,
];
