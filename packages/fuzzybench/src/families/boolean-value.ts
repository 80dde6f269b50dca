/** Logic: boolean expressions of constants, in several notations. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

const KEYS =
  "x,n,value,user_id,total,name,flag,size,start,result,items,ratio,mode,limit,key,count,opt,field".split(",");

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

/** An expression in its place: "@" is a name, "#" the expression. */
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

export const families: Family[] = [booleanValue];
