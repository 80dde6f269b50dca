/** Program execution: which branch a program takes, and whether a line of Python fails and how. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Branches extends Problem {
  readonly outputs: readonly [string, string, string];
  readonly x: number;
  /** x above the first limit takes the first branch, above the second one (which is lower) the second branch. */
  readonly limits: readonly [number, number];
}

const OUTPUTS = words(
  "red green blue high low mid stop go wait big small yes no maybe gold silver bronze hot cold warm",
);
const NAMES = words("x n age score temp speed price level");

const taken = ({ limits }: Branches, x: number): number => (x > limits[0] ? 0 : x > limits[1] ? 1 : 2);

function branches(r: Random): Branches {
  const outputs = r.sample(OUTPUTS, 3) as [string, string, string];
  const low = r.int(2, 30);
  const high = low + r.int(2, 20);
  const x = r.pick([r.int(0, low), r.int(low, high), r.int(high, high + 20), low, high, high + 1]);
  const n = r.pick(NAMES);
  const [a, b, c] = outputs;
  const text = r.pick([
    `${n} = ${x}\nif ${n} > ${high}:\n    print("${a}")\nelif ${n} > ${low}:\n    print("${b}")\nelse:\n    print("${c}")`,
    `let ${n} = ${x};\nif (${n} > ${high}) console.log("${a}");\nelse if (${n} > ${low}) console.log("${b}");\nelse console.log("${c}");`,
    `${n} = ${x}; ${n} > ${high} ? "${a}" : ${n} > ${low} ? "${b}" : "${c}"`,
    `set ${n} to ${x}. if ${n} > ${high} say ${a}, else if ${n} > ${low} say ${b}, else say ${c}`,
  ]);
  return { text, outputs, x, limits: [high, low] };
}

const branchTaken = tabled<Branches, string>({
  id: "execution/branch",
  theme: "program-execution",
  difficulty: "medium",
  heldOut: true,
  survives: ["injection"],
  input: ["program with two conditions", "short program with branches", "program that compares one variable"],
  problems: () => branches,
  rows: {
    output: {
      goal: "<the word that the program gives out, without quotes|what the program says in the end, no quotes>",
      solve: (p) => p.outputs[taken(p, p.x)],
    },
    branch: {
      by: "<the branch that is taken|which of the three branches runs>",
      classes: [
        klass("first/if/one", "the first condition holds/the first branch runs"),
        klass("second/elif/two", "only the second condition holds/the second branch runs"),
        klass("third/else/three", "no condition holds/the last branch runs"),
      ],
      of: (p) => taken(p, p.x),
    },
    "with-other-value": (random) => {
      const x = random.int(12, 28);
      return {
        goal: `<the word that the program would give out if the variable were ${x}|what the program would say with ${x} as the value of its variable>`,
        note: "Leave out quotes.",
        solve: (p) => p.outputs[taken(p, x)],
      };
    },
    "smallest-for-first": {
      goal: "<the smallest whole number for which the first branch runs|the lowest whole value of the variable that makes the first condition true>",
      solve: ({ limits }) => String(limits[0] + 1),
    },
    "one-test": {
      yes: "only one condition has to be tested before something is said",
      no: "both conditions have to be tested",
      names: [["one", "two"]],
      holds: (p) => taken(p, p.x) === 0,
    },
  },
});

const ERRORS = ["none", "KeyError", "IndexError", "ValueError", "ZeroDivisionError", "TypeError"] as const;

interface Line extends Problem {
  readonly error: (typeof ERRORS)[number];
  /** What the line prints, when it works. */
  readonly value?: string;
}

const KEYS = words("name age size id city mode port");
const WORDS = words("red stone apple north seven ten cold lamp");

const list = (r: Random, n: number): number[] => Array.from({ length: n }, () => r.int(0, 40));

/** Each draws an expression that works or fails in its own way. */
const LINES: readonly ((
  r: Random,
  works: boolean,
) => readonly [text: string, error: Line["error"], value: string])[] = [
  (r, works) => {
    const [a, b, c] = r.sample(KEYS, 3) as [string, string, string];
    const [x, y] = [r.int(1, 40), r.int(1, 40)];
    return [`{"${a}": ${x}, "${b}": ${y}}["${works ? a : c}"]`, "KeyError", String(x)];
  },
  (r, works) => {
    const items = list(r, r.int(2, 4));
    const at = works ? r.int(0, items.length - 1) : items.length + r.int(0, 3);
    return [`[${items.join(", ")}][${at}]`, "IndexError", String(items[at])];
  },
  (r, works) => {
    const n = r.int(1, 90);
    return [`int("${works ? n : r.pick(WORDS)}")`, "ValueError", String(n)];
  },
  (r, works) => {
    const [n, q] = [r.int(1, 9), r.int(1, 9)];
    return [
      works ? `${n * q} // ${n}` : `${n * q} // ${r.pick(["0", "(3 - 3)", "0"])}`,
      "ZeroDivisionError",
      String(q),
    ];
  },
  (r, works) => {
    const [n, word] = [r.int(1, 9), r.pick(WORDS)];
    return [works ? `"${word}" + "${n}"` : `"${word}" + ${n}`, "TypeError", `${word}${n}`];
  },
  (r, works) => {
    const word = r.pick(WORDS);
    return works
      ? [`len("${word}")`, "TypeError", String(word.length)]
      : [`len(${r.int(10, 99)})`, "TypeError", ""];
  },
  (r, works) => {
    const word = r.pick(WORDS);
    const at = works ? r.int(0, word.length - 1) : word.length + r.int(0, 4);
    return [`"${word}"[${at}]`, "IndexError", word.charAt(at)];
  },
];

function line(r: Random): Line {
  const works = r.chance(0.35);
  const [expression, error, value] = r.pick(LINES)(r, works);
  const text = r.pick(["#", "print(#)", "x = #", "value = #\nprint(value)"]).replace("#", () => expression);
  return works ? { text, error: "none", value } : { text, error };
}

const pythonError = tabled<Line, string>({
  id: "execution/python-error",
  theme: "program-execution",
  difficulty: "medium",
  survives: ["injection"],
  input: ["piece of Python", "line of Python", "short Python program"],
  problems: () => line,
  rows: {
    error: {
      by: "<the error that Python raises|how the code ends in Python>",
      classes: [
        klass("none/ok/fine", "no error/it works"),
        klass("KeyError/key/missing key", "a key that the dictionary does not have/KeyError"),
        klass("IndexError/index/out of range", "a position beyond the end/IndexError"),
        klass("ValueError/value/bad value", "a text that is no number/ValueError"),
        klass("ZeroDivisionError/zero/division", "a division by zero/ZeroDivisionError"),
        klass("TypeError/type/wrong type", "types that do not fit/TypeError"),
      ],
      of: ({ error }) => ERRORS.indexOf(error),
    },
    works: {
      yes: "the code runs without an error",
      no: "Python raises an exception",
      names: [
        ["runs", "fails"],
        ["ok", "error"],
      ],
      holds: ({ error }) => error === "none",
    },
    value: {
      goal: "<the value of the expression, strings without quotes|what the expression gives, without any quotes>",
      none: "it raises an error",
      solve: ({ value }) => value,
    },
    lookup: {
      yes: "the code fails because a key or a position does not exist (KeyError or IndexError)",
      no: "it runs or fails for another reason",
      names: [["lookup", "other"]],
      holds: ({ error }) => error === "KeyError" || error === "IndexError",
    },
  },
});

export const families: Family[] = [branchTaken, pythonError];
