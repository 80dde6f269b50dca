/** The sizes of a model and its tokeniser data, read from GGUF metadata and checked before any use. */

import {
  type Architecture,
  architectureNamed,
  checkHeads,
  epsilonKey,
  type GgufMetadata,
  ggufNumber,
  ggufNumbers,
  ggufString,
  ggufStrings,
  MAX_MODEL_BLOCKS,
  type ModelConfig,
  PawError,
  SLIDING_PATTERN,
  SLIDING_ROPE_BASE,
  type SlidingWindow,
} from "@paw/format";
import { MAX_ANGLE } from "./elementary.js";

/** Longest context: the angle of rotary pair 0 is the position in radians and must stay exactly reducible. */
const MAX_CONTEXT = MAX_ANGLE;
/** Widest row: over ten times the largest open model; keeps products of sizes far below 2^53. */
const MAX_WIDTH = 2 ** 20;

/** Reads the model sizes; throws MODEL_INVALID for another architecture or impossible sizes. */
export function readModelConfig(
  metadata: GgufMetadata,
  vocabularySize: number,
): { architecture: Architecture; config: ModelConfig } {
  const architecture = architectureNamed(ggufString(metadata, "general.architecture"));
  const { name, norm, rotary } = architecture;
  const number = (key: string): number | undefined => ggufNumber(metadata, `${name}.${key}`);
  const size = (key: string, most: number, otherwise?: number): number => {
    const value = number(key) ?? otherwise;
    if (value === undefined || !Number.isInteger(value) || value < 1 || value > most) {
      throw invalid(`the model's "${name}.${key}" is ${value}; a whole number from 1 to ${most} is needed`);
    }
    return value;
  };
  const ropeBase = (key: string, otherwise: number): number => {
    const base = number(key) ?? otherwise;
    if (!(base >= 1 && base < 1e12)) throw invalid(`the model's ${key} is ${base}`);
    return base;
  };

  const embeddingLength = size("embedding_length", MAX_WIDTH);
  const headCount = size("attention.head_count", MAX_WIDTH);
  const headLength = size("attention.key_length", MAX_WIDTH, embeddingLength / headCount);
  const normEpsilon = number(`attention.${epsilonKey(norm)}`) ?? Number.NaN;
  const window = slidingWindow(architecture, metadata, size, ropeBase);
  const config: ModelConfig = {
    blockCount: size("block_count", MAX_MODEL_BLOCKS),
    contextLength: size("context_length", MAX_CONTEXT),
    embeddingLength,
    feedForwardLength: size("feed_forward_length", MAX_WIDTH),
    headCount,
    keyValueHeadCount: size("attention.head_count_kv", MAX_WIDTH, headCount),
    headLength,
    normEpsilon,
    vocabularySize,
    ...(rotary === "none" ? {} : { ropeBase: ropeBase("rope.freq_base", 10_000) }),
    ...(window === undefined ? {} : { sliding: window }),
  };
  checkHeads(architecture, config);
  const valueLength = size("attention.value_length", MAX_WIDTH, headLength);
  const rotated = size("rope.dimension_count", MAX_WIDTH, headLength);
  if (valueLength !== headLength || rotated !== headLength) {
    throw invalid(
      `the model's key, value and rotary lengths ${headLength}, ${valueLength}, ${rotated} must be equal`,
    );
  }
  if (!(normEpsilon > 0 && normEpsilon < 1)) throw invalid(`the model's norm epsilon is ${normEpsilon}`);
  const scaling = ggufString(metadata, `${name}.rope.scaling.type`) ?? "none";
  if (scaling !== "none") {
    throw invalid(`the model's rope scaling is "${scaling}"; the reference backend has none`);
  }
  const softcap = number("final_logit_softcapping");
  if (softcap !== undefined) {
    throw invalid(`the model caps its logits at ${softcap}; the reference backend does not`);
  }
  return { architecture, config };
}

function slidingWindow(
  { name, slidingWindow: may }: Architecture,
  metadata: GgufMetadata,
  size: (key: string, most: number, otherwise?: number) => number,
  ropeBase: (key: string, otherwise: number) => number,
): SlidingWindow | undefined {
  if (!may || !metadata.has(`${name}.attention.sliding_window`)) return undefined;
  const pattern = metadata.get(`${name}.attention.sliding_window_pattern`);
  if (pattern?.type === "array") {
    throw invalid(`the model's sliding_window_pattern is a list; the reference backend needs a number`);
  }
  return {
    length: size("attention.sliding_window", MAX_CONTEXT),
    pattern: size("attention.sliding_window_pattern", MAX_CONTEXT, SLIDING_PATTERN),
    ropeBase: ropeBase("rope.freq_base_swa", SLIDING_ROPE_BASE),
  };
}

/** What a GGUF says about its tokeniser. */
export interface TokenizerData {
  /** `tokenizer.ggml.model`: "gpt2" is byte-level BPE, "llama" SentencePiece with scores. */
  readonly model: "gpt2" | "llama";
  /** Text of each token: in the GPT-2 alphabet, or with U+2581 for spaces (control and user-defined tokens: plain text). */
  readonly tokens: readonly string[];
  /** TOKEN_TYPE of each token. */
  readonly types: readonly number[];
  /** "gpt2": "left right", best first. */
  readonly merges: readonly string[];
  /** "gpt2": name of the pre-tokeniser. */
  readonly pre: string;
  /** "llama": score of each token. */
  readonly scores: readonly number[];
}

/** Reads the tokeniser's data; throws MODEL_INVALID where it is missing or of another kind. */
export function readTokenizerData(metadata: GgufMetadata): TokenizerData {
  const model = ggufString(metadata, "tokenizer.ggml.model");
  if (model !== "gpt2" && model !== "llama") {
    throw invalid(
      `the model's tokenizer is ${model}; byte-level BPE ("gpt2") or SentencePiece ("llama") is needed`,
    );
  }
  const tokens = ggufStrings(metadata, "tokenizer.ggml.tokens");
  const types = ggufNumbers(metadata, "tokenizer.ggml.token_type");
  const merges = model === "gpt2" ? ggufStrings(metadata, "tokenizer.ggml.merges") : [];
  const pre = model === "gpt2" ? ggufString(metadata, "tokenizer.ggml.pre") : "";
  const scores = model === "llama" ? ggufNumbers(metadata, "tokenizer.ggml.scores") : [];
  if (
    tokens === undefined ||
    types === undefined ||
    merges === undefined ||
    pre === undefined ||
    scores === undefined
  ) {
    const rest = model === "gpt2" ? "merges, pre" : "scores";
    throw invalid(`the model's tokenizer lacks one of tokens, token_type, ${rest}`);
  }
  const prefix = metadata.get("tokenizer.ggml.add_space_prefix");
  if (model === "llama" && (prefix?.type !== "bool" || prefix.value)) {
    throw invalid(
      "the model's tokenizer puts a space before every text (add_space_prefix); the reference backend does not",
    );
  }
  return { model, tokens, types, merges, pre, scores };
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
