/**
 * The models whose PEFT adapters are read and written: what their modules are called, and how a config tells them.
 *
 * Names alone do not tell a model: Llama's are those of Qwen3, yet its matrices are permuted in GGUF. So a config
 * must name its base or its class, or the caller must say.
 */

import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json.js";

export interface PeftNaming {
  /** Path of the layer list in the Hugging Face model. */
  readonly layers: string;
  /** GGUF module to Hugging Face module, in the order of a block. */
  readonly modules: Readonly<Record<string, string>>;
  /** Whether base weights are stored [in x out] (GPT-2's Conv1D). */
  readonly fanInFanOut: boolean;
  /** Class and module in transformers, as PEFT's `auto_mapping` names them. */
  readonly className: string;
  readonly library: string;
}

export type PeftArchitecture = "qwen3" | "gpt2";

const NAMINGS: Readonly<Record<PeftArchitecture, PeftNaming>> = {
  qwen3: {
    layers: "model.layers",
    modules: {
      attn_q: "self_attn.q_proj",
      attn_k: "self_attn.k_proj",
      attn_v: "self_attn.v_proj",
      attn_output: "self_attn.o_proj",
      ffn_gate: "mlp.gate_proj",
      ffn_up: "mlp.up_proj",
      ffn_down: "mlp.down_proj",
    },
    fanInFanOut: false,
    className: "Qwen3ForCausalLM",
    library: "transformers.models.qwen3.modeling_qwen3",
  },
  gpt2: {
    layers: "transformer.h",
    modules: {
      attn_qkv: "attn.c_attn",
      attn_output: "attn.c_proj",
      ffn_up: "mlp.c_fc",
      ffn_down: "mlp.c_proj",
    },
    fanInFanOut: true,
    className: "GPT2LMHeadModel",
    library: "transformers.models.gpt2.modeling_gpt2",
  },
};

export const PEFT_ARCHITECTURES = Object.keys(NAMINGS) as readonly PeftArchitecture[];

/** Names of hub models whose architecture is certain; Qwen3's mixtures of experts ("-A3B") and image models are others. */
const HUB_NAMES: readonly (readonly [RegExp, PeftArchitecture])[] = [
  [/(^|\/)qwen3-\d+(\.\d+)?b(?!-a\d)/i, "qwen3"],
  [/(^|\/)(distil)?gpt2(-|$)/i, "gpt2"],
];

/** The names of an architecture; throws `ADAPTER_INVALID` for one that is not supported. */
export function peftNaming(architecture: string): PeftNaming {
  if (Object.hasOwn(NAMINGS, architecture)) return NAMINGS[architecture as PeftArchitecture];
  throw invalid(
    `architecture ${JSON.stringify(architecture)}: supported are ${PEFT_ARCHITECTURES.join(", ")}`,
  );
}

/** The architecture that an adapter_config.json tells by class or base model; throws `ADAPTER_INVALID` when it tells none. */
export function peftArchitecture(config: JsonObject): PeftArchitecture {
  const { auto_mapping: mapping, base_model_name_or_path: base } = config;
  const className = isJsonObject(mapping) ? mapping.base_model_class : undefined;
  const byClass = PEFT_ARCHITECTURES.find((name) => NAMINGS[name].className === className);
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
