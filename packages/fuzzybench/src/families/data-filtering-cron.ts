/**
 * Data filtering on cron schedules: one field of a line, or how often it runs. Records and curriculum vitae
 * lines are in data-filtering.ts. Field order: crontab(5).
 */
import type { DrawnTask, Family } from "../family.js";
import { capital, nameClasses, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const CRON_FIELDS = [
  ["minute", "first field"],
  ["hour", "second field"],
  ["day of the month", "third field"],
  ["month", "fourth field"],
  ["weekday", "fifth field"],
] as const;

type Rhythm = "minutes" | "hourly" | "daily" | "weekly" | "monthly" | "yearly";
const RHYTHMS: readonly Rhythm[] = ["minutes", "hourly", "daily", "weekly", "monthly", "yearly"];
const JOBS = words(
  "/usr/bin/backup cleanup.sh report.py sync-mail rotate-logs /opt/send-stats import.sh check-disk",
);

function cronLine(r: Random, rhythm: Rhythm): readonly string[] {
  const minute = String(r.int(0, 59));
  const hour = String(r.int(0, 23));
  if (rhythm === "minutes") return [`*/${r.pick([2, 5, 10, 15, 20])}`, "*", "*", "*", "*"];
  if (rhythm === "hourly") return [minute, "*", "*", "*", "*"];
  if (rhythm === "daily") return [minute, hour, "*", "*", "*"];
  if (rhythm === "weekly")
    return [minute, hour, "*", "*", r.pick([...words("0 1 2 3 4 5 6 MON TUE WED THU FRI SUN")])];
  if (rhythm === "monthly") return [minute, hour, String(r.int(1, 28)), "*", "*"];
  return [minute, hour, String(r.int(1, 28)), String(r.int(1, 12)), "*"];
}

const cron: Family = {
  id: "data-filtering/cron-line",
  theme: "data-filtering",
  difficulty: "medium",
  draw(random): DrawnTask {
    const noun = random.pick(["cron line", "crontab entry", "cron schedule"]);
    if (random.chance(0.5)) {
      const at = random.int(0, 4);
      const [name, place] = CRON_FIELDS[at] as (typeof CRON_FIELDS)[number];
      const star = random.pick(["every", "any", "*", "all", "each"]);
      const prefix = random.pick(["", "", `${name.split(" ")[0]}=`]);
      const how = prefix ? ` after "${prefix}"` : "";
      return {
        canonical: `Give the ${name} (${place}) of the ${noun}${how}; ${star} if it is a star.`,
        plain: [
          `Print the ${name} of the ${noun}, which is the ${place}${how ? `, written${how}` : ""}. A star is printed as ${star}.`,
          `Take the ${place} of the ${noun} (the ${name}) and output it${how}. For "*" the answer is ${star}.`,
          `What does the ${noun} say about the ${name}? Answer with its ${place}${how}, and with ${star} when that is a star.`,
          `Extract the ${name} setting${how}. It is the ${place}; replace a bare star by ${star}.`,
        ],
        terse: [
          `${name} of ${noun}${how}, * -> ${star}`,
          `${place} of ${noun}${how}; star = ${star}`,
          `cron ${name}${how} (${star} for *)`,
        ],
        casual: [
          `just tell me the ${name} in this ${noun}${how}. if it's a star say ${star}`,
          `I can never remember the order: give me the ${place}, the ${name}${how}, or ${star} for a star`,
          `which ${name} is set here? ${star} if it's *, otherwise copy it${how}`,
        ],
        sample: (r) => {
          const usable = RHYTHMS.filter((_, i) => at < 2 || i >= at - 1);
          const parts = [...cronLine(r, r.pick(usable))];
          if (r.chance(0.7) && parts[at] === "*")
            parts[at] = at === 4 ? r.pick(["1-5", "0", "6", "MON"]) : String(r.int(1, 12));
          const job = r.chance(0.6) ? ` ${r.pick(JOBS)}` : "";
          return { input: parts.join(" ") + job, output: prefix + (parts[at] === "*" ? star : parts[at]) };
        },
      };
    }
    const chosen = random
      .sample(RHYTHMS, random.int(3, 5))
      .sort((a, b) => RHYTHMS.indexOf(a) - RHYTHMS.indexOf(b));
    const about = {
      minutes: "every few minutes",
      hourly: "once an hour",
      daily: "once a day",
      weekly: "once a week",
      monthly: "once a month",
      yearly: "once a year",
    };
    const named = nameClasses(
      random,
      chosen.map((key) => ({ key, names: [key], about: [about[key]] })),
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
        const at = r.int(0, chosen.length - 1);
        const line = cronLine(r, chosen[at] as Rhythm).join(" ");
        return { input: r.chance(0.5) ? `${line} ${r.pick(JOBS)}` : line, output: named.all[at] as string };
      },
    };
  },
};

export const families: Family[] = [cron];
