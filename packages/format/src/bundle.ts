/**
 * `.paw` bundles: one program as a ZIP of meta.json, adapter.gguf, prompt_template.txt and pseudo_program.txt.
 *
 * Equal programs give equal bytes. A bundle never carries engine state: a KV cache is trusted memory for the engine,
 * and a foreign one could make it read anywhere. This project's bundles with any are refused; in published bundles
 * the two known state files are skipped unread.
 */

import { decodeUtf8, encodeUtf8 } from "./bytes.js";
import { PawError } from "./errors.js";
import { hasGgufMagic } from "./gguf-reader.js";
import { type ProgramMeta, readMeta, writeMeta } from "./meta.js";
import { sha256Hex } from "./sha256.js";
import { readZip, type ZipMember } from "./zip-reader.js";
import { writeZip } from "./zip-writer.js";

export interface BundleContent {
  readonly meta: ProgramMeta;
  /** LoRA adapter as a GGUF file; absent where the pseudo-program alone is the program. */
  readonly adapter?: Uint8Array;
  /** The rendered prompt with exactly one `{INPUT_PLACEHOLDER}`. */
  readonly promptTemplate: string;
  readonly pseudoProgram: string;
  readonly readme?: string;
}

export interface Bundle extends BundleContent {
  /** Members of a published bundle that were not read: engine state. */
  readonly skipped: readonly string[];
}

/** Where the input goes in a prompt template. */
export const INPUT_PLACEHOLDER = "{INPUT_PLACEHOLDER}";
/** Bytes of a template, pseudo-program or README; a context of 32,768 tokens holds about 200 KB of text. */
export const MAX_BUNDLE_TEXT_BYTES = 1024 * 1024;

/** Bytes of a written adapter: the published SDK takes smaller ones for damaged; rank 1 on one matrix of GPT-2 is larger. */
export const MIN_ADAPTER_BYTES = 1024;

const META = "meta.json";
const ADAPTER = "adapter.gguf";
const TEMPLATE = "prompt_template.txt";
const PSEUDO_PROGRAM = "pseudo_program.txt";
const README = "README.md";
const ALLOWED = new Set([META, ADAPTER, TEMPLATE, PSEUDO_PROGRAM, README]);
/** The files that make a program where it is stored as a folder; others beside them are not part of it. */
export const PROGRAM_FOLDER_FILES: readonly string[] = [META, ADAPTER, TEMPLATE, PSEUDO_PROGRAM];
const PUBLISHED_STATE = new Set(["prefix_cache.bin", "prefix_tokens.json"]);

/** The bytes of a bundle; adds `adapter_sha256` to the meta. Throws `BUNDLE_INVALID` or `HASH_MISMATCH`. */
export function packBundle(content: BundleContent): Uint8Array {
  const { adapter, promptTemplate, pseudoProgram, readme } = content;
  const meta =
    adapter === undefined
      ? content.meta
      : { adapter_sha256: sha256Hex(adapter), ...definedOnly(content.meta) };
  checkTemplate(promptTemplate);
  const members = [{ name: META, data: writeMeta(meta) }];
  checkAdapterFile(meta, adapter);
  if (adapter !== undefined && adapter.length < MIN_ADAPTER_BYTES) {
    throw invalid(`${ADAPTER} has ${adapter.length} bytes: at least ${MIN_ADAPTER_BYTES} are needed`);
  }
  if (adapter !== undefined) members.push({ name: ADAPTER, data: adapter });
  members.push({ name: TEMPLATE, data: encodeText(promptTemplate, TEMPLATE) });
  members.push({ name: PSEUDO_PROGRAM, data: encodeText(pseudoProgram, PSEUDO_PROGRAM) });
  if (readme !== undefined) members.push({ name: README, data: encodeText(readme, README) });
  return writeZip(members);
}

/**
 * The bundle of a program that is stored as a folder, by file name; its files are taken as they are, and equal ones
 * give equal bytes. Throws `BUNDLE_INVALID` when one is missing that no program lacks.
 */
export function packProgramFolder(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const absent = [META, TEMPLATE].filter((name) => !files.has(name));
  if (absent.length > 0) {
    throw invalid(
      `${absent.join(" and ")} missing: a program folder holds ${PROGRAM_FOLDER_FILES.join(", ")}`,
    );
  }
  const present = PROGRAM_FOLDER_FILES.filter((name) => files.has(name));
  return writeZip(present.map((name) => ({ name, data: files.get(name)! })));
}

/**
 * Checks and unpacks a bundle of this project or of the published SDK; the adapter may be a view into `bytes`. Throws
 * `BUNDLE_INVALID`, or `HASH_MISMATCH` where the adapter is not the one that the meta names.
 */
export function unpackBundle(bytes: Uint8Array): Bundle {
  const members = new Map(readZip(bytes).map((member) => [member.name, member]));
  const meta = readMeta(required(members, META, 4 * MAX_BUNDLE_TEXT_BYTES));
  const published = meta.format_version === 0;
  const skipped: string[] = [];
  for (const name of members.keys()) {
    if (ALLOWED.has(name)) continue;
    if (!published || !PUBLISHED_STATE.has(name)) {
      const state = PUBLISHED_STATE.has(name) || name.endsWith(".bin");
      const reason = state
        ? "engine state is never taken from a file"
        : `only ${[...ALLOWED].join(", ")} are allowed`;
      throw invalid(`member ${JSON.stringify(name)} does not belong in a bundle: ${reason}`);
    }
    skipped.push(name);
  }
  const promptTemplate = requiredText(members, TEMPLATE);
  checkTemplate(promptTemplate);
  const pseudoProgram =
    published && !members.has(PSEUDO_PROGRAM) ? "" : requiredText(members, PSEUDO_PROGRAM);
  const adapter = members.get(ADAPTER)?.read();
  checkAdapterFile(meta, adapter);
  return {
    meta,
    promptTemplate,
    pseudoProgram,
    ...(adapter === undefined ? {} : { adapter }),
    ...(members.has(README) ? { readme: requiredText(members, README) } : {}),
    skipped,
  };
}

/** Throws `BUNDLE_INVALID` unless a prompt template has exactly one `{INPUT_PLACEHOLDER}`. */
export function checkTemplate(template: string): void {
  const count = template.split(INPUT_PLACEHOLDER).length - 1;
  if (count !== 1)
    throw invalid(`${TEMPLATE} has ${INPUT_PLACEHOLDER} ${count} times: exactly once is needed`);
}

function checkAdapterFile(meta: ProgramMeta, adapter: Uint8Array | undefined): void {
  const { format_version: version, lora_rank: rank, adapter_sha256: expected } = meta;
  if (adapter === undefined) {
    // Running without an adapter that belongs there would give wrong answers without an error.
    if (version === 0 || rank > 0 || expected !== undefined) throw invalid(`the bundle has no ${ADAPTER}`);
    return;
  }
  if (!hasGgufMagic(adapter)) throw invalid(`${ADAPTER} is not a GGUF file`);
  if (version !== 0 && rank === 0) throw invalid(`the bundle has ${ADAPTER}, but lora_rank is 0`);
  if (expected === undefined) return;
  const found = sha256Hex(adapter);
  if (found !== expected) {
    throw new PawError("HASH_MISMATCH", `${ADAPTER} has SHA-256 ${found}, meta.json names ${expected}`);
  }
}

function definedOnly(meta: ProgramMeta): ProgramMeta {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined)) as ProgramMeta;
}

function encodeText(text: string, name: string): Uint8Array {
  const bytes = encodeUtf8(text, "BUNDLE_INVALID", name);
  if (bytes.length > MAX_BUNDLE_TEXT_BYTES) throw tooLong(name, bytes.length, MAX_BUNDLE_TEXT_BYTES);
  return bytes;
}

function required(members: ReadonlyMap<string, ZipMember>, name: string, limit: number): Uint8Array {
  const member = members.get(name);
  if (member === undefined) throw invalid(`the bundle has no ${name}`);
  if (member.size > limit) throw tooLong(name, member.size, limit);
  return member.read();
}

function requiredText(members: ReadonlyMap<string, ZipMember>, name: string): string {
  return decodeUtf8(required(members, name, MAX_BUNDLE_TEXT_BYTES), "BUNDLE_INVALID", name);
}

function tooLong(name: string, bytes: number, limit: number): PawError {
  return invalid(`${name} has ${bytes} bytes: at most ${limit} are allowed`);
}

function invalid(message: string): PawError {
  return new PawError("BUNDLE_INVALID", message);
}
