/**
 * A model's tokeniser, with the results of llama.cpp on the same GGUF.
 *
 * Control tokens are found only when asked for: with control off their text becomes ordinary tokens. Not a general tokeniser: no
 * normaliser, no added BOS or EOS. Method: llama.cpp `llama-vocab.cpp` (special-token partition).
 */

import { PawError, TOKEN_TYPE } from "@paw/format";
import { bytesOfTokens, textOfTokens } from "../token-bytes.js";
import { byteLevelEncoder } from "./byte-level.js";
import type { TokenizerData } from "./config.js";
import { sentencePieceEncoder } from "./sentence-piece.js";

/** Most tokens: ids must fit the merge table's keys exactly; the largest published vocabularies hold 2^18. */
const MAX_TOKENS = 2 ** 20;

export class Tokenizer {
  /** By token: its bytes; none for control tokens. */
  readonly tokenBytes: readonly Uint8Array[];
  readonly #encodeText: (text: string, output: number[]) => void;
  /** Tokens matched as whole text, longest first. */
  readonly #whole: { readonly text: string; readonly id: number; readonly control: boolean }[] = [];

  /** Checks the vocabulary; throws MODEL_INVALID when it cannot encode every text. */
  constructor(data: TokenizerData) {
    checkTokens(data);
    this.#encodeText = data.model === "gpt2" ? byteLevelEncoder(data) : sentencePieceEncoder(data);
    this.tokenBytes = bytesOfTokens(data);
    data.types.forEach((type, id) => {
      const control = type === TOKEN_TYPE.control || type === TOKEN_TYPE.unknown;
      if (control || type === TOKEN_TYPE.userDefined)
        this.#whole.push({ text: data.tokens[id]!, id, control });
    });
    this.#whole.sort((a, b) => b.text.length - a.text.length || a.id - b.id);
  }

  get vocabularySize(): number {
    return this.tokenBytes.length;
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
      else this.#encodeText(part, output);
    }
    return output;
  }

  /** Text of tokens; control tokens give nothing, incomplete UTF-8 gives U+FFFD. Throws INPUT_INVALID on a bad id. */
  decode(tokens: readonly number[]): string {
    return textOfTokens(this.tokenBytes, tokens);
  }
}

/** Throws MODEL_INVALID for counts that do not fit, empty tokens and duplicates. */
function checkTokens({ tokens, types }: TokenizerData): void {
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) {
    throw invalid(`has ${tokens.length} tokens; 1 to ${MAX_TOKENS} are allowed`);
  }
  if (types.length !== tokens.length)
    throw invalid(`has ${tokens.length} tokens but ${types.length} token types`);
  const seen = new Set<string>();
  tokens.forEach((text, id) => {
    if (text === "") throw invalid(`has an empty token ${id}`);
    if (seen.has(text)) throw invalid(`has token ${id} twice: ${JSON.stringify(text)}`);
    seen.add(text);
  });
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
