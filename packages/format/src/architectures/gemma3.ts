/**
 * Gemma 3, text: RMS norms before and after attention and feed-forward and on queries and keys, GELU gates, scaled embeddings;
 * all blocks but every sixth see a window and turn by a base of their own.
 *
 * Its norms multiply by 1 + weight; the converter adds the 1. llama.cpp divides scores by sqrt(head length), so a config that
 * asks for another scale (the 27B model) is refused.
 */

import type { Architecture, SlidingWindow, TensorRule } from "../architecture.js";
import { PawError } from "../errors.js";
import type { HfConfig } from "../hf-config.js";
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
  VALUE,
} from "./decoder.js";

/** Where config.json and GGUF say nothing, as in llama.cpp and transformers. */
export const SLIDING_PATTERN = 6;
export const SLIDING_ROPE_BASE = 10_000;
const ROPE_BASE = 1_000_000;

const norm = (rule: TensorRule): TensorRule => ({ ...rule, change: "plus-one" });
const blockNorm = (gguf: string, hf: string): TensorRule =>
  norm({ gguf: `${gguf}.weight`, hf: `${hf}.weight`, shape: ["width"] });

export const GEMMA3: Architecture = {
  name: "gemma3",
  modelType: "gemma3_text",
  norm: "rms",
  rotary: "halves",
  activation: "gelu",
  scaledEmbedding: true,
  slidingWindow: true,
  before: [EMBEDDING],
  block: [
    norm(ATTENTION_NORM),
    QUERY,
    norm(QUERY_NORM),
    KEY,
    norm(KEY_NORM),
    VALUE,
    ATTENTION_OUTPUT,
    blockNorm("post_attention_norm", "post_attention_layernorm"),
    blockNorm("ffn_norm", "pre_feedforward_layernorm"),
    ...FEED_FORWARD,
    blockNorm("post_ffw_norm", "post_feedforward_layernorm"),
  ],
  after: [norm(OUTPUT_NORM)],
  hf: {
    layers: "model.layers",
    prefix: "",
    tied: true,
    className: "Gemma3ForCausalLM",
    library: "transformers.models.gemma3.modeling_gemma3",
    readConfig: (config) => {
      config.only("hidden_activation", "gelu_pytorch_tanh");
      config.only("attn_logit_softcapping");
      config.only("final_logit_softcapping");
      config.only("use_bidirectional_attention", false);
      config.only("rope_scaling");
      const sizes = decoderSizes(config);
      config.only("query_pre_attn_scalar", sizes.headLength);
      const ropes = config.inner("rope_parameters");
      for (const kind of ["full_attention", "sliding_attention"])
        ropes.inner(kind).only("rope_type", "default");
      const full = ropes.inner("full_attention").value("rope_theta");
      const ropeBase = config.positive("rope_theta", full ?? ROPE_BASE);
      const pattern = slidingPattern(config, sizes.blockCount);
      if (pattern === 1) return { ...sizes, ropeBase };
      const local = ropes.inner("sliding_attention").value("rope_theta");
      const sliding: SlidingWindow = {
        length: config.size("sliding_window"),
        pattern,
        ropeBase: config.positive("rope_local_base_freq", local ?? SLIDING_ROPE_BASE),
      };
      return { ...sizes, ropeBase, sliding };
    },
  },
};

/** Every how many blocks one sees all, from `layer_types` or the older `sliding_window_pattern`; 1: all do. */
function slidingPattern(config: HfConfig, blockCount: number): number {
  const types = config.value("layer_types");
  if (types === undefined) {
    return config.size("sliding_window_pattern", config.size("_sliding_window_pattern", SLIDING_PATTERN));
  }
  if (Array.isArray(types) && types.length === blockCount) {
    const full = types.indexOf("full_attention");
    // Without a full block any longer pattern says the same.
    const pattern = full < 0 ? Math.max(blockCount + 1, SLIDING_PATTERN) : full + 1;
    const expected = types.map((_, n) => ((n + 1) % pattern === 0 ? "full_attention" : "sliding_attention"));
    if (types.every((type, n) => type === expected[n])) return pattern;
  }
  throw new PawError(
    "MODEL_INVALID",
    `layer_types is ${JSON.stringify(types).slice(0, 200)}: ${blockCount} types are needed, "full_attention" at every n-th`,
  );
}
