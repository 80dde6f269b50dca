/** What a Hugging Face `config.json` says about a model, and the GGUF metadata that say the same. */

import { type Architecture, checkHeads, type HfSizes, type ModelConfig } from "./architecture.js";
import { SLIDING_PATTERN, SLIDING_ROPE_BASE } from "./architectures/gemma3.js";
import { ARCHITECTURES } from "./architectures.js";
import { PawError } from "./errors.js";
import type { GgufValue } from "./gguf-value.js";
import { HfConfig } from "./hf-config.js";

export interface HfModelConfig {
  readonly architecture: Architecture;
  readonly sizes: HfSizes;
  /** Whether the output matrix is the embedding. */
  readonly tied: boolean;
  readonly bosTokenId?: number | undefined;
  readonly eosTokenId?: number | undefined;
  readonly padTokenId?: number | undefined;
}

/** Checks a parsed `config.json`; throws `MODEL_INVALID` for another architecture and for missing or odd fields. */
export function parseModelConfig(json: unknown): HfModelConfig {
  const config = new HfConfig(json);
  const architecture = ARCHITECTURES.find(({ modelType }) => modelType === config.value("model_type"));
  if (architecture === undefined) {
    const known = ARCHITECTURES.map(({ modelType }) => JSON.stringify(modelType)).join(", ");
    throw new PawError(
      "MODEL_INVALID",
      `model_type is ${JSON.stringify(config.value("model_type"))}: supported are ${known}`,
    );
  }
  const sizes = architecture.hf.readConfig(config);
  checkHeads(architecture, sizes);
  config.only("tie_word_embeddings", true, false);
  return {
    architecture,
    sizes,
    tied: (config.value("tie_word_embeddings") as boolean | undefined) ?? architecture.hf.tied,
    bosTokenId: config.tokenId("bos_token_id"),
    eosTokenId: config.tokenId("eos_token_id"),
    padTokenId: config.tokenId("pad_token_id"),
  };
}

/** The metadata "<architecture>.*" of a model. */
export function sizesMetadata({ name, norm }: Architecture, sizes: ModelConfig): [string, GgufValue][] {
  const count = (key: string, value: number): [string, GgufValue] => [
    `${name}.${key}`,
    { type: "uint32", value },
  ];
  const real = (key: string, value: number): [string, GgufValue] => [
    `${name}.${key}`,
    { type: "float32", value },
  ];
  const { sliding, ropeBase } = sizes;
  return [
    count("block_count", sizes.blockCount),
    count("context_length", sizes.contextLength),
    count("embedding_length", sizes.embeddingLength),
    count("feed_forward_length", sizes.feedForwardLength),
    count("attention.head_count", sizes.headCount),
    count("attention.head_count_kv", sizes.keyValueHeadCount),
    count("attention.key_length", sizes.headLength),
    count("attention.value_length", sizes.headLength),
    real(`attention.${epsilonKey(norm)}`, sizes.normEpsilon),
    ...(ropeBase === undefined ? [] : [real("rope.freq_base", ropeBase)]),
    ...(sliding === undefined ? [] : [count("attention.sliding_window", sliding.length)]),
    // llama.cpp's converter writes neither of the next two, and llama.cpp takes the usual values then.
    ...(sliding === undefined || sliding.pattern === SLIDING_PATTERN
      ? []
      : [count("attention.sliding_window_pattern", sliding.pattern)]),
    ...(sliding === undefined || sliding.ropeBase === SLIDING_ROPE_BASE
      ? []
      : [real("rope.freq_base_swa", sliding.ropeBase)]),
    count("vocab_size", sizes.vocabularySize),
  ];
}

/** GGUF key of the norm's epsilon, after "<architecture>.attention.". */
export function epsilonKey(norm: Architecture["norm"]): string {
  return norm === "rms" ? "layer_norm_rms_epsilon" : "layer_norm_epsilon";
}
