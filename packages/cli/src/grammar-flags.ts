/** Flags that restrict answers to a form: a JSON Schema, a regular expression or a grammar. */

import { PawError } from "@paw/format";
import { type JsonSchema, jsonSchemaToGbnf, regexToGbnf } from "@paw/runtime";
import { UsageError } from "./command.js";
import { readText } from "./input.js";

export const grammarArguments = {
  schema: {
    type: "string",
    valueHint: "file.json",
    description: "Answers are JSON of this JSON Schema's shape.",
  },
  regex: { type: "string", valueHint: "expression", description: "Answers match this whole expression." },
  grammar: { type: "string", valueHint: "file.gbnf", description: "Answers fit this grammar (GBNF)." },
} as const;

interface GrammarFlags {
  readonly schema?: string | undefined;
  readonly regex?: string | undefined;
  readonly grammar?: string | undefined;
  readonly labels?: string | undefined;
}

/** The grammar that the flags ask for; throws `UsageError` for more than one, `OPTION_INVALID`, `INPUT_INVALID` or `IO`. */
export async function grammarFlag(
  { schema, regex, grammar, labels }: GrammarFlags,
  signal: AbortSignal,
): Promise<string | undefined> {
  const given = Object.entries({ labels, schema, regex, grammar }).filter(([, value]) => value !== undefined);
  if (given.length > 1) {
    throw new UsageError(`${given.map(([name]) => `--${name}`).join(" and ")} exclude each other`);
  }
  if (regex !== undefined) return `root ::= ${regexToGbnf(regex)}`;
  if (grammar !== undefined) return readText({ path: grammar }, grammar, signal);
  return schema === undefined ? undefined : jsonSchemaToGbnf(await readSchema(schema, signal));
}

async function readSchema(path: string, signal: AbortSignal): Promise<JsonSchema> {
  const text = await readText({ path }, path, signal);
  try {
    return JSON.parse(text) as JsonSchema;
  } catch (cause) {
    throw new PawError("INPUT_INVALID", `${path} is not JSON: a JSON Schema is needed`, { cause });
  }
}
