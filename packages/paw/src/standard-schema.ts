/**
 * The Standard Schema interface (version 1), written out so that zod, valibot, arktype and others fit without being
 * dependencies. Source: standardschema.dev.
 */

import { PawError } from "@paw/format";
import type { JsonSchema } from "@paw/runtime";

/** Anything with a `~standard` property; `validate` is used and, where there is one, `jsonSchema`. */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    /** Standard JSON Schema: the shape of the values that `validate` takes. */
    readonly jsonSchema?:
      | { readonly input: (options: { readonly target: "draft-2020-12" }) => JsonSchema }
      | undefined;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

export interface SchemaIssue {
  readonly message: string;
  /** Keys, or objects that hold one. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type that a schema's values have after validation. */
export type SchemaOutput<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];

/** Characters of an output quoted in a message. */
const QUOTED = 80;

/** Throws `OPTION_INVALID` unless the value is a Standard Schema of version 1. */
export function checkSchema(schema: unknown): asserts schema is StandardSchema {
  const standard = (schema as Partial<StandardSchema> | null | undefined)?.["~standard"];
  if (standard?.version !== 1 || typeof standard.validate !== "function") {
    throw new PawError(
      "OPTION_INVALID",
      'output is not a Standard Schema: an object with "~standard" of version 1 is needed, as zod, valibot and arktype make',
    );
  }
}

/** The schema's value for an answer's text or parsed JSON; throws `OUTPUT_INVALID` with the schema's issues when the output does not fit. */
export async function validateOutput(schema: StandardSchema, output: unknown): Promise<unknown> {
  const result = await schema["~standard"].validate(output);
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(issueText).join("; ");
  throw new PawError(
    "OUTPUT_INVALID",
    `the program answered ${shown(output)}, which does not fit the output schema (${issues}). ` +
      "State the allowed answers in the spec, give them as labels, or loosen the schema.",
  );
}

function issueText({ message, path = [] }: SchemaIssue): string {
  const place = path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  // Some libraries name the place themselves.
  return place === "" || message.startsWith(place) ? message : `${place}: ${message}`;
}

function shown(output: unknown): string {
  return typeof output === "string"
    ? JSON.stringify(output.slice(0, QUOTED))
    : JSON.stringify(output).slice(0, QUOTED);
}
