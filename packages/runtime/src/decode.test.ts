import { afterAll, beforeAll, expect, test } from "vitest";
import type { Backend, Sequence } from "./backend.js";
import { decodeFree } from "./decode.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

const PROMPT = [40, 50, 60];
let files: RandomFiles;
let backend: Backend;
let sequence: Sequence;

beforeAll(async () => {
  files = await writeRandomFiles();
  backend = await openReferenceBackend(files.base);
  sequence = await backend.openSequence({ contextLength: 256 });
});
afterAll(async () => {
  await backend.close();
  await files.remove();
});

/** Greedy tokens and their log-probabilities, by evaluating the whole history for each. */
async function plainGreedy(count: number): Promise<{ token: number; logProbability: number }[]> {
  const history = [...PROMPT];
  const steps = [];
  for (let i = 0; i < count; i++) {
    await sequence.rewind(0);
    const step = await sequence.greedy(history);
    steps.push(step);
    history.push(step.token);
  }
  await sequence.rewind(0);
  return steps;
}

test("decodes the most probable tokens up to the limit", async () => {
  const steps = await plainGreedy(12);
  const result = await decodeFree(sequence, PROMPT, { maxTokens: 12, endTokens: [] });
  const total = steps.reduce((sum, { logProbability }) => sum + logProbability, 0);
  expect(result.tokens).toEqual(steps.map(({ token }) => token));
  expect(result.finishReason).toBe("length");
  expect(result.logProbability).toBeCloseTo(total, 4);
  expect(result.meanLogProbability).toBeCloseTo(total / 12, 4);
  expect(sequence.length).toBe(PROMPT.length + 11);
});

test("ends before an end token, whose probability counts, and after a token that stops", async () => {
  const steps = await plainGreedy(12);
  const at = steps.findIndex(
    ({ token }, i) => i > 1 && steps.findIndex((step) => step.token === token) === i,
  );
  expect(at).toBeGreaterThan(1);
  const ended = await decodeFree(sequence, PROMPT, { maxTokens: 12, endTokens: [9999, steps[at]!.token] });
  const sum = steps.slice(0, at + 1).reduce((total, { logProbability }) => total + logProbability, 0);
  expect(ended.tokens).toEqual(steps.slice(0, at).map(({ token }) => token));
  expect(ended.finishReason).toBe("stop");
  expect(ended.logProbability).toBeCloseTo(sum, 4);
  expect(ended.meanLogProbability).toBeCloseTo(sum / (at + 1), 4);

  await sequence.rewind(0);
  const stop = (tokens: readonly number[]) => tokens.length === 2;
  const stopped = await decodeFree(sequence, PROMPT, { maxTokens: 12, endTokens: [], stop });
  expect(stopped.tokens).toEqual(steps.slice(0, 2).map(({ token }) => token));
  expect(stopped.finishReason).toBe("stop");
  await sequence.rewind(0);
});

test("an answer may be empty", async () => {
  const [first] = await plainGreedy(1);
  const empty = await decodeFree(sequence, PROMPT, { maxTokens: 5, endTokens: [first!.token] });
  expect(empty).toMatchObject({ tokens: [], finishReason: "stop", meanLogProbability: empty.logProbability });
  expect(empty.logProbability).toBeCloseTo(first!.logProbability, 4);
  await sequence.rewind(0);
});
