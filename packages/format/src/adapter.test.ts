import { describe, expect, it } from "vitest";
import {
  adapterFromGguf,
  adapterToGguf,
  checkModuleName,
  type LoraAdapter,
  type LoraModule,
} from "./adapter.js";
import { type GgufTensor, type GgufValue, readGguf, writeGguf } from "./gguf.js";
import { roundTripBound } from "./quantize.js";
import { sha256Hex } from "./sha256.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";

const OPTIONS = { architecture: "qwen3", type: "F32", name: "test" } as const;

describe("adapter as GGUF", () => {
  it("has the names, dimensions and metadata that llama.cpp reads", () => {
    const { metadata, tensors } = readGguf(adapterToGguf(tinyAdapter(), OPTIONS));
    expect(metadata.get("general.type")).toEqual({ type: "string", value: "adapter" });
    expect(metadata.get("general.architecture")).toEqual({ type: "string", value: "qwen3" });
    expect(metadata.get("adapter.type")).toEqual({ type: "string", value: "lora" });
    expect(metadata.get("adapter.lora.alpha")).toEqual({ type: "float32", value: 16 });
    expect(tensors.slice(4, 6).map(({ name, dims }) => [name, ...dims])).toEqual([
      ["blk.0.ffn_down.weight.lora_a", 96, 32],
      ["blk.0.ffn_down.weight.lora_b", 32, 64],
    ]);
  });

  it("F32 comes back exactly", () => {
    expect(adapterFromGguf(adapterToGguf(tinyAdapter(), OPTIONS))).toEqual(tinyAdapter());
  });

  it.each(["F16", "Q8_0", "Q4_0"] as const)("%s comes back within the bound of the type", (type) => {
    const original = tinyAdapter();
    const read = adapterFromGguf(adapterToGguf(original, { ...OPTIONS, type }));
    expect(read.modules.map(({ name }) => name)).toEqual(original.modules.map(({ name }) => name));
    read.modules.forEach(({ a, b }, i) => {
      const bound = roundTripBound(type, 0.25);
      expect(a.every((value, j) => Math.abs(value - original.modules[i]!.a[j]!) <= bound)).toBe(true);
      expect(b.every((value, j) => Math.abs(value - original.modules[i]!.b[j]!) <= bound)).toBe(true);
    });
  });

  it("stores rows that are not whole blocks as F16", () => {
    const { tensors } = readGguf(adapterToGguf(tinyAdapter(8), { ...OPTIONS, type: "Q4_0" }));
    expect(tensors.slice(0, 2).map(({ type }) => type)).toEqual(["Q4_0", "F16"]);
  });

  it("is the same bytes every time", () => {
    const bytes = adapterToGguf(tinyAdapter(), { ...OPTIONS, type: "Q4_0" });
    // The file that was loaded into llama.cpp by hand (node-llama-cpp 3.22.1) and changed its output.
    expect(sha256Hex(bytes)).toBe("1a4f2775095cbea3102f52b6d41834e462b6a5d85bada3f2e9103382b2e18eda");
  });
});

describe("refused adapters", () => {
  const module = (change: Partial<LoraModule> = {}): LoraModule => ({
    name: "blk.0.attn_q",
    nIn: 4,
    nOut: 3,
    a: new Float32Array(8),
    b: new Float32Array(6),
    ...change,
  });
  const refused = (change: Partial<LoraAdapter>, message: RegExp) =>
    expectError(
      () => adapterToGguf({ rank: 2, alpha: 16, modules: [module()], ...change }, OPTIONS),
      "ADAPTER_INVALID",
      message,
    );

  it("matrices that llama.cpp crashes on, ignores or does not have", () => {
    for (const name of [
      "token_embd",
      "output",
      "blk.0.attn_norm",
      "blk.0.attn_q_norm",
      "blk.00.attn_q",
      "blk.0.x",
    ]) {
      expectError(() => checkModuleName(name), "ADAPTER_INVALID", /cannot be adapted/);
    }
    refused({ modules: [module({ name: "token_embd" })] }, /"token_embd" cannot be adapted/);
  });
  it("rank, alpha and sizes", () => {
    refused({ rank: 0 }, /rank 0/);
    refused({ rank: 2000 }, /rank 2000/);
    refused({ alpha: 0 }, /alpha 0/);
    refused({ alpha: Number.NaN }, /alpha NaN/);
    refused({ modules: [] }, /0 modules/);
    refused({ rank: 1 }, /8 values in A and 6 in B: rank 1, 4 inputs and 3 outputs need 4 and 3/);
    refused({ modules: [module({ nOut: 2.5, b: new Float32Array(5) })] }, /5 in B/);
    refused({ modules: [module(), module()] }, /occurs twice/);
    refused({ modules: [module({ a: new Float32Array(8).fill(Number.NaN) })] }, /not finite/);
  });
});

describe("refused files", () => {
  const good = readGguf(adapterToGguf(tinyAdapter(), OPTIONS));
  const refused = (
    message: RegExp,
    changes: [string, GgufValue | undefined][],
    change: (tensors: GgufTensor[]) => GgufTensor[] = (tensors) => tensors,
  ) => {
    const metadata = new Map(good.metadata);
    for (const [key, value] of changes) {
      if (value === undefined) metadata.delete(key);
      else metadata.set(key, value);
    }
    const bytes = writeGguf({ metadata, tensors: change([...good.tensors]) });
    expectError(() => adapterFromGguf(bytes), "ADAPTER_INVALID", message);
  };

  it("a model instead of an adapter, another adapter kind, no alpha", () => {
    refused(/general.type is "model"/, [["general.type", { type: "string", value: "model" }]]);
    refused(/general.type is missing/, [["general.type", undefined]]);
    refused(/adapter.type is "control_vector"/, [
      ["adapter.type", { type: "string", value: "control_vector" }],
    ]);
    refused(/alpha is missing/, [["adapter.lora.alpha", undefined]]);
    refused(/alpha 0/, [["adapter.lora.alpha", { type: "float32", value: 0 }]]);
  });
  it("half a module, a foreign tensor, two ranks, none at all", () => {
    refused(/module blk.0.attn_q has lora_b but no lora_a/, [], (tensors) => tensors.slice(1));
    refused(/"token_embd" cannot be adapted/, [], ([first, ...rest]) => [
      { ...first!, name: "token_embd.weight.lora_a" },
      ...rest,
    ]);
    refused(/is not part of a LoRA/, [], ([first, ...rest]) => [{ ...first!, name: "x" }, ...rest]);
    const other = readGguf(adapterToGguf(tinyAdapter(8), OPTIONS)).tensors;
    refused(/every module must have 32/, [], (tensors) => [...tensors.slice(0, 2), ...other.slice(2, 4)]);
    refused(/is not a matrix/, [], ([first, ...rest]) => [{ ...first!, dims: [64 * 32] }, ...rest]);
    refused(/rank 0|0 modules/, [], () => []);
  });
});
