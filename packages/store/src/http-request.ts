/**
 * One HTTP request: redirects followed by hand, because a secret may go only to the host it was meant for, and a time
 * limit for a server that says nothing.
 */

import { PawError } from "@paw/format";
import { Interrupted } from "./interrupted.js";
import { shownAddress } from "./source.js";

/** Redirects in a row: hubs need two or three, more are a ring. */
const MAX_REDIRECTS = 8;
/** Reads under way at once; fetch gives pieces of up to 64 KiB. */
const READS_AHEAD = 8;

export interface RequestOptions {
  /** Default GET. Redirects of other methods are given back, not followed: their bodies are for the first host. */
  readonly method?: "GET" | "POST" | "DELETE" | undefined;
  readonly body?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers for the first host only. */
  readonly secret?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte before the connection is given up. */
  readonly stallMs: number;
}

export interface Answer {
  readonly response: Response;
  /**
   * What the hosts on the way say of the file behind a redirect (Hugging Face: `X-Linked-ETag`, `X-Linked-Size`); the
   * first one that says it is believed.
   */
  readonly linked: { readonly sha256?: string; readonly sizeBytes?: number };
  /** The next bytes, undefined at the end. Throws `Interrupted`, or the reason of an aborted signal. */
  read(): Promise<Uint8Array | undefined>;
  /** Gives the connection up; harmless after the end. */
  close(): void;
}

/** Asks for `url`. Throws `Interrupted` for failures that may pass, PawError for those that will not. */
export async function httpRequest(url: URL, options: RequestOptions): Promise<Answer> {
  const { signal, stallMs, method = "GET", body } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  const close = () => {
    signal?.removeEventListener("abort", forward);
    controller.abort();
  };
  const guarded = <T>(work: Promise<T>) => withinTime(work, stallMs, controller, url, signal);
  let linked: Answer["linked"] = {};
  try {
    let here = url;
    for (let hops = 0; ; hops++) {
      const secret = here.origin === url.origin ? options.secret : undefined;
      const headers = { "accept-encoding": "identity", ...options.headers, ...secret };
      const response = await guarded(
        fetch(here.href, {
          method,
          headers,
          redirect: "manual",
          signal: controller.signal,
          ...(body === undefined ? {} : { body }),
        }),
      );
      linked = { ...linkedFile(response.headers), ...linked };
      const location = response.headers.get("location");
      const redirect = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
      if (!redirect || method !== "GET") {
        const next = readAhead(response.body);
        return { response, linked, read: () => guarded(next()), close };
      }
      await response.body?.cancel();
      if (hops === MAX_REDIRECTS) {
        throw invalid(
          `${shownAddress(url)} redirects more than ${MAX_REDIRECTS} times: the address is wrong`,
        );
      }
      here = nextAddress(here, location);
    }
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * Reads a body with a few reads under way: a stream that fails forgets what nobody had asked for yet, so that a cut
 * would cost bytes that had arrived.
 */
function readAhead(body: Response["body"]): () => Promise<Uint8Array | undefined> {
  const reader = body?.getReader();
  const ahead: Promise<{ value?: Uint8Array | undefined }>[] = [];
  const fill = () => {
    while (reader && ahead.length < READS_AHEAD) {
      const read = reader.read();
      read.catch(() => undefined); // told to the one that waits for it
      ahead.push(read);
    }
  };
  fill();
  return async () => {
    const read = ahead.shift();
    fill();
    return (await read)?.value;
  };
}

/** Where a redirect leads. Throws DOWNLOAD_INVALID for other protocols and for the step down from https to http. */
export function nextAddress(from: URL, location: string): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (!next || !/^https?:$/.test(next.protocol) || next.username !== "" || next.password !== "") {
    throw invalid(`${shownAddress(from)} redirects to something that is not a plain http or https address`);
  }
  if (from.protocol === "https:" && next.protocol === "http:") {
    throw invalid(
      `${shownAddress(from)} redirects from https to ${shownAddress(next)}, where nobody can be trusted; ` +
        "use another mirror",
    );
  }
  return next;
}

function linkedFile(headers: Headers): Answer["linked"] {
  const sha256 = /^"?([0-9a-f]{64})"?$/.exec(headers.get("x-linked-etag") ?? "")?.[1];
  const size = /^\d{1,15}$/.exec(headers.get("x-linked-size") ?? "")?.[0];
  return { ...(sha256 ? { sha256 } : {}), ...(size ? { sizeBytes: Number(size) } : {}) };
}

async function withinTime<T>(
  work: Promise<T>,
  stallMs: number,
  controller: AbortController,
  url: URL,
  signal: AbortSignal | undefined,
): Promise<T> {
  let stalled = false;
  const timer = setTimeout(() => {
    stalled = true;
    controller.abort();
  }, stallMs);
  try {
    return await work;
  } catch (cause) {
    signal?.throwIfAborted();
    if (stalled) throw new Interrupted(`${url.host} sent nothing for ${stallMs / 1000} s`, { cause });
    throw networkError(url, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** fetch says "fetch failed" or "terminated" and hides the reason in `cause`. */
function networkError(url: URL, error: unknown): Error {
  const { cause } = error as { cause?: NodeJS.ErrnoException & { errors?: Error[] } };
  const code = cause?.code ?? "";
  const cut = /UND_ERR_SOCKET|CONTENT_LENGTH_MISMATCH|ECONNRESET|EPIPE/.test(code);
  const said = cause?.errors?.[0]?.message || cause?.message || (error as Error).message;
  const why = cut ? "the connection was cut" : said;
  if (/CERT|ERR_TLS|ERR_SSL|UNABLE_TO_/.test(code)) {
    return new PawError(
      "DOWNLOAD_FAILED",
      `${url.host} cannot be trusted: ${why} (${code}). Behind a company proxy, set NODE_EXTRA_CA_CERTS to its certificate.`,
      { cause: error },
    );
  }
  return new Interrupted(`${url.host}: ${why}${code && !why.includes(code) ? ` (${code})` : ""}`, {
    cause: error,
  });
}

function invalid(message: string): PawError {
  return new PawError("DOWNLOAD_INVALID", message);
}
