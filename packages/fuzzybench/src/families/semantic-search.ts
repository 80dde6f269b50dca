/** Search by meaning: is a text relevant to a query, which title fits it, and a question as keywords. */
import { type Family, relabel } from "../family.js";
import { answerForm, capital, fill, say } from "../lexicon/fill.js";
import {
  ASPECTS,
  type Aspect,
  KEYWORD_QUESTIONS,
  KEYWORD_SLOTS,
  SEARCH_THINGS,
} from "../lexicon/search-topics.js";
import type { Random } from "../random.js";

function without<T>(items: readonly T[], item: T): T[] {
  return items.filter((other) => other !== item);
}

const relevance: Family = {
  id: "semantic-search/relevance",
  theme: "semantic-search",
  difficulty: "hard",
  draw(random) {
    const label = relabel(
      random,
      ["full", "part", "none"],
      [
        ["relevant", "partly", "irrelevant"],
        ["2", "1", "0"],
        ["HIGH", "MEDIUM", "LOW"],
        ["exact", "related", "unrelated"],
        ["A", "B", "C"],
        ["hit", "near miss", "miss"],
        ["yes", "somewhat", "no"],
      ],
    );
    const grades = random.pick(["three", "three", "strict", "loose"] as const);
    const { full, part, none } = label;
    const [long, short] = {
      three: [
        `${full} if it is about the same thing and tells what is asked, ${part} if it is about the same thing but tells something else, ${none} if it is about another thing`,
        `${full}=answers, ${part}=same thing but other question, ${none}=other thing`,
      ],
      strict: [
        `${full} only if it tells what is asked about that very thing, ${none} if the thing or the question is another`,
        `${full}=answers, ${none}=other thing or other question`,
      ],
      loose: [
        `${full} if it is about the thing in the query, even if it does not tell what is asked, ${none} if it is about another thing`,
        `${full}=same thing whatever it tells, ${none}=other thing`,
      ],
    }[grades] as [string, string];
    const layout = random.pick([
      (q: string, d: string) => `Query: ${q}\nDocument: ${d}`,
      (q: string, d: string) => `${q} || ${d}`,
      (q: string, d: string) => `query: ${q} | text: ${d}`,
      (q: string, d: string) => `Document: ${d}\nQuery: ${q}`,
    ]);
    return {
      canonical: `Grade the document for the query: ${short}.`,
      plain: [
        `Grade how well the document fits the query: ${long}.`,
        `Judge a search result. The text is rated ${long}.`,
        `Given what the user searched and one passage, output ${long}.`,
        `Relevance rating for a search engine. Compare query and text and answer ${long}.`,
      ],
      terse: [
        `relevance of text to query: ${short}.`,
        `search result grade; ${short}.`,
        `does the document fit the query? ${short}.`,
      ],
      casual: [
        `Someone searched for something and got this text. Was it any good? Say ${long}.`,
        `I'm rating search results. It's ${long}.`,
        `hey, would this passage help with that search? Give me ${long}.`,
      ],
      labels: grades === "three" ? label.all : [full, none],
      sample(r) {
        const thing = r.pick(SEARCH_THINGS);
        const asked = r.pick(ASPECTS);
        const grade =
          grades === "three"
            ? r.pick(["full", "part", "none"] as const)
            : grades === "strict"
              ? r.pick(["full", "full", "part", "none"] as const)
              : r.pick(["full", "part", "none", "none"] as const);
        const told =
          grade === "full" || (grade === "none" && r.chance(0.5)) ? asked : r.pick(without(ASPECTS, asked));
        const about = grade === "none" ? r.pick(without(SEARCH_THINGS, thing)) : thing;
        const input = layout(say(r, asked.queries, { t: thing }), say(r, told.texts, { t: about }));
        const merged =
          grade === "part" && grades !== "three" ? (grades === "strict" ? none : full) : label[grade];
        return { input, output: merged };
      },
    };
  },
};

const MARK_SETS = [
  ["1", "2", "3", "4"],
  ["A", "B", "C", "D"],
  ["a", "b", "c", "d"],
  ["T1", "T2", "T3", "T4"],
  ["i", "ii", "iii", "iv"],
] as const;

/** n titles of which the first alone fits both the thing and the aspect. */
function titles(random: Random, thing: string, asked: Aspect, n: number): string[] {
  const list = [capital(say(random, asked.titles, { t: thing }))];
  while (list.length < n) {
    const sameThing = random.chance(0.5);
    const t = sameThing ? thing : random.pick(SEARCH_THINGS.filter((other) => other !== thing));
    const other = sameThing || random.chance(0.4) ? random.pick(without(ASPECTS, asked)) : asked;
    const title = capital(say(random, other.titles, { t }));
    if (!list.includes(title)) list.push(title);
  }
  return list;
}

const bestTitle: Family = {
  id: "semantic-search/best-title",
  theme: "semantic-search",
  difficulty: "hard",
  draw(random) {
    const n = random.int(2, 3);
    const set = random.pick(MARK_SETS).slice(0, n);
    const asTitle = random.chance(0.4);
    const form = answerForm(random);
    const miss = random.pick(["none", "0", "-", "no match", "NONE"]);
    const withNone = random.chance(0.5);
    const what = asTitle ? `the title itself, ${form.rule}` : `only its mark (${set.join(", ")})`;
    const brief = asTitle ? `title, ${form.short}` : `mark only: ${set.join("/")}`;
    const tail = withNone ? ` If no title fits, write ${miss}.` : "";
    const end = withNone ? `, ${miss} if none fits` : "";
    const task = {
      canonical: `Choose the title that fits the query best and output ${what}.${tail}`,
      plain: [
        `Choose the title that best fits the search query and output ${what}.${tail}`,
        `The input is a query and ${n} titles with marks. Find the page that the searcher would open and return ${what}.${tail}`,
        `Rank the candidate titles against the query and name the winner by giving ${what}. Both the thing and what is asked about it must match.${tail}`,
        `Which of the headlines promises an answer to the search? Reply with ${what}.${tail}`,
      ],
      terse: [
        `best title for the query (${brief})${end}.`,
        `query + ${n} titles -> fitting one (${brief})${end}.`,
        `pick the matching headline; ${brief}${end}.`,
      ],
      casual: [
        `Which of these would you click for that search? Give me ${what}.${tail}`,
        `hey, find the right article for this query. I want ${what}.${tail}`,
        `There are ${n} titles below the search. Tell me the one that's really about it, ${what}.${tail}`,
      ],
      sample(r: Random) {
        const thing = r.pick(SEARCH_THINGS);
        const asked = r.pick(ASPECTS);
        const fits = !withNone || r.chance(n / (n + 1));
        const list = titles(r, thing, asked, n + 1);
        const shown = r.shuffle(fits ? list.slice(0, n) : list.slice(1));
        const query = say(r, asked.queries, { t: thing });
        const lines = shown.map((title, i) => `${set[i]}) ${title}`).join("\n");
        const index = shown.indexOf(list[0] as string);
        const output = !fits ? miss : asTitle ? form.apply(list[0] as string) : (set[index] as string);
        return { input: `${query}\n${lines}`, output };
      },
    };
    return asTitle ? task : { ...task, labels: withNone ? [...set, miss] : set };
  },
};

const keywords: Family = {
  id: "semantic-search/keywords",
  theme: "semantic-search",
  difficulty: "medium",
  draw(random) {
    const [join, joined] = random.pick([
      [" ", "separated by spaces"],
      [", ", "separated by commas"],
      ["+", "joined by plus signs"],
      [" AND ", "joined by AND"],
      ["-", "joined by hyphens"],
      [" | ", "separated by vertical bars"],
    ] as const);
    const upper = random.pick(["lower", "lower", "upper", "keep"] as const);
    const lettering = { lower: "in lower case", upper: "in capitals", keep: "with letters as they are" }[
      upper
    ];
    const apply = (text: string) =>
      upper === "lower" ? text.toLowerCase() : upper === "upper" ? text.toUpperCase() : text;
    return {
      canonical: `Reduce the question to its content words in order, ${joined}, ${lettering}; drop question words, auxiliaries, articles and pronouns.`,
      plain: [
        `Rewrite the question as search keywords: keep the content words in their order, ${joined}, ${lettering}. Drop question words, articles, pronouns, prepositions and helping verbs.`,
        `Turn a natural question into a query for a keyword index. Only words that carry meaning stay, in the same order, ${joined} and ${lettering}.`,
        `Strip the filler from what the user asks. Output the remaining meaningful words ${joined}, ${lettering}, without punctuation, in the original order.`,
        `Extract the key terms of the question, one after the other as they occur, ${joined}. Write them ${lettering} and leave out function words.`,
      ],
      terse: [
        `question -> keywords, ${joined}, ${lettering}`,
        `content words only, original order, ${joined}, ${lettering}`,
        `drop stop words; ${joined}; ${lettering}`,
      ],
      casual: [
        `Make this question into what I'd type in a search box: just the important words, ${joined}, ${lettering}.`,
        `Our search engine is dumb, so boil the question down to the words that matter, same order, ${joined} and ${lettering}.`,
        `lose all the "how do I" stuff and give me the keywords ${joined}, ${lettering} please`,
      ],
      sample(r) {
        const [question, terms] = r.pick(KEYWORD_QUESTIONS);
        const slots = {
          t: r.pick(SEARCH_THINGS),
          v: r.pick(KEYWORD_SLOTS.v),
          j: r.pick(KEYWORD_SLOTS.j),
          w: r.pick(KEYWORD_SLOTS.w),
          p: r.pick(KEYWORD_SLOTS.p),
        };
        const hello = r.pick(["", "", "", "Hi! ", "Hello! ", "Hey! "]);
        const output = apply(fill(r, terms, slots).split(" ").join(join));
        return { input: hello + fill(r, question, slots), output };
      },
    };
  },
};

export const families: Family[] = [relevance, bestTitle, keywords];
