import { mkdtemp, open, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GgufValue, ggufHead } from "@paw/format";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBaseFile } from "./base-file.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-base-file-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const WIDTH = 4096;
const TOKENS = 1_000_000;

/** A file of 16 GB, nearly all of it a hole: longer than any buffer of Node 20. */
async function writeLongBase(name: string): Promise<{ path: string; length: number }> {
  const count = (value: number) => ({ type: "uint32", value }) as const;
  const metadata = new Map<string, GgufValue>([
    ["general.architecture", { type: "string", value: "qwen3" }],
    ["qwen3.context_length", count(2048)],
    ["qwen3.block_count", count(1)],
    ["qwen3.attention.head_count", count(32)],
  ]);
  const head = ggufHead({
    metadata,
    tensors: [{ name: "token_embd.weight", dims: [WIDTH, TOKENS], type: "F32" }],
  });
  const path = join(directory, name);
  await using file = await open(path, "w");
  await file.write(head.bytes);
  await file.truncate(head.length);
  return { path, length: head.length };
}

test("reads the header of a base that is longer than a buffer can be", async () => {
  const { path, length } = await writeLongBase("long.gguf");
  expect(length).toBeGreaterThan(2 ** 33);
  expect(await readBaseFile(path)).toMatchObject({
    size: length,
    embeddingLength: WIDTH,
    vocabularySize: TOKENS,
    contextLength: 2048,
  });
});

test("refuses one whose end is missing", async () => {
  const { path, length } = await writeLongBase("short.gguf");
  await truncate(path, length - 32);
  await expect(readBaseFile(path)).rejects.toMatchObject({
    code: "MODEL_INVALID",
    message: expect.stringMatching(`outside the file of ${length - 32} bytes`),
  });
});
