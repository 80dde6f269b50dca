/** What people type into a search engine, by what they want from it. `{x}` is a thing, `{b}` a brand, `{c}` a town. */

import type { Source } from "../frames/grouping.js";
import { CITIES } from "./a-people.js";
import { SINGULAR_PRODUCTS } from "./a-products.js";
import { entries, lines } from "./a-text.js";
import { SHOP_BRANDS } from "./shop.js";

export const INTENT_SLOTS = { x: SINGULAR_PRODUCTS, b: SHOP_BRANDS, c: CITIES };

export const INTENTS: readonly Source[] = [
  {
    key: "buy",
    names: entries("buy / purchase / order"),
    about: entries("wants to buy something online / ready to order a thing / a purchase on the web"),
    templates: lines(`buy {x} online
      order {b} {x}
      {b} {x} discount code
      {x} with free shipping
      cheap {b} {x} for sale
      {b} {x} in stock, add to basket
      {x} on offer this week`),
  },
  {
    key: "learn",
    names: entries("learn / info / guide"),
    about: entries("wants to know or repair something / instructions or knowledge / facts and advice on use"),
    templates: lines(`how to clean a {x}
      how does a {x} work
      who invented the {x}
      how to repair a {x} yourself
      why does my {x} smell
      what is a {x} made of
      history of the {x}`),
  },
  {
    key: "compare",
    names: entries("compare / choose / test"),
    about: entries("compares products before a choice / tests and rankings / which product is better"),
    templates: lines(`best {x} of the year
      {b} or another brand, which {x} is better
      {b} {x} review
      {x} test winner
      top ten brands of {x}
      {x} comparison table
      is the {b} {x} worth it`),
  },
  {
    key: "local",
    names: entries("local / nearby / place"),
    about: entries("looks for a place nearby or in a town / stores and dealers in a place / where a shop is"),
    templates: lines(`{x} shop near me
      where to get a {x} in {c}
      {b} store {c} opening hours
      {x} dealer in {c}
      nearest {b} dealer
      shops in {c} that sell a {x}
      map of {b} stores`),
  },
  {
    key: "account",
    names: entries("account / login / site"),
    about: entries("wants to reach a certain site or account / login and own pages / the way to a website"),
    templates: lines(`{b} login
      {b} official website
      my {b} account sign in
      {b} home page
      {b} app download page
      {b} customer portal
      go to {b} dot com`),
  },
  {
    key: "service",
    names: entries("service / help / aftersales"),
    about: entries(
      "needs help with an order or product that was bought / returns, warranty and orders / service after buying",
    ),
    templates: lines(`return my {b} {x}
      where is my {b} order
      {b} warranty claim for a {x}
      {b} {x} broken, get a refund
      cancel {b} order
      {b} complaint phone number
      exchange {x} bought last week`),
  },
];
