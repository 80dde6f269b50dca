/** Logic: which of two tasks comes first, plans of three tasks against rules, and rankings by comparison. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const TASKS = words(
  "build test deploy lint package upload migrate backup notify cleanup compile install configure review paint sand wash dry cook serve sketch design order ship invoice print fold mail boot login",
);
/** Statements of order: "#" comes before "@". */
const BEFORE = [
  "# before @",
  "# must be done before @",
  "# -> @",
  "first # then @",
  "@ needs #",
  "@ depends on #",
  "@ after #",
  "do @ only after #",
  "@ waits for #",
  "# unblocks @",
  "no @ without #",
  "@ requires #",
  "# is a precondition of @",
  "finish # prior to @",
];
const FREE = [
  "# and @ in any order",
  "# does not depend on @",
  "order of # and @ is free",
  "# or @, whichever",
];

const state = (r: Random, templates: readonly string[], before: string, after: string): string =>
  r.pick(templates).replace("#", before).replace("@", after);

interface Order extends Problem {
  readonly first: string;
  readonly last: string;
  readonly free: boolean;
}

const NO_ORDER = "no order is stated";

const taskOrder = tabled<Order, string>({
  id: "logic/task-order",
  theme: "logic-and-types",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  input: ["statement on two tasks", "dependency between two tasks", "sentence that names two tasks"],
  problems: () => (r) => {
    const [first, last] = r.sample(TASKS, 2) as [string, string];
    const free = r.chance(0.2);
    return { text: state(r, free ? FREE : BEFORE, first, last), first, last, free };
  },
  rows: {
    first: {
      goal: "<the task that has to be done first|the name of the task that comes before the other>",
      none: NO_ORDER,
      solve: (o) => (o.free ? undefined : o.first),
    },
    last: {
      goal: "<the task that has to wait|the name of the task that comes after the other>",
      none: NO_ORDER,
      solve: (o) => (o.free ? undefined : o.last),
    },
    chain: (random) => {
      const join = random.pick([" > ", ", ", " - ", " then "]);
      return {
        goal: `both tasks in the order in which they must be done, joined by "${join}"`,
        none: NO_ORDER,
        solve: (o) => (o.free ? undefined : `${o.first}${join}${o.last}`),
      };
    },
    "as-written": {
      by: "<whether the tasks are named in the order in which they are done|how the order in the text compares with the order of the work>",
      classes: [
        klass(
          "same/forward/straight",
          "the task named first is done first/the text follows the order of the work",
        ),
        klass(
          "reversed/backward/turned",
          "the task named first must wait for the other/the text turns the order round",
        ),
        klass("free/none/open", "no order is required/the tasks are independent"),
      ],
      of: ({ text, first, last, free }) => (free ? 2 : text.indexOf(first) < text.indexOf(last) ? 0 : 1),
    },
    dependent: {
      yes: "one of the tasks depends on the other",
      no: "they are independent or can be done in any order",
      names: [["dependent", "independent"]],
      holds: (o) => !o.free,
    },
  },
});

interface Plan extends Problem {
  /** The one order that both rules allow. */
  readonly right: readonly string[];
  /** Whether the plan breaks the rule that is stated first, and the second one. */
  readonly broken: readonly [boolean, boolean];
  readonly plan: readonly string[];
}

function plan(r: Random): Plan {
  const right = r.sample(TASKS, 3) as [string, string, string];
  const [a, b, c] = right;
  const order = r.chance(0.35) ? right : r.shuffle(right);
  const broken = ([x, y]: readonly [string, string]): boolean => order.indexOf(x) > order.indexOf(y);
  const rules = r.shuffle<readonly [string, string]>([
    [a, b],
    [b, c],
  ]);
  const text = `${rules.map(([x, y]) => state(r, BEFORE, x, y)).join("; ")}; plan: ${order.join(r.pick([", ", " then ", " / "]))}`;
  return { text, right, plan: order, broken: [broken(rules[0]!), broken(rules[1]!)] };
}

const taskPlan = tabled<Plan, string>({
  id: "logic/task-plan",
  theme: "logic-and-types",
  difficulty: "hard",
  survives: ["whitespace", "injection"],
  input: [
    "list of two rules and a plan",
    "plan with its two rules",
    "text with two dependencies and then a plan",
  ],
  problems: () => plan,
  rows: {
    keeps: {
      yes: "the plan keeps both rules on the order of the tasks",
      no: "it breaks a rule",
      names: [
        ["ok", "wrong"],
        ["VALID", "BROKEN"],
      ],
      holds: ({ broken }) => !broken.includes(true),
    },
    "which-rule": {
      by: "<the rule that the plan breaks|which of the two rules is broken>",
      classes: [
        klass("first/rule 1/one", "only the first rule is broken/only the rule stated first"),
        klass("second/rule 2/two", "only the second rule is broken/only the rule stated second"),
        klass("both/all/each", "both rules are broken/the two of them"),
        klass("none/ok/neither", "no rule is broken/the plan is right"),
      ],
      of: ({ broken: [one, two] }) => (one ? (two ? 2 : 0) : two ? 1 : 3),
    },
    "right-order": (random) => {
      const join = random.pick([" > ", ", ", " - ", " then "]);
      return {
        goal: `the three tasks in the order that the rules demand, joined by "${join}"`,
        note: "The plan after the rules may be wrong.",
        solve: ({ right }) => right.join(join),
      };
    },
    "must-be-first": {
      goal: "<the task that must come first by the rules, whatever the plan says|the first task of the order that the rules demand>",
      solve: ({ right }) => right[0],
    },
    middle: {
      goal: "<the task that must come between the two others by the rules|the second of the three tasks in the order that the rules demand>",
      solve: ({ right }) => right[1],
    },
    "planned-last": {
      goal: "<the task with which the plan ends, right or wrong|the last task of the plan as it stands>",
      solve: ({ plan }) => plan[2],
    },
  },
});

interface Ranking extends Problem {
  /** From the most to the least. */
  readonly order: readonly [string, string, string];
  readonly named: string;
}

const PEOPLE = words(
  "Ann Bob Cid Dora Emil Fay Gus Hana Ivo Jana Karl Lena Milo Nora Omar Pia Rita Sven Tom Uma",
);
/** What a comparison says of the greater one and of the lesser one. */
const COMPARED = [
  ["taller than", "shorter than"],
  ["older than", "younger than"],
  ["faster than", "slower than"],
  ["richer than", "poorer than"],
  ["heavier than", "lighter than"],
] as const;

const AS: Readonly<Record<(typeof COMPARED)[number][0], string>> = {
  "taller than": "tall",
  "older than": "old",
  "faster than": "fast",
  "richer than": "rich",
  "heavier than": "heavy",
};

function ranking(r: Random): Ranking {
  const order = r.sample(PEOPLE, 3) as [string, string, string];
  const [more, less] = r.pick(COMPARED);
  const say = (x: string, y: string): string =>
    r.pick([`${x} is ${more} ${y}`, `${y} is ${less} ${x}`, `${y} is not as ${AS[more]} as ${x}`]);
  const text = `${r.shuffle([say(order[0], order[1]), say(order[1], order[2])]).join(r.pick([". ", ", and ", "; "]))}.`;
  return { text, order, named: text.slice(0, text.indexOf(" ")) };
}

const MORE = "Most means tallest, oldest, fastest, richest or heaviest.";

const rankings = tabled<Ranking, string>({
  id: "logic/ranking",
  theme: "logic-and-types",
  difficulty: "hard",
  heldOut: true,
  survives: ["whitespace", "distractor", "injection"],
  input: [
    "text that compares three people",
    "pair of comparisons between three people",
    "puzzle about three people",
  ],
  problems: () => ranking,
  rows: {
    top: {
      goal: "<the person who comes out on top|the name of the person who has the most>",
      note: "On top is the tallest, oldest, fastest, richest or heaviest one.",
      solve: ({ order }) => order[0],
    },
    bottom: {
      goal: "<the person who comes last|the name of the person who has the least>",
      note: "Last is the shortest, youngest, slowest, poorest or lightest one.",
      solve: ({ order }) => order[2],
    },
    middle: {
      goal: "<the person between the two others|the name of the person in the middle of the ranking>",
      solve: ({ order }) => order[1],
    },
    order: (random) => {
      const join = random.pick([", ", " - ", " / ", "; "]);
      return {
        goal: `the three names from the most to the least, joined by "${join}"`,
        note: MORE,
        solve: ({ order }) => order.join(join),
      };
    },
    "rank-of-first": {
      goal: "<the rank of the person who is named first in the text: 1, 2 or 3|the place (1, 2 or 3) of the person with whose name the text starts>",
      note: `Rank 1 is the most. ${MORE}`,
      solve: ({ order, named }) => String(order.indexOf(named) + 1),
    },
  },
});

export const families: Family[] = [taskOrder, taskPlan, rankings];
