/**
 * Writes a data set shard by shard with one worker thread per core. What is there as it was written stays: a run
 * that was killed goes on where it stopped, and ends with the same bytes as one that was not. What was changed since is
 * made again, which always gives the right bytes, because a shard depends on nothing but the plan.
 */
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { PawError } from "@paw/format";
import { type DatasetPlan, datasetCard, type Shard, type WrittenShard } from "@paw/fuzzybench";
import { makeOutputFolder, writeTextFile } from "./output-file.js";
import { fileSum, MANIFEST_FILE, recordedShards, removeRecord } from "./shard-sums.js";
import type { ShardMessage, ShardWorkerData } from "./shard-worker.js";

const PLAN_FILE = "plan.json";

export interface GenerateDatasetOptions {
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told the records written so far, those of an earlier run included. */
  readonly onProgress: (records: number) => void;
}

export interface DatasetResult {
  readonly shards: readonly WrittenShard[];
  /** Shards that an earlier run had written. */
  readonly kept: number;
  /** Shards that were there, but not as an earlier run had written them. */
  readonly remade: number;
}

/**
 * Rejects with OPTION_INVALID when the folder holds another data set, IO when it holds other files or cannot be
 * written, or ABORTED.
 */
export async function generateDataset(
  directory: string,
  plan: DatasetPlan,
  { workers, signal, onProgress }: GenerateDatasetOptions,
): Promise<DatasetResult> {
  await prepareFolder(directory, plan);
  const { kept, remade } = await writtenBefore(directory, plan.shards, signal);
  let done = plan.shards.reduce((sum, { path, records }) => sum + (kept.has(path) ? records : 0), 0);
  const report = (more: number) => {
    done += more;
    onProgress(done);
  };
  report(0);
  const missing = plan.shards.filter(({ path }) => !kept.has(path));
  const written = await writeShards(directory, plan, missing, workers, signal, report);
  const byPath = new Map([...kept, ...written.map((shard) => [shard.path, shard] as const)]);
  const shards = plan.shards.map(({ path }) => byPath.get(path) as WrittenShard);
  const manifest = { ...plan, shards: plan.shards.map((shard, i) => ({ ...shard, ...shards[i] })) };
  await writeTextFile(join(directory, "README.md"), [datasetCard(plan, shards)]);
  await writeTextFile(join(directory, MANIFEST_FILE), [`${JSON.stringify(manifest, null, 1)}\n`]);
  await removeRecord(directory);
  return { shards, kept: kept.size, remade };
}

/** Makes the folder, or finds it empty or with the same plan; removes what a killed run left half-written. */
async function prepareFolder(directory: string, plan: DatasetPlan): Promise<void> {
  const path = join(directory, PLAN_FILE);
  const wanted = `${JSON.stringify(plan, null, 1)}\n`;
  const found = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new PawError("IO", `cannot read ${path}: ${error.message}`, { cause: error });
  });
  if (found === undefined) {
    await refuseOtherFiles(directory);
    await writeTextFile(path, [wanted]);
  } else if (found !== wanted)
    throw new PawError(
      "OPTION_INVALID",
      `${directory} holds a data set of other options or another benchmark version (see ${PLAN_FILE}): ` +
        "choose another folder, or the same options to go on with it",
    );
  const data = join(directory, "data");
  await makeOutputFolder(data);
  for (const name of await readdir(data)) if (name.endsWith(".part")) await rm(join(data, name));
}

/** Throws IO for a folder without a plan that has files: they are not ours to replace. */
async function refuseOtherFiles(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return []; // most often it is not there yet
    throw new PawError("IO", `cannot read ${directory}: ${error.message}`, { cause: error });
  });
  const other = names.sort().find((name) => !(name.startsWith(PLAN_FILE) && name.endsWith(".part")));
  if (other !== undefined)
    throw new PawError(
      "IO",
      `${directory} has files of something else, such as ${other}, and no data set to go on with: ` +
        "choose a new or an empty folder",
    );
}

/** The shards that are as an earlier run wrote them, and how many of those that are there are not. */
async function writtenBefore(
  directory: string,
  shards: readonly Shard[],
  signal: AbortSignal,
): Promise<{ kept: Map<string, WrittenShard>; remade: number }> {
  const recorded = await recordedShards(directory);
  const kept = new Map<string, WrittenShard>();
  let remade = 0;
  for (const { path } of shards) {
    const file = join(directory, path);
    const known = recorded.get(path);
    const info = known && (await stat(file).catch(() => undefined));
    if (!info) continue;
    if (info.size === known.bytes && (await fileSum(file, signal)) === known.sha256) kept.set(path, known);
    else remade++;
  }
  return { kept, remade };
}

function writeShards(
  directory: string,
  { count, seed, pairs }: DatasetPlan,
  shards: readonly Shard[],
  workers: number,
  signal: AbortSignal,
  report: (more: number) => void,
): Promise<WrittenShard[]> {
  const data: ShardWorkerData = { directory, options: { count, seed, pairs } };
  const queue = [...shards];
  const written: WrittenShard[] = [];
  const threads: Worker[] = [];
  const all = new Promise<WrittenShard[]>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
    if (shards.length === 0) resolve([]);
    for (let i = 0; i < Math.min(workers, shards.length); i++) {
      const worker = new Worker(new URL("./shard-worker.js", import.meta.url), { workerData: data });
      threads.push(worker);
      worker.postMessage(queue.shift());
      worker.on("error", reject);
      worker.on("message", (message: ShardMessage) => {
        if (message.type === "records") report(message.more);
        else if (message.type === "failed")
          reject(new PawError("IO", `cannot write a shard in ${directory}: ${message.message}`));
        else {
          written.push(message.shard);
          const next = queue.shift();
          if (next) worker.postMessage(next);
          else if (written.length === shards.length) resolve(written);
        }
      });
    }
  });
  return all.finally(() => Promise.all(threads.map((worker) => worker.terminate())));
}
