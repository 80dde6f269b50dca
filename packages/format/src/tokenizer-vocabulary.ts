/** Vocabulary and merges of a `tokenizer.json`, checked. */

import { PawError } from "./errors.js";
import { isJsonObject } from "./json.js";

/** Values of `tokenizer.ggml.token_type` (llama.h, `enum llama_token_type`). */
export const TOKEN_TYPE = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

export interface Vocabulary {
  /** By id; gaps up to the model's size are filled. */
  readonly tokens: string[];
  /** TOKEN_TYPE of each. */
  readonly types: number[];
}

/** Tokens by id, gaps up to `size` filled as unused, and the type of each. */
export function readVocabulary(vocab: object, added: unknown, size: number): Vocabulary {
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
    const rule = ["lstrip", "rstrip", "single_word"].find((name) => token[name] === true);
    if (rule !== undefined)
      throw invalid(
        `the added token ${JSON.stringify(token.content)} has ${rule}, which llama.cpp does not do`,
      );
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

/** Merge rules, best first; accepts pairs (tokenizers >= 0.20) and strings. Every part and result must be a token. */
export function readMerges(merges: unknown, tokens: ReadonlySet<string>): [string, string][] {
  if (!Array.isArray(merges)) throw invalid("the tokenizer model has no list of merges");
  return merges.map((merge: unknown, index) => {
    const parts = typeof merge === "string" ? merge.split(" ") : merge;
    if (!Array.isArray(parts) || parts.length !== 2) throw invalid(`merge ${index} is not a pair`);
    const [left, right] = parts as [unknown, unknown];
    if (typeof left !== "string" || typeof right !== "string" || !tokens.has(left) || !tokens.has(right)) {
      throw invalid(`merge ${index} (${JSON.stringify(merge)}) joins something that is not a token`);
    }
    if (!tokens.has(left + right))
      throw invalid(`merge ${index} makes ${JSON.stringify(left + right)}: not a token`);
    return [left, right];
  });
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
