/**
 * An interpreter: one base model and the programs that run on it.
 *
 * A call rewinds the program's own sequence to its prefix, evaluates the input and decodes. Calls take turns. It does
 * not know bundles, files or processes.
 */

import { type ErrorCode, PawError } from "@paw/format";
import type { Backend, BaseInfo, Segment } from "./backend.js";
import { decodeFree } from "./decode.js";
import { decodeGrammar } from "./decode-grammar.js";
import { decodeLabels } from "./decode-labels.js";
import { Lookup } from "./lookup.js";
import { type OpenLimits, OpenPrograms } from "./open-programs.js";
import type { GenerateOptions, GenerateResult, Program, RunOptions, RunResult } from "./program.js";
import { tokenizeSegments } from "./prompt.js";
import { TextStream } from "./text-stream.js";

/**
 * A key-value cache takes under 10 MB of nano, 29 MB of Qwen3-0.6B for 256 tokens. Two of the latter are enough for many programs:
 * one takes another's place in 20 ms, a thirtieth of a short call. 50,000 places and states of a
 * grammar take about 30 MB; an answer of deeply nested JSON in nano's vocabulary adds under 6,000.
 */
const OPEN_LIMITS: OpenLimits = {
  openPrograms: 16,
  openBytes: 64 * 1024 ** 2,
  stateWorthMs: 250,
  rememberedPlaces: 50_000,
};
const DEFAULT_MAX_TOKENS = 256;
/** Least room for an answer where `maxTokens` is not given. */
const MIN_DEFAULT_TOKENS = 32;
/** Longest input looked at: far over any context, and tokenised in under a second. */
const MAX_INPUT_CHARACTERS = 1_000_000;

/** Runs programs, one call at a time, on a backend that it owns. */
export class Interpreter {
  readonly #backend: Backend;
  readonly #programs: OpenPrograms;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(backend: Backend, limits: Partial<OpenLimits> = {}) {
    this.#backend = backend;
    this.#programs = new OpenPrograms(backend, { ...OPEN_LIMITS, ...limits });
  }

  get info(): BaseInfo {
    return this.#backend.info;
  }

  /**
   * Runs a program on an input. Throws `INPUT_INVALID`, `OPTION_INVALID`, `CONTEXT_OVERFLOW` with the numbers,
   * `ADAPTER_INVALID`, `ADAPTER_MISMATCH`, `ABORTED` or `CLOSED`.
   */
  run(program: Program, input: string, options: RunOptions = {}): Promise<RunResult> {
    return this.#exclusive(program.key, () => this.#run(program, input, options));
  }

  /** Continues a prompt with the bare base. Throws as `run`. */
  generate(segments: readonly Segment[], options: GenerateOptions): Promise<GenerateResult> {
    return this.#exclusive(BARE_BASE.key, () => this.#generate(segments, options));
  }

  /** The final-norm hidden state [embeddingLength] at the last token of segments. Throws `CONTEXT_OVERFLOW`. */
  embed(segments: readonly Segment[]): Promise<Float32Array> {
    return this.#exclusive(undefined, () => this.#backend.embed(tokenizeSegments(this.#backend, segments)));
  }

  /** Runs a measurement of the bare backend between two calls. */
  measure<Result>(act: (backend: Backend) => Promise<Result>): Promise<Result> {
    return this.#exclusive(undefined, () => act(this.#backend));
  }

  /** Waits for the running call, then frees the backend; idempotent. Calls still waiting get `CLOSED`. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#tail;
    await this.#backend.close();
  }

  async #run(program: Program, input: string, options: RunOptions): Promise<RunResult> {
    const started = performance.now();
    const open = await this.#programs.open(program);
    const inputTokens = this.#backend.tokenize(checkInput(input), false);
    const { labels, grammar } = restriction(program, options);
    const temperature = checkTemperature(options.labelTemperature ?? program.labelTemperature ?? 1);
    const trie = labels === undefined ? undefined : this.#programs.trie(open, labels);
    const prompt = open.prefix.length + open.lead.length + open.suffix.length;
    const reserve = trie?.longest ?? reserveFor(options.maxTokens, open.limit - prompt - inputTokens.length);
    checkContext(prompt, inputTokens.length, reserve, open.limit);
    const tail = [...open.lead, ...inputTokens, ...open.suffix];
    const sequence = await this.#programs.sequence(open, open.prefix.length + tail.length + reserve);
    const { endTokens } = this.info;
    const { signal } = options;

    if (trie !== undefined) {
      const { label, probability, resolved, tokenCount } = await decodeLabels(sequence, tail, trie, {
        endTokens,
        signal,
        temperature,
        all: options.allLabels ?? false,
      });
      options.onText?.(label);
      return {
        output: label,
        confidence: probability,
        finishReason: "stop",
        tokens: { prefix: prompt, input: inputTokens.length, output: tokenCount },
        elapsedMs: performance.now() - started,
        labelProbabilities: resolved,
      };
    }
    requireTail(tail);
    const stream =
      options.onText &&
      new TextStream((tokens) => this.#backend.detokenize(tokens), options.onText, grammar === undefined);
    const stop = stream && ((tokens: readonly number[]) => stream.push(tokens));
    const bounds = { maxTokens: reserve, endTokens, signal, ...(stop && { stop }) };
    const decoding =
      grammar === undefined
        ? await decodeFree(sequence, tail, {
            ...bounds,
            ...(options.lookup === false ? {} : { lookup: new Lookup(inputTokens) }),
          })
        : await decodeGrammar(sequence, tail, await this.#programs.filter(open, grammar), bounds);
    const text = this.#backend.detokenize(decoding.tokens);
    const output = grammar === undefined ? text.trim() : text;
    stream?.end(output);
    return {
      output,
      confidence: Math.min(1, Math.exp(decoding.meanLogProbability)),
      finishReason: decoding.finishReason,
      ...(decoding.incomplete && { incomplete: true }),
      tokens: { prefix: prompt, input: inputTokens.length, output: decoding.tokens.length },
      elapsedMs: performance.now() - started,
    };
  }

  async #generate(segments: readonly Segment[], options: GenerateOptions): Promise<GenerateResult> {
    const { maxTokens, stop = [], stopAtControl = true, signal } = options;
    const open = await this.#programs.open(BARE_BASE);
    const prompt = tokenizeSegments(this.#backend, segments);
    requireTail(prompt);
    checkContext(prompt.length, 0, reserveFor(maxTokens, 0), open.limit);
    const sequence = await this.#programs.sequence(open, prompt.length + maxTokens);
    const decoding = await decodeFree(sequence, prompt, {
      maxTokens,
      endTokens: this.info.endTokens,
      signal,
      stop: (tokens) =>
        (stopAtControl && this.#backend.detokenize(tokens.slice(-1)) === "") ||
        (stop.length > 0 && firstStop(this.#backend.detokenize(tokens), stop) >= 0),
    });
    const text = this.#backend.detokenize(decoding.tokens);
    const end = firstStop(text, stop);
    return {
      text: end < 0 ? text : text.slice(0, end),
      finishReason: decoding.finishReason,
      tokens: { prompt: prompt.length, output: decoding.tokens.length },
      logProbability: decoding.logProbability,
    };
  }

  /**
   * Runs one call after the other. After a failure in an evaluation the program's sequence is closed, because it may
   * be half done.
   */
  #exclusive<Result>(key: string | undefined, call: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(async () => {
      if (this.#closed) throw new PawError("CLOSED", "the interpreter is closed: open another");
      try {
        return await call();
      } catch (error) {
        const sound = error instanceof PawError && SOUND_AFTER.has(error.code);
        if (key !== undefined && !sound) await this.#programs.drop(key);
        throw error;
      }
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }
}

/** Errors that come before or between evaluations: sequences can be used again. */
const SOUND_AFTER: ReadonlySet<string> = new Set<ErrorCode>([
  "ABORTED",
  "CONTEXT_OVERFLOW",
  "INPUT_INVALID",
  "OPTION_INVALID",
]);

/** What restricts an answer: the call's own wish, else the program's. */
function restriction(program: Program, options: RunOptions): Pick<Program, "labels" | "grammar"> {
  const own = options.labels ?? options.grammar;
  const { labels, grammar } = own === undefined ? program : options;
  return labels === undefined ? (grammar === undefined ? {} : { grammar }) : { labels };
}

/** The bare base as a program without prompt; its key cannot be a content hash. */
const BARE_BASE: Program = { key: "(bare base)", prefix: [], suffix: [] };

function checkInput(input: unknown): string {
  if (typeof input !== "string") {
    throw new PawError("INPUT_INVALID", `the input is ${typeof input}: text is needed`);
  }
  if (input.length > MAX_INPUT_CHARACTERS) {
    throw new PawError(
      "CONTEXT_OVERFLOW",
      `the input has ${input.length} characters: at most ${MAX_INPUT_CHARACTERS} are looked at; shorten it`,
    );
  }
  // Half a surrogate pair has no UTF-8 form; encoding makes it U+FFFD, the same for every backend.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(input));
}

function checkTemperature(temperature: number): number {
  if (!Number.isFinite(temperature) || temperature <= 0) {
    throw new PawError(
      "OPTION_INVALID",
      `labelTemperature is ${temperature}: a finite number over 0 is needed, 1 for the model's own probabilities`,
    );
  }
  return temperature;
}

function reserveFor(maxTokens: number | undefined, left: number): number {
  if (maxTokens === undefined) return Math.max(MIN_DEFAULT_TOKENS, Math.min(DEFAULT_MAX_TOKENS, left));
  if (!Number.isInteger(maxTokens) || maxTokens < 1) {
    throw new PawError("OPTION_INVALID", `maxTokens is ${maxTokens}: a whole number of at least 1 is needed`);
  }
  return maxTokens;
}

function checkContext(prefix: number, input: number, reserve: number, limit: number): void {
  const used = prefix + input + reserve;
  if (used > limit) {
    throw new PawError(
      "CONTEXT_OVERFLOW",
      `used ${used} of ${limit} tokens: prefix ${prefix}, input ${input}, reserve ${reserve} for the answer; shorten the input by ${used - limit} tokens or ask for a shorter answer`,
    );
  }
}

function requireTail(tail: readonly number[]): void {
  if (tail.length === 0)
    throw new PawError("INPUT_INVALID", "the prompt is empty: there is nothing to continue");
}

function firstStop(text: string, stop: readonly string[]): number {
  const found = stop.map((s) => text.indexOf(s)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}
