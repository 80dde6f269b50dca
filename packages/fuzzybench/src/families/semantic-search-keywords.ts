/** A question as keywords for an index, whole or one part of it. */
import { tableFamily } from "../frames/rule-table.js";
import { fill } from "../lexicon/fill.js";
import { KEYWORD_QUESTIONS, KEYWORD_SLOTS, SEARCH_THINGS } from "../lexicon/search-topics.js";

interface Terms {
  /** The content words in order, the thing as one entry. */
  readonly all: readonly string[];
  readonly thing: string;
  readonly action: string | undefined;
  readonly where: string | undefined;
}

const JOINS = [
  [" ", "separated by spaces"],
  [", ", "separated by commas"],
  ["+", "joined by plus signs"],
  [" AND ", "joined by AND"],
  [" | ", "separated by vertical bars"],
] as const;
const LETTERS = [
  ["in lower case", (text: string) => text.toLowerCase()],
  ["in capitals", (text: string) => text.toUpperCase()],
  ["with letters as they are", (text: string) => text],
] as const;

interface KeywordOptions {
  readonly join: string;
  /** How terms are joined and lettered, in words. */
  readonly form: string;
  readonly letters: string;
  readonly apply: (text: string) => string;
}

const words = (terms: readonly string[], { apply, join }: KeywordOptions) =>
  terms
    .flatMap((term) => term.split(" "))
    .map(apply)
    .join(join);

const CONTENT = "the content words (no question words, articles, pronouns, prepositions or helping verbs)";

export const keywords = tableFamily({
  id: "semantic-search/keywords",
  theme: "semantic-search",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  things: [
    "a question that somebody asks a search engine",
    "a question in natural language",
    "a searcher's question",
  ],
  options: (random): KeywordOptions => {
    const [join, joined] = random.pick(JOINS);
    const [letters, apply] = random.pick(LETTERS);
    return { join, letters, form: `${joined}, ${letters}`, apply };
  },
  scene: (r) => {
    const [question, terms] = r.pick(KEYWORD_QUESTIONS);
    const slots: Record<string, string> = { t: r.pick(SEARCH_THINGS) };
    for (const slot of ["v", "j", "w", "p"] as const) slots[slot] = r.pick(KEYWORD_SLOTS[slot]);
    const parts = terms.split(" ");
    const latent: Terms = {
      all: parts.map((part) => fill(r, part, slots)),
      thing: slots.t as string,
      action: parts.includes("{v}") ? slots.v : undefined,
      where: parts.includes("{p}") ? slots.p : undefined,
    };
    return { input: r.pick(["", "", "", "Hi! ", "Hello! ", "Hey! "]) + fill(r, question, slots), latent };
  },
  rows: {
    "content-words": {
      solve: ({ all }, _, o) => words(all, o),
      rule: (_, o) => ({
        long: [
          `rewrite it as search keywords: keep ${CONTENT} in their order, ${o.form}`,
          `strip the filler and output the meaningful words one after the other as they occur, ${o.form}, without punctuation, greetings and function words`,
          `boil it down to what one types into a search box, ${o.form}: only words that carry meaning, in the same order`,
        ],
        short: [`question -> keywords, ${o.form}`, `content words only, original order, ${o.form}`],
      }),
    },
    alphabetical: {
      solve: ({ all }, _, o) =>
        words(
          all.flatMap((term) => term.split(" ")).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
          o,
        ),
      rule: (_, o) => ({
        long: [
          `keep ${CONTENT} and put them in alphabetical order, ${o.form}; every word counts by itself`,
          `drop greetings and function words, sort the remaining words from A to Z and write them ${o.form}`,
        ],
        short: [`keywords sorted A to Z, ${o.form}`, `content words in alphabetical order, ${o.form}`],
      }),
    },
    "phrase-quoted": {
      solve: ({ all, thing }, _, o) => o.apply(all.map((t) => (t === thing ? `"${t}"` : t)).join(" ")),
      rule: (_, o) => ({
        long: [
          `keep ${CONTENT} in their order, separated by spaces, ${o.letters}, and put the object that the question is about in double quotes, as one phrase`,
          `make a query of the meaningful words in the same order with spaces between them, ${o.letters}, in which the name of the object is quoted as a phrase`,
        ],
        short: [
          `keywords with the object as a "quoted phrase", spaces between, ${o.letters}`,
          `content words in order, object in double quotes, ${o.letters}`,
        ],
      }),
    },
    "without-object": {
      solve: ({ all, thing }, miss, o) =>
        words(
          all.filter((t) => t !== thing),
          o,
        ) || miss,
      rule: (_, o) => ({
        long: [
          `keep ${CONTENT} in their order, ${o.form}, but leave out the object that the question is about`,
          `output what is asked about the object without naming the object: the other meaningful words in order, ${o.form}`,
        ],
        short: [
          `keywords except the object itself, ${o.form}`,
          `content words minus the object, in order, ${o.form}`,
        ],
      }),
    },
    object: {
      solve: ({ thing }, _, o) => o.apply(thing),
      rule: (_, o) => ({
        long: [
          `output only the object that the question is about, without article or adjective, ${o.letters}`,
          `name the thing that is asked about, just the noun phrase with no "the" and no describing words such as cheap or used, ${o.letters}`,
        ],
        short: [
          `the object asked about, bare, ${o.letters}`,
          `thing in the question, no article or adjective, ${o.letters}`,
        ],
      }),
    },
    action: {
      solve: ({ action }, miss, o) => (action === undefined ? miss : o.apply(action)),
      rule: (miss, o) => ({
        long: [
          `output the one verb that says what is to be done with the object, ${o.letters}, or ${miss} if nothing is to be done with it`,
          `extract the action that somebody may perform on the object as a bare verb ${o.letters}; for questions without such an action output ${miss}`,
        ],
        short: [
          `what to do with the object (verb, ${o.letters}), ${miss} if nothing`,
          `action verb ${o.letters}, else ${miss}`,
        ],
      }),
    },
    "where-or-when": {
      solve: ({ where }, miss, o) => (where === undefined ? miss : o.apply(where)),
      rule: (miss, o) => ({
        long: [
          `output the place or season that the question names, ${o.letters}, or ${miss} if it names neither`,
          `extract where or in which season (a city, a country, a time of the year), ${o.letters}; without one output ${miss}`,
        ],
        short: [
          `place or season ${o.letters}, else ${miss}`,
          `city, country or season in the question (${o.letters}); ${miss} if there is none`,
        ],
      }),
    },
  },
});
