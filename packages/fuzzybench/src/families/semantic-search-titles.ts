/** Titles with marks under a query: the fitting one, all that share something, their order. */
import { tableFamily } from "../frames/rule-table.js";
import { capital, say } from "../lexicon/fill.js";
import { ASPECTS, type Aspect, CELLS, type Match, other, SEARCH_THINGS } from "../lexicon/search-topics.js";
import type { Random } from "../random.js";

interface Listed extends Match {
  readonly mark: string;
  readonly title: string;
}

const MARK_SETS = ["1 2 3 4", "A B C D", "a b c d", "T1 T2 T3 T4", "i ii iii iv"].map((set) =>
  set.split(" "),
);

interface TitleOptions {
  readonly marks: readonly string[];
  readonly join: string;
  readonly joined: string;
}

const JOINS = [
  { join: ",", joined: "joined by commas" },
  { join: ", ", joined: "separated by a comma and a space" },
  { join: " ", joined: "separated by spaces" },
  { join: "+", joined: "joined by plus signs" },
] as const;

const rank = ({ thing, aspect }: Match): number => (thing ? (aspect ? 0 : 1) : aspect ? 2 : 3);
const marks = (list: readonly Listed[], { join }: TitleOptions, miss: string): string =>
  list.map(({ mark }) => mark).join(join) || miss;

/** Titles with different texts; at most one matches both the thing and the question. */
function titles(random: Random, thing: string, asked: Aspect, names: readonly string[]): Listed[] {
  const best = random.chance(0.75) ? random.int(0, names.length - 1) : -1;
  const used = new Set<string>();
  return names.map((mark, i) => {
    const cell = i === best ? CELLS[0]! : random.pick(CELLS.slice(1));
    let title = "";
    do {
      const about = cell.thing ? thing : other(random, SEARCH_THINGS, thing);
      const told = cell.aspect ? asked : other(random, ASPECTS, asked);
      title = capital(say(random, told.titles, { t: about }));
    } while (used.has(title));
    used.add(title);
    return { ...cell, mark, title };
  });
}

export const bestTitle = tableFamily({
  id: "semantic-search/best-title",
  theme: "semantic-search",
  difficulty: "hard",
  // Not case: the marks are letters.
  survives: ["typos", "whitespace", "unicode", "distractor", "injection"],
  things: [
    "a search query and some titles with marks",
    "a query, then marked page titles",
    "a search and a list of headlines with a mark each",
  ],
  misses: ["none", "0", "-", "no match", "NONE", "nothing", "n/a"],
  options: (random): TitleOptions => ({
    marks: random.pick(MARK_SETS).slice(0, random.int(3, 4)),
    ...random.pick(JOINS),
  }),
  scene: (r, options) => {
    const thing = r.pick(SEARCH_THINGS);
    const asked = r.pick(ASPECTS);
    const latent = titles(r, thing, asked, options.marks);
    const list = latent.map(({ mark, title }) => `${mark}) ${title}`).join("\n");
    return { input: `${say(r, asked.queries, { t: thing })}\n${list}`, latent };
  },
  rows: {
    best: {
      solve: (list, miss) => list.find((one) => rank(one) === 0)?.mark ?? miss,
      rule: (miss) => ({
        long: [
          `output the mark of the title that promises what is asked about that very thing, or ${miss} if no title does`,
          `name the page the searcher would open by its mark alone; both the object and the question must match, otherwise ${miss}`,
        ],
        short: [`mark of the fitting title, ${miss} if none fits`, `best title -> its mark, else ${miss}`],
      }),
    },
    "about-thing": {
      solve: (list, miss, o) =>
        marks(
          list.filter(({ thing }) => thing),
          o,
          miss,
        ),
      rule: (miss, o) => ({
        long: [
          `list the marks of all titles about the thing in the query, whatever they promise about it, from top to bottom ${o.joined}, or ${miss} if there are none`,
          `collect every title on the same object, also where it treats another question, and output their marks in order ${o.joined} (${miss} when there is no such title)`,
        ],
        short: [
          `marks of titles about the same thing, ${o.joined}, ${miss} if none`,
          `same object -> marks (${o.joined}), else ${miss}`,
        ],
      }),
    },
    "same-question": {
      solve: (list, miss, o) =>
        marks(
          list.filter(({ aspect }) => aspect),
          o,
          miss,
        ),
      rule: (miss, o) => ({
        long: [
          `list the marks of all titles that treat the question asked, about whatever thing, from top to bottom ${o.joined}, or ${miss} if there are none`,
          `pick the titles with the same kind of information as the query wants, of any object, and write their marks in order, ${o.joined}; write ${miss} when none does`,
        ],
        short: [
          `marks of titles on the same question, any thing, ${o.joined}, ${miss} if none`,
          `same kind of information -> marks (${o.joined}), else ${miss}`,
        ],
      }),
    },
    "off-topic": {
      solve: (list, miss, o) =>
        marks(
          list.filter((one) => rank(one) === 3),
          o,
          miss,
        ),
      rule: (miss, o) => ({
        long: [
          `list the marks of the titles to throw out, those on another thing and another question, from top to bottom ${o.joined}, or ${miss} if there are none`,
          `find titles that share neither the object nor the kind of information with the query; output their marks in order ${o.joined}, ${miss} if every title shares something`,
        ],
        short: [
          `marks of titles with nothing in common with the query, ${o.joined}, ${miss} if none`,
          `unrelated titles -> marks (${o.joined}), else ${miss}`,
        ],
      }),
    },
    "count-about-thing": {
      solve: (list) => String(list.filter(({ thing }) => thing).length),
      rule: () => ({
        long: [
          "count the titles about the thing in the query, whatever they promise about it, and output the number in digits",
          "output how many titles treat the same object as the query, with 0 if no title does",
        ],
        short: ["number of titles about the same thing", "count titles on the searched object (digits)"],
      }),
    },
    ranking: {
      solve: (list, miss, o) =>
        marks(
          [...list].sort((a, b) => rank(a) - rank(b)),
          o,
          miss,
        ),
      rule: (_, o) => ({
        long: [
          `sort the titles by fit and output all marks ${o.joined}: first the one that matches thing and question, then those that match only the thing, then only the question, then neither; equal ones keep their order`,
          `rerank the titles: same object and question before same object, before same question about another object, before the rest, ties in the given order; write every mark, ${o.joined}`,
        ],
        short: [
          `all marks from best to worst (both match, thing only, question only, neither; ties as given), ${o.joined}`,
          `rerank titles: both > thing > question > nothing, stable; marks ${o.joined}`,
        ],
      }),
    },
    "first-other-question": {
      solve: (list, miss) => list.find((one) => rank(one) === 1)?.mark ?? miss,
      rule: (miss) => ({
        long: [
          `output the mark of the first title that is about the thing in the query but treats another question, or ${miss} if there is none`,
          `suggest one page for further reading: the topmost title on the same object that does not answer the query, by its mark; ${miss} if no title is like that`,
        ],
        short: [
          `first title on the same thing but another question -> mark, else ${miss}`,
          `see-also title (same object, other question), first one's mark or ${miss}`,
        ],
      }),
    },
  },
});
