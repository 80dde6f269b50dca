/**
 * The loop of one download: ask, take what comes, wait or begin again, until the file is whole and right.
 */

import { PawError } from "@paw/format";
import { type Coming, judge, MAX_FILE_BYTES, rangeCondition, type Version, webPage } from "./answer.js";
import { type Clock, systemClock } from "./clock.js";
import type { Downloaded, DownloadOptions, DownloadSource } from "./download.js";
import { checkSpace } from "./free-space.js";
import { type Answer, httpRequest } from "./http-request.js";
import { Interrupted, StartAnew } from "./interrupted.js";
import { HEAD_BYTES, type PartFile } from "./part-file.js";
import { Patience } from "./patience.js";
import type { ProgressMeter } from "./progress.js";
import { ReadAhead } from "./read-ahead.js";
import { shownAddress } from "./source.js";

/** Milliseconds without a byte before a connection is given up: longer than a slow disk or a busy hub pauses. */
const STALL_MS = 30_000;
/** Times that a download begins again from zero; a file that changes more often is being replaced right now. */
const MAX_RESTARTS = 3;
/** The state of one call: what was tried, and what is known of the file. */
export class Transfer {
  readonly #address: string;
  readonly #clock: Clock;
  readonly #patience: Patience;
  /** Other connections, where the server allows them. */
  readonly #ahead: ReadAhead;
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
    this.#patience = new Patience(part.loaded, this.#clock);
    this.#ahead = new ReadAhead(part, {
      url,
      address: this.#address,
      secret: source.secret,
      stallMs: options.stallMs ?? STALL_MS,
      signal: options.signal,
      pieceBytes: options.pieceBytes,
      onBytes: (bytes) => {
        this.#fetched += bytes;
        this.#reportLoaded();
      },
    });
  }

  async run(): Promise<Downloaded> {
    try {
      return await this.#untilRight();
    } finally {
      await this.#ahead.stop();
    }
  }

  async #untilRight(): Promise<Downloaded> {
    for (;;) {
      try {
        while (!(await this.#fetchOnce()));
        return await this.#finish();
      } catch (error) {
        this.options.signal?.throwIfAborted();
        if (error instanceof Interrupted) await this.#waitAfter(error);
        else if (error instanceof StartAnew) await this.#startAnew(error);
        else throw error;
      }
    }
  }

  get #maxBytes(): number {
    return this.source.maxBytes ?? MAX_FILE_BYTES;
  }

  get #total(): number | undefined {
    return this.source.sizeBytes ?? this.part.version.sizeBytes;
  }

  /** One request and its body, unless nothing is missing. Returns, when that has ended where it should, whether the file has. */
  async #fetchOnce(): Promise<boolean> {
    const { part, source, options } = this;
    await this.#ahead.join();
    this.#patience.noteProgress(part.loaded);
    if (part.loaded > 0 && part.loaded === this.#total) return true;
    const condition = rangeCondition(part.version);
    // Without a mark to compare, other bytes could be joined to ours: only a known hash would notice.
    const resumable = this.#ranges && (condition !== undefined || source.sha256 !== undefined);
    const offset = resumable ? part.loaded : 0;
    const end = this.#ranges ? this.#ahead.rangeEnd(offset, this.#total) : undefined;
    this.#requests++;
    const got = await httpRequest(this.url, {
      headers: {
        "user-agent": "paw",
        ...(offset > 0 || end !== undefined
          ? { range: `bytes=${offset}-${end === undefined ? "" : end - 1}` }
          : {}),
        ...(offset > 0 && condition !== undefined ? { "if-range": condition } : {}),
      },
      secret: source.secret,
      signal: options.signal,
      stallMs: options.stallMs ?? STALL_MS,
    });
    try {
      this.#compareLinked(got);
      const coming = judge(got.response.status, got.response.headers, {
        address: this.#address,
        offset,
        end,
        version: part.version,
        pinnedBytes: source.sizeBytes ?? got.linked.sizeBytes,
        hashKnown: this.#expectedSha256 !== undefined,
        maxBytes: this.#maxBytes,
        refusal: source.refusal,
      });
      if (coming) await this.#receive(got, coming);
      return coming === undefined || this.#total === undefined || part.loaded >= this.#total;
    } finally {
      got.close();
    }
  }

  #reportLoaded(): void {
    this.meter.report("download", this.part.loaded + this.#ahead.loaded, this.#total);
  }

  async #receive(got: Answer, coming: Coming): Promise<void> {
    const { part, meter } = this;
    if (coming.from === 0) {
      if (coming.reason !== undefined) {
        this.#countRestart(coming.reason);
        meter.report("restart", 0, this.#total, `${coming.reason}: from the beginning`);
      }
      await this.#restart(coming.version);
    }
    const total = this.#total;
    if (!this.#spaceChecked && total !== undefined) {
      await checkSpace(this.destination, total - part.loaded, this.options.freeBytes);
      this.#spaceChecked = true;
    }
    this.#ahead.begin(coming, part.version);
    for (let bytes = await got.read(); bytes !== undefined; bytes = await got.read()) {
      this.#fetched += bytes.length;
      const end = part.loaded + bytes.length;
      if (end > (total ?? this.#maxBytes)) {
        throw this.#wrongBytes(
          `${this.#address} sends more than ${total ?? this.#maxBytes} bytes: the file there is another one`,
        );
      }
      await part.append(bytes);
      // Once the head is whole: a wrong file ends here, not after its last byte.
      if (end >= HEAD_BYTES && end - bytes.length < HEAD_BYTES) this.#checkHead();
      this.#patience.noteProgress(part.loaded);
      this.#reportLoaded();
    }
    if (total !== undefined && part.loaded < (coming.end ?? total)) {
      throw new Interrupted(`${this.url.host}: the connection ended after ${part.loaded} of ${total} bytes`);
    }
  }

  /** Size, kind and hash are right: the file goes to its place. */
  async #finish(): Promise<Downloaded> {
    const { part } = this;
    this.#checkHead();
    if (this.#total !== undefined && part.loaded !== this.#total) {
      throw this.#wrongBytes(`${this.#address} has ${part.loaded} bytes; ${this.#total} are expected`);
    }
    const sha256 = part.digest();
    const expected = this.#expectedSha256;
    if (expected !== undefined && sha256 !== expected) {
      const found = `SHA-256 ${sha256.slice(0, 12)}..., expected ${expected.slice(0, 12)}...`;
      // Once more: the bytes may have been damaged on the way, on a disk or by a proxy.
      if (this.#restarts === 0) throw new StartAnew(`the bytes are wrong (${found})`);
      part.spoil();
      throw new PawError(
        "HASH_MISMATCH",
        `${this.#address} is not the expected file, twice: ${found}. It was thrown away. ` +
          "The file at the source was replaced, or a proxy changes it: try another network or mirror.",
      );
    }
    await this.source.check?.(part.path).catch((error: unknown) => {
      part.spoil();
      throw error;
    });
    await this.options.beforeInstall?.();
    await part.install();
    this.meter.report("done", part.loaded, part.loaded);
    return {
      path: this.destination,
      sizeBytes: part.loaded,
      sha256,
      fetchedBytes: this.#fetched,
      requests: this.#requests + this.#ahead.requests,
      restarts: this.#restarts,
    };
  }

  get #expectedSha256(): string | undefined {
    return this.source.sha256 ?? this.#linkedSha256;
  }

  /** The hub's own word on size and hash, against what is pinned: before the first byte of a wrong file. */
  #compareLinked({ linked }: Answer): void {
    const { sha256, sizeBytes } = this.source;
    if (sha256 !== undefined && linked.sha256 !== undefined && linked.sha256 !== sha256) {
      throw new PawError(
        "HASH_MISMATCH",
        `${this.#address} was replaced at its source: SHA-256 ${linked.sha256.slice(0, 12)}..., expected ` +
          `${sha256.slice(0, 12)}.... Nothing was fetched. Update paw, or pin the new file in models.json.`,
      );
    }
    if (sizeBytes !== undefined && linked.sizeBytes !== undefined && linked.sizeBytes !== sizeBytes) {
      throw new PawError(
        "DOWNLOAD_INVALID",
        `${this.#address} has ${linked.sizeBytes} bytes; ${sizeBytes} are expected: the file there is another one`,
      );
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
    if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|script|!--)/i.test(text)) {
      this.part.spoil();
      throw webPage(this.#address);
    }
    const { magic } = this.source;
    if (magic !== undefined && !text.startsWith(magic)) {
      throw this.#wrongBytes(
        `${this.#address} is not a ${magic} file: it begins with ${JSON.stringify(text.slice(0, 16))}. ` +
          "The address is wrong, or a proxy sends something else.",
      );
    }
  }

  #wrongBytes(message: string): PawError {
    this.part.spoil();
    return new PawError("DOWNLOAD_INVALID", message);
  }

  async #waitAfter(error: Interrupted): Promise<void> {
    const ms = this.#patience.waitAfter(error, this.part.loaded);
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
    await this.#restart({});
  }

  /** Throws away what is on disk, also what others brought. */
  async #restart(version: Version): Promise<void> {
    await this.#ahead.stop();
    await this.part.restart(this.#address, version);
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
