/** Which worker a call goes to: one that holds its program already, unless another is less busy. */

import type { EngineProcess } from "./engine-process.js";

/** Calls given to a worker at once: the second hides the time between processes, more could not be aborted at once. */
export const IN_FLIGHT = 2;
/** Programs remembered per worker, as many as its interpreter keeps open. */
const REMEMBERED_PROGRAMS = 16;

export interface Worker {
  readonly process: EngineProcess;
  ready: boolean;
  /** Key of the program that it was given last. */
  last: string | undefined;
  /** Keys of the programs it ran last, least recent first. */
  readonly programs: Set<string>;
}

/** The workers that may be given a call now. */
export function withRoom(workers: Iterable<Worker>): Worker[] {
  return [...workers].filter(({ ready, process }) => ready && process.inFlight < IN_FLIGHT);
}

/** What giving a program to one of the free workers costs, roughly: nothing, another context's turn, a new context, a second one. */
export function costOf(key: string, free: readonly Worker[], all: Iterable<Worker>): number {
  if (free.some(({ last }) => last === key)) return 0;
  if (free.some(({ programs }) => programs.has(key))) return 1;
  return [...all].some(({ programs }) => programs.has(key)) ? 3 : 2;
}

/** The worker that will answer first: the least busy, then one that holds the program. */
export function workerFor(key: string, workers: readonly Worker[]): Worker {
  const cost = ({ process, programs }: Worker) =>
    // Opening a program costs less than waiting for a call, and empty workers come before full ones.
    process.inFlight + (programs.has(key) ? 0 : 0.5 + programs.size / 100);
  return workers.reduce((best, worker) => (cost(best) <= cost(worker) ? best : worker));
}

/** Notes that a worker was given a program. */
export function remember(worker: Worker, key: string): void {
  worker.last = key;
  worker.programs.delete(key);
  worker.programs.add(key);
  if (worker.programs.size > REMEMBERED_PROGRAMS) worker.programs.delete([...worker.programs][0]!);
}
