/** The reference backend: a GGUF of a known architecture in plain TypeScript, slow and exact, the same bits on every machine. */

import { readFile } from "node:fs/promises";
import { type GgufFile, ggufNumber, isPawError, PawError, readGguf } from "@paw/format";
import type { Backend, BaseInfo, Sequence } from "../backend.js";
import { loadAdapter } from "./adapter.js";
import { readModelConfig, readTokenizerData } from "./config.js";
import { ReferenceModel } from "./model.js";
import { ReferenceSequence } from "./sequence.js";
import { Tokenizer } from "./tokenizer.js";
import { loadWeights } from "./weights.js";

/** Control tokens that end an answer besides the metadata's EOS and EOT, as llama.cpp knows them by text. */
const END_TOKEN_TEXTS = [
  "<|im_end|>",
  "<|endoftext|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<|end_of_text|>",
  "<end_of_turn>",
  "<eos>",
  "</s>",
];

/**
 * Loads a model file. Throws MODEL_MISSING when there is none, MODEL_INVALID when it is broken or of an
 * architecture or tokeniser that is not known, IO when it cannot be read.
 */
export async function openReferenceBackend(path: string): Promise<Backend> {
  const bytes = await readBytes(path, "model", "MODEL_MISSING");
  try {
    const file = readGguf(bytes);
    const tokenizer = new Tokenizer(readTokenizerData(file.metadata));
    const { architecture, config } = readModelConfig(file.metadata, tokenizer.vocabularySize);
    const weights = loadWeights(file.tensors, architecture, config);
    const model = new ReferenceModel(architecture, config, weights);
    return new ReferenceBackend(model, tokenizer, endTokens(file, tokenizer));
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError("MODEL_INVALID", `${path} cannot be used as a model: ${error.message}`, {
      cause: error,
    });
  }
}

class ReferenceBackend implements Backend {
  readonly name = "reference";
  readonly info: BaseInfo;
  readonly #tokenizer: Tokenizer;
  readonly #sequences = new Set<ReferenceSequence>();
  #model: ReferenceModel | undefined;

  constructor(model: ReferenceModel, tokenizer: Tokenizer, endTokens: readonly number[]) {
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.info = {
      architecture: model.architecture.name,
      contextLength: model.config.contextLength,
      vocabularySize: tokenizer.vocabularySize,
      embeddingLength: model.config.embeddingLength,
      endTokens,
    };
  }

  tokenize(text: string, control: boolean): number[] {
    return this.#tokenizer.encode(text, control);
  }

  detokenize(tokens: readonly number[]): string {
    return this.#tokenizer.decode(tokens);
  }

  async tokenBytes(): Promise<readonly Uint8Array[]> {
    return this.#tokenizer.tokenBytes;
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
    const model = this.#openModel();
    const adapter =
      path === undefined ? undefined : loadAdapter(await readBytes(path, "adapter", "IO"), model);
    return this.#sequence(contextLength, adapter);
  }

  async embed(tokens: readonly number[]): Promise<Float32Array> {
    const sequence = this.#sequence(this.info.contextLength, undefined);
    try {
      return await sequence.hidden(tokens);
    } finally {
      await sequence.close();
    }
  }

  async close(): Promise<void> {
    this.#model = undefined;
    await Promise.all([...this.#sequences].map((sequence) => sequence.close()));
  }

  #sequence(contextLength: number, adapter: ReturnType<typeof loadAdapter> | undefined): ReferenceSequence {
    const sequence = new ReferenceSequence({
      model: this.#openModel(),
      adapter,
      contextLength,
      vocabularySize: this.info.vocabularySize,
      onClose: () => this.#sequences.delete(sequence),
    });
    this.#sequences.add(sequence);
    return sequence;
  }

  #openModel(): ReferenceModel {
    if (this.#model === undefined) throw new PawError("CLOSED", "the backend is closed: open another");
    return this.#model;
  }
}

/** EOS, EOT and the well-known texts, ascending; throws MODEL_INVALID for none or an id outside the vocabulary. */
function endTokens({ metadata }: GgufFile, tokenizer: Tokenizer): number[] {
  const named = ["tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id"].map((key) =>
    ggufNumber(metadata, key),
  );
  const known = END_TOKEN_TEXTS.map((text) => tokenizer.controlToken(text));
  const ids = [...new Set([...named, ...known])].filter((id) => id !== undefined).sort((a, b) => a - b);
  const wrong = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= tokenizer.vocabularySize);
  if (ids.length === 0 || wrong !== undefined) {
    throw new PawError(
      "MODEL_INVALID",
      `end token ${wrong} is not in the vocabulary of ${tokenizer.vocabularySize}`,
    );
  }
  return ids;
}

async function readBytes(path: string, what: string, missing: "MODEL_MISSING" | "IO"): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const absent = code === "ENOENT" || code === "ENOTDIR";
    throw new PawError(
      absent ? missing : "IO",
      `${absent ? "there is no" : "cannot read the"} ${what} file ${path}`,
      {
        cause: error,
      },
    );
  }
}
