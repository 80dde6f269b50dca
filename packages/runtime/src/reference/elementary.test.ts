import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cosine, exponential, logarithm, MAX_ANGLE, sine } from "./elementary.js";
import { randomSequence } from "./random-model.js";

/** Math.* of the engines in use is itself within one unit in the last place, 2.3e-16. */
const ENGINE_ERROR = 2.3e-16;

/** `count` arguments spread evenly over [low, high). */
function spread(count: number, low: number, high: number): number[] {
  const random = randomSequence(1);
  return Array.from({ length: count }, () => low + (high - low) * random());
}

function worst(xs: readonly number[], error: (x: number) => number): number {
  return xs.reduce((most, x) => Math.max(most, error(x)), 0);
}

describe("exponential", () => {
  it("is within 4e-16 relative of the true value over the normal range", () => {
    const error = (x: number): number => Math.abs(exponential(x) / Math.exp(x) - 1);
    expect(worst(spread(50_000, -708, 709), error)).toBeLessThan(4e-16 + ENGINE_ERROR);
    expect(worst(spread(50_000, -2, 2), error)).toBeLessThan(4e-16 + ENGINE_ERROR);
  });

  it("has exact ends", () => {
    expect(exponential(0)).toBe(1);
    expect(exponential(-0)).toBe(1);
    expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exponential(-800)).toBe(0);
    expect(exponential(-745)).toBe(Number.MIN_VALUE);
    expect(exponential(709.7)).toBeLessThan(Number.MAX_VALUE);
    expect(exponential(709.8)).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(Number.NaN)).toBeNaN();
  });
});

describe("logarithm", () => {
  it("is within 4e-16 relative of the true value, also close to 1", () => {
    const error = (x: number): number => Math.abs(logarithm(x) / Math.log(x) - 1);
    expect(worst(spread(50_000, 0.5, 2), error)).toBeLessThan(4e-16 + ENGINE_ERROR);
    const wide = spread(50_000, -700, 700).map(Math.exp);
    expect(worst(wide, error)).toBeLessThan(4e-16 + ENGINE_ERROR);
    expect(logarithm(1)).toBe(0);
  });

  it("gives NaN outside its domain", () => {
    for (const x of [0, -1, Number.MIN_VALUE, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(logarithm(x)).toBeNaN();
    }
  });
});

describe("sine and cosine", () => {
  it("are within 3e-16 of the true values up to MAX_ANGLE", () => {
    for (const limit of [1, 10, 4096, MAX_ANGLE]) {
      const angles = spread(20_000, -limit, limit);
      expect(worst(angles, (x) => Math.abs(sine(x) - Math.sin(x)))).toBeLessThan(3e-16 + ENGINE_ERROR);
      expect(worst(angles, (x) => Math.abs(cosine(x) - Math.cos(x)))).toBeLessThan(3e-16 + ENGINE_ERROR);
    }
    expect(sine(0)).toBe(0);
    expect(cosine(0)).toBe(1);
  });

  it("refuse angles that cannot be reduced exactly", () => {
    expect(() => sine(MAX_ANGLE + 1)).toThrow(RangeError);
    expect(() => cosine(Number.NaN)).toThrow(RangeError);
  });
});

it("gives the same bits on every machine", () => {
  const xs = spread(10_000, -50, 50);
  const values = xs.flatMap((x) => [exponential(x), logarithm(Math.abs(x)), sine(x), cosine(x)]);
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => {
    view.setFloat64(8 * i, value);
  });
  const digest = createHash("sha256").update(new Uint8Array(view.buffer)).digest("hex");
  expect(digest.slice(0, 16)).toBe("cddf64ed670df13c");
});
