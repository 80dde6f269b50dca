/**
 * One call of the service's API: JSON there and back, bounded in size and time, repeated where that can help and do no
 * harm, and never a key to another host.
 */

import { type ErrorCode, isPawError, PawError } from "@paw/format";
import {
  type Answer,
  backoffMs,
  type Clock,
  httpRequest,
  Interrupted,
  MAX_FAILURES,
  mayPass,
  retryAfterMs,
  shownAddress,
  systemClock,
} from "@paw/store";
import { refusedBy, saidBy } from "./api-error.js";
import type { HubSettings } from "./settings.js";

/** Bytes of an answer: 100 listed programs with specifications of 16,000 characters are under 7 MB. */
export const MAX_ANSWER_BYTES = 8 * 2 ** 20;
/** Milliseconds for an answer. */
const TIMEOUT_MS = 30_000;
/** Longest `Retry-After` that is waited out, in milliseconds; for more, the user should know and decide. */
const MAX_WAIT_MS = 60_000;
/** Answers in a row that do not come in time; each has already been waited for. */
const MAX_LATE = 2;

export interface ApiCall {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the API's address, without a slash at its beginning. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether doing it twice is as good as once; otherwise it is repeated only where the service says that it was not done. */
  readonly repeatable: boolean;
  readonly timeoutMs?: number | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * The JSON of the answer. Throws `UNAUTHORISED`, `FORBIDDEN`, `NOT_FOUND`, `RATE_LIMITED` (with `retryAfterMs`),
 * `API_REJECTED`, `API_FAILED`, `API_INVALID`, `TIMED_OUT`, `ABORTED`.
 */
export async function callApi(
  settings: HubSettings,
  call: ApiCall,
  options: CallOptions = {},
): Promise<unknown> {
  const { signal, clock = systemClock } = options;
  for (let failures = 1; ; failures++) {
    try {
      return await callOnce(settings, call, signal);
    } catch (error) {
      if (signal?.aborted) throw aborted(call, settings, signal);
      if (!(error instanceof Interrupted)) throw error;
      const asked = retryAfterMs(error.retryAfter, clock);
      const again = call.repeatable || notDone(error);
      if (!again || failures >= (isLate(error) ? MAX_LATE : MAX_FAILURES) || (asked ?? 0) > MAX_WAIT_MS) {
        throw givenUp(error, again, asked, failures);
      }
      const wait = Math.max(asked ?? 0, backoffMs(failures, clock));
      await clock.sleep(wait, signal).catch((reason: unknown) => {
        throw signal?.aborted ? aborted(call, settings, signal) : reason;
      });
    }
  }
}

async function callOnce(
  settings: HubSettings,
  { method, path, query = {}, body, timeoutMs = TIMEOUT_MS }: ApiCall,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { api, key } = settings;
  const url = new URL(path, api);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const late = AbortSignal.timeout(timeoutMs);
  let answer: Answer | undefined;
  try {
    answer = await httpRequest(url, {
      method,
      headers: {
        "user-agent": "paw",
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      secret: key?.header,
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      stallMs: 2 * timeoutMs, // `late` comes first: it counts the whole answer
    });
    return await read(answer, settings, url);
  } catch (error) {
    if (late.aborted && !signal?.aborted && !isPawError(error)) {
      throw new Interrupted(`${api.host} gave no whole answer within ${timeoutMs / 1000} s`, {
        cause: late.reason,
      });
    }
    throw error;
  } finally {
    answer?.close();
  }
}

async function read(answer: Answer, { api, key }: HubSettings, url: URL): Promise<unknown> {
  const { status, headers } = answer.response;
  const good = status >= 200 && status < 300;
  const text = await readText(answer, good, url);
  const page =
    /^\s*(text\/html|application\/xhtml)/i.test(headers.get("content-type") ?? "") || /^\s*</.test(text);
  if (good && page) {
    throw invalid(
      `${shownAddress(url)} answers with a web page instead of JSON: a login or captive portal of the network, or a ` +
        "wrong PAW_API_URL. Open it in a browser to see what it says.",
    );
  }
  const json = page ? undefined : parse(text);
  if (good) {
    if (json !== undefined) return json;
    throw invalid(
      `${shownAddress(url)} answers with ${text.length} characters that are not JSON: check PAW_API_URL`,
    );
  }
  if (mayPass(status)) {
    const retryAfter = headers.get("retry-after") ?? undefined;
    throw new Interrupted(`${api.host} answers with status ${status}${saidBy(json, key)}`, {
      status,
      retryAfter,
    });
  }
  if (status >= 300 && status < 400) {
    throw invalid(
      `${shownAddress(url)} redirects what was sent to it (status ${status}); that is not followed, because it may ` +
        "lead to another host. Set PAW_API_URL to the address that the service has now.",
    );
  }
  throw refusedBy(api.host, status, json, key);
}

/** The body as text; of a refusal no more than fits the limit, and nothing if it breaks off. */
async function readText(answer: Answer, whole: boolean, url: URL): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let piece = await answer.read(); piece !== undefined; piece = await answer.read()) {
      length += piece.length;
      if (length > MAX_ANSWER_BYTES) {
        if (!whole) return "";
        throw invalid(
          `${shownAddress(url)} answers with more than ${MAX_ANSWER_BYTES} bytes; no answer has as many`,
        );
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (whole || !(error instanceof Interrupted)) throw error;
    return "";
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** JSON.parse without its message, which quotes the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the service cannot have done it: it says so, or was not reached. */
function notDone({ status, cause }: Interrupted): boolean {
  const reason = (cause as { cause?: NodeJS.ErrnoException } | undefined)?.cause?.code ?? "";
  return status === 429 || status === 503 || /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(reason);
}

function isLate({ cause }: Interrupted): boolean {
  return (cause as Error | undefined)?.name === "TimeoutError";
}

function givenUp(error: Interrupted, certain: boolean, asked: number | undefined, tries: number): PawError {
  const code: ErrorCode = error.status === 429 ? "RATE_LIMITED" : isLate(error) ? "TIMED_OUT" : "API_FAILED";
  const after = tries > 1 ? `, ${tries} times in a row` : "";
  const wait = asked === undefined ? "Try again later." : `Try again in ${Math.ceil(asked / 1000)} s.`;
  const unsure = certain ? "" : " It may have done what was asked all the same, so it was not asked twice.";
  return new PawError(code, `${error.message}${after}.${unsure} ${wait}`, {
    cause: error,
    retryAfterMs: asked,
  });
}

function aborted(call: ApiCall, { api }: HubSettings, signal: AbortSignal): PawError {
  if (isPawError(signal.reason)) return signal.reason;
  return new PawError("ABORTED", `${call.method} ${call.path} at ${api.host} was aborted by its caller`, {
    cause: signal.reason,
  });
}

function invalid(message: string): PawError {
  return new PawError("API_INVALID", message);
}
