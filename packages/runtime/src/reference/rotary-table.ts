/** Cosines and sines of the rotary position embedding, made as far as positions are needed. */

import { PawError } from "@paw/format";
import { cosine, exponential, logarithm, MAX_ANGLE, sine } from "./elementary.js";

/** Positions added at least at a time: growth stays rare, a short call stays cheap. */
const CHUNK = 256;

export class RotaryTable {
  readonly #half: number;
  readonly #frequencies: Float64Array;
  /** [positions x headLength / 2]. */
  cosines = new Float64Array(0);
  sines = new Float64Array(0);

  /** Pair i of a head turns by base^(-2i / headLength) radians per position, divided by its divisor where there are some. */
  constructor(headLength: number, base: number, divisors?: Float32Array) {
    this.#half = headLength / 2;
    const wrong = divisors?.find((divisor) => !(divisor >= 1));
    if (wrong !== undefined) {
      throw new PawError(
        "MODEL_INVALID",
        `the model's rope_freqs hold ${wrong}; divisors of 1 and more are needed`,
      );
    }
    const step = -logarithm(base) / this.#half;
    this.#frequencies = Float64Array.from(
      { length: this.#half },
      (_, i) => exponential(i * step) / (divisors?.[i] ?? 1),
    );
  }

  /** Makes the angles of positions [0, count); `count` is at most MAX_ANGLE. */
  reserve(count: number): void {
    const half = this.#half;
    const known = this.cosines.length / half;
    if (count <= known) return;
    const positions = Math.max(count, Math.min(2 * known, MAX_ANGLE), CHUNK);
    const cosines = new Float64Array(positions * half);
    const sines = new Float64Array(positions * half);
    cosines.set(this.cosines);
    sines.set(this.sines);
    for (let at = known * half; at < cosines.length; at++) {
      const angle = Math.floor(at / half) * this.#frequencies[at % half]!;
      cosines[at] = cosine(angle);
      sines[at] = sine(angle);
    }
    this.cosines = cosines;
    this.sines = sines;
  }
}
