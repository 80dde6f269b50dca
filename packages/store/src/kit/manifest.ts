/**
 * The list of what is in a kit: everything that a machine without a network needs, as a folder or one tar file.
 *
 *     manifest.json              this list; first in a tar
 *     paw.js, app/...            the command: node paw.js
 *     models/<name>/<file>       interpreter models, with their install records in the list
 *     programs/<name>.paw
 *
 * A kit comes from somewhere else: every name, size and count is checked before anything is written.
 */

import { isJsonObject, PawError, parseJsonObject } from "@paw/format";
import { MAX_FILE_BYTES } from "../answer.js";
import { checkRecord, type InstallRecord, RECORD_NAME } from "../install-record.js";
import { MODEL_NAME } from "../registry.js";

export const MANIFEST_NAME = "manifest.json";
const KIT_VERSION = 1;
/** Members of a kit; the command with its packages has about 2,600. */
export const MAX_MEMBERS = 20_000;
/** Bytes of all members together: several of the largest models. */
export const MAX_KIT_BYTES = 4 * MAX_FILE_BYTES;
/** 20,000 members of 250 bytes fit twice. */
export const MAX_MANIFEST_BYTES = 10 * 2 ** 20;
/** Longest name: what every tar reader takes without extensions (155 + "/" + 100 in USTAR), with room to split it. */
const MAX_NAME_CHARACTERS = 240;
/** One part of a name: no "..", nothing hidden, nothing that a file system reads otherwise. */
const NAME_PART = /^(?!.*\.$)[A-Za-z0-9@_][A-Za-z0-9@_.+-]*$/;
/** A program in a kit and in the cache folder. */
export const PROGRAM_FILE = /^[A-Za-z0-9_][\w.-]{0,95}\.paw$/;

/** A model's record without the time of its file, which means nothing elsewhere. */
export type KitModel = Omit<InstallRecord, "mtimeMs">;

export interface KitMember {
  /** With forward slashes, relative to the kit. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface KitManifest {
  /** Where the command's native parts run, as Node says it: "linux-x64". */
  readonly platform: string;
  /** All files but the manifest itself. */
  readonly members: readonly KitMember[];
  readonly models: readonly KitModel[];
}

/** Where a model's file is in a kit. */
export function modelMember({ name, file }: KitModel): string {
  return `models/${name}/${file}`;
}

/** The name of the program that a member is; undefined for all others. */
export function programOf(path: string): string | undefined {
  return path.startsWith("programs/") ? path.slice("programs/".length) : undefined;
}

/** The same bytes for the same content. */
export function writeManifest({ platform, members, models }: KitManifest): Uint8Array {
  const value = { kit_version: KIT_VERSION, platform, models, members };
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

/** Reads and checks a list; `kit` is named in errors. Throws BUNDLE_INVALID. */
export function readManifest(bytes: Uint8Array, kit: string): KitManifest {
  const what = `${MANIFEST_NAME} of ${kit}`;
  const value = parseJsonObject(bytes, MAX_MANIFEST_BYTES, "BUNDLE_INVALID", what);
  if (value.kit_version !== KIT_VERSION) {
    throw invalid(
      `${what} has kit_version ${shown(value.kit_version)}, this paw reads ${KIT_VERSION}: use the paw in the bundle, or pack it again`,
    );
  }
  const { platform, members, models } = value;
  if (typeof platform !== "string" || !/^[a-z0-9]+-[a-z0-9]+$/.test(platform)) {
    throw invalid(`${what}: platform is ${shown(platform)}; a text like "linux-x64" is needed`);
  }
  if (!Array.isArray(members) || !Array.isArray(models)) {
    throw invalid(`${what}: members and models must be lists`);
  }
  const manifest = { platform, members: members.map((entry) => checkMember(entry, what)), models: [] };
  checkMembers(manifest.members, kit);
  return { ...manifest, models: checkModels(models, manifest.members, what) };
}

/** Limits over all members, and no name twice. Throws BUNDLE_INVALID. */
export function checkMembers(members: readonly KitMember[], kit: string): void {
  if (members.length > MAX_MEMBERS) {
    throw invalid(`${kit} has ${members.length} members; at most ${MAX_MEMBERS} are allowed`);
  }
  const sum = members.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
  if (sum > MAX_KIT_BYTES) {
    throw invalid(`${kit} has ${sum} bytes in all; at most ${MAX_KIT_BYTES} are allowed`);
  }
  const seen = new Set<string>();
  for (const { path } of members) {
    // Some file systems do not tell large letters from small ones.
    const key = path.toLowerCase();
    if (seen.has(key)) throw invalid(`${kit} lists ${shown(path)} twice`);
    seen.add(key);
  }
}

/** A member's name as it may be. Throws BUNDLE_INVALID. */
export function checkName(path: string, kit: string): void {
  const parts = path.split("/");
  const program = programOf(path);
  const right = parts.every((part) => NAME_PART.test(part)) && path.length <= MAX_NAME_CHARACTERS;
  if (!right || (program !== undefined && !PROGRAM_FILE.test(program))) {
    throw invalid(
      `${kit} holds ${shown(path)}: names are relative, without "..", of letters, digits and @ _ . + -, ` +
        `at most ${MAX_NAME_CHARACTERS} characters. It was not made by paw bundle, or was changed: nothing was installed.`,
    );
  }
}

function checkMember(value: unknown, what: string): KitMember {
  if (!isJsonObject(value) || typeof value.path !== "string") {
    throw invalid(`${what}: a member is ${shown(value)}; path, sizeBytes and sha256 are needed`);
  }
  const { path, sizeBytes, sha256 } = value;
  checkName(path, what);
  if (
    !Number.isSafeInteger(sizeBytes) ||
    (sizeBytes as number) < 0 ||
    (sizeBytes as number) > MAX_FILE_BYTES
  ) {
    throw invalid(`${what}: ${path} has ${shown(sizeBytes)} bytes; 0 to ${MAX_FILE_BYTES} are allowed`);
  }
  if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw invalid(`${what}: the hash of ${path} is ${shown(sha256)}; 64 hexadecimal digits are needed`);
  }
  return { path, sizeBytes: sizeBytes as number, sha256 };
}

/** Every model has its file among the members, and every file in models/ its model. */
function checkModels(values: readonly unknown[], members: readonly KitMember[], what: string): KitModel[] {
  const files = new Map(
    members.filter(({ path }) => path.startsWith("models/")).map((member) => [member.path, member]),
  );
  const models = values.map((value) => {
    const model = checkRecord(value);
    if (model === undefined || !MODEL_NAME.test(model.name) || model.file === RECORD_NAME) {
      throw invalid(`${what}: a model is ${shown(value)}; its install record is needed`);
    }
    const member = files.get(modelMember(model));
    files.delete(modelMember(model));
    if (member?.sha256 !== model.sha256 || member.sizeBytes !== model.sizeBytes) {
      throw invalid(`${what}: the record of ${model.name} is not that of ${modelMember(model)}`);
    }
    return model;
  });
  const [stray] = files.keys();
  if (stray !== undefined) throw invalid(`${what}: ${stray} belongs to no model of the list`);
  return models;
}

export function invalid(message: string, cause?: unknown): PawError {
  return new PawError("BUNDLE_INVALID", message, cause === undefined ? {} : { cause });
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}
