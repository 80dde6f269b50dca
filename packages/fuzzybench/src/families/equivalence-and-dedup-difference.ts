/** What differs between two statements: which detail, how many, from what to what. */
import { tableFamily } from "../frames/rule-table.js";
import {
  DETAILS,
  type Detail,
  PAIR_LAYOUTS,
  type StatementPair,
  statementPair,
} from "../lexicon/paraphrases.js";

interface DifferenceOptions {
  readonly layout: (typeof PAIR_LAYOUTS)[number];
  readonly join: string;
  readonly arrow: string;
  /** Names of the kinds of difference. */
  readonly called: Readonly<Record<Detail | "denial", string>>;
}

const NAMED: readonly DifferenceOptions["called"][] = [
  { n: "number", p: "person", c: "place", x: "things", denial: "denial" },
  { n: "COUNT", p: "WHO", c: "WHERE", x: "WHAT", denial: "NOT" },
  { n: "n", p: "p", c: "c", x: "t", denial: "x" },
];

const explained = ({ called }: DifferenceOptions) =>
  `${called.n} for the number, ${called.p} for the person, ${called.c} for the place, ${called.x} for the kind of things, ${called.denial} if one sentence denies`;

export const difference = tableFamily<StatementPair, DifferenceOptions>({
  id: "equivalence-and-dedup/difference",
  theme: "equivalence-and-dedup",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "injection"],
  things: [
    "two sentences",
    "a statement and a changed version of it",
    "a pair of reports in different words",
  ],
  misses: ["none", "-", "=", "same", "0", "NONE"],
  options: (random) => ({
    layout: random.pick(PAIR_LAYOUTS),
    join: random.pick([", ", "+", " ", "; "]),
    arrow: random.pick([" -> ", " => ", " to ", "|"]),
    called: random.pick(NAMED),
  }),
  scene: (r, { layout }) => statementPair(r, layout),
  rows: {
    kind: {
      sets: [
        ["same", "number", "person", "place", "things", "denial", "several"],
        ["EQUAL", "COUNT", "WHO", "WHERE", "WHAT", "NOT", "MANY"],
        ["0", "1", "2", "3", "4", "5", "6"],
      ],
      read: ({ changed, denied }) => {
        if (changed.length + Number(denied) > 1) return 6;
        return denied ? 5 : changed[0] === undefined ? 0 : DETAILS.indexOf(changed[0]) + 1;
      },
      rule: ([same, n, p, c, x, not, many]) => ({
        long: [
          `say how the two differ in content: ${same} if they state the same, ${n} if only the number differs, ${p} if only the person, ${c} if only the place, ${x} if only the kind of things, ${not} if only one of them denies it, ${many} if more than one of these holds`,
          `label the change of facts (wording does not count): none ${same}, number ${n}, person ${p}, place ${c}, things ${x}, negation ${not}, more than one ${many}`,
        ],
        short: [
          `${same}=no difference, ${n}=number, ${p}=person, ${c}=place, ${x}=things, ${not}=one denies, ${many}=several`,
          `kind of change: ${n} number, ${p} person, ${c} place, ${x} things, ${not} negation, ${many} several, ${same} none`,
        ],
      }),
    },
    list: {
      solve: ({ changed, denied }, miss, { called, join }) =>
        [...changed, ...(denied ? (["denial"] as const) : [])].map((one) => called[one]).join(join) || miss,
      rule: (miss, o) => ({
        long: [
          `list in what the two differ, joined by "${o.join}" and in this order: ${explained(o)}; output ${miss} if they state the same`,
          `name every changed fact (${explained(o)}) in the order given here with "${o.join}" between them, or ${miss} if only the wording differs`,
        ],
        short: [
          `differences joined by "${o.join}", in this order: ${explained(o)}; ${miss} if none`,
          `changed facts, "${o.join}" between: ${explained(o)}; else ${miss}`,
        ],
      }),
    },
    count: {
      solve: ({ changed }) => String(changed.length),
      rule: () => ({
        long: [
          "count the details that differ among person, number, kind of things and place, and output the number; a denial is no detail",
          "output how many of the four facts (who, how many, what things, where) are not the same in both, as a digit, whether or not one sentence is negated",
        ],
        short: [
          "number of differing details (person, number, things, place)",
          "how many of who/how many/what/where differ; negation not counted",
        ],
      }),
    },
    values: {
      solve: ({ first, second, changed }, miss, { arrow, join }) =>
        changed.map((one) => first[one] + arrow + second[one]).join(join) || miss,
      rule: (miss, { arrow, join }) => ({
        long: [
          `output every differing detail as FIRST${arrow}SECOND, with the values as written in the two sentences, in the order number, person, place, things and joined by "${join}"; output ${miss} if no detail differs, even if one sentence is a denial`,
          `show what was replaced by what, old${arrow}new, for number, person, place and things in this order ("${join}" between several), and ${miss} when all four agree; negations are left out`,
        ],
        short: [
          `old${arrow}new of each changed number, person, place, things (in this order, "${join}" between), else ${miss}`,
          `replaced values as a${arrow}b joined by "${join}" (number, person, place, things); ${miss} if none`,
        ],
      }),
    },
    shared: {
      solve: ({ first, changed }, _, { join }) =>
        DETAILS.filter((one) => !changed.includes(one))
          .map((one) => first[one])
          .join(join),
      rule: (_, { join }) => ({
        long: [
          `output the details on which both agree, with the values as written, in the order number, person, place, things and joined by "${join}", whether or not one sentence is a denial`,
          `keep what number, person, place and things the two have in common, in this order with "${join}" between, and leave out what differs`,
        ],
        short: [
          `common values (number, person, place, things in this order) joined by "${join}"`,
          `shared number/person/place/things, "${join}" between`,
        ],
      }),
    },
  },
});
