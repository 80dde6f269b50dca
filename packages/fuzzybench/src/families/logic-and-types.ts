/** Logic and types: the type of a literal. More families: see the imports. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";
import { families as apiContracts } from "./api-contracts.js";
import { families as booleanValue } from "./boolean-value.js";
import { families as dependencies } from "./dependencies.js";
import { families as jsonContract } from "./json-contract.js";
import { families as logicFormulas } from "./logic-formulas.js";
import { families as taskOrder } from "./task-order.js";
import { families as typeChecks } from "./type-checks.js";

const WORDS = "apple,blue,house,north,stop,river,yes,code,Anna,green,table,zero,truth,nullable,list".split(
  ",",
);

/** Literals by type; quoted numbers and words are strings. */
const LITERALS = {
  integer: (r) => (r.chance(0.15) ? "0" : `${r.pick(["", "", "-", "+"])}${r.int(1, 99999)}`),
  float: (r) =>
    r.chance(0.15)
      ? "0.0"
      : `${r.pick(["", "", "-"])}${r.int(1, 999)}.${r.int(0, 99)}${r.pick(["", "", "e3", "e-2"])}`,
  boolean: (r) => r.pick(["true", "false", "True", "False", "TRUE", "FALSE"]),
  string: (r) => {
    const quote = r.pick(["'", '"']);
    const body = r.pick([
      () => r.pick(WORDS),
      () => String(r.int(0, 999)),
      () => `${r.pick(WORDS)} ${r.pick(WORDS)}`,
      () => r.pick(["true", "null", "[1]", "3.5", "2024-05-01", "", ""]),
    ])();
    return `${quote}${body}${quote}`;
  },
  null: (r) => r.pick(["null", "None", "nil", "NULL", "Null"]),
  list: (r) =>
    `[${Array.from({ length: r.int(0, 4) }, () => r.pick([String(r.int(0, 99)), `"${r.pick(WORDS)}"`])).join(", ")}]`,
  object: (r) =>
    `{${Array.from({ length: r.int(1, 2) }, () => `"${r.pick(WORDS)}": ${r.int(0, 99)}`).join(", ")}}`,
  date: (r) =>
    `${r.int(1990, 2030)}-${String(r.int(1, 12)).padStart(2, "0")}-${String(r.int(1, 28)).padStart(2, "0")}`,
  hex: (r) => `0x${r.int(16, 65535).toString(16)}`,
  time: (r) => `${String(r.int(0, 23)).padStart(2, "0")}:${String(r.int(0, 59)).padStart(2, "0")}`,
} satisfies Record<string, (r: Random) => string>;
type Type = keyof typeof LITERALS;
const TYPES = Object.keys(LITERALS) as Type[];

const TYPE_CLASSES = {
  integer: klass("int/integer/whole", "a whole number/a number without a decimal point"),
  float: klass("float/decimal/real", "a number with a decimal point/a decimal number"),
  boolean: klass("bool/boolean/truth", "true or false without quotes/an unquoted truth value"),
  string: klass("str/string/text", "anything in quotes/text between quotes"),
  null: klass("null/nothing/empty", "null, None or nil, without quotes/an unquoted null, None or nil"),
  list: klass("list/array/sequence", "values in square brackets/something in square brackets"),
  object: klass("dict/object/map", "pairs in curly braces/keys and values in curly braces"),
  date: klass("date/day/calendar", "year-month-day without quotes/an unquoted date"),
  hex: klass("hex/hexadecimal/base16", "a number that starts with 0x/a 0x number"),
  time: klass("time/clock/hour", "hours and minutes with a colon/a time of day"),
} satisfies Record<Type, unknown>;

interface Literal extends Problem {
  readonly type: Type;
  readonly literal: string;
}

const KEYS =
  "x,n,value,user_id,total,name,flag,size,start,result,items,ratio,mode,limit,key,count,label,a1,opt,field".split(
    ",",
  );
/** A literal in its place: "@" is a name, "#" the literal. */
const NAMED = [
  "@ = #",
  "@: #",
  "let @ = #",
  "@ := #",
  "set @ to #",
  "column @ holds #",
  "@ -> #",
  "return #  // @",
];

function literal(r: Random): Literal {
  const type = r.pick(TYPES);
  const literal = LITERALS[type](r);
  const text = r.chance(0.4)
    ? literal
    : r
        .pick(NAMED)
        .replace("@", r.pick(KEYS))
        .replace("#", () => literal);
  return { text, type, literal };
}

const literalType = tabled<Literal, string>({
  id: "logic/literal-type",
  theme: "logic-and-types",
  difficulty: "easy",
  survives: ["whitespace", "injection"],
  input: ["literal", "value as written in source code or JSON", "literal, perhaps with a name", "value"],
  problems: () => literal,
  rows: {
    kind: (random) => {
      const chosen = random.sample(TYPES, random.int(3, 5));
      return {
        by: "<the data type of the value|what kind of value it is|the type>",
        classes: chosen.map((type) => TYPE_CLASSES[type]),
        of: ({ type }) => chosen.indexOf(type),
      };
    },
    container: {
      yes: "the value is a collection in square brackets or curly braces",
      no: "it is a single value",
      names: [
        ["collection", "scalar"],
        ["many", "one"],
      ],
      holds: ({ type }) => type === "list" || type === "object",
    },
    numeric: {
      yes: "the value is a number (whole, decimal or hexadecimal)",
      no: "it is anything else",
      note: "Quoted numbers, dates and times are no numbers.",
      names: [["number", "other"]],
      holds: ({ type }) => type === "integer" || type === "float" || type === "hex",
    },
    truthy: {
      yes: "the value counts as true in a condition",
      no: "it counts as false",
      note: "False are: zero, an empty string, an empty list, false and every null value. All others are true, whatever a string says.",
      names: [["truthy", "falsy"]],
      holds: ({ literal }) => !/^(?:0|0\.0|""|''|\[\]|false|null|none|nil)$/i.test(literal),
    },
    json: {
      yes: "the value itself is correct JSON",
      no: "it is not, or only in another language",
      note: "JSON wants double quotes, lower-case true, false and null, and numbers in decimal notation without a plus sign; bare dates and times are not allowed.",
      names: [
        ["valid", "invalid"],
        ["json", "not json"],
      ],
      holds: ({ type, literal }) =>
        type === "list" ||
        type === "object" ||
        (type === "string" && literal.startsWith('"')) ||
        (type === "integer" && !literal.startsWith("+")) ||
        type === "float" ||
        ["true", "false", "null"].includes(literal),
    },
  },
});

export const families: Family[] = [
  literalType,
  ...booleanValue,
  ...logicFormulas,
  ...taskOrder,
  ...dependencies,
  ...typeChecks,
  ...apiContracts,
  ...jsonContract,
];
