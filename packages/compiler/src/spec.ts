/**
 * Reads a specification: the task text, the examples it shows and the label set it states.
 *
 * Tolerant of plain paragraphs, Markdown and key-value lines, because people write all three. What it cannot
 * recognise stays part of the task text; it never guesses a label set that the spec's own examples contradict.
 */
import { PawError } from "@paw/format";
import { type SpecExample, splitExamples } from "./examples.js";
import { findLabels } from "./labels.js";

export type { SpecExample } from "./examples.js";

/** The published service's limits, in characters. */
export const MIN_SPEC_CHARS = 10;
export const MAX_SPEC_CHARS = 16_000;

export interface ParsedSpec {
  /** The whole specification, trimmed, line ends normalised. */
  readonly text: string;
  /** The specification without its examples. */
  readonly task: string;
  readonly examples: readonly SpecExample[];
  /** The stated label set, in the order stated. */
  readonly labels?: readonly string[];
}

/** Parses a specification; throws SPEC_TOO_SHORT, SPEC_TOO_LONG or SPEC_INVALID. */
export function parseSpec(source: string): ParsedSpec {
  const text = checkSpec(source);
  const { task, examples } = splitExamples(text);
  const labels = findLabels(task, examples);
  return { text, task, examples, ...(labels ? { labels } : {}) };
}

/** Normalises and checks the raw text against the limits. */
function checkSpec(source: string): string {
  if (typeof source !== "string")
    throw new PawError("SPEC_INVALID", `a specification is text; got ${typeof source}`);
  const text = source
    .replace(/\r\n?/g, "\n")
    .replace(/^\ufeff/, "")
    .trim();
  if (text.length < MIN_SPEC_CHARS)
    throw new PawError(
      "SPEC_TOO_SHORT",
      `the specification has ${text.length} characters; at least ${MIN_SPEC_CHARS} are needed. ` +
        "Say in a sentence what goes in and what comes out.",
    );
  if (text.length > MAX_SPEC_CHARS)
    throw new PawError(
      "SPEC_TOO_LONG",
      `the specification has ${text.length} characters; at most ${MAX_SPEC_CHARS} are allowed. ` +
        "Keep the rules and a few examples.",
    );
  if (text.includes("{INPUT_PLACEHOLDER}"))
    throw new PawError(
      "SPEC_INVALID",
      "the specification contains {INPUT_PLACEHOLDER}, which marks the input in a program's template. Remove it.",
    );
  if (/\p{Cc}/u.test(text.replace(/[\n\t]/g, "")) || !text.isWellFormed())
    throw new PawError(
      "SPEC_INVALID",
      "the specification contains control characters or broken Unicode. Save it as plain UTF-8 text.",
    );
  return text;
}
