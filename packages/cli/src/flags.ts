/** Readers of flag values: text to the type that a command needs, or a usage error that names the flag. */

import { UsageError } from "./command.js";

/** Labels separated by commas. */
export function labelList(value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const labels = value.split(",").map((label) => label.trim());
  if (labels.includes(""))
    throw new UsageError(`--labels is '${value}': labels separated by commas are needed`);
  return labels;
}

/** A whole number of at least 1. */
export function positiveInteger(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new UsageError(`--${flag} is '${value}': a whole number of at least 1 is needed`);
  }
  return Number(value);
}

/** A number of seconds over 0, as milliseconds. */
export function seconds(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(value) || Number(value) === 0) {
    throw new UsageError(`--${flag} is '${value}': seconds over 0 are needed, such as 2 or 0.5`);
  }
  return Number(value) * 1000;
}

/** A regular expression, for all its matches. */
export function expression(flag: string, value: string | undefined): RegExp | undefined {
  if (value === undefined) return undefined;
  if (value === "") throw new UsageError(`--${flag} is empty: a regular expression is needed`);
  try {
    return new RegExp(value, "gu");
  } catch (error) {
    throw new UsageError(
      `--${flag} is '${value}', which is no regular expression of JavaScript: ${(error as Error).message}`,
    );
  }
}

/** A number from 0 to 1. */
export function fraction(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1)) {
    throw new UsageError(`--${flag} is '${value}': a number from 0 to 1 is needed`);
  }
  return number;
}
