/** Log monitoring: the time stamp of a line in another notation, and the part of the day or year it falls into. */
import { type DrawnTask, type Family, family } from "../family.js";
import { gloss, NOTHING, wordings } from "../lexicon/choices.js";
import {
  clock,
  isoDate,
  LAYOUTS,
  type Layout,
  type LayoutName,
  monthName,
  type Stamp,
} from "../lexicon/log-formats.js";
import { ENTRIES, type LogLine, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";

const two = (n: number): string => String(n).padStart(2, "0");

/** What to give, and the ways to write it. */
interface Part {
  readonly needs: "date" | "time";
  readonly forms: readonly (readonly [write: (stamp: Stamp) => string, ...say: string[]])[];
}

// biome-ignore format: one form a line.
const PARTS = {
  date: { needs: "date", forms: [
    [isoDate, "the date as YYYY-MM-DD", "the day in the form 2024-03-09"],
    [(s) => `${two(s.day)}.${two(s.month)}.${s.year}`, "the date as DD.MM.YYYY", "the day in the form 09.03.2024"],
    [(s) => `${two(s.day)}/${two(s.month)}/${s.year}`, "the date as DD/MM/YYYY", "the date with day first and slashes, like 09/03/2024"],
    [(s) => `${s.year}${two(s.month)}${two(s.day)}`, "the date as YYYYMMDD", "the date as eight digits, year first"],
    [(s) => `${s.day} ${monthName(s)} ${s.year}`, "the date like 9 Mar 2024", "day, short English month name and year"],
  ] },
  month: { needs: "date", forms: [
    [(s) => `${s.year}-${two(s.month)}`, "the month as YYYY-MM", "year and month like 2024-03"],
    [(s) => `${monthName(s)} ${s.year}`, "the month like Mar 2024", "short English month name and year"],
  ] },
  year: { needs: "date", forms: [[(s) => String(s.year), "the year", "the four-digit year"]] },
  "time-of-day": { needs: "time", forms: [
    [(s) => clock(s).slice(0, 5), "the time as HH:MM", "hours and minutes like 07:05"],
    [clock, "the time as HH:MM:SS", "hours, minutes and seconds like 07:05:31"],
    [(s) => clock(s).replaceAll(":", ""), "the time as HHMMSS", "hours, minutes and seconds as six digits"],
  ] },
  hour: { needs: "time", forms: [[(s) => two(s.hour), "the hour as two digits", "the hour (00 to 23)"]] },
  "date-and-time": { needs: "date", forms: [
    [(s) => `${isoDate(s)} ${clock(s).slice(0, 5)}`, "date and time as YYYY-MM-DD HH:MM", "day and time like 2024-03-09 07:05"],
    [(s) => `${isoDate(s)}T${clock(s)}Z`, "date and time as YYYY-MM-DDTHH:MM:SSZ", "the time stamp in the form 2024-03-09T07:05:31Z"],
  ] },
} as const satisfies Record<string, Part>;

const NEEDS = ["date", "time"] as const;
type Need = (typeof NEEDS)[number];
const showing = (what: Need): LayoutName[] =>
  (Object.entries(LAYOUTS) as [LayoutName, Layout][])
    .filter(([, l]) => l.shows.includes(what))
    .map(([name]) => name);
const STAMPED = { date: showing("date"), time: showing("time") };
const entriesFor = (layouts: readonly LayoutName[]) =>
  ENTRIES.filter((e) => e.source.name !== "access" && e.source.layouts.some((l) => layouts.includes(l)));
const POOLS = { date: entriesFor(STAMPED.date), time: entriesFor(STAMPED.time) };
const UNSTAMPED: readonly LayoutName[] = ["dmesg", "pybasic", "prefixed", "plain"];
const TIMELESS = entriesFor(UNSTAMPED);

const stamped = (r: Random, needs: Need): LogLine => logLine(r, r.pick(POOLS[needs]), STAMPED[needs]);

function drawTime(random: Random, variant: keyof typeof PARTS): DrawnTask {
  const part: Part = PARTS[variant];
  const [write, ...ways] = random.pick(part.forms);
  const say = random.pick(ways);
  const none = random.chance(0.4) ? random.pick(NOTHING) : undefined;
  const otherwise = none
    ? ` <Answer|Write> ${none} <if the line has no time stamp|when no time stamp is there>.`
    : "";
  const brief = none ? `, no time stamp -> ${none}` : "";
  const result = ({ layout, parts }: LogLine): string | undefined => {
    if (STAMPED[part.needs].includes(layout)) return write(parts.stamp);
    return UNSTAMPED.includes(layout) ? none : undefined;
  };
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
      const line = none && r.chance(0.2) ? logLine(r, r.pick(TIMELESS), UNSTAMPED) : stamped(r, part.needs);
      return { input: line.text, output: result(line) as string, latent: line };
    },
    answer: ({ latent }) => result(latent as LogLine),
  };
}

/** A question on the moment: its classes with label sets and meanings, and the class of a time stamp. */
interface Span {
  readonly needs: Need;
  readonly ask: string;
  readonly sets: readonly (readonly string[])[];
  readonly means: readonly string[];
  readonly of: (stamp: Stamp) => number;
}

const YES_NO = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["IN", "OUT"],
] as const;

const SPANS = {
  "office-hours": {
    needs: "time",
    ask: "whether the line was written in office hours",
    sets: [...YES_NO, ["work", "off"], ["day shift", "duty"]],
    means: ["from 09:00 up to and including 16:59", "at any other time"],
    of: ({ hour }) => (hour >= 9 && hour < 17 ? 0 : 1),
  },
  "part-of-day": {
    needs: "time",
    ask: "the part of the day in which the line was written",
    sets: [
      ["night", "morning", "afternoon", "evening"],
      ["N", "M", "A", "E"],
      ["NIGHT", "MORNING", "AFTERNOON", "EVENING"],
      ["1", "2", "3", "4"],
    ],
    means: ["hours 00 to 05", "hours 06 to 11", "hours 12 to 17", "hours 18 to 23"],
    of: ({ hour }) => Math.floor(hour / 6),
  },
  quarter: {
    needs: "date",
    ask: "the quarter of the year in which the line was written",
    sets: [
      ["Q1", "Q2", "Q3", "Q4"],
      ["1", "2", "3", "4"],
      ["first", "second", "third", "fourth"],
      ["I", "II", "III", "IV"],
    ],
    means: ["January to March", "April to June", "July to September", "October to December"],
    of: ({ month }) => Math.floor((month - 1) / 3),
  },
  "half-of-month": {
    needs: "date",
    ask: "the half of the month in which the line was written",
    sets: [
      ["first", "second"],
      ["1", "2"],
      ["early", "late"],
      ["A", "B"],
    ],
    means: ["day 1 to 15", "day 16 or later"],
    of: ({ day }) => (day <= 15 ? 0 : 1),
  },
} as const satisfies Record<string, Span>;

function drawSpan(random: Random, variant: keyof typeof SPANS): DrawnTask {
  const span: Span = SPANS[variant];
  const labels = random.pick(span.sets);
  const named = labels.map((label, i) => [label, span.means[i] as string] as const);
  const [list, equal] = [gloss(named, " for ", ", "), gloss(named)];
  const result = ({ layout, parts }: LogLine): string | undefined =>
    STAMPED[span.needs].includes(layout) ? labels[span.of(parts.stamp)] : undefined;
  return {
    canonical: `From the time stamp of a log line tell ${span.ask}: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> the time stamp of a log line and tell ${span.ask}. Answer ${list}.`,
        `The input is a log entry with date and time. <Output|Return> ${span.ask}, where ${equal}.`,
        `Find out ${span.ask}; only its time stamp counts. Use ${list}.`,
        `Sort log lines by time: ${equal}. That is ${span.ask}.`,
      ],
      terse: [`log time stamp -> ${equal}`, `${span.ask}: ${equal}`, `time of the log line, ${list}`],
      casual: [
        `can you tell me ${span.ask}? ${equal}`,
        `I'm sorting an old log by time, so ${list} please`,
        `look at the time stamp only: ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const wanted = r.int(0, labels.length - 1);
      let line = stamped(r, span.needs);
      for (let tries = 0; tries < 4 && span.of(line.parts.stamp) !== wanted; tries++)
        line = stamped(r, span.needs);
      return { input: line.text, output: result(line) as string, latent: line };
    },
    answer: ({ latent }) => result(latent as LogLine),
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/time-stamp",
    theme: "log-monitoring",
    difficulty: "medium",
    variants: Object.keys(PARTS) as (keyof typeof PARTS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawTime,
  }),
  family({
    id: "log-monitoring/when-written",
    theme: "log-monitoring",
    difficulty: "medium",
    heldOut: true,
    variants: Object.keys(SPANS) as (keyof typeof SPANS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawSpan,
  }),
];
