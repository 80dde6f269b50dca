/**
 * SentencePiece BPE with scores and byte fallback (Gemma), with the results of llama.cpp on the same GGUF.
 *
 * Neighbours whose text together is a token are joined, best score first, leftmost first; characters that are no token become bytes.
 * Unlike llama.cpp, nothing joins into a control token, and characters that are no token join nothing (SentencePiece makes no
 * vocabulary where they could). Method: llama.cpp `llama-vocab.cpp` (SPM session).
 */

import { PawError, TOKEN_TYPE } from "@paw/format";
import { MAX_MERGES, type MergeTable, mergePairs } from "./byte-pair-merge.js";
import type { TokenizerData } from "./config.js";

/** What stands for a space in the tokens. */
export const SPACE = "\u2581";
const BYTE_TOKEN = /^<0x([0-9A-F]{2})>$/;
const encoder = new TextEncoder();

/** The byte that a token of type `byte` stands for, or undefined. */
export function byteOfToken(text: string): number | undefined {
  const digits = BYTE_TOKEN.exec(text)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Makes the function that appends the tokens of ordinary text; throws MODEL_INVALID for a vocabulary that cannot encode every text. */
export function sentencePieceEncoder(data: TokenizerData): (text: string, output: number[]) => void {
  const { tokens, types, scores } = data;
  if (scores.length !== tokens.length) {
    throw invalid(`has ${tokens.length} tokens but ${scores.length} scores`);
  }
  const ids = new Map<string, number>();
  const byteTokens = new Int32Array(256).fill(-1);
  tokens.forEach((text, id) => {
    const type = types[id]!;
    const byte = type === TOKEN_TYPE.byte ? byteOfToken(text) : undefined;
    if (byte !== undefined) byteTokens[byte] = id;
    if (type === TOKEN_TYPE.normal || type === TOKEN_TYPE.userDefined || type === TOKEN_TYPE.unused) {
      ids.set(text, id);
    }
  });
  const missing = byteTokens.indexOf(-1);
  if (missing >= 0) throw invalid(`has no token for byte ${missing}`);
  const table = joinTable(data, ids);

  return (text, output) => {
    const symbols: number[] = [];
    const flush = (): void => {
      if (symbols.length > 0) mergePairs(Int32Array.from(symbols), table, output);
      symbols.length = 0;
    };
    for (const character of text.replaceAll(" ", SPACE)) {
      const id = ids.get(character);
      if (id !== undefined) symbols.push(id);
      else {
        flush();
        for (const byte of encoder.encode(character)) output.push(byteTokens[byte]!);
      }
    }
    flush();
  };
}

/** A rule for every token and every way to cut it into two tokens. */
function joinTable({ tokens, scores }: TokenizerData, ids: ReadonlyMap<string, number>): MergeTable {
  const order = [...new Set(scores)].sort((a, b) => b - a);
  const rankOfScore = new Map(order.map((score, rank) => [score, rank]));
  const rules = new Map<number, number>();
  const ranks: number[] = [];
  const results: number[] = [];
  for (const [text, result] of ids) {
    for (let cut = 1; cut < text.length; cut++) {
      const left = ids.get(text.slice(0, cut));
      const right = left === undefined ? undefined : ids.get(text.slice(cut));
      if (left === undefined || right === undefined) continue;
      rules.set(left * tokens.length + right, results.length);
      ranks.push(rankOfScore.get(scores[result]!)!);
      results.push(result);
      if (results.length > MAX_MERGES) {
        throw invalid(`joins tokens in over ${MAX_MERGES} ways; at most that many are allowed`);
      }
    }
  }
  return {
    vocabularySize: tokens.length,
    rules,
    ranks: Int32Array.from(ranks),
    results: Int32Array.from(results),
  };
}

function invalid(what: string): PawError {
  return new PawError("MODEL_INVALID", `the model's tokenizer ${what}`);
}
