/** Results of a search: whether a product fits the query, and completion of what was typed. Part of smart-search. */
import type { Family } from "../family.js";
import { around, decisions, GRADES, YES_NO } from "../frames/decisions.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { GROCERIES, PRODUCTS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { NOTHING } from "../lexicon/choices.js";
import { SHOP_BRANDS, SHOP_COLOURS, SHOP_ITEMS } from "../lexicon/shop.js";
import type { Random } from "../random.js";

interface Offer {
  readonly item: string;
  readonly brand: string;
  readonly colour: string;
  readonly price: number;
}
/** What is searched, with `price` as the most that may be paid, and an article of the shop. */
interface Hit {
  readonly wish: Offer;
  readonly offer: Offer;
}

const fits = {
  item: ({ wish, offer }: Hit) => wish.item === offer.item,
  brand: ({ wish, offer }: Hit) => wish.brand === offer.brand,
  colour: ({ wish, offer }: Hit) => wish.colour === offer.colour,
  price: ({ wish, offer }: Hit) => offer.price <= wish.price,
};
type Wish = keyof typeof fits;
const WISHES = Object.keys(fits) as Wish[];
const INCLUSIVE = "A price equal to the limit is fine.";

/** The named wishes decide, the others do not. */
const matching =
  (said: string, ...wishes: readonly Wish[]) =>
  () => ({
    asked: "whether the product is a hit for the query",
    cases: [said],
    note: wishes.includes("price") ? INCLUSIVE : "All other wishes are ignored.",
    decide: (hit: Hit) => (wishes.every((wish) => fits[wish](hit)) ? 0 : 1),
  });

const productFits = decisions<Hit, string>({
  id: "smart-search/product-fits",
  theme: "smart-search",
  difficulty: "hard",
  nouns: ["query with a product", "pair of query and product", "search hit", "pair of wish and article"],
  labels: [
    ["hit", "miss"],
    ["SHOW", "HIDE"],
    ["fits", "does not fit"],
    ["relevant", "irrelevant"],
    ...YES_NO,
  ],
  facts: (r) => {
    const limit = r.int(4, 30) * 5;
    const wish = {
      item: r.pick(SHOP_ITEMS),
      brand: r.pick(SHOP_BRANDS),
      colour: r.pick(SHOP_COLOURS),
      price: limit,
    };
    return {
      wish,
      offer: {
        item: r.chance(0.7) ? wish.item : r.pick(SHOP_ITEMS),
        brand: r.chance(0.65) ? wish.brand : r.pick(SHOP_BRANDS),
        colour: r.chance(0.65) ? wish.colour : r.pick(SHOP_COLOURS),
        price: around(r, limit, 10, 180),
      },
    };
  },
  write: (r, { wish: w, offer: o }) => {
    const query = r.pick([
      `${w.colour} ${w.brand} ${w.item} up to $${w.price}`,
      `${w.brand} ${w.item} ${w.colour}, at most ${w.price} dollars`,
      `${w.item} by ${w.brand} in ${w.colour}, max $${w.price}`,
    ]);
    const product = r.pick([
      `${o.brand} ${o.item}, ${o.colour}, $${o.price}`,
      `${o.item} (${o.brand}), colour ${o.colour}, price $${o.price}`,
      `${o.colour} ${o.item} from ${o.brand} for $${o.price}`,
    ]);
    return r.pick([
      `query: ${query} | product: ${product}`,
      `${query} => ${product}`,
      `Search: ${query}\nHit: ${product}`,
    ]);
  },
  rules: {
    "every-wish": matching(
      "article, brand, colour and price all fit the query",
      "item",
      "brand",
      "colour",
      "price",
    ),
    "article-only": matching("the product is the kind of article that is searched", "item"),
    "brand-only": matching("the product is of the brand that is searched", "brand"),
    "colour-only": matching("the product has the colour that is searched", "colour"),
    "price-only": matching("the product costs no more than the query allows, whatever else differs", "price"),
    "article-and-price": matching(
      "article and price fit the query, whatever brand and colour are",
      "item",
      "price",
    ),
    "article-brand-colour": matching(
      "article, brand and colour fit, whatever it costs",
      "item",
      "brand",
      "colour",
    ),
    "number-of-misses": () => ({
      asked: "how well the product fits",
      cases: ["article, brand, colour and price all fit the query", "just one of these four does not fit"],
      labels: GRADES,
      note: INCLUSIVE,
      decide: (hit) => Math.min(2, WISHES.filter((wish) => !fits[wish](hit)).length),
    }),
  },
});

/** What was typed and the entries that could complete it. */
interface Typed {
  readonly prefix: string;
  readonly list: readonly string[];
}

const ENTRIES = [...new Set([...PRODUCTS, ...GROCERIES, ...SUBJECT_WORDS, ...SHOP_ITEMS])].filter((word) =>
  /^[a-z]{4,}$/.test(word),
);
const BY_LETTER = new Map<string, string[]>();
for (const word of ENTRIES) BY_LETTER.set(word.charAt(0), [...(BY_LETTER.get(word.charAt(0)) ?? []), word]);
const FULL = [...BY_LETTER.values()].filter((list) => list.length >= 5);

const starting = ({ prefix, list }: Typed): readonly string[] =>
  list.filter((word) => word.startsWith(prefix));

function listed(
  random: Random,
  gives: string,
  chosen: (typed: Typed) => readonly string[],
): Transform<Typed> {
  const miss = random.pick(NOTHING);
  const [join, how] = random.pick([
    [", ", "separated by commas and blanks"],
    [" ", "separated by blanks"],
    ["|", "separated by vertical bars without blanks"],
  ] as const);
  return {
    gives: `${gives}, in the order of the list, ${how}`,
    note: `What was typed comes first, then the list. Without any such entry the answer is ${miss}.`,
    miss,
    solve: (typed) => chosen(typed).join(join) || miss,
  };
}

function single(
  random: Random,
  gives: string,
  chosen: (found: readonly string[], typed: Typed) => string,
): Transform<Typed> {
  const miss = random.pick(NOTHING);
  return {
    gives,
    note: `What was typed comes first, then the list. If no entry begins with it, the answer is ${miss}.`,
    miss,
    solve: (typed) => {
      const found = starting(typed);
      return found.length === 0 ? miss : chosen(found, typed);
    },
  };
}

const completion = transforms<Typed, string>({
  id: "smart-search/completion",
  theme: "smart-search",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  nouns: ["prefix with a list", "typed beginning and a word list", "search box with its entries"],
  facts: (r) => {
    const near = r.sample(r.pick(FULL), r.int(3, 4));
    const list = r.shuffle([...near, r.pick(ENTRIES), r.pick(ENTRIES)]);
    const typed = r.pick(near).slice(0, r.int(1, 2));
    // Sometimes a wrong third letter, so that nothing begins with it.
    return { prefix: r.chance(0.15) ? `${typed}x` : typed, list: [...new Set(list)] };
  },
  write: (r, { prefix, list }) => `${prefix}${r.pick([": ", " -> ", " | "])}${list.join(", ")}`,
  rules: {
    matches: (r) => listed(r, "all entries that begin with the typed letters", starting),
    "non-matches": (r) =>
      listed(r, "all entries that do not begin with the typed letters", ({ prefix, list }) =>
        list.filter((word) => !word.startsWith(prefix)),
      ),
    containing: (r) =>
      listed(r, "all entries that contain the typed letters anywhere", ({ prefix, list }) =>
        list.filter((word) => word.includes(prefix)),
      ),
    "first-match": (r) =>
      single(r, "the first entry that begins with the typed letters", (found) => found[0] as string),
    "last-match": (r) =>
      single(r, "the last entry that begins with the typed letters", (found) => found.at(-1) as string),
    "alphabetic-match": (r) =>
      single(
        r,
        "the entry that comes first in the alphabet among those that begin with the typed letters",
        (found) => [...found].sort()[0] as string,
      ),
    "shortest-match": (r) =>
      single(
        r,
        "the shortest entry that begins with the typed letters (the first of them in the list if there are several)",
        (found) => found.reduce((best, word) => (word.length < best.length ? word : best)),
      ),
    count: () => ({
      gives: "the number of entries that begin with the typed letters",
      note: "What was typed comes first, then the list. The number can be 0.",
      solve: (typed) => String(starting(typed).length),
    }),
    "missing-letters": (r) =>
      single(
        r,
        "the letters that complete the typed ones to the first entry that begins with them",
        (found, { prefix }) => (found[0] as string).slice(prefix.length),
      ),
  },
});

export const families: Family[] = [productFits, completion];
