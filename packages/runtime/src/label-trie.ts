/**
 * A set of labels as a tree of tokens, the shape that label decoding walks.
 *
 * Built once per label set. It knows tokens only: how likely a label is, is `decode-labels.ts`.
 */

import { PawError } from "@paw/format";

/** Most labels of a set: above this a label set is a search problem, and sets in use have under 100. */
export const MAX_LABELS = 256;

/** Most tokens of one label, which bounds what a decoding may evaluate. */
export const MAX_LABEL_TOKENS = 64;

/** A node stands for the tokens on the way to it. */
export interface LabelNode {
  /** Next token to the node behind it. */
  readonly children: ReadonlyMap<number, LabelNode>;
  /** Index of the label that is complete here, if one is. */
  readonly label: number | undefined;
  /** Lowest label index at or below the node: ties go to the label named first. */
  readonly first: number;
}

export interface LabelTrie {
  readonly labels: readonly string[];
  readonly root: LabelNode;
  /** Tokens of the longest label. */
  readonly longest: number;
}

interface OpenNode {
  readonly children: Map<number, OpenNode>;
  label: number | undefined;
  readonly first: number;
}

/**
 * Builds the trie of 1 to `MAX_LABELS` labels. Throws `OPTION_INVALID` for an empty or too large set, a label without
 * tokens or over `MAX_LABEL_TOKENS`, and labels that are the same tokens.
 */
export function buildLabelTrie(
  labels: readonly string[],
  tokenize: (text: string) => readonly number[],
): LabelTrie {
  if (labels.length < 1 || labels.length > MAX_LABELS) {
    throw invalid(`${labels.length} labels were given: 1 to ${MAX_LABELS} are allowed`);
  }
  const root: OpenNode = { children: new Map(), label: undefined, first: 0 };
  let longest = 0;
  for (const [index, label] of labels.entries()) {
    if (typeof label !== "string") throw invalid(`label ${index + 1} is not a string`);
    const tokens = tokenize(label);
    if (tokens.length < 1 || tokens.length > MAX_LABEL_TOKENS) {
      const shown = label.length > 60 ? `${label.slice(0, 60)}...` : label;
      throw invalid(
        `label ${JSON.stringify(shown)} has ${tokens.length} tokens: 1 to ${MAX_LABEL_TOKENS} are allowed`,
      );
    }
    longest = Math.max(longest, tokens.length);
    let node = root;
    for (const token of tokens) {
      let next = node.children.get(token);
      if (next === undefined) {
        next = { children: new Map(), label: undefined, first: index };
        node.children.set(token, next);
      }
      node = next;
    }
    if (node.label !== undefined) {
      const pair = `${JSON.stringify(labels[node.label])} and ${JSON.stringify(label)}`;
      throw invalid(`labels ${pair} are the same to the model: give every label once`);
    }
    node.label = index;
  }
  return { labels, root, longest };
}

function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", message);
}
