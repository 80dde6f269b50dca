/** Constraints: passwords and names against a policy, and which of its rules are broken. More: see the imports. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";
import { families as fieldSchemas } from "./field-schemas.js";
import { families as formalise } from "./formalise.js";
import { families as formatMasks } from "./format-masks.js";
import { families as rangeCheck } from "./range-check.js";
import { families as schedules } from "./schedules.js";
import { families as settingsChecks } from "./settings-checks.js";

interface Rule {
  /** Completes "it must ...". */
  readonly say: string;
  /** A word, a word of another set, and the complaint. */
  readonly names: string;
  readonly test: (text: string) => boolean;
}

const CONSONANTS = [..."bcdfghjklmnprstvwz"];
const VOWELS = [..."aeiou"];
const SYMBOLS = "!?#$%&*+";
const SYMBOL_LIST = [...SYMBOLS];
/** First characters that are no letters; the symbol lets a code start badly and still lack digits. */
const STARTS = [..."3579!#*"];

/** A pronounceable lower-case word of n letters. */
function word(r: Random, n: number): string {
  const start = r.int(0, 1);
  let text = "";
  for (let i = 0; i < n; i++) text += r.pick((i + start) % 2 ? VOWELS : CONSONANTS);
  return text;
}

function drawRules(random: Random, count: number): Rule[] {
  const low = random.int(6, 9);
  const high = random.int(7, 10);
  const either = (p: number, one: Rule, other: Rule): Rule => (random.chance(p) ? one : other);
  const all: Rule[] = [
    either(
      0.6,
      {
        say: `have at least ${low} characters`,
        names: "length/short/too short",
        test: (t) => t.length >= low,
      },
      {
        say: `have at most ${high} characters`,
        names: "length/long/too long",
        test: (t) => t.length <= high,
      },
    ),
    either(
      0.75,
      { say: "contain a digit", names: "digit/number/no digit", test: (t) => /\d/.test(t) },
      { say: "contain no digit", names: "digit/number/has digit", test: (t) => !/\d/.test(t) },
    ),
    either(
      0.75,
      {
        say: "contain an upper-case letter",
        names: "upper/capital/no capital",
        test: (t) => /[A-Z]/.test(t),
      },
      {
        say: "contain no upper-case letter",
        names: "upper/capital/has capital",
        test: (t) => !/[A-Z]/.test(t),
      },
    ),
    either(
      0.7,
      {
        say: `contain a special character (${SYMBOLS})`,
        names: "symbol/special/no symbol",
        test: (t) => /[!?#$%&*+]/.test(t),
      },
      {
        say: `contain no special character (${SYMBOLS})`,
        names: "symbol/special/has symbol",
        test: (t) => !/[!?#$%&*+]/.test(t),
      },
    ),
    { say: "start with a letter", names: "start/first/bad start", test: (t) => /^[a-z]/i.test(t) },
    { say: "contain no underscore", names: "underscore/line/has underscore", test: (t) => !t.includes("_") },
  ];
  return random.sample(all, count);
}

/** A random password-like text: every feature is present or absent by chance. */
function candidate(r: Random): Problem {
  let text = word(r, r.chance(0.25) ? r.int(8, 12) : r.int(2, 7));
  if (r.chance(0.5)) text = text.charAt(0).toUpperCase() + text.slice(1);
  if (r.chance(0.35)) text += `_${word(r, r.int(1, 2))}`;
  if (r.chance(0.55)) text += r.int(1, 999);
  if (r.chance(0.5)) text += r.pick(SYMBOL_LIST);
  if (r.chance(0.35)) text = r.pick(STARTS) + text;
  return { text };
}

const THINGS = ["password", "user name", "login name", "access code", "pass phrase", "account name"];
const broken = (rules: readonly Rule[], { text }: Problem): number[] =>
  rules.flatMap((rule, i) => (rule.test(text) ? [] : [i]));
const listed = (rules: readonly Rule[]): string =>
  `It must ${rules.map((rule) => rule.say).join(", it must ")}.`;

const policy = tabled<Problem, string, readonly Rule[]>({
  id: "constraints/policy",
  theme: "constraints",
  difficulty: "medium",
  survives: ["injection"],
  input: THINGS,
  domain: (random) => drawRules(random, random.int(2, 3)),
  problems: () => candidate,
  rows: {
    all: (_, rules) => ({
      yes: "the input keeps every rule of the policy",
      no: "it breaks a rule",
      note: `The policy: ${listed(rules)}`,
      names: [
        ["ok", "bad"],
        ["VALID", "INVALID"],
        ["accept", "reject"],
        ["pass", "fail"],
      ],
      holds: (p) => broken(rules, p).length === 0,
    }),
    "first-rule-only": (_, rules) => ({
      yes: `it does ${rules[0]!.say}`,
      no: "it does not",
      note: "Nothing else matters.",
      names: [
        ["ok", "bad"],
        ["good", "weak"],
      ],
      holds: ({ text }) => rules[0]!.test(text),
    }),
    any: (_, rules) => ({
      yes: "the input keeps at least one of the rules",
      no: "it breaks every one of them",
      note: `The rules: ${listed(rules)}`,
      names: [["accept", "reject"]],
      holds: (p) => broken(rules, p).length < rules.length,
    }),
    "exactly-one-broken": (_, rules) => ({
      yes: "exactly one of the rules is broken",
      no: "none is broken, or more than one",
      note: `The rules: ${listed(rules)}`,
      holds: (p) => broken(rules, p).length === 1,
    }),
    strength: (_, rules) => ({
      by: "<its strength|how well it keeps the rules>",
      note: `The rules: ${listed(rules)}`,
      classes: [
        klass("strong/good/high", "every rule is kept/no rule is broken"),
        klass("medium/fair/middle", "some rules are kept and some broken/it keeps a rule and breaks a rule"),
        klass("weak/poor/low", "no rule is kept/every rule is broken"),
      ],
      of: (p) => {
        const n = broken(rules, p).length;
        return n === 0 ? 0 : n < rules.length ? 1 : 2;
      },
    }),
  },
});

const numbered = (rules: readonly Rule[]): string =>
  rules.map((rule, i) => `(${i + 1}) it must ${rule.say}`).join(", ");

/** Classes for the rules, and one for the case that all are kept. */
const ruleClasses = (rules: readonly Rule[]) => [
  ...rules.map(({ names, say }) => klass(names, `the rule that it must ${say}/it must ${say}`)),
  klass("ok/fine/valid", "all rules are kept/no rule is broken"),
];

const firstBroken = tabled<Problem, string, readonly Rule[]>({
  id: "constraints/first-broken-rule",
  theme: "constraints",
  difficulty: "hard",
  survives: ["injection"],
  input: THINGS,
  domain: (random) => drawRules(random, random.int(2, 4)),
  problems: () => candidate,
  rows: {
    first: (_, rules) => ({
      by: "<the first broken rule|which rule is the first that is broken>",
      note: "The rules are tested in this order.",
      classes: ruleClasses(rules),
      of: (p) => broken(rules, p)[0] ?? rules.length,
    }),
    last: (_, rules) => ({
      by: "<the last broken rule|which rule is the last that is broken>",
      note: "The rules stand in this order; if several are broken, the last one of them counts.",
      classes: ruleClasses(rules),
      of: (p) => broken(rules, p).at(-1) ?? rules.length,
    }),
    "all-broken": (_, rules) => ({
      goal: "<the numbers of all broken rules, separated by a comma and a blank|which rules are broken, as their numbers with a comma and a blank between>",
      note: `The rules are: ${numbered(rules)}.`,
      none: "no rule is broken",
      solve: (p) => {
        const numbers = broken(rules, p).map((i) => i + 1);
        return numbers.length > 0 ? numbers.join(", ") : undefined;
      },
    }),
    count: (_, rules) => ({
      goal: "<the number of broken rules|how many of the rules are broken, 0 if none>",
      note: `The rules are: ${numbered(rules)}.`,
      solve: (p) => String(broken(rules, p).length),
    }),
  },
});

export const families: Family[] = [
  policy,
  firstBroken,
  ...rangeCheck,
  ...formalise,
  ...fieldSchemas,
  ...formatMasks,
  ...settingsChecks,
  ...schedules,
];
