/** Logic and types: the type of a literal, the value of a boolean expression, and which of two tasks comes first. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";
import { families as taskOrder } from "./task-order.js";

const WORDS = "apple,blue,house,north,stop,river,yes,code,Anna,green,table,zero,truth,nullable,list".split(
  ",",
);

/** Literals by type; quoted numbers and words are strings. */
const LITERALS: Readonly<Record<string, (r: Random) => string>> = {
  integer: (r) => `${r.pick(["", "", "-", "+"])}${r.int(0, 99999)}`,
  float: (r) => `${r.pick(["", "", "-"])}${r.int(0, 999)}.${r.int(0, 99)}${r.pick(["", "", "e3", "e-2"])}`,
  boolean: (r) => r.pick(["true", "false", "True", "False", "TRUE", "FALSE"]),
  string: (r) => {
    const quote = r.pick(["'", '"']);
    const body = r.pick([
      () => r.pick(WORDS),
      () => String(r.int(0, 999)),
      () => `${r.pick(WORDS)} ${r.pick(WORDS)}`,
      () => r.pick(["true", "null", "[1]", "3.5", "2024-05-01", ""]),
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
};
const TYPE_NAMES: Readonly<Record<string, readonly [short: string, other: string, means: string]>> = {
  integer: ["int", "integer", "a whole number"],
  float: ["float", "decimal", "a number with a decimal point"],
  boolean: ["bool", "boolean", "true or false without quotes"],
  string: ["str", "string", "anything in quotes"],
  null: ["null", "nothing", "null, None or nil, without quotes"],
  list: ["list", "array", "values in square brackets"],
  object: ["dict", "object", "pairs in curly braces"],
  date: ["date", "day", "year-month-day without quotes"],
  hex: ["hex", "hexadecimal", "a number that starts with 0x"],
  time: ["time", "clock", "hours:minutes"],
};

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

function drawType(random: Random): DrawnTask {
  const chosen = random.sample(Object.keys(LITERALS), random.int(3, 5));
  const style = random.int(0, 4);
  const labels = chosen.map((type, i) =>
    style === 4
      ? ("ABCDE"[i] as string)
      : style === 3
        ? TYPE_NAMES[type]![1].toUpperCase()
        : TYPE_NAMES[type]![style === 2 ? 0 : (style as 0 | 1)],
  );
  const named = labels.map((label, i) => [label, TYPE_NAMES[chosen[i] as string]![2]] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Name the type of a literal: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Name|Determine> the data type of a literal. The types are ${list}.`,
        `The input is a value as written in source code or JSON. Return its type: ${equal}.`,
        `<Classify|Sort> values by type, where ${equal}.`,
        `What kind of value is this? Choose by its form: ${list}.`,
      ],
      terse: [`type of the value: ${equal}`, `literal -> type; ${list}`, `${list}`],
      casual: [
        `what type is this thing? ${equal}`,
        `guessing column types here: ${list}`,
        `look at the value and give me its type, ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const literal = LITERALS[chosen[i] as string]!(r);
      const input = r.chance(0.4)
        ? literal
        : r
            .pick(NAMED)
            .replace("@", r.pick(KEYS))
            .replace("#", () => literal);
      return { input, output: labels[i] as string };
    },
  };
}

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
}

/** An expression without parentheses needs no precedence: it uses one operator, or brackets the inner part. */
function expression(r: Random, s: Syntax, depth: number): Expression {
  const leaf = (): Expression => {
    const truth = r.chance(0.5);
    const negated = r.chance(0.3);
    return { text: `${negated ? s.not : ""}${truth ? s.yes : s.no}`, value: truth !== negated };
  };
  if (depth === 0) return leaf();
  const inner = depth > 1 ? expression(r, s, depth - 1) : leaf();
  const left = depth > 1 ? { text: `(${inner.text})`, value: inner.value } : inner;
  const right = leaf();
  const and = r.chance(0.5);
  const [a, b] = r.chance(0.5) ? [left, right] : [right, left];
  return {
    text: `${a.text} ${and ? s.and : s.or} ${b.text}`,
    value: and ? a.value && b.value : a.value || b.value,
  };
}

/** An expression in its place, as in NAMED. */
const CONDITIONS = ["@ = #", "@: #", "if #: @", "check @: #", "# => @", "@ := #", "rule @ is #"];

function drawBoolean(random: Random): DrawnTask {
  const s = random.pick(SYNTAXES);
  const depth = random.pick([1, 2, 2]);
  const l = relabel(
    random,
    ["yes", "no"],
    [
      ["true", "false"],
      ["yes", "no"],
      ["1", "0"],
      ["T", "F"],
      ["holds", "fails"],
      ["TRUE", "FALSE"],
      ["on", "off"],
    ],
  );
  return {
    canonical: `Evaluate a boolean expression with ${s.name}: ${l.yes} if it is true, ${l.no} if it is false.`,
    ...wordings(random, {
      plain: [
        `<Evaluate|Work out> a boolean expression written with ${s.name}. Answer ${l.yes} if it is true and ${l.no} if it is false.`,
        `The input is a logical formula (${s.yes} and ${s.no} are its constants, the operators are ${s.name}). Return ${l.yes} for a true result, ${l.no} for a false one.`,
        `Is the condition fulfilled? It uses ${s.name}. ${l.yes} means that it comes out true, ${l.no} that it comes out false.`,
        `Compute the truth value of a formula, operators being ${s.name}. Write ${l.no} when the value is false and ${l.yes} when it is true.`,
      ],
      terse: [
        `boolean value (${s.name}): true -> ${l.yes}, false -> ${l.no}`,
        `evaluate logic with ${s.name}; ${l.yes} = true, ${l.no} = false`,
        `${l.yes} if the formula is true, ${l.no} if false (${s.name})`,
      ],
      casual: [
        `does this condition come out true? ${l.yes} if it does, ${l.no} if not. it uses ${s.name}`,
        `do the logic for me (${s.name}): true is ${l.yes}, false is ${l.no}`,
        `quick boolean check, ${s.name}. ${l.yes} when true, otherwise ${l.no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const wanted = r.chance(0.5);
      for (;;) {
        const e = expression(r, s, depth);
        const input = r.chance(0.15)
          ? e.text
          : r
              .pick(CONDITIONS)
              .replace("@", r.pick(KEYS))
              .replace("#", () => e.text);
        if (e.value === wanted) return { input, output: wanted ? l.yes : l.no };
      }
    },
  };
}

export const families: Family[] = [
  { id: "logic/literal-type", theme: "logic-and-types", difficulty: "easy", draw: drawType },
  { id: "logic/boolean-value", theme: "logic-and-types", difficulty: "medium", draw: drawBoolean },
  ...taskOrder,
];
