/** Keys and values of the positions a sequence holds; grows in doubling chunks up to its limit. */

/** Positions of the first allocation: a short classification call fits. */
const FIRST_POSITIONS = 256;

export class KeyValueCache {
  /** Positions held. Lowering it forgets the rest. */
  length = 0;
  /** Per block [positions x rowLength]. */
  readonly keys: Float32Array[];
  readonly values: Float32Array[];
  readonly #rowLength: number;
  readonly #limit: number;
  #positions = 0;

  /** `rowLength` values per position in each block; at most `limit` positions. */
  constructor(blockCount: number, rowLength: number, limit: number) {
    this.keys = Array.from({ length: blockCount }, () => new Float32Array(0));
    this.values = Array.from({ length: blockCount }, () => new Float32Array(0));
    this.#rowLength = rowLength;
    this.#limit = limit;
  }

  /** Bytes allocated. */
  get bytes(): number {
    return 2 * 4 * this.keys.length * this.#positions * this.#rowLength;
  }

  /** Makes room for `count` more positions; throws RangeError beyond the limit. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.#limit) throw new RangeError(`${needed} positions, the limit is ${this.#limit}`);
    if (needed <= this.#positions) return;
    this.#positions = Math.min(Math.max(needed, 2 * this.#positions, FIRST_POSITIONS), this.#limit);
    for (const rows of [this.keys, this.values]) {
      rows.forEach((old, block) => {
        const grown = new Float32Array(this.#positions * this.#rowLength);
        grown.set(old);
        rows[block] = grown;
      });
    }
  }
}
