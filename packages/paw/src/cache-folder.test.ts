/** What happens to functions when the cache folder is emptied, or the process goes elsewhere. */
import { rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { createPool, nanoGguf, type Pool } from "@paw/runtime";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { compile, load, type PawFunction } from "./index.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

let snapshot: TinySnapshot;
let pool: Pool;
let triage: PawFunction;
const started = process.cwd();

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
});
beforeEach(async () => {
  pool = createPool({ workers: 1 });
  triage = await compile("Classify log lines. Return ONLY one of: ALERT, QUIET.", { pool, memoBytes: 0 });
});
afterEach(async () => {
  process.chdir(started);
  await triage.close();
  await pool.close();
});
afterAll(() => snapshot.remove());

it("makes its files again when the cache folder was deleted", async () => {
  const answer = await triage("disk full");
  await using later = await load(triage.bytes, { workers: 1, memoBytes: 0 });
  await rm(snapshot.cacheDir, { recursive: true });
  expect(await later("disk full")).toBe(answer); // a worker that had neither read
  await using other = await load(triage.bytes, { pool, memoBytes: 0 });
  await rm(snapshot.cacheDir, { recursive: true });
  expect(await other("disk full")).toBe(answer);
  expect(await triage("disk full")).toBe(answer);
});

it("makes the interpreter again when its file was damaged, with a worker that has not read it", async () => {
  const answer = await triage("disk full");
  await using later = await load(triage.bytes, { workers: 1, memoBytes: 0 });
  const base = await nanoGguf("interpreter");
  const { size } = await stat(base);
  await writeFile(base, Buffer.alloc(size, 7));
  expect(await later("disk full")).toBe(answer);
});

it("still says what is missing when the files cannot be made again", async () => {
  await using later = await load(triage.bytes, { workers: 1, memoBytes: 0 });
  await rm(snapshot.cacheDir, { recursive: true });
  await rm(snapshot.nanoDir, { recursive: true });
  await expect(later("disk full")).rejects.toMatchObject({ code: "MODEL_MISSING" });
  await snapshot.remove();
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
});

it("finds a cache folder that was given relative to where the process was", async () => {
  const cacheDir = join(relative(started, snapshot.cacheDir), "own");
  await using fn = await load(triage.bytes, { pool, cacheDir });
  process.chdir(snapshot.nanoDir);
  const { output } = await triage.call("disk full");
  expect(await fn.call("disk full")).toMatchObject({ output });
  expect(await fn.call("disk full")).toMatchObject({ output, remembered: true });
});
