/** The specification that a command line gives: as an argument, with -f, or on stdin. */

import { stat } from "node:fs/promises";
import { UsageError } from "./command.js";
import { readText } from "./input.js";

/** Flags of every command that takes a specification. */
export const specArguments = {
  spec: { type: "positional", required: false, description: 'The specification, or "-" for stdin.' },
  file: {
    type: "string",
    alias: "f",
    valueHint: "spec.md",
    description: "Read the specification from a file.",
  },
} as const;

/** Its text; throws `UsageError` when there is none or more than one, and what reading throws. */
export async function readSpec(
  { spec, file }: { readonly spec?: string | undefined; readonly file?: string | undefined },
  signal: AbortSignal,
): Promise<string> {
  if (file !== undefined) {
    if (spec !== undefined)
      throw new UsageError("the specification is given twice: as an argument and with -f");
    return readText(file === "-" ? { stdin: true } : { path: file }, "the specification", signal);
  }
  if (spec === undefined) {
    throw new UsageError('no specification: give it as an argument, with -f, or "-" to read stdin');
  }
  if (spec === "-") return readText({ stdin: true }, "the specification", signal);
  if (/^\S+\.\w+$/.test(spec) && (await stat(spec).catch(() => undefined))?.isFile()) {
    throw new UsageError(`'${spec}' is a file: write -f ${spec}`);
  }
  return spec;
}
