/** A wish for documents as a query with operators, whole or one limit of it. */
import { tableFamily } from "../frames/rule-table.js";
import { EXCLUDED_TOPICS, FILE_KINDS, RESEARCH_TOPICS, SEARCH_SITES } from "../lexicon/search-topics.js";
import type { Random } from "../random.js";

interface Wish {
  readonly topic: string;
  readonly ext?: string;
  readonly site?: string;
  readonly year?: string;
  readonly without?: string;
}

/** How the limits of a query are written: file type, site, date and exclusion. */
const NOTATIONS = [
  { type: "filetype:", site: "site:", after: "after:", not: "-" },
  { type: "ext=", site: "host=", after: "from>", not: "NOT " },
  { type: "type:", site: "in:", after: "since:", not: "!" },
  { type: "format=", site: "domain=", after: "newer=", not: "without=" },
] as const;
type Notation = (typeof NOTATIONS)[number];

const limits = (w: Wish, n: Notation): string[] =>
  [
    w.ext && n.type + w.ext,
    w.site && n.site + w.site,
    w.year && n.after + w.year,
    w.without && n.not + w.without,
  ].filter((part) => part !== undefined);

/** Spells out the notation with placeholders. */
const spelled = (n: Notation) =>
  `${n.type}EXTENSION (pdf, xlsx, csv, docx, pptx or txt), ${n.site}SITE, ${n.after}YEAR, ${n.not}TOPIC`;

function research(random: Random): { input: string; latent: Wish } {
  const [files, ext] = random.pick(FILE_KINDS);
  const typed = random.chance(0.5);
  const what = typed ? files : random.pick(["articles", "texts", "something", "studies", "pages"]);
  const topic = random.pick(RESEARCH_TOPICS);
  const site = random.chance(0.5) ? random.pick(SEARCH_SITES) : undefined;
  const year = random.chance(0.5) ? String(random.int(1995, 2024)) : undefined;
  const without = random.chance(0.5) ? random.pick(EXCLUDED_TOPICS) : undefined;
  const parts = random.shuffle([
    site && random.pick([`on ${site}`, `only from ${site}`, `at ${site}`]),
    year && random.pick([`newer than ${year}`, `published after ${year}`, `from after ${year}`]),
    without &&
      random.pick([
        `but not about ${without}`,
        `nothing on ${without}`,
        `leave out ${without}`,
        `without ${without}`,
      ]),
  ]);
  const tail = parts.filter((part) => part !== undefined).map((part) => `, ${part}`);
  const opener = random.pick([
    "find",
    "I need",
    "I'm looking for",
    "please search for",
    "get me",
    "show me",
    "",
  ]);
  return {
    input: `${opener} ${what} ${random.pick(["about", "on"])} ${topic}${tail.join("")}`.trim(),
    latent: {
      topic,
      ...(typed && { ext }),
      ...(site && { site }),
      ...(year && { year }),
      ...(without && { without }),
    },
  };
}

/** Rules for one limit that may be missing. */
const part = (what: string, more: string, brief: string) => (miss: string) => ({
  long: [
    `output only ${what}${more}, or ${miss} if the request sets none`,
    `extract ${what}${more} and nothing else; without one answer ${miss}`,
  ],
  short: [`${brief}, ${miss} if none`, `only ${brief}; else ${miss}`],
});

export const queryBuild = tableFamily({
  id: "semantic-search/query-build",
  theme: "semantic-search",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  things: [
    "a request for documents",
    "a wish of what to search for",
    "somebody's description of the texts they want",
  ],
  options: (random): Notation => random.pick(NOTATIONS),
  scene: research,
  rows: {
    "full-query": {
      solve: (w, _, n) => [w.topic, ...limits(w, n)].join(" "),
      rule: (_, n) => ({
        long: [
          `write a search query: the topic, then, as far as they are asked for and in this order, ${spelled(n)}, separated by spaces, as in "bees ${n.type}pdf ${n.after}2010"`,
          `turn it into a query with operators (${spelled(n)}); put the topic first, then the operators in this order with spaces between, and skip those that are not wanted`,
        ],
        short: [
          `query: topic, then ${spelled(n)}; only what is asked for, separated by spaces`,
          `topic, then ${spelled(n)}; omit what is not mentioned; spaces between`,
        ],
      }),
    },
    "limits-only": {
      solve: (w, miss, n) => limits(w, n).join(" ") || miss,
      rule: (miss, n) => ({
        long: [
          `output only the limits of the search, without the topic, as ${spelled(n)} in this order with spaces between; skip what is not mentioned, and if there is no limit output ${miss}`,
          `translate the restrictions into operators (${spelled(n)}, in this order, separated by spaces), leave out the subject itself, and give ${miss} when nothing is restricted`,
        ],
        short: [
          `operators only (${spelled(n)}), no topic, ${miss} if none`,
          `restrictions as ${spelled(n)}; nothing else; ${miss} without any`,
        ],
      }),
    },
    topic: {
      solve: (w) => w.topic,
      rule: () => ({
        long: [
          "output only the topic that is searched for, without file type, site, date and exclusions",
          "reduce the request to its subject, as it is written, and drop every restriction",
        ],
        short: ["the topic alone", "subject of the search, no restrictions"],
      }),
    },
    site: {
      solve: (w, miss) => w.site ?? miss,
      rule: part("the web site to which the search is limited", "", "site"),
    },
    year: {
      solve: (w, miss) => w.year ?? miss,
      rule: part("the year after which the texts must be published", ", in digits", "year of the date limit"),
    },
    excluded: {
      solve: (w, miss) => w.without ?? miss,
      rule: part("the subject that must not occur", "", "unwanted subject"),
    },
    extension: {
      solve: (w, miss) => w.ext ?? miss,
      rule: part(
        "the file extension of the wanted kind of document",
        " (pdf, xlsx, csv, docx, pptx or txt, where Excel is xlsx, Word docx and PowerPoint pptx)",
        "file extension (Excel = xlsx, Word = docx, PowerPoint = pptx, text = txt)",
      ),
    },
    "limit-count": {
      solve: (w, _, n) => String(limits(w, n).length),
      rule: () => ({
        long: [
          "count the restrictions of the search (kind of file, site, date, unwanted subject) and output the number, 0 to 4",
          "output how many of these four limits are set: file type, web site, year, excluded subject",
        ],
        short: [
          "number of limits (file type, site, year, exclusion)",
          "count: file type + site + date + excluded subject",
        ],
      }),
    },
  },
});
