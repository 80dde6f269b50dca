/** The model families that PAW reads, converts and runs on the reference backend. */

import type { Architecture } from "./architecture.js";
import { GEMMA3 } from "./architectures/gemma3.js";
import { GPT2 } from "./architectures/gpt2.js";
import { LLAMA } from "./architectures/llama.js";
import { QWEN3 } from "./architectures/qwen3.js";
import { PawError } from "./errors.js";

export const ARCHITECTURES: readonly Architecture[] = [QWEN3, GPT2, LLAMA, GEMMA3];

/** The family with this GGUF `general.architecture`; throws `MODEL_INVALID` for another. */
export function architectureNamed(name: string | undefined): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.name === name);
  if (found !== undefined) return found;
  const known = ARCHITECTURES.map((architecture) => architecture.name).join(", ");
  throw new PawError("MODEL_INVALID", `the model's architecture is ${name}; supported are ${known}`);
}
