/**
 * A JSON Schema whose values are all texts, as GBNF of the texts themselves: such answers need no quotes around them.
 * Other schemas are json-schema.ts.
 */

import type { JsonSchema } from "./json-schema.js";
import { oneOfTexts } from "./literals.js";
import { PLAIN, type Shape, stringToGbnf } from "./string-schema.js";

/** Whether each value of the schema is a text: a string, constants and enums of strings, unions of such. */
export function isTextSchema(schema: JsonSchema): boolean {
  if (typeof schema !== "object") return false;
  if ("const" in schema) return typeof schema.const === "string";
  if (Array.isArray(schema.enum)) return schema.enum.every((value) => typeof value === "string");
  return choicesOf(schema)?.every(isTextSchema) ?? schema.type === "string";
}

/** The grammar of a text schema, or undefined where any text fits. Throws `OPTION_INVALID` naming the place in the schema. */
export function textSchemaToGbnf(schema: JsonSchema): string | undefined {
  const root = texts(schema as Shape, "");
  return root && `root ::= ${root}`;
}

function texts(s: Shape, path: string): string | undefined {
  const values = "const" in s ? [s.const] : s.enum;
  if (Array.isArray(values)) return oneOfTexts(values as string[], path);
  const choices = choicesOf(s);
  if (choices === undefined) return stringToGbnf(s, path, PLAIN);
  const all = choices.map((choice, i) => texts(choice as Shape, `${path}/anyOf/${i}`));
  return all.includes(undefined) ? undefined : all.join(" | ");
}

function choicesOf(s: Shape): readonly JsonSchema[] | undefined {
  const choices = s.anyOf ?? s.oneOf;
  return Array.isArray(choices) && choices.length > 0 ? (choices as JsonSchema[]) : undefined;
}
