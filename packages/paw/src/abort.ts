/** Abort signals: as promises, and where many calls listen to one. */

import { defaultMaxListeners, getMaxListeners, setMaxListeners } from "node:events";
import { abortError } from "@paw/format";

/** Keeps Node from warning of a leak when calls made together share a signal; each takes its listener off again. */
export function expectManyListeners(signal: AbortSignal | undefined): void {
  // Not 0, the documented "no limit": getMaxListeners of Node 20 throws on a signal that has it.
  if (signal !== undefined && getMaxListeners(signal) === defaultMaxListeners)
    setMaxListeners(Number.POSITIVE_INFINITY, signal);
}

/** Rejects with `ABORTED` or `TIMED_OUT` when the signal of a call aborts. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = (): void => reject(abortError("the call", signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}
