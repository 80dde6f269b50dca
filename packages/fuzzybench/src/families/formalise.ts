/** Constraints: limits in English as formulas, and described fields as schemas in several notations. */
import type { Family } from "../family.js";
import { words } from "../lexicon/a-text.js";
import { type Problem, tabled } from "../lexicon/frames.js";
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

const TYPES = ["text", "integer", "decimal", "boolean", "date"] as const;
type Type = (typeof TYPES)[number];

interface Field extends Problem {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  /** Of texts only, and not of all. */
  readonly longest?: number;
}

const NAMES: Readonly<Record<Type, readonly string[]>> = {
  text: words("name city title email street comment color brand"),
  integer: words("age stock floor year seats pages"),
  decimal: words("price weight ratio rating height"),
  boolean: words("active paid visible urgent verified"),
  date: words("birthday deadline start end released"),
};
const SPOKEN: Readonly<Record<Type, readonly string[]>> = {
  text: ["a text", "a string", "free text"],
  integer: ["a whole number", "an integer"],
  decimal: ["a decimal number", "a number with decimals"],
  boolean: ["a yes-or-no value", "either true or false"],
  date: ["a date", "a calendar date"],
};

function field(r: Random): Field {
  const type = r.pick(["text", "text", ...TYPES.slice(1)] as const);
  const name = r.pick(NAMES[type]);
  const required = r.chance(0.5);
  const longest = type === "text" && r.chance(0.7) ? r.pick([10, 20, 30, 40, 60, 80, 100, 200]) : undefined;
  const size =
    longest === undefined
      ? ""
      : ` ${r.pick(["of at most # characters", "with up to # characters", "no longer than # characters"]).replace("#", String(longest))}`;
  const duty = r.pick(
    required
      ? ["is required", "must be given", "may not be left out"]
      : ["is optional", "may be left out", "need not be given"],
  );
  const what = r.pick(SPOKEN[type]) + size;
  const text = r.pick([
    `${name} is ${what} and ${duty}.`,
    `The field ${name} holds ${what}. It ${duty}.`,
    `${name}: ${what}, ${duty}`,
    `The field ${name} ${duty}; it is ${what}.`,
  ]);
  return { text, name, type, required, ...(longest !== undefined && { longest }) };
}

const jsonType: Readonly<Record<Type, string>> = {
  text: "string",
  integer: "integer",
  decimal: "number",
  boolean: "boolean",
  date: "string",
};

const schemas = tabled<Field, string>({
  id: "constraints/schema",
  theme: "constraints",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  input: ["description of a field", "field described in words", "requirement on one field of a form"],
  problems: () => field,
  rows: {
    json: {
      goal: "<the JSON Schema of the field|the field as a JSON Schema object>",
      note: 'Types are string, integer, number and boolean; a date is a string with "format": "date", and a limit of characters is maxLength after the type, as in {"type": "string", "maxLength": 9}. Whether it is required does not show.',
      solve: ({ type, longest }) =>
        `{"type": "${jsonType[type]}"${longest === undefined ? "" : `, "maxLength": ${longest}`}${type === "date" ? ', "format": "date"' : ""}}`,
    },
    typescript: {
      goal: "<the field as a TypeScript property|a TypeScript property for it>",
      note: "Like age: number or city?: string; a question mark stands for optional. Types are string, number, boolean and Date; the limit of characters is dropped and there is no semicolon.",
      solve: ({ name, type, required }) =>
        `${name}${required ? "" : "?"}: ${{ text: "string", integer: "number", decimal: "number", boolean: "boolean", date: "Date" }[type]}`,
    },
    sql: {
      goal: "<the column definition in SQL|an SQL column for it>",
      note: "Types are TEXT, VARCHAR(n) with a limit of n characters, INTEGER, DECIMAL, BOOLEAN and DATE; a required field ends with NOT NULL, an optional one has nothing more. No comma.",
      solve: ({ name, type, required, longest }) => {
        const sql = {
          text: "TEXT",
          integer: "INTEGER",
          decimal: "DECIMAL",
          boolean: "BOOLEAN",
          date: "DATE",
        }[type];
        return `${name} ${longest === undefined ? sql : `VARCHAR(${longest})`}${required ? " NOT NULL" : ""}`;
      },
    },
    zod: {
      goal: "<the field in zod notation|a zod line for it>",
      note: "Like age: z.number().int() or city: z.string().max(9).optional(); whole numbers get .int(), dates are z.date(), yes-or-no values z.boolean(), and .optional() comes last.",
      solve: ({ name, type, required, longest }) => {
        const zod = {
          text: "string()",
          integer: "number().int()",
          decimal: "number()",
          boolean: "boolean()",
          date: "date()",
        }[type];
        return `${name}: z.${zod}${longest === undefined ? "" : `.max(${longest})`}${required ? "" : ".optional()"}`;
      },
    },
    python: {
      goal: "<the field as a line of a Python dataclass|a Python attribute with its type for it>",
      note: "Like age: int or, when it is optional, city: str | None = None; types are str, int, float, bool and date. The limit of characters is dropped.",
      solve: ({ name, type, required }) => {
        const python = { text: "str", integer: "int", decimal: "float", boolean: "bool", date: "date" }[type];
        return `${name}: ${python}${required ? "" : " | None = None"}`;
      },
    },
    required: {
      yes: "the field has to be given",
      no: "it may be left out",
      names: [
        ["required", "optional"],
        ["must", "may"],
      ],
      holds: ({ required }) => required,
    },
    "max-length": {
      goal: "<the greatest number of characters that is allowed|how many characters the text may have at most>",
      none: "no such limit is given",
      solve: ({ longest }) => (longest === undefined ? undefined : String(longest)),
    },
  },
});

export const families: Family[] = [limits, schemas];
