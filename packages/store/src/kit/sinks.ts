/** The two forms of a kit, written member by member: a folder, and a tar file with the same bytes every time. */

import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PawError } from "@paw/format";
import { createTarPacker } from "modern-tar";

/** Of every member: when a file was made on the packing machine is nobody's concern. 1980-01-01, as in .paw files. */
const TIME = new Date(Date.UTC(1980, 0, 1));

export interface KitSink {
  /** Writes a member of exactly `sizeBytes`. */
  add(
    path: string,
    sizeBytes: number,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void>;
  /** Returns when everything is written. */
  finish(): Promise<void>;
  /** Closes what is open; what was written may be removed then. */
  abandon(): Promise<void>;
}

/** Writes into a new folder. */
export async function folderSink(folder: string): Promise<KitSink> {
  await rm(folder, { recursive: true, force: true }); // of a killed process with this id
  await mkdir(folder);
  return {
    async add(path, _, bytes) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: "wx" });
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

/** Writes a tar file. */
export async function tarSink(file: string): Promise<KitSink> {
  const handle = await open(file, "w");
  const { readable, controller } = createTarPacker();
  const written = pipeline(
    Readable.fromWeb(readable as Parameters<typeof Readable.fromWeb>[0]),
    handle.createWriteStream({ flush: true }),
  );
  written.catch(() => undefined); // told by add or finish
  return {
    async add(name, size, bytes) {
      try {
        const writer = controller.add({ name, size, mtime: TIME, mode: 0o644 }).getWriter();
        writer.closed.catch(() => undefined); // fails with the write that fails
        for await (const piece of bytes) await writer.write(piece);
        await writer.close();
      } catch (error) {
        controller.error(error);
        await written.catch((cause) => {
          throw error instanceof PawError ? error : cause; // a full disk, not that the stream has ended
        });
        throw error;
      }
    },
    async finish() {
      controller.finalize();
      await written;
    },
    async abandon() {
      controller.error(new Error("abandoned"));
      await written.catch(() => undefined);
    },
  };
}
