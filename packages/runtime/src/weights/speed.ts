/**
 * How fast bases are on this machine, and whether they predict alike: each in a worker process of its own, in turn, so that what else the
 * machine does meets all of them.
 */

import { PawError } from "@paw/format";
import type { Backend } from "../backend.js";
import { EngineProcess } from "../engine-process.js";

/** Shortest times of the rounds, in milliseconds. */
export interface BaseSpeed {
  /** A call's input: `INPUT_TOKENS` tokens together. */
  readonly inputMs: number;
  /** One token of an answer. */
  readonly tokenMs: number;
}

/** The most probable next token after each token of the sample, with its natural log-probability. */
export interface Forecast {
  readonly tokens: readonly number[];
  readonly logProbabilities: readonly number[];
}

const FORECAST_TOKENS = 256;
const INPUT_TOKENS = 40;
/** Tokens evaluated one by one in a round. */
const STEPS = 4;
const ROUNDS = 5;

/** What programs read: a task, examples, and inputs of the kind that programs meet. */
const SAMPLE = `[PSEUDO_PROGRAM]
Task: Read one message from a customer of an online shop and say which team should answer it. Return ONLY one of: billing, delivery, returns, other.
- billing: payments, invoices, refunds that have not arrived. - delivery: parcels that are late, lost or damaged on the way.
- returns: the customer wants to send something back. If two teams fit, the one that is named first decides.
Examples:
Input: I was charged twice for order 48213, please check. Output: billing
Input: The tracking page has said "out for delivery" since Tuesday. Output: delivery
Input: These shoes are a size too small. How do I send them back? Output: returns
Input: Do you have a shop in Lyon? Output: other
[END_PSEUDO_PROGRAM]
2026-03-14T09:26:53.589Z WARN worker-3 retry 2 of 5: connection to db-main:5432 timed out after 3000 ms
{"name": "Ada Lovelace", "born": 1815, "tags": ["mathematics", "engines"], "active": false}
Meeting moved to Thursday at half past two, room B12; bring the figures for the second quarter. `;

/**
 * Measures bases on the llama engine. Rejects with `MODEL_INVALID`, `MODEL_MISSING`, `ENGINE_CRASHED`, `ENGINE_UNAVAILABLE` or, between two
 * measurements, with the signal's reason.
 */
export async function measureBases(
  paths: readonly string[],
  signal?: AbortSignal,
  onRound?: (done: number, of: number) => void,
): Promise<{ readonly speed: BaseSpeed; readonly forecast: Forecast }[]> {
  const workers = paths.map(() => new EngineProcess("llama", () => undefined));
  const each = <Value>(act: (worker: EngineProcess, path: string) => Promise<Value>) =>
    inTurn(paths, (path, i) => {
      signal?.throwIfAborted();
      return act(workers[i]!, path);
    });
  try {
    await each((worker) => worker.request({ op: "start" }).value);
    const forecasts = await each((worker, base) => worker.request({ op: "forecast", base }).value);
    const rounds: BaseSpeed[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await each((worker, base) => worker.request({ op: "speed", base }).value));
      onRound?.(round + 1, ROUNDS);
    }
    return forecasts.map((forecast, i) => ({
      forecast,
      speed: {
        inputMs: Math.min(...rounds.map((round) => round[i]!.inputMs)),
        tokenMs: Math.min(...rounds.map((round) => round[i]!.tokenMs)),
      },
    }));
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

/** In a worker: what the base predicts along the sample. */
export async function forecast(backend: Backend): Promise<Forecast> {
  const sequence = await openSample(backend, FORECAST_TOKENS);
  try {
    const predictions = await sequence.greedyEach(sampleTokens(backend, FORECAST_TOKENS));
    return {
      tokens: predictions.map(({ token }) => token),
      logProbabilities: predictions.map(({ logProbability }) => logProbability),
    };
  } finally {
    await sequence.close();
  }
}

/** In a worker: one round. */
export async function speed(backend: Backend): Promise<BaseSpeed> {
  const sequence = await openSample(backend, INPUT_TOKENS + STEPS);
  try {
    const tokens = sampleTokens(backend, INPUT_TOKENS + STEPS);
    const [input, steps] = [tokens.slice(0, INPUT_TOKENS), tokens.slice(INPUT_TOKENS)];
    await sequence.greedy(input); // touches the new context's buffers
    await sequence.rewind(0);
    const started = performance.now();
    await sequence.greedy(input);
    const read = performance.now();
    for (const token of steps) await sequence.greedy([token]);
    return { inputMs: read - started, tokenMs: (performance.now() - read) / STEPS };
  } finally {
    await sequence.close();
  }
}

function openSample(backend: Backend, length: number) {
  const { contextLength } = backend.info;
  if (contextLength < length) {
    throw new PawError(
      "MODEL_INVALID",
      `the model's context of ${contextLength} tokens is too short to measure it: ${length} are needed`,
    );
  }
  return backend.openSequence({ contextLength: length });
}

/** The sample's first tokens; where they are too few, once more from the start. */
function sampleTokens(backend: Backend, count: number): number[] {
  const once = backend.tokenize(SAMPLE, false);
  return Array.from({ length: count }, (_, i) => once[i % once.length]!);
}

async function inTurn<Item, Value>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const [i, item] of items.entries()) values.push(await act(item, i));
  return values;
}
