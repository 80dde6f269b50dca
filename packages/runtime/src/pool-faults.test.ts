/** What may happen to a pool from outside: kills at any moment, floods, huge inputs, files that change, clocks that jump. */
import { execFile } from "node:child_process";
import { copyFile, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createPool, type Pool, type PoolOptions, type ProgramSource } from "./pool.js";
import type { RunResult } from "./program.js";
import { nanoLayout } from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";

const LABELS = ["red", "green", "dark green"];

let files: RandomFiles;
let program: ProgramSource;
const pools: Pool[] = [];

beforeAll(async () => {
  files = await writeRandomFiles();
  program = { key: "one", base: files.base, adapter: files.adapters[0], ...nanoLayout("Task: Sort.") };
});
afterEach(async () => {
  vi.useRealTimers();
  for (const pool of pools.splice(0)) await pool.close();
});
afterAll(() => files.remove());

function open(options: PoolOptions = {}): Pool {
  const pool = createPool({ backend: "llama", ...options });
  pools.push(pool);
  return pool;
}

function timeless({ elapsedMs: _, ...rest }: RunResult): Omit<RunResult, "elapsedMs"> {
  return rest;
}

test("a worker killed at any moment of a call costs that call at most, with a typed error", async () => {
  const expected = timeless(await open({ workers: 1 }).run(program, "abc", { maxTokens: 40 }));
  // From before the process answers, over loading and the prefix, to decoding and after it.
  for (const delay of [0, 60, 150, 300, 600]) {
    const pool = open({ workers: 1 });
    const call = pool.run(program, "abc", { maxTokens: 40 });
    const settled = call.then(timeless, (error: unknown) => error);
    await sleep(delay);
    const killed = pool.workerPids;
    for (const pid of killed) process.kill(pid, "SIGKILL");
    const outcome = await settled;
    // A call that was done before: its worker is not known to be gone yet.
    while (pool.workerPids.some((pid) => killed.includes(pid))) await sleep(5);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ name: "PawError", code: "ENGINE_CRASHED" });
    else expect(outcome).toEqual(expected);
    expect(timeless(await pool.run(program, "abc", { maxTokens: 40 }))).toEqual(expected);
    await pool.close();
  }
}, 60_000);

test("ten thousand calls at once: each gets its own answer", async () => {
  const inputs = Array.from({ length: 25 }, (_, i) => `${i}`); // short: it is the number of calls that is tried
  const plain = open({ workers: 1 });
  const expected: Omit<RunResult, "elapsedMs">[] = [];
  for (const input of inputs) expected.push(timeless(await plain.run(program, input, { labels: LABELS })));
  expect(new Set(expected.map(({ confidence }) => confidence)).size).toBeGreaterThan(20);
  const pool = open({ workers: 2 });
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, (_, i) => pool.run(program, inputs[i % 25]!, { labels: LABELS })),
  );
  const wrong = answers.filter(
    (answer, i) => JSON.stringify(timeless(answer)) !== JSON.stringify(expected[i % 25]),
  );
  expect(wrong).toEqual([]);
}, 120_000);

test("an input of ten megabytes is refused with the numbers, and the worker goes on", async () => {
  const pool = open({ workers: 1 });
  const before = timeless(await pool.run(program, "abc", { labels: LABELS }));
  const [pid] = pool.workerPids;
  const huge = pool.run(program, "a long line ".repeat(900_000), { labels: LABELS });
  await expect(huge).rejects.toMatchObject({
    code: "CONTEXT_OVERFLOW",
    message: expect.stringMatching(/10800000 characters/),
  });
  expect(timeless(await pool.run(program, "abc", { labels: LABELS }))).toEqual(before);
  expect(pool.workerPids).toEqual([pid]);
});

test("a model file that is replaced, or cut in place, is noticed by the next call", async () => {
  const base = join(files.directory, "moving.gguf");
  await copyFile(files.base, base);
  const moving = { ...program, base };
  const pool = open({ workers: 1 });
  const before = timeless(await pool.run(moving, "abc", { labels: LABELS }));

  const other = Buffer.from(await readFile(files.base));
  other.fill(0x3c, other.length - 4000); // other weights in the last tensor
  await writeFile(`${base}.new`, other);
  await rename(`${base}.new`, base);
  const after = timeless(await pool.run(moving, "abc", { labels: LABELS }));
  expect(after).not.toEqual(before);

  // Native code may have the file mapped: the cut may end the worker, but never gives an answer of half a model.
  await truncate(base, 5000);
  await expect(pool.run(moving, "abc", { labels: LABELS })).rejects.toMatchObject({
    code: expect.stringMatching(/^(MODEL_INVALID|ENGINE_CRASHED)$/),
  });
  await copyFile(files.base, base);
  expect(timeless(await pool.run(moving, "abc", { labels: LABELS }))).toEqual(before);
}, 30_000);

test("a clock that jumps changes no time-out and no duration", async () => {
  const pool = open({ workers: 1 });
  const expected = timeless(await pool.run(program, "abc", { maxTokens: 40 }));
  vi.useFakeTimers({ toFake: ["Date"] });
  const signal = AbortSignal.timeout(60_000);
  const call = pool.run(program, "abc", { maxTokens: 40, signal });
  vi.setSystemTime(Date.now() + 10 * 365 * 86_400_000);
  const { elapsedMs, ...rest } = await call;
  vi.setSystemTime(0);
  expect(rest).toEqual(expected);
  expect(elapsedMs).toBeGreaterThan(0);
  expect(elapsedMs).toBeLessThan(60_000);
  expect(timeless(await pool.run(program, "abc", { maxTokens: 40, signal }))).toEqual(expected);
});

test("a time-out is told from an abort, and the worker goes on", async () => {
  const pool = open({ workers: 1 });
  const before = timeless(await pool.run(program, "abc", { maxTokens: 6 }));
  const slow = pool.run(program, "abc", { maxTokens: 900, signal: AbortSignal.timeout(1) });
  await expect(slow).rejects.toMatchObject({
    code: "TIMED_OUT",
    message: expect.stringMatching(/longer than its caller allows/),
  });
  expect(timeless(await pool.run(program, "abc", { maxTokens: 6 }))).toEqual(before);
});

test("workers without work end and are started again by the next call", async () => {
  const pool = open({ workers: 1, idleMs: 50 });
  const before = timeless(await pool.run(program, "abc", { maxTokens: 6 }));
  const [pid] = pool.workerPids;
  while (pool.workerPids.length > 0) await sleep(10);
  expect(timeless(await pool.run(program, "abc", { maxTokens: 6 }))).toEqual(before);
  expect(pool.workerPids).not.toContain(pid);
  expect(() => createPool({ idleMs: 0 })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));

  const kept = open({ workers: 1, idleMs: Number.POSITIVE_INFINITY });
  await kept.run(program, "abc", { maxTokens: 6 });
  await sleep(100);
  expect(kept.workerPids).toHaveLength(1);
});

test("a process that closes its pool waits for the workers' end, also where their answers come first", async () => {
  const code = `
    import { createPool } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
    const pool = createPool({ workers: 1 });
    pool.warm();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500); // the worker's answer comes, and is not read
    await pool.close();
    process.stdout.write("closed");`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code]);
  expect({ stdout, stderr }).toEqual({ stdout: "closed", stderr: "" });
});
