/** Distilling: the parts of a traceback, and the one line of a short log that matters. */
import type { DrawnTask, Family } from "../family.js";
import { NOTHING, wordings, writing } from "../lexicon/choices.js";
import { ENTRIES, logLine } from "../lexicon/log-lines.js";
import { traceback } from "../lexicon/stack-traces.js";
import type { Random } from "../random.js";

const PARTS = {
  name: ["class of the exception, without package", "bare name of the exception class"],
  full: ["full class name of the exception", "exception class exactly as printed, with its package if any"],
  message: ["message of the exception, without the class", "text after the exception class"],
  file: [
    "name of the file in the last frame, without directories",
    "source file of the innermost call, no directories",
  ],
  line: ["line number of the innermost call", "line number of the frame nearest to the error"],
  call: ["name of the innermost function", "function in which the error happened, name only"],
} as const;

function drawException(random: Random): DrawnTask {
  const part = random.pick(Object.keys(PARTS) as (keyof typeof PARTS)[]);
  const what = random.pick(PARTS[part]);
  const form = writing(random, part !== "line");
  return {
    canonical: `From a stack trace give the ${what}, ${form.rule}.`,
    ...wordings(random, {
      plain: [
        `<Read|Look at> a stack trace and <give|return> the ${what}. Write it ${form.rule}.`,
        `A program crashed and printed a traceback. <Extract|Pull out> the ${what}, ${form.rule}.`,
        `The input is the end of a stack trace in Python, Java or JavaScript. The output is the ${what}, ${form.rule}.`,
        `Condense <an error trace|a crash dump> to one thing: the ${what}, ${form.rule}.`,
      ],
      terse: [
        `traceback -> ${what} (${form.short})`,
        `${what} from the stack trace, ${form.short}`,
        `crash trace: ${what}, ${form.short}`,
      ],
      casual: [
        `got a traceback here, what's the ${what}? ${form.rule} pls`,
        `boil this crash down to the ${what}, ${form.rule}`,
        `all I need from the trace is the ${what}, ${form.rule}`,
      ],
    }),
    sample: (r) => {
      const trace = traceback(r);
      return { input: trace.text, output: form.apply(trace[part]) };
    },
  };
}

const LEADS = ["INFO", "DEBUG", "WARN", "ERROR"] as const;

function drawKeyLine(random: Random): DrawnTask {
  const level = random.pick(["ERROR", "WARN"] as const);
  const none = random.pick(NOTHING);
  const words = random.int(2, 4);
  const goal = random.pick([
    {
      say: `the message of the first ${level} line, without the level; ${none} if no line has that level`,
      cut: (l: string[][]) => l.find(([lead]) => lead === level)?.[1] ?? none,
    },
    {
      say: `the message of the last ${level} line, without the level; ${none} if no line has that level`,
      cut: (l: string[][]) => l.findLast(([lead]) => lead === level)?.[1] ?? none,
    },
    {
      say: `the number of ${level} lines`,
      cut: (l: string[][]) => String(l.filter(([lead]) => lead === level).length),
    },
    {
      say: "the message of the last line, without its level",
      cut: (l: string[][]) => l.at(-1)![1] as string,
    },
    {
      say: `the first ${words} words of the last line's message, level left out`,
      cut: (l: string[][]) => l.at(-1)![1]!.split(" ").slice(0, words).join(" "),
    },
    { say: "the number of lines", cut: (l: string[][]) => String(l.length) },
    { say: "the level of the last line", cut: (l: string[][]) => l.at(-1)![0] as string },
    {
      say: `yes if any line is ${level}, otherwise no`,
      cut: (l: string[][]) => (l.some(([lead]) => lead === level) ? "yes" : "no"),
    },
  ]);
  const mark = random.pick([": ", " ", " - ", " | "]);
  return {
    canonical: `From a few log lines give ${goal.say}.`,
    ...wordings(random, {
      plain: [
        `<Several|A few> lines of program output come in, each with a level and a message. <Return|Give> ${goal.say}.`,
        `<Condense|Boil down> a short log to one thing: ${goal.say}.`,
        `From a block of log lines, <output|produce> ${goal.say}.`,
        `The input is a small excerpt of a log. The output is ${goal.say}.`,
      ],
      terse: [`short log -> ${goal.say}`, `${goal.say} (from a log excerpt)`, `log block: ${goal.say}`],
      casual: [
        `nobody reads the whole log, give me ${goal.say}`,
        `tl;dr of these log lines please: ${goal.say}`,
        `I paste a few log lines and want ${goal.say}`,
      ],
    }),
    sample: (r) => {
      const lines = Array.from({ length: r.int(2, 5) }, () => {
        const bad = r.chance(0.45);
        const pool = bad ? FAULTS : FINE;
        const message = logLine(r, r.pick(pool)).parts.message;
        return [bad ? r.pick(LEADS.slice(2)) : r.pick(LEADS.slice(0, 2)), message.slice(0, 70).trim()];
      });
      return {
        input: lines.map(([lead, message]) => `${lead}${mark}${message}`).join("\n"),
        output: goal.cut(lines),
      };
    },
  };
}

const short = ENTRIES.filter(({ message: [, , text] }) => text.length < 55 && !text.includes("  "));
const FAULTS = short.filter(({ message: [kind] }) => kind === "crit" || kind === "fail" || kind === "warn");
const FINE = short.filter(({ message: [kind] }) => kind === "ok" || kind === "info" || kind === "noise");

export const families: Family[] = [
  {
    id: "masking/exception-part",
    theme: "masking-and-distilling",
    difficulty: "medium",
    heldOut: true,
    draw: drawException,
  },
  { id: "masking/key-line", theme: "masking-and-distilling", difficulty: "hard", draw: drawKeyLine },
];
