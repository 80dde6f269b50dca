/**
 * The tensor element types of GGUF files, with their ggml ids and block sizes.
 *
 * A row is cut into blocks of `blockSize` elements, each `blockBytes` long. Source: ggml.h (`enum ggml_type`) and
 * ggml-common.h (block structures). Of most types only the layout is known here: enough to check a file that llama.cpp is to run.
 */

/** Types whose values are read here. */
export type ReadableTensorType = "F32" | "F16" | "BF16" | "Q8_0" | "Q4_0" | "Q4_K" | "Q5_K" | "Q6_K";

/** Types that only engines read. */
export type EngineTensorType =
  | "Q4_1"
  | "Q5_0"
  | "Q5_1"
  | "Q2_K"
  | "Q3_K"
  | "IQ1_S"
  | "IQ1_M"
  | "IQ2_XXS"
  | "IQ2_XS"
  | "IQ2_S"
  | "IQ3_XXS"
  | "IQ3_S"
  | "IQ4_NL"
  | "IQ4_XS"
  | "TQ1_0"
  | "TQ2_0"
  | "MXFP4"
  | "I8"
  | "I16"
  | "I32"
  | "I64"
  | "F64";

export type TensorType = ReadableTensorType | EngineTensorType;

/** Types that `quantize` can write; the K types are read only. */
export type WritableTensorType = Exclude<ReadableTensorType, "Q4_K" | "Q5_K" | "Q6_K">;

export interface TensorLayout {
  /** Value of `enum ggml_type`. */
  readonly id: number;
  /** Elements per block; a row must be a whole number of blocks. */
  readonly blockSize: number;
  readonly blockBytes: number;
}

/** ggml id and block layout of each readable type. */
const READABLE_LAYOUTS: Readonly<Record<ReadableTensorType, TensorLayout>> = {
  F32: { id: 0, blockSize: 1, blockBytes: 4 },
  F16: { id: 1, blockSize: 1, blockBytes: 2 },
  Q4_0: { id: 2, blockSize: 32, blockBytes: 18 },
  Q8_0: { id: 8, blockSize: 32, blockBytes: 34 },
  Q4_K: { id: 12, blockSize: 256, blockBytes: 144 },
  Q5_K: { id: 13, blockSize: 256, blockBytes: 176 },
  Q6_K: { id: 14, blockSize: 256, blockBytes: 210 },
  BF16: { id: 30, blockSize: 1, blockBytes: 2 },
};

/** ggml id and block layout of each type. */
export const TENSOR_LAYOUTS: Readonly<Record<TensorType, TensorLayout>> = {
  ...READABLE_LAYOUTS,
  Q4_1: { id: 3, blockSize: 32, blockBytes: 20 },
  Q5_0: { id: 6, blockSize: 32, blockBytes: 22 },
  Q5_1: { id: 7, blockSize: 32, blockBytes: 24 },
  Q2_K: { id: 10, blockSize: 256, blockBytes: 84 },
  Q3_K: { id: 11, blockSize: 256, blockBytes: 110 },
  IQ2_XXS: { id: 16, blockSize: 256, blockBytes: 66 },
  IQ2_XS: { id: 17, blockSize: 256, blockBytes: 74 },
  IQ3_XXS: { id: 18, blockSize: 256, blockBytes: 98 },
  IQ1_S: { id: 19, blockSize: 256, blockBytes: 50 },
  IQ4_NL: { id: 20, blockSize: 32, blockBytes: 18 },
  IQ3_S: { id: 21, blockSize: 256, blockBytes: 110 },
  IQ2_S: { id: 22, blockSize: 256, blockBytes: 82 },
  IQ4_XS: { id: 23, blockSize: 256, blockBytes: 136 },
  I8: { id: 24, blockSize: 1, blockBytes: 1 },
  I16: { id: 25, blockSize: 1, blockBytes: 2 },
  I32: { id: 26, blockSize: 1, blockBytes: 4 },
  I64: { id: 27, blockSize: 1, blockBytes: 8 },
  F64: { id: 28, blockSize: 1, blockBytes: 8 },
  IQ1_M: { id: 29, blockSize: 256, blockBytes: 56 },
  TQ1_0: { id: 34, blockSize: 256, blockBytes: 54 },
  TQ2_0: { id: 35, blockSize: 256, blockBytes: 66 },
  MXFP4: { id: 39, blockSize: 32, blockBytes: 17 },
};

/** The types whose values are read here. */
export const READABLE_TENSOR_TYPES = Object.keys(READABLE_LAYOUTS) as readonly ReadableTensorType[];

/** Whether the values of a type are read here. */
export function isReadable(type: TensorType): type is ReadableTensorType {
  return Object.hasOwn(READABLE_LAYOUTS, type);
}

/** All types. */
export const TENSOR_TYPES = Object.keys(TENSOR_LAYOUTS) as readonly TensorType[];

const BY_ID = new Map<number, TensorType>(TENSOR_TYPES.map((type) => [TENSOR_LAYOUTS[type].id, type]));

/** The type with a ggml id, or undefined where it is not known here. */
export function tensorTypeById(id: number): TensorType | undefined {
  return BY_ID.get(id);
}

/** Bytes of `count` elements in whole blocks; NaN where `count` is not a multiple of the block size. */
export function typedByteLength(type: TensorType, count: number): number {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  return count % blockSize === 0 ? (count / blockSize) * blockBytes : Number.NaN;
}
