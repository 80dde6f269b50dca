/**
 * The arithmetic of the reference backend on contiguous Float32Array rows.
 *
 * Shapes: T tokens, n values per row; every matrix is row-major. Each sum runs in ascending index order in one
 * double accumulator and is rounded to float once, at the store. A row's result therefore depends neither on T nor
 * on how the loops are tiled, and is the same on every machine (JavaScript engines never fuse multiply and add;
 * Math.sqrt is the correctly rounded IEEE 754 instruction on every engine and CPU that Node runs on).
 * Tiles only reuse loaded weights: they hold several such accumulators at once.
 */

import { exponential, logarithm } from "./elementary.js";

/** out [T x nOut] = x [T x nIn] times w [nOut x nIn] transposed. */
export function matmul(
  out: Float32Array,
  x: Float32Array,
  w: Float32Array,
  T: number,
  nIn: number,
  nOut: number,
): void {
  let t = 0;
  for (; t + 4 <= T; t += 4) fourRows(out, x, w, t, nIn, nOut);
  for (; t < T; t++) oneRow(out, x, w, t, nIn, nOut);
}

/** Four tokens by two outputs: eight accumulators over six loads. */
function fourRows(
  out: Float32Array,
  x: Float32Array,
  w: Float32Array,
  t: number,
  nIn: number,
  nOut: number,
): void {
  const x0 = x.subarray(t * nIn, (t + 1) * nIn);
  const x1 = x.subarray((t + 1) * nIn, (t + 2) * nIn);
  const x2 = x.subarray((t + 2) * nIn, (t + 3) * nIn);
  const x3 = x.subarray((t + 3) * nIn, (t + 4) * nIn);
  const o0 = t * nOut;
  const o1 = o0 + nOut;
  const o2 = o1 + nOut;
  const o3 = o2 + nOut;
  let o = 0;
  for (; o + 2 <= nOut; o += 2) {
    const u = o * nIn;
    const v = u + nIn;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let i = 0; i < nIn; i++) {
      const a = w[u + i]!;
      const b = w[v + i]!;
      const c0 = x0[i]!;
      const c1 = x1[i]!;
      const c2 = x2[i]!;
      const c3 = x3[i]!;
      a0 += a * c0;
      b0 += b * c0;
      a1 += a * c1;
      b1 += b * c1;
      a2 += a * c2;
      b2 += b * c2;
      a3 += a * c3;
      b3 += b * c3;
    }
    out[o0 + o] = a0;
    out[o1 + o] = a1;
    out[o2 + o] = a2;
    out[o3 + o] = a3;
    out[o0 + o + 1] = b0;
    out[o1 + o + 1] = b1;
    out[o2 + o + 1] = b2;
    out[o3 + o + 1] = b3;
  }
  for (; o < nOut; o++) {
    const u = o * nIn;
    for (let row = 0; row < 4; row++) {
      const at = (t + row) * nIn;
      let sum = 0;
      for (let i = 0; i < nIn; i++) sum += w[u + i]! * x[at + i]!;
      out[(t + row) * nOut + o] = sum;
    }
  }
}

/** One token by four outputs. */
function oneRow(
  out: Float32Array,
  x: Float32Array,
  w: Float32Array,
  t: number,
  nIn: number,
  nOut: number,
): void {
  const row = x.subarray(t * nIn, (t + 1) * nIn);
  const to = t * nOut;
  let o = 0;
  for (; o + 4 <= nOut; o += 4) {
    const w0 = o * nIn;
    const w1 = w0 + nIn;
    const w2 = w1 + nIn;
    const w3 = w2 + nIn;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    for (let i = 0; i < nIn; i++) {
      const c = row[i]!;
      a0 += w[w0 + i]! * c;
      a1 += w[w1 + i]! * c;
      a2 += w[w2 + i]! * c;
      a3 += w[w3 + i]! * c;
    }
    out[to + o] = a0;
    out[to + o + 1] = a1;
    out[to + o + 2] = a2;
    out[to + o + 3] = a3;
  }
  for (; o < nOut; o++) {
    const u = o * nIn;
    let sum = 0;
    for (let i = 0; i < nIn; i++) sum += w[u + i]! * row[i]!;
    out[to + o] = sum;
  }
}

/** out[0, count) += scale * x[0, count). */
export function addScaled(out: Float32Array, x: Float32Array, scale: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = out[i]! + scale * x[i]!;
}

/** Each of the `rows` rows of n: out += row. */
export function addRow(out: Float32Array, row: Float32Array, rows: number, n: number): void {
  for (let at = 0; at < rows * n; at += n) {
    for (let i = 0; i < n; i++) out[at + i] = out[at + i]! + row[i]!;
  }
}

/** Each of the `rows` rows of n: out = x / sqrt(mean(x^2) + epsilon) * weight [n]. `out` may be `x`. */
export function rmsNorm(
  out: Float32Array,
  x: Float32Array,
  weight: Float32Array,
  rows: number,
  n: number,
  epsilon: number,
): void {
  for (let at = 0; at < rows * n; at += n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[at + i]! * x[at + i]!;
    const scale = 1 / Math.sqrt(sum / n + epsilon);
    for (let i = 0; i < n; i++) out[at + i] = x[at + i]! * scale * weight[i]!;
  }
}

/** Each of the `rows` rows of n: out = (x - mean(x)) / sqrt(variance(x) + epsilon) * weight [n] + bias [n]. `out` may be `x`. */
export function layerNorm(
  out: Float32Array,
  x: Float32Array,
  weight: Float32Array,
  bias: Float32Array,
  rows: number,
  n: number,
  epsilon: number,
): void {
  for (let at = 0; at < rows * n; at += n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[at + i]!;
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (x[at + i]! - mean) * (x[at + i]! - mean);
    const scale = 1 / Math.sqrt(squares / n + epsilon);
    for (let i = 0; i < n; i++) out[at + i] = (x[at + i]! - mean) * scale * weight[i]! + bias[i]!;
  }
}

/**
 * Rotary position embedding in place on x [T x heads x D]: pair (i, i + D/2), or of `neighbours` (2i, 2i + 1), turns by
 * angle i. cosines, sines [positions x D/2]; row t is at position `position + t`.
 */
export function rotate(
  x: Float32Array,
  cosines: Float64Array,
  sines: Float64Array,
  position: number,
  T: number,
  heads: number,
  D: number,
  neighbours: boolean,
): void {
  const half = D / 2;
  const step = neighbours ? 2 : 1;
  const other = neighbours ? 1 : half;
  for (let t = 0; t < T; t++) {
    const angle = (position + t) * half;
    for (let h = 0; h < heads; h++) {
      const at = (t * heads + h) * D;
      for (let i = 0; i < half; i++) {
        const c = cosines[angle + i]!;
        const s = sines[angle + i]!;
        const pair = at + i * step;
        const first = x[pair]!;
        const second = x[pair + other]!;
        x[pair] = first * c - second * s;
        x[pair + other] = second * c + first * s;
      }
    }
  }
}

/** In place: scores[0, n) become probabilities. */
export function softmax(scores: Float64Array, n: number): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) if (scores[i]! > highest) highest = scores[i]!;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const e = exponential(scores[i]! - highest);
    scores[i] = e;
    sum += e;
  }
  for (let i = 0; i < n; i++) scores[i] = scores[i]! / sum;
}

/** log(sum of exp(logits)); not finite when a logit is not. */
export function logSumExp(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > highest) highest = logits[i]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += exponential(logits[i]! - highest);
  return highest + logarithm(sum);
}
