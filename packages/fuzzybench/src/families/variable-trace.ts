/** Program execution: a tiny program of assignments to two variables. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

interface Run {
  readonly text: string;
  readonly values: ReadonlyMap<string, number>;
}

/** A straight-line program over two variables; values stay within a few dozen. */
function program(r: Random, names: readonly [string, string], join: string, assign: string): Run {
  const values = new Map<string, number>();
  const lines: string[] = [];
  for (const name of names) {
    values.set(name, r.int(0, 9));
    lines.push(`${name} ${assign} ${values.get(name)}`);
  }
  for (let i = r.int(1, 2); i > 0; i--) {
    const target = r.pick(names);
    const source = r.pick(names);
    const n = r.int(1, 9);
    const base = values.get(source) as number;
    const other = values.get(names[source === names[0] ? 1 : 0]) as number;
    const otherName = names[source === names[0] ? 1 : 0];
    const [text, value] = r.pick<readonly [string, number]>([
      [`${source} + ${n}`, base + n],
      [`${source} - ${n}`, base - n],
      [`${source} + ${otherName}`, base + other],
      [`${source}`, base],
      [`${source} * 2`, base * 2],
    ]);
    values.set(target, value);
    lines.push(`${target} ${assign} ${text}`);
  }
  return { text: lines.join(join), values };
}

function drawTrace(random: Random): DrawnTask {
  const names = random.pick([
    ["x", "y"],
    ["s", "t"],
    ["n", "m"],
    ["i", "k"],
    ["p", "q"],
  ] as const);
  const join = random.pick(["; ", "\n", ", "]);
  const assign = random.pick(["=", "=", ":=", "<-"]);
  const [one, two] = names;
  if (random.chance(0.4)) {
    const limit = random.int(5, 9);
    const l = relabel(
      random,
      ["yes", "no"],
      [
        ["yes", "no"],
        ["true", "false"],
        ["1", "0"],
        ["BIGGER", "NOT"],
        ["over", "under"],
        ["T", "F"],
      ],
    );
    const compare = random.pick([
      {
        say: `${one} is greater than ${two}`,
        not: `${one} is smaller than or equal to ${two}`,
        test: (v: Run["values"]) => v.get(one)! > v.get(two)!,
      },
      {
        say: `${one} is greater than ${limit}`,
        not: `${one} is ${limit} or less`,
        test: (v: Run["values"]) => v.get(one)! > limit,
      },
      {
        say: `${two} is greater than ${limit}`,
        not: `${two} is ${limit} or less`,
        test: (v: Run["values"]) => v.get(two)! > limit,
      },
    ]);
    return {
      canonical: `Run a short program: ${l.yes} if at the end ${compare.say}, ${l.no} if ${compare.not}.`,
      ...wordings(random, {
        plain: [
          `<Run|Trace> a short program with the variables ${one} and ${two}. Answer ${l.yes} if at the end ${compare.say}, and ${l.no} if ${compare.not}.`,
          `The input is a list of assignments. Afterwards, is it true that ${compare.say}? ${l.yes} if so; ${l.no} if ${compare.not}.`,
          `Go through the assignments step by step. The output is ${l.no} when finally ${compare.not}, and ${l.yes} when ${compare.say}.`,
          `Execute the lines in order and compare: ${l.yes} means that ${compare.say} in the end, ${l.no} means that ${compare.not}.`,
        ],
        terse: [
          `after the program: ${compare.say} -> ${l.yes}, else ${l.no}`,
          `${l.yes} if finally ${compare.say}, ${l.no} otherwise`,
          `trace ${one}, ${two}; ${l.yes} = ${compare.say}, ${l.no} = not`,
        ],
        casual: [
          `run this in your head. ${l.yes} if ${compare.say} when it's done, ${l.no} if not`,
          `I need to know whether ${compare.say} after these lines: ${l.yes} if so, else ${l.no}`,
          `do the assignments, then tell me ${l.yes} when ${compare.say} and ${l.no} when ${compare.not}`,
        ],
      }),
      labels: l.all,
      sample: (r) => {
        const wanted = r.chance(0.5);
        for (;;) {
          const run = program(r, names, join, assign);
          if (compare.test(run.values) === wanted) return { input: run.text, output: wanted ? l.yes : l.no };
        }
      },
    };
  }
  const goal = random.pick([
    { say: `the final value of ${one}`, of: (v: Run["values"]) => String(v.get(one)) },
    { say: `the final value of ${two}`, of: (v: Run["values"]) => String(v.get(two)) },
    {
      say: `the sum of ${one} and ${two} at the end`,
      of: (v: Run["values"]) => String(v.get(one)! + v.get(two)!),
    },
    {
      say: `both final values as ${one}=.. ${two}=..`,
      of: (v: Run["values"]) => `${one}=${v.get(one)} ${two}=${v.get(two)}`,
    },
    {
      say: "the larger of the two final values",
      of: (v: Run["values"]) => String(Math.max(v.get(one)!, v.get(two)!)),
    },
  ]);
  return {
    canonical: `Run a short program on ${one} and ${two}; give ${goal.say}.`,
    ...wordings(random, {
      plain: [
        `<Run|Trace> a short program with the variables ${one} and ${two}. Return ${goal.say}.`,
        `The input is a few assignments, executed in order. The output is ${goal.say}.`,
        `<Step|Go> through the lines and keep track of ${one} and ${two}. Answer with ${goal.say}.`,
        `After all assignments have been carried out, what is left? Give ${goal.say}.`,
      ],
      terse: [
        `run assignments -> ${goal.say}`,
        `${goal.say} after the program`,
        `trace ${one} and ${two}: ${goal.say}`,
      ],
      casual: [
        `run this in your head and tell me ${goal.say}`,
        `little code puzzle, I want ${goal.say}`,
        `what do we end up with? just ${goal.say}`,
      ],
    }),
    sample: (r) => {
      const run = program(r, names, join, assign);
      return { input: run.text, output: goal.of(run.values) };
    },
  };
}

export const families: Family[] = [
  { id: "execution/variable-trace", theme: "program-execution", difficulty: "hard", draw: drawTrace },
];
