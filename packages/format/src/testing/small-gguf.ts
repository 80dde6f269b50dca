/** The smallest GGUF file with a key and a tensor, for tests. */

import type { GgufTensor } from "../gguf.js";
import { fromHex } from "./hex.js";

/** A tensor, F32 unless said otherwise. */
export const tensor = (
  name: string,
  dims: number[],
  data: Uint8Array,
  type: GgufTensor["type"] = "F32",
): GgufTensor => ({
  name,
  dims,
  type,
  data,
});

/** One key "k" = uint32 7, one tensor "t" F32 [2] = 1, 2. */
export const SMALL = fromHex(
  "47475546 03000000 0100000000000000 0100000000000000" + // magic, version, 1 tensor, 1 key
    "0100000000000000 6b 04000000 07000000" + // "k", uint32, 7
    "0100000000000000 74 01000000 0200000000000000 00000000 0000000000000000" + // "t", 1 dim, 2, F32, offset 0
    "00000000000000000000" + // padding from byte 74 to 96
    "000000000000000000000000" +
    "0000803f 00000040" +
    "00".repeat(24),
);
