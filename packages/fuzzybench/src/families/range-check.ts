/** Constraints: a measurement in a sentence against a range. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { surroundings } from "../lexicon/private-data.js";
import type { Random } from "../random.js";

const MEASURES: readonly {
  what: string;
  unit: string;
  low: number;
  high: number;
  texts: readonly string[];
}[] = [
  {
    what: "temperature",
    unit: "C",
    low: -10,
    high: 60,
    texts: ["# C", "temp # C", "it is # C now", "sensor 3: # C", "room at # C"],
  },
  {
    what: "speed",
    unit: "km/h",
    low: 10,
    high: 160,
    texts: ["# km/h", "speed # km/h", "car 4 drove # km/h", "# km/h on the A2"],
  },
  {
    what: "age",
    unit: "years",
    low: 1,
    high: 95,
    texts: ["age #", "# years old", "anna is # years old", "age: #, room 4"],
  },
  {
    what: "price",
    unit: "EUR",
    low: 1,
    high: 500,
    texts: ["# EUR", "price # EUR", "it costs # EUR", "3 pieces for # EUR in total"],
  },
  {
    what: "weight",
    unit: "kg",
    low: 1,
    high: 120,
    texts: ["# kg", "weight # kg", "the box weighs # kg", "2 boxes, together # kg"],
  },
  { what: "load", unit: "%", low: 1, high: 100, texts: ["#%", "cpu #%", "load is #%", "node 7 at #%"] },
  {
    what: "pressure",
    unit: "bar",
    low: 1,
    high: 40,
    texts: ["# bar", "pressure # bar", "valve 2 shows # bar"],
  },
  {
    what: "score",
    unit: "points",
    low: 0,
    high: 100,
    texts: ["# points", "score #", "team 5 got # points", "she scored # points"],
  },
];

interface Reading extends Problem {
  readonly value: number;
}

interface Range {
  readonly measure: (typeof MEASURES)[number];
  readonly low: number;
  readonly high: number;
}

/** About a third of the readings each below, in and above the range; the limits themselves are frequent. */
function reading(r: Random, { measure: m, low, high }: Range): Reading {
  const value = r.pick([
    () => r.pick([low - 1, r.int(m.low, low - 1)]),
    () => r.pick([low, high, r.int(low, high), r.int(low, high)]),
    () => r.pick([high + 1, r.int(high + 1, m.high + 20)]),
  ])();
  const text = r.pick(m.texts).replace("#", String(value));
  return { text: r.chance(0.5) ? surroundings(r)(text) : text, value };
}

const allowed = ({ measure: m, low, high }: Range): string =>
  `The ${m.what} is in ${m.unit}; ${low} to ${high} is allowed, both limits included.`;

const range = tabled<Reading, string, Range>({
  id: "constraints/range",
  theme: "constraints",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  input: [
    "text with a measurement",
    "reading",
    "message that mentions a value",
    "note with one measured value",
  ],
  domain: (random) => {
    const measure = random.pick(MEASURES);
    const span = measure.high - measure.low;
    const low = measure.low + Math.round((span * random.int(20, 40)) / 100);
    return { measure, low, high: low + Math.max(2, Math.round((span * random.int(15, 35)) / 100)) };
  },
  problems: (_, range) => (r) => reading(r, range),
  rows: {
    "three-way": (_, { measure: m, low, high }) => ({
      by: `<how the ${m.what} lies to its limits|the ${m.what} against its range>`,
      note: `The ${m.what} is in ${m.unit}.`,
      classes: [
        klass("low/below/under/too low", `under ${low}/less than ${low}`),
        klass(
          "ok/inside/fine/good",
          `${low} to ${high}, both included/from ${low} up to ${high}, limits included`,
        ),
        klass("high/above/over/too high", `over ${high}/more than ${high}`),
      ],
      of: ({ value }) => (value < low ? 0 : value <= high ? 1 : 2),
    }),
    inside: (_, range) => ({
      yes: `the ${range.measure.what} is within the allowed range`,
      no: "it lies outside",
      note: allowed(range),
      names: [
        ["inside", "outside"],
        ["ok", "alarm"],
        ["normal", "abnormal"],
      ],
      holds: ({ value }) => value >= range.low && value <= range.high,
    }),
    exclusive: (_, { measure: m, low, high }) => ({
      yes: `the ${m.what} is greater than ${low} and less than ${high}`,
      no: "it is any other value",
      note: `The limits themselves do not count as inside; the unit is ${m.unit}.`,
      names: [["inside", "outside"]],
      holds: ({ value }) => value > low && value < high,
    }),
    "over-limit": (_, { measure: m, high }) => ({
      yes: `the ${m.what} is greater than ${high} ${m.unit}`,
      no: `it is ${high} or less`,
      names: [
        ["alarm", "ok"],
        ["over", "fine"],
      ],
      holds: ({ value }) => value > high,
    }),
    clamped: (_, range) => ({
      goal: `the allowed ${range.measure.what} that is nearest, as a plain number`,
      note: `${allowed(range)} A value in the range stays as it is; others become the lower or the upper limit.`,
      solve: ({ value }) => String(Math.min(range.high, Math.max(range.low, value))),
    }),
    excess: (_, range) => ({
      goal: `how far the ${range.measure.what} lies outside of the range, as a plain number`,
      note: `${allowed(range)} Inside the range it is 0; otherwise give the distance to the nearer limit.`,
      solve: ({ value }) => String(Math.max(range.low - value, value - range.high, 0)),
    }),
    value: (_, { measure: m }) => ({
      goal: `the ${m.what} as a plain number without its unit`,
      note: `The unit is ${m.unit}; other numbers in the text do not matter.`,
      solve: ({ value }) => String(value),
    }),
  },
});

export const families: Family[] = [range];
