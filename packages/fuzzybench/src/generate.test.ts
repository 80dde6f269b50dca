import { describe, expect, test } from "vitest";
import type { Family } from "./family.js";
import { type BenchRecord, drawRecord, drawRecords, SPLITS, splitOfSpec } from "./generate.js";

/** Last digits of a number: enough wordings and parameters that every split has texts. */
const lastDigits: Family = {
  id: "core-text/last-digits",
  theme: "core-text",
  difficulty: "easy",
  draw(random) {
    const digits = random.int(1, 6);
    const noun = random.pick(["number", "integer", "code", "account number", "id"]);
    return {
      canonical: `The last ${digits} digits of the ${noun}.`,
      plain: [
        `Keep the last ${digits} digits of the ${noun}.`,
        `Cut the ${noun} down to its final ${digits} characters.`,
        `Output only the ${digits} digits at the end of the ${noun}.`,
      ],
      terse: [`last ${digits} of the ${noun}`, `${noun}: tail ${digits}`],
      casual: [
        `just the last ${digits} digits of that ${noun} pls`,
        `what does the ${noun} end in (${digits})`,
      ],
      sample: (from) => {
        const input = from.digits(9);
        return { input, output: input.slice(-digits) };
      },
    };
  },
};

/** Two inputs in all. */
const coin: Family = {
  ...lastDigits,
  id: "core-text/coin",
  heldOut: true,
  draw: (random) => ({
    ...lastDigits.draw(random),
    sample: (from) => {
      const input = from.pick(["heads", "tails"]);
      return { input, output: input };
    },
  }),
};

const texts = (records: readonly BenchRecord[]) => new Set(records.map(({ spec }) => spec));

describe("drawRecord", () => {
  test("gives the same record whatever was drawn before and in whatever order", () => {
    const forwards = [...drawRecords([lastDigits], { split: "train", seed: 3, count: 12, pairs: 4 })];
    const backwards = [...forwards.keys()].reverse().map((i) => drawRecord(lastDigits, "train", 3, i, 4));
    expect(backwards.reverse()).toEqual(forwards);
    const late = [...drawRecords([lastDigits], { split: "train", seed: 3, count: 12, pairs: 4, start: 7 })];
    expect(late).toEqual(forwards.slice(7));
  });

  test("asks for more pairs without changing the first ones", () => {
    const few = drawRecord(lastDigits, "test", 1, 0, 5);
    expect(drawRecord(lastDigits, "test", 1, 0, 20).pairs.slice(0, 5)).toEqual(few.pairs);
  });

  test("neighbouring seeds and indices give other pairs", () => {
    const inputs = (seed: number, index: number) =>
      drawRecord(lastDigits, "train", seed, index, 20).pairs.map(({ input }) => input);
    const all = [inputs(1, 0), inputs(2, 0), inputs(1, 1), inputs(2, 1)].flat();
    expect(new Set(all).size).toBe(80);
  });

  test("splits by the specification's text, so that no text is in two splits", () => {
    const drawn = SPLITS.map((split) => [
      ...drawRecords([lastDigits], { split, seed: 1, count: 60, pairs: 1 }),
    ]);
    for (const [i, split] of SPLITS.entries())
      for (const record of drawn[i] as BenchRecord[]) expect(splitOfSpec(record.spec)).toBe(split);
    const all = drawn.flatMap((records) => [...texts(records)]);
    expect(new Set(all).size).toBe(all.length);
    expect(drawn.map((records) => texts(records).size > 5)).toEqual([true, true, true]);
  });

  test("repeats no input within a record, shown examples included", () => {
    for (let index = 0; index < 40; index++) {
      const { pairs, examples } = drawRecord(lastDigits, "train", 5, index, 8);
      expect(new Set([...pairs, ...examples].map(({ input }) => input)).size).toBe(8 + examples.length);
    }
  });

  test("refuses to draw training records of a held-out family", () => {
    expect(() => drawRecord(coin, "train", 1, 0, 1)).toThrow(
      "core-text/coin is held out: it has no train split",
    );
    expect(() => [
      ...drawRecords([lastDigits, coin], { split: "train", seed: 1, count: 2, pairs: 1 }),
    ]).toThrow("held out");
    expect(drawRecord(coin, "dev", 1, 0, 0)).toMatchObject({ heldOut: true, split: "dev", pairs: [] });
  });

  test("says when a function has too few inputs", () => {
    expect(() => drawRecord(coin, "test", 1, 0, 3)).toThrow(
      "core-text/coin has fewer than 3 distinct inputs",
    );
  });
});

describe("drawRecords", () => {
  test("takes families in turn and numbers each family's records", () => {
    const other = { ...lastDigits, id: "core-text/other" };
    const records = [...drawRecords([lastDigits, other], { split: "train", seed: 1, count: 5, pairs: 1 })];
    expect(records.map(({ family, index }) => [family, index])).toEqual([
      ["core-text/last-digits", 0],
      ["core-text/other", 0],
      ["core-text/last-digits", 1],
      ["core-text/other", 1],
      ["core-text/last-digits", 2],
    ]);
    expect(() => [...drawRecords([], { split: "train", seed: 1, count: 1, pairs: 1 })]).toThrow(
      "no families",
    );
  });
});
