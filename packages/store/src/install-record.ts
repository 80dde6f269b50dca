/** `install.json` beside a model: what was verified when, so that a load needs to look at size and time only. */

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject } from "@paw/format";
import { replaceFile, writeError } from "./files.js";

export const RECORD_NAME = "install.json";
const RECORD_VERSION = 1;

export interface InstallRecord {
  readonly name: string;
  /** File name in the model's folder. */
  readonly file: string;
  readonly sizeBytes: number;
  /** Modification time when the hash was last computed, in milliseconds since 1970. */
  readonly mtimeMs: number;
  readonly sha256: string;
  /** Whether the hash was known before the download; otherwise it was recorded by it. */
  readonly pinned: boolean;
  /** Address without its query. */
  readonly source: string;
  /** ISO 8601. */
  readonly installedAt: string;
  readonly licence?: string;
}

/** Reads the record of a model's folder; undefined when there is none or it is damaged. */
export async function readRecord(folder: string): Promise<InstallRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, RECORD_NAME), "utf8"));
    if (!isJsonObject(value) || value.version !== RECORD_VERSION) return undefined;
    const record = checkRecord(value);
    return record && typeof value.mtimeMs === "number" ? { ...record, mtimeMs: value.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/** A record as it may be, without the file's time; undefined for anything else. */
export function checkRecord(value: unknown): Omit<InstallRecord, "mtimeMs"> | undefined {
  if (!isJsonObject(value)) return undefined;
  const { name, file, sizeBytes, sha256, pinned, source, installedAt, licence } = value;
  if (
    typeof name !== "string" ||
    typeof file !== "string" ||
    !/^[A-Za-z0-9_][\w.-]*$/.test(file) ||
    !Number.isSafeInteger(sizeBytes) ||
    typeof sha256 !== "string" ||
    !/^[0-9a-f]{64}$/.test(sha256) ||
    typeof source !== "string"
  ) {
    return undefined;
  }
  return {
    name,
    file,
    sizeBytes: sizeBytes as number,
    sha256,
    pinned: pinned === true,
    source,
    installedAt: typeof installedAt === "string" ? installedAt : "",
    ...(typeof licence === "string" ? { licence } : {}),
  };
}

/** Writes a record for the file as it is on disk now. Throws CACHE_UNWRITABLE, NO_SPACE. */
export async function writeRecord(
  folder: string,
  record: Omit<InstallRecord, "mtimeMs">,
): Promise<InstallRecord> {
  const path = join(folder, RECORD_NAME);
  try {
    const { mtimeMs } = await stat(join(folder, record.file));
    const whole = { ...record, mtimeMs };
    await replaceFile(path, `${JSON.stringify({ version: RECORD_VERSION, ...whole }, null, 2)}\n`);
    return whole;
  } catch (cause) {
    throw writeError(path, cause);
  }
}
