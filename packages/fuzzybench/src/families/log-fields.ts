/** Log monitoring: the value of one field of a line, and its time in another notation. */
import type { DrawnTask, Family } from "../family.js";
import { NOTHING, wordings, writing } from "../lexicon/choices.js";
import {
  clock,
  isoDate,
  LAYOUTS,
  type Layout,
  type LayoutName,
  monthName,
  type Stamp,
} from "../lexicon/log-formats.js";
import { carries, ENTRIES, type Entry, type LogLine, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";

/** Fields to extract; `missing` says that lines without the field exist, so absence can be asked for. */
const FIELDS: readonly { field: string; say: readonly string[]; missing: boolean }[] = [
  { field: "ip", say: ["IP address", "IPv4 address"], missing: true },
  { field: "host", say: ["host name", "name of the machine"], missing: false },
  { field: "pid", say: ["process id", "PID"], missing: false },
  { field: "user", say: ["user name", "account name"], missing: true },
  { field: "path", say: ["file or directory path", "path on disk"], missing: true },
  { field: "duration", say: ["duration with its unit", "time taken, with the unit"], missing: true },
  { field: "port", say: ["port number", "network port"], missing: false },
  { field: "order", say: ["order number", "id of the order"], missing: true },
  { field: "mail", say: ["e-mail address", "mail address"], missing: true },
  { field: "status", say: ["HTTP status code", "HTTP response code"], missing: false },
  { field: "url", say: ["request path", "path of the HTTP request"], missing: false },
  { field: "request", say: ["request id", "id that starts with req-"], missing: true },
];
const HEADED: readonly LayoutName[] = ["syslog", "rfc5424", "pino", "kernel", "nagios"];
const WITH_PID: readonly LayoutName[] = ["syslog", "spring", "postgres", "nginx", "redis", "pino"];

/** A line that shows the field exactly once, or not at all; tries until one fits. */
function lineWith(r: Random, pool: readonly Entry[], field: string, count: 0 | 1): LogLine {
  const layouts = field === "host" ? HEADED : field === "pid" ? WITH_PID : undefined;
  for (let tries = 0; tries < 200; tries++) {
    const entry = r.pick(pool);
    const line = logLine(r, entry, layouts);
    const doubtful = field === "path" && (line.fields.url ?? line.fields.file) !== undefined;
    if ((line.fields[field]?.length ?? 0) === count && !doubtful && line.text.length < 400) return line;
  }
  throw new RangeError(`no log line shows ${field} ${count} times`);
}

function drawField(random: Random): DrawnTask {
  const { field, say, missing } = random.pick(FIELDS);
  const name = random.pick(say);
  const form = writing(random, !["ip", "pid", "port", "status"].includes(field));
  const none = missing ? random.pick(NOTHING) : undefined;
  const layouts: readonly LayoutName[] = field === "host" ? HEADED : WITH_PID;
  const header = field === "host" || field === "pid";
  const pool = header
    ? ENTRIES.filter((e) => !carries(e, field) && e.source.layouts.some((l) => layouts.includes(l)))
    : ENTRIES.filter((e) => carries(e, field));
  const empty = ENTRIES.filter((e) => !carries(e, field) && e.source.name !== "access");
  const otherwise = none ? ` <If there is none|When the line has none|Without one>, answer ${none}.` : "";
  const brief = none ? `, else ${none}` : "";
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
      if (none && r.chance(0.25)) return { input: lineWith(r, empty, field, 0).text, output: none };
      const line = lineWith(r, pool, field, 1);
      return { input: line.text, output: form.apply(line.fields[field]![0] as string) };
    },
  };
}

const two = (n: number): string => String(n).padStart(2, "0");
const TIME_FORMS: readonly { say: readonly string[]; date: boolean; write: (s: Stamp) => string }[] = [
  { say: ["the date as YYYY-MM-DD", "the day in the form 2024-03-09"], date: true, write: isoDate },
  {
    say: ["the date as DD.MM.YYYY", "the day in the form 09.03.2024"],
    date: true,
    write: (s) => `${two(s.day)}.${two(s.month)}.${s.year}`,
  },
  {
    say: ["the date as DD/MM/YYYY", "the date with day first and slashes, like 09/03/2024"],
    date: true,
    write: (s) => `${two(s.day)}/${two(s.month)}/${s.year}`,
  },
  {
    say: ["the date as YYYYMMDD", "the date as eight digits, year first"],
    date: true,
    write: (s) => `${s.year}${two(s.month)}${two(s.day)}`,
  },
  {
    say: ["the date like 9 Mar 2024", "day, short English month name and year"],
    date: true,
    write: (s) => `${s.day} ${monthName(s)} ${s.year}`,
  },
  {
    say: ["the month as YYYY-MM", "year and month like 2024-03"],
    date: true,
    write: (s) => `${s.year}-${two(s.month)}`,
  },
  { say: ["the year", "the four-digit year"], date: true, write: (s) => String(s.year) },
  {
    say: ["the time as HH:MM", "hours and minutes like 07:05"],
    date: false,
    write: (s) => clock(s).slice(0, 5),
  },
  { say: ["the time as HH:MM:SS", "hours, minutes and seconds like 07:05:31"], date: false, write: clock },
  { say: ["the hour as two digits", "the hour (00 to 23)"], date: false, write: (s) => two(s.hour) },
  {
    say: ["date and time as YYYY-MM-DD HH:MM", "day and time like 2024-03-09 07:05"],
    date: true,
    write: (s) => `${isoDate(s)} ${clock(s).slice(0, 5)}`,
  },
  {
    say: ["date and time as YYYY-MM-DDTHH:MM:SSZ", "the time stamp in the form 2024-03-09T07:05:31Z"],
    date: true,
    write: (s) => `${isoDate(s)}T${clock(s)}Z`,
  },
];
const shows = (what: "date" | "time"): LayoutName[] =>
  (Object.entries(LAYOUTS) as [LayoutName, Layout][])
    .filter(([, l]) => l.shows.includes(what))
    .map(([name]) => name);
const STAMPED = { date: shows("date"), time: shows("time") };

function drawTime(random: Random): DrawnTask {
  const form = random.pick(TIME_FORMS);
  const say = random.pick(form.say);
  const layouts = STAMPED[form.date ? "date" : "time"];
  const pool = ENTRIES.filter((e) => e.source.layouts.some((l) => layouts.includes(l)));
  const none = random.chance(0.4) ? random.pick(NOTHING) : undefined;
  const unstamped: readonly LayoutName[] = ["dmesg", "pybasic", "prefixed", "plain"];
  const timeless = ENTRIES.filter(
    (e) => e.source.name !== "access" && e.source.layouts.some((l) => unstamped.includes(l)),
  );
  const otherwise = none
    ? ` <Answer|Write> ${none} <if the line has no time stamp|when no time stamp is there>.`
    : "";
  const brief = none ? `, no time stamp -> ${none}` : "";
  return {
    canonical: `From the time stamp of a log line give ${say}${none ? `; without a time stamp answer ${none}` : ""}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> the time stamp of a log line and give ${say}.${otherwise}`,
        `When was this log entry written? <Output|Return> ${say}.${otherwise}`,
        `Log lines carry their time in many notations. <Convert|Normalise> it: ${say}.${otherwise}`,
        `The input is a line of a log, the output is ${say}, taken from its time stamp.${otherwise}`,
      ],
      terse: [
        `log time stamp -> ${say}${brief}`,
        `${say} of the log line${brief}`,
        `normalise log time: ${say}${brief}`,
      ],
      casual: [
        `when did this happen? give me ${say}${brief}`,
        `every log writes dates its own way, I just want ${say}${brief}`,
        `pls turn the log's time stamp into this: ${say}${brief}`,
      ],
    }),
    sample: (r) => {
      if (none && r.chance(0.2)) return { input: logLine(r, r.pick(timeless), unstamped).text, output: none };
      const line = logLine(r, r.pick(pool), layouts);
      return { input: line.text, output: form.write(line.parts.stamp) };
    },
  };
}

export const families: Family[] = [
  { id: "log-monitoring/extract-field", theme: "log-monitoring", difficulty: "medium", draw: drawField },
  { id: "log-monitoring/time-stamp", theme: "log-monitoring", difficulty: "medium", draw: drawTime },
];
