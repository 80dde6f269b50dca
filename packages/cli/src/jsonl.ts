/** Lines of JSON objects with named texts in them. */

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

/** The object of a line; throws `INPUT_INVALID` naming the line and what is missing. */
export function parseJsonLine<Key extends string>(
  { number, text }: Line,
  keys: readonly Key[],
): JsonLine<Key>["record"] {
  const wanted = `a JSON object with ${keys.map((key) => `a text "${key}"`).join(" and ")} is needed`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PawError("INPUT_INVALID", `line ${number} is not JSON: ${wanted}`, { cause });
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
