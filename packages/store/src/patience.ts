/**
 * How long a download waits after what went wrong, and when it gives up: after tries in a row that brought nothing new, at a
 * wait that the user should know of, or at a file that its host takes too long to make.
 */

import { PawError } from "@paw/format";
import { ACCEPTED } from "./answer.js";
import type { Clock } from "./clock.js";
import type { Interrupted } from "./interrupted.js";
import { BASE_MS, backoffMs, MAX_FAILURES, MAX_RETRY_AFTER_MS, retryAfterMs } from "./retry.js";

/** Milliseconds between two looks at a file that its host is still making, where it names no time. */
const NOT_READY_MS = 3000;
/** Most milliseconds to wait for such a file: three times what the published service's own client waits. */
const MAX_NOT_READY_MS = 180_000;

export class Patience {
  /** Most bytes ever on disk: only more than these count as progress. */
  #best: number;
  #failures = 0;
  #notReadyMs = 0;

  /** `loaded`: bytes on disk at the start. */
  constructor(
    loaded: number,
    private readonly clock: Clock,
  ) {
    this.#best = loaded;
  }

  /** Bytes that nobody had before: the failures before them count no longer. */
  noteProgress(loaded: number): void {
    if (loaded <= this.#best) return;
    this.#best = loaded;
    this.#failures = 0;
  }

  /** Milliseconds to wait after an interruption with `loaded` bytes on disk. Throws DOWNLOAD_FAILED when it is enough. */
  waitAfter(error: Interrupted, loaded: number): number {
    if (error.status === ACCEPTED) return this.#waitUntilReady(error);
    this.#failures++;
    const kept = loaded > 0 ? ` ${loaded} bytes are kept for the next try.` : "";
    if (this.#failures >= MAX_FAILURES) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message}; ${this.#failures} tries in a row brought nothing new.${kept} ${proxyHint()}`,
        { cause: error },
      );
    }
    const asked = retryAfterMs(error.retryAfter, this.clock);
    if (asked !== undefined && asked > MAX_RETRY_AFTER_MS) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message} and asks to come back in ${Math.ceil(asked / 1000)} s.${kept} Start again then.`,
        { cause: error },
      );
    }
    return Math.max(asked ?? 0, backoffMs(this.#failures, this.clock));
  }

  #waitUntilReady(error: Interrupted): number {
    const ms = Math.max(BASE_MS, retryAfterMs(error.retryAfter, this.clock) ?? NOT_READY_MS);
    if (this.#notReadyMs + ms > MAX_NOT_READY_MS) {
      throw new PawError(
        "DOWNLOAD_FAILED",
        `${error.message}, after ${this.#notReadyMs / 1000} s; its host asks for ${ms / 1000} s more. Start again later.`,
        { cause: error },
      );
    }
    this.#notReadyMs += ms;
    return ms;
  }
}

/** Node's fetch reads the proxy variables only when it is told to. */
function proxyHint(environment: NodeJS.ProcessEnv = process.env): string {
  const proxy = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find((name) => environment[name]);
  if (proxy === undefined || environment.NODE_USE_ENV_PROXY === "1")
    return "Check the network and start again.";
  return `${proxy} is set but not used: set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer) and start again.`;
}
