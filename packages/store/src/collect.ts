/** Garbage of the cache folder: downloads that nobody goes on with, and files that no record names. */

import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { RECORD_NAME, readRecord } from "./install-record.js";
import { isLocked } from "./lock.js";

/** Age from which a part counts as given up: longer than a laptop is closed over a weekend. */
const STALE_MS = 3 * 24 * 3600 * 1000;

export interface Garbage {
  readonly path: string;
  readonly sizeBytes: number;
  /** `part`: an unfinished file. `unreferenced`: in the folder of a model or program, but not in its record; a copy of a model that has changed. */
  readonly kind: "part" | "unreferenced";
}

export interface CollectOptions {
  /** Only report. */
  readonly dryRun?: boolean | undefined;
  /** Parts of any age, not only old ones. */
  readonly allParts?: boolean | undefined;
  /** Milliseconds since 1970; default now. */
  readonly now?: number | undefined;
}

/** Finds and removes garbage below a cache folder. Files of downloads under way are left alone. */
export async function collectGarbage(cacheFolder: string, options: CollectOptions = {}): Promise<Garbage[]> {
  const { now = Date.now(), allParts = false } = options;
  const old = (mtimeMs: number) => allParts || now - mtimeMs > STALE_MS;
  const found: Garbage[] = [];
  await collectParts(cacheFolder);
  for (const entry of await entries(cacheFolder)) {
    if (entry.isDirectory()) await collectParts(join(cacheFolder, entry.name));
  }
  for (const kind of ["models", join("hub", "programs")]) {
    for (const entry of await entries(join(cacheFolder, kind))) {
      if (entry.isDirectory()) await collectInstalled(join(cacheFolder, kind, entry.name));
    }
  }
  for (const entry of await entries(join(cacheFolder, "weights"))) {
    if (entry.isDirectory()) await collectCopies(join(cacheFolder, "weights", entry.name));
  }
  if (!options.dryRun) for (const { path } of found) await rm(path, { force: true });
  return found;

  /** Copies that a tuning made: those of a model that has changed or is gone, and what a killed tuning left. */
  async function collectCopies(folder: string): Promise<void> {
    const whole = await describesItsSource(join(folder, "weights.json"));
    for (const entry of await entries(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        for (const { name } of await entries(path)) await add(join(path, name), "part", old);
      } else if (!whole) await add(path, "unreferenced", old);
    }
  }

  /** What a killed process left of a file that PAW made itself. */
  async function collectParts(folder: string): Promise<void> {
    for (const entry of await entries(folder)) {
      if (entry.isFile() && entry.name.endsWith(".part")) await add(join(folder, entry.name), "part", old);
    }
  }

  async function collectInstalled(folder: string): Promise<void> {
    const files = (await entries(folder)).filter((entry) => entry.isFile()).map(({ name }) => name);
    const locks = files.filter((name) => name.endsWith(".lock"));
    if ((await Promise.all(locks.map((name) => isLocked(join(folder, name))))).includes(true)) return;
    const record = await readRecord(folder);
    for (const name of files) {
      if (name === record?.file || (record && name === RECORD_NAME)) continue;
      const part = /\.part(\.json|\.\d+)?$/.test(name);
      // Without a record a pull may be writing it this moment, and .new becomes the record: age decides there too.
      const young = part || !record || name.endsWith(".new");
      await add(join(folder, name), part ? "part" : "unreferenced", young ? old : () => true);
    }
  }

  async function add(
    path: string,
    kind: Garbage["kind"],
    stale: (mtimeMs: number) => boolean,
  ): Promise<void> {
    const info = await stat(path).catch(() => undefined);
    if (info && stale(info.mtimeMs)) found.push({ path, sizeBytes: info.size, kind });
  }
}

/** Whether the file that a tuning's record names is as it was then. */
async function describesItsSource(record: string): Promise<boolean> {
  try {
    const { source } = JSON.parse(await readFile(record, "utf8"));
    const { size, mtimeMs, ctimeMs } = await stat(source.path);
    return size === source.size && mtimeMs === source.mtimeMs && ctimeMs === source.ctimeMs;
  } catch {
    return false;
  }
}

function entries(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
