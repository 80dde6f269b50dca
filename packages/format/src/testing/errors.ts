/** Asserts how code fails. */

import { expect } from "vitest";
import { type ErrorCode, PawError } from "../errors.js";

/** Expects a PawError with this code and a message that matches. */
export function expectError(action: () => unknown, code: ErrorCode, message: RegExp): void {
  let caught: unknown;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(PawError);
  expect((caught as PawError).message).toMatch(message);
  expect((caught as PawError).code).toBe(code);
}
