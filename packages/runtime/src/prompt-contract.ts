/**
 * The prompt contracts: the template of a pseudo-program for each kind of interpreter.
 *
 * Every template holds the same body, pseudo-program and input between their markers, as published programs do; they
 * differ in the turns around it. Turns are written out, with the token that begins a text where a model was
 * trained with one, because backends add none. `promptLayout` makes what lies between the pseudo-program's markers
 * data, and inputs always are, so neither can open or close a turn.
 */

import type { PromptContract } from "@paw/format";
import type { Segment } from "./backend.js";
import { nanoTemplate } from "./prompt.js";

/** What stands before and after the body. */
const TURNS: Readonly<Record<PromptContract, readonly [string, string]>> = {
  // Qwen3 thinks unless its think block is closed already; this is the published programs' form.
  "qwen-chat": ["<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n"],
  // Also nano's own layout.
  plain: ["", "\n"],
  chatml: ["<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n"],
  "llama3-chat": [
    "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n",
    "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
  ],
  "gemma-chat": ["<bos><start_of_turn>user\n", "<end_of_turn>\n<start_of_turn>model\n"],
};

/**
 * The template of a pseudo-program (with or without markers), to be stored as `prompt_template.txt` beside
 * `markedPseudoProgram` of the same text. Throws `SPEC_INVALID` when the text holds the placeholder.
 */
export function contractTemplate(contract: PromptContract, pseudoProgram: string): string {
  const [before, after] = TURNS[contract];
  return before + nanoTemplate(pseudoProgram).trimEnd() + after;
}

/** One user turn and the beginning of the model's answer to it. Both texts are data: neither can open or close a turn. */
export function chatSegments(contract: PromptContract, user: string, answer: string): Segment[] {
  const [before, after] = TURNS[contract];
  return [
    { text: before, control: true },
    { text: user, control: false },
    { text: after, control: true },
    { text: answer, control: false },
  ].filter(({ text }) => text !== "");
}
