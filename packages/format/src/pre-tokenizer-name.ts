/** llama.cpp's name for the way a byte-level BPE `tokenizer.json` cuts text into pieces before merging. */

import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json.js";

/** A way that is known by name, as tokenizer.json spells it: steps before the byte-level alphabet. */
interface KnownWay {
  readonly name: string;
  readonly steps: readonly Readonly<JsonObject>[];
  /** Whether the byte-level step cuts with GPT-2's own expression. */
  readonly gpt2: boolean;
  /** Whether a piece that is a token stays whole, whatever the merges say. */
  readonly wholePieces: boolean;
}

const split = (regex: string): Readonly<JsonObject> => ({
  type: "Split",
  pattern: { Regex: regex },
  behavior: "Isolated",
  invert: false,
});
/** Qwen's and Llama 3's expression but for how many digits stay together. */
const words = (digits: string): string =>
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|" +
  `${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

/** Source: llama.cpp `llama-vocab.cpp`, pre-tokenizer types; the converter's names. */
const WAYS: readonly KnownWay[] = [
  { name: "qwen2", steps: [split(words("\\p{N}"))], gpt2: false, wholePieces: false },
  { name: "llama-bpe", steps: [split(words("\\p{N}{1,3}"))], gpt2: false, wholePieces: true },
  { name: "gpt-2", steps: [], gpt2: true, wholePieces: false },
  { name: "smollm", steps: [{ type: "Digits", individual_digits: true }], gpt2: true, wholePieces: false },
];

/** The name; throws `MODEL_INVALID` for a way that llama.cpp has no name for. */
export function preTokenizerName(preTokenizer: unknown, wholePieces: boolean): string {
  const steps =
    isJsonObject(preTokenizer) && Array.isArray(preTokenizer.pretokenizers)
      ? (preTokenizer.pretokenizers as unknown[])
      : [preTokenizer];
  const last = steps.at(-1);
  if (isJsonObject(last) && last.type === "ByteLevel" && last.add_prefix_space === false) {
    const gpt2 = last.use_regex !== false;
    const before = steps.slice(0, -1);
    const found = WAYS.find(
      (way) =>
        way.gpt2 === gpt2 &&
        way.wholePieces === wholePieces &&
        way.steps.length === before.length &&
        way.steps.every((step, i) => sameFields(step, before[i])),
    );
    if (found !== undefined) return found.name;
  }
  throw new PawError(
    "MODEL_INVALID",
    `the tokenizer's pre_tokenizer ${JSON.stringify(preTokenizer ?? null).slice(0, 300)} with ignore_merges ${wholePieces} ` +
      `is not supported: those of ${WAYS.map(({ name }) => name).join(", ")} are`,
  );
}

/** `pre_tokenizer` of a tokenizer.json that cuts in a way that has a name. */
export function preTokenizerJson(name: string): JsonObject {
  const { steps, gpt2 } = WAYS.find((way) => way.name === name)!;
  const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: gpt2 };
  return { type: "Sequence", pretokenizers: [...steps, bytes] };
}

/** Whether `found` has every field of `wanted`; more may be there. */
function sameFields(wanted: Readonly<JsonObject>, found: unknown): boolean {
  if (!isJsonObject(found)) return false;
  return Object.entries(wanted).every(([key, value]) => JSON.stringify(value) === JSON.stringify(found[key]));
}
