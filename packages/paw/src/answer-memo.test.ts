/** Functions that share answers through a file. */

import { readdir, utimes } from "node:fs/promises";
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
