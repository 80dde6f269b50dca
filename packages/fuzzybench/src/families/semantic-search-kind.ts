/** What kind of query it is: its intent, its phrasing, its need for fresh results. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { fill } from "../lexicon/fill.js";
import { QUERY_KINDS, SEARCH_THINGS } from "../lexicon/search-topics.js";

const KIND_SITES = ["Nordvik", "Lumora", "Trekko", "Bellini", "Zento", "Mavora", "Pinecrest", "Quanta"];

export const queryKind = tableFamily({
  id: "semantic-search/query-kind",
  theme: "semantic-search",
  difficulty: "medium",
  survives: ["typos", "case", "whitespace", "unicode", "injection"],
  things: ["a search query", "what somebody typed into a search box", "one query from a search log"],
  options: () => undefined,
  scene: (r) => {
    const latent = r.pick(QUERY_KINDS);
    const [t, u] = r.sample(SEARCH_THINGS, 2) as [string, string];
    const text = fill(r, latent.text, { t, u, s: KIND_SITES });
    const mark = latent.form === "question" && r.chance(0.4) ? "?" : "";
    return { input: text + mark, latent };
  },
  rows: {
    intent: {
      sets: [
        ["know", "buy", "go", "near"],
        ["informational", "transactional", "navigational", "local"],
        ["LEARN", "SHOP", "SITE", "NEARBY"],
        ["1", "2", "3", "4"],
        ["A", "B", "C", "D"],
      ],
      read: ({ intent }) => ["know", "buy", "go", "near"].indexOf(intent),
      rule: ([know, buy, go, near]) => ({
        long: [
          `classify what the searcher is after: ${know} for information, ${buy} for ordering or choosing what to order, ${go} for one certain web site or page, ${near} for a place close by`,
          `name the intent: ${know} if they want to learn something, ${buy} if they want to order, ${go} if they want to reach a particular site, ${near} if they look for a place in their surroundings, even a shop`,
        ],
        short: [
          `${know}=wants to learn, ${buy}=wants to order, ${go}=wants a certain site, ${near}=wants a place nearby`,
          `intent: ${know} information, ${buy} purchase, ${go} a site, ${near} somewhere close`,
        ],
      }),
    },
    "wants-to-order": {
      sets: YES_NO,
      read: ({ intent }) => (intent === "buy" ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the searcher wants to order something (or to choose what to order), and ${n} for information, web sites and places nearby`,
          `tell whether shop adverts fit the query: ${y} when somebody means to purchase online, ${n} when they want to learn, reach a site or find a place close by`,
        ],
        short: [
          `${y}=wants to purchase, ${n}=anything else`,
          `purchase intent ${y}, otherwise (also local shops) ${n}`,
        ],
      }),
    },
    form: {
      sets: [
        ["question", "keywords", "request"],
        ["Q", "K", "R"],
        ["1", "2", "3"],
        ["ASK", "TERMS", "ORDER"],
      ],
      read: ({ form }) => ["question", "keywords", "request"].indexOf(form),
      rule: ([q, k, c]) => ({
        long: [
          `tell how the query is phrased, whatever it is about: ${q} for a question, ${k} for loose search terms, ${c} for an instruction such as "find me" or "explain"`,
          `label the form only: ${q} if it asks in a full question (a question mark may be missing), ${k} if it strings terms together, ${c} if it commands the engine to do something`,
        ],
        short: [
          `${q}=question, ${k}=bare terms, ${c}=command`,
          `phrasing: full question ${q}, keyword string ${k}, instruction ${c}`,
        ],
      }),
    },
    fresh: {
      sets: YES_NO,
      read: ({ fresh }) => (fresh ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if only current information will do, because the query speaks of now, today, this week or the latest state, and ${n} if an old page is fine`,
          `decide whether the result must be recent: ${y} for queries tied to the present moment, ${n} for timeless ones`,
        ],
        short: [`${y}=needs up-to-date results, ${n}=timeless`, `time-sensitive query ${y}, else ${n}`],
      }),
    },
    compares: {
      sets: YES_NO,
      read: ({ compares }) => (compares ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the query sets two things against each other and ${n} if it deals with one thing or a site`,
          `find comparisons: ${y} when the searcher weighs one object against another, ${n} otherwise`,
        ],
        short: [`${y}=compares two things, ${n}=does not`, `comparison query ${y}, otherwise ${n}`],
      }),
    },
    answerable: {
      sets: YES_NO,
      read: ({ intent, compares }) => (intent === "know" && !compares ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `decide whether an encyclopedia box fits on top: ${y} if the searcher wants information about one single thing, ${n} for comparisons, orders, web sites and places nearby`,
          `answer ${y} for queries that want to learn about exactly one object, and ${n} for those that compare two, shop, look for a site or a place`,
        ],
        short: [
          `${y}=information about one thing, ${n}=comparison or any other aim`,
          `knowledge box: one thing, wants to learn -> ${y}, else ${n}`,
        ],
      }),
    },
  },
});
