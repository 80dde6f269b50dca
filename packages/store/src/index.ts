/** Interpreter models on disk: where they come from, downloading, checking and keeping them. */

export { MAX_FILE_BYTES, mayPass } from "./answer.js";
export { type Clock, systemClock } from "./clock.js";
export { type CollectOptions, collectGarbage, type Garbage } from "./collect.js";
export * from "./download.js";
export { makeDirectory, replaceFile, writeError } from "./files.js";
export { type Answer, httpRequest, type RequestOptions } from "./http-request.js";
export { type InstallRecord, readRecord, writeRecord } from "./install-record.js";
export { Interrupted } from "./interrupted.js";
export {
  type InstalledPart,
  type InstallOptions,
  installKit,
  type KitInstalled,
  type KitOutcome,
} from "./kit/install-kit.js";
export { type KitManifest, PROGRAM_FILE } from "./kit/manifest.js";
export { type KitContents, type KitSource, type PackOptions, packKit } from "./kit/pack-kit.js";
export { KNOWN_MODELS } from "./known-models.js";
export { isLocked, type LockOptions, withLock } from "./lock.js";
export * from "./model-store.js";
export type { DownloadProgress, DownloadStage } from "./progress.js";
export * from "./registry.js";
export { backoffMs, MAX_FAILURES, retryAfterMs } from "./retry.js";
export {
  hubAddress,
  hubEndpoint,
  isLoopback,
  isOffline,
  parseAddress,
  shownAddress,
  tokenFor,
} from "./source.js";
