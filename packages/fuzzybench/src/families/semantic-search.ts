/** Search by meaning: grades of a document for a query; the families of the other files judge queries and results. */
import { type Family, MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { fill, say } from "../lexicon/fill.js";
import { ASPECTS, CELLS, other, SEARCH_THINGS } from "../lexicon/search-topics.js";
import { queryBuild } from "./semantic-search-build.js";
import { compareTwo } from "./semantic-search-compare.js";
import { followUp } from "./semantic-search-follow-up.js";
import { keywords } from "./semantic-search-keywords.js";
import { queryKind } from "./semantic-search-kind.js";
import { snippet } from "./semantic-search-snippet.js";
import { bestTitle } from "./semantic-search-titles.js";

const RELEVANCE_LAYOUTS: readonly ((q: string, d: string) => string)[] = [
  (q, d) => `Query: ${q}\nDocument: ${d}`,
  (q, d) => `${q} || ${d}`,
  (q, d) => `query: ${q} | text: ${d}`,
  (q, d) => `Document: ${d}\nQuery: ${q}`,
];

const TWO_GRADES = [...YES_NO, ["relevant", "irrelevant"], ["keep", "drop"], ["hit", "miss"], ["A", "B"]];

const relevance = tableFamily({
  id: "semantic-search/relevance",
  theme: "semantic-search",
  difficulty: "hard",
  survives: MEANING_SURVIVES,
  things: [
    "a search query and a document",
    "a query with one search result",
    "what somebody searched for and a text",
  ],
  options: (random) => random.pick(RELEVANCE_LAYOUTS),
  scene: (r, layout) => {
    const latent = r.pick(CELLS);
    const thing = r.pick(SEARCH_THINGS);
    const asked = r.pick(ASPECTS);
    const told = latent.aspect ? asked : other(r, ASPECTS, asked);
    const about = latent.thing ? thing : other(r, SEARCH_THINGS, thing);
    const text = r.sample(told.texts, r.int(1, 2)).join(" ");
    return { input: layout(say(r, asked.queries, { t: thing }), fill(r, text, { t: about })), latent };
  },
  rows: {
    "three-grades": {
      sets: [
        ["relevant", "partly", "irrelevant"],
        ["2", "1", "0"],
        ["HIGH", "MEDIUM", "LOW"],
        ["exact", "related", "unrelated"],
        ["A", "B", "C"],
      ],
      read: ({ thing, aspect }) => (thing ? (aspect ? 0 : 1) : 2),
      rule: ([full, part, none]) => ({
        long: [
          `answer ${full} if the text is about the same thing and tells what is asked, ${part} if it is about the same thing but tells something else, ${none} if it is about another thing`,
          `grade the fit: ${full} for a text that answers the query, ${part} for the right object with the wrong information, ${none} for a different object`,
          `rate the result ${full} when object and question both match, ${part} when only the object matches, ${none} when the object is another one`,
        ],
        short: [
          `${full}=answers, ${part}=same thing but other question, ${none}=other thing`,
          `relevance grade: ${full} full match, ${part} only the thing matches, ${none} different thing`,
        ],
      }),
    },
    "four-grades": {
      sets: [
        ["3", "2", "1", "0"],
        ["perfect", "good", "fair", "bad"],
        ["BOTH", "THING", "QUESTION", "NEITHER"],
        ["A", "B", "C", "D"],
      ],
      read: ({ thing, aspect }) => (thing ? (aspect ? 0 : 1) : aspect ? 2 : 3),
      rule: ([a, b, c, d]) => ({
        long: [
          `answer ${a} if the text is about the thing in the query and tells what is asked, ${b} if only the thing is the same, ${c} if it tells what is asked but of another thing, ${d} if neither fits`,
          `grade the match between the two: ${a} for object and question, ${b} for the object alone, ${c} for the question alone, ${d} for nothing in common`,
        ],
        short: [
          `${a}=thing and question match, ${b}=thing only, ${c}=question only, ${d}=neither`,
          `match grade; ${a} both, ${b} same object, ${c} same kind of information about another object, ${d} none`,
        ],
      }),
    },
    answers: {
      sets: TWO_GRADES,
      read: ({ thing, aspect }) => (thing && aspect ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} only if the text tells what is asked about that very thing, and ${n} if the thing or the question is another`,
          `decide strictly whether the text answers the query: ${y} if it does, ${n} if it is about a different object or gives different information`,
        ],
        short: [
          `${y}=answers the query, ${n}=other thing or other question`,
          `strict relevance: ${y} answers it, else ${n}`,
        ],
      }),
    },
    "same-thing": {
      sets: TWO_GRADES,
      read: ({ thing }) => (thing ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the text is about the thing in the query, even if it does not tell what is asked, and ${n} if it is about another thing`,
          `check only whether both speak of the same object, whatever they say of it: ${y} if so, ${n} if not`,
        ],
        short: [
          `${y}=same thing whatever it tells, ${n}=other thing`,
          `same object in both? ${y}, otherwise ${n}`,
        ],
      }),
    },
    "same-question": {
      sets: TWO_GRADES,
      read: ({ aspect }) => (aspect ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the text gives the kind of information that is asked for (price, cleaning, safety and so on), whatever thing it is about, and ${n} if it gives another kind`,
          `compare what is asked with what is told and do not care about which object: ${y} for the same kind of information, ${n} for a different kind`,
        ],
        short: [
          `${y}=same kind of information, any thing, ${n}=another kind`,
          `does the text tell the sort of thing asked, of whatever object? ${y} or else ${n}`,
        ],
      }),
    },
    "see-also": {
      sets: TWO_GRADES,
      read: ({ thing, aspect }) => (thing && !aspect ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `decide whether the text belongs under "see also": ${y} if it is about the thing in the query but tells something other than what is asked, ${n} if it answers the query or is about another thing`,
          `answer ${y} for further reading, that is the same object with other information than wanted, and ${n} both for real answers and for other objects`,
        ],
        short: [
          `${y}=same thing but other information, ${n}=answers it or other thing`,
          `further reading only: ${y} if thing equal and question different, else ${n}`,
        ],
      }),
    },
    "nothing-in-common": {
      sets: TWO_GRADES,
      read: ({ thing, aspect }) => (thing || aspect ? 1 : 0),
      rule: ([y, n]) => ({
        long: [
          `answer ${y} if the text shares neither the thing nor the kind of information with the query, and ${n} if at least one of the two is shared`,
          `find results that have nothing to do with the query: ${y} when object and question are both different, ${n} when one of them agrees`,
        ],
        short: [
          `${y}=other thing and other question, ${n}=something is shared`,
          `nothing in common with the query: ${y}, otherwise ${n}`,
        ],
      }),
    },
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  relevance,
  bestTitle,
  keywords,
  queryBuild,
  queryKind,
  followUp,
  snippet,
  compareTwo,
];
