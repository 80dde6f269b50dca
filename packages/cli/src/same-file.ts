/** Guards against writing over what a command reads. */

import { fstat, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { UsageError } from "./command.js";

/**
 * Throws `UsageError` where `output` is the same file as one of `inputs`: paths by what they are called in the message,
 * `0` for stdin. What is not there, and what is no file (a terminal, a pipe, /dev/null), is never the same.
 */
export async function refuseSameFile(
  flag: string,
  output: string,
  inputs: Readonly<Record<string, string | 0 | undefined>>,
): Promise<void> {
  const to = await facts(output);
  if (!to?.isFile()) return;
  for (const [name, input] of Object.entries(inputs)) {
    const from = input === undefined ? undefined : await facts(input);
    if (from?.dev === to.dev && from.ino === to.ino) {
      throw new UsageError(`${name} and ${flag} are the same file ${output}: give another ${flag}`);
    }
  }
}

function facts(file: string | 0): Promise<Stats | undefined> {
  const found = file === 0 ? promisify(fstat)(file) : stat(file);
  return found.catch(() => undefined);
}
