/** The options that `compile` and `load` share, and their checks: wrong options fail before any work is done. */

import { resolve } from "node:path";
import { PawError, type PromptContract } from "@paw/format";
import { type EngineName, MAX_LABELS, type Pool, parseGbnf, regexToGbnf, type Weights } from "@paw/runtime";
import { typeName } from "./input.js";

export interface PawOptions {
  /** Ends the work with `ABORTED`. */
  readonly signal?: AbortSignal;
  /** Told before each stage. */
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Forbids connections, as `PAW_OFFLINE=1` does. Only the compiler "hosted" makes any; downloading is for `paw pull`. */
  readonly offline?: boolean;
  /** Folder for converted models and unpacked adapters. Default `PAW_CACHE_DIR` or the user's cache folder. */
  readonly cacheDir?: string;
  /**
   * Interpreter to compile for: "nano" (the default), with the compiler "prompt" also a pulled model by its name
   * (`paw models`) or the path of a GGUF; with "hosted" a pulled "qwen3-0.6b" (its default) or "gpt2". A loaded program
   * names its own.
   */
  readonly interpreter?: string;
  /**
   * "nano" (the default); "prompt": the pseudo-program without an adapter, for any interpreter; or "hosted": the published
   * service, to which the specification is sent ("hosted:NAME" asks for one of its compilers). Not used by `load`.
   */
  readonly compiler?: string;
  /**
   * "tuned" (the default on the llama engine): an interpreter that `paw tune` was run for runs from the copy that it chose, which
   * may answer a little differently; "stored" (the default on the reference engine): always from the file itself. nano is never tuned.
   */
  readonly weights?: Weights;
  /** How the compiler "prompt" lays prompts out; default what is known of the interpreter. Not used by `load`. */
  readonly contract?: PromptContract;
  /**
   * An instruct model that words the task for the compiler "prompt": the name of a pulled model or the path of a GGUF. Default
   * none: the task's text is the specification's own. Not used by `load`.
   */
  readonly writer?: string;
  /** How the writer's turns are laid out; default what is known of it. */
  readonly writerContract?: PromptContract;
  /** Label set: answers are restricted to it. `compile` stores it; `load` uses it in place of the stored one. */
  readonly labels?: readonly string[];
  /**
   * Grammar of the answers: GBNF, or a regular expression that the whole answer matches. `compile` stores it; `load`
   * uses it in place of what the program says. Not together with `labels`.
   */
  readonly grammar?: string | RegExp;
  /**
   * Most bytes of remembered answers: a repeated input is answered without computing. Default 16 MiB; 0 remembers
   * nothing.
   */
  readonly memoBytes?: number;
  /**
   * A SQLite file that keeps answers beyond this process and is shared with others (docs/performance.md). It is made where
   * there is none. Needs Node 22.13. Default: answers are remembered in memory only.
   */
  readonly memoFile?: string;
  /** Milliseconds that each call may take, waiting included, before it rejects with `TIMED_OUT`. Default: no bound. */
  readonly timeoutMs?: number;
  /** A pool to run on, which stays the caller's to close. Default: one pool shared by all functions of the process. */
  readonly pool?: Pool;
  /** Worker processes of a pool of this function's own. */
  readonly workers?: number;
  /** Engine of a pool of this function's own. Default "auto". */
  readonly backend?: EngineName | "auto";
}

export interface ProgressEvent {
  readonly type: "compile-progress" | "load-progress";
  readonly stage: string;
  /** Stages done, of how many. */
  readonly done: number;
  readonly of: number;
}

/**
 * The options, with the cache folder as an absolute path: workers keep the working directory that they were started in.
 * Throws `OPTION_INVALID`, naming the option, the value and what is allowed.
 */
export function checkOptions<Options extends PawOptions>(options: Options): Options {
  checkObject(options);
  checkSignal(options.signal);
  checkFunction("onProgress", options.onProgress);
  if (options.pool !== undefined && typeof Object(options.pool).run !== "function") {
    throw invalid(`pool is ${typeName(options.pool)}: what createPool gives is needed`);
  }
  if (options.labels !== undefined) checkLabels(options.labels);
  if (options.grammar !== undefined) {
    if (options.labels !== undefined)
      throw invalid("labels and grammar were given: one of them restricts the answers");
    grammarText(options.grammar);
  }
  const { offline, cacheDir } = options;
  if (offline !== undefined && typeof offline !== "boolean") {
    throw invalid(`offline is ${typeName(offline)}: true or false is needed`);
  }
  if (cacheDir !== undefined && (typeof cacheDir !== "string" || cacheDir === "")) {
    throw invalid("cacheDir is not a path: give a folder, or leave it out for the default");
  }
  const { memoBytes, memoFile } = options;
  if (memoBytes !== undefined && !(Number.isSafeInteger(memoBytes) && memoBytes >= 0)) {
    throw invalid(`memoBytes is ${String(memoBytes)}: a whole number of bytes is needed, 0 for none`);
  }
  if (memoFile !== undefined && (typeof memoFile !== "string" || memoFile === "")) {
    throw invalid("memoFile is not a path: give a file, or leave it out to remember in memory only");
  }
  const weights: unknown = options.weights;
  if (weights !== undefined && weights !== "tuned" && weights !== "stored") {
    throw invalid(
      `weights is ${JSON.stringify(weights) ?? typeName(weights)}: "tuned" or "stored" is needed`,
    );
  }
  checkTimeout(options.timeoutMs);
  for (const option of ["interpreter", "compiler", "writer"] as const) {
    const name: unknown = options[option];
    if (name === undefined || (typeof name === "string" && name !== "")) continue;
    throw invalid(`${option} is ${name === "" ? "empty" : typeName(name)}: a name is needed`);
  }
  const { writer, writerContract } = options;
  if (writer !== undefined && options.compiler !== "prompt") {
    throw invalid(
      'writer is for the compiler "prompt": choose that (--compiler prompt), or leave the writer out',
    );
  }
  if (writerContract !== undefined && writer === undefined) {
    throw invalid("writerContract is the layout of a writer (--writer), and none was given");
  }
  return {
    ...options,
    ...(cacheDir !== undefined && { cacheDir: resolve(cacheDir) }),
    ...(options.labels && { labels: [...options.labels] }), // the caller's list may change later
  };
}

/** Throws `OPTION_INVALID` unless options are an object. */
export function checkObject(options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  throw invalid(`the options are ${typeName(options)}: an object is needed`);
}

/** Throws `OPTION_INVALID` unless a signal is left out or an AbortSignal. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal instanceof AbortSignal) return;
  throw invalid(`signal is ${typeName(signal)}: an AbortSignal is needed`);
}

/** Throws `OPTION_INVALID` unless an option is left out or a function. */
export function checkFunction(option: string, value: unknown): void {
  if (value === undefined || typeof value === "function") return;
  throw invalid(`${option} is ${typeName(value)}: a function is needed`);
}

/** Throws `OPTION_INVALID` unless the labels are 1 to `MAX_LABELS` distinct lines of text. */
export function checkLabels(labels: readonly string[]): void {
  if (!Array.isArray(labels) || labels.length < 1 || labels.length > MAX_LABELS) {
    const got = Array.isArray(labels) ? `${labels.length} labels` : typeName(labels);
    throw invalid(`labels is ${got}: a list of 1 to ${MAX_LABELS} is needed`);
  }
  for (const [index, label] of labels.entries()) {
    if (!isLabel(label)) {
      throw invalid(
        `label ${index + 1} is ${JSON.stringify(label) ?? typeName(label)}: a label is one line of text without ` +
          "blank space around it",
      );
    }
    if (labels.indexOf(label) !== index) throw invalid(`label ${JSON.stringify(label)} is given twice`);
  }
}

/** Whether a value may stand in a label set: a line of text without blanks around it. */
export function isLabel(label: unknown): boolean {
  return (
    typeof label === "string" &&
    label.trim() === label &&
    label !== "" &&
    !/\p{Cc}/u.test(label) &&
    label.isWellFormed()
  );
}

/** Longest time-out: what Node's timers can wait, about 24 days. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Throws `OPTION_INVALID` unless a length is left out or a whole number of at least 1. */
export function checkMaxTokens(maxTokens: number | undefined): void {
  if (maxTokens === undefined || (Number.isSafeInteger(maxTokens) && maxTokens >= 1)) return;
  throw invalid(`maxTokens is ${String(maxTokens)}: a whole number of at least 1 is needed`);
}

/** Throws `OPTION_INVALID` unless a time-out is left out or one that a timer can wait. */
export function checkTimeout(timeoutMs: number | undefined): void {
  if (
    timeoutMs === undefined ||
    (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)
  )
    return;
  throw invalid(
    `timeoutMs is ${String(timeoutMs)}: over 0 and at most ${MAX_TIMEOUT_MS} milliseconds are allowed`,
  );
}

/** A grammar option as GBNF; throws `OPTION_INVALID`. Flags of a regular expression other than u and v are refused. */
export function grammarText(grammar: string | RegExp): string {
  if (grammar instanceof RegExp) {
    if (/[^uv]/.test(grammar.flags)) {
      throw invalid(
        `grammar is ${grammar}: the flag ${grammar.flags.replace(/[uv]/g, "")} has no meaning for answers`,
      );
    }
    return `root ::= ${regexToGbnf(grammar.source)}`;
  }
  if (typeof grammar !== "string") {
    throw invalid(`grammar is ${typeName(grammar)}: a GBNF text or a regular expression is needed`);
  }
  parseGbnf(grammar);
  return grammar;
}

function invalid(message: string): PawError {
  return new PawError("OPTION_INVALID", message);
}

/** Tuning measures the llama engine; the reference engine gives the same bits everywhere, whatever was tuned. */
export function usualWeights(pool: Pool): Weights {
  return pool.engine === "llama" ? "tuned" : "stored";
}
