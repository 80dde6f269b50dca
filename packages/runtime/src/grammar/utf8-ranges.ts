/**
 * Ranges of characters as sequences of byte ranges, so that grammars can be matched byte by byte: tokens of byte-level
 * vocabularies may begin or end inside a character. Method: the splitting of RE2 and the utf8-ranges crate.
 */

/** Inclusive. */
export type Range = readonly [low: number, high: number];

export const LAST_CHARACTER = 0x10ffff;
/** Halves of UTF-16 pairs: no characters. */
export const SURROGATES: Range = [0xd800, 0xdfff];
/** Last characters of one, two and three bytes. */
const LENGTH_ENDS = [0x7f, 0x7ff, 0xffff];

/** The byte ranges, one for each byte, of every sequence that encodes a character of the range; surrogates have none. */
export function utf8Ranges([low, high]: Range): Range[][] {
  if (low > high) return [];
  if (low <= SURROGATES[1] && high >= SURROGATES[0]) {
    return [...utf8Ranges([low, SURROGATES[0] - 1]), ...utf8Ranges([SURROGATES[1] + 1, high])];
  }
  for (const end of LENGTH_ENDS) {
    if (low <= end && high > end) return [...utf8Ranges([low, end]), ...utf8Ranges([end + 1, high])];
  }
  // Below a byte that differs, all continuation bytes must be free: cut off the ends where they are not.
  for (let bits = 6; bits < 24 && high > 0x7f; bits += 6) {
    const mask = (1 << bits) - 1;
    if ((low & ~mask) === (high & ~mask)) break;
    if ((low & mask) !== 0)
      return [...utf8Ranges([low, low | mask]), ...utf8Ranges([(low | mask) + 1, high])];
    if ((high & mask) !== mask)
      return [...utf8Ranges([low, (high & ~mask) - 1]), ...utf8Ranges([high & ~mask, high])];
  }
  const [first, last] = [bytesOf(low), bytesOf(high)];
  return [Array.from(first, (byte, i) => [byte, last[i]!] as const)];
}

function bytesOf(character: number): Uint8Array {
  return new TextEncoder().encode(String.fromCodePoint(character));
}

/** What the ranges leave of all characters, ascending. */
export function complement(ranges: readonly Range[]): Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) left.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= LAST_CHARACTER) left.push([next, LAST_CHARACTER]);
  return left;
}
