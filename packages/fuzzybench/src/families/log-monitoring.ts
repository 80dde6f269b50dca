/**
 * Log monitoring: how bad a line is. Lines come from lexicon/log-lines.ts, whose latent facts are the answers.
 * Criteria for an alert are in log-alerts.ts, subsystem and cause in log-outcomes.ts, reading parts out of a line in
 * log-reading.ts, numbers in log-limits.ts, web access logs in log-access.ts and several lines in log-excerpt.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { broken, calm, isCause, isKind, type Test } from "../lexicon/alert-facts.js";
import { choose, gloss, wordings } from "../lexicon/choices.js";
import { ENTRIES, type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as access } from "./log-access.js";
import { families as alerts } from "./log-alerts.js";
import { families as excerpt } from "./log-excerpt.js";
import { families as limits } from "./log-limits.js";
import { families as outcomes } from "./log-outcomes.js";
import { families as reading } from "./log-reading.js";

const SEVERITY_SETS = [
  ["critical", "error", "warning", "info"],
  ["P1", "P2", "P3", "P4"],
  ["DISASTER", "FAILURE", "CAUTION", "NORMAL"],
  ["4", "3", "2", "1"],
  ["A", "B", "C", "D"],
  ["black", "red", "yellow", "green"],
  ["emergency", "broken", "watch", "fine"],
  ["SEV1", "SEV2", "SEV3", "NONE"],
] as const;
type Row = 0 | 1 | 2 | 3;

/** One grade: its place in the label sets, its meaning at length and in brief, and its messages. */
interface Grade {
  readonly row: Row;
  readonly means: string;
  readonly brief: string;
  readonly test: Test;
}

const WORST: Grade = {
  row: 0,
  means: "<a program or machine crashed, or data is lost|a crash of a process or machine, or lost data>",
  brief: "crash or lost data",
  test: (entry) => isKind("crit")(entry) && isCause("crash", "loss")(entry),
};
const SINGLE: Grade = {
  row: 1,
  means: "<one operation failed|some action did not succeed>, nothing crashed",
  brief: "something failed",
  test: (entry) => isKind("fail")(entry) && !isCause("crash")(entry),
};
const FAILED: Grade = {
  row: 1,
  means: "<something failed or crashed|a failure of any kind>",
  brief: "something failed",
  test: (entry) => broken(entry) && !isCause("intrusion")(entry),
};
const SOON: Grade = {
  row: 2,
  means:
    "<still working, but will break soon or looks suspicious|a threat or a shortage that somebody should handle soon>",
  brief: "breaks soon or suspicious",
  test: (entry) => isKind("warn")(entry) && !isCause("timeout", "other")(entry),
};
const REPAIRED: Grade = {
  row: 2,
  means: "<something failed but works again|trouble that is over, for instance after a retry>",
  brief: "trouble that is over",
  test: isKind("heal"),
};
const NORMAL: Grade = {
  row: 3,
  means: "<normal operation or success|routine activity, all well>",
  brief: "normal or success",
  test: calm,
};
const FINE: Grade = {
  row: 3,
  means: "<normal operation, success, or trouble that repaired itself|all well, or well again>",
  brief: "normal or repaired",
  test: (entry) => calm(entry) || isKind("heal")(entry),
};

const SCALES = {
  "four-grades": [WORST, SINGLE, SOON, FINE],
  "three-grades": [FAILED, SOON, FINE],
  "worst-single-normal": [WORST, SINGLE, NORMAL],
  "failed-repaired-normal": [FAILED, REPAIRED, NORMAL],
  "worst-single-repaired-normal": [WORST, SINGLE, REPAIRED, NORMAL],
} as const satisfies Record<string, readonly Grade[]>;

const poolOf = new Map<Grade, Entry[]>(
  [WORST, SINGLE, FAILED, SOON, REPAIRED, NORMAL, FINE].map((grade) => [grade, ENTRIES.filter(grade.test)]),
);

function drawSeverity(random: Random, variant: keyof typeof SCALES): DrawnTask {
  const grades: readonly Grade[] = SCALES[variant];
  const set = random.pick(SEVERITY_SETS);
  const labels = grades.map(({ row }) => set[row] as string);
  const named = grades.map(({ means }, i) => [labels[i] as string, choose(random, means)] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Severity of a log line: ${gloss(grades.map(({ brief }, i) => [labels[i] as string, brief] as const))}.`,
    ...wordings(random, {
      plain: [
        `<Grade|Rate> how serious a log line is. The grades are ${list}.`,
        `<Read the log entry and pick|Pick> the severity that fits what happened. Use ${equal}.`,
        `Sort log messages by <how bad they are|urgency>. The scale is: ${list}.`,
        `Each input is a log line. Its severity follows from its <content|meaning>: ${equal}. <Ignore the level that the program wrote.|>`,
      ],
      terse: [`log severity: ${equal}`, `how bad is this log line? ${list}`, `severity by meaning; ${list}`],
      casual: [
        `tell me how bad this log line is please. ${list}`,
        `I need a quick severity for log lines, so ${equal}. thx`,
        `could you rank log messages for us? we use ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const entry = r.pick(poolOf.get(grades[i] as Grade) as Entry[]);
      return { input: logLine(r, entry).text, output: labels[i] as string, latent: entry };
    },
    answer: ({ latent }) => labels[grades.findIndex(({ test }) => test(latent as Entry))],
  };
}

const severity = family({
  id: "log-monitoring/severity",
  theme: "log-monitoring",
  difficulty: "medium",
  variants: Object.keys(SCALES) as (keyof typeof SCALES)[],
  survives: MEANING_SURVIVES,
  draw: drawSeverity,
});

export const families: Family[] = [
  ...alerts,
  severity,
  ...outcomes,
  ...reading,
  ...limits,
  ...access,
  ...excerpt,
];
