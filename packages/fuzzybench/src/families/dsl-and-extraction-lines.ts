/**
 * Reading build output: where a build error is and what it says, and short logs of several messages. Part of the
 * dsl-and-extraction theme. Error layouts: GCC, rustc, TypeScript, CPython and javac messages.
 */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { entries, MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const MESSAGES =
  entries(`unexpected token / missing return / cannot find symbol / type mismatch / undeclared variable /
  expected ';' / division by zero / unused import / invalid syntax / index out of range`);

const FOLDERS = words("src lib app core src/api server/db tools pkg/util");
const LANGUAGES: Readonly<Record<string, string>> = {
  c: "C",
  ts: "TypeScript",
  py: "Python",
  rs: "Rust",
  java: "Java",
  go: "Go",
  js: "JavaScript",
};

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
const pathOf = ({ folder, file }: Place): string => `${folder}/${file}`;

const place = (r: Random): Place => ({
  folder: r.pick(FOLDERS),
  file: `${r.pick(CODE_SLOTS.v)}.${r.pick(Object.keys(LANGUAGES))}`,
  line: r.int(2, 480),
  column: r.int(1, 60),
  message: r.pick(MESSAGES),
});

const ERRORS: readonly ((p: Place) => string)[] = [
  (p) => `${pathOf(p)}:${p.line}:${p.column}: error: ${p.message}`,
  (p) => `${pathOf(p)}(${p.line},${p.column}): error TS2304: ${p.message}`,
  (p) => `File "${pathOf(p)}", line ${p.line}, in run: ${p.message}`,
  (p) => `error: ${p.message} --> ${pathOf(p)}:${p.line}:${p.column}`,
  (p) => `${pathOf(p)}:${p.line}: error: ${p.message}`,
  (p) => `ERROR in ${pathOf(p)} on line ${p.line}: ${p.message}`,
  (p) => `[error] ${p.message} at ${pathOf(p)} line ${p.line} column ${p.column}`,
];

const NO_PLACE =
  entries(`error: linking failed / fatal: out of memory / build finished with warnings / error: no space left on device /
  cannot reach the package server / 3 errors generated. / warning: unused flag / Killed / permission denied / build stopped by user`);

const PLACE_FORMS: readonly (readonly [string, (p: Place) => string])[] = [
  ["path:line", (p) => `${pathOf(p)}:${p.line}`],
  ["name(line), with the file name without its folder", (p) => `${p.file}(${p.line})`],
  ["path#Lline", (p) => `${pathOf(p)}#L${p.line}`],
  ["line@path", (p) => `${p.line}@${pathOf(p)}`],
];

const errorPlace = jobFamily(
  {
    id: "dsl-and-extraction/error-place",
    theme: "dsl-and-extraction",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    noun: ["build error", "compiler message", "error line", "line of build output"],
    setting: (random) => {
      const none = random.pick(MISSING_WORDS);
      const rules = [
        [
          `When the message names no file, answer ${none}.`,
          `If it points to no source file, the answer is ${none}.`,
        ],
      ];
      const of = (read: (p: Place) => string) => (found: Place | undefined) => (found ? read(found) : none);
      return { layouts: random.sample(ERRORS, random.int(2, 5)), rules, of };
    },
    pose: (r, { layouts }): Posed<Place | undefined> => {
      if (r.chance(0.12)) return { input: r.pick(NO_PLACE), value: undefined };
      const value = place(r);
      return { input: r.pick(layouts)(value), value };
    },
  },
  {
    place: ({ rules, of }, random) => {
      const [form, write] = random.pick(PLACE_FORMS);
      return {
        does: [
          `find the place of the error and write it as ${form}`,
          `extract file and line in the form ${form}`,
        ],
        gives: [`the place of the error as ${form}`, `file and line, written as ${form}`],
        rules: [...rules, "Columns are not wanted."],
        solve: of(write),
      };
    },
    line: ({ rules, of }) => ({
      does: ["give the line number of the error", "extract only the line number"],
      gives: ["the line number alone", "the number of the line with the error"],
      rules,
      solve: of(({ line }) => String(line)),
    }),
    path: ({ rules, of }) => ({
      does: ["give the path of the file with the error", "extract only the file path"],
      gives: ["the path of the file, folder included", "only the file's path, without line or column"],
      rules,
      solve: of(pathOf),
    }),
    file: ({ rules, of }) => ({
      does: ["give the name of the file without its folder", "extract the bare file name"],
      gives: ["the file name without its folder", "the bare name of the file with the error, extension kept"],
      rules,
      solve: of(({ file }) => file),
    }),
    folder: ({ rules, of }) => ({
      does: [
        "give the folder of the file with the error",
        "extract the directory in which the broken file lies",
      ],
      gives: ["the folder of the file, without the file name", "the directory part of the path"],
      rules: [...rules, "No slash stands at its end."],
      solve: of(({ folder }) => folder),
    }),
    message: ({ rules, of }) => ({
      does: ["say what is wrong, without the place", "extract the description of the problem"],
      gives: ["only the description of the problem", "the error text without place, severity and error code"],
      rules,
      solve: of(({ message }) => message),
    }),
    language: ({ rules, of }) => ({
      does: ["name the programming language of the file", "tell the language by the file's extension"],
      gives: ["the language of the file with the error", "the programming language, judged by the extension"],
      rules: [...rules, `The languages are ${Object.values(LANGUAGES).join(", ")}.`],
      solve: of(({ file }) => LANGUAGES[file.split(".")[1] as string] as string),
    }),
  },
);

const SEVERITIES = ["error", "warning", "note"] as const;
interface Report extends Place {
  readonly severity: (typeof SEVERITIES)[number];
}
const REPORTS: readonly ((p: Report) => string)[] = [
  (p) => `${pathOf(p)}:${p.line}:${p.column}: ${p.severity}: ${p.message}`,
  (p) => `[${p.severity.toUpperCase()}] ${pathOf(p)}:${p.line} ${p.message}`,
  (p) => `${p.severity}: ${p.message} (${pathOf(p)}:${p.line})`,
];
const VERDICTS = [
  ["failed", "shaky", "clean"],
  ["red", "yellow", "green"],
  ["ERROR", "WARN", "OK"],
  ["2", "1", "0"],
] as const;
const NO_ERROR = (none: string) => `Warnings and notes do not count; without an error answer ${none}.`;
const errors = (reports: readonly Report[]) => reports.filter(({ severity }) => severity === "error");
const count = (reports: readonly Report[], wanted: string): number =>
  reports.filter(({ severity }) => severity === wanted).length;

const buildLog = jobFamily(
  {
    id: "dsl-and-extraction/build-log",
    theme: "dsl-and-extraction",
    difficulty: "medium",
    heldOut: true,
    survives: ["injection"],
    noun: [
      "build log",
      "compiler output of several lines",
      "excerpt of a build",
      "list of compiler messages",
    ],
    setting: (random) => ({
      form: random.pick(REPORTS),
      none: random.pick(MISSING_WORDS),
      verdicts: random.pick(VERDICTS),
    }),
    pose: (r, { form }): Posed<readonly Report[]> => {
      const allowed = SEVERITIES.slice(r.pick([0, 0, 1, 2]));
      const reports = Array.from({ length: r.int(3, 5) }, (_, i) => ({
        ...place(r),
        severity: i === 0 ? allowed[0]! : r.pick(allowed),
      }));
      const shuffled = r.shuffle(reports);
      return { input: shuffled.map(form).join("\n"), value: shuffled };
    },
  },
  {
    "error-count": () => ({
      does: ["count the errors", "say how many errors the build has"],
      gives: ["the number of errors", "how many errors there are, as a number"],
      rules: ["Warnings and notes do not count."],
      solve: (reports) => String(count(reports, "error")),
    }),
    "first-error": ({ none }) => ({
      does: [
        "give the place of the first error as path:line",
        "find where the first error is and write path:line",
      ],
      gives: [
        "the place of the first error in the form path:line",
        "path and line of the first error, joined by a colon",
      ],
      rules: [NO_ERROR(none)],
      solve: (reports) => errors(reports).map((p) => `${pathOf(p)}:${p.line}`)[0] ?? none,
    }),
    "error-files": ({ none }) => ({
      does: ["list the files that have errors", "name every file with an error, without folders"],
      gives: [
        "the names of the files with errors, without folders",
        "the bare names of all files that hold an error",
      ],
      rules: ["Separate them by a comma and a space, each once, in order of appearance.", NO_ERROR(none)],
      solve: (reports) => [...new Set(errors(reports).map(({ file }) => file))].join(", ") || none,
    }),
    tally: () => ({
      does: [
        "count the messages by severity, like errors=2 warnings=0 notes=1",
        "sum up the log as errors=2 warnings=0 notes=1",
      ],
      gives: [
        "a summary like errors=2 warnings=0 notes=1",
        "the three counts in the form errors=2 warnings=0 notes=1",
      ],
      solve: (reports) => SEVERITIES.map((s) => `${s}s=${count(reports, s)}`).join(" "),
    }),
    verdict: ({ verdicts: [bad, middle, good] }) => ({
      does: ["judge the build by its worst message", "say how bad the build is"],
      gives: ["the verdict on the build", "the state of the build, judged by its worst message"],
      rules: [
        [
          `${bad} if there is an error, else ${middle} if there is a warning, else ${good}.`,
          `${bad} with any error, ${middle} with warnings but no error, ${good} with notes only.`,
        ],
      ],
      labels: [bad, middle, good],
      solve: (reports) => (count(reports, "error") ? bad : count(reports, "warning") ? middle : good),
    }),
  },
);

export const families: Family[] = [errorPlace, buildLog];
