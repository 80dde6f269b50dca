/**
 * Output files that appear whole or not at all: written beside their place, then renamed. What is written is
 * streamed, so memory does not grow with the file.
 */
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { isPawError, PawError } from "@paw/format";
import { makeDirectory } from "@paw/store";

/** Lines are joined to pieces of about this many characters: one write each is what makes it fast. */
const PIECE_CHARS = 64 * 1024;

/** Makes the folder for output and those above it, so that a long work is not for nothing; throws IO. */
export async function makeOutputFolder(path: string): Promise<void> {
  await makeDirectory(path).catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
  // A file that is there is no error to makeDirectory.
  if (!(await stat(path)).isDirectory())
    throw new PawError("IO", `cannot write into ${path}: it is a file. Choose another place.`);
}

/**
 * Writes text pieces to a file, gzip-compressed when its name ends in ".gz"; returns the size in bytes. Throws IO,
 * or what `pieces` throws, or ABORTED; then the place is as it was before.
 */
export async function writeTextFile(
  path: string,
  pieces: Iterable<string>,
  signal?: AbortSignal,
): Promise<number> {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  const abort = signal ? { signal } : {};
  try {
    await makeDirectory(dirname(path));
    const source = Readable.from(joined(pieces), { objectMode: false });
    const file = createWriteStream(temporary);
    if (path.endsWith(".gz")) await pipeline(source, createGzip(), file, abort);
    else await pipeline(source, file, abort);
    const { size } = await stat(temporary);
    await rename(temporary, path);
    return size;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // not there when its folder is none
    if (signal?.aborted) throw signal.reason;
    if (isPawError(error) || !isSystemError(error)) throw error;
    throw cannotWrite(path, error);
  }
}

/** A failed write as IO. */
export function cannotWrite(path: string, cause: unknown): PawError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PawError("IO", `cannot write ${path}: ${reason}. Free some space or choose another place.`, {
    cause,
  });
}

/** Joins short pieces to long ones, leaving the event loop a turn between them. */
async function* joined(pieces: Iterable<string>): AsyncGenerator<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE_CHARS) continue;
    yield text;
    text = "";
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (text !== "") yield text;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
