/** `compile`: a specification in English becomes a function, on this machine unless the compiler is `hosted`. */

import { abortError, PawError } from "@paw/format";
import { installBundle } from "@paw/runtime";
import { expectManyListeners } from "./abort.js";
import { promptInterpreter } from "./compiler-choice.js";
import { compileHosted, isHosted } from "./hosted.js";
import { MemoFile } from "./memo-file.js";
import { checkOptions, type PawOptions, usualWeights } from "./options.js";
import { restrictedBy } from "./output-plan.js";
import { createPawFunction, type PawFunction } from "./paw-function.js";
import { leasePool } from "./pool-lease.js";
import type { SchemaOutput, StandardSchema } from "./standard-schema.js";

/** A spec with the schema of its answers. */
export interface CompileSource<Schema extends StandardSchema = StandardSchema> {
  readonly spec: string;
  readonly output?: Schema | undefined;
}

/**
 * Compiles a specification of 10 to 16,000 characters into a function. Rejects with `SPEC_TOO_SHORT`, `SPEC_TOO_LONG`,
 * `SPEC_INVALID`, `OPTION_INVALID`, `CONTEXT_OVERFLOW`, `MODEL_MISSING`, `MODEL_UNKNOWN`, `MODEL_INVALID`,
 * `REGISTRY_INVALID`, `HASH_MISMATCH`, `CACHE_UNWRITABLE`, `ENGINE_CRASHED` or `ABORTED`; with a writer also with
 * `OUTPUT_INVALID` where what it wrote cannot be a task text.
 *
 * The compiler "hosted" sends the specification to the published service, private and after a warning on stderr, and
 * downloads the program (docs/hosted.md). It rejects also with `OFFLINE`, `CONFIG_INVALID`, `UNAUTHORISED`, `FORBIDDEN`,
 * `NOT_FOUND`, `RATE_LIMITED`, `API_REJECTED`, `API_FAILED`, `API_INVALID`, `TIMED_OUT`, `DOWNLOAD_FAILED`,
 * `DOWNLOAD_INVALID` or `BUNDLE_INVALID`.
 *
 * `output` is a Standard Schema (zod, valibot, arktype, ...): the function returns its value for each answer. Where the
 * library tells the schema's shape (Standard JSON Schema), an enum or boolean becomes the label set; an object, list or
 * number, a text with a pattern or length, and an enum too large for a label set become a grammar that answers cannot
 * leave. A `labels` or `grammar` option goes before. Without a schema, the answers have the type of the `labels` option, otherwise `string`.
 */
export function compile<Schema extends StandardSchema>(
  source: { readonly spec: string; readonly output: Schema },
  options?: PawOptions,
): Promise<PawFunction<SchemaOutput<Schema>>>;
export function compile<const Labels extends readonly string[]>(
  source: string | { readonly spec: string; readonly output?: undefined },
  options: PawOptions & { readonly labels: Labels },
): Promise<PawFunction<Labels[number]>>;
export function compile(
  source: string | { readonly spec: string; readonly output?: undefined },
  options?: PawOptions,
): Promise<PawFunction>;
export async function compile(
  source: string | CompileSource,
  wanted: PawOptions = {},
): Promise<PawFunction<unknown>> {
  const { spec, output: schema } = typeof source === "object" && source !== null ? source : { spec: source };
  const options = checkOptions(wanted);
  const { signal, cacheDir, onProgress, memoBytes, timeoutMs } = options;
  const answers = restrictedBy(schema, options);
  const { labels, grammar, read } = answers;
  const hosted = isHosted(options);
  const prompt = hosted ? undefined : await promptInterpreter(options);
  expectManyListeners(signal);
  const lease = leasePool(options);
  let memoFile: MemoFile | undefined;
  try {
    if (options.memoFile !== undefined) memoFile = MemoFile.open(options.memoFile);
    signal?.throwIfAborted();
    if (hosted) {
      const program = await compileHosted(spec, answers, lease.pool, options);
      return createPawFunction({ ...program, lease, memoFile, timeoutMs });
    }
    lease.pool.warm();
    const { compileProgram } = await import("@paw/compiler");
    const stages = compileProgram(spec, {
      pool: lease.pool,
      ...(labels === undefined ? {} : { labels }),
      ...(grammar === undefined ? {} : { grammar }),
      ...(prompt === undefined ? {} : { prompt }),
      ...(cacheDir === undefined ? {} : { cacheDir }),
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const event of stages) {
      if (event.type === "compile-progress") {
        onProgress?.(event);
        continue;
      }
      const { bundle, bytes } = event.program;
      const warnings = [...event.program.warnings, ...(answers.warning ? [answers.warning] : [])];
      const weights = options.weights ?? usualWeights(lease.pool);
      const install = () => installBundle(bundle, cacheDir, prompt?.base, weights);
      return createPawFunction({
        bundle,
        bytes,
        source: await install(),
        install,
        lease,
        warnings,
        read,
        memoBytes,
        memoFile,
        timeoutMs,
      });
    }
    throw new Error("the compiler ended without a program");
  } catch (error) {
    memoFile?.close();
    await lease.release();
    if (signal?.aborted && !(error instanceof PawError)) {
      throw abortError("the compilation", signal);
    }
    throw error;
  }
}
