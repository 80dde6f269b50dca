import { describe, expect, it } from "vitest";
import { dequantize, holdsFiniteValues, quantize, roundTripBound } from "./quantize.js";
import { READABLE_TENSOR_TYPES, TENSOR_LAYOUTS, type WritableTensorType } from "./tensor-type.js";
import { expectError } from "./testing/errors.js";
import { fromHex, toHex } from "./testing/hex.js";
import { randomValues, seededRandom } from "./testing/random.js";

const TYPES: WritableTensorType[] = ["F32", "F16", "BF16", "Q8_0", "Q4_0"];

/** -16 ... 15, scaled. */
const RAMP = Float32Array.from({ length: 32 }, (_, i) => (i - 16) / 8);

describe("golden blocks (the same bytes as gguf-py 0.19 and ggml's reference quantisers)", () => {
  it("Q8_0: scale 2/127 as a half, then round(value / scale), halves away from zero", () => {
    expect(toHex(quantize(RAMP, "Q8_0", 32))).toBe(
      "082481899199a1a9b1b9c0c8d0d8e0e8f0f8000810182028303840474f575f676f77",
    );
  });

  it("Q4_0: scale from the signed extreme, element j and j + 16 in one byte", () => {
    expect(toHex(quantize(RAMP, "Q4_0", 32))).toBe("0034809191a2a2b3b3c4c4d5d5e6e6f7f7f8");
  });

  it("a zero block", () => {
    expect(toHex(quantize(new Float32Array(32), "Q8_0", 32))).toBe("00".repeat(34));
    expect(toHex(quantize(new Float32Array(32), "Q4_0", 32))).toBe(`0080${"88".repeat(16)}`);
  });

  it("F32, F16 and BF16 are little-endian", () => {
    const values = Float32Array.of(1, -2);
    expect(toHex(quantize(values, "F32", 2))).toBe("0000803f000000c0");
    expect(toHex(quantize(values, "F16", 2))).toBe("003c00c0");
    expect(toHex(quantize(values, "BF16", 2))).toBe("803f00c0");
  });

  it("Q6_K: low nibbles, high bits, sub-scales and scale each come from their own place", () => {
    const block = new Uint8Array(210);
    block.fill(1, 192, 208); // sub-scales
    block.set(fromHex("0038"), 208); // scale 0.5
    // All codes are 0, that is -32.
    expect([...dequantize(block, "Q6_K", 256)]).toEqual(new Array(256).fill(-16));
    block[3] = 0xf1; // element 3: low 1; element 67: low 15
    block[128 + 3] = 0b11_10_01_00; // high bits of elements 3, 35, 67, 99
    block[64] = 0x20; // second half: element 128 + 64: low 2
    block[192 + 1] = 0xfe; // elements 16-31: sub-scale -2
    const values = dequantize(block, "Q6_K", 256);
    expect(values[3]).toBe(0.5 * (1 - 32));
    expect(values[35]).toBe(0.5 * (16 - 32));
    expect(values[67]).toBe(0.5 * (32 + 15 - 32));
    expect(values[99]).toBe(0.5 * (48 - 32));
    expect(values[128]).toBe(-16);
    expect(values[192]).toBe(0.5 * (2 - 32));
    expect([...values.subarray(16, 32)]).toEqual(new Array(16).fill(32));
  });
});

describe("K types, with what llama.cpp's gguf-py 0.19.0 makes of the same bytes", () => {
  /** The high bytes of a linear congruential generator; scale 0.25, scale of the minima -0.125. */
  const block = (bytes: number): Uint8Array => {
    let state = 7;
    const data = Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    data.set(fromHex("003400b0"));
    return data;
  };
  const PLACES = [0, 1, 31, 32, 63, 64, 100, 127, 128, 160, 191, 192, 224, 255];

  it.each([
    [
      "Q4_K",
      [23.125, 35.125, 2.125, 88.375, 74.875, 14.125, 14, 36.75, 4.625, 52, 202, 7.125, 21.25, 31.75],
      12104.25,
    ],
    [
      "Q5_K",
      [53.125, 95.125, 23.125, 155.875, 81.625, 154.125, 92, 43.25, 0.875, 142, 472, 111.125, 38.75, 47.5],
      23726.5,
    ],
  ] as const)("%s", (type, some, sum) => {
    const values = dequantize(block(TENSOR_LAYOUTS[type].blockBytes), type, 256);
    expect(PLACES.map((place) => values[place])).toEqual(some);
    expect(values.reduce((total, value) => total + value, 0)).toBe(sum);
  });
});

it("says which types are not read here", () => {
  expect(() => dequantize(new Uint8Array(18), "IQ4_NL", 32)).toThrow(
    "values stored as IQ4_NL are not read here: F32, F16, Q4_0, Q8_0, Q4_K, Q5_K, Q6_K, BF16 are",
  );
});

it.each(READABLE_TENSOR_TYPES)("finds values of %s that are not finite without reading them all", (type) => {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  const random = seededRandom(9);
  let infinite = 0;
  for (let i = 0; i < 400; i++) {
    // An exponent of all ones is rare in random bytes of the larger types: some are forced.
    const data = Uint8Array.from({ length: 2 * blockBytes }, () =>
      random() < 0.5 ? 0x7f + 128 * (i & 1) : 256 * random(),
    );
    const values = dequantize(data, type, 2 * blockSize);
    infinite += values.every(Number.isFinite) ? 0 : 1;
    expect(holdsFiniteValues(data, type)).toBe(values.every(Number.isFinite));
  }
  expect(infinite).toBeGreaterThan(0);
  expect(infinite).toBeLessThan(400);
});

describe("round trip", () => {
  it.each(TYPES)("%s stays within its stated bound over 60 powers of two", (type) => {
    const random = seededRandom(5);
    const { blockSize } = TENSOR_LAYOUTS[type];
    for (let exponent = -46; exponent < 14; exponent++) {
      const values = randomValues(random, 32 * 16, 2 ** exponent);
      const back = dequantize(quantize(values, type, 32), type, values.length);
      for (let i = 0; i < values.length; i++) {
        const start = i - (i % blockSize);
        const largest = values
          .subarray(start, start + blockSize)
          .reduce((max, value) => Math.max(max, Math.abs(value)), 0);
        const error = Math.abs(back[i]! - values[i]!);
        if (!(error <= roundTripBound(type, largest)))
          expect.fail(`${type}: ${values[i]} came back as ${back[i]}`);
      }
    }
  });

  it("the bounds are not slack: an input reaches nearly each of them", () => {
    const block = (first: number, second: number): Float32Array => {
      const values = new Float32Array(32);
      values.set([first, second]);
      return values;
    };
    const worst: [WritableTensorType, Float32Array, number][] = [
      ["F16", block(1 + 2 ** -11, 0), 0.99],
      ["BF16", block(1 + 2 ** -8, 0), 0.99],
      ["Q8_0", block(127 / 64, 126.5 / 64 - 1e-6), 0.85],
      ["Q4_0", block(-1, 1), 0.98],
    ];
    for (const [type, values, share] of worst) {
      const back = dequantize(quantize(values, type, 32), type, 32);
      const error = Math.max(...values.map((value, i) => Math.abs(value - back[i]!)));
      const largest = Math.max(...values.map(Math.abs));
      expect(error / roundTripBound(type, largest), type).toBeGreaterThan(share);
    }
  });

  it("a block too small for its half scale becomes zero, not NaN", () => {
    for (const type of ["Q8_0", "Q4_0"] as const) {
      const values = new Float32Array(32).fill(1e-42);
      expect(dequantize(quantize(values, type, 32), type, 32).map(Math.abs)).toEqual(new Float32Array(32));
    }
  });
});

describe("refused", () => {
  it("rows that are not whole blocks, partial rows, wrong lengths", () => {
    expectError(() => quantize(new Float32Array(48), "Q8_0", 48), "INPUT_INVALID", /multiple of 32/);
    expectError(() => quantize(new Float32Array(33), "F32", 32), "INPUT_INVALID", /whole rows/);
    expectError(() => quantize(new Float32Array(2), "F32", 0), "INPUT_INVALID", /whole rows/);
    expectError(() => dequantize(new Uint8Array(33), "Q8_0", 32), "INPUT_INVALID", /need 34 bytes, got 33/);
    expectError(() => dequantize(new Uint8Array(34), "Q8_0", 31), "INPUT_INVALID", /need NaN bytes/);
  });

  it.each(TYPES)("NaN and infinities as %s", (type) => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      const values = new Float32Array(32);
      values[7] = value;
      expectError(() => quantize(values, type, 32), "INPUT_INVALID", /value 7 is/);
    }
  });

  it("values whose half would be infinite", () => {
    const large = (value: number) => new Float32Array(32).fill(value);
    expectError(() => quantize(large(65520), "F16", 32), "INPUT_INVALID", /F16 stores/);
    expectError(() => quantize(large(65504 * 8.1), "Q4_0", 32), "INPUT_INVALID", /Q4_0 stores/);
    expectError(() => quantize(large(65504 * 127.1), "Q8_0", 32), "INPUT_INVALID", /Q8_0 stores/);
    expect(dequantize(quantize(large(65504 * 8), "Q4_0", 32), "Q4_0", 32)[0]).toBe(65504 * 8);
    expect(dequantize(quantize(large(65519), "F16", 32), "F16", 32)[0]).toBe(65504);
  });
});
