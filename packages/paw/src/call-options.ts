/** What a call and a mapping of a function take and give. */

import type { RunResult } from "@paw/runtime";

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds that the call may take, waiting included, before it rejects with `TIMED_OUT`. Default: the function's. */
  readonly timeoutMs?: number;
  /** Most tokens of a free answer. Default: what the program says, fitted to the context. */
  readonly maxTokens?: number;
  /**
   * Restricts this answer to these labels, in place of the program's own. The answer keeps the type of the program's:
   * pass labels to `load` or `compile` to have them in the type.
   */
  readonly labels?: readonly string[];
  /** Restricts this answer to a grammar (GBNF or a regular expression), in place of what the program says. */
  readonly grammar?: string | RegExp;
  /** Called with each new piece of text of the answer; the pieces together are the output. */
  readonly onToken?: (text: string) => void;
}

/** What the runtime tells of a call, with the output as the schema makes it. */
export type CallResult<Output = string> = Omit<RunResult, "output"> & {
  readonly output: Output;
  /** Set when the answer is that of an earlier equal call, which may have been running; the counts are those of that call. */
  readonly remembered?: true;
};

export interface MapOptions {
  readonly signal?: AbortSignal;
  /** Inputs taken ahead of the consumer, at most. Default: 16 for each worker; 2 where the function has a time-out, which counts from then. */
  readonly concurrency?: number;
}
