/** How far an adapter is from the one it was made from: what storing it in fewer bits cost. */

import type { LoraAdapter } from "./adapter.js";
import { PawError } from "./errors.js";

export interface ConversionError {
  /** Values of all A and B. */
  readonly values: number;
  /** Whether every value and alpha are the same. */
  readonly exact: boolean;
  /** Largest absolute difference of a value. */
  readonly maxAbsolute: number;
  /** Root mean square of the differences over that of the original values; 0 for an adapter of zeros that stays so. */
  readonly rmsRelative: number;
}

/** Compares two adapters module by module, by name; throws `ADAPTER_INVALID` when they do not have the same ones. */
export function conversionError(before: LoraAdapter, after: LoraAdapter): ConversionError {
  const found = new Map(after.modules.map((module) => [module.name, module]));
  if (found.size !== before.modules.length || after.rank !== before.rank) {
    throw new PawError(
      "ADAPTER_INVALID",
      `the adapters differ in shape: ${before.modules.length} modules of rank ${before.rank}, ` +
        `${found.size} of rank ${after.rank}`,
    );
  }
  let values = 0;
  let maxAbsolute = 0;
  let squares = 0;
  let original = 0;
  const compare = (from: Float32Array, to: Float32Array): void => {
    values += from.length;
    for (let i = 0; i < from.length; i++) {
      const difference = Math.abs(from[i]! - to[i]!);
      if (difference > maxAbsolute) maxAbsolute = difference;
      squares += difference * difference;
      original += from[i]! * from[i]!;
    }
  };
  for (const { name, a, b } of before.modules) {
    const other = found.get(name);
    if (other === undefined || other.a.length !== a.length || other.b.length !== b.length) {
      throw new PawError("ADAPTER_INVALID", `the adapters differ in shape: module ${name}`);
    }
    compare(a, other.a);
    compare(b, other.b);
  }
  return {
    values,
    exact: maxAbsolute === 0 && before.alpha === after.alpha,
    maxAbsolute,
    rmsRelative: squares === 0 ? 0 : Math.sqrt(squares / original),
  };
}
