/** `load`: a `.paw` program becomes a function again. */

import { abortError, PawError } from "@paw/format";
import { installBundle } from "@paw/runtime";
import { typeName } from "./input.js";
import { isNano, programBase } from "./interpreter.js";
import { MemoFile } from "./memo-file.js";
import { checkOptions, type PawOptions, usualWeights } from "./options.js";
import { restrictedBy } from "./output-plan.js";
import { createPawFunction, type PawFunction } from "./paw-function.js";
import { leasePool } from "./pool-lease.js";
import { readProgram } from "./program-file.js";
import type { ProgramOutput } from "./programs.js";
import type { SchemaOutput, StandardSchema } from "./standard-schema.js";

export interface LoadOptions extends PawOptions {
  /**
   * The interpreter of a program that does not run on nano: the path of its GGUF, or the name of a pulled model. It must
   * have the adapter's architecture, and the hash that the program states, if any. Default: the pulled model that the
   * program names.
   */
  readonly base?: string;
}

/**
 * Loads a program from the path of a `.paw` file, of a folder that holds its members (as the hub of published programs
 * stores them), a file URL, or its bytes. Where there is no such path, a text like `user/slug`, `user/slug@v2`, a slug or
 * a program id is a published program that `paw pull` has fetched; nothing is fetched here. Rejects with `IO` naming the
 * path, `PROGRAM_MISSING` for a reference that was not pulled, `BUNDLE_INVALID` or `HASH_MISMATCH` for a
 * damaged file or another interpreter, `MODEL_MISSING` for an interpreter that is not here, `MODEL_UNKNOWN` for a name of
 * none, `MODEL_INVALID` or
 * `ADAPTER_MISMATCH` for a `base` that is none or has another architecture, `CACHE_UNWRITABLE`, `OPTION_INVALID` or
 * `ABORTED`.
 *
 * `output` is a Standard Schema, which restricts and reads the answers as in `compile`. Otherwise the answers have the type
 * of the `labels` option where it is given, otherwise that of the path in `PawPrograms`,
 * otherwise `string`. What `PawPrograms` says is not compared with the file: `paw types --check` does that.
 */
export function load<Schema extends StandardSchema>(
  source: string | URL | Uint8Array,
  options: LoadOptions & { readonly output: Schema },
): Promise<PawFunction<SchemaOutput<Schema>>>;
export function load<const Labels extends readonly string[]>(
  source: string | URL | Uint8Array,
  options: LoadOptions & { readonly labels: Labels },
): Promise<PawFunction<Labels[number]>>;
export function load<Source extends string | URL | Uint8Array>(
  source: Source,
  options?: LoadOptions & { readonly labels?: undefined },
): Promise<PawFunction<ProgramOutput<Source>>>;
export function load(source: string | URL | Uint8Array, options?: LoadOptions): Promise<PawFunction>;
export async function load(
  source: string | URL | Uint8Array,
  wanted: LoadOptions & { readonly output?: StandardSchema | undefined } = {},
): Promise<PawFunction<unknown>> {
  const given: unknown = source;
  if (typeof given !== "string" && !(given instanceof URL) && !(given instanceof Uint8Array)) {
    throw new PawError(
      "OPTION_INVALID",
      `load was given ${typeName(given)}: a path, a file URL or bytes are needed`,
    );
  }
  const options = checkOptions(wanted);
  checkBase(options.base);
  await checkInterpreter(options.interpreter);
  const answers = restrictedBy(options.output, options);
  const lease = leasePool(options);
  const begin = (stage: string, done: number): void => {
    const { signal, onProgress } = options;
    if (signal?.aborted) throw abortError("the loading", signal);
    onProgress?.({ type: "load-progress", stage, done, of: 2 });
  };
  let memoFile: MemoFile | undefined;
  try {
    begin("read", 0);
    if (options.memoFile !== undefined) memoFile = MemoFile.open(options.memoFile);
    // The engine loads while the file is read and checked.
    lease.pool.warm();
    const { bundle, bytes, skipped } = await readProgram(source, options.cacheDir);
    begin("install", 1);
    const base = await programBase(bundle.meta, options.base, options.cacheDir);
    const weights = options.weights ?? usualWeights(lease.pool);
    const install = () => installBundle(bundle, options.cacheDir, base, weights);
    const { warning, ...restriction } = answers;
    const warnings = skipped.map((name) => `${name} was not read: engine state is never taken from a file`);
    if (warning !== undefined) warnings.push(warning);
    const { memoBytes, timeoutMs } = options;
    return createPawFunction({
      bundle,
      bytes,
      source: await install(),
      install,
      lease,
      ...restriction,
      warnings,
      memoBytes,
      memoFile,
      timeoutMs,
    });
  } catch (error) {
    memoFile?.close();
    await lease.release();
    throw error;
  }
}

function checkBase(base: unknown): void {
  if (base === undefined || (typeof base === "string" && base !== "")) return;
  const got = base === "" ? "empty" : typeName(base);
  throw new PawError(
    "OPTION_INVALID",
    `base is ${got}: the path of a GGUF file or the name of a pulled model is needed`,
  );
}

async function checkInterpreter(name: string | undefined): Promise<void> {
  if (name === undefined || (await isNano(name))) return;
  throw new PawError(
    "OPTION_INVALID",
    `interpreter is ${JSON.stringify(name)}: a loaded program names its own; base says which file or model that is`,
  );
}
