/**
 * What a generated data set consists of: for every split the number of records and the shards that hold them. A shard
 * depends on nothing but the plan and its own place in it, so shards can be written in any order, by any number of
 * processes, and again after a kill, always with the same bytes.
 */
import { subCategories } from "../family.js";
import { BENCH_VERSION, type BenchRecord, drawRecords, type Split } from "../generate.js";
import { FAMILIES } from "../registry.js";

/** Records per shard if nothing else is asked for: with 8 pairs each about 130,000 examples, 8 MB compressed. */
export const SHARD_RECORDS = 16_384;

/** The splits of a data set as their files are named, and the share of the examples that each gets. */
export const PARTS = [
  { part: "train", split: "train", heldOut: false, share: 0.8 },
  { part: "dev", split: "dev", heldOut: false, share: 0.08 },
  { part: "test", split: "test", heldOut: false, share: 0.08 },
  { part: "held_out_dev", split: "dev", heldOut: true, share: 0.02 },
  { part: "held_out_test", split: "test", heldOut: true, share: 0.02 },
] as const satisfies readonly { part: string; split: Split; heldOut: boolean; share: number }[];
export type Part = (typeof PARTS)[number]["part"];

export interface DatasetOptions {
  /** Examples (input/output pairs) of all parts together. */
  readonly count: number;
  readonly seed: number;
  /** Pairs per specification. */
  readonly pairs: number;
  /** Records per shard; SHARD_RECORDS when absent. */
  readonly shard?: number;
}

export interface Shard {
  /** Path inside the data set's folder. */
  readonly path: string;
  readonly part: Part;
  /** Number of the first record within its part, and how many there are. */
  readonly start: number;
  readonly records: number;
}

export interface DatasetPlan extends DatasetOptions {
  readonly bench: string;
  readonly shards: readonly Shard[];
}

/** Plans at least `count` examples: every part has whole records, at least one. */
export function planDataset(options: DatasetOptions): DatasetPlan {
  const { count, seed, pairs, shard = SHARD_RECORDS } = options;
  const shards = PARTS.flatMap(({ part, share }) => {
    const records = Math.max(1, Math.ceil((count * share) / pairs));
    const number = Math.ceil(records / shard);
    const five = (n: number) => String(n).padStart(5, "0");
    return Array.from({ length: number }, (_, i): Shard => {
      const start = i * shard;
      const path = `data/${part}-${five(i)}-of-${five(number)}.jsonl.gz`;
      return { path, part, start, records: Math.min(shard, records - start) };
    });
  });
  return { bench: BENCH_VERSION, count, seed, pairs, shard, shards };
}

/** The records of a shard, in order. */
export function shardRecords({ seed, pairs }: DatasetOptions, shard: Shard): Generator<BenchRecord> {
  const part = PARTS.find(({ part }) => part === shard.part);
  if (!part) throw new RangeError(`no part "${shard.part}" in a data set`);
  const families = FAMILIES.filter((family) => (family.heldOut ?? false) === part.heldOut);
  const { start } = shard;
  return drawRecords(subCategories(families), {
    split: part.split,
    seed,
    pairs,
    start,
    count: start + shard.records,
  });
}
