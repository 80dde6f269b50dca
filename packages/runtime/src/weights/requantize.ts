/**
 * A copy of a base whose matrices are stored in another type, written piece by piece: no more than a few megabytes of weights are in
 * memory at once.
 *
 * Vectors stay as they are, and so do the matrices that llama.cpp's own quantiser leaves alone: positions and the gates of experts
 * (llama-quant.cpp, `tensor_allows_quantization`).
 */

import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import {
  dequantize,
  type GgufOutline,
  type GgufPlace,
  type GgufTensor,
  ggufHead,
  isPawError,
  isReadable,
  PawError,
  quantize,
  READABLE_TENSOR_TYPES,
  TENSOR_LAYOUTS,
  type TensorType,
  typedByteLength,
} from "@paw/format";
import { makeDirectory } from "../cache.js";
import { readHeader } from "../llama/base-file.js";

/** The types that a copy can have. */
export const COPY_TYPES = ["Q8_0", "Q4_0"] as const;
export type CopyType = (typeof COPY_TYPES)[number];

export interface RequantizeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each piece: bytes of the copy written, of how many. */
  readonly onWritten?: ((bytes: number, of: number) => void) | undefined;
}

/** Weights converted at once: 4 MiB as float32. */
const PIECE = 2 ** 20;
/** Values of `general.file_type` (llama.h, `enum llama_ftype`). */
const FILE_TYPES: Readonly<Record<CopyType, number>> = { Q4_0: 2, Q8_0: 7 };
const LEFT_ALONE = /^(position_embd|token_types)\.weight$|_norm\.weight$|ffn_gate_inp\.weight$/;

/** The type that most of a base's blocks are stored in, of all tensors where there are none. Throws as `readBaseFile`. */
export async function storedType(path: string): Promise<TensorType> {
  const { tensors } = await readHeader(path, (file) => file);
  const blocks = tensors.filter(({ name, dims }) => name.startsWith("blk.") && dims.length > 1);
  const bytes = new Map<TensorType, number>();
  for (const { type, length } of blocks.length > 0 ? blocks : tensors) {
    bytes.set(type, (bytes.get(type) ?? 0) + length);
  }
  return [...bytes].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/**
 * Writes the copy at `target`, whole or not at all; returns its size in bytes. Throws `MODEL_MISSING`, `MODEL_INVALID`, `IO`, `ABORTED`, and
 * `CACHE_UNWRITABLE` where the copy cannot be written.
 */
export async function requantizeBase(
  source: string,
  type: CopyType,
  target: string,
  options: RequantizeOptions = {},
): Promise<number> {
  const { metadata, tensors } = await readHeader(source, (file) => file);
  const strange = tensors.find(({ name, dims, type: own }) => changes(name, dims, type) && !isReadable(own));
  if (strange !== undefined) {
    throw new PawError(
      "MODEL_INVALID",
      `tensor ${JSON.stringify(strange.name)} of ${source}: values stored as ${strange.type} are not read here: ` +
        `${READABLE_TENSOR_TYPES.join(", ")} are`,
    );
  }
  const facts = new Map(metadata)
    .set("general.file_type", { type: "uint32", value: FILE_TYPES[type] })
    .set("general.quantization_version", { type: "uint32", value: 2 });
  const outlines = tensors.map(({ name, dims, type: stored }) => ({
    name,
    dims,
    type: changes(name, dims, type) ? type : stored,
  }));
  const head = ggufHead({ metadata: facts, tensors: outlines });
  const temporary = `${target}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  try {
    await makeDirectory(dirname(target));
    await using input = await open(source);
    {
      await using output = await open(temporary, "wx");
      await output.truncate(head.length); // what is not written is padding
      await writeAll(output, head.bytes, 0);
      for (const [i, tensor] of tensors.entries()) {
        let at = head.starts[i]!;
        for await (const piece of converted(input, tensor, outlines[i]!)) {
          options.signal?.throwIfAborted();
          await writeAll(output, piece, at);
          at += piece.length;
          options.onWritten?.(at, head.length);
        }
      }
      await output.datasync();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (options.signal?.aborted) {
      throw new PawError("ABORTED", `the copy of ${basename(source)} was stopped`, { cause });
    }
    if (isPawError(cause)) throw cause;
    throw new PawError(
      "CACHE_UNWRITABLE",
      `cannot write a ${type} copy of ${source} (${head.length} bytes) to ${target}: ${(cause as Error).message}. ` +
        "Free some space or set PAW_CACHE_DIR to a folder that can be written.",
      { cause },
    );
  }
  return head.length;
}

/**
 * Whether a tensor is a matrix of whole blocks of the type, and not one that stays as it is. Rows of a single block stay too: llama.cpp's
 * AMX kernels sum them wrongly for 32 tokens and more (docs/log.md).
 */
function changes(name: string, dims: readonly number[], type: CopyType): boolean {
  const { blockSize } = TENSOR_LAYOUTS[type];
  const columns = dims[0]!;
  return dims.length > 1 && columns % blockSize === 0 && columns > blockSize && !LEFT_ALONE.test(name);
}

/** The data of a tensor in pieces of whole rows, stored as the outline says. */
async function* converted(
  input: FileHandle,
  tensor: GgufPlace,
  outline: GgufOutline,
): AsyncGenerator<Uint8Array> {
  const { name, type, dims, start, length } = tensor;
  const columns = dims[0]!;
  const rowBytes = typedByteLength(type, columns);
  const rows = length / rowBytes;
  const rowsAtOnce = Math.max(1, Math.floor(PIECE / columns));
  for (let row = 0; row < rows; row += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - row);
    const stored = new Uint8Array(count * rowBytes);
    const place = start + row * rowBytes;
    await readAll(input, stored, place, name);
    if (outline.type === type) yield stored;
    else yield requantized({ ...tensor, data: stored }, count, outline.type as CopyType);
  }
}

/** Writes a piece whole; on a full disk one call may write a part of it and say nothing. */
async function writeAll(output: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await output.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function readAll(input: FileHandle, into: Uint8Array, position: number, name: string): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await input.read(into, done, into.length - done, position + done).catch((cause) => {
      throw new PawError("IO", `cannot read tensor ${JSON.stringify(name)}: ${cause.message}`, { cause });
    });
    if (bytesRead === 0) {
      throw new PawError("IO", `the file ended while tensor ${JSON.stringify(name)} was read`);
    }
    done += bytesRead;
  }
}

/** Rows of a tensor in another type. */
function requantized({ name, type, dims, data }: GgufTensor, rows: number, wanted: CopyType): Uint8Array {
  const columns = dims[0]!;
  try {
    return quantize(dequantize(data, type, rows * columns), wanted, columns);
  } catch (cause) {
    throw new PawError("MODEL_INVALID", `tensor ${JSON.stringify(name)}: ${(cause as Error).message}`, {
      cause,
    });
  }
}
