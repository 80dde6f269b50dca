/** Two documents compared with one query. */
import { MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { ASPECTS, SEARCH_THINGS } from "../lexicon/search-topics.js";
import type { Random } from "../random.js";

/** How each of two documents fits: the thing, the question, and whether both tell the same of the same thing. */
interface Two {
  readonly grades: readonly [number, number];
  readonly thing: readonly [boolean, boolean];
  readonly aspect: readonly [boolean, boolean];
  readonly alike: boolean;
  /** Both are about one thing, whether or not it is that of the query. */
  readonly together: boolean;
}

const TWO_LAYOUTS: readonly ((q: string, a: string, b: string) => string)[] = [
  (q, a, b) => `Query: ${q}\nA: ${a}\nB: ${b}`,
  (q, a, b) => `${q}\n[A] ${a}\n[B] ${b}`,
  (q, a, b) => `A: ${a}\nB: ${b}\nSearched: ${q}`,
];

/** Labels for A, B, both, neither. */
const WHICH = [
  ["A", "B", "both", "neither"],
  ["first", "second", "both", "none"],
  ["1", "2", "12", "0"],
  ["LEFT", "RIGHT", "BOTH", "NONE"],
];
const which = ([a, b]: readonly [boolean, boolean]) => (a ? (b ? 2 : 0) : b ? 1 : 3);
const whichRule =
  (test: string, brief: string) =>
  ([a, b, both, none]: readonly string[]) => ({
    long: [
      `tell which of the documents ${test}: ${a} if only A does, ${b} if only B does, ${both} if both do, ${none} if neither does`,
      `check for A and B in turn whether the document ${test}, and answer ${a}, ${b}, ${both} or ${none} (for A alone, B alone, both, neither)`,
    ],
    short: [
      `which ${brief}? ${a}=only A, ${b}=only B, ${both}=both, ${none}=neither`,
      `${a}/${b}/${both}/${none} (A, B, both, neither): document ${test}`,
    ],
  });

const pickOne = <T>(random: Random, own: T, items: readonly T[]): T =>
  random.chance(0.55) ? own : random.pick(items);

export const compareTwo = tableFamily({
  id: "semantic-search/compare-two",
  theme: "semantic-search",
  difficulty: "hard",
  heldOut: true,
  survives: MEANING_SURVIVES,
  things: [
    "a query and two documents A and B",
    "a search with two results, A and B",
    "two texts A and B and what somebody searched for",
  ],
  options: (random) => random.pick(TWO_LAYOUTS),
  scene: (r, layout) => {
    const thing = r.pick(SEARCH_THINGS);
    const asked = r.pick(ASPECTS);
    const docs = [0, 1].map(() => ({
      t: pickOne(r, thing, SEARCH_THINGS),
      told: pickOne(r, asked, ASPECTS),
    }));
    const [a, b] = docs as [(typeof docs)[number], (typeof docs)[number]];
    const first = say(r, a.told.texts, { t: a.t });
    const same = a.t === b.t && a.told === b.told;
    const second = say(
      r,
      b.told.texts.filter((text) => !same || text.replace("{t}", b.t) !== first),
      { t: b.t },
    );
    const grade = ({ t, told }: typeof a) => (t === thing ? (told === asked ? 2 : 1) : 0);
    const latent: Two = {
      grades: [grade(a), grade(b)],
      thing: [a.t === thing, b.t === thing],
      aspect: [a.told === asked, b.told === asked],
      alike: same,
      together: a.t === b.t,
    };
    return { input: layout(say(r, asked.queries, { t: thing }), first, second), latent };
  },
  rows: {
    better: {
      sets: [
        ["A", "B", "tie"],
        ["first", "second", "equal"],
        ["1", "2", "0"],
        ["LEFT", "RIGHT", "SAME"],
      ],
      read: ({ grades: [a, b] }) => (a > b ? 0 : a < b ? 1 : 2),
      rule: ([a, b, tie]) => ({
        long: [
          `name the document that fits the query better, ${a} for A and ${b} for B: one that answers beats one that is only about the same thing, and that beats one about another thing; ${tie} if both are on the same level`,
          `compare by level (answers the query, same object only, other object) and output ${a} if A is higher, ${b} if B is higher, ${tie} if they are equal`,
        ],
        short: [
          `better result: ${a}=A, ${b}=B, ${tie}=same level (answers > same thing > other thing)`,
          `${a} if A fits better, ${b} if B, ${tie} if equal; levels: answer, same object, other object`,
        ],
      }),
    },
    answering: {
      sets: WHICH,
      read: ({ grades: [a, b] }) => which([a === 2, b === 2]),
      rule: whichRule("tells what is asked about the thing in the query", "answers the query"),
    },
    "about-thing": {
      sets: WHICH,
      read: ({ thing }) => which(thing),
      rule: whichRule(
        "is about the thing in the query, whatever it tells of it",
        "is about the searched thing",
      ),
    },
    "same-question": {
      sets: WHICH,
      read: ({ aspect }) => which(aspect),
      rule: whichRule(
        "gives the kind of information that is asked for, about whatever thing",
        "has the wanted kind of information, on any thing",
      ),
    },
    "answer-count": {
      sets: [
        ["0", "1", "2"],
        ["none", "one", "two"],
        ["ZERO", "ONE", "TWO"],
      ],
      read: ({ grades }) => grades.filter((grade) => grade === 2).length,
      rule: ([none, one, two]) => ({
        long: [
          `count the documents that tell what is asked about the thing in the query: ${none}, ${one} or ${two}`,
          `output ${two} if both texts answer the query, ${one} if a single one does, ${none} if neither does`,
        ],
        short: [
          `answers among A and B: ${none}, ${one} or ${two}`,
          `number of documents that answer the query (${none}/${one}/${two})`,
        ],
      }),
    },
    "one-thing": {
      sets: [...YES_NO, ["same", "different"]],
      read: ({ together }) => (together ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `leave the query aside and answer ${y} if A and B are about one and the same thing, whatever they tell of it, and ${n} if they are about two things`,
          `compare the objects of both documents only: ${y} when it is the same object, ${n} when it is not, regardless of the search`,
        ],
        short: [
          `${y}=A and B on the same thing, ${n}=on different things`,
          `same object in A and B (query ignored)? ${y}, else ${n}`,
        ],
      }),
    },
    complementary: {
      sets: YES_NO,
      read: ({ together, alike }) => (together && !alike ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `leave the query aside and answer ${y} if A and B add to each other, that is tell different kinds of information about the same thing, and ${n} if they tell the same kind or are about different things`,
          `find documents that complete one another: ${y} for one object with two kinds of information, ${n} for repeated information or two objects; the search does not matter`,
        ],
        short: [
          `${y}=same thing, other information, ${n}=same information or other thing`,
          `A and B complementary (one object, two subjects)? ${y}, else ${n}`,
        ],
      }),
    },
    redundant: {
      sets: [...YES_NO, ["same", "different"], ["duplicate", "distinct"]],
      read: ({ alike }) => (alike ? 0 : 1),
      rule: ([y, n]) => ({
        long: [
          `leave the query aside and answer ${y} if A and B give the same kind of information about the same thing, ${n} if the thing or the kind of information differs`,
          `tell whether showing both documents would be redundant: ${y} when object and subject matter agree between A and B, ${n} when one of the two differs, whatever was searched`,
        ],
        short: [
          `${y}=A and B on the same thing and subject, ${n}=not (query ignored)`,
          `A and B redundant? same object and same kind of information ${y}, else ${n}`,
        ],
      }),
    },
  },
});
