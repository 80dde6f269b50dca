/**
 * The label probabilities that another temperature would give, from those at temperature 1: no model is asked again.
 *
 * Exact, because the probability of each choice at a node follows from the labels below it: the sum below the
 * continuation divided by the sum below the node. Those are raised to 1/T and renormalised, as decoding does.
 */

import type { LabelNode, LabelTrie } from "./label-trie.js";
import { logSumExp, renormalised } from "./renormalise.js";

/**
 * Probabilities by label index at `temperature` (over 0), of `probabilities` by label index at 1; throws RangeError
 * when their number is not that of the labels. A probability of 0, which rounding can make, counts as the smallest
 * number there is.
 */
export function temperedLabels(
  trie: LabelTrie,
  probabilities: readonly number[],
  temperature: number,
): Float64Array {
  if (probabilities.length !== trie.labels.length)
    throw new RangeError(`${probabilities.length} probabilities for ${trie.labels.length} labels`);
  const logs = probabilities.map((probability) => Math.log(Math.max(probability, Number.MIN_VALUE)));
  const tempered = new Float64Array(logs.length);
  descend(trie.root, 0);
  return tempered;

  function descend(node: LabelNode, logProbability: number): void {
    const children = [...node.children.values()];
    const ends = node.label === undefined ? [] : [logs[node.label]!];
    const chosen = renormalised([...children.map(below), ...ends], temperature);
    children.forEach((child, i) => {
      descend(child, logProbability + chosen[i]!);
    });
    if (node.label !== undefined) tempered[node.label] = Math.exp(logProbability + chosen[children.length]!);
  }

  /** ln of the sum of the probabilities of all labels at or below a node. */
  function below(node: LabelNode): number {
    const ends = node.label === undefined ? [] : [logs[node.label]!];
    return logSumExp([...[...node.children.values()].map(below), ...ends]);
  }
}
