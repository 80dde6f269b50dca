/**
 * The "qwen2" pre-tokeniser: cuts text into the pieces inside which byte pairs are merged.
 *
 * It is the regular expression
 *   '(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD]) | [^\r\n\p{L}\p{N}]?\p{L}+ | \p{N}
 *   | ?[^\s\p{L}\p{N}]+[\r\n]* | \s*[\r\n]+ | \s+(?!\S) | \s+
 * written out as a scanner: linear time and constant stack on any input, and `\s` means Unicode White_Space as
 * in llama.cpp, where JavaScript's `\s` has U+FEFF more and U+0085 less. The character classes come from the
 * engine's Unicode tables, so only characters that a Unicode version later than the engine's defines can differ.
 */

const OTHER = 1;
const LETTER = 2;
const NUMBER = 3;
const SPACE = 4;
const NEWLINE = 5;

/** Class of each code point, 0 = not looked up yet. */
const classes = new Uint8Array(0x110000);

/** Calls `piece` for each consecutive piece text[start, end); together they are the whole text. */
export function splitPieces(text: string, piece: (start: number, end: number) => void): void {
  let start = 0;
  while (start < text.length) {
    const end = pieceEnd(text, start);
    piece(start, end);
    start = end;
  }
}

/** End of the piece that starts at `start` < text.length; the alternatives in the order of the expression. */
function pieceEnd(text: string, start: number): number {
  const first = text.codePointAt(start)!;
  const firstClass = classOf(first);
  const second = start + width(first);

  const contraction = first === 0x27 ? contractionLength(text, second) : 0;
  if (contraction > 0) return second + contraction;

  if (firstClass === LETTER) return runEnd(text, second, LETTER);
  if (firstClass === NUMBER) return second;
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

/** Letters after an apostrophe that form 's 't 're 've 'm 'll 'd in either case, or 0. */
function contractionLength(text: string, at: number): number {
  const one = text.charCodeAt(at) | 0x20; // ASCII lower case; NaN at the end becomes 0x20
  if (text.charCodeAt(at) > 0x7f) return 0;
  if (one === 0x73 || one === 0x74 || one === 0x6d || one === 0x64) return 1;
  if (text.charCodeAt(at + 1) > 0x7f) return 0;
  const two = text.charCodeAt(at + 1) | 0x20;
  const isTwo =
    (one === 0x72 && two === 0x65) || (one === 0x76 && two === 0x65) || (one === 0x6c && two === 0x6c);
  return isTwo ? 2 : 0;
}

function runEnd(text: string, from: number, wanted: number): number {
  let at = from;
  while (at < text.length) {
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
