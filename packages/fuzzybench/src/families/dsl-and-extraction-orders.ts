/**
 * Orders in English for a small language: walks of a robot, repeated reminders, and arithmetic in words. Part of
 * the dsl-and-extraction theme.
 */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../jobs.js";
import { MISSING_WORDS } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as reminderFamilies } from "./dsl-and-extraction-reminders.js";

const NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

type Kind = "forward" | "back" | "left" | "right" | "wait";
/** A step of a walk; `n` counts paces and is 0 for turns and pauses. */
interface Step {
  readonly kind: Kind;
  readonly n: number;
}

const STEP_WORDS: Record<Kind, readonly string[]> = {
  forward: ["go forward {n} steps", "walk {n} steps ahead", "move {n} steps forward", "advance {n} steps"],
  back: ["go back {n} steps", "walk {n} steps backwards", "move {n} steps back", "reverse by {n} steps"],
  left: ["turn left", "make a left turn", "turn to the left"],
  right: ["turn right", "make a right turn", "turn to the right"],
  wait: ["wait a moment", "pause briefly", "stand still for a while"],
};
const KINDS = Object.keys(STEP_WORDS) as Kind[];
const UNDO: Record<Kind, Kind> = {
  forward: "back",
  back: "forward",
  left: "right",
  right: "left",
  wait: "wait",
};
const CODES: readonly Record<Kind, string>[] = [
  { forward: "F", back: "B", left: "L", right: "R", wait: "W" },
  { forward: "fd", back: "bk", left: "lt", right: "rt", wait: "zz" },
  { forward: "^", back: "v", left: "<", right: ">", wait: "." },
  { forward: "N", back: "S", left: "W", right: "E", wait: "P" },
];
const FACINGS = [
  ["north", "east", "south", "west"],
  ["N", "E", "S", "W"],
  ["up", "right", "down", "left"],
] as const;

const robot = jobFamily(
  {
    id: "dsl-and-extraction/robot-walk",
    theme: "dsl-and-extraction",
    difficulty: "hard",
    survives: ["case", "whitespace", "distractor", "injection"],
    noun: [
      "walk described in English",
      "robot order in words",
      "set of directions for a robot",
      "movement order",
    ],
    setting: (random) => {
      const code = random.pick(CODES);
      const glue = random.pick([" ", " ", ",", ";"]);
      const write = (steps: readonly Step[]) =>
        steps.map(({ kind, n }) => `${code[kind]}${n || ""}`).join(glue);
      const signs = `${code.forward} forward, ${code.back} back, ${code.left} left, ${code.right} right, ${code.wait} wait`;
      const name = glue === " " ? "a space" : `"${glue}"`;
      const rules = [
        [`The codes: ${signs}.`, `Use ${signs}.`],
        `The number of steps follows its code directly, as in ${code.forward}3; ${name} separates the codes.`,
      ];
      return { code, write, rules, none: random.pick(MISSING_WORDS), facings: random.pick(FACINGS) };
    },
    pose: (r): Posed<readonly Step[]> => {
      const steps = Array.from({ length: r.int(2, 4) }, (): Step => {
        const kind = r.pick([...KINDS, "forward", "back"] as const);
        return { kind, n: kind === "forward" || kind === "back" ? r.int(2, 9) : 0 };
      });
      const digits = r.chance(0.5);
      const said = steps.map(({ kind, n }) =>
        r.pick(STEP_WORDS[kind]).replace("{n}", digits ? String(n) : (NUMBER_WORDS[n] as string)),
      );
      const between = r.pick([", then ", ", ", "; then ", " and then "]);
      return {
        input: `${r.pick(["", "", "please ", "first "])}${said.join(between)}${r.pick(["", "."])}`,
        value: steps,
      };
    },
  },
  {
    codes: ({ write, rules }) => ({
      does: ["translate the order into codes", "write the walk in our robot language"],
      gives: ["the walk as a line of codes", "the same steps as codes"],
      rules,
      solve: write,
    }),
    undo: ({ write, rules }) => ({
      does: [
        "write the codes that bring the robot back the way it came",
        "undo the walk: reverse the order and each step",
      ],
      gives: ["the codes that undo the walk", "the walk backwards, last step first"],
      rules: [...rules, "Forward becomes back, left becomes right and the other way round; a wait stays."],
      solve: (steps) => write(steps.toReversed().map(({ kind, n }) => ({ kind: UNDO[kind], n }))),
    }),
    "moves-only": ({ write, rules, none }) => ({
      does: [
        "write only the moves forward and back as codes",
        "leave out turns and pauses and encode the rest",
      ],
      gives: ["the codes of the moves, without turns and pauses", "the forward and back codes in order"],
      rules: [...rules, `If the robot does not move at all, answer ${none}.`],
      solve: (steps) => write(steps.filter(({ n }) => n > 0)) || none,
    }),
    expanded: ({ code }) => ({
      does: ["write one letter for every single step", "spell the walk out, one code per pace"],
      gives: [
        "the walk with its code repeated for each pace, without spaces",
        "one code for every pace, turn and pause, all in one word",
      ],
      rules: [
        `Codes: ${code.forward} forward, ${code.back} back, ${code.left} left, ${code.right} right, ${code.wait} wait.`,
        `Three steps forward give ${code.forward.repeat(3)}.`,
      ],
      solve: (steps) => steps.map(({ kind, n }) => code[kind].repeat(n || 1)).join(""),
    }),
    distance: () => ({
      does: ["add up all steps that the robot walks", "count the paces of the walk"],
      gives: ["the total number of steps walked, as a number", "how many paces the robot makes in all"],
      rules: ["Steps forward and back both count, turns and pauses do not; 0 if it only turns or waits."],
      solve: (steps) => String(steps.reduce((sum, { n }) => sum + n, 0)),
    }),
    "turn-count": () => ({
      does: ["count the turns", "say how often the robot turns"],
      gives: ["the number of turns", "how many times it turns left or right, as a number"],
      solve: (steps) => String(steps.filter(({ kind }) => kind === "left" || kind === "right").length),
    }),
    facing: ({ facings }) => ({
      does: ["say which way the robot faces in the end", "follow the turns and name the final direction"],
      gives: ["the direction that the robot faces after the walk", "where it looks at the end"],
      rules: [
        `It starts facing ${facings[0]}; a turn is a quarter turn, and ${facings.join(", ")} go clockwise.`,
      ],
      labels: facings,
      solve: (steps) => {
        const turns = steps.reduce(
          (sum, { kind }) => sum + (kind === "right" ? 1 : kind === "left" ? 3 : 0),
          0,
        );
        return facings[turns % 4] as string;
      },
    }),
  },
);

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

export const families: Family[] = [robot, arithmetic, ...reminderFamilies];
