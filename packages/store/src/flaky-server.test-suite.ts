/** A local HTTP server with the faults of real ones, and a clock that does not wait, for the tests of the store. */

import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "./clock.js";

export interface Fault {
  /** Ends the connection after this many body bytes. */
  readonly cutAfter?: number;
  /** Stays silent after this many body bytes. */
  readonly stallAfter?: number;
  /** Answers this status with these headers and this body instead. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ignores Range. */
  readonly noRanges?: boolean;
  /** Writes this into Content-Range. */
  readonly contentRange?: string;
  /** Body bytes are those of another place in the file. */
  readonly shift?: number;
  /** Flips one bit of this body byte. */
  readonly corrupt?: number;
  /** No Content-Length. */
  readonly chunked?: boolean;
  /** Without ETag and Last-Modified. */
  readonly unmarked?: boolean;
  /** Ignores If-Range. */
  readonly ignoreIfRange?: boolean;
  /** Answers nothing but the first request before this many have come. */
  readonly waitFor?: number;
}

export interface FlakyServer {
  readonly url: string;
  /** What was asked, in order. */
  readonly requests: IncomingMessage[];
  /** One entry is used up by each request; when there are none, all is well. */
  faults: Fault[];
  /** By the first byte that is asked for: used up like `faults`, whoever asks first. */
  readonly faultsAt: Map<number, Fault[]>;
  /** Used for every request while set. */
  always: Fault | undefined;
  /** The file; a new one has a new ETag. */
  content: Uint8Array;
  /** Body bytes that were sent, roughly: what a cut connection had not taken counts too. */
  sentBytes: number;
  close(): Promise<void>;
}

/** Serves one file at every path, resumable, with a strong ETag. */
export async function flakyServer(content: Uint8Array): Promise<FlakyServer> {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    flaky.requests.push(request);
    const from = Number(/^bytes=(\d+)/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const fault = flaky.faultsAt.get(from)?.shift() ?? flaky.faults.shift();
    waiting.push(() => answer(request, response, { ...flaky.always, ...fault }));
    const { length } = flaky.requests;
    if (length > 1 && length < (flaky.always?.waitFor ?? 0)) return;
    for (const go of waiting.splice(0)) go();
  });
  const flaky: FlakyServer = {
    url: "",
    requests: [],
    faults: [],
    faultsAt: new Map(),
    always: undefined,
    content,
    sentBytes: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  function answer(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
    if (fault.status !== undefined) {
      response.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    const etag = `"${sha256(flaky.content).slice(0, 16)}"`;
    const total = flaky.content.length;
    const [, asked, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const condition = request.headers["if-range"];
    const honoured =
      asked !== undefined &&
      !fault.noRanges &&
      (condition === undefined || condition === etag || fault.ignoreIfRange === true);
    const from = honoured ? Number(asked) : 0;
    const headers: Record<string, string> = fault.unmarked ? {} : { etag };
    if (honoured && from >= total) {
      response.writeHead(416, { ...headers, "content-range": `bytes */${total}` }).end();
      return;
    }
    const end = honoured && last ? Math.min(total, Number(last) + 1) : total;
    if (honoured) headers["content-range"] = fault.contentRange ?? `bytes ${from}-${end - 1}/${total}`;
    if (!fault.chunked) headers["content-length"] = String(end - from);
    response.writeHead(honoured ? 206 : 200, { ...headers, ...fault.headers });
    const place = from + (fault.shift ?? 0);
    const body = Uint8Array.from(flaky.content.subarray(place, place + end - from));
    if (fault.corrupt !== undefined) body[fault.corrupt] = (body[fault.corrupt] as number) ^ 1;
    const limit = fault.cutAfter ?? fault.stallAfter ?? body.length;
    const sent = body.subarray(0, limit);
    flaky.sentBytes += sent.length;
    if (limit >= body.length) response.end(sent);
    else
      response.write(sent, () => {
        if (fault.cutAfter !== undefined) setImmediate(() => response.socket?.destroy());
      });
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(flaky, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.gguf`,
  });
}

/** A GGUF-like file: the magic, then bytes that repeat only after 251, so that shifted pieces differ. */
export function fileOf(sizeBytes: number, seed = 0): Uint8Array {
  const bytes = Uint8Array.from({ length: sizeBytes }, (_, i) => (i * 7 + (i >> 8) + seed) % 251);
  bytes.set(Buffer.from("GGUF"));
  return bytes;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A clock on which sleeping takes no time; `slept` has the milliseconds of each sleep. */
export function idleClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let ahead = 0;
  return {
    slept,
    now: () => systemClock.now() + ahead,
    date: () => Date.UTC(2026, 0, 1),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      ahead += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** A folder of its own for a test, and how to remove it. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "paw-store-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
