/** The bytes that each token of a GGUF's vocabulary stands for, which grammars are matched against. */

import { type GgufMetadata, PawError, TOKEN_TYPE } from "@paw/format";
import { BYTE_OF_CHARACTER } from "./reference/byte-alphabet.js";
import { readTokenizerData, type TokenizerData } from "./reference/config.js";
import { byteOfToken, SPACE } from "./reference/sentence-piece.js";

const encoder = new TextEncoder();
/** A byte order mark inside data is data. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** By token: its bytes; none for control tokens, which are no text. Throws `MODEL_INVALID` for another kind of vocabulary. */
export function tokenBytes(metadata: GgufMetadata): Uint8Array[] {
  try {
    return bytesOfTokens(readTokenizerData(metadata));
  } catch (cause) {
    throw new PawError("MODEL_INVALID", `grammars need the base's tokens: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** The same of a vocabulary that was read. */
export function bytesOfTokens({ model, tokens, types }: TokenizerData): Uint8Array[] {
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
