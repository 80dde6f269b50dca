/** A piece of a file that is still arriving, ahead of the part, from a connection of its own. */

import { type FileHandle, open } from "node:fs/promises";

/** Its size on disk is how much of it has come. */
export class PieceFile {
  #handle: FileHandle | undefined;
  #loaded = 0;

  constructor(readonly path: string) {}

  get loaded(): number {
    return this.#loaded;
  }

  /** Opens the piece, which may hold up to `sizeBytes`. Throws the system's error, as `append`. */
  async open(sizeBytes: number): Promise<void> {
    this.#handle = await open(this.path, "a");
    const { size } = await this.#handle.stat();
    if (size > sizeBytes) await this.#handle.truncate(0);
    else this.#loaded = size;
  }

  /** Adds bytes at the end. */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#handle?.appendFile(bytes);
    this.#loaded += bytes.length;
  }

  async close(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
  }
}
