/** Contracts of interfaces: calls against a signature, and changes of a signature. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
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

export const families: Family[] = [callContract, apiChange];
