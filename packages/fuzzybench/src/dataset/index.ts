export { datasetCard, type WrittenShard } from "./card.js";
export {
  type DatasetOptions,
  type DatasetPlan,
  PARTS,
  type Part,
  planDataset,
  SHARD_RECORDS,
  type Shard,
  shardRecords,
} from "./plan.js";
export { MAX_CHARS, type PartSummary, type Problem, Verifier } from "./verify.js";
