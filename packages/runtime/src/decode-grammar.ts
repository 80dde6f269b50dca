/**
 * Grammar decoding: greedy decoding in which only tokens that the grammar allows can be chosen.
 *
 * At each step the model's next-token probabilities are renormalised over what the grammar allows (tokens, and the
 * end of the answer where it may end); the most probable one is taken, ties going to the lower id. A step with one
 * possibility costs no evaluation. An answer that ended by itself always fits the grammar; one that ran out of tokens
 * is the beginning of such an answer.
 */

import { PawError } from "@paw/format";
import type { Sequence } from "./backend.js";
import { checkAborted, type FreeDecoding, type FreeDecodingOptions, notANumber } from "./decode.js";
import type { TokenFilter } from "./grammar/token-filter.js";

/**
 * Appends `prompt` (at least one token) to the sequence and decodes. Probabilities are those within the grammar. Throws
 * `OPTION_INVALID` where the vocabulary cannot write what the grammar demands, `ABORTED` between two tokens.
 */
export async function decodeGrammar(
  sequence: Sequence,
  prompt: readonly number[],
  filter: TokenFilter,
  options: FreeDecodingOptions,
): Promise<FreeDecoding> {
  const { endTokens, maxTokens, signal, stop } = options;
  const tokens: number[] = [];
  let state = filter.machine.start;
  let pending = [...prompt];
  let logProbability = 0;
  let chosen = 0;
  const ended = (finishReason: FreeDecoding["finishReason"]): FreeDecoding => ({
    tokens,
    finishReason,
    logProbability,
    meanLogProbability: logProbability / Math.max(1, chosen),
  });
  while (tokens.length < maxTokens) {
    const allowed = filter.allowed(state);
    if (allowed.length === 0 && !state.complete) {
      throw new PawError(
        "OPTION_INVALID",
        "the grammar demands characters that this base has no tokens for: allow others in their place",
      );
    }
    if (allowed.length === 0) return ended("stop");
    chosen++;
    let next = allowed[0]!;
    if (allowed.length > 1 || state.complete) {
      await checkAborted(signal);
      const best = await mostProbable(sequence, pending, allowed, state.complete ? endTokens : []);
      pending = [];
      logProbability += best.logProbability;
      if (best.token === undefined) return ended("stop");
      next = best.token;
    }
    tokens.push(next);
    pending.push(next);
    state = filter.after(state, next);
    if (stop?.(tokens)) return ended("stop");
  }
  if (filter.allowed(state).length === 0) return ended("stop");
  return { ...ended("length"), ...(state.complete ? {} : { incomplete: true }) };
}

/** The most probable of the allowed tokens, or undefined for the end; its log-probability among them. */
async function mostProbable(
  sequence: Sequence,
  pending: readonly number[],
  allowed: readonly number[],
  endTokens: readonly number[],
): Promise<{ token: number | undefined; logProbability: number }> {
  const scores = await sequence.score(pending, [...allowed, ...endTokens]);
  let best = 0;
  for (let i = 1; i < allowed.length; i++) if (scores[i]! > scores[best]!) best = i;
  const end = logSumExp(scores.subarray(allowed.length));
  const total = logSumExp(scores);
  if (!Number.isFinite(total)) throw notANumber();
  return end >= scores[best]!
    ? { token: undefined, logProbability: end - total }
    : { token: allowed[best]!, logProbability: scores[best]! - total };
}

function logSumExp(values: Float64Array): number {
  const largest = values.reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
