/**
 * What decides a program's answers besides the call itself, so that answers can be kept beyond the process that computed
 * them: the same identity and the same call give the same answer.
 *
 * The base counts by path, size and time of change, as for kept prefixes: hashing gigabytes would cost more than a call.
 */

import { statSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { ADDON_VERSION } from "./llama/addon.js";
import type { ProgramSource } from "./pool.js";
import type { EngineName } from "./protocol.js";

/** Raised when prompts, decoding or defaults give other answers or confidences for the same call. */
const ANSWERS_VERSION = 1;

/** The identity as a text; undefined where the base is not there. */
export function answerIdentity(source: ProgramSource, engine: EngineName): string | undefined {
  // The key has the adapter's hash; where it lies, and where evaluated prefixes lie, changes no answer.
  const { base, adapter: _, states: __, ...program } = source;
  const file = statSync(base, { throwIfNoEntry: false });
  if (file === undefined) return undefined;
  // Native kernels are chosen by processor, and their last bits differ.
  const native = engine === "llama" ? [ADDON_VERSION, process.arch, processor()] : [];
  const { size, mtimeMs } = file;
  return JSON.stringify([ANSWERS_VERSION, engine, native, resolve(base), size, mtimeMs, program]);
}

let name: string | undefined;

function processor(): string {
  name ??= cpus()[0]?.model ?? "";
  return name;
}
