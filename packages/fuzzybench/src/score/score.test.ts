import { describe, expect, test } from "vitest";
import type { ScoredItem } from "./result.js";
import {
  answerOf,
  baselineAnswers,
  exactCount,
  isExact,
  macroF1,
  mostFrequentOutput,
  outOfSetCount,
} from "./score.js";

/** Items with expected outputs and one system's outputs. */
const items = (...pairs: readonly (readonly [expected: string, output: string])[]): ScoredItem[] =>
  pairs.map(([expected, output], i) => ({ input: `in ${i}`, expected, answers: { s: { output } } }));

describe("isExact", () => {
  test("forgives blank space around, nothing else", () => {
    expect(isExact({ output: " yes\n" }, "yes")).toBe(true);
    expect(isExact({ output: "Yes" }, "yes")).toBe(false);
    expect(isExact({ output: "a  b" }, "a b")).toBe(false);
    expect(isExact({ output: "" }, "")).toBe(true);
    // Composed and decomposed é are different texts.
    expect(isExact({ output: "é" }, "e\u0301")).toBe(false);
  });

  test("counts an error as wrong, even where nothing was expected", () => {
    expect(isExact({ output: "", error: "CONTEXT_OVERFLOW: ..." }, "")).toBe(false);
    expect(isExact({ output: "yes", error: "cut off" }, "yes")).toBe(false);
  });
});

test("answerOf names the systems that are there", () => {
  const [item] = items(["a", "a"]) as [ScoredItem];
  expect(answerOf(item, "s").output).toBe("a");
  expect(() => answerOf(item, "t")).toThrow('no answer of "t" here; there are s');
});

test("exactCount and outOfSetCount", () => {
  const scored = items(["a", "a"], ["a", "b"], ["b", "x"], ["b", ""], ["b", " b "]);
  expect(exactCount(scored, "s")).toBe(2);
  expect(outOfSetCount(scored, "s", ["a", "b"])).toBe(2);
  const failed: ScoredItem = { input: "", expected: "a", answers: { s: { output: "a", error: "cut off" } } };
  expect(outOfSetCount([failed], "s", ["a", "b"])).toBe(1);
});

describe("macroF1", () => {
  test("agrees with values computed by hand", () => {
    // a: tp 2, fp 1, fn 1 -> 4/6; b: tp 1, fp 1, fn 1 -> 2/4; c never occurs and is left out.
    const scored = items(["a", "a"], ["a", "a"], ["a", "b"], ["b", "b"], ["b", "a"]);
    expect(macroF1(scored, "s", ["a", "b", "c"])).toBeCloseTo((4 / 6 + 2 / 4) / 2, 12);
  });

  test("treats an answer outside the set as a miss of the expected label only", () => {
    // a: tp 1, fn 1 -> 2/3; b: tp 1 -> 1.
    expect(macroF1(items(["a", "a"], ["a", "nonsense"], ["b", "b"]), "s", ["a", "b"])).toBeCloseTo(
      (2 / 3 + 1) / 2,
      12,
    );
  });

  test("is 0 for a label that is only answered and 1 for a perfect system", () => {
    expect(macroF1(items(["a", "b"]), "s", ["a", "b"])).toBe(0);
    expect(macroF1(items(["a", "a"], ["b", "b"]), "s", ["a", "b"])).toBe(1);
  });
});

describe("baselines", () => {
  const pair = (output: string) => ({ input: `${output} in`, output });

  test("mostFrequentOutput takes the first of equally frequent outputs", () => {
    expect(mostFrequentOutput([pair("b"), pair("a"), pair("a"), pair("b")])).toBe("b");
    expect(mostFrequentOutput([])).toBe("");
  });

  test("majority sees the scored pairs, constant only the others, empty nothing", () => {
    const pairs = [pair("a"), pair("a"), pair("b")];
    const others = [pair("b"), pair("b"), pair("a")];
    const outputs = (labels?: string[]) =>
      Object.entries(baselineAnswers(pairs, others, labels)).map(([name, list]) => [
        name,
        list.map(({ output }) => output),
      ]);
    expect(outputs(["a", "b"])).toEqual([
      ["majority", ["a", "a", "a"]],
      ["constant", ["b", "b", "b"]],
      ["empty", ["", "", ""]],
    ]);
    expect(outputs()).toContainEqual(["constant", ["", "", ""]]);
    expect(baselineAnswers(pairs, [], ["b", "a"]).constant[0]).toEqual({ output: "b" });
  });
});
