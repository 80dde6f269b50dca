/** Qwen3, dense: as Llama, with RMS norms on the queries and keys of each head and rotary pairs half a head apart. */

import type { Architecture } from "../architecture.js";
import {
  ATTENTION_NORM,
  ATTENTION_OUTPUT,
  decoderSizes,
  EMBEDDING,
  FEED_FORWARD,
  KEY,
  KEY_NORM,
  OUTPUT_NORM,
  QUERY,
  QUERY_NORM,
  ropeTheta,
  VALUE,
} from "./decoder.js";

export const QWEN3: Architecture = {
  name: "qwen3",
  modelType: "qwen3",
  norm: "rms",
  rotary: "halves",
  activation: "silu",
  scaledEmbedding: false,
  slidingWindow: false,
  before: [EMBEDDING],
  block: [
    ATTENTION_NORM,
    QUERY,
    QUERY_NORM,
    KEY,
    KEY_NORM,
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
    className: "Qwen3ForCausalLM",
    library: "transformers.models.qwen3.modeling_qwen3",
    readConfig: (config) => {
      config.only("hidden_act", "silu");
      config.only("use_sliding_window", false);
      config.only("rope_scaling");
      config.inner("rope_parameters").only("rope_type", "default");
      return { ...decoderSizes(config), ropeBase: ropeTheta(config) };
    },
  },
};
