import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type GgufTensor, readGguf, writeGguf } from "@paw/format";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Backend, Sequence } from "../backend.js";
import { type RandomFiles, writeRandomFiles } from "../random-files.js";
import { openLlamaBackend } from "./backend.js";
import { readBaseFile } from "./base-file.js";

let files: RandomFiles;
let backend: Backend;
beforeAll(async () => {
  files = await writeRandomFiles();
  backend = await openLlamaBackend(files.base);
});
afterAll(async () => {
  await backend.close();
  await files.remove();
});

test("reads what it must know from the file before llama.cpp does", async () => {
  const base = await readBaseFile(files.base);
  expect(base).toMatchObject({ architecture: "qwen3", contextLength: 1024, vocabularySize: 316 });
  expect(base.cacheBytesPerToken).toBe(2 * 2 * 16 * 2 * 4); // blocks, heads, head length, keys and values, F32
  expect(base.shapes.get("blk.0.attn_q.weight")).toEqual([32, 64]);
});

test("a header without model facts is refused", async () => {
  const { metadata, tensors } = readGguf(await readFile(files.base));
  const path = join(files.directory, "odd.gguf");
  for (const key of ["general.architecture", "qwen3.context_length", "qwen3.block_count"]) {
    await writeFile(
      path,
      writeGguf({ metadata: new Map([...metadata].filter(([k]) => k !== key)), tensors }),
    );
    await expect(openLlamaBackend(path)).rejects.toMatchObject({ code: "MODEL_INVALID" });
  }
  const rest = tensors.filter(({ name }) => name !== "token_embd.weight");
  await writeFile(path, writeGguf({ metadata, tensors: rest }));
  await expect(openLlamaBackend(path)).rejects.toMatchObject({ code: "MODEL_INVALID" });
  const blocks = tensors.filter(({ name }) => name !== "blk.1.attn_q.weight");
  await writeFile(path, writeGguf({ metadata, tensors: blocks }));
  await expect(openLlamaBackend(path)).rejects.toMatchObject({
    code: "MODEL_INVALID",
    message: expect.stringContaining("blk.1.attn_q.weight"), // from llama.cpp's log
  });
});

test("an adapter on the embedding (llama.cpp aborts) or a norm (it ignores it) is refused", async () => {
  const { metadata, tensors } = readGguf(await readFile(files.adapters[0]));
  const path = join(files.directory, "odd-adapter.gguf");
  for (const target of ["token_embd", "output_norm", "blk.0.attn_norm", "output"]) {
    const renamed = tensors.map(
      (tensor): GgufTensor => ({
        ...tensor,
        name: tensor.name.replace("blk.0.attn_q", target),
      }),
    );
    await writeFile(path, writeGguf({ metadata, tensors: renamed }));
    await expect(backend.openSequence({ contextLength: 256, adapter: path })).rejects.toMatchObject({
      code: expect.stringMatching(/^ADAPTER_(INVALID|MISMATCH)$/),
    });
  }
  const other = new Map(metadata).set("general.architecture", { type: "string", value: "llama" });
  await writeFile(path, writeGguf({ metadata: other, tensors }));
  await expect(backend.openSequence({ contextLength: 256, adapter: path })).rejects.toMatchObject({
    code: "ADAPTER_MISMATCH",
  });
});

test("an adapter file that changed while in use is refused, and read anew afterwards", async () => {
  const path = join(files.directory, "changing.gguf");
  const open = () => backend.openSequence({ contextLength: 256, adapter: path });
  const answer = async (sequence: Sequence) => (await sequence.greedy([1, 2, 3])).logProbability;
  await copyFile(files.adapters[0], path);
  const [first, second] = [await open(), await open()];
  const before = await answer(first);
  await first.close();
  await copyFile(files.adapters[1], path);
  await expect(open()).rejects.toMatchObject({
    code: "ADAPTER_INVALID",
    message: expect.stringContaining("changed"),
  });
  expect(await answer(second)).toBe(before);
  await second.close();
  const third = await open();
  const other = await backend.openSequence({ contextLength: 256, adapter: files.adapters[1] });
  expect(await answer(third)).toBe(await answer(other));
  await third.close();
  await third.close();
  await expect(third.greedy([1])).rejects.toMatchObject({ code: "CLOSED" });
  expect(await answer(await backend.openSequence({ contextLength: 256, adapter: path }))).not.toBe(before);
});

test("a backend closed in the middle of calls lets them end", async () => {
  const closing = await openLlamaBackend(files.base);
  const sequence = await closing.openSequence({ contextLength: 1024, adapter: files.adapters[0] });
  const tokens = Array.from({ length: 600 }, (_, i) => i % 300);
  const calls = [sequence.greedyEach(tokens), closing.embed(tokens), closing.embed(tokens.slice(1))];
  const opening = closing.openSequence({ contextLength: 256, adapter: files.adapters[1] });
  const settled = Promise.allSettled(calls);
  await closing.close();
  await expect((await opening).greedy([1])).rejects.toMatchObject({ code: "CLOSED" });
  const [first, ...embeddings] = await settled;
  expect(first).toMatchObject({ status: "fulfilled", value: expect.objectContaining({ length: 600 }) });
  for (const embedding of embeddings) {
    if (embedding.status === "rejected") expect(embedding.reason).toMatchObject({ code: "CLOSED" });
  }
  expect(() => closing.tokenize("a", false)).toThrow(expect.objectContaining({ code: "CLOSED" }));
});
