/**
 * The weights of a model as floats, from GGUF tensors whose shapes agree with the metadata.
 *
 * Everything is dequantised once at loading: four bytes a weight, which suits the small models that the reference
 * backend is for. Matrices are [nOut x nIn], row-major.
 */

import {
  type Architecture,
  dequantize,
  type GgufTensor,
  type ModelConfig,
  modelTensors,
  PawError,
} from "@paw/format";

/** A matrix, or the vector of a norm, with its bias where it has one. */
export interface Module {
  readonly weight: Float32Array;
  /** [nOut]. */
  readonly bias?: Float32Array;
  readonly nOut: number;
  /** 1 for a vector. */
  readonly nIn: number;
}

/** By GGUF name without ".weight" and, in blocks, without "blk.<n>.". */
export type Modules = Readonly<Record<string, Module>>;

export interface ModelWeights {
  readonly blocks: readonly Modules[];
  /** What is outside the blocks; "output" is the embedding itself where they are tied. */
  readonly outer: Modules;
}

/** Dequantises all tensors; throws MODEL_INVALID for one that is missing, unknown, misshapen or not finite. */
export function loadWeights(
  tensors: readonly GgufTensor[],
  architecture: Architecture,
  config: ModelConfig,
): ModelWeights {
  const rest = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const blocks = Array.from({ length: config.blockCount }, (): Record<string, Module> => ({}));
  const outer: Record<string, Module> = {};
  for (const { name, shape, rule } of modelTensors(architecture, config)) {
    const tensor = rest.get(name);
    if (tensor === undefined && rule.optional) continue;
    if (tensor === undefined) throw invalid(`the model has no tensor "${name}"`);
    rest.delete(name);
    const values = finiteValues(tensor, [...shape].reverse());
    const [, block, path = ""] = /^(?:blk\.(\d+)\.)?(.+)$/.exec(name)!;
    const modules = block === undefined ? outer : blocks[Number(block)]!;
    const [module, part] = path.split(".") as [string, "weight" | "bias"];
    modules[module] =
      part === "bias"
        ? { ...modules[module]!, bias: values }
        : { weight: values, nOut: shape[0]!, nIn: shape[1] ?? 1 };
  }
  const unknown = rest.keys().next();
  if (!unknown.done) {
    throw invalid(`the model has a tensor "${unknown.value}" that ${architecture.name} has no use for`);
  }
  outer.output ??= outer.token_embd!;
  return { blocks, outer };
}

/** `dims` fastest first. */
function finiteValues(tensor: GgufTensor, dims: readonly number[]): Float32Array {
  const { name } = tensor;
  if (tensor.dims.length !== dims.length || dims.some((dim, i) => dim !== tensor.dims[i])) {
    throw invalid(`tensor "${name}" is [${tensor.dims.join(", ")}]; the metadata say [${dims.join(", ")}]`);
  }
  const count = dims.reduce((product, dim) => product * dim, 1);
  const values = dequantize(tensor.data, tensor.type, count);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw invalid(`tensor "${name}" holds ${values[bad]} at ${bad}; weights must be finite`);
  return values;
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
