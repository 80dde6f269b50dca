/** Lines of JSON objects with named texts in them, and the same lines with results added. */

import { PawError } from "@paw/format";
import { type Line, readLines, type Source } from "./input.js";

export interface JsonLine<Key extends string> {
  readonly number: number;
  readonly record: Readonly<Record<string, unknown>> & Readonly<Record<Key, string>>;
}

/** The objects of a source, blank lines left out; throws `INPUT_INVALID` naming the first line that is not one. */
export async function* readJsonLines<Key extends string>(
  source: Source,
  keys: readonly Key[],
  signal: AbortSignal,
): AsyncGenerator<JsonLine<Key>, void, undefined> {
  for await (const line of readLines(source, signal)) {
    if (line.text.trim() !== "") yield { number: line.number, record: parseJsonLine(line, keys) };
  }
}

/** The object of a line; throws `INPUT_INVALID` naming the line, what is missing, and `hint` where the line is not JSON at all. */
export function parseJsonLine<Key extends string>(
  { number, text }: Line,
  keys: readonly Key[],
  hint = "",
): JsonLine<Key>["record"] {
  const wanted = `a JSON object with ${keys.map((key) => `a text "${key}"`).join(" and ")} is needed`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PawError("INPUT_INVALID", `line ${number} is not JSON: ${wanted}${hint}`, { cause });
  }
  const record = value as Record<string, unknown> | null;
  const isObject = typeof record === "object" && record !== null && !Array.isArray(record);
  const missing = isObject
    ? keys.find((key) => !Object.hasOwn(record, key) || typeof record[key] !== "string")
    : keys[0];
  if (missing !== undefined) {
    throw new PawError("INPUT_INVALID", `line ${number} has no text "${missing}": ${wanted}`);
  }
  return record as JsonLine<Key>["record"];
}

/**
 * The line of an object with fields put at its end, in place of members of the names in `replaced`. All other members
 * stay as they are written, byte for byte: numbers that JavaScript cannot hold, escapes, and members of one name, of
 * which readers take the last. `text` is one whole JSON object.
 */
export function withFields(
  text: string,
  fields: Readonly<Record<string, unknown>>,
  replaced: ReadonlySet<string>,
): string {
  const members: string[] = [];
  for (const { name, source } of membersOf(text)) if (!replaced.has(name)) members.push(source);
  const added = JSON.stringify(fields).slice(1, -1);
  return `{${[...members, added].join(",")}}`;
}

// --- internal ---

/** The members of a JSON object with their text, from the name to the end of the value. */
function* membersOf(text: string): Generator<{ readonly name: string; readonly source: string }> {
  let depth = 0;
  let start = -1; // of the member, -1 between members
  let name = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = stringEnd(text, at);
      if (depth === 1 && start < 0) {
        start = at;
        name = JSON.parse(text.slice(at, end)) as string;
      }
      at = end - 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    const ends = depth === 0 || (depth === 1 && character === ",");
    if (ends && start >= 0) {
      yield { name, source: text.slice(start, at).trimEnd() };
      start = -1;
    }
  }
}

/** The place behind the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
