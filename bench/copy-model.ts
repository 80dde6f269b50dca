/**
 * Models of published shapes whose weights are random, except that they copy: after word k of a chain of words the most
 * probable token is word k + 1, and after the last one the end of the answer. So the work is that of the real model, answers have a
 * chosen length and text, and a wrong one is seen.
 *
 * How: the embedding of chain word k is a random vector of -1 and 1 turned by k places (the first place, always 1, stays), and the
 * feed-forward part of the last layer turns its input by one place. Everything else is noise, too weak to change an answer.
 * copy-qwen3.ts and copy-gpt2.ts say how this is done with the tensors of each family.
 */

import { existsSync } from "node:fs";
import {
  architectureNamed,
  type GgufTensor,
  type GgufValue,
  type ModelConfig,
  sizesMetadata,
  writeGguf,
} from "@paw/format";
import { writeAtomically } from "@paw/runtime";
import { readVocabulary, type Vocabulary } from "./copy-words.js";
import { type BenchType, exact, noise } from "./weights.js";

/** A published model's shape. */
export interface Shape {
  /** Part of file names. */
  readonly name: string;
  /** GGUF `general.architecture`. */
  readonly architecture: string;
  readonly sizes: ModelConfig;
  /** The type in which the published runtime uses the model. */
  readonly publishedType: BenchType;
  /** llama.cpp's name of the pre-tokeniser. */
  readonly preTokenizer: string;
  /** The token that ends an answer. */
  readonly end: string;
  readonly prompt: PromptFrame;
  /** Those of a layer; an adapter has a part for each. */
  readonly matrices: readonly Matrix[];
  /** All tensors of the base; `chain` is that of the vocabulary. */
  readonly tensors: (type: BenchType, chain: readonly number[]) => GgufTensor[];
}

export interface Matrix {
  /** GGUF name without "blk.<n>." and ".weight". */
  readonly name: string;
  readonly rows: number;
  readonly width: number;
}

/** What a prompt has before the program's text and after the input. */
export interface PromptFrame {
  readonly opening: string;
  /** Tokens of `opening` in nano's vocabulary. */
  readonly openingTokens: number;
  readonly closing: string;
}

/** Rank of the published adapters. */
const RANK = 64;
/** Spread of the weights that are noise, so small that 28 layers of it leave every answer as it is. */
const NOISE = 0.005;
/** Weight of the last norm: turns logits of +-768 or +-1024 into ones of +-15 or +-20, so that probabilities are neither 0 nor 1. */
export const FINAL_NORM = 0.02;

/** Writes the base at `path` unless it is there. */
export async function buildBase(shape: Shape, type: BenchType, path: string): Promise<void> {
  if (existsSync(path)) return;
  const vocabulary = await readVocabulary(shape.sizes.vocabularySize, shape.end);
  const { chain } = vocabulary;
  await writeAtomically(
    path,
    writeGguf({ metadata: metadata(shape, vocabulary), tensors: shape.tensors(type, chain) }),
  );
}

/** Writes an adapter of noise on every matrix of every layer at `path`, Q4_0 as published ones, unless it is there. */
export async function buildAdapter(shape: Shape, seed: number, path: string): Promise<void> {
  if (existsSync(path)) return;
  const tensors = Array.from({ length: shape.sizes.blockCount }, (_, layer) =>
    shape.matrices.flatMap(({ name, rows, width }, m): GgufTensor[] => {
      const at = seed * 1000 + layer * 10 + m;
      const prefix = `blk.${layer}.${name}.weight`;
      return [
        {
          name: `${prefix}.lora_a`,
          type: "Q4_0",
          dims: [width, RANK],
          data: noise("Q4_0", RANK, width, 0.02, at),
        },
        {
          name: `${prefix}.lora_b`,
          type: "Q4_0",
          dims: [RANK, rows],
          data: noise("Q4_0", rows, RANK, NOISE, at + 5),
        },
      ];
    }),
  ).flat();
  const facts = new Map<string, GgufValue>([
    ["general.architecture", { type: "string", value: shape.architecture }],
    ["general.type", { type: "string", value: "adapter" }],
    ["general.name", { type: "string", value: `noise ${seed}` }],
    ["adapter.type", { type: "string", value: "lora" }],
    ["adapter.lora.alpha", { type: "float32", value: 16 }],
  ]);
  await writeAtomically(path, writeGguf({ metadata: facts, tensors }));
}

/** The matrices of a layer: `chosen` ones by name, and noise. */
export function layerMatrices(
  matrices: readonly Matrix[],
  type: BenchType,
  layer: number,
  chosen: Readonly<Record<string, Uint8Array>>,
): GgufTensor[] {
  return matrices.map(({ name, rows, width }, i) => ({
    name: `blk.${layer}.${name}.weight`,
    type,
    dims: [width, rows],
    data: chosen[name] ?? noise(type, rows, width, NOISE, layer * 10 + i + 1),
  }));
}

/** A tensor of floats that are all `value`: the weight or bias of a norm, say. */
export function filled(name: string, dims: readonly number[], value: number): GgufTensor {
  const floats = new Float32Array(dims.reduce((product, length) => product * length)).fill(value);
  return { name, type: "F32", dims: [...dims], data: new Uint8Array(floats.buffer) };
}

/** One row per token: 1, then `width` - 1 random signs; those of chain word k are those of word 0, turned by k places. */
export function embedding(
  { embeddingLength: width, vocabularySize }: ModelConfig,
  type: BenchType,
  chain: readonly number[],
): GgufTensor {
  const place = new Map(chain.map((id, k) => [id, k]));
  const turning = width - 1;
  const data = exact(type, vocabularySize, width, 1, (id, values) => {
    const k = place.get(id);
    let state = k === undefined ? id * 2654435761 + 12345 : 88172645;
    values[0] = 1;
    for (let i = 0; i < turning; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      values[1 + ((i + (k ?? 0)) % turning)] = (state >>> 16) & 1 ? 1 : -1;
    }
  });
  return { name: "token_embd.weight", type, dims: [width, vocabularySize], data };
}

/** The matrix of the last feed-forward part that, of a vector's first `width` places, gives (them turned by one place) - (them). */
export function turn(
  { embeddingLength: width, feedForwardLength }: ModelConfig,
  type: BenchType,
  size: number,
) {
  const turning = width - 1;
  return exact(type, width, feedForwardLength, size, (row, values) => {
    if (row === 0) return;
    values[1 + ((row - 2 + turning) % turning)] = 1;
    values[row] = -1;
  });
}

/** The matrix before it, which copies a vector to the first places of the wider one. */
export function widen({ embeddingLength: width, feedForwardLength }: ModelConfig, type: BenchType) {
  return exact(type, feedForwardLength, width, 1, (row, values) => {
    if (row < width) values[row] = 1;
  });
}

/** GGUF metadata of a model of this shape. */
function metadata(shape: Shape, { tokens, types, merges, chain }: Vocabulary): Map<string, GgufValue> {
  const text = (value: string): GgufValue => ({ type: "string", value });
  return new Map<string, GgufValue>([
    ["general.architecture", text(shape.architecture)],
    ["general.type", text("model")],
    ["general.name", text("copies a chain of words")],
    ...sizesMetadata(architectureNamed(shape.architecture), shape.sizes),
    ["tokenizer.ggml.model", text("gpt2")],
    ["tokenizer.ggml.pre", text(shape.preTokenizer)],
    ["tokenizer.ggml.tokens", { type: "array", itemType: "string", value: [...tokens] }],
    ["tokenizer.ggml.token_type", { type: "array", itemType: "int32", value: [...types] }],
    ["tokenizer.ggml.merges", { type: "array", itemType: "string", value: [...merges] }],
    ["tokenizer.ggml.eos_token_id", { type: "uint32", value: chain.at(-1)! }],
    ["tokenizer.ggml.add_bos_token", { type: "bool", value: false }],
  ]);
}
