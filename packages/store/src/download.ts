/**
 * Downloads one file: resumed after cuts and kills, checked by size and SHA-256 while it streams, installed by rename.
 *
 * Up to four connections where the server allows ranges, one process: who may run at the same time as another process
 * holds the lock of lock.ts. Bytes are written as they come, so memory does not grow with the file.
 */

import { isPawError, PawError } from "@paw/format";
import { type Clock, systemClock } from "./clock.js";
import { checkSpace, type FreeBytes } from "./free-space.js";
import { PartFile } from "./part-file.js";
import { type DownloadProgress, progressMeter } from "./progress.js";
import { isOffline, parseAddress, shownAddress } from "./source.js";
import { Transfer } from "./transfer.js";

export interface DownloadSource {
  readonly url: string;
  /** Exact size in bytes, where it is known. */
  readonly sizeBytes?: number | undefined;
  /** SHA-256 in lower-case hexadecimal, where it is known. */
  readonly sha256?: string | undefined;
  /** First bytes that the file must have, like "GGUF". */
  readonly magic?: string | undefined;
  /** Headers that go to the host of `url` and to no other: tokens and keys. */
  readonly secret?: Readonly<Record<string, string>> | undefined;
  /** Most bytes that the file may have; default 64 GiB. */
  readonly maxBytes?: number | undefined;
  /** The error for a status that will not pass; default DOWNLOAD_FAILED with what it means at a model hub. */
  readonly refusal?: ((status: number) => PawError | undefined) | undefined;
  /** Looks at the whole file, not yet in its place; when it rejects, the file is thrown away. */
  readonly check?: ((path: string) => Promise<void>) | undefined;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: DownloadProgress) => void) | undefined;
  /** Default: `PAW_OFFLINE`. */
  readonly offline?: boolean | undefined;
  readonly stallMs?: number | undefined;
  /** For tests: bytes that one connection fetches at once where there are several; default 32 MiB. */
  readonly pieceBytes?: number | undefined;
  /** Called when the file is whole and right, before it goes to its place; what it throws keeps it from there. */
  readonly beforeInstall?: (() => Promise<void>) | undefined;
  readonly clock?: Clock | undefined;
  /** For tests; default: what the system says. */
  readonly freeBytes?: FreeBytes | undefined;
}

export interface Downloaded {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Body bytes that came over the network, those of thrown-away tries too. */
  readonly fetchedBytes: number;
  readonly requests: number;
  readonly restarts: number;
}

/**
 * Puts the file of `source` at `destination`. Throws DOWNLOAD_FAILED (network or server), DOWNLOAD_INVALID (what comes is
 * not the file), HASH_MISMATCH, NO_SPACE, ABORTED, OFFLINE (before any connection), CACHE_UNWRITABLE, OPTION_INVALID.
 * Bytes that have arrived stay beside `destination` for the next try, unless they themselves are wrong.
 */
export async function download(
  source: DownloadSource,
  destination: string,
  options: DownloadOptions = {},
): Promise<Downloaded> {
  const url = parseAddress(source.url, "the address");
  const address = shownAddress(url);
  const { signal, clock = systemClock } = options;
  if (options.offline ?? isOffline()) {
    throw new PawError(
      "OFFLINE",
      `${address} is needed and PAW_OFFLINE or an offline option forbids downloads. ` +
        "Unset it for once, or copy the cache folder of a machine that has the file.",
    );
  }
  const meter = progressMeter(options.onProgress, clock);
  let part: PartFile | undefined;
  try {
    signal?.throwIfAborted();
    part = await PartFile.open(destination, address, {
      signal,
      onHashed: (hashed, of) => meter.report("verify", hashed, of),
    });
    const missing = source.sizeBytes === undefined ? undefined : source.sizeBytes - part.loaded;
    await checkSpace(destination, missing, options.freeBytes);
    return await new Transfer(url, source, destination, part, meter, options).run();
  } catch (error) {
    await part?.close();
    if (signal?.aborted) throw isPawError(signal.reason) ? signal.reason : aborted(address, signal);
    throw error;
  }
}

function aborted(address: string, signal: AbortSignal): PawError {
  return new PawError("ABORTED", `the download of ${address} was aborted; what has arrived is kept`, {
    cause: signal.reason,
  });
}
