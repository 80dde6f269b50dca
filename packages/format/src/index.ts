/** PAW file formats: GGUF, safetensors, PEFT and .paw, read, written and checked; Node and browser. */

export * from "./adapter.js";
export * from "./architecture.js";
export { SLIDING_PATTERN, SLIDING_ROPE_BASE } from "./architectures/gemma3.js";
export * from "./architectures.js";
export * from "./bundle.js";
export * from "./conversion-error.js";
export * from "./errors.js";
export * from "./float16.js";
export * from "./gguf.js";
export { MAX_MODEL_BLOCKS } from "./hf-config.js";
export * from "./import-program.js";
export { isJsonObject, type JsonObject, parseJsonObject } from "./json.js";
export * from "./meta.js";
export * from "./model.js";
export * from "./model-config.js";
export * from "./peft.js";
export { type BaseHeads, PEFT_ARCHITECTURES, type PeftArchitecture } from "./peft-architecture.js";
export { preTokenizerJson } from "./pre-tokenizer-name.js";
export * from "./program-lock.js";
export { PROMPT_CONTRACTS, type PromptContract } from "./prompt-contract.js";
export * from "./quantize.js";
export * from "./safetensors.js";
export * from "./sha256.js";
export * from "./tensor-type.js";
export { TOKEN_TYPE } from "./tokenizer-vocabulary.js";
