/** Writes one shard of a data set, whole or not at all, and records what it is. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import {
  type BenchRecord,
  type DatasetOptions,
  type Shard,
  shardRecords,
  type WrittenShard,
} from "@paw/fuzzybench";
import { recordShard } from "./shard-sums.js";

/** Lines are joined to pieces of about this many characters: one write each is what makes it fast. */
const PIECE_CHARS = 256 * 1024;
/** Measured on 12,000 records: level 6 takes 1.6 times as long for files 7 % smaller. */
const GZIP_LEVEL = 3;

/** Compresses the shard's records into their place under `directory`; `onRecords` is told how many more are done. */
export async function writeShard(
  directory: string,
  options: DatasetOptions,
  shard: Shard,
  onRecords: (more: number) => void,
): Promise<WrittenShard> {
  const path = join(directory, shard.path);
  // One writer per shard: a fixed name lets the next run find and replace what a killed one left.
  const temporary = `${path}.part`;
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  const pieces = Readable.from(linePieces(shardRecords(options, shard), onRecords), { objectMode: false });
  try {
    await pipeline(pieces, createGzip({ level: GZIP_LEVEL }), measure, createWriteStream(temporary));
    const file = await open(temporary, "r+");
    await file.sync().finally(() => file.close());
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  const written = { path: shard.path, bytes, sha256: hash.digest("hex") };
  await recordShard(directory, written);
  return written;
}

function* linePieces(records: Iterable<BenchRecord>, onRecords: (more: number) => void): Generator<string> {
  let text = "";
  let more = 0;
  for (const record of records) {
    text += `${JSON.stringify(record)}\n`;
    more++;
    if (text.length < PIECE_CHARS) continue;
    yield text;
    onRecords(more);
    text = "";
    more = 0;
  }
  if (text !== "") yield text;
  onRecords(more);
}
