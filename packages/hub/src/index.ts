/** The hosted PAW service: a client of its API, and the programs pulled from it on disk. */

export type {
  CompileJob,
  Inference,
  JobStatus,
  ListedProgram,
  ProgramPage,
  ProgramVersion,
  ProgramVersions,
} from "./answers.js";
export type { CallOptions } from "./api-call.js";
export {
  createHubClient,
  type HubClient,
  type HubOptions,
  type InferRequest,
  type ListRequest,
} from "./client.js";
export type { CompileRequest, FinishedJob, JobOptions } from "./compile-job.js";
export {
  type CachedProgram,
  cachedProgram,
  listCachedPrograms,
  type PulledProgram,
  pullProgram,
  removeCachedProgram,
} from "./program-cache.js";
export { OFFICIAL_OWNER, parseReference, type Reference } from "./reference.js";
export type { RuntimeBase, RuntimeManifest } from "./runtime-manifest.js";
