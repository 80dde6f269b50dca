/** Program execution: short arithmetic and calls of string functions. More families: see the imports. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../lexicon/frames.js";
import type { Random } from "../random.js";
import { families as englishToCode } from "./english-to-code.js";
import { families as listPrograms } from "./list-programs.js";
import { families as machines } from "./machines.js";
import { families as smallPrograms } from "./small-programs.js";
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

interface Language {
  /** The call with its operands in the notation of the language. */
  readonly show: (name: string, first: string, second: string) => string;
  readonly calls: readonly (StringCall & { readonly name: string })[];
  readonly quote: string;
}

interface Run extends Problem {
  readonly word: string;
  readonly result: string;
}

const SHAPES: readonly Language["show"][] = [
  (name, first, second) => `${name}(${first}${second && `, ${second}`})`,
  (name, first, second) => `${first}.${name}(${second})`,
  (name, first, second) => `(${name} ${first}${second && ` ${second}`})`,
];
const OPERANDS = { none: "", count: "n", word: "v", letter: "c" };

const definitions = ({ show, calls }: Language): string =>
  calls.map((c) => `${show(c.name, "w", OPERANDS[c.extra])} ${c.say}`).join("; ");

const stringCall = tabled<Run, string, Language>({
  id: "execution/string-call",
  theme: "program-execution",
  difficulty: "hard",
  survives: ["injection"],
  input: ["call of a string function", "call in a tiny text language", "string expression"],
  domain: (random) => ({
    calls: random.sample(CALLS, random.int(2, 4)).map((call) => ({ ...call, name: random.pick(call.names) })),
    quote: random.pick(['"', "'", ""]),
    show: random.pick(SHAPES),
  }),
  problems:
    (_, { show, calls, quote }) =>
    (r) => {
      const call = r.pick(calls);
      const word = r.pick(WORDS);
      const extra = {
        none: () => "",
        count: () => String(r.int(2, 3)),
        word: () => r.pick(WORDS),
        letter: () => r.pick([...word]),
      }[call.extra]();
      const second = call.extra === "count" || extra === "" ? extra : `${quote}${extra}${quote}`;
      return {
        text: show(call.name, `${quote}${word}${quote}`, second),
        word,
        result: call.run(word, extra),
      };
    },
  rows: {
    result: (_, l) => ({
      goal: "<the result without quotes|the bare value of the call|what the call returns, without quotes>",
      note: `Definitions: ${definitions(l)}.`,
      solve: ({ result }) => result,
    }),
    length: (_, l) => ({
      goal: "<the number of characters in the result|how many characters the value of the call has>",
      note: `The functions: ${definitions(l)}.`,
      solve: ({ result }) => String(result.length),
    }),
    "last-character": (_, l) => ({
      goal: "<the last character of the result|the character with which the value of the call ends>",
      note: `Definitions: ${definitions(l)}.`,
      solve: ({ result }) => result.at(-1),
    }),
    growth: (_, l) => ({
      by: "<whether the text grows|how the length of the result compares with that of the word w>",
      note: `The functions: ${definitions(l)}.`,
      classes: [
        klass("longer/grows/+", "the result has more characters than w/more characters than before"),
        klass("equal/same/=", "the result has as many characters as w/the length stays"),
        klass("shorter/shrinks/-", "the result has fewer characters than w/fewer characters than before"),
      ],
      of: ({ word, result }) => (result.length > word.length ? 0 : result.length === word.length ? 1 : 2),
    }),
    doubled: (_, l) => ({
      goal: "<the result written twice, with a blank between|the value of the call, a blank, and the same value again>",
      note: `No quotes. Definitions: ${definitions(l)}.`,
      solve: ({ result }) => `${result} ${result}`,
    }),
  },
});

export const families: Family[] = [
  arithmetic,
  stringCall,
  ...variableTrace,
  ...listPrograms,
  ...smallPrograms,
  ...machines,
  ...englishToCode,
];
