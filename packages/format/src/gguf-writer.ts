/**
 * Writes GGUF version 3, little-endian. Same metadata and tensors in the same order give the same bytes.
 *
 * The limits of the reader hold here too, so that whatever is written can be read back.
 */

import { ByteWriter, encodeUtf8 } from "./bytes.js";
import { PawError } from "./errors.js";
import {
  MAX_GGUF_ARRAY_ITEMS,
  MAX_GGUF_DIMS,
  MAX_GGUF_HEADER_BYTES,
  MAX_GGUF_KEY_BYTES,
  MAX_GGUF_KEYS,
  MAX_GGUF_STRING_BYTES,
  MAX_GGUF_TENSOR_NAME_BYTES,
  MAX_GGUF_TENSORS,
} from "./gguf-limits.js";
import {
  alignUp,
  GGUF_MAGIC,
  GGUF_VERSION,
  type GgufTensor,
  ggufAlignment,
  tensorByteLength,
} from "./gguf-reader.js";
import {
  GGUF_ARRAY_ID,
  GGUF_TYPE_IDS,
  type GgufMetadata,
  type GgufScalarType,
  type GgufValue,
} from "./gguf-value.js";
import { TENSOR_LAYOUTS } from "./tensor-type.js";

/** Smallest and largest value of each fixed-width integer type. */
const INTEGER_RANGES: Readonly<Partial<Record<GgufScalarType, readonly [bigint, bigint]>>> = {
  uint8: [0n, 2n ** 8n - 1n],
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
};

/** A tensor without its data. */
export type GgufOutline = Omit<GgufTensor, "data">;

/** Everything of a GGUF file before the data, and where these go. */
export interface GgufHead {
  /** Header and tensor table, padded to where the data begin. */
  readonly bytes: Uint8Array;
  /** Where the data of each tensor begin, in bytes from the start of the file. */
  readonly starts: readonly number[];
  /** Length of the whole file. */
  readonly length: number;
}

/**
 * The bytes of a GGUF v3 file, tensors aligned to `general.alignment` (32 where it is not given) and the end padded;
 * throws `GGUF_INVALID` for what the reader would refuse.
 */
export function writeGguf(file: { metadata: GgufMetadata; tensors: readonly GgufTensor[] }): Uint8Array {
  const { bytes, starts, length } = ggufHead(file);
  const out = new Uint8Array(length);
  out.set(bytes);
  file.tensors.forEach(({ name, type, dims, data }, i) => {
    const what = `tensor ${JSON.stringify(name)}`;
    const needed = tensorByteLength(what, type, dims);
    if (data.length !== needed) {
      throw invalid(`${what} as ${type} ${dims.join(" x ")} needs ${needed} bytes, got ${data.length}`);
    }
    out.set(data, starts[i]!);
  });
  return out;
}

/** The head of a GGUF v3 file, for a writer that has the data piece by piece; throws `GGUF_INVALID` as `writeGguf`. */
export function ggufHead(file: { metadata: GgufMetadata; tensors: readonly GgufOutline[] }): GgufHead {
  const { metadata, tensors } = file;
  atMost("metadata keys", metadata.size, MAX_GGUF_KEYS);
  atMost("tensors", tensors.length, MAX_GGUF_TENSORS);
  const alignment = ggufAlignment(metadata);
  const header = new ByteWriter();
  header.bytes(encodeUtf8(GGUF_MAGIC, "GGUF_INVALID", "the magic"));
  header.uint32(GGUF_VERSION);
  header.uint64(BigInt(tensors.length));
  header.uint64(BigInt(metadata.size));
  let items = 0;
  for (const [key, value] of metadata) {
    const what = `metadata ${JSON.stringify(key)}`;
    if (key === "") throw invalid("a metadata key is empty");
    writeText(header, key, `the key of ${what}`, MAX_GGUF_KEY_BYTES);
    if (value.type === "array") items += value.value.length;
    atMost("array items", items, MAX_GGUF_ARRAY_ITEMS);
    writeValue(header, value, what);
  }
  const { starts, end } = writeTensorEntries(header, tensors, alignment);
  atMost("header bytes", header.length, MAX_GGUF_HEADER_BYTES);
  if (tensors.length === 0) return { bytes: header.finish(), starts, length: header.length };
  const dataStart = alignUp(header.length, alignment);
  const bytes = new Uint8Array(dataStart);
  bytes.set(header.finish());
  return { bytes, starts: starts.map((start) => dataStart + start), length: dataStart + end };
}

/** Writes the tensor table and returns each data offset and the padded end of the data. */
function writeTensorEntries(
  header: ByteWriter,
  tensors: readonly GgufOutline[],
  alignment: number,
): { starts: number[]; end: number } {
  const names = new Set<string>();
  const starts: number[] = [];
  let offset = 0;
  for (const { name, dims, type } of tensors) {
    const what = `tensor ${JSON.stringify(name)}`;
    if (name === "" || names.has(name)) throw invalid(`${what} is unnamed or occurs twice`);
    names.add(name);
    if (dims.length < 1 || dims.length > MAX_GGUF_DIMS) {
      throw invalid(`${what} has ${dims.length} dimensions: 1 to ${MAX_GGUF_DIMS} are allowed`);
    }
    const length = tensorByteLength(what, type, dims);
    writeText(header, name, `the name of ${what}`, MAX_GGUF_TENSOR_NAME_BYTES);
    header.uint32(dims.length);
    for (const dim of dims) header.uint64(BigInt(dim));
    header.uint32(TENSOR_LAYOUTS[type].id);
    header.uint64(BigInt(offset));
    starts.push(offset);
    offset = alignUp(offset + length, alignment);
  }
  return { starts, end: offset };
}

function writeValue(out: ByteWriter, entry: GgufValue, what: string): void {
  if (entry.type !== "array") {
    out.uint32(GGUF_TYPE_IDS[entry.type]);
    writeScalar(out, entry.type, entry.value, what);
    return;
  }
  out.uint32(GGUF_ARRAY_ID);
  out.uint32(GGUF_TYPE_IDS[entry.itemType]);
  out.uint64(BigInt(entry.value.length));
  for (const item of entry.value) writeScalar(out, entry.itemType, item, what);
}

function writeScalar(
  out: ByteWriter,
  type: GgufScalarType,
  value: number | bigint | boolean | string,
  what: string,
): void {
  if (type === "string" && typeof value === "string") {
    writeText(out, value, what, MAX_GGUF_STRING_BYTES);
  } else if (type === "bool" && typeof value === "boolean") {
    out.uint8(value ? 1 : 0);
  } else if (type === "float32" && typeof value === "number") {
    out.float32(value);
  } else if (type === "float64" && typeof value === "number") {
    out.float64(value);
  } else {
    writeInteger(out, type, value, what);
  }
}

function writeInteger(out: ByteWriter, type: GgufScalarType, value: unknown, what: string): void {
  const range = INTEGER_RANGES[type];
  const wide = type === "uint64" || type === "int64";
  const valid = wide ? typeof value === "bigint" : Number.isSafeInteger(value);
  if (range === undefined || !valid) throw invalid(`${what} is ${String(value)}: not a ${type}`);
  const integer = BigInt(value as number | bigint);
  if (integer < range[0] || integer > range[1]) {
    throw invalid(`${what} is ${integer}: ${type} holds ${range[0]} to ${range[1]}`);
  }
  // Two's complement: writing modulo the width gives signed values their bytes.
  if (wide) out.uint64(BigInt.asUintN(64, integer));
  else if (type.endsWith("32")) out.uint32(Number(integer));
  else if (type.endsWith("16")) out.uint16(Number(integer));
  else out.uint8(Number(integer));
}

function writeText(out: ByteWriter, text: string, what: string, limit: number): void {
  const bytes = encodeUtf8(text, "GGUF_INVALID", what);
  atMost(`bytes of ${what}`, bytes.length, limit);
  out.uint64(BigInt(bytes.length));
  out.bytes(bytes);
}

function atMost(what: string, value: number, limit: number): void {
  if (value > limit) throw invalid(`${value} ${what}: at most ${limit} are allowed`);
}

function invalid(message: string): PawError {
  return new PawError("GGUF_INVALID", message);
}
