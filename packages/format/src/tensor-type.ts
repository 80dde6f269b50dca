/**
 * The tensor element types that PAW stores, with their ggml ids and block sizes.
 *
 * A row is cut into blocks of `blockSize` elements, each `blockBytes` long. Source: ggml.h (`enum ggml_type`) and
 * ggml-common.h (block structures).
 */

export type TensorType = "F32" | "F16" | "BF16" | "Q8_0" | "Q4_0" | "Q6_K";

/** Types that `quantize` can write; Q6_K is read only. */
export type WritableTensorType = Exclude<TensorType, "Q6_K">;

export interface TensorLayout {
  /** Value of `enum ggml_type`. */
  readonly id: number;
  /** Elements per block; a row must be a whole number of blocks. */
  readonly blockSize: number;
  readonly blockBytes: number;
}

/** ggml id and block layout of each type. */
export const TENSOR_LAYOUTS: Readonly<Record<TensorType, TensorLayout>> = {
  F32: { id: 0, blockSize: 1, blockBytes: 4 },
  F16: { id: 1, blockSize: 1, blockBytes: 2 },
  Q4_0: { id: 2, blockSize: 32, blockBytes: 18 },
  Q8_0: { id: 8, blockSize: 32, blockBytes: 34 },
  Q6_K: { id: 14, blockSize: 256, blockBytes: 210 },
  BF16: { id: 30, blockSize: 1, blockBytes: 2 },
};

/** The types this package knows, in ggml id order. */
export const TENSOR_TYPES = Object.keys(TENSOR_LAYOUTS) as readonly TensorType[];

const BY_ID = new Map<number, TensorType>(TENSOR_TYPES.map((type) => [TENSOR_LAYOUTS[type].id, type]));

/** The type with a ggml id, or undefined where this package does not support it. */
export function tensorTypeById(id: number): TensorType | undefined {
  return BY_ID.get(id);
}

/** Bytes of `count` elements in whole blocks; NaN where `count` is not a multiple of the block size. */
export function typedByteLength(type: TensorType, count: number): number {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  return count % blockSize === 0 ? (count / blockSize) * blockBytes : Number.NaN;
}
