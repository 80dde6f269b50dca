/**
 * Models on disk: `models/<name>/<file>` with an install record, in the cache folder. (Files directly in `models` are
 * those that the runtime converts from shipped weights.)
 *
 * A file is hashed when it arrives and when `verify` is asked for. A load compares size and modification time with
 * the record, and hashes only a file whose time has changed (a copied cache folder).
 */

import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PawError } from "@paw/format";
import { type Downloaded, type DownloadOptions, download } from "./download.js";
import { type InstallRecord, readRecord, writeRecord } from "./install-record.js";
import { isLocked, withLock } from "./lock.js";
import { hashFile } from "./part-file.js";
import { MODEL_NAME, type ModelEntry, modelAddress, modelFileName } from "./registry.js";
import { isOffline, shownAddress, tokenFor } from "./source.js";

export interface InstalledModel extends InstallRecord {
  readonly path: string;
}

export interface Pulled extends InstalledModel {
  /** What the download took; absent when the model was there already. */
  readonly download?: Downloaded;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onHashed?: ((hashed: number, of: number) => void) | undefined;
}

export interface ModelStore {
  /** The folder that holds one folder for each model. */
  readonly folder: string;
  /** Models with a record, by name; not looked at closer. */
  list(): Promise<InstalledModel[]>;
  /** The model if it is there whole, by size and time. Throws HASH_MISMATCH when a changed file has another hash. */
  find(name: string, options?: VerifyOptions): Promise<InstalledModel | undefined>;
  /** The model, downloaded if it is not there. Two processes download it once. Throws what `download` throws. */
  pull(entry: ModelEntry, options?: DownloadOptions): Promise<Pulled>;
  /** Hashes the file again. Throws MODEL_MISSING, HASH_MISMATCH. */
  verify(name: string, options?: VerifyOptions): Promise<InstalledModel>;
  /** Removes a model and what is left of its downloads; false when there was none. Throws IO when it is in use. */
  remove(name: string): Promise<boolean>;
}

/** The store below a cache folder; makes nothing until something is pulled. */
export function createModelStore(cacheFolder: string): ModelStore {
  const folder = join(cacheFolder, "models");
  const folderOf = (name: string) => {
    if (!MODEL_NAME.test(name)) {
      throw new PawError(
        "MODEL_UNKNOWN",
        `${JSON.stringify(name.slice(0, 80))} is not a model name; see paw models`,
      );
    }
    return join(folder, name);
  };
  const read = async (name: string): Promise<InstalledModel | undefined> => {
    const record = await readRecord(folderOf(name));
    return record && { ...record, path: join(folderOf(name), record.file) };
  };

  const store: ModelStore = {
    folder,

    async list() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const names = entries.filter((entry) => entry.isDirectory() && MODEL_NAME.test(entry.name));
      const models = await Promise.all(names.map(({ name }) => read(name)));
      return models.filter((model) => model !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
    },

    async find(name, options) {
      const model = await read(name);
      const info = model && (await stat(model.path).catch(() => undefined));
      if (!model || !info?.isFile() || info.size !== model.sizeBytes) return undefined;
      return info.mtimeMs === model.mtimeMs ? model : store.verify(name, options);
    },

    async pull(entry, options = {}) {
      const address = modelAddress(entry);
      const present = await current(store, entry);
      if (present) return present;
      const file = modelFileName(entry);
      const own = folderOf(entry.name);
      const lockPath = join(own, `${file}.lock`);
      // Offline: the error of `download`, and no lock file either.
      if (options.offline ?? isOffline()) await download({ url: address }, join(own, file), options);
      return withLock(
        lockPath,
        async (lock) => {
          const meanwhile = await current(store, entry);
          if (meanwhile) return meanwhile;
          const signal = options.signal ? AbortSignal.any([options.signal, lock.signal]) : lock.signal;
          const got = await download(
            {
              url: address,
              sizeBytes: entry.sizeBytes,
              sha256: entry.sha256,
              magic: "GGUF",
              secret: bearer(tokenFor(address)),
            },
            join(own, file),
            { ...options, signal, beforeInstall: () => lock.check() },
          );
          const record = await writeRecord(own, {
            name: entry.name,
            file,
            sizeBytes: got.sizeBytes,
            sha256: got.sha256,
            pinned: entry.sha256 !== undefined,
            source: shownAddress(address),
            installedAt: new Date().toISOString(),
            ...(entry.licence === undefined ? {} : { licence: entry.licence }),
          });
          return { ...record, path: got.path, download: got };
        },
        {
          signal: options.signal,
          clock: options.clock,
          onWait: (pid) =>
            options.onProgress?.({
              stage: "wait",
              loaded: 0,
              note: `another process${pid === undefined ? "" : ` (${pid})`} is downloading ${entry.name}`,
            }),
        },
      );
    },

    async verify(name, options = {}) {
      const model = await read(name);
      const found = model && (await hashFile(model.path, options).catch(ignoreMissing));
      if (!model || found === undefined) {
        throw new PawError("MODEL_MISSING", `${name} is not on disk: paw pull ${name} fetches it`);
      }
      if (found !== model.sha256) {
        throw new PawError(
          "HASH_MISMATCH",
          `${model.path} has SHA-256 ${found.slice(0, 12)}..., ${model.sha256.slice(0, 12)}... was installed: the file ` +
            `is damaged or was edited. paw cache rm ${name} and paw pull ${name} fetch it again.`,
        );
      }
      const { path, mtimeMs: _, ...record } = model;
      return { ...(await writeRecord(folderOf(name), record)), path };
    },

    async remove(name) {
      const own = folderOf(name);
      const files = await readdir(own).catch(() => undefined);
      if (files === undefined) return false;
      for (const file of files.filter((other) => other.endsWith(".lock"))) {
        if (await isLocked(join(own, file))) {
          throw new PawError(
            "IO",
            `${name} is being downloaded by another process: end it first, then remove`,
          );
        }
      }
      await rm(own, { recursive: true, force: true }).catch((cause: Error) => {
        throw new PawError("IO", `cannot remove ${own}: ${cause.message}`, { cause });
      });
      return true;
    },
  };
  return store;
}

/** The installed model, if it is what the entry pins. */
async function current(store: ModelStore, entry: ModelEntry): Promise<InstalledModel | undefined> {
  const model = await store.find(entry.name).catch((error: unknown) => {
    // A damaged file is fetched again, that is what a pull is for.
    if (error instanceof PawError && error.code === "HASH_MISMATCH") return undefined;
    throw error;
  });
  return model && (entry.sha256 === undefined || model.sha256 === entry.sha256) ? model : undefined;
}

function bearer(token: string | undefined): Record<string, string> | undefined {
  return token === undefined ? undefined : { authorization: `Bearer ${token}` };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
