/**
 * BPE with byte fallback (Gemma) as llama.cpp's SentencePiece vocabulary, whose tokens have scores instead of merges.
 *
 * SentencePiece joins any two neighbours whose text together is a token, best score first, leftmost first. That is the same as the
 * merges where these hold every such pair and list them token by token; both are checked, and the score of a token is then minus
 * its place in that list. (Left apart: overlapping pairs that make the same token, such as "aa a" beside "a aa", which merges
 * take in their own order.) Characters that are no token become bytes in both. Source: llama.cpp `llm_tokenizer_spm_session`.
 */

import { PawError } from "./errors.js";
import type { GgufValue } from "./gguf-value.js";
import { isJsonObject, type JsonObject } from "./json.js";
import { readMerges, TOKEN_TYPE, type Vocabulary } from "./tokenizer-vocabulary.js";

/** What stands for a space in SentencePiece's tokens. */
const SPACE = "\u2581";
const BYTE_TOKEN = /^<0x[0-9A-F]{2}>$/;

/** Metadata of the vocabulary; throws `MODEL_INVALID` where scores cannot say what the merges do. */
export function sentencePieceVocabulary(
  tokenizer: JsonObject,
  model: JsonObject,
  { tokens, types: read }: Vocabulary,
): [string, GgufValue][] {
  checkSpaces(tokenizer);
  if (model.ignore_merges === true) throw invalid("ignore_merges cannot be kept with byte fallback");
  const types = tokens.map((text, id) => {
    if (BYTE_TOKEN.test(text)) return TOKEN_TYPE.byte;
    if (text === model.unk_token) return TOKEN_TYPE.unknown;
    // A run of spaces as an added token: the merges make it too, and its text must be read back as spaces.
    return read[id] === TOKEN_TYPE.userDefined && text.includes(SPACE) ? TOKEN_TYPE.normal : read[id]!;
  });
  const bytes = types.filter((type) => type === TOKEN_TYPE.byte).length;
  if (bytes !== 256) throw invalid(`byte fallback needs 256 tokens <0x00> to <0xFF>: ${bytes} are there`);
  const metadata: [string, GgufValue][] = [
    ["tokenizer.ggml.model", { type: "string", value: "llama" }],
    ["tokenizer.ggml.pre", { type: "string", value: "default" }],
    ["tokenizer.ggml.tokens", { type: "array", itemType: "string", value: tokens }],
    [
      "tokenizer.ggml.scores",
      { type: "array", itemType: "float32", value: tokenScores(model, tokens, types) },
    ],
    ["tokenizer.ggml.token_type", { type: "array", itemType: "int32", value: types }],
    ["tokenizer.ggml.add_space_prefix", { type: "bool", value: false }],
  ];
  const unknown = types.indexOf(TOKEN_TYPE.unknown);
  if (unknown >= 0) metadata.push(["tokenizer.ggml.unknown_token_id", { type: "uint32", value: unknown }]);
  return metadata;
}

/** Minus the place of the token in the order in which merges make tokens; tokens that no merge makes come last. */
function tokenScores(model: JsonObject, tokens: readonly string[], types: readonly number[]): number[] {
  const place = new Map<string, number>();
  const pairs = new Set<string>();
  let latest: string | undefined;
  for (const [left, right] of readMerges(model.merges, new Set(tokens))) {
    const made = left + right;
    if (made !== latest && place.has(made)) {
      throw invalid(
        `the merges make ${JSON.stringify(made)} at two places in their order: scores cannot say that`,
      );
    }
    if (made !== latest) place.set(made, place.size);
    latest = made;
    pairs.add(`${left}\n${made}`);
  }
  const joined = new Set(
    tokens.filter((_, id) => types[id] === TOKEN_TYPE.normal || types[id] === TOKEN_TYPE.userDefined),
  );
  tokens.forEach((text, id) => {
    if (types[id] === TOKEN_TYPE.userDefined) return; // cut out of every text before anything is joined
    const characters = [...text];
    let left = "";
    for (const [i, character] of characters.slice(0, -1).entries()) {
      left += character;
      if (!joined.has(left) || !joined.has(characters.slice(i + 1).join(""))) continue;
      if (!joined.has(text)) {
        throw invalid(`token ${id} ${JSON.stringify(text)} could be made of ordinary text by llama.cpp`);
      }
      if (!pairs.has(`${left}\n${text}`)) {
        throw invalid(
          `no merge makes ${JSON.stringify(text)} of ${JSON.stringify(left)} and the rest, but llama.cpp would`,
        );
      }
    }
  });
  return tokens.map((text) => -(place.get(text) ?? place.size));
}

/** Spaces become U+2581, and nothing else changes or cuts the text. */
function checkSpaces({ normalizer, pre_tokenizer: preTokenizer }: JsonObject): void {
  const replaces =
    isJsonObject(normalizer) &&
    normalizer.type === "Replace" &&
    isJsonObject(normalizer.pattern) &&
    normalizer.pattern.String === " " &&
    normalizer.content === SPACE;
  if (!replaces) {
    throw invalid(
      `the normalizer ${JSON.stringify(normalizer ?? null).slice(0, 200)} is not supported with byte fallback: ` +
        `only one that replaces " " by "${SPACE}" is`,
    );
  }
  // Gemma's cuts at spaces, of which the normalizer leaves none.
  const harmless =
    preTokenizer === undefined ||
    preTokenizer === null ||
    (isJsonObject(preTokenizer) &&
      preTokenizer.type === "Split" &&
      isJsonObject(preTokenizer.pattern) &&
      preTokenizer.pattern.String === " ");
  if (!harmless) throw invalid("a pre_tokenizer that cuts text is not supported with byte fallback");
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", `the tokenizer cannot become a SentencePiece vocabulary: ${message}`);
}
