/**
 * Reading of the K types: blocks of 256 elements whose parts have scales of their own.
 *
 * Layouts and order of rounding follow ggml's reference (ggml-quants.c, `dequantize_row_q*_K`, without fused multiply-add).
 */

import { float16ToFloat32 } from "./float16.js";

const BLOCK = 256;

/**
 * Q4_K: f16 scale, f16 scale of the minima, 12 bytes of eight 6-bit scales and eight 6-bit minima (one of each per 32 elements), 128 bytes of 4 bits.
 * Each 32 of these hold 64 elements, the first 32 in low nibbles.
 */
export function dequantizeQ4K(data: Uint8Array, view: DataView, out: Float32Array): void {
  for (let to = 0, at = 0; to < out.length; to += BLOCK, at += 144) {
    for (let part = 0; part < 8; part++) {
      const { scale, minimum } = partScales(data, view, at, part);
      const bytes = at + 16 + 32 * (part >>> 1);
      const shift = 4 * (part & 1);
      for (let lane = 0; lane < 32; lane++) {
        const code = (data[bytes + lane]! >>> shift) & 15;
        out[to + 32 * part + lane] = Math.fround(scale * code) - minimum;
      }
    }
  }
}

/** Q5_K: as Q4_K, with 32 bytes of fifth bits before the low four; bit `part` of byte `lane` belongs to that part's element. */
export function dequantizeQ5K(data: Uint8Array, view: DataView, out: Float32Array): void {
  for (let to = 0, at = 0; to < out.length; to += BLOCK, at += 176) {
    for (let part = 0; part < 8; part++) {
      const { scale, minimum } = partScales(data, view, at, part);
      const bytes = at + 48 + 32 * (part >>> 1);
      const shift = 4 * (part & 1);
      for (let lane = 0; lane < 32; lane++) {
        const high = (data[at + 16 + lane]! >>> part) & 1;
        const code = ((data[bytes + lane]! >>> shift) & 15) | (high << 4);
        out[to + 32 * part + lane] = Math.fround(scale * code) - minimum;
      }
    }
  }
}

/** Parts 0 to 3 have six bits in a byte each; of parts 4 to 7 the low four share a byte, the high two are above those of part - 4. */
function partScales(data: Uint8Array, view: DataView, at: number, part: number) {
  const packed = at + 4;
  let scale: number;
  let minimum: number;
  if (part < 4) {
    scale = data[packed + part]! & 63;
    minimum = data[packed + part + 4]! & 63;
  } else {
    scale = (data[packed + part + 4]! & 15) | ((data[packed + part - 4]! >>> 6) << 4);
    minimum = (data[packed + part + 4]! >>> 4) | ((data[packed + part]! >>> 6) << 4);
  }
  return {
    scale: Math.fround(float16ToFloat32(view.getUint16(at, true)) * scale),
    minimum: Math.fround(float16ToFloat32(view.getUint16(at + 2, true)) * minimum),
  };
}

/**
 * Q6_K: 128 bytes of low 4 bits, 64 bytes of high 2 bits, 16 int8 sub-scales (one per 16 elements), f16 scale.
 * Each half of 128 elements is four runs of 32; run k takes low nibbles from bytes 32 * (k mod 2) and its high bits
 * from bits 2k of the 32 high bytes.
 */
export function dequantizeQ6K(data: Uint8Array, view: DataView, out: Float32Array): void {
  for (let to = 0, at = 0; to < out.length; to += BLOCK, at += 210) {
    const scale = float16ToFloat32(view.getUint16(at + 208, true));
    for (let i = 0; i < BLOCK; i++) {
      const half = i >>> 7;
      const run = (i >>> 5) & 3;
      const lane = i & 31;
      const lowByte = data[at + 64 * half + 32 * (run & 1) + lane]!;
      const low = run < 2 ? lowByte & 15 : lowByte >>> 4;
      const high = (data[at + 128 + 32 * half + lane]! >>> (2 * run)) & 3;
      const subScale = view.getInt8(at + 192 + (i >>> 4));
      // ggml multiplies left to right in float32.
      out[to + i] = Math.fround(scale * subScale) * ((low | (high << 4)) - 32);
    }
  }
}
