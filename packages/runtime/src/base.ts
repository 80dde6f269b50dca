/**
 * The base model that a program runs on: the shipped nano, or a GGUF file that the caller found for any other.
 *
 * A program names its interpreter, not a file; which file that is, the caller knows. What can be checked is checked
 * here: that it is a language model, of the adapter's architecture, and has the hash that the program states, if any.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { adapterOutline, type Bundle, PawError, type ProgramMeta } from "@paw/format";
import { readBaseFile } from "./llama/base-file.js";
import { nanoGguf, nanoManifest } from "./nano.js";

/** A GGUF to run on, in place of a base that comes with PAW. */
export interface BaseModel {
  readonly path: string;
  /** Its SHA-256 where that is known already; otherwise it is computed when it is needed. */
  readonly sha256?: string;
}

export interface BaseRequest {
  readonly meta: Pick<ProgramMeta, "interpreter" | "base_sha256">;
  readonly adapter?: Bundle["adapter"] | undefined;
  readonly base?: BaseModel | undefined;
  /** Cache folder. */
  readonly directory: string;
}

/**
 * GGUF path of a program's interpreter. Throws `MODEL_MISSING` saying which file is needed, `MODEL_INVALID` for a file
 * that is no model, `ADAPTER_MISMATCH` for one of another architecture, `HASH_MISMATCH` for another base than the one
 * compiled for, or `IO`.
 */
export async function interpreterPath({ meta, adapter, base, directory }: BaseRequest): Promise<string> {
  const { interpreter: name, base_sha256: sha256 } = meta;
  if (base !== undefined) return givenBase(base, name, sha256, adapter);
  const nano = await nanoManifest();
  if (name !== nano.snapshot) throw missing(name, sha256, nano.snapshot);
  if (sha256 !== undefined && sha256 !== nano.interpreter.sha256)
    throw new PawError(
      "HASH_MISMATCH",
      `the program was compiled for another "${name}" (base ${sha256.slice(0, 16)}..., here ` +
        `${nano.interpreter.sha256.slice(0, 16)}...). Its adapter would give wrong answers: compile it again.`,
    );
  return nanoGguf("interpreter", directory);
}

/**
 * SHA-256 of the interpreter that `interpreterPath` finds for a program: of the given file, or what the snapshot's manifest
 * says of nano. Rejects as `interpreterPath`.
 */
export async function interpreterSha256(request: BaseRequest): Promise<string> {
  await interpreterPath(request);
  const { base } = request;
  return base === undefined ? (await nanoManifest()).interpreter.sha256 : baseSha256(base);
}

async function givenBase(
  base: BaseModel,
  name: string,
  sha256: string | undefined,
  adapter: Uint8Array | undefined,
): Promise<string> {
  const path = resolve(base.path);
  const { architecture } = await readBaseFile(path);
  const wanted = adapter && adapterOutline(adapter).architecture;
  if (wanted !== undefined && wanted !== architecture)
    throw new PawError(
      "ADAPTER_MISMATCH",
      `the program's adapter is for the architecture ${wanted}, the base ${path} has ${architecture}: ` +
        `give the GGUF of ${JSON.stringify(name)}.`,
    );
  if (sha256 === undefined) return path;
  const { snapshot } = await nanoManifest();
  if (name === snapshot)
    throw new PawError(
      "OPTION_INVALID",
      `the program runs on ${JSON.stringify(name)}, which comes with PAW: leave the base out.`,
    );
  const found = await baseSha256(base);
  if (found !== sha256)
    throw new PawError(
      "HASH_MISMATCH",
      `the base ${path} has SHA-256 ${found}, the program was made for ${sha256}. It would answer otherwise: ` +
        `give the file that it was made for.`,
    );
  return path;
}

function missing(name: string, sha256: string | undefined, snapshot: string): PawError {
  const file = sha256 === undefined ? "that model's GGUF" : `the GGUF with SHA-256 ${sha256}`;
  return new PawError(
    "MODEL_MISSING",
    `the program needs the interpreter ${JSON.stringify(name)}; this version of PAW has ${JSON.stringify(snapshot)}. ` +
      `Compile the specification again, install the version the program was made with, or give the path of ${file} ` +
      "as base (--base FILE).",
  );
}

/** SHA-256 of a base, computed unless it is known. Throws `MODEL_MISSING`, `MODEL_INVALID` or `IO`. */
export async function baseSha256({ path, sha256 }: BaseModel): Promise<string> {
  if (sha256 !== undefined) return sha256;
  await readBaseFile(path); // no gigabytes are hashed of what is no model
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (cause) {
    throw new PawError("IO", `cannot read the base model file ${path}: ${String(cause)}`, { cause });
  }
  return hash.digest("hex");
}
