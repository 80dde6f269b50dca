/** How long to wait before the next try: exponential with jitter, or what the server asks for. */

import type { Clock } from "./clock.js";

/** First wait, in milliseconds; doubled with every failure in a row. */
export const BASE_MS = 250;
/** Longest wait of our own choosing, in milliseconds. */
const MAX_MS = 20_000;
/** Longest `Retry-After` that is waited out, in milliseconds; for more, the user should know and decide. */
export const MAX_RETRY_AFTER_MS = 300_000;
/** Tries in a row that brought no new byte; with the waits above about half a minute. */
export const MAX_FAILURES = 8;

/** Milliseconds before the try after `failures` failures in a row (1 and up): a random half to whole of the step. */
export function backoffMs(failures: number, clock: Clock): number {
  const step = Math.min(MAX_MS, BASE_MS * 2 ** (failures - 1));
  return step * (0.5 + clock.random() / 2);
}

/** Milliseconds that a `Retry-After` header asks for (seconds or a date); undefined when it says nothing usable. */
export function retryAfterMs(header: string | undefined, clock: Clock): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.date());
}
