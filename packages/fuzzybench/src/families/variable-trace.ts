/** Program execution: a tiny program of assignments to two variables. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

interface Program extends Problem {
  /** Final values of the first and the second variable. */
  readonly values: readonly [number, number];
  readonly assignments: number;
}

interface Notation {
  readonly names: readonly [string, string];
  readonly join: string;
  readonly assign: string;
  readonly limit: number;
}

/** A straight-line program over two variables; values stay within a few dozen. */
function program(r: Random, { names, join, assign }: Notation): Program {
  const values: [number, number] = [r.int(0, 9), r.int(0, 9)];
  const lines = names.map((name, i) => `${name} ${assign} ${values[i]}`);
  for (let i = r.int(1, 2); i > 0; i--) {
    const [target, source] = [r.int(0, 1), r.int(0, 1)];
    const n = r.int(1, 9);
    const base = values[source]!;
    const other = 1 - source;
    const [text, value] = r.pick<readonly [string, number]>([
      [`${names[source]} + ${n}`, base + n],
      [`${names[source]} - ${n}`, base - n],
      [`${names[source]} + ${names[other]}`, base + values[other]!],
      [`${names[source]}`, base],
      [`${names[source]} * 2`, base * 2],
    ]);
    values[target] = value;
    lines.push(`${names[target]} ${assign} ${text}`);
  }
  return { text: lines.join(join), values, assignments: lines.length };
}

const variableTrace = tabled<Program, string, Notation>({
  id: "execution/variable-trace",
  theme: "program-execution",
  difficulty: "hard",
  survives: ["injection"],
  input: ["short program", "program with two variables", "list of assignments", "few lines of assignments"],
  domain: (random) => ({
    names: random.pick([
      ["x", "y"],
      ["s", "t"],
      ["n", "m"],
      ["i", "k"],
      ["p", "q"],
    ] as const),
    join: random.pick(["; ", "\n", ", "]),
    assign: random.pick(["=", "=", ":=", "<-"]),
    limit: random.int(5, 9),
  }),
  problems: (_, notation) => (r) => program(r, notation),
  rows: {
    first: (_, { names: [one] }) => ({
      goal: `<the final value of ${one}|the value that ${one} has after the last assignment>`,
      solve: ({ values }) => String(values[0]),
    }),
    second: (_, { names: [, two] }) => ({
      goal: `<the final value of ${two}|the value that ${two} has after the last assignment>`,
      solve: ({ values }) => String(values[1]),
    }),
    sum: (_, { names: [one, two] }) => ({
      goal: `<the sum of ${one} and ${two} at the end|the final values of ${one} and ${two} added up>`,
      solve: ({ values: [a, b] }) => String(a + b),
    }),
    both: (_, { names: [one, two] }) => ({
      goal: `both final values, written like ${one}=3 ${two}=8`,
      solve: ({ values: [a, b] }) => `${one}=${a} ${two}=${b}`,
    }),
    larger: {
      goal: "<the larger of the two final values|the greatest value that a variable has in the end>",
      solve: ({ values }) => String(Math.max(...values)),
    },
    difference: (_, { names: [one, two] }) => ({
      goal: `<what is left when the final value of ${two} is taken from that of ${one}|the final value of ${one} minus the final value of ${two}>`,
      note: "It may be negative.",
      solve: ({ values: [a, b] }) => String(a - b),
    }),
    assignments: {
      goal: "<the number of assignments|how many assignments are carried out, as a number>",
      solve: ({ assignments }) => String(assignments),
    },
    "first-greater": (_, { names: [one, two] }) => ({
      yes: `${one} is greater than ${two} at the end`,
      no: `${one} is finally smaller than ${two} or equal to it`,
      names: [["BIGGER", "NOT"]],
      holds: ({ values: [a, b] }) => a > b,
    }),
    "first-over": (_, { names: [one], limit }) => ({
      yes: `${one} is greater than ${limit} at the end`,
      no: `${one} is ${limit} or less in the end`,
      names: [["over", "under"]],
      holds: ({ values: [a] }) => a > limit,
    }),
    "second-over": (_, { names: [, two], limit }) => ({
      yes: `${two} is greater than ${limit} at the end`,
      no: `${two} is ${limit} or less in the end`,
      names: [["over", "under"]],
      holds: ({ values: [, b] }) => b > limit,
    }),
  },
});

export const families: Family[] = [variableTrace];
