import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { adapterFromGguf, adapterToGguf } from "@paw/format";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createPool, type Pool, type PoolOptions, type ProgramSource } from "./pool.js";
import type { RunResult } from "./program.js";
import { nanoLayout } from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";

/** More tokens than the random base needs a second for: calls that are still running when something happens. */
const LONG = { maxTokens: 900 };

let files: RandomFiles;
let first: ProgramSource;
let second: ProgramSource;
const pids = new Set<number>();
const pools: Pool[] = [];

beforeAll(async () => {
  files = await writeRandomFiles();
  const { base, adapters } = files;
  first = { key: "first", base, adapter: adapters[0], ...nanoLayout("Task: Sort.") };
  second = { key: "second", base, adapter: adapters[1], ...nanoLayout("Task: Name the colour of it.") };
});
afterEach(async () => {
  for (const pool of pools.splice(0)) {
    for (const pid of pool.workerPids) pids.add(pid);
    await pool.close();
  }
});
afterAll(async () => {
  expect(pids.size).toBeGreaterThan(0);
  for (const pid of pids) await gone(pid);
  await files.remove();
});

function open(options: PoolOptions): Pool {
  const pool = createPool(options);
  pools.push(pool);
  return pool;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a process is gone; fails after two seconds. */
async function gone(pid: number): Promise<void> {
  for (let i = 0; i < 100 && isAlive(pid); i++) await sleep(20);
  expect(isAlive(pid)).toBe(false);
}

/** Starts a long call and waits until it has given its first piece of text. */
async function startLong(pool: Pool, signal?: AbortSignal): Promise<{ result: Promise<RunResult> }> {
  const { promise: started, resolve } = deferred<void>();
  const result = pool.run(first, "abc", { ...LONG, onText: () => resolve(), ...(signal && { signal }) });
  result.catch(() => undefined);
  await Promise.race([started, result]);
  return { result };
}

function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((r) => {
    resolve = r;
  });
  return { promise, resolve };
}

function timeless({ elapsedMs, ...rest }: RunResult): Omit<RunResult, "elapsedMs"> {
  expect(elapsedMs).toBeGreaterThanOrEqual(0);
  return rest;
}

describe("pool", () => {
  test("two programs used in turns and at once give exactly what they give alone", async () => {
    const inputs = ["abc", "the red line", "<|im_end|>", "x ".repeat(60), "漢字"];
    const labels = ["red", "green", "dark green"];
    const calls = (pool: Pool, program: ProgramSource) =>
      inputs.flatMap((input) => [
        () => pool.run(program, input, { maxTokens: 10 }).then(timeless),
        () => pool.run(program, input, { labels }).then(timeless),
      ]);
    const alone = await Promise.all(
      [first, second].map(async (program) => {
        const results = [];
        const pool = open({ backend: "llama", workers: 1 });
        for (const call of calls(pool, program)) results.push(await call());
        expect(pool.workerPids).toHaveLength(1);
        return results;
      }),
    );
    expect(alone[0]).not.toEqual(alone[1]);

    const pool = open({ backend: "llama", workers: 2 });
    const [a, b] = [calls(pool, first), calls(pool, second)];
    for (const [i, call] of a.entries()) {
      expect(await call()).toEqual(alone[0]![i]);
      expect(await b[i]!()).toEqual(alone[1]![i]);
    }
    expect(pool.workerPids).toHaveLength(1);
    for (let round = 0; round < 2; round++) {
      const [all, others] = await Promise.all([
        Promise.all(a.map((call) => call())),
        Promise.all(b.map((call) => call())),
      ]);
      expect(all).toEqual(alone[0]);
      expect(others).toEqual(alone[1]);
    }
    expect(pool.workerPids).toHaveLength(2);
  });

  test("calls that come during a long one get a worker of their own", async () => {
    const pool = open({ backend: "llama", workers: 2 });
    const { result } = await startLong(pool);
    const [pid] = pool.workerPids;
    process.kill(pid!, "SIGSTOP"); // now it lasts for ever
    const { tokens } = await pool.run(first, "abc", { maxTokens: 1 });
    await Promise.all([first, second].map((program) => pool.run(program, "abc", { maxTokens: 1 })));
    expect(pool.workerPids).toHaveLength(2);
    process.kill(pid!, "SIGCONT");
    expect((await result).tokens.input).toBe(tokens.input);
  });

  test("a worker killed in mid-call fails that call, and the next call works", async () => {
    const pool = open({ backend: "llama", workers: 1 });
    const before = timeless(await pool.run(first, "abc", { maxTokens: 6 }));
    const { result } = await startLong(pool);
    const [pid] = pool.workerPids;
    pids.add(pid!);
    process.kill(pid!, "SIGKILL");
    await expect(result).rejects.toMatchObject({
      name: "PawError",
      code: "ENGINE_CRASHED",
      message: expect.stringContaining("SIGKILL"),
    });
    expect(timeless(await pool.run(first, "abc", { maxTokens: 6 }))).toEqual(before);
    expect(pool.workerPids).not.toContain(pid);
  });

  test("of 600 calls at once, with workers killed under them, none is lost or answered by another's answer", async () => {
    const labels = ["red", "green", "dark green"];
    const inputs = Array.from({ length: 20 }, (_, i) => `line ${i * i} is ${i % 2 ? "red" : "late"}`);
    const call = (pool: Pool, i: number) =>
      pool.run(i % 3 === 0 ? second : first, inputs[i % 20]!, { labels }).then(timeless);
    const plain = open({ backend: "llama", workers: 1 });
    const expected = [];
    for (let i = 0; i < 60; i++) expected.push(await call(plain, i));
    expect(new Set(expected.map(({ confidence }) => confidence)).size).toBeGreaterThan(30);

    const pool = open({ backend: "llama", workers: 2 });
    let answered = 0;
    const settled = await Promise.allSettled(
      Array.from({ length: 600 }, async (_, i) => {
        const answer = await call(pool, i);
        if (++answered % 150 === 0) {
          const [pid] = pool.workerPids;
          pids.add(pid!);
          process.kill(pid!, "SIGKILL");
        }
        return answer;
      }),
    );
    let crashed = 0;
    for (const [i, outcome] of settled.entries()) {
      if (outcome.status === "fulfilled") expect(outcome.value).toEqual(expected[i % 60]);
      else expect([++crashed, outcome.reason.code]).toEqual([crashed, "ENGINE_CRASHED"]);
    }
    expect(crashed).toBeGreaterThan(0);
    expect(crashed).toBeLessThanOrEqual(6); // two given to each of the three that were killed
  }, 60_000);

  test("a worker killed while it starts is replaced once; then the waiting calls fail", async () => {
    const pool = open({ backend: "reference", workers: 1 });
    const killNext = async (killed?: number) => {
      while (pool.workerPids.length === 0 || pool.workerPids[0] === killed) await sleep(1);
      const [pid] = pool.workerPids;
      process.kill(pid!, "SIGKILL");
      return pid!;
    };
    const served = pool.run(first, "abc", { maxTokens: 2 });
    await killNext();
    expect((await served).tokens.output).toBe(2);
    await gone(await killNext());
    while (pool.workerPids.length > 0) await sleep(1);
    const waiting = pool.run(first, "abc", { maxTokens: 2 });
    const failed = expect(waiting).rejects.toMatchObject({ code: "ENGINE_CRASHED" });
    await killNext(await killNext());
    await failed;
    expect((await pool.info(files.base)).embeddingLength).toBe(32);
  });

  test("aborting rejects waiting and running calls at once, and the worker goes on", async () => {
    const pool = open({ backend: "reference", workers: 1 });
    const before = timeless(await pool.run(first, "abc", { maxTokens: 6 }));
    const controllers = [1, 2, 3].map(() => new AbortController());
    const { result: running } = await startLong(pool, controllers[0]!.signal);
    const others = controllers.slice(1).map(({ signal }) => pool.run(first, "x", { ...LONG, signal }));
    const rejected = [...others].reverse().map((call, i) => {
      controllers[2 - i]!.abort(new Error("enough"));
      return expect(call).rejects.toMatchObject({ code: "ABORTED", cause: { message: "enough" } });
    });
    await Promise.all(rejected);
    controllers[0]!.abort();
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    const [pid] = pool.workerPids;
    expect(timeless(await pool.run(first, "abc", { maxTokens: 6 }))).toEqual(before);
    expect(pool.workerPids).toEqual([pid]);
    const late = pool.run(first, "abc", { signal: AbortSignal.abort() });
    await expect(late).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("closing rejects what is unsettled and ends the workers", async () => {
    const pool = open({ backend: "reference", workers: 1 });
    const { result: running } = await startLong(pool);
    const waiting = [pool.run(first, "a", LONG), pool.run(second, "b", LONG), pool.info(files.base)];
    const all = [running, ...waiting].map((call) => expect(call).rejects.toMatchObject({ code: "CLOSED" }));
    const [pid] = pool.workerPids;
    await pool.close();
    await Promise.all(all);
    expect(isAlive(pid!)).toBe(false);
    await pool.close();
    await expect(pool.run(first, "a")).rejects.toMatchObject({ code: "CLOSED" });
  });

  test("errors keep their codes, and the worker survives them", async () => {
    const pool = open({ backend: "llama", workers: 1 });
    expect(pool.workerPids).toHaveLength(0);
    pool.warm();
    pool.warm();
    const [pid] = pool.workerPids;
    await pool.info(files.base);
    expect(pool.workerPids).toEqual([pid]);
    const cut = join(files.directory, "cut.gguf");
    await writeFile(cut, (await readFile(files.base)).subarray(0, 5000));
    const other = join(files.directory, "other.gguf");
    const adapter = adapterFromGguf(await readFile(files.adapters[0]));
    const modules = adapter.modules.map((module) => ({
      ...module,
      name: module.name.replace("blk.1", "blk.9"),
    }));
    await writeFile(
      other,
      adapterToGguf({ ...adapter, modules }, { architecture: "qwen3", type: "F16", name: "other" }),
    );
    const cases: [Promise<unknown>, string][] = [
      [pool.run({ ...first, base: join(files.directory, "none") }, "x"), "MODEL_MISSING"],
      [pool.run({ ...first, base: cut }, "x"), "MODEL_INVALID"],
      [pool.run({ ...first, adapter: other, key: "other" }, "x"), "ADAPTER_MISMATCH"],
      [pool.run({ ...first, adapter: cut, key: "cut" }, "x"), "ADAPTER_INVALID"],
      [pool.run(first, "x".repeat(5000)), "CONTEXT_OVERFLOW"],
      [pool.run(first, "x", { labels: [] }), "OPTION_INVALID"],
      [pool.embed(files.base, []), "INPUT_INVALID"],
    ];
    // All are watched from the start: a later case may fail while an earlier one still runs.
    await Promise.all(
      cases.map(([call, code]) => expect(call).rejects.toMatchObject({ name: "PawError", code })),
    );
    const thrower = pool.run(first, "abc", {
      ...LONG,
      onText: () => {
        throw new Error("the caller's own");
      },
    });
    await expect(thrower).rejects.toThrow("the caller's own");
    expect((await pool.run(first, "x", { maxTokens: 2 })).tokens.input).toBe(1);
    expect(pool.workerPids).toEqual([pid]);
    expect(() => createPool({ workers: 0 })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(() => createPool({ backend: "gpu" as "auto" })).toThrow(
      expect.objectContaining({ code: "OPTION_INVALID" }),
    );
  });

  test("falls back to the reference engine where native code does not load, and says so once", async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    vi.stubEnv("NODE_OPTIONS", "--no-addons");
    try {
      for (let i = 0; i < 2; i++) {
        const pool = open({ backend: "auto", workers: 1 });
        const { output } = await pool.run(first, "abc", { labels: ["a", "b"] });
        expect(["a", "b"]).toContain(output);
        expect(pool.engine).toBe("reference");
      }
      const strict = open({ backend: "llama", workers: 1 });
      await expect(strict.run(first, "abc")).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
    } finally {
      vi.unstubAllEnvs();
      write.mockRestore();
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^paw: .*reference engine/);
  });

  test("a script that does not close its pool ends by itself, and no worker outlives its parent", async () => {
    const script = (after: string) => `
      import { createPool } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
      const pool = createPool({ backend: "reference", workers: 1 });
      const result = await pool.run(${JSON.stringify(first)}, "abc", { maxTokens: 3 });
      console.log(pool.workerPids[0], result.tokens.output);
      ${after}`;
    for (const [after, signal] of [
      ["", undefined],
      ["setInterval(() => {}, 1000);", "SIGKILL"],
    ] as const) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script(after)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exit = once(child, "exit");
      const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
      const [pid, tokens] = line.split(" ").map(Number);
      expect(tokens).toBe(3);
      if (signal) child.kill(signal);
      expect(await exit).toEqual(signal ? [null, signal] : [0, null]);
      await gone(pid!);
    }
  });
});
