/** Understanding what people type into a shop's search box: filters, spelling, order, language. */
import type { Family } from "../family.js";
import { type AnswerForm, answerForm, gloss, missing, say } from "../lexicon/fill.js";
import {
  LANGUAGE_CODES,
  QUERY_LANGUAGES,
  type QueryLanguage,
  SHOP_BRANDS,
  SHOP_COLOURS,
  SHOP_ITEMS,
  SHOP_NOISE,
  SHOP_SIZES,
  SORT_WISHES,
  type SortWish,
} from "../lexicon/shop.js";
import type { Random } from "../random.js";
import { spelling } from "./search-spelling.js";

type Filter = "colour" | "brand" | "size" | "max" | "min" | "item";
const FILTER_WORDS: Record<Filter, readonly [string, string, string]> = {
  colour: ["the colour", "colour", "what colour they want"],
  brand: ["the brand", "brand name", "which make they want"],
  size: ["the clothing or shoe size", "size", "what size they need"],
  max: ["the highest price", "maximum price", "how much it may cost at most"],
  min: ["the lowest price", "minimum price", "what it should cost at least"],
  item: ["the kind of article", "article wanted", "what thing they want, without colour, brand or size"],
};
const MAX_WORDS = [
  "under {usd}",
  "below {v} euros",
  "max {usd}",
  "up to {v} dollars",
  "cheaper than {usd}",
  "at most €{v}",
  "not more than {usd}",
];
const MIN_WORDS = [
  "over {usd}",
  "from {usd} up",
  "at least {v} euros",
  "min {usd}",
  "above €{v}",
  "no less than {usd}",
];

/** How a price is written, whatever the currency in the query. */
const PRICE_FORMS: readonly AnswerForm[] = [
  { rule: "as a bare number", short: "number only", apply: (v) => v },
  { rule: "as a number without the currency", short: "digits only", apply: (v) => v },
  { rule: "with two decimals and no currency", short: "two decimals", apply: (v) => `${v}.00` },
  { rule: "as a number followed by EUR", short: "number + EUR", apply: (v) => `${v} EUR` },
  { rule: "as price= and the number", short: "price=number", apply: (v) => `price=${v}` },
];

const filterOf: Family = {
  id: "smart-search/filter",
  theme: "smart-search",
  difficulty: "medium",
  draw(random) {
    const wanted = random.pick(["colour", "brand", "size", "max", "min", "item"] as const);
    const [long, short, loose] = FILTER_WORDS[wanted];
    const form = wanted === "max" || wanted === "min" ? random.pick(PRICE_FORMS) : answerForm(random);
    const miss = missing(random);
    const never = wanted === "item" ? "" : `; ${miss.said} if it is not given`;
    const says = wanted === "item" ? "" : ` If the query does not give it, output ${miss.said}.`;
    return {
      canonical: `Extract ${long} from the shopping query, written ${form.rule}${never}.`,
      plain: [
        `Extract ${long} from the shopping query. Write it ${form.rule}.${says}`,
        `A customer typed a product search. Determine ${long} and output only that, ${form.rule}.${says}`,
        `Search filters: return the value for "${short}", ${form.rule}, from what the shopper wrote.${says}`,
        `Parse the query of an online shop. All that is needed is ${long}, to be given ${form.rule}.${says}`,
      ],
      terse: [
        `${short} from the query, ${form.short}${never}`,
        `shop query -> ${short}; ${form.short}${never}`,
        `filter value: ${short}, ${form.short}${never}`,
      ],
      casual: [
        `People search our shop, I just need ${long} from it, ${form.rule}.${says}`,
        `can you tell me ${loose}? Write it ${form.rule}.${says}`,
        `From this search I want to fill one filter: ${short}. Put it ${form.rule}.${says}`,
      ],
      sample(r) {
        const has = (filter: Filter, p: number) =>
          filter === wanted ? wanted === "item" || r.chance(0.8) : r.chance(p);
        const low = r.int(5, 90);
        const high = low + r.int(10, 300);
        const item = r.pick(SHOP_ITEMS);
        const brand = has("brand", 0.4) ? r.pick(SHOP_BRANDS) : undefined;
        const colour = has("colour", 0.5) ? r.pick(SHOP_COLOURS) : undefined;
        const size = has("size", 0.35) ? r.pick(SHOP_SIZES) : undefined;
        const max = has("max", 0.4) ? String(high) : undefined;
        const min = has("min", 0.2) ? String(low) : undefined;
        const price = (words: readonly string[], v: string) => say(r, words, { v, usd: `$${v}` });
        const tail = r.shuffle([
          size && `size ${size}`,
          max && price(MAX_WORDS, max),
          min && price(MIN_WORDS, min),
          r.chance(0.3) && r.pick(SHOP_NOISE),
        ]);
        const opener = r.pick(["", "", "", "show me", "I'm looking for", "any", "need"]);
        const parts = [opener, colour, brand, item, ...tail];
        const value = { colour, brand, size, max, min, item }[wanted];
        return {
          input: parts.filter(Boolean).join(" "),
          output: value === undefined ? miss.value : form.apply(value),
        };
      },
    };
  },
};

const SORT_MEANINGS: Record<SortWish, string> = {
  cheap: "low prices first",
  dear: "high prices first",
  fresh: "newest first",
  rated: "best reviews first",
  near: "nearest first",
};
const SORT_NAMES: Record<SortWish, readonly string[]> = {
  cheap: ["price_asc", "CHEAP", "1", "price up", "low"],
  dear: ["price_desc", "PRICEY", "2", "price down", "high"],
  fresh: ["newest", "NEW", "3", "date", "recent"],
  rated: ["rating", "STARS", "4", "reviews", "best"],
  near: ["distance", "NEAR", "5", "place", "close"],
};

const sortOrder: Family = {
  id: "smart-search/sort-order",
  theme: "smart-search",
  difficulty: "medium",
  heldOut: true,
  draw(random) {
    const all = Object.keys(SORT_WISHES) as SortWish[];
    const chosen = random.sample(all, random.int(2, 4));
    const set = random.int(0, 4);
    const rest = random.chance(0.6)
      ? (["relevance", "DEFAULT", "0", "none", "any"][set] as string)
      : undefined;
    const name = (wish: SortWish) => SORT_NAMES[wish][set] as string;
    const own = chosen.map((wish) => [name(wish), SORT_MEANINGS[wish]] as const);
    const entries = rest ? [...own, [rest, "no order or another one"] as const] : own;
    const long = gloss(entries, " for ");
    const short = gloss(entries, "=");
    return {
      canonical: `Tell in which order the results are wanted: ${long}.`,
      plain: [
        `Tell in which order the user wants the results. Answer ${long}.`,
        `Find the sorting wish in the search query: ${long}.`,
        `The shop has to arrange its result list. Choose the setting that the query asks for, which is ${long}.`,
        `Map the shopper's sentence to a sort option, using ${long}.`,
      ],
      terse: [`sort order: ${short}.`, `query -> sorting, ${short}.`, `how to sort? ${short}.`],
      casual: [
        `How do they want the list sorted? It's ${long}.`,
        `pick the sort option for this search, ${long}.`,
        `Someone typed this in our shop, tell me how to order the results: ${long}.`,
      ],
      labels: entries.map(([label]) => label),
      sample(r) {
        const outside = rest !== undefined && r.chance(1 / (chosen.length + 1));
        const others = all.filter((wish) => !chosen.includes(wish));
        const thing = `${r.chance(0.5) ? `${r.pick(SHOP_COLOURS)} ` : ""}${r.pick(SHOP_ITEMS)}`;
        const plain = outside && r.chance(0.5);
        const wishes = SORT_WISHES[r.pick(outside ? others : chosen)];
        const wish = chosen.find((each) => SORT_WISHES[each] === wishes);
        const pool = plain ? ["show me {i}", "{i}", "do you have {i}?", "{i} please", "I need {i}"] : wishes;
        return { input: say(r, pool, { i: thing }), output: wish && !plain ? name(wish) : (rest as string) };
      },
    };
  },
};

const queryLanguage: Family = {
  id: "smart-search/query-language",
  theme: "smart-search",
  difficulty: "easy",
  draw(random) {
    const all = Object.keys(QUERY_LANGUAGES) as QueryLanguage[];
    const chosen = random.sample(all, random.int(2, 5));
    const rest =
      chosen.length < 5 && random.chance(0.5) ? random.pick(["other", "??", "none", "OTHER"]) : undefined;
    const name = random.pick([
      (l: QueryLanguage) => LANGUAGE_CODES[l],
      (l: QueryLanguage) => LANGUAGE_CODES[l].toUpperCase(),
      (l: QueryLanguage) => l,
      (l: QueryLanguage) => l.toLowerCase(),
      (l: QueryLanguage) => String(chosen.indexOf(l) + 1),
      (l: QueryLanguage) => "ABCDE".charAt(chosen.indexOf(l)),
    ]);
    const own = chosen.map((l) => [name(l), l] as const);
    const entries = rest ? [...own, [rest, "any other language"] as const] : own;
    const long = gloss(entries, " for ");
    const short = gloss(entries, "=");
    return {
      canonical: `Name the language of the search query: ${long}.`,
      plain: [
        `Detect the language of the search query. Output ${long}.`,
        `In which language did the customer type? Answer ${long}.`,
        `Language identification for short queries, with ${long}.`,
        `Tell what tongue the searcher uses so that the right catalogue is opened: ${long}.`,
      ],
      terse: [`query language: ${short}.`, `language ID, ${short}.`, `which language? ${short}.`],
      casual: [
        `What language is this search in? Use ${long}.`,
        `hey, which language are they writing in, ${long}?`,
        `Our shop sells abroad, so tell me the language of each query, ${long}.`,
      ],
      labels: entries.map(([label]) => label),
      sample(r) {
        const outside = rest !== undefined && r.chance(1 / (chosen.length + 1));
        const language = r.pick(outside ? all.filter((l) => !chosen.includes(l)) : chosen);
        const { things, templates } = QUERY_LANGUAGES[language];
        return {
          input: queryText(r, templates, things),
          output: outside ? (rest as string) : name(language),
        };
      },
    };
  },
};

/** A query that may end in a brand and a price, which belong to no language. */
function queryText(random: Random, templates: readonly string[], things: readonly string[]): string {
  const text = say(random, templates, { x: things });
  return `${text}${random.chance(0.3) ? ` ${random.pick(SHOP_BRANDS)}` : ""}${random.chance(0.2) ? ` ${random.int(10, 90)} €` : ""}`;
}

export const families: Family[] = [filterOf, spelling, sortOrder, queryLanguage];
