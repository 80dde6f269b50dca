/** `load`: a `.paw` program becomes a function again. */

import { PawError, unpackBundle } from "@paw/format";
import { installBundle } from "@paw/runtime";
import { readProgramFile } from "./file.js";
import { typeName } from "./input.js";
import { checkOptions, type PawOptions } from "./options.js";
import { restrictedBy } from "./output-plan.js";
import { createPawFunction, type PawFunction } from "./paw-function.js";
import { leasePool } from "./pool-lease.js";
import type { ProgramOutput } from "./programs.js";
import type { SchemaOutput, StandardSchema } from "./standard-schema.js";

/**
 * Loads a program from the path of a `.paw` file, a file URL, or its bytes. Rejects with `IO` naming the path,
 * `BUNDLE_INVALID` or `HASH_MISMATCH` for a damaged file or another interpreter, `MODEL_MISSING`, `CACHE_UNWRITABLE`,
 * `OPTION_INVALID` or `ABORTED`.
 *
 * `output` is a Standard Schema, which restricts and reads the answers as in `compile`. Otherwise the answers have the type
 * of the `labels` option where it is given, otherwise that of the path in `PawPrograms`,
 * otherwise `string`. What `PawPrograms` says is not compared with the file: `paw types --check` does that.
 */
export function load<Schema extends StandardSchema>(
  source: string | URL | Uint8Array,
  options: PawOptions & { readonly output: Schema },
): Promise<PawFunction<SchemaOutput<Schema>>>;
export function load<const Labels extends readonly string[]>(
  source: string | URL | Uint8Array,
  options: PawOptions & { readonly labels: Labels },
): Promise<PawFunction<Labels[number]>>;
export function load<Source extends string | URL | Uint8Array>(
  source: Source,
  options?: PawOptions & { readonly labels?: undefined },
): Promise<PawFunction<ProgramOutput<Source>>>;
export function load(source: string | URL | Uint8Array, options?: PawOptions): Promise<PawFunction>;
export async function load(
  source: string | URL | Uint8Array,
  options: PawOptions & { readonly output?: StandardSchema | undefined } = {},
): Promise<PawFunction<unknown>> {
  const given: unknown = source;
  if (typeof given !== "string" && !(given instanceof URL) && !(given instanceof Uint8Array)) {
    throw new PawError(
      "OPTION_INVALID",
      `load was given ${typeName(given)}: a path, a file URL or bytes are needed`,
    );
  }
  await checkOptions(options);
  const answers = restrictedBy(options.output, options);
  const lease = leasePool(options);
  const begin = (stage: string, done: number): void => {
    const { signal, onProgress } = options;
    if (signal?.aborted) {
      throw new PawError("ABORTED", "the loading was aborted by its caller", { cause: signal.reason });
    }
    onProgress?.({ type: "load-progress", stage, done, of: 2 });
  };
  try {
    begin("read", 0);
    // The engine loads while the file is read and checked.
    lease.pool.warm();
    const bytes = source instanceof Uint8Array ? source : await readProgramFile(source);
    const bundle = unpackBundle(bytes);
    begin("install", 1);
    const program = await installBundle(bundle, options.cacheDir);
    const warnings = bundle.skipped.map(
      (name) => `${name} was not read: engine state is never taken from a file`,
    );
    const { memoBytes } = options;
    return createPawFunction({ bundle, bytes, source: program, lease, ...answers, warnings, memoBytes });
  } catch (error) {
    await lease.release();
    throw error;
  }
}
