/**
 * Log monitoring: reading parts out of one line. Which program wrote it, which level it carries, the value of
 * one field, and its time in another notation.
 */
import { type DrawnTask, type Family, family } from "../family.js";
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

const POOLS = new Map(
  FORMATS.map((format) => [
    format,
    ENTRIES.filter((e) =>
      format.source
        ? e.source.name === format.source
        : e.source.layouts.some((l) => format.layouts.includes(l)),
    ),
  ]),
);
type Format = (typeof FORMATS)[number];
const write = (r: Random, format: Format): string =>
  logLine(r, r.pick(POOLS.get(format) as Entry[]), format.layouts).text;

/** "named" offers three to five formats; "named-or-other" two to four, and a label for all others. */
function drawFormat(random: Random, variant: "named" | "named-or-other"): DrawnTask {
  const drawn = random.sample(FORMATS, random.int(3, 5));
  const other = variant === "named-or-other";
  const chosen = other ? drawn.slice(1) : drawn;
  const rest = FORMATS.filter((format) => !chosen.includes(format));
  const style = random.int(0, 9);
  const labels = chosen.map((f, i) => {
    const name = f.names[style % 2] as string;
    return style === 9 ? ("ABCDE"[i] as string) : style > 6 ? name.toUpperCase() : name;
  });
  const named = labels.map((label, i) => [label, chosen[i]!.means] as const);
  const brief = labels.map((label, i): [string, string] => [label, `${chosen[i]!.names[0]} line`]);
  if (other) {
    const label = random.pick(["other", "unknown", "?", "none"]);
    labels.push(label);
    named.push([label, "any other shape"]);
    brief.push([label, "any other format"]);
  }
  const list = gloss(named, ": ", "; ");
  const marks = gloss(named, " (", "), ").concat(")");
  return {
    canonical: `Name the format of a log line: ${gloss(brief)}.`,
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
      const format = chosen[i] ?? r.pick(rest);
      return { input: write(r, format), output: labels[i] as string, latent: format };
    },
    answer: ({ latent }) => labels[chosen.indexOf(latent as Format)] ?? (other ? labels.at(-1) : undefined),
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
const BINS = {
  "four-levels": [["debug"], ["info"], ["warn"], ["error", "fatal"]],
  "three-levels": [["debug", "info"], ["warn"], ["error", "fatal"]],
  "five-levels": [["debug"], ["info"], ["warn"], ["error"], ["fatal"]],
  "error-or-above": [
    ["error", "fatal"],
    ["debug", "info", "warn"],
  ],
  "warning-or-above": [
    ["warn", "error", "fatal"],
    ["debug", "info"],
  ],
  "debug-only": [["debug"], ["info", "warn", "error", "fatal"]],
} as const satisfies Record<string, readonly (readonly Level[])[]>;
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

function drawLevel(random: Random, variant: keyof typeof BINS): DrawnTask {
  const bins: readonly (readonly Level[])[] = BINS[variant];
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
      const level = r.pick(bins[i]!);
      const input = logLine(r, r.pick(LEVELED), LEVEL_LAYOUTS, level).text;
      return { input, output: labels[i] as string, latent: level };
    },
    answer: ({ latent }) => labels[bins.findIndex((bin) => bin.includes(latent as Level))],
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/format-name",
    theme: "log-monitoring",
    difficulty: "easy",
    variants: ["named", "named-or-other"],
    survives: ["typos", "injection"],
    draw: drawFormat,
  }),
  family({
    id: "log-monitoring/written-level",
    theme: "log-monitoring",
    difficulty: "easy",
    variants: Object.keys(BINS) as (keyof typeof BINS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawLevel,
  }),
  ...fields,
];
