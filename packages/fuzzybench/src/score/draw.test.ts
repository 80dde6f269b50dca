import { describe, expect, test } from "vitest";
import type { Family } from "../family.js";
import { drawRecord, splitOfSpec } from "../generate.js";
import { drawScoringTasks, familiesOfCut } from "./draw.js";

/** Adds a constant from 1 to `most`; few constants give few different specifications. */
const adding = (id: string, most: number): Family => ({
  id,
  theme: "core-text",
  difficulty: "easy",
  variants: ["only"],
  survives: [],
  heldOut: id.endsWith("kept"),
  draw(random) {
    const n = random.int(1, most);
    const wordings = ["Add", "Increase it by", "Sum with"].map((verb) => `${verb} ${n} (${id}).`);
    return {
      canonical: `Add ${n}.`,
      plain: wordings,
      terse: wordings.slice(0, 2).map((text) => `${text} Terse.`),
      casual: wordings.slice(0, 2).map((text) => `${text} Please.`),
      sample: (from) => {
        const input = from.int(0, 1_000_000);
        return { input: String(input), output: String(input + n) };
      },
    };
  },
});

const wide = adding("core-text/wide", 1000);
const kept = adding("core-text/kept", 1000);

describe("drawScoringTasks", () => {
  const options = { specs: 9, items: 5, seed: 4 };

  test("draws distinct test specifications, families in turn, with unscored pairs apart", () => {
    const tasks = [...drawScoringTasks([wide, kept], options)];
    const families = tasks.map(({ origin }) => origin.family);
    expect(new Set(families.slice(0, 2))).toEqual(new Set([wide.id, kept.id]));
    expect(families).toEqual(Array.from({ length: 9 }, (_, i) => families[i % 2]));
    expect(new Set(tasks.map(({ origin }) => origin.spec)).size).toBe(9);
    for (const { origin, pairs, others } of tasks) {
      expect(splitOfSpec(origin.spec)).toBe("test");
      expect([pairs.length, others.length]).toEqual([5, 24]);
      expect(new Set([...pairs, ...others].map(({ input }) => input)).size).toBe(29);
    }
    expect(tasks).toEqual([...drawScoringTasks([wide, kept], options)]);
  });

  test("scores the same items that the benchmark's records have", () => {
    const [first] = drawScoringTasks([wide], options);
    expect(first!.pairs).toEqual(
      drawRecord({ family: wide, variant: "only" }, "test", 4, first!.origin.index, 5).pairs,
    );
  });

  test("draws from another split where that is asked for, never a test specification", () => {
    const tasks = [...drawScoringTasks([wide], { ...options, split: "dev" })];
    expect(tasks.map(({ origin }) => splitOfSpec(origin.spec))).toEqual(Array(9).fill("dev"));
  });

  test("leaves out repeated specifications", () => {
    const narrow = adding("core-text/narrow", 1);
    const tasks = [...drawScoringTasks([narrow], { specs: 60, items: 1, seed: 1 })];
    expect(new Set(tasks.map(({ origin }) => origin.spec)).size).toBe(60);
    expect(tasks.at(-1)!.origin.index).toBeGreaterThan(60);
    expect([...drawScoringTasks([], options)]).toEqual([]);
  });
});

test("a function with few inputs gives fewer unscored pairs, one with too few is named", () => {
  const few = (inputs: number): Family => ({
    ...wide,
    id: "core-text/few",
    draw: (random) => ({
      ...wide.draw(random, "only"),
      sample: (from) => ({ input: String(from.int(1, inputs)), output: "x" }),
    }),
  });
  const [task] = drawScoringTasks([few(20)], { specs: 1, items: 5, seed: 1 });
  expect(task!.pairs).toHaveLength(5);
  expect([6, 12]).toContain(task!.others.length);
  expect(() => [...drawScoringTasks([few(4)], { specs: 1, items: 5, seed: 1 })]).toThrow(
    "core-text/few (only) has fewer than 5 distinct inputs",
  );
});

test("familiesOfCut parts held-out families from the others", () => {
  expect(familiesOfCut([wide, kept], "seen")).toEqual([wide]);
  expect(familiesOfCut([wide, kept], "held-out")).toEqual([kept]);
});
