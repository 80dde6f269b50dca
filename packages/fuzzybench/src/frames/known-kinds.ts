/**
 * Rows of problem-table.ts for texts of a known kind: naming some of the kinds, sorting them into groups, asking for
 * a few.
 */
import { type ClassInfo, OTHER_CLASS, outside } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import type { ClassRow, Problem, YesNoRow } from "./problem-table.js";

/** A text whose kind is known. */
export interface Kind<K extends string> extends Problem {
  readonly key: K;
}

/** Two to five of the kinds, sometimes with a class for the rest that are not `near` a chosen one. */
export function someKinds<K extends string>(
  random: Random,
  by: string,
  kinds: readonly (ClassInfo & { readonly key: K })[],
  near: readonly string[],
): ClassRow<Kind<K>> {
  const chosen = random.sample(kinds, random.int(2, 5));
  const rest = outside(kinds, chosen, near);
  const catchAll = rest.length > 0 && chosen.length < 5 && random.chance(0.5);
  return {
    by,
    classes: catchAll ? [...chosen, OTHER_CLASS] : chosen,
    of: ({ key }) => {
      const at = chosen.findIndex((kind) => kind.key === key);
      return at < 0 && catchAll && rest.some((kind) => kind.key === key) ? chosen.length : at;
    },
  };
}

/** Sorts the kinds into groups. */
export const groups = <K extends string>(
  by: string,
  ...parts: readonly (readonly [ClassInfo, ...(readonly K[])])[]
): ClassRow<Kind<K>> => ({
  by,
  classes: parts.map(([info]) => info),
  of: ({ key }) => parts.findIndex(([, ...keys]) => keys.includes(key)),
});

/** True for some of the kinds. */
export const among = <K extends string>(
  yes: string,
  no: string,
  ...keys: readonly K[]
): YesNoRow<Kind<K>> => ({
  yes,
  no,
  holds: ({ key }) => keys.includes(key),
});
