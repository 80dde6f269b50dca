/** Workers that cannot start, and calls that cannot be sent: every call ends, and the pool goes on. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPool } from "./pool.js";
import { nanoLayout } from "./prompt.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";

let files: RandomFiles;
let folder: string;

beforeAll(async () => {
  files = await writeRandomFiles();
  folder = await mkdtemp(join(tmpdir(), "paw-start-"));
});
afterAll(async () => {
  await files.remove();
  await rm(folder, { recursive: true });
});

test("where no worker can start, every waiting call fails, and later ones work", async () => {
  const crash = join(folder, "crash.cjs");
  await writeFile(crash, "if (process.send) process.exit(7);");
  await using pool = createPool({ backend: "llama", workers: 3 });
  const { NODE_OPTIONS: before } = process.env;
  const startsCrash = (yes: boolean) => {
    if (yes) process.env.NODE_OPTIONS = `--require ${crash}`;
    else if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  };
  try {
    startsCrash(true);
    const calls = Array.from({ length: 5 }, () => pool.info(files.base));
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ reason: { name: "PawError", code: "ENGINE_CRASHED" } });
    }
    // With a worker left, calls are answered by that one while others fail to start.
    startsCrash(false);
    await pool.info(files.base);
    startsCrash(true);
    await Promise.all(Array.from({ length: 5 }, () => pool.info(files.base)));
  } finally {
    startsCrash(false);
  }
  await Promise.all(Array.from({ length: 5 }, () => pool.info(files.base)));
});

test("a call that cannot be sent is refused, and the worker goes on", async () => {
  const program = { key: "one", base: files.base, adapter: files.adapters[0], ...nanoLayout("Task: Sort.") };
  await using pool = createPool({ backend: "llama", workers: 1 });
  await expect(pool.run(program, "abc", { maxTokens: (() => 5) as never })).rejects.toMatchObject({
    code: "OPTION_INVALID",
    message: expect.stringContaining("cannot be sent to the engine process"),
  });
  expect((await pool.run(program, "abc", { maxTokens: 1 })).tokens.output).toBe(1);
});

test.skipIf(process.platform === "win32")(
  "without file descriptors calls fail and nothing ends",
  async () => {
    const script = `
    import { closeSync, openSync } from "node:fs";
    import { createPool } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
    const pool = createPool({ backend: "llama", workers: 2 });
    const held = [];
    try { for (;;) held.push(openSync("/dev/null")); } catch {}
    const outcomes = [];
    for (const take of [0, 1, 2, 3, 4]) {
      for (let i = 0; i < take; i++) closeSync(held.pop());
      const [a, b] = await Promise.allSettled([1, 2].map(() => pool.info(${JSON.stringify(files.base)})));
      outcomes.push(a.reason?.code ?? "answer", b.reason?.code ?? "answer");
    }
    for (const fd of held) closeSync(fd);
    const { contextLength } = await pool.info(${JSON.stringify(files.base)});
    console.log(JSON.stringify({ outcomes, contextLength }));
    await pool.close();`;
    const file = join(folder, "script.mjs");
    await writeFile(file, script);
    const { stdout } = await promisify(execFile)("sh", [
      "-c",
      `ulimit -n 100; exec "${process.execPath}" "${file}"`,
    ]);
    const { outcomes, contextLength } = JSON.parse(stdout) as { outcomes: string[]; contextLength: number };
    expect(outcomes[0]).toBe("ENGINE_CRASHED");
    for (const outcome of outcomes) expect(["ENGINE_CRASHED", "IO", "answer"]).toContain(outcome);
    expect(contextLength).toBeGreaterThan(0);
  },
);
