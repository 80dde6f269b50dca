/**
 * What decides a program's answers besides the call itself, so that answers can be kept beyond the process that computed
 * them: the same identity and the same call give the same answer.
 *
 * The base counts by path, size and times of change, as for kept prefixes: hashing gigabytes would cost more than a call. The second
 * time, of the file's entry, tells where another file was put in its place with its size and date, as `cp -p` does.
 */

import { statSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { ADDON_VERSION } from "./llama/addon.js";
import type { ProgramSource } from "./pool.js";
import type { EngineName } from "./protocol.js";

/** Raised when prompts, decoding or defaults give other answers or confidences for the same call. */
const ANSWERS_VERSION = 2;

/** The identity as a text; undefined where the base is not there. */
export function answerIdentity(source: ProgramSource, engine: EngineName): string | undefined {
  const { base } = source;
  const file = statSync(base, { throwIfNoEntry: false });
  if (file === undefined) return undefined;
  // Native kernels are chosen by processor, and their last bits differ.
  const native = engine === "llama" ? [ADDON_VERSION, process.arch, processor()] : [];
  const { size, mtimeMs, ctimeMs } = file;
  const others = JSON.stringify([ANSWERS_VERSION, engine, native, resolve(base), size, mtimeMs, ctimeMs]);
  return `${others}\n${programText(source)}`;
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
