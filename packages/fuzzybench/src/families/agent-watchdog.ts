/**
 * Watching another program at work: its state, and actions that need consent. Its action log is judged in
 * agent-steps.ts and agent-order.ts, its tool calls in agent-tools.ts, budgets and claims in agent-reports.ts.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES, relabel } from "../family.js";
import {
  ACTION_OPENERS,
  AGENT_SLOTS,
  AGENT_STATES,
  RISK_MEANINGS,
  RISKY_ACTIONS,
  type Risk,
  SAFE_ACTIONS,
} from "../lexicon/agent-messages.js";
import { capital, gloss, say } from "../lexicon/fill.js";
import type { Random } from "../random.js";
import { families as order } from "./agent-order.js";
import { families as reports } from "./agent-reports.js";
import { families as steps } from "./agent-steps.js";
import { families as tools } from "./agent-tools.js";

type State = keyof typeof AGENT_STATES;
const STATES: readonly State[] = ["done", "wait", "stuck", "work"];
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

const GATE = [
  ["yes", "no"],
  ["1", "0"],
  ["true", "false"],
  ["YES", "NO"],
  ["Y", "N"],
  ["alert", "quiet"],
] as const;

/** Questions with two answers: the states that count, and the meanings of both. */
const ASKED = {
  finished: {
    states: ["done"],
    means: ["the task is finished and nothing is left to do", "anything is still open, stuck or waiting"],
  },
  stuck: {
    states: ["stuck"],
    means: ["it fails again and again without progress", "it works, waits for an answer or is finished"],
  },
  waiting: {
    states: ["wait"],
    means: ["it asks the user for an answer or permission", "it works, is stuck or is finished"],
  },
  "needs-person": {
    states: ["wait", "stuck"],
    means: ["somebody has to help, as it asks for something or is stuck", "it goes on alone or is finished"],
  },
  "still-active": {
    states: ["work"],
    means: [
      "it is busy with a step and goes on by itself",
      "it has finished, waits for an answer or is stuck",
    ],
  },
} as const satisfies Record<string, { readonly states: readonly State[]; readonly means: readonly string[] }>;

type StateVariant = keyof typeof ASKED | "four-states" | "some-or-other";

/** Labels with their meanings, and the place of the label of each state. */
interface Classes {
  readonly labels: readonly string[];
  readonly means: readonly string[];
  readonly of: (state: State) => number;
}

function stateClasses(random: Random, variant: StateVariant): Classes {
  if (variant !== "four-states" && variant !== "some-or-other") {
    const { states, means }: { readonly states: readonly State[]; readonly means: readonly string[] } =
      ASKED[variant];
    return { labels: random.pick(GATE), means, of: (state) => (states.includes(state) ? 0 : 1) };
  }
  const some = variant === "some-or-other";
  const chosen = some ? random.sample(STATES, random.int(2, 3)) : STATES;
  const set = random.int(0, 5);
  const labels = chosen.map((state) => STATE_NAMES[state][set] as string);
  const means = chosen.map((state) => random.pick(STATE_MEANINGS[state]));
  if (some) {
    labels.push(["other", "OTHER", "X", "else", "0", "none"][set] as string);
    means.push("it is in any other state");
  }
  return {
    labels,
    means,
    of: (state) => (chosen.includes(state) ? chosen.indexOf(state) : labels.length - 1),
  };
}

function drawState(random: Random, variant: StateVariant): DrawnTask {
  const { labels, means, of } = stateClasses(random, variant);
  const entries = labels.map((label, i) => [label, means[i] as string] as const);
  const long = gloss(entries, " if ", ", ");
  const short = gloss(entries, "=", "; ");
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
    labels,
    sample(r) {
      const at = r.int(0, 2 * labels.length - 1) % labels.length;
      const state = r.pick(STATES.filter((one) => of(one) === at));
      const input = capital(say(r, AGENT_STATES[state], AGENT_SLOTS));
      return { input, output: labels[at] as string, latent: state };
    },
    answer: ({ latent }) => labels[of(latent as State)],
  };
}

const RISKS = Object.keys(RISKY_ACTIONS) as Risk[];

/** Guards one kind of action, or two to three of them. */
function drawApproval(random: Random, variant: Risk | "several"): DrawnTask {
  const guarded = variant === "several" ? random.sample(RISKS, random.int(2, 3)) : [variant];
  const others = RISKS.filter((risk) => !guarded.includes(risk));
  const { ask, go, all } = relabel(
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
    labels: all,
    sample(r) {
      const needs = r.chance(0.5);
      const risk = needs ? r.pick(guarded) : r.chance(0.5) ? undefined : r.pick(others);
      const input = say(r, ACTION_OPENERS, { x: risk ? RISKY_ACTIONS[risk] : SAFE_ACTIONS });
      return { input, output: needs ? ask : go, latent: risk };
    },
    answer: ({ latent }) => (guarded.some((risk) => risk === latent) ? ask : go),
  };
}

export const families: Family[] = [
  family({
    id: "agent-watchdog/state",
    theme: "agent-watchdog",
    difficulty: "medium",
    variants: ["four-states", "some-or-other", ...(Object.keys(ASKED) as (keyof typeof ASKED)[])],
    survives: MEANING_SURVIVES,
    draw: drawState,
  }),
  family({
    id: "agent-watchdog/needs-approval",
    theme: "agent-watchdog",
    difficulty: "medium",
    variants: [...RISKS, "several"],
    survives: ["case", "whitespace", "distractor", "injection"],
    draw: drawApproval,
  }),
  ...steps,
  ...order,
  ...tools,
  ...reports,
];
