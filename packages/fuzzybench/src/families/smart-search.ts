/**
 * Understanding what people type into a shop's search box: wanted order of results. The language is in
 * search-language.ts, filters in search-filter.ts, spelling in search-spelling.ts, intents in search-intents.ts,
 * operators and times in search-operators.ts, whether a product fits and completion in search-results.ts, files in
 * search-files.ts.
 */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { type Group, group, grouping, groupWords, type Source, type Texts } from "../frames/grouping.js";
import { entries } from "../lexicon/a-text.js";
import { SHOP_COLOURS, SHOP_ITEMS, SORT_WISHES, type SortWish } from "../lexicon/shop.js";
import { families as searchFilesFamilies } from "./search-files.js";
import { families as searchFilterFamilies } from "./search-filter.js";
import { families as searchIntentsFamilies } from "./search-intents.js";
import { queryLanguage } from "./search-language.js";
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

const SORT_WORDS = groupWords(
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

/** The whole theme, with the families of its other files. */
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
