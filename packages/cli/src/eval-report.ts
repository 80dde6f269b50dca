/** Scores of an evaluation: exact match with its interval, and counts per label. Pure arithmetic. */

import { abstains } from "./abstain.js";

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

export interface EvalCase {
  /** Line in the file of cases. */
  readonly line: number;
  readonly input: string;
  readonly expected: string;
  readonly output: string;
  readonly confidence: number;
  readonly elapsedMs: number;
}

export interface LabelScore {
  readonly expected: number;
  readonly predicted: number;
  readonly correct: number;
  /** Null where the label was never predicted. */
  readonly precision: number | null;
  /** Null where the label was never expected. */
  readonly recall: number | null;
}

/** How it would be if unsure answers were not given. */
export interface Coverage {
  /** Answers with less confidence are not given. */
  readonly below: number;
  readonly answered: number;
  /** Share of the cases that are answered. */
  readonly coverage: number;
  /** Share of right ones among the answered; null when none is. */
  readonly exact: number | null;
}

export interface EvalReport {
  readonly n: number;
  /** Share of outputs equal to the expected ones, after trimming. */
  readonly exact: number;
  /** Wilson score interval of `exact`, 95 %. */
  readonly exactLow: number;
  readonly exactHigh: number;
  /** Only where a least confidence was given. All other numbers are of all cases. */
  readonly abstaining?: Coverage;
  /** Empty for programs without labels. */
  readonly perLabel: Readonly<Record<string, LabelScore>>;
  /** Outputs that are not labels: 0 by construction; null for programs without labels. */
  readonly outOfSet: number | null;
  /** Mean time in the interpreter, without waiting for it. */
  readonly msPerCall: number;
  readonly failures: readonly Omit<EvalCase, "elapsedMs">[];
}

/** Scores at least one case; `least` is the confidence below which an answer would not be given. */
export function scoreCases(
  cases: readonly EvalCase[],
  labels: readonly string[] | undefined,
  least?: number,
): EvalReport {
  const failed = cases.filter((scored) => !isCorrect(scored));
  const [exactLow, exactHigh] = wilsonInterval(cases.length - failed.length, cases.length);
  return {
    n: cases.length,
    exact: (cases.length - failed.length) / cases.length,
    exactLow,
    exactHigh,
    ...(least === undefined ? {} : { abstaining: coverageOf(cases, least) }),
    perLabel: Object.fromEntries((labels ?? []).map((label) => [label, scoreLabel(cases, label)])),
    outOfSet: labels ? cases.filter(({ output }) => !labels.includes(output)).length : null,
    msPerCall: cases.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / cases.length,
    failures: failed.map(({ elapsedMs: _, ...failure }) => failure),
  };
}

function coverageOf(cases: readonly EvalCase[], below: number): Coverage {
  const given = cases.filter(({ confidence }) => !abstains(confidence, below));
  const exact = given.length === 0 ? null : given.filter(isCorrect).length / given.length;
  return { below, answered: given.length, coverage: given.length / cases.length, exact };
}

/** The Wilson score interval (1927) of a share: bounds in 0 to 1, sound for small n and for shares of 0 and 1. */
export function wilsonInterval(correct: number, n: number): readonly [low: number, high: number] {
  const share = correct / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function scoreLabel(cases: readonly EvalCase[], label: string): LabelScore {
  const expected = cases.filter((scored) => scored.expected.trim() === label).length;
  const predicted = cases.filter(({ output }) => output === label);
  const correct = predicted.filter(isCorrect).length;
  return {
    expected,
    predicted: predicted.length,
    correct,
    precision: predicted.length === 0 ? null : correct / predicted.length,
    recall: expected === 0 ? null : correct / expected,
  };
}

function isCorrect({ output, expected }: EvalCase): boolean {
  return output.trim() === expected.trim();
}
