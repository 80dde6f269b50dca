/**
 * What the command reads: whole texts and streams of lines, as strict UTF-8, within fixed memory.
 *
 * Bytes that are not text are an error that names the line; nothing is replaced silently.
 */

import { createReadStream, fstatSync, statSync } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";
import { PawError } from "@paw/format";

/** Bytes of one line or of a whole text; far over any context, and a bound on memory. */
export const MAX_TEXT_BYTES = 10 * 1024 * 1024;
const LINE_FEED = 0x0a;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line end (`\n` or `\r\n`). */
  readonly text: string;
  /** Bytes from the beginning of the source to the end of this line, its line end included. */
  readonly end: number;
}

/** A place between two lines of a source: what stands before it. */
export interface Position {
  readonly bytes: number;
  readonly lines: number;
}

/** Stdin, or a file by its path, to be read from a place behind a line end on. */
export type Source = { readonly stdin: true } | { readonly path: string; readonly from?: Position };

/**
 * The lines of a source; the last one needs no line end. `onBytes` gets all bytes in pieces, each before its lines
 * are given. Throws `INPUT_INVALID` naming the line, or `IO`.
 */
export async function* readLines(
  source: Source,
  signal: AbortSignal,
  onBytes?: (piece: Buffer) => void,
): AsyncGenerator<Line, void, undefined> {
  for await (const lines of readLinesTogether(source, signal, onBytes)) yield* lines;
}

/** The same, with the lines that end in one piece of the source given together. */
export async function* readLinesTogether(
  source: Source,
  signal: AbortSignal,
  onBytes?: (piece: Buffer) => void,
): AsyncGenerator<Line[], void, undefined> {
  const from = "stdin" in source ? undefined : source.from;
  let number = (from?.lines ?? 0) + 1;
  let offset = from?.bytes ?? 0; // of the current chunk
  let parts: Buffer[] = [];
  let size = 0;
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size > MAX_TEXT_BYTES) {
      throw new PawError(
        "INPUT_INVALID",
        `line ${number} is longer than ${MAX_TEXT_BYTES} bytes: cut it into shorter lines`,
      );
    }
    parts.push(part);
  };
  const finish = (end: number): Line => {
    const bytes = Buffer.concat(parts);
    parts = [];
    size = 0;
    const text = decode(bytes, `line ${number}`, number === 1);
    return { number: number++, text: text.endsWith("\r") ? text.slice(0, -1) : text, end };
  };
  for await (const chunk of chunks(source, signal)) {
    onBytes?.(chunk);
    const lines: Line[] = [];
    let start = 0;
    try {
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
        keep(chunk.subarray(start, end));
        start = end + 1;
        lines.push(finish(offset + start));
      }
      keep(chunk.subarray(start));
    } catch (error) {
      yield lines;
      throw error;
    }
    yield lines;
    offset += chunk.length;
  }
  if (size > 0) yield [finish(offset)];
}

/** A whole text. Throws `INPUT_INVALID` when it is too long or not UTF-8, or `IO`. */
export async function readText(source: Source, what: string, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks(source, signal)) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) {
      throw new PawError("INPUT_INVALID", `${what} is longer than ${MAX_TEXT_BYTES} bytes: shorten it`);
    }
    parts.push(chunk);
  }
  return decode(Buffer.concat(parts), what, true);
}

/** The same error with the line in front of its message. */
export function atLine(number: number, error: unknown): unknown {
  if (!(error instanceof PawError)) return error;
  return new PawError(error.code, `line ${number}: ${error.message}`, { cause: error });
}

/** Throws `IO` for a folder: as stdin (`< logs`) Node reads one as empty. */
export function refuseFolder(source: Source): void {
  let isFolder: boolean;
  try {
    isFolder = ("stdin" in source ? fstatSync(0) : statSync(source.path)).isDirectory();
  } catch {
    return; // reading says what is wrong
  }
  const name = "stdin" in source ? "stdin" : source.path;
  if (isFolder) throw new PawError("IO", `cannot read ${name}: EISDIR: it is a folder`);
}

/** The bytes of a source as they come; failures to read become `IO`. */
async function* chunks(source: Source, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  refuseFolder(source);
  const stream: Readable = "stdin" in source ? process.stdin : fileFrom(source.path, source.from?.bytes ?? 0);
  try {
    for await (const chunk of addAbortSignal(signal, stream)) yield chunk as Buffer;
  } catch (cause) {
    const name = "stdin" in source ? "stdin" : source.path;
    throw new PawError("IO", `cannot read ${name}: ${(cause as Error).message}`, { cause });
  }
}

/** A pipe (`<(zcat log.gz)`) has no places to start at, not even its beginning. */
function fileFrom(path: string, start: number): Readable {
  return start === 0 ? createReadStream(path) : createReadStream(path, { start });
}

function decode(bytes: Uint8Array, what: string, first: boolean): string {
  try {
    // Only the mark at the very beginning says something about the encoding; later ones are text.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: !first }).decode(bytes);
  } catch (cause) {
    throw new PawError("INPUT_INVALID", `${what} is not UTF-8 text; binary data cannot be read`, { cause });
  }
}
