/**
 * What of node-llama-cpp's native addon is used here.
 *
 * The addon is llama.cpp's C interface as objects; node-llama-cpp's own JavaScript on top of it (chat, queues, memory
 * estimates, downloads) takes 0.5 s of CPU time to import in every worker and keeps adapters until the model goes, so it is left out.
 * These classes are internal to node-llama-cpp, whose version is therefore fixed in package.json.
 * Declared after `dist/bindings/AddonTypes.d.ts` and `llama/addon/*.cpp` of node-llama-cpp 3.22.1.
 *
 * What the native side does not check, its callers must: nothing of a model may be in use when it is disposed, and calls on one context must
 * not overlap.
 */

/** The version that these declarations were read from. */
export const ADDON_VERSION = "3.22.1";

export interface Addon {
  readonly AddonModel: new (path: string, options: ModelOptions) => AddonModel;
  readonly AddonModelLora: new (model: AddonModel, path: string) => AddonModelLora;
  readonly AddonContext: new (model: AddonModel, options: ContextOptions) => AddonContext;
  readonly AddonSampler: new (model: AddonModel) => AddonSampler;

  /** Once in a process, before everything else. */
  markLoaded(): boolean;
  setLogger(logger: (level: number, message: string) => void): void;
  /** Messages above this level are left out. */
  setLoggerLogLevel(level: number): void;
  /** Loads the compute backends beside the addon or in a folder. */
  loadBackends(folder?: string): void;
  /** Undefined while no backend is loaded. */
  getGpuType(): string | false | undefined;
  init(): Promise<void>;
}

export interface ModelOptions {
  readonly addonExports: Addon;
  readonly gpuLayers: number;
  readonly useMmap: boolean;
}

export interface AddonModel {
  /** False where llama.cpp refuses the file; the log says why. */
  init(): Promise<boolean>;
  loadLora(lora: AddonModelLora): Promise<void>;
  tokenize(text: string, control: boolean): Uint32Array;
  detokenize(tokens: Uint32Array, control: boolean): string;
  isEogToken(token: number): boolean;
  dispose(): Promise<void>;
}

export interface AddonModelLora {
  dispose(): Promise<void>;
}

export interface ContextOptions {
  readonly contextSize: number;
  /** Most tokens of a batch; buffers are as large as it needs. */
  readonly batchSize: number;
  readonly sequences: 1;
  readonly threads: 1;
  readonly flashAttention: boolean;
  readonly embeddings: boolean;
  /** Numbers of ggml types. */
  readonly kvCacheKeyType: number;
  readonly kvCacheValueType: number;
  readonly swaFullCache: boolean;
}

/** Numbers of ggml types that a cache can have. */
export const GGML_TYPE = { F32: 0, F16: 1 } as const;

export interface AddonContext {
  /** False where llama.cpp has no memory for it or refuses; the log says why. */
  init(): Promise<boolean>;
  setLoras(loras: readonly AddonModelLora[], scales: readonly number[]): void;
  /** Begins a batch, in the place of the last. */
  initBatch(size: number): void;
  /** Returns where in the batch the logits of each of `logitIndexes` will be. */
  addToBatch(sequence: 0, position: number, tokens: Uint32Array, logitIndexes: Uint32Array): Uint32Array;
  decodeBatch(): Promise<void>;
  /** [token or -1, -, -, [token, logit, token, logit, ...], sum of exp(logit - largest logit)] */
  sampleToken(
    logitIndex: number,
    sampler: AddonSampler,
    probabilities: false,
    confidence: false,
    logits: readonly [tokens: readonly number[], max: false, min: false, selected: true, top: 0],
    totalLogitWeight: true,
  ): Promise<readonly [number, undefined, undefined, readonly number[] | undefined, number | undefined]>;
  /** Keys and values of [start, end); false where that much cannot be taken out. */
  removeTokenCellsFromSequence(sequence: 0, start: number, end: number): boolean;
  /** First position that has keys and values in every block; -1 for none. */
  getSequenceKvCacheMinPosition(sequence: 0): number;
  saveSequenceStateToFile(path: string, sequence: 0, tokens: Uint32Array): Promise<number>;
  loadSequenceStateFromFile(path: string, sequence: 0, most: number): Promise<Uint32Array>;
  /** Of the last token of the last batch. */
  getEmbedding(tokens: number): Float64Array;
  dispose(): Promise<void>;
}

export interface AddonSampler {
  /** Temperature 0 is greedy. */
  applyConfig(config: { readonly temperature: 0 }): void;
  dispose(): void;
}
