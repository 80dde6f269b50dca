/**
 * The forward pass of a decoder with LoRA over a key-value cache, for every architecture that @paw/format describes.
 *
 * Per block: attn_norm, q k v, RoPE, causal grouped attention, output projection, residual; ffn_norm, feed-forward, residual. Then the
 * output norm. Where the description has more tensors there is more: norms of q and k, norms after attention and feed-forward,
 * biases, a gate, learned positions. Not a scheduler: one batch of one sequence at a time.
 * Shapes: T tokens of a batch, E embeddingLength, F feedForwardLength, H and K query and key-value heads of D values.
 * Sources: mlx-lm models/*.py, llama.cpp src/models/*.cpp.
 */

import { type Architecture, isSliding, type ModelConfig } from "@paw/format";
import { geGlu, gelu, swiGlu } from "./activations.js";
import type { Adapter } from "./adapter.js";
import { attend } from "./attention.js";
import { addRow, addScaled, layerNorm, matmul, rmsNorm, rotate } from "./kernels.js";
import { KeyValueCache } from "./key-value-cache.js";
import { RotaryTable } from "./rotary-table.js";
import type { ModelWeights, Module } from "./weights.js";

/** Most tokens of one batch: weights are reused within it, scratch grows with it, and the event loop waits for it. */
export const MAX_BATCH = 32;

export class ReferenceModel {
  readonly architecture: Architecture;
  readonly config: ModelConfig;
  readonly #weights: ModelWeights;
  /** Angles of blocks that see everything, and of those with a window; none where positions are learned. */
  readonly #rotary: { readonly full: RotaryTable; readonly sliding: RotaryTable } | undefined;
  readonly #scratch;

  constructor(architecture: Architecture, config: ModelConfig, weights: ModelWeights) {
    this.architecture = architecture;
    this.config = config;
    this.#weights = weights;
    const { embeddingLength: E, feedForwardLength: F, headCount: H, keyValueHeadCount: K } = config;
    const { headLength: D, ropeBase, sliding } = config;
    if (ropeBase !== undefined) {
      const divisors = weights.outer.rope_freqs?.weight;
      const full = new RotaryTable(D, ropeBase, divisors);
      this.#rotary = { full, sliding: sliding ? new RotaryTable(D, sliding.ropeBase, divisors) : full };
    }
    const rows = (width: number): Float32Array => new Float32Array(MAX_BATCH * width);
    this.#scratch = {
      stream: rows(E),
      normed: rows(E),
      /** Queries, keys and values of one matrix. */
      fused: rows(weights.blocks[0]?.attn_qkv === undefined ? 0 : (H + 2 * K) * D),
      query: rows(H * D),
      attended: rows(H * D),
      gate: rows(F),
      up: rows(F),
      /** Result of a projection before it is added, and of a LoRA; as wide as the widest matrix. */
      projected: rows(E),
      delta: rows(Math.max(E, F, (H + 2 * K) * D)),
      inner: new Float32Array(0),
      scores: new Float64Array(0),
    };
  }

  /** Rows and columns of a matrix of a block. */
  linear(block: number, part: string): Pick<Module, "nIn" | "nOut"> {
    return this.#weights.blocks[block]![part]!;
  }

  /** An empty cache for at most `limit` positions. */
  createCache(limit: number): KeyValueCache {
    const { blockCount, keyValueHeadCount, headLength } = this.config;
    return new KeyValueCache(blockCount, keyValueHeadCount * headLength, limit);
  }

  /**
   * Appends 1 to MAX_BATCH valid token ids to the cache. With `wanted`, returns the output-norm hidden state [E] of
   * the last token (a new array); else only the cache is filled.
   */
  forward(
    tokens: readonly number[],
    cache: KeyValueCache,
    adapter: Adapter | undefined,
    wanted: boolean,
  ): Float32Array | undefined {
    const { outer, blocks } = this.#weights;
    const { embeddingLength: E } = this.config;
    const { stream } = this.#scratch;
    const T = tokens.length;
    cache.reserve(T);
    this.#rotary?.full.reserve(cache.length + T);
    this.#rotary?.sliding.reserve(cache.length + T);
    if (this.#scratch.scores.length < cache.length + T) {
      this.#scratch.scores = new Float64Array(2 * (cache.length + T));
    }
    this.#embed(tokens, cache.length);
    const last = blocks.length - 1;
    for (let block = 0; block < last; block++) this.#block(block, T, 0, cache, adapter);
    // Only the wanted row leaves the last block; the others are needed for their keys and values alone.
    this.#block(last, T, wanted ? T - 1 : T, cache, adapter);
    cache.length += T;
    if (!wanted) return undefined;
    const hidden = new Float32Array(E);
    this.#norm(hidden, stream.subarray((T - 1) * E, T * E), outer.output_norm!, 1, E);
    return hidden;
  }

  /** Logits [vocabularySize] of a hidden state. */
  logits(hidden: Float32Array): Float32Array {
    const { weight, nIn, nOut } = this.#weights.outer.output!;
    const logits = new Float32Array(nOut);
    matmul(logits, hidden, weight, 1, nIn, nOut);
    return logits;
  }

  /** Fills the stream with the embeddings of tokens that stand at `position` and after it. */
  #embed(tokens: readonly number[], position: number): void {
    const { token_embd: embedding, position_embd: learned } = this.#weights.outer;
    const { embeddingLength: E } = this.config;
    const { stream } = this.#scratch;
    tokens.forEach((token, t) => {
      stream.set(embedding!.weight.subarray(token * E, (token + 1) * E), t * E);
    });
    if (this.architecture.scaledEmbedding) {
      const scale = Math.fround(Math.sqrt(E));
      for (let i = 0; i < tokens.length * E; i++) stream[i] = stream[i]! * scale;
    }
    if (learned !== undefined) {
      addScaled(stream, learned.weight.subarray(position * E), 1, tokens.length * E);
    }
  }

  /** One block over the T rows of the stream: keys and values of all rows, everything else of rows [from, T). */
  #block(block: number, T: number, from: number, cache: KeyValueCache, adapter: Adapter | undefined): void {
    const modules = this.#weights.blocks[block]!;
    const { embeddingLength: E, headCount: H, keyValueHeadCount: K, headLength: D } = this.config;
    const { stream, normed, query, attended, projected, scores } = this.#scratch;
    const start = cache.length;
    const keys = cache.keys[block]!;
    const values = cache.values[block]!;
    const newKeys = keys.subarray(start * K * D, (start + T) * K * D);
    const newValues = values.subarray(start * K * D, (start + T) * K * D);
    const rows = T - from;

    this.#norm(normed, stream, modules.attn_norm!, T, E);
    if (modules.attn_qkv !== undefined) {
      this.#fusedQueryKeyValue(newKeys, newValues, block, T, from, adapter);
    } else {
      this.#project(newKeys, normed, block, "attn_k", T, adapter);
      this.#project(newValues, normed, block, "attn_v", T, adapter);
      this.#project(query, normed.subarray(from * E, T * E), block, "attn_q", rows, adapter);
    }
    if (modules.attn_k_norm) this.#norm(newKeys, newKeys, modules.attn_k_norm, T * K, D);
    if (modules.attn_q_norm) this.#norm(query, query, modules.attn_q_norm, rows * H, D);
    this.#rotate(newKeys, block, start, T, K);
    this.#rotate(query, block, start + from, rows, H);
    if (rows === 0) return;

    const residual = stream.subarray(from * E, T * E);
    const window = isSliding(block, this.config) ? this.config.sliding!.length : Number.POSITIVE_INFINITY;
    attend(attended, query, keys, values, scores, start + from + 1, rows, { H, K, D, window });
    this.#project(projected, attended, block, "attn_output", rows, adapter);
    if (modules.post_attention_norm) this.#norm(projected, projected, modules.post_attention_norm, rows, E);
    addScaled(residual, projected, 1, rows * E);

    this.#norm(normed, residual, modules.ffn_norm!, rows, E);
    this.#feedForward(block, rows, adapter);
    if (modules.post_ffw_norm) this.#norm(projected, projected, modules.post_ffw_norm, rows, E);
    addScaled(residual, projected, 1, rows * E);
  }

  /** Projects `normed` with the one matrix of GPT-2 and hands out its parts. */
  #fusedQueryKeyValue(
    newKeys: Float32Array,
    newValues: Float32Array,
    block: number,
    T: number,
    from: number,
    adapter: Adapter | undefined,
  ): void {
    const { headCount: H, keyValueHeadCount: K, headLength: D } = this.config;
    const { normed, fused, query } = this.#scratch;
    this.#project(fused, normed, block, "attn_qkv", T, adapter);
    for (let t = 0, at = 0; t < T; t++, at += (H + 2 * K) * D) {
      if (t >= from) query.set(fused.subarray(at, at + H * D), (t - from) * H * D);
      newKeys.set(fused.subarray(at + H * D, at + (H + K) * D), t * K * D);
      newValues.set(fused.subarray(at + (H + K) * D, at + (H + 2 * K) * D), t * K * D);
    }
  }

  /** `projected` = feed-forward of `normed`. */
  #feedForward(block: number, rows: number, adapter: Adapter | undefined): void {
    const { feedForwardLength: F } = this.config;
    const { normed, gate, up, projected } = this.#scratch;
    if (this.#weights.blocks[block]!.ffn_gate === undefined) {
      this.#project(gate, normed, block, "ffn_up", rows, adapter);
      gelu(gate, rows * F);
    } else {
      this.#project(gate, normed, block, "ffn_gate", rows, adapter);
      this.#project(up, normed, block, "ffn_up", rows, adapter);
      (this.architecture.activation === "silu" ? swiGlu : geGlu)(gate, up, rows * F);
    }
    this.#project(projected, gate, block, "ffn_down", rows, adapter);
  }

  #norm(out: Float32Array, x: Float32Array, { weight, bias }: Module, rows: number, n: number): void {
    const { normEpsilon } = this.config;
    if (this.architecture.norm === "rms") rmsNorm(out, x, weight, rows, n, normEpsilon);
    else layerNorm(out, x, weight, bias!, rows, n, normEpsilon);
  }

  #rotate(x: Float32Array, block: number, position: number, T: number, heads: number): void {
    if (this.#rotary === undefined) return;
    const table = isSliding(block, this.config) ? this.#rotary.sliding : this.#rotary.full;
    const neighbours = this.architecture.rotary === "neighbours";
    rotate(x, table.cosines, table.sines, position, T, heads, this.config.headLength, neighbours);
  }

  /** out [rows x nOut] = W x + bias + scale * B (A x), for x [rows x nIn]. */
  #project(
    out: Float32Array,
    x: Float32Array,
    block: number,
    part: string,
    rows: number,
    adapter: Adapter | undefined,
  ): void {
    const { weight, bias, nIn, nOut } = this.#weights.blocks[block]![part]!;
    matmul(out, x, weight, rows, nIn, nOut);
    if (bias !== undefined) addRow(out, bias, rows, nOut);
    const lora = adapter?.[block]?.[part];
    if (lora === undefined) return;
    const { rank, scale, a, b } = lora;
    const scratch = this.#scratch;
    if (scratch.inner.length < MAX_BATCH * rank) scratch.inner = new Float32Array(MAX_BATCH * rank);
    matmul(scratch.inner, x, a, rows, nIn, rank);
    matmul(scratch.delta, scratch.inner, b, rows, rank, nOut);
    addScaled(out, scratch.delta, scale, rows * nOut);
  }
}
