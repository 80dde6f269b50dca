/**
 * Half-precision (IEEE binary16) and bfloat16 conversions, scalar and over byte arrays.
 *
 * Both directions are exact bit arithmetic, rounding to nearest, ties to even, as F16C hardware and ggml do.
 * NaN becomes a quiet NaN; its payload is not kept.
 */

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** Largest finite half: (2 - 2^-10) * 2^15. */
export const FLOAT16_MAX = 65504;

/** The float32 value of 16 half-precision bits. */
export function float16ToFloat32(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) {
    const magnitude = mantissa / 16777216; // subnormal: mantissa * 2^-24
    return sign === 0 ? magnitude : -magnitude;
  }
  // 112 = 127 - 15, the difference of the exponent biases.
  BITS[0] = sign | ((exponent === 0x1f ? 0xff : exponent + 112) << 23) | (mantissa << 13);
  return FLOAT[0]!;
}

/** The 16 half-precision bits nearest to a float32 value; 65520 and more become infinity. */
export function float32ToFloat16(value: number): number {
  FLOAT[0] = value;
  const bits = BITS[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x47800000) return sign | 0x7c00; // 65536 and above
  if (magnitude < 0x38800000) {
    // Below 2^-14 the result is a multiple of 2^-24; the product is exact in a double.
    BITS[0] = magnitude;
    return sign | roundHalfToEven(FLOAT[0]! * 16777216);
  }
  // A carry out of the mantissa moves into the exponent, which is the right answer, infinity included.
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}

/** The float32 value of 16 bfloat16 bits: the upper half of a float32. */
export function bfloat16ToFloat32(bits: number): number {
  BITS[0] = bits << 16;
  return FLOAT[0]!;
}

/** The 16 bfloat16 bits nearest to a float32 value. */
export function float32ToBfloat16(value: number): number {
  FLOAT[0] = value;
  const bits = BITS[0]!;
  if ((bits & 0x7fffffff) > 0x7f800000) return (bits >>> 16) | 0x40;
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
