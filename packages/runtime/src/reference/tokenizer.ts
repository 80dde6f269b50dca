/**
 * Byte-level BPE tokeniser (GPT-2 alphabet, qwen2 pre-tokeniser), with the results of llama.cpp on the same GGUF.
 *
 * Control tokens are found only when asked for: with control off their text becomes ordinary byte-pair tokens, and
 * no merge may produce one. Not a general tokeniser: no normaliser, no added BOS or EOS, no other pre-tokeniser.
 * Method: llama.cpp `llama-vocab.cpp` (BPE session, special-token partition).
 */

import { PawError } from "@paw/format";
import { BYTE_CHARACTERS, BYTE_OF_CHARACTER } from "./byte-alphabet.js";
import { MAX_MERGES, type MergeTable, mergePairs } from "./byte-pair-merge.js";
import { splitPieces } from "./pre-tokenizer.js";

/** GGUF `tokenizer.ggml.token_type`. */
export const TOKEN_TYPE = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** Most tokens: ids must fit the merge table's keys exactly; the largest published vocabularies hold 2^18. */
const MAX_TOKENS = 2 ** 20;

export interface TokenizerData {
  /** Text of each token, bytes in the GPT-2 alphabet (control and user-defined tokens: plain text). */
  readonly tokens: readonly string[];
  /** TOKEN_TYPE of each token. */
  readonly types: readonly number[];
  /** "left right", best first. */
  readonly merges: readonly string[];
  /** Name of the pre-tokeniser. */
  readonly pre: string;
}

const encoder = new TextEncoder();
/** A byte order mark inside data is data. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class Tokenizer {
  readonly #data: TokenizerData;
  readonly #byteTokens: Int32Array;
  readonly #table: MergeTable;
  readonly #tokenBytes: (Uint8Array | undefined)[];
  /** Tokens matched as whole text, longest first: [text, id]. */
  readonly #whole: { readonly text: string; readonly id: number; readonly control: boolean }[] = [];

  /** Checks the vocabulary; throws MODEL_INVALID when it cannot encode every text. */
  constructor(data: TokenizerData) {
    this.#data = data;
    const ids = indexTokens(data);
    this.#byteTokens = Int32Array.from(BYTE_CHARACTERS, (character, byte) => {
      const id = ids.get(character);
      if (id === undefined) throw invalid(`has no token for byte ${byte}`);
      return id;
    });
    this.#table = mergeTable(data, ids);
    this.#tokenBytes = new Array<Uint8Array | undefined>(data.tokens.length);
    data.types.forEach((type, id) => {
      const control = type === TOKEN_TYPE.control || type === TOKEN_TYPE.unknown;
      if (control || type === TOKEN_TYPE.userDefined)
        this.#whole.push({ text: data.tokens[id]!, id, control });
    });
    this.#whole.sort((a, b) => b.text.length - a.text.length || a.id - b.id);
  }

  get vocabularySize(): number {
    return this.#data.tokens.length;
  }

  /** Id of the control token with this text, or undefined. */
  controlToken(text: string): number | undefined {
    return this.#whole.find((token) => token.control && token.text === text)?.id;
  }

  /** Token ids of `text`; lone surrogates are read as U+FFFD; O(n log n). */
  encode(text: string, control: boolean): number[] {
    let parts: (string | number)[] = text === "" ? [] : [text];
    for (const token of this.#whole) {
      if (token.control && !control) continue;
      if (!parts.some((part) => typeof part === "string" && part.includes(token.text))) continue;
      parts = parts.flatMap((part) =>
        typeof part === "string" ? splitAt(part, token.text, token.id) : [part],
      );
    }
    const output: number[] = [];
    for (const part of parts) {
      if (typeof part === "number") output.push(part);
      else splitPieces(part, (start, end) => this.#encodePiece(part.slice(start, end), output));
    }
    return output;
  }

  /** Text of tokens; control tokens give nothing, incomplete UTF-8 gives U+FFFD. Throws INPUT_INVALID on a bad id. */
  decode(tokens: readonly number[]): string {
    const pieces = tokens.map((token) => this.#bytesOf(token));
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return decoder.decode(bytes);
  }

  #encodePiece(piece: string, output: number[]): void {
    const bytes = encoder.encode(piece);
    const symbols = new Int32Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) symbols[i] = this.#byteTokens[bytes[i]!]!;
    mergePairs(symbols, this.#table, output);
  }

  #bytesOf(token: number): Uint8Array {
    const known = this.#tokenBytes[token];
    if (known !== undefined) return known;
    const text = this.#data.tokens[token];
    if (text === undefined) {
      throw new PawError(
        "INPUT_INVALID",
        `token ${token} is not in the vocabulary of ${this.vocabularySize}`,
      );
    }
    const type = this.#data.types[token];
    let bytes: Uint8Array;
    if (type === TOKEN_TYPE.userDefined) bytes = encoder.encode(text);
    else if (type === TOKEN_TYPE.normal)
      bytes = Uint8Array.from(text, (character) => BYTE_OF_CHARACTER.get(character)!);
    else bytes = new Uint8Array(0);
    this.#tokenBytes[token] = bytes;
    return bytes;
  }
}

/** Token text -> id of the normal tokens; checks types, alphabet and duplicates. */
function indexTokens({ tokens, types, pre }: TokenizerData): Map<string, number> {
  if (pre !== "qwen2") throw invalid(`has pre-tokeniser "${pre}"; the reference backend knows "qwen2"`);
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) {
    throw invalid(`has ${tokens.length} tokens; 1 to ${MAX_TOKENS} are allowed`);
  }
  if (types.length !== tokens.length)
    throw invalid(`has ${tokens.length} tokens but ${types.length} token types`);
  const ids = new Map<string, number>();
  const seen = new Set<string>();
  tokens.forEach((text, id) => {
    const type = types[id]!;
    if (text === "") throw invalid(`has an empty token ${id}`);
    if (seen.has(text)) throw invalid(`has token ${id} twice: ${JSON.stringify(text)}`);
    seen.add(text);
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
  const ranks = new Map<number, number>();
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
    if (!ranks.has(key)) ranks.set(key, rank);
    results[rank] = result;
  });
  return { vocabularySize: tokens.length, ranks, results };
}

/** Cuts `text` at each occurrence of `whole`, which becomes `id`. */
function splitAt(text: string, whole: string, id: number): (string | number)[] {
  const parts: (string | number)[] = [];
  let from = 0;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, from)) {
    if (at > from) parts.push(text.slice(from, at));
    parts.push(id);
    from = at + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function invalid(what: string): PawError {
  return new PawError("MODEL_INVALID", `the model's tokenizer ${what}`);
}
