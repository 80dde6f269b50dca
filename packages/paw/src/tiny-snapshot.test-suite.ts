/**
 * A whole compiler snapshot with tiny random networks, for tests: real files of the real formats, compiled and run by
 * the real code, whose answers mean nothing. Deterministic by seed. Twin of models/nano.
 */

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preTokenizerJson, type SafeTensor, safeTensorFrom, writeSafetensors } from "@paw/format";
import type { NanoManifest } from "@paw/runtime";

/** Width, feed-forward width, blocks, heads, key-value heads, head width: small, and different where they may be. */
const E = 32;
const F = 96;
const BLOCKS = 2;
const HEADS = 4;
const KV_HEADS = 2;
const D = 16;
export const TINY_CONTEXT = 2048;
const RANK = 4;
const BASES = 2;
/** Hidden units of the mapper. */
const H = 16;

const CONTROL = [
  ..."<|endoftext|> <|im_start|> <|im_end|> [SPEC] [END_SPEC] [PSEUDO_PROGRAM] [END_PSEUDO_PROGRAM]".split(
    " ",
  ),
  ..."[INPUT] [END_INPUT]".split(" "),
  ...Array.from({ length: 16 }, (_, i) => `<prefix_${i + 1}>`),
];
const MERGES = ["h e", "i n", "Ġ t", "e r", "Ġ a", "r e", "o n", "Ġt he", "in g"];

/** [nOut, nIn] of each adapted matrix, by Hugging Face name. */
const MATRICES: Readonly<Record<string, readonly [number, number]>> = {
  q_proj: [HEADS * D, E],
  k_proj: [KV_HEADS * D, E],
  v_proj: [KV_HEADS * D, E],
  o_proj: [E, HEADS * D],
  gate_proj: [F, E],
  up_proj: [F, E],
  down_proj: [E, F],
};

export interface TinySnapshot {
  /** For `PAW_NANO_DIR`. */
  readonly nanoDir: string;
  /** For `PAW_CACHE_DIR`; not made yet. */
  readonly cacheDir: string;
  /** A folder for the test's own files; holds the other two. */
  readonly directory: string;
  readonly manifest: NanoManifest;
  remove(): Promise<void>;
}

/** Writes a snapshot into a new temporary folder. */
export async function writeTinySnapshot(seed = 1): Promise<TinySnapshot> {
  const directory = await mkdtemp(join(tmpdir(), "paw-tiny-"));
  const nanoDir = join(directory, "nano");
  await mkdir(nanoDir);
  const tokens = [...CONTROL, ...byteAlphabet(), ...MERGES.map((merge) => merge.replace(" ", ""))];
  const write = async (
    name: string,
    data: Uint8Array | object,
  ): Promise<{ weights: string; sha256: string }> => {
    const bytes = data instanceof Uint8Array ? data : Buffer.from(JSON.stringify(data));
    await writeFile(join(nanoDir, name), bytes);
    return { weights: name, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  await write("config.json", configFor(tokens.length));
  await write("tokenizer.json", {
    model: { type: "BPE", vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges: MERGES },
    pre_tokenizer: preTokenizerJson("qwen2"),
    added_tokens: CONTROL.map((content, id) => ({ id, content, special: true })),
  });
  const network = async (name: string, networkSeed: number) => ({
    ...(await write(name, writeSafetensors(networkTensors(networkSeed, tokens.length)))),
    type: "F32" as const,
  });
  const mapper = await write("mapper.safetensors", writeSafetensors(mapperTensors(seed + 2)));
  const manifest: NanoManifest = {
    snapshot: `tiny-${seed}`,
    licence: "CC0-1.0",
    max_spec_characters: 400,
    adapter_type: "F16",
    interpreter: await network("interpreter.safetensors", seed),
    encoder: await network("encoder.safetensors", seed + 1),
    mapper: { ...mapper, rank: RANK, alpha: 2 * RANK, n_bases: BASES, a_offset: 1 },
  };
  await write("manifest.json", manifest);
  return {
    nanoDir,
    cacheDir: join(directory, "cache"),
    directory,
    manifest,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

function configFor(vocabularySize: number): object {
  return {
    model_type: "qwen3",
    hidden_size: E,
    intermediate_size: F,
    num_hidden_layers: BLOCKS,
    num_attention_heads: HEADS,
    num_key_value_heads: KV_HEADS,
    head_dim: D,
    max_position_embeddings: TINY_CONTEXT,
    rms_norm_eps: 1e-6,
    rope_theta: 10_000,
    vocab_size: vocabularySize,
    tie_word_embeddings: true,
    eos_token_id: CONTROL.indexOf("<|im_end|>"),
  };
}

function networkTensors(seed: number, vocabularySize: number): Map<string, SafeTensor> {
  const uniform = randomUniform(seed);
  const tensors = new Map<string, SafeTensor>();
  const matrix = (name: string, nOut: number, nIn: number): void => {
    tensors.set(name, uniform(3 / Math.sqrt(nIn), [nOut, nIn]));
  };
  const norm = (name: string, n: number): void => {
    tensors.set(`${name}.weight`, uniform(0.3, [n], 1));
  };
  matrix("model.embed_tokens.weight", vocabularySize, E);
  for (let block = 0; block < BLOCKS; block++) {
    const prefix = `model.layers.${block}`;
    for (const [name, [nOut, nIn]] of Object.entries(MATRICES)) {
      matrix(`${prefix}.${/^[qkvo]_/.test(name) ? "self_attn" : "mlp"}.${name}.weight`, nOut, nIn);
    }
    for (const [name, n] of [
      ["input_layernorm", E],
      ["post_attention_layernorm", E],
    ] as const) {
      norm(`${prefix}.${name}`, n);
    }
    norm(`${prefix}.self_attn.q_norm`, D);
    norm(`${prefix}.self_attn.k_norm`, D);
  }
  norm("model.norm", E);
  return tensors;
}

/** Names and shapes as the compiler's mapper reads them. */
function mapperTensors(seed: number): Map<string, SafeTensor> {
  const uniform = randomUniform(seed);
  const names = Object.keys(MATRICES);
  const coefficients = BLOCKS * names.length * 2 * BASES;
  const tensors = new Map<string, SafeTensor>([
    ["trunk.weight", uniform(0.5, [H, E])],
    ["trunk.bias", uniform(0.5, [H])],
    ["head.weight", uniform(0.5, [coefficients, H])],
    ["head.bias", uniform(0.5, [coefficients])],
  ]);
  for (const [name, [nOut, nIn]] of Object.entries(MATRICES)) {
    tensors.set(`a_bases.${name}`, uniform(0.3, [BASES, RANK, nIn]));
    tensors.set(`b_bases.${name}`, uniform(0.3, [BASES, nOut, RANK]));
  }
  return tensors;
}

/** Tensors of values spread evenly within `size` of `centre`, from mulberry32. */
function randomUniform(
  seed: number,
): (size: number, shape: readonly number[], centre?: number) => SafeTensor {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (size, shape, centre = 0) => {
    const count = shape.reduce((product, n) => product * n, 1);
    return safeTensorFrom(
      Float32Array.from({ length: count }, () => centre + (2 * next() - 1) * size),
      shape,
    );
  };
}

/** The 256 characters of byte-level BPE: printable Latin-1 as itself, the other bytes from U+0100 on. */
function byteAlphabet(): string[] {
  let others = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
    return String.fromCharCode(printable ? byte : others++);
  });
}
