/** A file that results are written to as they come, so that what is there when a run ends early is of use. */

import { once } from "node:events";
import type { WriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { PawError } from "@paw/format";

export class ResultFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #stream: WriteStream;
  #bytes: number;

  private constructor(path: string, handle: FileHandle, bytes: number) {
    this.#path = path;
    this.#handle = handle;
    this.#bytes = bytes;
    this.#stream = handle.createWriteStream({ autoClose: false });
    this.#stream.on("error", () => undefined); // told by the write or flush that meets it
  }

  /** Makes or empties a file, or keeps its first `keep` bytes to go on behind them. Throws `IO`. */
  static async open(path: string, keep = 0): Promise<ResultFile> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, keep === 0 ? "w" : "a");
      if (keep > 0) await handle.truncate(keep);
      return new ResultFile(path, handle, keep);
    } catch (cause) {
      await handle?.close();
      throw unwritable(path, cause);
    }
  }

  /** Bytes of the file once all that was given is written. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a line; waits while the disk is slower. Throws `IO`. */
  async write(text: string): Promise<void> {
    const line = Buffer.from(`${text}\n`);
    this.#bytes += line.length;
    try {
      if (this.#stream.errored) throw this.#stream.errored;
      if (!this.#stream.write(line)) await once(this.#stream, "drain");
    } catch (cause) {
      throw unwritable(this.#path, cause);
    }
  }

  /** Waits until all lines have reached the disk. Throws `IO`. */
  async sync(): Promise<void> {
    await this.#written();
    await this.#handle.datasync().catch((cause: unknown) => {
      throw unwritable(this.#path, cause);
    });
  }

  /** Writes what is left and closes the file. Throws `IO`. */
  async close(): Promise<void> {
    try {
      await this.#written();
    } finally {
      if (this.#stream.errored) this.#stream.destroy(); // else the handle waits for its end, which does not come
      await this.#handle.close();
    }
  }

  #written(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(unwritable(this.#path, error));
      // A stream that has failed answers nothing any more.
      if (this.#stream.errored) return fail(this.#stream.errored);
      this.#stream.once("error", fail);
      // Writes are done in their order: this empty one is the last.
      this.#stream.write("", (error) => {
        this.#stream.off("error", fail);
        if (error) fail(error);
        else resolve();
      });
    });
  }
}

function unwritable(path: string, cause: unknown): PawError {
  return new PawError("IO", `cannot write ${path}: ${(cause as Error).message}`, { cause });
}
