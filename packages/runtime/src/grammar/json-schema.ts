/**
 * A JSON Schema as GBNF: every text that the grammar allows is compact JSON of the schema's shape.
 *
 * Properties come in the order of the schema. What a grammar cannot say (multiples, most formats, unique items) is left
 * to the validation that follows. A blank may stand after a comma or colon, as language models write it.
 * JSON Schema 2020-12 and draft-07, as zod, valibot and arktype write them.
 */

import { gbnfLiteral, oneOfTexts } from "./literals.js";
import { integerRange, MAX_DIGITS, numberRange } from "./number-range.js";
import { bounds, IN_JSON, invalid, type Shape, stringToGbnf } from "./string-schema.js";

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Schemas in schemas; each takes a level of the call stack. */
const MAX_NESTING = 100;
const SHARED = `json-value ::= json-object | json-array | json-string | json-number | "true" | "false" | "null"
json-object ::= "{" (json-string ":" " "? json-value ("," " "? json-string ":" " "? json-value)*)? "}"
json-array ::= "[" (json-value ("," " "? json-value)*)? "]"
json-string ::= "\\"" json-character* "\\""
json-character ::= [^"\\\\\\x00-\\x1f] | "\\\\" ["\\\\/bfnrt]
json-unit ::= [^"\\\\\\x00-\\x1f\\U00010000-\\U0010ffff] | "\\\\" ["\\\\/bfnrt]
json-integer ::= "-"? ("0" | [1-9] [0-9]{0,${MAX_DIGITS - 1}})
json-number ::= json-integer ("." [0-9]{1,${MAX_DIGITS}})?
`;
/** Keywords that restrict a value in ways that are not followed: ignoring them would promise too much. */
const UNKNOWN = ["not", "if", "dependentSchemas", "patternProperties", "unevaluatedProperties"];

/** The grammar of a schema; throws `OPTION_INVALID` naming the place in the schema. */
export function jsonSchemaToGbnf(schema: JsonSchema): string {
  const translator = new Translator(schema);
  const root = translator.value(schema, "", 0);
  return [`root ::= ${root}`, ...translator.rules, SHARED].join("\n");
}

class Translator {
  readonly rules: string[] = [];
  /** Rule by the `$ref` that it stands for. */
  readonly #references = new Map<string, string>();

  constructor(readonly document: JsonSchema) {}

  /** The expression of a schema; `path`: where it stands, as a JSON pointer. */
  value(schema: unknown, path: string, depth: number): string {
    if (depth > MAX_NESTING) throw invalid(path, `nests over ${MAX_NESTING} deep`);
    if (schema === true) return "json-value";
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      throw invalid(path, `is ${JSON.stringify(schema)}: an object or true is needed`);
    }
    const s = schema as Shape;
    const unknown = UNKNOWN.find((keyword) => s[keyword] !== undefined);
    if (unknown)
      throw invalid(path, `uses "${unknown}", which a grammar cannot follow: leave it to validation`);
    // A rule of its own: it may be named twice, and copies of copies would grow without bound.
    const inner = (part: unknown, name: string) => this.#rule(this.value(part, `${path}/${name}`, depth + 1));
    if (typeof s.$ref === "string") return this.#reference(s.$ref, path);
    const values = "const" in s ? [s.const] : s.enum;
    if (Array.isArray(values))
      return `(${oneOfTexts(
        values.map((value) => json(value, path)),
        path,
      )})`;
    const choices = s.anyOf ?? s.oneOf;
    if (Array.isArray(choices))
      return oneOf(
        choices.map((part, i) => inner(part, `anyOf/${i}`)),
        path,
      );
    if (Array.isArray(s.allOf) && s.type !== "string") {
      return inner(s.allOf.length === 1 ? s.allOf[0] : merged(s.allOf, path), "allOf");
    }
    if (Array.isArray(s.type))
      return oneOf(
        s.type.map((type) => this.value({ ...s, type }, path, depth + 1)),
        path,
      );
    switch (s.type ?? (s.properties ? "object" : undefined)) {
      case "object":
        return this.#object(s, path, inner);
      case "array":
        return array(s, path, inner);
      case "string":
        return string(s, path);
      case "integer":
        return grouped(integerRange(s, path)) ?? "json-integer";
      case "number":
        return grouped(numberRange(s, path)) ?? "json-number";
      case "boolean":
        return '("true" | "false")';
      case "null":
        return '"null"';
      case undefined:
        return "json-value";
      default:
        throw invalid(path, `has the type ${JSON.stringify(s.type)}, which JSON Schema does not know`);
    }
  }

  #object(s: Shape, path: string, inner: Inner): string {
    const other = s.additionalProperties;
    const names = (s.propertyNames ?? {}) as Shape;
    // A record of fixed keys is an object of these properties.
    const keys = (Array.isArray(names.enum) && s.properties === undefined ? names.enum : []) as string[];
    const properties = Object.entries({
      ...Object.fromEntries(keys.map((key) => [key, other ?? true])),
      ...(s.properties as Record<string, unknown> | undefined),
    });
    if (properties.length === 0) {
      if (other === false) return '"{}"';
      const key =
        names.type === "number" ? `"\\"" json-number "\\""` : string(names, `${path}/propertyNames`);
      const pair = `${key} ":" " "? ${inner(other ?? true, "additionalProperties")}`;
      return `"{" (${pair} ("," " "? ${pair})*)? "}"`;
    }
    const required = new Set(Array.isArray(s.required) ? s.required : []);
    // From the last property to the first: what may follow when something stands before it, and when nothing does.
    let after = "";
    let first = "";
    for (const [name, schema] of properties.reverse()) {
      const pair = `${gbnfLiteral(JSON.stringify(name))} ":" " "? ${inner(schema, `properties/${name}`)}`;
      const following = this.#rule(after);
      const isRequired = required.has(name);
      const begin = `${pair} ${following}`;
      first = isRequired ? begin : `${begin} | ${this.#rule(first)}`;
      after = isRequired ? `"," " "? ${begin}` : `"," " "? ${begin} | ${following}`;
    }
    return `"{" ${this.#rule(first)} "}"`;
  }

  #reference(reference: string, path: string): string {
    const known = this.#references.get(reference);
    if (known) return known;
    if (!reference.startsWith("#"))
      throw invalid(path, `refers to ${reference}: only places in the schema itself can be followed`);
    let target: unknown = this.document;
    for (const part of reference.slice(1).split("/").filter(Boolean)) {
      const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      target = Object.hasOwn(Object(target) as object, name)
        ? (target as Record<string, unknown>)[name]
        : undefined;
    }
    if (target === undefined) throw invalid(path, `refers to ${reference}, which is not there`);
    const rule = this.#rule("");
    this.#references.set(reference, rule);
    this.#define(rule, this.value(target, reference.slice(1), 0));
    return rule;
  }

  #rule(expression: string): string {
    const name = `part-${this.rules.length}`;
    this.rules.push("");
    this.#define(name, expression);
    return name;
  }

  #define(name: string, expression: string): void {
    this.rules[Number(name.slice("part-".length))] = `${name} ::= ${expression || '""'}`;
  }
}

type Inner = (part: unknown, name: string) => string;

/** What all of several object schemas ask for, as one; a property that two of them name has to be both. */
function merged(schemas: readonly unknown[], path: string): Shape {
  const properties = new Map<string, unknown>();
  const required: unknown[] = [];
  for (const schema of schemas) {
    const part = Object(schema) as Shape;
    if (part.type !== "object" || part.allOf !== undefined) {
      throw invalid(path, 'uses "allOf" of several schemas that are not plain objects: write them as one');
    }
    for (const [name, value] of Object.entries(Object(part.properties) as object)) {
      properties.set(name, properties.has(name) ? { allOf: [properties.get(name), value] } : value);
    }
    required.push(...(Array.isArray(part.required) ? part.required : []));
  }
  return { type: "object", properties: Object.fromEntries(properties), required };
}

function string(s: Shape, path: string): string {
  const texts = stringToGbnf(s, path, IN_JSON);
  return texts === undefined ? "json-string" : `"\\"" (${texts}) "\\""`;
}

function grouped(alternatives: string | undefined): string | undefined {
  return alternatives && `(${alternatives})`;
}

function array(s: Shape, path: string, inner: Inner): string {
  const fixed = Array.isArray(s.prefixItems) ? s.prefixItems : Array.isArray(s.items) ? s.items : undefined;
  if (fixed) return `"[" ${fixed.map((part, i) => inner(part, `prefixItems/${i}`)).join(' "," " "? ')} "]"`;
  const item = inner(s.items ?? true, "items");
  const [least, most] = bounds(s.minItems, s.maxItems, path);
  if (most === 0) return '"[]"';
  const high = most === undefined ? "" : String(most - 1);
  const items = `${item} ("," " "? ${item}){${Math.max(0, least - 1)},${high}}`;
  return least === 0 ? `"[" (${items})? "]"` : `"[" ${items} "]"`;
}

function oneOf(choices: readonly string[], path: string): string {
  if (choices.length === 0) throw invalid(path, "allows no value");
  return `(${choices.join(" | ")})`;
}

function json(value: unknown, path: string): string {
  const written = JSON.stringify(value) as string | undefined;
  if (written === undefined) throw invalid(path, "has a value that is no JSON");
  return written;
}
