/** Seeded randomness and file mutations for tests. Not part of the package's API. */

export type Random = () => number;

/** A small seeded generator (mulberry32): equal seeds give equal numbers in [0, 1) everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values spread evenly over [-scale / 2, scale / 2), exact in float32 and so equal everywhere. */
export function randomValues(random: Random, count: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, () => Math.fround(Math.fround(random() - 0.5) * scale));
}

/** Numbers that counts, lengths and offsets tend to break on. */
const HOSTILE = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fffffffn,
  0xffffffffn,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 64n - 1n,
];

export const MUTATIONS = [
  "flip",
  "flips",
  "truncate",
  "insert",
  "remove",
  "repeat",
  "hostile",
  "swap",
] as const;
export type Mutation = (typeof MUTATIONS)[number];

/** A damaged copy of a file; changes prefer the first `focus` bytes, where headers are. */
export function mutate(bytes: Uint8Array, kind: Mutation, random: Random, focus: number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit);
  const position = (): number => below(random() < 0.7 ? Math.min(focus, bytes.length) : bytes.length);
  const copy = bytes.slice();
  const at = position();
  switch (kind) {
    case "flip":
      copy[at]! ^= 1 << below(8);
      return copy;
    case "flips":
      for (let i = 2 + below(14); i > 0; i--) copy[position()]! ^= 1 << below(8);
      return copy;
    case "truncate":
      return copy.subarray(0, random() < 0.5 ? at : below(bytes.length)).slice();
    case "insert":
      return splice(
        copy,
        at,
        0,
        Uint8Array.from({ length: 1 + below(40) }, () => below(256)),
      );
    case "remove":
      return splice(copy, at, 1 + below(40), new Uint8Array(0));
    case "repeat":
      return splice(copy, at, 0, copy.slice(at, at + 1 + below(64)));
    case "hostile": {
      const width = random() < 0.5 ? 4 : 8;
      let value = HOSTILE[below(HOSTILE.length)]!;
      for (let i = 0; i < width && at + i < copy.length; i++, value >>= 8n)
        copy[at + i] = Number(value & 0xffn);
      return copy;
    }
    case "swap": {
      const other = position();
      const width = random() < 0.5 ? 4 : 8;
      copy.set(bytes.subarray(other, other + Math.min(width, bytes.length - at)), at);
      copy.set(bytes.subarray(at, at + Math.min(width, bytes.length - other)), other);
      return copy;
    }
  }
}

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)]);
}
