/**
 * Extraction from structured lines: who speaks in a dialogue line, and where a build error is. Part of the
 * dsl-and-extraction theme. Error layouts: GCC, rustc, TypeScript, CPython and javac messages.
 */
import type { DrawnTask, Family } from "../family.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { FIRST_NAMES } from "../lexicon/a-people.js";
import { COMMANDS, QUESTIONS, SENTENCE_SLOTS, STATEMENTS } from "../lexicon/a-sentences.js";
import { entries, fill, MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

function utterance(random: Random): string {
  const [templates, mark] = random.pick([
    [QUESTIONS, "?"],
    [STATEMENTS, "."],
    [COMMANDS, "!"],
  ] as const);
  return fill(random, random.pick(templates), SENTENCE_SLOTS) + mark;
}

const clock = (r: Random) => `${r.int(10, 23)}:${r.int(10, 59)}`;

/** Ways to note who says something. */
const SPOKEN: readonly ((who: string, text: string, random: Random) => string)[] = [
  (who, text) => `${who}: ${text}`,
  (who, text) => `<${who}> ${text}`,
  (who, text, r) => `[${clock(r)}] ${who}: ${text}`,
  (who, text) => `${who.toUpperCase()}. ${text}`,
  (who, text) => `"${text}" said ${who}.`,
  (who, text) => `${who} said: "${text}"`,
  (who, text, r) => `${clock(r)} <${who}> ${text}`,
  (who, text) => `- ${who} > ${text}`,
];

const STAGE =
  entries(`(The door opens.) / (A long silence.) / (Music in the distance.) / *** channel topic changed *** /
  (It starts to rain.) / (Lights go out.) / -- end of scene -- / (Somebody knocks.) / *** connection lost *** /
  (Exit all.) / -- two hours later -- / (The phone rings.) / *** recording paused *** / (They laugh.)`);

const speaker: Family = {
  id: "dsl-and-extraction/dialogue-line",
  theme: "dsl-and-extraction",
  difficulty: "easy",
  draw(random): DrawnTask {
    const wantText = random.chance(0.35);
    const forms = random.sample(SPOKEN, random.int(2, 5));
    const letters = random.int(0, 2);
    const show = [(t: string) => t, (t: string) => t.toUpperCase(), (t: string) => t.toLowerCase()][
      letters
    ] as (t: string) => string;
    const missing = random.pick([...MISSING_WORDS, "nobody", "stage"]);
    const how = wantText
      ? ["exactly as spoken", "in capitals", "in lower case"][letters]
      : ["with a capital first letter", "in capitals", "in lower case"][letters];
    const what = wantText
      ? "the words that are spoken, without speaker, time or quotes"
      : "the name of the speaker";
    const noun = random.pick(["line of dialogue", "chat line", "script line", "transcript line"]);
    const note = `A line that nobody speaks (a stage direction or notice) gives ${missing}.`;
    return {
      canonical: `From a ${noun} give ${what}, ${how}; ${missing} if nobody speaks.`,
      plain: [
        `Extract ${what} from a ${noun}, ${how}. ${note}`,
        `A ${noun} is written in one of several layouts. Print ${what}, ${how}. ${note}`,
        wantText
          ? `What is said in this ${noun}? Return only ${what}, ${how}. ${note}`
          : `Who is talking in this ${noun}? Return only the name, ${how}. ${note}`,
        `Read the ${noun} and output ${what} (${how}), or ${missing} when it is not speech.`,
      ],
      terse: [
        `${what}, ${how}; no speech: ${missing}`,
        `${noun} -> ${what} ${how}, else ${missing}`,
        `get ${what} (${how}). ${note}`,
      ],
      casual: [
        wantText
          ? `just the spoken part please, ${how}, no names or times. ${missing} if nobody's talking`
          : `who said it? name only, ${how}, and ${missing} if nobody did`,
        `going through a ${noun} at a time, I need ${what}, ${how}. stage stuff is ${missing}`,
        `can you pull ${what} out of it? ${how} please. ${note}`,
      ],
      sample: (r) => {
        if (r.chance(0.12)) return { input: r.pick(STAGE), output: missing };
        const who = r.pick(FIRST_NAMES);
        const text = utterance(r);
        return { input: r.pick(forms)(who, text, r), output: show(wantText ? text : who) };
      },
    };
  },
};

const MESSAGES =
  entries(`unexpected token / missing return / cannot find symbol / type mismatch / undeclared variable /
  expected ';' / division by zero / unused import / invalid syntax / index out of range`);

const FOLDERS = words("src lib app core src/api server/db tools pkg/util");

interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const ERRORS: readonly ((place: Place, text: string) => string)[] = [
  ({ path, line, column }, text) => `${path}:${line}:${column}: error: ${text}`,
  ({ path, line, column }, text) => `${path}(${line},${column}): error TS2304: ${text}`,
  ({ path, line }, text) => `  File "${path}", line ${line}, in run: ${text}`.trim(),
  ({ path, line, column }, text) => `error: ${text} --> ${path}:${line}:${column}`,
  ({ path, line }, text) => `${path}:${line}: error: ${text}`,
  ({ path, line }, text) => `ERROR in ${path} on line ${line}: ${text}`,
  ({ path, line, column }, text) => `[error] ${text} at ${path} line ${line} column ${column}`,
];

const NO_PLACE =
  entries(`error: linking failed / fatal: out of memory / build finished with warnings / error: no space left on device /
  cannot reach the package server / 3 errors generated. / warning: unused flag / Killed / permission denied / build stopped by user`);

/** What to print of a place: description and writer. */
const WANTED: readonly (readonly [string, (place: Place) => string])[] = [
  ["path and line as path:line", (p) => `${p.path}:${p.line}`],
  ["only the line number", (p) => String(p.line)],
  ["only the path of the file", (p) => p.path],
  ["only the file name without its folder", (p) => p.path.split("/").at(-1) as string],
  ["file name (without folder) and line as name(line)", (p) => `${p.path.split("/").at(-1)}(${p.line})`],
  ["path and line as path#Lline", (p) => `${p.path}#L${p.line}`],
  ["line and path as line@path", (p) => `${p.line}@${p.path}`],
];

const errorPlace: Family = {
  id: "dsl-and-extraction/error-place",
  theme: "dsl-and-extraction",
  difficulty: "medium",
  draw(random): DrawnTask {
    const [what, write] = random.pick(WANTED);
    const missing = random.pick(MISSING_WORDS);
    const layouts = random.sample(ERRORS, random.int(2, 5));
    const noun = random.pick(["build error", "compiler message", "error line", "line of build output"]);
    return {
      canonical: `Where is the ${noun}? Give ${what}; ${missing} if no place is named.`,
      plain: [
        `Find the place of a ${noun}. Print ${what}. When the message names no file, print ${missing}.`,
        `Extract the location from a ${noun} and write ${what}; without a location answer ${missing}. Columns are not wanted.`,
        `Each ${noun} may point to a source file. Output ${what}, or ${missing} if it points to none.`,
        `For a jump-to-error button, read the ${noun} and return ${what}. If there is nothing to jump to, return ${missing}.`,
      ],
      terse: [
        `error location: ${what}, else ${missing}`,
        `${noun} -> ${what}; none: ${missing}`,
        `${what} from ${noun}, ${missing} if absent`,
      ],
      casual: [
        `where did it break? give me ${what}, and ${missing} if it doesn't say`,
        `I just want ${what} out of this ${noun}. no file in it? then ${missing}`,
        `my editor needs ${what} to open the right spot, say ${missing} when there isn't one`,
      ],
      sample: (r) => {
        if (r.chance(0.12)) return { input: r.pick(NO_PLACE), output: missing };
        const path = `${r.pick(FOLDERS)}/${r.pick(CODE_SLOTS.v)}.${r.pick(words("c ts py rs java go js"))}`;
        const place = { path, line: r.int(2, 480), column: r.int(1, 60) };
        return { input: r.pick(layouts)(place, r.pick(MESSAGES)), output: write(place) };
      },
    };
  },
};

export const families: Family[] = [speaker, errorPlace];
