/**
 * Words and vocabulary of the models that copy (copy-model.ts), made of nano's tokenizer: its words, and entries made of them up to the size
 * that a published vocabulary has.
 */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { TOKEN_TYPE } from "@paw/format";

/** Words of the chain; the last is followed by the end of the answer. */
export const CHAIN_WORDS = 160;

export interface Vocabulary {
  readonly tokens: readonly string[];
  /** llama.cpp's `enum llama_token_type`. */
  readonly types: readonly number[];
  readonly merges: readonly string[];
  /** Ids of the chain's words, then that of the end. */
  readonly chain: readonly number[];
}

/** The words of the chain and other words, each with the space before it and one token. */
export interface Words {
  readonly chain: readonly string[];
  readonly filler: readonly string[];
}

/** nano's words; a text made of them has as many tokens as words. */
export async function readWords(): Promise<Words> {
  const { vocab } = await readTokenizer();
  const words = spacedWords(vocab).map((word) => word.replace("Ġ", " "));
  return { chain: words.slice(0, CHAIN_WORDS), filler: words.slice(CHAIN_WORDS) };
}

/** nano's vocabulary, filled up to `size` with pairs of its words, which cost a tokeniser what real entries do; `end` ends answers. */
export async function readVocabulary(size: number, end: string): Promise<Vocabulary> {
  const { vocab, merges, control } = await readTokenizer();
  const tokens: string[] = [];
  for (const [text, id] of Object.entries(vocab)) tokens[id] = text;
  const begins = spacedWords(vocab);
  const ends = Object.keys(vocab).filter((text) => /^[a-z]{2,}$/.test(text));
  const pairs = new Map(ends.flatMap((end) => begins.map((begin) => [begin + end, `${begin} ${end}`])));
  const fresh = [...pairs].filter(([text]) => vocab[text] === undefined).slice(0, size - tokens.length);
  const filled = [...tokens, ...fresh.map(([text]) => text)];
  if (filled.length < size) throw new RangeError(`only ${filled.length} tokens of ${size} could be made`);
  return {
    tokens: filled,
    types: filled.map((text) => (control.has(text) ? TOKEN_TYPE.control : TOKEN_TYPE.normal)),
    merges: [...merges, ...fresh.map(([, merge]) => merge)],
    chain: [...begins.slice(0, CHAIN_WORDS).map((word) => vocab[word]!), vocab[end]!],
  };
}

interface NanoTokenizer {
  readonly vocab: Readonly<Record<string, number>>;
  readonly merges: readonly string[];
  readonly control: ReadonlySet<string>;
}

async function readTokenizer(): Promise<NanoTokenizer> {
  const path = fileURLToPath(new URL("../../models/nano/tokenizer.json", import.meta.url));
  const { model, added_tokens } = JSON.parse(await readFile(path, "utf8"));
  const added: { content: string; id: number }[] = added_tokens;
  return {
    vocab: { ...model.vocab, ...Object.fromEntries(added.map(({ content, id }) => [content, id])) },
    merges: model.merges.map((merge: string[]) => merge.join(" ")),
    control: new Set(added.map(({ content }) => content)),
  };
}

function spacedWords(vocab: Readonly<Record<string, number>>): string[] {
  return Object.keys(vocab).filter((text) => /^Ġ[a-z]{3,}$/.test(text));
}
