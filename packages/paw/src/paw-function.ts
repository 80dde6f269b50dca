/**
 * A program as a function: called with a text, it answers with a text.
 *
 * It checks inputs, passes calls to a pool and ends them when it is closed. It knows nothing of how a program is made
 * or read; `compile` and `load` do that.
 */

import { availableParallelism } from "node:os";
import { type Bundle, type GateReport, isPawError, PawError, type ProgramMeta } from "@paw/format";
import type { ProgramSource, RunOptions, RunResult } from "@paw/runtime";
import { expectManyListeners } from "./abort.js";
import { AnswerMemo, type Place } from "./answer-memo.js";
import type { CallOptions, CallResult, MapOptions } from "./call-options.js";
import { EqualCalls } from "./equal-calls.js";
import { writeProgramFile } from "./file.js";
import { checkInput } from "./input.js";
import { mapOrdered } from "./map-ordered.js";
import { DEFAULT_MEMO_BYTES, Memo } from "./memo.js";
import type { MemoFile } from "./memo-file.js";
import {
  checkFunction,
  checkLabels,
  checkMaxTokens,
  checkObject,
  checkSignal,
  checkTimeout,
  grammarText,
} from "./options.js";
import type { PoolLease } from "./pool-lease.js";

/**
 * Inputs that a mapping takes ahead by default, 16 for each worker of a default pool: answers that are there already fill the
 * places behind one that takes long, and the workers should still find something to compute among them.
 */
const DEFAULT_CONCURRENCY = 16 * Math.min(8, availableParallelism());
/** With a time-out, which counts from when an input is taken: one is computed and one waits for each worker. */
const TIMED_CONCURRENCY = 2 * Math.min(8, availableParallelism());
/** Answer length that the runtime uses by itself, fitted to the context; a program's other wish is passed on. */
const RUNTIME_MAX_TOKENS = 256;

export interface PawFunction<Output = string> extends AsyncDisposable {
  /** The answer to a text. Rejects as `call`. */
  (text: string, options?: CallOptions): Promise<Output>;

  /**
   * The answer with its confidence and counts. Rejects with `INPUT_INVALID`, `OPTION_INVALID`, `CONTEXT_OVERFLOW`,
   * `ABORTED`, `TIMED_OUT`, `CLOSED`, `ENGINE_CRASHED`, or `OUTPUT_INVALID` when the answer does not fit the output schema, or was cut
   * before it fitted the grammar.
   */
  call(text: string, options?: CallOptions): Promise<CallResult<Output>>;

  /** Answers in the order of the texts, which are taken as needed. A failure ends it after the results before it. */
  map(
    texts: Iterable<string> | AsyncIterable<string>,
    options?: MapOptions,
  ): AsyncGenerator<CallResult<Output>, void, undefined>;

  /** Writes the program as a `.paw` file, whole or not at all. Rejects with `IO`. */
  save(path: string): Promise<void>;

  /** Ends running calls with `CLOSED` and gives the pool back; idempotent. */
  close(): Promise<void>;

  readonly programId: string;
  readonly spec: string;
  readonly pseudoProgram: string;
  readonly meta: ProgramMeta;
  /** Labels that answers are restricted to; undefined where there are none. */
  readonly labels: readonly string[] | undefined;
  /** Grammar (GBNF) that answers are restricted to; undefined where there is none. */
  readonly grammar: string | undefined;
  /** How the spec's own examples came out at compile time. */
  readonly gate: GateReport | undefined;
  readonly warnings: readonly string[];
  /** The `.paw` file; not to be changed. */
  readonly bytes: Uint8Array;
}

export interface OpenedProgram {
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
  readonly source: ProgramSource;
  /** Puts the files of `source` in their place again. */
  readonly install: () => Promise<ProgramSource>;
  readonly lease: PoolLease;
  /** Used in place of the bundle's labels. */
  readonly labels?: readonly string[] | undefined;
  /** GBNF used in place of the bundle's labels or grammar. */
  readonly grammar?: string | undefined;
  readonly warnings: readonly string[];
  /** The value of an answer; rejects with `OUTPUT_INVALID`. Default: the answer itself. */
  readonly read?: ((answer: string) => Promise<unknown>) | undefined;
  readonly memoBytes?: number | undefined;
  readonly memoFile?: MemoFile | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Makes the function of an opened program, whose lease and memo file it takes over. */
export function createPawFunction<Output>(program: OpenedProgram): PawFunction<Output> {
  const { bundle, bytes, source, lease, warnings, read } = program;
  const { meta } = bundle;
  const labels = program.labels ?? (program.grammar === undefined ? meta.labels : undefined);
  const grammar = program.grammar ?? (labels === undefined ? meta.grammar : undefined);
  const { max_tokens } = meta.decoding;
  const calls = new Set<AbortController>();
  const memory = new Memo(program.memoBytes ?? DEFAULT_MEMO_BYTES);
  const memo = new AnswerMemo(source, lease, memory, program.memoFile);
  const equalCalls = new EqualCalls();
  let closed = false;

  async function call(text: string, options: CallOptions = {}): Promise<CallResult<Output>> {
    const input = checkInput(text);
    checkObject(options);
    if (closed) throw closedError();
    const maxTokens = options.maxTokens ?? (max_tokens === RUNTIME_MAX_TOKENS ? undefined : max_tokens);
    const allowed = restriction(options) ?? { labels, grammar };
    const timeoutMs = options.timeoutMs ?? program.timeoutMs;
    checkSignal(options.signal);
    checkFunction("onToken", options.onToken);
    checkTimeout(timeoutMs);
    checkMaxTokens(options.maxTokens);
    const place = memo.at(JSON.stringify([input, allowed.labels, allowed.grammar, maxTokens]));
    const known = options.signal?.aborted ? undefined : place.get();
    if (known) {
      options.onToken?.(known.output);
      return remembered(known);
    }
    return compute(input, { ...allowed, maxTokens }, { ...options, timeoutMs }, place);
  }

  async function given(result: RunResult): Promise<CallResult<Output>> {
    return { ...result, output: await outputOf(result) };
  }

  async function remembered(result: RunResult): Promise<CallResult<Output>> {
    return { ...(await given(result)), remembered: true, elapsedMs: 0 };
  }

  async function outputOf({ output, incomplete, tokens }: RunResult): Promise<Output> {
    if (incomplete) throw incompleteError(output, tokens.output);
    return (read === undefined ? output : await read(output)) as Output;
  }

  /** Computes an answer until it is there, aborted, too late or the function is closed. */
  async function compute(
    input: string,
    { maxTokens, labels, grammar }: Restriction & { readonly maxTokens: number | undefined },
    { signal, timeoutMs, onToken }: Waiting,
    place: Place,
  ): Promise<CallResult<Output>> {
    const controller = new AbortController();
    const onAbort = (): void => controller.abort(signal?.reason);
    const onTimeout = (): void =>
      controller.abort(new DOMException(`timeoutMs is ${timeoutMs}`, "TimeoutError"));
    const run: RunOptions = {
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(labels === undefined ? {} : { labels }),
      ...(grammar === undefined ? {} : { grammar }),
      ...(onToken === undefined ? {} : { onText: onToken }),
    };
    const answer = async (signal: AbortSignal): Promise<RunResult> => {
      const result = await lease.pool.run(source, input, { ...run, signal }).catch(async (error) => {
        if (!isRepairable(error)) throw error;
        return lease.pool.run(await program.install(), input, { ...run, signal });
      });
      place.set(result);
      return result;
    };
    expectManyListeners(signal);
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    calls.add(controller);
    try {
      if (place.key === undefined || onToken !== undefined)
        return await given(await answer(controller.signal));
      const { result, isJoined } = await equalCalls.join(place.key, answer, controller.signal);
      return isJoined ? await remembered(result) : await given(result);
    } catch (error) {
      throw closed && isPawError(error) && error.code === "ABORTED" ? closedError() : error;
    } finally {
      clearTimeout(timer);
      calls.delete(controller);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  async function close(): Promise<void> {
    closed = true;
    for (const controller of calls) controller.abort();
    memo.close();
    await lease.release();
  }

  const answer = async (text: string, options?: CallOptions): Promise<Output> =>
    (await call(text, options)).output;
  return Object.freeze(
    Object.assign(answer, {
      call,
      map: (texts: Iterable<string> | AsyncIterable<string>, options: MapOptions = {}) => {
        const usual = program.timeoutMs === undefined ? DEFAULT_CONCURRENCY : TIMED_CONCURRENCY;
        const { signal, concurrency = usual } = options;
        const bounds = signal === undefined ? { concurrency } : { concurrency, signal };
        return mapOrdered(texts, (text, stopped) => call(text, { signal: stopped }), bounds);
      },
      save: (path: string) => writeProgramFile(path, bytes),
      close,
      [Symbol.asyncDispose]: close,
      programId: meta.program_id,
      spec: meta.spec,
      pseudoProgram: bundle.pseudoProgram,
      meta,
      labels,
      grammar,
      gate: meta.gate,
      warnings,
      bytes,
    }),
  );
}

type Waiting = Pick<CallOptions, "signal" | "onToken"> & { readonly timeoutMs: number | undefined };

interface Restriction {
  readonly labels?: readonly string[] | undefined;
  readonly grammar?: string | undefined;
}

/** What a call asks for itself; throws `OPTION_INVALID`. */
function restriction({ labels, grammar }: CallOptions): Restriction | undefined {
  if (labels !== undefined) checkLabels(labels);
  if (grammar === undefined) return labels === undefined ? undefined : { labels };
  if (labels === undefined) return { grammar: grammarText(grammar) };
  throw new PawError("OPTION_INVALID", "labels and grammar were given: one of them restricts the answer");
}

/** Whether a call failed by a file of the cache folder, which may be emptied or damaged at any time. */
function isRepairable(error: unknown): boolean {
  return isPawError(error) && REPAIRABLE.has(error.code);
}

const REPAIRABLE: ReadonlySet<string> = new Set(["MODEL_MISSING", "MODEL_INVALID", "ADAPTER_INVALID", "IO"]);

function incompleteError(output: string, tokens: number): PawError {
  const beginning = JSON.stringify(output.slice(0, 80));
  return new PawError(
    "OUTPUT_INVALID",
    `the answer was cut after ${tokens} tokens, before it fitted the grammar: ${beginning}; allow more tokens (maxTokens), or ` +
      "fewer characters or items in the grammar",
  );
}

function closedError(): PawError {
  return new PawError("CLOSED", "the program is closed: load it again");
}
