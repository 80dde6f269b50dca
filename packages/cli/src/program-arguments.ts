/** Arguments of the commands that run a program. */

import { UsageError } from "./command.js";

export const programArguments = {
  program: {
    type: "positional",
    required: true,
    description: "A .paw file, a program folder, or a pulled program (user/slug).",
  },
  base: {
    type: "string",
    valueHint: "file.gguf",
    description:
      "The program's interpreter where it is neither nano nor a pulled model: a file, or a name of paw models.",
  },
} as const;

/** For commands that run it as users do: `paw verify` always takes the weights as they are stored. */
export const weightsArgument = {
  weights: {
    type: "string",
    valueHint: "stored|tuned",
    description: "stored: not from the copy that paw tune chose. Default tuned, where that was run.",
  },
} as const;

/** The option of a `--weights` flag. */
export function weightsFlag(given: string | undefined): { weights?: "stored" | "tuned" } {
  if (given === undefined) return {};
  if (given === "stored" || given === "tuned") return { weights: given };
  throw new UsageError(`--weights is '${given}': stored or tuned is needed`);
}
