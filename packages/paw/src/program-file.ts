/**
 * A program on disk: a `.paw` file, a folder with the members of one side by side, as the hub of published programs
 * stores them, or a reference to a published program that was pulled.
 *
 * A folder becomes the bytes of a `.paw` file, so that the checks of those hold for it, and saving it packs it.
 */

import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Bundle,
  isPawError,
  PawError,
  PROGRAM_FOLDER_FILES,
  packProgramFolder,
  unpackBundle,
} from "@paw/format";
import { cachedProgram, parseReference, type Reference } from "@paw/hub";
import { cacheDirectory } from "@paw/runtime";
import { MAX_FILE_BYTES, readProgramFile } from "./file.js";

/** Engine state that lies beside a published program: trusted memory, so never taken from others. */
const STATE_FILES = ["prefix_cache.bin", "prefix_tokens.json", "prefix_kv_cache.bin"];

export interface ProgramOnDisk {
  readonly bundle: Bundle;
  /** The `.paw` file, packed where the program was a folder. */
  readonly bytes: Uint8Array;
  /** Files of engine state that were there and left unread. */
  readonly skipped: readonly string[];
}

/**
 * Reads a program from the path of a `.paw` file or of a folder, from a file URL, from bytes, or, where there is no such
 * path, from the programs that were pulled, by reference. Rejects with `IO` naming the path, `PROGRAM_MISSING` for a
 * reference that was not pulled, `BUNDLE_INVALID` or `HASH_MISMATCH`.
 */
export async function readProgram(
  source: string | URL | Uint8Array,
  cacheDir: string = cacheDirectory(),
): Promise<ProgramOnDisk> {
  if (source instanceof Uint8Array) return opened(source, []);
  const info = await stat(source).catch(() => undefined); // reading says what is wrong
  const reference = info === undefined && typeof source === "string" ? parseReference(source) : undefined;
  if (reference !== undefined) return opened(await pulledBytes(reference, source as string, cacheDir), []);
  if (!info?.isDirectory()) {
    const bytes = await readProgramFile(source);
    return named(source, () => opened(bytes, []));
  }
  const folder = typeof source === "string" ? source : fileURLToPath(source);
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const name of PROGRAM_FOLDER_FILES) {
    const file = await readMember(folder, name, MAX_FILE_BYTES - bytes);
    if (file === undefined) continue;
    files.set(name, file);
    bytes += file.length;
  }
  const beside = await Promise.all(
    STATE_FILES.map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  const states = STATE_FILES.filter((_, i) => beside[i] !== undefined);
  return named(folder, () => opened(packProgramFolder(files), states));
}

/** What `read` gives; what it throws names the path. */
function named<Value>(path: string | URL, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

/** Its message ends with the command that helps, so that it can be copied. */
async function pulledBytes(reference: Reference, written: string, cacheDir: string): Promise<Uint8Array> {
  const found = await cachedProgram(cacheDir, reference);
  if (found !== undefined) return found.bytes;
  throw new PawError(
    "PROGRAM_MISSING",
    `there is no file or folder ${JSON.stringify(written)}, and the published program ${reference.text} is not on disk. ` +
      `Correct the path, or fetch the program once: npx paw pull ${reference.text}`,
  );
}

function opened(bytes: Uint8Array, beside: readonly string[]): ProgramOnDisk {
  const bundle = unpackBundle(bytes);
  return { bundle, bytes, skipped: [...bundle.skipped, ...beside] };
}

async function readMember(folder: string, name: string, limit: number): Promise<Uint8Array | undefined> {
  const path = join(folder, name);
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(path);
    const info = await file.stat();
    if (!info.isFile()) throw new PawError("IO", `${path} is not a file`);
    if (info.size > limit) {
      throw new PawError(
        "BUNDLE_INVALID",
        `${path} has ${info.size} bytes: a program's files have at most ${MAX_FILE_BYTES} together`,
      );
    }
    return await file.readFile();
  } catch (cause) {
    if (cause instanceof PawError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  } finally {
    await file?.close();
  }
}
