/**
 * The weights of a Qwen3 model as floats, from GGUF tensors whose shapes agree with the metadata.
 *
 * Everything is dequantised once at loading: four bytes a weight, which suits the small models that the reference
 * backend is for. Matrices are [nOut x nIn], row-major.
 */

import { dequantize, type GgufTensor, PawError } from "@paw/format";
import type { ModelConfig } from "./config.js";

/** A matrix that a LoRA may change. */
export interface Linear {
  readonly weight: Float32Array;
  readonly nIn: number;
  readonly nOut: number;
}

/** The matrices of a block that a LoRA may change, by GGUF name. */
export const LINEAR_NAMES = [
  "attn_q",
  "attn_k",
  "attn_v",
  "attn_output",
  "ffn_gate",
  "ffn_up",
  "ffn_down",
] as const;
export type LinearName = (typeof LINEAR_NAMES)[number];

export interface BlockWeights {
  /** [embeddingLength] each. */
  readonly attentionNorm: Float32Array;
  readonly feedForwardNorm: Float32Array;
  /** [headLength] each: one weight vector for all heads. */
  readonly queryNorm: Float32Array;
  readonly keyNorm: Float32Array;
  readonly linear: Readonly<Record<LinearName, Linear>>;
}

export interface ModelWeights {
  /** [vocabularySize x embeddingLength]. */
  readonly embedding: Float32Array;
  readonly blocks: readonly BlockWeights[];
  /** [embeddingLength]. */
  readonly outputNorm: Float32Array;
  /** [vocabularySize x embeddingLength]; the embedding itself where they are tied. */
  readonly output: Float32Array;
}

/** Rows and columns of a block's matrix. */
export function linearShape(name: LinearName, config: ModelConfig): { nIn: number; nOut: number } {
  const { embeddingLength, feedForwardLength, headCount, keyValueHeadCount, headLength } = config;
  switch (name) {
    case "attn_q":
      return { nIn: embeddingLength, nOut: headCount * headLength };
    case "attn_k":
    case "attn_v":
      return { nIn: embeddingLength, nOut: keyValueHeadCount * headLength };
    case "attn_output":
      return { nIn: headCount * headLength, nOut: embeddingLength };
    case "ffn_gate":
    case "ffn_up":
      return { nIn: embeddingLength, nOut: feedForwardLength };
    case "ffn_down":
      return { nIn: feedForwardLength, nOut: embeddingLength };
  }
}

/** Dequantises all tensors; throws MODEL_INVALID for one that is missing, unknown, misshapen or not finite. */
export function loadWeights(
  tensors: readonly GgufTensor[],
  config: ModelConfig,
  vocabularySize: number,
): ModelWeights {
  const rest = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const { embeddingLength, headLength } = config;

  /** Takes the tensor out of `rest`. `dims` fastest first. */
  const take = (name: string, ...dims: number[]): Float32Array => {
    const tensor = rest.get(name);
    if (tensor === undefined) throw invalid(`the model has no tensor "${name}"`);
    rest.delete(name);
    if (tensor.dims.length !== dims.length || dims.some((dim, i) => dim !== tensor.dims[i])) {
      throw invalid(`tensor "${name}" is [${tensor.dims.join(", ")}]; the metadata say [${dims.join(", ")}]`);
    }
    const values = dequantize(
      tensor.data,
      tensor.type,
      dims.reduce((product, dim) => product * dim, 1),
    );
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw invalid(`tensor "${name}" holds ${values[bad]} at ${bad}; weights must be finite`);
    return values;
  };

  const embedding = take("token_embd.weight", embeddingLength, vocabularySize);
  const blocks: BlockWeights[] = [];
  for (let block = 0; block < config.blockCount; block++) {
    const name = (part: string): string => `blk.${block}.${part}.weight`;
    const linear = (part: LinearName): Linear => {
      const shape = linearShape(part, config);
      return { ...shape, weight: take(name(part), shape.nIn, shape.nOut) };
    };
    blocks.push({
      attentionNorm: take(name("attn_norm"), embeddingLength),
      feedForwardNorm: take(name("ffn_norm"), embeddingLength),
      queryNorm: take(name("attn_q_norm"), headLength),
      keyNorm: take(name("attn_k_norm"), headLength),
      linear: {
        attn_q: linear("attn_q"),
        attn_k: linear("attn_k"),
        attn_v: linear("attn_v"),
        attn_output: linear("attn_output"),
        ffn_gate: linear("ffn_gate"),
        ffn_up: linear("ffn_up"),
        ffn_down: linear("ffn_down"),
      },
    });
  }
  const outputNorm = take("output_norm.weight", embeddingLength);
  const output = rest.has("output.weight")
    ? take("output.weight", embeddingLength, vocabularySize)
    : embedding;
  const unknown = rest.keys().next();
  if (!unknown.done) throw invalid(`the model has a tensor "${unknown.value}" that Qwen3 has no use for`);
  return { embedding, blocks, outputNorm, output };
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
