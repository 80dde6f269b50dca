/** The language in which a customer types a query. Part of the smart-search theme. */
import type { Family } from "../family.js";
import { type Group, group, grouping, groupWords, type Source, type Texts } from "../frames/grouping.js";
import { LANGUAGE_CODES, QUERY_LANGUAGES, type QueryLanguage, SHOP_BRANDS } from "../lexicon/shop.js";

const LANGUAGES = Object.keys(QUERY_LANGUAGES) as QueryLanguage[];
const LANGUAGE_SOURCES: readonly Source[] = LANGUAGES.map((key) => ({
  key,
  names: [LANGUAGE_CODES[key], key, key.toLowerCase(), LANGUAGE_CODES[key].toUpperCase()],
  about: [key, `${key} queries`, `the ${key} language`],
  templates: QUERY_LANGUAGES[key].templates.flatMap((template) =>
    QUERY_LANGUAGES[key].things.map((thing) => template.replace("{x}", thing)),
  ),
}));
const language = (...keys: readonly QueryLanguage[]): Group[] =>
  LANGUAGE_SOURCES.filter(({ key }) => keys.includes(key as QueryLanguage)).map((info) => ({
    info,
    kinds: [info.key],
  }));

const LANGUAGE_GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "six-languages": language(...LANGUAGES),
  "english-or-not": [
    ...language("English"),
    group(
      "German French Spanish Italian Dutch",
      "foreign / other / translate",
      "any other language / not English / a foreign language",
    ),
  ],
  "german-english-other": [
    ...language("English", "German"),
    group(
      "French Spanish Italian Dutch",
      "other / none / rest",
      "any other language / neither of these / all the rest",
    ),
  ],
  swiss: [
    ...language("German", "French", "Italian"),
    group(
      "English Spanish Dutch",
      "none / other / rest",
      "any language but these three / another language / neither of the three",
    ),
  ],
  "language-branch": [
    group(
      "German Dutch",
      "germanic / north / G",
      "German or Dutch / either German or Dutch / one of German and Dutch",
    ),
    group(
      "French Spanish Italian",
      "romance / south / R",
      "French, Spanish or Italian / a Romance language such as French / Spanish, French or Italian",
    ),
    group("English", "english / en / E", "English / English queries / the English language"),
  ],
  "romance-or-not": [
    group(
      "French Spanish Italian",
      "romance / latin / yes",
      "French, Spanish or Italian / a Romance language (French, Spanish, Italian) / Italian, Spanish or French",
    ),
    group(
      "English German Dutch",
      "other / not romance / no",
      "English, German or Dutch / no Romance language / German, Dutch or English",
    ),
  ],
};

const LANGUAGE_TEXTS: Texts = {
  pool: LANGUAGE_SOURCES,
  slots: {},
  // Brands and prices belong to no language.
  write: (r, text) =>
    `${text}${r.chance(0.3) ? ` ${r.pick(SHOP_BRANDS)}` : ""}${r.chance(0.2) ? ` ${r.int(10, 90)} €` : ""}`,
};
const LANGUAGE_WORDS = groupWords(
  ["search query", "query", "line from the search box"],
  "in which language the customer types",
  "language",
  "What language is it?",
);

export const queryLanguage: Family = {
  id: "smart-search/query-language",
  theme: "smart-search",
  difficulty: "easy",
  variants: Object.keys(LANGUAGE_GROUPS),
  survives: ["typos", "case", "whitespace", "unicode"],
  draw: (random, variant) =>
    grouping(random, LANGUAGE_TEXTS, LANGUAGE_GROUPS[variant] as readonly Group[], LANGUAGE_WORDS),
};
