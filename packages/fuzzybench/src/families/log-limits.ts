/** Log monitoring: does a measured value in a line pass its limit? The limit is part of the specification. */
import { type DrawnTask, type Family, family, MEANING_SURVIVES, relabel } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import { LAYOUTS, type LayoutName, randomParts } from "../lexicon/log-formats.js";
import { fillSlots } from "../lexicon/log-slots.js";
import type { Random } from "../random.js";

interface Metric {
  readonly say: readonly string[];
  readonly unit: string;
  /** Values run from the first to the last; a limit is one of `limits`. */
  readonly range: readonly [number, number];
  readonly limits: readonly number[];
  /** The alarm side; most values are too high. */
  readonly side?: "below";
  /** "#" is the value. */
  readonly texts: readonly string[];
  /** Name in a summary of several values. */
  readonly key: string;
}

// biome-ignore format: one metric an entry.
const METRICS = {
  disk: { say: ["the disk usage", "the used part of a disk"], unit: "percent", range: [12, 99], limits: [70, 75, 80, 85, 90], key: "disk=#%",
    texts: ["disk {dir} is #% full", "filesystem {dir}: #% used", "usage of volume {dev} at #%", "df: {dir} #% in use"] },
  memory: { say: ["the memory usage", "the used main memory"], unit: "percent", range: [15, 99], limits: [70, 80, 85, 90, 95], key: "mem=#%",
    texts: ["memory of {host} at #%", "RAM usage #%", "process {pid} sees #% of memory in use", "memory used: #%"] },
  cpu: { say: ["the CPU load", "the processor load"], unit: "percent", range: [1, 100], limits: [60, 75, 80, 90], key: "cpu=#%",
    texts: ["cpu load of {host} is #%", "CPU at #% for {dur}", "processor busy #%", "cpu usage of {svc}: #%"] },
  latency: { say: ["the response time", "the time of a request"], unit: "ms", range: [4, 4800], limits: [200, 300, 500, 1000, 2000], key: "latency=#ms",
    texts: ["GET {url} answered in # ms", "request {req} took # ms", "{svc} response time #ms", "POST {url} completed in #ms"] },
  queue: { say: ["the number of waiting messages", "the length of the queue"], unit: "messages", range: [0, 6000], limits: [100, 250, 500, 1000], key: "queued=#",
    texts: ["queue {topic}: # messages waiting", "# messages pending on {topic}", "backlog of {topic} is #", "{topic} queue length #"] },
  certificate: { say: ["the days left for a certificate", "the remaining life of a certificate"], unit: "days", range: [1, 120], limits: [7, 10, 14, 21, 30], side: "below", key: "cert_days=#",
    texts: ["certificate of {host} valid for # more days", "TLS certificate for {host} ends in # days", "# days until certificate of {host} expires"] },
  logins: { say: ["the number of failed logins", "the count of wrong passwords"], unit: "", range: [0, 60], limits: [3, 5, 10, 20], key: "failed_logins=#",
    texts: ["# failed logins for {user} in the last hour", "failed logins from {ip}: #", "{user} entered # wrong passwords", "login failures: # (user {user})"] },
  lag: { say: ["the lag of a replica", "the delay of the replication"], unit: "seconds", range: [0, 900], limits: [10, 30, 60, 120, 300], key: "lag=#s",
    texts: ["replica {host} is # seconds behind", "replication lag #s on {host}", "standby {host}: lag # s"] },
  temperature: { say: ["the temperature", "the measured heat"], unit: "°C", range: [18, 98], limits: [50, 60, 70, 80], key: "temp=#C",
    texts: ["temperature of {dev}: # C", "cpu{small} temperature # C", "sensor {small} reads # C", "rack {small}: # C at the inlet"] },
  "error-rate": { say: ["the error rate", "the share of failed requests"], unit: "percent", range: [0, 40], limits: [1, 2, 5, 10], key: "errors=#%",
    texts: ["error rate of {svc}: #%", "#% of requests to {svc} failed in the last {dur}", "{svc}: #% errors"] },
  "backup-age": { say: ["the age of the last backup", "the hours since the last backup"], unit: "hours", range: [1, 150], limits: [12, 24, 36, 48, 72], key: "backup_age=#h",
    texts: ["last backup of {host} is # hours old", "# hours since the last backup of {table}", "newest backup in {dir}: # h ago"] },
} as const satisfies Record<string, Metric>;
type Name = keyof typeof METRICS;
const NAMES = Object.keys(METRICS) as Name[];

const LIMIT_LAYOUTS: readonly LayoutName[] = ["syslog", "json", "logfmt", "python", "plain", "clocked", "go"];
const PROGRAMS = ["monitor", "metrics", "watchd", "telegraf", "collector", "probe", "statsd"];

type Values = Readonly<Partial<Record<Name, number>>>;

const anyValue = (r: Random, { range: [low, high] }: Metric): number =>
  r.chance(0.5) ? r.int(low, high) : r.int(low, low + Math.ceil((high - low) / 3));
/** A value on one side of the limit; half of them are close to it. */
function valueBeside(r: Random, metric: Metric, limit: number, above: boolean): number {
  const [low, high] = metric.range;
  const near = Math.max(2, Math.ceil(limit / 4));
  const close = r.chance(0.5);
  if (above) return r.int(limit + 1, close ? Math.min(high, limit + near) : high);
  return r.int(close ? Math.max(low, limit - near) : low, limit - 1);
}

/** A line that shows the values: one in a sentence, or several as key=value pairs. */
function writeValues(r: Random, values: Values): string {
  const shown = Object.entries(values) as [Name, number][];
  const texts = shown.map(([name, value]) => {
    const { texts, key }: Metric = METRICS[name];
    const template = shown.length === 1 ? fillSlots(r, r.pick(texts)).text : key;
    return template.replace("#", String(value));
  });
  const message = texts.join(r.pick([" ", ", "]));
  const layout = r.pick(LIMIT_LAYOUTS);
  return LAYOUTS[layout].write(randomParts(r, message, r.pick(["info", "warn"]), r.pick(PROGRAMS)));
}

const ALARM_SETS = [
  ["ALERT", "QUIET"],
  ["alarm", "ok"],
  ["yes", "no"],
  ["1", "0"],
  ["over", "fine"],
  ["CRITICAL", "OK"],
  ["notify", "ignore"],
  ["true", "false"],
] as const;

function drawLimit(random: Random, variant: Name): DrawnTask {
  const metric: Metric = METRICS[variant];
  const limit = random.pick(metric.limits);
  const l = relabel(random, ["yes", "no"], ALARM_SETS);
  const say = random.pick(metric.say);
  const below = metric.side === "below";
  const amount = `${limit}${metric.unit && ` ${metric.unit}`}`;
  const more = below ? `less than ${amount}` : `more than ${amount}`;
  const sign = below ? "<" : ">";
  const over = (value: number): boolean => (below ? value < limit : value > limit);
  const answer = (values: Values): string => {
    const value = values[variant];
    return value !== undefined && over(value) ? l.yes : l.no;
  };
  const edge = `exactly ${limit} is <still fine|no alarm>, and so is a line without that value`;
  return {
    canonical: `${l.yes} if the log line says that ${say} is ${more}, else ${l.no}, also when it says nothing of it.`,
    ...wordings(random, {
      plain: [
        `<Answer|Say> ${l.yes} if a log line reports that ${say} is ${more}. In all other cases <answer|say> ${l.no}: ${edge}.`,
        `Watch ${say} in <monitoring logs|the log>. The limit is ${amount}. ${l.yes} means ${more}; ${l.no} means anything else, that is, ${edge}.`,
        `The input is one log line with one or more values. Only ${say} counts: give ${l.yes} when it is ${more} and ${l.no} otherwise. Lines about other values get ${l.no}.`,
        `<Raise an alarm|Alarm> (${l.yes}) as soon as ${say} is ${more}. The answer is ${l.no} at ${limit} or on the other side of it, and for lines on other things.`,
      ],
      terse: [
        `${say} ${sign} ${amount} -> ${l.yes}, else ${l.no}; not in the line -> ${l.no}`,
        `${l.yes} if ${say} is ${more}, otherwise ${l.no}`,
        `log limit: ${l.yes} for ${say} ${sign} ${limit}, any other line ${l.no}`,
      ],
      casual: [
        `tell me ${l.yes} when ${say} is ${more}, the rest is just ${l.no}`,
        `I only care about ${say}. ${more}? then ${l.yes}. everything else is ${l.no}`,
        `ping me with ${l.yes} once ${say} is ${more}; if the line is about something else or the value is ok, ${l.no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const hit = r.chance(0.5);
      const values: Partial<Record<Name, number>> = {};
      const alone = r.chance(0.6);
      const others = r.sample(NAMES, alone ? 1 : 3);
      const own = hit || r.chance(0.6);
      if (!own || !alone)
        for (const name of others) if (name !== variant) values[name] = anyValue(r, METRICS[name]);
      if (own) values[variant] = valueBeside(r, metric, limit, below ? !hit : hit);
      const shown = alone && own ? { [variant]: values[variant] as number } : values;
      if (Object.keys(shown).length === 0) shown[variant] = limit;
      return { input: writeValues(r, shown), output: answer(shown), latent: shown };
    },
    answer: ({ latent }) => answer(latent as Values),
  };
}

export const families: Family[] = [
  family({
    id: "log-monitoring/limit-passed",
    theme: "log-monitoring",
    difficulty: "hard",
    variants: NAMES,
    survives: MEANING_SURVIVES,
    draw: drawLimit,
  }),
];
