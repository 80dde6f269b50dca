/** Constraints: limits of a number in English as formulas. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

interface Limit extends Problem {
  readonly name: string;
  readonly low?: number;
  readonly high?: number;
  /** Whether the limits themselves are forbidden. */
  readonly strict: boolean;
}

const SUBJECTS: readonly (readonly [text: string, name: string])[] = [
  ["The age", "age"],
  ["The number of guests", "guests"],
  ["The price", "price"],
  ["The temperature", "temperature"],
  ["The score", "score"],
  ["The width", "width"],
  ["The number of retries", "retries"],
  ["The speed", "speed"],
  ["The port", "port"],
  ["The delay in seconds", "delay"],
  ["The team size", "size"],
];
const LOWER = [
  "must be at least #",
  "must not be less than #",
  "has to be # or more",
  "may not fall below #",
  "starts at # and has no upper limit",
];
const UPPER = [
  "must be at most #",
  "must not exceed #",
  "has to be # or less",
  "may go up to # but no further",
  "is limited to #",
];
const ABOVE = ["must be greater than #", "has to be more than #", "must exceed #", "must lie above #"];
const BELOW = ["must be less than #", "has to be smaller than #", "must lie below #", "must stay under #"];
const WITHIN = [
  "must be between # and @, both included",
  "must be at least # and at most @",
  "goes from # up to and including @",
  "may not be below # or above @",
];
const BETWEEN = [
  "must be greater than # and less than @",
  "must lie strictly between # and @",
  "has to be more than # but under @",
];

function limit(r: Random): Limit {
  const [subject, name] = r.pick(SUBJECTS);
  const strict = r.chance(0.4);
  const kind = r.int(0, 2);
  const low = r.int(0, 60);
  const high = low + r.int(3, 60);
  const templates = [strict ? ABOVE : LOWER, strict ? BELOW : UPPER, strict ? BETWEEN : WITHIN][
    kind
  ] as readonly string[];
  const only = kind === 0 ? low : kind === 1 ? high : undefined;
  const text = r
    .pick(templates)
    .replace("#", String(only ?? low))
    .replace("@", String(high));
  return {
    text: `${subject} ${text}.`,
    name,
    strict,
    ...(kind !== 1 && { low }),
    ...(kind !== 0 && { high }),
  };
}

/** A condition on `name`; ranges read from low to high. */
const inequality = (name: string, { low, high, strict }: Limit): string => {
  const less = strict ? "<" : "<=";
  if (low === undefined) return `${name} ${less} ${high}`;
  return high === undefined
    ? `${name} ${strict ? ">" : ">="} ${low}`
    : `${low} ${less} ${name} ${less} ${high}`;
};

const accepts = ({ low, high, strict }: Limit, n: number): boolean =>
  (low === undefined || (strict ? n > low : n >= low)) &&
  (high === undefined || (strict ? n < high : n <= high));

const limits = tabled<Limit, string>({
  id: "constraints/formal-limit",
  theme: "constraints",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  input: ["constraint in English", "sentence that limits a number", "requirement on a number"],
  problems: () => limit,
  rows: {
    inequality: (random) => {
      const name = random.pick(["x", "n", "v", "value"]);
      return {
        goal: `the constraint as an inequality in ${name}`,
        note: `Write > >= < <= with single blanks around them and ranges like 3 <= ${name} <= 9, the lower limit first.`,
        solve: (l) => inequality(name, l),
      };
    },
    interval: {
      goal: "<the allowed values as an interval|the interval of the permitted numbers>",
      note: "Square brackets include a limit and round ones exclude it; a missing limit is -inf or inf with a round bracket. Put a comma and a blank between, as in [3, inf).",
      solve: ({ low, high, strict }) =>
        `${low === undefined ? "(-inf" : `${strict ? "(" : "["}${low}`}, ${high === undefined ? "inf)" : `${high}${strict ? ")" : "]"}`}`,
    },
    "json-schema": {
      goal: "<the constraint as a JSON Schema object|a JSON Schema fragment that says the same>",
      note: 'Use minimum and maximum, or exclusiveMinimum and exclusiveMaximum where the limit itself is forbidden, the lower one first, like {"minimum": 3, "maximum": 9}.',
      solve: ({ low, high, strict }) =>
        `{${[
          ...(low === undefined ? [] : [`"${strict ? "exclusiveMinimum" : "minimum"}": ${low}`]),
          ...(high === undefined ? [] : [`"${strict ? "exclusiveMaximum" : "maximum"}": ${high}`]),
        ].join(", ")}}`,
    },
    smallest: {
      goal: "<the smallest whole number that is allowed|the lowest whole number that keeps the constraint>",
      none: "there is no lower limit",
      solve: ({ low, strict }) => (low === undefined ? undefined : String(strict ? low + 1 : low)),
    },
    largest: {
      goal: "<the greatest whole number that is allowed|the highest whole number that keeps the constraint>",
      none: "there is no upper limit",
      solve: ({ high, strict }) => (high === undefined ? undefined : String(strict ? high - 1 : high)),
    },
    accepts: (random) => {
      const n = random.int(25, 55);
      return {
        yes: `the value ${n} keeps the constraint`,
        no: `the value ${n} breaks it`,
        names: [["allowed", "forbidden"]],
        holds: (l) => accepts(l, n),
      };
    },
    strict: {
      yes: "the limit that is named is itself forbidden",
      no: "the limit itself is still allowed",
      names: [
        ["exclusive", "inclusive"],
        ["strict", "loose"],
      ],
      holds: ({ strict }) => strict,
    },
    assertion: {
      goal: "<the broken case as a condition with the name of the variable|a condition that is true exactly when the constraint is broken>",
      note: "The variable is called by the noun in the sentence: age, guests, price, temperature, score, width, retries, speed, port, delay or size. Write > >= < <= with blanks around them; for a range join the lower and then the upper case by or.",
      solve: ({ name, low, high, strict }) =>
        [
          ...(low === undefined ? [] : [`${name} ${strict ? "<=" : "<"} ${low}`]),
          ...(high === undefined ? [] : [`${name} ${strict ? ">=" : ">"} ${high}`]),
        ].join(" or "),
    },
  },
});

export const families: Family[] = [limits];
