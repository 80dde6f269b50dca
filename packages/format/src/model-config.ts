/**
 * The fields of a Hugging Face `config.json` (Qwen3) that shape a model, checked.
 *
 * Only what the conversion understands is accepted: an option that would change the arithmetic and is not supported
 * (attention biases, RoPE scaling, another activation) is refused rather than ignored.
 */

import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json.js";

export interface Qwen3Config {
  readonly blockCount: number;
  readonly contextLength: number;
  readonly embeddingLength: number;
  readonly feedForwardLength: number;
  readonly headCount: number;
  readonly headCountKv: number;
  readonly headLength: number;
  readonly rmsEpsilon: number;
  readonly ropeBase: number;
  readonly vocabularySize: number;
  readonly tiedEmbeddings: boolean;
  readonly bosTokenId?: number;
  readonly eosTokenId?: number;
  readonly padTokenId?: number;
}

/** Largest width, count or length taken from a config; the largest open models stay under a tenth of it. */
export const MAX_MODEL_SIZE = 2 ** 22;

/** Checks a parsed `config.json`; throws `MODEL_INVALID` for another architecture and for missing or odd fields. */
export function parseQwen3Config(config: unknown): Qwen3Config {
  if (!isJsonObject(config)) throw invalid("config.json is not an object");
  const { model_type: modelType } = config;
  if (modelType !== "qwen3")
    throw invalid(`model_type is ${JSON.stringify(modelType)}: only "qwen3" is supported`);
  refuse(config, "attention_bias", [false]);
  refuse(config, "hidden_act", ["silu"]);
  refuse(config, "use_sliding_window", [false]);
  const ropeParameters = isJsonObject(config.rope_parameters) ? config.rope_parameters : {};
  refuse(config, "rope_scaling", [null]);
  refuse(ropeParameters, "rope_type", ["default"]);

  const embeddingLength = size(config, "hidden_size");
  const headCount = size(config, "num_attention_heads");
  const headCountKv = size(config, "num_key_value_heads", headCount);
  if (headCount % headCountKv !== 0) {
    throw invalid(`${headCount} heads cannot share ${headCountKv} key-value heads evenly`);
  }
  const headLength = size(config, "head_dim", embeddingLength / headCount);
  if (headLength % 2 !== 0) throw invalid(`head_dim is ${headLength}: rotary positions need an even number`);
  const eos = Array.isArray(config.eos_token_id) ? config.eos_token_id[0] : config.eos_token_id;
  return {
    blockCount: size(config, "num_hidden_layers"),
    contextLength: size(config, "max_position_embeddings"),
    embeddingLength,
    feedForwardLength: size(config, "intermediate_size"),
    headCount,
    headCountKv,
    headLength,
    rmsEpsilon: positive(config.rms_norm_eps, "rms_norm_eps"),
    ropeBase: positive(config.rope_theta ?? ropeParameters.rope_theta, "rope_theta"),
    vocabularySize: size(config, "vocab_size"),
    tiedEmbeddings: config.tie_word_embeddings === true,
    ...tokenId("bosTokenId", config.bos_token_id),
    ...tokenId("eosTokenId", eos),
    ...tokenId("padTokenId", config.pad_token_id),
  };
}

function refuse(config: JsonObject, key: string, allowed: readonly unknown[]): void {
  const value = config[key];
  if (value !== undefined && !allowed.includes(value)) {
    throw invalid(
      `${key} is ${JSON.stringify(value)}: only ${allowed.map((v) => JSON.stringify(v)).join(", ")} works`,
    );
  }
}

function size(config: JsonObject, key: string, fallback?: number): number {
  const value = config[key] ?? fallback;
  if (!Number.isSafeInteger(value) || (value as number) < 1 || (value as number) > MAX_MODEL_SIZE) {
    throw invalid(`${key} is ${JSON.stringify(value)}: an integer from 1 to ${MAX_MODEL_SIZE} is needed`);
  }
  return value as number;
}

function positive(value: unknown, key: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) {
    throw invalid(`${key} is ${JSON.stringify(value)}: a positive number is needed`);
  }
  return value;
}

function tokenId<K extends string>(key: K, value: unknown): { [key in K]?: number } {
  if (value === undefined || value === null) return {};
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw invalid(`${key} is ${JSON.stringify(value)}: a token id is needed`);
  }
  return { [key]: value } as { [key in K]?: number };
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
