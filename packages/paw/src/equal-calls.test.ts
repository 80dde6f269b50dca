/** Calls of the same input at the same time. */

import { getEventListeners } from "node:events";
import { createPool, type Pool } from "@paw/runtime";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { compile, load, type PawFunction } from "./index.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

let snapshot: TinySnapshot;
let pool: Pool;
let fn: PawFunction;
let bytes: Uint8Array;

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  pool = createPool({ workers: 1 });
  fn = await compile("Write the text again in capital letters.", { pool });
  bytes = fn.bytes;
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await pool.close();
  await snapshot.remove();
});

const options = { maxTokens: 8 };

describe("equal calls at the same time", () => {
  it("are computed once and answered alike", async () => {
    const run = vi.spyOn(pool, "run");
    const calls = ["same", "same", "same", "other"].map((text) => fn.call(text, options));
    const [first, second, third, other] = await Promise.all(calls);
    expect(run).toHaveBeenCalledTimes(2);
    expect(first).not.toHaveProperty("remembered");
    expect(second).toEqual({ ...first, remembered: true, elapsedMs: 0 });
    expect(third).toEqual(second);
    expect(other).not.toHaveProperty("remembered");
  });

  it("stream each for itself", async () => {
    const run = vi.spyOn(pool, "run");
    const pieces: string[] = [];
    const onToken = (piece: string) => pieces.push(piece);
    const [first, second] = await Promise.all([
      fn.call("streamed", options),
      fn.call("streamed", { ...options, onToken }),
    ]);
    expect(run).toHaveBeenCalledTimes(2);
    expect([second!.output, pieces.join("")]).toEqual([first!.output, first!.output]);
  });

  it("do not share an abort: what one gave up goes on for the others", async () => {
    const run = vi.spyOn(pool, "run");
    const stop = new AbortController();
    const first = fn.call("aborted", { ...options, signal: stop.signal });
    const others = [fn.call("aborted", options), fn.call("aborted", options)];
    stop.abort();
    await expect(first).rejects.toMatchObject({ code: "ABORTED" });
    const [second, third] = await Promise.all(others);
    expect(third).toEqual(second);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("stop when the last of them gave up, and the next begins anew", async () => {
    const run = vi.spyOn(pool, "run");
    const stop = new AbortController();
    const both = [1, 2].map(() => fn.call("given up", { ...options, signal: stop.signal }));
    const settled = Promise.allSettled(both);
    stop.abort();
    await settled;
    expect(run.mock.calls[0]![2]!.signal!.aborted).toBe(true);
    expect(await fn.call("given up", options)).not.toHaveProperty("remembered");
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("wait no longer than their own caller allows", async () => {
    const stop = new AbortController();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const run = pool.run.bind(pool);
    vi.spyOn(pool, "run").mockImplementationOnce(async (...call) => held.then(() => run(...call)));
    const first = fn.call("patient", options);
    const waiting = fn.call("patient", { ...options, signal: stop.signal });
    const late = fn.call("patient", { ...options, signal: AbortSignal.timeout(0) });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
    await expect(late).rejects.toMatchObject({ code: "TIMED_OUT" });
    release();
    expect((await first).output).toBe(await fn("patient", options));
  });

  it("fail together, and the next is tried again", async () => {
    const run = vi.spyOn(pool, "run").mockRejectedValue(new Error("out of order"));
    const settled = await Promise.allSettled([1, 2, 3].map(() => fn.call("failing", options)));
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(run).toHaveBeenCalledTimes(1);
    run.mockRestore();
    expect(await fn.call("failing", options)).not.toHaveProperty("remembered");
  });

  it("leave no listener behind", async () => {
    const { signal } = new AbortController();
    const calls = [1, 2, 3].map(() => fn.call("listening", { ...options, signal }));
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("end with the function", async () => {
    const closing = await load(bytes, { pool });
    const calls = [closing.call("closing", options), closing.call("closing", options)];
    const settled = Promise.allSettled(calls);
    await closing.close();
    for (const call of await settled) {
      expect(call).toMatchObject({ status: "rejected", reason: { code: "CLOSED" } });
    }
  });

  it("are computed each where nothing is to be remembered", async () => {
    await using forgetful = await load(bytes, { pool, memoBytes: 0 });
    const run = vi.spyOn(pool, "run");
    const [first, second] = await Promise.all([1, 2].map(() => forgetful.call("same", options)));
    expect(run).toHaveBeenCalledTimes(2);
    expect(second!.output).toBe(first!.output);
    expect(second).not.toHaveProperty("remembered");
  });
});
