/** The fields of the service's answers: what must be there is checked, what is of another kind counts as absent. */

import { isJsonObject, type JsonObject, PawError } from "@paw/format";

/** Most entries of a list in one answer. */
const MAX_ENTRIES = 10_000;

export function object(value: unknown, what: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw wrong(what, value, "an object");
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MAX_ENTRIES) return value;
  throw wrong(
    what,
    Array.isArray(value) ? `${value.length} entries` : value,
    `a list of at most ${MAX_ENTRIES}`,
  );
}

export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function boolean(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without its undefined values; what must be there is there. */
export function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** `API_INVALID`: what is wrong, its beginning, and what is needed. */
export function wrong(what: string, value: unknown, needed: string): PawError {
  // Without characters that could steer a terminal; JSON.stringify escapes some of them only.
  const got =
    JSON.stringify(value)
      ?.slice(0, 80)
      .replace(/[\p{Cc}\p{Cf}]/gu, "?") ?? "missing";
  return new PawError(
    "API_INVALID",
    `the service's answer is not in its contract: ${what} is ${got}; needed: ${needed}`,
  );
}
