/**
 * FuzzyBench-Hard: test specifications of seen families on which the shipped compiler's programs get no item right.
 * The file names them by their keys; their texts are drawn again.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PawError } from "@paw/format";
import {
  BENCH_VERSION,
  exactCount,
  familyById,
  type ScoringTask,
  type SpecResult,
  type TaskKey,
  taskOfKey,
} from "@paw/fuzzybench";
import { nanoDirectory } from "@paw/runtime";
import { UsageError } from "../command.js";

export const HARD_CUT = "hard";

/** The hard set that lies beside the shipped weights. */
export const shippedHardSet = (): string => join(nanoDirectory(), "fuzzybench-hard.json");

export interface HardSet {
  readonly bench: string;
  /** Weights whose programs failed. */
  readonly snapshot: string;
  readonly seed: number;
  /** Items that were tried of each specification. */
  readonly items: number;
  /** Specifications tried. */
  readonly of: number;
  readonly specs: readonly TaskKey[];
}

/** The specifications of which `system` got no item right. */
export function hardSet(
  results: readonly SpecResult[],
  system: string,
  head: Omit<HardSet, "bench" | "specs" | "of">,
): HardSet {
  const failed = results.filter(({ items }) => items.length > 0 && exactCount(items, system) === 0);
  const specs = failed.map(({ family, variant, index }) => ({ family, variant, index }));
  return { bench: BENCH_VERSION, ...head, of: results.length, specs };
}

/** The first `specs` tasks of a hard set, each with its items (at most `items`). */
export async function hardTasks(
  path: string,
  { specs, items }: { specs: number; items: number },
): Promise<ScoringTask[]> {
  let set: HardSet;
  try {
    set = JSON.parse(await readFile(path, "utf8")) as HardSet;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError("IO", `cannot read ${path}: ${reason}. paw bench hard writes this file.`, {
      cause: error,
    });
  }
  if (set.bench !== BENCH_VERSION)
    throw new PawError(
      "INPUT_INVALID",
      `${path} is of benchmark version ${String(set.bench)}, this PAW has ${BENCH_VERSION}: make it again with paw bench hard`,
    );
  return set.specs.slice(0, specs).map((key) => {
    try {
      const task = taskOfKey(familyById(key.family), key, set.seed, Math.min(items, set.items));
      return { ...task, origin: { ...task.origin, cut: HARD_CUT } };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(`${path}: ${error.message}`);
    }
  });
}
