/**
 * What is known of a data set's shards from earlier runs: the manifest of a finished one, and a record of one line for
 * each shard that an unfinished one has written. A file that is there is trusted only where it agrees with them.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { WrittenShard } from "@paw/fuzzybench";

export const MANIFEST_FILE = "manifest.json";
/** Beside the manifest while a data set is being written. */
const RECORD_FILE = "written.jsonl";

/** One short append a shard, which threads can do at once; a line that a power cut lost costs its shard's time. */
export function recordShard(directory: string, { path, bytes, sha256 }: WrittenShard): Promise<void> {
  return appendFile(join(directory, RECORD_FILE), `${JSON.stringify({ path, bytes, sha256 })}\n`);
}

/** Removes the record, once the manifest has all sums. */
export function removeRecord(directory: string): Promise<void> {
  return rm(join(directory, RECORD_FILE), { force: true });
}

/** By path, what earlier runs wrote. What cannot be read is not known. */
export async function recordedShards(directory: string): Promise<Map<string, WrittenShard>> {
  const text = (name: string) => readFile(join(directory, name), "utf8").catch(() => "");
  const manifest = parsed(await text(MANIFEST_FILE)) as { shards?: unknown } | undefined;
  const lines = (await text(RECORD_FILE)).split("\n").map(parsed);
  const all = [...(Array.isArray(manifest?.shards) ? manifest.shards : []), ...lines].filter(isShard);
  return new Map(all.map(({ path, bytes, sha256 }) => [path, { path, bytes, sha256 }])); // the last line is the newest
}

/** The SHA-256 of a file in hex; undefined when it cannot be read, or throws the signal's reason. */
export async function fileSum(path: string, signal: AbortSignal): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const piece of createReadStream(path, { signal })) hash.update(piece as Buffer);
    return hash.digest("hex");
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function isShard(value: unknown): value is WrittenShard {
  const { path, bytes, sha256 } = (value ?? {}) as Partial<WrittenShard>;
  return typeof path === "string" && typeof bytes === "number" && typeof sha256 === "string";
}
