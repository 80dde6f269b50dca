/**
 * Sameness: do two sentences mean the same, whatever counts as the same. Records, names, values, dates, questions,
 * lists and web addresses are in the other files of the theme.
 */
import type { Family } from "../family.js";
import { type LabelRow, tableFamily } from "../frames/rule-table.js";
import {
  type Detail,
  PAIR_LAYOUTS,
  SAME_SETS,
  type StatementPair,
  statementPair,
} from "../lexicon/paraphrases.js";
import { canonicalUrl } from "./canonical-url.js";
import { dates } from "./equivalence-and-dedup-dates.js";
import { difference } from "./equivalence-and-dedup-difference.js";
import { lists } from "./equivalence-and-dedup-lists.js";
import { names } from "./equivalence-and-dedup-names.js";
import { questions } from "./equivalence-and-dedup-questions.js";
import { sameRecord } from "./equivalence-and-dedup-records.js";
import { sameValue } from "./equivalence-and-dedup-values.js";

type Layout = (typeof PAIR_LAYOUTS)[number];

/** What a detail is called, and how somebody says that it does not matter. */
const IGNORED: Record<Detail, readonly [string, string]> = {
  n: ["the number", "how many"],
  p: ["the person", "who it was"],
  c: ["the place", "where it was"],
  x: ["the kind of things", "what things they are"],
};

/** Same meaning, except that one detail may differ. */
const ignoring = (detail: Detail): LabelRow<StatementPair, Layout> => ({
  sets: SAME_SETS,
  read: ({ changed, denied }) => (!denied && changed.every((one) => one === detail) ? 0 : 1),
  rule: ([same, other]) => {
    const [what, how] = IGNORED[detail];
    return {
      long: [
        `answer ${same} if both sentences state the same or differ only in ${what}, and ${other} if another detail differs or one of them is negated`,
        `compare the statements without caring ${how}: ${same} when everything else agrees, ${other} when something else does not or one denies what the other says`,
        `tell whether it is the same story once ${what} is ignored; ${same} for yes, ${other} if another fact changes or one sentence is a denial`,
      ],
      short: [
        `${same} = equal apart from ${what}, ${other} = not`,
        `same meaning, ignoring ${what}? ${same}, else ${other}`,
      ],
    };
  },
});

const paraphrase = tableFamily<StatementPair, Layout>({
  id: "equivalence-and-dedup/paraphrase",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  // No distractor: a third sentence would leave open which two are compared.
  survives: ["typos", "case", "whitespace", "unicode", "injection"],
  things: ["two sentences", "a pair of statements", "two lines from different notes"],
  options: (random) => random.pick(PAIR_LAYOUTS),
  scene: statementPair,
  rows: {
    exact: {
      sets: SAME_SETS,
      read: ({ changed, denied }) => (!denied && changed.length === 0 ? 0 : 1),
      rule: ([same, other]) => ({
        long: [
          `answer ${same} if both mean the same and ${other} if a detail differs or one of them is negated`,
          `use ${same} for paraphrases of each other and ${other} for statements that differ in people, numbers, things, places or in being true`,
          `write ${same} if somebody who knows the first also knows the second and the other way round; if not, write ${other}`,
        ],
        short: [`same meaning? ${same} = equal, ${other} = not`, `paraphrase -> ${same}, otherwise ${other}`],
      }),
    },
    "ignoring-number": ignoring("n"),
    "ignoring-person": ignoring("p"),
    "ignoring-place": ignoring("c"),
    "ignoring-things": ignoring("x"),
    denial: {
      sets: SAME_SETS.filter(([name]) => /^(yes|1|T|match)$/.test(name)),
      read: ({ changed, denied }) => (denied && changed.length === 0 ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if one of the two denies exactly what the other states, with the same person, number, things and place, and ${no} otherwise`,
          `look for flat contradictions: ${yes} when all details agree but one sentence says that it did not happen, ${no} when both affirm it or a detail differs`,
        ],
        short: [
          `${yes} = one denies just what the other states, ${no} = anything else`,
          `exact denial ${yes}, otherwise (agreement or other details) ${no}`,
        ],
      }),
    },
    "figures-conflict": {
      sets: SAME_SETS.filter(([name]) => /^(yes|1|T|match)$/.test(name)),
      read: ({ changed, denied }) => (!denied && changed.length === 1 && changed[0] === "n" ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the two tell the same event with different numbers and nothing else differs, and ${no} in every other case`,
          `find reports whose figures disagree: ${yes} when person, things and place agree and only the number does not, ${no} if all agrees, something else differs too or one sentence is a denial`,
        ],
        short: [
          `${yes} = only the number differs, ${no} = anything else`,
          `figures conflict (all else equal, no denial)? ${yes} or ${no}`,
        ],
      }),
    },
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  paraphrase,
  sameRecord,
  difference,
  canonicalUrl,
  names,
  sameValue,
  dates,
  lists,
  questions,
];
