/**
 * Reads GGUF version 3, little-endian, from bytes that nobody vouches for.
 *
 * Tensor data are views into the input, never copies. As in llama.cpp, tensors must follow each other in file order
 * at aligned offsets, so they can neither overlap nor leave gaps; nothing may follow the last one. Source of the
 * layout: ggml/docs/gguf.md and ggml/src/gguf.cpp.
 */

import { ByteCursor } from "./bytes.js";
import { PawError } from "./errors.js";
import {
  GGUF_ALIGNMENT,
  MAX_GGUF_ALIGNMENT,
  MAX_GGUF_ARRAY_ITEMS,
  MAX_GGUF_DIMS,
  MAX_GGUF_ELEMENTS,
  MAX_GGUF_HEADER_BYTES,
  MAX_GGUF_KEY_BYTES,
  MAX_GGUF_KEYS,
  MAX_GGUF_STRING_BYTES,
  MAX_GGUF_TENSOR_NAME_BYTES,
  MAX_GGUF_TENSORS,
} from "./gguf-limits.js";
import {
  GGUF_ARRAY_ID,
  GGUF_MIN_BYTES,
  type GgufMetadata,
  type GgufScalarType,
  type GgufValue,
  ggufTypeById,
} from "./gguf-value.js";
import { TENSOR_TYPES, type TensorType, tensorTypeById, typedByteLength } from "./tensor-type.js";

/** What the tensor table says of a tensor. */
interface GgufEntry {
  readonly name: string;
  /** Sizes in ggml order, fastest first: a row-major [rows x columns] matrix is [columns, rows]. */
  readonly dims: readonly number[];
  readonly type: TensorType;
}

export interface GgufTensor extends GgufEntry {
  readonly data: Uint8Array;
}

/** A tensor by where its data are in the file, in bytes. */
export interface GgufPlace extends GgufEntry {
  readonly start: number;
  readonly length: number;
}

export interface GgufFile {
  readonly metadata: Map<string, GgufValue>;
  readonly tensors: GgufTensor[];
}

/** A file without its tensors' data. */
export interface GgufHeader {
  readonly metadata: Map<string, GgufValue>;
  readonly tensors: GgufPlace[];
}

/** The four bytes that open every GGUF file. */
export const GGUF_MAGIC = "GGUF";
export const GGUF_VERSION = 3;

// Smallest entries possible: key length, one key byte, type, one value byte; and name length, one name byte,
// dimension count, one dimension, type, offset. They tie the counts to the real file size.
const MIN_KEY_ENTRY_BYTES = 8 + 1 + 4 + 1;
const MIN_TENSOR_ENTRY_BYTES = 8 + 1 + 4 + 8 + 4 + 8;

interface TensorEntry extends GgufEntry {
  /** From the start of the data. */
  readonly offset: number;
  readonly length: number;
}

/** Whether bytes start like a GGUF file. */
export function hasGgufMagic(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && String.fromCharCode(...bytes.subarray(0, 4)) === GGUF_MAGIC;
}

/** Reads a GGUF v3 file; tensor data are views into `bytes`. Throws `GGUF_INVALID` for anything out of order. */
export function readGguf(bytes: Uint8Array): GgufFile {
  const { metadata, tensors } = readGgufHeader(bytes, bytes.length);
  return {
    metadata,
    tensors: tensors.map(({ name, dims, type, start, length }) => ({
      name,
      dims,
      type,
      data: bytes.subarray(start, start + length),
    })),
  };
}

/**
 * Reads metadata and tensor table of a GGUF v3 file of `fileBytes` bytes, of which `bytes` are the first and hold at least
 * both; a file may be longer than memory. Throws `GGUF_INVALID` as `readGguf`.
 */
export function readGgufHeader(bytes: Uint8Array, fileBytes: number): GgufHeader {
  if (!hasGgufMagic(bytes)) throw invalid("the file does not start with GGUF");
  const cursor = new ByteCursor(bytes.subarray(0, MAX_GGUF_HEADER_BYTES), "GGUF_INVALID");
  cursor.take(4, "the magic");
  const version = cursor.uint32("the version");
  if (version !== GGUF_VERSION) {
    const hint = version === 0x03000000 ? " (a big-endian file)" : "";
    throw invalid(
      `GGUF version ${version}${hint} is not supported: only little-endian version ${GGUF_VERSION} is`,
    );
  }
  const tensorCount = cursor.count("the tensor count", MAX_GGUF_TENSORS);
  const keyCount = cursor.count("the metadata count", MAX_GGUF_KEYS);
  requireRoom(cursor, "metadata entries", keyCount, MIN_KEY_ENTRY_BYTES);
  const metadata = readMetadata(cursor, keyCount);
  requireRoom(cursor, "tensor entries", tensorCount, MIN_TENSOR_ENTRY_BYTES);
  const entries = readTensorEntries(cursor, tensorCount);
  const alignment = ggufAlignment(metadata);
  return { metadata, tensors: placeTensors(fileBytes, entries, cursor.offset, alignment) };
}

/** `general.alignment`, or 32 where it is not given; throws `GGUF_INVALID` unless a power of two from 8 to 4096. */
export function ggufAlignment(metadata: GgufMetadata): number {
  const entry = metadata.get("general.alignment");
  if (entry === undefined) return GGUF_ALIGNMENT;
  const { type, value } = entry;
  if (type !== "uint32" || value < 8 || value > MAX_GGUF_ALIGNMENT || (value & (value - 1)) !== 0) {
    throw invalid(
      `general.alignment is ${String(value)}: a uint32 power of two from 8 to ${MAX_GGUF_ALIGNMENT}`,
    );
  }
  return value;
}

function readMetadata(cursor: ByteCursor, count: number): Map<string, GgufValue> {
  const metadata = new Map<string, GgufValue>();
  const budget = { items: MAX_GGUF_ARRAY_ITEMS };
  for (let i = 0; i < count; i++) {
    const length = cursor.count(`the length of metadata key ${i}`, MAX_GGUF_KEY_BYTES);
    const key = cursor.text(length, `metadata key ${i}`);
    if (key === "") throw invalid(`metadata key ${i} is empty`);
    if (metadata.has(key)) throw invalid(`metadata key ${JSON.stringify(key)} occurs twice`);
    metadata.set(key, readValue(cursor, `metadata ${JSON.stringify(key)}`, budget));
  }
  return metadata;
}

function readValue(cursor: ByteCursor, what: string, budget: { items: number }): GgufValue {
  const id = cursor.uint32(`the type of ${what}`);
  if (id !== GGUF_ARRAY_ID) {
    const type = scalarType(id, what);
    return { type, value: readScalar(cursor, type, what) } as GgufValue;
  }
  const itemType = scalarType(cursor.uint32(`the item type of ${what}`), what);
  const count = cursor.count(`the item count of ${what}`, budget.items);
  requireRoom(cursor, `items of ${what}`, count, GGUF_MIN_BYTES[itemType]);
  budget.items -= count;
  const value: unknown[] = [];
  for (let i = 0; i < count; i++) value.push(readScalar(cursor, itemType, what));
  return { type: "array", itemType, value } as GgufValue;
}

function scalarType(id: number, what: string): GgufScalarType {
  const type = ggufTypeById(id);
  if (type !== undefined) return type;
  if (id === GGUF_ARRAY_ID) throw invalid(`${what} is an array of arrays, which is not supported`);
  throw invalid(`${what} has the unknown type ${id}`);
}

function readScalar(
  cursor: ByteCursor,
  type: GgufScalarType,
  what: string,
): number | bigint | boolean | string {
  if (type === "string") {
    return cursor.text(cursor.count(`the string length of ${what}`, MAX_GGUF_STRING_BYTES), what);
  }
  if (type === "bool") {
    const byte = cursor.uint8(what);
    if (byte > 1) throw invalid(`${what} is a boolean stored as ${byte}: only 0 and 1 are allowed`);
    return byte === 1;
  }
  return cursor[type](what);
}

function readTensorEntries(cursor: ByteCursor, count: number): TensorEntry[] {
  const entries: TensorEntry[] = [];
  const names = new Set<string>();
  for (let i = 0; i < count; i++) {
    const nameLength = cursor.count(`the name length of tensor ${i}`, MAX_GGUF_TENSOR_NAME_BYTES);
    const name = cursor.text(nameLength, `the name of tensor ${i}`);
    if (name === "") throw invalid(`tensor ${i} has an empty name`);
    if (names.has(name)) throw invalid(`tensor ${JSON.stringify(name)} occurs twice`);
    names.add(name);
    const what = `tensor ${JSON.stringify(name)}`;
    const dimCount = cursor.uint32(`the dimension count of ${what}`);
    if (dimCount < 1 || dimCount > MAX_GGUF_DIMS) {
      throw invalid(`${what} has ${dimCount} dimensions: 1 to ${MAX_GGUF_DIMS} are allowed`);
    }
    const dims: number[] = [];
    for (let d = 0; d < dimCount; d++)
      dims.push(cursor.count(`dimension ${d} of ${what}`, MAX_GGUF_ELEMENTS));
    const typeId = cursor.uint32(`the type of ${what}`);
    const type = tensorTypeById(typeId);
    if (type === undefined) {
      throw invalid(`${what} has ggml type ${typeId}: supported are ${TENSOR_TYPES.join(", ")}`);
    }
    const length = tensorByteLength(what, type, dims);
    const offset = cursor.count(`the offset of ${what}`, Number.MAX_SAFE_INTEGER);
    entries.push({ name, dims, type, offset, length });
  }
  return entries;
}

/** Bytes of a tensor's data; throws `GGUF_INVALID` for empty, oversized or partly filled rows. */
export function tensorByteLength(what: string, type: TensorType, dims: readonly number[]): number {
  let elements = 1;
  for (const dim of dims) {
    if (!Number.isSafeInteger(dim) || dim < 1)
      throw invalid(`${what} has a dimension of ${dim}: at least 1 is needed`);
    elements *= dim;
    if (elements > MAX_GGUF_ELEMENTS) {
      throw invalid(`${what} with dimensions ${dims.join(" x ")} has over ${MAX_GGUF_ELEMENTS} elements`);
    }
  }
  const rowBytes = typedByteLength(type, dims[0] ?? 0);
  if (Number.isNaN(rowBytes)) throw invalid(`${what} has rows of ${dims[0]}, not whole ${type} blocks`);
  return rowBytes * (elements / dims[0]!);
}

function placeTensors(
  fileBytes: number,
  entries: readonly TensorEntry[],
  headerEnd: number,
  alignment: number,
): GgufPlace[] {
  const start = alignUp(headerEnd, alignment);
  let expected = 0; // offset of the next tensor from the start of the data
  let end = headerEnd;
  const tensors: GgufPlace[] = [];
  for (const { name, dims, type, offset, length } of entries) {
    const what = `tensor ${JSON.stringify(name)}`;
    if (offset !== expected) {
      const problem = offset < expected ? "overlaps the one before" : "leaves a gap or is misaligned";
      throw invalid(`${what} at data offset ${offset} ${problem}: ${expected} is expected`);
    }
    end = start + offset + length;
    if (end > fileBytes) {
      throw invalid(`${what} ends at byte ${end}, outside the file of ${fileBytes} bytes`);
    }
    tensors.push({ name, dims, type, start: start + offset, length });
    expected = alignUp(offset + length, alignment);
  }
  if (fileBytes > alignUp(end, alignment)) {
    throw invalid(`${fileBytes - end} bytes follow the last tensor, more than padding`);
  }
  return tensors;
}

/** The next multiple of `alignment`; exact up to 2^53, where bit operators are not. */
export function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

function requireRoom(cursor: ByteCursor, what: string, count: number, each: number): void {
  if (count * each > cursor.remaining) {
    throw invalid(`${count} ${what} need at least ${count * each} bytes, ${cursor.remaining} are left`);
  }
}

function invalid(message: string): PawError {
  return new PawError("GGUF_INVALID", message);
}
