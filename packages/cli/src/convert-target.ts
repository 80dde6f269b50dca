/** What `paw convert` writes: one file, or the folder of a PEFT adapter; nothing that is there is lost unasked. */

import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { PawError } from "@paw/format";
import { makeDirectory } from "@paw/store";
import { writeProgramFile } from "paw";
import { UsageError } from "./command.js";
import type { AdapterKind } from "./convert-source.js";

/** The kind that a name asks for; throws `UsageError` for the ending of some other file. */
export function targetKind(path: string): AdapterKind {
  const extension = extname(path).toLowerCase();
  if (extension === ".paw") return "paw";
  if (extension === ".gguf") return "gguf";
  // "qwen3-0.6b" is a folder's name; ".safetensors" and ".zip" are not.
  if (/^\.[a-z]{2,}$/.test(extension) && !path.endsWith("/")) {
    throw new UsageError(
      `-o is '${path}': a name that ends with .paw or .gguf is needed, or a folder's name (with / at its end) for PEFT`,
    );
  }
  return "peft";
}

/** Finds out before the work that the target could not be written: `IO`. */
export async function checkTarget(path: string, kind: AdapterKind, force: boolean): Promise<void> {
  const above = dirname(resolve(path));
  if (!(await stat(above).catch(() => undefined))?.isDirectory()) {
    throw new PawError("IO", `cannot write ${path}: there is no folder ${above}`);
  }
  const info = await stat(resolve(path)).catch(() => undefined); // without a slash at its end, which hides a file
  if (info === undefined) return;
  const folder = info.isDirectory();
  if (folder !== (kind === "peft")) {
    const needed = kind === "peft" ? "a folder is written there" : `a ${kind} file is written there`;
    throw new PawError(
      "IO",
      `${path} is ${folder ? "a folder" : "a file"}, but ${needed}: give another name`,
    );
  }
  if (force || (folder && (await readdir(path)).length === 0)) return;
  throw new PawError("IO", `${path} is there already: give another name, or --force to replace it`);
}

/** Writes files into a folder, which is made where it is missing, each whole or not at all; throws `IO`. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await makeDirectory(folder).catch((cause: Error) => {
    throw new PawError("IO", `cannot make the folder ${folder}: ${cause.message}`, { cause });
  });
  for (const [name, bytes] of files) await writeProgramFile(join(folder, name), bytes);
}

/** A name without ending for what a path holds, in characters that every tool takes. */
export function nameOf(path: string): string {
  const name = basename(path, extname(path).match(/^\.(paw|gguf)$/i)?.[0] ?? "");
  return name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "program";
}
