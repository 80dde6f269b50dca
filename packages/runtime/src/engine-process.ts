/**
 * One worker process as the pool sees it: sends requests, settles their promises, reports its end.
 *
 * It does not schedule. It keeps the user's process alive only while a request is unanswered.
 */

import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { PawError } from "@paw/format";
import type { EngineName, FromWorker, Operation, OperationName, Operations, ToWorker } from "./protocol.js";

/** Bytes kept of what a worker wrote to stderr, for the message when it ends. */
const KEPT_STDERR = 2000;

/**
 * Bytes from which glibc gives memory of its own to each allocation, and back to the system when it is freed. Left to itself
 * it raises the bound up to 32 MiB, and the buffers of closed contexts stay behind, broken up by the adapters between them:
 * a process that had run 60 nano programs held 329 MB, with this 193 MB in the same time. Other C libraries ignore it.
 */
const MMAP_THRESHOLD = String(1024 * 1024);

/** Tests run this file as TypeScript, while a worker needs compiled code: `npm test` builds first. */
const WORKER_URL = new URL(
  import.meta.url.endsWith(".ts") ? "../dist/worker.js" : "./worker.js",
  import.meta.url,
);

interface Pending {
  readonly resolve: (value: Operations[OperationName]["value"]) => void;
  readonly reject: (error: Error) => void;
  readonly onText: ((text: string) => void) | undefined;
}

export class EngineProcess {
  readonly engine: EngineName;
  /** Settles once the process has ended. */
  readonly ended: Promise<void>;
  /** Undefined where not even the attempt could be made. */
  readonly #child: ChildProcess | undefined;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #stderr = "";
  #alive = true;
  #ending = false;

  /** Starts a process and loads the engine in it; `onEnd` is called when the process ends for any reason. */
  constructor(engine: EngineName, onEnd: () => void) {
    this.engine = engine;
    const child = startProcess();
    this.#child = child instanceof Error ? undefined : child;
    this.ended = new Promise((resolve) => {
      const finish = (how: string) => {
        if (!this.#alive) return;
        this.#alive = false;
        const said = this.#stderr.trim();
        const words = said === "" ? "" : `; its last words: ${said}`;
        const event = this.pid === undefined ? "could not be started" : "ended";
        for (const { reject } of this.#pending.values()) {
          reject(
            new PawError("ENGINE_CRASHED", `the engine process ${event} (${how}) during the call${words}`),
          );
        }
        this.#pending.clear();
        onEnd();
        resolve();
      };
      if (child instanceof Error) {
        setImmediate(finish, child.message);
        return;
      }
      child.on("exit", (code, signal) => finish(signal ?? `exit code ${code}`));
      child.on("error", (error) => {
        // Also emitted for a failed send to a living process, whose exit then follows.
        if (child.pid === undefined) finish(error.message);
      });
      child.on("message", (message) => this.#receive(message as FromWorker));
      // Without file descriptors a child has no streams.
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        this.#stderr = (this.#stderr + text).slice(-KEPT_STDERR);
      });
      (child.stderr as Socket | null | undefined)?.unref();
    });
    this.#hold();
  }

  /** Process id, or undefined when the process could not be started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Requests sent and not answered. */
  get inFlight(): number {
    return this.#pending.size;
  }

  /** Sends a request. Rejects with the worker's error, or `ENGINE_CRASHED` when the process ends first. */
  request<Name extends OperationName>(
    operation: Extract<Operation, { op: Name }>,
    onText?: (text: string) => void,
  ): { readonly id: number; readonly value: Promise<Operations[Name]["value"]> } {
    const id = ++this.#lastId;
    const value = new Promise<Operations[Name]["value"]>((resolve, reject) => {
      if (!this.#alive) {
        reject(new PawError("ENGINE_CRASHED", "the engine process has ended"));
        return;
      }
      this.#pending.set(id, { resolve: resolve as Pending["resolve"], reject, onText });
      this.#hold();
      try {
        this.#send({ id, engine: this.engine, operation });
      } catch (cause) {
        // Such as a function among the options: what cannot be copied never reaches the worker.
        this.#pending.delete(id);
        this.#hold();
        const message = `the call cannot be sent to the engine process: ${(cause as Error).message}`;
        reject(new PawError("OPTION_INVALID", message, { cause }));
      }
    });
    return { id, value };
  }

  /** Asks the worker to stop a request between two tokens; its answer is then an error or, too late, a result. */
  cancel(id: number): void {
    this.#send({ cancel: id });
  }

  /** Ends the process and waits for that; unanswered requests get `ENGINE_CRASHED`. */
  async kill(): Promise<void> {
    this.#ending = true;
    this.#hold();
    this.#child?.kill("SIGKILL");
    await this.ended;
  }

  #send(message: ToWorker): void {
    // A failed send means that the process is ending: its exit rejects what waits.
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if ("text" in message) {
      pending.onText?.(message.text);
      return;
    }
    this.#pending.delete(message.id);
    this.#hold();
    if ("error" in message) pending.reject(new PawError(message.error.code, message.error.message));
    else pending.resolve(message.value);
  }

  /** Keeps this Node process alive exactly while something waits for an answer, or for the end: answers may still come before it. */
  #hold(): void {
    if (this.#pending.size > 0 || this.#ending) {
      this.#child?.ref();
      this.#child?.channel?.ref();
    } else {
      this.#child?.unref();
      this.#child?.channel?.unref();
    }
  }
}

function startProcess(): ChildProcess | Error {
  try {
    return fork(WORKER_URL, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [], // not the parent's: a debugger port or loader cannot be shared
      env: { MALLOC_MMAP_THRESHOLD_: MMAP_THRESHOLD, ...process.env },
    });
  } catch (error) {
    return error as Error;
  }
}
