/**
 * A program from an adapter that was made elsewhere (trained with PEFT, published, or converted): the bundle content
 * with a meta.json of this project's form.
 */

import { adapterOutline } from "./adapter.js";
import type { Bundle, BundleContent } from "./bundle.js";
import { PawError } from "./errors.js";
import { FORMAT_VERSION, type ProgramMeta, PUBLISHED_DECODING } from "./meta.js";
import { sha256Hex } from "./sha256.js";

/** What a program is besides its adapter; what is left out comes from the program it is made from. */
export interface ProgramDescription {
  readonly promptTemplate?: string | undefined;
  readonly spec?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  /** Name of the base as programs give it, for example "Qwen/Qwen3-0.6B". */
  readonly interpreter?: string | undefined;
  /** SHA-256 of the base that the adapter was made for, where it is known. */
  readonly baseSha256?: string | undefined;
  readonly runtimeId?: string | undefined;
}

/** `compiler_snapshot` of programs whose adapter no compiler of ours made. */
const IMPORTED = "imported";
/** Stands where a specification must be and none was given. */
const NO_SPEC = "(imported adapter; its prompt template is all that is known of its task)";
/** Digits of a program id: 80 bits of a hash, as published ids. */
const PROGRAM_ID_DIGITS = 20;

/**
 * The content of a bundle for an adapter. A program that stays the same keeps its id; any change gives it a new one
 * and drops its gate, which was measured on the old one. Throws `OPTION_INVALID` for a missing template or
 * interpreter and `ADAPTER_INVALID`; the rest is checked by `packBundle`.
 */
export function importProgram(
  adapter: Uint8Array,
  description: ProgramDescription,
  from?: Bundle,
): BundleContent {
  const { rank, alpha } = adapterOutline(adapter);
  const old = from?.meta;
  const promptTemplate = description.promptTemplate ?? from?.promptTemplate;
  const interpreter = description.interpreter ?? (old?.interpreter || undefined);
  if (promptTemplate === undefined) throw missing("a prompt template");
  if (interpreter === undefined) throw missing('the interpreter\'s name, such as "Qwen/Qwen3-0.6B"');
  const labels = description.labels ?? old?.labels;
  const spec = description.spec ?? (old?.spec || NO_SPEC);
  const rebased = old !== undefined && interpreter !== old.interpreter;
  const sameContent =
    from?.adapter !== undefined &&
    sha256Hex(from.adapter) === sha256Hex(adapter) &&
    promptTemplate === from.promptTemplate &&
    sameList(labels, old?.labels);
  const same = sameContent && !rebased && spec === (old?.spec || NO_SPEC);
  const id = JSON.stringify([interpreter, spec, promptTemplate, labels ?? null, sha256Hex(adapter)]);
  const meta = defined({
    ...old,
    format_version: FORMAT_VERSION,
    program_id:
      same && old ? old.program_id : sha256Hex(new TextEncoder().encode(id)).slice(0, PROGRAM_ID_DIGITS),
    spec,
    compiler_snapshot: old?.compiler_snapshot || IMPORTED,
    interpreter,
    runtime_id: description.runtimeId ?? ((!rebased && old?.runtime_id) || runtimeId(interpreter)),
    lora_rank: rank,
    lora_alpha: alpha,
    labels,
    decoding: decodingFor(labels, description.labels !== undefined, old),
    grammar: description.labels === undefined ? old?.grammar : undefined,
    gate: sameContent ? old?.gate : undefined,
    base_sha256: description.baseSha256 ?? (rebased ? undefined : old?.base_sha256),
    adapter_sha256: sha256Hex(adapter),
  });
  return {
    meta,
    adapter,
    promptTemplate,
    // The text belongs to its template: it tells which part of that is data.
    pseudoProgram: description.promptTemplate === undefined ? (from?.pseudoProgram ?? "") : "",
    ...(from?.readme === undefined ? {} : { readme: from.readme }),
  };
}

function decodingFor(
  labels: readonly string[] | undefined,
  relabelled: boolean,
  old: ProgramMeta | undefined,
): ProgramMeta["decoding"] {
  const decoding = old?.decoding ?? PUBLISHED_DECODING;
  if (labels === undefined) return decoding;
  return relabelled || old === undefined ? { ...decoding, kind: "labels" } : decoding;
}

/** "Qwen/Qwen3-0.6B" gives "qwen-qwen3-0.6b": meta.json allows letters, digits, dots and dashes. */
function runtimeId(interpreter: string): string {
  const plain = interpreter.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return plain.replace(/^[^a-z0-9]+/, "").slice(0, 128) || "unnamed";
}

/** meta.json has no keys without a value. */
function defined(meta: Readonly<Record<string, unknown>>): ProgramMeta {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined)) as ProgramMeta;
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function missing(what: string): PawError {
  return new PawError("OPTION_INVALID", `${what} is needed to make a program of an adapter: none was given`);
}
