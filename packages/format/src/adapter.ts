/**
 * LoRA adapters and their GGUF form, as llama.cpp loads them.
 *
 * A module adds (alpha / rank) * B A x to the output of one matrix of the base. llama.cpp kills the process for an
 * adapter on `token_embd` and silently ignores one on a norm, so only matrices on an allow-list are accepted. It
 * takes the rank from `lora_b` and reads alpha 0 as "no scaling", so alpha must be positive. Source of the names:
 * gguf-py `tensor_mapping.py` and llama.cpp `llama-adapter.cpp`.
 */

import { PawError } from "./errors.js";
import { type GgufFile, type GgufTensor, readGguf } from "./gguf-reader.js";
import { type GgufValue, ggufNumber, ggufString } from "./gguf-value.js";
import { writeGguf } from "./gguf-writer.js";
import { dequantize, holdsFiniteValues, quantize } from "./quantize.js";
import {
  isReadable,
  READABLE_TENSOR_TYPES,
  type ReadableTensorType,
  TENSOR_LAYOUTS,
  type TensorType,
  type WritableTensorType,
} from "./tensor-type.js";

export interface LoraModule {
  /** GGUF name of the base matrix without ".weight", for example "blk.0.attn_q". */
  readonly name: string;
  /** Input and output width of the base matrix. */
  readonly nIn: number;
  readonly nOut: number;
  /** Row-major [rank x nIn]. */
  readonly a: Float32Array;
  /** Row-major [nOut x rank]. */
  readonly b: Float32Array;
}

export interface LoraAdapter {
  readonly rank: number;
  readonly alpha: number;
  readonly modules: readonly LoraModule[];
}

/** What an adapter changes, without how. */
export interface AdapterOutline extends Pick<LoraAdapter, "rank" | "alpha"> {
  /** GGUF architecture of the base, where the file names one. */
  readonly architecture: string | undefined;
  readonly modules: readonly Pick<LoraModule, "name" | "nIn" | "nOut">[];
}

export type AdapterTensorType = Exclude<WritableTensorType, "BF16">;

export interface AdapterGgufOptions {
  /** GGUF architecture of the base, for example "qwen3"; llama.cpp refuses an adapter for another one. */
  readonly architecture: string;
  /** Stored type; tensors whose rows are not whole blocks are stored as F16. */
  readonly type: AdapterTensorType;
  /** Human-readable name, stored as `general.name`. */
  readonly name: string;
}

/** An adapter read from GGUF, with what the file tells besides. */
export interface ReadAdapterGguf {
  readonly adapter: LoraAdapter;
  /** `general.architecture` and `general.name`, where the file has them. */
  readonly architecture: string | undefined;
  readonly name: string | undefined;
  /** Stored types of its tensors, each once. */
  readonly types: readonly TensorType[];
}

/** Rank; published adapters have 64, and a rank near the model width is no longer low. */
export const MAX_LORA_RANK = 1024;
/** Modules: seven matrices in each of 256 layers, rounded up. */
export const MAX_LORA_MODULES = 2048;
/** Values of all A and B together (512 MiB as float32); the published Qwen3-0.6B adapters have 40 million. */
export const MAX_LORA_VALUES = 128 * 1024 * 1024;

const MODULE_NAME =
  /^blk\.(0|[1-9]\d{0,2})\.(attn_q|attn_k|attn_v|attn_qkv|attn_output|ffn_gate|ffn_up|ffn_down)$/;

/** Throws `ADAPTER_INVALID` unless names, sizes, rank and alpha fit together and every value is finite. */
export function checkAdapter(adapter: LoraAdapter): void {
  const { rank, alpha, modules } = adapter;
  checkSizes(rank, alpha, modules.length);
  const names = new Set<string>();
  for (const { name, nIn, nOut, a, b } of modules) {
    checkModuleName(name);
    if (names.has(name)) throw invalid(`module ${JSON.stringify(name)} occurs twice`);
    names.add(name);
    const sized = Number.isSafeInteger(nIn) && Number.isSafeInteger(nOut) && nIn > 0 && nOut > 0;
    if (!sized || a.length !== rank * nIn || b.length !== nOut * rank) {
      throw invalid(
        `module ${name} has ${a.length} values in A and ${b.length} in B: ` +
          `rank ${rank}, ${nIn} inputs and ${nOut} outputs need ${rank * nIn} and ${nOut * rank}`,
      );
    }
    if (!a.every(Number.isFinite) || !b.every(Number.isFinite)) throw notFinite(name);
  }
}

function checkSizes(rank: number, alpha: number, modules: number): void {
  if (!Number.isSafeInteger(rank) || rank < 1 || rank > MAX_LORA_RANK) {
    throw invalid(`rank ${rank}: an integer from 1 to ${MAX_LORA_RANK} is needed`);
  }
  if (!Number.isFinite(alpha) || !(alpha > 0)) throw invalid(`alpha ${alpha}: a positive number is needed`);
  if (modules < 1 || modules > MAX_LORA_MODULES) {
    throw invalid(`${modules} modules: 1 to ${MAX_LORA_MODULES} are allowed`);
  }
}

/** The GGUF file of an adapter, modules in the order given; throws `ADAPTER_INVALID` for a malformed adapter. */
export function adapterToGguf(adapter: LoraAdapter, options: AdapterGgufOptions): Uint8Array {
  checkAdapter(adapter);
  const metadata = new Map<string, GgufValue>([
    ["general.type", { type: "string", value: "adapter" }],
    ["general.architecture", { type: "string", value: options.architecture }],
    ["general.name", { type: "string", value: options.name }],
    ["general.quantization_version", { type: "uint32", value: 2 }],
    ["adapter.type", { type: "string", value: "lora" }],
    ["adapter.lora.alpha", { type: "float32", value: adapter.alpha }],
  ]);
  const tensors: GgufTensor[] = [];
  for (const { name, nIn, nOut, a, b } of adapter.modules) {
    tensors.push(storedTensor(`${name}.weight.lora_a`, a, [nIn, adapter.rank], options.type));
    tensors.push(storedTensor(`${name}.weight.lora_b`, b, [adapter.rank, nOut], options.type));
  }
  return writeGguf({ metadata, tensors });
}

/** `readAdapterGguf` without what the file tells besides. */
export function adapterFromGguf(bytes: Uint8Array): LoraAdapter {
  return readAdapterGguf(bytes).adapter;
}

/**
 * Checks an adapter file as `adapterFromGguf` does and gives its modules without their values: 40 million of those, a published
 * adapter, take seconds to widen. Throws what `adapterFromGguf` throws, where that does.
 */
export function adapterOutline(bytes: Uint8Array): AdapterOutline {
  const { rank, alpha, architecture, pairs } = readPairs(bytes);
  for (const { name, a, b } of pairs) {
    if (!holdsFiniteValues(a.data, a.type) || !holdsFiniteValues(b.data, b.type)) throw notFinite(name);
  }
  return { rank, alpha, architecture, modules: pairs.map(({ name, nIn, nOut }) => ({ name, nIn, nOut })) };
}

/**
 * Reads an adapter from GGUF, values widened to float32, modules in file order; throws `GGUF_INVALID` for a broken
 * file and `ADAPTER_INVALID` for a file that is not a LoRA adapter or that no engine may be given.
 */
export function readAdapterGguf(bytes: Uint8Array): ReadAdapterGguf {
  const { file, rank, alpha, architecture, pairs } = readPairs(bytes);
  const modules = pairs.map(
    ({ name, nIn, nOut, a, b }): LoraModule => ({
      name,
      nIn,
      nOut,
      a: dequantize(a.data, a.type, rank * nIn),
      b: dequantize(b.data, b.type, rank * nOut),
    }),
  );
  const adapter = { rank, alpha, modules };
  checkAdapter(adapter);
  return {
    adapter,
    architecture,
    name: ggufString(file.metadata, "general.name"),
    types: [...new Set(file.tensors.map(({ type }) => type))],
  };
}

function readPairs(bytes: Uint8Array) {
  const file = readGguf(bytes);
  requireText(file, "general.type", "adapter");
  requireText(file, "adapter.type", "lora");
  const architecture = ggufString(file.metadata, "general.architecture");
  const alpha = ggufNumber(file.metadata, "adapter.lora.alpha");
  if (alpha === undefined) throw invalid("adapter.lora.alpha is missing");
  const tensors = pairTensors(file.tensors);
  const rank = tensors[0]?.b.dims[0] ?? 0;
  checkSizes(rank, alpha, tensors.length);
  const pairs = tensors.map(({ name, a, b }) => {
    const [nIn, rankA] = a.dims as [number, number];
    const [rankB, nOut] = b.dims as [number, number];
    if (rankA !== rank || rankB !== rank) {
      throw invalid(
        `module ${name} has rank ${rankA} in A and ${rankB} in B: every module must have ${rank}`,
      );
    }
    if (nIn < 1 || nOut < 1)
      throw invalid(`module ${name} maps ${nIn} to ${nOut} values: at least one is needed`);
    return { name, nIn, nOut, a, b };
  });
  return { file, rank, alpha, architecture, pairs };
}

/** Throws `ADAPTER_INVALID` for a base matrix that adapters may not change. */
export function checkModuleName(name: string): void {
  if (!MODULE_NAME.test(name)) {
    throw invalid(
      `${JSON.stringify(name)} cannot be adapted: only attention and feed-forward matrices can, such as blk.0.attn_q`,
    );
  }
}

type MatrixHalf = GgufTensor & { readonly type: ReadableTensorType };

function pairTensors(tensors: readonly GgufTensor[]): { name: string; a: MatrixHalf; b: MatrixHalf }[] {
  if (tensors.length > 2 * MAX_LORA_MODULES) {
    throw invalid(`${tensors.length} tensors: at most ${2 * MAX_LORA_MODULES} are allowed`);
  }
  const byName = new Map<string, { a?: MatrixHalf; b?: MatrixHalf }>();
  let values = 0;
  for (const tensor of tensors) {
    const match = /^(.+)\.weight\.lora_([ab])$/.exec(tensor.name);
    if (match === null) throw invalid(`tensor ${JSON.stringify(tensor.name)} is not part of a LoRA`);
    const [, name, half] = match as unknown as [string, string, "a" | "b"];
    checkModuleName(name);
    if (tensor.dims.length !== 2) throw invalid(`tensor ${tensor.name} is not a matrix`);
    const { type } = tensor;
    if (!isReadable(type)) {
      throw invalid(
        `tensor ${tensor.name} is stored as ${type}: adapters are ${READABLE_TENSOR_TYPES.join(", ")}`,
      );
    }
    values += tensor.dims[0]! * tensor.dims[1]!;
    if (values > MAX_LORA_VALUES) throw invalid(`the adapter has over ${MAX_LORA_VALUES} values`);
    const pair = byName.get(name) ?? {};
    pair[half] = { ...tensor, type };
    byName.set(name, pair);
  }
  return [...byName].map(([name, { a, b }]) => {
    if (a === undefined || b === undefined) {
      throw invalid(`module ${name} has lora_${a ? "a" : "b"} but no lora_${a ? "b" : "a"}`);
    }
    return { name, a, b };
  });
}

function storedTensor(
  name: string,
  values: Float32Array,
  dims: number[],
  wanted: AdapterTensorType,
): GgufTensor {
  const type = dims[0]! % TENSOR_LAYOUTS[wanted].blockSize === 0 ? wanted : "F16";
  return { name, dims, type, data: quantize(values, type, dims[0]!) };
}

function requireText(file: GgufFile, key: string, value: string): void {
  const found = ggufString(file.metadata, key);
  if (found !== value) {
    throw invalid(
      `${key} is ${found === undefined ? "missing" : JSON.stringify(found)}: "${value}" is needed`,
    );
  }
}

function notFinite(module: string): PawError {
  return invalid(`module ${module} holds a value that is not finite`);
}

function invalid(message: string): PawError {
  return new PawError("ADAPTER_INVALID", message);
}
