/** Qwen3-0.6B's shape (config.json of Qwen/Qwen3-0.6B): a gate that a constant opens lets the last feed-forward part turn its input. */

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
import { type BenchType, exact } from "./weights.js";

const SIZES: ModelConfig = {
  blockCount: 28,
  contextLength: 2048,
  embeddingLength: 1024,
  feedForwardLength: 3072,
  headCount: 16,
  keyValueHeadCount: 8,
  headLength: 128,
  normEpsilon: 1e-6,
  ropeBase: 1_000_000,
  vocabularySize: 151_936,
};
/** A gate this far in the linear part of SiLU passes its input on: silu(8) is 7.997. */
const GATE = 8;

export const QWEN3_06B: Shape = {
  name: "qwen3-0.6b",
  architecture: "qwen3",
  sizes: SIZES,
  publishedType: "Q6_K",
  preTokenizer: "qwen2",
  end: "<|im_end|>",
  prompt: {
    opening: "<|im_start|>user\n",
    openingTokens: 4,
    closing: "<|im_end|>\n<|im_start|>assistant\n",
  },
  matrices: matrices(SIZES),
  tensors,
};

function matrices(sizes: ModelConfig): Matrix[] {
  const { embeddingLength: width, feedForwardLength: inner } = sizes;
  const queries = sizes.headCount * sizes.headLength;
  const keys = sizes.keyValueHeadCount * sizes.headLength;
  return [
    { name: "attn_q", rows: queries, width },
    { name: "attn_k", rows: keys, width },
    { name: "attn_v", rows: keys, width },
    { name: "attn_output", rows: width, width: queries },
    { name: "ffn_gate", rows: inner, width },
    { name: "ffn_up", rows: inner, width },
    { name: "ffn_down", rows: width, width: inner },
  ];
}

function tensors(type: BenchType, chain: readonly number[]): GgufTensor[] {
  const { blockCount, embeddingLength: width, headLength } = SIZES;
  const all = [embedding(SIZES, type, chain), filled("output_norm.weight", [width], FINAL_NORM)];
  for (let layer = 0; layer < blockCount; layer++) {
    const at = `blk.${layer}`;
    for (const name of ["attn_norm", "ffn_norm"]) all.push(filled(`${at}.${name}.weight`, [width], 1));
    for (const name of ["attn_q_norm", "attn_k_norm"])
      all.push(filled(`${at}.${name}.weight`, [headLength], 1));
    all.push(
      ...layerMatrices(QWEN3_06B.matrices, type, layer, layer === blockCount - 1 ? turning(type) : {}),
    );
  }
  return all;
}

function turning(type: BenchType): Record<string, Uint8Array> {
  const { embeddingLength: width, feedForwardLength: inner } = SIZES;
  return {
    // The first place of the normalised input is the constant that opens every gate.
    ffn_gate: exact(type, inner, width, GATE, (row, values) => {
      if (row < width) values[0] = 1;
    }),
    ffn_up: widen(SIZES, type),
    ffn_down: turn(SIZES, type, 1 / GATE),
  };
}
