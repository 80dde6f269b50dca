/**
 * The paired comparison of two systems on the same items: the mean difference in exact match, its interval, and
 * one sentence on what it shows. Same clustering as interval.ts.
 */
import { bootstrapMean, type Interval } from "./interval.js";
import type { SpecResult } from "./result.js";
import { exactCount } from "./score.js";

export interface Comparison {
  readonly system: string;
  readonly other: string;
  /** Exact match of `system` minus that of `other`, as a share of items (0.1 = 10 points). */
  readonly difference: Interval;
  readonly specs: number;
  readonly items: number;
  readonly statement: string;
}

/** Compares two systems that answered every item of the results; throws RangeError for an unknown system. */
export function compareSystems(results: readonly SpecResult[], system: string, other: string): Comparison {
  const clusters = results.map(({ items }) => ({
    sum: exactCount(items, system) - exactCount(items, other),
    n: items.length,
  }));
  const difference = bootstrapMean(clusters, `${system}-${other}`);
  const items = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
  const counts = { specs: results.length, items };
  return { system, other, difference, ...counts, statement: statement(system, other, difference, counts) };
}

function statement(
  system: string,
  other: string,
  { mean, low, high }: Interval,
  { specs, items }: { specs: number; items: number },
): string {
  const basis = `${items} items of ${specs} specs`;
  if (mean === null) return `${system} and ${other}: nothing to compare.`;
  if (low === null || high === null)
    return `${system} - ${other} = ${points(mean)} points (${basis}): too few specs for an interval.`;
  const numbers = `${points(mean)} points, 95 % interval ${points(low)} to ${points(high)}, ${basis}`;
  if (low > 0) return `${system} is better than ${other}: ${numbers}; significant at the 5 % level.`;
  if (high < 0) return `${system} is worse than ${other}: ${numbers}; significant at the 5 % level.`;
  return `No difference shown between ${system} and ${other}: ${numbers}; the interval contains 0.`;
}

/** A share as signed percentage points: 0.123 -> "+12.3"; what rounds to nothing has no sign. */
export function points(share: number): string {
  const text = (100 * share).toFixed(1);
  if (text === "-0.0" || text === "0.0") return "0.0";
  return share > 0 ? `+${text}` : text;
}
