import { describe, expect, it } from "vitest";
import { ggufNumber, ggufNumbers, ggufString, ggufStrings, readGguf } from "./gguf.js";
import { ggufFromHf, type HfModel } from "./model.js";
import { dequantize } from "./quantize.js";
import { type SafeTensor, safeTensorFrom, safeTensorValues } from "./safetensors.js";
import { sha256Hex } from "./sha256.js";
import { expectError } from "./testing/errors.js";
import { TINY_CONFIG, tinyTensors, tinyTokenizer } from "./testing/tiny-model.js";

const TENSORS = tinyTensors();
const convert = (change: Partial<HfModel> = {}): Uint8Array =>
  ggufFromHf({
    config: TINY_CONFIG,
    tensors: TENSORS,
    tokenizer: tinyTokenizer(),
    type: "F32",
    name: "tiny",
    ...change,
  });

describe("Qwen3 from Hugging Face form", () => {
  it("has the metadata that llama.cpp needs", () => {
    const { metadata } = readGguf(convert());
    expect(ggufString(metadata, "general.architecture")).toBe("qwen3");
    const numbers = {
      block_count: 2,
      context_length: 256,
      embedding_length: 64,
      feed_forward_length: 96,
      "attention.head_count": 2,
      "attention.head_count_kv": 1,
      "attention.key_length": 32,
      "attention.value_length": 32,
      "attention.layer_norm_rms_epsilon": Math.fround(1e-6),
      "rope.freq_base": 10000,
    };
    for (const [key, value] of Object.entries(numbers))
      expect(ggufNumber(metadata, `qwen3.${key}`), key).toBe(value);
    expect(ggufString(metadata, "tokenizer.ggml.model")).toBe("gpt2");
    expect(ggufString(metadata, "tokenizer.ggml.pre")).toBe("qwen2");
    expect(ggufNumber(metadata, "tokenizer.ggml.eos_token_id")).toBe(2);
    expect(ggufNumber(metadata, "tokenizer.ggml.padding_token_id")).toBe(0);
    expect(metadata.get("tokenizer.ggml.add_bos_token")).toEqual({ type: "bool", value: false });
  });

  it("keeps token strings, marks control tokens, writes merges as text", () => {
    const { metadata } = readGguf(convert());
    const tokens = ggufStrings(metadata, "tokenizer.ggml.tokens")!;
    expect(tokens.length).toBe(TINY_CONFIG.vocab_size);
    expect(tokens.slice(0, 3)).toEqual(["<|endoftext|>", "<|im_start|>", "<|im_end|>"]);
    expect(tokens.at(-1)).toBe("\u0120wo");
    const types = ggufNumbers(metadata, "tokenizer.ggml.token_type")!;
    expect(types.slice(0, 6)).toEqual([3, 3, 3, 3, 3, 1]);
    expect(ggufStrings(metadata, "tokenizer.ggml.merges")!.slice(0, 3)).toEqual(["h e", "l l", "he ll"]);
  });

  it("takes merges as strings too", () => {
    const tokenizer = tinyTokenizer();
    tokenizer.model.merges = tokenizer.model.merges.map((pair) => (pair as string[]).join(" "));
    expect(sha256Hex(convert({ tokenizer }))).toBe(sha256Hex(convert()));
  });

  it("renames every tensor, reverses dimensions and keeps values", () => {
    const tensors = new Map(readGguf(convert()).tensors.map((tensor) => [tensor.name, tensor]));
    expect(tensors.size).toBe(TENSORS.size);
    const pairs = [
      ["model.embed_tokens.weight", "token_embd.weight", [64, TINY_CONFIG.vocab_size]],
      ["model.layers.1.self_attn.q_proj.weight", "blk.1.attn_q.weight", [64, 64]],
      ["model.layers.1.self_attn.k_norm.weight", "blk.1.attn_k_norm.weight", [32]],
      ["model.layers.0.self_attn.o_proj.weight", "blk.0.attn_output.weight", [64, 64]],
      ["model.layers.0.mlp.down_proj.weight", "blk.0.ffn_down.weight", [96, 64]],
      ["model.layers.0.input_layernorm.weight", "blk.0.attn_norm.weight", [64]],
      ["model.layers.0.post_attention_layernorm.weight", "blk.0.ffn_norm.weight", [64]],
      ["model.norm.weight", "output_norm.weight", [64]],
    ] as const;
    for (const [hf, gguf, dims] of pairs) {
      const { data, dims: found, type } = tensors.get(gguf)!;
      expect(found, gguf).toEqual(dims);
      const original = safeTensorValues(TENSORS.get(hf)!);
      expect(dequantize(data, type, original.length), gguf).toEqual(original);
    }
  });

  it("quantises matrices and leaves norms F32", () => {
    for (const type of ["F16", "Q8_0", "Q4_0"] as const) {
      for (const tensor of readGguf(convert({ type })).tensors) {
        expect(tensor.type, tensor.name).toBe(tensor.dims.length === 1 ? "F32" : type);
      }
    }
  });

  it("falls back to F16 where rows are not whole blocks", () => {
    const config = { ...TINY_CONFIG, intermediate_size: 40 };
    const tensors = new Map(TENSORS);
    for (let layer = 0; layer < 2; layer++) {
      const mlp = `model.layers.${layer}.mlp`;
      for (const part of ["gate", "up"]) {
        tensors.set(`${mlp}.${part}_proj.weight`, safeTensorFrom(new Float32Array(40 * 64), [40, 64]));
      }
      tensors.set(`${mlp}.down_proj.weight`, safeTensorFrom(new Float32Array(40 * 64), [64, 40]));
    }
    const types = new Map(
      readGguf(convert({ config, tensors, type: "Q8_0" })).tensors.map((t) => [t.name, t.type]),
    );
    expect(types.get("blk.0.ffn_down.weight")).toBe("F16");
    expect(types.get("blk.0.ffn_up.weight")).toBe("Q8_0");
  });

  it("writes output.weight only for untied embeddings", () => {
    const embedding = TENSORS.get("model.embed_tokens.weight")!;
    const tensors = new Map(TENSORS).set("lm_head.weight", embedding);
    const names = (bytes: Uint8Array) => readGguf(bytes).tensors.map(({ name }) => name);
    expect(names(convert({ tensors }))).not.toContain("output.weight");
    const untied = convert({ tensors, config: { ...TINY_CONFIG, tie_word_embeddings: false } });
    expect(names(untied)).toContain("output.weight");
    const other = new Map(tensors).set("lm_head.weight", {
      ...embedding,
      data: embedding.data.map((b) => b ^ 1),
    });
    expectError(() => convert({ tensors: other }), "MODEL_INVALID", /"lm_head.weight" is not part/);
  });

  it("fills ids without token as unused", () => {
    const size = TINY_CONFIG.vocab_size + 5;
    const tensors = new Map(TENSORS).set(
      "model.embed_tokens.weight",
      safeTensorFrom(new Float32Array(size * 64), [size, 64]),
    );
    const { metadata } = readGguf(convert({ tensors, config: { ...TINY_CONFIG, vocab_size: size } }));
    expect(ggufStrings(metadata, "tokenizer.ggml.tokens")!.at(-1)).toBe(`[PAD${size - 1}]`);
    expect(ggufNumbers(metadata, "tokenizer.ggml.token_type")!.at(-1)).toBe(5);
  });

  it("is the same bytes every time", () => {
    // Files that were loaded into llama.cpp by hand (node-llama-cpp 3.22.1), with and without the tiny adapter.
    expect(sha256Hex(convert())).toBe("71368e38b04e93ac1778f936faa94db0744efe5d3131d54e6d1a3bf077d69d27");
    expect(sha256Hex(convert({ type: "Q8_0" }))).toBe(
      "beb254cdbbf4c065eddc8dafbb68232cf3f36d7ab66ac165f2e8c08221dee41d",
    );
  });
});

describe("refused", () => {
  const refused = (change: Partial<HfModel>, message: RegExp) =>
    expectError(() => convert(change), "MODEL_INVALID", message);
  const config = (change: Record<string, unknown>) => ({ config: { ...TINY_CONFIG, ...change } });
  const tensors = (name: string, tensor: SafeTensor | undefined) => {
    const map = new Map(TENSORS);
    if (tensor === undefined) map.delete(name);
    else map.set(name, tensor);
    return { tensors: map };
  };

  it("other architectures and options that change the arithmetic", () => {
    refused({ config: null }, /not an object/);
    refused(
      config({ model_type: "mistral" }),
      /model_type is "mistral": supported are "qwen3", "gpt2", "llama"/,
    );
    refused(config({ attention_bias: true }), /attention_bias is true/);
    refused(config({ hidden_act: "gelu" }), /hidden_act is "gelu"/);
    refused(config({ rope_scaling: { type: "yarn" } }), /rope_scaling/);
    refused(config({ rope_parameters: { rope_type: "yarn" } }), /rope_type is "yarn"/);
  });
  it("sizes that are missing, odd or absurd", () => {
    refused(config({ hidden_size: undefined }), /hidden_size is undefined/);
    refused(
      config({ num_hidden_layers: 2 ** 30 }),
      /num_hidden_layers is 1073741824: an integer from 1 to 1024/,
    );
    refused(config({ num_attention_heads: 3, num_key_value_heads: 2 }), /3 heads do not share 2/);
    refused(config({ head_dim: 33 }), /head length 33 is odd/);
    refused(config({ rope_theta: 0 }), /rope_theta is 0/);
    refused(config({ eos_token_id: 9999 }), /token id 9999 is outside/);
    refused(config({ eos_token_id: -1 }), /eos_token_id is -1/);
  });
  it("tensors that are missing, unknown, of another shape or not finite", () => {
    const name = "model.layers.1.mlp.up_proj.weight";
    refused(tensors(name, undefined), /up_proj.weight is missing/);
    refused(tensors("model.layers.2.mlp.up_proj.weight", TENSORS.get(name)), /not part of this model/);
    refused(
      tensors(name, { ...TENSORS.get(name)!, shape: [64, 96] }),
      /shape \[64, 96\]: \[96, 64\] is needed/,
    );
    refused(tensors(name, { ...TENSORS.get(name)!, dtype: "I32" }), /I32 tensor where/);
    const bad = new Float32Array(96 * 64).fill(Number.NaN);
    refused(tensors(name, safeTensorFrom(bad, [96, 64])), /up_proj.weight: value 0 is NaN/);
  });
  it("tokenizers that llama.cpp would read differently", () => {
    const change = (edit: (tokenizer: ReturnType<typeof tinyTokenizer>) => void) => {
      const tokenizer = tinyTokenizer();
      edit(tokenizer);
      return { tokenizer };
    };
    refused({ tokenizer: {} }, /no model with a vocabulary/);
    refused(
      change((t) => Object.assign(t.model, { type: "Unigram" })),
      /"Unigram": only BPE/,
    );
    refused(
      change((t) => Object.assign(t, { normalizer: { type: "Lowercase" } })),
      /normalizer "Lowercase"/,
    );
    refused(
      change((t) => Object.assign(t.model.vocab, { extra: 9999 })),
      /"extra" has id 9999/,
    );
    refused(
      change((t) => Object.assign(t.model.vocab, { extra: 7 })),
      /token id 7 is both/,
    );
    refused(
      change((t) => t.model.merges.push(["h", "\u4e00"])),
      /joins something that is not a token/,
    );
    refused(
      change((t) => t.model.merges.push(["h", "h"])),
      /makes "hh": not a token/,
    );
    refused(
      change((t) => t.model.merges.push("h e l")),
      /merge 6 is not a pair/,
    );
    refused(
      change((t) => Object.assign(t.model, { merges: null })),
      /no list of merges/,
    );
  });
});
