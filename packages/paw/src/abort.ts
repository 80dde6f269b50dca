/** Abort signals that many calls listen to at once. */

import { defaultMaxListeners, getMaxListeners, setMaxListeners } from "node:events";

/** Keeps Node from warning of a leak when calls made together share a signal; each takes its listener off again. */
export function expectManyListeners(signal: AbortSignal | undefined): void {
  // Not 0, the documented "no limit": getMaxListeners of Node 20 throws on a signal that has it.
  if (signal !== undefined && getMaxListeners(signal) === defaultMaxListeners)
    setMaxListeners(Number.POSITIVE_INFINITY, signal);
}
