/** What the converter refuses and changes, family by family; the results are compared with transformers in packages/runtime. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ggufNumber, ggufString, readGguf } from "./gguf.js";
import { ggufFromHf, type HfModel } from "./model.js";
import { parseModelConfig } from "./model-config.js";
import { adapterToPeft, type PeftAdapter, readPeft } from "./peft.js";
import { dequantize } from "./quantize.js";
import { readSafetensors, type SafeTensor, safeTensorFrom, safeTensorValues } from "./safetensors.js";
import { expectError } from "./testing/errors.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "fixtures", "architectures");
type Json = Record<string, unknown>;
type Family = "qwen3" | "llama" | "gpt2" | "gemma3";
const FAMILIES: readonly Family[] = ["qwen3", "llama", "gpt2", "gemma3"];

const read = (family: Family, file: string): Uint8Array => readFileSync(join(ROOT, family, file));
const json = (family: Family, file: string): Json =>
  JSON.parse(new TextDecoder().decode(read(family, file))) as Json;

function model(family: Family): HfModel {
  return {
    config: json(family, "config.json"),
    tensors: readSafetensors(read(family, "model.safetensors")),
    tokenizer: json(family, "tokenizer.json"),
    type: "F32",
    name: family,
  };
}

/** Values of a tensor of the GGUF. */
function values(bytes: Uint8Array, name: string): Float32Array {
  const { data, type, dims } = readGguf(bytes).tensors.find((tensor) => tensor.name === name)!;
  return dequantize(
    data,
    type,
    dims.reduce((a, b) => a * b, 1),
  );
}

function withTensors(family: Family, edit: (tensors: Map<string, SafeTensor>) => void): HfModel {
  const base = model(family);
  const tensors = new Map(base.tensors);
  edit(tensors);
  return { ...base, tensors };
}

const refused = (change: HfModel, message: RegExp): void =>
  expectError(() => ggufFromHf(change), "MODEL_INVALID", message);

describe("a tensor changes", () => {
  it("Llama's queries head by head, so that pairs are neighbours", () => {
    const original = safeTensorValues(model("llama").tensors.get("model.layers.0.self_attn.q_proj.weight")!);
    const row = (from: Float32Array, n: number): number[] => [...from.subarray(32 * n, 32 * (n + 1))];
    const found = values(ggufFromHf(model("llama")), "blk.0.attn_q.weight");
    // Four heads of 8 rows: 0 4 1 5 2 6 3 7.
    for (const head of [0, 8, 16, 24]) {
      for (const [at, from] of [0, 4, 1, 5, 2, 6, 3, 7].entries())
        expect(row(found, head + at)).toEqual(row(original, head + from));
    }
  });

  it("GPT-2's matrices are transposed, Gemma's norms get their 1", () => {
    const stored = safeTensorValues(model("gpt2").tensors.get("transformer.h.1.mlp.c_fc.weight")!); // [32 x 128]
    const found = values(ggufFromHf(model("gpt2")), "blk.1.ffn_up.weight");
    expect(found[5 * 32 + 3]).toBe(stored[3 * 128 + 5]);
    const norm = safeTensorValues(model("gemma3").tensors.get("model.norm.weight")!);
    expect(values(ggufFromHf(model("gemma3")), "output_norm.weight")).toEqual(norm.map((value) => value + 1));
  });

  it("Llama 3's stretched positions become divisors: none, a blend, and the factor", () => {
    const [short, blend, ...long] = values(ggufFromHf(model("llama")), "rope_freqs.weight");
    expect(short).toBe(1);
    expect(blend).toBeGreaterThan(1);
    expect(blend).toBeLessThan(4);
    expect(long).toEqual([4, 4]);
    const { config, ...rest } = model("llama");
    const plain = { ...(config as Json), rope_parameters: null, rope_theta: 10_000, rope_scaling: null };
    const names = readGguf(ggufFromHf({ ...rest, config: plain })).tensors.map(({ name }) => name);
    expect(names).not.toContain("rope_freqs.weight");
  });
});

describe("a checkpoint", () => {
  it("of GPT-2 may leave its prefix out and hold masks and the shared output matrix", () => {
    const expected = ggufFromHf(model("gpt2"));
    const older = withTensors("gpt2", (tensors) => {
      for (const [name, tensor] of [...tensors]) {
        tensors.delete(name);
        tensors.set(name.replace("transformer.", ""), tensor);
      }
      tensors.set("h.0.attn.bias", safeTensorFrom(new Float32Array(64 * 64), [1, 1, 64, 64]));
      tensors.set("h.0.attn.masked_bias", safeTensorFrom(new Float32Array(1), []));
      tensors.set("lm_head.weight", tensors.get("wte.weight")!);
    });
    expect(ggufFromHf(older)).toEqual(expected);
    refused(
      withTensors("gpt2", (tensors) => tensors.set("wte.weight", tensors.get("transformer.wte.weight")!)),
      /wte\.weight is there twice/,
    );
  });

  it.each(FAMILIES)("of %s that lacks a tensor, has another or one of another shape is refused", (family) => {
    const names = [...model(family).tensors.keys()];
    for (const name of names) {
      const plain = name.replace("transformer.", "");
      refused(
        withTensors(family, (tensors) => tensors.delete(name)),
        new RegExp(`tensor ${plain.replaceAll(".", "\\.")} is missing`),
      );
      const odd = withTensors(family, (tensors) =>
        tensors.set(name, safeTensorFrom(new Float32Array(7), [7])),
      );
      refused(odd, new RegExp(`tensor ${plain.replaceAll(".", "\\.")} has shape \\[7\\]`));
    }
    const extra = withTensors(family, (tensors) =>
      tensors.set("model.extra.weight", tensors.get(names[0]!)!),
    );
    refused(extra, /"model\.extra\.weight" is not part of this model/);
  });
});

describe("a config", () => {
  const cases: [Family, Json, RegExp][] = [
    ["llama", { attention_bias: true }, /attention_bias is true: only false works/],
    ["llama", { mlp_bias: true }, /mlp_bias is true/],
    ["llama", { rope_scaling: { rope_type: "yarn" } }, /rope_scaling\.rope_type is "yarn"/],
    ["llama", { rope_scaling: { type: "llama3", factor: 0 } }, /rope_scaling\.factor is 0/],
    ["llama", { num_key_value_heads: 3 }, /4 heads do not share 3/],
    ["llama", { head_dim: 7 }, /head length 7 is odd/],
    ["gpt2", { activation_function: "relu" }, /activation_function is "relu"/],
    ["gpt2", { scale_attn_by_inverse_layer_idx: true }, /scale_attn_by_inverse_layer_idx is true/],
    ["gpt2", { n_head: 5 }, /head_dim is 6\.4/],
    ["gpt2", { n_layer: 5000 }, /n_layer is 5000: an integer from 1 to 1024/],
    ["gemma3", { model_type: "gemma3" }, /model_type is "gemma3": supported are .*"gemma3_text"/],
    ["gemma3", { final_logit_softcapping: 30 }, /final_logit_softcapping is 30: it must be left out/],
    ["gemma3", { query_pre_attn_scalar: 168 }, /query_pre_attn_scalar is 168: only 8 works/],
    ["gemma3", { use_bidirectional_attention: true }, /use_bidirectional_attention is true/],
    ["gemma3", { sliding_window: 0 }, /sliding_window is 0/],
    ["gemma3", { layer_types: ["full_attention"] }, /layer_types is .*: 7 types are needed/],
    ["gemma3", { rope_parameters: { full_attention: { rope_type: "linear" } } }, /rope_type is "linear"/],
  ];
  it.each(cases)("of %s with %j is refused", (family, change, message) => {
    const base = model(family);
    refused({ ...base, config: { ...(base.config as Json), ...change } }, message);
  });

  it("of Gemma says its pattern and bases in the old and the new way", () => {
    const sizes = (change: Json) =>
      parseModelConfig({ ...json("gemma3", "config.json"), ...change }).sizes.sliding;
    const usual = { length: 8, pattern: 6, ropeBase: 10_000 };
    expect(sizes({})).toEqual(usual);
    expect(sizes({ layer_types: null, rope_parameters: null })).toEqual(usual);
    const old = { layer_types: null, sliding_window_pattern: 3, rope_local_base_freq: 500 };
    expect(sizes(old)).toEqual({ length: 8, pattern: 3, ropeBase: 500 });
    expect(sizes({ layer_types: Array(7).fill("full_attention") })).toBeUndefined();
    const { metadata } = readGguf(
      ggufFromHf({ ...model("gemma3"), config: { ...json("gemma3", "config.json"), ...old } }),
    );
    expect(ggufNumber(metadata, "gemma3.attention.sliding_window_pattern")).toBe(3);
    expect(ggufNumber(metadata, "gemma3.rope.freq_base_swa")).toBe(500);
  });
});

describe("a tokenizer", () => {
  const edited = (family: Family, edit: (tokenizer: Json & { model: Json }) => void): HfModel => {
    const base = model(family);
    edit(base.tokenizer as Json & { model: Json });
    return base;
  };
  const merges = (tokenizer: { model: Json }) => tokenizer.model.merges as [string, string][];

  it("of each family gets llama.cpp's name, and a start token where texts begin with one", () => {
    const facts = FAMILIES.map((family) => {
      const { metadata } = readGguf(ggufFromHf(model(family)));
      const adds = metadata.get("tokenizer.ggml.add_bos_token")!.value;
      return [ggufString(metadata, "tokenizer.ggml.model"), ggufString(metadata, "tokenizer.ggml.pre"), adds];
    });
    expect(facts).toEqual([
      ["gpt2", "qwen2", false],
      ["gpt2", "llama-bpe", true],
      ["gpt2", "gpt-2", false],
      ["llama", "default", true],
    ]);
  });

  it("that cuts text in a way that llama.cpp has no name for is refused", () => {
    refused(
      edited("gpt2", (t) => Object.assign(t.pre_tokenizer as Json, { add_prefix_space: true })),
      /pre_tokenizer .* is not supported: those of qwen2, llama-bpe, gpt-2, smollm are/,
    );
    refused(
      edited("llama", (t) => Object.assign(t.model, { ignore_merges: false })),
      /with ignore_merges false is not supported/,
    );
    refused(
      edited("qwen3", (t) => Object.assign(t, { pre_tokenizer: null })),
      /pre_tokenizer null/,
    );
  });

  it("whose added tokens take spaces with them is refused", () => {
    refused(
      edited("gpt2", (t) => Object.assign((t.added_tokens as Json[])[0]!, { rstrip: true })),
      /"<\|endoftext\|>" has rstrip, which llama\.cpp does not do/,
    );
  });

  it("with byte fallback is refused where scores cannot say what its merges do", () => {
    refused(
      edited("gemma3", (t) => merges(t).pop()),
      /no merge makes ".*" of ".*" and the rest, but llama\.cpp would/,
    );
    refused(
      edited("gemma3", (t) => {
        const all = merges(t);
        const two = all.findIndex(([a, b], i) => i > 0 && all[i - 1]!.join("") === a + b);
        all.push(...all.splice(two, 1));
      }),
      /at two places in their order/,
    );
    refused(
      edited("gemma3", (t) => {
        const vocab = t.model.vocab as Record<string, number>;
        const spare = Object.keys(vocab).filter((token) => token.length > 2 && !token.startsWith("<"));
        for (const [i, text] of ["<bo", "s>"].entries()) {
          const id = vocab[spare.at(-1 - i)!]!;
          delete vocab[spare.at(-1 - i)!];
          vocab[text] = id;
        }
        t.model.merges = [];
      }),
      /token 2 "<bos>" could be made of ordinary text/,
    );
    refused(
      edited("gemma3", (t) => Object.assign(t, { normalizer: { type: "Prepend", prepend: "\u2581" } })),
      /normalizer .*Prepend.* is not supported/,
    );
    refused(
      edited("gemma3", (t) => {
        const vocab = t.model.vocab as Record<string, number>;
        vocab["<0xZZ>"] = vocab["<0x41>"]!;
        delete vocab["<0x41>"];
      }),
      /255 are there/,
    );
  });
});

describe("an adapter of PEFT", () => {
  const files = (family: Family): PeftAdapter => ({
    config: read(family, "adapter_config.json"),
    weights: read(family, "adapter_model.safetensors"),
  });
  const heads = (family: Family) => parseModelConfig(json(family, "config.json")).sizes;

  it.each(FAMILIES)("on %s covers every matrix and comes back exactly", (family) => {
    const { adapter, architecture } = readPeft(files(family), undefined, heads(family));
    expect(architecture).toBe(family);
    const perBlock = family === "gpt2" ? 4 : 7;
    expect(adapter.modules).toHaveLength(perBlock * heads(family).blockCount);
    const back = adapterToPeft(adapter, family, undefined, heads(family));
    const original = readSafetensors(files(family).weights);
    const found = readSafetensors(back.weights);
    expect([...found.keys()].sort()).toEqual([...original.keys()].sort());
    for (const [name, tensor] of original)
      expect(safeTensorValues(found.get(name)!), name).toEqual(safeTensorValues(tensor));
  });

  it("on a Llama needs the base's numbers of heads", () => {
    expectError(() => readPeft(files("llama")), "ADAPTER_INVALID", /config\.json of the base is needed/);
    const { adapter } = readPeft(files("llama"), undefined, heads("llama"));
    expectError(
      () => adapterToPeft(adapter, "llama"),
      "ADAPTER_INVALID",
      /config\.json of the base is needed/,
    );
    const odd = { headCount: 5, keyValueHeadCount: 5 };
    expectError(() => readPeft(files("llama"), undefined, odd), "ADAPTER_INVALID", /5 heads .* cannot share/);
  });
});
