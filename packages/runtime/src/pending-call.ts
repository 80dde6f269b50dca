/**
 * A call that the pool has promised an answer: settles once, is aborted by its signal, knows how to be stopped.
 *
 * It does not know workers or queues; the pool tells it where it runs.
 */

import { abortError } from "@paw/format";
import type { Operation, OperationName, Operations } from "./protocol.js";

export type CallOperation = Exclude<Operation, { op: "start" }>;
type Value = Operations[OperationName]["value"];

export class PendingCall {
  readonly operation: CallOperation;
  /** Calls of one key profit from running on one worker. */
  readonly key: string;
  /** The answer; rejects with `ABORTED` or `TIMED_OUT` as soon as the signal is aborted. */
  readonly answer: Promise<Value>;
  #resolve!: (value: Value) => void;
  #reject!: (error: unknown) => void;
  readonly #onText: ((text: string) => void) | undefined;
  readonly #onSettled: () => void;
  readonly #signal: AbortSignal | undefined;
  #stop: (() => void) | undefined;
  #settled = false;

  constructor(options: {
    readonly operation: CallOperation;
    readonly key: string;
    readonly signal: AbortSignal | undefined;
    readonly onText: ((text: string) => void) | undefined;
    /** Called once, before the answer is given. */
    readonly onSettled: (call: PendingCall) => void;
  }) {
    this.operation = options.operation;
    this.key = options.key;
    this.#signal = options.signal;
    this.#onText = options.onText;
    this.#onSettled = () => options.onSettled(this);
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (this.#signal?.aborted) this.#abort();
    else this.#signal?.addEventListener("abort", this.#abort, { once: true });
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** Says that the call runs now, and how to stop it there. */
  started(stop: () => void): void {
    this.#stop = stop;
  }

  /** Passes on a piece of text; an error of the user's function fails the call. */
  readonly text = (text: string): void => {
    if (this.#settled) return;
    try {
      this.#onText?.(text);
    } catch (error) {
      this.#stop?.();
      this.reject(error);
    }
  };

  readonly resolve = (value: Value): void => {
    if (this.#settle()) this.#resolve(value);
  };

  readonly reject = (error: unknown): void => {
    if (this.#settle()) this.#reject(error);
  };

  readonly #abort = (): void => {
    this.#stop?.();
    this.reject(abortError("the call", this.#signal));
  };

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#onSettled();
    return true;
  }
}
