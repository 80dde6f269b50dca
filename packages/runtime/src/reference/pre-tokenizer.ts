/**
 * The pre-tokenisers of byte-level BPE: they cut text into the pieces inside which byte pairs are merged.
 *
 * "qwen2" and "llama-bpe" are the regular expression
 *   '(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD]) | [^\r\n\p{L}\p{N}]?\p{L}+ | \p{N}
 *   | ?[^\s\p{L}\p{N}]+[\r\n]* | \s*[\r\n]+ | \s+(?!\S) | \s+
 * where "llama-bpe" has \p{N}{1,3}; "gpt-2" and "smollm" are
 *   's | 't | 're | 've | 'm | 'll | 'd | ?\p{L}+ | ?\p{N}+ | ?[^\s\p{L}\p{N}]+ | \s+(?!\S) | \s+
 * where "smollm" first cuts out every number. They are written out as scanners: linear time and constant stack on any input, and
 * `\s` means Unicode White_Space as in llama.cpp, where JavaScript's `\s` has U+FEFF more and U+0085 less. The character classes
 * come from the engine's Unicode tables, so only characters that a Unicode version later than the engine's defines can differ.
 */

/** Names that a GGUF may give (`tokenizer.ggml.pre`). */
export const PRE_TOKENIZERS = ["qwen2", "llama-bpe", "gpt-2", "smollm"] as const;
export type PreTokenizer = (typeof PRE_TOKENIZERS)[number];

const OTHER = 1;
const LETTER = 2;
const NUMBER = 3;
const SPACE = 4;
const NEWLINE = 5;

/** Class of each code point, 0 = not looked up yet. */
const classes = new Uint8Array(0x110000);

/** Calls `piece` for each consecutive piece of the text; together they are the whole. */
export function splitPieces(text: string, pre: PreTokenizer, piece: (piece: string) => void): void {
  if (pre === "smollm") {
    for (const part of text.match(/\p{N}|\P{N}+/gu) ?? []) eachPiece(part, gpt2End, piece);
  } else if (pre === "gpt-2") eachPiece(text, gpt2End, piece);
  else eachPiece(text, (t, start) => wordsEnd(t, start, pre === "qwen2" ? 1 : 3), piece);
}

function eachPiece(
  text: string,
  endOf: (text: string, start: number) => number,
  piece: (piece: string) => void,
): void {
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start);
    piece(text.slice(start, end));
    start = end;
  }
}

/** End of GPT-2's piece that starts at `start` < text.length; the alternatives in the order of the expression. */
function gpt2End(text: string, start: number): number {
  const first = text.charCodeAt(start);
  const contraction = first === 0x27 ? contractionLength(text, start + 1, false) : 0;
  if (contraction > 0) return start + 1 + contraction;
  const from = first === 0x20 ? start + 1 : start;
  const runClass = classAt(text, from);
  if (runClass === LETTER || runClass === NUMBER || runClass === OTHER) return runEnd(text, from, runClass);
  let end = start;
  while (classAt(text, end) === SPACE || classAt(text, end) === NEWLINE) end++;
  return end === text.length || end === start + 1 ? end : end - 1;
}

/** The same for the expression of Qwen and Llama 3, with at most `digits` numbers in a piece. */
function wordsEnd(text: string, start: number, digits: number): number {
  const first = text.codePointAt(start)!;
  const firstClass = classOf(first);
  const second = start + width(first);

  const contraction = first === 0x27 ? contractionLength(text, second, true) : 0;
  if (contraction > 0) return second + contraction;

  if (firstClass === LETTER) return runEnd(text, second, LETTER);
  if (firstClass === NUMBER) return runEnd(text, second, NUMBER, digits - 1);
  if (firstClass !== NEWLINE && classAt(text, second) === LETTER) return runEnd(text, second, LETTER);

  if (firstClass === OTHER) return runEnd(text, runEnd(text, second, OTHER), NEWLINE);
  if (first === 0x20 && classAt(text, second) === OTHER) {
    return runEnd(text, runEnd(text, second, OTHER), NEWLINE);
  }

  // White space: up to its last line break, else all but the last character if text follows.
  let end = start;
  let lastBreak = -1;
  for (; end < text.length; end++) {
    const c = classAt(text, end);
    if (c === NEWLINE) lastBreak = end;
    else if (c !== SPACE) break;
  }
  if (lastBreak >= 0) return lastBreak + 1;
  return end === text.length || end === second ? end : end - 1;
}

/** Letters after an apostrophe that form 's 't 're 've 'm 'll 'd, in either case where `upper`, or 0. */
function contractionLength(text: string, at: number, upper: boolean): number {
  const lower = upper ? 0x20 : 0; // the bit of ASCII lower case; NaN at the end becomes 0 or 0x20
  const one = text.charCodeAt(at) | lower;
  if (text.charCodeAt(at) > 0x7f) return 0;
  if (one === 0x73 || one === 0x74 || one === 0x6d || one === 0x64) return 1;
  if (text.charCodeAt(at + 1) > 0x7f) return 0;
  const two = text.charCodeAt(at + 1) | lower;
  const isTwo =
    (one === 0x72 && two === 0x65) || (one === 0x76 && two === 0x65) || (one === 0x6c && two === 0x6c);
  return isTwo ? 2 : 0;
}

/** End of the run of a class from `from` on, of at most `most` characters. */
function runEnd(text: string, from: number, wanted: number, most = Number.POSITIVE_INFINITY): number {
  let at = from;
  for (let count = 0; at < text.length && count < most; count++) {
    const codePoint = text.codePointAt(at)!;
    if (classOf(codePoint) !== wanted) break;
    at += width(codePoint);
  }
  return at;
}

function classAt(text: string, at: number): number {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? 0 : classOf(codePoint);
}

function classOf(codePoint: number): number {
  const known = classes[codePoint]!;
  if (known !== 0) return known;
  const character = String.fromCodePoint(codePoint);
  let found = OTHER; // also lone surrogates, like the U+FFFD they are encoded as
  if (codePoint === 0x0a || codePoint === 0x0d) found = NEWLINE;
  else if (/\p{White_Space}/u.test(character)) found = SPACE;
  else if (/\p{L}/u.test(character)) found = LETTER;
  else if (/\p{N}/u.test(character)) found = NUMBER;
  classes[codePoint] = found;
  return found;
}

function width(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}
