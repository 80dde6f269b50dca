/**
 * The `paw` command: finds the subcommand, runs it, and turns errors into one line and an exit code.
 *
 * Exit codes: 0 done, 1 failed, 2 wrong usage, 3 below `--min`, a failed gate, a stale `--check` or drift from
 * paw.lock, 130 interrupted.
 */

import { isPawError } from "@paw/format";
import { dispatch, UsageError } from "./command.js";
import { note, oneLine, printJson, stdoutFailed } from "./output.js";

const FAILED = 1;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;
/** Milliseconds that a command has to clean up after Ctrl-C. */
const GRACE_MS = 1000;

/** Runs the command line (without node and script) and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const controller = new AbortController();
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
  });
  process.stdout.on("error", stdoutFailed);
  process.stderr.on("error", () => undefined); // a closed stderr must not end the work
  try {
    const code = await dispatch(argv, { signal: controller.signal });
    return controller.signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (controller.signal.aborted) return INTERRUPTED;
    return report(error, asksForJson(argv));
  }
}

async function report(error: unknown, json: boolean): Promise<number> {
  const usage = error instanceof UsageError;
  const code = usage ? "USAGE" : isPawError(error) ? error.code : "INTERNAL";
  const message = oneLine(error instanceof Error ? error.message : String(error));
  if (json) await printJson({ error: { code, message } });
  else note(usage ? `paw: ${message}\n${error.usage}` : `paw: ${code}: ${message}`);
  return usage || code === "OPTION_INVALID" ? WRONG_USAGE : FAILED;
}

function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).includes("--json");
}
