/**
 * The prompt layouts: which pieces of a prompt are control and which are data, and in what order they stand.
 *
 * Pieces (`Segment`) are tokenised one by one, so that no token ever spans the border of two, and only control
 * pieces may become control tokens. The layouts are those that the nano models are trained with: a change here is a
 * change of the model's input. Nothing here knows a tokenizer beyond `tokenizeSegments`.
 */

import { PawError } from "@paw/format";
import type { Backend, Segment } from "./backend.js";

/** Marks the place of the input in `prompt_template.txt`; it must occur exactly once. */
export const INPUT_PLACEHOLDER = "{INPUT_PLACEHOLDER}";

/** The learned prefix tokens of the nano encoder, `<prefix_1>` to `<prefix_16>`. */
export const NANO_PREFIX_TOKENS = 16;

const PSEUDO_OPEN = "[PSEUDO_PROGRAM]";
const PSEUDO_CLOSE = "[END_PSEUDO_PROGRAM]";

/** What stands before and after the input of a program's call. */
export interface PromptLayout {
  /** Evaluated once per program and kept. */
  readonly prefix: readonly Segment[];
  readonly suffix: readonly Segment[];
}

/** A piece that may contain control tokens. */
function control(text: string): Segment {
  return { text, control: true };
}

/** A piece of data: control tokens in it stay ordinary text. */
function data(text: string): Segment {
  return { text, control: false };
}

/**
 * Splits a bundle's prompt template at its placeholder. Where the text before the placeholder holds
 * `pseudoProgram` (the bundle's `pseudo_program.txt`) word for word, what stands between that program's first and
 * last marker (all of it, if it has no markers) is data and everything else control; without such text, as in
 * published programs, the whole template is control. Throws `BUNDLE_INVALID` unless there is exactly one placeholder.
 */
export function promptLayout(template: string, pseudoProgram?: string): PromptLayout {
  const parts = template.split(INPUT_PLACEHOLDER);
  if (parts.length !== 2) {
    throw new PawError(
      "BUNDLE_INVALID",
      `prompt_template.txt holds ${INPUT_PLACEHOLDER} ${parts.length - 1} times: exactly one is needed; compile the program again`,
    );
  }
  const [before = "", after = ""] = parts;
  return { prefix: splitPrefix(before, pseudoProgram ?? ""), suffix: nonEmpty([control(after)]) };
}

function splitPrefix(before: string, pseudoProgram: string): Segment[] {
  const program = pseudoProgram.trim();
  const at = program === "" ? -1 : before.indexOf(program);
  if (at < 0) return nonEmpty([control(before)]);
  const { open, body, close } = splitPseudoProgram(program);
  return nonEmpty([
    control(before.slice(0, at) + open),
    data(body),
    control(close + before.slice(at + program.length)),
  ]);
}

/** Cuts a pseudo-program at its first opening and last closing marker, if it begins and ends with them. */
function splitPseudoProgram(program: string): { open: string; body: string; close: string } {
  const marked =
    program.startsWith(PSEUDO_OPEN) &&
    program.endsWith(PSEUDO_CLOSE) &&
    program.length >= PSEUDO_OPEN.length + PSEUDO_CLOSE.length;
  if (!marked) return { open: "", body: program, close: "" };
  return {
    open: PSEUDO_OPEN,
    body: program.slice(PSEUDO_OPEN.length, program.length - PSEUDO_CLOSE.length),
    close: PSEUDO_CLOSE,
  };
}

/** The text of a pseudo-program without its markers and without blank space around it ("Task: ..."). */
export function pseudoProgramBody(pseudoProgram: string): string {
  return splitPseudoProgram(pseudoProgram.trim()).body.trim();
}

/** A pseudo-program as `pseudo_program.txt` stores it: its body on lines of its own between the two markers. */
export function markedPseudoProgram(pseudoProgram: string): string {
  return `${PSEUDO_OPEN}\n${pseudoProgramBody(pseudoProgram)}\n${PSEUDO_CLOSE}`;
}

/**
 * The nano prompt template of a pseudo-program (with or without markers), to be stored as `prompt_template.txt`
 * beside `markedPseudoProgram` of the same text. Throws `SPEC_INVALID` when the text holds the placeholder.
 */
export function nanoTemplate(pseudoProgram: string): string {
  const program = markedPseudoProgram(pseudoProgram);
  if (program.includes(INPUT_PLACEHOLDER)) {
    throw new PawError(
      "SPEC_INVALID",
      `the pseudo-program holds the text ${INPUT_PLACEHOLDER}, which is reserved for the input: take it out of the spec`,
    );
  }
  return `${program}\n\n[INPUT]\n${INPUT_PLACEHOLDER}\n[END_INPUT]\n`;
}

/** The nano layout of a pseudo-program (with or without markers): `promptLayout` of its template. */
export function nanoLayout(pseudoProgram: string): PromptLayout {
  return promptLayout(nanoTemplate(pseudoProgram), markedPseudoProgram(pseudoProgram));
}

/** The encoder's input: the specification, the end token and the learned prefix tokens. */
export function encoderSegments(spec: string, prefixTokens: number = NANO_PREFIX_TOKENS): Segment[] {
  return [
    control("[SPEC]"),
    data(`\n${spec}\n`),
    control("[END_SPEC]"),
    data("\n\n"),
    control("<|im_end|>"),
    ...Array.from({ length: prefixTokens }, (_, i) => control(`<prefix_${i + 1}>`)),
  ];
}

/** Token ids of segments, each tokenised on its own. */
export function tokenizeSegments(backend: Pick<Backend, "tokenize">, segments: readonly Segment[]): number[] {
  return segments.flatMap((segment) => backend.tokenize(segment.text, segment.control));
}

function nonEmpty(segments: Segment[]): Segment[] {
  return segments.filter((segment) => segment.text !== "");
}
