import { describe, expect, test } from "vitest";
import { decodeLabels, type LabelDecodingOptions } from "./decode-labels.js";
import { temperedLabels } from "./label-temperature.js";
import { buildLabelTrie, MAX_LABEL_TOKENS } from "./label-trie.js";
import { randomSequence } from "./reference/random-model.js";
import { distribution, END, TableSequence } from "./table-sequence.test-suite.js";

/** The definition, computed label by label over lists of tokens. */
function bruteForce(
  seed: number,
  start: readonly number[],
  labels: readonly (readonly number[])[],
  temperature = 1,
): number[] {
  return labels.map((label) => {
    let probability = 1;
    for (let i = 0; i <= label.length; i++) {
      const before = label.slice(0, i);
      const alike = labels.filter((other) => before.every((token, k) => other[k] === token));
      const allowed = [...new Set(alike.map((other) => other[i] ?? END))];
      const next = distribution(seed, [...start, ...before]);
      const weight = (token: number) => next[token]! ** (1 / temperature);
      probability *= weight(label[i] ?? END) / allowed.reduce((sum, token) => sum + weight(token), 0);
    }
    return probability;
  });
}

/** Labels here are written as digits, each a token. */
function digits(label: string): number[] {
  return [...label].map(Number);
}

function decode(seed: number, labels: readonly string[], options: Partial<LabelDecodingOptions> = {}) {
  const sequence = new TableSequence(seed);
  sequence.held.push(1, 2);
  return decodeLabels(sequence, [3, 4], buildLabelTrie(labels, digits), { endTokens: [END], ...options });
}

/** 1 to 12 labels of 1 to 4 digits, some beginning others. */
function randomLabels(seed: number): string[] {
  const random = randomSequence(seed);
  const labels = new Set<string>();
  const count = 1 + Math.floor(random() * 12);
  while (labels.size < count) {
    const length = 1 + Math.floor(random() * 4);
    labels.add(Array.from({ length }, () => 1 + Math.floor(random() * 3)).join(""));
  }
  return [...labels];
}

describe("decodeLabels", () => {
  test("agrees with brute force on random label sets", async () => {
    for (let seed = 0; seed < 300; seed++) {
      const set = randomLabels(seed);
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

  test("every label is resolved where that is asked for, and the answer stays the same", async () => {
    for (let seed = 0; seed < 100; seed++) {
      const set = randomLabels(seed);
      const { resolved, label, probability, evaluations } = await decode(seed, set, { all: true });
      expect(await decode(seed, set)).toMatchObject({ label, probability });
      expect(resolved.map((item) => item.label).sort()).toEqual([...set].sort());
      expect(resolved[0]).toEqual({ label, probability });
      expect(resolved.reduce((sum, item) => sum + item.probability, 0)).toBeCloseTo(1, 10);
      expect(evaluations).toBeLessThan(Math.max(2, set.length));
    }
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

describe("temperature", () => {
  test("1 changes nothing", async () => {
    for (let seed = 0; seed < 20; seed++)
      expect(await decode(seed, randomLabels(seed), { temperature: 1 })).toEqual(
        await decode(seed, randomLabels(seed)),
      );
  });

  test("agrees with brute force, sums to 1, and is what temperedLabels makes of the probabilities at 1", async () => {
    for (let seed = 0; seed < 100; seed++) {
      const set = randomLabels(seed);
      const plain = bruteForce(seed, [1, 2, 3, 4], set.map(digits));
      for (const temperature of [0.05, 0.6, 1, 3, 20]) {
        const expected = bruteForce(seed, [1, 2, 3, 4], set.map(digits), temperature);
        const { label, resolved } = await decode(seed, set, { temperature, all: true });
        expect(label).toBe(set[expected.indexOf(Math.max(...expected))]);
        expect(resolved.reduce((sum, item) => sum + item.probability, 0)).toBeCloseTo(1, 10);
        const tempered = temperedLabels(buildLabelTrie(set, digits), plain, temperature);
        for (const item of resolved) {
          expect(item.probability).toBeCloseTo(expected[set.indexOf(item.label)]!, 10);
          expect(item.probability).toBeCloseTo(tempered[set.indexOf(item.label)]!, 10);
        }
      }
    }
  });

  test("goes to equal shares at each node when it grows, to the best alone when it falls", async () => {
    // At the root 1 and 2, then behind 1 the end, 1 and 2.
    const set = ["1", "11", "12", "2"];
    const shares = async (temperature: number) =>
      Object.fromEntries(
        (await decode(9, set, { temperature, all: true })).resolved.map(({ label, probability }) => [
          label,
          probability,
        ]),
      );
    const hot = await shares(1e300);
    for (const label of ["1", "11", "12"]) expect(hot[label]).toBeCloseTo(1 / 6, 12);
    expect(hot["2"]).toBeCloseTo(1 / 2, 12);
    expect(Object.values(await shares(1e-300)).sort()).toEqual([0, 0, 0, 1]);
  });

  test("keeps the best of one node, and over several nodes another label can become the best", async () => {
    const single = ["1", "2", "3"];
    const { label } = await decode(4, single);
    for (const temperature of [0.1, 5, 1000])
      expect((await decode(4, single, { temperature })).label).toBe(label);
    // 1 (0.6) then 1 (0.9) beats 2 (0.4); at equal shares 2 (1/2) beats 11 (1/4).
    const trie = buildLabelTrie(["11", "12", "2"], digits);
    const best = (temperature: number) => {
      const tempered = temperedLabels(trie, [0.54, 0.06, 0.4], temperature);
      return trie.labels[tempered.indexOf(Math.max(...tempered))];
    };
    expect([best(1), best(1000)]).toEqual(["11", "2"]);
  });

  test("takes probabilities that rounding has made 0, and one for each label", () => {
    const trie = buildLabelTrie(["1", "2"], digits);
    const [one, two] = temperedLabels(trie, [1, 0], 20) as unknown as [number, number];
    expect(one + two).toBeCloseTo(1, 12);
    expect(two).toBeGreaterThan(0);
    expect(() => temperedLabels(trie, [1], 2)).toThrow("1 probabilities for 2 labels");
  });
});
