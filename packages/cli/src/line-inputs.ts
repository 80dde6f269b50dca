/** What a program reads of lines: the line, or the "input" of its JSON object, without what `--ignore` leaves out. */

import type { RunIdentity } from "./checkpoint.js";
import { watched } from "./ignore.js";
import { atLine, type Line } from "./input.js";
import { parseJsonLine } from "./jsonl.js";

export interface LineInput {
  readonly line: Line;
  /** Undefined where the line has no result: a blank one among JSON lines. */
  readonly text?: string | undefined;
  /** Why the line cannot be read; to be told when its turn comes. No line follows. */
  readonly error?: unknown;
}

/** The inputs of lines that come several together. `ignore` has the flag `g`. */
export async function* lineInputs(
  together: AsyncIterable<readonly Line[]>,
  mode: RunIdentity["mode"],
  ignore: RegExp | undefined,
): AsyncGenerator<LineInput, void, undefined> {
  for await (const lines of together) {
    const inputs: LineInput[] = [];
    for (const line of lines) {
      try {
        inputs.push({ line, text: mode === "lines" ? line.text : inputText(line) });
      } catch (error) {
        inputs.push({ line, error });
        break;
      }
    }
    yield* ignore === undefined ? inputs : without(ignore, inputs);
  }
}

// --- internal ---

function inputText(line: Line): string | undefined {
  return line.text.trim() === ""
    ? undefined
    : parseJsonLine(line, ["input"], "; --lines takes lines of plain text").input;
}

/** All inputs are matched under one watch: one for each would take longer than the matching. */
function without(ignore: RegExp, inputs: readonly LineInput[]): LineInput[] {
  const done: LineInput[] = [];
  try {
    watched(ignore, () => {
      for (const input of inputs) done.push({ ...input, text: input.text?.replace(ignore, "") });
    });
  } catch (error) {
    const { line } = inputs[done.length] as LineInput;
    done.push({ line, error: atLine(line.number, error) });
  }
  return done;
}
