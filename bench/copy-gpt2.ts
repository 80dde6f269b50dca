/**
 * GPT-2's shape, 124M (config.json of openai-community/gpt2), with the 2,048 learned positions of the published interpreter: a bias
 * shifts the last feed-forward part's input into the linear part of GELU, and the turn, a difference of two places, takes it out again.
 */

import type { GgufTensor, ModelConfig } from "@paw/format";
import {
  embedding,
  FINAL_NORM,
  filled,
  layerMatrices,
  type Matrix,
  type Shape,
  turn,
  widen,
} from "./copy-model.js";
import type { BenchType } from "./weights.js";

const SIZES: ModelConfig = {
  blockCount: 12,
  contextLength: 2048,
  embeddingLength: 768,
  feedForwardLength: 3072,
  headCount: 12,
  keyValueHeadCount: 12,
  headLength: 64,
  normEpsilon: 1e-5,
  vocabularySize: 50_257,
};
/** Inputs are -1 or 1, and GELU passes them on from here: gelu(3) is 2.996, gelu(5) is 5. */
const LINEAR = 4;

export const GPT2: Shape = {
  name: "gpt2",
  architecture: "gpt2",
  sizes: SIZES,
  publishedType: "Q8_0",
  preTokenizer: "gpt-2",
  end: "<|endoftext|>",
  prompt: { opening: "", openingTokens: 0, closing: "\n" },
  matrices: matrices(SIZES),
  tensors,
};

function matrices({ embeddingLength: width, feedForwardLength: inner }: ModelConfig): Matrix[] {
  return [
    { name: "attn_qkv", rows: 3 * width, width },
    { name: "attn_output", rows: width, width },
    { name: "ffn_up", rows: inner, width },
    { name: "ffn_down", rows: width, width: inner },
  ];
}

function tensors(type: BenchType, chain: readonly number[]): GgufTensor[] {
  const { blockCount, contextLength, embeddingLength: width } = SIZES;
  const all = [
    embedding(SIZES, type, chain),
    // Positions and biases are zeros, which cost what others do. Norms, biases and positions are floats in published files too.
    filled("position_embd.weight", [width, contextLength], 0),
    ...norm("output_norm", FINAL_NORM),
  ];
  for (let layer = 0; layer < blockCount; layer++) {
    const at = `blk.${layer}`;
    const last = layer === blockCount - 1;
    const turning = { ffn_up: widen(SIZES, type), ffn_down: turn(SIZES, type, 1) };
    all.push(...norm(`${at}.attn_norm`, 1), ...norm(`${at}.ffn_norm`, 1));
    all.push(...layerMatrices(GPT2.matrices, type, layer, last ? turning : {}));
    for (const { name, rows } of GPT2.matrices) {
      all.push(filled(`${at}.${name}.bias`, [rows], last && name === "ffn_up" ? LINEAR : 0));
    }
  }
  return all;
}

function norm(name: string, weight: number): GgufTensor[] {
  const dims = [SIZES.embeddingLength];
  return [filled(`${name}.weight`, dims, weight), filled(`${name}.bias`, dims, 0)];
}
