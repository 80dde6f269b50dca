/**
 * Deterministic random numbers keyed by content, not by a running seed.
 *
 * Every stream is derived from hash(parts...), so neighbouring seeds share nothing and one item can be
 * drawn without drawing those before it. Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded from a
 * 128-bit FNV-1a-style mix of the key.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  private constructor(words: readonly [number, number, number]) {
    [this.#a, this.#b, this.#c] = words;
    for (let i = 0; i < 12; i++) this.uint32();
  }

  /** The stream for this key; equal parts give an equal stream on every machine. */
  static of(...parts: readonly (string | number)[]): Random {
    const key = parts.join("\u001f");
    return new Random([hash32(key, 0x811c9dc5), hash32(key, 0x9e3779b9), hash32(key, 0x85ebca6b)]);
  }

  /** Uniform integer in [0, 2^32). */
  uint32(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return t >>> 0;
  }

  /** Uniform in [0, 1). */
  float(): number {
    return this.uint32() / 4294967296;
  }

  /** Uniform integer in [low, high], both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1));
  }

  /** True with probability p. */
  chance(p: number): boolean {
    return this.float() < p;
  }

  /** One element, uniformly. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("pick from an empty list");
    return items[Math.floor(this.float() * items.length)] as T;
  }

  /** n distinct elements in random order; n must not exceed the length. */
  sample<T>(items: readonly T[], n: number): T[] {
    if (n > items.length) throw new RangeError(`sample of ${n} from a list of ${items.length}`);
    return this.shuffle(items).slice(0, n);
  }

  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      const swap = copy[i] as T;
      copy[i] = copy[j] as T;
      copy[j] = swap;
    }
    return copy;
  }

  /** A string of n decimal digits, the first one not zero. */
  digits(n: number): string {
    let text = String(this.int(1, 9));
    while (text.length < n) text += this.int(0, 9);
    return text;
  }
}

/** FNV-1a over UTF-16 code units with a murmur3 finaliser, so that near-equal keys differ in every bit. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
