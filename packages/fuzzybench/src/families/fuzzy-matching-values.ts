/** Fuzzy matching of messy values: one value of an order, brought into its standard form. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { MONTHS, WEEKDAYS } from "../lexicon/a-people.js";
import { entries, typo } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

/** Standard forms and how people write them. */
type Forms = Readonly<Record<string, readonly string[]>>;

const SIZES: Forms = {
  S: entries("small / s / sml / Small size"),
  M: entries("medium / med / Medium / mediun size"),
  L: entries("large / lrg / LARGE / large size"),
  XL: entries("extra large / x-large / xl / xlarge / extra-large"),
};
const COLOURS: Forms = {
  black: entries("blck / BLACK / blk / jet black"),
  white: entries("wite / White / whte / snow white"),
  grey: entries("gray / gry / GREY / light gray"),
  green: entries("gren / Green / grn / dark green"),
  yellow: entries("yelow / YELLOW / yllw / bright yellow"),
};
const ANSWERS: Forms = {
  yes: entries("yep / yeah / sure / ok, yes / of course"),
  no: entries("nope / nah / no thanks / better not / never"),
  maybe: entries("perhaps / not sure / dunno / mayb / we'll see"),
};
const CURRENCIES: Forms = {
  EUR: entries("{n} euros / €{n} / {n} eur / {n} €"),
  USD: entries("{n} bucks / {n} dollars / {n}$ / {n} usd"),
  GBP: entries("{n} quid / £{n} / {n} pounds sterling / {n} gbp"),
};
const UNITS: Forms = {
  kg: entries("{n} kilos / {n} kgs / {n} kilogram / {n} kilo"),
  g: entries("{n} grams / {n} gr / {n} gramm / {n} gramme"),
  l: entries("{n} litres / {n} ltr / {n} liter / {n} litre"),
};

interface Order {
  readonly weekday: number;
  readonly month: number;
  readonly size: string;
  readonly colour: string;
  readonly answer: string;
  readonly currency: string;
  readonly price: number;
  readonly unit: string;
  readonly amount: number;
}

const messy = (r: Random, forms: Forms, key: string, n = 0): string =>
  r.pick(forms[key] as readonly string[]).replace("{n}", String(n));
/** A name of the calendar: cut, in other letters, or with a slip; Tuesday and Thursday are too close for one. */
function calendar(r: Random, name: string): string {
  const short = name.slice(0, 3);
  const slip = name.length > 5 && !/^T/.test(name) ? typo(r, name) : name;
  return r.pick([
    name.toLowerCase(),
    name.toUpperCase(),
    short,
    short.toLowerCase(),
    `${short}.`,
    slip,
    slip,
  ]);
}

/** A standard form out of a closed set, with the set named. */
const standard = (what: string, forms: Forms, key: "size" | "colour" | "answer" | "currency" | "unit") => {
  const all = Object.keys(forms);
  return (r: Random): Transform<Order> => {
    const upper = key !== "unit" && r.chance(0.3);
    const show = (value: string) => (upper ? value.toUpperCase() : value);
    return {
      gives: `${what} in standard form`,
      note: `The standard forms are ${all.map(show).join(", ")}.`,
      solve: (order) => show(order[key]),
    };
  };
};

const values = transforms<Order, string>({
  id: "fuzzy-matching/messy-value",
  theme: "fuzzy-matching",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["messy order line", "hand-typed order", "row of sloppy values", "form filled in carelessly"],
  facts: (r) => ({
    weekday: r.int(0, 6),
    month: r.int(0, 11),
    size: r.pick(Object.keys(SIZES)),
    colour: r.pick(Object.keys(COLOURS)),
    answer: r.pick(Object.keys(ANSWERS)),
    currency: r.pick(Object.keys(CURRENCIES)),
    price: r.int(5, 99),
    unit: r.pick(Object.keys(UNITS)),
    amount: r.int(2, 40),
  }),
  write: (r, o) =>
    r
      .shuffle([
        calendar(r, WEEKDAYS[o.weekday] as string),
        calendar(r, MONTHS[o.month] as string),
        messy(r, SIZES, o.size),
        messy(r, COLOURS, o.colour),
        messy(r, ANSWERS, o.answer),
        messy(r, CURRENCIES, o.currency, o.price),
        messy(r, UNITS, o.unit, o.amount),
      ])
      .join(r.pick([" / ", "; ", " | "])),
  rules: {
    weekday: (r) => {
      const short = r.chance(0.4);
      return {
        gives: short
          ? "the first three letters of the weekday in capitals"
          : "the full English name of the weekday",
        note: short ? "For example MON for Monday." : "It starts with a capital.",
        solve: ({ weekday }) => {
          const name = WEEKDAYS[weekday] as string;
          return short ? name.slice(0, 3).toUpperCase() : name;
        },
      };
    },
    "weekday-number": (r) => {
      const first = r.int(0, 1);
      return {
        gives: `the number of the weekday, where Monday is ${first} and Sunday is ${first + 6}`,
        solve: ({ weekday }) => String(weekday + first),
      };
    },
    month: () => ({
      gives: "the full English name of the month",
      note: "It starts with a capital.",
      solve: ({ month }) => MONTHS[month],
    }),
    "month-number": (r) => {
      const pad = r.chance(0.5);
      return {
        gives: `the number of the month${pad ? " with two digits" : ""}`,
        note: pad ? "January is 01." : "January is 1.",
        solve: ({ month }) => String(month + 1).padStart(pad ? 2 : 1, "0"),
      };
    },
    size: standard("the clothing size", SIZES, "size"),
    colour: standard("the colour", COLOURS, "colour"),
    answer: standard("the answer (agreement, refusal or doubt)", ANSWERS, "answer"),
    currency: standard("the currency of the price", CURRENCIES, "currency"),
    unit: standard("the unit of the quantity", UNITS, "unit"),
    price: (r) => {
      const first = r.chance(0.5);
      return {
        gives: `the price as ${first ? "currency code, blank, number" : "number, blank, currency code"}`,
        note: "The currency codes are EUR, USD and GBP.",
        solve: ({ price, currency }) => (first ? `${currency} ${price}` : `${price} ${currency}`),
      };
    },
    quantity: (r) => {
      const blank = r.chance(0.5);
      return {
        gives: `the quantity as a number and its unit (kg, g or l)${blank ? " with a blank between them" : " without a blank between them"}`,
        solve: ({ amount, unit }) => `${amount}${blank ? " " : ""}${unit}`,
      };
    },
  },
});

export const families: Family[] = [values];
