/** Program execution: a robot on a grid, and a calculator with a stack. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

interface Walk extends Problem {
  readonly x: number;
  readonly y: number;
  /** 0 north, then clockwise. */
  readonly heading: number;
  readonly steps: number;
  readonly turns: number;
}

/** Words for a move of n steps and for the turns. */
interface Moves {
  readonly go: (n: number) => string;
  readonly left: string;
  readonly right: string;
  readonly join: string;
}
const MOVES: readonly Moves[] = [
  { go: (n) => `forward ${n}`, left: "left", right: "right", join: ", " },
  { go: (n) => `F${n}`, left: "L", right: "R", join: " " },
  { go: (n) => `walk ${n}`, left: "turn left", right: "turn right", join: "; " },
  { go: (n) => `go ${n}`, left: "lt", right: "rt", join: "\n" },
];
const STEP = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

function walk(r: Random, moves: Moves): Walk {
  let [x, y, heading, steps, turns] = [0, 0, 0, 0, 0];
  const text: string[] = [];
  for (let i = r.int(2, 3); i > 0; i--) {
    for (let turn = r.pick([0, 1, 1, 2]); turn > 0; turn--) {
      const right = r.chance(0.5);
      heading = (heading + (right ? 1 : 3)) % 4;
      turns++;
      text.push(right ? moves.right : moves.left);
    }
    const n = r.int(1, 5);
    x += n * STEP[heading]![0];
    y += n * STEP[heading]![1];
    steps += n;
    text.push(moves.go(n));
  }
  return { text: text.join(moves.join), x, y, heading, steps, turns };
}

const facts = (m: Moves): string =>
  `The robot starts at (0, 0) and faces north, where y grows; east is where x grows. "${m.left}" and "${m.right}" are quarter turns on the spot.`;

const robot = tabled<Walk, string, Moves>({
  id: "execution/robot",
  theme: "program-execution",
  difficulty: "hard",
  survives: ["injection"],
  input: ["list of robot commands", "command sequence for a robot", "route of a robot on a grid"],
  domain: (random) => random.pick(MOVES),
  problems: (_, moves) => (r) => walk(r, moves),
  rows: {
    position: (_, m) => ({
      goal: "<its final position as (x, y)|the place where it ends, written (x, y)>",
      note: facts(m),
      solve: ({ x, y }) => `(${x}, ${y})`,
    }),
    heading: (_, m) => ({
      by: "<the direction that the robot faces at the end|the final heading>",
      note: facts(m),
      classes: [
        klass("north/N/up", "towards growing y/north"),
        klass("east/E/right", "towards growing x/east"),
        klass("south/S/down", "towards falling y/south"),
        klass("west/W/left", "towards falling x/west"),
      ],
      of: ({ heading }) => heading,
    }),
    steps: (_, m) => ({
      goal: "<the number of steps walked in all|how many steps it makes altogether>",
      note: `Turns such as "${m.left}" are no steps.`,
      solve: ({ steps }) => String(steps),
    }),
    turns: (_, m) => ({
      goal: "<the number of turns|how often it turns, as a number>",
      note: `The turns are "${m.left}" and "${m.right}".`,
      solve: ({ turns }) => String(turns),
    }),
    distance: (_, m) => ({
      goal: "<its final distance from the start in steps along the grid|how many steps along the grid lead straight back to the start>",
      note: `${facts(m)} Steps along x and y are added.`,
      solve: ({ x, y }) => String(Math.abs(x) + Math.abs(y)),
    }),
    "ends-east": (_, m) => ({
      yes: "the robot ends to the east of its start (x is greater than 0)",
      no: "it ends with x at 0 or below",
      note: facts(m),
      holds: ({ x }) => x > 0,
    }),
  },
});

interface Stack extends Problem {
  /** From bottom to top; undefined when an operation found too few numbers. */
  readonly stack?: readonly number[];
  readonly deepest: number;
}

interface Words {
  readonly push: (n: number) => string;
  readonly names: Readonly<Record<Command, string>>;
  readonly join: string;
}
const COMMANDS = ["add", "sub", "mul", "dup", "swap", "drop"] as const;
type Command = (typeof COMMANDS)[number];
const named = (...names: readonly string[]): Words["names"] =>
  Object.fromEntries(COMMANDS.map((command, i) => [command, names[i]])) as Words["names"];
const DIALECTS: readonly Words[] = [
  { push: String, names: named("+", "-", "*", "dup", "swap", "drop"), join: " " },
  { push: (n) => `push ${n}`, names: named("add", "sub", "mul", "dup", "swap", "pop"), join: "; " },
  { push: (n) => `PUSH ${n}`, names: named("ADD", "SUB", "MUL", "COPY", "SWAP", "DROP"), join: "\n" },
];

/** What each command does with the numbers it takes, the top one last. */
const EFFECTS: Readonly<
  Record<Command, readonly [takes: number, run: (a: number, b: number) => readonly number[]]>
> = {
  add: [2, (a, b) => [a + b]],
  sub: [2, (a, b) => [a - b]],
  mul: [2, (a, b) => [a * b]],
  dup: [1, (_, b) => [b, b]],
  swap: [2, (a, b) => [b, a]],
  drop: [1, () => []],
};

function stackProgram(r: Random, { push, names, join }: Words): Stack {
  let stack: number[] | undefined = [];
  let deepest = 0;
  const text: string[] = [];
  for (let i = r.int(4, 7); i > 0; i--) {
    const depth: number = stack?.length ?? 0;
    if (depth === 0 || r.chance(depth === 1 ? 0.65 : 0.35)) {
      const n = r.int(1, 9);
      stack?.push(n);
      text.push(push(n));
    } else {
      const command = r.pick(COMMANDS);
      const [takes, run] = EFFECTS[command];
      text.push(names[command]);
      if (stack && stack.length >= takes) {
        const [a, b] = (takes === 2 ? stack.slice(-2) : [0, ...stack.slice(-1)]) as [number, number];
        stack = [...stack.slice(0, -takes), ...run(a, b)];
      } else stack = undefined;
    }
    deepest = Math.max(deepest, stack?.length ?? 0);
  }
  return { text: text.join(join), deepest, ...(stack && { stack }) };
}

const meaning = ({ names }: Words): string =>
  `Numbers are put on the stack; ${names.add}, ${names.sub} and ${names.mul} replace the two upper numbers by their sum, difference (lower minus upper) or product, ${names.dup} copies the top, ${names.swap} exchanges the two upper ones, ${names.drop} removes the top.`;
const TOO_FEW = "a command finds too few numbers";

const stackMachine = tabled<Stack, string, Words>({
  id: "execution/stack-machine",
  theme: "program-execution",
  difficulty: "hard",
  heldOut: true,
  survives: ["injection"],
  input: ["program for a stack machine", "sequence of stack commands", "stack program"],
  domain: (random) => random.pick(DIALECTS),
  problems: (_, dialect) => (r) => stackProgram(r, dialect),
  rows: {
    stack: (_, d) => ({
      goal: "<the numbers on the stack at the end from bottom to top, with blanks between them|the final stack, lowest number first, separated by blanks>",
      note: `${meaning(d)} Write empty for an empty stack.`,
      none: TOO_FEW,
      solve: ({ stack }) => stack && (stack.join(" ") || "empty"),
    }),
    top: (_, d) => ({
      goal: "<the number on top of the stack at the end|what lies on top when the program is done>",
      note: `${meaning(d)} Write empty for an empty stack.`,
      none: TOO_FEW,
      solve: ({ stack }) => stack && String(stack.at(-1) ?? "empty"),
    }),
    height: (_, d) => ({
      goal: "<how many numbers lie on the stack at the end|the number of entries of the final stack>",
      note: meaning(d),
      none: TOO_FEW,
      solve: ({ stack }) => stack && String(stack.length),
    }),
    deepest: (_, d) => ({
      goal: "<the greatest number of entries that the stack ever has|how high the stack gets at most>",
      note: meaning(d),
      none: TOO_FEW,
      solve: ({ stack, deepest }) => stack && String(deepest),
    }),
    underflow: (_, d) => ({
      yes: TOO_FEW,
      no: "every command finds the numbers that it needs",
      note: meaning(d),
      names: [
        ["error", "ok"],
        ["underflow", "fine"],
      ],
      holds: ({ stack }) => stack === undefined,
    }),
  },
});

export const families: Family[] = [robot, stackMachine];
