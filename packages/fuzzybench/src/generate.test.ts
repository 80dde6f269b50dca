import { describe, expect, test } from "vitest";
import { type Family, subCategories } from "./family.js";
import {
  type BenchRecord,
  drawRecord,
  drawRecords,
  type RecordNoise,
  SPLITS,
  splitOfSpec,
} from "./generate.js";
import { SPEC_AXES } from "./noise/spec-noise.js";

/** Last digits of a number: enough wordings and parameters that every split has texts. */
const lastDigits: Family = {
  id: "core-text/last-digits",
  theme: "core-text",
  difficulty: "easy",
  variants: ["only"],
  survives: ["injection"],
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
    ...lastDigits.draw(random, "only"),
    sample: (from) => {
      const input = from.pick(["heads", "tails"]);
      return { input, output: input };
    },
  }),
};

const only = (family: Family) => ({ family, variant: "only" });
const texts = (records: readonly BenchRecord[]) => new Set(records.map(({ spec }) => spec));

describe("drawRecord", () => {
  test("gives the same record whatever was drawn before and in whatever order", () => {
    const forwards = [
      ...drawRecords(subCategories([lastDigits]), { split: "train", seed: 3, count: 12, pairs: 4 }),
    ];
    const backwards = [...forwards.keys()]
      .reverse()
      .map((i) => drawRecord(only(lastDigits), "train", 3, i, 4));
    expect(backwards.reverse()).toEqual(forwards);
    const late = [
      ...drawRecords(subCategories([lastDigits]), { split: "train", seed: 3, count: 12, pairs: 4, start: 7 }),
    ];
    expect(late).toEqual(forwards.slice(7));
  });

  test("asks for more pairs without changing the first ones", () => {
    const few = drawRecord(only(lastDigits), "test", 1, 0, 5);
    expect(drawRecord(only(lastDigits), "test", 1, 0, 20).pairs.slice(0, 5)).toEqual(few.pairs);
  });

  test("neighbouring seeds and indices give other pairs", () => {
    const inputs = (seed: number, index: number) =>
      drawRecord(only(lastDigits), "train", seed, index, 20).pairs.map(({ input }) => input);
    const all = [inputs(1, 0), inputs(2, 0), inputs(1, 1), inputs(2, 1)].flat();
    expect(new Set(all).size).toBe(80);
  });

  test("splits by the specification's text, so that no text is in two splits", () => {
    const drawn = SPLITS.map((split) => [
      ...drawRecords(subCategories([lastDigits]), { split, seed: 1, count: 60, pairs: 1 }),
    ]);
    for (const [i, split] of SPLITS.entries())
      for (const record of drawn[i] as BenchRecord[]) expect(splitOfSpec(record.spec)).toBe(split);
    const all = drawn.flatMap((records) => [...texts(records)]);
    expect(new Set(all).size).toBe(all.length);
    expect(drawn.map((records) => texts(records).size > 5)).toEqual([true, true, true]);
  });

  test("repeats no input within a record, shown examples included", () => {
    for (let index = 0; index < 40; index++) {
      const { pairs, examples } = drawRecord(only(lastDigits), "train", 5, index, 8);
      expect(new Set([...pairs, ...examples].map(({ input }) => input)).size).toBe(8 + examples.length);
    }
  });

  test("refuses to draw training records of a held-out family", () => {
    expect(() => drawRecord(only(coin), "train", 1, 0, 1)).toThrow(
      "core-text/coin is held out: it has no train split",
    );
    expect(() => [
      ...drawRecords(subCategories([lastDigits, coin]), { split: "train", seed: 1, count: 2, pairs: 1 }),
    ]).toThrow("held out");
    expect(drawRecord(only(coin), "dev", 1, 0, 0)).toMatchObject({ heldOut: true, split: "dev", pairs: [] });
  });

  test("says when a function has too few inputs", () => {
    expect(() => drawRecord(only(coin), "test", 1, 0, 3)).toThrow(
      "core-text/coin (only) has fewer than 3 distinct inputs",
    );
  });
});

describe("drawRecords", () => {
  test("takes families in turn and numbers each family's records", () => {
    const other = { ...lastDigits, id: "core-text/other" };
    const records = [
      ...drawRecords(subCategories([lastDigits, other]), { split: "train", seed: 1, count: 5, pairs: 1 }),
    ];
    const turns = records.map(({ family }) => family);
    expect(new Set(turns.slice(0, 2)).size).toBe(2);
    expect(turns).toEqual(Array.from({ length: 5 }, (_, i) => turns[i % 2]));
    expect(records.map(({ index }) => index)).toEqual([0, 0, 1, 1, 2]);
    expect(() => [...drawRecords([], { split: "train", seed: 1, count: 1, pairs: 1 })]).toThrow(
      "no sub-categories",
    );
  });
});

describe("noise", () => {
  const clean = (index: number) => drawRecord(only(lastDigits), "test", 1, index, 4);
  const noisy = (index: number, on: "spec" | "input", axis: string, level: "light" | "heavy" = "heavy") =>
    drawRecord(only(lastDigits), "test", 1, index, 4, { on, axis, level } as RecordNoise);

  test("on specifications changes the text and nothing else", () => {
    for (const axis of SPEC_AXES) {
      const changed = Array.from({ length: 12 }, (_, i) => [clean(i), noisy(i, "spec", axis)] as const);
      for (const [a, b] of changed) expect({ ...b, spec: "" }).toEqual({ ...a, spec: "" });
      expect(changed.filter(([a, b]) => a.spec !== b.spec).length, axis).toBeGreaterThan(5);
    }
  });

  test("on inputs changes inputs and nothing else", () => {
    const [a, b] = [clean(0), noisy(0, "input", "injection")];
    expect({ ...b, pairs: [] }).toEqual({ ...a, pairs: [] });
    expect(b.pairs.map(({ output }) => output)).toEqual(a.pairs.map(({ output }) => output));
    for (const [i, { input }] of b.pairs.entries()) expect(input).toContain(a.pairs[i]!.input);
  });

  test("is the same each time, and refused where outputs do not survive it", () => {
    expect(noisy(3, "spec", "all")).toEqual(noisy(3, "spec", "all"));
    expect(() => noisy(0, "input", "typos")).toThrow('do not survive input noise "typos"');
  });

  test("falls on the wanted share of records and leaves the others as they are", () => {
    const draw = (noisy: number) => [
      ...drawRecords(subCategories([lastDigits]), { split: "train", seed: 1, count: 400, pairs: 2, noisy }),
    ];
    const [clean, some, all] = [draw(0), draw(0.25), draw(1)];
    const changed = (records: readonly BenchRecord[]) =>
      records.filter((record, i) => JSON.stringify(record) !== JSON.stringify(clean[i])).length;
    expect(changed(some)).toBeGreaterThan(60);
    expect(changed(some)).toBeLessThan(120);
    expect(changed(all)).toBeGreaterThan(300);
    for (const [i, record] of some.entries())
      expect(record.pairs.map(({ output }) => output)).toEqual(clean[i]!.pairs.map(({ output }) => output));
  });

  test("never turns a training text into one of another split", () => {
    for (let index = 0; index < 40; index++) {
      const noise = { on: "spec", axis: "terse", level: "heavy" } as const;
      expect(splitOfSpec(drawRecord(only(lastDigits), "train", 1, index, 1, noise).spec)).toBe("train");
    }
  });
});
