/**
 * Draws whole log lines: a message of some source, its slots filled, in one of the layouts of that source. The
 * answer of a task comes from the parts, never from parsing the text.
 */
import type { Random } from "../random.js";
import { BUSINESS } from "./log-apps.js";
import { DATA_SOURCES } from "./log-data.js";
import { DEPLOY_SOURCES } from "./log-deploy.js";
import { LAYOUTS, type Layout, type LayoutName, type Level, type Parts, randomParts } from "./log-formats.js";
import type { Kind, Message, Source, Subsystem } from "./log-kinds.js";
import { MONITOR_SOURCES } from "./log-monitors.js";
import { OPERATION_SOURCES } from "./log-operations.js";
import { PRODUCT_SOURCES } from "./log-products.js";
import { MACHINERY } from "./log-programs.js";
import { SERVICE_SOURCES } from "./log-services.js";
import { FIELD_OF, fillSlots } from "./log-slots.js";
import { SYSTEM_SOURCES } from "./log-system.js";

/** Every source of log messages. */
export const SOURCES: readonly Source[] = [
  ...SYSTEM_SOURCES,
  ...MONITOR_SOURCES,
  ...SERVICE_SOURCES,
  ...DEPLOY_SOURCES,
  BUSINESS,
  MACHINERY,
  ...DATA_SOURCES,
  ...OPERATION_SOURCES,
  ...PRODUCT_SOURCES,
];

/** Services whose very name speaks of one area: they write only lines of that area or of none. */
const SPEAKING: Readonly<Record<string, Subsystem>> = {
  checkout: "payment",
  billing: "payment",
  payments: "payment",
  ledger: "payment",
  pricing: "payment",
  "auth-service": "auth",
  sessions: "auth",
  notifier: "mail",
  mailer: "mail",
  scheduler: "jobs",
  ingest: "queue",
};

export interface Entry {
  readonly source: Source;
  readonly message: Message;
  /** Who may write this message. */
  readonly programs: readonly string[];
}

/** All messages with their sources, in a fixed order. */
export const ENTRIES: readonly Entry[] = SOURCES.flatMap((source) =>
  source.messages.map((message) => ({
    source,
    message,
    programs: source.programs.filter((name) => (SPEAKING[name] ?? message[1]) === message[1]),
  })),
);

const LEVELS: Record<Kind, readonly Level[]> = {
  crit: ["fatal", "error"],
  fail: ["error"],
  warn: ["warn"],
  heal: ["info", "warn"],
  ok: ["info"],
  info: ["info", "info", "debug"],
  noise: ["info", "info", "debug"],
};

/** Levels that programs also write now and then, although the message says otherwise: only the meaning counts. */
const ODD_LEVELS: Record<Kind, readonly Level[]> = {
  crit: ["error"],
  fail: ["warn", "info"],
  warn: ["info", "error"],
  heal: ["debug"],
  ok: ["debug", "warn"],
  info: ["warn"],
  noise: ["warn", "error"],
};
/** Layouts whose level is a mere tag; in others it is part of what is said. */
const TAGGED: readonly LayoutName[] = [
  "log4j",
  "spring",
  "python",
  "pybasic",
  "pino",
  "json",
  "logfmt",
  "rust",
];

export interface LogLine {
  readonly text: string;
  readonly parts: Parts;
  readonly layout: LayoutName;
  /** Values that the line shows, per field of FIELD_OF; header values included. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Writes a whole line around a message; `layouts` narrows the choice where the source has any of them. */
export function logLine(
  random: Random,
  entry: Entry,
  layouts?: readonly LayoutName[],
  level?: Level,
): LogLine {
  const [kind, , template] = entry.message;
  const usable = layouts
    ? entry.source.layouts.filter((name) => layouts.includes(name))
    : entry.source.layouts;
  const layout = random.pick(usable.length > 0 ? usable : entry.source.layouts);
  const { text: message, fields } = fillSlots(random, template);
  const odd = TAGGED.includes(layout) && random.chance(0.12);
  const parts = randomParts(
    random,
    message.trimEnd(),
    level ?? random.pick(odd ? ODD_LEVELS[kind] : LEVELS[kind]),
    random.pick(entry.programs),
  );
  const written: Layout = LAYOUTS[layout];
  const all: Record<string, readonly string[]> = { ...fields };
  for (const [field, value] of [
    ["host", parts.host],
    ["pid", parts.pid],
    ["service", parts.program],
  ] as const) {
    if (written.shows.some((shown) => shown === field)) all[field] = [...(all[field] ?? []), value];
  }
  return { text: written.write(parts), parts, layout, fields: all };
}

/** True when some slot of the message carries the field. */
export const carries = (entry: Entry, field: string): boolean =>
  [...entry.message[2].matchAll(/\{([a-z0-9]+)\}/g)].some((m) => FIELD_OF[m[1] as string] === field);
