/**
 * LoRA adapters in the form of Hugging Face PEFT: adapter_config.json and adapter_model.safetensors.
 *
 * Only plain LoRA is read: variants that change the arithmetic (DoRA, rank-stabilised scaling, biases, per-module ranks)
 * are refused rather than ignored. Llama's query and key matrices are permuted in GGUF, and so are the rows of B on them: that
 * needs the base's numbers of heads, which no adapter holds. Source: peft `LoraConfig` and `save_pretrained` files.
 */

import {
  checkAdapter,
  checkModuleName,
  type LoraAdapter,
  type LoraModule,
  MAX_LORA_MODULES,
  MAX_LORA_VALUES,
} from "./adapter.js";
import { PawError } from "./errors.js";
import { type JsonObject, parseJsonObject } from "./json.js";
import {
  type BaseHeads,
  type PeftArchitecture,
  type PeftNaming,
  peftArchitecture,
  peftNaming,
} from "./peft-architecture.js";
import { readSafetensors, safeTensorFrom, safeTensorValues, writeSafetensors } from "./safetensors.js";
import { pairedRows } from "./tensor-change.js";

export interface PeftAdapter {
  /** Bytes of adapter_config.json. */
  readonly config: Uint8Array;
  /** Bytes of adapter_model.safetensors. */
  readonly weights: Uint8Array;
}

/** An adapter read from PEFT files, with what the files tell besides. */
export interface ReadPeft {
  readonly adapter: LoraAdapter;
  readonly architecture: PeftArchitecture;
  /** `base_model_name_or_path`, where the config has one. */
  readonly baseModel?: string;
  /** The narrowest type that holds every weight exactly: F16 where all are F16, otherwise F32. */
  readonly type: "F16" | "F32";
}

/** Bytes of adapter_config.json; real ones have about 1 KB. */
export const MAX_PEFT_CONFIG_BYTES = 256 * 1024;
const PREFIX = "base_model.model.";
/** Options of `LoraConfig` that change the arithmetic, with the values that leave it plain. */
const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  bias: ["none"],
  lora_bias: [false],
  use_dora: [false],
  use_rslora: [false],
  use_qalora: [false],
  use_bdlora: [false],
  // Others ("pissa", "olora", "corda", "loftq", ...) change the base when training begins.
  init_lora_weights: [true, false, "gaussian", "eva", "orthogonal"],
};
/** Options that must be empty, with what they mean. */
const EMPTY: Readonly<Record<string, string>> = {
  rank_pattern: "every module must have one rank",
  alpha_pattern: "every module must have one alpha",
  modules_to_save: "whole matrices are no LoRA",
  trainable_token_indices: "token embeddings cannot be adapted",
  layer_replication: "the base must keep its layers",
  alora_invocation_tokens: "the adapter must hold for the whole text",
  arrow_config: "one adapter must hold by itself",
  kasa_config: "only plain LoRA is",
  monteclora_config: "only plain LoRA is",
  velora_config: "only plain LoRA is",
};

/**
 * An adapter as PEFT files, values as F32; `baseModel` is the name or path under which the base is loaded, `heads` are the base's,
 * which a Llama's adapter needs. Throws `ADAPTER_INVALID` for a module that the architecture lacks.
 */
export function adapterToPeft(
  adapter: LoraAdapter,
  architecture: PeftArchitecture,
  baseModel?: string,
  heads?: BaseHeads,
): PeftAdapter {
  checkAdapter(adapter);
  const naming = peftNaming(architecture);
  const tensors = new Map<string, ReturnType<typeof safeTensorFrom>>();
  const targets = new Set<string>();
  for (const module of adapter.modules) {
    const { name, nIn, nOut, a } = module;
    const [, layer, part] = name.split(".") as [string, string, string];
    const target = naming.modules[part];
    if (target === undefined) throw invalid(`${architecture} has no module ${JSON.stringify(part)}`);
    targets.add(target);
    const base = `${PREFIX}${naming.layers}.${layer}.${target}`;
    tensors.set(`${base}.lora_A.weight`, safeTensorFrom(a, [adapter.rank, nIn]));
    const b = reordered(module, adapter.rank, naming, heads, true);
    tensors.set(`${base}.lora_B.weight`, safeTensorFrom(b, [nOut, adapter.rank]));
  }
  const config = {
    auto_mapping: { base_model_class: naming.className, parent_library: naming.library },
    base_model_name_or_path: baseModel ?? null,
    bias: "none",
    fan_in_fan_out: naming.fanInFanOut,
    inference_mode: true,
    lora_alpha: adapter.alpha,
    lora_dropout: 0,
    peft_type: "LORA",
    r: adapter.rank,
    target_modules: [...targets].sort(),
    task_type: "CAUSAL_LM",
    use_dora: false,
    use_rslora: false,
  };
  return {
    config: new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`),
    weights: writeSafetensors(tensors, new Map([["format", "pt"]])),
  };
}

/** `readPeft` for a known architecture. */
export function adapterFromPeft(files: PeftAdapter, architecture: PeftArchitecture): LoraAdapter {
  return readPeft(files, architecture).adapter;
}

/**
 * Reads an adapter from PEFT files, modules ordered by layer; without an architecture the config must tell it; `heads` are the
 * base's, which a Llama's adapter needs. Throws
 * `SAFETENSORS_INVALID` for a broken weight file and `ADAPTER_INVALID` for unsupported options and for tensors that do
 * not fit together.
 */
export function readPeft(files: PeftAdapter, wanted?: PeftArchitecture, heads?: BaseHeads): ReadPeft {
  const config = parseJsonObject(
    files.config,
    MAX_PEFT_CONFIG_BYTES,
    "ADAPTER_INVALID",
    "adapter_config.json",
  );
  const { rank, alpha } = checkConfig(config);
  const architecture = wanted ?? peftArchitecture(config);
  const naming = peftNaming(architecture);
  const tensors = readSafetensors(files.weights);
  if (tensors.size > 2 * MAX_LORA_MODULES) {
    throw invalid(`${tensors.size} tensors: at most ${2 * MAX_LORA_MODULES} are allowed`);
  }
  const names = new Map(Object.entries(naming.modules).map(([gguf, hf]) => [hf, gguf]));
  const halves = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  let total = 0;
  for (const [name, tensor] of tensors) {
    const start = `${PREFIX}${naming.layers}.`;
    const match = name.startsWith(start)
      ? /^(\d+)\.(.+)\.lora_([AB])\.weight$/.exec(name.slice(start.length))
      : null;
    const part = names.get(match?.[2] ?? "");
    if (match === null || part === undefined) {
      throw invalid(`tensor ${JSON.stringify(name)} is not a LoRA tensor of ${architecture}`);
    }
    const key = `blk.${match[1]}.${part}`;
    checkModuleName(key);
    if (tensor.shape.length !== 2) throw invalid(`tensor ${name} is not a matrix`);
    total += tensor.shape[0]! * tensor.shape[1]!;
    if (total > MAX_LORA_VALUES) throw invalid(`the adapter has over ${MAX_LORA_VALUES} values`);
    halves.set(`${key} ${match[3]}`, { shape: tensor.shape, values: safeTensorValues(tensor) });
  }
  const modules = joinHalves(halves, rank, Object.keys(naming.modules)).map((module) => ({
    ...module,
    b: reordered(module, rank, naming, heads, false),
  }));
  const adapter = { rank, alpha, modules };
  checkAdapter(adapter);
  const { base_model_name_or_path: baseModel } = config;
  return {
    adapter,
    architecture,
    ...(typeof baseModel === "string" && baseModel !== "" ? { baseModel } : {}),
    type: [...tensors.values()].every(({ dtype }) => dtype === "F16") ? "F16" : "F32",
  };
}

/** B of a module as GGUF has it, or `back` as PEFT has it; throws `ADAPTER_INVALID` where that takes heads that are not known. */
function reordered(
  { name, nOut, b }: LoraModule,
  rank: number,
  { paired, className }: PeftNaming,
  heads: BaseHeads | undefined,
  back: boolean,
): Float32Array {
  const kind = paired[name.split(".")[2]!];
  if (kind === undefined) return b;
  if (heads === undefined) {
    throw invalid(
      `${name} of a ${className} has its rows in another order in GGUF, head by head: the config.json of the base is ` +
        "needed, which tells how many heads there are",
    );
  }
  if (nOut % (2 * heads[kind]) !== 0) {
    throw invalid(
      `${name} has ${nOut} rows, which ${heads[kind]} heads of an even length cannot share: it is for another base`,
    );
  }
  return pairedRows(b, heads[kind], rank, back);
}

function joinHalves(
  halves: ReadonlyMap<string, { shape: readonly number[]; values: Float32Array }>,
  rank: number,
  order: readonly string[],
): LoraModule[] {
  const names = [...new Set([...halves.keys()].map((key) => key.split(" ")[0]!))];
  const modules = names.map((name): LoraModule => {
    const a = halves.get(`${name} A`);
    const b = halves.get(`${name} B`);
    if (a === undefined || b === undefined) throw invalid(`module ${name} lacks lora_${a ? "B" : "A"}`);
    if (a.shape[0] !== rank || b.shape[1] !== rank) {
      throw invalid(
        `module ${name} has rank ${a.shape[0]} in A and ${b.shape[1]} in B: the config says ${rank}`,
      );
    }
    return { name, nIn: a.shape[1]!, nOut: b.shape[0]!, a: a.values, b: b.values };
  });
  const position = (name: string): number => {
    const [, layer, part] = name.split(".") as [string, string, string];
    return Number(layer) * order.length + order.indexOf(part);
  };
  return modules.sort((x, y) => position(x.name) - position(y.name));
}

function checkConfig(config: JsonObject): { rank: number; alpha: number } {
  const { peft_type: type, r: rank, lora_alpha: alpha } = config;
  if (type !== "LORA") throw invalid(`peft_type is ${JSON.stringify(type)}: "LORA" is needed`);
  if (typeof rank !== "number" || typeof alpha !== "number")
    throw invalid("r and lora_alpha must be numbers");
  for (const [key, allowed] of Object.entries(PLAIN)) {
    const value = config[key] ?? undefined;
    if (value !== undefined && !allowed.includes(value)) {
      throw invalid(
        `${key} is ${JSON.stringify(value)}, which is not supported: only plain LoRA is; train it so, or merge the ` +
          "adapter into its base",
      );
    }
  }
  for (const [key, what] of Object.entries(EMPTY)) {
    const value = config[key] ?? undefined;
    if (value !== undefined && Object.keys(value).length > 0) {
      throw invalid(`${key} is set, which is not supported: ${what}`);
    }
  }
  return { rank, alpha };
}

function invalid(message: string): PawError {
  return new PawError("ADAPTER_INVALID", message);
}
