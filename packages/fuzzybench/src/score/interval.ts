/**
 * 95 % intervals by the bootstrap, clustered: whole specifications are resampled, not items.
 *
 * Items of one specification succeed and fail together, so treating them as independent would give intervals that
 * are far too narrow. Percentile bootstrap (Efron and Tibshirani 1993, chapter 13), deterministic by its key.
 */
import { Random } from "../random.js";

/** Enough that the 2.5 % points move by less than a tenth of the interval's width between keys. */
const RESAMPLES = 2000;
/** Both tails together hold 5 %. */
const TAIL = 0.025;

/** One specification: the sum over its items and their number. */
export interface Cluster {
  readonly sum: number;
  readonly n: number;
}

export interface Interval {
  /** Sum of all clusters divided by the number of all items; NaN becomes null, without items. */
  readonly mean: number | null;
  /** Null with fewer than two clusters: one specification says nothing about others. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Mean per item with its 95 % interval. Equal clusters give an interval of width zero, which the bootstrap cannot
 * help: read it with the number of specifications beside it.
 */
export function bootstrapMean(clusters: readonly Cluster[], key: string): Interval {
  const filled = clusters.filter((cluster) => cluster.n > 0);
  if (filled.length === 0) return { mean: null, low: null, high: null };
  const mean = ratio(filled);
  if (filled.length < 2) return { mean, low: null, high: null };
  const random = Random.of("bootstrap", key, filled.length);
  const means = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    let sum = 0;
    let n = 0;
    for (let i = 0; i < filled.length; i++) {
      const cluster = random.pick(filled);
      sum += cluster.sum;
      n += cluster.n;
    }
    means[r] = sum / n;
  }
  means.sort();
  return { mean, low: quantile(means, TAIL), high: quantile(means, 1 - TAIL) };
}

function ratio(clusters: readonly Cluster[]): number {
  const sum = clusters.reduce((total, cluster) => total + cluster.sum, 0);
  return sum / clusters.reduce((total, cluster) => total + cluster.n, 0);
}

/** Quantile of sorted values, interpolated between neighbours. */
function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
