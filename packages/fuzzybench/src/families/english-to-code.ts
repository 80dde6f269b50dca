/** English to expressions: conditions, and lists that are filtered and mapped, in several languages. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

type Relation = ">" | "<" | ">=" | "<=" | "==" | "!=";

interface Comparison {
  readonly field: string;
  readonly relation: Relation;
  /** Texts are compared with == and != only. */
  readonly value: number | string;
}

interface Condition extends Problem {
  readonly parts: readonly Comparison[];
  readonly and: boolean;
}

const NUMERIC = words("age price size count score weight year stock rating total");
const TEXTUAL: readonly (readonly [field: string, values: readonly string[]])[] = [
  ["city", words("Rome Oslo Lima Bern")],
  ["color", words("red blue green black")],
  ["status", words("open closed paid new")],
  ["name", words("Anna Tom Mia Ivo")],
  ["role", words("admin guest editor owner")],
];
const ENGLISH: Readonly<Record<Relation, readonly string[]>> = {
  ">": ["is greater than #", "is over #", "is more than #", "exceeds #", "is above #"],
  "<": ["is less than #", "is under #", "is below #", "is smaller than #"],
  ">=": ["is at least #", "is # or more", "is not less than #", "is no less than #"],
  "<=": ["is at most #", "is # or less", "is not more than #", "does not exceed #"],
  "==": ["is #", "equals #", "is exactly #"],
  "!=": ["is not #", "differs from #", "is anything but #"],
};
const RELATIONS: readonly Relation[] = [">", "<", ">=", "<=", "==", "!="];

function comparison(r: Random, used: string): Comparison {
  if (r.chance(0.35)) {
    const [field, values] = r.pick(TEXTUAL);
    if (field !== used) return { field, value: r.pick(values), relation: r.pick(["==", "!="] as const) };
  }
  const field = r.pick(NUMERIC.filter((name) => name !== used));
  return { field, value: r.int(2, 99), relation: r.pick(RELATIONS) };
}

function condition(r: Random): Condition {
  const one = comparison(r, "");
  const parts = r.chance(0.6) ? [one, comparison(r, one.field)] : [one];
  const and = r.chance(0.5);
  const the = r.chance(0.6) ? "the " : "";
  const text = parts
    .map((c) => `${the}${c.field} ${r.pick(ENGLISH[c.relation]).replace("#", String(c.value))}`)
    .join(and ? " and " : " or ");
  return { text, parts, and };
}

const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  ">": "<=",
  "<": ">=",
  ">=": "<",
  "<=": ">",
  "==": "!=",
  "!=": "==",
};

const quoted = (value: number | string, quote = '"'): string =>
  typeof value === "number" ? String(value) : quote + value + quote;

/** A language that joins comparisons by words or signs between them. */
const infix =
  (and: string, or: string, signs: Partial<Record<Relation, string>>, quote = '"') =>
  (c: Pick<Condition, "parts" | "and">): string =>
    c.parts
      .map((p) => `${p.field} ${signs[p.relation] ?? p.relation} ${quoted(p.value, quote)}`)
      .join(` ${c.and ? and : or} `);

const inPython = infix("and", "or", {});
const inExcel = (c: Condition): string => {
  const parts = c.parts.map((p) => {
    const sign = { "==": "=", "!=": "<>" }[p.relation as "==" | "!="] ?? p.relation;
    return `${p.field}${sign}${quoted(p.value)}`;
  });
  return parts.length === 1 ? (parts[0] as string) : `${c.and ? "AND" : "OR"}(${parts.join(", ")})`;
};
const inLisp = (c: Condition): string => {
  const parts = c.parts.map((p) => {
    const sign = { "==": "=", "!=": "/=" }[p.relation as "==" | "!="] ?? p.relation;
    return `(${sign} ${p.field} ${quoted(p.value)})`;
  });
  return parts.length === 1 ? (parts[0] as string) : `(${c.and ? "and" : "or"} ${parts.join(" ")})`;
};

const NAMES = "The word before the comparison is the name of the variable.";

const conditions = tabled<Condition, string>({
  id: "execution/english-condition",
  theme: "program-execution",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: ["condition in English", "condition in words", "English condition on variables"],
  problems: () => condition,
  rows: {
    python: {
      goal: "<the condition as a Python expression|the condition as Python code>",
      note: `Use double quotes for texts and single blanks around every operator. ${NAMES}`,
      solve: inPython,
    },
    javascript: {
      goal: "<the condition as a JavaScript expression|the condition as JavaScript code>",
      note: `Use === and !==, double quotes and single blanks around operators. ${NAMES}`,
      solve: infix("&&", "||", { "==": "===", "!=": "!==" }),
    },
    sql: {
      goal: "<the condition of an SQL WHERE clause, without the word WHERE|what follows WHERE in SQL>",
      note: `Write AND and OR in capitals, "not equal" as <>, and texts in single quotes. ${NAMES}`,
      solve: infix("AND", "OR", { "==": "=", "!=": "<>" }, "'"),
    },
    excel: {
      goal: "<the condition as a spreadsheet formula without the leading equals sign|the condition as a spreadsheet formula, no equals sign in front>",
      note: `Join two comparisons as AND(a, b) or OR(a, b), leave no blanks around = <> > < >= <=, and quote texts doubly. ${NAMES}`,
      solve: inExcel,
    },
    lisp: {
      goal: "<the condition as a Lisp expression|the condition in Lisp, operators first>",
      note: `Operators are =, /=, >, <, >= and <=; join two comparisons with (and ...) or (or ...); texts get double quotes. ${NAMES}`,
      solve: inLisp,
    },
    "python-negated": {
      goal: "<its opposite as a Python expression without the word not|a Python expression that is true exactly when the condition is false>",
      note: `Turn every comparison round (> becomes <=, == becomes !=) and exchange and with or. Double quotes for texts. ${NAMES}`,
      solve: ({ parts, and }) =>
        inPython({ parts: parts.map((p) => ({ ...p, relation: OPPOSITE[p.relation] })), and: !and }),
    },
    variables: {
      goal: "<the names of the variables in the order of the text, separated by a comma and a blank|which variables are compared, in order, joined by a comma and a blank>",
      solve: ({ parts }) => parts.map((p) => p.field).join(", "),
    },
  },
});

interface ListRequest extends Problem {
  readonly list: string;
  readonly map: (n: string) => string;
  /** Tests in Python and in JavaScript (the same but for ===); undefined where all are taken. */
  readonly test?: (n: string, equal: string) => string;
}

const MAPS: readonly (readonly [text: string, map: (n: string) => string])[] = [
  ["the # @", (n) => n],
  ["the squares of the # @", (n) => `${n} * ${n}`],
  ["the doubles of the # @", (n) => `${n} * 2`],
  ["each of the # @ plus 1", (n) => `${n} + 1`],
  ["the halves of the # @", (n) => `${n} / 2`],
];
const TESTS: readonly (readonly [before: string, after: string, test?: ListRequest["test"]])[] = [
  ["", "numbers in %"],
  ["even", "numbers in %", (n, equal) => `${n} % 2 ${equal} 0`],
  ["odd", "numbers in %", (n, equal) => `${n} % 2 ${equal} 1`],
  ["positive", "numbers in %", (n) => `${n} > 0`],
  ["negative", "numbers in %", (n) => `${n} < 0`],
  ["", "numbers in % over LIMIT", (n) => `${n} > LIMIT`],
  ["", "numbers in % below LIMIT", (n) => `${n} < LIMIT`],
];

function listRequest(r: Random): ListRequest {
  const list = r.pick(words("nums values prices xs data scores ages sizes"));
  const limit = String(r.int(2, 50));
  const [before, after, test] = r.pick(TESTS);
  const [phrase, map] = r.pick(test ? MAPS : MAPS.slice(1));
  const text = phrase
    .replace("#", before)
    .replace("@", after.replace("%", list).replace("LIMIT", limit))
    .replace("  ", " ");
  return { text, list, map, ...(test && { test: (n, equal) => test(n, equal).replace("LIMIT", limit) }) };
}

const comprehension = ({ list, map, test }: ListRequest): string =>
  `${map("n")} for n in ${list}${test ? ` if ${test("n", "==")}` : ""}`;

const lists = tabled<ListRequest, string>({
  id: "execution/english-list",
  theme: "program-execution",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: [
    "description of a list in English",
    "English phrase for numbers of a list",
    "phrase that selects or changes numbers of a list",
  ],
  problems: () => listRequest,
  rows: {
    python: {
      goal: "<a Python list comprehension for it|the list as a Python comprehension>",
      note: "The loop variable is n; write squares as n * n and put single blanks around operators.",
      solve: (q) => `[${comprehension(q)}]`,
    },
    "python-sum": {
      goal: "<a Python call of sum that adds these numbers up|the sum of these numbers as one Python expression>",
      note: "Use sum with a generator, the loop variable n and no inner brackets; squares are n * n.",
      solve: (q) => `sum(${comprehension(q)})`,
    },
    "python-set": {
      goal: "<a Python set comprehension for it|these numbers as a Python set>",
      note: "The loop variable is n; squares are n * n; blanks around operators.",
      solve: (q) => `{${comprehension(q)}}`,
    },
    javascript: {
      goal: "<JavaScript code for it with filter and map|the list in JavaScript, made with filter and map>",
      note: "Use arrow functions of the form (n) => ..., first filter, then map, each only if it is needed, and === for equality; squares are n * n.",
      solve: ({ list, map, test }) =>
        list +
        (test ? `.filter((n) => ${test("n", "===")})` : "") +
        (map("n") === "n" ? "" : `.map((n) => ${map("n")})`),
    },
  },
});

export const families: Family[] = [conditions, lists];
