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

/**
 * Runs every task; rejects with the first failure once all work has stopped. `onDone` is told the number finished.
 * Models and adapters go into a temporary folder, so a run leaves nothing in the user's cache.
 */
export async function runAll(
  tasks: Iterable<ScoringTask>,
  options: Omit<SystemOptions, "cacheDir"> & { readonly onDone?: (done: number) => void },
): Promise<SpecResult[]> {
  const cacheDir = await mkdtemp(join(tmpdir(), "paw-bench-"));
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(options.signal ? [options.signal] : [])]);
  // Every call in flight listens: a handful per worker and lane, which is no leak.
  setMaxListeners(0, signal);
  const results: SpecResult[] = [];
  const numbered = [...tasks].entries();
  let done = 0;
  const lane = async () => {
    // The lanes share one iterator: each takes the next task that no other has taken.
    for (const [index, task] of numbered) {
      results[index] = await runSpec(task, { ...options, cacheDir, signal });
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
