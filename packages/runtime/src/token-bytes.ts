/** The bytes that each token of a GGUF's vocabulary stands for, which grammars are matched against. */

import { type GgufMetadata, ggufNumbers, ggufString, ggufStrings, PawError } from "@paw/format";
import { BYTE_OF_CHARACTER } from "./reference/byte-alphabet.js";
import { TOKEN_TYPE } from "./reference/tokenizer.js";

/** By token: its bytes; none for control tokens, which are no text. Throws `MODEL_INVALID` for another kind of vocabulary. */
export function tokenBytes(metadata: GgufMetadata): Uint8Array[] {
  const model = ggufString(metadata, "tokenizer.ggml.model");
  const tokens = ggufStrings(metadata, "tokenizer.ggml.tokens");
  const types = ggufNumbers(metadata, "tokenizer.ggml.token_type");
  if (model !== "gpt2" || tokens === undefined) {
    throw new PawError(
      "MODEL_INVALID",
      `the base's tokenizer is ${model ?? "missing"}: grammars need byte-level BPE ("gpt2")`,
    );
  }
  const encoder = new TextEncoder();
  return tokens.map((text, token) => {
    const type = types?.[token] ?? TOKEN_TYPE.normal;
    if (type === TOKEN_TYPE.userDefined) return encoder.encode(text);
    if (type !== TOKEN_TYPE.normal) return new Uint8Array(0);
    return Uint8Array.from(text, (character) => BYTE_OF_CHARACTER.get(character) ?? 0);
  });
}
