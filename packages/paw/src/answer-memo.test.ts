/** Answers that functions remember, in memory and in a file that they share. */

import { copyFile, readdir, rename, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { createPool, nanoGguf, type Pool } from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, load, type PawFunction } from "./index.js";
import { HAS_SQLITE } from "./sqlite.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC = "Write the text again in capital letters.";

let snapshot: TinySnapshot;
let pool: Pool;
let bytes: Uint8Array;
let memoFile: string;
let shared: object;

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  pool = createPool({ workers: 1, backend: "llama" });
  bytes = (await compile(SPEC, { pool })).bytes;
  memoFile = join(snapshot.cacheDir, "answers.db");
  shared = { pool, memoBytes: 0, memoFile };
});
afterAll(async () => {
  await pool.close();
  await snapshot.remove();
});

describe("answers in memory", () => {
  let triage: PawFunction;
  let free: PawFunction;
  beforeAll(async () => {
    triage = await compile("Classify log lines. Return ONLY one of: ALERT, QUIET.", { pool });
    free = await load(bytes, { pool });
  });

  it("remembers answers to the same call, and to no other", async () => {
    const first = await free.call("again", { maxTokens: 8 });
    expect(first).not.toHaveProperty("remembered");
    const pieces: string[] = [];
    const second = await free.call("again", { maxTokens: 8, onToken: (piece) => pieces.push(piece) });
    expect(second).toEqual({ ...first, remembered: true, elapsedMs: 0 });
    expect(pieces.join("")).toBe(first.output);
    expect(await free.call("again", { maxTokens: 7 })).not.toHaveProperty("remembered");
    await triage.call("again");
    expect(await triage.call("again", { labels: ["A", "B"] })).not.toHaveProperty("remembered");
    await expect(free.call("again", { maxTokens: 8, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
    await using plain = await load(free.bytes, { pool, memoBytes: 0 });
    await plain.call("again", { maxTokens: 8 });
    expect(await plain.call("again", { maxTokens: 8 })).not.toHaveProperty("remembered");
    await expect(load(free.bytes, { pool, memoBytes: -1 })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  });

  it("forgets answers when the interpreter's file changes, and lets no caller change one", async () => {
    await using fn = await load(triage.bytes, { pool });
    const first = await fn.call("changing");
    const known = await fn.call("changing");
    expect(known).toHaveProperty("remembered");
    expect(() => Object.assign(known.tokens, { input: -1 })).toThrow(TypeError);
    expect(() => (known.labelProbabilities as unknown[]).pop()).toThrow(TypeError);
    expect(await fn.call("changing")).toEqual({ ...first, remembered: true, elapsedMs: 0 });
    const base = await nanoGguf("interpreter");
    const { atime, mtime } = await stat(base);
    await utimes(base, new Date(), new Date(0));
    expect(await fn.call("changing")).not.toHaveProperty("remembered");
    // Another file of the same size and date, as `cp -p` would put there.
    await fn.call("changing");
    await copyFile(base, `${base}.new`);
    await utimes(`${base}.new`, new Date(0), new Date(0));
    await rename(`${base}.new`, base);
    expect(await fn.call("changing")).not.toHaveProperty("remembered");
    await utimes(base, atime, mtime);
    await fn.call("changing");
    expect(await fn.call("changing")).toHaveProperty("remembered");
  });
});

describe(`memoFile on a Node ${HAS_SQLITE ? "with" : "without"} SQLite`, () => {
  it("is a path", async () => {
    for (const wrong of ["", 7, {}]) {
      const options = { pool, memoFile: wrong as string };
      await expect(load(bytes, options)).rejects.toMatchObject({
        code: "OPTION_INVALID",
        message: /not a path/,
      });
      await expect(compile(SPEC, options)).rejects.toMatchObject({ code: "OPTION_INVALID" });
    }
  });

  if (!HAS_SQLITE) {
    it("is refused with the Node that is needed", async () => {
      for (const refused of [load(bytes, shared), compile(SPEC, shared)]) {
        await expect(refused).rejects.toMatchObject({
          code: "OPTION_INVALID",
          message: expect.stringMatching(/from 22\.13 on/),
        });
      }
      expect(await readdir(snapshot.cacheDir)).not.toContain("answers.db");
    });
    return;
  }

  it("gives the answers of one function to another, for the same call and no other", async () => {
    await using first = await load(bytes, shared);
    await using second = await compile(SPEC, shared);
    const answer = await first.call("again", { maxTokens: 8 });
    expect(answer).not.toHaveProperty("remembered");
    const pieces: string[] = [];
    const found = await second.call("again", { maxTokens: 8, onToken: (piece) => pieces.push(piece) });
    expect(found).toEqual({ ...answer, remembered: true, elapsedMs: 0 });
    expect(pieces.join("")).toBe(answer.output);
    expect(await second.call("again", { maxTokens: 7 })).not.toHaveProperty("remembered");
    expect(await second.call("again", { labels: ["A", "B"] })).not.toHaveProperty("remembered");
    expect(await second.call("again", { grammar: /x{8}/ })).not.toHaveProperty("remembered");
    expect(await second.call("again ", { maxTokens: 8 })).not.toHaveProperty("remembered");
    await using other = await compile("Write the text again in small letters.", shared);
    expect(await other.call("again", { maxTokens: 8 })).not.toHaveProperty("remembered");
    await using off = await load(bytes, { pool, memoBytes: 0 });
    expect(await off.call("again", { maxTokens: 8 })).not.toHaveProperty("remembered");
  });

  it("does not take answers of another engine or of a base that changed", async () => {
    const call = (fn: PawFunction) => fn.call("changing", { maxTokens: 8 });
    await using fn = await load(bytes, shared);
    await call(fn);
    expect(await call(fn)).toHaveProperty("remembered");
    await using reference = await load(bytes, { memoBytes: 0, memoFile, workers: 1, backend: "reference" });
    expect(await call(reference)).not.toHaveProperty("remembered");
    await utimes(await nanoGguf("interpreter"), new Date(), new Date(0));
    expect(await call(fn)).not.toHaveProperty("remembered");
    expect(await call(fn)).toHaveProperty("remembered");
  });

  it("keeps what it found in memory too, and is closed with the function", async () => {
    const fn = await load(bytes, { pool, memoFile });
    const answer = await fn.call("kept");
    expect(await fn.call("kept")).toEqual({ ...answer, remembered: true, elapsedMs: 0 });
    await fn.close();
    await expect(fn.call("kept")).rejects.toMatchObject({ code: "CLOSED" });
    await using again = await load(bytes, { pool, memoFile });
    expect(await again.call("kept")).toHaveProperty("remembered");
    await expect(load(new Uint8Array(9), { pool, memoFile })).rejects.toMatchObject({
      code: "BUNDLE_INVALID",
    });
    await again.close();
    expect((await readdir(snapshot.cacheDir)).filter((name) => name.startsWith("answers."))).toEqual([
      "answers.db",
    ]);
  });

  it("ends running calls as ever when it is closed", async () => {
    const fn = await load(bytes, { pool, memoFile });
    const running = fn.call("closing", { maxTokens: 200 });
    await fn.close();
    await expect(running).rejects.toMatchObject({ code: "CLOSED" });
  });
});
