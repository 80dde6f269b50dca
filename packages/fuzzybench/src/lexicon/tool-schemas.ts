/** Tools with typed parameters, and values for them: right, of another type, or outside the allowed range. */
import type { Random } from "../random.js";
import { CITIES, FIRST_NAMES, WEEKDAYS } from "./a-people.js";
import { words } from "./a-text.js";

export type Value = string | number | boolean;

export interface Param {
  readonly name: string;
  readonly type: "string" | "integer" | "boolean" | "enum";
  /** Allowed values of an enum, or values to draw from for a string. */
  readonly pool: readonly string[];
  readonly low: number;
  readonly high: number;
}

export interface ToolSchema {
  readonly tool: string;
  readonly params: readonly Param[];
}

const text = (name: string, pool: readonly string[]): Param => ({
  name,
  type: "string",
  pool,
  low: 0,
  high: 0,
});
const choice = (name: string, pool: string): Param => ({
  name,
  type: "enum",
  pool: words(pool),
  low: 0,
  high: 0,
});
const integer = (name: string, low: number, high: number): Param => ({
  name,
  type: "integer",
  pool: [],
  low,
  high,
});
const flag = (name: string): Param => ({ name, type: "boolean", pool: [], low: 0, high: 0 });

const PATHS = words("notes.txt report.pdf data.csv main.py photo.jpg todo.md");
const TOPICS = words("invoice holiday contract offer bug roadmap budget");

export const TOOL_SCHEMAS: readonly ToolSchema[] = [
  {
    tool: "get_weather",
    params: [text("city", CITIES), integer("days", 1, 14), choice("unit", "C F K"), flag("hourly")],
  },
  {
    tool: "book_room",
    params: [
      text("day", WEEKDAYS),
      integer("people", 2, 20),
      choice("floor", "ground first second"),
      flag("catering"),
    ],
  },
  {
    tool: "send_message",
    params: [
      text("to", FIRST_NAMES),
      choice("channel", "mail sms chat"),
      integer("priority", 1, 5),
      flag("urgent"),
    ],
  },
  {
    tool: "search_mail",
    params: [
      text("query", TOPICS),
      integer("limit", 1, 50),
      choice("folder", "inbox sent archive"),
      flag("unread"),
    ],
  },
  {
    tool: "create_task",
    params: [
      text("title", TOPICS),
      text("owner", FIRST_NAMES),
      integer("effort", 1, 8),
      choice("state", "open doing done"),
    ],
  },
  {
    tool: "find_train",
    params: [
      text("from", CITIES),
      choice("class", "first second sleeper"),
      integer("seats", 1, 9),
      flag("direct"),
    ],
  },
  {
    tool: "read_file",
    params: [
      text("path", PATHS),
      integer("line", 1, 900),
      choice("encoding", "utf8 latin1 ascii"),
      flag("raw"),
    ],
  },
  {
    tool: "resize_image",
    params: [text("file", PATHS), integer("width", 16, 4096), choice("format", "png jpg webp"), flag("crop")],
  },
];

/** A name that no schema has. */
export const UNKNOWN_NAMES = words("color mode note verbose source tag theme extra");

export function rightValue(random: Random, { type, pool, low, high }: Param): Value {
  if (type === "integer") return random.int(low, high);
  if (type === "boolean") return random.chance(0.5);
  return random.pick(pool);
}

/** A value of another JSON type: text for numbers and booleans, a number for text. */
export function wrongType(random: Random, param: Param): Value {
  if (param.type === "integer") return String(random.int(param.low, param.high));
  return param.type === "boolean" ? random.pick(["yes", "no", "true", "false"]) : random.int(1, 99);
}

/** A value of the right type that is not allowed; text and booleans have none. */
export function outOfRange(random: Random, { type, high }: Param): Value | undefined {
  if (type === "integer") return random.chance(0.3) ? -random.int(1, 9) : high + random.int(1, 60);
  return type === "enum" ? random.pick(["other", "auto", "default", "xyz"]) : undefined;
}

/** The type as a specification names it. */
export function typeText({ type, pool, low, high }: Param): string {
  if (type === "integer") return `integer ${low} to ${high}`;
  return type === "enum" ? `one of ${pool.join("/")}` : type;
}
