/**
 * The compiler `hosted`: the published service compiles, and this machine runs.
 *
 * The program comes back as a published one; answers (labels or a grammar), the hash of its interpreter and the gate are
 * added to it here, so that it is saved and loaded like the programs of the other compilers.
 */

import { type BundleContent, importProgram, PawError, packBundle, unpackBundle } from "@paw/format";
import { type CompileJob, cachedProgram, createHubClient, type FinishedJob, pullProgram } from "@paw/hub";
import { type BaseModel, baseSha256, cacheDirectory, installBundle, type Pool } from "@paw/runtime";
import { findInterpreter, loadRegistry } from "@paw/store";
import { isNano, namedInterpreter, programBase } from "./interpreter.js";
import { type PawOptions, type ProgressEvent, usualWeights } from "./options.js";
import type { OutputPlan } from "./output-plan.js";
import type { OpenedProgram } from "./paw-function.js";

export const HOSTED = "hosted";
/** The service's compiler for each interpreter, by its name in the registry; the first is the default. */
const SERVICE_COMPILERS: ReadonlyMap<string, string> = new Map([
  ["qwen3-0.6b", "paw-4b-qwen3-0.6b"],
  ["gpt2", "paw-4b-gpt2"],
]);
/** Names of the service's fine-tuning compilers, which take minutes and are reached through its queue only. */
const QUEUED = /^paw-ft-/;
const STAGES = 4;

/** What is asked of the service. */
interface ServiceChoice {
  /** A compiler of the service. */
  readonly compiler: string;
  /** What the program is to run on, as the user says it; undefined for what the program names. */
  readonly interpreter: string | undefined;
}

/** Whether the options ask for the service. */
export function isHosted({ compiler }: PawOptions): boolean {
  return compiler === HOSTED || compiler?.startsWith(`${HOSTED}:`) === true;
}

/**
 * Compiles at the service. Everything that can be refused here is refused before anything is sent. Throws
 * `OPTION_INVALID`, `SPEC_TOO_SHORT`, `SPEC_TOO_LONG`, `SPEC_INVALID`, `MODEL_MISSING`, `OFFLINE`, and what the service and
 * the download refuse.
 */
export async function compileHosted(
  spec: string,
  answers: Partial<OutputPlan>,
  pool: Pool,
  options: PawOptions,
): Promise<Omit<OpenedProgram, "lease">> {
  const { signal, onProgress, offline, cacheDir = cacheDirectory(), memoBytes } = options;
  const begin = (stage: string, done: number): void => {
    if (signal?.aborted) throw signal.reason;
    onProgress?.({ type: "compile-progress", stage, done, of: STAGES } satisfies ProgressEvent);
  };
  const { compiler, interpreter } = await serviceChoice(options, cacheDir);
  const { parseSpec, runGate } = await import("@paw/compiler");
  const parsed = parseSpec(spec);
  const labels = answers.labels ?? (answers.grammar === undefined ? parsed.labels : undefined);
  const hub = await createHubClient({ offline });

  begin("send", 0);
  const request = { spec: parsed.text, compiler };
  const watching = {
    signal,
    onStatus: ({ status }: CompileJob) => {
      if (status === "queued" || status === "compiling") begin(status, 0);
    },
  };
  const job = QUEUED.test(compiler)
    ? await hub.compileQueued(request, watching)
    : await hub.compile(request, watching);

  begin("fetch", 1);
  await pullProgram(hub, cacheDir, job.programId, { signal, ...(offline === undefined ? {} : { offline }) });
  const { bytes, base } = await fetched(job, interpreter, cacheDir);

  begin("gate", 2);
  const grammar = labels === undefined ? answers.grammar : undefined;
  const content = await completed(bytes, { labels, grammar }, base, job);
  const stored = await installBundle(content, cacheDir, base);
  const gate = await runGate(pool, stored, parsed.examples, signal === undefined ? {} : { signal });

  begin("bundle", 3);
  const packed = packBundle({ ...content, meta: { ...content.meta, gate } });
  const bundle = unpackBundle(packed);
  const weights = options.weights ?? usualWeights(pool);
  const install = () => installBundle(bundle, cacheDir, base, weights);
  return {
    bundle,
    bytes: packed,
    source: await install(),
    install,
    warnings: [],
    read: answers.read,
    memoBytes,
  };
}

/** The published program as it was pulled, and the interpreter that it runs on here. */
async function fetched(
  { programId }: FinishedJob,
  interpreter: string | undefined,
  cacheDir: string,
): Promise<{ bytes: Uint8Array; base: BaseModel | undefined }> {
  const found = await cachedProgram(cacheDir, { kind: "id", id: programId, text: programId });
  if (found === undefined)
    throw new PawError("IO", `the program ${programId} was removed while it was compiled`);
  const { meta } = unpackBundle(found.bytes);
  return { bytes: found.bytes, base: await programBase(meta, interpreter, cacheDir) };
}

/** The published program with what this machine adds to it; a changed one has an id of its own and names the other. */
async function completed(
  bytes: Uint8Array,
  { labels, grammar }: { labels: readonly string[] | undefined; grammar: string | undefined },
  base: BaseModel | undefined,
  { programId }: FinishedJob,
): Promise<BundleContent> {
  const published = unpackBundle(bytes);
  if (published.adapter === undefined)
    throw new PawError("BUNDLE_INVALID", `the program ${programId} has no adapter`);
  const baseHash = base === undefined ? undefined : await baseSha256(base);
  const content = importProgram(published.adapter, { labels, baseSha256: baseHash }, published);
  const restricted =
    grammar === undefined
      ? {}
      : { grammar, decoding: { ...content.meta.decoding, kind: "grammar" as const } };
  return { ...content, meta: { ...content.meta, ...restricted, published_program_id: programId } };
}

/** Which compiler of the service, for which interpreter; the interpreter must be on disk before anything is sent. */
async function serviceChoice(options: PawOptions, cacheDir: string): Promise<ServiceChoice> {
  const { compiler = HOSTED, interpreter, contract } = options;
  if (contract !== undefined)
    throw invalid('contract is for the compiler "prompt": the service lays its prompts out');
  if (interpreter !== undefined && (await isNano(interpreter))) throw notFor(interpreter);
  const named = compiler === HOSTED ? undefined : compiler.slice(HOSTED.length + 1);
  if (named !== undefined) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(named)) {
      throw invalid(
        `compiler is ${JSON.stringify(compiler)}: ${HOSTED}:NAME needs the name of a compiler of the service`,
      );
    }
    if (interpreter !== undefined) await namedInterpreter(interpreter, cacheDir);
    return { compiler: named, interpreter };
  }
  const [[first, byDefault] = ["", ""]] = SERVICE_COMPILERS;
  const entry = findInterpreter(await loadRegistry(cacheDir), interpreter ?? first);
  const known = interpreter === undefined ? byDefault : SERVICE_COMPILERS.get(entry?.name ?? "");
  if (known === undefined) throw notFor(interpreter ?? first);
  await namedInterpreter(interpreter ?? first, cacheDir);
  return { compiler: known, interpreter };
}

function notFor(interpreter: string): PawError {
  return invalid(
    `interpreter is ${JSON.stringify(interpreter)}: the compiler "${HOSTED}" makes programs for ` +
      `${[...SERVICE_COMPILERS.keys()].join(" and ")}. "${HOSTED}:NAME" asks for another compiler of the service by its name.`,
  );
}

function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", message);
}
