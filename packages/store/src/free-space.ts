/** Whether a download fits on the disk. */

import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { PawError } from "@paw/format";

/** Bytes that stay free on the disk, so that a download does not take the last ones from everybody else. */
const SPACE_MARGIN_BYTES = 64 * 2 ** 20;

/** Free bytes of the disk that holds a folder; undefined when unknown. */
export type FreeBytes = (folder: string) => Promise<number | undefined>;

/** Throws NO_SPACE when `bytes` more do not fit beside `destination`; does nothing when either number is unknown. */
export async function checkSpace(
  destination: string,
  bytes: number | undefined,
  freeBytes: FreeBytes = freeBytesAt,
): Promise<void> {
  const free = bytes === undefined ? undefined : await freeBytes(dirname(destination));
  if (bytes === undefined || free === undefined || free >= bytes + SPACE_MARGIN_BYTES) return;
  throw new PawError(
    "NO_SPACE",
    `${destination} needs ${bytes} bytes and ${SPACE_MARGIN_BYTES} to spare; the disk has ${free} free. ` +
      "Free some space (paw cache ls shows what PAW holds), or set PAW_CACHE_DIR to a folder on a larger disk.",
  );
}

/** Free bytes for this user at a folder, or at the nearest one above it that exists. */
async function freeBytesAt(folder: string): Promise<number | undefined> {
  for (let here = folder; ; here = dirname(here)) {
    const disk = await statfs(here).catch(() => undefined);
    // Network and test file systems answer with zeros where they do not know.
    if (disk) return disk.blocks === 0 ? undefined : disk.bavail * disk.bsize;
    if (dirname(here) === here) return undefined;
  }
}
