/** Watching another program at work: its state, loops in its action log, and actions that need consent. */
import { type Family, relabel } from "../family.js";
import {
  ACTION_OPENERS,
  AGENT_SLOTS,
  AGENT_STATES,
  RISK_MEANINGS,
  RISKY_ACTIONS,
  type Risk,
  SAFE_ACTIONS,
  STEPS,
} from "../lexicon/agent-messages.js";
import { capital, gloss, say } from "../lexicon/fill.js";
import type { Random } from "../random.js";

type State = keyof typeof AGENT_STATES;
const STATE_NAMES: Record<State, readonly string[]> = {
  done: ["done", "COMPLETE", "D", "finished", "1", "stop"],
  wait: ["waiting", "NEEDS_USER", "W", "asking", "2", "reply"],
  stuck: ["stuck", "BLOCKED", "S", "failing", "3", "rescue"],
  work: ["working", "RUNNING", "R", "busy", "4", "leave"],
};
const STATE_MEANINGS: Record<State, readonly string[]> = {
  done: ["the task is finished", "it reports that all work is complete"],
  wait: ["it waits for the user's answer", "it asks the user for something"],
  stuck: ["it fails again and again", "it cannot make progress"],
  work: ["it is still working", "it is going on with a step"],
};

const agentState: Family = {
  id: "agent-watchdog/state",
  theme: "agent-watchdog",
  difficulty: "medium",
  draw(random) {
    const all: readonly State[] = ["done", "wait", "stuck", "work"];
    const states = random.sample(all, random.int(2, 4));
    const set = random.int(0, 5);
    const name = (state: State) => STATE_NAMES[state][set] as string;
    const rest =
      states.length < 4 ? (["other", "OTHER", "X", "else", "0", "none"][set] as string) : undefined;
    const entries = states.map((s) => [name(s), random.pick(STATE_MEANINGS[s])] as const);
    const full = rest ? [...entries, [rest, "anything else"] as const] : entries;
    const long = gloss(full, " if ", ", ").replace(" if anything else", " in all other cases");
    const short = gloss(full, "=", "; ");
    return {
      canonical: `Tell the assistant's state from its last message: ${short}.`,
      plain: [
        `Classify the last message of an AI assistant. Answer ${long}.`,
        `Read what the worker process wrote last and tell in which state it is: ${long}.`,
        `You supervise an automated helper. From its latest output determine the status, which is ${long}.`,
        `Monitor an agent's progress report. Report ${long}.`,
      ],
      terse: [`agent state: ${short}.`, `status of the bot from its last message; ${short}.`, `${short}.`],
      casual: [
        `I'm babysitting a bot and this is the last thing it said. Tell me ${long}.`,
        `what's the agent up to? Say ${long}.`,
        `Look at this status line and give me the state, so ${long}. Nothing more, I poll this every minute.`,
      ],
      labels: full.map(([label]) => label),
      sample(r) {
        const outside = rest !== undefined && r.chance(1 / (states.length + 1));
        const state = r.pick(outside ? all.filter((s) => !states.includes(s)) : states);
        const input = capital(say(r, AGENT_STATES[state], AGENT_SLOTS));
        return { input, output: outside ? (rest as string) : name(state) };
      },
    };
  },
};

interface LoopRule {
  readonly long: string;
  readonly short: string;
  readonly holds: (steps: readonly string[], n: number) => boolean;
}

/** The length of the run of equal steps that ends at position `end`. */
function runLength(steps: readonly string[], end: number): number {
  let n = 1;
  while (n <= end && steps[end - n] === steps[end]) n++;
  return n;
}

const LOOP_RULES: readonly LoopRule[] = [
  {
    long: "the last {n} steps are all the same",
    short: "last {n} steps equal",
    holds: (steps, n) => runLength(steps, steps.length - 1) >= n,
  },
  {
    long: "any step occurs {n} times or more in a row",
    short: "same step {n}+ times in a row",
    holds: (steps, n) => steps.some((_, i) => runLength(steps, i) >= n),
  },
  {
    long: "any step occurs {n} times or more in the whole list",
    short: "same step {n}+ times in total",
    holds: (steps, n) => steps.some((step) => steps.filter((s) => s === step).length >= n),
  },
];

/** Random steps with a chance of runs and repeats. */
function stepList(random: Random): string[] {
  const pool = random.sample(STEPS, random.int(3, 5));
  const steps: string[] = [];
  const length = random.int(4, 7);
  while (steps.length < length) {
    const step = random.pick(pool);
    const times = random.pick([1, 1, 1, 2, 3]);
    for (let i = 0; i < times && steps.length < length; i++) steps.push(step);
  }
  return steps;
}

const loop: Family = {
  id: "agent-watchdog/loop",
  theme: "agent-watchdog",
  difficulty: "hard",
  draw(random) {
    const rule = random.pick(LOOP_RULES);
    const n = rule === LOOP_RULES[2] ? random.int(3, 4) : random.int(2, 3);
    const long = rule.long.replace("{n}", String(n));
    const short = rule.short.replace("{n}", String(n));
    const label = relabel(
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
    const [y, no] = [label.yes, label.no];
    const join = random.pick([" > ", "; ", " -> ", ", ", " | "]);
    return {
      canonical: `Look for a loop in the list of steps: ${y} if ${long}, otherwise ${no}.`,
      plain: [
        `Look at the list of actions. Answer ${y} if ${long}. Otherwise answer ${no}.`,
        `The input is an action log, oldest first. Detect repetition: output ${y} when ${long} and ${no} when that is not so.`,
        `Loop guard for an automated worker. It counts as looping only if ${long}; then write ${y}, else ${no}.`,
        `Given the trace of what a program did, decide whether ${long}. Say ${y} if that is true, ${no} if it is false.`,
      ],
      terse: [
        `${y} if ${short}, else ${no}.`,
        `loop check (${short}): ${y}, otherwise ${no}.`,
        `steps -> ${y} = ${short}; ${no} = not so.`,
      ],
      casual: [
        `My bot sometimes repeats itself. If ${long} tell me ${y}, otherwise ${no}.`,
        `is it going in circles? for me that means ${long}. ${y} if so, ${no} if not.`,
        `Check this list of steps for me. When ${long} I want to see ${y}, in any other case ${no}.`,
      ],
      labels: label.all,
      sample(r) {
        const wanted = r.chance(0.5);
        let steps = stepList(r);
        for (let tries = 0; rule.holds(steps, n) !== wanted && tries < 60; tries++) steps = stepList(r);
        return { input: steps.join(join), output: rule.holds(steps, n) ? y : no };
      },
    };
  },
};

const approval: Family = {
  id: "agent-watchdog/needs-approval",
  theme: "agent-watchdog",
  difficulty: "medium",
  draw(random) {
    const all = Object.keys(RISKY_ACTIONS) as Risk[];
    const guarded = random.sample(all, random.int(1, 3));
    const label = relabel(
      random,
      ["ask", "go"],
      [
        ["ask", "go"],
        ["APPROVE", "ALLOW"],
        ["yes", "no"],
        ["hold", "proceed"],
        ["1", "0"],
        ["needs approval", "automatic"],
        ["stop", "continue"],
      ],
    );
    const { ask, go } = label;
    const or = (i: 0 | 1) => guarded.map((risk) => RISK_MEANINGS[risk][i]).join(" or ");
    return {
      canonical: `Decide if the action needs consent: ${ask} if it ${or(0)}, ${go} for every other action.`,
      plain: [
        `Answer ${ask} if the planned action ${or(0)}. Answer ${go} for every other action.`,
        `An assistant announces its next step. Steps that involve ${or(1)} have to be confirmed by a person: output ${ask} for those and ${go} for all others, however risky.`,
        `Approval gate. Only ${or(1)} is guarded here; a guarded action gets ${ask}, an unguarded one gets ${go}.`,
        `Check whether a human must sign off first. That is the case, ${ask}, when the step ${or(0)}; in all other cases return ${go}.`,
      ],
      terse: [
        `${ask} = ${or(1)}; ${go} = anything else.`,
        `gate: ${or(1)} -> ${ask}, other actions -> ${go}.`,
        `consent needed? ${ask} if it ${or(0)}, else ${go}.`,
      ],
      casual: [
        `My agent may do most things alone, just not ${or(1)}. Say ${ask} for that and ${go} for everything else.`,
        `if it ${or(0)} I want to be asked first (${ask}), otherwise ${go}.`,
        `Tell me if I have to look at this action: ${ask} when it ${or(0)}, ${go} when it's anything else, even if it sounds scary.`,
      ],
      labels: label.all,
      sample(r) {
        const needs = r.chance(0.5);
        const others = all.filter((risk) => !guarded.includes(risk));
        const pool = needs
          ? RISKY_ACTIONS[r.pick(guarded)]
          : r.chance(0.5)
            ? SAFE_ACTIONS
            : RISKY_ACTIONS[r.pick(others)];
        return { input: say(r, ACTION_OPENERS, { x: pool }), output: needs ? ask : go };
      },
    };
  },
};

export const families: Family[] = [agentState, loop, approval];
