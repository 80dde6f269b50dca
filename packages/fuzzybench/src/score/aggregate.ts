/** Small sums over results that several parts of a report need. */
import type { SpecResult } from "./result.js";

/** Results by a key, keys in order. */
export function groupBy(
  results: readonly SpecResult[],
  key: (result: SpecResult) => string,
): Map<string, SpecResult[]> {
  const groups = new Map<string, SpecResult[]>();
  for (const result of results) {
    const group = groups.get(key(result));
    if (group) group.push(result);
    else groups.set(key(result), [result]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function itemCount(results: readonly SpecResult[]): number {
  return total(results.map(({ items }) => items.length));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : total(values) / values.length;
}
