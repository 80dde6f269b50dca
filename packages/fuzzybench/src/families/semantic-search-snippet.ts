/** The snippet of a text that answers a query, in several shapes. */
import { tableFamily } from "../frames/rule-table.js";
import { BRACKETS, say } from "../lexicon/fill.js";
import { ASPECTS, SEARCH_THINGS } from "../lexicon/search-topics.js";

interface Text {
  readonly thing: string;
  readonly sentences: readonly string[];
  /** Place of the sentence that answers the query, -1 if none does. */
  readonly at: number;
}

const SNIPPET_LAYOUTS: readonly ((q: string, d: string) => string)[] = [
  (q, d) => `Query: ${q}\n${d}`,
  (q, d) => `${q}\n\n${d}`,
  (q, d) => `${d}\nQuery: ${q}`,
  (q, d) => `Search: ${q}\nPage: ${d}`,
];

interface SnippetOptions {
  readonly layout: (query: string, text: string) => string;
  readonly name: string;
  readonly mark: (text: string) => string;
}

const found =
  (give: (text: Text, mark: SnippetOptions["mark"]) => string) =>
  (text: Text, miss: string, { mark }: SnippetOptions): string =>
    text.at < 0 ? miss : give(text, mark);

export const snippet = tableFamily<Text, SnippetOptions>({
  id: "semantic-search/snippet",
  theme: "semantic-search",
  difficulty: "hard",
  survives: ["injection"],
  things: [
    "a search query and a text of a few sentences",
    "a query with the page it found",
    "a page and what somebody searched for",
  ],
  options: (random) => ({ layout: random.pick(SNIPPET_LAYOUTS), ...random.pick(BRACKETS) }),
  scene: (r, { layout }) => {
    const thing = r.pick(SEARCH_THINGS);
    const aspects = r.sample(ASPECTS, r.int(3, 4) + 1);
    const told = aspects.slice(1);
    const at = r.chance(0.85) ? r.int(0, told.length - 1) : -1;
    const asked = told[at] ?? aspects[0]!;
    const sentences = told.map(({ texts }) => say(r, texts, { t: thing }));
    const latent: Text = { thing, sentences, at };
    return { input: layout(say(r, asked.queries, { t: thing }), sentences.join(" ")), latent };
  },
  rows: {
    sentence: {
      solve: found(({ sentences, at }) => sentences[at] as string),
      rule: (miss) => ({
        long: [
          `copy the one sentence of the text that answers the query, or output ${miss} if none does`,
          `give back as a snippet the sentence which tells what is searched for, word for word; ${miss} when no sentence does`,
        ],
        short: [
          `the answering sentence, verbatim, else ${miss}`,
          `snippet = sentence that fits the query; ${miss} if there is none`,
        ],
      }),
    },
    position: {
      solve: ({ at }) => String(at + 1),
      rule: () => ({
        long: [
          "output the number of the sentence that answers the query, counting from 1, or 0 if none does",
          "tell at which place in the text the answering sentence stands: 1 for the first, 2 for the second and so on, 0 when nothing fits",
        ],
        short: [
          "number of the answering sentence (first = 1, none = 0)",
          "which sentence fits the query? 1, 2, 3..., 0 for none",
        ],
      }),
    },
    highlighted: {
      solve: found(({ sentences, at, thing }, mark) => (sentences[at] as string).replace(thing, mark(thing))),
      rule: (miss, { name }) => ({
        long: [
          `copy the sentence that answers the query and put the searched object in it into ${name}, or output ${miss} if no sentence answers`,
          `output the fitting sentence with the name of the object (without article) highlighted by ${name}; write ${miss} if nothing fits`,
        ],
        short: [
          `answering sentence with the object in ${name}, else ${miss}`,
          `snippet, object marked with ${name}; ${miss} if none`,
        ],
      }),
    },
    "first-words": {
      solve: found(({ sentences, at }) => `${(sentences[at] as string).split(" ").slice(0, 4).join(" ")}...`),
      rule: (miss) => ({
        long: [
          `output the first four words of the sentence that answers the query, followed directly by three dots, or ${miss} if no sentence answers`,
          `shorten the fitting sentence to its first four words plus "..."; when none fits, output ${miss}`,
        ],
        short: [
          `first four words of the answering sentence + "...", else ${miss}`,
          `teaser: 4 words and ... of the sentence that fits; ${miss} if none`,
        ],
      }),
    },
    "with-next": {
      solve: found(({ sentences, at }) => sentences.slice(at, at + 2).join(" ")),
      rule: (miss) => ({
        long: [
          `copy the sentence that answers the query together with the sentence right after it (if there is one), or output ${miss} if none answers`,
          `output the fitting sentence and its successor as they stand; at the end of the text the fitting one alone, and ${miss} when nothing fits`,
        ],
        short: [
          `answering sentence plus the next one, else ${miss}`,
          `the fitting sentence and the one following it; ${miss} if none fits`,
        ],
      }),
    },
    rest: {
      solve: ({ sentences, at }) => sentences.filter((_, i) => i !== at).join(" "),
      rule: () => ({
        long: [
          "output the text without the sentence that answers the query, and the whole text if none does",
          "remove the one sentence which tells what is searched for and give back all others in order, unchanged; change nothing if no sentence fits",
        ],
        short: ["text minus the answering sentence", "drop the sentence that fits the query, keep the rest"],
      }),
    },
    before: {
      solve: ({ sentences, at }, miss) => (at < 1 ? miss : (sentences[at - 1] as string)),
      rule: (miss) => ({
        long: [
          `copy the sentence right before the one that answers the query; output ${miss} if the answering one is the first or there is none`,
          `find the sentence that fits the query and give back its predecessor in the text, or ${miss} where there is no predecessor or nothing fits`,
        ],
        short: [
          `sentence before the answering one, else ${miss}`,
          `predecessor of the fitting sentence; ${miss} if first or none fits`,
        ],
      }),
    },
  },
});
