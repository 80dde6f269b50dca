/** Small file operations of the store: folders, whole-file writes, and system errors in words. */

import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { PawError } from "@paw/format";

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

/** Writes a small text file whole and durably, or not at all. Throws the system's error. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.new`;
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Makes a rename survive a power cut, where the system lets folders be synced (Windows does not). */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

/** A failed write as a typed error: NO_SPACE for a full disk or quota, else CACHE_UNWRITABLE. */
export function writeError(path: string, cause: unknown, left = "What has arrived is kept"): PawError {
  const { code } = cause as NodeJS.ErrnoException;
  const why = cause instanceof Error ? cause.message : String(cause);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new PawError(
      "NO_SPACE",
      `the disk is full: ${path} cannot be written (${why}). ${left}: ` +
        "free some space and start again, or set PAW_CACHE_DIR to a folder on a larger disk.",
      { cause },
    );
  }
  return new PawError(
    "CACHE_UNWRITABLE",
    `cannot write ${path}: ${why}. Set PAW_CACHE_DIR to a folder that can be written.`,
    { cause },
  );
}
