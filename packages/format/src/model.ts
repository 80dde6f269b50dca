/**
 * Converts a Qwen3 model from Hugging Face form (safetensors, config.json, tokenizer.json) to GGUF for llama.cpp.
 *
 * Pure renaming and storage: no weight is permuted or rescaled (Qwen3 uses NeoX-style rotary positions in both). Norms
 * stay F32. A matrix whose rows are not whole blocks of the wanted type is stored as F16. Source of names and keys:
 * gguf-py `constants.py` and `tensor_mapping.py`, architecture QWEN3.
 */

import { PawError } from "./errors.js";
import type { GgufTensor } from "./gguf-reader.js";
import type { GgufValue } from "./gguf-value.js";
import { writeGguf } from "./gguf-writer.js";
import { parseQwen3Config, type Qwen3Config } from "./model-config.js";
import { tokenizerMetadata } from "./model-tokenizer.js";
import { quantize } from "./quantize.js";
import { type SafeTensor, safeTensorValues } from "./safetensors.js";
import { TENSOR_LAYOUTS, type WritableTensorType } from "./tensor-type.js";

export type ModelTensorType = Exclude<WritableTensorType, "BF16">;

export interface HfModel {
  /** Parsed `config.json`. */
  readonly config: unknown;
  /** Every tensor, by Hugging Face name. */
  readonly tensors: ReadonlyMap<string, SafeTensor>;
  /** Parsed `tokenizer.json`. */
  readonly tokenizer: unknown;
  /** Stored type of the matrices. */
  readonly type: ModelTensorType;
  /** Human-readable name, stored as `general.name`. */
  readonly name: string;
}

/** Values of `general.file_type` (llama.h, `enum llama_ftype`). */
const FILE_TYPES: Readonly<Record<ModelTensorType, number>> = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 7 };

interface Expected {
  readonly hf: string;
  readonly gguf: string;
  /** Hugging Face shape, slowest first. */
  readonly shape: readonly number[];
}

/**
 * The GGUF file of a Qwen3 model; equal input gives equal bytes. Throws `MODEL_INVALID` for a missing, unknown or
 * wrongly shaped tensor, for values that the type cannot hold, and for an unsupported config or tokenizer.
 */
export function ggufFromHf(model: HfModel): Uint8Array {
  const config = parseQwen3Config(model.config);
  const metadata = new Map<string, GgufValue>([
    ...modelMetadata(config, model.type, model.name),
    ...tokenizerMetadata(model.tokenizer, config),
  ]);
  const expected = expectedTensors(config);
  const known = new Set(expected.map(({ hf }) => hf));
  for (const name of model.tensors.keys()) {
    // With tied embeddings some exporters still write the shared matrix under its second name.
    const tiedCopy = config.tiedEmbeddings && name === "lm_head.weight" && isCopyOfEmbedding(model.tensors);
    if (!known.has(name) && !tiedCopy)
      throw invalid(`tensor ${JSON.stringify(name)} is not part of this model`);
  }
  const tensors = expected.map((entry) => convertTensor(entry, model.tensors.get(entry.hf), model.type));
  return writeGguf({ metadata, tensors });
}

/** Name and shape of every tensor, in the order of the file. */
function expectedTensors(config: Qwen3Config): Expected[] {
  const { embeddingLength: width, feedForwardLength: inner, headLength, vocabularySize } = config;
  const queries = config.headCount * headLength;
  const keys = config.headCountKv * headLength;
  const entries: Expected[] = [
    { hf: "model.embed_tokens.weight", gguf: "token_embd.weight", shape: [vocabularySize, width] },
  ];
  for (let layer = 0; layer < config.blockCount; layer++) {
    const add = (hf: string, gguf: string, ...shape: number[]): void => {
      entries.push({ hf: `model.layers.${layer}.${hf}.weight`, gguf: `blk.${layer}.${gguf}.weight`, shape });
    };
    add("input_layernorm", "attn_norm", width);
    add("self_attn.q_proj", "attn_q", queries, width);
    add("self_attn.q_norm", "attn_q_norm", headLength);
    add("self_attn.k_proj", "attn_k", keys, width);
    add("self_attn.k_norm", "attn_k_norm", headLength);
    add("self_attn.v_proj", "attn_v", keys, width);
    add("self_attn.o_proj", "attn_output", width, queries);
    add("post_attention_layernorm", "ffn_norm", width);
    add("mlp.gate_proj", "ffn_gate", inner, width);
    add("mlp.up_proj", "ffn_up", inner, width);
    add("mlp.down_proj", "ffn_down", width, inner);
  }
  entries.push({ hf: "model.norm.weight", gguf: "output_norm.weight", shape: [width] });
  if (!config.tiedEmbeddings) {
    entries.push({ hf: "lm_head.weight", gguf: "output.weight", shape: [vocabularySize, width] });
  }
  return entries;
}

function modelMetadata(config: Qwen3Config, type: ModelTensorType, name: string): [string, GgufValue][] {
  const count = (key: string, value: number): [string, GgufValue] => [
    `qwen3.${key}`,
    { type: "uint32", value },
  ];
  const real = (key: string, value: number): [string, GgufValue] => [
    `qwen3.${key}`,
    { type: "float32", value },
  ];
  return [
    ["general.architecture", { type: "string", value: "qwen3" }],
    ["general.type", { type: "string", value: "model" }],
    ["general.name", { type: "string", value: name }],
    ["general.file_type", { type: "uint32", value: FILE_TYPES[type] }],
    ["general.quantization_version", { type: "uint32", value: 2 }],
    count("block_count", config.blockCount),
    count("context_length", config.contextLength),
    count("embedding_length", config.embeddingLength),
    count("feed_forward_length", config.feedForwardLength),
    count("attention.head_count", config.headCount),
    count("attention.head_count_kv", config.headCountKv),
    count("attention.key_length", config.headLength),
    count("attention.value_length", config.headLength),
    real("attention.layer_norm_rms_epsilon", config.rmsEpsilon),
    real("rope.freq_base", config.ropeBase),
    count("vocab_size", config.vocabularySize),
  ];
}

function convertTensor(
  expected: Expected,
  tensor: SafeTensor | undefined,
  wanted: ModelTensorType,
): GgufTensor {
  const { hf, gguf, shape } = expected;
  if (tensor === undefined) throw invalid(`tensor ${hf} is missing`);
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, i) => size !== shape[i])) {
    throw invalid(`tensor ${hf} has shape [${tensor.shape.join(", ")}]: [${shape.join(", ")}] is needed`);
  }
  const dims = [...shape].reverse();
  const rowLength = dims[0]!;
  const whole = rowLength % TENSOR_LAYOUTS[wanted].blockSize === 0;
  const type = shape.length === 1 ? "F32" : whole ? wanted : "F16";
  try {
    return { name: gguf, dims, type, data: quantize(safeTensorValues(tensor), type, rowLength) };
  } catch (cause) {
    throw new PawError("MODEL_INVALID", `tensor ${hf}: ${(cause as Error).message}`, { cause });
  }
}

function isCopyOfEmbedding(tensors: ReadonlyMap<string, SafeTensor>): boolean {
  const head = tensors.get("lm_head.weight");
  const embedding = tensors.get("model.embed_tokens.weight");
  if (head === undefined || embedding === undefined || head.dtype !== embedding.dtype) return false;
  return (
    head.data.length === embedding.data.length && head.data.every((byte, i) => byte === embedding.data[i])
  );
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
