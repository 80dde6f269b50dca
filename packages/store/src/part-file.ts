/**
 * A file that is still arriving: `<name>.part` beside its final place, its running SHA-256, and `<name>.part.json`
 * with the version of the bytes, so that another process can go on after a kill.
 *
 * Pieces that lie ahead of it, from other connections, are `<name>.part.<first byte>`.
 *
 * Order matters: the part is emptied and pieces are removed before a new version is written beside it, so a version never describes bytes
 * of another one.
 */

import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isJsonObject } from "@paw/format";
import type { Version } from "./answer.js";
import { makeDirectory, replaceFile, syncFolder, writeError } from "./files.js";
import { PieceFile } from "./piece-file.js";

/** First bytes that are kept for the look at what kind of file it is. */
export const HEAD_BYTES = 64;
/** Bytes read at once when a part is hashed again. */
const READ_BYTES = 2 ** 20;

export class PartFile {
  readonly #path: string;
  readonly #destination: string;
  readonly #handle: FileHandle;
  #hash: Hash = createHash("sha256");
  #head = Buffer.alloc(0);
  #loaded = 0;
  #version: Version = {};
  #spoiled = false;

  private constructor(destination: string, handle: FileHandle) {
    this.#destination = destination;
    this.#path = `${destination}.part`;
    this.#handle = handle;
  }

  /**
   * Opens the part of `destination` or makes an empty one. Bytes left by an earlier process are kept when they came
   * from `source`, and hashed once; `onHashed` hears how far that is. Throws CACHE_UNWRITABLE, NO_SPACE.
   */
  static async open(
    destination: string,
    source: string,
    options: {
      signal?: AbortSignal | undefined;
      onHashed?: ((hashed: number, of: number) => void) | undefined;
    } = {},
  ): Promise<PartFile> {
    const path = `${destination}.part`;
    const version = await readVersion(`${path}.json`, source);
    let handle: FileHandle;
    try {
      await makeDirectory(dirname(destination));
      handle = await open(path, "a+").then(async (made) => {
        await made.close(); // "a+" makes the file where it is missing; "r+" can write at any place
        return open(path, "r+");
      });
    } catch (cause) {
      throw writeError(path, cause);
    }
    const part = new PartFile(destination, handle);
    try {
      const { size } = await handle.stat();
      if (version && size <= (version.sizeBytes ?? size)) {
        part.#version = version;
        await part.#hashExisting(size, options);
      } else {
        await part.#removePieces();
        await handle.truncate(0);
      }
      return part;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Where the bytes are until they are installed. */
  get path(): string {
    return this.#path;
  }

  /** Bytes on disk, all of them hashed. */
  get loaded(): number {
    return this.#loaded;
  }

  /** The first bytes of the file, up to 64. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** What the server said of these bytes. */
  get version(): Version {
    return this.#version;
  }

  /** Throws everything away and begins with another version. */
  async restart(source: string, version: Version): Promise<void> {
    try {
      await this.#removePieces();
      await this.#handle.truncate(0);
      this.#loaded = 0;
      this.#spoiled = false;
      this.#head = Buffer.alloc(0);
      this.#hash = createHash("sha256");
      this.#version = version;
      await replaceFile(`${this.#path}.json`, `${JSON.stringify({ source, ...version })}\n`);
    } catch (cause) {
      throw writeError(this.#path, cause);
    }
  }

  /** Adds bytes at the end. */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(
          bytes,
          done,
          bytes.length - done,
          this.#loaded + done,
        );
        done += bytesWritten;
      }
    } catch (cause) {
      throw writeError(this.#path, cause);
    }
    this.#take(bytes);
  }

  /** The piece that begins at byte `start`, with what is there of it already. */
  piece(start: number): PieceFile {
    return new PieceFile(`${this.#path}.${start}`);
  }

  /** Adds a piece's bytes at the end and removes it. Throws CACHE_UNWRITABLE, NO_SPACE, or the system's error. */
  async join(piece: PieceFile): Promise<void> {
    if (piece.loaded > 0) {
      const handle = await open(piece.path, "r");
      for await (const bytes of handle.createReadStream({ highWaterMark: READ_BYTES })) {
        await this.append(bytes as Uint8Array);
      }
    }
    await rm(piece.path, { force: true });
  }

  /** SHA-256 of what is on disk, in hexadecimal. */
  digest(): string {
    return this.#hash.copy().digest("hex");
  }

  /** Makes the part durable and puts it in its final place. */
  async install(): Promise<void> {
    try {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#path, this.#destination);
      await rm(`${this.#path}.json`, { force: true });
      await this.#removePieces();
      await syncFolder(dirname(this.#destination));
    } catch (cause) {
      throw writeError(this.#destination, cause);
    }
  }

  /** The bytes turned out to be wrong: `close` will not keep them. */
  spoil(): void {
    this.#spoiled = true;
  }

  /** Closes the part and keeps it for another time; an empty or spoiled one is removed. */
  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (this.#loaded > 0 && !this.#spoiled) return;
    await this.#removePieces().catch(() => undefined);
    for (const path of [this.#path, `${this.#path}.json`]) await rm(path, { force: true }).catch(() => {});
  }

  async #removePieces(): Promise<void> {
    const [folder, own] = [dirname(this.#path), `${basename(this.#path)}.`];
    for (const name of await readdir(folder)) {
      if (name.startsWith(own) && /^\d+$/.test(name.slice(own.length))) await rm(join(folder, name));
    }
  }

  #take(bytes: Uint8Array): void {
    if (this.#head.length < HEAD_BYTES) {
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES - this.#head.length)]);
    }
    this.#hash.update(bytes);
    this.#loaded += bytes.length;
  }

  async #hashExisting(
    size: number,
    {
      signal,
      onHashed,
    }: { signal?: AbortSignal | undefined; onHashed?: ((hashed: number, of: number) => void) | undefined },
  ): Promise<void> {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(1, size)));
    while (this.#loaded < size) {
      signal?.throwIfAborted();
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, this.#loaded);
      if (bytesRead === 0) break;
      this.#take(buffer.subarray(0, bytesRead));
      onHashed?.(this.#loaded, size);
    }
  }
}

/** SHA-256 of a file, read in pieces. Throws the system's error. */
export async function hashFile(
  path: string,
  options: {
    signal?: AbortSignal | undefined;
    onHashed?: ((hashed: number, of: number) => void) | undefined;
  } = {},
): Promise<string> {
  const { size } = await stat(path);
  const handle = await open(path, "r");
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let hashed = 0; ; ) {
      options.signal?.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
      hashed += bytesRead;
      options.onHashed?.(hashed, size);
    }
  } finally {
    await handle.close();
  }
}

/** The version of a part, if it came from `source`; a damaged record only costs what has arrived. */
async function readVersion(path: string, source: string): Promise<Version | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    if (!isJsonObject(value) || value.source !== source) return undefined;
    const { etag, lastModified, sizeBytes } = value;
    return {
      ...(typeof etag === "string" ? { etag } : {}),
      ...(typeof lastModified === "string" ? { lastModified } : {}),
      ...(Number.isSafeInteger(sizeBytes) ? { sizeBytes: sizeBytes as number } : {}),
    };
  } catch {
    return undefined;
  }
}
