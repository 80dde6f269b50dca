/**
 * Checks a base model file and reads what the runtime must know about it, before native code sees the file.
 *
 * llama.cpp can end the process on a damaged file, so header, tensor table and length are read here first. The
 * weights themselves are neither read nor checked: whoever fetches a model checks its hash.
 */

import type { Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import {
  type GgufHeader,
  type GgufMetadata,
  ggufNumber,
  ggufString,
  isPawError,
  PawError,
  readGgufHeader,
} from "@paw/format";
import { tokenBytes } from "../token-bytes.js";

/** Bytes read from the start of a file; the reader takes no longer header (a 152k vocabulary has under 8 MB). */
const HEADER_BYTES = 64 * 1024 * 1024;

export interface BaseFile {
  readonly path: string;
  readonly architecture: string;
  readonly contextLength: number;
  readonly embeddingLength: number;
  readonly vocabularySize: number;
  /** Bytes that one token takes in the key-value cache when it is kept as F32. */
  readonly cacheBytesPerToken: number;
  /** Whether llama.cpp may change spaces around punctuation when it turns tokens into text. */
  readonly cleansSpaces: boolean;
  readonly size: number;
  /** When the file and its entry last changed, in milliseconds since 1970; `cp -p` over it leaves the first as it was. */
  readonly changedMs: readonly [number, number];
  /** Dimensions of each tensor, in ggml order, fastest first. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
}

/** Reads and checks the header of a base. Throws `MODEL_MISSING`, `MODEL_INVALID` or `IO`. */
export async function readBaseFile(path: string): Promise<BaseFile> {
  return readHeader(path, ({ metadata, tensors }, { size, mtimeMs, ctimeMs }) => {
    const architecture = ggufString(metadata, "general.architecture");
    if (architecture === undefined) throw new PawError("GGUF_INVALID", "general.architecture is missing");
    const shapes = new Map(tensors.map(({ name, dims }) => [name, dims]));
    const [embeddingLength, vocabularySize] = shapes.get("token_embd.weight") ?? [];
    if (embeddingLength === undefined || vocabularySize === undefined) {
      throw new PawError(
        "GGUF_INVALID",
        "the matrix token_embd.weight is missing: this is no language model",
      );
    }
    return {
      path,
      architecture,
      contextLength: positive(metadata, `${architecture}.context_length`),
      embeddingLength,
      vocabularySize,
      cacheBytesPerToken: cacheBytesPerToken(metadata, architecture, embeddingLength),
      cleansSpaces: cleansSpaces(metadata),
      size,
      changedMs: [mtimeMs, ctimeMs],
      shapes,
    };
  });
}

/** The bytes of each token, read anew: a large vocabulary is not kept for the calls that have no grammar. */
export function readTokenBytes(path: string): Promise<Uint8Array[]> {
  return readHeader(path, ({ metadata }) => tokenBytes(metadata));
}

/**
 * What `read` makes of the header and tensor table of a base. Throws `MODEL_MISSING`, `MODEL_INVALID` or `IO`.
 */
export async function readHeader<Result>(
  path: string,
  read: (header: GgufHeader, stats: Stats) => Result,
): Promise<Result> {
  const { bytes, stats } = await readStart(path);
  try {
    return read(readGgufHeader(bytes, stats.size), stats);
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError(
      "MODEL_INVALID",
      `base model ${path} is damaged or unknown: ${error.message}; fetch it again`,
      {
        cause: error,
      },
    );
  }
}

/** The file's first bytes, which hold its header. */
async function readStart(path: string): Promise<{ bytes: Uint8Array; stats: Stats }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const stats = await file.stat();
    const bytes = new Uint8Array(Math.min(stats.size, HEADER_BYTES));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return { bytes, stats };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new PawError(
        "MODEL_MISSING",
        `there is no base model file ${path}: fetch it or correct the path`,
        {
          cause: error,
        },
      );
    }
    throw new PawError("IO", `cannot read the base model file ${path}: ${String(error)}`, { cause: error });
  } finally {
    await file?.close();
  }
}

/** Byte-level vocabularies but those whose pre-tokenizer turns it off; `clean_spaces` in llama.cpp's `llama-vocab.cpp`. */
function cleansSpaces(metadata: GgufMetadata): boolean {
  const pre = ggufString(metadata, "tokenizer.ggml.pre") ?? "default";
  return ggufString(metadata, "tokenizer.ggml.model") === "gpt2" && !["qwen2", "smollm"].includes(pre);
}

function cacheBytesPerToken(metadata: GgufMetadata, architecture: string, embeddingLength: number): number {
  const heads = positive(metadata, `${architecture}.attention.head_count`);
  const kvHeads = ggufNumber(metadata, `${architecture}.attention.head_count_kv`) ?? heads;
  const headLength = ggufNumber(metadata, `${architecture}.attention.key_length`) ?? embeddingLength / heads;
  const keysAndValues = 2;
  return positive(metadata, `${architecture}.block_count`) * kvHeads * headLength * keysAndValues * 4;
}

function positive(metadata: GgufMetadata, key: string): number {
  const value = ggufNumber(metadata, key);
  if (value === undefined || !Number.isInteger(value) || value < 1) {
    throw new PawError("GGUF_INVALID", `${key} is ${String(value)}: a positive whole number is needed`);
  }
  return value;
}
