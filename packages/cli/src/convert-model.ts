/** `paw convert` of a whole model: a Hugging Face folder becomes the GGUF file that interpreters run from. */

import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  ggufFromHf,
  isPawError,
  type ModelTensorType,
  PawError,
  parseJsonObject,
  parseModelConfig,
  readSafetensors,
  type SafeTensor,
} from "@paw/format";
import { writeProgramFile } from "paw";
import { nameOf } from "./convert-target.js";
import { print, printJson } from "./output.js";

const CONFIG = "config.json";
const TOKENIZER = "tokenizer.json";
const WEIGHTS = "model.safetensors";
const SHARDS = "model.safetensors.index.json";
/** Bytes of config.json and of the list of shards; real ones have under 1 MB. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
/** Bytes of tokenizer.json; Gemma's 262,144 tokens with merges take 33 MB. */
const MAX_TOKENIZER_BYTES = 128 * 1024 * 1024;
/** Bytes of all weights: they are converted in memory, and Node reads no larger file at once. */
const MAX_WEIGHT_BYTES = 2 ** 31 - 1;

export interface ConvertedModel {
  readonly architecture: string;
  readonly tensors: number;
  readonly type: ModelTensorType;
  readonly bytes: number;
}

/** Whether a path is a folder with a model, and not with an adapter. */
export async function isModelFolder(path: string): Promise<boolean> {
  return (await isThere(join(path, CONFIG))) && !(await isThere(join(path, "adapter_config.json")));
}

/**
 * Converts the model in a folder; without a type F16 where all weights are F16, else F32, which lose nothing. Throws `IO`,
 * `SAFETENSORS_INVALID`, and `MODEL_INVALID` saying what of the model is not supported, with the folder in front.
 */
export async function convertModel(
  folder: string,
  output: string,
  wanted: ModelTensorType | undefined,
): Promise<ConvertedModel> {
  const config = await readJson(folder, CONFIG, MAX_JSON_BYTES);
  try {
    const { architecture } = parseModelConfig(config); // before gigabytes are read
    const tokenizer = await readJson(folder, TOKENIZER, MAX_TOKENIZER_BYTES);
    const tensors = await readWeights(folder);
    const half = [...tensors.values()].every(({ dtype }) => dtype === "F16");
    const type = wanted ?? (half ? "F16" : "F32");
    const gguf = ggufFromHf({ config, tensors, tokenizer, type, name: nameOf(basename(output)) });
    await writeProgramFile(output, gguf);
    return { architecture: architecture.name, tensors: tensors.size, type, bytes: gguf.length };
  } catch (error) {
    if (!isPawError(error) || error.code === "IO") throw error;
    throw new PawError(error.code, `${folder}: ${error.message}`, { cause: error });
  }
}

/** Prints what was written. */
export async function reportModel(
  from: string,
  path: string,
  model: ConvertedModel,
  json: boolean,
): Promise<void> {
  if (json) await printJson({ from: { path: from, kind: "model" }, to: { path, kind: "gguf", ...model } });
  else {
    await print(`model    ${model.architecture}, ${model.tensors} tensors`);
    await print(`stored   ${model.type}`);
    await print(`written  ${path}  ${model.bytes} bytes`);
  }
}

/** All tensors, from one file or from the shards that the index lists. */
async function readWeights(folder: string): Promise<Map<string, SafeTensor>> {
  const names = (await isThere(join(folder, SHARDS))) ? await shardNames(folder) : [WEIGHTS];
  let total = 0;
  for (const name of names) total += await sizeOf(folder, name);
  if (total > MAX_WEIGHT_BYTES) {
    throw new PawError(
      "MODEL_INVALID",
      `the weights have ${total} bytes: up to ${MAX_WEIGHT_BYTES} are converted here; use llama.cpp's converter`,
    );
  }
  const tensors = new Map<string, SafeTensor>();
  for (const name of names) {
    for (const [tensor, value] of readSafetensors(await readWhole(folder, name))) {
      if (tensors.has(tensor)) throw new PawError("MODEL_INVALID", `tensor ${tensor} is in two files`);
      tensors.set(tensor, value);
    }
  }
  return tensors;
}

async function shardNames(folder: string): Promise<string[]> {
  const { weight_map: map } = await readJson(folder, SHARDS, MAX_JSON_BYTES);
  const names = new Set<unknown>(typeof map === "object" && map !== null ? Object.values(map) : []);
  return [...names].map((name) => {
    if (typeof name === "string" && /^[\w.-]+\.safetensors$/.test(name)) return name;
    throw new PawError(
      "MODEL_INVALID",
      `${SHARDS} names ${JSON.stringify(name)}: a file beside it is needed`,
    );
  });
}

async function readJson(folder: string, name: string, limit: number) {
  await sizeOf(folder, name, limit);
  return parseJsonObject(await readWhole(folder, name), limit, "MODEL_INVALID", join(folder, name));
}

async function sizeOf(folder: string, name: string, limit = Number.POSITIVE_INFINITY): Promise<number> {
  const info = await stat(join(folder, name)).catch(() => undefined);
  if (info === undefined) {
    const pickled = (await isThere(join(folder, "pytorch_model.bin")))
      ? ": pytorch_model.bin is a Python pickle, which can run code and is never read; save as safetensors"
      : "";
    throw new PawError("IO", `there is no ${join(folder, name)}${pickled}`);
  }
  if (info.size > limit) {
    throw new PawError("MODEL_INVALID", `${name} has ${info.size} bytes: at most ${limit} are allowed`);
  }
  return info.size;
}

async function readWhole(folder: string, name: string): Promise<Uint8Array> {
  const path = join(folder, name);
  return readFile(path).catch((cause: Error) => {
    throw new PawError("IO", `cannot read ${path}: ${cause.message}`, { cause });
  });
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
