/** Types: what a small expression gives in Python, in JavaScript, and in a strictly typed language. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

type Kind = "int" | "float" | "str";
type Sign = "+" | "-" | "*" | "/" | ">" | "<" | "==";

interface Operation extends Problem {
  readonly left: Kind;
  readonly right: Kind;
  readonly sign: Sign;
}

const KINDS: readonly Kind[] = ["int", "int", "float", "str", "str"];
const SIGNS: readonly Sign[] = ["+", "+", "-", "*", "*", "/", ">", "<", "=="];
const TEXTS = "abc red 12 hello 3.5 user north 0x1 true x7 9 blue".split(" ");

const literal = (r: Random, kind: Kind): string =>
  kind === "int"
    ? String(r.int(1, 99))
    : kind === "float"
      ? `${r.int(0, 20)}.${r.int(1, 9)}`
      : `"${r.pick(TEXTS)}"`;

const PLACES = ["#", "#", "#", "x = #", "print(#)", "total = #", "check(#)", "items.append(#)"];

function operation(r: Random): Operation {
  const [left, right, sign] = [r.pick(KINDS), r.pick(KINDS), r.pick(SIGNS)];
  const body = `${literal(r, left)} ${sign} ${literal(r, right)}`;
  return { text: r.pick(PLACES).replace("#", () => body), left, right, sign };
}

const compares = (sign: Sign): boolean => sign === ">" || sign === "<" || sign === "==";

type Result = Kind | "bool" | "error";
function inPython({ left, right, sign }: Operation): Result {
  if (sign === "==") return "bool";
  const texts = Number(left === "str") + Number(right === "str");
  if (compares(sign)) return texts === 1 ? "error" : "bool";
  if (texts === 2) return sign === "+" ? "str" : "error";
  if (texts === 1) return sign === "*" && (left === "int" || right === "int") ? "str" : "error";
  return left === "float" || right === "float" || sign === "/" ? "float" : "int";
}
const PYTHON: readonly Result[] = ["int", "float", "str", "bool", "error"];

function inJavaScript({ left, right, sign }: Operation): number {
  if (compares(sign)) return 2;
  return sign === "+" && (left === "str" || right === "str") ? 1 : 0;
}

const expressionType = tabled<Operation, string>({
  id: "logic/expression-type",
  theme: "logic-and-types",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  input: ["expression of two literals", "line of code with one operator", "short expression"],
  problems: () => operation,
  rows: {
    python: {
      by: "<the type of the operation in Python|what type the operation has in Python>",
      note: "Only the operation itself counts, not what is done with its value.",
      classes: [
        klass("int/integer/whole", "a whole number/an int"),
        klass("float/decimal/real", "a float/a decimal number"),
        klass("str/string/text", "a string/a text"),
        klass("bool/boolean/truth", "True or False/a bool"),
        klass("error/TypeError/fails", "Python raises a TypeError/the operands do not go together"),
      ],
      of: (o) => PYTHON.indexOf(inPython(o)),
    },
    "python-error": {
      yes: "the operation works in Python",
      no: "Python raises a TypeError because the operands do not go together",
      names: [
        ["ok", "error"],
        ["runs", "fails"],
      ],
      holds: (o) => inPython(o) !== "error",
    },
    javascript: {
      by: "<the type of the operation in JavaScript, as typeof names it|what typeof gives for the operation in JavaScript>",
      note: "A plus with a string on any side joins texts; NaN is a number.",
      classes: [
        klass("number/num/numeric", "a number/any number, also NaN"),
        klass("string/str/text", "a string/a text"),
        klass("boolean/bool/truth", "true or false/a truth value"),
      ],
      of: inJavaScript,
    },
    strict: {
      yes: "the operation is allowed when both sides must have the same type and strings may only be joined with + or compared",
      no: "the sides have different types, or another operator is applied to strings",
      note: "There are whole numbers, decimal numbers and strings, and none is converted.",
      names: [["allowed", "forbidden"]],
      holds: ({ left, right, sign }) => left === right && (left !== "str" || sign === "+" || compares(sign)),
    },
    operands: {
      by: "<the types of the two operands|what stands on both sides of the operator>",
      note: "Digits in quotes are a string.",
      classes: [
        klass("numbers/numeric/both numbers", "two numbers/a number on both sides"),
        klass("strings/texts/both strings", "two strings/quotes on both sides"),
        klass("mixed/different/one each", "a number and a string/one of each"),
      ],
      of: ({ left, right }) => (left !== "str" && right !== "str" ? 0 : left === right ? 1 : 2),
    },
    operator: {
      by: "<the sort of operator|what sort of operation it is>",
      classes: [
        klass("arithmetic/calculation/math", "plus, minus, times or division/one of + - * and the slash"),
        klass("comparison/test/relation", "greater, less or equal/one of the comparison signs"),
      ],
      of: ({ sign }) => (compares(sign) ? 1 : 0),
    },
  },
});

export const families: Family[] = [expressionType];
