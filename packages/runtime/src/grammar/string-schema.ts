/**
 * The texts that a JSON Schema of type string allows, as GBNF: by its pattern, else its format, else its length.
 *
 * They stand inside a JSON text, or plainly as the whole answer. What is combined with another (two patterns, a pattern
 * and a length) is left to the validation that follows.
 */

import { PawError } from "@paw/format";
import { SPACE } from "./character-sets.js";
import { MAX_REPETITIONS } from "./gbnf.js";
import { classOf, regexToGbnf } from "./regex.js";
import { LAST_CHARACTER, type Range } from "./utf8-ranges.js";

/** A schema's keywords. */
export type Shape = Readonly<Record<string, unknown>>;

/** How a string is written. */
interface Notation {
  /** Any character; one that is a single unit of UTF-16, as almost all are. */
  readonly character: string;
  readonly unit: string;
  /** The same for the first and last character. */
  readonly edge: { readonly character: string; readonly unit: string };
  /** What may stand before and after a match of a pattern. */
  readonly around: { readonly before: string; readonly after: string };
  /** Characters that cannot stand for themselves. */
  readonly without: readonly Range[];
}

const BEYOND_ONE_UNIT: Range = [0x10000, LAST_CHARACTER];

/** Inside the quotes of a JSON text; the rules are in json-schema.ts. */
export const IN_JSON: Notation = {
  character: "json-character",
  unit: "json-unit",
  edge: { character: "json-character", unit: "json-unit" },
  around: { before: "json-character*", after: "json-character*" },
  without: [
    [0x00, 0x1f],
    [0x22, 0x22],
    [0x5c, 0x5c],
  ],
};

/** As the whole answer: free answers have no blanks around them, and neither have these where nothing asks for them. */
const NOT_BLANK = classOf(SPACE, true);
export const PLAIN: Notation = {
  character: ".",
  unit: classOf([BEYOND_ONE_UNIT], true),
  edge: { character: NOT_BLANK, unit: classOf([...SPACE, BEYOND_ONE_UNIT], true) },
  around: { before: `(${NOT_BLANK} .*)?`, after: `(.* ${NOT_BLANK})?` },
  without: [],
};

/**
 * Formats that all libraries mean alike, for those that write no pattern beside them; date-time is none (valibot writes it for minutes
 * without seconds and zone too). Source: RFC 3339, 9562, 3986, 5321.
 */
const FORMATS: Readonly<Record<string, string>> = {
  date:
    "(?:(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29|\\d{4}-(?:" +
    "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))",
  uuid: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}",
  ipv4: "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)",
  email: "[\\w+-]+(?:\\.[\\w+-]+)*@(?:[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*\\.)+[a-zA-Z]{2,}",
};

/** The expression of a string schema's texts, or undefined where any text fits. Throws `OPTION_INVALID`. */
export function stringToGbnf(s: Shape, path: string, notation: Notation): string | undefined {
  const { without, around } = notation;
  const [pattern] = [s, ...(Array.isArray(s.allOf) ? (s.allOf as unknown[]) : [])]
    .map((part) => Object(part).pattern as unknown)
    .filter((found) => typeof found === "string");
  if (pattern !== undefined) return searched(pattern, path, { without, around });
  const format = typeof s.format === "string" && Object.hasOwn(FORMATS, s.format) && FORMATS[s.format];
  if (format) return regexToGbnf(format);
  const [least, most] = bounds(s.minLength, s.maxLength, path);
  if (most === undefined) {
    return least === 0 ? undefined : counted(notation.character, notation.edge.character, least, most);
  }
  // JSON Schema counts characters and libraries count units of UTF-16: either all are one unit, or half as many may be two.
  const half = Math.floor(most / 2);
  const single = counted(notation.unit, notation.edge.unit, least, most);
  if (least > half || half === 0) return single;
  return `${single} | ${counted(notation.character, notation.edge.character, least, half)}`;
}

function searched(pattern: string, path: string, reading: Parameters<typeof regexToGbnf>[1]): string {
  try {
    return regexToGbnf(pattern, reading);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(
      path,
      `has a pattern that cannot be followed: ${reason}. Check it after the answer instead, or give a grammar`,
    );
  }
}

/** `least` to `most` characters, of which the first and the last are edges. */
function counted(character: string, edge: string, least: number, most: number | undefined): string {
  if (edge === character) return `${character}{${least},${most ?? ""}}`;
  const parts: string[] = [];
  if (least === 0) parts.push('""');
  if (least <= 1 && most !== 0) parts.push(edge);
  if (most === undefined || most >= 2) {
    const between = `{${Math.max(0, least - 2)},${most === undefined ? "" : most - 2}}`;
    parts.push(`${edge} ${character}${between} ${edge}`);
  }
  return parts.join(" | ");
}

/** Counts that a grammar can hold; a larger upper bound is left to validation. */
export function bounds(low: unknown, high: unknown, path: string): [number, number | undefined] {
  const least = typeof low === "number" ? low : 0;
  const most = typeof high === "number" && high <= MAX_REPETITIONS ? high : undefined;
  if (least > MAX_REPETITIONS || (most !== undefined && most < least)) {
    throw invalid(
      path,
      `asks for ${least} to ${String(high ?? "any number of")} items or characters: 0 to ${MAX_REPETITIONS} are possible`,
    );
  }
  return [least, most];
}

export function invalid(path: string, what: string): PawError {
  return new PawError("OPTION_INVALID", `the schema${path === "" ? "" : ` at ${path}`} ${what}`);
}
