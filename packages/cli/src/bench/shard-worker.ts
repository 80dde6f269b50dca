/** Worker thread of `paw bench generate`: writes the shards that its parent names, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import type { DatasetOptions, Shard, WrittenShard } from "@paw/fuzzybench";
import { writeShard } from "./write-shard.js";

export interface ShardWorkerData {
  readonly directory: string;
  readonly options: DatasetOptions;
}
/** What a worker reports: records done since the last message, a shard written, or why it could not be. */
export type ShardMessage =
  | { readonly type: "records"; readonly more: number }
  | { readonly type: "written"; readonly shard: WrittenShard }
  | { readonly type: "failed"; readonly message: string };

const { directory, options } = workerData as ShardWorkerData;
const port = parentPort;
if (!port) throw new Error("shard-worker runs as a worker thread only");
const send = (message: ShardMessage) => port.postMessage(message);
port.on("message", (shard: Shard) => {
  writeShard(directory, options, shard, (more) => send({ type: "records", more })).then(
    (written) => send({ type: "written", shard: written }),
    (error: unknown) =>
      send({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
});
