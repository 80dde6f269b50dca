/**
 * The messages between the pool and its worker processes (Node IPC, structured clone).
 *
 * Both ends come from one installed package, so messages are typed but not checked again.
 */

import type { ErrorCode } from "@paw/format";
import type { BaseInfo, Segment } from "./backend.js";
import type { GenerateOptions, GenerateResult, Program, RunOptions, RunResult } from "./program.js";
import type { BaseSpeed, Forecast } from "./weights/speed.js";

export type EngineName = "llama" | "reference";

/** What a worker can be asked to do, with what it answers. `base` is the path of a base GGUF. */
export interface Operations {
  /** Loads the engine; the first message to a worker. */
  readonly start: { readonly request: Record<never, never>; readonly value: null };
  readonly run: {
    readonly request: {
      readonly base: string;
      readonly program: Program;
      readonly input: string;
      readonly options: Omit<RunOptions, "signal" | "onText">;
      /** Whether to send pieces of text while decoding. */
      readonly stream: boolean;
    };
    readonly value: RunResult;
  };
  readonly generate: {
    readonly request: {
      readonly base: string;
      readonly segments: readonly Segment[];
      readonly options: Omit<GenerateOptions, "signal">;
    };
    readonly value: GenerateResult;
  };
  readonly embed: {
    readonly request: { readonly base: string; readonly segments: readonly Segment[] };
    readonly value: Float32Array;
  };
  readonly info: { readonly request: { readonly base: string }; readonly value: BaseInfo };
  readonly forecast: { readonly request: { readonly base: string }; readonly value: Forecast };
  readonly speed: { readonly request: { readonly base: string }; readonly value: BaseSpeed };
}

export type OperationName = keyof Operations;

/** One request, its operation among the fields. */
export type Operation = {
  [Name in OperationName]: { readonly op: Name } & Operations[Name]["request"];
}[OperationName];

/** From the pool: a request, or the wish to end one. */
export type ToWorker =
  | { readonly id: number; readonly engine: EngineName; readonly operation: Operation }
  | { readonly cancel: number };

/** From a worker: a piece of text, or the end of a request. */
export type FromWorker =
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly value: Operations[OperationName]["value"] }
  | { readonly id: number; readonly error: { readonly code: ErrorCode; readonly message: string } };
