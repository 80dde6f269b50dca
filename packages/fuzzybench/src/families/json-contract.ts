/** Contracts of interfaces: JSON objects against the fields that the specification asks for. */
import type { Family } from "../family.js";
import { klass, type Problem, tabled } from "../frames/problem-table.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

const TEXTS = words("red Anna north menu blue Rome lamp");

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
      yes: "all required fields are there and every listed field has its type",
      no: "a required field is missing or a value has another type",
      note: `${described(fields)}; further fields are allowed.`,
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

export const families: Family[] = [jsonContract];
