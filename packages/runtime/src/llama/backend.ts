/**
 * The llama backend: llama.cpp through node-llama-cpp's prebuilt native addon (`addon.ts`).
 *
 * To be used in a process of its own (`worker.ts`), since native code can end the process it runs in. One thread:
 * the prebuilt library has no OpenMP, and two threads were 10-30 times slower than one on small models; processes
 * run side by side instead. Flash attention is off. Keys and values are kept as F32 where that is small, so that
 * evaluating tokens together or one by one agrees to about 1e-6 in log-probability, and as F16 elsewhere (1e-3).
 */

import { cpus } from "node:os";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ErrorCode, isPawError, PawError } from "@paw/format";
import type { Backend, BaseInfo, Sequence } from "../backend.js";
import { textOfTokens } from "../token-bytes.js";
import { Adapters } from "./adapters.js";
import { type AddonContext, type AddonModel, type ContextOptions, GGML_TYPE } from "./addon.js";
import { type BaseFile, readBaseFile, readTokenBytes } from "./base-file.js";
import { loadNativeLibrary, type NativeLibrary } from "./native-library.js";
import { decode, LlamaSequence, requireTokens } from "./sequence.js";

/** Largest key-value cache per token kept as F32: 64 MiB in a context of 2,048. Qwen3-0.6B has 229 KiB, nano under 10. */
const F32_CACHE_BYTES_PER_TOKEN = 32 * 1024;

/** Most tokens evaluated at once: llama.cpp's buffers grow with it, and from a few hundred on nothing is gained. */
const BATCH_TOKENS = 512;

/** llama.cpp gives contexts this step. */
const CONTEXT_STEP = 256;

/** Milliseconds that a failure waits for the words of llama.cpp, which may have none. */
const LOG_WAIT_MS = 100;

/** Lines of llama.cpp's last errors, for the message when something fails. */
const MOST_LOG_LINES = 4;

let library: Promise<NativeLibrary> | undefined;
let logged: string[] = [];

/** Loads the native library, once per process; throws `ENGINE_UNAVAILABLE` where it cannot be loaded. */
export function startLlamaEngine(): Promise<NativeLibrary> {
  library ??= loadNativeLibrary((message) => {
    logged = [...logged, message.trim()].slice(-MOST_LOG_LINES);
  }).catch((error: unknown) => {
    throw new PawError("ENGINE_UNAVAILABLE", `the native engine does not load here: ${String(error)}`, {
      cause: error,
    });
  });
  return library;
}

/**
 * Loads a base GGUF. Throws `MODEL_MISSING` when there is none, `MODEL_INVALID` when it is damaged or unknown to the
 * engine, `IO` when it cannot be read, `ENGINE_UNAVAILABLE` where native code does not load.
 */
export async function openLlamaBackend(path: string): Promise<Backend> {
  const base = await readBaseFile(path);
  const bytes = base.cleansSpaces ? await readTokenBytes(path) : undefined;
  const library = await startLlamaEngine();
  const { addon } = library;
  const model = new addon.AddonModel(resolve(path), { addonExports: addon, gpuLayers: 0, useMmap: true });
  await explained("MODEL_INVALID", `llama.cpp cannot load the base model ${path}`, () => model.init());
  return new LlamaBackend(library, model, base, bytes);
}

class LlamaBackend implements Backend {
  readonly name = "llama";
  readonly info: BaseInfo;
  readonly #library: NativeLibrary;
  readonly #model: AddonModel;
  readonly #base: BaseFile;
  readonly #adapters: Adapters;
  readonly #cacheType: keyof typeof GGML_TYPE;
  /** Bytes of each token where llama.cpp would not give back the text as it was: " ' s" would become "'s". */
  readonly #bytes: readonly Uint8Array[] | undefined;
  /** What decides evaluated states, beside adapter and tokens. */
  readonly #identity: readonly unknown[];
  readonly #sequences = new Set<Sequence>();
  /** The context of the last sequence that was closed: the next takes it where it is as long, since making one takes 20 ms. */
  #spare: { readonly context: AddonContext; readonly contextLength: number } | undefined;
  /** Settles when every sequence asked for so far is open or has failed. */
  #opening: Promise<unknown> = Promise.resolve();
  #embedding: { readonly context: AddonContext; readonly capacity: number } | undefined;
  #embedded: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor(
    library: NativeLibrary,
    model: AddonModel,
    base: BaseFile,
    bytes: readonly Uint8Array[] | undefined,
  ) {
    this.#library = library;
    this.#model = model;
    this.#bytes = bytes;
    this.#base = base;
    this.#adapters = new Adapters(library.addon, model, base);
    this.#cacheType = base.cacheBytesPerToken <= F32_CACHE_BYTES_PER_TOKEN ? "F32" : "F16";
    // Kernels are chosen by processor, and their last bits differ.
    const engine = [library.release, cpus()[0]?.model];
    this.#identity = [...engine, resolve(base.path), base.size, base.changedMs, this.#cacheType];
    const { architecture, contextLength, vocabularySize, embeddingLength } = base;
    const endTokens: number[] = [];
    for (let token = 0; token < vocabularySize; token++) {
      if (model.isEogToken(token)) endTokens.push(token);
    }
    this.info = { architecture, contextLength, vocabularySize, embeddingLength, endTokens };
  }

  tokenize(text: string, control: boolean): number[] {
    this.#requireOpen();
    return Array.from(this.#model.tokenize(text, control));
  }

  detokenize(tokens: readonly number[]): string {
    this.#requireOpen();
    requireTokens(tokens, this.info.vocabularySize);
    if (this.#bytes !== undefined) return textOfTokens(this.#bytes, tokens);
    return tokens.length === 0 ? "" : this.#model.detokenize(Uint32Array.from(tokens), false);
  }

  async tokenBytes(): Promise<readonly Uint8Array[]> {
    this.#requireOpen();
    return readTokenBytes(this.#base.path);
  }

  async openSequence(options: {
    readonly adapter?: string;
    readonly contextLength: number;
  }): Promise<Sequence> {
    const { adapter: path, contextLength } = options;
    const { contextLength: most } = this.info;
    if (!Number.isInteger(contextLength) || contextLength < 1 || contextLength > most) {
      throw new PawError(
        "OPTION_INVALID",
        `context length ${contextLength}: a whole number from 1 to ${most} is needed`,
      );
    }
    this.#requireOpen();
    const opened = this.#open(path, contextLength);
    this.#opening = Promise.allSettled([this.#opening, opened]);
    return opened;
  }

  async #open(path: string | undefined, contextLength: number): Promise<Sequence> {
    const { vocabularySize } = this.info;
    const adapter =
      path === undefined
        ? undefined
        : await explained("ADAPTER_INVALID", `llama.cpp cannot open the adapter ${path}`, () =>
            this.#adapters.take(path),
          );
    try {
      const context =
        (await this.#takeSpare(contextLength)) ?? (await this.#openContext(contextLength, false));
      if (adapter !== undefined) context.setLoras([adapter.lora], [1]);
      const sequence = new LlamaSequence(context, new this.#library.addon.AddonSampler(this.#model), {
        contextLength,
        batchLength: Math.min(contextLength, BATCH_TOKENS),
        vocabularySize,
        bytes: contextLength * this.#cacheBytesPerToken,
        stateIdentity: JSON.stringify([this.#identity, adapter?.hash ?? null]),
        onClose: async (sound) => {
          this.#sequences.delete(sequence);
          const spare = sound && this.#closed === undefined && emptied(context) ? context : undefined;
          await (spare === undefined ? context.dispose() : this.#keepSpare(spare, contextLength));
          await adapter?.release();
        },
      });
      this.#sequences.add(sequence);
      return sequence;
    } catch (error) {
      await adapter?.release();
      throw error;
    }
  }

  async #keepSpare(context: AddonContext, contextLength: number): Promise<void> {
    const before = this.#spare;
    this.#spare = { context, contextLength };
    await before?.context.dispose();
  }

  /** The spare context where it is of this length; one of another length makes room. */
  async #takeSpare(contextLength: number): Promise<AddonContext | undefined> {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare?.contextLength === contextLength) return spare.context;
    await spare?.context.dispose();
    return undefined;
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
    // One after another: they share a context.
    const result = this.#embedded.then(() => this.#embed(tokens));
    this.#embedded = result.catch(() => undefined);
    return result;
  }

  async #embed(tokens: readonly number[]): Promise<Float32Array> {
    this.#requireOpen();
    const context = await this.#embeddingContext(tokens.length);
    context.removeTokenCellsFromSequence(0, 0, -1);
    const at = { position: 0, batchLength: BATCH_TOKENS, logitsFrom: tokens.length - 1 };
    await decode(context, tokens, at, async () => undefined);
    return Float32Array.from(context.getEmbedding(tokens.length));
  }

  close(): Promise<void> {
    this.#closed ??= this.#dispose();
    return this.#closed;
  }

  /** What uses the model goes first: native code would use freed memory. */
  async #dispose(): Promise<void> {
    await this.#opening;
    for (const sequence of this.#sequences) await sequence.close();
    await this.#embedded;
    await this.#embedding?.context.dispose();
    await this.#spare?.context.dispose();
    await this.#adapters.close();
    await this.#model.dispose();
  }

  async #openContext(contextLength: number, embeddings: boolean): Promise<AddonContext> {
    const options: ContextOptions = {
      contextSize: Math.ceil(contextLength / CONTEXT_STEP) * CONTEXT_STEP,
      batchSize: Math.min(contextLength, BATCH_TOKENS),
      sequences: 1,
      threads: 1,
      flashAttention: false,
      embeddings,
      kvCacheKeyType: GGML_TYPE[this.#cacheType],
      kvCacheValueType: GGML_TYPE[this.#cacheType],
      swaFullCache: true, // else a rewind past a sliding window evaluates the whole prefix again
    };
    const context = new this.#library.addon.AddonContext(this.#model, options);
    const what = `llama.cpp cannot open a context of ${contextLength} tokens`;
    // The base is loaded: memory is the usual reason.
    await explained("ENGINE_UNAVAILABLE", what, () => context.init());
    return context;
  }

  async #embeddingContext(length: number): Promise<AddonContext> {
    if (this.#embedding !== undefined && this.#embedding.capacity >= length) return this.#embedding.context;
    await this.#embedding?.context.dispose();
    this.#embedding = undefined;
    const capacity = Math.ceil(length / CONTEXT_STEP) * CONTEXT_STEP;
    const context = await this.#openContext(capacity, true);
    this.#embedding = { context, capacity };
    return context;
  }

  get #cacheBytesPerToken(): number {
    return this.#base.cacheBytesPerToken / (this.#cacheType === "F32" ? 1 : 2);
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) throw new PawError("CLOSED", "the backend is closed: open another");
  }
}

/** Takes tokens and adapters out of a context; false where llama.cpp cannot. */
function emptied(context: AddonContext): boolean {
  context.setLoras([], []);
  return context.removeTokenCellsFromSequence(0, 0, -1);
}

/** Turns a failure of native code, told by an error or by false, into a `PawError` that repeats what llama.cpp logged about it. */
async function explained<Result>(code: ErrorCode, what: string, act: () => Promise<Result>): Promise<Result> {
  logged = [];
  let cause: unknown;
  try {
    const result = await act();
    if (result !== false) return result;
  } catch (error) {
    if (isPawError(error)) throw error;
    cause = error;
  }
  // Log lines come from native threads through the event loop, some time after what they are about.
  for (let waited = 0; logged.length === 0 && waited < LOG_WAIT_MS; waited += 10) await sleep(10);
  const reasons = [...(cause === undefined ? [] : [String(cause)]), ...logged];
  throw new PawError(code, reasons.length === 0 ? what : `${what}: ${reasons.join("; ")}`, { cause });
}
