/**
 * A bounds-checked little-endian read cursor and a growing writer, shared by the binary formats.
 *
 * The cursor never reads past its end: every read names the field, so that an error tells what was cut off. Text is
 * strict UTF-8 in both directions, so that what is read can be written back byte for byte.
 */

import { type ErrorCode, PawError } from "./errors.js";

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();

/** Strict UTF-8 text of bytes; throws `code`, naming `what`, for invalid bytes. */
export function decodeUtf8(bytes: Uint8Array, code: ErrorCode, what: string): string {
  try {
    return DECODER.decode(bytes);
  } catch (cause) {
    throw new PawError(code, `${what} is not valid UTF-8`, { cause });
  }
}

/** UTF-8 bytes of text; throws `code`, naming `what`, for a lone surrogate, which has no UTF-8 form. */
export function encodeUtf8(text: string, code: ErrorCode, what: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) throw new PawError(code, `${what} holds a lone surrogate: it is not text`);
  return ENCODER.encode(text);
}

/** A read position over bytes that refuses to go past the end. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #code: ErrorCode;
  #offset = 0;

  constructor(bytes: Uint8Array, code: ErrorCode) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#code = code;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** A view of the next `length` bytes, without copying. */
  take(length: number, what: string): Uint8Array {
    const start = this.#advance(length, what);
    return this.#bytes.subarray(start, start + length);
  }

  text(length: number, what: string): string {
    return decodeUtf8(this.take(length, what), this.#code, what);
  }

  uint8(what: string): number {
    return this.#view.getUint8(this.#advance(1, what));
  }
  int8(what: string): number {
    return this.#view.getInt8(this.#advance(1, what));
  }
  uint16(what: string): number {
    return this.#view.getUint16(this.#advance(2, what), true);
  }
  int16(what: string): number {
    return this.#view.getInt16(this.#advance(2, what), true);
  }
  uint32(what: string): number {
    return this.#view.getUint32(this.#advance(4, what), true);
  }
  int32(what: string): number {
    return this.#view.getInt32(this.#advance(4, what), true);
  }
  float32(what: string): number {
    return this.#view.getFloat32(this.#advance(4, what), true);
  }
  float64(what: string): number {
    return this.#view.getFloat64(this.#advance(8, what), true);
  }
  uint64(what: string): bigint {
    return this.#view.getBigUint64(this.#advance(8, what), true);
  }
  int64(what: string): bigint {
    return this.#view.getBigInt64(this.#advance(8, what), true);
  }

  /** A 64-bit count, length or offset from 0 to `limit` (at most 2^53 - 1). */
  count(what: string, limit: number): number {
    const at = this.#offset;
    const value = this.uint64(what);
    if (value > BigInt(limit)) {
      throw new PawError(this.#code, `${what} at byte ${at} is ${value}: at most ${limit} is allowed`);
    }
    return Number(value);
  }

  #advance(length: number, what: string): number {
    const start = this.#offset;
    if (length > this.remaining) {
      throw new PawError(
        this.#code,
        `the file is cut off: ${what} needs ${length} bytes at byte ${start}, ${this.remaining} are left`,
      );
    }
    this.#offset = start + length;
    return start;
  }
}

/** A byte buffer that doubles as it grows; little-endian. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(value: Uint8Array): void {
    const start = this.#grow(value.length);
    this.#bytes.set(value, start);
  }
  uint8(value: number): void {
    const at = this.#grow(1); // before the view is read: growing replaces it
    this.#view.setUint8(at, value);
  }
  uint16(value: number): void {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, true);
  }
  uint32(value: number): void {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, true);
  }
  uint64(value: bigint): void {
    const at = this.#grow(8);
    this.#view.setBigUint64(at, value, true);
  }
  float32(value: number): void {
    const at = this.#grow(4);
    this.#view.setFloat32(at, value, true);
  }
  float64(value: number): void {
    const at = this.#grow(8);
    this.#view.setFloat64(at, value, true);
  }

  /** A view of what was written. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(by: number): number {
    const start = this.#length;
    const needed = start + by;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#length = needed;
    return start;
  }
}
