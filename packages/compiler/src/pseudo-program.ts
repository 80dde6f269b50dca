/**
 * The discrete half of a program: a short text that the interpreter reads before every input.
 *
 * The task sentence is written by the snapshot's own language model; labels and examples are copied from the
 * parsed specification, so that they cannot be garbled. Same layout as training (training/paw_training/layout.py).
 */
import type { SpecExample } from "./spec.js";

/** Examples repeated, at most; each costs prefix tokens of the interpreter's small context. */
const MAX_EXAMPLES = 2;
/** Longest example repeated: input and output together, in characters. */
const MAX_EXAMPLE_CHARS = 200;

/** The text between the pseudo-program markers. */
export function pseudoProgramBody(parts: {
  readonly task: string;
  readonly labels?: readonly string[];
  readonly examples: readonly SpecExample[];
}): string {
  const lines = [`Task: ${parts.task}`];
  if (parts.labels) lines.push(`Labels: ${parts.labels.join(" | ")}`);
  const short = parts.examples.filter((e) => e.input.length + e.output.length <= MAX_EXAMPLE_CHARS);
  if (short.length > 0) lines.push("Examples:");
  for (const example of short.slice(0, MAX_EXAMPLES))
    lines.push(`Input: ${example.input}`, `Output: ${example.output}`);
  return lines.join("\n");
}
