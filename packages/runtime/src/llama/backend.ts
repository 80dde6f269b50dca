/**
 * The llama backend: llama.cpp through node-llama-cpp's prebuilt CPU library.
 *
 * To be used in a process of its own (`worker.ts`), since native code can end the process it runs in. One thread:
 * the prebuilt library has no OpenMP, and two threads were 10-30 times slower than one on small models; processes
 * run side by side instead. Flash attention is off. Keys and values are kept as F32 where that is small, so that
 * evaluating tokens together or one by one agrees to about 1e-6 in log-probability, and as F16 elsewhere (1e-3).
 * node-llama-cpp frees adapters only with the model, so each adapter ever opened stays in memory until `close`.
 */

import { cpus } from "node:os";
import { resolve } from "node:path";
import { type ErrorCode, PawError } from "@paw/format";
import type { Llama, LlamaEmbeddingContext, LlamaModel, Token } from "node-llama-cpp";
import type { Backend, BaseInfo, Sequence } from "../backend.js";
import { textOfTokens } from "../token-bytes.js";
import { checkAdapterFile } from "./adapter-file.js";
import { type BaseFile, readBaseFile, readTokenBytes } from "./base-file.js";
import { loadNativeLibrary } from "./native-library.js";
import { LlamaSequence, requireTokens } from "./sequence.js";

/** Largest key-value cache per token kept as F32: 64 MiB in a context of 2,048. Qwen3-0.6B has 229 KiB, nano under 10. */
const F32_CACHE_BYTES_PER_TOKEN = 32 * 1024;

/** Lines of llama.cpp's last errors, for the message when something fails. */
const MOST_LOG_LINES = 4;

let engine: Promise<Llama> | undefined;
let logged: string[] = [];

/** Loads the native library, once per process; throws `ENGINE_UNAVAILABLE` where it cannot be loaded. */
export function startLlamaEngine(): Promise<Llama> {
  engine ??= loadEngine();
  return engine;
}

async function loadEngine(): Promise<Llama> {
  try {
    const { LlamaLogLevel } = await import("node-llama-cpp");
    return await loadNativeLibrary({
      logLevel: LlamaLogLevel.error,
      logger: (_level, message) => {
        logged = [...logged, message.trim()].slice(-MOST_LOG_LINES);
      },
      maxThreads: 1,
    });
  } catch (error) {
    throw new PawError("ENGINE_UNAVAILABLE", `the native engine does not load here: ${String(error)}`, {
      cause: error,
    });
  }
}

/**
 * Loads a base GGUF. Throws `MODEL_MISSING` when there is none, `MODEL_INVALID` when it is damaged or unknown to the
 * engine, `IO` when it cannot be read, `ENGINE_UNAVAILABLE` where native code does not load.
 */
export async function openLlamaBackend(path: string): Promise<Backend> {
  const base = await readBaseFile(path);
  const llama = await startLlamaEngine();
  const small = base.cacheBytesPerToken <= F32_CACHE_BYTES_PER_TOKEN;
  const cacheType = small ? "F32" : "F16";
  const model = await explained("MODEL_INVALID", `llama.cpp cannot load the base model ${path}`, () =>
    llama.loadModel({
      modelPath: path,
      gpuLayers: 0,
      defaultContextFlashAttention: false,
      experimentalDefaultContextKvCacheKeyType: cacheType,
      experimentalDefaultContextKvCacheValueType: cacheType,
    }),
  );
  const endTokens = [...model.iterateAllTokens()].filter((token) => model.isEogToken(token));
  const cache = { type: cacheType, bytesPerToken: base.cacheBytesPerToken / (small ? 1 : 2) };
  const { repo, release } = llama.llamaCppRelease;
  const bytes = base.cleansSpaces ? await readTokenBytes(path) : undefined;
  return new LlamaBackend(model, base, endTokens, cache, `${repo} ${release}`, bytes);
}

class LlamaBackend implements Backend {
  readonly name = "llama";
  readonly info: BaseInfo;
  readonly #model: LlamaModel;
  readonly #base: BaseFile;
  readonly #cacheBytesPerToken: number;
  /** Bytes of each token where llama.cpp would not give back the text as it was: " ' s" would become "'s". */
  readonly #bytes: readonly Uint8Array[] | undefined;
  /** What decides evaluated states, beside adapter and tokens. */
  readonly #identity: readonly unknown[];
  /** SHA-256 by path of the adapters that the model holds. */
  readonly #adapters = new Map<string, string>();
  #embedding: { readonly context: LlamaEmbeddingContext; readonly capacity: number } | undefined;

  constructor(
    model: LlamaModel,
    base: BaseFile,
    endTokens: readonly number[],
    cache: { readonly type: string; readonly bytesPerToken: number },
    engine: string,
    bytes: readonly Uint8Array[] | undefined,
  ) {
    this.#model = model;
    this.#bytes = bytes;
    this.#base = base;
    this.#cacheBytesPerToken = cache.bytesPerToken;
    // Kernels are chosen by processor, and their last bits differ.
    this.#identity = [engine, cpus()[0]?.model, resolve(base.path), base.size, base.changedMs, cache.type];
    const { architecture, contextLength, vocabularySize, embeddingLength } = base;
    this.info = { architecture, contextLength, vocabularySize, embeddingLength, endTokens };
  }

  tokenize(text: string, control: boolean): number[] {
    this.#requireOpen();
    return this.#model.tokenize(text, control);
  }

  detokenize(tokens: readonly number[]): string {
    this.#requireOpen();
    requireTokens(tokens, this.info.vocabularySize);
    if (this.#bytes !== undefined) return textOfTokens(this.#bytes, tokens);
    return this.#model.detokenize(tokens as readonly Token[]);
  }

  async tokenBytes(): Promise<readonly Uint8Array[]> {
    this.#requireOpen();
    return readTokenBytes(this.#base.path);
  }

  async openSequence(options: {
    readonly adapter?: string;
    readonly contextLength: number;
  }): Promise<Sequence> {
    const { adapter, contextLength } = options;
    const { contextLength: most, vocabularySize } = this.info;
    if (!Number.isInteger(contextLength) || contextLength < 1 || contextLength > most) {
      throw new PawError(
        "OPTION_INVALID",
        `context length ${contextLength}: a whole number from 1 to ${most} is needed`,
      );
    }
    this.#requireOpen();
    const adapterHash = adapter === undefined ? undefined : await this.#claimAdapter(adapter);
    const lora = adapter === undefined ? {} : { lora: { adapters: [{ filePath: adapter, scale: 1 }] } };
    // The base is loaded and memory is the usual reason where there is no adapter.
    const code = adapter === undefined ? "ENGINE_UNAVAILABLE" : "ADAPTER_INVALID";
    const what = adapter === undefined ? `a context of ${contextLength} tokens` : `the adapter ${adapter}`;
    const context = await explained(code, `llama.cpp cannot open ${what}`, () =>
      this.#model.createContext({
        contextSize: contextLength + 1, // node-llama-cpp starts to shift one token before the end
        sequences: 1,
        threads: 1,
        swaFullCache: true, // else a rewind past a sliding window evaluates the whole prefix again
        failedCreationRemedy: false,
        ...lora,
      }),
    );
    return new LlamaSequence(context, {
      contextLength,
      vocabularySize,
      bytes: contextLength * this.#cacheBytesPerToken,
      stateIdentity: JSON.stringify([this.#identity, adapterHash ?? null]),
    });
  }

  async embed(tokens: readonly number[]): Promise<Float32Array> {
    this.#requireOpen();
    if (tokens.length === 0) {
      throw new PawError("INPUT_INVALID", "no tokens to embed: at least one is needed");
    }
    requireTokens(tokens, this.info.vocabularySize);
    if (tokens.length > this.info.contextLength) {
      throw new PawError(
        "CONTEXT_OVERFLOW",
        `${tokens.length} tokens; the context holds ${this.info.contextLength}: shorten the text`,
      );
    }
    const context = await this.#embeddingContext(tokens.length);
    const { vector } = await context.getEmbeddingFor([...tokens] as Token[]);
    return Float32Array.from(vector);
  }

  async close(): Promise<void> {
    await this.#model.dispose();
  }

  /** Checks an adapter and returns its SHA-256; refuses one whose file changed, because the model still holds the old one under its path. */
  async #claimAdapter(path: string): Promise<string> {
    const key = resolve(path);
    const hash = await checkAdapterFile(path, this.#base);
    const known = this.#adapters.get(key);
    if (known !== undefined && known !== hash) {
      throw new PawError(
        "ADAPTER_INVALID",
        `adapter ${path} changed after it was loaded: give a new adapter a new file name`,
      );
    }
    this.#adapters.set(key, hash);
    return hash;
  }

  async #embeddingContext(length: number): Promise<LlamaEmbeddingContext> {
    if (this.#embedding !== undefined && this.#embedding.capacity >= length) return this.#embedding.context;
    await this.#embedding?.context.dispose();
    // Inputs must be shorter than the context; llama.cpp rounds it up to this step anyway.
    const contextSize = Math.ceil((length + 1) / 256) * 256;
    const context = await this.#model.createEmbeddingContext({ contextSize, threads: 1 });
    this.#embedding = { context, capacity: contextSize - 1 };
    return context;
  }

  #requireOpen(): void {
    if (this.#model.disposed) throw new PawError("CLOSED", "the backend is closed: open another");
  }
}

/** Turns a failure of native code into a `PawError` that repeats what llama.cpp logged about it. */
async function explained<Result>(code: ErrorCode, what: string, act: () => Promise<Result>): Promise<Result> {
  logged = [];
  try {
    return await act();
  } catch (error) {
    throw new PawError(code, `${what}: ${[String(error), ...logged].join("; ")}`, { cause: error });
  }
}
