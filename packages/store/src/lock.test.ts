import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "./flaky-server.test-suite.js";
import { isLocked, withLock } from "./lock.js";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder.path, "deep", "file.lock");
});
afterEach(() => folder.remove());

const quick = { heartbeatMs: 20, staleMs: 150 };
/** A process id that no process has: above the largest that Linux gives. */
const GONE = 2 ** 22 + 1;

/** The lock of this machine's process `pid`. */
async function leaveLock(pid: number): Promise<void> {
  const text = await withLock(path, () => readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...JSON.parse(text), pid, token: "old" }));
}

async function setAge(minutes: number): Promise<void> {
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(path, then, then);
}

describe("a lock", () => {
  it("lets one in at a time, and leaves nothing", async () => {
    let inside = 0;
    let most = 0;
    const enter = () =>
      withLock(
        path,
        async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 5));
          inside--;
        },
        quick,
      );
    await Promise.all(Array.from({ length: 5 }, enter));
    expect(most).toBe(1);
    expect(await readdir(join(folder.path, "deep"))).toEqual([]);
  });

  it("is released when the work throws", async () => {
    await expect(withLock(path, () => Promise.reject(new Error("no")), quick)).rejects.toThrow("no");
    expect(await withLock(path, async () => "in", quick)).toBe("in");
  });

  it("of a process that is gone is broken at once", async () => {
    await leaveLock(GONE);
    expect(await isLocked(path)).toBe(false);
    const started = performance.now();
    expect(await withLock(path, async () => "in")).toBe("in");
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("of a living process stays while it gives signs of life, and is broken without them", async () => {
    let waits = 0;
    let released = false;
    const holder = withLock(
      path,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 600));
        released = true;
      },
      quick,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isLocked(path)).toBe(true);
    await withLock(path, async () => expect(released).toBe(true), { ...quick, onWait: () => waits++ });
    await holder;
    expect(waits).toBeGreaterThan(0);
    await leaveLock(process.pid);
    expect(await withLock(path, async () => "in", quick)).toBe("in");
  });

  it("of another machine is broken by age alone, one without content too", async () => {
    await leaveLock(GONE);
    await writeFile(path, JSON.stringify({ pid: 1, machine: `not ${hostname()}`, token: "t" }));
    expect(await isLocked(path)).toBe(true);
    expect(await withLock(path, async () => "in", quick)).toBe("in");
    await writeFile(path, "");
    expect(await withLock(path, async () => "in", quick)).toBe("in");
  });

  it.each([
    ["of another machine", JSON.stringify({ pid: 1, machine: `not ${hostname()}`, token: "t" })],
    ["without content", ""],
    ["with other content", "[1"],
  ])("%s counts only while its time is young, or ahead by no more than clocks differ", async (_, content) => {
    await leaveLock(GONE);
    await writeFile(path, content);
    expect(await isLocked(path)).toBe(true);
    for (const minutes of [-1, 1]) {
      await setAge(minutes);
      expect(await isLocked(path)).toBe(false);
    }
  });

  it("of a living process of this machine counts however old: it may be stopped and go on", async () => {
    await leaveLock(process.pid);
    await setAge(60);
    expect(await isLocked(path)).toBe(true);
  });

  it("beside a file of the user's makes no folder, and its error is that of the file", async () => {
    const file = path.replace(/\.lock$/, "");
    const entered = withLock(path, async () => "in", { ...quick, beside: file });
    await expect(entered).rejects.toMatchObject({
      code: "IO",
      message: expect.stringMatching(/^cannot write .*file: ENOENT/),
    });
    expect(await readdir(folder.path)).toEqual([]);
    await mkdir(join(folder.path, "deep"));
    expect(await withLock(path, async () => "in", { ...quick, beside: file })).toBe("in");
  });

  it("that was taken over is known to the one that lost it, and not removed by it", async () => {
    await withLock(
      path,
      async (lock) => {
        await lock.check();
        await writeFile(path, JSON.stringify({ token: "another" }));
        await expect(lock.check()).rejects.toThrow(/IO|lost to another process/);
        expect(lock.signal.aborted).toBe(true);
      },
      quick,
    );
    expect(await readFile(path, "utf8")).toContain("another");
  });

  it("can be given up while waiting", async () => {
    await leaveLock(process.pid);
    const waiting = withLock(path, async () => "in", { signal: AbortSignal.timeout(50) });
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
  });
});
