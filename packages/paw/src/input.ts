/** Checks of what users hand in, before any of it reaches an engine. */

import { PawError } from "@paw/format";

/** Returns an input text, which may be empty; throws `INPUT_INVALID` for other types and for binary data. */
export function checkInput(input: unknown): string {
  if (typeof input !== "string") {
    throw new PawError("INPUT_INVALID", `the input is ${typeName(input)}: text (a string) is needed`);
  }
  const nul = input.indexOf("\0");
  if (nul >= 0) {
    throw new PawError(
      "INPUT_INVALID",
      `the input has a NUL character at position ${nul}, so it is binary data: text is needed`,
    );
  }
  if (!input.isWellFormed()) {
    throw new PawError(
      "INPUT_INVALID",
      "the input holds half a surrogate pair, so it is not Unicode text: cut texts between characters",
    );
  }
  return input;
}

/** What a value is, in words for a message. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof Uint8Array) return "bytes";
  return Array.isArray(value) ? "an array" : typeof value;
}
