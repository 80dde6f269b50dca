/** Judging the head of a server's answer: which bytes are coming, if these are the file's at all. */

import { PawError } from "@paw/format";
import { Interrupted, StartAnew } from "./interrupted.js";

/** Larger than any model that this can run; a stated size above it is a mistake or an attack. */
export const MAX_FILE_BYTES = 64 * 2 ** 30;

/** The status of a file that its host is still making. */
export const ACCEPTED = 202;

/** What identifies one version of a file at its host. */
export interface Version {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Size of the whole file. */
  readonly sizeBytes?: number;
}

export interface Asked {
  /** For messages. */
  readonly address: string;
  /** Bytes that are on disk already; above 0 the rest was asked for. */
  readonly offset: number;
  /** Where the bytes that were asked for end; absent: with the file, and without an offset no range was asked for. */
  readonly end?: number | undefined;
  /** Version of those bytes. */
  readonly version: Version;
  /** Size of the file as pinned by the registry or the user. */
  readonly pinnedBytes?: number | undefined;
  /** Whether the hash is known, so that a cut without any stated length would still be noticed. */
  readonly hashKnown: boolean;
  /** Most bytes that the file may have. */
  readonly maxBytes: number;
  /** What a status that will not pass means at this address. */
  readonly refusal?: ((status: number) => PawError | undefined) | undefined;
}

export interface Coming {
  /** Where the body begins: `offset`, or 0 when the server sends everything. */
  readonly from: number;
  /** Where it ends, if that was said; absent: with the file. */
  readonly end?: number;
  readonly version: Version;
  /** Why the server sends everything although the rest was asked for. */
  readonly reason?: string;
}

/** What is coming; undefined when nothing is missing. Throws `Interrupted`, `StartAnew` or PawError. */
export function judge(status: number, headers: Headers, asked: Asked): Coming | undefined {
  const { offset, address } = asked;
  if (status === 416 && offset > 0) {
    const total = /^bytes \*\/(\d{1,15})$/.exec(headers.get("content-range") ?? "")?.[1];
    if (total !== undefined && Number(total) === offset) return undefined;
    throw new StartAnew("the server has no bytes after those on disk: the file has changed");
  }
  const ranges = offset > 0 || asked.end !== undefined;
  if (status !== 200 && !(status === 206 && ranges)) throw statusError(status, headers, asked);
  refuseForeign(headers, address);
  const length = wholeNumber(headers.get("content-length"));
  const version = versionOf(headers, status === 200 ? length : undefined);
  const coming =
    status === 206
      ? ranged(headers, length, version, asked)
      : { from: 0, version, ...ignored(version, asked) };
  const { sizeBytes } = coming.version;
  if (sizeBytes !== undefined && asked.pinnedBytes !== undefined && sizeBytes !== asked.pinnedBytes) {
    throw new PawError(
      "DOWNLOAD_INVALID",
      `${address} has ${sizeBytes} bytes; ${asked.pinnedBytes} are expected: the file there is another one`,
    );
  }
  if (sizeBytes !== undefined && sizeBytes > asked.maxBytes) {
    throw new PawError(
      "DOWNLOAD_INVALID",
      `${address} has ${sizeBytes} bytes; at most ${asked.maxBytes} are allowed`,
    );
  }
  const framed = /chunked/i.test(headers.get("transfer-encoding") ?? "");
  if (sizeBytes === undefined && asked.pinnedBytes === undefined && !asked.hashKnown && !framed) {
    throw new PawError(
      "DOWNLOAD_INVALID",
      `${address}: the server does not say how long the file is, so that a cut could not be noticed. ` +
        "Give its size or hash, or use another mirror.",
    );
  }
  return coming;
}

/** Whether two versions are the same file as far as can be told; undefined when they share no mark. */
export function sameVersion(a: Version, b: Version): boolean | undefined {
  if (a.sizeBytes !== undefined && b.sizeBytes !== undefined && a.sizeBytes !== b.sizeBytes) return false;
  if (a.etag && b.etag) return a.etag.replace(/^W\//, "") === b.etag.replace(/^W\//, "");
  if (a.lastModified && b.lastModified) return a.lastModified === b.lastModified;
  return undefined;
}

/** What `If-Range` takes: a strong ETag, else a date; undefined when there is neither. */
export function rangeCondition({ etag, lastModified }: Version): string | undefined {
  return etag?.startsWith('"') ? etag : lastModified;
}

/** A 206 must hold exactly the bytes asked for, of the version on disk. */
function ranged(headers: Headers, length: number | undefined, version: Version, asked: Asked): Coming {
  const text = headers.get("content-range") ?? "";
  const [, first, last, all] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(text) ?? [];
  const total = all === undefined || all === "*" ? undefined : Number(all);
  const bytes = Number(last) - Number(first) + 1;
  if (
    first === undefined ||
    Number(first) !== asked.offset ||
    bytes < 1 ||
    (total !== undefined && Number(last) >= total) ||
    Number(last) >= (asked.end ?? MAX_FILE_BYTES) ||
    (length !== undefined && length !== bytes)
  ) {
    throw new StartAnew(
      `the server was asked for bytes from ${asked.offset} and answers with Content-Range ` +
        `${JSON.stringify(text.slice(0, 100))}, Content-Length ${length ?? "none"}`,
      { ranges: false },
    );
  }
  const whole = { ...version, ...(total === undefined ? {} : { sizeBytes: total }) };
  if (asked.offset === 0) {
    // Then nobody would know where the file ends.
    if (total === undefined)
      throw new StartAnew("the server does not say how long the file is", { ranges: false });
    return { from: 0, version: whole, end: bytes };
  }
  if (sameVersion(asked.version, whole) === false) {
    throw new StartAnew("the file has changed at its source since the last request");
  }
  return { from: asked.offset, version: { ...asked.version, ...whole }, end: asked.offset + bytes };
}

/** Why a 200 came although a range was asked for. */
function ignored(version: Version, { offset, version: before }: Asked): { reason?: string } {
  if (offset === 0) return {};
  return sameVersion(before, version)
    ? { reason: "the server does not resume downloads" }
    : { reason: "the file has changed at its source since the last request" };
}

function versionOf(headers: Headers, sizeBytes: number | undefined): Version {
  const etag = headers.get("etag");
  const lastModified = headers.get("last-modified");
  return {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
  };
}

/** Refuses web pages (login, captive portal, error page) and compressed bodies, whose ranges mean other bytes. */
function refuseForeign(headers: Headers, address: string): void {
  const type = headers.get("content-type") ?? "";
  if (/^\s*(text\/html|application\/xhtml)/i.test(type)) throw webPage(address);
  const encoding = headers.get("content-encoding");
  if (encoding && encoding !== "identity") {
    throw new PawError(
      "DOWNLOAD_INVALID",
      `${address} sends the file with the encoding ${JSON.stringify(encoding.slice(0, 40))} although none was asked for; use another mirror`,
    );
  }
}

/** The error for an HTML body where a model is expected. */
export function webPage(address: string): PawError {
  return new PawError(
    "DOWNLOAD_INVALID",
    `${address} answers with a web page instead of the file: a login or captive portal of the network, or a wrong address. ` +
      "Open it in a browser to see what it says.",
  );
}

function statusError(status: number, headers: Headers, { address, refusal }: Asked): Error {
  const retryAfter = headers.get("retry-after") ?? undefined;
  if (status === ACCEPTED) return new Interrupted(`${address} is not ready yet`, { retryAfter, status });
  if (mayPass(status))
    return new Interrupted(`${address} answers with status ${status}`, { retryAfter, status });
  const known = refusal?.(status);
  if (known !== undefined) return known;
  const hint =
    status === 401 || status === 403
      ? "Accept the model's licence at its page and set HF_TOKEN, or check the token."
      : status === 404 || status === 410
        ? "There is no such file: check the name, or HF_ENDPOINT if a mirror is set."
        : "Nothing can be done with that here: check the address.";
  return new PawError("DOWNLOAD_FAILED", `${address} answers with status ${status}. ${hint}`);
}

/** Whether a status means that the same request may succeed later. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
