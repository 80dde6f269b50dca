/**
 * All specifications of a scoring run, a few at a time so that every core has work; results in the order given.
 */
import { setMaxListeners } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { ScoringTask, SpecResult } from "@paw/fuzzybench";
import { runSpec, type SystemOptions } from "./run-spec.js";

/** One more than there are workers (at most 8): while one specification compiles, the others answer. */
const LANES = Math.min(8, availableParallelism()) + 1;

export type RunAllOptions<Options> = Omit<Options, "cacheDir"> & {
  /** Told the number of finished tasks. */
  readonly onDone?: (done: number) => void;
};

/** Answers every task with every system; rejects as `runEach`. */
export function runAll(
  tasks: Iterable<ScoringTask>,
  options: RunAllOptions<SystemOptions>,
): Promise<SpecResult[]> {
  return runEach(tasks, options, (task, own) => runSpec(task, { ...options, ...own }));
}

/**
 * Does the work for every task; rejects with the first failure once all work has stopped. Models and adapters go into
 * a temporary folder, so a run leaves nothing in the user's cache.
 */
export async function runEach<Result>(
  tasks: Iterable<ScoringTask>,
  options: RunAllOptions<Pick<SystemOptions, "signal" | "cacheDir">>,
  work: (task: ScoringTask, own: { signal: AbortSignal; cacheDir: string }) => Promise<Result>,
): Promise<Result[]> {
  const cacheDir = await mkdtemp(join(tmpdir(), "paw-bench-"));
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(options.signal ? [options.signal] : [])]);
  // Every call in flight listens: a handful per worker and lane, which is no leak.
  setMaxListeners(0, signal);
  const results: Result[] = [];
  const numbered = [...tasks].entries();
  let done = 0;
  const lane = async () => {
    // The lanes share one iterator: each takes the next task that no other has taken.
    for (const [index, task] of numbered) {
      results[index] = await work(task, { cacheDir, signal });
      options.onDone?.(++done);
    }
  };
  const guardedLane = () =>
    lane().catch((error: unknown) => {
      failure.abort(error);
      throw error;
    });
  try {
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, guardedLane));
    if (lanes.some(({ status }) => status === "rejected")) throw signal.reason;
    return results;
  } finally {
    await rm(cacheDir, { recursive: true, force: true });
  }
}
