/**
 * Strict JSON for untrusted files: one object, no key twice, bounded size and depth.
 *
 * `JSON.parse` keeps the last of two equal keys where other readers keep the first, so a file could mean two things.
 */

import { decodeUtf8 } from "./bytes.js";
import { type ErrorCode, PawError } from "./errors.js";

/** Nesting of objects and arrays; the formats here need under 6. */
export const MAX_JSON_DEPTH = 64;

export type JsonObject = { [key: string]: unknown };

/** Parses bytes as one JSON object; throws `code`, naming `what`, for anything else. */
export function parseJsonObject(bytes: Uint8Array, limit: number, code: ErrorCode, what: string): JsonObject {
  if (bytes.length > limit) {
    throw new PawError(code, `${what} has ${bytes.length} bytes: at most ${limit} are allowed`);
  }
  const text = decodeUtf8(bytes, code, what);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PawError(code, `${what} is not valid JSON: ${(cause as Error).message}`, { cause });
  }
  if (!isJsonObject(value)) throw new PawError(code, `${what} is not a JSON object`);
  checkKeysAndDepth(text, code, what);
  return value;
}

/** Whether a value is a plain JSON object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Walks text that `JSON.parse` accepted, so only strings and brackets need care. */
function checkKeysAndDepth(text: string, code: ErrorCode, what: string): void {
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  const open: (Set<string> | null)[] = []; // keys seen in each open object, null for an array
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found, colon] = match;
    if (found === "{" || found === "[") {
      open.push(found === "{" ? new Set() : null);
      if (open.length > MAX_JSON_DEPTH)
        throw new PawError(code, `${what} nests deeper than ${MAX_JSON_DEPTH}`);
    } else if (found === "}" || found === "]") {
      open.pop();
    } else if (colon !== undefined) {
      const key = JSON.parse(found.slice(0, found.length - colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) throw new PawError(code, `${what} has the key ${JSON.stringify(key)} twice`);
      keys?.add(key);
    }
  }
}
