/**
 * Equal calls at the same time are computed once, for as long as one of their callers waits: none feels that another gave up.
 */

import { abortError } from "@paw/format";
import type { RunResult } from "@paw/runtime";

interface Running {
  readonly result: Promise<RunResult>;
  readonly stop: AbortController;
  /** Callers that wait for the result. */
  waiting: number;
}

export class EqualCalls {
  /** By what makes calls equal. */
  readonly #running = new Map<string, Running>();

  /**
   * The result of the call of this key that runs, or of a new one; `isJoined` tells which. Rejects with `ABORTED` or `TIMED_OUT` as
   * soon as the caller's own signal aborts, and as the computation does. That is stopped when its last caller gives up.
   */
  async join(
    key: string,
    compute: (signal: AbortSignal) => Promise<RunResult>,
    signal: AbortSignal,
  ): Promise<{ readonly result: RunResult; readonly isJoined: boolean }> {
    const known = this.#running.get(key);
    const running = known ?? this.#start(key, compute);
    running.waiting++;
    try {
      return { result: await unlessAborted(running.result, signal), isJoined: known !== undefined };
    } finally {
      running.waiting--;
      if (running.waiting === 0) this.#end(key, running);
    }
  }

  #start(key: string, compute: (signal: AbortSignal) => Promise<RunResult>): Running {
    const stop = new AbortController();
    const running = { result: compute(stop.signal), stop, waiting: 0 };
    this.#running.set(key, running);
    // Also where the last caller has given up, so that a failure then does not count as unhandled.
    const settled = (): void => this.#forget(key, running);
    running.result.then(settled, settled);
    return running;
  }

  #end(key: string, running: Running): void {
    this.#forget(key, running);
    running.stop.abort();
  }

  #forget(key: string, running: Running): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}

/** The promise's outcome, or the rejection of an abort that comes first. */
async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError("the call", signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener("abort", onAbort);
  }
}
