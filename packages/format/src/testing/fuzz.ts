/** The fuzzing loop: damages files, runs a reader on them, and holds it to its error codes and its memory. */

import { afterAll, beforeAll, expect } from "vitest";
import { type ErrorCode, PawError } from "../errors.js";
import { MUTATIONS, mutate, type Random, seededRandom } from "./random.js";

/** Damaged files per reader; the project asks for at least 2,000. */
export const FILES = 2400;

/** The largest array asked for since it was last set to 0, in bytes. */
let largest = 0;
const { Uint8Array: RealUint8Array, Float32Array: RealFloat32Array } = globalThis;

/** Replaces a typed array constructor by one that notes sizes; views on existing memory cost nothing. */
function watched<T extends Uint8ArrayConstructor | Float32ArrayConstructor>(real: T): T {
  return new Proxy(real, {
    construct(target, args: unknown[], newTarget) {
      if (typeof args[0] === "number") largest = Math.max(largest, args[0] * target.BYTES_PER_ELEMENT);
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
}

/** Watches allocations in this test file. */
export function watchAllocations(): void {
  beforeAll(() => {
    globalThis.Uint8Array = watched(RealUint8Array);
    globalThis.Float32Array = watched(RealFloat32Array);
  });
  afterAll(() => {
    globalThis.Uint8Array = RealUint8Array;
    globalThis.Float32Array = RealFloat32Array;
  });
}

export interface Target<T> {
  readonly files: readonly Uint8Array[];
  /** How many leading bytes are structure. */
  readonly focus: number;
  readonly codes: readonly ErrorCode[];
  /** `index` says which of the files was damaged. */
  readonly read: (bytes: Uint8Array, index: number) => T;
  readonly check: (value: T, bytes: Uint8Array) => void;
  /** Bytes of memory one array may take for a file of this size. */
  readonly memory: (fileBytes: number) => number;
}

/** Runs FILES mutations and returns how many were accepted. */
export function fuzz<T>(target: Target<T>, seed: number): number {
  const random: Random = seededRandom(seed);
  let accepted = 0;
  for (let i = 0; i < FILES; i++) {
    const kind = MUTATIONS[i % MUTATIONS.length]!;
    const index = Math.floor(i / MUTATIONS.length) % target.files.length;
    const original = target.files[index]!;
    let bytes = mutate(original, kind, random, target.focus);
    if (random() < 0.2)
      bytes = mutate(bytes, MUTATIONS[Math.floor(random() * MUTATIONS.length)]!, random, target.focus);
    largest = 0;
    let value: T;
    try {
      value = target.read(bytes, index);
    } catch (error) {
      if (!(error instanceof PawError) || !target.codes.includes(error.code)) {
        throw new Error(`mutation ${i} (${kind}) gave ${String(error)}`, { cause: error });
      }
      expect(error.message.length).toBeGreaterThan(10);
      continue;
    } finally {
      expect(largest, `mutation ${i} (${kind})`).toBeLessThanOrEqual(target.memory(bytes.length));
    }
    accepted++;
    target.check(value, bytes);
  }
  return accepted;
}
