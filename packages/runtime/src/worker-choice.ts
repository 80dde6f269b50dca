/** Which idle worker a call goes to: one that holds its program already, where there is one. */

import type { EngineProcess } from "./engine-process.js";

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

/** The workers that have nothing to do. */
export function idle(workers: Iterable<Worker>): Worker[] {
  return [...workers].filter(({ ready, process }) => ready && process.inFlight === 0);
}

/** What giving a program to one of the free workers costs, roughly: nothing, another context's turn, a new context, a second one. */
export function costOf(key: string, free: readonly Worker[], all: Iterable<Worker>): number {
  if (free.some(({ last }) => last === key)) return 0;
  if (free.some(({ programs }) => programs.has(key))) return 1;
  return [...all].some(({ programs }) => programs.has(key)) ? 3 : 2;
}

/** Of idle workers the best for a program: one that holds it, else the one that holds the fewest. */
export function workerFor(key: string, workers: readonly Worker[]): Worker {
  const cost = ({ programs }: Worker) => (programs.has(key) ? 0 : 1 + programs.size);
  return workers.reduce((best, worker) => (cost(best) <= cost(worker) ? best : worker));
}

/** Notes that a worker was given a program. */
export function remember(worker: Worker, key: string): void {
  worker.last = key;
  worker.programs.delete(key);
  worker.programs.add(key);
  if (worker.programs.size > REMEMBERED_PROGRAMS) worker.programs.delete([...worker.programs][0]!);
}
