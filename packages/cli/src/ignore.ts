/**
 * `--ignore`: what a regular expression matches is left out of inputs, within bounded time.
 *
 * A backtracking matcher may need a time exponential in the text, as `(a+)+$` does, and while it is at it the process
 * hears no Ctrl-C. Node's `vm` can stop it. That costs 80 us a call, so many lines are matched in one.
 */

import { createContext, Script } from "node:vm";
import { PawError } from "@paw/format";

/** Milliseconds for the lines of one piece of the input (64 KiB, or one longer line), which take a few. */
const MOST_MS = 2000;
const SCRIPT = new Script("work()");

/** Runs `work`, which matches `pattern`, to its end. Throws `TIMED_OUT` where it has been stopped in mid-match. */
export function watched(pattern: RegExp, work: () => void, mostMs = MOST_MS): void {
  current = work;
  context ??= createContext({ work: () => current() });
  try {
    SCRIPT.runInContext(context, { timeout: mostMs });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw cause;
    throw new PawError(
      "TIMED_OUT",
      `--ignore '${pattern.source}' was not done after ${mostMs / 1000} seconds: repeats within repeats, ` +
        "as in (a+)+, can take for ever; write it without",
      { cause },
    );
  }
}

// --- internal ---

/** One for all calls: making it takes longer than a call. */
let context: ReturnType<typeof createContext> | undefined;
let current: () => void = () => undefined;
