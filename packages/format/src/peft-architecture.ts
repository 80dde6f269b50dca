/**
 * The models whose PEFT adapters are read and written: what their modules are called, and how a config tells them.
 *
 * Names alone do not tell a model: Llama's are those of Qwen3, yet its matrices are permuted in GGUF. So a config
 * must name its base or its class, or the caller must say.
 */

import { type Architecture, linearRules, type ModelConfig } from "./architecture.js";
import { ARCHITECTURES } from "./architectures.js";
import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json.js";

export interface PeftNaming {
  /** Path of the layer list in the Hugging Face model. */
  readonly layers: string;
  /** GGUF module to Hugging Face module, in the order of a block. */
  readonly modules: Readonly<Record<string, string>>;
  /** GGUF modules whose rows GGUF reorders within each head, and which of the base's numbers of heads they have. */
  readonly paired: Readonly<Record<string, keyof BaseHeads>>;
  /** Whether base weights are stored [in x out] (GPT-2's Conv1D). */
  readonly fanInFanOut: boolean;
  /** Class and module in transformers, as PEFT's `auto_mapping` names them. */
  readonly className: string;
  readonly library: string;
}

/** What an adapter does not say of its base, and the conversion of a Llama's needs. */
export type BaseHeads = Pick<ModelConfig, "headCount" | "keyValueHeadCount">;

export const PEFT_ARCHITECTURES = ["qwen3", "gpt2", "llama", "gemma3"] as const;
export type PeftArchitecture = (typeof PEFT_ARCHITECTURES)[number];

/** Names of hub models whose architecture is certain; Qwen3's mixtures of experts ("-A3B") and image models are others. */
const HUB_NAMES: readonly (readonly [RegExp, PeftArchitecture])[] = [
  [/(^|\/)qwen3-\d+(\.\d+)?b(?!-a\d)/i, "qwen3"],
  [/(^|\/)(distil)?gpt2(-|$)/i, "gpt2"],
];

/** The names of an architecture; throws `ADAPTER_INVALID` for one that is not supported. */
export function peftNaming(architecture: string): PeftNaming {
  const found = ARCHITECTURES.find(({ name }) => name === architecture);
  if (found !== undefined) return namingOf(found);
  throw invalid(
    `architecture ${JSON.stringify(architecture)}: supported are ${PEFT_ARCHITECTURES.join(", ")}`,
  );
}

function namingOf(architecture: Architecture): PeftNaming {
  const { layers, prefix, className, library } = architecture.hf;
  const rules = [...linearRules(architecture)];
  return {
    layers: prefix + layers,
    modules: Object.fromEntries(rules.map(([name, { hf }]) => [name, hf.replace(/\.weight$/, "")])),
    paired: Object.fromEntries(
      rules.flatMap(([name, { change }]): [string, keyof BaseHeads][] => {
        if (change === "pairs-of-queries") return [[name, "headCount"]];
        return change === "pairs-of-keys" ? [[name, "keyValueHeadCount"]] : [];
      }),
    ),
    fanInFanOut: rules.some(([, { change }]) => change === "transpose"),
    className,
    library,
  };
}

/** The architecture that an adapter_config.json tells by class or base model; throws `ADAPTER_INVALID` when it tells none. */
export function peftArchitecture(config: JsonObject): PeftArchitecture {
  const { auto_mapping: mapping, base_model_name_or_path: base } = config;
  const className = isJsonObject(mapping) ? mapping.base_model_class : undefined;
  const byClass = PEFT_ARCHITECTURES.find((name) => peftNaming(name).className === className);
  const byName = HUB_NAMES.find(([pattern]) => typeof base === "string" && pattern.test(base));
  const known = byClass ?? byName?.[1];
  if (known !== undefined) return known;
  throw invalid(
    `adapter_config.json does not tell the architecture (base_model_name_or_path is ${JSON.stringify(base ?? null)}): ` +
      `say which of ${PEFT_ARCHITECTURES.join(", ")} the base is`,
  );
}

function invalid(message: string): PawError {
  return new PawError("ADAPTER_INVALID", message);
}
