import { describe, expect, it } from "vitest";
import { adapterFromGguf, adapterToGguf, type LoraAdapter, readAdapterGguf } from "./adapter.js";
import { conversionError } from "./conversion-error.js";
import { adapterToPeft, readPeft } from "./peft.js";
import { roundTripBound } from "./quantize.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";

const gguf = (adapter: LoraAdapter, type: "F32" | "F16" | "Q8_0" | "Q4_0") =>
  adapterToGguf(adapter, { architecture: "qwen3", type, name: "test" });
/** Fast where `toEqual` on large arrays is not. */
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const one = (a: number[], b: number[]): LoraAdapter => ({
  rank: 1,
  alpha: 2,
  modules: [
    { name: "blk.0.attn_q", nIn: a.length, nOut: b.length, a: Float32Array.from(a), b: Float32Array.from(b) },
  ],
});

describe("conversionError", () => {
  it("gives the largest and the root mean square difference", () => {
    expect(conversionError(one([3, 0], [4]), one([3, 1], [2]))).toEqual({
      values: 3,
      exact: false,
      maxAbsolute: 2,
      rmsRelative: Math.sqrt(5 / 25),
    });
  });

  it("is exact only for the same values and the same alpha", () => {
    expect(conversionError(one([0], [0]), one([0], [0]))).toMatchObject({ exact: true, rmsRelative: 0 });
    expect(conversionError(one([1], [1]), { ...one([1], [1]), alpha: 3 }).exact).toBe(false);
    expect(conversionError(one([0], [0]), one([0], [1])).rmsRelative).toBe(Infinity);
  });

  it("refuses adapters of other shapes", () => {
    const other = (change: Partial<LoraAdapter["modules"][0]>): LoraAdapter => ({
      ...one([1, 2], [3]),
      modules: [{ ...one([1, 2], [3]).modules[0]!, ...change }],
    });
    expectError(() => conversionError(one([1], [3]), other({})), "ADAPTER_INVALID", /module blk.0.attn_q/);
    expectError(() => conversionError(other({ name: "x" }), other({})), "ADAPTER_INVALID", /module x/);
    expectError(
      () => conversionError(other({}), { ...other({}), modules: [] }),
      "ADAPTER_INVALID",
      /1 modules of rank 1, 0 of rank 1/,
    );
  });
});

describe("there and back", () => {
  it("F32 through PEFT and F16 through F32 give the same bytes", () => {
    const f32 = gguf(tinyAdapter(), "F32");
    const throughPeft = readPeft(adapterToPeft(adapterFromGguf(f32), "qwen3")).adapter;
    expect(same(gguf(throughPeft, "F32"), f32)).toBe(true);
    const f16 = gguf(tinyAdapter(), "F16");
    expect(same(gguf(adapterFromGguf(gguf(adapterFromGguf(f16), "F32")), "F16"), f16)).toBe(true);
    const read = readPeft(adapterToPeft(adapterFromGguf(f16), "qwen3")).adapter;
    expect(same(gguf(read, "F16"), f16)).toBe(true);
  });

  it.each(["Q8_0", "Q4_0"] as const)("%s loses no more than its bound", (type) => {
    const original = tinyAdapter();
    const { adapter, types } = readAdapterGguf(gguf(original, type));
    expect(types).toEqual([type]);
    const error = conversionError(original, adapter);
    const largest = Math.max(...original.modules.flatMap(({ a, b }) => [...a, ...b].map(Math.abs)));
    expect(error.exact).toBe(false);
    expect(error.maxAbsolute).toBeGreaterThan(0);
    expect(error.maxAbsolute).toBeLessThanOrEqual(roundTripBound(type, largest));
    expect(error.rmsRelative).toBeLessThan(type === "Q8_0" ? 0.01 : 0.15);
  });
});
