/** Log monitoring: the value of one field of a line, or its message alone. Time stamps are in log-times.ts. */
import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings, writing } from "../lexicon/choices.js";
import type { LayoutName } from "../lexicon/log-formats.js";
import { carries, ENTRIES, type Entry, type LogLine, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as times } from "./log-times.js";

interface Field {
  readonly say: readonly string[];
  /** Lines without the field exist, so absence can be asked for. */
  readonly missing?: true;
  /** Digits only: no rule on letters. */
  readonly digits?: true;
  /** The field stands in the header of these layouts. */
  readonly layouts?: readonly LayoutName[];
}

const FIELDS = {
  ip: { say: ["IP address", "IPv4 address"], missing: true, digits: true },
  host: {
    say: ["host name", "name of the machine"],
    layouts: ["syslog", "rfc5424", "pino", "kernel", "nagios"],
  },
  pid: {
    say: ["process id", "PID"],
    digits: true,
    layouts: ["syslog", "spring", "postgres", "nginx", "redis", "pino"],
  },
  service: {
    say: ["name of the program that wrote the line", "service that logged the line"],
    layouts: ["syslog", "rfc5424", "json", "logfmt"],
  },
  message: {
    say: ["message without time, level, host and program", "text of the message, header removed"],
    layouts: ["syslog", "rfc5424", "log4j", "python", "pybasic", "go", "rust", "postgres", "nginx", "kernel"],
  },
  user: { say: ["user name", "account name"], missing: true },
  path: { say: ["file or directory path", "path on disk"], missing: true },
  duration: { say: ["duration with its unit", "time taken, with the unit"], missing: true },
  port: { say: ["port number", "network port"], digits: true },
  order: { say: ["order number", "id of the order"], missing: true },
  mail: { say: ["e-mail address", "mail address"], missing: true },
  status: { say: ["HTTP status code", "HTTP response code"], missing: true, digits: true },
  url: { say: ["request path", "path of the HTTP request"], missing: true },
  request: { say: ["request id", "id that starts with req-"], missing: true },
} as const satisfies Record<string, Field>;
type FieldName = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as FieldName[];

/** Texts that look like a value of the field; where they stand outside of its slots, a reader could doubt. */
const LOOKS_LIKE: Partial<Record<FieldName, RegExp>> = {
  ip: /\b\d+\.\d+\.\d+\.\d+/,
  user: /\b(root|admin|deploy)\b|uid=/,
  path: /(?<![\w./])\/[\w.]/,
  url: /\b(GET|POST) \/|\/(checkout|api|\.env)\b/,
  status: /HTTP|status|\bcode|answered|\b(200|401|404|429|500|535|550)\b/,
  duration: /\b\d+(\.\d+)?[ -]?(ms|s|m|h|seconds?|minutes?|hours?|days?|nights?)\b/,
};

function doubtful({ fields, layout, parts }: LogLine, name: FieldName): boolean {
  if (name === "path" && (fields.url ?? fields.file)) return true;
  // Events begin with their age, which looks like a duration.
  if (name === "duration" && layout === "event") return true;
  const look = LOOKS_LIKE[name];
  if (!look || (name === "status" && fields.status)) return false;
  const rest = (fields[name] ?? []).reduce((text, value) => text.replace(value, "~"), parts.message);
  return rest.search(look) >= 0;
}

/** The values of the field that a line shows; undefined where a reader could doubt. */
function valuesOf(line: LogLine, name: FieldName): readonly string[] | undefined {
  const { layouts }: Field = FIELDS[name];
  if (layouts && !layouts.includes(line.layout)) return undefined;
  if (name === "message") return [line.parts.message];
  return doubtful(line, name) ? undefined : (line.fields[name] ?? []);
}

const POOLS = Object.fromEntries(
  NAMES.map((name) => {
    const { layouts, missing }: Field = FIELDS[name];
    const usable = ({ source }: Entry) => !layouts || source.layouts.some((l) => layouts.includes(l));
    const shown = ENTRIES.filter((e) => usable(e) && (layouts ? !carries(e, name) : carries(e, name)));
    const empty = missing ? ENTRIES.filter((e) => !carries(e, name) && e.source.name !== "access") : [];
    return [name, { shown, empty }];
  }),
) as unknown as Record<FieldName, { readonly shown: readonly Entry[]; readonly empty: readonly Entry[] }>;

/** A line that shows the field exactly once, or not at all; tries until one fits. */
function lineWith(r: Random, pool: readonly Entry[], name: FieldName, count: 0 | 1): LogLine {
  const { layouts }: Field = FIELDS[name];
  for (let tries = 0; tries < 200; tries++) {
    const line = logLine(r, r.pick(pool), layouts);
    if (valuesOf(line, name)?.length === count && line.text.length < 400) return line;
  }
  throw new RangeError(`no log line shows ${name} ${count} times`);
}

function drawField(random: Random, variant: FieldName): DrawnTask {
  const { say, missing, digits }: Field = FIELDS[variant];
  const name = random.pick(say);
  const form = writing(random, !digits);
  const none = missing ? random.pick(NOTHING) : undefined;
  const { shown, empty } = POOLS[variant];
  const otherwise = none ? ` <If there is none|When the line has none|Without one>, answer ${none}.` : "";
  const brief = none ? `, else ${none}` : "";
  const result = (line: LogLine): string | undefined => {
    const [value, ...more] = valuesOf(line, variant) ?? [undefined, ""];
    if (more.length > 0) return undefined;
    return value === undefined ? none : form.apply(value);
  };
  return {
    canonical: `Extract the ${name} from a log line, ${form.rule}${none ? `; if there is none, answer ${none}` : ""}.`,
    ...wordings(random, {
      plain: [
        `<Extract|Pull out|Get> the ${name} from a log line. Write it ${form.rule}.${otherwise}`,
        `<Find|Look for> the ${name} in the given log entry and return it ${form.rule}.${otherwise}`,
        `The input is one line of a log. The output is the ${name} that it mentions, ${form.rule}.${otherwise}`,
        `Which ${name} <appears|occurs> in this log message? Give only that, ${form.rule}.${otherwise}`,
      ],
      terse: [
        `${name} from log line, ${form.short}${brief}`,
        `log -> ${name} (${form.short})${brief}`,
        `extract ${name}, ${form.short}${brief}`,
      ],
      casual: [
        `grab the ${name} from my log line, ${form.rule}${none ? `. no ${name}? then ${none}` : ""}`,
        `what's the ${name} here? just that, ${form.rule}${brief}`,
        `I keep copying the ${name} out of logs by hand, do it for me (${form.rule}${brief})`,
      ],
    }),
    sample: (r) => {
      const absent = none !== undefined && r.chance(0.25);
      const line = lineWith(r, absent ? empty : shown, variant, absent ? 0 : 1);
      return { input: line.text, output: result(line) as string, latent: line };
    },
    answer: ({ latent }) => result(latent as LogLine),
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/extract-field",
    theme: "log-monitoring",
    difficulty: "medium",
    variants: NAMES,
    survives: ["distractor", "injection"],
    draw: drawField,
  }),
  ...times,
];
