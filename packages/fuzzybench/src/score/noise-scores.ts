/** What noise costs: the first system on the same specifications and items with and without it. */
import { total } from "./aggregate.js";
import { bootstrapMean, type Interval } from "./interval.js";
import type { SpecResult } from "./result.js";
import { exactCount } from "./score.js";

export interface NoiseScore {
  readonly name: string;
  readonly specs: number;
  readonly items: number;
  /** Exact match with the noise, and on the same items without it. */
  readonly exact: number | null;
  readonly clean: number | null;
  /** Noisy minus clean, paired. */
  readonly difference: Interval;
}

/** Every noise against the same items without it. */
export function noiseScores(
  all: readonly SpecResult[],
  clean: readonly SpecResult[],
  system: string,
): NoiseScore[] {
  const key = ({ family, variant, index }: SpecResult) => `${family} ${variant} ${index}`;
  const cleanByKey = new Map(clean.map((result) => [key(result), result]));
  const noisy = all.filter((result) => result.noise !== undefined && cleanByKey.has(key(result)));
  const names = [...new Set(noisy.map(({ noise }) => noise as string))];
  return names.map((name) => {
    const pairs = noisy
      .filter(({ noise }) => noise === name)
      .map((result) => [result, cleanByKey.get(key(result)) as SpecResult] as const);
    const exact = (side: 0 | 1) => total(pairs.map((pair) => exactCount(pair[side].items, system)));
    const items = total(pairs.map(([result]) => result.items.length));
    const clusters = pairs.map(([a, b]) => ({
      sum: exactCount(a.items, system) - exactCount(b.items, system),
      n: a.items.length,
    }));
    return {
      name,
      specs: pairs.length,
      items,
      exact: items === 0 ? null : exact(0) / items,
      clean: items === 0 ? null : exact(1) / items,
      difference: bootstrapMean(clusters, `noise-${name}`),
    };
  });
}
