/** Product cards of web shops in several markups. Part of the html-understanding theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { PRODUCTS } from "../lexicon/a-products.js";
import { capital } from "../lexicon/a-text.js";
import { missing } from "../lexicon/fill.js";
import type { Random } from "../random.js";

interface Card {
  readonly id: number;
  readonly name: string;
  readonly sign: string;
  readonly cents: number;
  readonly oldCents?: number;
  readonly rating?: string;
  readonly stock: boolean;
  /** How the page words the stock. */
  readonly note: string;
}

const IN_STOCK = ["In stock", "Ready to ship", "Only 3 left", "Available now", "Ships today"];
const NO_STOCK = ["Sold out", "Out of stock", "Back in May", "Not available", "Notify me when back"];

const amount = (cents: number): string => (cents / 100).toFixed(2);

const LAYOUTS: readonly ((c: Card, price: string, old: string | undefined) => string)[] = [
  (c, price, old) =>
    `<div class="card"><h3>${c.name}</h3><span class="price">${price}</span>${old ? `<span class="old-price">${old}</span>` : ""}${c.rating ? `<span class="rating">${c.rating}</span>` : ""}<p class="stock">${c.note}</p></div>`,
  (c, price, old) =>
    `<article data-id="${c.id}"><a href="/p/${c.id}"><b>${c.name}</b></a>${old ? `<del>${old}</del> ` : ""}<ins>${price}</ins>${c.rating ? `<i title="${c.rating} of 5 stars"></i>` : ""}<small>${c.note}</small></article>`,
  (c, price, old) =>
    `<li id="p${c.id}"><strong>${c.name}</strong> ${c.rating ? `★ ${c.rating} ` : ""}${old ? `was ${old}, now ` : ""}<em>${price}</em> (${c.note.toLowerCase()})</li>`,
  (c, price, old) =>
    `<tr><td>${c.name}</td><td>${old ? `<s>${old}</s> ` : ""}${price}</td><td>${c.rating ? `${c.rating}/5` : "no reviews"}</td><td>${c.note}</td></tr>`,
];

const card = jobFamily(
  {
    id: "html-understanding/product-card",
    theme: "html-understanding",
    difficulty: "medium",
    survives: ["distractor", "injection"],
    noun: ["product card in HTML", "product on a shop page", "shop listing in HTML", "piece of a shop page"],
    setting: (random) => ({
      miss: missing(random),
      layouts: random.sample(LAYOUTS, random.int(2, 4)),
      yesNo: random.pick([
        ["yes", "no"],
        ["available", "gone"],
        ["1", "0"],
        ["in", "out"],
      ] as const),
    }),
    pose: (r: Random, { layouts }): Posed<Card> => {
      const cents = r.int(4, 250) * 100 + r.pick([0, 50, 90, 95, 99]);
      const stock = r.chance(0.5);
      const sale = r.chance(0.55);
      const rated = r.chance(0.7);
      const value: Card = {
        id: r.int(10, 990),
        name: capital(r.pick(PRODUCTS)),
        sign: r.pick(["$", "€", "£"]),
        cents,
        ...(sale && { oldCents: cents + r.int(1, 40) * 100 }),
        ...(rated && { rating: `${r.int(2, 4)}.${r.int(0, 9)}` }),
        stock,
        note: r.pick(stock ? IN_STOCK : NO_STOCK),
      };
      const money = (n: number) => `${value.sign}${amount(n)}`;
      const old = value.oldCents === undefined ? undefined : money(value.oldCents);
      return { input: r.pick(layouts)(value, money(cents), old), value };
    },
  },
  {
    name: () => ({
      does: ["extract the name of the product", "say what is sold"],
      gives: ["the product name", "the name of the article on offer"],
      rules: ["Copy it as written."],
      solve: ({ name }) => name,
    }),
    price: () => ({
      does: [
        "extract the current price without the currency sign",
        "give the price to be paid now, digits only",
      ],
      gives: ["the current price as a number like 49.90", "the price that holds now, without currency"],
      rules: ["An old, crossed-out price does not count."],
      solve: ({ cents }) => amount(cents),
    }),
    "old-price": ({ miss }) => ({
      does: ["extract the former price with its currency sign", "give the price before the discount"],
      gives: ["the old price as written", "the crossed-out or former price, currency included"],
      rules: [`If the product is not reduced, answer ${miss.said}.`],
      solve: ({ oldCents, sign }) => (oldCents === undefined ? miss.value : `${sign}${amount(oldCents)}`),
    }),
    saving: () => ({
      does: ["work out how much cheaper it has become", "subtract the price from the former price"],
      gives: [
        "the difference between old and new price, like 12.00",
        "the amount that one saves, without currency, as in 12.00",
      ],
      rules: ["Write two decimals and no currency; without an old price the answer is 0.00."],
      solve: ({ cents, oldCents = cents }) => amount(oldCents - cents),
    }),
    rating: ({ miss }) => ({
      does: ["extract the rating", "say how many stars it has"],
      gives: ["the rating as a number like 4.5", "the number of stars, like 4.5"],
      rules: [`If there is no rating, answer ${miss.said}.`],
      solve: ({ rating }) => rating ?? miss.value,
    }),
    stock: ({ yesNo: [yes, no] }) => ({
      does: ["decide whether the product can be bought now", "tell if the article is in stock"],
      gives: ["the label for its stock", "whether it is in stock"],
      rules: [
        [
          `Answer ${yes} if it can be bought at once, ${no} if it is sold out or comes later.`,
          `${yes} means in stock, ${no} sold out or not available yet.`,
        ],
      ],
      labels: [yes, no],
      solve: ({ stock }) => (stock ? yes : no),
    }),
    currency: () => ({
      does: ["name the currency of the price", "say in which currency it is sold"],
      gives: ["the code of the currency", "the currency as a three-letter code"],
      rules: ["$ is USD, € is EUR, £ is GBP."],
      labels: ["USD", "EUR", "GBP"],
      solve: ({ sign }) => ({ $: "USD", "€": "EUR", "£": "GBP" })[sign] ?? "",
    }),
    record: () => ({
      does: [
        "turn the listing into JSON with name and price",
        "write name and current price as a JSON object",
      ],
      gives: [
        'JSON like {"name": "Desk lamp", "price": 49.90}',
        'an object such as {"name": "Desk lamp", "price": 49.90}',
      ],
      rules: [
        "The keys are name and price, with one space after each colon and comma; the price is a number with two decimals and no currency.",
      ],
      solve: ({ name, cents }) => `{"name": "${name}", "price": ${amount(cents)}}`,
    }),
  },
);

export const families: Family[] = [card];
