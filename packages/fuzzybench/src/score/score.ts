/**
 * The measures of one specification's answers, and the baselines that need no model.
 *
 * Exact match is the benchmark's measure: equal texts after trimming, nothing else is forgiven.
 */
import type { Pair } from "../family.js";
import type { Answer, ScoredItem } from "./result.js";

/** Whether an answer counts as right: equal after trimming, and not the result of an error. */
export function isExact(answer: Answer, expected: string): boolean {
  return answer.error === undefined && answer.output.trim() === expected.trim();
}

/**
 * Whether an answer counts as right as JSON: the same value as the expected text, whatever the blank space and the
 * order of members. Undefined when the expected text is no JSON object or list.
 */
export function isJsonMatch(answer: Answer, expected: string): boolean | undefined {
  const wanted = canonicalJson(expected);
  if (wanted === undefined) return undefined;
  return answer.error === undefined && canonicalJson(answer.output) === wanted;
}

/** A JSON object or list with its members sorted and without blank space; undefined for any other text. */
function canonicalJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch {
    return undefined; // not JSON, or nested too deeply to be a small answer
  }
}

/** The answer of one system; throws RangeError when the item has none. */
export function answerOf(item: ScoredItem, system: string): Answer {
  const answer = item.answers[system];
  if (!answer)
    throw new RangeError(`no answer of "${system}" here; there are ${Object.keys(item.answers).join(", ")}`);
  return answer;
}

/** Number of items that a system got right. */
export function exactCount(items: readonly ScoredItem[], system: string): number {
  return items.filter((item) => isExact(answerOf(item, system), item.expected)).length;
}

/** Number of items whose answer is not one of the labels; an error is no label either. */
export function outOfSetCount(
  items: readonly ScoredItem[],
  system: string,
  labels: readonly string[],
): number {
  return items.filter((item) => {
    const { output, error } = answerOf(item, system);
    return error !== undefined || !labels.includes(output.trim());
  }).length;
}

/**
 * Mean F1 over those labels that are expected or answered at least once: F1 = 2 tp / (2 tp + fp + fn). An answer
 * outside the set is a miss of the expected label and a false positive of none. NaN without items.
 */
export function macroF1(items: readonly ScoredItem[], system: string, labels: readonly string[]): number {
  const scores: number[] = [];
  for (const label of labels) {
    let hits = 0;
    let mentions = 0; // expected + answered = 2 tp + fp + fn
    for (const item of items) {
      const answer = answerOf(item, system);
      const answered = answer.error === undefined && answer.output.trim() === label.trim();
      const wanted = item.expected.trim() === label.trim();
      mentions += Number(answered) + Number(wanted);
      if (answered && wanted) hits++;
    }
    if (mentions > 0) scores.push((2 * hits) / mentions);
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The most frequent output; of equally frequent ones the first. Empty text without pairs. */
export function mostFrequentOutput(pairs: readonly Pair[]): string {
  const counts = new Map<string, number>();
  for (const { output } of pairs) counts.set(output, (counts.get(output) ?? 0) + 1);
  let best = "";
  let most = 0;
  for (const [output, count] of counts) if (count > most) [best, most] = [output, count];
  return best;
}

/**
 * Answers that need no model, for every scored pair of one specification.
 * - `majority`: the most frequent output of the scored pairs themselves. It has seen the answers, so no constant
 *   answer can be better: an upper bound.
 * - `constant`: for a label function the most frequent label of `others` (pairs of the same function that are not
 *   scored; without any the first label), for free text the empty answer: a constant that has not seen the test.
 * - `empty`: always the empty answer.
 */
export function baselineAnswers(
  pairs: readonly Pair[],
  others: readonly Pair[],
  labels: readonly string[] | undefined,
): Record<Baseline, Answer[]> {
  const always = (output: string): Answer[] => pairs.map(() => ({ output }));
  return {
    majority: always(mostFrequentOutput(pairs)),
    constant: always(labels ? mostFrequentOutput(others) || (labels[0] as string) : ""),
    empty: always(""),
  };
}

export const BASELINES = ["majority", "constant", "empty"] as const;
export type Baseline = (typeof BASELINES)[number];
