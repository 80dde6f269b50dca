/** Constraints on settings: lines of names and values against what the specification allows. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import type { Random } from "../random.js";

interface Setting {
  readonly name: string;
  /** What is allowed, in words that follow the name. */
  readonly say: string;
  readonly fault: "range" | "choice";
  readonly good: (r: Random) => string;
  readonly bad: (r: Random) => string;
  readonly fallback: string;
}

interface Choice {
  readonly name: string;
  readonly values: readonly string[];
}

const CHOICES: readonly Choice[] = [
  { name: "mode", values: ["fast", "safe", "slow", "auto"] },
  { name: "level", values: ["debug", "info", "warn", "error"] },
  { name: "theme", values: ["light", "dark", "plain", "blue"] },
  { name: "format", values: ["json", "csv", "xml", "text"] },
  { name: "cache", values: ["on", "off", "auto", "disk"] },
];
const RANGES: readonly (readonly [name: string, top: number])[] = [
  ["port", 9000],
  ["retries", 10],
  ["timeout", 60],
  ["workers", 16],
  ["size", 500],
];

function choice(random: Random, { name, values }: Choice): Setting {
  const allowed = random.sample(values, random.int(2, 3));
  const others = [...values.filter((value) => !allowed.includes(value)), "maybe", "7", "yes"];
  return {
    name,
    say: `must be ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`,
    fault: "choice",
    good: (r) => r.pick(allowed),
    bad: (r) => r.pick(others),
    fallback: allowed[0]!,
  };
}

function range(random: Random, [name, top]: readonly [string, number]): Setting {
  const low = Math.round((top * random.int(1, 3)) / 10);
  const high = Math.round((top * random.int(5, 9)) / 10);
  return {
    name,
    say: `must be from ${low} to ${high}`,
    fault: "range",
    good: (r) => String(r.pick([low, high, r.int(low, high)])),
    bad: (r) => String(r.pick([low - 1, high + 1, r.int(high + 1, high + top), r.int(0, low - 1)])),
    fallback: String(low),
  };
}

interface Settings extends Problem {
  readonly fault: "none" | "missing" | Setting["fault"];
  readonly setting?: Setting;
  readonly values: ReadonlyMap<string, string>;
}

function settings(r: Random, rules: readonly Setting[]): Settings {
  const fault = r.pick(["none", "missing", "bad", "bad", "bad"] as const);
  const at = r.int(0, rules.length - 1);
  const setting = rules[at]!;
  const values = new Map<string, string>();
  for (const rule of r.shuffle(rules)) {
    const wrong = rule === setting && fault !== "none";
    if (!(wrong && fault === "missing")) values.set(rule.name, wrong ? rule.bad(r) : rule.good(r));
  }
  const assign = r.pick(["=", ": ", " = "]);
  const text = [...values].map(([name, value]) => name + assign + value).join(r.pick(["\n", "; ", ", "]));
  return {
    text,
    values,
    fault: fault === "bad" ? setting.fault : fault,
    ...(fault !== "none" && { setting }),
  };
}

const described = (rules: readonly Setting[]): string =>
  `The rules: ${rules.map(({ name, say }) => `${name} ${say}`).join("; ")}. All of them must be given, in any order, and limits are included.`;

const settingsCheck = tabled<Settings, string, readonly Setting[]>({
  id: "constraints/settings",
  theme: "constraints",
  difficulty: "hard",
  survives: ["injection"],
  input: ["list of settings", "configuration", "set of settings"],
  domain: (random) => {
    const choices = random.sample(CHOICES, random.int(1, 2)).map((one) => choice(random, one));
    const ranges = random.sample(RANGES, random.int(1, 2)).map((one) => range(random, one));
    return random.shuffle([...choices, ...ranges]);
  },
  problems: (_, rules) => (r) => settings(r, rules),
  rows: {
    valid: (_, rules) => ({
      yes: "all settings are allowed and none is missing",
      no: "a setting is missing or has a value that is not allowed",
      note: described(rules),
      names: [
        ["ok", "bad"],
        ["valid", "invalid"],
      ],
      holds: ({ fault }) => fault === "none",
    }),
    fault: (_, rules) => ({
      by: "<what is wrong with the settings|the fault in the settings>",
      note: described(rules),
      classes: [
        klass("ok/fine/none", "nothing is wrong/all rules are kept"),
        klass("missing/absent/incomplete", "a setting is missing/a setting was left out"),
        klass(
          "range/limit/out of range",
          "a number outside of its limits/a number that is too small or too great",
        ),
        klass(
          "choice/value/not listed",
          "a value that is not in its list/a value that is none of the listed ones",
        ),
      ],
      of: ({ fault }) => ["none", "missing", "range", "choice"].indexOf(fault),
    }),
    name: (_, rules) => ({
      goal: "<the name of the faulty setting|which setting is missing or has a value that is not allowed>",
      note: described(rules),
      none: "all is right",
      solve: ({ setting }) => setting?.name,
    }),
    repair: (_, rules) => ({
      goal: "<a correction of the faulty setting, like name=value|the line that repairs the settings, written name=value>",
      note: `${described(rules)} Correct a fault with the one of these that it concerns: ${rules.map(({ name, fallback }) => `${name}=${fallback}`).join(", ")}.`,
      none: "nothing is wrong",
      solve: ({ setting }) => setting && `${setting.name}=${setting.fallback}`,
    }),
    missing: (_, rules) => ({
      goal: "<the name of the setting that is missing|which setting was left out>",
      note: `There must be ${rules.map(({ name }) => name).join(", ")}; the values do not matter.`,
      none: "all are there",
      solve: ({ fault, setting }) => (fault === "missing" ? setting?.name : undefined),
    }),
    value: (_, rules) => {
      const { name } = rules[0]!;
      return {
        goal: `the value of ${name}`,
        note: "It does not matter whether the value is allowed.",
        none: `${name} is missing`,
        solve: ({ values }) => values.get(name),
      };
    },
  },
});

export const families: Family[] = [settingsCheck];
