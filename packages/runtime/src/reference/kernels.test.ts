import { describe, expect, it } from "vitest";
import { geGlu, gelu, swiGlu } from "./activations.js";
import { attend } from "./attention.js";
import { addRow, addScaled, layerNorm, logSumExp, matmul, rmsNorm, rotate, softmax } from "./kernels.js";
import { randomSequence, randomValues } from "./random-model.js";

const random = randomSequence(11);
const floats = (count: number, size = 1): Float32Array => randomValues(random, count, size);

/** Largest difference relative to max(1, |expected|). */
function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  let most = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / Math.max(1, Math.abs(expected[i]!));
    if (!(error <= most)) most = error; // also NaN
  }
  return most;
}

/** A float's rounding, 2^-24, and a little for the double sums. */
const ROUNDING = 6.1e-8;

describe("matmul", () => {
  it("equals the plain loop bit for bit, whatever the tiling", () => {
    for (const T of [1, 2, 3, 4, 5, 8, 11]) {
      for (const nOut of [1, 2, 3, 4, 5, 8, 9]) {
        for (const nIn of [1, 7, 64]) {
          const x = floats(T * nIn);
          const w = floats(nOut * nIn);
          const expected = new Float32Array(T * nOut);
          for (let t = 0; t < T; t++) {
            for (let o = 0; o < nOut; o++) {
              let sum = 0;
              for (let i = 0; i < nIn; i++) sum += x[t * nIn + i]! * w[o * nIn + i]!;
              expected[t * nOut + o] = sum;
            }
          }
          const out = new Float32Array(T * nOut);
          matmul(out, x, w, T, nIn, nOut);
          expect(out).toEqual(expected);
        }
      }
    }
  });

  it("leaves what lies beyond its rows alone", () => {
    const out = new Float32Array(20).fill(7);
    matmul(out, floats(5 * 3), floats(3 * 3), 5, 3, 3);
    expect([...out.subarray(15)]).toEqual([7, 7, 7, 7, 7]);
  });
});

describe("row kernels", () => {
  it("rmsNorm scales each row to mean square one, times the weight", () => {
    const [rows, n, epsilon] = [3, 10, 1e-5];
    const x = floats(rows * n, 4);
    const weight = floats(n);
    const expected = [...x].map((value, at) => {
      const row = [...x.subarray(at - (at % n), at - (at % n) + n)];
      const meanSquare = row.reduce((sum, v) => sum + v * v, 0) / n;
      return (value / Math.sqrt(meanSquare + epsilon)) * weight[at % n]!;
    });
    rmsNorm(x, x, weight, rows, n, epsilon);
    expect(difference(x, expected)).toBeLessThan(ROUNDING);
  });

  it("swiGlu is silu(gate) times up, without overflow at either end", () => {
    const gate = Float32Array.of(-1e4, -30, -1, 0, 1, 30, 1e4);
    const up = Float32Array.of(2, 2, 2, 2, 2, 2, 2);
    const expected = [...gate].map((g) => (2 * g) / (1 + Math.exp(-g)));
    swiGlu(gate, up, gate.length);
    expect(difference(gate, expected)).toBeLessThan(ROUNDING);
  });

  it("layerNorm centres and scales each row, then weight and bias", () => {
    const [rows, n, epsilon] = [3, 10, 1e-5];
    const x = floats(rows * n, 4).map((value) => value + 3);
    const [weight, bias] = [floats(n), floats(n)];
    const expected = [...x].map((value, at) => {
      const row = [...x.subarray(at - (at % n), at - (at % n) + n)];
      const mean = row.reduce((sum, v) => sum + v, 0) / n;
      const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n;
      return ((value - mean) / Math.sqrt(variance + epsilon)) * weight[at % n]! + bias[at % n]!;
    });
    layerNorm(x, x, weight, bias, rows, n, epsilon);
    expect(difference(x, expected)).toBeLessThan(ROUNDING);
  });

  it("gelu is the tanh form, without overflow at either end, and geGlu that times up", () => {
    const x = Float32Array.of(-1e4, -30, -3, -1e-3, 0, 1e-3, 0.7, 30, 1e4);
    const expected = [...x].map(
      (v) => (v / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3))),
    );
    const gate = x.slice();
    geGlu(gate, new Float32Array(x.length).fill(2), x.length);
    gelu(x, x.length);
    expect(difference(x, expected)).toBeLessThan(ROUNDING);
    expect([...gate]).toEqual([...x].map((value) => 2 * value));
  });

  it("addRow adds the same row to each", () => {
    const out = Float32Array.of(1, 2, 3, 4, 5);
    addRow(out, Float32Array.of(10, 20), 2, 2);
    expect([...out]).toEqual([11, 22, 13, 24, 5]);
  });

  it("addScaled adds only the first values", () => {
    const out = Float32Array.of(1, 2, 3);
    addScaled(out, Float32Array.of(10, 20, 30), 0.5, 2);
    expect([...out]).toEqual([6, 12, 3]);
  });

  it("softmax and logSumExp bear large scores", () => {
    const scores = Float64Array.of(1000, 999, -1000, 5);
    softmax(scores, 3);
    const e = Math.exp(-1);
    expect(difference(scores, [1 / (1 + e), e / (1 + e), 0, 5])).toBeLessThan(1e-15);
    expect(logSumExp(Float32Array.of(1000, 999))).toBeCloseTo(1000 + Math.log1p(e), 12);
    expect(logSumExp(Float32Array.of(1, Number.NaN))).toBeNaN();
    expect(logSumExp(Float32Array.of(1, Number.POSITIVE_INFINITY))).toBeNaN();
  });
});

describe("rotate", () => {
  it.each([
    ["(i, i + D/2)", false],
    ["(2i, 2i + 1)", true],
  ])("turns the pairs %s of every head by the angle of its position", (_, neighbours) => {
    const [T, heads, D, position] = [3, 2, 6, 2];
    const angle = (p: number, i: number): number => p * 10 ** -i;
    const table = (f: (x: number) => number): Float64Array =>
      Float64Array.from({ length: (position + T) * 3 }, (_, at) => f(angle(Math.floor(at / 3), at % 3)));
    const x = floats(T * heads * D);
    const expected = [...x].map((value, at) => {
      const i = at % D;
      const [pair, first, other] = neighbours ? [i >> 1, i % 2 === 0, 1] : [i % 3, i < 3, 3];
      const a = angle(position + Math.floor(at / (heads * D)), pair);
      return first
        ? value * Math.cos(a) - x[at + other]! * Math.sin(a)
        : value * Math.cos(a) + x[at - other]! * Math.sin(a);
    });
    rotate(x, table(Math.cos), table(Math.sin), position, T, heads, D, neighbours);
    expect(difference(x, expected)).toBeLessThan(ROUNDING);
  });
});

describe("attend", () => {
  it("equals plain softmax attention over the visible positions, or the last of them", () => {
    for (const [H, K, D, visible, T, window] of [
      [1, 1, 2, 1, 1, Number.POSITIVE_INFINITY],
      [4, 2, 16, 6, 3, Number.POSITIVE_INFINITY],
      [6, 2, 10, 1, 9, Number.POSITIVE_INFINITY],
      [4, 4, 8, 13, 1, Number.POSITIVE_INFINITY],
      [4, 2, 8, 3, 9, 5],
      [2, 1, 4, 7, 2, 1],
    ] as const) {
      const positions = visible + T - 1;
      const query = floats(T * H * D, 3);
      const keys = floats((positions + 2) * K * D); // two rows that nobody may see
      const values = floats((positions + 2) * K * D);
      const expected = Array.from({ length: T * H * D }, (_, at) => {
        const row = Math.floor(at / D) * D;
        const head = Math.floor(((row / D) % H) / (H / K)) * D;
        const seen = visible + Math.floor(row / (H * D));
        const scores = Array.from({ length: seen }, (_, p) => {
          let sum = 0;
          for (let i = 0; i < D; i++) sum += query[row + i]! * keys[p * K * D + head + i]!;
          return p < seen - window ? 0 : Math.exp(sum / Math.sqrt(D));
        });
        const total = scores.reduce((sum, score) => sum + score, 0);
        return scores.reduce(
          (sum, score, p) => sum + (score / total) * values[p * K * D + head + (at % D)]!,
          0,
        );
      });
      const out = new Float32Array(T * H * D);
      attend(out, query, keys, values, new Float64Array(positions), visible, T, {
        H,
        K,
        D,
        window,
      });
      expect(difference(out, expected)).toBeLessThan(ROUNDING);
    }
  });
});
