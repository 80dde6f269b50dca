/** Arithmetic in words, for several notations. Part of the dsl-and-extraction theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import type { Random } from "../random.js";

/** The digits as words. */
export const NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

type Op = "+" | "-" | "*";
/** A number, or an operation on two terms. */
type Term = number | readonly [Op, Term, Term];

const NOUNS: Record<Op, string> = { "+": "sum", "-": "difference", "*": "product" };
const CALLS: Record<Op, string> = { "+": "add", "-": "sub", "*": "mul" };

function sayTerm(term: Term, number: (n: number) => string): string {
  if (typeof term === "number") return number(term);
  const [op, a, b] = term;
  // The comma tells where an inner first term ends.
  const comma = typeof a === "number" ? "" : ",";
  return `the ${NOUNS[op]} of ${sayTerm(a, number)}${comma} and ${sayTerm(b, number)}`;
}
/** The outermost operation as an order; the inner ones stay noun phrases, so that nothing is ambiguous. */
function sayOrder([op, a, b]: readonly [Op, Term, Term], number: (n: number) => string): string {
  const [left, right] = [sayTerm(a, number), sayTerm(b, number)];
  if (op === "+") return `add ${right} to ${left}`;
  if (op === "-") return `subtract ${right} from ${left}`;
  return `multiply ${left} by ${right}`;
}

const evaluate = (term: Term): number => {
  if (typeof term === "number") return term;
  const [a, b] = [evaluate(term[1]), evaluate(term[2])];
  return term[0] === "+" ? a + b : term[0] === "-" ? a - b : a * b;
};
const infix = (term: Term): string =>
  typeof term === "number" ? String(term) : `(${infix(term[1])} ${term[0]} ${infix(term[2])})`;
const lisp = (term: Term): string =>
  typeof term === "number" ? String(term) : `(${term[0]} ${lisp(term[1])} ${lisp(term[2])})`;
const postfix = (term: Term): string =>
  typeof term === "number" ? String(term) : `${postfix(term[1])} ${postfix(term[2])} ${term[0]}`;
const calls = (term: Term): string =>
  typeof term === "number" ? String(term) : `${CALLS[term[0]]}(${calls(term[1])}, ${calls(term[2])})`;

const operation = (r: Random): readonly [Op, Term, Term] => {
  const op = r.pick(["+", "-", "*"] as const);
  const inner = (): Term => [r.pick(["+", "-", "*"] as const), r.int(2, 12), r.int(2, 12)];
  const shape = r.int(0, 3);
  return [op, shape === 1 ? inner() : r.int(2, 20), shape === 2 ? inner() : r.int(2, 9)];
};
const ORDER = [
  '"Add a to b" and "subtract a from b" begin with b.',
  'The term after "to" or "from" comes first: "subtract 2 from 9" is 9 minus 2.',
];
/** English writes small numbers as words, all others as digits. */
const numeral = (asWords: boolean) => (n: number) =>
  asWords && n < 10 ? (NUMBER_WORDS[n] as string) : String(n);

const arithmetic = jobFamily(
  {
    id: "dsl-and-extraction/arithmetic-words",
    theme: "dsl-and-extraction",
    difficulty: "hard",
    survives: ["case", "whitespace", "distractor", "injection"],
    noun: [
      "calculation in words",
      "sum described in English",
      "arithmetic order",
      "formula in plain English",
    ],
    setting: () => undefined,
    pose: (r: Random): Posed<readonly [Op, Term, Term]> => {
      const value = operation(r);
      const number = numeral(r.chance(0.5));
      const text = r.chance(0.5) ? sayOrder(value, number) : sayTerm(value, number);
      return {
        input: `${r.pick(["", "", "compute: ", "what we need: "])}${text}${r.pick(["", "."])}`,
        value,
      };
    },
  },
  {
    infix: () => ({
      does: ["write the calculation with +, - and *", "translate the words into an arithmetic expression"],
      gives: ["the expression with +, - and *", "the formula in usual notation"],
      rules: [
        "Put inner operations in parentheses and a space on both sides of each sign, as in 3 + (4 * 5).",
        ORDER,
      ],
      solve: (term) => infix(term).slice(1, -1),
    }),
    prefix: () => ({
      does: [
        "write the calculation as a Lisp expression",
        "translate the words into prefix notation with parentheses",
      ],
      gives: ["a prefix expression like (+ 3 (* 4 5))", "the Lisp form, as in (+ 3 (* 4 5))"],
      rules: [ORDER],
      solve: lisp,
    }),
    postfix: () => ({
      does: ["write the calculation in reverse Polish notation", "translate the words into postfix notation"],
      gives: ["the postfix form, like 3 4 5 * +", "reverse Polish notation such as 3 4 5 * +"],
      rules: ["Separate everything by one space.", ORDER],
      solve: postfix,
    }),
    calls: () => ({
      does: [
        "write the calculation with the functions add, sub and mul",
        "translate the words into nested function calls",
      ],
      gives: ["nested calls like add(3, mul(4, 5))", "calls of add, sub and mul, as in add(3, mul(4, 5))"],
      rules: ["sub(a, b) is a minus b.", ORDER],
      solve: calls,
    }),
    value: () => ({
      does: ["work out the result", "calculate what the words say"],
      gives: ["the result as a number", "the value of the calculation in digits"],
      rules: ["The difference of a and b is a minus b and may be negative.", ORDER],
      solve: (term) => String(evaluate(term)),
    }),
  },
);

export const families: Family[] = [arithmetic];
