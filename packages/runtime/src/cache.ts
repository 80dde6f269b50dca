/**
 * The folder where PAW keeps files that it can make again: models converted to GGUF and unpacked adapters.
 *
 * Files are named by content and written next to their place and renamed, so a reader never sees half a file and
 * two processes may write the same one. Nothing here is downloaded.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PawError } from "@paw/format";

/** `PAW_CACHE_DIR`, or `paw` in the user's cache folder. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.PAW_CACHE_DIR) return resolve(environment.PAW_CACHE_DIR);
  const base = environment.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(base, "paw");
}

/** Writes a whole file or nothing; throws CACHE_UNWRITABLE with the cause and the way out. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  try {
    await makeDirectory(dirname(path));
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new PawError(
      "CACHE_UNWRITABLE",
      `cannot write ${bytes.length} bytes to ${path}: ${reason(cause)}. ` +
        "Free some space or set PAW_CACHE_DIR to a folder that can be written.",
      { cause },
    );
  }
}

/** Puts `bytes` at `path` unless the same bytes are there already; returns the path. */
export async function ensureFile(path: string, bytes: Uint8Array): Promise<string> {
  const present = await readFile(path).catch(() => undefined);
  if (!present || Buffer.compare(present, bytes) !== 0) await writeAtomically(path, bytes);
  return path;
}

/** Whether a file with exactly this many bytes is there. */
export async function hasFile(path: string, sizeBytes?: number): Promise<boolean> {
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() === true && (sizeBytes === undefined || info.size === sizeBytes);
}

/**
 * Makes a folder and those above it. Not `mkdir({ recursive: true })`: that one never returns where the system
 * answers ENOENT for a parent that exists, as below /proc (Node 20 and 22).
 */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeDirectory(dirname(path));
    await mkdir(path).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== "EEXIST") throw again;
    });
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
