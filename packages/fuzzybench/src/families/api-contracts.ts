/** Contracts of interfaces: calls against a signature, changes of a signature, and JSON objects against a schema. */
import type { Family } from "../family.js";
import { words } from "../lexicon/a-text.js";
import { klass, type Problem, tabled } from "../lexicon/frames.js";
import type { Random } from "../random.js";

const TYPES = ["int", "float", "str", "bool"] as const;
type Type = (typeof TYPES)[number];

interface Parameter {
  readonly name: string;
  readonly type: Type;
}

const FUNCTIONS = words("area book send_mail resize create_user pay schedule move rate log_in search draw");
const PARAMETERS = words(
  "width height name size count price title age limit active urgent ratio label room color depth",
);
const TEXTS = words("red Anna north menu blue Rome lamp");

const value = (r: Random, type: Type): string =>
  type === "int"
    ? String(r.int(0, 99))
    : type === "float"
      ? `${r.int(0, 9)}.${r.int(1, 9)}`
      : type === "str"
        ? `"${r.pick(TEXTS)}"`
        : r.pick(["true", "false"]);

const parameters = (r: Random, n: number): Parameter[] =>
  r.sample(PARAMETERS, n).map((name) => ({ name, type: r.pick(TYPES) }));

type Fault = "none" | "few" | "many" | "type";

interface Call extends Problem {
  readonly fault: Fault;
  readonly parameters: readonly Parameter[];
  readonly values: readonly string[];
  /** The parameter with a value of another type. */
  readonly mistyped?: string;
}

const FAULTS: readonly Fault[] = ["none", "none", "few", "many", "type", "type"];

/** A signature and a call with at most one fault. */
function call(r: Random): Call {
  const list = parameters(r, r.int(1, 3));
  const fault = r.pick(FAULTS);
  const at = r.int(0, list.length - 1);
  let values = list.map(({ type }, i) =>
    value(r, fault === "type" && i === at ? r.pick(TYPES.filter((other) => other !== type)) : type),
  );
  if (fault === "few") values = values.slice(0, r.int(0, list.length - 1));
  if (fault === "many") values.push(value(r, r.pick(TYPES)));
  const name = r.pick(FUNCTIONS);
  const signature = `${name}(${list.map((p) => `${p.name}: ${p.type}`).join(", ")})`;
  const text = r.pick(["def # \n@", "#\n@", "signature: # | call: @", "fn #; @"]);
  return {
    text: text
      .replace(" \n", "\n")
      .replace("#", () => signature)
      .replace("@", () => `${name}(${values.join(", ")})`),
    fault,
    parameters: list,
    values,
    ...(fault === "type" && { mistyped: list[at]!.name }),
  };
}

const LITERALS = "A whole number is an int and never a float; strings have quotes; bool is true or false.";

const callContract = tabled<Call, string>({
  id: "logic/call-contract",
  theme: "logic-and-types",
  difficulty: "medium",
  survives: ["injection"],
  input: ["signature and a call", "function signature followed by a call", "signature with one call of it"],
  problems: () => call,
  rows: {
    fits: {
      yes: "the call fits the signature in the number and types of its values",
      no: "a value is missing, superfluous or of another type",
      note: LITERALS,
      names: [
        ["ok", "error"],
        ["valid", "invalid"],
      ],
      holds: (c) => c.fault === "none",
    },
    fault: {
      by: "<what is wrong with the call|the fault of the call>",
      note: LITERALS,
      classes: [
        klass("ok/fine/none", "the call fits/nothing is wrong"),
        klass("few/missing/too few", "too few values/a value is missing"),
        klass("many/extra/too many", "too many values/one value too much"),
        klass("type/mismatch/wrong type", "a value of another type/the type of a value is wrong"),
      ],
      of: (c) => ["none", "few", "many", "type"].indexOf(c.fault),
    },
    missing: {
      goal: "<the name of the first parameter that gets no value|which parameter is the first without a value>",
      none: "every parameter gets a value",
      solve: ({ parameters, values }) => parameters[values.length]?.name,
    },
    mistyped: {
      goal: "<the name of the parameter that gets a value of another type|which parameter has the wrong type of value>",
      note: LITERALS,
      none: "there is no such value",
      solve: (c) => c.mistyped,
    },
    "last-type": {
      goal: "<the declared type of the last parameter|the type that the signature gives to its last parameter>",
      solve: ({ parameters }) => parameters.at(-1)!.type,
    },
    counts: {
      goal: "<the number of declared parameters, a slash, and the number of values passed, like 2/3|two numbers with a slash between them: declared parameters first, then values in the call>",
      solve: ({ parameters, values }) => `${parameters.length}/${values.length}`,
    },
    first: {
      goal: '<the first parameter with its value, like "size=4"|the name of the first parameter, an equals sign and the first value of the call>',
      none: "the call has no values",
      solve: ({ parameters, values }) =>
        values[0] === undefined ? undefined : `${parameters[0]!.name}=${values[0]}`,
    },
  },
});

const CHANGES = ["same", "required", "optional", "removed", "renamed", "retyped", "result"] as const;
type ChangeKind = (typeof CHANGES)[number];

interface Change extends Problem {
  readonly kind: ChangeKind;
  /** The parameter that is new, gone, renamed (its new name) or of another type. */
  readonly parameter?: string;
  readonly result: string;
}

const RESULTS = words("void User Order number text list Page");

function change(r: Random): Change {
  const kind = r.pick(CHANGES);
  const [extra, ...list] = parameters(r, r.int(2, 3) + 1) as [Parameter, ...Parameter[]];
  const [before, after] = r.sample(RESULTS, 2) as [string, string];
  const at = r.int(0, list.length - 1);
  const touched = list[at]!;
  const show = (p: Parameter, mark = ""): string => `${p.name}${mark}: ${p.type}`;
  const old = list.map((p) => show(p));
  const now = [...old];
  if (kind === "required" || kind === "optional") now.push(show(extra, kind === "optional" ? "?" : ""));
  if (kind === "removed") now.splice(at, 1);
  if (kind === "renamed") now[at] = show({ ...touched, name: extra.name });
  if (kind === "retyped")
    now[at] = show({ ...touched, type: r.pick(TYPES.filter((type) => type !== touched.type)) });
  const parameter =
    kind === "removed" || kind === "retyped"
      ? touched.name
      : kind === "same" || kind === "result"
        ? undefined
        : extra.name;
  const result = kind === "result" ? after : before;
  const name = r.pick(FUNCTIONS);
  const [oldMark, newMark] = r.pick([
    ["- ", "+ "],
    ["old: ", "new: "],
    ["v1 ", "v2 "],
  ] as const);
  const text = `${oldMark}${name}(${old.join(", ")}): ${before}\n${newMark}${name}(${now.join(", ")}): ${result}`;
  return { text, kind, result, ...(parameter && { parameter }) };
}

const POSITIONAL =
  "Callers pass values by position, so that names of parameters do not matter; a question mark makes a parameter optional.";
const BREAKING: readonly ChangeKind[] = ["required", "removed", "retyped", "result"];

const apiChange = tabled<Change, string>({
  id: "logic/api-change",
  theme: "logic-and-types",
  difficulty: "hard",
  heldOut: true,
  survives: ["injection"],
  input: [
    "old and a new signature",
    "pair of signatures with the old one first",
    "signature before and after a change",
  ],
  problems: () => change,
  rows: {
    breaking: {
      yes: "the change breaks old callers (a new required or a removed parameter, another type of a parameter or of the result)",
      no: "old calls still work",
      note: POSITIONAL,
      names: [
        ["breaking", "compatible"],
        ["break", "safe"],
      ],
      holds: ({ kind }) => BREAKING.includes(kind),
    },
    kind: {
      by: "<what happened to the signature|the kind of change between the two signatures>",
      classes: [
        klass("same/unchanged/equal", "nothing changed/both are equal"),
        klass("added/new/more", "a parameter was added, required or optional/one parameter more"),
        klass("removed/dropped/less", "a parameter was removed/one parameter less"),
        klass("renamed/name/relabelled", "a parameter has another name/only a name changed"),
        klass("type/retyped/other type", "a parameter or the result has another type/a type changed"),
      ],
      of: ({ kind }) =>
        ({ same: 0, required: 1, optional: 1, removed: 2, renamed: 3, retyped: 4, result: 4 })[kind],
    },
    bump: {
      by: "<the part of the version number to raise|which version step the change needs>",
      note: POSITIONAL,
      classes: [
        klass("major/first/big", "old calls or uses of the result break/anything incompatible"),
        klass("minor/second/middle", "an optional parameter was added/a new optional parameter"),
        klass("patch/third/small", "a parameter was only renamed, or nothing changed/no effect on callers"),
      ],
      of: ({ kind }) => (BREAKING.includes(kind) ? 0 : kind === "optional" ? 1 : 2),
    },
    parameter: {
      goal: "<the parameter that was added, removed, renamed or given another type|which parameter the change is about>",
      note: "A renamed one is given with its new name.",
      none: "no parameter changed",
      solve: (c) => c.parameter,
    },
    result: {
      goal: "<the type of the result after the change|the new type behind the closing parenthesis>",
      solve: (c) => c.result,
    },
  },
});

interface Field {
  readonly name: string;
  readonly type: "number" | "string" | "boolean";
  readonly required: boolean;
}

interface Body extends Problem {
  readonly fault: "none" | "missing" | "type" | "unknown";
  readonly field?: string;
}

const FIELDS: readonly Omit<Field, "required">[] = [
  { name: "id", type: "number" },
  { name: "age", type: "number" },
  { name: "price", type: "number" },
  { name: "name", type: "string" },
  { name: "email", type: "string" },
  { name: "city", type: "string" },
  { name: "active", type: "boolean" },
  { name: "paid", type: "boolean" },
];
const UNKNOWN = words("colour note extra tag source theme");
const JSON_VALUES: Readonly<Record<Field["type"], (r: Random) => string>> = {
  number: (r) => String(r.int(1, 900)),
  string: (r) => `"${r.pick([...TEXTS, "12", "true"])}"`,
  boolean: (r) => r.pick(["true", "false"]),
};

/** Three or four fields, the first always required. */
const schema = (random: Random): Field[] =>
  random
    .sample(FIELDS, random.int(3, 4))
    .map((field, i) => ({ ...field, required: i === 0 || random.chance(0.5) }));

function body(r: Random, fields: readonly Field[]): Body {
  const fault = r.pick(["none", "none", "missing", "type", "unknown"] as const);
  const required = fields.filter((f) => f.required);
  const kept = fields.filter((f) => f.required || r.chance(0.6));
  const field = fault === "none" ? undefined : fault === "missing" ? r.pick(required) : r.pick(kept);
  const parts = kept
    .filter((f) => fault !== "missing" || f !== field)
    .map((f) => {
      const type =
        fault === "type" && f === field
          ? r.pick((["number", "string", "boolean"] as const).filter((t) => t !== f.type))
          : f.type;
      return `"${f.name}": ${JSON_VALUES[type](r)}`;
    });
  const unknown = r.pick(UNKNOWN);
  if (fault === "unknown") parts.push(`"${unknown}": ${r.int(1, 9)}`);
  const name = fault === "unknown" ? unknown : field?.name;
  return { text: `{${r.shuffle(parts).join(", ")}}`, fault, ...(name && { field: name }) };
}

const described = (fields: readonly Field[]): string =>
  `The fields are ${fields.map((f) => `${f.name} (${f.type}, ${f.required ? "required" : "optional"})`).join(", ")}`;

const jsonContract = tabled<Body, string, readonly Field[]>({
  id: "logic/json-contract",
  theme: "logic-and-types",
  difficulty: "medium",
  survives: ["whitespace", "injection"],
  input: ["JSON object", "request body in JSON", "JSON record"],
  domain: schema,
  problems: (_, fields) => (r) => body(r, fields),
  rows: {
    valid: (_, fields) => ({
      yes: "the object keeps the contract",
      no: "a required field is missing, a value has another type or there is a field that is not listed",
      note: `${described(fields)}.`,
      names: [["ok", "bad"]],
      holds: (b) => b.fault === "none",
    }),
    tolerant: (_, fields) => ({
      yes: "all required fields are there and every listed field has its type; further fields are allowed",
      no: "a required field is missing or a value has another type",
      note: `${described(fields)}.`,
      names: [["accept", "reject"]],
      holds: (b) => b.fault === "none" || b.fault === "unknown",
    }),
    fault: (_, fields) => ({
      by: "<what is wrong with the object|the fault of the object>",
      note: `${described(fields)}; no others are allowed.`,
      classes: [
        klass("ok/fine/none", "nothing is wrong/the object keeps the contract"),
        klass("missing/absent/incomplete", "a required field is missing/a required field was left out"),
        klass("type/mismatch/wrong type", "a value has another type/the type of a value is wrong"),
        klass("unknown/extra/unexpected", "there is a field that is not listed/a field too much"),
      ],
      of: (b) => ["none", "missing", "type", "unknown"].indexOf(b.fault),
    }),
    field: (_, fields) => ({
      goal: "<the field that breaks the contract|the name of the faulty field>",
      note: `${described(fields)}. A field is faulty if it is required and missing, has a value of another type, or is not listed.`,
      none: "all is right",
      solve: (b) => b.field,
    }),
  },
});

export const families: Family[] = [callContract, apiChange, jsonContract];
