/** The one error class of PAW: callers branch on `code`, people read the message. */

export const ERROR_CODES = [
  "SPEC_TOO_SHORT",
  "SPEC_TOO_LONG",
  "SPEC_INVALID",
  "CONTEXT_OVERFLOW",
  "BUNDLE_INVALID",
  "GGUF_INVALID",
  "SAFETENSORS_INVALID",
  "ADAPTER_INVALID",
  "ADAPTER_MISMATCH",
  "MODEL_INVALID",
  "MODEL_MISSING",
  "MODEL_UNKNOWN",
  "REGISTRY_INVALID",
  "HASH_MISMATCH",
  "OFFLINE",
  "DOWNLOAD_FAILED",
  "DOWNLOAD_INVALID",
  "NO_SPACE",
  "UNAUTHORISED",
  "FORBIDDEN",
  "NOT_FOUND",
  "RATE_LIMITED",
  "TIMED_OUT",
  "API_REJECTED",
  "API_FAILED",
  "API_INVALID",
  "CONFIG_INVALID",
  "PROGRAM_MISSING",
  "ENGINE_CRASHED",
  "ENGINE_UNAVAILABLE",
  "ABORTED",
  "CLOSED",
  "INPUT_INVALID",
  "OUTPUT_INVALID",
  "OPTION_INVALID",
  "CACHE_UNWRITABLE",
  "IO",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with a stable code; the message says what happened, the value, what is allowed and what to do. */
export class PawError extends Error {
  override readonly name = "PawError";
  readonly code: ErrorCode;
  /** Milliseconds after which the same may be tried again, where a server says so (`RATE_LIMITED`). */
  declare readonly retryAfterMs?: number;

  constructor(
    code: ErrorCode,
    message: string,
    options?: { cause?: unknown; retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.code = code;
    if (options?.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}

/** The error of work that a signal ended: `TIMED_OUT` where the reason is a time-out (`AbortSignal.timeout`), else `ABORTED`. */
export function abortError(what: string, signal: AbortSignal | undefined): PawError {
  const reason: unknown = signal?.reason;
  const timedOut = reason instanceof Error && reason.name === "TimeoutError";
  const how = timedOut
    ? `took longer than its caller allows (${reason.message}): allow more time`
    : "was aborted by its caller";
  return new PawError(timedOut ? "TIMED_OUT" : "ABORTED", `${what} ${how}`, { cause: reason });
}

/** Whether a value is a PawError, also when it comes from another copy of this package. */
export function isPawError(value: unknown): value is PawError {
  return (
    value instanceof Error &&
    value.name === "PawError" &&
    ERROR_CODES.includes((value as { code?: unknown }).code as ErrorCode)
  );
}
