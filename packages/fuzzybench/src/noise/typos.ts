/** Slips of the keyboard within single words. */
import type { Random } from "../random.js";

/** Shorter words are left alone: one slip can make another word of them. */
const MIN_LETTERS = 4;

/** Swaps two neighbours, or drops, doubles or replaces one letter; first and last letters stay. */
export function misspelt(word: string, random: Random): string {
  const at = random.int(1, word.length - 3);
  const [before, one, two, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const slip = random.pick(["swap", "swap", "drop", "double", "replace"] as const);
  if (slip === "swap" && one !== two) return `${before}${two}${one}${after}`;
  if (slip === "double") return `${before}${one}${one}${two}${after}`;
  if (slip === "replace") return `${before}${NEIGHBOURS[one as string] ?? one}${two}${after}`;
  return `${before}${two}${after}`;
}

/** A key beside each, on an English keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = Object.fromEntries(
  ["qwertyuiop", "asdfghjkl", "zxcvbnm"].flatMap((row) =>
    [...row].map((key, i) => [key, row[i + 1] ?? (row[i - 1] as string)]),
  ),
);

/** Misspells about this share of the words that consist of letters alone, and always at least one of them. */
export function withTypos(
  text: string,
  share: number,
  random: Random,
  spared: (word: string, at: number) => boolean = () => false,
): string {
  const eligible = [...text.matchAll(WORD)].filter(({ 0: word, index }) => !spared(word, index));
  if (eligible.length === 0) return text;
  const chosen = eligible.filter(() => random.chance(share));
  if (chosen.length === 0) chosen.push(random.pick(eligible));
  let out = "";
  let end = 0;
  for (const match of chosen) {
    out += text.slice(end, match.index) + misspelt(match[0], random);
    end = match.index + match[0].length;
  }
  return out + text.slice(end);
}

/** Whole runs of Latin letters; what touches digits, underscores, slashes or dots is a name, not a word. */
const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}_@/.\\\\$<-])[a-zA-Z]{${MIN_LETTERS},}(?![\\p{L}\\p{N}_@/\\\\$>(=-]|[.:]\\S)`,
  "gu",
);
