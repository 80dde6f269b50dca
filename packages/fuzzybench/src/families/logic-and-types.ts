/** Logic and types: the type of a literal, and boolean expressions of constants. More families: see the imports. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../lexicon/frames.js";
import type { Random } from "../random.js";
import { families as apiContracts } from "./api-contracts.js";
import { families as dependencies } from "./dependencies.js";
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
      no: "it is anything else; quoted numbers, dates and times are no numbers",
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

interface Syntax {
  readonly name: string;
  readonly yes: string;
  readonly no: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
}
const SYNTAXES: readonly Syntax[] = [
  { name: "and, or, not", yes: "true", no: "false", and: "and", or: "or", not: "not " },
  { name: "&&, || and !", yes: "true", no: "false", and: "&&", or: "||", not: "!" },
  { name: "AND, OR, NOT", yes: "TRUE", no: "FALSE", and: "AND", or: "OR", not: "NOT " },
  { name: "& for and, | for or, ~ for not", yes: "1", no: "0", and: "&", or: "|", not: "~" },
  { name: "* for and, + for or, ! for not", yes: "T", no: "F", and: "*", or: "+", not: "!" },
];

interface Expression {
  readonly text: string;
  readonly value: boolean;
  /** The value when every constant is replaced by the other one. */
  readonly swapped: boolean;
  readonly trues: number;
}

interface Formula extends Problem, Omit<Expression, "text"> {
  /** Of the operator that is applied last. */
  readonly and: boolean;
  readonly alike: boolean;
}

function leaf(r: Random, s: Syntax): Expression {
  const truth = r.chance(0.5);
  const negated = r.chance(0.3);
  return {
    text: `${negated ? s.not : ""}${truth ? s.yes : s.no}`,
    value: truth !== negated,
    swapped: truth === negated,
    trues: truth ? 1 : 0,
  };
}

/** Brackets hold the inner part, so that no precedence is needed. */
function formula(r: Random, s: Syntax, depth: number): Formula {
  const inner = depth > 1 ? formula(r, s, depth - 1) : leaf(r, s);
  const left = depth > 1 ? { ...inner, text: `(${inner.text})` } : inner;
  const right = leaf(r, s);
  const and = r.chance(0.5);
  const [a, b] = r.chance(0.5) ? [left, right] : [right, left];
  return {
    text: `${a.text} ${and ? s.and : s.or} ${b.text}`,
    value: and ? a.value && b.value : a.value || b.value,
    swapped: and ? a.swapped && b.swapped : a.swapped || b.swapped,
    trues: a.trues + b.trues,
    and,
    alike: a.value === b.value,
  };
}

/** An expression in its place, as in NAMED. */
const CONDITIONS = ["@ = #", "@: #", "if #: @", "check @: #", "# => @", "@ := #", "rule @ is #"];

const booleanValue = tabled<Formula, string, Syntax>({
  id: "logic/boolean-value",
  theme: "logic-and-types",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: ["boolean expression", "logical formula", "condition", "line with a boolean expression"],
  domain: (random) => random.pick(SYNTAXES),
  problems: (random, s) => {
    const depth = random.pick([1, 2, 2, 3]);
    return (r) => {
      const f = formula(r, s, depth);
      const place = r.chance(0.15) ? "#" : r.pick(CONDITIONS).replace("@", r.pick(KEYS));
      return { ...f, text: place.replace("#", () => f.text) };
    };
  },
  rows: {
    value: (_, s) => ({
      yes: "the expression comes out true",
      no: "it comes out false",
      note: `The operators are ${s.name}, the constants ${s.yes} and ${s.no}.`,
      names: [
        ["holds", "fails"],
        ["on", "off"],
      ],
      holds: (f) => f.value,
    }),
    swapped: (_, s) => ({
      yes: `the expression would be true if every ${s.yes} were ${s.no} and every ${s.no} were ${s.yes}`,
      no: "it would then be false",
      note: `Operators: ${s.name}.`,
      holds: (f) => f.swapped,
    }),
    trues: (_, s) => ({
      goal: `the number of times that the constant ${s.yes} is written, negated or not`,
      note: "Nothing is to be evaluated.",
      solve: (f) => String(f.trues),
    }),
    "last-operator": (_, s) => ({
      by: "<the operator that is applied last|the main operator, outside of all brackets>",
      note: `The notation is ${s.name}.`,
      classes: [
        klass(
          "and/both/conjunction",
          `${s.and === "and" ? "a conjunction" : `a conjunction, written ${s.and}`}`,
        ),
        klass(
          "or/either/disjunction",
          `${s.or === "or" ? "a disjunction" : `a disjunction, written ${s.or}`}`,
        ),
      ],
      of: (f) => (f.and ? 0 : 1),
    }),
    "sides-agree": (_, s) => ({
      yes: "both sides of the main operator have the same truth value",
      no: "one side is true and the other false",
      note: `The main operator is the one outside of all brackets; notation: ${s.name}.`,
      names: [["same", "different"]],
      holds: (f) => f.alike,
    }),
  },
});

export const families: Family[] = [
  literalType,
  booleanValue,
  ...logicFormulas,
  ...taskOrder,
  ...dependencies,
  ...typeChecks,
  ...apiContracts,
];
