/**
 * Tiny models and adapters of each family with random weights, for tests of engines: real files of the real format, whose
 * answers mean nothing. Deterministic by seed.
 */

import {
  ggufFromHf,
  type JsonObject,
  type LoraAdapter,
  type LoraModule,
  type ModelTensor,
  modelTensors,
  parseModelConfig,
  preTokenizerJson,
  type SafeTensor,
} from "@paw/format";
import { BYTE_CHARACTERS } from "./byte-alphabet.js";
import { SPACE } from "./sentence-piece.js";

export interface RandomModelOptions {
  readonly seed: number;
  /** GGUF name of the family; default "qwen3". */
  readonly architecture?: string;
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
  rms_norm_eps: 1e-6,
  rope_theta: 10_000,
};

/** What config.json says of each family, without vocabulary and context. */
const CONFIGS: Readonly<Record<string, JsonObject>> = {
  qwen3: { ...SIZES, model_type: "qwen3" },
  llama: { ...SIZES, model_type: "llama" },
  gpt2: { model_type: "gpt2", n_embd: 32, n_inner: 96, n_layer: 2, n_head: 4 },
  // A window, a pattern and a local base other than those that need not be said.
  gemma3: {
    ...SIZES,
    model_type: "gemma3_text",
    layer_types: ["sliding_attention", "full_attention"],
    sliding_window: 20,
    rope_local_base_freq: 500,
  },
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

const CONTROL_ENTRIES = RANDOM_MODEL_CONTROL.map((content, id) => ({ id, content, special: true }));

/** Merges, best first: words, runs of spaces, letters and line breaks, parts of control tokens, bytes of emoji. */
const MERGES =
  `h e,i n,Ġ t,e r,Ġ a,r e,o n,Ġt he,in g,Ġa n,Ġan d,e n,a t,o r,Ġ Ġ,ĠĠ ĠĠ,ĠĠĠĠ ĠĠĠĠ,Ċ Ċ,ĊĊ ĊĊ,a a,aa aa,aaaa aaaa
l l,' s,' ll,' re,I N,P U,PU T,IN PUT,< |,i m,_ en,en d,| >,. .,.. ..,ð Ł,ðŁ ĺ,ðŁĺ Ģ,Ã ©,Ì ģ,â Ģ,âĢ į,č Ċ,- -,-- --,Ġ (,= >,x y,xy z`.split(
    /[,\n]/,
  );

/** The GGUF bytes (F32) of a random model. */
export function randomModel(options: RandomModelOptions): Uint8Array {
  const { seed, architecture = "qwen3", tied = true, contextLength = 512, edit } = options;
  const tokenizer = architecture === "gemma3" ? sentencePieceTokenizer() : byteLevelTokenizer();
  const config = {
    ...CONFIGS[architecture],
    [architecture === "gpt2" ? "n_positions" : "max_position_embeddings"]: contextLength,
    vocab_size: Object.keys(tokenizer.model.vocab).length,
    tie_word_embeddings: tied,
    eos_token_id: RANDOM_MODEL_CONTROL.indexOf("<|im_end|>"),
  };
  const tensors = randomTensors(randomSequence(seed), config, tied);
  edit?.(tensors);
  return ggufFromHf({ config, tensors, tokenizer, type: "F32", name: "random" });
}

/** A random LoRA on every matrix of every block of a random model; `size` is the spread of A and B. */
export function randomAdapter(seed: number, rank: number, size: number, architecture = "qwen3"): LoraAdapter {
  const random = randomSequence(seed);
  const modules = randomModelTensors(CONFIGS[architecture]!)
    .filter(({ name, shape }) => name.startsWith("blk.") && shape.length === 2)
    .map(({ name, shape }): LoraModule => {
      const [nOut, nIn] = shape as [number, number];
      return {
        name: name.replace(/\.weight$/, ""),
        nIn,
        nOut,
        a: randomValues(random, rank * nIn, size),
        b: randomValues(random, nOut * rank, size),
      };
    });
  return { rank, alpha: 2 * rank, modules };
}

/** Hugging Face name of a matrix of a random Qwen3 model by its GGUF name without ".weight". */
export function hfName(module: string): string {
  return randomModelTensors(CONFIGS.qwen3!).find(({ name }) => name === `${module}.weight`)!.hf;
}

/** Id of a token of the byte-level vocabulary, by its text in GPT-2's alphabet. */
export function randomModelToken(text: string): number {
  const id = byteLevelTokenizer().model.vocab[text];
  if (id === undefined) throw new RangeError(`the random models have no token ${JSON.stringify(text)}`);
  return id;
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

/** The tensors of a family; vocabulary and context do not matter for those of blocks. */
function randomModelTensors(config: JsonObject): ModelTensor[] {
  const { architecture, sizes } = parseModelConfig({
    vocab_size: 1,
    n_positions: 1,
    max_position_embeddings: 1,
    ...config,
  });
  return modelTensors(architecture, sizes);
}

function randomTensors(random: () => number, config: JsonObject, tied: boolean): Map<string, SafeTensor> {
  const tensors = new Map<string, SafeTensor>();
  const make = ({ hf, shape, rule }: ModelTensor): void => {
    const count = shape.reduce((product, size) => product * size, 1);
    const [nOut, nIn] = shape;
    if (nIn !== undefined) {
      const values = randomValues(random, count, 3 / Math.sqrt(nIn));
      const stored = rule.change === "transpose" ? [nIn, nOut!] : shape;
      tensors.set(hf, floatTensor(values, ...stored));
      return;
    }
    const around = hf.endsWith(".bias") || rule.change === "plus-one" ? 0 : 1;
    const values = randomValues(random, count, 0.3).map((value) => around + value);
    tensors.set(hf, floatTensor(values, count));
  };
  const wanted = randomModelTensors(config).filter(
    ({ name, rule }) => !rule.optional || (name === "output.weight" && !tied),
  );
  // Block by block, matrices first, then vectors as wide as the stream, then those of a head: tests know the bits that this gives.
  const blockOf = ({ name }: ModelTensor): string => /^blk\.\d+/.exec(name)?.[0] ?? name;
  const kindOf = ({ rule }: ModelTensor): string =>
    rule.shape.length === 2 ? "matrix" : rule.shape[0] === "head" ? "head" : "stream";
  for (const block of new Set(wanted.map(blockOf))) {
    for (const kind of ["matrix", "stream", "head"]) {
      for (const tensor of wanted) if (blockOf(tensor) === block && kindOf(tensor) === kind) make(tensor);
    }
  }
  return tensors;
}

function byteLevelTokenizer() {
  const texts = [
    ...RANDOM_MODEL_CONTROL,
    ...BYTE_CHARACTERS,
    ...MERGES.map((merge) => merge.replace(" ", "")),
  ];
  return {
    model: { type: "BPE", vocab: Object.fromEntries(texts.map((text, id) => [text, id])), merges: MERGES },
    pre_tokenizer: preTokenizerJson("qwen2"),
    added_tokens: CONTROL_ENTRIES,
  };
}

/** BPE with byte fallback as Gemma's: every way to cut a token into two is a merge, in the order of tokens. */
function sentencePieceTokenizer() {
  const characters = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i));
  const bytes = Array.from(
    { length: 256 },
    (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
  );
  const joined = MERGES.map((merge) => merge.replace(" ", "").replaceAll("\u0120", SPACE)).filter((text) =>
    [...text].every((character) => character === SPACE || characters.includes(character)),
  );
  const texts = [...RANDOM_MODEL_CONTROL, ...bytes, SPACE, ...characters, ...joined];
  const known = new Set(texts);
  const merges = joined.flatMap((text) =>
    Array.from({ length: text.length - 1 }, (_, i) => [text.slice(0, i + 1), text.slice(i + 1)]).filter(
      ([left, right]) => known.has(left!) && known.has(right!),
    ),
  );
  return {
    model: {
      type: "BPE",
      byte_fallback: true,
      vocab: Object.fromEntries(texts.map((text, id) => [text, id])),
      merges,
    },
    normalizer: { type: "Replace", pattern: { String: " " }, content: SPACE },
    added_tokens: CONTROL_ENTRIES,
  };
}
