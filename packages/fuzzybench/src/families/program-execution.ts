/** Program execution: short arithmetic. More families: see the imports. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";
import { families as englishText } from "./english-text.js";
import { families as englishToCode } from "./english-to-code.js";
import { families as listPrograms } from "./list-programs.js";
import { families as machines } from "./machines.js";
import { families as smallPrograms } from "./small-programs.js";
import { families as stringCalls } from "./string-calls.js";
import { families as variableTrace } from "./variable-trace.js";

interface Operation {
  readonly symbols: readonly string[];
  readonly word: string;
  readonly name: string;
  /** Draws operands and the result; numbers stay small, results are never fractions. */
  readonly draw: (r: Random) => readonly [number, number, number];
}
const OPERATIONS: readonly Operation[] = [
  {
    symbols: ["+"],
    word: "plus",
    name: "addition",
    draw: (r) => {
      const [a, b] = [r.int(0, 60), r.int(0, 40)];
      return [a, b, a + b];
    },
  },
  {
    symbols: ["-"],
    word: "minus",
    name: "subtraction",
    draw: (r) => {
      const [a, b] = [r.int(0, 60), r.int(0, 40)];
      return [a, b, a - b];
    },
  },
  {
    symbols: ["*", "x"],
    word: "times",
    name: "multiplication",
    draw: (r) => {
      const [a, b] = [r.int(0, 12), r.int(0, 10)];
      return [a, b, a * b];
    },
  },
  {
    symbols: ["%", "mod"],
    word: "modulo",
    name: "remainder (%)",
    draw: (r) => {
      const [a, b] = [r.int(0, 50), r.int(2, 10)];
      return [a, b, a % b];
    },
  },
  {
    symbols: ["/", ":"],
    word: "divided by",
    name: "exact division",
    draw: (r) => {
      const [b, q] = [r.int(1, 10), r.int(0, 10)];
      return [b * q, b, q];
    },
  },
];
const NUMBER_WORDS = "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve".split(",");

interface Sum extends Problem {
  readonly result: number;
}
interface Notation {
  readonly operations: readonly Operation[];
  readonly style: "symbols" | "words" | "both";
}

const explained = ({ operations, style }: Notation): string =>
  `It may hold ${operations.map((o) => o.name).join(", ")}, ${{ symbols: "written with signs", words: "written in words", both: "written with signs or words" }[style]}.`;

/** Ways to write a whole number. */
const NUMBER_FORMS: readonly (readonly [say: string, write: (n: number) => string])[] = [
  ["the result as a plain number", String],
  ["the result as a number", String],
  ['the result with "= " before it', (n) => `= ${n}`],
  ["the result with one decimal, like 7.0", (n) => `${n}.0`],
];

const arithmetic = tabled<Sum, string, Notation>({
  id: "execution/arithmetic",
  theme: "program-execution",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  input: ["small sum", "arithmetic task", "short calculation", "arithmetic expression"],
  domain: (random) => ({
    operations: random.sample(OPERATIONS, random.int(3, 5)),
    style: random.pick(["symbols", "words", "both"] as const),
  }),
  problems:
    (_, { operations, style }) =>
    (r) => {
      const operation = r.pick(operations);
      const [a, b, result] = operation.draw(r);
      const words = style === "words" || (style === "both" && r.chance(0.5));
      const number = (n: number): string =>
        words && n <= 12 && r.chance(0.4) ? (NUMBER_WORDS[n] as string) : String(n);
      const body = `${number(a)} ${words ? operation.word : r.pick(operation.symbols)} ${number(b)}`;
      const text = r.pick([body, body, `${body} =`, `${body}?`, words ? `what is ${body}` : `(${body})`]);
      return { text, result };
    },
  rows: {
    result: (random, n) => {
      const [goal, write] = random.pick(NUMBER_FORMS);
      return { goal, note: explained(n), solve: ({ result }) => write(result) };
    },
    parity: (_, n) => ({
      yes: "the result is even",
      no: "the result is odd",
      note: explained(n),
      names: [["even", "odd"]],
      holds: ({ result }) => result % 2 === 0,
    }),
    size: (_, n) => ({
      by: "<the size of the result|how large the result is>",
      note: explained(n),
      classes: [
        klass("small/low/little", "the result is below 10, also when negative/under 10"),
        klass("medium/middle/some", "the result is from 10 to 30/10 to 30, both included"),
        klass("large/high/much", "the result is greater than 30/over 30"),
      ],
      of: ({ result }) => (result < 10 ? 0 : result <= 30 ? 1 : 2),
    }),
    successor: (_, n) => ({
      goal: "<the result plus one|the number after the result>",
      note: explained(n),
      solve: ({ result }) => String(result + 1),
    }),
    "last-digit": (_, n) => ({
      goal: "<the last digit of the result, any sign left out|the final digit of the result, without a sign>",
      note: explained(n),
      solve: ({ result }) => String(Math.abs(result) % 10),
    }),
    negated: (_, n) => ({
      goal: "<the result with the opposite sign|the result times minus one>",
      note: `Zero stays 0. ${explained(n)}`,
      solve: ({ result }) => String(result === 0 ? 0 : -result),
    }),
  },
});

export const families: Family[] = [
  arithmetic,
  ...stringCalls,
  ...variableTrace,
  ...listPrograms,
  ...smallPrograms,
  ...machines,
  ...englishToCode,
  ...englishText,
];
