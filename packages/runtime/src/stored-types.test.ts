/** Bases in every stored type that GGUF files come in: what engines run, and what is read here. */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GgufTensor, readGguf, TENSOR_LAYOUTS, type TensorType, writeGguf } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLlamaBackend } from "./llama/backend.js";
import { nanoGguf } from "./nano.js";
import { openReferenceBackend } from "./reference/backend.js";
import { randomSequence } from "./reference/random-model.js";
import { requantizeBase, storedType } from "./weights/requantize.js";

let directory: string;
let nano: Uint8Array;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-types-"));
  nano = await readFile(await nanoGguf("interpreter", directory));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Blocks of random codes; their half-precision scales are small, so that a network goes on. */
function noise(type: TensorType, bytes: number, scales: readonly number[]): Uint8Array {
  const random = randomSequence(3);
  const data = Uint8Array.from({ length: bytes }, () => 256 * random());
  const view = new DataView(data.buffer);
  for (let at = 0; at < bytes; at += TENSOR_LAYOUTS[type].blockBytes) {
    for (const offset of scales) view.setUint16(at + offset, 0x0c00 | (at & 0x80ff), true); // under 3e-4
  }
  return data;
}

/** nano's interpreter with the queries, keys and gates of noise in a type; all their rows have 256 values. */
async function baseOf(type: TensorType, scales: readonly number[]): Promise<string> {
  const { blockSize, blockBytes } = TENSOR_LAYOUTS[type];
  const { metadata, tensors } = readGguf(nano);
  const changed = tensors.map((tensor): GgufTensor => {
    if (!/attn_[qk]\.weight|ffn_gate/.test(tensor.name)) return tensor;
    const [columns, rows] = tensor.dims as [number, number];
    expect(columns).toBe(256);
    return { ...tensor, type, data: noise(type, (rows * columns * blockBytes) / blockSize, scales) };
  });
  const path = join(directory, `${type}.gguf`);
  await writeFile(path, writeGguf({ metadata, tensors: changed }));
  return path;
}

const TOKENS = Array.from({ length: 40 }, (_, i) => 100 + 17 * i);

/** Probabilities of every next token after each beginning of TOKENS, each evaluated at once: alone and in batches of all sizes. */
async function distributions(open: typeof openLlamaBackend, path: string): Promise<Float64Array[]> {
  const backend = await open(path);
  const sequence = await backend.openSequence({ contextLength: 64 });
  const all = Array.from({ length: backend.info.vocabularySize }, (_, id) => id);
  const found: Float64Array[] = [];
  for (const i of TOKENS.keys()) {
    await sequence.rewind(0);
    found.push((await sequence.score(TOKENS.slice(0, i + 1), all)).map(Math.exp));
  }
  await sequence.close();
  await backend.close();
  return found;
}

/** Mean over the positions of the total variation distance: 0 for equal distributions, 1 for such that share no token. */
const distance = (a: readonly Float64Array[], b: readonly Float64Array[]): number =>
  a.reduce((sum, one, i) => sum + one.reduce((part, p, id) => part + Math.abs(p - b[i]![id]!), 0) / 2, 0) /
  a.length;

describe("a base with matrices in a K type", () => {
  it.each([
    ["Q4_K", [0, 2]],
    ["Q5_K", [0, 2]],
    ["Q6_K", [208]],
  ] as const)("%s predicts alike on both backends", async (type, scales) => {
    const path = await baseOf(type, scales);
    const [llama, reference] = [
      await distributions(openLlamaBackend, path),
      await distributions(openReferenceBackend, path),
    ];
    // llama.cpp rounds activations to 8 bits for these types, the reference backend does not; noise in place of weights can make
    // single positions sensitive to that, so the mean is bounded. What follows another token is far away.
    expect(distance(llama, reference)).toBeGreaterThan(0);
    expect(distance(llama, reference)).toBeLessThan(0.1);
  });
});

describe("a base in a type that only engines read", () => {
  it.each([
    ["Q5_0", [0]],
    ["Q3_K", [108]],
    ["IQ4_NL", [0]],
    ["IQ4_XS", [0]],
  ] as const)("%s runs on llama.cpp, and is refused by name elsewhere", async (type, scales) => {
    const path = await baseOf(type, scales);
    const found = await distributions(openLlamaBackend, path);
    expect(found).toHaveLength(TOKENS.length);
    for (const probabilities of found) expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 3);
    await expect(openReferenceBackend(path)).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining(`values stored as ${type} are not read here`),
    });
    await expect(requantizeBase(path, "Q8_0", join(directory, "copy.gguf"))).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining(`values stored as ${type} are not read here`),
    });
    expect(await storedType(path)).toBe("F16");
  });
});
