/** English to expressions: pieces of a text in Python, JavaScript and SQL. */
import type { Family } from "../family.js";
import { type Problem, type Row, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

/** A piece of a text, with its code in Python, JavaScript and SQL. */
type Piece = readonly [
  english: string,
  python: (s: string, n: number) => string,
  js: (s: string, n: number) => string,
  sql: (s: string, n: number) => string,
];

const PIECES: readonly Piece[] = [
  [
    "the first # characters of @",
    (s, n) => `${s}[:${n}]`,
    (s, n) => `${s}.slice(0, ${n})`,
    (s, n) => `LEFT(${s}, ${n})`,
  ],
  [
    "the last # characters of @",
    (s, n) => `${s}[-${n}:]`,
    (s, n) => `${s}.slice(-${n})`,
    (s, n) => `RIGHT(${s}, ${n})`,
  ],
  ["@ without blanks at the ends", (s) => `${s}.strip()`, (s) => `${s}.trim()`, (s) => `TRIM(${s})`],
  ["@", (s) => s, (s) => s, (s) => s],
];
const FINISHES: readonly Piece[] = [
  ["& in capitals", (s) => `${s}.upper()`, (s) => `${s}.toUpperCase()`, (s) => `UPPER(${s})`],
  ["& in small letters", (s) => `${s}.lower()`, (s) => `${s}.toLowerCase()`, (s) => `LOWER(${s})`],
  ["the length of &", (s) => `len(${s})`, (s) => `${s}.length`, (s) => `LENGTH(${s})`],
  ["&", (s) => s, (s) => s, (s) => s],
];

interface TextRequest extends Problem {
  readonly code: readonly [python: string, js: string, sql: string];
}

function textRequest(r: Random): TextRequest {
  const variable = r.pick(words("name title word city label text email code line path"));
  const n = r.int(2, 9);
  const piece = r.pick(PIECES);
  const plain = piece[0] === "@";
  const finish = r.pick(plain ? FINISHES.slice(0, 3) : FINISHES);
  const text = finish[0].replace("&", piece[0].replace("#", String(n)).replace("@", variable));
  const code = ([1, 2, 3] as const).map((i) => finish[i](piece[i](variable, n), n));
  return { text, code: code as [string, string, string] };
}

const inLanguage = (at: 0 | 1 | 2, goal: string, note: string): Row<TextRequest> => ({
  goal,
  note,
  solve: ({ code }) => code[at],
});

const texts = tabled<TextRequest, string>({
  id: "execution/english-text",
  theme: "program-execution",
  difficulty: "medium",
  heldOut: true,
  survives: ["whitespace", "injection"],
  input: [
    "phrase on a text variable",
    "English description of a piece of a text",
    "description of a text operation",
  ],
  problems: () => textRequest,
  rows: {
    python: inLanguage(
      0,
      "<a Python expression for it|what is described, as a Python expression>",
      "Use slices, strip(), upper(), lower() and len().",
    ),
    javascript: inLanguage(
      1,
      "<a JavaScript expression for it|what is described, as a JavaScript expression>",
      "Use slice, trim(), toUpperCase(), toLowerCase() and length.",
    ),
    sql: inLanguage(
      2,
      "<an SQL expression for it|what is described, as an SQL expression>",
      "Use LEFT, RIGHT, TRIM, UPPER, LOWER and LENGTH in capitals.",
    ),
  },
});

export const families: Family[] = [texts];
