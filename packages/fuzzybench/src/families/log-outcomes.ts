/**
 * Log monitoring: sorting lines by subsystem, by root cause, by the outcome of a job and by their role in a
 * stack trace.
 */
import type { DrawnTask, Family } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import type { Cause, Subsystem } from "../lexicon/log-kinds.js";
import { ENTRIES, type Entry, logLine } from "../lexicon/log-lines.js";
import type { Random } from "../random.js";
import { families as jobs } from "./log-jobs.js";

/** Names and meaning of each subsystem that a task may offer. */
const AREAS: Partial<Record<Subsystem, { names: readonly string[]; means: string }>> = {
  storage: { names: ["storage", "disk", "files"], means: "disks, files and volumes" },
  network: { names: ["network", "net", "web"], means: "connections and HTTP traffic" },
  database: { names: ["database", "db", "sql"], means: "databases and queries" },
  auth: { names: ["auth", "login", "access"], means: "logins, sessions and attacks" },
  memory: { names: ["memory", "ram", "heap"], means: "memory use" },
  queue: { names: ["queue", "messaging", "broker"], means: "message queues and brokers" },
  build: { names: ["build", "ci", "compile"], means: "compiling and tests" },
  payment: { names: ["payment", "billing", "money"], means: "payments and refunds" },
  mail: { names: ["mail", "email", "smtp"], means: "sending and receiving e-mail" },
  jobs: { names: ["jobs", "cron", "schedule"], means: "scheduled jobs" },
  tls: { names: ["tls", "certificates", "ssl"], means: "certificates" },
};

/** The subsystem that a cause suggests: such a line of another subsystem would be doubtful. */
const SUGGESTS: Partial<Record<Cause, Subsystem>> = {
  refused: "network",
  timeout: "network",
  dns: "network",
  memory: "memory",
  disk: "storage",
  hardware: "storage",
  loss: "storage",
  missing: "storage",
  permission: "auth",
  credentials: "auth",
  intrusion: "auth",
  certificate: "tls",
};

function drawSubsystem(random: Random): DrawnTask {
  let chosen = random.sample(Object.keys(AREAS) as Subsystem[], random.int(3, 5));
  if (chosen.includes("jobs") && chosen.includes("storage")) chosen = chosen.filter((s) => s !== "jobs");
  if (chosen.includes("tls") && chosen.includes("network")) chosen = chosen.filter((s) => s !== "tls");
  const upper = random.chance(0.2);
  const letters = random.chance(0.12);
  const labels = chosen.map((s, i) => {
    const name = letters ? ("ABCDE"[i] as string) : random.pick(AREAS[s]!.names);
    return upper ? name.toUpperCase() : name;
  });
  const pools = chosen.map((s) =>
    ENTRIES.filter(({ source, message: [, subsystem, , cause] }) => {
      const hint = cause && SUGGESTS[cause];
      if (subsystem !== s || (hint && hint !== s && chosen.includes(hint))) return false;
      return !(source.name === "redis" && subsystem === "memory");
    }),
  );
  const named = labels.map((label, i) => [label, AREAS[chosen[i] as Subsystem]!.means] as const);
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Area of a log line: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Decide> which part of the system a log line <is about|belongs to>. ${labels[0]} stands for ${named[0]![1]}; the others are ${gloss(named.slice(1), ": ", "; ")}.`,
        `<Route|Send> each log entry to the right team. The teams are ${equal}.`,
        `Given <one log message|a line of a log>, name its subsystem. Possible subsystems: ${list}.`,
        `Logs of many programs come in. <Assign|Give> each line its topic, which is one of ${equal}.`,
      ],
      terse: [`log topic: ${equal}`, `subsystem of the log line; ${list}`, `which area? ${list}`],
      casual: [
        `who should look at this log line? we have ${equal}`,
        `pls tag our log lines by area, so ${list}`,
        `what is this log line about... choose from ${equal}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      return { input: logLine(r, r.pick(pools[i] as Entry[])).text, output: labels[i] as string };
    },
  };
}

const CAUSES: Partial<Record<Cause, { names: readonly string[]; means: string }>> = {
  disk: { names: ["disk", "disk full", "no-space"], means: "no disk space left" },
  memory: { names: ["memory", "oom", "out of memory"], means: "memory ran out" },
  timeout: { names: ["timeout", "too slow", "timed-out"], means: "something took too long" },
  refused: { names: ["refused", "connection refused", "closed-port"], means: "a connection was refused" },
  dns: { names: ["dns", "name lookup", "unknown-host"], means: "a host name could not be resolved" },
  permission: {
    names: ["permission", "denied", "no-access"],
    means: "rights to a file or object are missing",
  },
  certificate: { names: ["certificate", "tls", "bad-cert"], means: "a TLS certificate is bad or ends soon" },
  credentials: {
    names: ["credentials", "bad login", "auth"],
    means: "a password, token or key was not accepted",
  },
  missing: {
    names: ["missing", "not found", "absent"],
    means: "a file, table, image or script does not exist",
  },
  config: { names: ["config", "settings", "misconfigured"], means: "a setting is wrong or not set" },
  bug: {
    names: ["bug", "code", "program error"],
    means: "the code itself is wrong, as an exception or failed test shows",
  },
  intrusion: { names: ["attack", "security", "intrusion"], means: "somebody tries to break in or tampered" },
  hardware: { names: ["hardware", "device", "broken-part"], means: "a disk, fan or other part is failing" },
  crash: { names: ["crash", "died", "killed"], means: "a process crashed or was killed" },
};

function drawCause(random: Random): DrawnTask {
  const clash: readonly (readonly Cause[])[] = [
    ["permission", "credentials", "intrusion"],
    ["crash", "bug", "hardware"],
  ];
  const chosen = random
    .shuffle(Object.keys(CAUSES) as Cause[])
    .filter(
      (c, i, all) => !clash.some((set) => set.includes(c) && all.slice(0, i).some((d) => set.includes(d))),
    )
    .slice(0, random.int(3, 5));
  const style = random.int(0, 2);
  const labels = chosen.map((c) => CAUSES[c]!.names[style] as string);
  const nothing = random.chance(0.5) ? random.pick(["none", "no problem", "ok", "-"]) : undefined;
  const pools = chosen.map((c) => ENTRIES.filter(({ message }) => message[3] === c));
  const named = labels.map((label, i) => [label, CAUSES[chosen[i] as Cause]!.means] as const);
  const brief = labels.map(
    (label, i) => [label, CAUSES[chosen[i] as Cause]!.names[style === 1 ? 0 : 1] as string] as const,
  );
  if (nothing) {
    labels.push(nothing);
    pools.push(ENTRIES.filter(({ message: [kind] }) => kind === "ok" || kind === "info" || kind === "noise"));
    brief.push([nothing, "no problem reported"]);
    named.push([nothing, random.pick(["nothing went wrong", "the line reports no problem"])]);
  }
  const list = gloss(named, ": ", "; ");
  const equal = gloss(named);
  return {
    canonical: `Why did it go wrong in a log line: ${gloss(brief)}.`,
    ...wordings(random, {
      plain: [
        `<Name|Give> the <reason for the trouble|root cause> in a log line. The causes are ${list}.`,
        `<Why did it go wrong|What is behind the problem>? <Read|Look at> the log message and choose ${equal}.`,
        `For an error <line|message>, <find|identify> what caused it. Use these words: ${list}.`,
        `A log line is given. The output says what the underlying problem is, written as one of these: ${list}.`,
      ],
      terse: [`cause of the log line: ${equal}`, `root cause; ${list}`, `why? ${list}`],
      casual: [
        `what broke here? I use these words: ${equal}`,
        `give me the reason in the log line, short please. ${list}`,
        `our on-call wants one word for the cause. so: ${list}`,
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
  { id: "log-monitoring/subsystem", theme: "log-monitoring", difficulty: "medium", draw: drawSubsystem },
  { id: "log-monitoring/root-cause", theme: "log-monitoring", difficulty: "hard", draw: drawCause },
  ...jobs,
];
