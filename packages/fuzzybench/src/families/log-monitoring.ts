/**
 * Log monitoring: judging one log line. Which lines deserve attention, how bad they are, which part of the
 * system they come from and why it went wrong. Lines come from lexicon/log-lines.ts, whose latent facts are the
 * answers. Reading parts out of a line is in log-reading.ts.
 */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { ALERT_DEFINITIONS, broken, CALM, entriesWhere } from "../lexicon/alert-definitions.js";
import { choose, gloss, wordings } from "../lexicon/choices.js";
import type { Message } from "../lexicon/log-kinds.js";
import { type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as outcomes } from "./log-outcomes.js";
import { families as reading } from "./log-reading.js";

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
  ["important", "routine"],
  ["act", "wait"],
] as const;

function drawAlert(random: Random): DrawnTask {
  const definition = random.pick(ALERT_DEFINITIONS);
  const l = relabel(random, ["a", "q"], ALERT_SETS);
  const yes = choose(random, random.pick(definition.alert));
  const no = choose(random, random.pick(definition.quiet));
  return {
    canonical: `Judge a log line: ${l.a} = ${yes}, ${l.q} = ${no}.`,
    ...wordings(random, {
      plain: [
        `<Classify|Judge> a log line. <Say|Answer|Return> ${l.a} <if|when> it reports ${/^(something|nothing|data|some|records|access|an operation|disk)/.test(yes) ? `that ` : ""}${yes}. <Say|Answer|Return> ${l.q} for ${no}.`,
        `You <watch|monitor> the logs of <a server|our systems>. For each line <decide|tell> whether it is about this: ${yes}. If so the answer is ${l.a}, <otherwise|if not> ${l.q} (${no}).`,
        `The input is <one line|a single entry> of a log. ${l.a} means: ${yes}. ${l.q} means: ${no}.`,
        `<Filter|Triage> log messages for <the person on call|the operations team>. ${l.a}: ${yes}. ${l.q}: ${no}. <Judge by what the line says happened, not by its level.|Look at what happened, not at single words.|>`,
        `<Does this log entry call for attention|Should this log entry raise an alarm>? Only this counts: ${yes}. Reply ${l.a} when it does and ${l.q} for the rest, that is ${no}.`,
      ],
      terse: [
        `log line: ${yes} -> ${l.a}; ${no} -> ${l.q}`,
        `${l.a} = ${yes}. ${l.q} = ${no}.`,
        `log triage, ${l.a} (${yes}) or ${l.q} (${no})`,
        `<alert filter|log watch>: ${l.a} if ${yes}, else ${l.q}`,
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
      const hit = r.chance(0.5);
      return {
        input: logLine(r, r.pick(hit ? definition.yes : r.pick(definition.no))).text,
        output: hit ? l.a : l.q,
      };
    },
  };
}

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

const BRIEF = [
  "crash or lost data",
  "something failed",
  "breaks soon or suspicious",
  "normal or success",
] as const;

function drawSeverity(random: Random): DrawnTask {
  const four = random.chance(0.5);
  const set = random.pick(SEVERITY_SETS);
  const clear = ([kind, , , cause]: Message): boolean =>
    kind === "crit" && (cause === "crash" || cause === "loss");
  const meanings = [
    "<a program or machine crashed, or data is lost|a crash of a process or machine, or lost data>",
    four
      ? "<one operation failed|some action did not succeed>, nothing crashed"
      : "<something failed or crashed|a failure of any kind>",
    "<still working, but will break soon or looks suspicious|a threat or a shortage that somebody should handle soon>",
    "<normal operation or success|routine activity, all well>",
  ].map((text) => choose(random, text));
  const pools = [
    entriesWhere(clear),
    entriesWhere((m) => (four ? m[0] === "fail" && m[3] !== "crash" : broken(m) && m[3] !== "intrusion")),
    entriesWhere(([kind, , , cause]) => kind === "warn" && cause !== "timeout" && cause !== "other"),
    CALM,
  ].slice(four ? 0 : 1);
  const labels = set.slice(four ? 0 : 1);
  const named = labels.map((label, i) => [label, meanings[i + (four ? 0 : 1)] as string] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Severity of a log line: ${gloss(labels.map((label, i) => [label, BRIEF[four ? i : i + 1] as string] as const))}.`,
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
      return { input: logLine(r, r.pick(pools[i] as Entry[])).text, output: labels[i] as string };
    },
  };
}

export const families: Family[] = [
  { id: "log-monitoring/alert-or-quiet", theme: "log-monitoring", difficulty: "medium", draw: drawAlert },
  { id: "log-monitoring/severity", theme: "log-monitoring", difficulty: "medium", draw: drawSeverity },
  ...outcomes,
  ...reading,
];
