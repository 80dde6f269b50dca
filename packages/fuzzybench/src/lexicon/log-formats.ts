/**
 * Log line layouts of common software: where the time, level, host, program and process id go. Each layout is
 * a function from the parts of a line to its text. The layouts follow the default settings of the programs.
 */
import type { Random } from "../random.js";
import { hostName } from "./log-slots.js";

export type Level = "debug" | "info" | "warn" | "error" | "fatal";

export interface Stamp {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milli: number;
}

/** Everything a layout may print; a layout that prints a field reports it in `shows`. */
export interface Parts {
  readonly stamp: Stamp;
  readonly level: Level;
  readonly message: string;
  readonly program: string;
  readonly host: string;
  readonly pid: string;
  readonly extra: Random;
}

export interface Layout {
  readonly write: (parts: Parts) => string;
  /** Which of host, pid, service, level, date (with year), time the text shows. */
  readonly shows: readonly ("host" | "pid" | "service" | "level" | "date" | "time")[];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const pad = (n: number, width = 2): string => String(n).padStart(width, "0");
export const monthName = (s: Stamp): string => MONTHS[s.month - 1] as string;
export const isoDate = (s: Stamp): string => `${s.year}-${pad(s.month)}-${pad(s.day)}`;
export const clock = (s: Stamp): string => `${pad(s.hour)}:${pad(s.minute)}:${pad(s.second)}`;
const iso = (s: Stamp): string => `${isoDate(s)}T${clock(s)}`;
const bsd = (s: Stamp): string => `${monthName(s)} ${String(s.day).padStart(2, " ")} ${clock(s)}`;
const upper = (level: Level): string => level.toUpperCase();
const camel = (text: string): string =>
  text.replace(/(^|[-_ ])([a-z])/g, (_, __, c: string) => c.toUpperCase());
const PINO = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;
const KLOG = { debug: "I", info: "I", warn: "W", error: "E", fatal: "F" } as const;
const MYSQL = { debug: "Note", info: "Note", warn: "Warning", error: "ERROR", fatal: "ERROR" } as const;
const PG = { debug: "DEBUG", info: "LOG", warn: "WARNING", error: "ERROR", fatal: "FATAL" } as const;
const PY = { debug: "DEBUG", info: "INFO", warn: "WARNING", error: "ERROR", fatal: "CRITICAL" } as const;
const NGINX = { debug: "debug", info: "notice", warn: "warn", error: "error", fatal: "crit" } as const;
const REDIS = { debug: ".", info: "*", warn: "#", error: "#", fatal: "#" } as const;
const PRI = { debug: 15, info: 14, warn: 12, error: 11, fatal: 10 } as const;
const GHA = {
  debug: "##[debug]",
  info: "",
  warn: "##[warning]",
  error: "##[error]",
  fatal: "##[error]",
} as const;
const NAGIOS = { debug: "OK", info: "OK", warn: "WARNING", error: "CRITICAL", fatal: "CRITICAL" } as const;

export const LAYOUTS = {
  syslog: {
    write: (p) => `${bsd(p.stamp)} ${p.host} ${p.program}[${p.pid}]: ${p.message}`,
    shows: ["host", "pid", "service", "time"],
  },
  rfc5424: {
    write: (p) => `<${PRI[p.level]}>1 ${iso(p.stamp)}Z ${p.host} ${p.program} ${p.pid} - - ${p.message}`,
    shows: ["host", "pid", "service", "date", "time"],
  },
  kernel: {
    write: (p) => `${bsd(p.stamp)} ${p.host} kernel: ${p.message}`,
    shows: ["host", "time"],
  },
  dmesg: {
    write: (p) => `[${String(p.extra.int(1, 99999)).padStart(5, " ")}.${p.extra.digits(6)}] ${p.message}`,
    shows: [],
  },
  log4j: {
    write: (p) =>
      `${isoDate(p.stamp)} ${clock(p.stamp)},${pad(p.stamp.milli, 3)} ${upper(p.level).padEnd(5)} [${p.extra.pick(["main", "http-nio-8080-exec-", "pool-1-thread-", "worker-"])}${p.extra.int(1, 9)}] ${p.extra.pick(["com.acme.", "c.a.", "org.shop.", "io.app."])}${camel(p.program)} - ${p.message}`,
    shows: ["level", "date", "time"],
  },
  spring: {
    write: (p) =>
      `${isoDate(p.stamp)} ${clock(p.stamp)}.${pad(p.stamp.milli, 3)} ${upper(p.level).padStart(5)} ${p.pid} --- [main] ${camel(p.program)} : ${p.message}`,
    shows: ["pid", "level", "date", "time"],
  },
  python: {
    write: (p) =>
      `${isoDate(p.stamp)} ${clock(p.stamp)},${pad(p.stamp.milli, 3)} - ${p.program.replace(/-/g, "_")} - ${PY[p.level]} - ${p.message}`,
    shows: ["level", "date", "time"],
  },
  pybasic: {
    write: (p) => `${PY[p.level]}:${p.program.replace(/-/g, "_")}:${p.message}`,
    shows: ["level"],
  },
  pino: {
    write: (p) =>
      `{"level":${PINO[p.level]},"time":17${p.extra.digits(11)},"pid":${p.pid},"hostname":"${p.host}","msg":${JSON.stringify(p.message)}}`,
    shows: ["host", "pid", "level"],
  },
  json: {
    write: (p) =>
      `{"ts":"${iso(p.stamp)}Z","level":"${p.level}","service":"${p.program}","message":${JSON.stringify(p.message)}}`,
    shows: ["service", "level", "date", "time"],
  },
  logfmt: {
    write: (p) =>
      `time=${iso(p.stamp)}Z level=${p.level} service=${p.program} msg="${p.message.replace(/"/g, "'")}"`,
    shows: ["service", "level", "date", "time"],
  },
  docker: {
    write: (p) => `time="${iso(p.stamp)}Z" level=${p.level} msg="${p.message.replace(/"/g, "'")}"`,
    shows: ["level", "date", "time"],
  },
  go: {
    write: (p) => `${p.stamp.year}/${pad(p.stamp.month)}/${pad(p.stamp.day)} ${clock(p.stamp)} ${p.message}`,
    shows: ["date", "time"],
  },
  klog: {
    write: (p) =>
      `${KLOG[p.level]}${pad(p.stamp.month)}${pad(p.stamp.day)} ${clock(p.stamp)}.${p.extra.digits(6)} ${p.pid} ${p.extra.pick(["controller", "kubelet", "reflector", "server", "pod_workers"])}.go:${p.extra.int(20, 900)}] ${p.message}`,
    shows: ["pid", "level", "time"],
  },
  rust: {
    write: (p) => `[${iso(p.stamp)}Z ${upper(p.level)} ${p.program.replace(/-/g, "_")}] ${p.message}`,
    shows: ["level", "date", "time"],
  },
  postgres: {
    write: (p) =>
      `${isoDate(p.stamp)} ${clock(p.stamp)}.${pad(p.stamp.milli, 3)} UTC [${p.pid}] ${PG[p.level]}:  ${p.message}`,
    shows: ["pid", "level", "date", "time"],
  },
  mysql: {
    write: (p) =>
      `${iso(p.stamp)}.${p.extra.digits(6)}Z ${p.extra.int(0, 90)} [${MYSQL[p.level]}] [MY-01${p.extra.digits(4)}] [Server] ${p.message}`,
    shows: ["level", "date", "time"],
  },
  redis: {
    write: (p) =>
      `${p.pid}:M ${pad(p.stamp.day)} ${monthName(p.stamp)} ${p.stamp.year} ${clock(p.stamp)}.${pad(p.stamp.milli, 3)} ${REDIS[p.level]} ${p.message}`,
    shows: ["pid", "date", "time"],
  },
  kafka: {
    write: (p) =>
      `[${isoDate(p.stamp)} ${clock(p.stamp)},${pad(p.stamp.milli, 3)}] ${upper(p.level)} ${p.message} (kafka.${p.extra.pick(["server.KafkaServer", "log.LogManager", "cluster.Partition", "controller.KafkaController"])})`,
    shows: ["level", "date", "time"],
  },
  nginx: {
    write: (p) =>
      `${p.stamp.year}/${pad(p.stamp.month)}/${pad(p.stamp.day)} ${clock(p.stamp)} [${NGINX[p.level]}] ${p.pid}#0: ${p.message}`,
    shows: ["pid", "level", "date", "time"],
  },
  event: {
    write: (p) =>
      `${p.extra.int(1, 59)}${p.extra.pick(["s", "m"])}  ${p.level === "info" || p.level === "debug" ? "Normal" : "Warning"}  ${p.message}`,
    shows: [],
  },
  actions: {
    write: (p) => `${iso(p.stamp)}.${p.extra.digits(7)}Z ${GHA[p.level]}${p.message}`,
    shows: ["date", "time"],
  },
  nagios: {
    write: (p) =>
      `[1${p.extra.digits(9)}] SERVICE ALERT: ${p.host};${p.program};${NAGIOS[p.level]};HARD;3;${p.message}`,
    shows: ["host"],
  },
  plain: { write: (p) => p.message, shows: [] },
  prefixed: {
    write: (p) =>
      `${p.extra.pick(["", "[", "* "])}${upper(p.level)}: ${p.message}`.replace(/^\[(\w+):/, "[$1]"),
    shows: ["level"],
  },
  clocked: {
    write: (p) => `${clock(p.stamp)} ${p.extra.pick(["", `${p.program}: `, `[${p.program}] `])}${p.message}`,
    shows: ["time"],
  },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;

/** A moment between 2019 and 2026. */
export const randomStamp = (random: Random): Stamp => ({
  year: random.int(2019, 2026),
  month: random.int(1, 12),
  day: random.int(1, 28),
  hour: random.int(0, 23),
  minute: random.int(0, 59),
  second: random.int(0, 59),
  milli: random.int(0, 999),
});

/** The parts around a message, drawn at random. */
export const randomParts = (random: Random, message: string, level: Level, program: string): Parts => ({
  stamp: randomStamp(random),
  level,
  message,
  program,
  host: hostName(random),
  pid: String(random.int(100, 65000)),
  extra: random,
});
