/** Progress of a run over lines, on stderr: lines, lines a second, and for a file its share and the time left. */

import { fstatSync, statSync } from "node:fs";
import type { Line, Position, Source } from "./input.js";
import { progressBar } from "./output.js";

/** Least milliseconds between two drawings: faster ones cannot be read. */
const INTERVAL_MS = 200;

export interface LineProgress {
  update(line: Line): void;
  /** Removes it; to be called before anything else is written. */
  clear(): void;
}

/** Shows progress where stderr is a terminal and `shown` holds: results on the same terminal would tear it. */
export function lineProgress(source: Source, from: Position, shown: boolean): LineProgress {
  if (!shown || process.stderr.isTTY !== true) return { update: () => undefined, clear: () => undefined };
  const bar = progressBar();
  const started = performance.now();
  const size = sizeOf(source);
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    update({ number, end }) {
      const now = performance.now();
      if (now - drawn < INTERVAL_MS) return;
      drawn = now;
      const label = progressLabel({ bytes: end, lines: number }, from, size, (now - started) / 1000);
      bar.update(label, Math.min(end, size ?? 0), Math.max(size ?? 0, 1));
    },
    clear: () => bar.clear(),
  };
}

/** Where a run stands that began `seconds` ago at `from`; `size` is that of the input in bytes, if it is known. */
export function progressLabel(
  at: Position,
  from: Position,
  size: number | undefined,
  seconds: number,
): string {
  const rate = seconds > 0 ? (at.lines - from.lines) / seconds : 0;
  const text = `${at.lines} lines, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} lines/s`;
  // A file that grows is read to its new end: no more than what was known can be said.
  if (size === undefined || at.bytes > size) return text;
  const left = ((size - at.bytes) * seconds) / Math.max(at.bytes - from.bytes, 1);
  return `${text}, ${Math.floor((100 * at.bytes) / Math.max(size, 1))} %, ${duration(left)} left`;
}

/** "4 s", "12 min", "3 h 5 min". */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes of a regular file, also one that the shell gave as stdin. */
function sizeOf(source: Source): number | undefined {
  try {
    const info = "stdin" in source ? fstatSync(process.stdin.fd) : statSync(source.path);
    return info.isFile() ? info.size : undefined;
  } catch {
    return undefined; // the reader tells what is wrong
  }
}
