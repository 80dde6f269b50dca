/** Watching another program at work: loops in its action log, facts of the log, and rules on the order of steps. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { STEPS } from "../lexicon/agent-messages.js";
import { choose, NOTHING } from "../lexicon/choices.js";
import type { Random } from "../random.js";

type Steps = readonly string[];
const JOINS = [" > ", "; ", " -> ", ", ", " | "] as const;

/** The length of the run of equal steps that ends at position `end`. */
function runLength(steps: Steps, end: number): number {
  let n = 1;
  while (n <= end && steps[end - n] === steps[end]) n++;
  return n;
}
const count = (steps: Steps, step: string): number => steps.filter((s) => s === step).length;

/** Random steps with a chance of runs, of two steps in turn, and of repeats. */
function stepList(random: Random): Steps {
  const pool = random.sample(STEPS, random.int(3, 6));
  const steps: string[] = [];
  const length = random.int(5, 8);
  while (steps.length < length) {
    const step = random.pick(pool);
    const other = random.pick(pool);
    const times = random.pick([1, 1, 1, 2, 3]);
    const turn = random.chance(0.15) ? [step, other, step, other] : Array.from({ length: times }, () => step);
    steps.push(...turn);
  }
  const cut = steps.slice(0, length);
  if (!random.chance(0.2)) return cut;
  const [a, b] = random.sample(pool, 2) as [string, string];
  return [...cut.slice(0, -4), a, b, a, b];
}

interface LoopRule {
  readonly long: string;
  readonly short: string;
  readonly numbers: readonly number[];
  readonly holds: (steps: Steps, n: number) => boolean;
}

const LOOP_RULES = {
  "last-equal": {
    long: "the last {n} steps are all the same",
    short: "last {n} steps equal",
    numbers: [2, 3],
    holds: (steps, n) => runLength(steps, steps.length - 1) >= n,
  },
  "run-anywhere": {
    long: "any step occurs {n} times or more in a row",
    short: "same step {n}+ times in a row",
    numbers: [2, 3],
    holds: (steps, n) => steps.some((_, i) => runLength(steps, i) >= n),
  },
  "often-in-total": {
    long: "any step occurs {n} times or more in the whole list",
    short: "same step {n}+ times in total",
    numbers: [3, 4],
    holds: (steps, n) => steps.some((step) => count(steps, step) >= n),
  },
  "in-turn": {
    long: "the last four steps are two different steps in turn (A B A B)",
    short: "last four steps of the form A B A B with A not B",
    numbers: [4],
    holds: (steps) => {
      const [a, b, c, d] = steps.slice(-4);
      return a === c && b === d && a !== b;
    },
  },
  "nothing-new": {
    long: "each of the last {n} steps had already occurred earlier in the list",
    short: "none of the last {n} steps is new",
    numbers: [2, 3],
    holds: (steps, n) => steps.every((step, i) => i < steps.length - n || steps.slice(0, i).includes(step)),
  },
  "two-kinds": {
    long: "there are at most two different steps among the last {n}",
    short: "last {n} steps use two or fewer different ones",
    numbers: [4, 5],
    holds: (steps, n) => new Set(steps.slice(-n)).size <= 2,
  },
  "back-to-start": {
    long: "the last step is the same as the first step",
    short: "last step = first step",
    numbers: [1],
    holds: (steps) => steps[0] === steps.at(-1),
  },
} as const satisfies Record<string, LoopRule>;

function drawLoop(random: Random, variant: keyof typeof LOOP_RULES): DrawnTask {
  const rule: LoopRule = LOOP_RULES[variant];
  const n = random.pick(rule.numbers);
  const long = rule.long.replace("{n}", String(n));
  const short = rule.short.replace("{n}", String(n));
  const { yes, no, all } = relabel(
    random,
    ["yes", "no"],
    [
      ["loop", "ok"],
      ["LOOPING", "FINE"],
      ["yes", "no"],
      ["1", "0"],
      ["repeat", "progress"],
      ["kill", "keep"],
      ["stuck", "moving"],
    ],
  );
  const join = random.pick(JOINS);
  const answer = (steps: Steps): string => (rule.holds(steps, n) ? yes : no);
  return {
    canonical: `Look for a loop in the list of steps: ${yes} if ${long}, otherwise ${no}.`,
    plain: [
      `Look at the list of actions. Answer ${yes} if ${long}. Otherwise answer ${no}.`,
      `The input is an action log, oldest first. Detect repetition: output ${yes} when ${long} and ${no} when that is not so.`,
      `Loop guard for an automated worker. It counts as looping only if ${long}; then write ${yes}, else ${no}.`,
      `Given the trace of what a program did, decide whether ${long}. Say ${yes} if that is true, ${no} if it is false.`,
    ],
    terse: [
      `${yes} if ${short}, else ${no}.`,
      `loop check (${short}): ${yes}, otherwise ${no}.`,
      `steps -> ${yes} = ${short}; ${no} = not so.`,
    ],
    casual: [
      `My bot sometimes repeats itself. If ${long} tell me ${yes}, otherwise ${no}.`,
      `is it going in circles? for me that means ${long}. ${yes} if so, ${no} if not.`,
      `Check this list of steps for me. When ${long} I want to see ${yes}, in any other case ${no}.`,
    ],
    labels: all,
    sample(r) {
      const wanted = r.chance(0.5);
      let steps = stepList(r);
      for (let tries = 0; tries < 10 && rule.holds(steps, n) !== wanted; tries++) steps = stepList(r);
      return { input: steps.join(join), output: answer(steps), latent: steps };
    },
    answer: ({ latent }) => answer(latent as Steps),
  };
}

interface Fact {
  readonly say: readonly string[];
  readonly of: (steps: Steps) => string;
  /** What is answered when there is nothing is part of the task. */
  readonly absent?: string;
}

const FACTS = {
  "longest-run": {
    say: [
      "length of the longest run of equal steps in a row",
      "highest number of times that one step stands in a row",
    ],
    of: (steps) => String(Math.max(...steps.map((_, i) => runLength(steps, i)))),
  },
  "different-steps": {
    say: ["number of different steps", "count of distinct steps"],
    of: (steps) => String(new Set(steps).size),
  },
  "first-repeat": {
    say: [
      "first step that is the same as the step right before it",
      "step that is the earliest to follow itself directly",
    ],
    of: (steps) => steps.find((step, i) => i > 0 && steps[i - 1] === step) ?? "",
    absent: "no step follows itself",
  },
  "last-new": {
    say: [
      "step that was the last to occur for the first time",
      "newest step, that is the last one not seen before",
    ],
    of: (steps) => steps.findLast((step, i) => !steps.slice(0, i).includes(step)) as string,
  },
  "last-count": {
    say: [
      "number of times that the last step occurs in the whole list",
      "count of all occurrences of the final step",
    ],
    of: (steps) => String(count(steps, steps.at(-1) as string)),
  },
  "before-last": {
    say: ["last step that differs from the final one", "step before the final run of equal steps"],
    of: (steps) => steps.findLast((step) => step !== steps.at(-1)) ?? "",
    absent: "all steps are equal",
  },
} as const satisfies Record<string, Fact>;

function drawFact(random: Random, variant: keyof typeof FACTS): DrawnTask {
  const fact: Fact = FACTS[variant];
  const say = random.pick(fact.say);
  const none = random.pick(NOTHING);
  const join = random.pick(JOINS);
  const otherwise = fact.absent ? ` If ${fact.absent}, answer ${none}.` : "";
  const brief = fact.absent ? `, ${none} if ${fact.absent}` : "";
  const answer = (steps: Steps): string => fact.of(steps) || none;
  const texts = (list: readonly string[]) => list.map((text) => choose(random, text));
  return {
    canonical: `From an action log give the ${say}${brief}.`,
    plain: texts([
      `<Read|Take> the list of actions of a program, oldest first, and <give|return> the ${say}.${otherwise}`,
      `The input is an action log, the output is the ${say}.${otherwise}`,
      `To see whether a worker repeats itself, <find|determine> the ${say} in its list of steps.${otherwise}`,
      `An agent wrote down its steps in order. What is the ${say}?${otherwise}`,
    ]),
    terse: [`step list -> ${say}${brief}.`, `${say} of the action log${brief}.`],
    casual: texts([
      `<hey, |>my bot logs its steps. I'd like the ${say}${brief}.`,
      `just give me the ${say} from this list of steps${brief}, <thanks|please>.`,
      `debugging an agent, need the ${say}${brief}.`,
    ]),
    sample(r) {
      const steps = stepList(r);
      return { input: steps.join(join), output: answer(steps), latent: steps };
    },
    answer: ({ latent }) => answer(latent as Steps),
  };
}

export const families: Family[] = [
  family({
    id: "agent-watchdog/loop",
    theme: "agent-watchdog",
    difficulty: "hard",
    variants: Object.keys(LOOP_RULES) as (keyof typeof LOOP_RULES)[],
    survives: ["distractor", "injection"],
    draw: drawLoop,
  }),
  family({
    id: "agent-watchdog/step-fact",
    theme: "agent-watchdog",
    difficulty: "hard",
    variants: Object.keys(FACTS) as (keyof typeof FACTS)[],
    survives: ["injection"],
    draw: drawFact,
  }),
];
