/** What a download reports while it runs, and the rate behind it. */

import type { Clock } from "./clock.js";

/** `wait`: another process has the file. `verify`: hashing what is on disk. `retry`, `restart`: see `note`. */
export type DownloadStage = "wait" | "verify" | "download" | "retry" | "restart" | "done";

export interface DownloadProgress {
  readonly stage: DownloadStage;
  /** Bytes on disk (in `verify`: bytes hashed). */
  readonly loaded: number;
  /** Size of the file, once it is known. */
  readonly total?: number;
  /** Over the last few seconds; absent until there is something to measure. */
  readonly bytesPerSecond?: number;
  readonly etaSeconds?: number;
  /** Why the download waits or begins again. */
  readonly note?: string;
}

/** Milliseconds between two events of one stage: a bar needs no more, and a fast link would send thousands. */
const INTERVAL_MS = 100;
/** Milliseconds over which the rate is taken: long enough not to jump, short enough to follow the link. */
const WINDOW_MS = 5000;

export interface ProgressMeter {
  /** Reports; events of the same stage without a note are thinned out. */
  report(stage: DownloadStage, loaded: number, total?: number, note?: string): void;
}

/** A meter that calls `listener`, if there is one. */
export function progressMeter(
  listener: ((event: DownloadProgress) => void) | undefined,
  clock: Clock,
): ProgressMeter {
  if (!listener) return { report: () => undefined };
  let last: { stage: DownloadStage; at: number } | undefined;
  let samples: { at: number; loaded: number }[] = [];
  return {
    report(stage, loaded, total, note) {
      const at = clock.now();
      if (note === undefined && last?.stage === stage && at - last.at < INTERVAL_MS && loaded !== total)
        return;
      if (stage !== last?.stage) samples = []; // a wait or a new beginning says nothing about the link
      last = { stage, at };
      samples.push({ at, loaded });
      while (samples.length > 2 && at - (samples[0] as { at: number }).at > WINDOW_MS) samples.shift();
      const first = samples[0] as { at: number; loaded: number };
      const seconds = (at - first.at) / 1000;
      const rate = seconds > 0 && loaded > first.loaded ? (loaded - first.loaded) / seconds : undefined;
      listener({
        stage,
        loaded,
        ...(total === undefined ? {} : { total }),
        ...(rate === undefined ? {} : { bytesPerSecond: rate }),
        ...(rate === undefined || total === undefined ? {} : { etaSeconds: (total - loaded) / rate }),
        ...(note === undefined ? {} : { note }),
      });
    },
  };
}
