/** A policy of three numbered rules and somebody's case: what is kept, broken or left open. */
import { MEANING_SURVIVES } from "../family.js";
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { fill } from "../lexicon/fill.js";
import { POLICIES } from "../lexicon/policies.js";

type Status = "kept" | "broken" | "unsaid";
const STATUSES: readonly Status[] = ["kept", "kept", "kept", "kept", "broken", "unsaid"];

interface Case {
  /** Status of the rules as numbered in the text. */
  readonly rules: readonly Status[];
  readonly deadline: Status;
  readonly left: number;
}

const numbers = (rules: readonly Status[], wanted: Status, join: string): string =>
  rules.flatMap((status, i) => (status === wanted ? [String(i + 1)] : [])).join(join);

export const policy = tableFamily<Case, { join: string }>({
  id: "grounded-qa/policy",
  theme: "grounded-qa",
  difficulty: "hard",
  // A misspelt number word or rule number would be another case, but only words of letters are changed.
  survives: MEANING_SURVIVES,
  things: [
    "three numbered rules and somebody's request",
    "a policy with rules 1 to 3 and a customer's case",
    "numbered conditions and a message that asks for something",
  ],
  misses: ["none", "0", "-", "NONE", "n/a"],
  options: (random) => ({ join: random.pick([",", " ", "+", ", "]) }),
  scene: (r) => {
    const { wish, deadline, others } = r.pick(POLICIES);
    const order = r.shuffle([deadline, ...others]);
    const n = r.int(2, 9) * 5;
    const statuses = order.map(() => r.pick(STATUSES));
    const at = order.indexOf(deadline);
    const left = statuses[at] === "broken" ? -r.int(1, 12) : r.int(1, n - 2);
    const slots = { n: String(n), m: String(n - left) };
    const rules = order.map(({ rule }, i) => `${i + 1}. ${fill(r, r.pick(rule), slots)}`).join(" ");
    const told = order.flatMap((rule, i) => {
      const status = statuses[i] as Status;
      return status === "unsaid" ? [] : [fill(r, r.pick(rule[status]), slots)];
    });
    const input = `${rules}\n${[r.pick(wish), ...r.shuffle(told)].join(" ")}`;
    return { input, latent: { rules: statuses, deadline: statuses[at] as Status, left } };
  },
  rows: {
    verdict: {
      sets: [
        ["accept", "reject", "ask back"],
        ["YES", "NO", "UNCLEAR"],
        ["granted", "refused", "more information"],
        ["1", "2", "3"],
        ["A", "B", "C"],
      ],
      read: ({ rules }) => (rules.includes("broken") ? 1 : rules.includes("unsaid") ? 2 : 0),
      rule: ([yes, no, open]) => ({
        long: [
          `decide the case by the rules: ${yes} if all three are met, ${no} if at least one is broken, ${open} if none is broken but the message does not say enough to check them all`,
          `answer ${no} as soon as one condition fails; otherwise ${open} if the message leaves a condition open, and ${yes} if every condition holds`,
        ],
        short: [
          `${yes}=all rules met, ${no}=some rule broken, ${open}=none broken but something not said`,
          `case: ${no} if a rule fails, else ${open} if a point is missing, else ${yes}`,
        ],
      }),
    },
    generous: {
      sets: [...YES_NO, ["accept", "reject"], ["granted", "refused"]],
      read: ({ rules }) => (rules.includes("broken") ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `decide generously: ${no} only if the message shows that a rule is broken, otherwise ${yes}; what is not said counts as fine`,
          `answer ${yes} unless the case clearly violates one of the rules, then ${no}; assume the best on points the message leaves out`,
        ],
        short: [
          `${no} if a rule is clearly broken, else ${yes} (unsaid = fine)`,
          `benefit of the doubt: ${yes} without a violation, ${no} with one`,
        ],
      }),
    },
    strict: {
      sets: [...YES_NO, ["accept", "reject"], ["granted", "refused"]],
      read: ({ rules }) => (rules.every((status) => status === "kept") ? 0 : 1),
      rule: ([yes, no]) => ({
        long: [
          `decide strictly: ${yes} only if the message shows that all three rules are met, otherwise ${no}; what is not said counts against it`,
          `answer ${no} if any condition is broken or not addressed, and ${yes} only when each of them is shown to hold`,
        ],
        short: [
          `${yes} if all rules are shown to be met, else ${no} (unsaid = not met)`,
          `burden of proof on the customer: everything shown ${yes}, otherwise ${no}`,
        ],
      }),
    },
    broken: {
      solve: ({ rules }, miss, { join }) => numbers(rules, "broken", join) || miss,
      rule: (miss, { join }) => ({
        long: [
          `list the numbers of the rules that the case breaks, in order and joined by "${join}", or output ${miss} if it breaks none`,
          `name what stands against the request by rule number ("${join}" between several); ${miss} if no condition is violated`,
        ],
        short: [
          `numbers of broken rules joined by "${join}", else ${miss}`,
          `violated conditions by number ("${join}" between), ${miss} if none`,
        ],
      }),
    },
    "not-addressed": {
      solve: ({ rules }, miss, { join }) => numbers(rules, "unsaid", join) || miss,
      rule: (miss, { join }) => ({
        long: [
          `list the numbers of the rules about which the message says nothing, in order and joined by "${join}", or output ${miss} if it speaks to all`,
          `find what one would have to ask back: the conditions that the message leaves open, by number with "${join}" between them; ${miss} if nothing is open`,
        ],
        short: [
          `numbers of rules the message does not address, joined by "${join}", else ${miss}`,
          `open points by rule number ("${join}"), ${miss} if none`,
        ],
      }),
    },
    deadline: {
      sets: [
        ["in time", "late", "not said"],
        ["YES", "NO", "UNKNOWN"],
        ["OK", "EXPIRED", "?"],
        ["0", "1", "2"],
      ],
      read: ({ deadline }) => ["kept", "broken", "unsaid"].indexOf(deadline),
      rule: ([ok, late, open]) => ({
        long: [
          `check the deadline alone: ${ok} if the number of days is within the limit, ${late} if it is over, ${open} if the message gives no number of days`,
          `look only at the rule with the days and answer ${ok} for in time, ${late} for too late, ${open} when it is not told how long ago it was`,
        ],
        short: [
          `deadline: ${ok}=kept, ${late}=missed, ${open}=days not given`,
          `only the days count: within limit ${ok}, beyond ${late}, not told ${open}`,
        ],
      }),
    },
    "days-left": {
      solve: ({ deadline, left }, miss) => (deadline === "unsaid" ? miss : String(Math.max(0, left))),
      rule: (miss) => ({
        long: [
          `compute how many days of the deadline are left, that is the limit minus the days that have passed, with 0 if it is over; output ${miss} if the message does not give the days`,
          `subtract the days in the message from the days in the rule and output the number, never less than 0; ${miss} when no days are told`,
        ],
        short: [
          `days left until the deadline (0 if over), ${miss} if days are not told`,
          `limit - days passed, at least 0; ${miss} without days`,
        ],
      }),
    },
    "met-count": {
      solve: ({ rules }) => String(rules.filter((status) => status === "kept").length),
      rule: () => ({
        long: [
          "count the rules that the message shows to be met, and output a number from 0 to 3; rules that it does not address do not count",
          "output how many of the three conditions are shown to hold, as a digit, leaving out broken and open ones",
        ],
        short: ["number of rules shown to be met (0-3)", "how many conditions hold for sure, digit"],
      }),
    },
  },
});
