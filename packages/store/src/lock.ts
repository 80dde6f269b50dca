/**
 * A lock between processes: a file that only one can create, kept young by its holder.
 *
 * A lock is stale when its process is gone (same machine and process namespace) or when its time has not moved for a
 * while as seen by the one that waits, so clocks of other machines do not matter. A holder that was paused for so long
 * that another took over (a stopped process) learns it at its next sign of life and from `check`.
 */

import { randomBytes } from "node:crypto";
import { readlinkSync } from "node:fs";
import { open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { isJsonObject, PawError } from "@paw/format";
import { type Clock, systemClock } from "./clock.js";
import { makeDirectory, writeError } from "./files.js";

/** Milliseconds between two signs of life. */
const HEARTBEAT_MS = 2000;
/** Milliseconds without one before a lock is broken: ten heartbeats, for machines that swap or sleep. */
const STALE_MS = 20_000;
/** Milliseconds between two looks at somebody else's lock. */
const POLL_MS = 250;

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called at every look while another process holds the lock, with its process id where known. */
  readonly onWait?: ((pid: number | undefined) => void) | undefined;
  /** The user's file that the lock lies beside: no folder is made for the lock, and errors name the file. */
  readonly beside?: string | undefined;
  readonly clock?: Clock | undefined;
  readonly heartbeatMs?: number | undefined;
  readonly staleMs?: number | undefined;
}

export interface HeldLock {
  /** Aborted when another process has taken the lock over. */
  readonly signal: AbortSignal;
  /** Throws IO when another process has taken the lock over. */
  check(): Promise<void>;
}

/**
 * Runs `work` while holding the lock file `path`. Throws ABORTED while waiting, and CACHE_UNWRITABLE, or IO `beside` a
 * file, where the lock cannot be made.
 */
export async function withLock<T>(
  path: string,
  work: (lock: HeldLock) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const token = await acquire(path, options);
  const lost = new AbortController();
  const check = async () => {
    if ((await readHolder(path))?.token === token) return;
    const error = new PawError(
      "IO",
      `the lock ${path} was lost to another process: this one was stopped for too long. Start again.`,
    );
    lost.abort(error);
    throw error;
  };
  const beat = setInterval(() => {
    const now = new Date();
    check()
      .then(() => utimes(path, now, now))
      .catch(() => undefined); // a lost lock has aborted the signal
  }, options.heartbeatMs ?? HEARTBEAT_MS);
  beat.unref();
  try {
    return await work({ signal: lost.signal, check });
  } finally {
    clearInterval(beat);
    if ((await readHolder(path))?.token === token) await rm(path, { force: true }).catch(() => {});
  }
}

/**
 * Whether a living process holds the lock, as far as can be told at once: a process of this machine by its id, else by
 * the age of its last sign of life. Where clocks differ by more than that may be, only `withLock`, which watches, knows.
 */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  if (holder === undefined) return false;
  return isHere(holder) ? !isGone(holder) : Math.abs(Date.now() - holder.mtimeMs) < STALE_MS;
}

interface Holder {
  readonly pid?: number;
  readonly machine?: string;
  readonly token?: string;
  readonly mtimeMs: number;
}

async function acquire(path: string, options: LockOptions): Promise<string> {
  const { signal, onWait, beside, clock = systemClock, staleMs = STALE_MS } = options;
  const token = randomBytes(8).toString("hex");
  let seen: { mtimeMs: number; at: number } | undefined;
  for (;;) {
    if (signal?.aborted) throw waitAborted(path, signal);
    const text = JSON.stringify({ pid: process.pid, machine: machine(), token });
    if (await create(path, text, beside)) return token;
    const holder = await readHolder(path);
    if (holder === undefined) continue; // just released
    if (seen?.mtimeMs !== holder.mtimeMs) seen = { mtimeMs: holder.mtimeMs, at: clock.now() };
    if (isGone(holder) || clock.now() - seen.at >= staleMs) {
      await breakLock(path, holder, staleMs, beside);
      continue;
    }
    onWait?.(holder.pid);
    await clock.sleep(Math.min(POLL_MS, staleMs), signal).catch((error: unknown) => {
      if (signal?.aborted) throw waitAborted(path, signal);
      throw error;
    });
  }
}

/**
 * Removes a stale lock unless it has changed hands meanwhile. Only one process may break at a time, by a lock file of
 * its own: otherwise the second would remove the new lock of the first.
 */
async function breakLock(path: string, stale: Holder, staleMs: number, beside?: string): Promise<void> {
  const guard = `${path}.break`;
  if (!(await create(guard, "", beside))) {
    const age = Date.now() - ((await stat(guard).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > staleMs)
      await rm(guard, { force: true }); // its process died within these few lines
    else await systemClock.sleep(10);
    return;
  }
  try {
    const now = await readHolder(path);
    if (now?.token === stale.token && now?.mtimeMs === stale.mtimeMs) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Makes the file, and its folder unless it lies `beside` one; false when it is there already. */
async function create(path: string, text: string, beside?: string): Promise<boolean> {
  try {
    if (beside === undefined) await makeDirectory(dirname(path));
    const handle = await open(path, "wx");
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    if (beside === undefined) throw writeError(path, cause);
    throw new PawError("IO", `cannot write ${beside}: ${(cause as Error).message}`, { cause });
  }
}

/** Who holds a lock; without names while the file is still being written; undefined when there is none. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    const value: unknown = JSON.parse((await readFile(path, "utf8")) || "{}");
    if (!isJsonObject(value)) return { mtimeMs };
    const { pid, machine, token } = value;
    return {
      mtimeMs,
      ...(Number.isSafeInteger(pid) ? { pid: pid as number } : {}),
      ...(typeof machine === "string" ? { machine } : {}),
      ...(typeof token === "string" ? { token } : {}),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return { mtimeMs: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
  }
}

/** Whether the holder's process id means something here. */
function isHere(holder: Holder): holder is Holder & { readonly pid: number } {
  return holder.pid !== undefined && holder.machine === machine();
}

function isGone(holder: Holder): boolean {
  if (!isHere(holder)) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Where process ids mean the same: containers may share a host name but not their processes. */
function machine(): string {
  let namespace = "";
  try {
    namespace = readlinkSync("/proc/self/ns/pid");
  } catch {
    // only Linux has it
  }
  return `${hostname()} ${namespace}`.trim();
}

function waitAborted(path: string, signal: AbortSignal): PawError {
  return new PawError("ABORTED", `waiting for another process that holds ${path} was aborted`, {
    cause: signal.reason,
  });
}
