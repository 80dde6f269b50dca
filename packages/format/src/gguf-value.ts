/**
 * Typed GGUF metadata values and accessors for them.
 *
 * The stored type is kept beside the value, so that a file that is read and written again stays the same. Arrays
 * hold scalars only: nested arrays exist in the specification but in no model. Source: ggml/docs/gguf.md.
 */

import { PawError } from "./errors.js";

export type GgufNumberType =
  | "uint8"
  | "int8"
  | "uint16"
  | "int16"
  | "uint32"
  | "int32"
  | "float32"
  | "float64";
export type GgufBigintType = "uint64" | "int64";
export type GgufScalarType = GgufNumberType | GgufBigintType | "bool" | "string";

export type GgufValue =
  | { readonly type: GgufNumberType; readonly value: number }
  | { readonly type: GgufBigintType; readonly value: bigint }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "array"; readonly itemType: GgufNumberType; readonly value: readonly number[] }
  | { readonly type: "array"; readonly itemType: GgufBigintType; readonly value: readonly bigint[] }
  | { readonly type: "array"; readonly itemType: "bool"; readonly value: readonly boolean[] }
  | { readonly type: "array"; readonly itemType: "string"; readonly value: readonly string[] };

export type GgufMetadata = ReadonlyMap<string, GgufValue>;

/** Type numbers in the file; 9 is the array. */
export const GGUF_TYPE_IDS: Readonly<Record<GgufScalarType, number>> = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  uint64: 10,
  int64: 11,
  float64: 12,
};
export const GGUF_ARRAY_ID = 9;

/** Fewest bytes a value of a type takes in a file; a string takes its 8-byte length. */
export const GGUF_MIN_BYTES: Readonly<Record<GgufScalarType, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  float32: 4,
  bool: 1,
  string: 8,
  uint64: 8,
  int64: 8,
  float64: 8,
};

const TYPE_BY_ID = new Map(
  (Object.keys(GGUF_TYPE_IDS) as GgufScalarType[]).map((type) => [GGUF_TYPE_IDS[type], type]),
);

/** The scalar type with a number, or undefined for the array and unknown numbers. */
export function ggufTypeById(id: number): GgufScalarType | undefined {
  return TYPE_BY_ID.get(id);
}

/** A number from metadata (any numeric type; 64-bit ones up to 2^53 - 1), or undefined; throws for another type. */
export function ggufNumber(metadata: GgufMetadata, key: string): number | undefined {
  const entry = metadata.get(key);
  if (entry === undefined) return undefined;
  if (typeof entry.value === "number") return entry.value;
  if (typeof entry.value === "bigint" && Number.isSafeInteger(Number(entry.value)))
    return Number(entry.value);
  throw wrongType(key, entry, "a number");
}

/** A string from metadata, or undefined when the key is missing; throws for another type. */
export function ggufString(metadata: GgufMetadata, key: string): string | undefined {
  const entry = metadata.get(key);
  if (entry === undefined || entry.type === "string") return entry?.value;
  throw wrongType(key, entry, "a string");
}

/** A boolean from metadata, or undefined when the key is missing; throws for another type. */
export function ggufBoolean(metadata: GgufMetadata, key: string): boolean | undefined {
  const entry = metadata.get(key);
  if (entry === undefined || entry.type === "bool") return entry?.value;
  throw wrongType(key, entry, "a boolean");
}

/** An array of strings from metadata, or undefined when the key is missing; throws for another type. */
export function ggufStrings(metadata: GgufMetadata, key: string): readonly string[] | undefined {
  const entry = metadata.get(key);
  if (entry === undefined) return undefined;
  if (entry.type === "array" && entry.itemType === "string") return entry.value;
  throw wrongType(key, entry, "an array of strings");
}

/** An array of numbers (8 to 32-bit types) from metadata, or undefined when missing; throws for another type. */
export function ggufNumbers(metadata: GgufMetadata, key: string): readonly number[] | undefined {
  const entry = metadata.get(key);
  if (entry === undefined) return undefined;
  if (isNumberArray(entry)) return entry.value;
  throw wrongType(key, entry, "an array of numbers");
}

function isNumberArray(entry: GgufValue): entry is Extract<GgufValue, { itemType: GgufNumberType }> {
  return entry.type === "array" && !["string", "bool", "uint64", "int64"].includes(entry.itemType);
}

function wrongType(key: string, entry: GgufValue, wanted: string): PawError {
  const found = entry.type === "array" ? `an array of ${entry.itemType}` : entry.type;
  return new PawError("GGUF_INVALID", `metadata ${JSON.stringify(key)} is ${found}: ${wanted} is needed`);
}
