/**
 * Building one compact tool call with one or two arguments from a request. Part of the tool-calls theme;
 * the choice of a tool is in tool-calls.ts.
 */
import { type DrawnTask, type Family, family } from "../family.js";
import { capital } from "../lexicon/a-text.js";
import { type Argument, CALLABLES, type Callable } from "../lexicon/callable-tools.js";

type Given = readonly (readonly [string, string, boolean])[];

/** Call layouts: what they are called, and how to write name and arguments. */
const LAYOUTS: readonly (readonly [string, (name: string, args: Given) => string])[] = [
  [
    'JSON like {"tool":"x","a":"b","n":1}',
    (name, args) => `{"tool":"${name}",${args.map(([k, v, n]) => `"${k}":${n ? v : `"${v}"`}`).join(",")}}`,
  ],
  [
    'the form x(a="b", n=1)',
    (name, args) => `${name}(${args.map(([k, v, n]) => `${k}=${n ? v : `"${v}"`}`).join(", ")})`,
  ],
  ["the form x a=b n=1", (name, args) => `${name} ${args.map(([k, v]) => `${k}=${v}`).join(" ")}`],
  ["the form /x --a b --n 1", (name, args) => `/${name} ${args.map(([k, v]) => `--${k} ${v}`).join(" ")}`],
  ["the form x?a=b&n=1", (name, args) => `${name}?${args.map(([k, v]) => `${k}=${v}`).join("&")}`],
];

/** Seconds for minutes and the like: the unit that a call wants, and how many of it make one of the spoken unit. */
const UNITS: Readonly<Record<string, { readonly unit: string; readonly factor: number }>> = {
  minutes: { unit: "seconds", factor: 60 },
  "amount in euros": { unit: "cents", factor: 100 },
  "brightness in percent": { unit: "tenths of a percent", factor: 10 },
};
const UNIT_CALLABLES = CALLABLES.filter(({ args }) => args.some(({ about }) => about in UNITS));

interface Build {
  /** Places of the arguments that the call takes. */
  readonly takes: readonly (0 | 1)[];
  /** True when the request may leave out the second argument. */
  readonly optional?: boolean;
  /** What is added to the rule; `name` is the second argument's name, `fallback` its usual value. */
  readonly rule?: (name: string, fallback: string) => string;
}

const BUILDS = {
  "null-default": {
    takes: [0, 1],
    optional: true,
    rule: (name) => ` If ${name} is not given, its value is null, without quotes.`,
  },
  "fixed-default": {
    takes: [0, 1],
    optional: true,
    rule: (name, fallback) => ` If ${name} is not given, use ${fallback}.`,
  },
  "leave-out": {
    takes: [0, 1],
    optional: true,
    rule: (name) => ` If ${name} is not given, leave it out of the call.`,
  },
  "ask-back": {
    takes: [0, 1],
    optional: true,
    rule: (name) => ` If ${name} is not given, answer "ask ${name}" and no call.`,
  },
  "first-only": { takes: [0], optional: true, rule: () => " Ignore all other details of the request." },
  "second-only": { takes: [1], rule: () => " Ignore all other details of the request." },
  units: { takes: [0, 1] },
} satisfies Record<string, Build>;

/** What the sampler knows of a request; an absent value was not said. */
interface Request {
  readonly callable: Callable;
  readonly values: readonly [string, string | undefined];
}

const buildCall = family({
  id: "tool-calls/build-call",
  theme: "tool-calls",
  difficulty: "hard",
  variants: Object.keys(BUILDS) as (keyof typeof BUILDS)[],
  survives: ["distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { takes, optional = false, rule }: Build = BUILDS[variant];
    const drawn = random.pick(CALLABLES);
    const converts = variant === "units";
    const callable = converts && !UNIT_CALLABLES.includes(drawn) ? (UNIT_CALLABLES[0] as Callable) : drawn;
    const turn = random.int(0, 2);
    const tool = random.pick(callable.names);
    const [layout, write] = random.pick(LAYOUTS);
    const lower = random.chance(0.35);
    const [, second] = callable.args;
    const fallback = second.numeric ? random.pick(["1", "5", "10"]) : random.pick(["any", "none", "default"]);
    const args = takes.map((at) => callable.args[at] as Argument);
    const names = callable.args.map((a) => a.names[turn] as string);
    const list = takes.map((at) => `${names[at]} (${callable.args[at]?.about})`).join(" and ");
    const order = takes.map((at) => `${names[at]} = ${callable.args[at]?.about}`).join(", then ");
    const unit = converts ? callable.args.find(({ about }) => about in UNITS) : undefined;
    const { unit: into = "", factor = 1 } = (unit && UNITS[unit.about]) ?? {};
    const inUnits = unit ? ` Convert ${unit.names[turn]} to ${into} (times ${factor}).` : "";
    const small = lower && args.some((a) => !a.numeric) ? " Write text values in lower case." : "";
    const rules = `${rule?.(names[1] as string, fallback) ?? ""}${inUnits}${small}`;
    const written = (argument: Argument, said: string): string => {
      if (argument === unit) return String(Number(said) * factor);
      return small ? said.toLowerCase() : said;
    };
    const solve = ({ callable: asked, values }: Request): string | undefined => {
      if (asked !== callable) return undefined;
      if (values[1] === undefined && takes.includes(1)) {
        if (!optional) return undefined;
        if (variant === "ask-back") return `ask ${names[1]}`;
      }
      const given = takes.flatMap((at) => {
        const argument = callable.args[at] as Argument;
        if (values[at] === undefined && variant === "null-default")
          return [[names[at] as string, "null", true] as const];
        const said = values[at] ?? (variant === "leave-out" ? undefined : fallback);
        return said === undefined
          ? []
          : [[names[at] as string, written(argument, said), argument.numeric] as const];
      });
      return write(tool, given);
    };
    return {
      canonical: `Write the call of ${tool} with ${list} as ${layout}.${rules}`,
      plain: [
        `Turn the request into a call of the tool ${tool} with ${list}, written as ${layout}.${rules}`,
        `Fill in the arguments of ${tool} from what the user says: ${order}. Output only the call, as ${layout}.${rules}`,
        `Produce the tool call for the request. The tool is ${tool}, it takes ${list}, and the notation is ${layout}.${rules}`,
        `Read the values for ${list} in the sentence and print one ${tool} call as ${layout}.${rules}`,
      ],
      terse: [
        `${tool}: ${order}; ${layout}.${rules}`,
        `request -> ${tool} call (${list}), ${layout}.${rules}`,
        `call ${tool} with ${list} as ${layout}.${rules}`,
      ],
      casual: [
        `my assistant should call ${tool} here, can you write it? ${layout}, with ${list}.${rules}`,
        `just give me the ${tool} call for that. I use ${layout}, and it takes ${order}.${rules}`,
        `take what they said and make a ${tool} call out of it, ${list}, as ${layout}.${rules}`,
      ],
      sample: (r) => {
        const values = callable.args.map((a) => a.value(r)) as [string, string];
        const request: Request = {
          callable,
          values: [values[0], r.chance(0.4) && optional ? undefined : values[1]],
        };
        const said = callable.args.flatMap(({ say }, i) => {
          const value = request.values[i];
          return value === undefined ? [] : [r.pick(say).replace("{v}", () => value)];
        });
        const sentence = `${r.pick(["", "", "please ", "hey, "])}${r.pick(callable.start)} ${r.shuffle(said).join(" ")}`;
        return {
          input: r.chance(0.4) ? capital(sentence) : sentence,
          output: solve(request) as string,
          latent: request,
        };
      },
      answer: ({ latent }) => solve(latent as Request),
    };
  },
});

export const families: Family[] = [buildCall];
