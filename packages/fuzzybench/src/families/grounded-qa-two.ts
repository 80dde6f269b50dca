/** Two questions about one passage: which of them it answers, and the answers. */

import { tableFamily } from "../frames/rule-table.js";
import { say } from "../lexicon/fill.js";
import { LAYOUTS, passage } from "../lexicon/passage.js";

/** The answers to the first and second question, where the text gives them. */
type Answers = readonly [string | undefined, string | undefined];

interface TwoOptions {
  readonly layout: (typeof LAYOUTS)[number];
  readonly join: string;
}

export const twoQuestions = tableFamily<Answers, TwoOptions>({
  id: "grounded-qa/two-questions",
  theme: "grounded-qa",
  difficulty: "hard",
  heldOut: true,
  survives: ["distractor", "injection"],
  things: [
    "a text and two questions",
    "a passage with two questions about it",
    "a paragraph and two things a reader asks",
  ],
  misses: ["none", "unknown", "n/a", "not stated", "-", "?", "null", "NONE", "no answer"],
  options: (random) => ({
    layout: random.pick(LAYOUTS),
    join: random.pick([" / ", " | ", " + ", " & ", " ; "]),
  }),
  scene: (r, { layout }) => {
    const doc = passage(r, 3);
    const stated = r.shuffle(doc.stated);
    const open = r.shuffle(doc.unstated);
    const known = [r.chance(0.55), r.chance(0.55)];
    const picked = known.map((yes, i) =>
      yes ? stated[i] : { fact: open[i] as (typeof open)[number], value: undefined },
    );
    const questions = picked.map((one) => say(r, one!.fact.asks, { s: doc.subject })).join(" ");
    return { input: layout(doc.text, questions, "Questions"), latent: [picked[0]!.value, picked[1]!.value] };
  },
  rows: {
    "which-answered": {
      sets: [
        ["first", "second", "both", "neither"],
        ["1", "2", "12", "0"],
        ["ONE", "TWO", "BOTH", "NONE"],
        ["A", "B", "AB", "-"],
      ],
      read: ([a, b]) => (a ? (b ? 2 : 0) : b ? 1 : 3),
      rule: ([first, second, both, none]) => ({
        long: [
          `tell which of the two questions the text answers: ${first} for only the first, ${second} for only the second, ${both} for both, ${none} for neither`,
          `check either question against the text and output ${first}, ${second}, ${both} or ${none} (first alone, second alone, both, none answered)`,
        ],
        short: [
          `answered questions: ${first}=first only, ${second}=second only, ${both}=both, ${none}=none`,
          `which question has its answer in the text? ${first}/${second}/${both}/${none} (first, second, both, neither)`,
        ],
      }),
    },
    "both-answers": {
      solve: (answers, miss, { join }) => answers.map((answer) => answer ?? miss).join(join),
      rule: (miss, { join }) => ({
        long: [
          `answer both questions with the shortest spans of the text, in their order with "${join}" between them; put ${miss} in the place of one that the text does not answer`,
          `output the first answer, "${join}" and the second answer, as short as the text allows; an open question gets ${miss}`,
        ],
        short: [
          `answer 1${join}answer 2, with ${miss} for what is not in the text`,
          `two spans joined by "${join}", ${miss} where unanswered`,
        ],
      }),
    },
    "first-found": {
      solve: ([a, b], miss) => a ?? b ?? miss,
      rule: (miss) => ({
        long: [
          `answer the first question with the shortest span of the text; if the text does not answer it, answer the second instead; if it answers neither, output ${miss}`,
          `treat the second question as a fallback: give the answer to the first if it is in the text, otherwise that to the second, otherwise ${miss}`,
        ],
        short: [
          `first answer, else second answer, else ${miss}`,
          `span for question 1, falling back on question 2, then ${miss}`,
        ],
      }),
    },
    second: {
      solve: ([, b], miss) => b ?? miss,
      rule: (miss) => ({
        long: [
          `ignore the first question and answer the second with the shortest span of the text, or ${miss} if the text does not tell`,
          `reply to the last question only, in as few words of the text as possible; ${miss} when it stays open`,
        ],
        short: [
          `answer to the second question only, else ${miss}`,
          `last question -> span, ${miss} if not in the text`,
        ],
      }),
    },
    "open-count": {
      solve: (answers) => String(answers.filter((answer) => answer === undefined).length),
      rule: () => ({
        long: [
          "count the questions that the text leaves open and output 0, 1 or 2",
          "output how many of the two questions cannot be answered from the text, as a digit",
        ],
        short: ["number of unanswered questions (0, 1, 2)", "how many questions stay open, in digits"],
      }),
    },
  },
});
