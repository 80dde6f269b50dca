/**
 * Tiny Qwen3 models and adapters with random weights, for tests of engines: real files of the real format, whose
 * answers mean nothing. Deterministic by seed.
 */

import { ggufFromHf, type LoraAdapter, type LoraModule, preTokenizerJson, type SafeTensor } from "@paw/format";
import { BYTE_CHARACTERS } from "./byte-alphabet.js";

export interface RandomModelOptions {
  readonly seed: number;
  /** Whether the output matrix is the embedding; default true. */
  readonly tied?: boolean;
  readonly contextLength?: number;
  /** Changes tensors before they are stored, by Hugging Face name. */
  readonly edit?: (tensors: Map<string, SafeTensor>) => void;
}

/** Sizes that all differ where they may: E 32, F 96, four heads and two key-value heads of 16. */
const SIZES = {
  hidden_size: 32,
  intermediate_size: 96,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 16,
};

/** Ids from 0, in this order. */
export const RANDOM_MODEL_CONTROL = [
  "<|endoftext|>",
  "<|im_start|>",
  "<|im_end|>",
  "[SPEC]",
  "[END_SPEC]",
  "[PSEUDO_PROGRAM]",
  "[END_PSEUDO_PROGRAM]",
  "[INPUT]",
  "[END_INPUT]",
];

/** Merges, best first: words, runs of spaces, letters and line breaks, parts of control tokens, bytes of emoji. */
const MERGES =
  `h e,i n,Ġ t,e r,Ġ a,r e,o n,Ġt he,in g,Ġa n,Ġan d,e n,a t,o r,Ġ Ġ,ĠĠ ĠĠ,ĠĠĠĠ ĠĠĠĠ,Ċ Ċ,ĊĊ ĊĊ,a a,aa aa,aaaa aaaa
l l,' s,' ll,' re,I N,P U,PU T,IN PUT,< |,i m,_ en,en d,| >,. .,.. ..,ð Ł,ðŁ ĺ,ðŁĺ Ģ,Ã ©,Ì ģ,â Ģ,âĢ į,č Ċ,- -,-- --,Ġ (,= >,x y,xy z`.split(
    /[,\n]/,
  );

/** The GGUF bytes (F32) of a random model. */
export function randomModel(options: RandomModelOptions): Uint8Array {
  const { seed, tied = true, contextLength = 512, edit } = options;
  const random = randomSequence(seed);
  const texts = [
    ...RANDOM_MODEL_CONTROL,
    ...BYTE_CHARACTERS,
    ...MERGES.map((merge) => merge.replace(" ", "")),
  ];
  const tensors = randomTensors(random, texts.length, tied);
  edit?.(tensors);
  return ggufFromHf({
    config: {
      ...SIZES,
      model_type: "qwen3",
      max_position_embeddings: contextLength,
      rms_norm_eps: 1e-6,
      rope_theta: 10_000,
      vocab_size: texts.length,
      tie_word_embeddings: tied,
      eos_token_id: RANDOM_MODEL_CONTROL.indexOf("<|im_end|>"),
    },
    tensors,
    tokenizer: {
      model: { type: "BPE", vocab: Object.fromEntries(texts.map((text, id) => [text, id])), merges: MERGES },
      pre_tokenizer: preTokenizerJson("qwen2"),
      added_tokens: RANDOM_MODEL_CONTROL.map((content, id) => ({ id, content, special: true })),
    },
    type: "F32",
    name: "random",
  });
}

/** A random LoRA on every matrix of every block of a random model; `size` is the spread of A and B. */
export function randomAdapter(seed: number, rank: number, size: number): LoraAdapter {
  const random = randomSequence(seed);
  const modules: LoraModule[] = [];
  for (let block = 0; block < SIZES.num_hidden_layers; block++) {
    for (const [part, [nOut, nIn]] of Object.entries(matrices())) {
      modules.push({
        name: `blk.${block}.${part}`,
        nIn,
        nOut,
        a: randomValues(random, rank * nIn, size),
        b: randomValues(random, nOut * rank, size),
      });
    }
  }
  return { rank, alpha: 2 * rank, modules };
}

/** Hugging Face name of a matrix of a random model by its GGUF name without ".weight". */
export function hfName(module: string): string {
  const [, block, part] = module.split(".");
  return `model.layers.${block}.${HF_PARTS[part as keyof typeof HF_PARTS]}.weight`;
}

/** Pseudo-random numbers in [0, 1): mulberry32. */
export function randomSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` values spread evenly over [-size, size). */
export function randomValues(random: () => number, count: number, size: number): Float32Array {
  return Float32Array.from({ length: count }, () => (2 * random() - 1) * size);
}

/** A float tensor as safetensors holds it. */
export function floatTensor(values: Float32Array, ...shape: number[]): SafeTensor {
  return { dtype: "F32", shape, data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}

const HF_PARTS = {
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_output: "self_attn.o_proj",
  ffn_gate: "mlp.gate_proj",
  ffn_up: "mlp.up_proj",
  ffn_down: "mlp.down_proj",
};

/** [nOut, nIn] of each matrix of a block. */
function matrices(): Record<keyof typeof HF_PARTS, [number, number]> {
  const { hidden_size: E, intermediate_size: F, num_attention_heads, num_key_value_heads, head_dim } = SIZES;
  const queries = num_attention_heads * head_dim;
  const keys = num_key_value_heads * head_dim;
  return {
    attn_q: [queries, E],
    attn_k: [keys, E],
    attn_v: [keys, E],
    attn_output: [E, queries],
    ffn_gate: [F, E],
    ffn_up: [F, E],
    ffn_down: [E, F],
  };
}

function randomTensors(random: () => number, vocabularySize: number, tied: boolean): Map<string, SafeTensor> {
  const { hidden_size: E, head_dim: D, num_hidden_layers } = SIZES;
  const tensors = new Map<string, SafeTensor>();
  const norm = (name: string, n: number): void => {
    const values = randomValues(random, n, 0.3).map((value) => 1 + value);
    tensors.set(`${name}.weight`, floatTensor(values, n));
  };
  const matrix = (name: string, nOut: number, nIn: number): void => {
    tensors.set(name, floatTensor(randomValues(random, nOut * nIn, 3 / Math.sqrt(nIn)), nOut, nIn));
  };
  matrix("model.embed_tokens.weight", vocabularySize, E);
  for (let block = 0; block < num_hidden_layers; block++) {
    for (const [part, [nOut, nIn]] of Object.entries(matrices()))
      matrix(hfName(`blk.${block}.${part}`), nOut, nIn);
    norm(`model.layers.${block}.input_layernorm`, E);
    norm(`model.layers.${block}.post_attention_layernorm`, E);
    norm(`model.layers.${block}.self_attn.q_norm`, D);
    norm(`model.layers.${block}.self_attn.k_norm`, D);
  }
  norm("model.norm", E);
  if (!tied) matrix("lm_head.weight", vocabularySize, E);
  return tensors;
}
