import { describe, expect, it } from "vitest";
import type { LoraAdapter } from "./adapter.js";
import { adapterFromPeft, adapterToPeft, readPeft } from "./peft.js";
import { readSafetensors, type SafeTensor, writeSafetensors } from "./safetensors.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";

const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("PEFT files", () => {
  const files = adapterToPeft(tinyAdapter(), "qwen3");

  it("have the names and shapes that peft loads", () => {
    expect(json(files.config)).toMatchObject({
      peft_type: "LORA",
      r: 32,
      lora_alpha: 16,
      target_modules: ["mlp.down_proj", "self_attn.q_proj", "self_attn.v_proj"],
      fan_in_fan_out: false,
    });
    const tensors = readSafetensors(files.weights);
    expect(tensors.size).toBe(12);
    const prefix = "base_model.model.model.layers.1.mlp.down_proj";
    expect(tensors.get(`${prefix}.lora_A.weight`)?.shape).toEqual([32, 96]);
    expect(tensors.get(`${prefix}.lora_B.weight`)?.shape).toEqual([64, 32]);
  });

  it("come back exactly, modules ordered by layer", () => {
    expect(adapterFromPeft(files, "qwen3")).toEqual(tinyAdapter());
  });

  it("name GPT-2's Conv1D matrices", () => {
    const a = new Float32Array(4).fill(1);
    const b = new Float32Array(6).fill(2);
    const adapter: LoraAdapter = {
      rank: 1,
      alpha: 1,
      modules: [{ name: "blk.11.attn_qkv", nIn: 4, nOut: 6, a, b }],
    };
    const gpt2 = adapterToPeft(adapter, "gpt2");
    expect([...readSafetensors(gpt2.weights).keys()][0]).toBe(
      "base_model.model.transformer.h.11.attn.c_attn.lora_A.weight",
    );
    expect(json(gpt2.config).fan_in_fan_out).toBe(true);
    expect(adapterFromPeft(gpt2, "gpt2")).toEqual(adapter);
    expectError(() => adapterToPeft(adapter, "qwen3"), "ADAPTER_INVALID", /qwen3 has no module "attn_qkv"/);
    expectError(() => adapterFromPeft(gpt2, "qwen3"), "ADAPTER_INVALID", /not a LoRA tensor of qwen3/);
  });
});

describe("the architecture", () => {
  const files = adapterToPeft(tinyAdapter(), "qwen3", "Qwen/Qwen3-0.6B");
  const told = (change: Record<string, unknown>) =>
    readPeft({ ...files, config: encode({ ...json(files.config), ...change }) }).architecture;

  it("is told by the class or by the name of the base", () => {
    expect(json(files.config).auto_mapping).toEqual({
      base_model_class: "Qwen3ForCausalLM",
      parent_library: "transformers.models.qwen3.modeling_qwen3",
    });
    expect(readPeft(files)).toMatchObject({
      architecture: "qwen3",
      baseModel: "Qwen/Qwen3-0.6B",
      type: "F32",
    });
    expect(told({ base_model_name_or_path: null })).toBe("qwen3");
    for (const name of ["Qwen/Qwen3-0.6B", "unsloth/qwen3-4b-bnb-4bit", "/models/Qwen3-1.7B-Base"]) {
      expect(told({ auto_mapping: null, base_model_name_or_path: name })).toBe("qwen3");
    }
    const gpt2 = { auto_mapping: null, base_model_name_or_path: "openai-community/gpt2-medium" };
    expect(() => told(gpt2)).toThrow(/not a LoRA tensor of gpt2/);
  });

  it("is asked for where nothing tells it for certain", () => {
    for (const name of [
      "meta-llama/Llama-3.2-1B",
      "Qwen/Qwen3-30B-A3B",
      "Qwen/Qwen3-VL-4B",
      "Qwen/Qwen3.5-0.8B",
      null,
    ]) {
      expectError(
        () => told({ auto_mapping: null, base_model_name_or_path: name }),
        "ADAPTER_INVALID",
        /does not tell the architecture \(base_model_name_or_path is .*\): say which of qwen3, gpt2/,
      );
    }
    const unnamed = encode({ ...json(files.config), auto_mapping: null, base_model_name_or_path: "x/y" });
    expect(readPeft({ ...files, config: unnamed }, "qwen3").adapter).toEqual(tinyAdapter());
  });
});

describe("refused", () => {
  const files = adapterToPeft(tinyAdapter(), "qwen3");
  const withConfig = (change: Record<string, unknown>, message: RegExp) =>
    expectError(
      () => adapterFromPeft({ ...files, config: encode({ ...json(files.config), ...change }) }, "qwen3"),
      "ADAPTER_INVALID",
      message,
    );
  const withTensors = (change: (tensors: Map<string, SafeTensor>) => void, message: RegExp) => {
    const tensors = new Map(readSafetensors(files.weights));
    change(tensors);
    expectError(
      () => adapterFromPeft({ ...files, weights: writeSafetensors(tensors) }, "qwen3"),
      "ADAPTER_INVALID",
      message,
    );
  };
  const name = "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight";

  it("variants whose arithmetic differs", () => {
    withConfig({ peft_type: "LOHA" }, /peft_type is "LOHA"/);
    withConfig({ use_dora: true }, /use_dora is true/);
    withConfig({ use_rslora: true }, /use_rslora is true/);
    withConfig({ bias: "all" }, /bias is "all"/);
    withConfig({ init_lora_weights: "pissa_niter_16" }, /init_lora_weights is "pissa_niter_16"/);
    withConfig({ use_qalora: true }, /use_qalora is true, .*only plain LoRA is/);
    withConfig({ layer_replication: [[0, 2]] }, /layer_replication is set, .*the base must keep its layers/);
    withConfig({ alora_invocation_tokens: [5] }, /alora_invocation_tokens is set/);
    withConfig({ kasa_config: { beta: 1 } }, /kasa_config is set/);
    withConfig({ rank_pattern: { q_proj: 4 } }, /rank_pattern is set/);
    withConfig({ modules_to_save: ["lm_head"] }, /modules_to_save is set/);
    withConfig({ r: "32" }, /must be numbers/);
    withConfig({ r: 16 }, /rank 32 in A and 32 in B: the config says 16/);
    withConfig({ lora_alpha: 0 }, /alpha 0/);
  });
  it("nothing for the options that peft 0.21 writes by itself", () => {
    const written = {
      alora_invocation_tokens: null,
      alpha_pattern: {},
      arrow_config: null,
      init_lora_weights: true,
      kasa_config: null,
      layer_replication: null,
      loftq_config: {},
      lora_bias: false,
      megatron_core: "megatron.core",
      modules_to_save: null,
      peft_version: "0.21.2",
      qalora_group_size: 16,
      rank_pattern: {},
      use_bdlora: null,
      use_qalora: false,
      velora_config: null,
    };
    const config = encode({ ...json(files.config), ...written });
    expect(adapterFromPeft({ ...files, config }, "qwen3").rank).toBe(32);
  });
  it("tensors that do not fit together", () => {
    withTensors((tensors) => tensors.delete(name), /blk.0.attn_q lacks lora_A/);
    withTensors((tensors) => tensors.set("x", tensors.get(name)!), /"x" is not a LoRA tensor/);
    withTensors((tensors) => tensors.set(name, { ...tensors.get(name)!, shape: [64 * 32] }), /not a matrix/);
    withTensors((tensors) => tensors.set(name, { ...tensors.get(name)!, shape: [64, 32] }), /rank 64 in A/);
    withTensors(
      (tensors) => tensors.set(name.replace("layers.0", "layers.9999"), tensors.get(name)!),
      /cannot be adapted/,
    );
  });
  it("broken files and unknown architectures", () => {
    const config = new TextEncoder().encode("{");
    expectError(
      () => adapterFromPeft({ ...files, config }, "qwen3"),
      "ADAPTER_INVALID",
      /adapter_config.json/,
    );
    const weights = files.weights.subarray(0, 100);
    expectError(() => adapterFromPeft({ ...files, weights }, "qwen3"), "SAFETENSORS_INVALID", /header/);
    expectError(() => adapterToPeft(tinyAdapter(), "toString" as "gpt2"), "ADAPTER_INVALID", /supported are/);
  });
});
