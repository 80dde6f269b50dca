/** Packs a kit: hashes what goes in, writes the list, then everything in the order of names, into a folder or a tar file. */

import { createHash } from "node:crypto";
import { lstat, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { PawError } from "@paw/format";
import { syncFolder } from "../files.js";
import type { InstalledModel } from "../model-store.js";
import {
  checkMembers,
  checkName,
  type KitManifest,
  type KitMember,
  type KitModel,
  MANIFEST_NAME,
  modelMember,
  writeManifest,
} from "./manifest.js";
import { fileBytes } from "./open-kit.js";
import { folderSink, type KitSink, tarSink } from "./sinks.js";

/** A file of the kit: its name there, and the file or the bytes that it is made from. */
export interface KitSource {
  readonly path: string;
  readonly from: string | Uint8Array;
}

export interface KitContents {
  /** The command and programs, under the names that they have in the kit. */
  readonly files: readonly KitSource[];
  readonly models: readonly InstalledModel[];
  /** As Node says it: "linux-x64". */
  readonly platform: string;
}

export interface PackOptions {
  readonly target: "dir" | "tar";
  readonly signal?: AbortSignal | undefined;
  /** Bytes handled of all that there are; each counts twice, for hashing and for writing. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * Writes a kit to `output`, which must not be there yet: whole or not at all, the same bytes for the same contents.
 * Throws IO, BUNDLE_INVALID for what a kit may not hold, ABORTED.
 */
export async function packKit(
  contents: KitContents,
  output: string,
  options: PackOptions,
): Promise<KitManifest> {
  const { signal, onProgress } = options;
  if ((await lstat(output).catch(() => undefined)) !== undefined) {
    throw new PawError("IO", `${output} is there already: give another name, or remove it first`);
  }
  const sources = [
    ...contents.files,
    ...contents.models.map((model) => ({ path: modelMember(model), from: model.path })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const sizes = await Promise.all(sources.map(({ from }) => sizeOf(from)));
  const all = 2 * sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const counted = (bytes: number) => {
    if (signal?.aborted)
      throw new PawError("ABORTED", "packing was aborted by its caller", { cause: signal.reason });
    done += bytes;
    onProgress?.(done, all);
  };

  const temporary = `${resolve(output)}.${process.pid}.part`;
  let sink: KitSink | undefined;
  try {
    // First of all: where nothing can be written, nothing need be hashed.
    sink = await (options.target === "tar" ? tarSink(temporary) : folderSink(temporary));
    const members = await hashed(sources, output, counted);
    const manifest = { platform: contents.platform, members, models: contents.models.map(recordOf) };
    checkModels(manifest);
    const list = writeManifest(manifest);
    await sink.add(MANIFEST_NAME, list.length, [list]);
    for (const [i, { path, from }] of sources.entries()) {
      const { sizeBytes, sha256 } = members[i] as KitMember;
      await sink.add(path, sizeBytes, unchanged(from, { path, sizeBytes, sha256 }, counted));
    }
    await sink.finish();
    await rename(temporary, output);
    await syncFolder(dirname(resolve(output)));
    return manifest;
  } catch (cause) {
    await sink?.abandon();
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    if (cause instanceof PawError) throw cause;
    throw new PawError("IO", `cannot write ${output}: ${(cause as Error).message}`, { cause });
  }
}

/** The members as the list will name them. Throws BUNDLE_INVALID, IO. */
async function hashed(
  sources: readonly KitSource[],
  kit: string,
  counted: (bytes: number) => void,
): Promise<KitMember[]> {
  const members = [];
  for (const { path, from } of sources) {
    checkName(path, kit);
    let sizeBytes = 0;
    const hash = createHash("sha256");
    for await (const piece of bytesOf(from)) {
      hash.update(piece);
      sizeBytes += piece.length;
      counted(piece.length);
    }
    members.push({ path, sizeBytes, sha256: hash.digest("hex") });
  }
  checkMembers(members, kit);
  return members;
}

/** Throws HASH_MISMATCH for a model that is not what its record says. */
function checkModels({ models, members }: KitManifest): void {
  for (const model of models) {
    const found = members.find(({ path }) => path === modelMember(model));
    if (found?.sha256 === model.sha256) continue;
    throw new PawError(
      "HASH_MISMATCH",
      `the model ${model.name} is damaged on this disk: paw cache verify says more, paw pull fetches it again`,
    );
  }
}

function recordOf({ path: _, mtimeMs: __, ...record }: InstalledModel): KitModel {
  return record;
}

async function sizeOf(from: string | Uint8Array): Promise<number> {
  if (typeof from !== "string") return from.length;
  const info = await stat(from).catch((cause: Error) => {
    throw new PawError("IO", `cannot read ${from}: ${cause.message}`, { cause });
  });
  return info.size;
}

function bytesOf(from: string | Uint8Array): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return typeof from === "string" ? fileBytes(from) : [from];
}

/** The bytes once more; throws IO where they are not those that were hashed. */
async function* unchanged(
  from: string | Uint8Array,
  { path, sizeBytes, sha256 }: KitMember,
  counted: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  const changed = () => new PawError("IO", `${path} has changed while it was packed: start again`);
  for await (const piece of bytesOf(from)) {
    size += piece.length;
    if (size > sizeBytes) throw changed();
    hash.update(piece);
    counted(piece.length);
    yield piece;
  }
  if (hash.digest("hex") !== sha256) throw changed();
}
