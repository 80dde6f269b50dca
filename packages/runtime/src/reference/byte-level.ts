/**
 * Byte-level BPE (GPT-2 alphabet) with the results of llama.cpp on the same GGUF.
 *
 * No merge may produce a control token. Method: llama.cpp `llama-vocab.cpp` (BPE session).
 */

import { PawError, TOKEN_TYPE } from "@paw/format";
import { BYTE_CHARACTERS, BYTE_OF_CHARACTER } from "./byte-alphabet.js";
import { MAX_MERGES, type MergeTable, mergePairs } from "./byte-pair-merge.js";
import type { TokenizerData } from "./config.js";
import { PRE_TOKENIZERS, splitPieces } from "./pre-tokenizer.js";

const encoder = new TextEncoder();

/** Makes the function that appends the tokens of ordinary text; throws MODEL_INVALID for a vocabulary that cannot encode every text. */
export function byteLevelEncoder(data: TokenizerData): (text: string, output: number[]) => void {
  const pre = PRE_TOKENIZERS.find((name) => name === data.pre);
  if (pre === undefined) {
    throw invalid(
      `has pre-tokeniser "${data.pre}"; the reference backend knows ${PRE_TOKENIZERS.join(", ")}`,
    );
  }
  const ids = normalTokens(data);
  const byteTokens = Int32Array.from(BYTE_CHARACTERS, (character, byte) => {
    const id = ids.get(character);
    if (id === undefined) throw invalid(`has no token for byte ${byte}`);
    return id;
  });
  const table = mergeTable(data, ids);

  const encodePiece = (piece: string, output: number[]): void => {
    const bytes = encoder.encode(piece);
    if (pre === "llama-bpe") {
      // A piece that is a token stays whole, whatever the merges say.
      const whole = ids.get(Array.from(bytes, (byte) => BYTE_CHARACTERS[byte]!).join(""));
      if (whole !== undefined) {
        output.push(whole);
        return;
      }
    }
    const symbols = new Int32Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) symbols[i] = byteTokens[bytes[i]!]!;
    mergePairs(symbols, table, output);
  };
  return (text, output) => splitPieces(text, pre, (piece) => encodePiece(piece, output));
}

/** Text -> id of the normal tokens; checks types and alphabet. */
function normalTokens({ tokens, types }: TokenizerData): Map<string, number> {
  const ids = new Map<string, number>();
  tokens.forEach((text, id) => {
    const type = types[id]!;
    if (type === TOKEN_TYPE.normal) {
      for (const character of text) {
        if (!BYTE_OF_CHARACTER.has(character))
          throw invalid(`has token ${id} outside the byte alphabet: ${JSON.stringify(text)}`);
      }
      ids.set(text, id);
    } else if (type < TOKEN_TYPE.unknown || type > TOKEN_TYPE.unused) {
      throw invalid(`has token ${id} of type ${type}; byte-level BPE knows 1 to 5`);
    }
  });
  return ids;
}

function mergeTable({ tokens, merges }: TokenizerData, ids: ReadonlyMap<string, number>): MergeTable {
  if (merges.length > MAX_MERGES)
    throw invalid(`has ${merges.length} merges; at most ${MAX_MERGES} are allowed`);
  const rules = new Map<number, number>();
  const results = new Int32Array(merges.length);
  merges.forEach((merge, rank) => {
    const space = merge.indexOf(" ", 1);
    const left = ids.get(merge.slice(0, space));
    const right = ids.get(merge.slice(space + 1));
    const result = ids.get(merge.slice(0, space) + merge.slice(space + 1));
    if (space < 0 || left === undefined || right === undefined || result === undefined) {
      throw invalid(
        `has merge ${rank} whose parts or result are not ordinary tokens: ${JSON.stringify(merge)}`,
      );
    }
    const key = left * tokens.length + right;
    if (!rules.has(key)) rules.set(key, rank);
    results[rank] = result;
  });
  return { vocabularySize: tokens.length, rules, ranks: Int32Array.from(merges.keys()), results };
}

function invalid(what: string): PawError {
  return new PawError("MODEL_INVALID", `the model's tokenizer ${what}`);
}
