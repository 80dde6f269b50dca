/**
 * What decides a program's answers besides the call itself, so that answers can be kept beyond the process that computed
 * them: the same identity and the same call give the same answer.
 *
 * The base counts by path, size and times of change, as for kept prefixes: hashing gigabytes would cost more than a call. The second
 * time, of the file's entry, tells where another file was put in its place with its size and date, as `cp -p` does.
 */

import { type Stats, statSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { ADDON_VERSION } from "./llama/addon.js";
import type { ProgramSource } from "./pool.js";
import type { EngineName } from "./protocol.js";

/** Raised when prompts, decoding or defaults give other answers or confidences for the same call. */
const ANSWERS_VERSION = 3;

/** The identity as a text; undefined where the base is not there. */
export function answerIdentity(source: ProgramSource, engine: EngineName): string | undefined {
  const { base } = source;
  const file = statOf(base);
  if (file === undefined) return undefined;
  // Native kernels are chosen by processor, and their last bits differ.
  const native = engine === "llama" ? [ADDON_VERSION, process.arch, processor()] : [];
  const { size, mtimeMs, ctimeMs } = file;
  const others = JSON.stringify([ANSWERS_VERSION, engine, native, resolve(base), size, mtimeMs, ctimeMs]);
  return `${others}\n${programText(source)}`;
}

/** Undefined also where a part of the path is no folder, or may not be read: the call itself says so. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Kept, since every call asks for it. */
const texts = new WeakMap<ProgramSource, string>();

function programText(source: ProgramSource): string {
  let text = texts.get(source);
  if (text === undefined) {
    // The key has the adapter's hash; where it lies, and where evaluated prefixes lie, changes no answer.
    const { base: _, adapter: __, states: ___, ...program } = source;
    text = JSON.stringify(program);
    texts.set(source, text);
  }
  return text;
}

let name: string | undefined;

function processor(): string {
  name ??= cpus()[0]?.model ?? "";
  return name;
}
