/**
 * Programs in the layout of the published ones, for tests: a folder with adapter.gguf, prompt_template.txt and
 * meta.json, made for the tiny random Qwen3 model. Layout and keys are the published ones; every value is ours.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AdapterTensorType, adapterToGguf } from "@paw/format";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";

/** Qwen3's chat form: one user turn, then an empty think block. */
export const PUBLISHED_TEMPLATE =
  "<|im_start|>user\n[PSEUDO_PROGRAM]\nTask: say it again.\n[END_PSEUDO_PROGRAM]\n\n[INPUT]\n{INPUT_PLACEHOLDER}\n" +
  "[END_INPUT]<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n";

export const PUBLISHED_META = {
  program_id: "00112233445566778899",
  spec: "Say the text again.",
  compiler_snapshot: "paw-4b-qwen3-0.6b-20260407",
  compiler_kind: "fast",
  interpreter: "Qwen/Qwen3-0.6B",
  runtime_id: "qwen3-0.6b-q6_k",
  runtime_manifest_version: 1,
  lora_rank: 32,
  lora_alpha: 64,
};

export interface PublishedOptions {
  readonly type?: AdapterTensorType;
  /** GGUF architecture that the adapter names. */
  readonly architecture?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Makes the folder with its three files. */
export async function writePublishedFolder(folder: string, options: PublishedOptions = {}): Promise<void> {
  const { type = "Q4_0", architecture = "qwen3", meta = {} } = options;
  const adapter = randomAdapter(2, PUBLISHED_META.lora_rank, 0.1);
  await mkdir(folder);
  await Promise.all([
    writeFile(
      join(folder, "adapter.gguf"),
      adapterToGguf(adapter, { architecture, type, name: "published" }),
    ),
    writeFile(join(folder, "prompt_template.txt"), PUBLISHED_TEMPLATE),
    writeFile(join(folder, "meta.json"), JSON.stringify({ ...PUBLISHED_META, ...meta }, null, 2)),
  ]);
}
