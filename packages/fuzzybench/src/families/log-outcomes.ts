/** Log monitoring: sorting lines by subsystem or team, and by the cause of the trouble. */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, type Wordings, wordings } from "../lexicon/choices.js";
import { AREA_CUTS, CAUSE_CUTS, type Cut, type Group } from "../lexicon/log-groups.js";
import { type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as jobs } from "./log-jobs.js";

type Texts = (list: string, equal: string, brief: string) => Wordings;

function drawGroups(random: Random, cut: Cut, texts: Texts, canonical: string): DrawnTask {
  const groups: readonly Group[] = cut(random);
  const style = random.int(0, 6);
  const set = random.int(0, 2);
  const labels = groups.map(({ names }, i) => {
    if (style === 0) return "ABCDEF"[i] as string;
    const name = names[set % names.length] as string;
    return style === 1 ? name.toUpperCase() : name;
  });
  const named = groups.map(({ means }, i) => [labels[i] as string, random.pick(means)] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `${canonical}: ${gloss(groups.map(({ means }, i) => [labels[i] as string, means[0] as string] as const))}.`,
    ...wordings(random, texts(list, equal, labels.join(", "))),
    labels,
    sample: (r) => {
      const i = r.int(0, groups.length - 1);
      const entry = r.pick(groups[i]!.entries());
      return { input: logLine(r, entry).text, output: labels[i] as string, latent: entry };
    },
    answer: ({ latent }) => labels[groups.findIndex(({ test }) => test(latent as Entry) === true)],
  };
}

const subsystem = family({
  id: "log-monitoring/subsystem",
  theme: "log-monitoring",
  difficulty: "medium",
  variants: Object.keys(AREA_CUTS) as (keyof typeof AREA_CUTS)[],
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    drawGroups(
      random,
      AREA_CUTS[variant],
      (list, equal, brief) => ({
        plain: [
          `<Tell|Decide> which part of the system a log line <is about|belongs to>. The choices are ${list}.`,
          `<Route|Send> each log entry to the right place. The places are ${equal}.`,
          `Given <one log message|a line of a log>, name its subject: ${brief}. They mean ${list}.`,
          `Logs of many programs come in. <Assign|Give> each line its topic, which is one of ${equal}.`,
        ],
        terse: [`log topic: ${equal}`, `subject of the log line; ${list}`, `which area? ${list}`],
        casual: [
          `who should look at this log line? we have ${equal}`,
          `pls tag our log lines by area, so ${list}`,
          `what is this log line about... choose from ${equal}`,
        ],
      }),
      "Area of a log line",
    ),
});

const cause = family({
  id: "log-monitoring/root-cause",
  theme: "log-monitoring",
  difficulty: "hard",
  variants: Object.keys(CAUSE_CUTS) as (keyof typeof CAUSE_CUTS)[],
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    drawGroups(
      random,
      CAUSE_CUTS[variant],
      (list, equal, brief) => ({
        plain: [
          `<Name|Give> the <reason for the trouble|root cause> in a log line. The answers are ${list}.`,
          `<Why did it go wrong|What is behind the problem>? <Read|Look at> the log message and choose ${equal}.`,
          `For an error <line|message>, <find|identify> what lies behind it. Use these words: ${list}.`,
          `A log line is given. The output (${brief}) says what the underlying problem is: ${list}.`,
        ],
        terse: [`cause of the log line: ${equal}`, `root cause; ${list}`, `why? ${list}`],
        casual: [
          `what broke here? I use these words: ${equal}`,
          `give me the reason in the log line, short please. ${list}`,
          `our on-call wants one word for the cause. so: ${list}`,
        ],
      }),
      "Why did it go wrong in a log line",
    ),
});

export const families: Family[] = [subsystem, cause, ...jobs];
