/**
 * What an inference engine must do to run PAW programs.
 *
 * A backend holds one base model (the interpreter) and opens sequences on it: token histories with a KV cache
 * and at most one LoRA adapter each. It knows nothing about programs, prompts, labels or scheduling; those are
 * written once, above it, so that every backend gives the same answers. Two implementations: `llama`
 * (node-llama-cpp, in a worker process) and `reference` (plain TypeScript, slow and exact: the twin that fast
 * backends are tested against, and the fallback where native code cannot load).
 */

/** A piece of a prompt. Only a control piece may contain control tokens; data such as user input never does. */
export interface Segment {
  readonly text: string;
  readonly control: boolean;
}

export interface BaseInfo {
  /** GGUF `general.architecture`, for example "qwen3". */
  readonly architecture: string;
  /** Most tokens a sequence may hold. */
  readonly contextLength: number;
  readonly vocabularySize: number;
  /** Width of the hidden state that `embed` returns. */
  readonly embeddingLength: number;
  /** Tokens that end an answer. */
  readonly endTokens: readonly number[];
}

export interface Backend {
  readonly name: "llama" | "reference";
  readonly info: BaseInfo;

  /** Token ids of a text; with `control` off, the text of a control token becomes ordinary tokens. */
  tokenize(text: string, control: boolean): number[];

  /** The text of tokens; control tokens give nothing, incomplete UTF-8 gives U+FFFD. */
  detokenize(tokens: readonly number[]): string;

  /** The bytes of each token, none for control tokens. Throws `MODEL_INVALID` for a kind of vocabulary that is not known. */
  tokenBytes(): Promise<readonly Uint8Array[]>;

  /**
   * Opens an empty sequence. `adapter` is the path of a GGUF LoRA adapter; tensors that do not fit the base are
   * refused with `ADAPTER_MISMATCH`, a broken file with `ADAPTER_INVALID`.
   */
  openSequence(options: { readonly adapter?: string; readonly contextLength: number }): Promise<Sequence>;

  /** The final-norm hidden state [embeddingLength] at the last token, without adapter and without scaling. */
  embed(tokens: readonly number[]): Promise<Float32Array>;

  /** Frees the model and every sequence; idempotent. */
  close(): Promise<void>;
}

export interface Prediction {
  readonly token: number;
  /** Natural logarithm of its probability over the whole vocabulary. */
  readonly logProbability: number;
}

/** Files of evaluated tokens. */
export interface SavedState {
  /** Everything beside the tokens that decides what evaluating them gives: engine, processor, base, adapter. */
  readonly identity: string;

  /** Writes tokens and key-value cache to a file. */
  save(path: string): Promise<void>;

  /**
   * Takes a file that `save` wrote, in the place of what the sequence holds, and returns its tokens. A damaged file may end the
   * process: check it first. Throws where the engine refuses it.
   */
  load(path: string): Promise<readonly number[]>;
}

/** A token history on a backend. Calls must not overlap: the owner waits for each before the next. */
export interface Sequence {
  /** Tokens held. */
  readonly length: number;

  /** Bytes of its key-value cache. */
  readonly bytes: number;

  /** How what it holds is kept in a file; absent where the backend cannot. */
  readonly state?: SavedState;

  /** Keeps the first `length` tokens and forgets the rest. */
  rewind(length: number): Promise<void>;

  /** Appends tokens (at least one) without asking for a prediction: prefill. */
  append(tokens: readonly number[]): Promise<void>;

  /** Appends tokens (at least one) and returns the most probable next token; ties go to the lower id. */
  greedy(tokens: readonly number[]): Promise<Prediction>;

  /**
   * Appends tokens (at least one) and returns the most probable next token after each of them. A backend may evaluate them
   * together, so that its last bits differ from those of `greedy` token by token.
   */
  greedyEach(tokens: readonly number[]): Promise<Prediction[]>;

  /**
   * Appends tokens (at least one) and returns log-probabilities (softmax over the whole vocabulary) of the
   * candidates as next token, in the order given.
   */
  score(tokens: readonly number[], candidates: readonly number[]): Promise<Float64Array>;

  /** Frees the sequence; idempotent. */
  close(): Promise<void>;
}
