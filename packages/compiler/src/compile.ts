/**
 * The compile path: specification -> parsed spec -> pseudo-program -> encoder state -> LoRA -> gate -> bundle; without
 * encoder and LoRA where the program is for a prompt alone (prompt-program.ts).
 *
 * Everything runs on this machine. Equal spec, labels and snapshot give the same
 * program id; the bytes are equal wherever the engine's arithmetic is (always with the reference backend).
 */
import {
  abortError,
  adapterToGguf,
  type Bundle,
  type BundleContent,
  type GateReport,
  PawError,
  type ProgramMeta,
  packBundle,
  sha256Hex,
} from "@paw/format";
import {
  cacheDirectory,
  encoderSegments,
  installBundle,
  markedPseudoProgram,
  type NanoManifest,
  nanoGguf,
  nanoManifest,
  nanoTemplate,
  type Pool,
  readNanoFile,
} from "@paw/runtime";
import { runGate } from "./gate.js";
import { Mapper } from "./mapper.js";
import { describeProgram, type ProgramOrigin } from "./program-meta.js";
import { checkFits, type PromptInterpreter, promptOrigin, promptTemplateFor } from "./prompt-program.js";
import { pseudoProgramBody } from "./pseudo-program.js";
import { type ParsedSpec, parseSpec } from "./spec.js";
import { writeTask } from "./task-writer.js";

/** `emit` is left out where the program has no adapter. */
export const COMPILE_STAGES = ["parse", "write", "emit", "gate", "bundle"] as const;
export type CompileStage = (typeof COMPILE_STAGES)[number];

/** Told before each stage; the last event carries the program. */
export type CompileEvent =
  | {
      readonly type: "compile-progress";
      readonly stage: CompileStage;
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: "compile-end"; readonly program: CompiledProgram };

export interface CompiledProgram {
  readonly bundle: Bundle;
  /** The `.paw` file. */
  readonly bytes: Uint8Array;
  readonly gate: GateReport;
  /** Things the author should know, such as a specification longer than the encoder reads. */
  readonly warnings: readonly string[];
}

export interface CompileOptions {
  readonly pool: Pool;
  /** Label set; overrides the one that the specification states. */
  readonly labels?: readonly string[];
  /** Grammar of the answers (GBNF), in place of the label set that the specification states. */
  readonly grammar?: string;
  /** Compiles a prompt without an adapter, for this interpreter. */
  readonly prompt?: PromptInterpreter;
  readonly cacheDir?: string;
  readonly signal?: AbortSignal;
}

/** Compiles a specification, telling each stage as it begins. */
export async function* compileProgram(source: string, options: CompileOptions): AsyncGenerator<CompileEvent> {
  const { pool, signal, prompt, cacheDir = cacheDirectory() } = options;
  const abort = signal ? { signal } : {};
  let done = 0;
  const begin = (stage: CompileStage): CompileEvent => {
    if (signal?.aborted) throw abortError("the compilation", signal);
    return { type: "compile-progress", stage, done: done++, of: COMPILE_STAGES.length - (prompt ? 1 : 0) };
  };

  yield begin("parse");
  const parsed = parseSpec(source);
  const { grammar } = options;
  const labels = options.labels ?? (grammar === undefined ? parsed.labels : undefined);
  if (labels) checkLabels(labels, parsed);
  yield begin("write");
  const writer = prompt?.writer;
  const task = writer ? await writeTask(pool, writer, parsed.text, abort) : parsed.task;
  const body = pseudoProgramBody({ task, examples: parsed.examples }, labels);
  const pseudoProgram = markedPseudoProgram(body);
  let content: BundleContent;
  let warnings: readonly string[] = [];

  if (prompt) {
    const meta = describeProgram(parsed, { labels, grammar }, promptOrigin(prompt, body));
    content = { meta, promptTemplate: promptTemplateFor(prompt, body), pseudoProgram };
  } else {
    const nano = await nanoManifest();
    const fitted = fitSpec(parsed, nano.max_spec_characters);
    warnings = fitted.warnings;
    yield begin("emit");
    const adapter = await emitAdapter(fitted.text, nano, pool, cacheDir, abort);
    const meta = describeProgram(parsed, { labels, grammar }, nanoOrigin(nano));
    content = { meta, adapter, promptTemplate: nanoTemplate(body), pseudoProgram };
  }

  yield begin("gate");
  const program = await installBundle(content, cacheDir, prompt?.base);
  if (prompt) await checkFits(pool, program, prompt.name, abort);
  const gate = await runGate(pool, program, parsed.examples, abort);

  yield begin("bundle");
  const { adapter } = content;
  const meta: ProgramMeta = {
    ...content.meta,
    ...(adapter ? { adapter_sha256: sha256Hex(adapter) } : {}),
    gate,
  };
  const bytes = packBundle({ ...content, meta });
  yield {
    type: "compile-end",
    program: { bundle: { ...content, meta, skipped: [] }, bytes, gate, warnings },
  };
}

/** The LoRA that the encoder and the mapper make of a specification, as GGUF. */
async function emitAdapter(
  text: string,
  nano: NanoManifest,
  pool: Pool,
  cacheDir: string,
  abort: { readonly signal?: AbortSignal },
): Promise<Uint8Array> {
  const encoder = await nanoGguf("encoder", cacheDir);
  const state = await pool.embed(encoder, encoderSegments(text), abort);
  const mapper = new Mapper(await readNanoFile(nano.mapper), nano.mapper);
  return adapterToGguf(mapper.emit(state), {
    architecture: "qwen3",
    type: nano.adapter_type,
    name: nano.snapshot,
  });
}

function nanoOrigin(nano: NanoManifest): ProgramOrigin {
  return {
    identity: [nano.snapshot],
    meta: {
      compiler_snapshot: nano.snapshot,
      interpreter: nano.snapshot,
      runtime_id: nano.snapshot,
      lora_rank: nano.mapper.rank,
      lora_alpha: nano.mapper.alpha,
      base_sha256: nano.interpreter.sha256,
      licence: nano.licence,
    },
    labelTemperature: nano.label_temperature,
  };
}

/** An example whose output is not a label can never come out right: the author should hear of it. */
function checkLabels(labels: readonly string[], parsed: ParsedSpec): void {
  const stray = parsed.examples.find((example) => !labels.includes(example.output));
  if (stray)
    throw new PawError(
      "SPEC_INVALID",
      `an example of the specification has the output ${JSON.stringify(stray.output.slice(0, 60))}, which is not ` +
        `one of the labels ${labels.join(", ")}. Correct the example or the label set.`,
    );
}

/**
 * What the small encoder reads of a long specification: its task text first, then as many examples as fit. The
 * bundle keeps the whole text.
 */
function fitSpec(parsed: ParsedSpec, limit: number): { text: string; warnings: string[] } {
  if (parsed.text.length <= limit) return { text: parsed.text, warnings: [] };
  let text = parsed.task.slice(0, limit);
  for (const { input, output } of parsed.examples) {
    const next = `${text}\n\nInput: ${input}\nOutput: ${output}`;
    if (next.length <= limit) text = next;
  }
  return {
    text: text.isWellFormed() ? text : text.slice(0, -1),
    warnings: [
      `the specification has ${parsed.text.length} characters; nano reads at most ${limit} of them ` +
        `(the task text first, then the examples that fit)`,
    ],
  };
}
