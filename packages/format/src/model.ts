/**
 * Converts a model from Hugging Face form (safetensors, config.json, tokenizer.json) to GGUF for llama.cpp.
 *
 * What the tensors are called and how they change is the architecture's description (architectures/). Vectors stay F32. A matrix
 * whose rows are not whole blocks of the wanted type is stored as F16.
 */

import { type ModelTensor, modelTensors } from "./architecture.js";
import { PawError } from "./errors.js";
import type { GgufTensor } from "./gguf-reader.js";
import type { GgufValue } from "./gguf-value.js";
import { writeGguf } from "./gguf-writer.js";
import { type HfModelConfig, parseModelConfig, sizesMetadata } from "./model-config.js";
import { tokenizerMetadata } from "./model-tokenizer.js";
import { quantize } from "./quantize.js";
import { type SafeTensor, safeTensorFrom, safeTensorValues } from "./safetensors.js";
import { changedTensor } from "./tensor-change.js";
import { TENSOR_LAYOUTS, type WritableTensorType } from "./tensor-type.js";

export type ModelTensorType = Exclude<WritableTensorType, "BF16">;

export interface HfModel {
  /** Parsed `config.json`. */
  readonly config: unknown;
  /** Every tensor, by Hugging Face name. */
  readonly tensors: ReadonlyMap<string, SafeTensor>;
  /** Parsed `tokenizer.json`. */
  readonly tokenizer: unknown;
  /** Stored type of the matrices. */
  readonly type: ModelTensorType;
  /** Human-readable name, stored as `general.name`. */
  readonly name: string;
}

/** Values of `general.file_type` (llama.h, `enum llama_ftype`). */
const FILE_TYPES: Readonly<Record<ModelTensorType, number>> = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 7 };

/**
 * The GGUF file of a model; equal input gives equal bytes. Throws `MODEL_INVALID` for an unsupported config or tokenizer, for a
 * missing, unknown or wrongly shaped tensor, and for values that the type cannot hold.
 */
export function ggufFromHf(model: HfModel): Uint8Array {
  const config = parseModelConfig(model.config);
  const metadata = new Map<string, GgufValue>([
    ["general.architecture", { type: "string", value: config.architecture.name }],
    ["general.type", { type: "string", value: "model" }],
    ["general.name", { type: "string", value: model.name }],
    ["general.file_type", { type: "uint32", value: FILE_TYPES[model.type] }],
    ["general.quantization_version", { type: "uint32", value: 2 }],
    ...sizesMetadata(config.architecture, config.sizes),
    ...tokenizerMetadata(model.tokenizer, config),
  ]);
  const source = checkpointTensors(model.tensors, config);
  const tensors: GgufTensor[] = [];
  for (const expected of modelTensors(config.architecture, config.sizes)) {
    const tensor = source.get(expected.name);
    source.delete(expected.name);
    const needed = expected.name === "output.weight" ? !config.tied : !expected.rule.optional;
    if (tensor !== undefined) tensors.push(convertTensor(expected, tensor, model.type, config));
    else if (needed) throw invalid(`tensor ${expected.hf} is missing`);
  }
  return writeGguf({ metadata, tensors });
}

/** The tensors of a checkpoint by GGUF name, with those that the config makes. */
function checkpointTensors(
  tensors: ReadonlyMap<string, SafeTensor>,
  { architecture, sizes, tied }: HfModelConfig,
): Map<string, SafeTensor> {
  const { prefix, ignored } = architecture.hf;
  const ggufNames = new Map(modelTensors(architecture, sizes).map(({ hf, name }) => [hf, name]));
  const found = new Map<string, SafeTensor>();
  for (const [name, tensor] of tensors) {
    const plain = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    const gguf = ggufNames.get(plain);
    if (ignored?.test(plain)) continue;
    if (gguf === undefined || plain === "") throw foreign(name);
    if (found.has(gguf)) throw invalid(`tensor ${plain} is there twice, with and without ${prefix}`);
    found.set(gguf, tensor);
  }
  // With tied embeddings some exporters still write the shared matrix under its second name.
  const output = found.get("output.weight");
  if (tied && output !== undefined) {
    if (!isCopy(output, found.get("token_embd.weight"))) throw foreign("lm_head.weight");
    found.delete("output.weight");
  }
  if (sizes.ropeFactors !== undefined) {
    found.set("rope_freqs.weight", safeTensorFrom(sizes.ropeFactors, [sizes.ropeFactors.length]));
  }
  return found;
}

function convertTensor(
  { rule, name, hf, shape }: ModelTensor,
  tensor: SafeTensor,
  wanted: ModelTensorType,
  { sizes }: HfModelConfig,
): GgufTensor {
  const stored = rule.change === "transpose" ? [...shape].reverse() : shape;
  if (tensor.shape.length !== stored.length || tensor.shape.some((size, i) => size !== stored[i])) {
    throw invalid(`tensor ${hf} has shape [${tensor.shape.join(", ")}]: [${stored.join(", ")}] is needed`);
  }
  const dims = [...shape].reverse();
  const columns = dims[0]!;
  const whole = columns % TENSOR_LAYOUTS[wanted].blockSize === 0;
  const type = shape.length === 1 ? "F32" : whole ? wanted : "F16";
  try {
    const values = changedTensor(safeTensorValues(tensor), rule.change, columns, sizes);
    return { name, dims, type, data: quantize(values, type, columns) };
  } catch (cause) {
    throw new PawError("MODEL_INVALID", `tensor ${hf}: ${(cause as Error).message}`, { cause });
  }
}

function isCopy(tensor: SafeTensor, other: SafeTensor | undefined): boolean {
  if (other === undefined || tensor.dtype !== other.dtype) return false;
  return tensor.data.length === other.data.length && tensor.data.every((byte, i) => byte === other.data[i]);
}

function foreign(name: string): PawError {
  return invalid(`tensor ${JSON.stringify(name)} is not part of this model`);
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
