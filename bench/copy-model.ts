/**
 * Models of published shapes whose weights are random, except that they copy: after word k of a chain of words the most
 * probable token is word k + 1, and after the last one the end of the answer. So the work is that of the real model, answers have a
 * chosen length and text, and a wrong one is seen.
 *
 * How: the embedding of chain word k is a random vector of -1 and 1 turned by k places (the first place, always 1, stays), and the
 * feed-forward part of the last layer turns its input by one place. Everything else is noise, too weak to change an answer.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type GgufTensor, type GgufValue, TOKEN_TYPE, writeGguf } from "@paw/format";
import { writeAtomically } from "@paw/runtime";
import { type BenchType, exact, noise } from "./weights.js";

/** Sizes of Qwen3-0.6B (config.json of Qwen/Qwen3-0.6B). */
export const QWEN3_06B = {
  layers: 28,
  width: 1024,
  heads: 16,
  kvHeads: 8,
  headLength: 128,
  inner: 3072,
  vocabulary: 151_936,
  context: 2048,
};
type Shape = typeof QWEN3_06B;

/** Words of the chain; the last is followed by the end of the answer. */
export const CHAIN_WORDS = 160;
/** Rank of the published adapters. */
export const RANK = 64;
const END = "<|im_end|>";
/** Spread of the weights that are noise, so small that 28 layers of it leave every answer as it is. */
const NOISE = 0.005;
/** Turns logits of +-1024 into ones of +-20, so that probabilities are neither 0 nor 1. */
const FINAL_NORM = 0.02;
/** A gate this far in the linear part of SiLU passes its input on: silu(8) is 7.997. */
const GATE = 8;

interface Vocabulary {
  readonly tokens: readonly string[];
  /** llama.cpp's `enum llama_token_type`. */
  readonly types: readonly number[];
  readonly merges: readonly string[];
  /** Ids of the chain's words, then that of the end. */
  readonly chain: readonly number[];
}

/** The words of the chain and other words, each with the space before it and one token. */
export interface Words {
  readonly chain: readonly string[];
  readonly filler: readonly string[];
}

/** nano's words; a text made of them has as many tokens as words. */
export async function readWords(): Promise<Words> {
  const { vocab } = await readTokenizer();
  const words = spacedWords(vocab).map((word) => word.replace("Ġ", " "));
  return { chain: words.slice(0, CHAIN_WORDS), filler: words.slice(CHAIN_WORDS) };
}

/** nano's vocabulary, filled up to `size` with pairs of its words, which cost a tokeniser what real entries do. */
async function readVocabulary(size: number): Promise<Vocabulary> {
  const { vocab, merges, control } = await readTokenizer();
  const tokens: string[] = [];
  for (const [text, id] of Object.entries(vocab)) tokens[id] = text;
  const begins = spacedWords(vocab);
  const ends = Object.keys(vocab).filter((text) => /^[a-z]{2,}$/.test(text));
  const pairs = new Map(ends.flatMap((end) => begins.map((begin) => [begin + end, `${begin} ${end}`])));
  const fresh = [...pairs].filter(([text]) => vocab[text] === undefined).slice(0, size - tokens.length);
  const filled = [...tokens, ...fresh.map(([text]) => text)];
  if (filled.length < size) throw new RangeError(`only ${filled.length} tokens of ${size} could be made`);
  return {
    tokens: filled,
    types: filled.map((text) => (control.has(text) ? TOKEN_TYPE.control : TOKEN_TYPE.normal)),
    merges: [...merges, ...fresh.map(([, merge]) => merge)],
    chain: [...begins.slice(0, CHAIN_WORDS).map((word) => vocab[word]!), vocab[END]!],
  };
}

interface NanoTokenizer {
  readonly vocab: Readonly<Record<string, number>>;
  readonly merges: readonly string[];
  readonly control: ReadonlySet<string>;
}

async function readTokenizer(): Promise<NanoTokenizer> {
  const path = fileURLToPath(new URL("../../models/nano/tokenizer.json", import.meta.url));
  const { model, added_tokens } = JSON.parse(await readFile(path, "utf8"));
  const added: { content: string; id: number }[] = added_tokens;
  return {
    vocab: { ...model.vocab, ...Object.fromEntries(added.map(({ content, id }) => [content, id])) },
    merges: model.merges.map((merge: string[]) => merge.join(" ")),
    control: new Set(added.map(({ content }) => content)),
  };
}

function spacedWords(vocab: Readonly<Record<string, number>>): string[] {
  return Object.keys(vocab).filter((text) => /^Ġ[a-z]{3,}$/.test(text));
}

/** Writes the base at `path` unless it is there. */
export async function buildBase(shape: Shape, type: BenchType, path: string): Promise<void> {
  if (existsSync(path)) return;
  const vocabulary = await readVocabulary(shape.vocabulary);
  const facts = metadata(shape, vocabulary, vocabulary.chain.at(-1)!);
  await writeAtomically(
    path,
    writeGguf({ metadata: facts, tensors: baseTensors(shape, type, vocabulary.chain) }),
  );
}

/** Writes an adapter of noise on every matrix of every layer at `path`, Q4_0 as published ones, unless it is there. */
export async function buildAdapter(shape: Shape, seed: number, path: string): Promise<void> {
  if (existsSync(path)) return;
  const tensors = Array.from({ length: shape.layers }, (_, layer) =>
    matrices(shape).flatMap(([name, rows, width], m): GgufTensor[] => {
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
    ["general.architecture", { type: "string", value: "qwen3" }],
    ["general.type", { type: "string", value: "adapter" }],
    ["general.name", { type: "string", value: `noise ${seed}` }],
    ["adapter.type", { type: "string", value: "lora" }],
    ["adapter.lora.alpha", { type: "float32", value: 16 }],
  ]);
  await writeAtomically(path, writeGguf({ metadata: facts, tensors }));
}

/** Name, rows and width of the matrices of a layer. */
function matrices({ width, heads, kvHeads, headLength, inner }: Shape): [string, number, number][] {
  return [
    ["attn_q", heads * headLength, width],
    ["attn_k", kvHeads * headLength, width],
    ["attn_v", kvHeads * headLength, width],
    ["attn_output", width, heads * headLength],
    ["ffn_gate", inner, width],
    ["ffn_up", inner, width],
    ["ffn_down", width, inner],
  ];
}

function baseTensors(shape: Shape, type: BenchType, chain: readonly number[]): GgufTensor[] {
  const { layers, width, headLength, vocabulary } = shape;
  const norm = (name: string, length: number, value = 1): GgufTensor => ({
    name,
    type: "F32",
    dims: [length],
    data: new Uint8Array(new Float32Array(length).fill(value).buffer),
  });
  const tensors: GgufTensor[] = [
    { name: "token_embd.weight", type, dims: [width, vocabulary], data: embedding(shape, type, chain) },
    norm("output_norm.weight", width, FINAL_NORM),
  ];
  for (let layer = 0; layer < layers; layer++) {
    const at = `blk.${layer}`;
    for (const name of ["attn_norm", "ffn_norm"]) tensors.push(norm(`${at}.${name}.weight`, width));
    for (const name of ["attn_q_norm", "attn_k_norm"]) tensors.push(norm(`${at}.${name}.weight`, headLength));
    const turning = layer === layers - 1 ? turn(shape, type) : {};
    for (const [i, [name, rows, columns]] of matrices(shape).entries()) {
      const data = turning[name] ?? noise(type, rows, columns, NOISE, layer * 10 + i + 1);
      tensors.push({ name: `${at}.${name}.weight`, type, dims: [columns, rows], data });
    }
  }
  return tensors;
}

/** One row per token: 1, then `width` - 1 random signs; those of chain word k are those of word 0, turned by k places. */
function embedding({ width, vocabulary }: Shape, type: BenchType, chain: readonly number[]): Uint8Array {
  const place = new Map(chain.map((id, k) => [id, k]));
  const turning = width - 1;
  return exact(type, vocabulary, width, 1, (id, values) => {
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
}

/** The last feed-forward part, which adds (its input turned by one place) - (its input). */
function turn({ width, inner }: Shape, type: BenchType): Record<string, Uint8Array> {
  const turning = width - 1;
  return {
    // The first place of the normalised input is the constant that opens every gate.
    ffn_gate: exact(type, inner, width, GATE, (row, values) => {
      if (row < width) values[0] = 1;
    }),
    ffn_up: exact(type, inner, width, 1, (row, values) => {
      if (row < width) values[row] = 1;
    }),
    ffn_down: exact(type, width, inner, 1 / GATE, (row, values) => {
      if (row === 0) return;
      values[1 + ((row - 2 + turning) % turning)] = 1;
      values[row] = -1;
    }),
  };
}

/** GGUF metadata of a Qwen3 model of this shape. */
function metadata(shape: Shape, { tokens, types, merges }: Vocabulary, end: number): Map<string, GgufValue> {
  const text = (value: string): GgufValue => ({ type: "string", value });
  const count = (value: number): GgufValue => ({ type: "uint32", value });
  const real = (value: number): GgufValue => ({ type: "float32", value });
  return new Map<string, GgufValue>([
    ["general.architecture", text("qwen3")],
    ["general.type", text("model")],
    ["general.name", text("copies a chain of words")],
    ["qwen3.block_count", count(shape.layers)],
    ["qwen3.context_length", count(shape.context)],
    ["qwen3.embedding_length", count(shape.width)],
    ["qwen3.feed_forward_length", count(shape.inner)],
    ["qwen3.attention.head_count", count(shape.heads)],
    ["qwen3.attention.head_count_kv", count(shape.kvHeads)],
    ["qwen3.attention.key_length", count(shape.headLength)],
    ["qwen3.attention.value_length", count(shape.headLength)],
    ["qwen3.attention.layer_norm_rms_epsilon", real(1e-6)],
    ["qwen3.rope.freq_base", real(1_000_000)],
    ["qwen3.vocab_size", count(shape.vocabulary)],
    ["tokenizer.ggml.model", text("gpt2")],
    ["tokenizer.ggml.pre", text("qwen2")],
    ["tokenizer.ggml.tokens", { type: "array", itemType: "string", value: [...tokens] }],
    ["tokenizer.ggml.token_type", { type: "array", itemType: "int32", value: [...types] }],
    ["tokenizer.ggml.merges", { type: "array", itemType: "string", value: [...merges] }],
    ["tokenizer.ggml.eos_token_id", count(end)],
    ["tokenizer.ggml.add_bos_token", { type: "bool", value: false }],
  ]);
}
