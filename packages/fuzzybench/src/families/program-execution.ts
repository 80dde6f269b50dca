/** Program execution: short arithmetic, calls of string functions, and a tiny program with two variables. */
import type { DrawnTask, Family } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";
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

function drawArithmetic(random: Random): DrawnTask {
  const operations = random.sample(OPERATIONS, random.int(2, 4));
  const style = random.pick(["symbols", "words", "both"] as const);
  const names = operations.map((o) => o.name).join(", ");
  const negative =
    operations.some((o) => o.name === "subtraction") && operations.some((o) => o.name === "multiplication");
  const forms = [
    { say: "the result as a plain number", write: (n: number) => String(n) },
    { say: "the result as a plain number", write: (n: number) => String(n) },
    { say: 'the result with "= " before it', write: (n: number) => `= ${n}` },
    { say: "the result with one decimal, like 7.0", write: (n: number) => `${n}.0` },
    { say: "even or odd, whichever the result is", write: (n: number) => (n % 2 === 0 ? "even" : "odd") },
    ...(negative
      ? [
          {
            say: "neg if the result is below zero, big if it is over 20, small for the rest",
            write: (n: number) => (n < 0 ? "neg" : n > 20 ? "big" : "small"),
          },
        ]
      : []),
    { say: "the result plus one", write: (n: number) => String(n + 1) },
    { say: "the last digit of the result, sign left out", write: (n: number) => String(Math.abs(n) % 10) },
  ];
  const form = random.pick(forms);
  const notation = {
    symbols: "written with signs",
    words: "written in words",
    both: "written with signs or words",
  }[style];
  return {
    canonical: `Calculate a short sum (${names}) ${notation} and give ${form.say}.`,
    ...wordings(random, {
      plain: [
        `<Work out|Calculate> a small sum ${notation} (${names}). Give ${form.say}.`,
        `The input is an arithmetic task ${notation}; these occur: ${names}. The output is ${form.say}.`,
        `<Evaluate|Compute> the expression and return ${form.say}. It may hold ${names}, ${notation}.`,
        `Do mental arithmetic (${names}). Expressions are ${notation}. Answer with ${form.say}.`,
      ],
      terse: [
        `calculate (${names}), give ${form.say}`,
        `sum ${notation} -> ${form.say}`,
        `${form.say}; operations ${names}`,
      ],
      casual: [
        `be my calculator: ${names}. I want ${form.say}`,
        `quick maths pls, ${notation}. give me ${form.say}`,
        `what does this come to? ${form.say}, nothing else (${names})`,
      ],
    }),
    sample: (r) => {
      const operation = r.pick(operations);
      const [a, b, result] = operation.draw(r);
      const words = style === "words" || (style === "both" && r.chance(0.5));
      const number = (n: number): string =>
        words && n <= 12 && r.chance(0.4) ? (NUMBER_WORDS[n] as string) : String(n);
      const body = `${number(a)} ${words ? operation.word : r.pick(operation.symbols)} ${number(b)}`;
      return {
        input: r.pick([body, body, `${body} =`, `${body}?`, words ? `what is ${body}` : `(${body})`]),
        output: form.write(result),
      };
    },
  };
}

const WORDS =
  "apple,house,river,stone,cloud,tiger,banana,camera,dragon,engine,family,guitar,hammer,island,jacket,kitten,ladder,mirror,needle,office,parrot,rabbit,saddle,temple,turtle,velvet,walnut,yellow,zebra,button,candle,desert,farmer,ginger,helmet,lemon,magnet,ocean,pepper,ribbon,salmon,ticket,music,paper,green,table,winter,garden,silver,orange,letter,window,bridge,coffee,planet,rocket,market,pencil,forest,summer".split(
    ",",
  );

interface StringCall {
  readonly names: readonly string[];
  readonly say: string;
  readonly extra: "none" | "count" | "word" | "letter";
  readonly run: (word: string, extra: string) => string;
}
const CALLS: readonly StringCall[] = [
  { names: ["upper", "up", "loud"], say: "writes w in capitals", extra: "none", run: (w) => w.toUpperCase() },
  {
    names: ["head", "first", "take"],
    say: "gives the first n letters of w",
    extra: "count",
    run: (w, n) => w.slice(0, Number(n)),
  },
  {
    names: ["tail", "last", "end"],
    say: "gives the last n letters of w",
    extra: "count",
    run: (w, n) => w.slice(-Number(n)),
  },
  {
    names: ["drop", "skip", "cut"],
    say: "removes the first n letters of w",
    extra: "count",
    run: (w, n) => w.slice(Number(n)),
  },
  {
    names: ["rep", "times", "dup"],
    say: "writes w n times without spaces",
    extra: "count",
    run: (w, n) => w.repeat(Number(n)),
  },
  { names: ["cat", "join", "glue"], say: "puts w and v together", extra: "word", run: (w, v) => w + v },
  {
    names: ["len", "size", "count"],
    say: "counts the letters of w",
    extra: "none",
    run: (w) => String(w.length),
  },
  {
    names: ["cap", "title", "big1"],
    say: "makes the first letter of w a capital",
    extra: "none",
    run: (w) => w.charAt(0).toUpperCase() + w.slice(1),
  },
  {
    names: ["dash", "pair", "link"],
    say: "puts a dash between w and v",
    extra: "word",
    run: (w, v) => `${w}-${v}`,
  },
  {
    names: ["del", "strip", "rm"],
    say: "removes every letter c from w",
    extra: "letter",
    run: (w, c) => w.replaceAll(c, ""),
  },
];

function drawStrings(random: Random): DrawnTask {
  const calls = random
    .sample(CALLS, random.int(2, 4))
    .map((call) => ({ ...call, name: random.pick(call.names) }));
  const quote = random.pick(['"', "'", ""]);
  const shape = random.pick(["call", "method", "lisp"] as const);
  const args = { none: "w", count: "w, n", word: "w, v", letter: "w, c" };
  const show = (name: string, first: string, second: string): string =>
    shape === "call"
      ? `${name}(${first}${second && `, ${second}`})`
      : shape === "method"
        ? `${first}.${name}(${second})`
        : `(${name} ${first}${second && ` ${second}`})`;
  const meaning = calls.map((c) => {
    const [w, extra = ""] = args[c.extra].split(", ");
    return `${show(c.name, w as string, extra)} ${c.say}`;
  });
  const list = meaning.join("; ");
  return {
    canonical: `Run a string function: ${list}.`,
    ...wordings(random, {
      plain: [
        `<Run|Evaluate> one call of a string function and return its result without quotes. The functions: ${list}.`,
        `The input is a call in a tiny language, in which ${meaning.join(", and ")}. The output is the bare result.`,
        `What does the expression give? Definitions: ${list}. <Answer|Reply> with the resulting text only, no quotes.`,
        `Act as the interpreter of a small text language. It knows ${list}. Print the value.`,
      ],
      terse: [`string functions: ${list}. Give the value`, `run it; ${list}`, `value of the call (${list})`],
      casual: [
        `what's the result of this call? ${list}`,
        `I made up a mini language: ${list}. run the input and tell me what comes out`,
        `execute please, no quotes around the answer. ${list}`,
      ],
    }),
    sample: (r) => {
      const call = r.pick(calls);
      const word = r.pick(WORDS);
      const extra =
        call.extra === "none"
          ? ""
          : call.extra === "count"
            ? String(r.int(2, 3))
            : call.extra === "word"
              ? r.pick(WORDS)
              : r.pick([...word]);
      const second = call.extra === "count" || extra === "" ? extra : `${quote}${extra}${quote}`;
      return { input: show(call.name, `${quote}${word}${quote}`, second), output: call.run(word, extra) };
    },
  };
}

export const families: Family[] = [
  { id: "execution/arithmetic", theme: "program-execution", difficulty: "hard", draw: drawArithmetic },
  { id: "execution/string-call", theme: "program-execution", difficulty: "hard", draw: drawStrings },
  ...variableTrace,
];
