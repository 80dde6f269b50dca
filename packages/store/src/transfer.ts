/**
 * The loop of one download: ask, take what comes, wait or begin again, until the file is whole and right.
 */

import { PawError } from "@paw/format";
import {
  ACCEPTED,
  type Coming,
  judge,
  MAX_FILE_BYTES,
  rangeCondition,
  type Version,
  webPage,
} from "./answer.js";
import { type Clock, systemClock } from "./clock.js";
import type { Downloaded, DownloadOptions, DownloadSource } from "./download.js";
import { checkSpace } from "./free-space.js";
import { type Answer, httpRequest } from "./http-request.js";
import { Interrupted, StartAnew } from "./interrupted.js";
import { HEAD_BYTES, type PartFile } from "./part-file.js";
import type { ProgressMeter } from "./progress.js";
import { ReadAhead } from "./read-ahead.js";
import { BASE_MS, backoffMs, MAX_FAILURES, MAX_RETRY_AFTER_MS, retryAfterMs } from "./retry.js";
import { shownAddress } from "./source.js";

/** Milliseconds without a byte before a connection is given up: longer than a slow disk or a busy hub pauses. */
const STALL_MS = 30_000;
/** Times that a download begins again from zero; a file that changes more often is being replaced right now. */
const MAX_RESTARTS = 3;
/** Milliseconds between two looks at a file that its host is still making, where it names no time. */
const NOT_READY_MS = 3000;
/** Most milliseconds to wait for such a file: three times what the published service's own client waits. */
const MAX_NOT_READY_MS = 180_000;

/** The state of one call: what was tried, and what is known of the file. */
export class Transfer {
  readonly #address: string;
  readonly #clock: Clock;
  /** Other connections, where the server allows them. */
  readonly #ahead: ReadAhead;
  /** Most bytes ever on disk: only more than these count as progress. */
  #best: number;
  #failures = 0;
  #notReadyMs = 0;
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
    this.#noteProgress();
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

  /** Bytes that nobody had before: the failures before them count no longer. */
  #noteProgress(): void {
    if (this.part.loaded <= this.#best) return;
    this.#best = this.part.loaded;
    this.#failures = 0;
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
      this.#noteProgress();
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
    if (error.status === ACCEPTED) return this.#waitUntilReady(error);
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

  async #waitUntilReady(error: Interrupted): Promise<void> {
    const ms = Math.max(BASE_MS, retryAfterMs(error.retryAfter, this.#clock) ?? NOT_READY_MS);
    if (this.#notReadyMs + ms > MAX_NOT_READY_MS) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message}, after ${this.#notReadyMs / 1000} s; its host asks for ${ms / 1000} s more. Start again later.`,
        { cause: error },
      );
    }
    this.#notReadyMs += ms;
    this.meter.report("retry", 0, undefined, `${error.message}; again in ${(ms / 1000).toFixed(1)} s`);
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

/** Node's fetch reads the proxy variables only when it is told to. */
function proxyHint(environment: NodeJS.ProcessEnv = process.env): string {
  const proxy = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find((name) => environment[name]);
  if (proxy === undefined || environment.NODE_USE_ENV_PROXY === "1")
    return "Check the network and start again.";
  return `${proxy} is set but not used: set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer) and start again.`;
}
