/**
 * The pool: runs programs in worker processes, so that native code can neither block nor end the user's process.
 *
 * One process per core, each with one thread, started when a call would wait: processes run side by side, contexts inside
 * one do not. A worker has one call at a time: the others wait here, where they can be aborted at once and go to whichever
 * worker is free first, so that none waits behind a long one while another worker has nothing to do (handing over costs
 * well under a millisecond). Workers stay with a program while calls of it wait. One that ends takes its call with it
 * (`ENGINE_CRASHED`) and is replaced when the next call needs it.
 */

import { availableParallelism } from "node:os";
import { isPawError, PawError } from "@paw/format";
import type { BaseInfo, Segment } from "./backend.js";
import { CallQueue } from "./call-queue.js";
import { EngineProcess } from "./engine-process.js";
import { type CallOperation, PendingCall } from "./pending-call.js";
import type { GenerateOptions, GenerateResult, Program, RunOptions, RunResult } from "./program.js";
import type { EngineName, Operation, OperationName, Operations } from "./protocol.js";
import { costOf, idle, remember, type Worker, workerFor } from "./worker-choice.js";

/** Default bound on workers: more rarely help one user's calls, and each holds its own contexts. */
const DEFAULT_MOST_WORKERS = 8;
const MAX_WORKERS = 64;
const DEFAULT_IDLE_MS = 10 * 60 * 1000;
/** Longest wait of a Node timer. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Processes in a row that may end while they start before the waiting calls are given up, where no worker is left for them. */
const MOST_FAILED_STARTS = 2;
/** Milliseconds after a failed start in which no other is made while a worker is there to answer. */
const RESTART_MS = 1000;

/** A program and the path of the base GGUF that it runs on. */
export interface ProgramSource extends Program {
  readonly base: string;
}

export interface PoolOptions {
  /** Most worker processes, 1 to 64. Default: one per core, at most 8. */
  readonly workers?: number;
  /** "auto" uses llama.cpp, or the slow reference backend where native code does not load (said once on stderr). */
  readonly backend?: EngineName | "auto";
  /**
   * Milliseconds without a call after which the workers end and give their memory back (a Qwen3-0.6B takes over a
   * gigabyte); the next call starts them again. Default ten minutes; `Infinity` keeps them.
   */
  readonly idleMs?: number;
}

let fallbackSaid = false;

/** Creates a pool; no process starts before the first call. Throws `OPTION_INVALID`. */
export function createPool(options: PoolOptions = {}): Pool {
  return new Pool(options);
}

export class Pool {
  readonly #most: number;
  readonly #fallback: boolean;
  #engine: EngineName;
  readonly #workers = new Set<Worker>();
  /** Calls that no worker has yet. */
  readonly #queue = new CallQueue<PendingCall>();
  /** Every unsettled call, waiting or running. */
  readonly #calls = new Set<PendingCall>();
  readonly #idleMs: number;
  #idle: NodeJS.Timeout | undefined;
  #failedStarts = 0;
  /** When another start may follow a failed one, by `performance.now`. */
  #mayStartAt = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    const { workers = Math.min(DEFAULT_MOST_WORKERS, availableParallelism()), backend = "auto" } = options;
    if (!Number.isInteger(workers) || workers < 1 || workers > MAX_WORKERS) {
      throw new PawError("OPTION_INVALID", `workers is ${workers}: 1 to ${MAX_WORKERS} are allowed`);
    }
    if (!["auto", "llama", "reference"].includes(backend)) {
      throw new PawError("OPTION_INVALID", `backend is ${backend}: "auto", "llama" or "reference" are known`);
    }
    const { idleMs = DEFAULT_IDLE_MS } = options;
    if (!(idleMs > 0)) {
      throw new PawError(
        "OPTION_INVALID",
        `idleMs is ${idleMs}: over 0 milliseconds are allowed, or Infinity`,
      );
    }
    this.#idleMs = idleMs;
    this.#most = workers;
    this.#fallback = backend === "auto";
    this.#engine = backend === "auto" ? "llama" : backend;
  }

  /** Process ids of the workers that are alive. */
  get workerPids(): number[] {
    return [...this.#workers].map(({ process }) => process.pid).filter((pid) => pid !== undefined);
  }

  /** The engine in use; "reference" also after "auto" fell back to it. */
  get engine(): EngineName {
    return this.#engine;
  }

  /**
   * Runs a program on an input. Rejects with what `Interpreter.run` throws, `MODEL_MISSING`, `MODEL_INVALID`,
   * `ENGINE_UNAVAILABLE`, `ENGINE_CRASHED`, `ABORTED` or `CLOSED`.
   */
  run(source: ProgramSource, input: string, options: RunOptions = {}): Promise<RunResult> {
    const { base, ...program } = source;
    const { signal, onText, ...rest } = options;
    const stream = onText !== undefined;
    return this.#submit<"run">(
      { op: "run", base, program, input, options: rest, stream },
      `${base}\n${program.key}`,
      signal,
      onText,
    );
  }

  /** Continues a prompt with the bare base. Rejects as `run`. */
  generate(base: string, segments: readonly Segment[], options: GenerateOptions): Promise<GenerateResult> {
    const { signal, ...rest } = options;
    return this.#submit<"generate">({ op: "generate", base, segments, options: rest }, base, signal);
  }

  /** The base's final-norm hidden state [embeddingLength] at the last token of a prompt. Rejects as `run`. */
  embed(
    base: string,
    segments: readonly Segment[],
    options: { signal?: AbortSignal } = {},
  ): Promise<Float32Array> {
    return this.#submit<"embed">({ op: "embed", base, segments }, base, options.signal);
  }

  /** Facts about a base. Rejects as `run`. */
  info(base: string, options: { signal?: AbortSignal } = {}): Promise<BaseInfo> {
    return this.#submit<"info">({ op: "info", base }, base, options.signal);
  }

  /** Starts one worker ahead of the first call, to load the engine while the caller does other work. */
  warm(): void {
    if (this.#closed || this.#workers.size > 0) return;
    this.#start();
    this.#rest();
  }

  /** Rejects unsettled calls with `CLOSED` and ends the workers; idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    for (const call of [...this.#calls]) call.reject(closed());
    await Promise.all([...this.#workers].map(({ process }) => process.kill()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #submit<Name extends Exclude<OperationName, "start">>(
    operation: Extract<Operation, { op: Name }>,
    key: string,
    signal?: AbortSignal,
    onText?: (text: string) => void,
  ): Promise<Operations[Name]["value"]> {
    if (this.#closed) return Promise.reject(closed());
    const call = new PendingCall({
      operation: operation as CallOperation,
      key,
      signal,
      onText,
      onSettled: (settled) => {
        this.#calls.delete(settled);
        this.#queue.delete(settled);
        if (this.#calls.size === 0) this.#rest();
      },
    });
    if (!call.settled) {
      clearTimeout(this.#idle);
      this.#calls.add(call);
      this.#queue.add(call);
      this.#dispatch();
    }
    return call.answer as Promise<Operations[Name]["value"]>;
  }

  /** Ends the workers after a while in which no call came. */
  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#closed || this.#idleMs > MAX_TIMER_MS) return;
    this.#idle = setTimeout(() => {
      const ending = [...this.#workers];
      this.#workers.clear(); // at once: a call that comes now must not be given to a worker that is ending
      for (const { process } of ending) void process.kill();
    }, this.#idleMs).unref();
  }

  /** Gives waiting calls to idle workers, and starts others for the calls that stay behind. */
  #dispatch(): void {
    for (let free = idle(this.#workers); free.length > 0; free = idle(this.#workers)) {
      const call = this.#queue.take((key) => costOf(key, free, this.#workers));
      if (call === undefined) break;
      this.#give(workerFor(call.key, free), call);
    }
    let starting = [...this.#workers].filter(({ ready }) => !ready).length;
    while (this.#workers.size < this.#most && this.#queue.size > starting && this.#mayStart(starting)) {
      this.#start();
      starting++;
    }
  }

  /** After a failed start only one is tried at a time, and not at once while a worker is there to answer. */
  #mayStart(starting: number): boolean {
    if (this.#failedStarts === 0) return true;
    return starting === 0 && (performance.now() >= this.#mayStartAt || !this.#anyReady());
  }

  #anyReady(): boolean {
    return [...this.#workers].some(({ ready }) => ready);
  }

  #give(worker: Worker, call: PendingCall): void {
    remember(worker, call.key);
    const { id, value } = worker.process.request(call.operation, call.text);
    call.started(() => worker.process.cancel(id));
    value.then(call.resolve, call.reject).finally(() => this.#dispatch());
  }

  #start(): void {
    const process = new EngineProcess(this.#engine, () => {
      this.#workers.delete(worker);
      if (worker.ready) this.#dispatch(); // one that ended while it started: see #startFailed
    });
    const worker: Worker = { process, ready: false, last: undefined, programs: new Set() };
    this.#workers.add(worker);
    process.request<"start">({ op: "start" }).value.then(
      () => {
        worker.ready = true;
        this.#failedStarts = 0;
        this.#dispatch();
      },
      (error: unknown) => this.#startFailed(worker, error),
    );
  }

  /** Falls back to the reference engine if that was asked for, tries once more, or gives the waiting calls up. */
  #startFailed(worker: Worker, error: unknown): void {
    this.#workers.delete(worker);
    void worker.process.kill();
    if (this.#closed) return;
    this.#mayStartAt = performance.now() + RESTART_MS;
    const unavailable = isPawError(error) && error.code === "ENGINE_UNAVAILABLE";
    if (this.#fallback && unavailable) {
      this.#engine = "reference";
      if (!fallbackSaid) {
        fallbackSaid = true;
        process.stderr.write(`paw: ${error.message}; using the slow reference engine instead\n`);
      }
    } else if ((++this.#failedStarts >= MOST_FAILED_STARTS || unavailable) && !this.#anyReady()) {
      this.#failedStarts = 0;
      for (const call of [...this.#queue]) call.reject(error);
    }
    this.#dispatch();
  }
}

function closed(): PawError {
  return new PawError("CLOSED", "the pool is closed: create another");
}
