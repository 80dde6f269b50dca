/** One filter out of the query of a shopper: colour, brand, size, price, purpose. Part of the smart-search theme. */
import type { Family } from "../family.js";
import { type Transform, transforms } from "../frames/transforms.js";
import { entries } from "../lexicon/a-text.js";
import { type AnswerForm, answerForm, missing, say } from "../lexicon/fill.js";
import { SHOP_BRANDS, SHOP_COLOURS, SHOP_ITEMS, SHOP_SIZES } from "../lexicon/shop.js";
import type { Random } from "../random.js";

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
const PURPOSES = entries(
  "for my daughter / for work / as a gift / for running / for the summer / for a wedding / as a present for Dad",
);
const BUT_NOT = ["but not {b}", "no {b} please", "anything but {b}", "except {b}"];

interface Query {
  readonly item: string;
  readonly colour: string | undefined;
  readonly brand: string | undefined;
  readonly size: string | undefined;
  readonly max: string | undefined;
  readonly min: string | undefined;
  readonly purpose: string | undefined;
  readonly excluded: string | undefined;
}

/** How a price is written, whatever the currency in the query. */
const PRICE_FORMS: readonly AnswerForm[] = [
  { rule: "as a bare number", short: "number only", apply: (v) => v },
  { rule: "as a number without the currency", short: "digits only", apply: (v) => v },
  { rule: "with two decimals and no currency", short: "two decimals", apply: (v) => `${v}.00` },
  { rule: "as a number followed by a blank and EUR", short: "number + EUR", apply: (v) => `${v} EUR` },
  { rule: "as price= and the number", short: "price=number", apply: (v) => `price=${v}` },
];

/** One wish out of the query. */
const wish =
  (what: string, key: keyof Query, extra = "") =>
  (random: Random): Transform<Query> => {
    const form = key === "max" || key === "min" ? random.pick(PRICE_FORMS) : answerForm(random);
    const miss = missing(random);
    return {
      gives: `${what}, ${form.rule}`,
      note: `${extra}${key === "item" ? "Colour, brand and size do not belong to it." : `If the query does not give it, the answer is ${miss.said}.`}`,
      miss: miss.value,
      solve: (query) => {
        const value = query[key];
        return value === undefined ? miss.value : form.apply(value);
      },
    };
  };

const filterOf = transforms<Query, string>({
  id: "smart-search/filter",
  theme: "smart-search",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  nouns: ["shopping query", "product search", "shop query", "search of a customer"],
  facts: (r) => {
    const low = r.int(5, 90);
    const at = r.int(0, SHOP_BRANDS.length - 1);
    const maybe = (p: number, value: string) => (r.chance(p) ? value : undefined);
    return {
      item: r.pick(SHOP_ITEMS),
      colour: maybe(0.55, r.pick(SHOP_COLOURS)),
      brand: maybe(0.4, SHOP_BRANDS[at] as string),
      size: maybe(0.4, r.pick(SHOP_SIZES)),
      max: maybe(0.45, String(low + r.int(10, 300))),
      min: maybe(0.25, String(low)),
      purpose: maybe(0.35, r.pick(PURPOSES)),
      excluded: maybe(
        0.25,
        SHOP_BRANDS[(at + r.int(1, SHOP_BRANDS.length - 1)) % SHOP_BRANDS.length] as string,
      ),
    };
  },
  write: (r, q) => {
    const price = (words: readonly string[], v: string) => say(r, words, { v, usd: `$${v}` });
    const tail = r.shuffle([
      q.size && `size ${q.size}`,
      q.max && price(MAX_WORDS, q.max),
      q.min && price(MIN_WORDS, q.min),
      q.purpose,
      q.excluded && r.pick(BUT_NOT).replace("{b}", q.excluded),
    ]);
    const opener = r.pick(["", "", "", "show me", "I'm looking for", "any", "need"]);
    return [opener, q.colour, q.brand, q.item, ...tail].filter(Boolean).join(" ");
  },
  rules: {
    colour: wish("the colour that is wanted", "colour"),
    brand: wish("the brand that is wanted", "brand", "A brand that the shopper does not want is no answer. "),
    size: wish("the clothing or shoe size", "size"),
    "highest-price": wish("the highest price", "max"),
    "lowest-price": wish("the lowest price", "min"),
    item: wish("the kind of article", "item"),
    purpose: wish("the words about the purpose or the receiver (they begin with for or as)", "purpose"),
    "unwanted-brand": wish("the brand that the shopper does not want", "excluded"),
    "key-values": (random) => {
      const [sign, join, how] = random.pick([
        [":", " ", "as key:value separated by blanks"],
        ["=", "&", "as key=value joined by &"],
        ["=", "; ", "as key=value separated by semicolons and blanks"],
      ] as const);
      const miss = missing(random);
      return {
        gives: `the filters colour, brand and size, in this order, ${how}`,
        note: `A filter that the query does not give is left out; if all three are missing, the answer is ${miss.said}. Unwanted brands do not count.`,
        miss: miss.value,
        solve: (query) =>
          (["colour", "brand", "size"] as const)
            .flatMap((key) => (query[key] === undefined ? [] : [`${key}${sign}${query[key]}`]))
            .join(join) || miss.value,
      };
    },
    "price-range": (random) => {
      const miss = missing(random);
      return {
        gives: "the price range as lowest-highest with a hyphen and no currency",
        note: `A missing bound stays empty, as in -50 or 20-; without any price the answer is ${miss.said}.`,
        miss: miss.value,
        solve: ({ min, max }) => (min || max ? `${min ?? ""}-${max ?? ""}` : miss.value),
      };
    },
  },
});

export const families: Family[] = [filterOf];
