/**
 * Checking and repairing the arguments of a tool call against a schema that the specification states. Part of the
 * tool-calls theme.
 */

import { type DrawnTask, type Family, family } from "../family.js";
import { asked, eitherOr } from "../frames/one-answer.js";
import { NOTHING } from "../lexicon/choices.js";
import {
  type Arguments,
  DEFECTS,
  type Defect,
  defects,
  drawArguments,
  drawSchema,
  type Schema,
  schemaText,
} from "../lexicon/tool-arguments.js";
import { rightValue, type Value } from "../lexicon/tool-schemas.js";

interface Check {
  /** The defect that is asked about: half of the calls have it. */
  readonly focus?: Defect;
  readonly answer: (yes: string, no: string) => readonly [string, string, ...string[]];
  readonly edge?: string;
  readonly solve: (found: Record<Defect, readonly string[]>, yes: string, no: string) => string;
}

/** Asks for the names of the arguments with one defect. */
const namesWith = (focus: Defect, which: string, again: string): Check => ({
  focus,
  answer: (_, no) => [
    `the names of the arguments that ${which}, with a comma and a blank between, or ${no} if there are none`,
    `every argument name that ${again}, separated by ", "; ${no} without any`,
  ],
  solve: (found, _, no) => found[focus].join(", ") || no,
});

const CHECKS = {
  valid: {
    answer: (yes, no) =>
      eitherOr(
        yes,
        no,
        "the call fits the schema (all required arguments, no unknown ones, right types and allowed values)",
        "anything in it breaks the schema (a missing, unknown, mistyped or disallowed argument)",
      ),
    solve: (found, yes, no) => (DEFECTS.every((defect) => found[defect].length === 0) ? yes : no),
  },
  missing: namesWith(
    "missing",
    "are required but not given, in the order of the schema",
    "is required and absent, in schema order",
  ),
  unknown: namesWith(
    "unknown",
    "the schema does not know, as they come",
    "is given but not in the schema, as they come",
  ),
  "wrong-type": namesWith(
    "type",
    "have a value of the wrong type, as they come",
    "has the wrong JSON type, as they come",
  ),
  "not-allowed": namesWith(
    "range",
    "have the right type but a value that is not allowed, as they come",
    "has a number outside its range or a text outside its list, as they come",
  ),
  "kind-of-problem": {
    answer: (_, no) => [
      `missing, unknown, type or range for the first of these problems that there is (a required argument is absent; an argument is not in the schema; a value has the wrong type; a value of the right type is not allowed), or ${no} for a good call`,
      `the kind of problem: missing (required argument absent), else unknown (not in the schema), else type (wrong type), else range (value not allowed), else ${no}`,
    ],
    solve: (found, _, no) => DEFECTS.find((defect) => found[defect].length > 0) ?? no,
  },
  "problem-count": {
    answer: () => [
      "the number of problems: required arguments that are absent, unknown arguments, values of a wrong type, and values that are not allowed, one each",
      "how many arguments are wrong (absent though required, unknown, of the wrong type, or not allowed), as a number",
    ],
    solve: (found) => String(DEFECTS.reduce((sum, defect) => sum + found[defect].length, 0)),
  },
} satisfies Record<string, Check>;

const NO_PROBLEM = ["none", "ok", "-", "nothing", "OK", "fine"];

const checkCall = family({
  id: "tool-calls/check-call",
  theme: "tool-calls",
  difficulty: "hard",
  variants: Object.keys(CHECKS) as (keyof typeof CHECKS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { focus, answer, solve }: Check = CHECKS[variant];
    const schema = drawSchema(random);
    const [yes, invalid] = random.pick([
      ["valid", "invalid"],
      ["yes", "no"],
      ["ok", "error"],
      ["accept", "reject"],
    ]) as [string, string];
    const no = variant === "valid" ? invalid : random.pick(NO_PROBLEM);
    const wrap = random.chance(0.5);
    const solveText = (input: string): string => {
      const parsed = JSON.parse(input) as Arguments & { args?: Arguments };
      return solve(defects(schema, parsed.args ?? parsed), yes, no);
    };
    return {
      ...asked(random, {
        source: random.pick([
          `the JSON arguments of a call of ${schema.tool}`,
          `a JSON call of ${schema.tool}`,
          `a model's JSON call of ${schema.tool}`,
        ]),
        context: `The schema is ${schemaText(schema)}; a question mark means optional, and a value in quotes is a string.`,
        answer: answer(yes, no),
      }),
      ...(variant === "valid" ? { labels: [yes, no] } : {}),
      sample: (r) => {
        const clean = r.chance(focus ? 0.2 : variant === "valid" ? 0.5 : 0.3);
        const wanted = clean ? [] : r.sample(DEFECTS, r.int(1, 2));
        if (focus && !clean && r.chance(0.5) && !wanted.includes(focus)) wanted.push(focus);
        const args = drawArguments(r, schema, wanted);
        const input = JSON.stringify(wrap ? { tool: schema.tool, args } : args);
        return { input, output: solveText(input) };
      },
      answer: ({ input }) => solveText(input),
    };
  },
});

interface Repair {
  readonly rules: readonly [string, string];
  readonly apply: (schema: Schema, args: Arguments, filler: Arguments) => Arguments;
  /** The defect that it mends, where integers have it. */
  readonly integers?: Defect;
  /** States the values that `filler` holds. */
  readonly filled?: boolean;
}

const mapped = (args: Arguments, change: (name: string, value: Value) => Value): Arguments =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, change(name, value)]));
const kept = (args: Arguments, keep: (name: string) => boolean): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([name]) => keep(name)));
const paramOf = ({ params }: Schema, name: string) => params.find((param) => param.name === name);

const REPAIRS = {
  "drop-unknown": {
    rules: [
      "the arguments without those that the schema does not know",
      "the same object, every argument that is not in the schema removed",
    ],
    apply: (schema, args) => kept(args, (name) => paramOf(schema, name) !== undefined),
  },
  "drop-optional": {
    rules: [
      "only the required arguments, in their order",
      "the object without optional and unknown arguments",
    ],
    apply: (schema, args) => kept(args, (name) => paramOf(schema, name)?.required === true),
  },
  "cast-numbers": {
    integers: "type",
    rules: [
      "the arguments with every integer argument that stands in quotes turned into a number",
      "the same object, integer arguments without quotes, all other values untouched",
    ],
    apply: (schema, args) =>
      mapped(args, (name, value) =>
        paramOf(schema, name)?.type === "integer" && typeof value === "string" ? Number(value) : value,
      ),
  },
  clamp: {
    integers: "range",
    rules: [
      "the arguments with integers outside their range set to the nearest allowed number (numbers in quotes stay as they are)",
      "the same object, integer arguments below their range raised to its lower end and those above lowered to its upper end; quoted numbers untouched",
    ],
    apply: (schema, args) =>
      mapped(args, (name, value) => {
        const param = paramOf(schema, name);
        if (param?.type !== "integer" || typeof value !== "number") return value;
        return Math.min(param.high, Math.max(param.low, value));
      }),
  },
  "schema-order": {
    rules: [
      "the arguments in the order of the schema, unknown ones after them as they come",
      "the same object with its keys put in schema order; keys that the schema lacks come last, in their old order",
    ],
    apply: (schema, args) => ({
      ...Object.fromEntries(
        schema.params.flatMap(({ name }) => (name in args ? [[name, args[name] as Value]] : [])),
      ),
      ...kept(args, (name) => paramOf(schema, name) === undefined),
    }),
  },
  "add-defaults": {
    filled: true,
    rules: [
      "the arguments as they are, then the defaults of the parameters that are not given, in the order of the schema",
      "the same object with the default of every absent parameter added at the end, in schema order",
    ],
    apply: (schema, args, filler) => ({
      ...args,
      ...Object.fromEntries(
        schema.params.flatMap(({ name }) => (name in args ? [] : [[name, filler[name] as Value]])),
      ),
    }),
  },
  "all-strings": {
    rules: [
      "the arguments with every value as a string",
      "the same object, numbers and booleans put in quotes",
    ],
    apply: (_, args) => mapped(args, (_name, value) => String(value)),
  },
} satisfies Record<string, Repair>;

const repairCall = family({
  id: "tool-calls/repair-call",
  theme: "tool-calls",
  difficulty: "hard",
  variants: Object.keys(REPAIRS) as (keyof typeof REPAIRS)[],
  survives: [],
  draw(random, variant): DrawnTask {
    const { rules, apply, integers, filled = false }: Repair = REPAIRS[variant];
    const schema = drawSchema(random);
    const filler = Object.fromEntries(schema.params.map((param) => [param.name, rightValue(random, param)]));
    const empty = random.pick(NOTHING);
    const defaults = filled ? ` The defaults are ${JSON.stringify(filler)}.` : "";
    const solve = (input: string): string => {
      const repaired = apply(schema, JSON.parse(input) as Arguments, filler);
      return Object.keys(repaired).length === 0 ? empty : JSON.stringify(repaired);
    };
    return {
      ...asked(random, {
        source: random.pick([
          `the JSON arguments of a call of ${schema.tool}`,
          `a JSON object with arguments for ${schema.tool}`,
          `arguments in JSON that a model wrote for ${schema.tool}`,
        ]),
        context: `The schema is ${schemaText(schema)}; a question mark means optional.${defaults}`,
        answer: rules,
        edge: `Write compact JSON without blanks, or ${empty} if no argument is left.`,
      }),
      sample: (r) => {
        const wanted: Defect[] = r.sample(DEFECTS, r.int(2, 4));
        if (integers) wanted.push(integers);
        const input = JSON.stringify(drawArguments(r, schema, wanted, integers));
        return { input, output: solve(input) };
      },
      answer: ({ input }) => solve(input),
    };
  },
});

export const families: Family[] = [checkCall, repairCall];
