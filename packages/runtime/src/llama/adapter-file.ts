/**
 * Checks an adapter file against a base before native code sees either.
 *
 * llama.cpp ends the process for a LoRA on the token embedding and silently ignores one on a norm, so every module
 * must name a matrix of the base that can be adapted, with its shape.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type AdapterOutline, adapterOutline, isPawError, PawError } from "@paw/format";
import type { BaseFile } from "./base-file.js";

/** The SHA-256 of a checked file's bytes as hex, and their number. */
export interface CheckedFile {
  readonly hash: string;
  readonly bytes: number;
}

/**
 * Checks the adapter at `path`. Throws `ADAPTER_INVALID` for a broken
 * file, `ADAPTER_MISMATCH` for one made for another base, `IO` when it cannot be read.
 */
export async function checkAdapterFile(path: string, base: BaseFile): Promise<CheckedFile> {
  const bytes = await read(path);
  const { architecture, modules } = parse(path, bytes);
  if (architecture !== base.architecture) {
    throw mismatch(
      path,
      `it is for the architecture ${String(architecture)}, the base has ${base.architecture}`,
    );
  }
  for (const { name, nIn, nOut } of modules) {
    const shape = base.shapes.get(`${name}.weight`);
    if (shape === undefined) throw mismatch(path, `the base has no matrix ${name}`);
    if (shape.length !== 2 || shape[0] !== nIn || shape[1] !== nOut) {
      throw mismatch(
        path,
        `${name} maps ${nIn} to ${nOut} values, the base's maps ${shape[0]} to ${shape[1]}`,
      );
    }
  }
  return { hash: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

function parse(path: string, bytes: Uint8Array): AdapterOutline {
  try {
    return adapterOutline(bytes);
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError("ADAPTER_INVALID", `adapter ${path} cannot be used: ${error.message}`, {
      cause: error,
    });
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new PawError("IO", `cannot read the adapter file ${path}: ${String(error)}`, { cause: error });
  }
}

function mismatch(path: string, what: string): PawError {
  return new PawError(
    "ADAPTER_MISMATCH",
    `adapter ${path} was made for another base: ${what}; use its own base or compile for this one`,
  );
}
