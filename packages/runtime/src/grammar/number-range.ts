/**
 * Numbers between two bounds, as GBNF of their digits.
 *
 * Whole numbers are followed exactly. Of others the whole part is: where a bound lies between two whole numbers, or is
 * itself not allowed, what remains is left to validation. So are multiples.
 */

import { invalid, type Shape } from "./string-schema.js";

/** Digits of a whole number, and behind a point: what a double holds exactly. */
export const MAX_DIGITS = 15;
const LARGEST = 10 ** MAX_DIGITS - 1;
const FRACTION = `("." [0-9]{1,${MAX_DIGITS}})?`;

/** The expression of a schema of type integer; without bounds that matter it is undefined. Throws `OPTION_INVALID`. */
export function integerRange(s: Shape, path: string): string | undefined {
  const { low, high, above, below } = boundsOf(s, path);
  const least = Math.ceil(above && Number.isInteger(low) ? low + 1 : low);
  const most = Math.floor(below && Number.isInteger(high) ? high - 1 : high);
  if (!followed(least, most)) return undefined;
  if (least > most) throw invalid(path, `allows no whole number from ${low} to ${high}`);
  return signed([least, false], [most, false], whole);
}

/** The same for a schema of type number. */
export function numberRange(s: Shape, path: string): string | undefined {
  const { low, high, above, below } = boundsOf(s, path);
  if (!followed(low, high)) return undefined;
  return signed([low, above], [high, below], (from, to, excluded) => {
    // A whole bound has no digits behind the point.
    const last = Number.isInteger(to) && to <= LARGEST;
    const parts: string[] = [];
    if (Math.floor(from) < to)
      parts.push(`(${whole(Math.floor(from), last ? to - 1 : Math.floor(to))}) ${FRACTION}`);
    if (last && !excluded) parts.push(whole(to, to));
    return parts.join(" | ");
  });
}

function boundsOf(s: Shape, path: string) {
  const number = (keyword: string, otherwise: number) =>
    typeof s[keyword] === "number" ? s[keyword] : otherwise;
  const [min, over] = [number("minimum", -Infinity), number("exclusiveMinimum", -Infinity)];
  const [max, under] = [number("maximum", Infinity), number("exclusiveMaximum", Infinity)];
  const found = {
    low: Math.max(min, over),
    high: Math.min(max, under),
    above: over >= min,
    below: under <= max,
  };
  const none = found.low === found.high && (found.above || found.below);
  if (none || found.low > found.high)
    throw invalid(path, `allows no number from ${found.low} to ${found.high}`);
  return found;
}

/** Whether there is a bound within the numbers that are written at all. */
function followed(low: number, high: number): boolean {
  return low <= LARGEST && high >= -LARGEST && (low >= -LARGEST || high <= LARGEST);
}

type Bound = readonly [value: number, excluded: boolean];

/** Negative and other numbers apart; `sizes`: the expression of sizes up to `to`, and whether that one is excluded. */
function signed(
  [low, above]: Bound,
  [high, below]: Bound,
  sizes: (from: number, to: number, excluded: boolean) => string,
): string {
  const parts: string[] = [];
  if (high >= 0) parts.push(sizes(Math.max(0, low), high, below));
  if (low < 0) parts.push(`"-" (${sizes(Math.max(0, -high), -low, above)})`);
  // Nothing is left of zero alone where it is excluded.
  return parts.filter((part) => part !== "").join(" | ");
}

/** Whole numbers from 0 up, without leading zeros. */
function whole(from: number, to: number): string {
  const parts: string[] = [];
  for (let digits = 1; digits <= MAX_DIGITS; digits++) {
    const least = Math.max(from, digits === 1 ? 0 : 10 ** (digits - 1));
    const most = Math.min(to, 10 ** digits - 1);
    if (least <= most) parts.push(between(String(least), String(most)));
  }
  return parts.join(" | ");
}

/** Digits that are not below `low` and not above `high`, of the same length. */
function between(low: string, high: string): string {
  const rest = low.length - 1;
  const [a, b] = [Number(low[0]), Number(high[0])];
  if (rest === 0) return digit(a, b);
  const free = `[0-9]{${rest}}`;
  const parts: string[] = [];
  const least = /^0*$/.test(low.slice(1));
  const most = /^9*$/.test(high.slice(1));
  if (a === b) return `${digit(a, a)} ${least && most ? free : `(${between(low.slice(1), high.slice(1))})`}`;
  if (!least) parts.push(`${digit(a, a)} (${between(low.slice(1), "9".repeat(rest))})`);
  const [first, last] = [least ? a : a + 1, most ? b : b - 1];
  if (first <= last) parts.push(`${digit(first, last)} ${free}`);
  if (!most) parts.push(`${digit(b, b)} (${between("0".repeat(rest), high.slice(1))})`);
  return parts.join(" | ");
}

function digit(low: number, high: number): string {
  return low === high ? `"${low}"` : `[${low}-${high}]`;
}
