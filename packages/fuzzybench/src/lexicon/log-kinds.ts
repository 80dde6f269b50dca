/**
 * The latent facts of a log message: its kind, its subsystem and the cause of the trouble, and the shape of a
 * source of messages. They say what a message means, whatever its wording or level.
 */
import type { LayoutName } from "./log-formats.js";

/**
 * crit: a process or machine is down, or data is lost. fail: an operation failed. warn: works, but breaks soon
 * unless somebody acts. heal: a problem that ended by itself. ok: a success. info: routine. noise: routine,
 * with words that sound bad.
 */
export type Kind = "crit" | "fail" | "warn" | "heal" | "ok" | "info" | "noise";

export type Subsystem =
  | "storage"
  | "network"
  | "database"
  | "auth"
  | "memory"
  | "queue"
  | "build"
  | "payment"
  | "mail"
  | "jobs"
  | "tls"
  | "app";

/** Why it went wrong; "other" when no listed cause fits. Benign messages have none. */
export type Cause =
  | "disk"
  | "memory"
  | "timeout"
  | "refused"
  | "dns"
  | "permission"
  | "certificate"
  | "credentials"
  | "missing"
  | "config"
  | "crash"
  | "loss"
  | "intrusion"
  | "limit"
  | "hardware"
  | "input"
  | "bug"
  | "other";

export type Message = readonly [kind: Kind, subsystem: Subsystem, text: string, cause?: Cause];

export interface Source {
  readonly name: string;
  readonly layouts: readonly LayoutName[];
  readonly programs: readonly string[];
  readonly messages: readonly Message[];
}
