/**
 * Free decoding: the model's most probable token, again and again, until it ends its answer.
 *
 * Works on any `Sequence`; it does not know texts, prompts or programs. Answers from a set of labels are
 * `decode-labels.ts`.
 */

import { setImmediate as nextTurn } from "node:timers/promises";
import { PawError } from "@paw/format";
import type { Sequence } from "./backend.js";

export interface FreeDecodingOptions {
  /** Most tokens to decode, at least 1. */
  readonly maxTokens: number;
  /** Tokens that end the answer; they are not part of it. */
  readonly endTokens: readonly number[];
  /** Asked after each token with all tokens so far; true ends the answer with that token. */
  readonly stop?: (tokens: readonly number[]) => boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface FreeDecoding {
  readonly tokens: number[];
  /** "length" when `maxTokens` ran out before the model ended its answer. */
  readonly finishReason: "stop" | "length";
  /** Sum of the natural log-probabilities of the chosen tokens, the end token included. */
  readonly logProbability: number;
  /** `logProbability` per chosen token. */
  readonly meanLogProbability: number;
}

/**
 * Appends `prompt` (at least one token) to the sequence and decodes greedily. The last decoded token is not appended.
 * Throws `ABORTED` between two tokens once the signal is aborted; the sequence can then be rewound and used again.
 */
export async function decodeFree(
  sequence: Sequence,
  prompt: readonly number[],
  options: FreeDecodingOptions,
): Promise<FreeDecoding> {
  const tokens: number[] = [];
  let logProbability = 0;
  let finishReason: FreeDecoding["finishReason"] = "length";
  let chosen = 0;
  let pending = prompt;
  while (tokens.length < options.maxTokens) {
    await checkAborted(options.signal);
    const next = await sequence.greedy(pending);
    if (Number.isNaN(next.logProbability)) throw notANumber();
    logProbability += next.logProbability;
    chosen++;
    if (options.endTokens.includes(next.token)) {
      finishReason = "stop";
      break;
    }
    tokens.push(next.token);
    if (options.stop?.(tokens)) {
      finishReason = "stop";
      break;
    }
    pending = [next.token];
  }
  return { tokens, finishReason, logProbability, meanLogProbability: logProbability / Math.max(1, chosen) };
}

/**
 * Throws `ABORTED` once the signal is aborted. It first lets the event loop turn, because a backend that never waits
 * would otherwise keep the message that asks for the abort from being read.
 */
export async function checkAborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  await nextTurn();
  if (signal.aborted) {
    throw new PawError("ABORTED", "the call was aborted by its caller", { cause: signal.reason });
  }
}

/** The error for a model whose arithmetic broke down: broken weights, or an adapter with far too large values. */
export function notANumber(): PawError {
  return new PawError(
    "MODEL_INVALID",
    "the model computed probabilities that are not numbers: the base or the adapter is damaged; fetch or compile it again",
  );
}
