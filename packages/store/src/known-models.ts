/**
 * Interpreter models that PAW knows by name.
 *
 * Sizes and hashes stand here only where several public sources agree on them (the official Python SDK's pins for the
 * two published ones); an absent one is unknown, and is recorded by the first download instead.
 */

import type { ModelEntry } from "./registry.js";

export const KNOWN_MODELS: readonly ModelEntry[] = [
  {
    name: "qwen3-0.6b",
    title: "Qwen3 0.6B, Q6_K (the published interpreter)",
    repository: "programasweights/Qwen3-0.6B-GGUF-Q6_K",
    file: "qwen3-0.6b-q6_k.gguf",
    sizeBytes: 622_733_120,
    sha256: "9a16ed5cacba959e63b62e2b6840c3eca2b51c3c3e51d31367ef8e4aafeae33c",
    licence: "Apache-2.0",
    origin: "Qwen/Qwen3-0.6B (Alibaba)",
    contextLength: 40_960,
    promptContract: "qwen-chat",
    interpreters: ["Qwen/Qwen3-0.6B"],
  },
  {
    name: "qwen3-0.6b-q8",
    title: "Qwen3 0.6B, Q8_0 (faster on CPUs than Q6_K)",
    repository: "Qwen/Qwen3-0.6B-GGUF",
    file: "Qwen3-0.6B-Q8_0.gguf",
    sizeBytes: 639_446_688,
    sha256: "9465e63a22add5354d9bb4b99e90117043c7124007664907259bd16d043bb031",
    licence: "Apache-2.0",
    origin: "Qwen/Qwen3-0.6B (Alibaba)",
    contextLength: 40_960,
    promptContract: "qwen-chat",
  },
  {
    name: "gpt2",
    title: "GPT-2 124M, Q8_0 (the published compact interpreter)",
    repository: "programasweights/GPT2-GGUF-Q8_0",
    file: "gpt2-q8_0.gguf",
    sizeBytes: 139_804_832,
    sha256: "0aa260efb2cce9def922e0546b88ad731cf1a68554db73fa2d4a0949cfa958c5",
    licence: "MIT",
    origin: "openai-community/gpt2 (OpenAI)",
    contextLength: 1024,
    promptContract: "plain",
    interpreters: ["gpt2", "openai-community/gpt2"],
  },
  {
    name: "smollm2-135m",
    title: "SmolLM2 135M Instruct, Q8_0",
    repository: "bartowski/SmolLM2-135M-Instruct-GGUF",
    file: "SmolLM2-135M-Instruct-Q8_0.gguf",
    licence: "Apache-2.0",
    origin: "HuggingFaceTB/SmolLM2-135M-Instruct (Hugging Face)",
    contextLength: 8192,
    promptContract: "chatml",
  },
  {
    name: "smollm2-360m",
    title: "SmolLM2 360M Instruct, Q8_0",
    repository: "HuggingFaceTB/SmolLM2-360M-Instruct-GGUF",
    file: "smollm2-360m-instruct-q8_0.gguf",
    sizeBytes: 386_404_992,
    sha256: "48ab3034d0dd401fbc721eb1df3217902fee7dab9078992d66431f09b7750201",
    licence: "Apache-2.0",
    origin: "HuggingFaceTB/SmolLM2-360M-Instruct (Hugging Face)",
    contextLength: 8192,
    promptContract: "chatml",
  },
  {
    name: "llama-3.2-1b",
    title: "Llama 3.2 1B Instruct, Q8_0",
    repository: "bartowski/Llama-3.2-1B-Instruct-GGUF",
    file: "Llama-3.2-1B-Instruct-Q8_0.gguf",
    licence: "Llama 3.2 Community License",
    origin: "meta-llama/Llama-3.2-1B-Instruct (Meta)",
    contextLength: 131_072,
    promptContract: "llama3-chat",
  },
  {
    name: "gemma-3-270m",
    title: "Gemma 3 270M instruction-tuned, Q8_0",
    repository: "ggml-org/gemma-3-270m-it-GGUF",
    file: "gemma-3-270m-it-Q8_0.gguf",
    sizeBytes: 291_545_600,
    sha256: "0ef57d2c838458a1952664260dcba38e5bdda37494f3af732f06e4add24068e3",
    licence: "Gemma Terms of Use",
    origin: "google/gemma-3-270m-it (Google)",
    contextLength: 32_768,
    promptContract: "gemma-chat",
  },
];
