/** A tiny random Qwen3 model and adapter for tests: 2 layers x 64, 2 heads of 32, byte-level BPE with six merges. */

import type { LoraAdapter, LoraModule } from "../adapter.js";
import { preTokenizerJson } from "../pre-tokenizer-name.js";
import { type SafeTensor, safeTensorFrom } from "../safetensors.js";
import { randomValues, seededRandom } from "./random.js";

export const CONTROL_TOKENS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "[INPUT]", "[END_INPUT]"];
const MERGES = [
  ["h", "e"],
  ["l", "l"],
  ["he", "ll"],
  ["hell", "o"],
  ["\u0120", "w"],
  ["\u0120w", "o"],
] as const;

export const TINY_CONFIG = {
  model_type: "qwen3",
  num_hidden_layers: 2,
  hidden_size: 64,
  intermediate_size: 96,
  num_attention_heads: 2,
  num_key_value_heads: 1,
  head_dim: 32,
  rms_norm_eps: 1e-6,
  rope_theta: 10000,
  max_position_embeddings: 256,
  vocab_size: CONTROL_TOKENS.length + 256 + MERGES.length,
  tie_word_embeddings: true,
  eos_token_id: 2,
  pad_token_id: 0,
};

/** A tokenizer.json as the tokenizers library writes it, merges as pairs. */
export function tinyTokenizer(): {
  model: { type: string; vocab: Record<string, number>; merges: unknown[] };
  added_tokens: { id: number; content: string; special: boolean }[];
  normalizer: null;
  pre_tokenizer: unknown;
} {
  const tokens = [...CONTROL_TOKENS, ...byteAlphabet(), ...MERGES.map((pair) => pair.join(""))];
  return {
    model: {
      type: "BPE",
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: MERGES.map((pair) => [...pair]),
    },
    added_tokens: CONTROL_TOKENS.map((content, id) => ({ id, content, special: true })),
    normalizer: null,
    pre_tokenizer: preTokenizerJson("qwen2"),
  };
}

/** Every tensor of the model under its Hugging Face name; norms lie around 1. */
export function tinyTensors(seed = 1): Map<string, SafeTensor> {
  const random = seededRandom(seed);
  const {
    hidden_size: width,
    intermediate_size: inner,
    head_dim: head,
    vocab_size: vocabulary,
  } = TINY_CONFIG;
  const tensors = new Map<string, SafeTensor>();
  const matrix = (name: string, rows: number, columns: number): void => {
    tensors.set(name, safeTensorFrom(randomValues(random, rows * columns, 0.5), [rows, columns]));
  };
  const norm = (name: string, size: number): void => {
    const values = randomValues(random, size, 0.2).map((value) => 1 + value);
    tensors.set(name, safeTensorFrom(values, [size]));
  };
  matrix("model.embed_tokens.weight", vocabulary, width);
  for (let layer = 0; layer < TINY_CONFIG.num_hidden_layers; layer++) {
    const prefix = `model.layers.${layer}`;
    norm(`${prefix}.input_layernorm.weight`, width);
    norm(`${prefix}.post_attention_layernorm.weight`, width);
    norm(`${prefix}.self_attn.q_norm.weight`, head);
    norm(`${prefix}.self_attn.k_norm.weight`, head);
    matrix(`${prefix}.self_attn.q_proj.weight`, 2 * head, width);
    matrix(`${prefix}.self_attn.k_proj.weight`, head, width);
    matrix(`${prefix}.self_attn.v_proj.weight`, head, width);
    matrix(`${prefix}.self_attn.o_proj.weight`, width, 2 * head);
    matrix(`${prefix}.mlp.gate_proj.weight`, inner, width);
    matrix(`${prefix}.mlp.up_proj.weight`, inner, width);
    matrix(`${prefix}.mlp.down_proj.weight`, width, inner);
  }
  norm("model.norm.weight", width);
  return tensors;
}

/** A random adapter on three matrices of each layer of the tiny model. */
export function tinyAdapter(rank = 32, seed = 2): LoraAdapter {
  const random = seededRandom(seed);
  const modules: LoraModule[] = [];
  for (let layer = 0; layer < TINY_CONFIG.num_hidden_layers; layer++) {
    for (const [part, nIn, nOut] of [
      ["attn_q", 64, 64],
      ["attn_v", 64, 32],
      ["ffn_down", 96, 64],
    ] as const) {
      const a = randomValues(random, rank * nIn, 0.5);
      const b = randomValues(random, nOut * rank, 0.5);
      modules.push({ name: `blk.${layer}.${part}`, nIn, nOut, a, b });
    }
  }
  return { rank, alpha: 16, modules };
}

/** The 256 characters of GPT-2's byte-level alphabet, by byte. */
function byteAlphabet(): string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
}
