import { describe, expect, test } from "vitest";
import { Random } from "../random.js";
import { bootstrapMean, type Cluster } from "./interval.js";

const clusters = (n: number, make: (i: number) => Cluster) => Array.from({ length: n }, (_, i) => make(i));

describe("bootstrapMean", () => {
  test("gives the mean per item, not per cluster", () => {
    expect(
      bootstrapMean(
        [
          { sum: 9, n: 9 },
          { sum: 0, n: 1 },
        ],
        "k",
      ).mean,
    ).toBe(0.9);
  });

  test("is the same for the same key and data", () => {
    const data = clusters(40, (i) => ({ sum: i % 3, n: 4 }));
    expect(bootstrapMean(data, "k")).toEqual(bootstrapMean(data, "k"));
    const uneven = clusters(40, (i) => ({ sum: Math.sqrt(i), n: 5 + (i % 4) }));
    expect(bootstrapMean(uneven, "other").low).not.toBe(bootstrapMean(uneven, "k").low);
  });

  test("has the width that theory gives for independent clusters", () => {
    // 400 clusters of one item, half right: standard error 0.5 / 20 = 0.025, so about 0.451 to 0.549.
    const { low, high } = bootstrapMean(
      clusters(400, (i) => ({ sum: i % 2, n: 1 })),
      "k",
    );
    expect(low).toBeGreaterThan(0.44);
    expect(low).toBeLessThan(0.462);
    expect(high).toBeGreaterThan(0.538);
    expect(high).toBeLessThan(0.56);
  });

  test("resamples clusters: eight items that stand or fall together are worth one", () => {
    const single = bootstrapMean(
      clusters(100, (i) => ({ sum: i % 2, n: 1 })),
      "k",
    );
    const together = bootstrapMean(
      clusters(100, (i) => ({ sum: 8 * (i % 2), n: 8 })),
      "k",
    );
    expect(together).toEqual(single);
    const apart = bootstrapMean(
      clusters(100, () => ({ sum: 4, n: 8 })),
      "k",
    );
    expect(apart).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
  });

  test("covers the true mean about 95 times in 100", () => {
    const random = Random.of("coverage");
    let covered = 0;
    for (let run = 0; run < 100; run++) {
      const data = clusters(60, () => {
        const p = random.pick([0.1, 0.5, 0.9]); // mean 0.5
        return {
          sum: Array.from({ length: 8 }, () => Number(random.chance(p))).reduce((a, b) => a + b),
          n: 8,
        };
      });
      const { low, high } = bootstrapMean(data, `run ${run}`);
      if (low! <= 0.5 && 0.5 <= high!) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
    expect(covered).toBeLessThan(100);
  });

  test("gives no interval for fewer than two specifications with items", () => {
    expect(bootstrapMean([], "k")).toEqual({ mean: null, low: null, high: null });
    expect(bootstrapMean([{ sum: 0, n: 0 }], "k").mean).toBeNull();
    const one = [
      { sum: 3, n: 4 },
      { sum: 0, n: 0 },
    ];
    expect(bootstrapMean(one, "k")).toEqual({ mean: 0.75, low: null, high: null });
  });
});
