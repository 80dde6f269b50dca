/** Program execution: calls of string functions that the specification defines. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";

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

export const families: Family[] = [stringCall];
