/** The bytes that each token of a GGUF's vocabulary stands for, which grammars are matched against. */

import { type GgufMetadata, ggufNumbers, ggufString, ggufStrings, PawError, TOKEN_TYPE } from "@paw/format";
import { BYTE_OF_CHARACTER } from "./reference/byte-alphabet.js";
import type { TokenizerData } from "./reference/config.js";
import { byteOfToken, SPACE } from "./reference/sentence-piece.js";

const encoder = new TextEncoder();
/** A byte order mark inside data is data. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** By token: its bytes; none for control tokens, which are no text. Throws `MODEL_INVALID` for another kind of vocabulary. */
export function tokenBytes(metadata: GgufMetadata): Uint8Array[] {
  const model = ggufString(metadata, "tokenizer.ggml.model");
  const tokens = ggufStrings(metadata, "tokenizer.ggml.tokens");
  const types = ggufNumbers(metadata, "tokenizer.ggml.token_type") ?? [];
  if (model === "gpt2" && tokens !== undefined) return bytesOfTokens({ model, tokens, types });
  // Where a space is put before texts, the first token's bytes are not its text.
  const prefix = metadata.get("tokenizer.ggml.add_space_prefix");
  if (model === "llama" && tokens !== undefined && prefix?.type === "bool" && !prefix.value) {
    return bytesOfTokens({ model, tokens, types });
  }
  throw new PawError(
    "MODEL_INVALID",
    `the base's tokenizer is ${model ?? "missing"}: grammars need byte-level BPE ("gpt2"), or SentencePiece ("llama") ` +
      "that puts no space before texts",
  );
}

/** The same of a vocabulary that was read. */
export function bytesOfTokens({
  model,
  tokens,
  types,
}: Pick<TokenizerData, "model" | "tokens" | "types">): Uint8Array[] {
  return tokens.map((text, token) => {
    const type = types[token] ?? TOKEN_TYPE.normal;
    if (type === TOKEN_TYPE.userDefined) return encoder.encode(text);
    if (type === TOKEN_TYPE.byte) return Uint8Array.from([byteOfToken(text) ?? 0]);
    if (type !== TOKEN_TYPE.normal) return new Uint8Array(0);
    if (model === "llama") return encoder.encode(text.replaceAll(SPACE, " "));
    return Uint8Array.from(text, (character) => BYTE_OF_CHARACTER.get(character) ?? 0);
  });
}

/** The text of tokens by their bytes; incomplete UTF-8 gives U+FFFD. Throws `INPUT_INVALID` for a number that is no token. */
export function textOfTokens(bytes: readonly Uint8Array[], tokens: readonly number[]): string {
  const pieces = tokens.map((token) => {
    const piece = bytes[token];
    if (piece !== undefined) return piece;
    throw new PawError("INPUT_INVALID", `token ${token} is not in the vocabulary of ${bytes.length}`);
  });
  const text = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    text.set(piece, at);
    at += piece.length;
  }
  return decoder.decode(text);
}
