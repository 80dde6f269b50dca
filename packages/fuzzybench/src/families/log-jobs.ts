/** Log monitoring: how a job ended, and the role of a line in a stack trace. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { JOB_LINES } from "../lexicon/job-lines.js";
import { ENTRIES, logLine } from "../lexicon/log-lines.js";
import { fillSlots } from "../lexicon/log-slots.js";
import { FRAMES, type FrameLanguage, throwLine, traceFrame } from "../lexicon/stack-traces.js";
import type { Random } from "../random.js";

function drawOutcome(random: Random): DrawnTask {
  const three = random.chance(0.5);
  const keys = ["good", "bad", "open"] as const;
  const l = relabel(
    random,
    three ? keys : keys.slice(0, 2),
    three
      ? [
          ["success", "failure", "unfinished"],
          ["ok", "failed", "running"],
          ["PASS", "FAIL", "PENDING"],
          ["1", "0", "?"],
          ["G", "B", "U"],
          ["done", "broken", "in progress"],
        ]
      : [
          ["success", "failure"],
          ["ok", "failed"],
          ["PASS", "FAIL"],
          ["yes", "no"],
          ["1", "0"],
          ["true", "false"],
          ["done", "broken"],
          ["fine", "redo"],
        ],
  );
  const open = three ? ` and ${l.open} when it has not ended yet` : "";
  const list = three ? `${l.good}, ${l.bad} or ${l.open} (still going)` : `${l.good} or ${l.bad}`;
  return {
    canonical: `Did the job in the log line succeed: ${l.good} = it succeeded, ${l.bad} = it failed${three ? `, ${l.open} = not ended yet` : ""}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Decide> from a log line how a job ended. <Say|Answer> ${l.good} when it succeeded, ${l.bad} when it failed${open}.`,
        `Did the task <work out|succeed>? ${l.good} stands for success, ${l.bad} for failure${three ? `, ${l.open} for a job that is still queued or running` : ""}.`,
        `The input reports on a <batch job|scheduled task>. <Output|Return> ${l.bad} if the job did not complete, ${l.good} if it did${open}.`,
        `Give the <result|outcome> of the job in the line: ${l.good} for a good end, ${l.bad} for a bad one${open}. A failed try that later worked counts as ${l.good}.`,
      ],
      terse: [
        `job result: ${list}; ${l.good} = succeeded, ${l.bad} = failed`,
        `job succeeded -> ${l.good}, job failed -> ${l.bad}${three ? `, not ended -> ${l.open}` : ""}`,
        `outcome of the run (${l.good} good, ${l.bad} bad${three ? `, ${l.open} not over` : ""})`,
      ],
      casual: [
        `did my job go through? ${l.good} if yes, ${l.bad} if it died${three ? `, ${l.open} if it's not over` : ""}`,
        `just tell me ${list} for each job line: ${l.good} means it worked, ${l.bad} it didn't`,
        `I check cron results every morning, do it for me: worked = ${l.good}, failed = ${l.bad}${three ? `, still going = ${l.open}` : ""}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const key = r.pick(three ? keys : (["good", "bad"] as const));
      return {
        input: fillSlots(r, `${r.pick(JOB_LINES.heads)}${r.pick(JOB_LINES[key])}`).text,
        output: l[key],
      };
    },
  };
}

function drawTrace(random: Random): DrawnTask {
  const mode = random.pick(["part", "role", "language"] as const);
  const languages = random.sample(Object.keys(FRAMES) as FrameLanguage[], random.int(3, 4));
  const ordinary = ENTRIES.filter(
    ({ message: [, subsystem, , cause] }) =>
      subsystem !== "build" && !["bug", "crash", "memory"].includes(cause ?? ""),
  );
  const plainLine = (r: Random): string => logLine(r, r.pick(ordinary)).text;
  const anyFrame = (r: Random): string => traceFrame(r, r.pick(Object.keys(FRAMES) as FrameLanguage[]));
  const [labels, meanings, make] =
    mode === "part"
      ? ([
          random.pick([
            ["trace", "log"],
            ["yes", "no"],
            ["STACK", "LINE"],
            ["1", "0"],
            ["frame", "entry"],
            ["T", "L"],
          ]),
          ["a line inside a stack trace", "an ordinary log entry"],
          [anyFrame, plainLine],
        ] as const)
      : mode === "role"
        ? ([
            random.pick([
              ["frame", "exception", "log"],
              ["F", "E", "L"],
              ["CALL", "THROW", "OTHER"],
              ["1", "2", "3"],
              ["where", "what", "neither"],
            ]),
            [
              "a call of a stack trace with its place in the code",
              "the line that names the exception",
              "an ordinary log entry",
            ],
            [anyFrame, throwLine, plainLine],
          ] as const)
        : ([
            random.chance(0.3)
              ? languages.map((_, i) => "ABCD"[i] as string)
              : random.chance(0.4)
                ? languages.map((x) => x.toLowerCase())
                : [...languages],
            languages.map((x) => `a frame of a ${x} program`),
            languages.map((x) => (r: Random) => traceFrame(r, x)),
          ] as const);
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
      return { input: make[i]!(r), output: labels[i] as string };
    },
  };
}

export const families: Family[] = [
  {
    id: "log-monitoring/job-outcome",
    theme: "log-monitoring",
    difficulty: "medium",
    heldOut: true,
    draw: drawOutcome,
  },
  { id: "log-monitoring/stack-trace-line", theme: "log-monitoring", difficulty: "easy", draw: drawTrace },
];
