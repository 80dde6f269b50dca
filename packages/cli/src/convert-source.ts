/** What `paw convert` reads: an adapter, from a PEFT folder, a GGUF file or a program, with all that it tells besides. */

import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type BaseHeads,
  type Bundle,
  isPawError,
  type LoraAdapter,
  MAX_LORA_VALUES,
  PawError,
  type PeftArchitecture,
  parseJsonObject,
  parseModelConfig,
  readAdapterGguf,
  readPeft,
  type TensorType,
} from "@paw/format";
import { readProgram } from "paw";
import { isHubName } from "./vllm-command.js";

export type AdapterKind = "peft" | "gguf" | "paw";

export interface ConvertSource {
  readonly kind: AdapterKind;
  readonly adapter: LoraAdapter;
  /** GGUF architecture of the base. */
  readonly architecture: string;
  /** The adapter as a GGUF file, where it is stored as one. */
  readonly gguf?: Uint8Array;
  /** Types that hold every value exactly: those it is stored in, or F32 for what GGUF adapters cannot hold. */
  readonly types: readonly TensorType[];
  /** Name of the base, where it is told. */
  readonly interpreter?: string | undefined;
  /** Name of the adapter, where it is told. */
  readonly name?: string | undefined;
  readonly program?: Bundle;
}

const CONFIG = "adapter_config.json";
const WEIGHTS = "adapter_model.safetensors";
/** Bytes of a file with an adapter: all values as float32, and a header within the formats' limits. */
const MAX_ADAPTER_BYTES = 4 * MAX_LORA_VALUES + 64 * 1024 * 1024;

/** Bytes of a model's config.json; real ones have a few KB. */
const MAX_BASE_CONFIG_BYTES = 1024 * 1024;

/** The numbers of heads that the config.json of a base tells; undefined without a path. Throws `IO` and `MODEL_INVALID`. */
export async function baseHeads(path: string | undefined): Promise<BaseHeads | undefined> {
  if (path === undefined) return undefined;
  const config = parseJsonObject(await readWhole(path), MAX_BASE_CONFIG_BYTES, "MODEL_INVALID", path);
  return named(path, () => parseModelConfig(config).sizes);
}

/**
 * Reads an adapter and finds out its kind from what is there; `architecture` and `heads` of
 * the base are needed where they are not told. Throws
 * `IO`, `INPUT_INVALID` for what is none of the kinds, `OPTION_INVALID` for an architecture that contradicts the file,
 * and what the formats throw, with the path in front.
 */
export async function readSource(
  path: string,
  architecture?: PeftArchitecture,
  heads?: BaseHeads,
): Promise<ConvertSource> {
  const info = await stat(path).catch((cause: Error) => {
    throw new PawError("IO", `cannot read ${path}: ${cause.message}`, { cause });
  });
  if (info.isDirectory()) {
    if (await isThere(join(path, CONFIG))) return readPeftFolder(path, architecture, heads);
    if (await isThere(join(path, "meta.json"))) return readProgramSource(path, architecture);
    throw new PawError(
      "INPUT_INVALID",
      `${path} holds neither ${CONFIG} (a PEFT adapter) nor meta.json (a program): name another folder`,
    );
  }
  const magic = await firstBytes(path);
  if (magic === "GGUF") {
    const gguf = await readWhole(path);
    return named(path, () => ggufSource(gguf, architecture));
  }
  if (magic.startsWith("PK")) return readProgramSource(path, architecture);
  const hint = path.endsWith(".safetensors") ? `; for PEFT name the folder that also holds ${CONFIG}` : "";
  throw new PawError(
    "INPUT_INVALID",
    `${path} is neither a GGUF file nor a .paw file (its first bytes say so)${hint}`,
  );
}

async function readPeftFolder(
  folder: string,
  wanted?: PeftArchitecture,
  heads?: BaseHeads,
): Promise<ConvertSource> {
  if (!(await isThere(join(folder, WEIGHTS)))) {
    const pickled = (await isThere(join(folder, "adapter_model.bin")))
      ? ": adapter_model.bin is a Python pickle, which can run code and is never read; save with safe_serialization"
      : "";
    throw new PawError("IO", `there is no ${join(folder, WEIGHTS)}${pickled}`);
  }
  const config = await readWhole(join(folder, CONFIG));
  const weights = await readWhole(join(folder, WEIGHTS));
  const { adapter, architecture, baseModel, type } = named(folder, () =>
    readPeft({ config, weights }, wanted, heads),
  );
  return { kind: "peft", adapter, architecture, types: [type], interpreter: programBase(baseModel) };
}

/** The name that programs give to a base that PEFT loaded; undefined for a folder on the machine of whoever trained. */
function programBase(model: string | undefined): string | undefined {
  if (model === undefined) return undefined;
  if (/^(openai-community\/)?gpt2$/.test(model)) return "gpt2";
  return isHubName(model) ? model : undefined;
}

async function readProgramSource(path: string, architecture?: PeftArchitecture): Promise<ConvertSource> {
  const { bundle: program } = await readProgram(path);
  if (program.adapter === undefined) {
    throw new PawError(
      "INPUT_INVALID",
      `${path} is a program without an adapter: there is nothing to convert`,
    );
  }
  const gguf = program.adapter;
  const source = named(path, () => ggufSource(gguf, architecture));
  return { ...source, kind: "paw", program, interpreter: program.meta.interpreter || undefined };
}

function ggufSource(gguf: Uint8Array, wanted: string | undefined): ConvertSource {
  const { adapter, architecture = wanted, name, types } = readAdapterGguf(gguf);
  if (architecture === undefined) {
    throw new PawError("ADAPTER_INVALID", "the file does not tell its architecture: give --architecture");
  }
  if (wanted !== undefined && wanted !== architecture) {
    throw new PawError(
      "OPTION_INVALID",
      `the adapter is for the architecture ${architecture}, --architecture says ${wanted}: leave it out`,
    );
  }
  return { kind: "gguf", adapter, architecture, gguf, types, name };
}

/** Runs a reader that does not know the path, to have it in the error. */
function named<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function firstBytes(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.toString("latin1", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_ADAPTER_BYTES) {
      throw new PawError(
        "ADAPTER_INVALID",
        `${path} has ${size} bytes: an adapter has at most ${MAX_ADAPTER_BYTES}`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof PawError) throw cause;
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}
