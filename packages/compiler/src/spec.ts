/**
 * Reads a specification: the task text, the examples it shows and the label set it states.
 *
 * Tolerant of plain paragraphs, Markdown and key-value lines, because people write all three. What it cannot
 * recognise stays part of the task text; it never guesses a label set that the spec's own examples contradict.
 */
import { PawError } from "@paw/format";
import { findLabels } from "./labels.js";

/** The published service's limits, in characters. */
export const MIN_SPEC_CHARS = 10;
export const MAX_SPEC_CHARS = 16_000;

export interface SpecExample {
  readonly input: string;
  readonly output: string;
}

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

// --- examples ---

const MARK = String.raw`^[ \t]*(?:[-*>][ \t]+)?[*_]{0,2}`;
const INPUT_LINE = new RegExp(
  `${MARK}(?:example[ \\t]+)?input(?:[ \\t]*\\d+)?[*_]{0,2}[ \\t]*:[*_]{0,2}[ \\t]?(.*)$`,
  "i",
);
const OUTPUT_LINE = new RegExp(
  `${MARK}(?:example[ \\t]+|expected[ \\t]+)?output(?:[ \\t]*\\d+)?[*_]{0,2}[ \\t]*:[*_]{0,2}[ \\t]?(.*)$`,
  "i",
);
const ARROW_LINE = /^[ \t]*(?:[-*][ \t]+)?(.+?)[ \t]+(?:->|=>|→)[ \t]+(\S.*)$/;
const ARROW = /[ \t](?:->|=>|→)[ \t]/;
const EXAMPLES_HEADING =
  /^[ \t]*#{0,6}[ \t]*[*_]{0,2}(?:examples?|for example|e\.g\.)[*_]{0,2}[ \t]*:?[*_]{0,2}[ \t]*$/i;

/** Cuts `Input:`/`Output:` blocks and paragraphs of `x -> y` lines out of the text. */
function splitExamples(text: string): { task: string; examples: SpecExample[] } {
  const lines = text.split("\n");
  const examples: SpecExample[] = [];
  const kept: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const block = readBlock(lines, i) ?? readArrows(lines, i);
    if (block) {
      examples.push(...block.examples);
      i = block.next;
    } else {
      kept.push(lines[i] as string);
      i++;
    }
  }
  const task = examples.length > 0 ? kept.filter((line) => !EXAMPLES_HEADING.test(line)) : kept;
  return {
    task: task
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    examples,
  };
}

interface Block {
  readonly examples: SpecExample[];
  readonly next: number;
}

/** One `Input: ...` (possibly over several lines) followed by `Output: ...` (to the next blank line). */
function readBlock(lines: readonly string[], start: number): Block | undefined {
  const first = INPUT_LINE.exec(lines[start] as string);
  if (!first) return undefined;
  const input = [first[1] as string];
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] as string;
    if (OUTPUT_LINE.test(line)) break;
    if (INPUT_LINE.test(line)) return undefined;
    input.push(line);
  }
  const answer = i < lines.length ? OUTPUT_LINE.exec(lines[i] as string) : null;
  if (!answer) return undefined;
  const output = [answer[1] as string];
  for (i++; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.trim() === "" || INPUT_LINE.test(line)) break;
    output.push(line);
  }
  while (i < lines.length && (lines[i] as string).trim() === "") i++;
  return { examples: [{ input: input.join("\n").trim(), output: output.join("\n").trim() }], next: i };
}

/** A paragraph, not the first one, in which every line is `input -> output`. */
function readArrows(lines: readonly string[], start: number): Block | undefined {
  const before = start === 0 ? undefined : (lines[start - 1] as string);
  if (before === undefined || !(before.trim() === "" || EXAMPLES_HEADING.test(before))) return undefined;
  const examples: SpecExample[] = [];
  let i = start;
  for (; i < lines.length && (lines[i] as string).trim() !== ""; i++) {
    const match = ARROW_LINE.exec(lines[i] as string);
    // Several arrows in a line: rules such as "too short -> A; no digit -> B", not an example.
    if (!match || ARROW.test(match[2] as string)) return undefined;
    examples.push({ input: (match[1] as string).trim(), output: (match[2] as string).trim() });
  }
  return examples.length > 0 ? { examples, next: i } : undefined;
}
