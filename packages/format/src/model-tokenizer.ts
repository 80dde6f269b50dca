/**
 * Turns a byte-level BPE `tokenizer.json` (Hugging Face tokenizers) into GGUF `tokenizer.ggml.*` metadata.
 *
 * Token strings keep the byte-level alphabet of the file (a space is U+0120), as llama.cpp's "gpt2" model expects. The
 * pre-tokeniser is written as "qwen2"; whether the file's own regular expression is that one is the trainer's promise.
 */

import { PawError } from "./errors.js";
import type { GgufValue } from "./gguf-value.js";
import { isJsonObject } from "./json.js";
import type { Qwen3Config } from "./model-config.js";

/** Values of `tokenizer.ggml.token_type` (llama.h, `enum llama_token_type`). */
export const TOKEN_TYPE = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const;

const END_OF_ANSWER = "<|im_end|>";
const PADDING = "<|endoftext|>";

/** The tokenizer metadata of a model; throws `MODEL_INVALID` for another kind of tokenizer or an odd vocabulary. */
export function tokenizerMetadata(tokenizer: unknown, config: Qwen3Config): Map<string, GgufValue> {
  if (!isJsonObject(tokenizer) || !isJsonObject(tokenizer.model) || !isJsonObject(tokenizer.model.vocab)) {
    throw invalid("tokenizer.json has no model with a vocabulary");
  }
  const { model } = tokenizer;
  if (model.type !== undefined && model.type !== "BPE") {
    throw invalid(`the tokenizer model is ${JSON.stringify(model.type)}: only BPE is supported`);
  }
  if (tokenizer.normalizer !== undefined && tokenizer.normalizer !== null) {
    const type = isJsonObject(tokenizer.normalizer) ? tokenizer.normalizer.type : tokenizer.normalizer;
    // llama.cpp does not normalise. Qwen's own files ask for NFC, which ordinary text already has.
    if (type !== "NFC") throw invalid(`the normalizer ${JSON.stringify(type)} is not supported by llama.cpp`);
  }
  const { tokens, types } = readVocabulary(
    model.vocab as object,
    tokenizer.added_tokens,
    config.vocabularySize,
  );
  const merges = readMerges(model.merges, new Set(tokens));
  const eos = config.eosTokenId ?? tokens.indexOf(END_OF_ANSWER);
  const padding = config.padTokenId ?? tokens.indexOf(PADDING);
  if (eos < 0) throw invalid(`config.json has no eos_token_id and the vocabulary no ${END_OF_ANSWER}`);
  const metadata = new Map<string, GgufValue>([
    ["tokenizer.ggml.model", { type: "string", value: "gpt2" }],
    ["tokenizer.ggml.pre", { type: "string", value: "qwen2" }],
    ["tokenizer.ggml.tokens", { type: "array", itemType: "string", value: tokens }],
    ["tokenizer.ggml.token_type", { type: "array", itemType: "int32", value: types }],
    ["tokenizer.ggml.merges", { type: "array", itemType: "string", value: merges }],
    ["tokenizer.ggml.eos_token_id", { type: "uint32", value: eos }],
  ]);
  if (padding >= 0) metadata.set("tokenizer.ggml.padding_token_id", { type: "uint32", value: padding });
  if (config.bosTokenId !== undefined) {
    metadata.set("tokenizer.ggml.bos_token_id", { type: "uint32", value: config.bosTokenId });
  }
  metadata.set("tokenizer.ggml.add_bos_token", { type: "bool", value: false });
  for (const id of [eos, padding, config.bosTokenId ?? 0]) {
    if (id >= tokens.length) throw invalid(`token id ${id} is outside the vocabulary of ${tokens.length}`);
  }
  return metadata;
}

/** Tokens by id, gaps up to `size` filled as unused, and the type of each. */
function readVocabulary(vocab: object, added: unknown, size: number): { tokens: string[]; types: number[] } {
  const tokens = new Array<string | undefined>(size).fill(undefined);
  const types = new Array<number>(size).fill(TOKEN_TYPE.unused);
  const put = (text: unknown, id: unknown, type: number): void => {
    if (
      typeof text !== "string" ||
      !Number.isSafeInteger(id) ||
      (id as number) < 0 ||
      (id as number) >= size
    ) {
      throw invalid(
        `token ${JSON.stringify(text)} has id ${JSON.stringify(id)}: ids run from 0 to ${size - 1}`,
      );
    }
    const index = id as number;
    const present = tokens[index];
    if (present !== undefined && present !== text) {
      throw invalid(`token id ${index} is both ${JSON.stringify(present)} and ${JSON.stringify(text)}`);
    }
    tokens[index] = text;
    types[index] = type;
  };
  for (const [text, id] of Object.entries(vocab)) put(text, id, TOKEN_TYPE.normal);
  if (added !== undefined && !Array.isArray(added)) throw invalid("added_tokens is not an array");
  for (const token of added ?? []) {
    if (!isJsonObject(token)) throw invalid("an added token is not an object");
    put(token.content, token.id, token.special === true ? TOKEN_TYPE.control : TOKEN_TYPE.userDefined);
  }
  const filled = tokens.map((token, id) => token ?? `[PAD${id}]`);
  const seen = new Set<string>();
  for (const token of filled) {
    if (seen.has(token)) throw invalid(`token ${JSON.stringify(token)} has two ids`);
    seen.add(token);
  }
  return { tokens: filled, types };
}

/** Merge rules as "a b"; accepts pairs (tokenizers >= 0.20) and strings. Every part and result must be a token. */
function readMerges(merges: unknown, tokens: ReadonlySet<string>): string[] {
  if (!Array.isArray(merges)) throw invalid("the tokenizer model has no list of merges");
  return merges.map((merge: unknown, index) => {
    const parts = typeof merge === "string" ? merge.split(" ") : merge;
    if (!Array.isArray(parts) || parts.length !== 2) throw invalid(`merge ${index} is not a pair`);
    const [left, right] = parts as [unknown, unknown];
    if (typeof left !== "string" || typeof right !== "string" || !tokens.has(left) || !tokens.has(right)) {
      throw invalid(`merge ${index} (${JSON.stringify(merge)}) joins something that is not a token`);
    }
    if (left.includes(" ") || right.includes(" "))
      throw invalid(`merge ${index} holds a space: not byte-level BPE`);
    if (!tokens.has(left + right))
      throw invalid(`merge ${index} makes ${JSON.stringify(left + right)}: not a token`);
    return `${left} ${right}`;
  });
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
