/** What a search query is after: purchase, knowledge, a place, help. Part of the smart-search theme. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { type Group, group, grouping, type Texts } from "../frames/grouping.js";
import { capital } from "../lexicon/a-text.js";
import { INTENT_SLOTS, INTENTS } from "../lexicon/query-intents.js";

const GROUPS: Readonly<Record<string, readonly Group[]>> = {
  "all-intents": INTENTS.map((info) => ({ info, kinds: [info.key] })),
  "shop-or-advice": [
    group(
      "buy local",
      "shop / spend / seller",
      "wants a seller, online or in a town / ready to buy or looking for a shop / where to get something",
    ),
    group(
      "learn compare",
      "advice / read / article",
      "wants to read first: instructions, facts or tests / knowledge or comparison / texts to read",
    ),
  ],
  "service-or-other": [
    group(
      "service account",
      "customer / existing / portal",
      "wants the site of a brand, an account or help with an order / login, website or after-sales matters / a known firm: its website, account or order service",
    ),
    group(
      "buy learn compare local",
      "visitor / new / open",
      "all other searches / neither website nor account nor order service / shopping or knowledge in general",
    ),
  ],
  "near-me": [
    group("local", "map / near / place", "looks for a place / a shop in a town or nearby / somewhere to go"),
    group(
      "buy learn compare account service",
      "list / web / no place",
      "needs no map / everything that is not about a place / any other search",
    ),
  ],
  "stage-of-purchase": [
    group(
      "learn",
      "curious / early / 1",
      "only wants to know something about a thing / knowledge and repair tips / no purchase in sight",
    ),
    group(
      "compare",
      "choosing / middle / 2",
      "is choosing between products / tests, rankings and reviews / which one to take",
    ),
    group(
      "buy local",
      "ready / late / 3",
      "is ready to buy, online or in a shop / seeks a seller / wants to order or find a shop",
    ),
    group(
      "service account",
      "customer / after / 4",
      "deals with one firm: its website, account or order service / login, website or after-sales / website, account, returns and the like",
    ),
  ],
  "results-page": [
    group(
      "buy",
      "products / shop / goods",
      "a purchase on the web / goods to order online / an online offer",
    ),
    group(
      "learn compare",
      "articles / texts / blog",
      "instructions, facts or tests to read / knowledge or comparison / something to read",
    ),
    group("local", "map / places / city", "shops in a town or nearby / a place to go / local dealers"),
    group(
      "account service",
      "help / own pages / desk",
      "login, website of a brand, orders and returns / website, account or after-sales / the website of a firm, its account and order service",
    ),
  ],
  "money-now": [
    group(
      "buy",
      "purchase / sale / ad",
      "wants to order online now / buying on the web / offers and discounts",
    ),
    group(
      "learn compare local account service",
      "no purchase / organic / wait",
      "any other search / nothing is ordered online / all the rest",
    ),
  ],
};

const TEXTS: Texts = {
  pool: INTENTS,
  slots: INTENT_SLOTS,
  write: (r, text) => {
    const right = text.replace(/\ba (?=[aeio]|umb)/g, "an ");
    return r.chance(0.2) ? capital(right) : right;
  },
};

const intent: Family = {
  id: "smart-search/query-intent",
  theme: "smart-search",
  difficulty: "medium",
  variants: Object.keys(GROUPS),
  survives: MEANING_SURVIVES,
  draw: (random, variant) =>
    grouping(random, TEXTS, GROUPS[variant] as readonly Group[], {
      nouns: ["search query", "query", "web search"],
      word: (noun, [s0, s1, s2, s3, s4]) => ({
        canonical: `Intent behind the ${noun}: ${s0}.`,
        plain: [
          `Say what the user wants with the ${noun}: ${s0}.`,
          `Classify the ${noun} by the intent behind it, ${s1}.`,
          `A search engine has to guess the aim of its user. For each ${noun} use ${s2}.`,
          `Find the purpose of the ${noun}. ${capital(s3 as string)}.`,
          `Which group of users does the ${noun} come from? ${capital(s4 as string)}.`,
        ],
        terse: [`search intent: ${s0}`, `${noun} -> intent, ${s1}`, `purpose? ${s3}`],
        casual: [
          `what is this person after? ${s3}`,
          `tag our search log for me, every ${noun} gets one of these: ${s1}`,
          `I need to know what they want when they type that, use ${s2}`,
        ],
      }),
    }),
};

export const families: Family[] = [intent];
