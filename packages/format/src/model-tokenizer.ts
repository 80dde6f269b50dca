/**
 * Turns a BPE `tokenizer.json` (Hugging Face tokenizers) into GGUF `tokenizer.ggml.*` metadata.
 *
 * Byte-level BPE keeps its token strings (a space is U+0120), its merges, and gets llama.cpp's name of its pre-tokeniser. BPE with
 * byte fallback (Gemma) becomes a SentencePiece vocabulary with scores (sentence-piece-scores.ts). A file whose tokens llama.cpp would
 * cut otherwise is refused.
 */

import { PawError } from "./errors.js";
import type { GgufValue } from "./gguf-value.js";
import { isJsonObject, type JsonObject } from "./json.js";
import type { HfModelConfig } from "./model-config.js";
import { preTokenizerName } from "./pre-tokenizer-name.js";
import { sentencePieceVocabulary } from "./sentence-piece-scores.js";
import { readMerges, readVocabulary } from "./tokenizer-vocabulary.js";

const END_OF_ANSWER = "<|im_end|>";
const PADDING = "<|endoftext|>";

/** The tokenizer metadata of a model; throws `MODEL_INVALID` for another kind of tokenizer or an odd vocabulary. */
export function tokenizerMetadata(tokenizer: unknown, config: HfModelConfig): Map<string, GgufValue> {
  if (!isJsonObject(tokenizer) || !isJsonObject(tokenizer.model) || !isJsonObject(tokenizer.model.vocab)) {
    throw invalid("tokenizer.json has no model with a vocabulary");
  }
  const { model } = tokenizer;
  if (model.type !== undefined && model.type !== "BPE") {
    throw invalid(`the tokenizer model is ${JSON.stringify(model.type)}: only BPE is supported`);
  }
  for (const option of ["continuing_subword_prefix", "end_of_word_suffix", "dropout"]) {
    if (model[option]) throw invalid(`the tokenizer's ${option} is not supported by llama.cpp`);
  }
  const vocabulary = readVocabulary(
    model.vocab as JsonObject,
    tokenizer.added_tokens,
    config.sizes.vocabularySize,
  );
  const { tokens } = vocabulary;
  const metadata = new Map<string, GgufValue>(
    model.byte_fallback === true
      ? sentencePieceVocabulary(tokenizer, model, vocabulary)
      : byteLevelVocabulary(tokenizer, model, vocabulary),
  );

  const eos = config.eosTokenId ?? tokens.indexOf(END_OF_ANSWER);
  const padding = config.padTokenId ?? tokens.indexOf(PADDING);
  if (eos < 0) throw invalid(`config.json has no eos_token_id and the vocabulary no ${END_OF_ANSWER}`);
  for (const id of [eos, padding, config.bosTokenId ?? 0]) {
    if (id >= tokens.length) throw invalid(`token id ${id} is outside the vocabulary of ${tokens.length}`);
  }
  metadata.set("tokenizer.ggml.eos_token_id", { type: "uint32", value: eos });
  if (padding >= 0) metadata.set("tokenizer.ggml.padding_token_id", { type: "uint32", value: padding });
  let addsBos = false;
  if (config.bosTokenId !== undefined) {
    metadata.set("tokenizer.ggml.bos_token_id", { type: "uint32", value: config.bosTokenId });
    addsBos = startsWithToken(tokenizer.post_processor, tokens[config.bosTokenId]!);
  }
  metadata.set("tokenizer.ggml.add_bos_token", { type: "bool", value: addsBos });
  return metadata;
}

function byteLevelVocabulary(
  tokenizer: JsonObject,
  model: JsonObject,
  { tokens, types }: ReturnType<typeof readVocabulary>,
): [string, GgufValue][] {
  if (tokenizer.normalizer !== undefined && tokenizer.normalizer !== null) {
    const type = isJsonObject(tokenizer.normalizer) ? tokenizer.normalizer.type : tokenizer.normalizer;
    // llama.cpp does not normalise. Qwen's own files ask for NFC, which ordinary text already has.
    if (type !== "NFC") throw invalid(`the normalizer ${JSON.stringify(type)} is not supported by llama.cpp`);
  }
  const pre = preTokenizerName(tokenizer.pre_tokenizer, model.ignore_merges === true);
  const merges = readMerges(model.merges, new Set(tokens)).map(([left, right]) => {
    if (left.includes(" ") || right.includes(" "))
      throw invalid(`the merge of ${JSON.stringify([left, right])} holds a space: not byte-level BPE`);
    return `${left} ${right}`;
  });
  return [
    ["tokenizer.ggml.model", { type: "string", value: "gpt2" }],
    ["tokenizer.ggml.pre", { type: "string", value: pre }],
    ["tokenizer.ggml.tokens", { type: "array", itemType: "string", value: tokens }],
    ["tokenizer.ggml.token_type", { type: "array", itemType: "int32", value: types }],
    ["tokenizer.ggml.merges", { type: "array", itemType: "string", value: merges }],
  ];
}

/** Whether the post-processor puts a token before every text. PAW's prompts hold theirs; other programs go by this. */
function startsWithToken(processor: unknown, token: string): boolean {
  if (!isJsonObject(processor)) return false;
  if (processor.type === "Sequence" && Array.isArray(processor.processors)) {
    return processor.processors.some((inner) => startsWithToken(inner, token));
  }
  const first: unknown = Array.isArray(processor.single) ? processor.single[0] : undefined;
  return isJsonObject(first) && isJsonObject(first.SpecialToken) && first.SpecialToken.id === token;
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
