/** What noise costs: the first system on the same specifications and items with and without it. */
import { total } from "./aggregate.js";
import { bootstrapMean, type Interval } from "./interval.js";
import type { SpecResult } from "./result.js";
import { answerOf, exactCount } from "./score.js";

export interface NoiseScore {
  readonly name: string;
  readonly specs: number;
  readonly items: number;
  /** Exact match with the noise, and on the same items without it. */
  readonly exact: number | null;
  readonly clean: number | null;
  /** Share of items with the same answer with and without the noise, right or wrong. */
  readonly same: number | null;
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
      same: items === 0 ? null : total(pairs.map(([a, b]) => sameAnswers(a, b, system))) / items,
      difference: bootstrapMean(clusters, `noise-${name}`),
    };
  });
}

/** Items come in the same order in both; their inputs differ where the noise is on the input. */
function sameAnswers(noisy: SpecResult, clean: SpecResult, system: string): number {
  return noisy.items.filter((item, i) => {
    const other = clean.items[i];
    return (
      other !== undefined && answerOf(item, system).output.trim() === answerOf(other, system).output.trim()
    );
  }).length;
}
