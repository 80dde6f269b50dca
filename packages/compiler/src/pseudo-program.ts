/**
 * The discrete half of a program: a short text that the interpreter reads before every input.
 *
 * It is extracted from the specification, not written by a language model: a small model garbles the details that
 * matter (a limit, a label, a negation), and what it wrote would differ from one arithmetic to the next. (A large one may
 * word the task: task-writer.ts.) The text is evaluated once per program; what its length costs a call is the attention to it. Training makes its texts with this code.
 */
import type { ParsedSpec, SpecExample } from "./spec.js";

/** Examples repeated, at most. */
const MAX_EXAMPLES = 4;
/** Longest example repeated: input and output together, in characters. */
const MAX_EXAMPLE_CHARS = 200;
/** Longest task text in characters: about 350 of nano's 2,048 tokens of context. */
export const MAX_TASK_CHARS = 1_000;
/** The task of a specification that only shows examples. */
const NO_TASK = "As in the examples.";

/** The text between the pseudo-program markers. `labels`: the set to state, the specification's own or the caller's. */
export function pseudoProgramBody(
  spec: Pick<ParsedSpec, "task" | "examples">,
  labels?: readonly string[],
): string {
  const lines = [`Task: ${taskLine(spec.task) || NO_TASK}`];
  if (labels) lines.push(`Labels: ${labels.join(" | ")}`);
  const shown = spec.examples.filter(isShort).slice(0, MAX_EXAMPLES);
  if (shown.length > 0) lines.push("Examples:");
  for (const example of shown) lines.push(`Input: ${example.input}`, `Output: ${example.output}`);
  return lines.join("\n");
}

function isShort({ input, output }: SpecExample): boolean {
  return input.length + output.length <= MAX_EXAMPLE_CHARS;
}

/** The task text on one line, a heading as "Goal:", cut after a sentence or a word where it is too long. */
function taskLine(task: string): string {
  const line = task
    .split("\n")
    .map((part) => part.trim().replace(/^#{1,6}\s+(.*?)[\s:#]*$/, "$1:"))
    .filter(Boolean)
    .join(" ");
  if (line.length <= MAX_TASK_CHARS) return line;
  const head = line.slice(0, MAX_TASK_CHARS + 1);
  const sentence = head.search(/[.!?] (?!.*[.!?] )/s) + 1;
  const cut = sentence > MAX_TASK_CHARS / 2 ? sentence : head.lastIndexOf(" ");
  const kept = head.slice(0, cut > 0 ? cut : MAX_TASK_CHARS).trim();
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}
