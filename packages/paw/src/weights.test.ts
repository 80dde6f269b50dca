import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPool, forgetTuning, type Pool, tuneBase } from "@paw/runtime";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { requantizeBase } from "../../runtime/src/weights/requantize.js";
import { compile, load, type PawOptions } from "./index.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC = "Say whether the line is good. Return ONLY one of: GOOD, BAD.\n\nInput: the hen\nOutput: GOOD";
const INPUT = "the hen and the heron";

let snapshot: TinySnapshot;
let files: RandomFiles;
let pool: Pool;
let options: PawOptions;

/** As after a tuning in which the copy won for labels: on a random base chance decides. */
async function tuneTo(type: "Q8_0"): Promise<void> {
  const { folder } = await tuneBase(files.base, { cacheDir: snapshot.cacheDir, types: [type] });
  const sizeBytes = await requantizeBase(files.base, type, join(folder, `${type}.gguf`));
  const path = join(folder, "weights.json");
  const record = JSON.parse(await readFile(path, "utf8"));
  const chosen = { labels: type, text: "F32" };
  await writeFile(path, JSON.stringify({ ...record, chosen, copies: { [type]: { sizeBytes } } }));
}

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  // The reference backend: the same bits for the same weights on every machine.
  pool = createPool({ workers: 1, backend: "reference" });
  options = { pool, compiler: "prompt", interpreter: files.base, contract: "plain" };
});
afterAll(async () => {
  await pool?.close();
  await Promise.all([snapshot.remove(), files.remove()]);
});

it("a program runs from the copy that tuning chose, unless it is told not to, and its gate never does", async () => {
  const confidence = async (weights?: "stored" | "tuned") => {
    await using fn = await compile(SPEC, { ...options, ...(weights && { weights }) });
    return { gate: fn.gate, confidence: (await fn.call(INPUT)).confidence };
  };
  const before = await confidence();
  await tuneTo("Q8_0");
  const tuned = await confidence("tuned");
  expect(tuned.confidence).not.toBe(before.confidence);
  expect(tuned.confidence).toBeCloseTo(before.confidence, 1);
  expect(tuned.gate).toEqual(before.gate);
  expect(await confidence("stored")).toEqual(before);
  expect(await confidence()).toEqual(before); // the reference engine was not measured

  const path = join(files.directory, "good.paw");
  await using fn = await compile(SPEC, options);
  await fn.save(path);
  const loaded = async (weights?: "stored" | "tuned") => {
    await using again = await load(path, { pool, base: files.base, ...(weights && { weights }) });
    return (await again.call(INPUT)).confidence;
  };
  expect(await loaded("tuned")).toBe(tuned.confidence);
  expect(await loaded("stored")).toBe(before.confidence);
  expect(await loaded()).toBe(before.confidence);
  await using llama = createPool({ workers: 1, backend: "llama" });
  const fast = async (weights?: "stored" | "tuned") => {
    await using again = await load(path, { pool: llama, base: files.base, ...(weights && { weights }) });
    return (await again.call(INPUT)).confidence;
  };
  expect(await fast()).toBe(await fast("tuned"));
  expect(await fast()).not.toBe(await fast("stored"));

  // A copy that is removed while it is loaded goes on answering.
  await using open = await load(path, { pool: llama, base: files.base, memoBytes: 0 });
  const answer = await open.call(INPUT);
  await forgetTuning(files.base, snapshot.cacheDir);
  expect((await open.call(INPUT)).confidence).toBe(answer.confidence);
});

it("refuses other weights before anything is read", async () => {
  const wrong = { weights: "fast" } as unknown as PawOptions;
  const error = { code: "OPTION_INVALID", message: 'weights is "fast": "tuned" or "stored" is needed' };
  await expect(compile(SPEC, wrong)).rejects.toMatchObject(error);
  await expect(load("nowhere.paw", wrong)).rejects.toMatchObject(error);
});
