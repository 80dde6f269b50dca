/**
 * Data filtering on cron schedules: one field of a line, how often it runs, and when. Records are in
 * data-filtering.ts. Field order: crontab(5).
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { decisions, YES_NO } from "../frames/decisions.js";
import { capital, nameClasses, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const CRON_FIELDS = {
  minute: ["minute", "first field", 0],
  hour: ["hour", "second field", 1],
  "day-of-month": ["day of the month", "third field", 2],
  month: ["month", "fourth field", 3],
  weekday: ["weekday", "fifth field", 4],
} as const;

type Rhythm = "minutes" | "hourly" | "daily" | "weekly" | "monthly" | "yearly";
const ABOUT: Readonly<Record<Rhythm, string>> = {
  minutes: "every few minutes",
  hourly: "once an hour",
  daily: "once a day",
  weekly: "once a week",
  monthly: "once a month",
  yearly: "once a year",
};
const RHYTHMS = Object.keys(ABOUT) as Rhythm[];
const JOBS = words(
  "/usr/bin/backup cleanup.sh report.py sync-mail rotate-logs /opt/send-stats import.sh check-disk",
);
const WEEKDAY_FIELDS = words("0 1 2 3 4 5 6 MON TUE WED THU FRI SUN");

function cronLine(r: Random, rhythm: Rhythm): string[] {
  const minute = String(r.int(0, 59));
  const hour = String(r.int(0, 23));
  if (rhythm === "minutes") return [`*/${r.pick([2, 5, 10, 15, 20])}`, "*", "*", "*", "*"];
  if (rhythm === "hourly") return [minute, "*", "*", "*", "*"];
  if (rhythm === "daily") return [minute, hour, "*", "*", "*"];
  if (rhythm === "weekly") return [minute, hour, "*", "*", r.pick(WEEKDAY_FIELDS)];
  if (rhythm === "monthly") return [minute, hour, String(r.int(1, 28)), "*", "*"];
  return [minute, hour, String(r.int(1, 28)), String(r.int(1, 12)), "*"];
}

const NOUNS = ["cron line", "crontab entry", "cron schedule"] as const;

const cron = family({
  id: "data-filtering/cron-line",
  theme: "data-filtering",
  difficulty: "medium",
  variants: ["minute", "hour", "day-of-month", "month", "weekday", "rhythm"],
  survives: [],
  draw: (random, variant) =>
    variant === "rhythm" ? rhythmTask(random) : fieldTask(random, CRON_FIELDS[variant]),
});

function fieldTask(
  random: Random,
  [name, place, at]: (typeof CRON_FIELDS)[keyof typeof CRON_FIELDS],
): DrawnTask {
  const noun = random.pick(NOUNS);
  const star = random.pick(["every", "any", "*", "all", "each"]);
  const prefix = random.chance(0.4) ? `${name.split(" ")[0]}=` : "";
  const how = prefix ? ` after "${prefix}"` : "";
  return {
    canonical: `Give the ${name} (${place}) of the ${noun}${how}; ${star} if it is a star.`,
    plain: [
      `Print the ${name} of the ${noun}, which is the ${place}${how ? `, written${how}` : ""}. A star is printed as ${star}.`,
      `Take the ${place} of the ${noun} (the ${name}) and output it${how}. For "*" the answer is ${star}.`,
      `What does the ${noun} say about the ${name}? Answer with its ${place}${how}, and with ${star} when that is a star.`,
      `Extract the ${name} setting${how}. It is the ${place}; replace a bare star by ${star}.`,
    ].map((text) => (prefix ? `${text} A star is written${how}, too.` : text)),
    terse: [
      `${name} of ${noun}${how}, * -> ${prefix}${star}`,
      `${place} of ${noun}${how}; star = ${prefix}${star}`,
      `cron ${name}${how} (${prefix}${star} for *)`,
    ],
    casual: [
      `just tell me the ${name} in this ${noun}${how}. if it's a star say ${prefix}${star}`,
      `I can never remember the order: give me the ${place}, the ${name}${how}, or ${prefix}${star} for a star`,
      `which ${name} is set here? ${prefix}${star} if it's *, otherwise copy it${how}`,
    ],
    sample: (r) => {
      const usable = RHYTHMS.filter((_, i) => at < 2 || i >= at - 1);
      const parts = cronLine(r, r.pick(usable));
      if (r.chance(0.7) && parts[at] === "*")
        parts[at] = at === 4 ? r.pick(["1-5", "0", "6", "MON"]) : String(r.int(1, 12));
      const job = r.chance(0.6) ? ` ${r.pick(JOBS)}` : "";
      const value = parts[at] as string;
      return { input: parts.join(" ") + job, output: prefix + (value === "*" ? star : value) };
    },
    answer: ({ input }) => {
      const value = input.split(" ")[at] as string;
      return prefix + (value === "*" ? star : value);
    },
  };
}

function rhythmTask(random: Random): DrawnTask {
  const noun = random.pick(NOUNS);
  const named = nameClasses(
    random,
    RHYTHMS.map((key) => ({ key, names: [key], about: [ABOUT[key]] })),
  );
  const [s0, s1, s2, s3, s4] = named.says;
  return {
    canonical: `How often does the ${noun} run? ${s0}.`,
    plain: [
      `Say how often the ${noun} runs: ${s0}.`,
      `Classify the ${noun} by its frequency, ${s1}. A command at the end has no meaning here.`,
      `Read the five time fields and name the rhythm. Use ${s2}.`,
      `Determine the interval between two runs of the ${noun}. ${capital(s3 as string)}.`,
      `Which period does it repeat with? ${capital(s4 as string)}.`,
    ],
    terse: [`frequency of ${noun}: ${s0}`, `how often? ${s3}`, `cron rhythm, ${s1}`],
    casual: [
      `how often does this thing fire? ${s1}`,
      `I'm going through our old cron jobs, tell me ${s2}`,
      `is it a frequent one? ${s3}.`,
    ],
    labels: named.all,
    sample: (r) => {
      const at = r.int(0, RHYTHMS.length - 1);
      const line = cronLine(r, RHYTHMS[at] as Rhythm).join(" ");
      return { input: r.chance(0.5) ? `${line} ${r.pick(JOBS)}` : line, output: named.all[at] as string };
    },
  };
}

/** The five fields of a line. */
type Schedule = readonly string[];
const isWeekend = (weekday: string): boolean => ["0", "6", "SUN"].includes(weekday);
const dayCount = ([, , day, month, weekday]: Schedule): number =>
  Number(day !== "*") + Number(month !== "*") + Number(weekday !== "*");

const timing = decisions<Schedule, string>({
  id: "data-filtering/cron-timing",
  theme: "data-filtering",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["cron line", "crontab entry", "cron schedule"],
  labels: [["keep", "drop"], ["KEEP", "DROP"], ["match", "no match"], ["in", "out"], ...YES_NO],
  facts: (r) => cronLine(r, r.pick(RHYTHMS)),
  write: (r, fields) => fields.join(" ") + (r.chance(0.6) ? ` ${r.pick(JOBS)}` : ""),
  rules: {
    "at-night": (r) => {
      const end = r.pick([5, 6, 7]);
      return {
        asked: "whether the job runs at night only",
        cases: [`the hour (second field) is a number below ${end}`],
        note: "A star as hour does not count.",
        decide: ([, hour]) => (hour !== "*" && Number(hour) < end ? 0 : 1),
      };
    },
    "working-hours": (r) => {
      const [from, to] = r.pick([
        [8, 17],
        [9, 18],
        [7, 15],
      ] as const);
      return {
        asked: "whether the job may disturb people at work",
        cases: [`the hour (second field) is a star or lies from ${from} to ${to}, both included`],
        decide: ([, hour]) => (hour === "*" || (Number(hour) >= from && Number(hour) <= to) ? 0 : 1),
      };
    },
    "first-half-of-hour": () => ({
      asked: "whether the job starts in the first half of an hour",
      cases: ["the minute (first field) is a single number below 30"],
      note: "Steps such as */5 do not count.",
      decide: ([minute]) => (/^\d+$/.test(minute as string) && Number(minute) < 30 ? 0 : 1),
    }),
    "every-day": () => ({
      asked: "whether the job runs every day",
      cases: ["day of the month, month and weekday (the last three of the five fields) are all stars"],
      decide: (fields) => (dayCount(fields) === 0 ? 0 : 1),
    }),
    "one-weekday": () => ({
      asked: "whether the job is bound to a weekday",
      cases: ["the fifth field is not a star"],
      decide: ([, , , , weekday]) => (weekday === "*" ? 1 : 0),
    }),
    weekend: () => ({
      asked: "which part of the week the job belongs to",
      cases: [
        "the fifth field is a day of the weekend (0, 6 or SUN)",
        "the fifth field is another day of the week",
      ],
      labels: [
        ["weekend", "weekday", "any"],
        ["REST", "WORK", "ALL"],
        ["1", "2", "0"],
      ],
      decide: ([, , , , weekday]) => (weekday === "*" ? 2 : isWeekend(weekday as string) ? 0 : 1),
    }),
    "second-half-of-month": () => ({
      asked: "whether the job is bound to the second half of the month",
      cases: ["the day of the month (third field) is a number above 15"],
      note: "A star is no number.",
      decide: ([, , day]) => (Number(day) > 15 ? 0 : 1),
    }),
    "restricted-fields": () => ({
      asked: "how the days are restricted",
      cases: [
        "none of the last three fields is set (all are stars)",
        "exactly one of the last three fields is not a star",
      ],
      labels: [
        ["free", "one", "more"],
        ["NONE", "SINGLE", "SEVERAL"],
        ["0", "1", "2"],
      ],
      decide: (fields) => Math.min(2, dayCount(fields)),
    }),
  },
});

export const families: Family[] = [cron, timing];
