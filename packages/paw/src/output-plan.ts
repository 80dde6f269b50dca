/**
 * What an output schema means for decoding: a label set, a grammar, or nothing; and how an answer becomes a value.
 *
 * Read from the schema's JSON Schema, which the Standard JSON Schema interface gives (zod from 4.2, arktype from 2.1.28,
 * valibot through @valibot/to-json-schema). A schema without it is only validated against. Source: standardschema.dev.
 */

import { PawError } from "@paw/format";
import {
  isTextSchema,
  type JsonSchema,
  jsonSchemaToGbnf,
  MAX_GRAMMAR_CHARS,
  MAX_LABELS,
  parseGbnf,
  textSchemaToGbnf,
} from "@paw/runtime";
import { grammarText, isLabel, type PawOptions } from "./options.js";
import { checkSchema, type StandardSchema, validateOutput } from "./standard-schema.js";

export interface OutputPlan {
  /** Texts that answers are restricted to. */
  readonly labels?: readonly string[];
  /** GBNF that answers are restricted to. */
  readonly grammar?: string;
  /** The value of an answer; rejects with `OUTPUT_INVALID`. */
  readonly read: (answer: string) => Promise<unknown>;
  /** What the author should know. */
  readonly warning?: string;
}

/** The dialect asked for; all known libraries write it. */
const TARGET = "draft-2020-12";

/** In characters: longer texts may have more tokens than a label can (MAX_LABEL_TOKENS), which only a call would tell. */
const LONGEST_LABEL = 128;

/** What restricts answers: the options, else the schema. Throws `OPTION_INVALID`. */
export function restrictedBy(schema: StandardSchema | undefined, options: PawOptions): Partial<OutputPlan> {
  if (schema !== undefined) checkSchema(schema);
  const { labels, grammar: given } = options;
  const grammar = given === undefined ? undefined : grammarText(given);
  if (labels === undefined && grammar === undefined) return schema === undefined ? {} : planOutput(schema);
  const read = schema && readerOf(schema);
  return { ...(labels === undefined ? { grammar: grammar! } : { labels }), ...(read && { read }) };
}

/** How answers are read that an option restricts, so that the schema need not: as text where the library tells no shape. */
function readerOf(schema: StandardSchema): OutputPlan["read"] {
  let shape: Shape | undefined;
  try {
    shape = jsonSchemaOf(schema);
  } catch {
    // A date, for example: what the schema makes of the text is its own affair.
  }
  const isText = shape === undefined || isTextSchema(shape);
  return async (answer) => validateOutput(schema, isText ? answer : parsed(answer));
}

/** Plans the answers of a schema; throws `OPTION_INVALID` when its JSON Schema cannot be followed. */
export function planOutput(schema: StandardSchema): OutputPlan {
  const shape = jsonSchemaOf(schema);
  if (shape === undefined) {
    return {
      read: (answer) => validateOutput(schema, answer),
      warning: shapeless(schema["~standard"].vendor),
    };
  }
  // Texts stand for themselves, without quotes.
  const isText = isTextSchema(shape);
  const read = async (answer: string) => validateOutput(schema, isText ? answer : parsed(answer));
  const labels = valuesOf(shape)?.map((value) => (isText ? (value as string) : JSON.stringify(value)));
  if (labels !== undefined && isLabelSet(labels)) return { labels, read };
  const grammar = isText ? textSchemaToGbnf(shape) : jsonSchemaToGbnf(shape);
  if (grammar === undefined) return { read };
  checkGrammar(grammar);
  return { grammar, read };
}

function shapeless(vendor: string): string {
  const help =
    vendor === "valibot"
      ? "give toStandardJsonSchema(schema) of @valibot/to-json-schema"
      : "give labels or a grammar, or a schema with Standard JSON Schema";
  return `the output schema does not tell its shape, so answers are checked by it and not restricted to it: ${help}`;
}

/** Whether a label set can hold the values; a grammar holds others. */
function isLabelSet(labels: readonly string[]): boolean {
  const few = labels.length >= 1 && labels.length <= MAX_LABELS;
  return few && labels.every((label) => isLabel(label) && label.length <= LONGEST_LABEL);
}

/** What a call would say later. */
function checkGrammar(grammar: string): void {
  if (grammar.length > MAX_GRAMMAR_CHARS) {
    throw new PawError(
      "OPTION_INVALID",
      `the output schema makes a grammar of ${grammar.length} characters: at most ${MAX_GRAMMAR_CHARS} are allowed; ` +
        "name fewer or shorter values, or allow any text and check it afterwards",
    );
  }
  parseGbnf(grammar);
}

type Shape = { readonly [keyword: string]: unknown };

/** The schema of the values that `validate` takes, or undefined where the library does not tell. */
function jsonSchemaOf(schema: StandardSchema): Shape | undefined {
  const { jsonSchema, vendor } = schema["~standard"];
  if (jsonSchema === undefined) return undefined;
  try {
    const shape: JsonSchema = jsonSchema.input({ target: TARGET });
    return typeof shape === "object" ? shape : {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PawError(
      "OPTION_INVALID",
      `${vendor} cannot write the output schema as JSON Schema: ${reason}`,
      {
        cause,
      },
    );
  }
}

/** The distinct values of an enum, a constant, a boolean or a union of such; undefined where there are others. */
function valuesOf(shape: Shape): readonly unknown[] | undefined {
  const types = Array.isArray(shape.type) ? shape.type.map((type) => ({ ...shape, type })) : undefined;
  const choices = shape.anyOf ?? shape.oneOf ?? types;
  if ("const" in shape) return [shape.const];
  if (Array.isArray(shape.enum)) return [...new Set(shape.enum)];
  if (shape.type === "boolean") return [true, false];
  if (shape.type === "null") return [null];
  if (!Array.isArray(choices)) return undefined;
  const all = choices.map((choice) => valuesOf(choice as Shape));
  return all.every((values) => values !== undefined) ? [...new Set(all.flat())] : undefined;
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch (cause) {
    throw new PawError(
      "OUTPUT_INVALID",
      `the program answered ${JSON.stringify(answer.slice(0, 80))}, which is not JSON, as the output schema needs it: labels or a grammar given beside the schema must be JSON too`,
      { cause },
    );
  }
}
