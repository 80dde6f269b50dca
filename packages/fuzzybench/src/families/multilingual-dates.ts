/** Dates, weekdays and amounts of money in five languages, rewritten or named in English. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { CALENDARS, ENGLISH_DAYS, ENGLISH_MONTHS, MONEY, weekdayOf } from "../lexicon/multilingual-dates.js";
import type { Random } from "../random.js";

const two = (n: number): string => String(n).padStart(2, "0");

const date = textFamily({
  id: "format-repair/foreign-date",
  theme: "format-repair",
  difficulty: "hard",
  survives: ["whitespace", "distractor", "injection"],
  thing: [
    "a Spanish, French, German, Chinese or Arabic text with a date",
    "texts in five languages with one date each",
  ],
  latent: (r: Random) => {
    const [year, month] = [r.int(1990, 2031), r.int(1, 12)];
    return { calendar: r.int(0, CALENDARS.length - 1), year, month, day: r.int(1, 28), named: r.chance(0.4) };
  },
  variants: {
    iso: {
      ask: "the date as YYYY-MM-DD",
      read: ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
    },
    "day-first": {
      ask: "the date as DD/MM/YYYY, with two digits for day and month",
      read: ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
    },
    english: {
      ask: "the date in English, like 5 March 2024, without the weekday",
      read: ({ year, month, day }) => `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`,
    },
    "month-and-year": {
      ask: "the month and year as MM/YYYY",
      read: ({ year, month }) => `${two(month)}/${year}`,
    },
    weekday: {
      ask: "the English name of the weekday that the text states",
      note: "Do not calculate it: if the text names no weekday, answer {none}.",
      read: ({ year, month, day, named }, none) =>
        named ? ENGLISH_DAYS[weekdayOf(year, month, day)]! : none,
    },
  },
  render: (r, { calendar, year, month, day, named }) => {
    const { weekdays, months, date: write, sentences } = CALENDARS[calendar]!;
    const weekday = named ? weekdays[weekdayOf(year, month, day)]! : "";
    return r.pick(sentences).replace("{date}", write(weekday, day, months[month - 1]!, year));
  },
});

/** Marks around a bare word, so that the word has to be found. */
const HINTS = [
  "#",
  "#",
  "#?",
  "[#]",
  '"#"',
  "> #",
  "#!",
  "#...",
  "(#)",
  "- #",
  "calendar: #",
  "p. %: #",
  "line %: #",
];

const weekday = textFamily({
  id: "completion/foreign-weekday",
  theme: "completion",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  thing: [
    "a text with the name of a weekday in Spanish, French, German, Chinese or Arabic",
    "texts with a weekday in Spanish, French, German, Chinese or Arabic",
  ],
  latent: (r: Random) => ({ calendar: r.int(0, CALENDARS.length - 1), day: r.int(0, 6) }),
  variants: {
    next: {
      ask: "the weekday that follows the named one, in the same language",
      note: "Give only its name.",
      read: ({ calendar, day }) => CALENDARS[calendar]!.weekdays[(day + 1) % 7]!,
    },
    previous: {
      ask: "the weekday just before the named one, in the same language",
      note: "Give only its name.",
      read: ({ calendar, day }) => CALENDARS[calendar]!.weekdays[(day + 6) % 7]!,
    },
    english: { ask: "the English name of the weekday", read: ({ day }) => ENGLISH_DAYS[day]! },
    number: {
      ask: "the number of the weekday in the week, from 1 for Monday to 7 for Sunday",
      read: ({ day }) => String(day + 1),
    },
    language: {
      ask: "the English name of the language in which the weekday is written",
      read: ({ calendar }) => CALENDARS[calendar]!.language,
    },
  },
  render: (r, { calendar, day }) =>
    r
      .pick(HINTS)
      .replace("%", String(r.int(10, 99)))
      .replace("#", CALENDARS[calendar]!.weekdays[day]!),
});

const amount = textFamily({
  id: "format-repair/foreign-amount",
  theme: "format-repair",
  difficulty: "hard",
  heldOut: true,
  survives: ["distractor", "injection"],
  thing: [
    "a Spanish, French, German or Chinese text with an amount of money in local notation",
    "foreign texts with one amount of money each",
  ],
  latent: (r: Random) => ({
    money: r.int(0, MONEY.length - 1),
    whole: r.int(2, r.pick([99, 999, 9999, 99_999])),
    cents: r.chance(0.7) ? r.int(0, 99) : -1,
  }),
  variants: {
    decimal: {
      ask: "the amount with a decimal point, two decimals and no separator for thousands",
      note: "An amount without decimals ends in .00; leave out the currency.",
      read: ({ whole, cents }) => `${whole}.${two(Math.max(cents, 0))}`,
    },
    "whole-part": {
      ask: "the whole part of the amount as plain digits, decimals cut off",
      read: ({ whole }) => String(whole),
    },
    currency: {
      ask: "the three-letter ISO code of the currency",
      read: ({ money }) => MONEY[money]!.code,
    },
    "code-and-amount": {
      ask: "the ISO currency code, a blank, and the amount with a decimal point and two decimals, like USD 1250.00",
      note: "Leave out separators for thousands.",
      read: ({ money, whole, cents }) => `${MONEY[money]!.code} ${whole}.${two(Math.max(cents, 0))}`,
    },
    "at-least": (random) => {
      const limit = random.pick([100, 200, 500]);
      return {
        ask: `whether the amount reaches ${limit}, whatever the currency`,
        classes: [`the amount is ${limit} or more`, `the amount is below ${limit}`],
        names: [
          ["yes", "no"],
          ["large", "small"],
          ["APPROVAL", "AUTO"],
        ],
        read: ({ whole }) => (whole >= limit ? 0 : 1),
      };
    },
  },
  render: (r, { money, whole, cents }) => {
    const { thousands, decimal, write, carriers } = MONEY[money]!;
    const grouped = String(whole).replace(/(?=\d{3}$)(?<=\d)/, thousands);
    const number = cents < 0 ? grouped : `${grouped}${decimal}${two(cents)}`;
    return r.pick(carriers).replace("#", write(number));
  },
});

export const families: Family[] = [date, weekday, amount];
