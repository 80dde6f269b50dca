/** What the families with rotary positions, RMS norms and a gated feed-forward share: names of tensors and of config.json. */

import type { ModelConfig, TensorRule } from "../architecture.js";
import type { HfConfig } from "../hf-config.js";

export const EMBEDDING: TensorRule = {
  gguf: "token_embd.weight",
  hf: "model.embed_tokens.weight",
  shape: ["vocabulary", "width"],
};
export const OUTPUT_NORM: TensorRule = {
  gguf: "output_norm.weight",
  hf: "model.norm.weight",
  shape: ["width"],
};

export const ATTENTION_NORM: TensorRule = {
  gguf: "attn_norm.weight",
  hf: "input_layernorm.weight",
  shape: ["width"],
};
export const QUERY: TensorRule = {
  gguf: "attn_q.weight",
  hf: "self_attn.q_proj.weight",
  shape: ["queries", "width"],
};
export const QUERY_NORM: TensorRule = {
  gguf: "attn_q_norm.weight",
  hf: "self_attn.q_norm.weight",
  shape: ["head"],
};
export const KEY: TensorRule = {
  gguf: "attn_k.weight",
  hf: "self_attn.k_proj.weight",
  shape: ["keys", "width"],
};
export const KEY_NORM: TensorRule = {
  gguf: "attn_k_norm.weight",
  hf: "self_attn.k_norm.weight",
  shape: ["head"],
};
export const VALUE: TensorRule = {
  gguf: "attn_v.weight",
  hf: "self_attn.v_proj.weight",
  shape: ["keys", "width"],
};
export const ATTENTION_OUTPUT: TensorRule = {
  gguf: "attn_output.weight",
  hf: "self_attn.o_proj.weight",
  shape: ["width", "queries"],
};
export const FEED_FORWARD: readonly TensorRule[] = [
  { gguf: "ffn_gate.weight", hf: "mlp.gate_proj.weight", shape: ["inner", "width"] },
  { gguf: "ffn_up.weight", hf: "mlp.up_proj.weight", shape: ["inner", "width"] },
  { gguf: "ffn_down.weight", hf: "mlp.down_proj.weight", shape: ["width", "inner"] },
];

/** Sizes of config.json, without positions. */
export function decoderSizes(config: HfConfig): Omit<ModelConfig, "ropeBase" | "sliding"> {
  config.only("attention_bias", false);
  const embeddingLength = config.size("hidden_size");
  const headCount = config.size("num_attention_heads");
  return {
    blockCount: config.blocks("num_hidden_layers"),
    contextLength: config.size("max_position_embeddings"),
    embeddingLength,
    feedForwardLength: config.size("intermediate_size"),
    headCount,
    keyValueHeadCount: config.size("num_key_value_heads", headCount),
    headLength: config.size("head_dim", embeddingLength / headCount),
    normEpsilon: config.positive("rms_norm_eps"),
    vocabularySize: config.size("vocab_size"),
  };
}

/** `rope_theta`, which transformers 5 keeps among `rope_parameters`. */
export function ropeTheta(config: HfConfig): number {
  return config.positive("rope_theta", config.inner("rope_parameters").value("rope_theta"));
}
