/**
 * `meta.json` of a program: what it is, what it needs to run again identically, and how its gate went.
 *
 * Two forms are read. Bundles of this project carry `format_version` 1 and every required key. Published bundles (the
 * official SDK's v3) have no `format_version`: it becomes 0, and keys they leave out get the neutral values stated at
 * `readMeta`. Unknown keys are kept.
 */

import { MAX_LORA_RANK } from "./adapter.js";
import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject, parseJsonObject } from "./json.js";

/** One example of the spec, run through the finished program. */
export interface GateCase {
  readonly input: string;
  readonly expected: string;
  readonly output: string;
  readonly passed: boolean;
}

export interface GateReport {
  readonly n: number;
  readonly passed: number;
  readonly cases: readonly GateCase[];
}

export interface Decoding {
  readonly max_tokens: number;
  readonly kind: "free" | "labels" | "grammar";
  /** Divides log-probabilities in label decoding, so that a confidence comes near the share of right answers; none is 1. */
  readonly label_temperature?: number;
}

export interface ProgramMeta {
  /** 0: published bundle; 1: this project's. */
  readonly format_version: number;
  /** 16 to 64 hexadecimal digits; safe as a file name. */
  readonly program_id: string;
  readonly spec: string;
  readonly compiler_snapshot: string;
  readonly interpreter: string;
  readonly runtime_id: string;
  /** 0 for a program without adapter. */
  readonly lora_rank: number;
  readonly lora_alpha: number;
  readonly labels?: readonly string[];
  /** GBNF that answers are restricted to. */
  readonly grammar?: string;
  readonly decoding: Decoding;
  readonly gate?: GateReport;
  readonly base_sha256?: string;
  readonly adapter_sha256?: string;
  /** The model that worded the task, where one did: its name and the hash of its file. */
  readonly writer?: string;
  readonly writer_sha256?: string;
  readonly licence?: string;
  readonly [key: string]: unknown;
}

export const FORMAT_VERSION = 1;
/** Of the published contract between a program and what it runs on; a program without it has this one. */
const RUNTIME_MANIFEST_VERSION = 1;
/** Bytes of meta.json: a spec of 16,000 characters, its gate cases and a runtime manifest take under 300 KB. */
export const MAX_META_BYTES = 4 * 1024 * 1024;
/** Characters (code points) of a spec, as the published service. */
export const MAX_SPEC_CHARACTERS = 16_000;
/** Labels and characters of one; decoding scores every label on every call. */
export const MAX_LABELS = 1024;
export const MAX_LABEL_CHARACTERS = 256;
/** Characters of a grammar; the runtime reads no more. */
export const MAX_GRAMMAR_CHARACTERS = 200_000;
/** Tokens of an answer; more than any context here holds. */
export const MAX_ANSWER_TOKENS = 32_768;
/** Label temperatures: beyond these every answer is either certain or a guess, so a fit that ends there has failed. */
export const MIN_LABEL_TEMPERATURE = 0.05;
export const MAX_LABEL_TEMPERATURE = 20;
/** Gate cases: a spec of 16,000 characters cannot show more examples. */
export const MAX_GATE_CASES = 2_000;
/** Characters of names and identifiers such as the compiler snapshot. */
const MAX_NAME_CHARACTERS = 256;

/** Answers of published programs, which state no length. */
export const PUBLISHED_DECODING: Decoding = { max_tokens: 512, kind: "free" };

const KEY_ORDER = [
  "format_version",
  "program_id",
  "spec",
  "compiler_snapshot",
  "interpreter",
  "runtime_id",
  "lora_rank",
  "lora_alpha",
  "labels",
  "grammar",
  "decoding",
  "gate",
  "base_sha256",
  "adapter_sha256",
  "writer",
  "writer_sha256",
  "licence",
];

/**
 * Reads meta.json; throws `BUNDLE_INVALID`, naming the key. In a published bundle missing texts become "", missing
 * numbers 0, and decoding is free with up to 512 tokens.
 */
export function readMeta(bytes: Uint8Array): ProgramMeta {
  const json = parseJsonObject(bytes, MAX_META_BYTES, "BUNDLE_INVALID", "meta.json");
  if (json.format_version !== undefined) return checkMeta(json);
  const present = Object.entries(json).filter(([, value]) => value !== null);
  return check({
    spec: "",
    compiler_snapshot: "",
    interpreter: "",
    runtime_id: "",
    lora_rank: 0,
    lora_alpha: 0,
    decoding: PUBLISHED_DECODING,
    ...Object.fromEntries(present),
    format_version: 0,
  });
}

/** Checks meta of this project's format, unknown keys kept; throws `BUNDLE_INVALID`, naming the key. */
export function checkMeta(json: unknown): ProgramMeta {
  if (!isJsonObject(json)) throw invalid("meta.json is not an object");
  if (json.format_version !== FORMAT_VERSION) {
    throw invalid(
      `format_version is ${JSON.stringify(json.format_version)}: this release reads ${FORMAT_VERSION}; ` +
        "a newer one may be needed",
    );
  }
  for (const key of ["spec", "compiler_snapshot", "interpreter", "runtime_id"]) {
    if (json[key] === "") throw invalid(`${key} is empty`);
  }
  return check(json);
}

/** meta.json as bytes: known keys in a fixed order, others and nested ones sorted; throws `BUNDLE_INVALID`. */
export function writeMeta(meta: ProgramMeta): Uint8Array {
  checkMeta(meta);
  const others = Object.keys(meta).filter((key) => !KEY_ORDER.includes(key));
  const ordered = [...KEY_ORDER, ...others.sort()].map((key) => [key, sortKeys(meta[key], key)]);
  const bytes = new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`);
  readMeta(bytes); // the reader's limits hold here too
  return bytes;
}

function check(json: JsonObject): ProgramMeta {
  match(json, "program_id", /^[a-f0-9]{16,64}$/, "16 to 64 lower-case hexadecimal digits");
  text(json, "spec", MAX_SPEC_CHARACTERS);
  text(json, "compiler_snapshot", MAX_NAME_CHARACTERS);
  text(json, "interpreter", MAX_NAME_CHARACTERS);
  match(json, "runtime_id", /^([A-Za-z0-9][A-Za-z0-9._-]{0,127})?$/, "letters, digits, dots, dashes");
  const { runtime_manifest_version: version } = json;
  if (version !== undefined && version !== RUNTIME_MANIFEST_VERSION) {
    throw invalid(
      `runtime_manifest_version is ${JSON.stringify(version).slice(0, 80)}: this release reads programs of version ` +
        `${RUNTIME_MANIFEST_VERSION}, and would answer otherwise than this one. A newer release of PAW, or the ` +
        "service's own SDK, may run it",
    );
  }
  integer(json, "lora_rank", 0, MAX_LORA_RANK);
  const { lora_alpha: alpha } = json;
  if (typeof alpha !== "number" || !Number.isFinite(alpha) || alpha < 0) {
    throw invalid(`lora_alpha is ${JSON.stringify(alpha)}: a number from 0 up is needed`);
  }
  if (json.labels !== undefined) checkLabels(json.labels);
  if (json.grammar !== undefined) text(json, "grammar", MAX_GRAMMAR_CHARACTERS);
  checkDecoding(json.decoding, json);
  if (json.gate !== undefined) checkGate(json.gate);
  if (json.writer !== undefined) text(json, "writer", MAX_NAME_CHARACTERS);
  for (const key of ["base_sha256", "adapter_sha256", "writer_sha256"]) {
    if (json[key] !== undefined) match(json, key, /^[a-f0-9]{64}$/, "64 lower-case hexadecimal digits");
  }
  if (json.licence !== undefined) text(json, "licence", MAX_SPEC_CHARACTERS);
  return json as unknown as ProgramMeta;
}

function checkLabels(labels: unknown): void {
  if (!Array.isArray(labels) || labels.length < 1 || labels.length > MAX_LABELS) {
    throw invalid(`labels must be an array of 1 to ${MAX_LABELS} texts`);
  }
  const seen = new Set<unknown>();
  for (const label of labels) {
    if (typeof label !== "string" || label.trim() === "" || [...label].length > MAX_LABEL_CHARACTERS) {
      throw invalid(
        `label ${JSON.stringify(label)} is not a text of 1 to ${MAX_LABEL_CHARACTERS} characters`,
      );
    }
    if (seen.has(label)) throw invalid(`label ${JSON.stringify(label)} occurs twice`);
    seen.add(label);
  }
}

function checkDecoding(decoding: unknown, { labels, grammar }: JsonObject): void {
  if (!isJsonObject(decoding)) throw invalid("decoding is missing or not an object");
  integer(decoding, "max_tokens", 1, MAX_ANSWER_TOKENS);
  const { kind } = decoding;
  if (kind !== "free" && kind !== "labels" && kind !== "grammar") {
    throw invalid(`decoding kind is ${JSON.stringify(kind)}: "free", "labels" or "grammar" is needed`);
  }
  if (kind === "labels" && labels === undefined)
    throw invalid('decoding kind is "labels", but there are no labels');
  if (kind === "grammar" && grammar === undefined)
    throw invalid('decoding kind is "grammar", but there is no grammar');
  const { label_temperature: temperature } = decoding;
  if (temperature !== undefined && !isLabelTemperature(temperature)) {
    throw invalid(
      `label_temperature is ${JSON.stringify(temperature)}: a number from ${MIN_LABEL_TEMPERATURE} to ` +
        `${MAX_LABEL_TEMPERATURE} is needed`,
    );
  }
}

/** Whether a value of a file can be a label temperature: a number within the range that is stored. */
export function isLabelTemperature(value: unknown): value is number {
  return typeof value === "number" && value >= MIN_LABEL_TEMPERATURE && value <= MAX_LABEL_TEMPERATURE;
}

function checkGate(gate: unknown): void {
  if (!isJsonObject(gate)) throw invalid("gate is not an object");
  integer(gate, "n", 0, MAX_GATE_CASES);
  integer(gate, "passed", 0, gate.n as number);
  if (!Array.isArray(gate.cases) || gate.cases.length > MAX_GATE_CASES) {
    throw invalid(`gate cases must be an array of at most ${MAX_GATE_CASES}`);
  }
  for (const item of gate.cases as unknown[]) {
    const valid =
      isJsonObject(item) &&
      typeof item.input === "string" &&
      typeof item.expected === "string" &&
      typeof item.output === "string" &&
      typeof item.passed === "boolean";
    if (!valid) throw invalid("a gate case needs the texts input, expected and output, and a boolean passed");
  }
}

function text(json: JsonObject, key: string, limit: number): void {
  const value = json[key];
  if (typeof value !== "string") throw invalid(`${key} is ${JSON.stringify(value)}: a text is needed`);
  // Counting UTF-16 units first spares splitting a huge text.
  if (value.length > 2 * limit || [...value].length > limit) {
    throw invalid(`${key} has over ${limit} characters`);
  }
}

function match(json: JsonObject, key: string, pattern: RegExp, allowed: string): void {
  const value = json[key];
  if (typeof value !== "string" || !pattern.test(value)) {
    throw invalid(`${key} is ${JSON.stringify(value)}: ${allowed} are needed`);
  }
}

function integer(json: JsonObject, key: string, from: number, to: number): void {
  const value = json[key];
  if (!Number.isSafeInteger(value) || (value as number) < from || (value as number) > to) {
    throw invalid(`${key} is ${JSON.stringify(value)}: an integer from ${from} to ${to} is needed`);
  }
}

function sortKeys(value: unknown, what: string): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw invalid(`${what} holds ${value}, which JSON cannot`);
  if (Array.isArray(value)) return value.map((item) => sortKeys(item, what));
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key], what)]));
}

function invalid(message: string): PawError {
  return new PawError("BUNDLE_INVALID", message);
}
