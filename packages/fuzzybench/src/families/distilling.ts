/** Distilling: the parts of a traceback, and the lines of a short log that matter. */
import type { Family } from "../family.js";
import { type Job, jobFamily, type Posed } from "../frames/jobs.js";
import { NOTHING, writing } from "../lexicon/choices.js";
import { ENTRIES, logLine } from "../lexicon/log-lines.js";
import { type Traceback, traceback } from "../lexicon/stack-traces.js";
import type { Random } from "../random.js";

const traced =
  (part: keyof Traceback, gives: readonly string[], does: readonly string[], letters = true) =>
  (_: unknown, random: Random): Job<Traceback> => {
    const form = writing(random, letters);
    return {
      gives,
      does,
      rules: [[`Write it ${form.rule}.`, `Give it ${form.rule}.`]],
      solve: (t) => form.apply(t[part]),
    };
  };

const exceptionPart = jobFamily(
  {
    id: "masking/exception-part",
    theme: "masking-and-distilling",
    difficulty: "medium",
    heldOut: true,
    survives: ["distractor", "injection"],
    noun: [
      "stack trace in Python, Java or JavaScript",
      "traceback of a crash",
      "printed stack trace",
      "crash dump",
    ],
    setting: () => undefined,
    pose: (r: Random): Posed<Traceback> => {
      const value = traceback(r);
      return { input: value.text, value };
    },
  },
  {
    name: traced(
      "name",
      ["the class of the exception, without package", "the bare name of the exception class"],
      ["name the exception class without its package", "say which exception it was, bare class name"],
    ),
    full: traced(
      "full",
      [
        "the full class name of the exception",
        "the exception class exactly as printed, with its package if any",
      ],
      [
        "name the exception class in full, package included",
        "copy the exception class with its package, if it has one",
      ],
    ),
    message: traced(
      "message",
      ["the message of the exception, without the class", "the text after the exception class and its colon"],
      ["give the message of the exception without its class", "copy what the exception says, class left out"],
    ),
    file: traced(
      "file",
      [
        "the name of the file in the innermost frame, without directories",
        "the source file of the innermost call, no directories",
      ],
      [
        "name the file in which the error happened, without directories",
        "say in which file the innermost call is, bare name",
      ],
    ),
    line: traced(
      "line",
      ["the line number of the innermost call", "the line number of the frame where the error happened"],
      ["give the line number at which the error happened", "say on which line the innermost call is"],
      false,
    ),
    call: traced(
      "call",
      ["the name of the innermost function", "the function in which the error happened, name only"],
      [
        "name the function in which the error happened",
        "say which function was innermost, without class or package",
      ],
    ),
  },
);

type Line = readonly [level: string, message: string];
const short = ENTRIES.filter(({ message: [, , text] }) => text.length < 55 && !text.includes("  "));
const FAULTS = short.filter(({ message: [kind] }) => kind === "crit" || kind === "fail" || kind === "warn");
const FINE = short.filter(({ message: [kind] }) => kind === "ok" || kind === "info" || kind === "noise");

const keyLine = jobFamily(
  {
    id: "masking/key-line",
    theme: "masking-and-distilling",
    difficulty: "hard",
    survives: [],
    noun: [
      "short log",
      "log excerpt of a few lines",
      "block of log lines",
      "piece of program output with levels",
    ],
    setting: (random) => {
      const level = random.pick(["ERROR", "WARN"]);
      const none = random.pick(NOTHING);
      return {
        level,
        none,
        mark: random.pick([": ", " ", " - ", " | "]),
        without: [
          `If no line has the level ${level}, answer ${none}.`,
          `${none} if there is no ${level} line.`,
        ],
        message: ["The level is left out.", "Write the message only, without its level."],
      };
    },
    pose: (r, { mark }): Posed<readonly Line[]> => {
      const lines = Array.from({ length: r.int(2, 5) }, (): Line => {
        const bad = r.chance(0.45);
        const text = logLine(r, r.pick(bad ? FAULTS : FINE)).parts.message;
        return [r.pick(bad ? ["WARN", "ERROR"] : ["INFO", "DEBUG"]), text.slice(0, 70).trim()];
      });
      return { input: lines.map((line) => line.join(mark)).join("\n"), value: lines };
    },
  },
  {
    "first-of-level": ({ level, none, without, message }) => ({
      does: [
        `find the first ${level} line and give its message`,
        `print what the first line of level ${level} says`,
      ],
      gives: [`the message of the first ${level} line`, `what the first ${level} line says`],
      rules: [message, without],
      solve: (lines) => lines.find(([lead]) => lead === level)?.[1] ?? none,
    }),
    "last-of-level": ({ level, none, without, message }) => ({
      does: [
        `find the last ${level} line and give its message`,
        `print what the last line of level ${level} says`,
      ],
      gives: [`the message of the last ${level} line`, `what the last ${level} line says`],
      rules: [message, without],
      solve: (lines) => lines.findLast(([lead]) => lead === level)?.[1] ?? none,
    }),
    "level-count": ({ level }) => ({
      does: [`count the ${level} lines`, `say how many lines have the level ${level}`],
      gives: [`the number of ${level} lines`, `how many ${level} lines there are, as a number`],
      solve: (lines) => String(lines.filter(([lead]) => lead === level).length),
    }),
    "last-message": ({ message }) => ({
      does: ["give the message of the last line", "print what the last line says"],
      gives: ["the message of the last line", "what the final line says"],
      rules: [message],
      solve: (lines) => lines.at(-1)?.[1] ?? "",
    }),
    "last-words": ({ message }, random) => {
      const n = random.int(2, 4);
      return {
        does: [
          `give the first ${n} words of the last line's message`,
          `shorten the last line's message to its first ${n} words`,
        ],
        gives: [
          `the first ${n} words of the last message`,
          `the beginning of the last line's message, ${n} words`,
        ],
        rules: [message],
        solve: (lines) => (lines.at(-1)?.[1] ?? "").split(" ").slice(0, n).join(" "),
      };
    },
    "line-count": () => ({
      does: ["count the lines", "say how many lines the log has"],
      gives: ["the number of lines", "how many lines there are, as a number"],
      solve: (lines) => String(lines.length),
    }),
    "last-level": () => ({
      does: ["give the level of the last line", "say at which level the last line was logged"],
      gives: ["the level of the last line", "the level word that the last line begins with"],
      labels: ["DEBUG", "INFO", "WARN", "ERROR"],
      solve: (lines) => lines.at(-1)?.[0] ?? "",
    }),
    "has-level": ({ level }, random) => {
      const [yes, no] = random.pick([
        ["yes", "no"],
        ["true", "false"],
        ["1", "0"],
        ["alert", "quiet"],
      ] as const);
      return {
        does: [`check whether any line is ${level}`, `say if the level ${level} occurs`],
        gives: [`whether the level ${level} occurs`, `whether there is any ${level} line`],
        rules: [
          [
            `Answer ${yes} if there is one and ${no} if not.`,
            `${yes} with at least one ${level} line, ${no} without.`,
          ],
        ],
        labels: [yes, no],
        solve: (lines) => (lines.some(([lead]) => lead === level) ? yes : no),
      };
    },
    levels: () => ({
      does: ["list the levels that occur", "say which levels the lines have"],
      gives: ["the levels that occur in the log", "the different levels of the lines"],
      rules: ["Each once, in order of first appearance, separated by a comma and a space."],
      solve: (lines) => [...new Set(lines.map(([lead]) => lead))].join(", "),
    }),
  },
);

export const families: Family[] = [exceptionPart, keyLine];
