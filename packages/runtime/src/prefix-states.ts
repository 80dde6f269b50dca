/**
 * Evaluated prefixes on disk, so that a process need not evaluate what an earlier one did: 300 tokens of a 0.6B model take
 * seconds to evaluate and milliseconds to read.
 *
 * A file is named by everything that decides its content (engine, base, adapter, prefix) and ends with its length and CRC-32, because
 * native code may end the process on a damaged one. It holds what evaluating would give, bit by bit. Files are a cache: failing to
 * read or write one never fails a call. They are trusted like the models beside them and are never taken from archives.
 */

import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { SavedState, Sequence } from "./backend.js";
import { makeDirectory } from "./cache.js";

/** Bytes of all files of a folder; the longest unused go first. 300 tokens of Qwen3-0.6B take 34 MB. */
const MOST_BYTES = 1024 ** 3;
/** Age from which a file that was not finished belongs to a process that died. */
const ABANDONED_MS = 3_600_000;
const SUFFIX = ".state";
const MAGIC = "PAWSTATE";
/** Magic, length of the state (8 bytes) and CRC-32 (4 bytes) behind the state. */
const TRAILER_BYTES = MAGIC.length + 12;
const CHUNK_BYTES = 1024 * 1024;

/** Gives an empty sequence the evaluated prefix from the folder; false leaves it empty. */
export async function loadPrefix(
  directory: string,
  sequence: Sequence,
  prefix: readonly number[],
): Promise<boolean> {
  const { state } = sequence;
  if (state === undefined) return false;
  const path = statePath(directory, state, prefix);
  if (!(await isWhole(path))) return false;
  try {
    const tokens = await state.load(path);
    if (tokens.length === prefix.length && tokens.every((token, i) => token === prefix[i])) {
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined); // read-only: it only ages
      return true;
    }
  } catch {
    // Another build of the engine wrote it, or it is damaged in a way that the check cannot see.
  }
  await rm(path, { force: true }).catch(() => undefined);
  if (sequence.length > 0) await sequence.rewind(0);
  return false;
}

/** Writes what a sequence holds, its evaluated prefix, to the folder, whole or not at all; false where that failed. */
export async function savePrefix(
  directory: string,
  sequence: Sequence,
  prefix: readonly number[],
): Promise<boolean> {
  const { state } = sequence;
  if (state === undefined) return false;
  const path = statePath(directory, state, prefix);
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  try {
    await makeDirectory(directory);
    await state.save(temporary);
    await appendTrailer(temporary);
    await rename(temporary, path);
    await removeOldest(directory, path);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    return false;
  }
}

function statePath(directory: string, { identity }: SavedState, prefix: readonly number[]): string {
  const name = createHash("sha256").update(JSON.stringify([identity, prefix]));
  return join(directory, `${name.digest("hex")}${SUFFIX}`);
}

async function appendTrailer(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    const trailer = Buffer.alloc(TRAILER_BYTES);
    trailer.write(MAGIC, "latin1");
    trailer.writeBigUInt64LE(BigInt(size), MAGIC.length);
    trailer.writeUInt32LE(await checksum(file, size), MAGIC.length + 8);
    await file.write(trailer, 0, TRAILER_BYTES, size);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether a file is there with the length and checksum that its end names; one that is damaged is removed. */
async function isWhole(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { size } = await file.stat();
    const length = size - TRAILER_BYTES;
    const trailer = Buffer.alloc(TRAILER_BYTES);
    if (length >= 0) await file.read(trailer, 0, TRAILER_BYTES, length);
    const whole =
      length >= 0 &&
      trailer.toString("latin1", 0, MAGIC.length) === MAGIC &&
      trailer.readBigUInt64LE(MAGIC.length) === BigInt(length) &&
      trailer.readUInt32LE(MAGIC.length + 8) === (await checksum(file, length));
    if (!whole) await rm(path, { force: true });
    return whole;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

async function checksum(file: FileHandle, length: number): Promise<number> {
  const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, length));
  let value = 0;
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, length - at), at);
    if (bytesRead === 0) throw new Error(`the file ends after ${at} of ${length} bytes`);
    value = crc32(chunk.subarray(0, bytesRead), value);
    at += bytesRead;
  }
  return value;
}

/** Removes the longest unused files over the bound, and what dead processes left; `kept` stays. */
async function removeOldest(directory: string, kept: string): Promise<void> {
  const files = [];
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const info = await stat(path).catch(() => undefined); // another process may have removed it
    if (info === undefined) continue;
    if (name.endsWith(".part") && Date.now() - info.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    if (name.endsWith(SUFFIX) && path !== kept) files.push({ path, size: info.size, time: info.mtimeMs });
  }
  let left = MOST_BYTES - (await stat(kept)).size;
  for (const { path, size } of files.sort((a, b) => b.time - a.time)) {
    left -= size;
    if (left < 0) await rm(path, { force: true });
  }
}
