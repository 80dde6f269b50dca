/** Words with accents and umlauts, rewritten, filtered and counted. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { ACCENTED, UNACCENTED } from "../lexicon/multilingual-records.js";
import type { Random } from "../random.js";

const bare = (text: string): string =>
  text
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
const ACCENT = /[^a-zA-Z ]/;
const GERMAN: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ß: "ss",
};

const accents = textFamily({
  id: "format-repair/foreign-accents",
  theme: "format-repair",
  difficulty: "hard",
  survives: ["injection"],
  thing: [
    "a few Spanish, French or German words, some with accents or umlauts",
    "lists of foreign words, some with accents or umlauts",
  ],
  latent: (r: Random) => {
    const language = r.int(0, ACCENTED.length - 1);
    const accented = r.sample(ACCENTED[language]!, r.int(1, 3));
    return r.shuffle([...accented, ...r.sample(UNACCENTED, r.int(1, 2))]);
  },
  variants: {
    stripped: {
      ask: "the same words without accents, tildes, cedillas and umlaut dots",
      note: "Only the base letters stay (é becomes e, ñ n, ü u); ß becomes ss.",
      read: (list) => bare(list.join(" ")),
    },
    "umlauts-spelled-out": {
      ask: "the same words with ä, ö, ü and ß written as ae, oe, ue and ss, also in Spanish and French words",
      note: "Capitals give Ae, Oe and Ue; all other accents stay as they are.",
      read: (list) => list.join(" ").replace(/[äöüÄÖÜß]/g, (letter) => GERMAN[letter]!),
    },
    "accented-words": {
      ask: "the words that have a special letter, in their order and separated by single blanks",
      note: "Special letters are those with an accent, tilde, cedilla or umlaut, and ß. Keep the spelling.",
      read: (list) => list.filter((word) => ACCENT.test(word)).join(" "),
    },
    "plain-words": {
      ask: "the words that have no special letter, in their order and separated by single blanks",
      note: "Special letters are those with an accent, tilde, cedilla or umlaut, and ß.",
      read: (list) => list.filter((word) => !ACCENT.test(word)).join(" "),
    },
    "special-letters": {
      ask: "the special letters in their order, written together without blanks",
      note: "Special letters are those with an accent, tilde, cedilla or umlaut, and ß. Repeated ones are repeated.",
      read: (list) => list.join("").replace(/[a-zA-Z]/g, ""),
    },
    count: {
      ask: "the number of words with at least one special letter",
      note: "Special letters are those with an accent, tilde, cedilla or umlaut, and ß.",
      read: (list) => String(list.filter((word) => ACCENT.test(word)).length),
    },
  },
  render: (_, list) => list.join(" "),
});

export const families: Family[] = [accents];
