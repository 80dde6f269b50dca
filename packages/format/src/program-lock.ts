/**
 * `paw.lock`: what the programs of a folder were when they were accepted, to notice when one is no longer that.
 *
 * One entry for each program, under its name in the folder. The file is JSON with sorted names, so that two people's
 * changes merge as text.
 */

import { PawError } from "./errors.js";
import { isJsonObject, parseJsonObject } from "./json.js";
import type { ProgramMeta } from "./meta.js";
import { sha256Hex } from "./sha256.js";

export interface LockedProgram {
  readonly program_id: string;
  /** Of the `.paw` file. */
  readonly program_sha256: string;
  /** Of the specification's text as UTF-8. */
  readonly spec_sha256: string;
  readonly compiler_snapshot: string;
  readonly interpreter: string;
  /** Of the interpreter that it ran on; null where no hash was known and no file given. */
  readonly interpreter_sha256: string | null;
  /** Of the model that worded the task; left out where none did. */
  readonly writer_sha256?: string;
  /** Examples of the specification that passed, of how many; null without a gate. */
  readonly gate: { readonly n: number; readonly passed: number } | null;
}

export type ProgramLock = ReadonlyMap<string, LockedProgram>;

/** One thing that is not as it was locked. */
export interface Drift {
  readonly what: keyof LockedProgram;
  readonly locked: string;
  readonly found: string;
}

export const LOCK_FORMAT = 1;
/** Bytes of a lock: 10,000 programs at about 500 bytes. */
export const MAX_LOCK_BYTES = 5 * 1024 * 1024;
const HASHES = ["program_sha256", "spec_sha256"] as const;
const TEXTS = ["program_id", "compiler_snapshot", "interpreter"] as const;
/** In the order that differences are told in. */
const KEYS = [
  "program_id",
  "program_sha256",
  "spec_sha256",
  "compiler_snapshot",
  "interpreter",
  "interpreter_sha256",
  "writer_sha256",
  "gate",
] as const;

/** The entry of a program; `gate` and `interpreterSha256` are those of the machine it is locked on. */
export function lockedProgram(
  meta: ProgramMeta,
  bytes: Uint8Array,
  interpreterSha256: string | undefined,
  gate: { readonly n: number; readonly passed: number } | undefined,
): LockedProgram {
  return {
    program_id: meta.program_id,
    program_sha256: sha256Hex(bytes),
    spec_sha256: specSha256(meta.spec),
    compiler_snapshot: meta.compiler_snapshot,
    interpreter: meta.interpreter,
    interpreter_sha256: interpreterSha256 ?? null,
    ...(meta.writer_sha256 === undefined ? {} : { writer_sha256: meta.writer_sha256 }),
    gate: gate === undefined ? null : { n: gate.n, passed: gate.passed },
  };
}

/** The hash of a specification. */
export function specSha256(spec: string): string {
  return sha256Hex(new TextEncoder().encode(spec));
}

/** What of a program is not as it was locked, in the order of `LockedProgram`; nothing when all is. */
export function compareLocked(locked: LockedProgram, found: LockedProgram): Drift[] {
  return KEYS.map((what) => ({ what, locked: shown(locked[what]), found: shown(found[what]) })).filter(
    (item) => item.locked !== item.found,
  );
}

/** Reads a lock; throws `INPUT_INVALID` naming what is wrong. */
export function readLock(bytes: Uint8Array, path: string): ProgramLock {
  const json = parseJsonObject(bytes, MAX_LOCK_BYTES, "INPUT_INVALID", path);
  if (json.format !== LOCK_FORMAT || !isJsonObject(json.programs)) {
    throw new PawError(
      "INPUT_INVALID",
      `${path} has format ${JSON.stringify(json.format)}: ${LOCK_FORMAT} with "programs" is needed; lock anew or use ` +
        "the version of paw that wrote it",
    );
  }
  for (const [name, entry] of Object.entries(json.programs)) {
    if (!isLocked(entry)) {
      throw new PawError(
        "INPUT_INVALID",
        `${path}: the entry ${JSON.stringify(name)} is damaged: lock it anew`,
      );
    }
  }
  return new Map(Object.entries(json.programs as Record<string, LockedProgram>));
}

/** A lock as bytes, the same for the same entries in any order. */
export function writeLock(lock: ProgramLock): Uint8Array {
  const names = [...lock.keys()].sort();
  const programs = Object.fromEntries(names.map((name) => [name, lock.get(name)]));
  return new TextEncoder().encode(`${JSON.stringify({ format: LOCK_FORMAT, programs }, null, 2)}\n`);
}

function isLocked(entry: unknown): entry is LockedProgram {
  if (!isJsonObject(entry)) return false;
  const hash = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
  const { gate, interpreter_sha256: interpreter, writer_sha256: writer } = entry;
  return (
    TEXTS.every((key) => typeof entry[key] === "string") &&
    HASHES.every((key) => hash(entry[key])) &&
    (interpreter === null || hash(interpreter)) &&
    (writer === undefined || hash(writer)) &&
    (gate === null ||
      (isJsonObject(gate) && Number.isSafeInteger(gate.n) && Number.isSafeInteger(gate.passed))) &&
    Object.keys(entry).every((key) => (KEYS as readonly string[]).includes(key))
  );
}

function shown(value: LockedProgram[keyof LockedProgram]): string {
  if (value === null || value === undefined) return "none";
  return typeof value === "string" ? value : `${value.passed} of ${value.n}`;
}
