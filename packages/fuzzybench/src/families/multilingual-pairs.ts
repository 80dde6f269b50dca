/** Two sentences or two city names side by side, each in some language. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { LANGUAGES } from "../lexicon/a-languages.js";
import { CITIES } from "../lexicon/multilingual-life.js";
import type { Random } from "../random.js";

const YES_NO = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["SAME", "DIFFERENT"],
];
const SPOKEN = LANGUAGES.filter(({ name }) => name !== "Portuguese");
const JOINS = [" | ", "\n", " / ", " || "];

interface Sentence {
  readonly language: number;
  readonly text: string;
}

function sentence(r: Random, language: number): Sentence {
  const [a, b, c] = SPOKEN[language]!.parts;
  const text = `${r.pick(a)} ${r.pick(b)} ${r.pick(c)}`;
  return { language, text: text.startsWith("¿") ? `${text}?` : text };
}

const name = ({ language }: Sentence): string => SPOKEN[language]!.name;

const sentencePair = textFamily({
  id: "core-text/foreign-sentence-pair",
  theme: "core-text",
  difficulty: "medium",
  survives: ["injection"],
  thing: [
    "a pair of sentences, divided by a bar, a slash or a line break",
    "pairs of sentences in the same or different languages",
  ],
  latent: (r: Random) => {
    // English is the first of the languages and more frequent than the others.
    const [one, two] = [r.chance(0.3) ? 0 : r.int(0, SPOKEN.length - 1), r.int(0, SPOKEN.length - 1)];
    const first = sentence(r, one);
    return { first, second: sentence(r, r.chance(0.35) ? one : r.chance(0.3) ? 0 : two) };
  },
  variants: {
    "first-language": {
      ask: "the English name of the language of the first sentence",
      read: ({ first }) => name(first),
    },
    "second-language": {
      ask: "the English name of the language of the second sentence",
      read: ({ second }) => name(second),
    },
    "both-languages": {
      ask: "the English names of both languages in order, joined by a hyphen, like French-German",
      note: "Name the language twice if both are the same.",
      read: ({ first, second }) => `${name(first)}-${name(second)}`,
    },
    "same-language": {
      ask: "whether both sentences are in the same language",
      classes: ["both are in one language", "they are in two languages"],
      names: YES_NO,
      read: ({ first, second }) => (first.language === second.language ? 0 : 1),
    },
    "english-sentence": {
      ask: "the sentence that is in English, as it is written",
      note: "If both are English, give the first; if neither is, answer {none}.",
      read: ({ first, second }, none) => [first, second].find(({ language }) => language === 0)?.text ?? none,
    },
    "needs-translation": {
      ask: "whether an English reader needs a translation",
      classes: ["at least one sentence is not in English", "both sentences are in English"],
      names: [
        ["yes", "no"],
        ["TRANSLATE", "READ"],
        ["1", "0"],
      ],
      read: ({ first, second }) => (first.language === 0 && second.language === 0 ? 1 : 0),
    },
  },
  render: (r, { first, second }) => `${first.text}${r.pick(JOINS)}${second.text}`,
});

const cityPair = textFamily({
  id: "fuzzy-matching/foreign-city-pair",
  theme: "fuzzy-matching",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  thing: [
    "a pair of city names, each in English, Spanish, French or German",
    "pairs of city names in several languages",
  ],
  latent: (r: Random) => {
    const [one, other] = [r.pick(CITIES), r.pick(CITIES)];
    const city = r.chance(0.4) ? one : other;
    return { a: { city: one, name: r.pick(one.names) }, b: { city, name: r.pick(city.names) } };
  },
  variants: {
    "same-city": {
      ask: "whether both names mean the same city",
      classes: ["they name one city", "they name two cities"],
      names: YES_NO,
      read: ({ a, b }) => (a.city === b.city ? 0 : 1),
    },
    "same-country": {
      ask: "whether both cities lie in the same country",
      classes: ["they lie in one country, or are the same city", "they lie in different countries"],
      names: YES_NO,
      read: ({ a, b }) => (a.city.country === b.city.country ? 0 : 1),
    },
    "english-of-first": { ask: "the English name of the first city", read: ({ a }) => a.city.english },
    "english-of-second": { ask: "the English name of the second city", read: ({ b }) => b.city.english },
    "country-of-second": {
      ask: "the English name of the country of the second city",
      read: ({ b }) => b.city.country,
    },
  },
  render: (r, { a, b }) => `${a.name}${r.pick([" | ", " - ", ", ", " / ", " vs "])}${b.name}`,
});

export const families: Family[] = [sentencePair, cityPair];
