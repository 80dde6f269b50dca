/**
 * Whether confidences mean what they say: of answers given at 0.8, about 80 % should be right.
 *
 * Definitions. The items are put into 10 bins of equal width by confidence: bin m holds ((m - 1)/10, m/10], the first
 * also 0 (Guo et al., On Calibration of Modern Neural Networks, 2017). The expected calibration error (ECE) is the
 * mean over the items of |accuracy - mean confidence| of their bin: 0 is best, 1 worst. The Brier score is the mean of
 * (confidence - right)^2 with right 0 or 1: 0 is best; always saying 0.5 gives 0.25. The ECE alone can be had by always
 * saying the overall accuracy; the Brier score also rewards telling right answers from wrong ones.
 */
import { mean, total } from "./aggregate.js";
import type { SpecResult } from "./result.js";
import { answerOf, isExact } from "./score.js";

const BINS = 10;

/** An answer's confidence, 0 to 1, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

export interface ReliabilityBin {
  /** Bounds of the confidences; `over` belongs to the bin below, but for 0. */
  readonly over: number;
  readonly to: number;
  readonly items: number;
  /** Mean confidence and share of right answers; null in an empty bin. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

export interface Calibration {
  readonly items: number;
  /** Over all items, as the four that follow; null without items. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
  readonly ece: number | null;
  readonly brier: number | null;
  readonly bins: readonly ReliabilityBin[];
}

export interface SystemCalibration extends Calibration {
  readonly system: string;
}

/** Throws RangeError for a confidence that is no number from 0 to 1. */
export function calibration(judged: readonly Judged[]): Calibration {
  const members: Judged[][] = Array.from({ length: BINS }, () => []);
  for (const one of judged) {
    if (!(one.confidence >= 0 && one.confidence <= 1))
      throw new RangeError(`a confidence is ${one.confidence}: 0 to 1 are possible`);
    members[Math.max(0, Math.ceil(one.confidence * BINS) - 1)]!.push(one);
  }
  const bins = members.map((group, i) => ({
    over: i / BINS,
    to: (i + 1) / BINS,
    items: group.length,
    ...averages(group),
  }));
  const gaps = bins.map(({ items, confidence, accuracy }) =>
    items === 0 ? 0 : items * Math.abs((accuracy as number) - (confidence as number)),
  );
  return {
    items: judged.length,
    ...averages(judged),
    ece: judged.length === 0 ? null : total(gaps) / judged.length,
    brier: mean(judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2)),
    bins,
  };
}

function averages(group: readonly Judged[]): Pick<ReliabilityBin, "confidence" | "accuracy"> {
  return {
    confidence: mean(group.map(({ confidence }) => confidence)),
    accuracy: mean(group.map(({ right }) => Number(right))),
  };
}

/**
 * The calibration of each system that gave label confidences, on the items where it did: an answer of the benchmark's
 * label functions that the compiler's reading left free has none, and counts for nothing here.
 */
export function systemCalibrations(
  results: readonly SpecResult[],
  systems: readonly string[],
): SystemCalibration[] {
  return systems
    .map((system) => ({ system, ...calibration(judgedAnswers(results, system)) }))
    .filter(({ items }) => items > 0);
}

function judgedAnswers(results: readonly SpecResult[], system: string): Judged[] {
  return results.flatMap(({ items }) =>
    items.flatMap((item) => {
      const answer = answerOf(item, system);
      const { confidence } = answer;
      return confidence === undefined ? [] : [{ confidence, right: isExact(answer, item.expected) }];
    }),
  );
}
