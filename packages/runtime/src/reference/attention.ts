/**
 * Causal attention with grouped key-value heads over a key-value cache.
 *
 * Shapes: H query heads, K key-value heads (H a multiple of K), D values per head; query and output rows [H x D];
 * cache rows [K x D], one per position. Sums run in ascending order in doubles, as in kernels.ts.
 */

import { softmax } from "./kernels.js";

export interface AttentionShape {
  readonly H: number;
  readonly K: number;
  readonly D: number;
  /** Positions that a row sees at most, itself included. */
  readonly window: number;
}

/**
 * out [T x H x D] = attention of query [T x H x D] over keys and values [positions x K x D]. Row t sees the first
 * `visible + t` positions (visible >= 1), or the last `window` of them. `scores` is scratch for at least `visible + T - 1` values.
 */
export function attend(
  out: Float32Array,
  query: Float32Array,
  keys: Float32Array,
  values: Float32Array,
  scores: Float64Array,
  visible: number,
  T: number,
  { H, K, D, window }: AttentionShape,
): void {
  const scale = 1 / Math.sqrt(D);
  const group = H / K;
  for (let t = 0; t < T; t++) {
    const first = Math.max(0, visible + t - window);
    const positions = visible + t - first;
    for (let h = 0; h < H; h++) {
      const at = (t * H + h) * D;
      const head = first * K * D + Math.floor(h / group) * D;
      headScores(scores, query, at, keys, head, positions, K * D, D, scale);
      softmax(scores, positions);
      headOutput(out, at, scores, values, head, positions, K * D, D);
    }
  }
}

/** scores[p] = scale * query[at..at+D) . keys[p], four positions at a time. */
function headScores(
  scores: Float64Array,
  query: Float32Array,
  at: number,
  keys: Float32Array,
  head: number,
  positions: number,
  stride: number,
  D: number,
  scale: number,
): void {
  let p = 0;
  for (; p + 4 <= positions; p += 4) {
    const k0 = p * stride + head;
    const k1 = k0 + stride;
    const k2 = k1 + stride;
    const k3 = k2 + stride;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < D; i++) {
      const q = query[at + i]!;
      s0 += q * keys[k0 + i]!;
      s1 += q * keys[k1 + i]!;
      s2 += q * keys[k2 + i]!;
      s3 += q * keys[k3 + i]!;
    }
    scores[p] = s0 * scale;
    scores[p + 1] = s1 * scale;
    scores[p + 2] = s2 * scale;
    scores[p + 3] = s3 * scale;
  }
  for (; p < positions; p++) {
    const key = p * stride + head;
    let sum = 0;
    for (let i = 0; i < D; i++) sum += query[at + i]! * keys[key + i]!;
    scores[p] = sum * scale;
  }
}

/** out[at..at+D) = sum over p of scores[p] * values[p], eight values at a time. */
function headOutput(
  out: Float32Array,
  at: number,
  scores: Float64Array,
  values: Float32Array,
  head: number,
  positions: number,
  stride: number,
  D: number,
): void {
  let i = 0;
  for (; i + 8 <= D; i += 8) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let p = 0, v = head + i; p < positions; p++, v += stride) {
      const weight = scores[p]!;
      s0 += weight * values[v]!;
      s1 += weight * values[v + 1]!;
      s2 += weight * values[v + 2]!;
      s3 += weight * values[v + 3]!;
      s4 += weight * values[v + 4]!;
      s5 += weight * values[v + 5]!;
      s6 += weight * values[v + 6]!;
      s7 += weight * values[v + 7]!;
    }
    out[at + i] = s0;
    out[at + i + 1] = s1;
    out[at + i + 2] = s2;
    out[at + i + 3] = s3;
    out[at + i + 4] = s4;
    out[at + i + 5] = s5;
    out[at + i + 6] = s6;
    out[at + i + 7] = s7;
  }
  for (; i < D; i++) {
    let sum = 0;
    for (let p = 0, v = head + i; p < positions; p++, v += stride) sum += scores[p]! * values[v]!;
    out[at + i] = sum;
  }
}
