/** Logic: an operator that the specification defines, and formulas of variables (satisfiability, models). */
import type { Family } from "../family.js";
import { klass, type Problem, type Row, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

/** A nested application of one operator: a constant, or a pair. */
type Tree = boolean | readonly [Tree, Tree];

interface Applied extends Problem {
  readonly tree: Tree;
}

interface Notation {
  readonly sign: string;
  readonly yes: string;
  readonly no: string;
}

const NAMES = "a1 b2 k r s rule check gate out flag lamp door test line res".split(" ");

const tree = (r: Random, depth: number): Tree => {
  if (depth === 0) return r.chance(0.5);
  const other = (): Tree => tree(r, r.int(0, depth - 1));
  return r.chance(0.5) ? [tree(r, depth - 1), other()] : [other(), tree(r, depth - 1)];
};

const written = (t: Tree, n: Notation, inner = false): string => {
  if (typeof t === "boolean") return t ? n.yes : n.no;
  const body = `${written(t[0], n, true)} ${n.sign} ${written(t[1], n, true)}`;
  return inner ? `(${body})` : body;
};

type Operator = (p: boolean, q: boolean) => boolean;
const evaluate = (t: Tree, operator: Operator): boolean =>
  typeof t === "boolean" ? t : operator(evaluate(t[0], operator), evaluate(t[1], operator));

/** The rule says when `p sign q` is true. */
const OPERATORS: Readonly<Record<string, readonly [rule: string, operator: Operator]>> = {
  xor: ["exactly one of p and q is true", (p, q) => p !== q],
  iff: ["p and q have the same value", (p, q) => p === q],
  implies: ["p is false or q is true", (p, q) => !p || q],
  nand: ["p and q are not both true", (p, q) => !(p && q)],
  nor: ["both p and q are false", (p, q) => !p && !q],
  "but-not": ["p is true and q is false", (p, q) => p && !q],
  "implied-by": ["p is true or q is false", (p, q) => p || !q],
  "not-right": ["q is false, whatever p is", (_, q) => !q],
};

const operator = tabled<Applied, string, Notation>({
  id: "logic/operator",
  theme: "logic-and-types",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  input: ["formula", "logical expression", "expression with one operator"],
  domain: (random) => {
    const [yes, no] = random.pick([
      ["T", "F"],
      ["1", "0"],
      ["true", "false"],
      ["on", "off"],
      ["yes", "no"],
    ] as const);
    return { sign: random.pick(["@", "%", "op", "~>", "^", "$", "x"]), yes, no };
  },
  problems: (_, n) => (r) => {
    const t = tree(r, r.int(1, 3));
    const text = written(t, n);
    return { text: r.chance(0.3) ? text : `${r.pick(NAMES)}${r.pick([" = ", ": "])}${text}`, tree: t };
  },
  rows: Object.fromEntries(
    Object.entries(OPERATORS).map(([name, [rule, operator]]) => [
      name,
      (_: Random, n: Notation): Row<Applied> => ({
        yes: "the formula comes out true",
        no: "it comes out false",
        note: `The constants are ${n.yes} and ${n.no}; "p ${n.sign} q" is true only if ${rule}. Brackets go first.`,
        names: [["holds", "fails"]],
        holds: ({ tree }) => evaluate(tree, operator),
      }),
    ]),
  ),
});

/** A formula of two variables: its shape, and its value for TT, TF, FT and FF. */
interface Shape {
  readonly write: (v: Letters) => string;
  readonly table: readonly boolean[];
}
interface Letters {
  readonly p: string;
  readonly q: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
}

const ASSIGNMENTS = ["TT", "TF", "FT", "FF"] as const;
const LITERALS: readonly Shape[] = [
  { write: (v) => v.p, table: [true, true, false, false] },
  { write: (v) => v.q, table: [true, false, true, false] },
  { write: (v) => v.not + v.p, table: [false, false, true, true] },
  { write: (v) => v.not + v.q, table: [false, true, false, true] },
];

const bracket = (shape: Shape, v: Letters): string => {
  const text = shape.write(v);
  return text.includes(` ${v.and} `) || text.includes(` ${v.or} `) ? `(${text})` : text;
};
const joined = (a: Shape, b: Shape, and: boolean): Shape => ({
  write: (v) => `${bracket(a, v)} ${and ? v.and : v.or} ${bracket(b, v)}`,
  table: a.table.map((value, i) => (and ? value && b.table[i]! : value || b.table[i]!)),
});
const pairs = (left: readonly Shape[], right: readonly Shape[]): Shape[] =>
  left.flatMap((a) => right.filter((b) => b !== a).flatMap((b) => [joined(a, b, true), joined(a, b, false)]));

const FLAT = pairs(LITERALS, LITERALS);
/** By number of true assignments, so that contradictions and tautologies are as frequent as the rest. */
const BY_MODELS: readonly (readonly Shape[])[] = [0, 1, 2, 3, 4].map((n) =>
  [...FLAT, ...pairs(FLAT, LITERALS), ...pairs(LITERALS, FLAT), ...pairs(FLAT, FLAT)].filter(
    ({ table }) => table.filter(Boolean).length === n,
  ),
);

interface Variables extends Problem {
  readonly table: readonly boolean[];
}

const models = (f: Variables): number => f.table.filter(Boolean).length;

const satisfiable = tabled<Variables, string, Letters>({
  id: "logic/satisfiable",
  theme: "logic-and-types",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  input: ["formula of two variables", "boolean formula", "propositional formula"],
  domain: (random) => {
    const [p, q] = random.pick(["pq", "xy", "st", "mn", "uv", "kr"]) as unknown as [string, string];
    const [and, or, not] = random.pick([
      ["and", "or", "not "],
      ["&&", "||", "!"],
      ["AND", "OR", "NOT "],
      ["&", "|", "~"],
    ] as const);
    return { p, q, and, or, not };
  },
  problems: (_, v) => (r) => {
    const { write, table } = r.pick(r.pick(BY_MODELS));
    return { text: write(v), table };
  },
  rows: {
    satisfiable: {
      yes: "the formula can be made true by some values of its variables",
      no: "it is false for all values",
      names: [
        ["SAT", "UNSAT"],
        ["possible", "impossible"],
      ],
      holds: (f) => models(f) > 0,
    },
    tautology: {
      yes: "the formula is true for all values of its variables",
      no: "some values make it false",
      names: [["valid", "not valid"]],
      holds: (f) => models(f) === 4,
    },
    status: {
      by: "<how often the formula is true|the logical status of the formula>",
      classes: [
        klass("always/tautology/valid", "true for all values of the variables/it cannot be false"),
        klass(
          "sometimes/contingent/depends",
          "true for some values and false for others/it depends on the values",
        ),
        klass("never/contradiction/impossible", "false for all values of the variables/it cannot be true"),
      ],
      of: (f) => (models(f) === 4 ? 0 : models(f) === 0 ? 2 : 1),
    },
    "model-count": (_, { p, q }) => ({
      goal: `the number of assignments to ${p} and ${q} that make it true, from 0 to 4`,
      note: `A variable that does not occur in the formula counts too, so that there always are four assignments.`,
      solve: (f) => String(models(f)),
    }),
    "first-model": (_, { p, q }) => ({
      goal: "the first of the assignments TT, TF, FT, FF (in this order) that makes it true",
      note: `The first letter is the value of ${p}, the second that of ${q}.`,
      none: "none of them does",
      solve: (f) => ASSIGNMENTS[f.table.indexOf(true)],
    }),
    "at-true": (_, { p, q }) => ({
      yes: `the formula is true when both ${p} and ${q} are true`,
      no: "it is false then",
      holds: (f) => f.table[0]!,
    }),
    "at-mixed": (_, { p, q }) => ({
      yes: `the formula is true when ${p} is true and ${q} is false`,
      no: "it is false with these values",
      holds: (f) => f.table[1]!,
    }),
    "depends-on": (_, { p }) => ({
      yes: `changing ${p} alone can change the value of the formula`,
      no: `the value is the same whatever ${p} is`,
      names: [["matters", "irrelevant"]],
      holds: ({ table: [a, b, c, d] }) => a !== c || b !== d,
    }),
  },
});

export const families: Family[] = [operator, satisfiable];
