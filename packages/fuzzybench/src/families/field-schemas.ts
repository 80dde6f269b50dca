/** Constraints: fields described in words as schemas in several notations. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

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
      note: "Write it like age: number or city?: string; a question mark stands for optional. Types are string, number, boolean and Date; the limit of characters is dropped and there is no semicolon.",
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
      note: "Write it like age: z.number().int() or city: z.string().max(9).optional(); whole numbers get .int(), dates are z.date(), yes-or-no values z.boolean(), and .optional() comes last.",
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
      note: "Write it like age: int or, when it is optional, city: str | None = None; types are str, int, float, bool and date. The limit of characters is dropped.",
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

export const families: Family[] = [schemas];
