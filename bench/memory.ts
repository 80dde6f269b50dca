/** Memory of processes, for benchmarks on Linux. */

import { readFile } from "node:fs/promises";

/** Megabytes of processes, what they share counted once (proportional set size); NaN where the system does not say. */
export async function megabytes(pids: readonly number[]): Promise<number> {
  let kilobytes = 0;
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
  }
  return kilobytes / 1000;
}
