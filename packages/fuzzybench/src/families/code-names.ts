/** Identifiers: the case style of a name, its parts, and the same name in another style. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { capital, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

interface Name extends Problem {
  readonly parts: readonly string[];
  readonly style: number;
}

const STARTS = words("is has can should get set parse user order max min total last first next new active");
const MIDDLES = words("user order file page login cart item cache token price report search mail");
const ENDS = words("name count list size limit date index open valid empty visible id path state error");

const camel = (parts: readonly string[]): string => parts.map((p, i) => (i > 0 ? capital(p) : p)).join("");
const pascal = (parts: readonly string[]): string => parts.map(capital).join("");
const STYLES: readonly ((parts: readonly string[]) => string)[] = [
  camel,
  (parts) => parts.join("_"),
  (parts) => parts.join("-"),
  pascal,
  (parts) => parts.join("_").toUpperCase(),
];

function name(r: Random): Name {
  const parts = [r.pick(STARTS), ...r.sample(MIDDLES, r.int(0, 2)), r.pick(ENDS)];
  const style = r.int(0, STYLES.length - 1);
  return { text: STYLES[style]!(parts), parts, style };
}

const QUESTION = new Set(["is", "has", "can", "should"]);

const identifier = tabled({
  id: "code-classification/identifier",
  theme: "code-classification",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: ["identifier", "variable name", "name from source code", "name of several words"],
  problems: () => name,
  rows: {
    style: {
      by: "<the case style of the name|the naming convention>",
      classes: [
        klass(
          "camel/camelCase/lower camel",
          "words run together, each but the first with a capital/like userName",
        ),
        klass("snake/snake_case/underscores", "small letters with underscores/like user_name"),
        klass("kebab/kebab-case/hyphens", "small letters with hyphens/like user-name"),
        klass("pascal/PascalCase/upper camel", "words run together, every one with a capital/like UserName"),
        klass("constant/UPPER_CASE/screaming", "capitals with underscores/like USER_NAME"),
      ],
      of: ({ style }) => style,
    },
    words: {
      goal: "<the words of the name in small letters, separated by blanks|the name as plain lower-case words with blanks between them>",
      solve: ({ parts }) => parts.join(" "),
    },
    "to-snake": {
      goal: "<the name in snake_case|the name in small letters with underscores between the words>",
      solve: ({ parts }) => parts.join("_"),
    },
    "to-camel": {
      goal: "<the name in camelCase|the name with its words run together, all but the first with a capital>",
      solve: ({ parts }) => camel(parts),
    },
    "to-constant": {
      goal: "<the name as a constant, in capitals with underscores|the name in UPPER_CASE with underscores>",
      solve: ({ parts }) => parts.join("_").toUpperCase(),
    },
    "to-kebab": {
      goal: "<the name in kebab-case|the name in small letters with hyphens between the words>",
      solve: ({ parts }) => parts.join("-"),
    },
    "to-pascal": {
      goal: "<the name in PascalCase|the name as a class would be called: words run together, each with a capital>",
      solve: ({ parts }) => pascal(parts),
    },
    count: {
      goal: "<the number of words in the name|how many words the name is made of, as a number>",
      solve: ({ parts }) => String(parts.length),
    },
    head: {
      goal: "<the last word of the name in small letters|the word at the end of the name, in lower case>",
      solve: ({ parts }) => parts.at(-1),
    },
    boolean: {
      yes: 'the name starts with one of the words "is", "has", "can" and "should" (a yes-or-no value)',
      no: "it starts with any other word",
      names: [["boolean", "other"]],
      holds: ({ parts }) => QUESTION.has(parts[0] as string),
    },
    "separator-free": {
      yes: "the words are joined by an underscore or a hyphen",
      no: "they are run together without a sign",
      names: [["separated", "joined"]],
      holds: ({ text }) => /[-_]/.test(text),
    },
  },
});

export const families: Family[] = [identifier];
