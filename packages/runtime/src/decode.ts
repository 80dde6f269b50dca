/**
 * Free decoding: the model's most probable token, again and again, until it ends its answer.
 *
 * Works on any `Sequence`; it does not know texts, prompts or programs. Answers from a set of labels are
 * `decode-labels.ts`.
 */

import { setImmediate as nextTurn } from "node:timers/promises";
import { PawError } from "@paw/format";
import type { Sequence } from "./backend.js";
import type { Lookup } from "./lookup.js";

export interface FreeDecodingOptions {
  /** Most tokens to decode, at least 1. */
  readonly maxTokens: number;
  /** Tokens that end the answer; they are not part of it. */
  readonly endTokens: readonly number[];
  /** Asked after each token with all tokens so far; true ends the answer with that token. */
  readonly stop?: (tokens: readonly number[]) => boolean;
  readonly signal?: AbortSignal | undefined;
  /** Guesses what comes next; without it every token is an evaluation of its own. */
  readonly lookup?: Lookup | undefined;
}

export interface FreeDecoding {
  readonly tokens: number[];
  /** "length" when `maxTokens` ran out before the model ended its answer. */
  readonly finishReason: "stop" | "length";
  /** Set when they ran out before the answer fitted the grammar. */
  readonly incomplete?: true;
  /** Sum of the natural log-probabilities of the chosen tokens, the end token included. */
  readonly logProbability: number;
  /** `logProbability` per chosen token. */
  readonly meanLogProbability: number;
}

/**
 * Appends `prompt` (at least one token) to the sequence and decodes greedily. With `lookup` guessed tokens are evaluated
 * together with the last chosen one and kept as far as they are what the model would have chosen; where two tokens are equally
 * probable to the last bits, the answer may differ from that without. Leaves the sequence at some length behind the prompt:
 * rewind it. Throws `ABORTED` between two evaluations once the signal is aborted; the sequence can then be rewound and used again.
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
  const { lookup, maxTokens } = options;
  decoding: while (tokens.length < maxTokens) {
    await checkAborted(options.signal);
    const last = tokens.at(-1);
    const guess = last === undefined ? [] : (lookup?.guess(maxTokens - tokens.length - 1) ?? []);
    const predictions =
      last === undefined
        ? [await sequence.greedy(prompt)]
        : guess.length === 0
          ? [await sequence.greedy([last])]
          : await sequence.greedyEach([last, ...guess]);
    let held = 0;
    for (const next of predictions) {
      if (Number.isNaN(next.logProbability)) throw notANumber();
      logProbability += next.logProbability;
      chosen++;
      if (options.endTokens.includes(next.token)) {
        finishReason = "stop";
        break decoding;
      }
      tokens.push(next.token);
      lookup?.push(next.token);
      if (options.stop?.(tokens)) {
        finishReason = "stop";
        break decoding;
      }
      if (next.token !== guess[held]) break;
      held++;
    }
    if (guess.length > 0) lookup?.held(held, guess.length);
    if (held < guess.length) await sequence.rewind(sequence.length - (guess.length - held));
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
