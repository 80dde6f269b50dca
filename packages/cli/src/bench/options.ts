/** Reads option values of `paw bench`; every refusal is a usage error with the value and what is allowed. */

import { FAMILIES, type Family } from "@paw/fuzzybench";
import { UsageError } from "../command.js";

/** A whole number within [least, most]. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new UsageError(`--${name} is '${text}': a whole number from ${least} to ${most} is needed`);
  return value;
}

/** One of the values. */
export function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  const value = values.find((allowed) => allowed === text);
  if (value === undefined) throw new UsageError(`--${name} is '${text}': ${values.join(", ")} are allowed`);
  return value;
}

/** A comma-separated list of distinct values, at least one. */
export function listOf<T extends string>(name: string, text: string, values: readonly T[]): T[] {
  const list = text.split(",").map((part) => oneOf(name, part.trim(), values));
  return [...new Set(list)];
}

/** A path that must be given. */
export function requiredPath(name: string, path: string | undefined): string {
  if (!path) throw new UsageError(`--${name} is missing: give the file to write`);
  return path;
}

/** Families by their ids, separated by commas. */
export function familiesNamed(text: string): Family[] {
  return [...new Set(text.split(",").map((id) => id.trim()))].map((id) => {
    const family = FAMILIES.find((known) => known.id === id);
    if (family) return family;
    const theme = id.split("/")[0] ?? "";
    const near = FAMILIES.filter((known) => known.theme === theme).map((known) => known.id);
    const hint =
      near.length > 0 ? `that theme has ${near.join(", ")}` : `an id looks like ${FAMILIES[0]?.id}`;
    throw new UsageError(`--families: there is no family '${id}'; ${hint}`);
  });
}
