/**
 * The label temperature that fits answers best: the one under which the right labels are most probable.
 *
 * Minimises the mean negative log-likelihood (NLL, in nats) of the right label by golden-section search on ln T. Each
 * node adds to it a log-sum-exp of terms linear in b = 1/T less such a term, so the NLL is convex in b: it falls, then
 * rises, in ln T too. The search finds the minimum, or the end of the range where there is none inside.
 */
import { MAX_LABEL_TEMPERATURE, MIN_LABEL_TEMPERATURE } from "@paw/format";
import { type Calibration, calibration } from "@paw/fuzzybench";
import { temperedLabels } from "@paw/runtime";
import type { LabelAnswer } from "./label-answers.js";

/** Width of ln T at which the search ends: finer than the four digits that are kept. */
const TOLERANCE = 1e-6;
/** A fit this near to an end of the range, in ln T, has not found a minimum inside it. */
const BORDER = 1e-3;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface TemperatureFit {
  /** Four significant digits. */
  readonly temperature: number;
  /** Set when the best temperature lies at an end of the range: nothing to rely on. */
  readonly atBorder: boolean;
}

/** Fits at least one answer. */
export function fitTemperature(answers: readonly LabelAnswer[]): TemperatureFit {
  const cost = (log: number) => negativeLogLikelihood(answers, Math.exp(log));
  const [least, most] = [Math.log(MIN_LABEL_TEMPERATURE), Math.log(MAX_LABEL_TEMPERATURE)];
  const log = goldenSection(cost, least, most);
  return {
    temperature: Number(Math.exp(log).toPrecision(4)),
    atBorder: log - least < BORDER || most - log < BORDER,
  };
}

/** Where a function with one minimum within [low, high] has it. */
export function goldenSection(cost: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
  let [costLeft, costRight] = [cost(left), cost(right)];
  while (to - from > TOLERANCE) {
    if (costLeft < costRight) {
      [to, right, costRight] = [right, left, costLeft];
      left = to - GOLDEN * (to - from);
      costLeft = cost(left);
    } else {
      [from, left, costLeft] = [left, right, costRight];
      right = from + GOLDEN * (to - from);
      costRight = cost(right);
    }
  }
  return (from + to) / 2;
}

/** Mean of -ln of the right label's probability. */
export function negativeLogLikelihood(answers: readonly LabelAnswer[], temperature: number): number {
  const sum = answers.reduce((total, { trie, probabilities, right }) => {
    const probability = temperedLabels(trie, probabilities, temperature)[right]!;
    return total - Math.log(Math.max(probability, Number.MIN_VALUE));
  }, 0);
  return sum / answers.length;
}

export type FitMeasure = Pick<Calibration, "confidence" | "accuracy" | "ece" | "brier"> & {
  readonly nll: number;
};

/** How a temperature does on answers: what would have been answered, how surely, and whether it was right. */
export function measureTemperature(answers: readonly LabelAnswer[], temperature: number): FitMeasure {
  const judged = answers.map(({ trie, probabilities, right }) => {
    const tempered = temperedLabels(trie, probabilities, temperature);
    const confidence = Math.min(1, Math.max(...tempered));
    // Of equally probable labels the one named first is the answer, as in decoding.
    return { confidence, right: tempered.indexOf(Math.max(...tempered)) === right };
  });
  const { confidence, accuracy, ece, brier } = calibration(judged);
  return { nll: negativeLogLikelihood(answers, temperature), confidence, accuracy, ece, brier };
}
