import { describe, expect, test } from "vitest";
import type { Sequence } from "./backend.js";
import { decodeLabels } from "./decode-labels.js";
import { buildLabelTrie, MAX_LABEL_TOKENS } from "./label-trie.js";
import { randomSequence } from "./reference/random-model.js";

const VOCABULARY = 7;
const END = 0;

/** A sequence whose next-token distribution is a fixed function of its whole history. */
class TableSequence implements Sequence {
  readonly held: number[] = [];
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }
  get length(): number {
    return this.held.length;
  }
  async rewind(length: number): Promise<void> {
    if (length > this.held.length) throw new RangeError(`${length} of ${this.held.length}`);
    this.held.length = length;
  }
  async append(tokens: readonly number[]): Promise<void> {
    if (tokens.length === 0) throw new RangeError("no tokens");
    this.held.push(...tokens);
  }
  async greedy(tokens: readonly number[]): Promise<{ token: number; logProbability: number }> {
    const scores = await this.score(tokens, [...Array(VOCABULARY).keys()]);
    const logProbability = Math.max(...scores);
    return { token: scores.indexOf(logProbability), logProbability };
  }
  async score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array> {
    await this.append(tokens);
    const probabilities = distribution(this.#seed, this.held);
    return Float64Array.from(candidates, (token) => Math.log(probabilities[token]!));
  }
  async close(): Promise<void> {}
}

function distribution(seed: number, history: readonly number[]): number[] {
  const hash = history.reduce((h, token) => Math.imul(h ^ (token + 1), 0x9e3779b1) >>> 0, seed + 1);
  const random = randomSequence(hash);
  const weights = Array.from({ length: VOCABULARY }, () => Math.exp(6 * random()));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

/** The definition, computed label by label over lists of tokens. */
function bruteForce(
  seed: number,
  start: readonly number[],
  labels: readonly (readonly number[])[],
): number[] {
  return labels.map((label) => {
    let probability = 1;
    for (let i = 0; i <= label.length; i++) {
      const before = label.slice(0, i);
      const alike = labels.filter((other) => before.every((token, k) => other[k] === token));
      const allowed = [...new Set(alike.map((other) => other[i] ?? END))];
      const next = distribution(seed, [...start, ...before]);
      probability *= next[label[i] ?? END]! / allowed.reduce((sum, token) => sum + next[token]!, 0);
    }
    return probability;
  });
}

/** Labels here are written as digits, each a token. */
function digits(label: string): number[] {
  return [...label].map(Number);
}

function decode(seed: number, labels: readonly string[], prompt = [3, 4]) {
  const sequence = new TableSequence(seed);
  sequence.held.push(1, 2);
  return decodeLabels(sequence, prompt, buildLabelTrie(labels, digits), { endTokens: [END] });
}

describe("decodeLabels", () => {
  test("agrees with brute force on random label sets", async () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = randomSequence(seed);
      const labels = new Set<string>();
      const count = 1 + Math.floor(random() * 12);
      while (labels.size < count) {
        const length = 1 + Math.floor(random() * 4);
        labels.add(Array.from({ length }, () => 1 + Math.floor(random() * 3)).join(""));
      }
      const set = [...labels];
      const expected = bruteForce(seed, [1, 2, 3, 4], set.map(digits));
      expect(expected.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
      const { label, probability, resolved, tokenCount, evaluations } = await decode(seed, set);
      const best = expected.indexOf(Math.max(...expected));
      expect(label).toBe(set[best]);
      expect(tokenCount).toBe(set[best]!.length);
      expect(probability).toBeCloseTo(expected[best]!, 10);
      for (const item of resolved) {
        expect(item.probability).toBeCloseTo(expected[set.indexOf(item.label)]!, 10);
      }
      expect(resolved[0]?.label).toBe(label);
      expect(evaluations).toBeLessThan(Math.max(2, set.length));
    }
  });

  test("a label that begins another competes by the end of the answer", async () => {
    for (let seed = 0; seed < 20; seed++) {
      const [short, long] = bruteForce(seed, [1, 2, 3, 4], [[5], [5, 6]]) as [number, number];
      const { label, probability } = await decode(seed, ["5", "56"]);
      expect(label).toBe(short >= long ? "5" : "56");
      expect(probability).toBeCloseTo(Math.max(short, long), 10);
    }
  });

  test("one label, or tokens without a choice, cost no evaluation", async () => {
    expect(await decode(1, ["123"])).toEqual({
      label: "123",
      probability: 1,
      tokenCount: 3,
      resolved: [{ label: "123", probability: 1 }],
      evaluations: 0,
    });
    expect((await decode(1, ["1234", "1256"])).evaluations).toBe(1);
  });

  test("the whole set is resolved where one evaluation tells it", async () => {
    const { resolved } = await decode(5, ["1", "2", "3"]);
    expect(resolved.map((item) => item.label).sort()).toEqual(["1", "2", "3"]);
    expect(resolved.reduce((sum, item) => sum + item.probability, 0)).toBeCloseTo(1, 10);
  });

  test("refuses sets that have no meaning", () => {
    const build = (labels: readonly string[]) => () => buildLabelTrie(labels, digits);
    const invalid = expect.objectContaining({ code: "OPTION_INVALID" });
    expect(build([])).toThrow(invalid);
    expect(build([""])).toThrow(invalid);
    expect(build(["1", "2", "1"])).toThrow(invalid);
    expect(build(["1".repeat(MAX_LABEL_TOKENS + 1)])).toThrow(invalid);
    expect(build(Array.from({ length: 257 }, (_, i) => `${i}`))).toThrow(invalid);
    expect(build([7 as unknown as string])).toThrow(invalid);
    expect(buildLabelTrie(["12", "1", "345"], digits).longest).toBe(3);
  });

  test("refuses probabilities that are not numbers, and an abort", async () => {
    const trie = buildLabelTrie(["1", "2"], digits);
    const broken = new TableSequence(1);
    broken.score = async () => Float64Array.of(Number.NaN, -1);
    await expect(decodeLabels(broken, [1], trie, { endTokens: [END] })).rejects.toMatchObject({
      code: "MODEL_INVALID",
    });
    const signal = AbortSignal.abort();
    const sequence = new TableSequence(1);
    await expect(decodeLabels(sequence, [1], trie, { endTokens: [END], signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
    expect(sequence.length).toBe(0);
  });
});
