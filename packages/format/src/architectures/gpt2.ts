/**
 * GPT-2: LayerNorm with biases, learned positions, one matrix for queries, keys and values, GELU.
 *
 * Its matrices are transformers' Conv1D, stored [in x out], so the converter transposes them. There is no position after the last
 * learned one: the context cannot be exceeded.
 */

import type { Architecture, Dimension, TensorRule } from "../architecture.js";

/** A module with weight and bias; `shape` of the weight, [out] or [out x in]. */
function biased(gguf: string, hf: string, ...shape: readonly Dimension[]): TensorRule[] {
  return [
    {
      gguf: `${gguf}.weight`,
      hf: `${hf}.weight`,
      shape,
      ...(shape.length === 2 ? { change: "transpose" as const } : {}),
    },
    { gguf: `${gguf}.bias`, hf: `${hf}.bias`, shape: shape.slice(0, 1) },
  ];
}

export const GPT2: Architecture = {
  name: "gpt2",
  modelType: "gpt2",
  norm: "layer",
  rotary: "none",
  activation: "gelu",
  scaledEmbedding: false,
  slidingWindow: false,
  before: [
    { gguf: "token_embd.weight", hf: "wte.weight", shape: ["vocabulary", "width"] },
    { gguf: "position_embd.weight", hf: "wpe.weight", shape: ["context", "width"] },
  ],
  block: [
    ...biased("attn_norm", "ln_1", "width"),
    ...biased("attn_qkv", "attn.c_attn", "queries+keys+values", "width"),
    ...biased("attn_output", "attn.c_proj", "width", "queries"),
    ...biased("ffn_norm", "ln_2", "width"),
    ...biased("ffn_up", "mlp.c_fc", "inner", "width"),
    ...biased("ffn_down", "mlp.c_proj", "width", "inner"),
  ],
  after: biased("output_norm", "ln_f", "width"),
  hf: {
    layers: "h",
    prefix: "transformer.",
    ignored: /^h\.\d+\.attn\.(masked_)?bias$/, // the causal mask, which old checkpoints hold
    tied: true,
    className: "GPT2LMHeadModel",
    library: "transformers.models.gpt2.modeling_gpt2",
    readConfig: (config) => {
      config.only("activation_function", "gelu_new", "gelu_pytorch_tanh");
      config.only("scale_attn_weights", true);
      config.only("scale_attn_by_inverse_layer_idx", false);
      config.only("add_cross_attention", false);
      const embeddingLength = config.size("n_embd");
      const headCount = config.size("n_head");
      return {
        blockCount: config.blocks("n_layer"),
        contextLength: config.size("n_positions", config.value("n_ctx")),
        embeddingLength,
        feedForwardLength: config.size("n_inner", 4 * embeddingLength),
        headCount,
        keyValueHeadCount: headCount,
        headLength: config.size("head_dim", embeddingLength / headCount),
        normEpsilon: config.positive("layer_norm_epsilon", 1e-5),
        vocabularySize: config.size("vocab_size"),
      };
    },
  },
};
