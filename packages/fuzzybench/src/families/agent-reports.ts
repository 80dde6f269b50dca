/** Watching another program at work: used-up budgets in a status line, and claims that the log does not bear out. */
import { type DrawnTask, type Family, family, relabel } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const GAUGES = ["steps", "tokens", "cost", "minutes", "errors"] as const;
type Gauge = (typeof GAUGES)[number];
/** A status line of an agent. */
type Status = Readonly<Record<Gauge, number>>;

// biome-ignore format: one gauge a line.
const RANGES: Record<Gauge, { readonly say: (limit: number) => string; readonly range: readonly [number, number]; readonly limits: readonly number[] }> = {
  steps: { say: (n) => `it has made more than ${n} steps`, range: [1, 80], limits: [15, 20, 30, 40, 50] },
  tokens: { say: (n) => `it has used more than ${n} tokens`, range: [500, 90000], limits: [10000, 20000, 40000, 50000] },
  cost: { say: (n) => `it has spent more than $${n}`, range: [0, 30], limits: [2, 5, 10, 15] },
  minutes: { say: (n) => `it has run for more than ${n} minutes`, range: [1, 120], limits: [10, 20, 30, 60] },
  errors: { say: (n) => `it has met more than ${n} ${n === 1 ? "error" : "errors"}`, range: [0, 12], limits: [1, 2, 3, 5] },
};

const someStatus = (r: Random): Status => {
  const value = (gauge: Gauge): number => {
    const [low, high] = RANGES[gauge].range;
    return r.chance(0.5) ? r.int(low, high) : r.int(low, low + Math.ceil((high - low) / 3));
  };
  return Object.fromEntries(GAUGES.map((gauge) => [gauge, value(gauge)])) as unknown as Status;
};

function writeStatus(r: Random, { steps, tokens, cost, minutes, errors }: Status): string {
  return r.pick([
    `step ${steps}, ${tokens} tokens, $${cost}, ${minutes} min, ${errors} errors`,
    `steps=${steps} tokens=${tokens} cost=$${cost} time=${minutes}min errors=${errors}`,
    `{"steps":${steps},"tokens":${tokens},"cost_usd":${cost},"minutes":${minutes},"errors":${errors}}`,
    `[agent] ${minutes} minutes running | ${steps} steps | ${tokens} tokens | $${cost} spent | ${errors} errors`,
    `After ${steps} steps and ${minutes} minutes: ${tokens} tokens used, $${cost} spent, ${errors} errors.`,
  ]);
}

type Limits = Readonly<Record<Gauge, number>>;
const over = (status: Status, limits: Limits, gauge: Gauge): boolean => status[gauge] > limits[gauge];
const more = (limits: Limits, gauge: Gauge): string => RANGES[gauge].say(limits[gauge]);

/** What must hold for the alarm, in words and as a test; `a` and `b` are two gauges of this task. */
interface Budget {
  readonly say: (limits: Limits, a: Gauge, b: Gauge) => string;
  readonly holds: (status: Status, limits: Limits, a: Gauge, b: Gauge) => boolean;
}
const one = (gauge: Gauge): Budget => ({
  say: (limits) => more(limits, gauge),
  holds: (status, limits) => over(status, limits, gauge),
});
const BUDGETS = {
  ...(Object.fromEntries(GAUGES.map((gauge) => [gauge, one(gauge)])) as Record<Gauge, Budget>),
  "either-of-two": {
    say: (limits, a, b) => `${more(limits, a)} or ${more(limits, b)}`,
    holds: (status, limits, a, b) => over(status, limits, a) || over(status, limits, b),
  },
  "both-of-two": {
    say: (limits, a, b) => `${more(limits, a)} and also ${more(limits, b)}`,
    holds: (status, limits, a, b) => over(status, limits, a) && over(status, limits, b),
  },
} as const satisfies Record<string, Budget>;

const SETS = [
  ["stop", "continue"],
  ["yes", "no"],
  ["1", "0"],
  ["OVER", "WITHIN"],
  ["alarm", "ok"],
  ["true", "false"],
] as const;

function drawBudget(random: Random, variant: keyof typeof BUDGETS): DrawnTask {
  const budget: Budget = BUDGETS[variant];
  const limits = Object.fromEntries(
    GAUGES.map((gauge) => [gauge, random.pick(RANGES[gauge].limits)]),
  ) as unknown as Limits;
  const [a, b] = random.sample(GAUGES, 2) as [Gauge, Gauge];
  const { yes, no, all } = relabel(random, ["yes", "no"], SETS);
  const say = budget.say(limits, a, b);
  const holds = (status: Status): boolean => budget.holds(status, limits, a, b);
  const answer = (status: Status): string => (holds(status) ? yes : no);
  return {
    canonical: `Read an agent's status line: ${yes} if ${say}, otherwise ${no}; exactly the limit is still ${no}.`,
    ...wordings(random, {
      plain: [
        `<Read|Check> the status line of an agent. Answer ${yes} if ${say}. Otherwise answer ${no}; exactly the limit is not too much.`,
        `The input says what an automated worker has used up so far. <Return|Output> ${yes} as soon as ${say}, and ${no} before that. Other values do not matter.`,
        `Budget watch: an agent is over budget when ${say}. Give ${yes} for over and ${no} for not over.`,
        `Decide from a progress report whether ${say}. ${yes} if so, ${no} if it is at the limit or below.`,
      ],
      terse: [`agent budget: ${yes} if ${say}, else ${no}`, `${say} -> ${yes}; otherwise ${no}`],
      casual: [
        `don't let my agent run away: if ${say} say ${yes}, else ${no}`,
        `only tell me ${yes} once ${say}, until then it's ${no}`,
        `keeping an eye on costs here. ${yes} when ${say}, and ${no} in any other case`,
      ],
    }),
    labels: all,
    sample(r) {
      const wanted = r.chance(0.5);
      let status = someStatus(r);
      for (let tries = 0; tries < 8 && holds(status) !== wanted; tries++) status = someStatus(r);
      return { input: writeStatus(r, status), output: answer(status), latent: status };
    },
    answer: ({ latent }) => answer(latent as Status),
  };
}

/** What an agent says about its work, and what the log says. */
interface Report {
  readonly claimedFailed: number;
  readonly failed: number;
  readonly passed: number;
  readonly claimedFiles: number;
  readonly files: readonly string[];
  readonly claimedDeploy: boolean;
  readonly deployed: boolean;
}

const FILES = ["app.ts", "cart.ts", "login.py", "main.go", "style.css", "README.md", "db.sql", "api.js"];

function someReport(r: Random): Report {
  const files = r.sample(FILES, r.int(1, 4));
  const failed = r.pick([0, 0, r.int(1, 4)]);
  const deployed = r.chance(0.5);
  const wrong = () => r.chance(0.35);
  return {
    failed,
    claimedFailed: wrong() ? (failed === 0 ? r.int(1, 4) : 0) : failed,
    passed: r.int(8, 60),
    files,
    claimedFiles: wrong() ? files.length + r.int(1, 2) : files.length,
    deployed,
    claimedDeploy: wrong() ? !deployed : deployed,
  };
}

function writeReport(r: Random, report: Report): string {
  const { claimedFailed, failed, passed, claimedFiles, files, claimedDeploy, deployed } = report;
  const tests =
    claimedFailed === 0
      ? r.pick(["all tests pass", "no test fails"])
      : claimedFailed === 1
        ? "1 test fails"
        : `${claimedFailed} tests fail`;
  const changed = `${claimedFiles} ${claimedFiles === 1 ? "file" : "files"} changed`;
  const live = claimedDeploy
    ? r.pick(["it is deployed", "the deploy worked"])
    : r.pick(["the deploy failed", "it could not be deployed"]);
  const claim = r.shuffle([tests, changed, live]).join(", ");
  const log = r.shuffle([
    `tests: ${passed} passed, ${failed} failed`,
    `changed: ${files.join(" ")}`,
    `deploy: exit code ${deployed ? 0 : r.int(1, 3)}`,
  ]);
  return `Agent: ${claim}.\nLog: ${log.join("; ")}`;
}

const sameTests = (report: Report): boolean => report.claimedFailed === report.failed;
const sameFiles = ({ claimedFiles, files }: Report): boolean => claimedFiles === files.length;
const sameDeploy = ({ claimedDeploy, deployed }: Report): boolean => claimedDeploy === deployed;

const CLAIMS = {
  tests: { say: "what the agent says about failing tests", holds: sameTests },
  files: { say: "the number of changed files that the agent names", holds: sameFiles },
  deploy: { say: "what the agent says about the deploy (exit code 0 means it worked)", holds: sameDeploy },
  everything: {
    say: "all that the agent says about tests, files and deploy (exit code 0 means it worked)",
    holds: (report: Report) => sameTests(report) && sameFiles(report) && sameDeploy(report),
  },
} as const;

function drawClaim(random: Random, variant: keyof typeof CLAIMS): DrawnTask {
  const { say, holds } = CLAIMS[variant];
  const { yes, no, all } = relabel(
    random,
    ["yes", "no"],
    [
      ["true", "false"],
      ["ok", "lie"],
      ["MATCH", "MISMATCH"],
      ["yes", "no"],
      ["1", "0"],
      ["confirmed", "contradicted"],
    ],
  );
  const answer = (report: Report): string => (holds(report) ? yes : no);
  return {
    canonical: `Compare an agent's claim with the log: ${yes} if ${say} agrees with the log, ${no} if not.`,
    ...wordings(random, {
      plain: [
        `<Compare|Check> ${say} with the log that follows. Answer ${yes} if the log agrees and ${no} if it does not.`,
        `An agent reports on its work and the log shows the facts. Is this right: ${say}? <Say|Return> ${yes} if it is and ${no} otherwise. Nothing else counts.`,
        `The input holds a report and a log. Output ${no} when the log contradicts ${say}, and ${yes} when both fit.`,
        `Fact check for automated workers: ${yes} means that ${say} fits the log, ${no} means that it does not.`,
      ],
      terse: [
        `${say} vs log: ${yes} = agrees, ${no} = contradicts`,
        `claim check (${say}): ${yes} if right, else ${no}`,
      ],
      casual: [
        `can I believe the bot? I only care about ${say}. ${yes} if the log backs it, ${no} if not`,
        `agents like to brag, so compare ${say} with the log: ${yes} when it's right and ${no} when it's wrong`,
        `does the log bear out ${say}? ${yes} or ${no} please, ${yes} meaning it does`,
      ],
    }),
    labels: all,
    sample(r) {
      const wanted = r.chance(0.5);
      let report = someReport(r);
      for (let tries = 0; tries < 6 && holds(report) !== wanted; tries++) report = someReport(r);
      return { input: writeReport(r, report), output: answer(report), latent: report };
    },
    answer: ({ latent }) => answer(latent as Report),
  };
}

export const families: Family[] = [
  family({
    id: "agent-watchdog/budget",
    theme: "agent-watchdog",
    difficulty: "hard",
    variants: Object.keys(BUDGETS) as (keyof typeof BUDGETS)[],
    survives: ["whitespace", "distractor", "injection"],
    draw: drawBudget,
  }),
  family({
    id: "agent-watchdog/claim-check",
    theme: "agent-watchdog",
    difficulty: "hard",
    variants: Object.keys(CLAIMS) as (keyof typeof CLAIMS)[],
    survives: ["whitespace", "injection"],
    draw: drawClaim,
  }),
];
