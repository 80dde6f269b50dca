/** The two ways in which a transfer fails without being over; neither ever reaches a user. */

/** The connection or the server failed for now: the same bytes may be asked for again. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  /** What the server asked to wait, as it wrote it (`Retry-After`). */
  readonly retryAfter: string | undefined;
  /** The status of the answer, where there was one. */
  readonly status: number | undefined;

  constructor(
    message: string,
    options: { cause?: unknown; retryAfter?: string | undefined; status?: number | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter;
    this.status = options.status;
  }
}

/** The bytes on disk belong to something else: begin again from zero. */
export class StartAnew extends Error {
  override readonly name = "StartAnew";
  /** Whether the server may still be asked for ranges. */
  readonly ranges: boolean;

  constructor(message: string, options: { ranges?: boolean } = {}) {
    super(message);
    this.ranges = options.ranges ?? true;
  }
}
