import { describe, expect, test } from "vitest";
import type { DrawnTask } from "./family.js";
import { Random } from "./random.js";
import { STYLES, type Style, writeSpec } from "./spec.js";

const LABELS = ["EVEN", "ODD", "NOT A NUMBER"];

const parity: DrawnTask = {
  canonical: "Parity of the number.",
  plain: ["Tell the parity of the integer. It may be long.", "Decide the parity.", "Classify the integer."],
  terse: ["parity of n", "odd or even?"],
  casual: ["hey, is that number odd?", "need to know the parity pls"],
  labels: LABELS,
  sample: (random) => {
    const n = random.int(1, 100_000);
    return random.chance(0.2)
      ? { input: `n${n}`, output: "NOT A NUMBER" }
      : { input: String(n), output: n % 2 === 0 ? "EVEN" : "ODD" };
  },
};

const reversal: DrawnTask = {
  canonical: "The text backwards.",
  plain: ["Reverse the text.", "Write the text backwards.", "Output the letters in opposite order."],
  terse: ["reverse", "backwards"],
  casual: ["flip the text for me", "can you turn that around"],
  sample: (random) => {
    const n = random.digits(6);
    return { input: n, output: [...n].reverse().join("") };
  },
};

const write = (task: DrawnTask, n: number) =>
  Array.from({ length: n }, (_, i) => writeSpec(task, Random.of("spec", i)));

describe("writeSpec", () => {
  test("writes every style, most often a paragraph", () => {
    const counts = new Map<Style, number>();
    for (const { style } of write(parity, 400)) counts.set(style, (counts.get(style) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...STYLES].sort());
    expect(Math.max(...counts.values())).toBe(counts.get("plain"));
  });

  test("states every label of a label function in every style", () => {
    for (const { text, style } of write(parity, 300))
      for (const label of LABELS)
        expect(style === "examples" ? text : text.split("Input:")[0]).toContain(label);
  });

  test("shows with and without examples, one to four, each with its right output in the text", () => {
    const specs = write(parity, 300);
    const worded = specs.filter(({ style }) => style !== "examples");
    const numbers = new Set(worded.map(({ examples }) => examples.length));
    expect([...numbers].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const { text, examples } of specs) {
      expect(new Set(examples.map(({ input }) => input)).size).toBe(examples.length);
      for (const { input, output } of examples) {
        const blocks = [`Input: ${input}\nOutput: ${output}`, `${input} -> ${output}`];
        expect(blocks.some((block) => text.includes(block))).toBe(true);
      }
    }
  });

  test("prefers examples with different labels", () => {
    const two = write(parity, 300).filter(({ examples }) => examples.length === 2);
    const same = two.filter(({ examples: [a, b] }) => a?.output === b?.output);
    expect(two.length).toBeGreaterThan(20);
    expect(same.length / two.length).toBeLessThan(0.1);
  });

  test("lets examples speak alone only where they show every label", () => {
    const alone = write(parity, 400).filter(({ style }) => style === "examples");
    expect(alone.length).toBeGreaterThan(5);
    for (const { text, examples } of alone) {
      expect(examples.length).toBeGreaterThanOrEqual(4);
      expect(new Set(examples.map(({ output }) => output))).toEqual(new Set(LABELS));
      expect(text).not.toContain("parity");
    }
    expect(write(reversal, 400).every(({ style }) => style !== "examples")).toBe(true);
  });

  test("keeps long examples out, so that a specification never grows beyond its limit", () => {
    const long = { ...reversal, sample: (r: Random) => ({ input: r.digits(900), output: r.digits(100) }) };
    const specs = write(long, 60);
    expect(Math.max(...specs.map(({ text }) => text.length))).toBeLessThan(2000);
    expect(Math.max(...specs.map(({ examples }) => examples.length))).toBe(1);
  });

  test("says nothing about labels of a free-text function", () => {
    for (const { text } of write(reversal, 200)) expect(text).not.toMatch(/labels|one of|allowed outputs/i);
  });

  test("lays out by style", () => {
    const byStyle = new Map(write(parity, 200).map((spec) => [spec.style, spec.text]));
    expect(byStyle.get("bullets")).toMatch(/^- /);
    expect(byStyle.get("markdown")).toMatch(/^# /);
    expect(byStyle.get("keyed")).toMatch(/^task: [\s\S]*\nlabels: EVEN, ODD, NOT A NUMBER/);
    expect(byStyle.get("terse")).toMatch(/^(parity of n\.?|odd or even\?) /);
  });

  test("writes the same text for the same random stream", () => {
    expect(write(parity, 30)).toEqual(write(parity, 30));
  });
});
