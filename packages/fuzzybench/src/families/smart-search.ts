/**
 * Understanding what people type into a shop's search box: wanted order of results, and language. Filters are in
 * search-filter.ts, spelling in search-spelling.ts, intents in search-intents.ts, operators and times in
 * search-operators.ts, whether a product fits and completion in search-results.ts, files in search-files.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import {
  type Group,
  type GroupWording,
  group,
  grouping,
  type Source,
  type Texts,
} from "../frames/grouping.js";
import { capital, entries } from "../lexicon/a-text.js";
import {
  LANGUAGE_CODES,
  QUERY_LANGUAGES,
  type QueryLanguage,
  SHOP_BRANDS,
  SHOP_COLOURS,
  SHOP_ITEMS,
  SORT_WISHES,
  type SortWish,
} from "../lexicon/shop.js";
import { families as searchFilesFamilies } from "./search-files.js";
import { families as searchFilterFamilies } from "./search-filter.js";
import { families as searchIntentsFamilies } from "./search-intents.js";
import { families as searchOperatorsFamilies } from "./search-operators.js";
import { families as searchResultsFamilies } from "./search-results.js";
import { spelling } from "./search-spelling.js";

const THINGS = SHOP_ITEMS.flatMap((item) => [
  item,
  item,
  ...SHOP_COLOURS.map((colour) => `${colour} ${item}`),
]);
const sortSource = (key: string, names: string, about: string, templates: readonly string[]): Source => ({
  key,
  names: entries(names),
  about: entries(about),
  templates,
});
const SORT_ABOUT: Readonly<Record<SortWish, readonly [names: string, about: string]>> = {
  cheap: ["price_asc / cheap / low", "low prices first / cheapest on top / by price upwards"],
  dear: ["price_desc / pricey / high", "high prices first / most expensive on top / by price downwards"],
  fresh: ["newest / date / recent", "newest first / latest arrivals on top / by date"],
  rated: ["rating / stars / best", "best reviews first / top rated ones on top / by customer rating"],
  near: ["distance / near / close", "nearest first / closest shop on top / by distance"],
};
const ORDERS: readonly Source[] = [
  ...(Object.keys(SORT_ABOUT) as SortWish[]).map((key) =>
    sortSource(key, ...SORT_ABOUT[key], SORT_WISHES[key]),
  ),
  sortSource(
    "none",
    "relevance / default / any",
    "no wish for an order / no sorting named / all other queries",
    ["show me {i}", "{i}", "do you have {i}?", "{i} please", "I need {i}", "looking for {i}"],
  ),
];

const SORT_GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "all-orders": ORDERS.map((info) => ({ info, kinds: [info.key] })),
  "price-direction": [
    group("cheap", "up / low / asc", "low prices first / cheapest on top / prices rise down the list"),
    group(
      "dear",
      "down / high / desc",
      "high prices first / most expensive on top / prices fall down the list",
    ),
    group(
      "fresh rated near none",
      "other / none / off",
      "any other order or none / no order by price / everything else",
    ),
  ],
  direction: [
    group(
      "cheap near",
      "asc / up / smallest first",
      "small values first (price or distance) / cheapest or nearest first / rising price or distance",
    ),
    group(
      "dear fresh rated",
      "desc / down / greatest first",
      "great values first (price, date or rating) / most expensive, newest or best rated first / falling price, date or rating",
    ),
    group("none", "none / default / any", "no order named / no wish for an order / plain search"),
  ],
  "by-price": [
    group(
      "cheap dear",
      "price / money / yes",
      "an order by price, either way / sorting by price / price decides the order",
    ),
    group(
      "fresh rated near none",
      "other / rest / no",
      "another order or none / no sorting by price / price plays no role",
    ),
  ],
  "needs-place": [
    group(
      "near",
      "location / place / ask",
      "an order by distance / the place of the user is needed / nearness decides",
    ),
    group(
      "cheap dear fresh rated none",
      "no location / anywhere / skip",
      "no place is needed / all other queries / nothing about distance",
    ),
  ],
  "by-opinion": [
    group(
      "rated",
      "opinion / reviews / voted",
      "the opinion of customers decides / best reviews first / order by rating",
    ),
    group(
      "cheap dear fresh near none",
      "fact / data / plain",
      "any other order or none / no reviews involved / all other queries",
    ),
  ],
};

const SORT_TEXTS: Texts = { pool: ORDERS, slots: { i: THINGS }, write: (_, text) => text };

const words = (nouns: readonly string[], what: string, short: string, question: string): GroupWording => ({
  nouns,
  word: (noun, [s0, s1, s2, s3, s4]) => ({
    canonical: `Tell ${what} from the ${noun}: ${s0}.`,
    plain: [
      `Tell ${what}. Read the ${noun} and answer ${s2}.`,
      `Determine ${what} for each ${noun}: ${s0}.`,
      `Every ${noun} gets one label that says ${what}. ${capital(s4 as string)}.`,
      `${question} The possible answers for a ${noun} are ${s1}.`,
      `Classify the ${noun} by ${short}. ${capital(s3 as string)}.`,
    ],
    terse: [`${short}: ${s0}`, `${noun} -> ${short}, ${s1}`, `${short}? ${s3}`],
    casual: [
      `${question.toLowerCase()} use ${s2}.`,
      `someone typed this ${noun}, tell me ${what}: ${s0}`,
      `just sort the ${noun} for me, ${s1}, nothing else please`,
    ],
  }),
});

const SORT_WORDS = words(
  ["shop query", "product search", "search query"],
  "in which order the results are wanted",
  "sort order",
  "How shall the results be sorted?",
);

const sortOrder: Family = {
  id: "smart-search/sort-order",
  theme: "smart-search",
  difficulty: "medium",
  heldOut: true,
  variants: Object.keys(SORT_GROUPS),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, SORT_TEXTS, SORT_GROUPS[variant] as readonly Group[], SORT_WORDS),
};

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
const LANGUAGE_WORDS = words(
  ["search query", "query", "line from the search box"],
  "in which language the customer types",
  "language",
  "What language is it?",
);

const queryLanguage: Family = {
  id: "smart-search/query-language",
  theme: "smart-search",
  difficulty: "easy",
  variants: Object.keys(LANGUAGE_GROUPS),
  survives: ["typos", "case", "whitespace", "unicode"],
  draw: (random, variant) =>
    grouping(random, LANGUAGE_TEXTS, LANGUAGE_GROUPS[variant] as readonly Group[], LANGUAGE_WORDS),
};

export const families: Family[] = [
  ...searchFilterFamilies,
  spelling,
  sortOrder,
  queryLanguage,
  ...searchIntentsFamilies,
  ...searchOperatorsFamilies,
  ...searchResultsFamilies,
  ...searchFilesFamilies,
];
