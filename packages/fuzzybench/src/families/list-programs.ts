/** Program execution: functions of a list of numbers, and what a loop prints. */
import type { Family } from "../family.js";
import { type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

interface Numbers extends Problem {
  readonly list: readonly number[];
}

/** How a list is written. */
interface Notation {
  readonly write: (list: readonly number[]) => string;
  readonly limit: number;
}
const WRITTEN: readonly Notation["write"][] = [
  (list) => `[${list.join(", ")}]`,
  (list) => list.join(" "),
  (list) => list.join(", "),
  (list) => list.join(";"),
  (list) => `(${list.join(" ")})`,
];

const SAME = "Write lists in the notation of the input.";
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** Functions that give one number. */
const TO_NUMBER: Readonly<Record<string, readonly [goal: string, run: (list: readonly number[]) => number]>> =
  {
    sum: ["<the sum of the numbers|what the numbers add up to>", sum],
    maximum: ["<the greatest of the numbers|the maximum of the list>", (l) => Math.max(...l)],
    minimum: ["<the smallest of the numbers|the minimum of the list>", (l) => Math.min(...l)],
    spread: [
      "<the difference between the greatest and the smallest number|the maximum minus the minimum of the list>",
      (l) => Math.max(...l) - Math.min(...l),
    ],
    "ends-sum": [
      "<the first number plus the last one|the sum of the first and the last number>",
      (l) => l[0]! + l.at(-1)!,
    ],
    "odd-count": [
      "<the number of odd entries|how many of the numbers are odd>",
      (l) => l.filter((n) => n % 2 === 1).length,
    ],
    "maximum-place": [
      "<the position of the greatest number, counted from 1, the first one if it occurs again|the place (first = 1) at which the maximum stands for the first time>",
      (l) => l.indexOf(Math.max(...l)) + 1,
    ],
    "distinct-count": [
      "<the number of different numbers|how many different values the list has>",
      (l) => new Set(l).size,
    ],
  };

/** Functions that give a list, which must not be empty. */
const TO_LIST: Readonly<
  Record<string, readonly [goal: string, run: (list: readonly number[]) => readonly number[]]>
> = {
  reversed: ["<the numbers in reverse order|the list from back to front>", (l) => [...l].reverse()],
  ascending: [
    "<the numbers sorted from small to great|the list in ascending order>",
    (l) => [...l].sort((a, b) => a - b),
  ],
  descending: [
    "<the numbers sorted from great to small|the list in descending order>",
    (l) => [...l].sort((a, b) => b - a),
  ],
  doubled: [
    "<every number times two, in the same order|the list with each number doubled>",
    (l) => l.map((n) => n * 2),
  ],
  increased: [
    "<every number plus one, in the same order|the list with each number raised by one>",
    (l) => l.map((n) => n + 1),
  ],
  "without-first": ["<all numbers but the first|the list without its first number>", (l) => l.slice(1)],
  "without-last": ["<all numbers but the last|the list without its last number>", (l) => l.slice(0, -1)],
  alternate: [
    "<every second number, beginning with the first|the numbers at the places 1, 3, 5 and so on>",
    (l) => l.filter((_, i) => i % 2 === 0),
  ],
  distinct: [
    "<the numbers without repetitions, each where it stands first|the list with only the first one of equal numbers kept>",
    (l) => [...new Set(l)],
  ],
  "running-totals": [
    "<the running totals: each number plus all before it|for every place the sum of the numbers up to it>",
    (l) => l.map((_, i) => sum(l.slice(0, i + 1))),
  ],
  rotated: [
    "<the list with its first number moved to the end|the numbers with the first one put last>",
    (l) => [...l.slice(1), l[0]!],
  ],
};

const listFunction = tabled<Numbers, string, Notation>({
  id: "execution/list-function",
  theme: "program-execution",
  difficulty: "medium",
  survives: ["injection"],
  input: ["list of whole numbers", "list of numbers", "few whole numbers", "number list"],
  domain: (random) => ({ write: random.pick(WRITTEN), limit: random.int(4, 12) }),
  problems:
    (_, { write }) =>
    (r) => {
      const top = r.pick([6, 9, 20]);
      const list = Array.from({ length: r.int(3, 6) }, () => r.int(0, top));
      return { text: write(list), list };
    },
  rows: {
    ...Object.fromEntries(
      Object.entries(TO_NUMBER).map(([name, [goal, run]]) => [
        name,
        { goal, solve: ({ list }: Numbers) => String(run(list)) },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(TO_LIST).map(([name, [goal, run]]) => [
        name,
        (_: Random, { write }: Notation) => ({
          goal,
          note: SAME,
          solve: ({ list }: Numbers) => write(run(list)),
        }),
      ]),
    ),
    evens: (_, { write }) => ({
      goal: "<the even numbers in their order|those numbers that are even>",
      note: `0 is even. ${SAME}`,
      none: "no number is even",
      solve: ({ list }) => {
        const even = list.filter((n) => n % 2 === 0);
        return even.length > 0 ? write(even) : undefined;
      },
    }),
    "over-limit": (_, { write, limit }) => ({
      goal: `<the numbers greater than ${limit}, in their order|the numbers over ${limit}, nothing else>`,
      note: SAME,
      none: "there is none",
      solve: ({ list }) => {
        const over = list.filter((n) => n > limit);
        return over.length > 0 ? write(over) : undefined;
      },
    }),
    sorted: {
      yes: "no number is smaller than the one before it",
      no: "some number is smaller than the one before it",
      names: [["sorted", "unsorted"]],
      holds: ({ list }) => list.every((n, i) => i === 0 || n >= list[i - 1]!),
    },
    repeats: {
      yes: "some number occurs more than once",
      no: "all numbers are different",
      names: [["repeats", "unique"]],
      holds: ({ list }) => new Set(list).size < list.length,
    },
  },
});

interface Loop extends Problem {
  readonly printed: readonly number[];
}

/** What the body prints, by the name of the counter. */
const BODIES: readonly (readonly [text: string, run: (i: number) => number])[] = [
  ["i", (i) => i],
  ["i", (i) => i],
  ["i * 2", (i) => i * 2],
  ["i + 3", (i) => i + 3],
  ["10 - i", (i) => 10 - i],
  ["i * i", (i) => i * i],
];

function loop(r: Random): Loop {
  const [start, step] = [r.int(0, 5), r.pick([1, 1, 1, 2, 3])];
  const stop = start + r.int(0, 5) * step - r.int(0, step - 1);
  const [body, run] = r.pick(BODIES);
  const printed: number[] = [];
  for (let i = start; i < stop; i += step) printed.push(run(i));
  const add = step === 1 ? "i++" : `i += ${step}`;
  const by = step === 1 ? "" : `, ${step}`;
  const text = r.pick([
    `for i in range(${start}, ${stop}${by}):\n    print(${body})`,
    `for i in range(${start}, ${stop}${by}): print(${body})`,
    `for (let i = ${start}; i < ${stop}; ${add}) console.log(${body});`,
    `i = ${start}\nwhile i < ${stop}:\n    print(${body})\n    i += ${step}`,
  ]);
  return { text, printed };
}

const NOTHING_PRINTED = "the loop prints nothing";

const loopOutput = tabled<Loop, string>({
  id: "execution/loop-output",
  theme: "program-execution",
  difficulty: "hard",
  survives: ["injection"],
  input: ["loop in Python or JavaScript", "short loop", "program with one loop"],
  problems: () => loop,
  rows: {
    printed: (random) => {
      const [join, say] = random.pick([
        [" ", "blanks between them"],
        [", ", "commas and blanks between them"],
        ["|", "vertical bars between them"],
      ] as const);
      return {
        goal: `the printed numbers in one line, with ${say}`,
        none: NOTHING_PRINTED,
        solve: ({ printed }) => (printed.length > 0 ? printed.join(join) : undefined),
      };
    },
    rounds: {
      goal: "<the number of times that the body runs|how often something is printed, as a number>",
      solve: ({ printed }) => String(printed.length),
    },
    last: {
      goal: "<the last number that is printed|what the loop prints in its last round>",
      none: NOTHING_PRINTED,
      solve: ({ printed }) => (printed.length > 0 ? String(printed.at(-1)) : undefined),
    },
    first: {
      goal: "<the first number that is printed|what the loop prints in its first round>",
      none: NOTHING_PRINTED,
      solve: ({ printed }) => (printed.length > 0 ? String(printed[0]) : undefined),
    },
    total: {
      goal: "<the sum of all printed numbers, 0 if there are none|what the printed numbers add up to, 0 if nothing is printed>",
      solve: ({ printed }) => String(sum(printed)),
    },
    runs: (random) => {
      const limit = random.int(2, 3);
      return {
        yes: `the loop prints more than ${limit} numbers`,
        no: `it prints ${limit} numbers or fewer`,
        names: [["many", "few"]],
        holds: ({ printed }) => printed.length > limit,
      };
    },
  },
});

export const families: Family[] = [listFunction, loopOutput];
