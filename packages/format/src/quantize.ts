/**
 * Conversion between float32 and the stored tensor types.
 *
 * Block layouts and rounding follow ggml's reference quantisers (ggml-quants.c, `quantize_row_*_ref`, without fused
 * multiply-add), so equal input gives equal bytes. Largest absolute error of one round trip, with `m` the largest
 * magnitude in the block (or the value itself where there are no blocks):
 *   F32 0 | F16 m * 2^-11 + 2^-25 | BF16 m * 2^-8 | Q8_0 m / 220 + 2^-18 | Q4_0 m / 7.9 + 2^-22
 * (`roundTripBound`). Q4_0 reaches m / 8 only at the value opposite in sign to the block's extreme, which has no code.
 */

import { PawError } from "./errors.js";
import {
  bfloat16ToFloat32,
  FLOAT16_MAX,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from "./float16.js";
import { dequantizeQ4K, dequantizeQ5K, dequantizeQ6K } from "./k-quants.js";
import {
  isReadable,
  READABLE_TENSOR_TYPES,
  type ReadableTensorType,
  TENSOR_LAYOUTS,
  type TensorType,
  typedByteLength,
  type WritableTensorType,
} from "./tensor-type.js";

/**
 * Stores rows of float32 values [rows x rowLength] as a tensor type; throws `INPUT_INVALID` for a row that is not
 * whole blocks, and for a value that is not finite or too large for the type.
 */
export function quantize(values: Float32Array, type: WritableTensorType, rowLength: number): Uint8Array {
  const { blockSize } = TENSOR_LAYOUTS[type];
  if (!Number.isSafeInteger(rowLength) || rowLength < 1 || values.length % rowLength !== 0) {
    throw new PawError("INPUT_INVALID", `${values.length} values are not whole rows of ${rowLength}`);
  }
  if (rowLength % blockSize !== 0) {
    throw new PawError(
      "INPUT_INVALID",
      `a row of ${rowLength} cannot be stored as ${type}: it must be a multiple of ${blockSize}; use F16`,
    );
  }
  checkRange(values, type);
  const out = new Uint8Array(typedByteLength(type, values.length));
  const view = new DataView(out.buffer);
  switch (type) {
    case "F32":
      for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i]!, true);
      break;
    case "F16":
      for (let i = 0; i < values.length; i++) view.setUint16(2 * i, float32ToFloat16(values[i]!), true);
      break;
    case "BF16":
      for (let i = 0; i < values.length; i++) view.setUint16(2 * i, float32ToBfloat16(values[i]!), true);
      break;
    case "Q8_0":
      quantizeQ8(values, out, view);
      break;
    case "Q4_0":
      quantizeQ4(values, out, view);
      break;
    default:
      return unsupported(type);
  }
  return out;
}

/** Where the half-precision scales of a block stand; a block's values are finite when its scales are. */
const SCALE_OFFSETS: Readonly<Partial<Record<ReadableTensorType, readonly number[]>>> = {
  Q4_K: [0, 2],
  Q5_K: [0, 2],
  Q6_K: [208],
};

/** Whether every stored value is finite, as `dequantize` would show; reads the scales only where there are blocks. */
export function holdsFiniteValues(data: Uint8Array, type: ReadableTensorType): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { blockBytes } = TENSOR_LAYOUTS[type];
  if (type === "F32") {
    for (let at = 0; at < data.length; at += 4)
      if ((view.getUint32(at, true) & 0x7f800000) === 0x7f800000) return false;
    return true;
  }
  const exponent = type === "BF16" ? 0x7f80 : 0x7c00;
  for (const offset of SCALE_OFFSETS[type] ?? [0]) {
    for (let at = offset; at < data.length; at += blockBytes) {
      if ((view.getUint16(at, true) & exponent) === exponent) return false;
    }
  }
  return true;
}

/** The float32 values of `count` stored elements; throws `INPUT_INVALID` when `data` has another length, and for a type that is not read here. */
export function dequantize(data: Uint8Array, type: TensorType, count: number): Float32Array {
  if (!isReadable(type)) {
    const readable = READABLE_TENSOR_TYPES.join(", ");
    throw new PawError("INPUT_INVALID", `values stored as ${type} are not read here: ${readable} are`);
  }
  const expected = typedByteLength(type, count);
  if (!Number.isSafeInteger(count) || count < 0 || data.length !== expected) {
    throw new PawError("INPUT_INVALID", `${count} ${type} values need ${expected} bytes, got ${data.length}`);
  }
  const out = new Float32Array(count);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  switch (type) {
    case "F32":
      for (let i = 0; i < count; i++) out[i] = view.getFloat32(4 * i, true);
      break;
    case "F16":
      for (let i = 0; i < count; i++) out[i] = float16ToFloat32(view.getUint16(2 * i, true));
      break;
    case "BF16":
      for (let i = 0; i < count; i++) out[i] = bfloat16ToFloat32(view.getUint16(2 * i, true));
      break;
    case "Q8_0":
      dequantizeQ8(view, out);
      break;
    case "Q4_0":
      dequantizeQ4(data, view, out);
      break;
    case "Q4_K":
      dequantizeQ4K(data, view, out);
      break;
    case "Q5_K":
      dequantizeQ5K(data, view, out);
      break;
    case "Q6_K":
      dequantizeQ6K(data, view, out);
      break;
    default:
      return unsupported(type);
  }
  return out;
}

/**
 * Largest absolute error of one round trip through a type, for a value whose block (or itself, where there are no
 * blocks) has largest magnitude `blockMax`.
 */
export function roundTripBound(type: WritableTensorType, blockMax: number): number {
  switch (type) {
    case "F32":
      return 0;
    case "F16":
      return blockMax * 2 ** -11 + 2 ** -25; // half a unit in the last place, or half the smallest subnormal
    case "BF16":
      return blockMax * 2 ** -8 + 2 ** -134; // half a unit in the last place, or half the smallest subnormal
    case "Q8_0":
      return blockMax / 220 + 2 ** -18; // half a step m/127, plus 127 times the rounding of the half scale
    case "Q4_0":
      return blockMax / 7.9 + 2 ** -22; // one step m/8, plus 8 times the rounding of the half scale
  }
}

/** Refuses NaN, infinities, and magnitudes whose half-precision value or scale would be infinite. */
function checkRange(values: Float32Array, type: WritableTensorType): void {
  const limits = {
    F32: Infinity,
    BF16: 3.3895e38,
    F16: 65519.99,
    Q8_0: FLOAT16_MAX * 127,
    Q4_0: FLOAT16_MAX * 8,
  };
  const limit = limits[type];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(Math.abs(value) <= limit) || !Number.isFinite(value)) {
      throw new PawError(
        "INPUT_INVALID",
        `value ${i} is ${value}: ${type} stores finite values up to ${limit}`,
      );
    }
  }
}

/** Block: f16 scale, then 32 int8. */
function quantizeQ8(values: Float32Array, out: Uint8Array, view: DataView): void {
  for (let from = 0, at = 0; from < values.length; from += 32, at += 34) {
    let largest = 0;
    for (let j = 0; j < 32; j++) largest = Math.max(largest, Math.abs(values[from + j]!));
    const scale = Math.fround(largest / 127);
    const inverse = inverseScale(scale);
    view.setUint16(at, float32ToFloat16(scale), true);
    for (let j = 0; j < 32; j++) {
      const scaled = Math.fround(values[from + j]! * inverse);
      // C roundf: halves away from zero, unlike Math.round.
      out[at + 2 + j] = Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5);
    }
  }
}

/** Block: f16 scale, then 16 bytes; byte j holds element j (low nibble) and element j + 16 (high nibble), each + 8. */
function quantizeQ4(values: Float32Array, out: Uint8Array, view: DataView): void {
  for (let from = 0, at = 0; from < values.length; from += 32, at += 18) {
    let largest = 0;
    let extreme = 0;
    for (let j = 0; j < 32; j++) {
      const value = values[from + j]!;
      if (Math.abs(value) > largest) {
        largest = Math.abs(value);
        extreme = value;
      }
    }
    const scale = Math.fround(extreme / -8); // the extreme gets code 0, that is -8
    const inverse = inverseScale(scale);
    view.setUint16(at, float32ToFloat16(scale), true);
    for (let j = 0; j < 16; j++) {
      const low = nibble(values[from + j]!, inverse);
      const high = nibble(values[from + 16 + j]!, inverse);
      out[at + 2 + j] = low | (high << 4);
    }
  }
}

function nibble(value: number, inverse: number): number {
  return Math.min(15, Math.trunc(Math.fround(Math.fround(value * inverse) + 8.5)));
}

/** 1 / scale in float32, or 0 where the block is zero or so small that the inverse is infinite (its half is 0 too). */
function inverseScale(scale: number): number {
  const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
  return Number.isFinite(inverse) ? inverse : 0;
}

function dequantizeQ8(view: DataView, out: Float32Array): void {
  for (let to = 0, at = 0; to < out.length; to += 32, at += 34) {
    const scale = float16ToFloat32(view.getUint16(at, true));
    for (let j = 0; j < 32; j++) out[to + j] = scale * view.getInt8(at + 2 + j);
  }
}

function dequantizeQ4(data: Uint8Array, view: DataView, out: Float32Array): void {
  for (let to = 0, at = 0; to < out.length; to += 32, at += 18) {
    const scale = float16ToFloat32(view.getUint16(at, true));
    for (let j = 0; j < 16; j++) {
      const codes = data[at + 2 + j]!;
      out[to + j] = scale * ((codes & 15) - 8);
      out[to + 16 + j] = scale * ((codes >>> 4) - 8);
    }
  }
}

function unsupported(type: never): never {
  throw new PawError("INPUT_INVALID", `tensor type ${String(type)} is not supported`);
}
