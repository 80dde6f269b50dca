/**
 * safetensors: an 8-byte header length, a JSON header, then the tensor data.
 *
 * As in the reference implementation, data must fill the file without holes, overlaps or trailing bytes; the writer
 * orders tensors by element type, then name, and pads the header to 8 bytes. Reading copies nothing. Source of the
 * layout: the safetensors README and `safetensors/src/tensor.rs`.
 */

import { ByteWriter, encodeUtf8 } from "./bytes.js";
import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject, parseJsonObject } from "./json.js";
import { dequantize } from "./quantize.js";

/** Bytes per element; the order is the writer's, last first (the reference's `Dtype` order). */
const DTYPE_BYTES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  F64: 8,
  I64: 8,
  U64: 8,
} as const;
const DTYPES = Object.keys(DTYPE_BYTES) as SafeDtype[];

export type SafeDtype = keyof typeof DTYPE_BYTES;

export interface SafeTensor {
  readonly dtype: SafeDtype;
  /** Row-major, slowest first; [] is a scalar. */
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Header bytes: 16 MiB hold 100,000 tensors; the reference allows 100 MB. */
export const MAX_SAFETENSORS_HEADER_BYTES = 16 * 1024 * 1024;
/** Tensors; a 100-layer model has about 1,200. */
export const MAX_SAFETENSORS_TENSORS = 65_536;
/** Dimensions of a tensor; model weights have up to 5. */
export const MAX_SAFETENSORS_RANK = 8;
const METADATA_KEY = "__metadata__";

/** Reads every tensor as a view into `bytes`; throws `SAFETENSORS_INVALID` for anything out of order. */
export function readSafetensors(bytes: Uint8Array): Map<string, SafeTensor> {
  const { header, data } = readHeader(bytes);
  readMetadata(header);
  const names = Object.keys(header).filter((name) => name !== METADATA_KEY);
  if (names.length > MAX_SAFETENSORS_TENSORS) {
    throw invalid(`${names.length} tensors: at most ${MAX_SAFETENSORS_TENSORS} are allowed`);
  }
  const entries = names.map((name) => ({ name, ...readEntry(name, header[name]) }));
  entries.sort((a, b) => a.start - b.start || a.end - b.end);
  let expected = 0;
  const tensors = new Map<string, SafeTensor>();
  for (const { name, dtype, shape, start, end } of entries) {
    const what = `tensor ${JSON.stringify(name)}`;
    if (start !== expected) {
      const problem = start < expected ? "overlaps another" : "leaves a hole";
      throw invalid(`${what} at data offset ${start} ${problem}: ${expected} is expected`);
    }
    if (end > data.length) throw invalid(`${what} ends at ${end}, outside the ${data.length} bytes of data`);
    tensors.set(name, { dtype, shape, data: data.subarray(start, end) });
    expected = end;
  }
  if (expected !== data.length) throw invalid(`${data.length - expected} bytes follow the last tensor`);
  return tensors;
}

/** The `__metadata__` strings of a file (empty when it has none); throws `SAFETENSORS_INVALID`. */
export function readSafetensorsMetadata(bytes: Uint8Array): Map<string, string> {
  return readMetadata(readHeader(bytes).header);
}

/** The bytes of a file; equal tensors give equal bytes, whatever their order in the map. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, SafeTensor>,
  metadata?: ReadonlyMap<string, string>,
): Uint8Array {
  if (tensors.size > MAX_SAFETENSORS_TENSORS) {
    throw invalid(`${tensors.size} tensors: at most ${MAX_SAFETENSORS_TENSORS} are allowed`);
  }
  const sorted = [...tensors].sort(
    ([nameA, a], [nameB, b]) =>
      DTYPES.indexOf(b.dtype) - DTYPES.indexOf(a.dtype) || (nameA < nameB ? -1 : nameA > nameB ? 1 : 0),
  );
  // A list of rendered entries, not an object: objects would move keys that look like numbers to the front.
  const entries: string[] = [];
  if (metadata !== undefined && metadata.size > 0) {
    entries.push(`${JSON.stringify(METADATA_KEY)}:${JSON.stringify(Object.fromEntries(metadata))}`);
  }
  let offset = 0;
  for (const [name, { dtype, shape, data }] of sorted) {
    if (name === METADATA_KEY) throw invalid(`a tensor cannot be called ${METADATA_KEY}`);
    if (!isCounts(shape) || shape.length > MAX_SAFETENSORS_RANK) {
      throw invalid(`tensor ${JSON.stringify(name)} has no valid shape: [${String(shape)}]`);
    }
    const length = byteLength(name, dtype, shape);
    if (data.length !== length) {
      throw invalid(`tensor ${JSON.stringify(name)} needs ${length} bytes, got ${data.length}`);
    }
    const entry = { dtype, shape, data_offsets: [offset, offset + length] };
    entries.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    offset += length;
  }
  const text = encodeUtf8(`{${entries.join(",")}}`, "SAFETENSORS_INVALID", "the header");
  const padding = (8 - (text.length % 8)) % 8;
  const headerLength = text.length + padding;
  if (headerLength > MAX_SAFETENSORS_HEADER_BYTES) {
    throw invalid(`a header of ${headerLength} bytes: at most ${MAX_SAFETENSORS_HEADER_BYTES} are allowed`);
  }
  const out = new Uint8Array(8 + headerLength + offset);
  const writer = new ByteWriter();
  writer.uint64(BigInt(headerLength));
  out.set(writer.finish());
  out.set(text, 8);
  out.fill(0x20, 8 + text.length, 8 + headerLength);
  let at = 8 + headerLength;
  for (const [, { data }] of sorted) {
    out.set(data, at);
    at += data.length;
  }
  return out;
}

/** The values of an F32, F16 or BF16 tensor in storage order; throws `SAFETENSORS_INVALID` for another type. */
export function safeTensorValues(tensor: SafeTensor): Float32Array {
  const { dtype, shape, data } = tensor;
  if (dtype !== "F32" && dtype !== "F16" && dtype !== "BF16") {
    throw invalid(`a ${dtype} tensor where F32, F16 or BF16 is needed`);
  }
  return dequantize(
    data,
    dtype,
    shape.reduce((product, size) => product * size, 1),
  );
}

/** An F32 tensor of values in row-major order; throws `SAFETENSORS_INVALID` when the shape does not fit them. */
export function safeTensorFrom(values: Float32Array, shape: readonly number[]): SafeTensor {
  const data = new Uint8Array(4 * values.length);
  const view = new DataView(data.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i]!, true);
  if (byteLength("from values", "F32", shape) !== data.length) {
    throw invalid(`${values.length} values do not fill shape [${shape.join(", ")}]`);
  }
  return { dtype: "F32", shape, data };
}

function readHeader(bytes: Uint8Array): { header: JsonObject; data: Uint8Array } {
  if (bytes.length < 8)
    throw invalid(`the file has ${bytes.length} bytes: a safetensors file has at least 10`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(MAX_SAFETENSORS_HEADER_BYTES, bytes.length - 8))) {
    throw invalid(
      `the header is said to have ${length} bytes: the file holds ${bytes.length - 8} more, ` +
        `and at most ${MAX_SAFETENSORS_HEADER_BYTES} are allowed`,
    );
  }
  const end = 8 + Number(length);
  const json = bytes.subarray(8, end);
  if (json[0] !== 0x7b) throw invalid("the header does not start with {");
  const header = parseJsonObject(json, MAX_SAFETENSORS_HEADER_BYTES, "SAFETENSORS_INVALID", "the header");
  return { header, data: bytes.subarray(end) };
}

function readMetadata(header: JsonObject): Map<string, string> {
  const metadata = header[METADATA_KEY];
  if (metadata === undefined) return new Map();
  const entries = isJsonObject(metadata) ? Object.entries(metadata) : [["", undefined] as const];
  for (const [, value] of entries) {
    if (typeof value !== "string") throw invalid(`${METADATA_KEY} must map strings to strings`);
  }
  return new Map(entries as [string, string][]);
}

function readEntry(name: string, entry: unknown) {
  const what = `tensor ${JSON.stringify(name)}`;
  if (!isJsonObject(entry)) throw invalid(`${what} is not described by an object`);
  const { dtype, shape, data_offsets: offsets, ...unknown } = entry;
  const extra = Object.keys(unknown);
  if (extra.length > 0) throw invalid(`${what} has the unknown field ${JSON.stringify(extra[0])}`);
  if (typeof dtype !== "string" || !Object.hasOwn(DTYPE_BYTES, dtype)) {
    throw invalid(`${what} has dtype ${JSON.stringify(dtype)}: supported are ${DTYPES.join(", ")}`);
  }
  if (!isCounts(shape) || shape.length > MAX_SAFETENSORS_RANK) {
    throw invalid(`${what} has no valid shape (at most ${MAX_SAFETENSORS_RANK} non-negative integers)`);
  }
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw invalid(`${what} has no valid data_offsets (two non-negative integers)`);
  }
  const [start, end] = offsets as [number, number];
  const length = byteLength(name, dtype as SafeDtype, shape);
  if (end - start !== length) {
    throw invalid(`${what} takes ${length} bytes, its offsets ${start} to ${end} give ${end - start}`);
  }
  return { dtype: dtype as SafeDtype, shape, start, end };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function byteLength(name: string, dtype: SafeDtype, shape: readonly number[]): number {
  let bytes: number = DTYPE_BYTES[dtype];
  for (const size of shape) {
    bytes *= size;
    if (!Number.isSafeInteger(bytes)) {
      throw invalid(`tensor ${JSON.stringify(name)} of shape [${shape.join(", ")}] is larger than any file`);
    }
  }
  return bytes;
}

function invalid(message: string): PawError {
  return new PawError("SAFETENSORS_INVALID", message);
}
