/**
 * What a model family is, as data: the tensors it has, how the graph uses them, how Hugging Face names them.
 *
 * `architectures/` holds one `Architecture` per family. The converter, the reading of PEFT adapters and the reference backend all
 * work from it, and what a family has no tensor for its graph does not do. Sources: llama.cpp `src/models/*.cpp` and
 * `llama-arch.cpp` (GGUF names and keys), its converter (what changes on the way), transformers (Hugging Face names).
 */

import { PawError } from "./errors.js";
import type { HfConfig } from "./hf-config.js";

/** The sizes that shape a model, from config.json or GGUF metadata. */
export interface ModelConfig {
  readonly blockCount: number;
  readonly contextLength: number;
  /** Width of the residual stream. */
  readonly embeddingLength: number;
  readonly feedForwardLength: number;
  /** Query heads, a multiple of `keyValueHeadCount`. */
  readonly headCount: number;
  readonly keyValueHeadCount: number;
  /** Values per head; even where positions turn pairs of them. */
  readonly headLength: number;
  readonly normEpsilon: number;
  readonly vocabularySize: number;
  /** Base of the rotary angles; absent where positions are learned. */
  readonly ropeBase?: number;
  /** Blocks that see only the last positions; absent where every block sees all. */
  readonly sliding?: SlidingWindow;
}

/** All blocks but every `pattern`-th see the last `length` positions, and turn by a base of their own. */
export interface SlidingWindow {
  readonly length: number;
  readonly pattern: number;
  readonly ropeBase: number;
}

/** A dimension of a tensor, by what it counts. */
export type Dimension =
  | "vocabulary"
  | "context"
  | "width"
  | "inner"
  | "queries"
  | "keys"
  | "queries+keys+values"
  | "head"
  | "half head";

/**
 * How a tensor changes on its way from Hugging Face to GGUF: "pairs-of-queries" and "pairs-of-keys" reorder the rows of each head
 * for neighbouring rotary pairs, "transpose" stores [in x out] as [out x in], "plus-one" adds the 1 of Gemma's norms.
 */
export type TensorChange = "pairs-of-queries" | "pairs-of-keys" | "transpose" | "plus-one";

export interface TensorRule {
  /** GGUF name; inside a block without "blk.<n>.". */
  readonly gguf: string;
  /** Hugging Face name; inside a block without the path of the layer. "" for a tensor that the config makes. */
  readonly hf: string;
  /** Slowest dimension first, as GGUF holds it. */
  readonly shape: readonly Dimension[];
  readonly change?: TensorChange;
  /** Whether a model may do without. */
  readonly optional?: boolean;
}

export interface Architecture {
  /** GGUF `general.architecture`. */
  readonly name: string;
  /** `model_type` of config.json. */
  readonly modelType: string;
  /** "rms": x / rms(x) * weight; "layer": (x - mean) / deviation * weight + bias. */
  readonly norm: "rms" | "layer";
  /** Which values of a head turn together: i and i + half, neighbours, or none because positions are learned. */
  readonly rotary: "halves" | "neighbours" | "none";
  /** "silu" or GELU in its tanh form. */
  readonly activation: "silu" | "gelu";
  /** Whether token embeddings are multiplied by the square root of their width. */
  readonly scaledEmbedding: boolean;
  /** Whether blocks may have a sliding window. */
  readonly slidingWindow: boolean;
  /** Tensors before, in each of and after the blocks, in the order of a file. */
  readonly before: readonly TensorRule[];
  readonly block: readonly TensorRule[];
  readonly after: readonly TensorRule[];
  readonly hf: HuggingFaceForm;
}

export interface HuggingFaceForm {
  /** Path of the layer list. */
  readonly layers: string;
  /** What some checkpoints write before every name, and others leave out. */
  readonly prefix: string;
  /** Tensors of a checkpoint that are no weights. */
  readonly ignored?: RegExp;
  /** Whether config.json without `tie_word_embeddings` means that the output matrix is the embedding. */
  readonly tied: boolean;
  /** Class and module in transformers, as PEFT's `auto_mapping` names them. */
  readonly className: string;
  readonly library: string;
  /** Sizes from config.json; refuses options that would change the arithmetic. */
  readonly readConfig: (config: HfConfig) => HfSizes;
}

/** What config.json says. */
export interface HfSizes extends ModelConfig {
  /** Divisors of the rotary frequencies [headLength / 2], stored as a tensor. */
  readonly ropeFactors?: Float32Array;
}

/** A tensor of a model with this config: its rule, its full GGUF name, its sizes. */
export interface ModelTensor {
  readonly rule: TensorRule;
  readonly name: string;
  /** Full Hugging Face name without the prefix. */
  readonly hf: string;
  /** Slowest first. */
  readonly shape: readonly number[];
}

/** The output matrix, where it is not the embedding. */
const OUTPUT: TensorRule = {
  gguf: "output.weight",
  hf: "lm_head.weight",
  shape: ["vocabulary", "width"],
  optional: true,
};

/** Every tensor that a model may have, in the order of a file. */
export function modelTensors(architecture: Architecture, config: ModelConfig): ModelTensor[] {
  const { before, block, after, hf } = architecture;
  const sized = (rule: TensorRule, gguf = "", path = ""): ModelTensor => ({
    rule,
    name: gguf + rule.gguf,
    hf: path + rule.hf,
    shape: rule.shape.map((dimension) => sizeOf(dimension, config)),
  });
  const blocks = Array.from({ length: config.blockCount }, (_, n) =>
    block.map((rule) => sized(rule, `blk.${n}.`, `${hf.layers}.${n}.`)),
  );
  return [...before.map((rule) => sized(rule)), ...blocks.flat(), ...[...after, OUTPUT].map((r) => sized(r))];
}

/** The matrices of a block that a LoRA may change, by GGUF name without ".weight". */
export function linearRules({ block }: Architecture): Map<string, TensorRule> {
  const matrices = block.filter(({ shape }) => shape.length === 2);
  return new Map(matrices.map((rule) => [rule.gguf.replace(/\.weight$/, ""), rule]));
}

/** Whether a block sees only the last positions; the phase is llama.cpp's and transformers'. */
export function isSliding(block: number, { sliding }: ModelConfig): boolean {
  return sliding !== undefined && (block + 1) % sliding.pattern !== 0;
}

/** Throws `MODEL_INVALID` where heads do not fit together. */
export function checkHeads({ rotary }: Architecture, config: ModelConfig): void {
  const { headCount, keyValueHeadCount, headLength } = config;
  if (headCount % keyValueHeadCount !== 0) {
    throw new PawError(
      "MODEL_INVALID",
      `the model's ${headCount} heads do not share ${keyValueHeadCount} key-value heads evenly`,
    );
  }
  if (rotary !== "none" && headLength % 2 !== 0) {
    throw new PawError("MODEL_INVALID", `the model's head length ${headLength} is odd; RoPE turns pairs`);
  }
}

function sizeOf(dimension: Dimension, config: ModelConfig): number {
  const { headCount, keyValueHeadCount, headLength } = config;
  switch (dimension) {
    case "vocabulary":
      return config.vocabularySize;
    case "context":
      return config.contextLength;
    case "width":
      return config.embeddingLength;
    case "inner":
      return config.feedForwardLength;
    case "queries":
      return headCount * headLength;
    case "keys":
      return keyValueHeadCount * headLength;
    case "queries+keys+values":
      return (headCount + 2 * keyValueHeadCount) * headLength;
    case "head":
      return headLength;
    case "half head":
      return headLength / 2;
  }
}
