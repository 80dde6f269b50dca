/** Constraints: a measurement in a sentence against a range. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
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

function drawRange(random: Random): DrawnTask {
  const m = random.pick(MEASURES);
  const span = m.high - m.low;
  const low = m.low + Math.round((span * random.int(20, 40)) / 100);
  const high = low + Math.max(2, Math.round((span * random.int(15, 35)) / 100));
  const three = random.chance(0.6);
  const keys = three ? (["below", "in", "above"] as const) : (["in", "out"] as const);
  const l = relabel<string>(
    random,
    keys,
    three
      ? [
          ["low", "ok", "high"],
          ["BELOW", "INSIDE", "ABOVE"],
          ["-1", "0", "1"],
          ["under", "fine", "over"],
          ["<", "=", ">"],
          ["too low", "good", "too high"],
          ["L", "N", "H"],
        ]
      : [
          ["in", "out"],
          ["ok", "alarm"],
          ["yes", "no"],
          ["INSIDE", "OUTSIDE"],
          ["1", "0"],
          ["normal", "abnormal"],
          ["true", "false"],
        ],
  );
  const bounds = `${low} to ${high}`;
  const list = three
    ? gloss(
        [
          [l.below!, `under ${low}`],
          [l.in!, bounds],
          [l.above!, `over ${high}`],
        ],
        " for ",
      )
    : gloss(
        [
          [l.in!, bounds],
          [l.out!, `under ${low} or over ${high}`],
        ],
        " for ",
      );
  return {
    canonical: `Compare the ${m.what} in ${m.unit} with a range, ends included: ${list}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> the ${m.what} (in ${m.unit}) from the text and <compare|check> it with the allowed range ${bounds}, both ends included. The answer is ${list}.`,
        `A ${m.what} between ${low} and ${high} ${m.unit} is allowed, the limits too. Answer ${list}.`,
        `The input mentions a ${m.what}. <Say|Tell> how it lies to the limits ${low} and ${high} (they still count as inside): ${list}.`,
        `Limits for the ${m.what}: lowest ${low}, highest ${high}, both permitted. Return ${list}.`,
      ],
      terse: [
        `${m.what} in ${m.unit}: ${list}`,
        `range ${bounds} inclusive, ${m.what}: ${list}`,
        `check ${m.what}; ${list}`,
      ],
      casual: [
        `is the ${m.what} alright? ${list}, exact limits are fine`,
        `keep an eye on the ${m.what} for me, so ${list}`,
        `anything from ${low} up to ${high} ${m.unit} is good: ${list}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const key = r.pick(keys);
      const side = key === "out" ? r.pick(["below", "above"]) : key;
      const value =
        side === "in"
          ? r.pick([low, high, r.int(low, high), r.int(low, high)])
          : side === "below"
            ? r.pick([low - 1, r.int(m.low, low - 1)])
            : r.pick([high + 1, r.int(high + 1, m.high + 20)]);
      return {
        input: (r.chance(0.5) ? surroundings(r) : (text: string) => text)(
          r.pick(m.texts).replace("#", String(value)),
        ),
        output: l[key] as string,
      };
    },
  };
}

export const families: Family[] = [
  { id: "constraints/range", theme: "constraints", difficulty: "medium", draw: drawRange },
];
