import { describe, expect, it } from "vitest";
import { type EvalCase, scoreCases, wilsonInterval } from "./eval-report.js";

function cases(pairs: readonly (readonly [expected: string, output: string])[]): EvalCase[] {
  return pairs.map(([expected, output], i) => ({
    line: i + 1,
    input: `input ${i}`,
    expected,
    output,
    confidence: 0.9,
    elapsedMs: 10 * (i + 1),
  }));
}

describe("wilsonInterval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("is right for %i of %i", (correct, n, low, high) => {
    const interval = wilsonInterval(correct, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it("stays within 0 to 1", () => {
    expect(wilsonInterval(0, 1)[0]).toBe(0);
    expect(wilsonInterval(1, 1)[1]).toBe(1);
  });
});

describe("scoreCases", () => {
  const scored = cases([
    ["A", "A"],
    ["A", "B"],
    ["B", "B"],
    ["B ", "B"],
    ["X", "A"],
  ]);

  it("counts exact matches after trimming and lists the failures", () => {
    const report = scoreCases(scored, ["A", "B", "C"]);
    expect(report).toMatchObject({ n: 5, exact: 0.6, outOfSet: 0, msPerCall: 30 });
    expect(report.failures).toEqual([
      { line: 2, input: "input 1", expected: "A", output: "B", confidence: 0.9 },
      { line: 5, input: "input 4", expected: "X", output: "A", confidence: 0.9 },
    ]);
    expect([report.exactLow, report.exactHigh]).toEqual([...wilsonInterval(3, 5)]);
  });

  it("gives precision and recall per label, null where there is nothing to divide", () => {
    expect(scoreCases(scored, ["A", "B", "C"]).perLabel).toEqual({
      A: { expected: 2, predicted: 2, correct: 1, precision: 0.5, recall: 0.5 },
      B: { expected: 2, predicted: 3, correct: 2, precision: 2 / 3, recall: 1 },
      C: { expected: 0, predicted: 0, correct: 0, precision: null, recall: null },
    });
  });

  it("says what would be answered with a least confidence, and how much of it is right", () => {
    const unsure = scored.map((one, i) => ({ ...one, confidence: [0.9, 0.5, 0.8, 0.2, 0.79999][i]! }));
    expect(scoreCases(unsure, ["A", "B"], 0.8)).toMatchObject({
      n: 5,
      exact: 0.6,
      abstaining: { below: 0.8, answered: 2, coverage: 0.4, exact: 1 },
    });
    const none = { below: 1, answered: 0, coverage: 0, exact: null };
    expect(scoreCases(unsure, ["A", "B"], 1).abstaining).toEqual(none);
    expect(scoreCases(unsure, ["A", "B"], 0).abstaining).toMatchObject({ answered: 5, exact: 0.6 });
    expect(scoreCases(unsure, ["A", "B"])).not.toHaveProperty("abstaining");
  });

  it("counts outputs outside the set, and has no set for free programs", () => {
    expect(scoreCases(scored, ["A"]).outOfSet).toBe(3);
    expect(scoreCases(scored, undefined)).toMatchObject({ outOfSet: null, perLabel: {} });
  });
});
