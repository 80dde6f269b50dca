/** The `paw.lock` beside a program: where it is, and its entries read and written. */

import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  type LockedProgram,
  MAX_LOCK_BYTES,
  PawError,
  type ProgramLock,
  readLock,
  writeLock,
} from "@paw/format";
import { writeProgramFile } from "paw";

/** The lock of the folder that a program lies in. */
export function lockPath(program: string): string {
  return join(dirname(resolve(program)), "paw.lock");
}

/** The entry of a program; throws `INPUT_INVALID` when there is none, or `IO`. */
export async function readLocked(program: string): Promise<LockedProgram> {
  const path = lockPath(program);
  const entry = (await readEntries(path))?.get(basename(resolve(program)));
  if (entry !== undefined) return entry;
  throw new PawError(
    "INPUT_INVALID",
    `${path} has no entry for ${basename(program)}: write one with paw verify --lock or paw compile --lock`,
  );
}

/** Puts the entry of a program into its lock, the others kept; returns the lock's path. Throws `INPUT_INVALID` or `IO`. */
export async function writeLocked(program: string, entry: LockedProgram): Promise<string> {
  const path = lockPath(program);
  const entries = new Map((await readEntries(path)) ?? []);
  await writeProgramFile(path, writeLock(entries.set(basename(resolve(program)), entry)));
  return path;
}

/** All entries; undefined where there is no lock. */
async function readEntries(path: string): Promise<ProgramLock | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MAX_LOCK_BYTES)
      throw new PawError("INPUT_INVALID", `${path} has ${size} bytes: it is no lock`);
    return readLock(await readFile(path), path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    if (cause instanceof PawError) throw cause;
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}
