import { describe, expect, test } from "vitest";
import { compareSystems, points } from "./compare.js";
import type { SpecResult } from "./result.js";

/** A specification whose systems a and b got the first `a` and `b` of `n` items right. */
const spec = (index: number, n: number, a: number, b: number): SpecResult => ({
  cut: "seen",
  family: "core-text/x",
  variant: "only",
  theme: "core-text",
  index,
  style: "plain",
  spec: `spec ${index}`,
  compile: { seconds: 1 },
  items: Array.from({ length: n }, (_, i) => ({
    input: `${i}`,
    expected: "yes",
    answers: { a: { output: i < a ? "yes" : "no" }, b: { output: i < b ? "yes" : "no" } },
  })),
});

describe("compareSystems", () => {
  test("finds a difference that every specification shows, although the systems themselves vary a lot", () => {
    const results = Array.from({ length: 30 }, (_, i) => spec(i, 8, (i % 7) + 1, i % 7));
    const comparison = compareSystems(results, "a", "b");
    expect(comparison.difference).toEqual({ mean: 0.125, low: 0.125, high: 0.125 });
    expect(comparison.statement).toBe(
      "a is better than b: +12.5 points, 95 % interval +12.5 to +12.5, 240 items of 30 specs; " +
        "significant at the 5 % level.",
    );
    expect(compareSystems(results, "b", "a").statement).toMatch(/^b is worse than a: -12\.5 points/);
  });

  test("shows nothing where wins and losses even out", () => {
    const results = Array.from({ length: 30 }, (_, i) => spec(i, 8, i % 2 ? 8 : 0, i % 2 ? 0 : 8));
    const { difference, statement } = compareSystems(results, "a", "b");
    expect(difference.mean).toBe(0);
    expect(difference.low).toBeLessThan(-0.2);
    expect(difference.high).toBeGreaterThan(0.2);
    expect(statement).toMatch(
      /^No difference shown between a and b: 0\.0 points, .*; the interval contains 0\.$/,
    );
  });

  test("claims nothing from one specification or none", () => {
    expect(compareSystems([spec(0, 8, 8, 0)], "a", "b").statement).toBe(
      "a - b = +100.0 points (8 items of 1 specs): too few specs for an interval.",
    );
    expect(compareSystems([], "a", "b").statement).toBe("a and b: nothing to compare.");
  });

  test("refuses a system that did not answer", () => {
    expect(() => compareSystems([spec(0, 1, 1, 1)], "a", "c")).toThrow('no answer of "c"');
  });
});

test("points are signed and have no minus zero", () => {
  expect([0.1234, -0.05, 0, -0.0001, 1].map(points)).toEqual(["+12.3", "-5.0", "0.0", "0.0", "+100.0"]);
});
