/**
 * One specification of the benchmark through the measured systems: compiled once, then every item answered by the
 * program (`paw`) and by the frozen interpreter with the same prompt and label restriction, without the adapter
 * (`base`); or by a chat model that gets the specification itself (`endpoint`), for which nothing is compiled.
 *
 * Label restriction is the compiler's own reading of the text, never the benchmark's label set, so that a label set
 * it fails to read costs points. Failures that a user would get for this text or input count as wrong answers; a
 * failure of the machine (a crashed engine, a missing model, a full disk) ends the run.
 */
import { type CompiledProgram, compileProgram } from "@paw/compiler";
import { type ErrorCode, isPawError } from "@paw/format";
import type { Pair } from "@paw/fuzzybench";
import {
  type Answer,
  baselineAnswers,
  type CompileOutcome,
  type ScoringTask,
  type SpecResult,
  specResult,
} from "@paw/fuzzybench";
import { installBundle, type Pool, type ProgramSource } from "@paw/runtime";
import type { Endpoint } from "./endpoint.js";

export const SYSTEMS = ["paw", "base", "endpoint"] as const;
export type System = (typeof SYSTEMS)[number];

export interface SystemOptions {
  readonly pool: Pool;
  readonly systems: readonly System[];
  /** Needed by the system of this name. */
  readonly endpoint?: Endpoint;
  /** Where models are converted to and adapters are placed. */
  readonly cacheDir: string;
  readonly signal?: AbortSignal;
}

/** Errors about the text or the input itself. */
const COUNTED: ReadonlySet<string> = new Set<ErrorCode>([
  "SPEC_TOO_SHORT",
  "SPEC_TOO_LONG",
  "SPEC_INVALID",
  "CONTEXT_OVERFLOW",
  "INPUT_INVALID",
  "OPTION_INVALID",
]);
/**
 * Tokens that an answer may have beyond the bytes of the expected one. A token has at least one byte, so an answer
 * that is cut off there is longer than the expected one and wrong already: the bound saves time, not points.
 */
const SPARE_TOKENS = 8;
/** The bound at run time where the expected answer is long. */
const MAX_ANSWER_TOKENS = 256;

/** Compiles and answers; rejects with ABORTED or with a failure of the machine. */
export async function runSpec(task: ScoringTask, options: SystemOptions): Promise<SpecResult> {
  const { origin, pairs, others } = task;
  const compiles = options.systems.some((system) => system !== "endpoint");
  const { program, outcome } = compiles
    ? await compileSpec(origin.spec, options)
    : { program: undefined, outcome: { seconds: 0 } };
  const answers: Record<string, readonly Answer[]> = {};
  for (const system of options.systems)
    answers[system] = await answersOf(system, origin.spec, pairs, program, outcome, options);
  return specResult(origin, pairs, outcome, { ...answers, ...baselineAnswers(pairs, others, origin.labels) });
}

async function answersOf(
  system: System,
  spec: string,
  pairs: readonly Pair[],
  program: ProgramSource | undefined,
  outcome: CompileOutcome,
  options: SystemOptions,
): Promise<Answer[]> {
  if (system === "endpoint") {
    if (!options.endpoint) throw new RangeError("the system endpoint needs an endpoint");
    return options.endpoint.answer(spec, pairs);
  }
  if (program === undefined) return pairs.map(() => ({ output: "", error: `no program: ${outcome.error}` }));
  return answerAll(system === "paw" ? program : withoutAdapter(program), pairs, options);
}

/** The program of a specification, or why there is none; rejects with ABORTED or with a failure of the machine. */
export async function compileSpec(
  spec: string,
  { pool, cacheDir, signal }: Pick<SystemOptions, "pool" | "cacheDir" | "signal">,
): Promise<{ program?: ProgramSource; outcome: CompileOutcome }> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    let compiled: CompiledProgram | undefined;
    for await (const event of compileProgram(spec, { pool, cacheDir, ...(signal ? { signal } : {}) }))
      if (event.type === "compile-end") compiled = event.program;
    if (!compiled) throw new Error("the compiler ended without a program");
    const { meta } = compiled.bundle;
    const outcome = {
      seconds: seconds(),
      ...(meta.labels ? { labels: meta.labels } : {}),
      gate: { passed: compiled.gate.passed, n: compiled.gate.n },
    };
    return { program: await installBundle(compiled.bundle, cacheDir), outcome };
  } catch (error) {
    return { outcome: { seconds: seconds(), error: counted(error) } };
  }
}

/** The answers to all inputs; the pool orders and spreads the calls. */
export function answerAll(
  program: ProgramSource,
  pairs: readonly Pair[],
  { pool, signal }: Pick<SystemOptions, "pool" | "signal">,
): Promise<Answer[]> {
  return Promise.all(
    pairs.map(async ({ input, output: expected }): Promise<Answer> => {
      const maxTokens = Math.min(MAX_ANSWER_TOKENS, Buffer.byteLength(expected) + SPARE_TOKENS);
      try {
        const result = await pool.run(program, input, { maxTokens, ...(signal ? { signal } : {}) });
        const cut = result.finishReason === "length" ? { error: `cut off after ${maxTokens} tokens` } : {};
        const confidence = result.labelProbabilities ? { confidence: result.confidence } : {};
        const { output, elapsedMs: ms, tokens } = result;
        return { output, ...confidence, ms, tokens: tokens.output, ...cut };
      } catch (error) {
        return { output: "", error: counted(error) };
      }
    }),
  );
}

/** The same prompt and labels on the bare interpreter; another key, because another adapter is another program. */
export function withoutAdapter(program: ProgramSource): ProgramSource {
  const { adapter: _, ...bare } = program;
  return { ...bare, key: `${program.key}-base` };
}

/** An error that counts as a wrong answer, in words; rethrows any other. */
export function counted(error: unknown): string {
  if (!isPawError(error) || !COUNTED.has(error.code)) throw error;
  return `${error.code}: ${error.message}`;
}
