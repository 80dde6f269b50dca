import { describe, expect, test } from "vitest";
import { Random } from "./random.js";

const stream = (random: Random, n: number) => Array.from({ length: n }, () => random.uint32());

describe("Random", () => {
  test("gives the same stream for the same key, on every machine", () => {
    expect(stream(Random.of("a", 1), 50)).toEqual(stream(Random.of("a", 1), 50));
    expect(stream(Random.of("fixed", 7), 3)).toMatchInlineSnapshot(`
      [
        665878948,
        3787554754,
        2620034230,
      ]
    `);
  });

  test("tells key parts apart where they are joined", () => {
    expect(stream(Random.of("ab", "c"), 4)).not.toEqual(stream(Random.of("a", "bc"), 4));
    expect(stream(Random.of("a", 1, 2), 4)).not.toEqual(stream(Random.of("a", 12), 4));
  });

  test("neighbouring seeds share nothing, at any shift", () => {
    const seen = new Set<number>();
    const n = 500;
    const seeds = 20;
    for (let seed = 0; seed < seeds; seed++)
      for (const value of stream(Random.of("family", seed), n)) seen.add(value);
    // 10,000 draws of 2^32 values collide 0.01 times on average; a shared stream would lose hundreds.
    expect(seen.size).toBeGreaterThan(n * seeds - 3);
  });

  test("is uniform: bits, integers and picks", () => {
    const random = Random.of("uniform");
    const n = 20_000;
    const ones = new Array<number>(32).fill(0);
    for (const value of stream(random, n))
      for (let bit = 0; bit < 32; bit++) ones[bit] = (ones[bit] as number) + ((value >>> bit) & 1);
    // 5 standard deviations of a fair coin thrown n times.
    for (const count of ones) expect(Math.abs(count - n / 2)).toBeLessThan(2.5 * Math.sqrt(n));

    const counts = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      const value = random.int(-2, 7);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3, 4, 5, 6, 7]);
    for (const count of counts.values())
      expect(Math.abs(count - n / 10)).toBeLessThan(5 * Math.sqrt(n * 0.09));

    const floats = Array.from({ length: n }, () => random.float());
    expect(Math.min(...floats)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...floats)).toBeLessThan(1);
    const hits = floats.filter(() => random.chance(0.2)).length;
    expect(Math.abs(hits - n * 0.2)).toBeLessThan(5 * Math.sqrt(n * 0.16));
  });

  test("first values of many keys are uniform too", () => {
    const n = 4000;
    const low = Array.from({ length: n }, (_, seed) => Random.of("v", "train", seed).float()).filter(
      (value) => value < 0.25,
    ).length;
    expect(Math.abs(low - n / 4)).toBeLessThan(5 * Math.sqrt((n * 3) / 16));
  });

  test("shuffles and samples without losing or repeating anything", () => {
    const random = Random.of("shuffle");
    const items = Array.from({ length: 30 }, (_, i) => i);
    const shuffled = random.shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(new Set(random.sample(items, 12)).size).toBe(12);
    expect(() => random.sample(items, 31)).toThrow("sample of 31 from a list of 30");
    expect(() => random.pick([])).toThrow("empty list");
  });

  test("digits have the asked length and no leading zero", () => {
    const random = Random.of("digits");
    for (let i = 0; i < 200; i++) expect(random.digits(6)).toMatch(/^[1-9]\d{5}$/);
  });
});
