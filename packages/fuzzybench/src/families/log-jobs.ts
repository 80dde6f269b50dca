/** Log monitoring: how a job ended, and the role of a line in a stack trace. */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { JOB_LINES } from "../lexicon/job-lines.js";
import { ENTRIES, logLine } from "../lexicon/log-lines.js";
import { fillSlots } from "../lexicon/log-slots.js";
import { FRAMES, type FrameLanguage, throwLine, traceFrame } from "../lexicon/stack-traces.js";
import type { Random } from "../random.js";

const STATES = ["good", "bad", "open"] as const;
type State = (typeof STATES)[number];

/** A question about the state of a job: label sets, the place of the label by state, and the meanings. */
interface Question {
  readonly sets: readonly (readonly string[])[];
  readonly of: Readonly<Record<State, number>>;
  readonly ask: string;
  readonly means: readonly (readonly string[])[];
}

const YES_NO = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["Y", "N"],
] as const;

const QUESTIONS = {
  outcome: {
    sets: [
      ["success", "failure", "unfinished"],
      ["ok", "failed", "running"],
      ["PASS", "FAIL", "PENDING"],
      ["1", "0", "?"],
      ["G", "B", "U"],
      ["done", "broken", "in progress"],
    ],
    of: { good: 0, bad: 1, open: 2 },
    ask: "how the job ended",
    means: [["it succeeded"], ["it failed"], ["it has not ended yet", "it is still queued or running"]],
  },
  succeeded: {
    sets: [...YES_NO, ["success", "not yet"], ["DONE", "MISSING"], ["ready", "not ready"]],
    of: { good: 0, bad: 1, open: 1 },
    ask: "whether the job has succeeded",
    means: [
      ["it came to a good end", "it succeeded"],
      ["it failed or has not ended yet", "it failed, waits or is still running"],
    ],
  },
  failed: {
    sets: [...YES_NO, ["redo", "leave"], ["FAIL", "OK"], ["broken", "fine"]],
    of: { good: 1, bad: 0, open: 1 },
    ask: "whether the job has failed for good and must be run again",
    means: [
      ["it failed for good", "it ended without success"],
      ["it succeeded or is not over", "it succeeded, waits or is still running"],
    ],
  },
  ended: {
    sets: [...YES_NO, ["over", "open"], ["ENDED", "ACTIVE"], ["finished", "unfinished"]],
    of: { good: 0, bad: 0, open: 1 },
    ask: "whether the job is over, no matter with which result",
    means: [
      ["it is over, well or badly", "it ended, by success or by failure"],
      ["it waits or is still running", "it has not ended yet"],
    ],
  },
} as const satisfies Record<string, Question>;

function drawOutcome(random: Random, variant: keyof typeof QUESTIONS): DrawnTask {
  const question: Question = QUESTIONS[variant];
  const labels = random.pick(question.sets);
  const means = question.means.map((ways) => random.pick(ways));
  const named = labels.map((label, i) => [label, means[i] as string] as const);
  const states = labels.map((_, i) => STATES.filter((state) => question.of[state] === i));
  const [list, equal] = [gloss(named, " if ", ", "), gloss(named)];
  const retry = "A failed try that later worked counts as success";
  return {
    canonical: `Tell from a log line ${question.ask}: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Decide> from a log line ${question.ask}. <Say|Answer> ${list}. ${retry}.`,
        `The input reports on a <batch job|scheduled task>. <Output|Return> ${question.ask}: ${equal}.`,
        `Give the <state|status> of the job in the line, that is ${question.ask}. Use ${equal}. ${retry}.`,
        `A line about a <nightly run|cron job> comes in. Is it so? ${gloss(named, ": ", ". ")}.`,
      ],
      terse: [`job line: ${equal}`, `${question.ask} -> ${equal}`, `state of the run (${list})`],
      casual: [
        `I need to know ${question.ask}. ${list}, ok?`,
        `just tell me ${labels.join(" or ")} for each job line: ${equal}`,
        `I check cron results every morning, do it for me: ${list}. ${retry.toLowerCase()}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const state = r.pick(states[i] as State[]);
      const text = `${r.pick(JOB_LINES.heads)}${r.pick(JOB_LINES[state])}`;
      return { input: fillSlots(r, text).text, output: labels[i] as string, latent: state };
    },
    answer: ({ latent }) => labels[question.of[latent as State]],
  };
}

type Mode = "part" | "role" | "language";
type Kind = FrameLanguage | "throw" | "log";
const LANGUAGES = Object.keys(FRAMES) as FrameLanguage[];
const ORDINARY = ENTRIES.filter(
  ({ message: [, subsystem, , cause] }) =>
    subsystem !== "build" && !["bug", "crash", "memory"].includes(cause ?? ""),
);
const make = (r: Random, kind: Kind): string => {
  if (kind === "throw") return throwLine(r);
  return kind === "log" ? logLine(r, r.pick(ORDINARY)).text : traceFrame(r, kind);
};

/** Label sets, their meanings and the kinds of line behind each. */
function traceClasses(random: Random, mode: Mode): [readonly string[], readonly string[], readonly Kind[][]] {
  if (mode === "part") {
    const names = [
      ["trace", "log"],
      ["yes", "no"],
      ["STACK", "LINE"],
      ["1", "0"],
      ["frame", "entry"],
      ["T", "L"],
    ];
    const means = ["a line inside a stack trace", "an ordinary log entry"];
    return [random.pick(names), means, [LANGUAGES, ["log"]]];
  }
  if (mode === "role") {
    const names = [
      ["frame", "exception", "log"],
      ["F", "E", "L"],
      ["CALL", "THROW", "OTHER"],
      ["1", "2", "3"],
      ["where", "what", "neither"],
    ];
    const means = [
      "a call of a stack trace with its place in the code",
      "the line that names the exception",
      "an ordinary log entry",
    ];
    return [random.pick(names), means, [LANGUAGES, ["throw"], ["log"]]];
  }
  const languages = random.sample(LANGUAGES, random.int(3, 4));
  const style = random.int(0, 9);
  const labels = languages.map((x, i) =>
    style < 3 ? ("ABCD"[i] as string) : style < 6 ? x.toLowerCase() : x,
  );
  return [labels, languages.map((x) => `a frame of a ${x} program`), languages.map((x) => [x])];
}

function drawTrace(random: Random, mode: Mode): DrawnTask {
  const [labels, meanings, kinds] = traceClasses(random, mode);
  const named = labels.map((label, i) => [label, meanings[i] as string] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  const topic =
    mode === "language"
      ? "the programming language that a stack trace line comes from"
      : "what role a line plays in the output of a crashed program";
  const ask =
    mode === "language" ? "which language printed this stack frame" : "is this line part of a stack trace";
  return {
    canonical: `Classify one line of program output: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Recognise|Detect> ${topic}. The answers: ${list}.`,
        `<Look at|Read> a line from a log file and classify it as ${equal}.`,
        `Log files mix ordinary lines with stack traces. <Label|Mark> the given line, where ${equal}.`,
        `Find out ${ask}. Answer like this: ${list}.`,
      ],
      terse: [`${ask}: ${equal}`, `stack trace line kind; ${list}`, `${equal}`],
      casual: [
        `${ask}? ${equal}`,
        `sorting crash output here, so ${list}`,
        `got a random line from a log, label it for me: ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const kind = r.pick(kinds[i] as Kind[]);
      return { input: make(r, kind), output: labels[i] as string, latent: kind };
    },
    answer: ({ latent }) => labels[kinds.findIndex((group) => group.includes(latent as Kind))],
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/job-outcome",
    theme: "log-monitoring",
    difficulty: "medium",
    heldOut: true,
    variants: Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[],
    survives: MEANING_SURVIVES,
    draw: drawOutcome,
  }),
  family({
    id: "log-monitoring/stack-trace-line",
    theme: "log-monitoring",
    difficulty: "easy",
    variants: ["part", "role", "language"],
    survives: ["typos", "injection"],
    draw: drawTrace,
  }),
];
