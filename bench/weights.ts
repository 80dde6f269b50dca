/**
 * Quantised matrices of chosen values, written block by block: noise of a given spread, and exact rows of -1, 0 and 1.
 *
 * `quantize` of @paw/format makes the same blocks from floats; half a billion parameters go faster without floats. Block
 * layouts: ggml-common.h (block_q4_0, block_q8_0, block_q6_K).
 */

import { float32ToFloat16, TENSOR_LAYOUTS } from "@paw/format";

export const BENCH_TYPES = ["Q4_0", "Q6_K", "Q8_0"] as const;
export type BenchType = (typeof BENCH_TYPES)[number];

/** Spread (standard deviation) of a uniformly random quantum in units of the block's scale. */
const QUANTUM_SPREAD = { Q4_0: 4.6, Q6_K: 18.5, Q8_0: 73.9 };
/** The largest quantum that exists with both signs. */
const LARGEST_QUANTUM = { Q4_0: 7, Q6_K: 31, Q8_0: 127 };
/** Of Q6_K's two scales the inner, an int8; small, so that the outer, a half, stays normal. */
const INNER_SCALE = 4;

/** A matrix of `rows` x `width` values with standard deviation `spread`; deterministic by seed. */
export function noise(
  type: BenchType,
  rows: number,
  width: number,
  spread: number,
  seed: number,
): Uint8Array {
  const { blockBytes } = TENSOR_LAYOUTS[type];
  const bytes = new Uint8Array(byteLength(type, rows, width));
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  for (let i = 0; i < words.length; i++) {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  const scale = spread / QUANTUM_SPREAD[type];
  for (let at = 0; at < bytes.length; at += blockBytes) {
    // Quanta run from -8 to 7 or the like: signs in turn keep the mean at zero, which 28 layers would amplify.
    putScale(type, bytes, at, bytes[at]! & 1 ? scale : -scale);
  }
  return bytes;
}

/** A matrix whose row r holds `row(r, values)` times `size`; values are -1, 0 or 1 and start as zeros. */
export function exact(
  type: BenchType,
  rows: number,
  width: number,
  size: number,
  row: (index: number, values: Int8Array) => void,
): Uint8Array {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  const bytes = new Uint8Array(byteLength(type, rows, width));
  const values = new Int8Array(width);
  const scale = size / LARGEST_QUANTUM[type];
  let at = 0;
  for (let r = 0; r < rows; r++) {
    values.fill(0);
    row(r, values);
    for (let from = 0; from < width; from += blockSize, at += blockBytes) {
      putQuanta(type, bytes, at, values.subarray(from, from + blockSize));
      putScale(type, bytes, at, scale);
    }
  }
  return bytes;
}

function byteLength(type: BenchType, rows: number, width: number): number {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  if (width % blockSize !== 0)
    throw new RangeError(`${type} needs rows of whole blocks of ${blockSize}, not ${width}`);
  return rows * (width / blockSize) * blockBytes;
}

function putScale(type: BenchType, bytes: Uint8Array, at: number, scale: number): void {
  if (type === "Q6_K") {
    bytes.fill(INNER_SCALE, at + 192, at + 208);
    putHalf(bytes, at + 208, scale / INNER_SCALE);
  } else {
    putHalf(bytes, at, scale);
  }
}

function putQuanta(type: BenchType, bytes: Uint8Array, at: number, values: Int8Array): void {
  if (type === "Q8_0") {
    for (let i = 0; i < 32; i++) bytes[at + 2 + i] = values[i]! * 127;
  } else if (type === "Q4_0") {
    for (let i = 0; i < 16; i++) bytes[at + 2 + i] = (8 + 7 * values[i]!) | ((8 + 7 * values[i + 16]!) << 4);
  } else {
    for (let half = 0; half < 2; half++) {
      for (let i = 0; i < 32; i++) {
        const q = (k: number) => 32 + 31 * values[half * 128 + k * 32 + i]!;
        const low = at + half * 64 + i;
        bytes[low] = (q(0) & 15) | ((q(2) & 15) << 4);
        bytes[low + 32] = (q(1) & 15) | ((q(3) & 15) << 4);
        bytes[at + 128 + half * 32 + i] =
          (q(0) >> 4) | ((q(1) >> 4) << 2) | ((q(2) >> 4) << 4) | ((q(3) >> 4) << 6);
      }
    }
  }
}

function putHalf(bytes: Uint8Array, at: number, value: number): void {
  const half = float32ToFloat16(value);
  bytes[at] = half & 255;
  bytes[at + 1] = half >> 8;
}
