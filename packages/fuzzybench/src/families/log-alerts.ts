/**
 * Log monitoring: does a line deserve attention? One family holds the criteria that people ask for, one asks for
 * a topic, and one, never trained on, joins criteria by "or" and "except".
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES, relabel } from "../family.js";
import { TOPIC_CRITERIA } from "../lexicon/alert-areas.js";
import { COMBINED_CRITERIA } from "../lexicon/alert-combined.js";
import { ALERT_CRITERIA, type Criterion } from "../lexicon/alert-definitions.js";
import { pools } from "../lexicon/alert-facts.js";
import { choose, wordings } from "../lexicon/choices.js";
import { type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";

const ALERT_SETS = [
  ["ALERT", "QUIET"],
  ["ALERT", "QUIET"],
  ["alert", "quiet"],
  ["alert", "ok"],
  ["yes", "no"],
  ["1", "0"],
  ["notify", "ignore"],
  ["PAGE", "SKIP"],
  ["attention", "fine"],
  ["true", "false"],
  ["A", "Q"],
  ["red", "green"],
  ["report", "pass"],
  ["act", "wait"],
  ["KEEP", "DROP"],
  ["loud", "silent"],
] as const;

function drawCriterion(random: Random, criterion: Criterion, shown: ReturnType<typeof pools>): DrawnTask {
  const l = relabel(random, ["a", "q"], ALERT_SETS);
  const yes = choose(random, random.pick(criterion.report));
  const no = choose(random, random.pick(criterion.ignore));
  const meaning = random.pick([
    "",
    "Judge by what the line says happened, not by its level.",
    "Look at what happened, not at single words.",
    "The level that the program wrote does not matter.",
    "Names of hosts and services do not matter, only what happened.",
  ]);
  return {
    canonical: `Judge a log line: ${l.a} = ${yes}, ${l.q} = ${no}.`,
    ...wordings(random, {
      plain: [
        `<Classify|Judge> a log line. <Say|Answer|Return> ${l.a} for ${yes}. <Say|Answer|Return> ${l.q} for ${no}. ${meaning}`,
        `You <watch|monitor> the logs of <a server|our systems|an application>. For each line <decide|tell> whether it is about this: ${yes}. If so the answer is ${l.a}, <otherwise|if not> ${l.q} (${no}).`,
        `The input is <one line|a single entry> of a log. ${l.a} means: ${yes}. ${l.q} means: ${no}. ${meaning}`,
        `<Filter|Triage> log messages for <the person on call|the operations team>. ${l.a}: ${yes}. ${l.q}: ${no}. ${meaning}`,
        `<Does this log entry call for attention|Should this log entry raise an alarm>? Only this counts: ${yes}. Reply ${l.a} when it does and ${l.q} for the rest, that is ${no}.`,
        `Logs of applications, <systems|machines>, databases and <deployments|batch jobs> come in line by line. ${l.a} if <a line|it> tells of ${yes}; ${l.q} for ${no}.`,
      ],
      terse: [
        `log line: ${yes} -> ${l.a}; ${no} -> ${l.q}`,
        `${l.a} = ${yes}. ${l.q} = ${no}.`,
        `log triage, ${l.a} (${yes}) or ${l.q} (${no})`,
        `<alert filter|log watch>: ${l.a} for ${yes}, else ${l.q}`,
      ],
      casual: [
        `hey, I <get way too many log lines|am drowning in logs>. only give me ${l.a} for lines like this: ${yes}. anything else (${no}) is ${l.q}`,
        `can you look at a log line for me? ${l.a} pls if it's ${yes}, and ${l.q} if it's ${no}. thanks!`,
        `I only want to be bothered for one thing: ${yes}. then say ${l.a}. ${no}? just ${l.q}`,
        `we pipe our logs through this. rule is simple, ${l.a} when we see ${yes}, ${l.q} when it is ${no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const [reported, ignored] = [r.pick(shown.yes), r.pick(r.pick(shown.no))];
      const hit = r.chance(0.5);
      const entry = hit ? reported : ignored;
      return { input: logLine(r, entry).text, output: hit ? l.a : l.q, latent: entry };
    },
    answer: ({ latent }) => {
      const result = criterion.test(latent as Entry);
      return result === undefined ? undefined : result ? l.a : l.q;
    },
  };
}

function alertFamily<V extends string>(
  id: string,
  criteria: Readonly<Record<V, Criterion>>,
  difficulty: Family["difficulty"],
  heldOut?: true,
): Family {
  const names = Object.keys(criteria) as V[];
  const shown = Object.fromEntries(
    names.map((name) => [name, pools(criteria[name].test, criteria[name].close)]),
  ) as Record<V, ReturnType<typeof pools>>;
  return family({
    id,
    theme: "log-monitoring",
    difficulty,
    ...(heldOut ? { heldOut } : {}),
    variants: names,
    survives: MEANING_SURVIVES,
    draw: (random, variant) => drawCriterion(random, criteria[variant], shown[variant]),
  });
}

export const families: Family[] = [
  alertFamily("log-monitoring/alert-or-quiet", ALERT_CRITERIA, "medium"),
  alertFamily("log-monitoring/topic-filter", TOPIC_CRITERIA, "easy"),
  alertFamily("log-monitoring/combined-alert", COMBINED_CRITERIA, "hard", true),
];
