import { describe, expect, it } from "vitest";
import {
  bfloat16ToFloat32,
  FLOAT16_MAX,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from "./float16.js";
import { seededRandom } from "./testing/random.js";

describe("half precision", () => {
  it("reads and writes each of the 65,536 patterns back, NaN as a quiet NaN", () => {
    for (let half = 0; half < 0x10000; half++) {
      const value = float16ToFloat32(half);
      if (Number.isNaN(value)) expect(float32ToFloat16(value) & 0x7e00).toBe(0x7e00);
      else if (float32ToFloat16(value) !== half) expect.fail(`0x${half.toString(16)} came back changed`);
    }
  });

  it("has the values of IEEE 754", () => {
    expect(float16ToFloat32(0x3c00)).toBe(1);
    expect(float16ToFloat32(0xc000)).toBe(-2);
    expect(float16ToFloat32(0x7bff)).toBe(FLOAT16_MAX);
    expect(float16ToFloat32(0x0001)).toBe(2 ** -24);
    expect(float16ToFloat32(0x0400)).toBe(2 ** -14);
    expect(float16ToFloat32(0x7c00)).toBe(Infinity);
    expect(Object.is(float16ToFloat32(0x8000), -0)).toBe(true);
  });

  it("rounds ties to even, overflow to infinity and underflow to zero", () => {
    expect(float32ToFloat16(1 + 2 ** -11)).toBe(0x3c00);
    expect(float32ToFloat16(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(float32ToFloat16(1 + 2 ** -11 + 2 ** -20)).toBe(0x3c01);
    expect(float32ToFloat16(65519.996)).toBe(0x7bff);
    expect(float32ToFloat16(65520)).toBe(0x7c00);
    expect(float32ToFloat16(-1e30)).toBe(0xfc00);
    expect(float32ToFloat16(2 ** -25)).toBe(0); // half of the smallest: ties to even zero
    expect(float32ToFloat16(2 ** -25 * 1.0001)).toBe(1);
    expect(float32ToFloat16(3 * 2 ** -25)).toBe(2);
    expect(float32ToFloat16(-0)).toBe(0x8000);
  });

  it("always gives the nearest half", () => {
    const random = seededRandom(11);
    for (let i = 0; i < 20_000; i++) {
      const value = Math.fround((random() - 0.5) * 2 ** Math.floor(random() * 44 - 28));
      const half = float32ToFloat16(value);
      const error = Math.abs(float16ToFloat32(half) - value);
      for (const other of [half - 1, half + 1]) {
        if (other < 0 || (other & 0x7fff) > 0x7bff) continue;
        if (Math.abs(float16ToFloat32(other) - value) < error)
          expect.fail(`${value} is not nearest to ${half}`);
      }
    }
  });
});

describe("bfloat16", () => {
  it("reads and writes each pattern back, NaN as a quiet NaN", () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = bfloat16ToFloat32(bits);
      if (Number.isNaN(value)) expect(float32ToBfloat16(value) & 0x7fc0).toBe(0x7fc0);
      else if (float32ToBfloat16(value) !== bits) expect.fail(`0x${bits.toString(16)} came back changed`);
    }
  });

  it("rounds ties to even", () => {
    expect(float32ToBfloat16(1)).toBe(0x3f80);
    expect(float32ToBfloat16(1 + 2 ** -8)).toBe(0x3f80);
    expect(float32ToBfloat16(1 + 3 * 2 ** -8)).toBe(0x3f82);
    expect(float32ToBfloat16(1 + 2 ** -8 + 2 ** -20)).toBe(0x3f81);
    expect(float32ToBfloat16(3.4028234663852886e38)).toBe(0x7f80);
  });
});
