/** The sizes of a Qwen3 model and its tokeniser data, read from GGUF metadata and checked before any use. */

import { type GgufMetadata, ggufNumber, ggufNumbers, ggufString, ggufStrings, PawError } from "@paw/format";
import { MAX_ANGLE } from "./elementary.js";
import type { TokenizerData } from "./tokenizer.js";

export const ARCHITECTURE = "qwen3";

/** Longest context: the angle of rotary pair 0 is the position in radians and must stay exactly reducible. */
const MAX_CONTEXT = MAX_ANGLE;
/** Widest row and deepest model: over ten times the largest Qwen3; keeps products of sizes far below 2^53. */
const MAX_WIDTH = 2 ** 20;
const MAX_BLOCKS = 1024;

export interface ModelConfig {
  readonly blockCount: number;
  readonly contextLength: number;
  /** Width of the residual stream. */
  readonly embeddingLength: number;
  readonly feedForwardLength: number;
  /** Query heads, a multiple of `keyValueHeadCount`. */
  readonly headCount: number;
  readonly keyValueHeadCount: number;
  /** Values per head, even. */
  readonly headLength: number;
  readonly normEpsilon: number;
  readonly ropeBase: number;
}

/** Reads the model sizes; throws MODEL_INVALID for another architecture or impossible sizes. */
export function readModelConfig(metadata: GgufMetadata): ModelConfig {
  const architecture = ggufString(metadata, "general.architecture");
  if (architecture !== ARCHITECTURE) {
    throw invalid(
      `the model's architecture is ${architecture}; the reference backend runs "${ARCHITECTURE}"`,
    );
  }
  const size = (name: string, most: number, otherwise?: number): number => {
    const key = `${ARCHITECTURE}.${name}`;
    const value = ggufNumber(metadata, key) ?? otherwise;
    if (value === undefined || !Number.isInteger(value) || value < 1 || value > most) {
      throw invalid(`the model's "${key}" is ${value}; a whole number from 1 to ${most} is needed`);
    }
    return value;
  };
  const embeddingLength = size("embedding_length", MAX_WIDTH);
  const headCount = size("attention.head_count", MAX_WIDTH);
  const headLength = size("attention.key_length", MAX_WIDTH, embeddingLength / headCount);
  const config: ModelConfig = {
    blockCount: size("block_count", MAX_BLOCKS),
    contextLength: size("context_length", MAX_CONTEXT),
    embeddingLength,
    feedForwardLength: size("feed_forward_length", MAX_WIDTH),
    headCount,
    keyValueHeadCount: size("attention.head_count_kv", MAX_WIDTH, headCount),
    headLength,
    normEpsilon: ggufNumber(metadata, `${ARCHITECTURE}.attention.layer_norm_rms_epsilon`) ?? Number.NaN,
    ropeBase: ggufNumber(metadata, `${ARCHITECTURE}.rope.freq_base`) ?? 10_000,
  };
  const { keyValueHeadCount, normEpsilon, ropeBase } = config;
  if (headCount % keyValueHeadCount !== 0) {
    throw invalid(`the model's ${headCount} heads do not share ${keyValueHeadCount} key-value heads evenly`);
  }
  if (headLength % 2 !== 0) throw invalid(`the model's head length ${headLength} is odd; RoPE turns pairs`);
  const valueLength = size("attention.value_length", MAX_WIDTH, headLength);
  const rotated = size("rope.dimension_count", MAX_WIDTH, headLength);
  if (valueLength !== headLength || rotated !== headLength) {
    throw invalid(
      `the model's key, value and rotary lengths ${headLength}, ${valueLength}, ${rotated} must be equal`,
    );
  }
  if (!(normEpsilon > 0 && normEpsilon < 1)) throw invalid(`the model's norm epsilon is ${normEpsilon}`);
  if (!(ropeBase >= 1 && ropeBase < 1e12)) throw invalid(`the model's rope.freq_base is ${ropeBase}`);
  const scaling = ggufString(metadata, `${ARCHITECTURE}.rope.scaling.type`) ?? "none";
  if (scaling !== "none") {
    throw invalid(`the model's rope scaling is "${scaling}"; the reference backend has none`);
  }
  return config;
}

/** Reads the tokeniser's data; throws MODEL_INVALID where it is missing or of another kind. */
export function readTokenizerData(metadata: GgufMetadata): TokenizerData {
  const model = ggufString(metadata, "tokenizer.ggml.model");
  if (model !== "gpt2") throw invalid(`the model's tokenizer is ${model}; byte-level BPE ("gpt2") is needed`);
  const tokens = ggufStrings(metadata, "tokenizer.ggml.tokens");
  const types = ggufNumbers(metadata, "tokenizer.ggml.token_type");
  const merges = ggufStrings(metadata, "tokenizer.ggml.merges");
  const pre = ggufString(metadata, "tokenizer.ggml.pre");
  if (tokens === undefined || types === undefined || merges === undefined || pre === undefined) {
    throw invalid("the model's tokenizer lacks one of tokens, token_type, merges, pre");
  }
  return { tokens, types, merges, pre };
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
