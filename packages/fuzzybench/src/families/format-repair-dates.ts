/** Format repair of dates typed by hand. Part of the format-repair theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { MONTHS } from "../lexicon/a-people.js";
import { entries, MISSING_WORDS } from "../lexicon/a-text.js";

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

export const families: Family[] = [date];
