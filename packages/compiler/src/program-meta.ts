/** `meta.json` of a program as far as it is known before its gate has run, and the program's id. */

import { FORMAT_VERSION, type ProgramMeta, type PromptContract, sha256Hex } from "@paw/format";
import type { ParsedSpec } from "./spec.js";

/** Tokens of a free answer, unless the caller says otherwise at run time. */
const DEFAULT_ANSWER_TOKENS = 256;
/** Digits of a program id: 80 bits of a hash, as published ids. */
const PROGRAM_ID_DIGITS = 20;

/** What made a program and what it runs on. */
export interface ProgramOrigin {
  /** What the id covers beside specification and answers. */
  readonly identity: readonly string[];
  readonly meta: Pick<
    ProgramMeta,
    | "compiler_snapshot"
    | "interpreter"
    | "runtime_id"
    | "lora_rank"
    | "lora_alpha"
    | "base_sha256"
    | "writer"
    | "writer_sha256"
    | "licence"
  > & { readonly prompt_contract?: PromptContract; readonly writer_contract?: PromptContract };
  readonly labelTemperature?: number | undefined;
}

/** What the answers are restricted to. */
export interface Answers {
  readonly labels: readonly string[] | undefined;
  readonly grammar: string | undefined;
}

/** Everything known about the program before its gate has run. */
export function describeProgram(
  parsed: ParsedSpec,
  { labels, grammar }: Answers,
  { identity, meta, labelTemperature }: ProgramOrigin,
): ProgramMeta {
  const answers = grammar === undefined ? [labels ?? null] : [null, grammar];
  const covered = JSON.stringify([...identity, parsed.text, ...answers]);
  return {
    format_version: FORMAT_VERSION,
    program_id: sha256Hex(new TextEncoder().encode(covered)).slice(0, PROGRAM_ID_DIGITS),
    spec: parsed.text,
    ...meta,
    ...(labels ? { labels: [...labels] } : {}),
    ...(grammar === undefined ? {} : { grammar }),
    decoding: {
      kind: labels ? "labels" : grammar === undefined ? "free" : "grammar",
      max_tokens: DEFAULT_ANSWER_TOKENS,
      // Also in a free program: a call may restrict its answer to labels.
      ...(labelTemperature === undefined ? {} : { label_temperature: labelTemperature }),
    },
  };
}
