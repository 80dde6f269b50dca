/**
 * Downloads one file: resumed after cuts and kills, checked by size and SHA-256 while it streams, installed by rename.
 *
 * One connection, one process: who may run at the same time as another process holds the lock of lock.ts. Bytes are
 * written as they come, so memory does not grow with the file.
 */

import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { isPawError, PawError } from "@paw/format";
import { type Coming, judge, MAX_FILE_BYTES, rangeCondition, webPage } from "./answer.js";
import { type Clock, systemClock } from "./clock.js";
import { type Got, httpGet } from "./http-get.js";
import { Interrupted, StartAnew } from "./interrupted.js";
import { HEAD_BYTES, PartFile } from "./part-file.js";
import { type DownloadProgress, type ProgressMeter, progressMeter } from "./progress.js";
import { backoffMs, MAX_FAILURES, MAX_RETRY_AFTER_MS, retryAfterMs } from "./retry.js";
import { isOffline, parseAddress, shownAddress } from "./source.js";

/** Milliseconds without a byte before a connection is given up: longer than a slow disk or a busy hub pauses. */
const STALL_MS = 30_000;
/** Times that a download begins again from zero; a file that changes more often is being replaced right now. */
const MAX_RESTARTS = 3;
/** Bytes that stay free on the disk, so that a download does not take the last ones from everybody else. */
const SPACE_MARGIN_BYTES = 64 * 2 ** 20;

export interface DownloadSource {
  readonly url: string;
  /** Exact size in bytes, where it is known. */
  readonly sizeBytes?: number | undefined;
  /** SHA-256 in lower-case hexadecimal, where it is known. */
  readonly sha256?: string | undefined;
  /** First bytes that the file must have, like "GGUF". */
  readonly magic?: string | undefined;
  /** Bearer token; goes to the host of `url` and to no other. */
  readonly token?: string | undefined;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: DownloadProgress) => void) | undefined;
  /** Default: `PAW_OFFLINE`. */
  readonly offline?: boolean | undefined;
  readonly stallMs?: number | undefined;
  /** Called when the file is whole and right, before it goes to its place; what it throws keeps it from there. */
  readonly beforeInstall?: (() => Promise<void>) | undefined;
  readonly clock?: Clock | undefined;
  /** Free bytes of the disk that holds a folder; undefined when unknown. */
  readonly freeBytes?: ((folder: string) => Promise<number | undefined>) | undefined;
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
 * Puts the file of `source` at `destination`. What has arrived stays beside it for the next try when the network
 * fails (DOWNLOAD_FAILED), the disk is full (NO_SPACE) or the call is aborted (ABORTED); bytes that are wrong do not
 * (HASH_MISMATCH, DOWNLOAD_INVALID). Throws OFFLINE before any connection, CACHE_UNWRITABLE, OPTION_INVALID.
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
    await checkSpace(destination, source.sizeBytes, options);
    part = await PartFile.open(destination, address, {
      signal,
      onHashed: (hashed, of) => meter.report("verify", hashed, of),
    });
    const transfer = new Transfer(url, source, destination, part, meter, options);
    return await transfer.run();
  } catch (error) {
    const wrong = error instanceof PawError && ["HASH_MISMATCH", "DOWNLOAD_INVALID"].includes(error.code);
    await (wrong ? part?.discard() : part?.close());
    if (signal?.aborted) throw isPawError(signal.reason) ? signal.reason : aborted(address, signal);
    throw error;
  }
}

/** The state of one call: what was tried, and what is known of the file. */
class Transfer {
  readonly #address: string;
  readonly #clock: Clock;
  /** Most bytes ever on disk: only more than these count as progress. */
  #best: number;
  #failures = 0;
  #fetched = 0;
  #requests = 0;
  #restarts = 0;
  #ranges = true;
  #spaceChecked = false;
  /** What the hub says the hash is, where nothing is pinned. */
  #linkedSha256: string | undefined;

  constructor(
    private readonly url: URL,
    private readonly source: DownloadSource,
    private readonly destination: string,
    private readonly part: PartFile,
    private readonly meter: ProgressMeter,
    private readonly options: DownloadOptions,
  ) {
    this.#address = shownAddress(url);
    this.#clock = options.clock ?? systemClock;
    this.#best = part.loaded;
  }

  async run(): Promise<Downloaded> {
    for (;;) {
      try {
        if (this.part.loaded === 0 || this.part.loaded !== this.#total) await this.#fetchOnce();
        return await this.#finish();
      } catch (error) {
        this.options.signal?.throwIfAborted();
        if (error instanceof Interrupted) await this.#waitAfter(error);
        else if (error instanceof StartAnew) await this.#startAnew(error);
        else throw error;
      }
    }
  }

  get #total(): number | undefined {
    return this.source.sizeBytes ?? this.part.version.sizeBytes;
  }

  /** One request and its body. Returns when the body has ended where it should. */
  async #fetchOnce(): Promise<void> {
    const { part, source, options } = this;
    const condition = rangeCondition(part.version);
    // Without a mark to compare, other bytes could be joined to ours: only a known hash would notice.
    const resumable = this.#ranges && (condition !== undefined || source.sha256 !== undefined);
    const offset = resumable ? part.loaded : 0;
    this.#requests++;
    const got = await httpGet(this.url, {
      headers: {
        "user-agent": "paw",
        ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
        ...(offset > 0 && condition !== undefined ? { "if-range": condition } : {}),
      },
      token: source.token,
      signal: options.signal,
      stallMs: options.stallMs ?? STALL_MS,
    });
    try {
      this.#compareLinked(got);
      const coming = judge(got.response.status, got.response.headers, {
        address: this.#address,
        offset,
        version: part.version,
        pinnedBytes: source.sizeBytes ?? got.linked.sizeBytes,
        hashKnown: this.#expectedSha256 !== undefined,
      });
      if (coming) await this.#receive(got, coming);
    } finally {
      got.close();
    }
  }

  async #receive(got: Got, coming: Coming): Promise<void> {
    const { part, meter } = this;
    if (coming.from === 0) {
      if (coming.reason !== undefined) {
        this.#countRestart(coming.reason);
        meter.report("restart", 0, this.#total, `${coming.reason}: from the beginning`);
      }
      await part.restart(this.#address, coming.version);
    }
    const total = this.#total;
    if (!this.#spaceChecked && total !== undefined) {
      await checkSpace(this.destination, total - part.loaded, this.options);
      this.#spaceChecked = true;
    }
    for (let bytes = await got.read(); bytes !== undefined; bytes = await got.read()) {
      this.#fetched += bytes.length;
      const end = part.loaded + bytes.length;
      if (end > (total ?? MAX_FILE_BYTES)) {
        throw invalid(
          `${this.#address} sends more than ${total ?? MAX_FILE_BYTES} bytes: the file there is another one`,
        );
      }
      await part.append(bytes);
      // Once the head is whole: a wrong file ends here, not after its last byte.
      if (end >= HEAD_BYTES && end - bytes.length < HEAD_BYTES) this.#checkHead();
      if (end > this.#best) {
        this.#best = end;
        this.#failures = 0;
      }
      meter.report("download", end, total);
    }
    if (total !== undefined && part.loaded < total) {
      throw new Interrupted(`${this.url.host}: the connection ended after ${part.loaded} of ${total} bytes`);
    }
  }

  /** Size, kind and hash are right: the file goes to its place. */
  async #finish(): Promise<Downloaded> {
    const { part } = this;
    this.#checkHead();
    if (this.#total !== undefined && part.loaded !== this.#total) {
      throw invalid(`${this.#address} has ${part.loaded} bytes; ${this.#total} are expected`);
    }
    const sha256 = part.digest();
    const expected = this.#expectedSha256;
    if (expected !== undefined && sha256 !== expected) {
      const found = `SHA-256 ${sha256.slice(0, 12)}..., expected ${expected.slice(0, 12)}...`;
      // Once more: the bytes may have been damaged on the way, on a disk or by a proxy.
      if (this.#restarts === 0) throw new StartAnew(`the bytes are wrong (${found})`);
      throw new PawError(
        "HASH_MISMATCH",
        `${this.#address} is not the expected file, twice: ${found}. It was thrown away. ` +
          "The file at the source was replaced, or a proxy changes it: try another network or mirror.",
      );
    }
    await this.options.beforeInstall?.();
    await part.install();
    this.meter.report("done", part.loaded, part.loaded);
    return {
      path: this.destination,
      sizeBytes: part.loaded,
      sha256,
      fetchedBytes: this.#fetched,
      requests: this.#requests,
      restarts: this.#restarts,
    };
  }

  get #expectedSha256(): string | undefined {
    return this.source.sha256 ?? this.#linkedSha256;
  }

  /** The hub's own word on size and hash, against what is pinned: before the first byte of a wrong file. */
  #compareLinked({ linked }: Got): void {
    const { sha256, sizeBytes } = this.source;
    if (sha256 !== undefined && linked.sha256 !== undefined && linked.sha256 !== sha256) {
      throw new PawError(
        "HASH_MISMATCH",
        `${this.#address} was replaced at its source: SHA-256 ${linked.sha256.slice(0, 12)}..., expected ` +
          `${sha256.slice(0, 12)}.... Nothing was fetched. Update paw, or pin the new file in models.json.`,
      );
    }
    if (sizeBytes !== undefined && linked.sizeBytes !== undefined && linked.sizeBytes !== sizeBytes) {
      throw invalid(`${this.#address} has ${linked.sizeBytes} bytes; ${sizeBytes} are expected`);
    }
    if (this.#linkedSha256 && linked.sha256 && linked.sha256 !== this.#linkedSha256 && this.part.loaded > 0) {
      this.#linkedSha256 = linked.sha256;
      throw new StartAnew("the file has changed at its source since the last request");
    }
    this.#linkedSha256 = linked.sha256 ?? this.#linkedSha256;
  }

  /** Looks at the first bytes: a web page, or another kind of file. */
  #checkHead(): void {
    const text = Buffer.from(this.part.head).toString("latin1");
    if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|script|!--)/i.test(text)) throw webPage(this.#address);
    const { magic } = this.source;
    if (magic !== undefined && !text.startsWith(magic)) {
      throw invalid(
        `${this.#address} is not a ${magic} file: it begins with ${JSON.stringify(text.slice(0, 16))}. ` +
          "The address is wrong, or a proxy sends something else.",
      );
    }
  }

  async #waitAfter(error: Interrupted): Promise<void> {
    this.#failures++;
    const kept = this.part.loaded > 0 ? ` ${this.part.loaded} bytes are kept for the next try.` : "";
    if (this.#failures >= MAX_FAILURES) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message}; ${this.#failures} tries in a row brought nothing new.${kept} ${proxyHint()}`,
        { cause: error },
      );
    }
    const asked = retryAfterMs(error.retryAfter, this.#clock);
    if (asked !== undefined && asked > MAX_RETRY_AFTER_MS) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message} and asks to come back in ${Math.ceil(asked / 1000)} s.${kept} Start again then.`,
        { cause: error },
      );
    }
    const ms = Math.max(asked ?? 0, backoffMs(this.#failures, this.#clock));
    this.meter.report(
      "retry",
      this.part.loaded,
      this.#total,
      `${error.message}; again in ${(ms / 1000).toFixed(1)} s`,
    );
    await this.#clock.sleep(ms, this.options.signal);
  }

  async #startAnew(error: StartAnew): Promise<void> {
    this.#countRestart(error.message);
    this.#ranges &&= error.ranges;
    this.meter.report("restart", 0, this.#total, `${error.message}: from the beginning`);
    await this.part.restart(this.#address, {});
  }

  #countRestart(reason: string): void {
    this.#restarts++;
    if (this.#restarts > MAX_RESTARTS) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${this.#address} had to be begun again ${MAX_RESTARTS} times (${reason}): it is being replaced, or the server is broken. ` +
          "Try later or use another mirror.",
      );
    }
  }
}

async function checkSpace(
  destination: string,
  bytes: number | undefined,
  { freeBytes = freeBytesAt }: DownloadOptions,
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

/** Node's fetch reads the proxy variables only when it is told to. */
function proxyHint(environment: NodeJS.ProcessEnv = process.env): string {
  const proxy = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find((name) => environment[name]);
  if (proxy === undefined || environment.NODE_USE_ENV_PROXY === "1")
    return "Check the network and start again.";
  return `${proxy} is set but not used: set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer) and start again.`;
}

function aborted(address: string, signal: AbortSignal): PawError {
  return new PawError("ABORTED", `the download of ${address} was aborted; what has arrived is kept`, {
    cause: signal.reason,
  });
}

function invalid(message: string): PawError {
  return new PawError("DOWNLOAD_INVALID", message);
}
