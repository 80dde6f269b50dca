/**
 * What a program is to the runtime, and what a call takes and gives: the shapes that cross from the pool to its
 * worker processes. Plain data that can be cloned; no behaviour.
 */

import type { Segment } from "./backend.js";
import type { LabelProbability } from "./decode-labels.js";

/** A program as an interpreter runs it: prompt pieces, and the adapter's file. */
export interface Program {
  /**
   * Names the content: two programs with one key must have the same adapter bytes (a hash of adapter and prompt, or
   * the bundle's program id). Calls of one key go to the worker that already has its prefix evaluated.
   */
  readonly key: string;
  /** Path of a GGUF LoRA adapter; none runs the bare base. */
  readonly adapter?: string;
  readonly prefix: readonly Segment[];
  readonly suffix: readonly Segment[];
  /** Restricts every answer to these labels. */
  readonly labels?: readonly string[];
  /** Restricts every answer to what this grammar (GBNF) allows; labels go before it. */
  readonly grammar?: string;
  /** Temperature of label decoding (see `decode-labels.ts`), positive and finite. Default 1. */
  readonly labelTemperature?: number;
  /** Folder for evaluated prefixes that took long, shared by processes (see `prefix-states.ts`). None keeps none. */
  readonly states?: string;
  /** Most tokens of prompt, input and answer together; at most the base's own limit. Default 4096 or that limit. */
  readonly contextLength?: number;
}

export interface RunOptions {
  /** Most tokens of a free answer. Default 256, or what the context leaves if that is less (but 32 or more). */
  readonly maxTokens?: number;
  /** Restricts this answer to these labels, instead of the program's own labels or grammar. */
  readonly labels?: readonly string[];
  /** Restricts this answer to a grammar (GBNF), instead of the program's own labels or grammar. */
  readonly grammar?: string;
  /** Temperature of label decoding, instead of the program's own. */
  readonly labelTemperature?: number;
  /** Makes the probability of every label known, at up to one evaluation more for each. Default false. */
  readonly allLabels?: boolean;
  /**
   * Whether a free answer may take several tokens at once where it copies the input (see `lookup.ts`). Default true; false is the
   * plain way, whose answers differ only where two tokens are equally probable to the last bits.
   */
  readonly lookup?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each new piece of a free answer; the pieces together are the output. */
  readonly onText?: (text: string) => void;
}

export interface RunResult {
  /** The answer without blank space around it, or exactly one of the labels. */
  readonly output: string;
  /**
   * With labels: the label's probability normalised over the set (see `decode-labels.ts`). Free: the geometric mean
   * of the probabilities of the answer's tokens, its end included; not a probability of being right. With a grammar
   * these are probabilities among what the grammar allows.
   */
  readonly confidence: number;
  /** "length" when a free answer ran into `maxTokens`. */
  readonly finishReason: "stop" | "length";
  /** Set when it did so before it fitted the grammar: the output is only the beginning of an answer. */
  readonly incomplete?: true;
  /** Tokens of the program's own prompt (before and after the input), of the input and of the answer. */
  readonly tokens: { readonly prefix: number; readonly input: number; readonly output: number };
  /** Milliseconds in the interpreter, without waiting for it. */
  readonly elapsedMs: number;
  /** With labels: those whose probability became known (all with `allLabels`), most probable first. */
  readonly labelProbabilities?: readonly LabelProbability[];
}

export interface GenerateOptions {
  /** Most tokens to write. */
  readonly maxTokens: number;
  /** Texts before which the answer ends; they are not part of it. */
  readonly stop?: readonly string[];
  /** Whether a control token ends the answer too. Default true. */
  readonly stopAtControl?: boolean;
  readonly signal?: AbortSignal;
}

export interface GenerateResult {
  /** The text as written, blank space included. */
  readonly text: string;
  readonly finishReason: "stop" | "length";
  readonly tokens: { readonly prompt: number; readonly output: number };
  /** Sum of the natural log-probabilities of the chosen tokens, the end token included. */
  readonly logProbability: number;
}
