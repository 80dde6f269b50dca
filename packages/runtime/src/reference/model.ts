/**
 * The forward pass of Qwen3 with LoRA over a key-value cache.
 *
 * Per block: attn_norm, q k v, per-head q and k norm, RoPE, causal grouped attention, output projection, residual;
 * ffn_norm, SwiGLU, residual. Then the output norm. Not a scheduler: one batch of one sequence at a time.
 * Shapes: T tokens of a batch, E embeddingLength, F feedForwardLength, H and K query and key-value heads of D values.
 * Sources: mlx-lm models/qwen3.py, llama.cpp src/models/qwen3.cpp.
 */

import type { Adapter } from "./adapter.js";
import { attend } from "./attention.js";
import type { ModelConfig } from "./config.js";
import { addScaled, matmul, rmsNorm, rotate, swiGlu } from "./kernels.js";
import { KeyValueCache } from "./key-value-cache.js";
import { RotaryTable } from "./rotary-table.js";
import type { LinearName, ModelWeights } from "./weights.js";

/** Most tokens of one batch: weights are reused within it, scratch grows with it, and the event loop waits for it. */
export const MAX_BATCH = 32;

export class Qwen3Model {
  readonly config: ModelConfig;
  readonly #weights: ModelWeights;
  readonly #rotary: RotaryTable;
  readonly #scratch;

  constructor(config: ModelConfig, weights: ModelWeights) {
    this.config = config;
    this.#weights = weights;
    this.#rotary = new RotaryTable(config.headLength, config.ropeBase);
    const { embeddingLength: E, feedForwardLength: F, headCount: H, headLength: D } = config;
    const rows = (width: number): Float32Array => new Float32Array(MAX_BATCH * width);
    this.#scratch = {
      stream: rows(E),
      normed: rows(E),
      query: rows(H * D),
      attended: rows(H * D),
      gate: rows(F),
      up: rows(F),
      /** Result of a projection before it is added, and of a LoRA; as wide as the widest matrix. */
      projected: rows(E),
      delta: rows(Math.max(E, F, H * D)),
      inner: new Float32Array(0),
      scores: new Float64Array(0),
    };
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
    const { embedding, blocks, outputNorm } = this.#weights;
    const { embeddingLength: E, normEpsilon } = this.config;
    const { stream } = this.#scratch;
    const T = tokens.length;
    cache.reserve(T);
    this.#rotary.reserve(cache.length + T);
    if (this.#scratch.scores.length < cache.length + T) {
      this.#scratch.scores = new Float64Array(2 * (cache.length + T));
    }
    tokens.forEach((token, t) => {
      stream.set(embedding.subarray(token * E, (token + 1) * E), t * E);
    });
    const last = blocks.length - 1;
    for (let block = 0; block < last; block++) this.#block(block, T, 0, cache, adapter);
    // Only the wanted row leaves the last block; the others are needed for their keys and values alone.
    this.#block(last, T, wanted ? T - 1 : T, cache, adapter);
    cache.length += T;
    if (!wanted) return undefined;
    const hidden = new Float32Array(E);
    rmsNorm(hidden, stream.subarray((T - 1) * E, T * E), outputNorm, 1, E, normEpsilon);
    return hidden;
  }

  /** Logits [vocabularySize] of a hidden state. */
  logits(hidden: Float32Array): Float32Array {
    const { output } = this.#weights;
    const { embeddingLength: E } = this.config;
    const logits = new Float32Array(output.length / E);
    matmul(logits, hidden, output, 1, E, logits.length);
    return logits;
  }

  /** One block over the T rows of the stream: keys and values of all rows, everything else of rows [from, T). */
  #block(block: number, T: number, from: number, cache: KeyValueCache, adapter: Adapter | undefined): void {
    const weights = this.#weights.blocks[block]!;
    const { embeddingLength: E, feedForwardLength: F, normEpsilon } = this.config;
    const { headCount: H, keyValueHeadCount: K, headLength: D } = this.config;
    const { stream, normed, query, attended, projected, gate, up, scores } = this.#scratch;
    const { cosines, sines } = this.#rotary;
    const start = cache.length;
    const keys = cache.keys[block]!;
    const values = cache.values[block]!;
    const newKeys = keys.subarray(start * K * D, (start + T) * K * D);
    const newValues = values.subarray(start * K * D, (start + T) * K * D);
    const project = (out: Float32Array, x: Float32Array, part: LinearName, rows: number): void =>
      this.#project(out, x, block, part, rows, adapter);

    rmsNorm(normed, stream, weights.attentionNorm, T, E, normEpsilon);
    project(newKeys, normed, "attn_k", T);
    project(newValues, normed, "attn_v", T);
    rmsNorm(newKeys, newKeys, weights.keyNorm, T * K, D, normEpsilon);
    rotate(newKeys, cosines, sines, start, T, K, D);
    if (from === T) return;

    const rows = T - from;
    const residual = stream.subarray(from * E, T * E);
    project(query, normed.subarray(from * E, T * E), "attn_q", rows);
    rmsNorm(query, query, weights.queryNorm, rows * H, D, normEpsilon);
    rotate(query, cosines, sines, start + from, rows, H, D);
    attend(attended, query, keys, values, scores, start + from + 1, rows, { H, K, D });
    project(projected, attended, "attn_output", rows);
    addScaled(residual, projected, 1, rows * E);

    rmsNorm(normed, residual, weights.feedForwardNorm, rows, E, normEpsilon);
    project(gate, normed, "ffn_gate", rows);
    project(up, normed, "ffn_up", rows);
    swiGlu(gate, up, rows * F);
    project(projected, gate, "ffn_down", rows);
    addScaled(residual, projected, 1, rows * E);
  }

  /** out [rows x nOut] = W x + scale * B (A x), for x [rows x nIn]. */
  #project(
    out: Float32Array,
    x: Float32Array,
    block: number,
    part: LinearName,
    rows: number,
    adapter: Adapter | undefined,
  ): void {
    const { weight, nIn, nOut } = this.#weights.blocks[block]!.linear[part];
    matmul(out, x, weight, rows, nIn, nOut);
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
