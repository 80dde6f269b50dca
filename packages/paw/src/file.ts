/** Program files: read whole within the format's limit, written whole or not at all. */

import { randomBytes } from "node:crypto";
import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { PawError } from "@paw/format";

/** The format's own limit on packed bytes, checked here before a file is read into memory. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** The bytes of a program file; throws `IO` with the path, or `BUNDLE_INVALID` when it is too large to be one. */
export async function readProgramFile(path: string | URL): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new PawError("IO", `${path} is not a file: a .paw file is needed`);
    if (info.size > MAX_FILE_BYTES) {
      throw new PawError(
        "BUNDLE_INVALID",
        `${path} has ${info.size} bytes: a .paw file has at most ${MAX_FILE_BYTES}`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof PawError) throw cause;
    throw new PawError("IO", `cannot read ${path}: ${reason(cause)}`, { cause });
  }
}

/** Writes a whole file or leaves what was there; follows links, refuses folders and devices. Throws `IO`. */
export async function writeProgramFile(path: string, bytes: Uint8Array): Promise<void> {
  await checkProgramTarget(path);
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new PawError("IO", `cannot write ${bytes.length} bytes to ${path}: ${reason(cause)}`, { cause });
  }
}

/** Throws `IO` when something other than a file is at the path. */
async function checkProgramTarget(path: string): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || info.isFile()) return;
  const kind = info.isDirectory() ? "a folder" : "not a regular file";
  throw new PawError("IO", `cannot write to ${path}: it is ${kind}; give the name of a file`);
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
