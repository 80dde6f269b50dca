/**
 * Puts the models and programs of a kit into the cache folder.
 *
 * Everything is read and checked first, the new files written beside their places; only when the whole kit is right do
 * they go there, one rename each. A process killed before that changes nothing; one killed in between leaves every
 * file old or new and whole, and installing again does the rest.
 */

import { createHash } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PawError } from "@paw/format";
import { makeDirectory, syncFolder, writeError } from "../files.js";
import { checkSpace, type FreeBytes } from "../free-space.js";
import { writeRecord } from "../install-record.js";
import { type LockOptions, withLock } from "../lock.js";
import { createModelStore } from "../model-store.js";
import { hashFile } from "../part-file.js";
import {
  invalid,
  type KitManifest,
  type KitMember,
  type KitModel,
  MANIFEST_NAME,
  MAX_MANIFEST_BYTES,
  modelMember,
  programOf,
  readManifest,
} from "./manifest.js";
import { type OpenMember, openKit } from "./open-kit.js";

export interface InstallOptions extends LockOptions {
  /** Bytes checked of all that the list names. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  /** For tests; default: what the system says. */
  readonly freeBytes?: FreeBytes | undefined;
}

/** What became of a model or a program: `kept` was there already, with the same bytes. */
export type KitOutcome = "installed" | "replaced" | "kept";

export interface KitInstalled {
  readonly models: readonly InstalledPart[];
  readonly programs: readonly InstalledPart[];
  /** Files of the kit that were compared with its list: all of them. */
  readonly members: number;
  /** Where the kit's command runs natively: "linux-x64". */
  readonly platform: string;
}

export interface InstalledPart {
  /** The model's name, or the program's file name. */
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly outcome: KitOutcome;
}

interface Place extends InstalledPart {
  readonly model?: KitModel;
}

/**
 * Installs the kit at `kit`, a folder or a tar file. Throws BUNDLE_INVALID, HASH_MISMATCH, NO_SPACE, CACHE_UNWRITABLE, IO
 * or ABORTED, and has then changed nothing that was there.
 */
export async function installKit(
  kit: string,
  cacheFolder: string,
  options: InstallOptions = {},
): Promise<KitInstalled> {
  const members = openKit(kit);
  try {
    const first = (await members.next()).value as OpenMember | undefined;
    const manifest = await readList(first, kit);
    const { signal, onWait, clock } = options;
    return await withLock(
      join(cacheFolder, "bundle-install.lock"),
      (lock) => installMembers(manifest, members, kit, cacheFolder, { ...options, check: lock.check }),
      { signal, onWait, clock },
    );
  } finally {
    await members.return(undefined);
  }
}

async function installMembers(
  manifest: KitManifest,
  opened: AsyncIterable<OpenMember>,
  kit: string,
  cacheFolder: string,
  options: InstallOptions & { readonly check: () => Promise<void> },
): Promise<KitInstalled> {
  const places = await findPlaces(manifest, cacheFolder, options.signal);
  const news = [...places.values()].filter(({ outcome }) => outcome !== "kept");
  const needed = news.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  await checkSpace(join(cacheFolder, "models", "x"), needed, options.freeBytes);
  const missing = new Map(manifest.members.map((member) => [member.path, member]));
  const all = manifest.members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = 0;
  try {
    for await (const member of opened) {
      const expected = missing.get(member.path);
      missing.delete(member.path);
      if (expected === undefined) {
        throw invalid(
          `${kit} holds ${member.path}, which its list does not name, or twice. Nothing was installed.`,
        );
      }
      const place = places.get(member.path);
      const path = place && place.outcome !== "kept" ? place.path : undefined;
      await stage(checked(member, expected, kit, counted), path);
    }
    const [lacking] = missing.keys();
    if (lacking !== undefined) {
      throw invalid(
        `${kit} lacks ${missing.size} of ${manifest.members.length} members, such as ${lacking}. ` +
          "Nothing was installed: copy it again, whole.",
      );
    }
    await options.check();
    // Models first: a program is of no use without its own.
    for (const place of news.sort((a, b) => Number(b.model !== undefined) - Number(a.model !== undefined))) {
      await settle(place, options.signal);
    }
  } finally {
    for (const { path } of news) await rm(staged(path), { force: true }).catch(() => undefined);
  }
  const parts = [...places.values()].map(({ model, ...part }) => ({ part, isModel: model !== undefined }));
  return {
    models: parts.filter(({ isModel }) => isModel).map(({ part }) => part),
    programs: parts.filter(({ isModel }) => !isModel).map(({ part }) => part),
    members: manifest.members.length,
    platform: manifest.platform,
  };

  function counted(bytes: number): void {
    const { signal } = options;
    if (signal?.aborted) {
      throw new PawError("ABORTED", `installing ${kit} was aborted; nothing was installed`, {
        cause: signal.reason,
      });
    }
    done += bytes;
    options.onProgress?.(done, all);
  }
}

async function readList(first: OpenMember | undefined, kit: string): Promise<KitManifest> {
  if (first?.path !== MANIFEST_NAME || first.sizeBytes > MAX_MANIFEST_BYTES) {
    throw invalid(
      `${kit} does not begin with a ${MANIFEST_NAME} of at most ${MAX_MANIFEST_BYTES} bytes: no bundle of paw bundle`,
    );
  }
  const pieces = [];
  for await (const piece of first.bytes) pieces.push(piece);
  return readManifest(Buffer.concat(pieces), kit);
}

/** Where each model and program goes, and whether the same bytes are there already. */
async function findPlaces(
  { members, models }: KitManifest,
  cacheFolder: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, Place>> {
  const store = createModelStore(cacheFolder);
  const places = new Map<string, Place>();
  for (const model of models) {
    const { name, file, sizeBytes, sha256 } = model;
    const here = await store.find(name, { signal }).catch((error: unknown) => {
      // A damaged model is replaced, that is what installing is for.
      if (error instanceof PawError && error.code === "HASH_MISMATCH") return undefined;
      throw error;
    });
    const known = (await store.list()).some((other) => other.name === name);
    const outcome = here?.sha256 === sha256 ? "kept" : known ? "replaced" : "installed";
    const path = outcome === "kept" && here ? here.path : join(store.folder, name, file);
    places.set(modelMember(model), { name, path, sizeBytes, sha256, outcome, model });
  }
  for (const { path: member, sizeBytes, sha256 } of members) {
    const name = programOf(member);
    if (name === undefined) continue;
    const path = join(cacheFolder, "programs", name);
    const info = await stat(path).catch(() => undefined);
    const same = info?.size === sizeBytes && (await hashFile(path, { signal })) === sha256;
    const outcome = same ? "kept" : info ? "replaced" : "installed";
    places.set(member, { name, path, sizeBytes, sha256, outcome });
  }
  return places;
}

/** A member's bytes, which fail with BUNDLE_INVALID or HASH_MISMATCH where they are not those of the list. */
async function* checked(
  { path, bytes }: OpenMember,
  { sizeBytes, sha256 }: KitMember,
  kit: string,
  counted: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > sizeBytes) break;
    hash.update(piece);
    counted(piece.length);
    yield piece;
  }
  if (size !== sizeBytes) {
    const got = size > sizeBytes ? "more" : `${size}`;
    throw invalid(`${path} in ${kit} has ${got} bytes, its list says ${sizeBytes}. Nothing was installed.`);
  }
  const found = hash.digest("hex");
  if (found !== sha256) {
    throw new PawError(
      "HASH_MISMATCH",
      `${path} in ${kit} has SHA-256 ${found.slice(0, 12)}..., its list says ${sha256.slice(0, 12)}...: it was damaged ` +
        "or changed on the way. Nothing was installed: copy the bundle again.",
    );
  }
}

function staged(path: string): string {
  return `${path}.bundle.part`; // gc knows the ending
}

/** Reads a member to its end; keeps it beside the place that it is for, if any. */
async function stage(bytes: AsyncIterable<Uint8Array>, path: string | undefined): Promise<void> {
  if (path === undefined) {
    for await (const _ of bytes);
    return;
  }
  const file = staged(path);
  const failed = (cause: unknown) => {
    throw writeError(file, cause, "Nothing was installed");
  };
  await makeDirectory(dirname(path)).catch(failed);
  const handle = await open(file, "w").catch(failed);
  try {
    for await (const piece of bytes) await handle.writeFile(piece).catch(failed);
    await handle.sync().catch(failed);
  } finally {
    await handle.close();
  }
}

/** Puts a staged file into its place, a model with its record. Throws CACHE_UNWRITABLE. */
async function settle({ path, model }: Place, signal: AbortSignal | undefined): Promise<void> {
  const folder = dirname(path);
  const put = async () => {
    await rename(staged(path), path).catch((cause) => {
      throw writeError(path, cause, "The rest was not installed");
    });
    if (model) await writeRecord(folder, { ...model, installedAt: new Date().toISOString() });
    await syncFolder(folder);
  };
  // The lock of a pull of the same file.
  if (model) await withLock(`${path}.lock`, put, { signal });
  else await put();
}
