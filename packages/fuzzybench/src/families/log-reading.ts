/**
 * Log monitoring: reading parts out of one line. Which program wrote it, which level it carries, the value of
 * one field, and its time in another notation.
 */
import type { DrawnTask, Family } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import type { LayoutName, Level } from "../lexicon/log-formats.js";
import { ENTRIES, type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as fields } from "./log-fields.js";

const FORMATS: readonly {
  names: readonly string[];
  means: string;
  layouts: readonly LayoutName[];
  source?: string;
}[] = [
  {
    names: ["syslog", "system log"],
    means: "host name and program[pid] before the message",
    layouts: ["syslog", "rfc5424"],
  },
  { names: ["kernel", "dmesg"], means: "seconds since boot in brackets", layouts: ["dmesg"] },
  {
    names: ["java", "log4j"],
    means: "thread or main in brackets and a class name",
    layouts: ["log4j", "spring"],
  },
  {
    names: ["python", "py"],
    means: "name and level joined by dashes or colons",
    layouts: ["python", "pybasic"],
  },
  { names: ["json", "structured"], means: "a JSON object", layouts: ["pino", "json"] },
  { names: ["logfmt", "key-value"], means: "time= level= msg= pairs", layouts: ["logfmt", "docker"] },
  { names: ["postgres", "pg"], means: "UTC time, [pid] and LOG:, ERROR: or FATAL:", layouts: ["postgres"] },
  { names: ["mysql", "mariadb"], means: "a code such as [MY-010101]", layouts: ["mysql"] },
  { names: ["redis", "cache"], means: "pid:M before the date", layouts: ["redis"] },
  { names: ["kafka", "broker"], means: "ends with a kafka class in parentheses", layouts: ["kafka"] },
  { names: ["nginx", "proxy"], means: "slashes in the date and pid#0", layouts: ["nginx"] },
  { names: ["k8s", "klog"], means: "a letter with month and day, and file.go:line]", layouts: ["klog"] },
  { names: ["rust", "env_logger"], means: "time, level and crate together in brackets", layouts: ["rust"] },
  { names: ["nagios", "monitoring"], means: "SERVICE ALERT with semicolons", layouts: ["nagios"] },
  {
    names: ["access", "weblog"],
    means: "client address, quoted request and status",
    layouts: ["plain"],
    source: "access",
  },
];

function drawFormat(random: Random): DrawnTask {
  const chosen = random.sample(FORMATS, random.int(3, 5));
  const style = random.int(0, 9);
  const labels = chosen.map((f, i) => {
    const name = f.names[style % 2] as string;
    return style === 9 ? ("ABCDE"[i] as string) : style > 6 ? name.toUpperCase() : name;
  });
  const pools = chosen.map(({ layouts, source }) =>
    ENTRIES.filter((e) =>
      source ? e.source.name === source : e.source.layouts.some((l) => layouts.includes(l)),
    ),
  );
  const named = labels.map((label, i) => [label, chosen[i]!.means] as const);
  const list = gloss(named, ": ", "; ");
  const marks = gloss(named, " (", "), ").concat(")");
  return {
    canonical: `Name the format of a log line: ${gloss(labels.map((label, i) => [label, `${chosen[i]!.names[0]} line`] as const))}.`,
    ...wordings(random, {
      plain: [
        `<Recognise|Identify> the <layout|format> of a log line. The formats are ${list}.`,
        `Which <program|kind of software> wrote this log entry? <Choose|Decide> by its shape: ${list}.`,
        `Log lines from several sources are mixed. Name the source of each one: ${marks}.`,
        `Given a line from a log, return its log format. It is one of ${marks}.`,
      ],
      terse: [`log format: ${list}`, `which log is this from; ${marks}`, `format by shape: ${list}`],
      casual: [
        `what log is this line from? go by the looks: ${list}`,
        `I merged a few log files by accident, tell them apart. ${marks}`,
        `which parser do I need for this line... ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      return {
        input: logLine(r, r.pick(pools[i] as Entry[]), chosen[i]!.layouts).text,
        output: labels[i] as string,
      };
    },
  };
}

const LEVEL_LAYOUTS: readonly LayoutName[] = [
  "log4j",
  "spring",
  "python",
  "pybasic",
  "json",
  "logfmt",
  "rust",
  "prefixed",
  "pino",
];
const LEVELED = ENTRIES.filter((e) => e.source.layouts.some((l) => LEVEL_LAYOUTS.includes(l)));
const BINS: readonly (readonly (readonly Level[])[])[] = [
  [["debug"], ["info"], ["warn"], ["error", "fatal"]],
  [["debug", "info"], ["warn"], ["error", "fatal"]],
  [
    ["error", "fatal"],
    ["debug", "info", "warn"],
  ],
  [
    ["warn", "error", "fatal"],
    ["debug", "info"],
  ],
  [["debug"], ["info"], ["warn"], ["error"], ["fatal"]],
];
const LEVEL_NAMES = [
  { debug: "debug", info: "info", warn: "warning", error: "error", fatal: "fatal" },
  { debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" },
  { debug: "D", info: "I", warn: "W", error: "E", fatal: "F" },
  { debug: "10", info: "20", warn: "30", error: "40", fatal: "50" },
  { debug: "trace", info: "note", warn: "caution", error: "problem", fatal: "disaster" },
] as const;
const TWO = [
  ["yes", "no"],
  ["high", "low"],
  ["1", "0"],
  ["KEEP", "DROP"],
  ["show", "hide"],
] as const;

function drawLevel(random: Random): DrawnTask {
  const bins = random.pick(BINS);
  const names = random.pick(LEVEL_NAMES);
  const labels =
    bins.length === 2
      ? [...random.pick(TWO)]
      : bins.map((bin) => names[bin[0] === "debug" && bin.length > 1 ? "info" : bin[0]!]);
  const named = labels.map((label, i) => [label, `level ${bins[i]!.join(" or ")}`] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Read the level written in a log line: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> the level that is written in a log line and <normalise|translate> it. The result is ${equal}.`,
        `Programs write their log level in different ways (WARN, warning, 40). Give it uniformly: ${list}.`,
        `<Return|Output> the printed severity of the log entry, whatever its message says. Use ${equal}.`,
        `The input is a log line with a level (numbers 20, 30, 40, 50, 60 mean debug, info, warn, error, fatal). Map that level, ${list}.`,
      ],
      terse: [
        `written log level -> ${equal}`,
        `level field only; ${list}`,
        `log level, ignore message: ${equal}`,
      ],
      casual: [
        `what level does this line carry? just go by the level field: ${equal}`,
        `need the level out of mixed logs (ignore the text of the message). ${list}`,
        `every program spells the level its own way, make it ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      return {
        input: logLine(r, r.pick(LEVELED), LEVEL_LAYOUTS, r.pick(bins[i]!)).text,
        output: labels[i] as string,
      };
    },
  };
}

export const families: Family[] = [
  { id: "log-monitoring/format-name", theme: "log-monitoring", difficulty: "easy", draw: drawFormat },
  { id: "log-monitoring/written-level", theme: "log-monitoring", difficulty: "easy", draw: drawLevel },
  ...fields,
];
