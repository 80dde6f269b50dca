/**
 * Llama 2 and 3 (also SmolLM2): RMS norms, rotary positions, grouped heads, SwiGLU, no biases.
 *
 * GGUF turns neighbouring pairs (2i, 2i + 1) where transformers turns (i, i + half), so the converter reorders the rows of the
 * query and key matrices. Llama 3's stretched positions are a tensor of divisors, one for each rotary frequency.
 */

import type { Architecture } from "../architecture.js";
import type { HfConfig } from "../hf-config.js";
import {
  ATTENTION_NORM,
  ATTENTION_OUTPUT,
  decoderSizes,
  EMBEDDING,
  FEED_FORWARD,
  KEY,
  OUTPUT_NORM,
  QUERY,
  ropeTheta,
  VALUE,
} from "./decoder.js";

export const LLAMA: Architecture = {
  name: "llama",
  modelType: "llama",
  norm: "rms",
  rotary: "neighbours",
  activation: "silu",
  scaledEmbedding: false,
  slidingWindow: false,
  before: [{ gguf: "rope_freqs.weight", hf: "", shape: ["half head"], optional: true }, EMBEDDING],
  block: [
    ATTENTION_NORM,
    { ...QUERY, change: "pairs-of-queries" },
    { ...KEY, change: "pairs-of-keys" },
    VALUE,
    ATTENTION_OUTPUT,
    { gguf: "ffn_norm.weight", hf: "post_attention_layernorm.weight", shape: ["width"] },
    ...FEED_FORWARD,
  ],
  after: [OUTPUT_NORM],
  hf: {
    layers: "model.layers",
    prefix: "",
    tied: false,
    className: "LlamaForCausalLM",
    library: "transformers.models.llama.modeling_llama",
    readConfig: (config) => {
      config.only("hidden_act", "silu");
      config.only("mlp_bias", false);
      const sizes = { ...decoderSizes(config), ropeBase: ropeTheta(config) };
      const ropeFactors = llama3Factors(config, sizes.ropeBase, sizes.headLength);
      return ropeFactors === undefined ? sizes : { ...sizes, ropeFactors };
    },
  },
};

/** The divisors of `rope_type` "llama3": 1 for short waves, `factor` for long ones, a blend between; undefined without scaling. */
function llama3Factors(config: HfConfig, base: number, headLength: number): Float32Array | undefined {
  const scaling = config.value("rope_scaling") === undefined ? "rope_parameters" : "rope_scaling";
  const rope = config.inner(scaling);
  const type = rope.value("rope_type") === undefined ? "type" : "rope_type";
  rope.only(type, "default", "llama3");
  if (rope.value(type) !== "llama3") return undefined;
  const factor = rope.positive("factor");
  const low = rope.positive("low_freq_factor");
  const high = rope.positive("high_freq_factor");
  const original = rope.size("original_max_position_embeddings");
  return Float32Array.from({ length: headLength / 2 }, (_, i) => {
    const wave = 2 * Math.PI * base ** ((2 * i) / headLength);
    if (wave < original / high) return 1;
    if (wave > original / low) return factor;
    const smooth = (original / wave - low) / (high - low);
    return 1 / ((1 - smooth) / factor + smooth);
  });
}
