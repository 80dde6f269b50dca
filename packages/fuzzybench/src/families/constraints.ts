/** Constraints: passwords and names against a policy, numbers against a range, and the first rule that is broken. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";
import { families as rangeCheck } from "./range-check.js";

interface Rule {
  /** Completes "it must ...". */
  readonly say: string;
  readonly names: readonly string[];
  readonly test: (text: string) => boolean;
}

const CONSONANTS = "bcdfghjklmnprstvwz";
const VOWELS = "aeiou";

/** A pronounceable lower-case word of n letters. */
function word(r: Random, n: number): string {
  const start = r.int(0, 1);
  return Array.from({ length: n }, (_, i) => r.pick([...((i + start) % 2 ? VOWELS : CONSONANTS)])).join("");
}

const SYMBOLS = "!?#$%&*+";

function drawRules(random: Random, count: number): Rule[] {
  const low = random.int(4, 8);
  const high = random.int(9, 12);
  const all: Rule[] = [
    random.chance(0.6)
      ? {
          say: `have at least ${low} characters`,
          names: ["length", "short", "too short"],
          test: (t) => t.length >= low,
        }
      : {
          say: `have at most ${high} characters`,
          names: ["length", "long", "too long"],
          test: (t) => t.length <= high,
        },
    random.chance(0.75)
      ? { say: "contain a digit", names: ["digit", "number", "no digit"], test: (t) => /\d/.test(t) }
      : { say: "contain no digit", names: ["digit", "number", "has digit"], test: (t) => !/\d/.test(t) },
    random.chance(0.75)
      ? {
          say: "contain an upper-case letter",
          names: ["upper", "capital", "no capital"],
          test: (t) => /[A-Z]/.test(t),
        }
      : {
          say: "contain no upper-case letter",
          names: ["upper", "capital", "has capital"],
          test: (t) => !/[A-Z]/.test(t),
        },
    random.chance(0.7)
      ? {
          say: `contain a special character (${SYMBOLS})`,
          names: ["symbol", "special", "no symbol"],
          test: (t) => /[!?#$%&*+]/.test(t),
        }
      : {
          say: `contain no special character (${SYMBOLS})`,
          names: ["symbol", "special", "has symbol"],
          test: (t) => !/[!?#$%&*+]/.test(t),
        },
    { say: "start with a letter", names: ["start", "first", "bad start"], test: (t) => /^[a-z]/i.test(t) },
    {
      say: "contain no underscore",
      names: ["underscore", "_", "has underscore"],
      test: (t) => !t.includes("_"),
    },
  ];
  return random.sample(all, count);
}

/** A random password-like text: every feature is present or absent by chance. */
function candidate(r: Random): string {
  let text = word(r, r.chance(0.2) ? r.int(8, 13) : r.int(3, 8));
  if (r.chance(0.55)) text = text.charAt(0).toUpperCase() + text.slice(1);
  if (r.chance(0.2)) text += `_${word(r, 2)}`;
  if (r.chance(0.55)) text += r.int(1, 999);
  if (r.chance(0.5)) text += r.pick([...SYMBOLS]);
  if (r.chance(0.15)) text = `${r.int(1, 9)}${text}`;
  return text;
}

/** A candidate for which `wanted` holds; throws when 100,000 draws give none, which means that the rules contradict. */
function candidateWhere(r: Random, wanted: (text: string) => boolean): string {
  for (let tries = 0; tries < 100_000; tries++) {
    const text = candidate(r);
    if (wanted(text)) return text;
  }
  throw new RangeError("no candidate meets the condition");
}

const THINGS = ["password", "user name", "login name", "access code", "pass phrase", "account name"];

function drawPolicy(random: Random): DrawnTask {
  const rules = drawRules(random, random.int(1, 3));
  const thing = random.pick(THINGS);
  const l = relabel(
    random,
    ["ok", "bad"],
    [
      ["ok", "bad"],
      ["VALID", "INVALID"],
      ["yes", "no"],
      ["accept", "reject"],
      ["1", "0"],
      ["pass", "fail"],
      ["good", "weak"],
      ["true", "false"],
    ],
  );
  const must = rules.map((rule) => rule.say).join(" and ");
  const holds = (text: string): boolean => rules.every((rule) => rule.test(text));
  return {
    canonical: `The ${thing} must ${must}: ${l.ok} if so, ${l.bad} if not.`,
    ...wordings(random, {
      plain: [
        `<Check|Validate> a ${thing}. It must ${must}. <Answer|Say> ${l.ok} if it does and ${l.bad} if it does not.`,
        `A ${thing} is acceptable only when it meets this policy: it must ${must}. Acceptable ones get ${l.ok}, all others ${l.bad}.`,
        `The input is a ${thing}. Return ${l.bad} when it breaks the rule, ${l.ok} when it follows it. The rule: it has to ${must}.`,
        `Does the given ${thing} ${must}? ${l.ok} stands for yes, it does; ${l.bad} for no.`,
      ],
      terse: [
        `${thing} must ${must} -> ${l.ok}, else ${l.bad}`,
        `${l.ok} = ${thing} does ${must}; ${l.bad} = it does not`,
        `policy check of a ${thing} (must ${must}): ${l.ok} or ${l.bad} if broken`,
      ],
      casual: [
        `is this ${thing} fine? it has to ${must}. ${l.ok} if fine, ${l.bad} otherwise`,
        `our form only takes a ${thing} that does ${must}; tell me ${l.ok} when it's good and ${l.bad} when it isn't`,
        `sign-up check please: must ${must}. good ones ${l.ok}, the rest ${l.bad}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const good = r.chance(0.5);
      return { input: candidateWhere(r, (text) => holds(text) === good), output: good ? l.ok : l.bad };
    },
  };
}

/** Rules in an order in which each can be the first broken one, and all can hold. */
function reachableRules(random: Random): Rule[] {
  for (;;) {
    const rules = drawRules(random, random.int(2, 4));
    const seen = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const text = candidate(random);
      seen.add(rules.findIndex((rule) => !rule.test(text)));
    }
    if (seen.size === rules.length + 1) return rules;
  }
}

function drawBroken(random: Random): DrawnTask {
  const rules = reachableRules(random);
  const thing = random.pick(THINGS);
  const style = random.int(0, 3);
  const labels = rules.map((rule, i) => (style === 3 ? String(i + 1) : (rule.names[style] as string)));
  const fine = random.pick(["ok", "none", "fine", "-", "VALID", "all good"]);
  const steps = rules.map((rule, i) => `it must ${rule.say} (${labels[i]})`).join(", ");
  const list = rules.map((rule, i) => `${labels[i]}: must ${rule.say}`).join("; ");
  const brief = rules
    .map((rule, i) => `${labels[i]}: ${rule.say.replace(/^contain | \(.*/g, "")}`)
    .join("; ");
  const first = (text: string): string => labels[rules.findIndex((rule) => !rule.test(text))] ?? fine;
  return {
    canonical: `Name the first broken rule of the ${thing}: ${brief}; ${fine} if none.`,
    ...wordings(random, {
      plain: [
        `<Test|Check> a ${thing} against rules in this order: ${steps}. Answer with the name in parentheses of the first rule that is broken, or ${fine} if all hold.`,
        `Which rule does the ${thing} break? The rules are, in order, ${list}. Name only the first broken one; answer ${fine} when none is broken.`,
        `The input is a ${thing}. Go through these rules from left to right: ${list}. Return the label of the first one that fails, otherwise ${fine}.`,
        `Report why a ${thing} is refused. Order of the checks: ${list}. Only the first failure counts, and ${fine} means that there is none.`,
      ],
      terse: [
        `first broken rule of the ${thing}; ${list}; none broken: ${fine}`,
        `${thing} check in order, ${list}, else ${fine}`,
        `${list}. first failing rule, ${fine} if all pass`,
      ],
      casual: [
        `why won't this ${thing} work? check in this order: ${list}. first problem only, ${fine} if there's none`,
        `tell people what's wrong with their ${thing}: ${list}. just the first one, or ${fine}`,
        `go down the list (${list}) and stop at the first rule the ${thing} breaks. nothing broken = ${fine}`,
      ],
    }),
    labels: [...labels, fine],
    sample: (r) => {
      const wanted = r.pick([...labels, fine]);
      return { input: candidateWhere(r, (text) => first(text) === wanted), output: wanted };
    },
  };
}

export const families: Family[] = [
  { id: "constraints/policy", theme: "constraints", difficulty: "medium", draw: drawPolicy },
  { id: "constraints/first-broken-rule", theme: "constraints", difficulty: "hard", draw: drawBroken },
  ...rangeCheck,
];
