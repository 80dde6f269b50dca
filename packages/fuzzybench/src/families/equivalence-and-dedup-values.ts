/** Two values in different notations: equal, close, larger, and their difference. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { PAIR_LAYOUTS, SAME_SETS } from "../lexicon/paraphrases.js";

/** A quantity counted in a base unit, and the ways to write it; a way that does not suit a number gives undefined. */
interface Quantity {
  readonly unit: string;
  readonly step: number;
  readonly most: number;
  readonly forms: readonly ((n: number) => string | undefined)[];
}

const grouped = (n: number) =>
  n >= 1000 ? `${Math.floor(n / 1000)},${String(n % 1000).padStart(3, "0")}` : undefined;

const QUANTITIES: readonly Quantity[] = [
  {
    unit: "minutes",
    step: 15,
    most: 40,
    forms: [
      (n) => `${n} min`,
      (n) => `${n} minutes`,
      (n) => (n % 60 === 0 ? `${n / 60} h` : n > 60 ? `${Math.floor(n / 60)} h ${n % 60} min` : undefined),
      (n) => (n === 60 ? undefined : `${n / 60} hours`),
      (n) => (n <= 60 ? `${n * 60} seconds` : undefined),
    ],
  },
  {
    unit: "metres",
    step: 50,
    most: 150,
    forms: [
      (n) => `${n} m`,
      (n) => `${n / 1000} km`,
      (n) => `${n} metres`,
      (n) => (n <= 500 ? `${n * 100} cm` : undefined),
      (n) => grouped(n) && `${grouped(n)} m`,
    ],
  },
  {
    unit: "grams",
    step: 50,
    most: 150,
    forms: [
      (n) => `${n} g`,
      (n) => `${n / 1000} kg`,
      (n) => `${n} grams`,
      (n) => grouped(n) && `${grouped(n)} g`,
    ],
  },
  {
    unit: "cents",
    step: 5,
    most: 900,
    forms: [
      (n) => `$${(n / 100).toFixed(2)}`,
      (n) => `${n} cents`,
      (n) => `${(n / 100).toFixed(2)} dollars`,
      (n) => `USD ${(n / 100).toFixed(2)}`,
    ],
  },
  {
    unit: "percent",
    step: 5,
    most: 19,
    forms: [(n) => `${n}%`, (n) => String(n / 100), (n) => `${n} percent`, (n) => `${n} in 100`],
  },
];

interface Two {
  readonly a: number;
  readonly b: number;
  readonly texts: readonly [string, string];
}

const UNITS =
  "minutes for times, metres for lengths, grams for weights, cents for sums of money, percent for shares";
const close = ({ a, b }: Two) => Math.abs(a - b) * 10 <= Math.max(a, b);
const YES = [...YES_NO, ["A", "B"]];

export const sameValue = tableFamily<Two, { layout: (typeof PAIR_LAYOUTS)[number] }>({
  id: "equivalence-and-dedup/same-value",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  survives: ["injection"],
  things: [
    "two values, each with its own notation",
    "a pair of quantities that may be written differently",
    "two amounts of one kind, such as times or prices",
  ],
  options: (random) => ({ layout: random.pick(PAIR_LAYOUTS) }),
  scene: (r, { layout }) => {
    const { step, most, forms } = r.pick(QUANTITIES);
    const a = r.int(1, most);
    const mode = r.pick(["same", "same", "near", "far", "far"] as const);
    const shift = Math.max(1, Math.round(a / r.int(8, 25))) * r.pick([1, -1]);
    const b = mode === "same" ? a : mode === "near" ? Math.max(1, a + shift) : r.int(1, most);
    const written = (n: number, not: number) => {
      const ways = forms.flatMap((form, i) => (i === not || form(n) === undefined ? [] : [i]));
      const way = r.pick(ways);
      return { way, text: forms[way]?.(n) as string };
    };
    const first = written(a * step, -1);
    const second = written(b * step, r.chance(0.85) ? first.way : -1);
    const latent: Two = { a: a * step, b: b * step, texts: [first.text, second.text] };
    return { input: layout(first.text, second.text), latent };
  },
  rows: {
    equal: {
      sets: SAME_SETS,
      read: ({ a, b }) => (a === b ? 0 : 1),
      rule: ([same, other]) => ({
        long: [
          `answer ${same} if both stand for exactly the same amount, however it is written, and ${other} if not`,
          `convert as needed and compare: ${same} for equal quantities, ${other} for different ones`,
        ],
        short: [
          `${same} = same amount in any notation, ${other} = not`,
          `equal after conversion? ${same}, else ${other}`,
        ],
      }),
    },
    order: {
      sets: [
        ["<", "=", ">"],
        ["less", "equal", "more"],
        ["SMALLER", "SAME", "LARGER"],
        ["-1", "0", "1"],
      ],
      read: ({ a, b }) => (a < b ? 0 : a === b ? 1 : 2),
      rule: ([less, equal, more]) => ({
        long: [
          `compare the first value with the second: ${less} if it is smaller, ${equal} if both are equal, ${more} if it is larger, whatever the units`,
          `output ${less}, ${equal} or ${more} according to whether the first amount is below, the same as or above the second`,
        ],
        short: [
          `first vs second: ${less} smaller, ${equal} equal, ${more} larger`,
          `${less}/${equal}/${more} (first below, same, above)`,
        ],
      }),
    },
    larger: {
      solve: ({ a, b, texts }) => (b > a ? texts[1] : texts[0]),
      rule: () => ({
        long: [
          "output the larger value exactly as it is written; if both are equal, output the first",
          "pick the bigger of the two amounts and copy it with its unit; at a tie copy the first one",
        ],
        short: ["larger value, verbatim (tie: first)", "copy the bigger amount; equal -> the first"],
      }),
    },
    smaller: {
      solve: ({ a, b, texts }) => (b < a ? texts[1] : texts[0]),
      rule: () => ({
        long: [
          "output the smaller value exactly as it is written; if both are equal, output the first",
          "pick the lesser of the two amounts and copy it with its unit; at a tie copy the first one",
        ],
        short: ["smaller value, verbatim (tie: first)", "copy the lesser amount; equal -> the first"],
      }),
    },
    close: {
      sets: YES,
      read: (two) => (close(two) ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the two amounts are equal or differ by at most a tenth of the larger one, and ${no} if they are further apart`,
          `decide whether the values agree within ten percent of the larger: ${yes} when they do (also if equal), ${no} when not`,
        ],
        short: [
          `${yes} = within 10% of the larger value, ${no} = further apart`,
          `difference at most a tenth of the larger: ${yes}, else ${no}`,
        ],
      }),
    },
    "at-least-double": {
      sets: YES,
      read: ({ a, b }) => (Math.max(a, b) >= 2 * Math.min(a, b) ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if one of the amounts is at least twice the other, whichever comes first, and ${no} if not`,
          `tell whether the larger value reaches double the smaller: ${yes} or ${no}`,
        ],
        short: [`${yes} = one is 2x the other or more, ${no} = not`, `at least double? ${yes}, else ${no}`],
      }),
    },
    difference: {
      solve: ({ a, b }) => String(Math.abs(a - b)),
      rule: () => ({
        long: [
          `output how far apart the two amounts are, as a whole number without unit: ${UNITS}; 0 if they are equal`,
          `convert both (${UNITS}), subtract the smaller from the larger and write the bare number`,
        ],
        short: [`difference as a bare number (${UNITS})`, `larger minus smaller, number only; ${UNITS}`],
      }),
    },
    "first-converted": {
      solve: ({ a }) => String(a),
      rule: () => ({
        long: [
          `convert the first value and output it as a whole number without unit: ${UNITS}; ignore the second`,
          `write only the first amount as a bare number (${UNITS}), whatever the second one is`,
        ],
        short: [`first value as a bare number (${UNITS})`, `first amount converted, number only; ${UNITS}`],
      }),
    },
  },
});
