/**
 * Programs of the service on disk, below the cache folder:
 *
 *     hub/programs/<id>/program.paw       with install.json: size, SHA-256, where it is from
 *     hub/references/<owner>/<slug>.json  which id the name meant when it was pulled; <slug>@v2.json for versions
 *
 * Loading looks here only. What a name means changes when it is pulled again, and at no other time.
 */

import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isJsonObject, PawError } from "@paw/format";
import {
  type Downloaded,
  type DownloadOptions,
  type InstallRecord,
  isLocked,
  makeDirectory,
  readRecord,
  replaceFile,
  withLock,
  writeError,
  writeRecord,
} from "@paw/store";
import type { HubClient } from "./client.js";
import { isProgramId, type Reference, requireReference } from "./reference.js";

const FILE = "program.paw";
const REFERENCE_VERSION = 1;

export interface CachedProgram {
  readonly programId: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly record: InstallRecord;
}

export interface PulledProgram extends Omit<CachedProgram, "bytes"> {
  /** As it is written with its owner. */
  readonly reference: string;
  /** What the download took; absent when the program was there already. */
  readonly download?: Downloaded;
}

/**
 * The program of a reference, if it was pulled. Throws `HASH_MISMATCH` when the file is not as it was downloaded, or
 * `IO`.
 */
export async function cachedProgram(
  cacheFolder: string,
  reference: Reference,
): Promise<CachedProgram | undefined> {
  const programId = reference.kind === "id" ? reference.id : await readName(cacheFolder, reference);
  if (programId === undefined) return undefined;
  const folder = programFolder(cacheFolder, programId);
  const record = await readRecord(folder);
  if (record === undefined) return undefined;
  const path = join(folder, FILE);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw new PawError("IO", `cannot read ${path}: ${cause.message}`, { cause });
  });
  if (bytes === undefined) return undefined;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== record.sha256) {
    throw new PawError(
      "HASH_MISMATCH",
      `${path} has SHA-256 ${sha256.slice(0, 12)}..., ${record.sha256.slice(0, 12)}... was downloaded: the file is ` +
        `damaged or was edited. npx paw pull ${reference.text} fetches it again.`,
    );
  }
  return { programId, path, bytes, record };
}

/**
 * Fetches the program of a reference, unless it is there. Names without a version are asked for each time, versions
 * and ids once. Offline, what is there is enough. Throws as `HubClient.resolve` and `HubClient.download`.
 */
export async function pullProgram(
  client: HubClient,
  cacheFolder: string,
  text: string,
  options: DownloadOptions = {},
): Promise<PulledProgram> {
  const reference = requireReference(text);
  const fixed = reference.kind === "id" || reference.version !== undefined;
  const here = fixed || client.offline ? await present(cacheFolder, reference) : undefined;
  if (here !== undefined) return { ...here, reference: reference.text };
  const programId = await client.resolve(reference.text, options);
  const got = await fetchProgram(client, cacheFolder, programId, options);
  if (reference.kind === "name") await writeName(cacheFolder, reference, programId, client.address);
  return { ...got, reference: reference.text };
}

/** Programs that were pulled, by id; not looked at closer. */
export async function listCachedPrograms(cacheFolder: string): Promise<InstallRecord[]> {
  const folder = join(cacheFolder, "hub", "programs");
  const ids = (await readdir(folder).catch(() => [])).filter(isProgramId).sort();
  const records = await Promise.all(ids.map((id) => readRecord(join(folder, id))));
  return records.filter((record) => record !== undefined);
}

/** Removes a program from disk; false when it was not there. Throws `IO` while another process downloads it. */
export async function removeCachedProgram(cacheFolder: string, reference: Reference): Promise<boolean> {
  const programId = reference.kind === "id" ? reference.id : await readName(cacheFolder, reference);
  const folder = programId === undefined ? undefined : programFolder(cacheFolder, programId);
  const there = folder !== undefined && (await stat(folder).catch(() => undefined)) !== undefined;
  if (there && (await isLocked(join(folder, `${FILE}.lock`)))) {
    throw new PawError(
      "IO",
      `${reference.text} is being downloaded by another process: end it first, then remove`,
    );
  }
  try {
    if (there) await rm(folder, { recursive: true });
    if (reference.kind === "name") await rm(namePath(cacheFolder, reference), { force: true });
  } catch (cause) {
    throw new PawError("IO", `cannot remove ${folder}: ${(cause as Error).message}`, { cause });
  }
  return there;
}

async function fetchProgram(
  client: HubClient,
  cacheFolder: string,
  programId: string,
  options: DownloadOptions,
): Promise<Omit<PulledProgram, "reference">> {
  const byId: Reference = { kind: "id", id: programId, text: programId };
  const early = await present(cacheFolder, byId);
  if (early !== undefined) return early;
  const folder = programFolder(cacheFolder, programId);
  const path = join(folder, FILE);
  return withLock(
    `${path}.lock`,
    async (lock) => {
      const meanwhile = await present(cacheFolder, byId);
      if (meanwhile !== undefined) return meanwhile;
      const signal = options.signal ? AbortSignal.any([options.signal, lock.signal]) : lock.signal;
      const download = await client.download(programId, path, {
        ...options,
        signal,
        beforeInstall: () => lock.check(),
      });
      const record = await writeRecord(folder, {
        name: programId,
        file: FILE,
        sizeBytes: download.sizeBytes,
        sha256: download.sha256,
        pinned: false,
        source: client.address,
        installedAt: new Date().toISOString(),
      });
      return { programId, path, record, download };
    },
    { signal: options.signal, clock: options.clock },
  );
}

/** The cached program without its bytes; a damaged one counts as absent, that is what pulling is for. */
async function present(
  cacheFolder: string,
  reference: Reference,
): Promise<Omit<CachedProgram, "bytes"> | undefined> {
  const found = await cachedProgram(cacheFolder, reference).catch((error: unknown) => {
    if (error instanceof PawError && error.code === "HASH_MISMATCH") return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const { bytes: _, ...rest } = found;
  return rest;
}

function programFolder(cacheFolder: string, programId: string): string {
  return join(cacheFolder, "hub", "programs", programId);
}

function namePath(
  cacheFolder: string,
  { owner, slug, version }: Extract<Reference, { kind: "name" }>,
): string {
  const file = version === undefined ? `${slug}.json` : `${slug}@v${version}.json`;
  return join(cacheFolder, "hub", "references", owner, file);
}

/** The id that a name meant when it was pulled; undefined where it never was, or its file is damaged. */
async function readName(
  cacheFolder: string,
  reference: Extract<Reference, { kind: "name" }>,
): Promise<string | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(namePath(cacheFolder, reference), "utf8"));
    if (!isJsonObject(value) || value.version !== REFERENCE_VERSION) return undefined;
    return isProgramId(value.programId) ? value.programId : undefined;
  } catch {
    return undefined;
  }
}

async function writeName(
  cacheFolder: string,
  reference: Extract<Reference, { kind: "name" }>,
  programId: string,
  source: string,
): Promise<void> {
  const path = namePath(cacheFolder, reference);
  const entry = { version: REFERENCE_VERSION, programId, source, resolvedAt: new Date().toISOString() };
  try {
    await makeDirectory(dirname(path));
    await replaceFile(path, `${JSON.stringify(entry, null, 2)}\n`);
  } catch (cause) {
    throw writeError(path, cause);
  }
}
