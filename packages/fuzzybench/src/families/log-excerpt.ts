/** Log monitoring: questions on a short excerpt of two to four lines. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { broken, calm, isCause, isKind } from "../lexicon/alert-facts.js";
import { wordings } from "../lexicon/choices.js";
import { ENTRIES, type Entry } from "../lexicon/log-lines.js";
import { fillSlots } from "../lexicon/log-slots.js";
import type { Random } from "../random.js";

const short = ({ message: [, , text] }: Entry): boolean => text.length < 110;
const FAILING = ENTRIES.filter((entry) => short(entry) && broken(entry) && !isCause("intrusion")(entry));
const FINE = [
  ENTRIES.filter((entry) => short(entry) && calm(entry)),
  ENTRIES.filter(isKind("heal")),
] as const;

/** True for each line that reports a failure. */
type Failures = readonly boolean[];

function someFailures(r: Random): Failures {
  const failing = r.pick([0, 0.25, 0.5, 0.75, 1]);
  return Array.from({ length: r.int(2, 4) }, () => r.chance(failing));
}

/** One line for each entry of the list, with rising times or without any. */
function writeExcerpt(r: Random, failures: Failures): string {
  let second = r.int(0, 80000);
  const dated = r.chance(0.7);
  const lines = failures.map((failed) => {
    const entry = r.pick(failed ? FAILING : r.pick([FINE[0], FINE[0], FINE[1]]));
    second += r.int(1, 900);
    const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
    const stamp = time.map((n) => String(n).padStart(2, "0")).join(":");
    return `${dated ? `${stamp} ` : ""}${fillSlots(r, entry.message[2]).text.trimEnd()}`;
  });
  return lines.join("\n");
}

interface Question {
  /** The answer: a number, or true and false for a question with two labels. */
  readonly of: (failures: Failures) => number | boolean;
  readonly ask: readonly string[];
  /** How to answer; `yes` and `no` are the labels of a question with two of them. */
  readonly how: (yes: string, no: string) => string;
}

const yesNo = (yes: string, no: string): string => `${yes} if so, ${no} if not`;
const QUESTIONS = {
  "any-failure": {
    of: (f) => f.includes(true),
    ask: ["whether any of the lines reports a failure", "if at least one line tells of a failure"],
    how: yesNo,
  },
  "all-failed": {
    of: (f) => !f.includes(false),
    ask: ["whether all of the lines report failures", "if every single line tells of a failure"],
    how: yesNo,
  },
  "last-line-failed": {
    of: (f) => f.at(-1) === true,
    ask: ["whether the last line reports a failure", "if the excerpt ends with a failure"],
    how: yesNo,
  },
  "first-line-failed": {
    of: (f) => f[0] === true,
    ask: ["whether the first line reports a failure", "if the excerpt starts with a failure"],
    how: yesNo,
  },
  "count-failures": {
    of: (f) => f.filter(Boolean).length,
    ask: ["how many of the lines report a failure", "the number of lines that tell of a failure"],
    how: () => "give a plain number, 0 if there is none",
  },
  "first-failure": {
    of: (f) => f.indexOf(true) + 1,
    ask: [
      "which line is the first to report a failure",
      "the number of the first line that tells of a failure",
    ],
    how: () => "count lines from 1, and give 0 if none fails",
  },
  "last-failure": {
    of: (f) => f.lastIndexOf(true) + 1,
    ask: [
      "which line is the last to report a failure",
      "the number of the last line that tells of a failure",
    ],
    how: () => "count lines from 1, and give 0 if none fails",
  },
} as const satisfies Record<string, Question>;

function drawExcerpt(random: Random, variant: keyof typeof QUESTIONS): DrawnTask {
  const question: Question = QUESTIONS[variant];
  const l = relabel(
    random,
    ["yes", "no"],
    [
      ["yes", "no"],
      ["YES", "NO"],
      ["1", "0"],
      ["true", "false"],
      ["bad", "good"],
      ["ALERT", "QUIET"],
    ],
  );
  const ask = random.pick(question.ask);
  const how = question.how(l.yes, l.no);
  const write = (failures: Failures): string => {
    const result = question.of(failures);
    return typeof result === "number" ? String(result) : result ? l.yes : l.no;
  };
  const numbered = typeof question.of([true]) === "number";
  const wanted: readonly (number | boolean)[] = numbered ? [0, 1, 2, 3, 4] : [true, false];
  const note = "Trouble that recovered and mere mentions of errors are no failures.";
  return {
    canonical: `From a few log lines tell ${ask}; ${how}.`,
    ...wordings(random, {
      plain: [
        `The input is a piece of a log, <one entry a line|several lines long>. Tell ${ask}: ${how}. ${note}`,
        `<Read|Look through> these log lines and find out ${ask}. For the answer, ${how}. ${note}`,
        `Given two to four log lines, say ${ask} (${how}). ${note}`,
        `<Check|Examine> a log excerpt. What matters is ${ask}. Answer like this: ${how}. ${note}`,
      ],
      terse: [`log excerpt: ${ask}; ${how}`, `${ask} (${how})`, `several log lines -> ${ask}, ${how}`],
      casual: [
        `here's a bit of log. I'd like to know ${ask}, ${how}`,
        `skim these lines for me and tell ${ask}: ${how}. things that recovered don't count`,
        `can you see ${ask}? ${how}`,
      ],
    }),
    ...(numbered ? {} : { labels: l.all }),
    sample: (r) => {
      const goal = r.pick(wanted);
      let failures = someFailures(r);
      for (let tries = 0; tries < 9 && question.of(failures) !== goal; tries++) failures = someFailures(r);
      return { input: writeExcerpt(r, failures), output: write(failures), latent: failures };
    },
    answer: ({ latent }) => write(latent as Failures),
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/excerpt",
    theme: "log-monitoring",
    difficulty: "hard",
    variants: Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[],
    survives: ["typos", "case", "unicode"],
    draw: drawExcerpt,
  }),
];
