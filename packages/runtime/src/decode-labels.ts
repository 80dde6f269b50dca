/**
 * Label decoding: which label of a set is the model's most probable answer, and how probable it is within the set.
 *
 * Definition. A label is its tokens followed by the end of the answer. At each node of the set's token tree the
 * model's next-token probabilities are renormalised over the continuations that the set allows there (the child
 * tokens and, where a label is complete, "the answer ends here": the sum over the end tokens). A temperature T other
 * than 1 divides the log-probabilities of a node's continuations before they are renormalised: above 1 they come
 * nearer to each other, below 1 further apart, and which of them is the most probable does not change. The
 * probability of a label is the product of these conditional probabilities along its path. So the probabilities of a
 * set sum to 1 at every temperature, a node with one continuation contributes a factor of 1 and costs no evaluation,
 * and an output outside the set cannot happen. It is not the probability of the label among all texts, nor that one
 * renormalised at the end. Over several nodes a temperature can, in rare cases, make another label the most probable.
 *
 * Search. Best first: the most probable open path is expanded next, and the first complete label that comes up is
 * the answer, because a path's probability only falls as it grows. At most one evaluation per node with a choice,
 * so under `MAX_LABELS` evaluations in all; usually as many as the best label has nodes with a choice. `all` goes on
 * until every label is known, within the same bound; the answer is the same.
 */

import { PawError } from "@paw/format";
import type { Sequence } from "./backend.js";
import { checkAborted, notANumber } from "./decode.js";
import type { LabelNode, LabelTrie } from "./label-trie.js";
import { logSumExp, renormalised } from "./renormalise.js";

export interface LabelProbability {
  readonly label: string;
  /** 0 to 1, normalised over the set. */
  readonly probability: number;
}

export interface LabelDecoding extends LabelProbability {
  /** Tokens of the label, without the end token. */
  readonly tokenCount: number;
  /** Labels whose probability became known, most probable first; what is left to 1 belongs to the others. */
  readonly resolved: readonly LabelProbability[];
  /** Times the model was asked. */
  readonly evaluations: number;
}

interface Path {
  readonly node: LabelNode;
  readonly tokens: readonly number[];
  readonly logProbability: number;
  /** Set when the path is a complete label. */
  readonly label: number | undefined;
}

export interface LabelDecodingOptions {
  readonly endTokens: readonly number[];
  /** Positive and finite. Default 1. */
  readonly temperature?: number;
  /** Whether every label's probability is wanted. Default false: those that the search for the best one meets. */
  readonly all?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Appends `prompt` (at least one token) to the sequence and chooses the most probable label; ties go to the label
 * named first. Leaves the sequence at some path behind the prompt: rewind it. Throws `ABORTED` between evaluations.
 */
export async function decodeLabels(
  sequence: Sequence,
  prompt: readonly number[],
  trie: LabelTrie,
  options: LabelDecodingOptions,
): Promise<LabelDecoding> {
  const start = sequence.length;
  let held: readonly number[] = []; // what the sequence holds behind `start`
  let evaluations = 0;
  const open: Path[] = [settle({ node: trie.root, tokens: [], logProbability: 0, label: undefined })];
  const resolved: Path[] = [];

  for (;;) {
    const best = takeBest(open);
    if (best.label !== undefined) {
      resolved.push(best);
      if (options.all && open.length > 0) continue;
      resolved.push(...open.filter((path) => path.label !== undefined));
      return result(trie, resolved, evaluations);
    }
    await checkAborted(options.signal);
    const path = [...prompt, ...best.tokens];
    const common = commonLength(held, path);
    if (common < held.length) await sequence.rewind(start + common);
    held = path;
    evaluations++;
    open.push(...(await expand(sequence, path.slice(common), best, options)));
  }
}

/** The paths that continue a path by one choice; `tokens` are those that the sequence does not hold yet. */
async function expand(
  sequence: Sequence,
  tokens: readonly number[],
  path: Path,
  { endTokens, temperature = 1 }: LabelDecodingOptions,
): Promise<Path[]> {
  const { children, label } = path.node;
  const childTokens = [...children.keys()];
  if (label !== undefined && endTokens.length === 0) {
    throw new PawError(
      "MODEL_INVALID",
      "the base names no end token, so labels that begin alike cannot be told apart",
    );
  }
  const candidates = label === undefined ? childTokens : [...childTokens, ...endTokens];
  const scores = await sequence.score(tokens, candidates);
  if (!Number.isFinite(logSumExp(scores))) throw notANumber();
  const ends = label === undefined ? [] : [logSumExp(scores.subarray(childTokens.length))];
  const chosen = renormalised([...scores.subarray(0, childTokens.length), ...ends], temperature);
  const continuations = childTokens.map((token, i) =>
    settle({
      node: children.get(token)!,
      tokens: [...path.tokens, token],
      logProbability: path.logProbability + chosen[i]!,
      label: undefined,
    }),
  );
  if (label === undefined) return continuations;
  return [
    ...continuations,
    { ...path, logProbability: path.logProbability + chosen[childTokens.length]!, label },
  ];
}

/** Follows a path while it has a single continuation. */
function settle(path: Path): Path {
  let { node } = path;
  const tokens = [...path.tokens];
  while (node.label === undefined && node.children.size === 1) {
    const [[token, next]] = [...node.children] as [[number, LabelNode]];
    tokens.push(token);
    node = next;
  }
  return { ...path, node, tokens, label: node.children.size === 0 ? node.label : undefined };
}

/** Removes the most probable path; of equal ones a complete label first, then the label named first. */
function takeBest(open: Path[]): Path {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (precedes(open[i]!, open[best]!)) best = i;
  return open.splice(best, 1)[0]!;
}

function precedes(a: Path, b: Path): boolean {
  if (a.logProbability !== b.logProbability) return a.logProbability > b.logProbability;
  if ((a.label === undefined) !== (b.label === undefined)) return a.label !== undefined;
  return (a.label ?? a.node.first) < (b.label ?? b.node.first);
}

/** The first of the resolved paths is the answer. */
function result(trie: LabelTrie, resolved: readonly Path[], evaluations: number): LabelDecoding {
  const best = resolved[0]!;
  const probabilities = resolved.map((path) => ({
    label: trie.labels[path.label!]!,
    probability: Math.min(1, Math.exp(path.logProbability)),
  }));
  probabilities.sort((a, b) => b.probability - a.probability);
  return {
    label: trie.labels[best.label!]!,
    probability: Math.min(1, Math.exp(best.logProbability)),
    tokenCount: best.tokens.length,
    resolved: probabilities,
    evaluations,
  };
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
