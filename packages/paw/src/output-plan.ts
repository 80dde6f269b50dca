/**
 * What an output schema means for decoding: a label set, a grammar, or nothing; and how an answer becomes a value.
 *
 * Read from the schema's JSON Schema, which the Standard JSON Schema interface gives (zod from 4.2, arktype from 2.1.28,
 * valibot through @valibot/to-json-schema). A schema without it is only validated against. Source: standardschema.dev.
 */

import { PawError } from "@paw/format";
import { type JsonSchema, jsonSchemaToGbnf, MAX_LABELS, regexToGbnf } from "@paw/runtime";
import { grammarText, type PawOptions } from "./options.js";
import { checkSchema, type StandardSchema, validateOutput } from "./standard-schema.js";

export interface OutputPlan {
  /** Texts that answers are restricted to. */
  readonly labels?: readonly string[];
  /** GBNF that answers are restricted to. */
  readonly grammar?: string;
  /** The value of an answer; rejects with `OUTPUT_INVALID`. */
  readonly read: (answer: string) => Promise<unknown>;
}

/** The dialect asked for; all known libraries write it. */
const TARGET = "draft-2020-12";

/** What restricts answers: the options, else the schema. Throws `OPTION_INVALID`. */
export function restrictedBy(schema: StandardSchema | undefined, options: PawOptions): Partial<OutputPlan> {
  if (schema !== undefined) checkSchema(schema);
  const { labels, grammar, read } = schema === undefined ? { read: undefined } : planOutput(schema);
  const reading = read === undefined ? {} : { read };
  if (options.labels !== undefined) return { labels: options.labels, ...reading };
  if (options.grammar !== undefined) return { grammar: grammarText(options.grammar), ...reading };
  return { ...(labels && { labels }), ...(grammar && { grammar }), ...reading };
}

/** Plans the answers of a schema; throws `OPTION_INVALID` when its JSON Schema cannot be followed. */
export function planOutput(schema: StandardSchema): OutputPlan {
  const shape = jsonSchemaOf(schema);
  if (shape === undefined) return { read: (answer) => validateOutput(schema, answer) };
  const texts = valuesOf(shape);
  const isText = texts ? texts.every((value) => typeof value === "string") : shape.type === "string";
  const read = async (answer: string) => validateOutput(schema, isText ? answer : parsed(answer));
  if (texts && texts.length > 0 && texts.length <= MAX_LABELS) {
    return { labels: texts.map((value) => (isText ? (value as string) : JSON.stringify(value))), read };
  }
  if (!isText) return { grammar: jsonSchemaToGbnf(shape), read };
  // Texts stand for themselves, without quotes.
  return typeof shape.pattern === "string"
    ? { grammar: `root ::= ${regexToGbnf(shape.pattern)}`, read }
    : { read };
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

/** The values of an enum, a constant, a boolean or a union of such; undefined where there are others. */
function valuesOf(shape: Shape): readonly unknown[] | undefined {
  const choices = shape.anyOf ?? shape.oneOf;
  if ("const" in shape) return [shape.const];
  if (Array.isArray(shape.enum)) return shape.enum;
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
      `the program answered ${JSON.stringify(answer.slice(0, 80))}, which is not whole JSON: allow more tokens (maxTokens)`,
      { cause },
    );
  }
}
