import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { mapOrdered } from "./map-ordered.js";

/** Yields 0, 1, 2, ... and counts what was taken. */
function counter(limit: number) {
  const state = { taken: 0, returned: false };
  async function* items(): AsyncGenerator<number> {
    try {
      while (state.taken < limit) yield state.taken++;
    } finally {
      state.returned = true;
    }
  }
  return { state, items: items() };
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe("mapOrdered", () => {
  it("keeps nothing of the items behind it", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    const held = async (count: number): Promise<number> => {
      const { items } = counter(count);
      const { signal } = new AbortController();
      let after = 0;
      for await (const item of mapOrdered(items, async (x) => x, { concurrency: 4, signal })) {
        if (item < count - 1) continue;
        collectGarbage();
        after = process.memoryUsage().heapUsed;
      }
      return after;
    };
    const [few, many] = [await held(1_000), await held(40_000)];
    // One promise for all races held over a kilobyte an item.
    expect(many - few).toBeLessThan(10 * 1024 * 1024);
  });

  it("keeps the order of the items, whatever finishes first", async () => {
    const delays = [30, 0, 10, 0, 20];
    const results = mapOrdered(delays, (ms) => sleep(ms, ms), { concurrency: 3 });
    expect(await collect(results)).toEqual(delays);
  });

  it("takes lists, generators and async generators, also empty ones", async () => {
    const double = async (n: number) => 2 * n;
    expect(await collect(mapOrdered(new Set([1, 2]), double, { concurrency: 2 }))).toEqual([2, 4]);
    expect(await collect(mapOrdered(counter(3).items, double, { concurrency: 8 }))).toEqual([0, 2, 4]);
    expect(await collect(mapOrdered([], double, { concurrency: 1 }))).toEqual([]);
  });

  it("takes no more items than the bound while the consumer waits, and runs that many at once", async () => {
    const { state, items } = counter(1000);
    let running = 0;
    let most = 0;
    const results = mapOrdered(
      items,
      async (n) => {
        most = Math.max(most, ++running);
        await sleep(1);
        running--;
        return n;
      },
      { concurrency: 4 },
    );
    expect((await results.next()).value).toBe(0);
    await sleep(30);
    expect(state.taken).toBeLessThanOrEqual(5);
    expect(most).toBe(4);
    await results.return();
    expect(state.returned).toBe(true);
  });

  it("gives a result while the source still waits for the next item", async () => {
    async function* slow(): AsyncGenerator<string> {
      yield "first";
      await sleep(60_000, undefined, { ref: false });
    }
    const results = mapOrdered(slow(), async (text) => text, { concurrency: 4 });
    expect((await results.next()).value).toBe("first");
    await results.return();
  });

  it("ends at a failed item after the results before it, and aborts what still runs", async () => {
    const aborted: number[] = [];
    const results = mapOrdered(
      [0, 1, 2, 3],
      async (n, signal) => {
        signal.addEventListener("abort", () => aborted.push(n));
        if (n === 1) throw new Error("item 1 is bad");
        if (n === 0) await sleep(10);
        if (n > 1) await sleep(60_000, undefined, { ref: false, signal });
        return n;
      },
      { concurrency: 4 },
    );
    expect((await results.next()).value).toBe(0);
    await expect(results.next()).rejects.toThrow("item 1 is bad");
    expect(aborted).toEqual([0, 1, 2, 3]);
    expect((await results.next()).done).toBe(true);
  });

  it("gives the results of all items before a failing source fails", async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      throw new Error("line 3 is not JSON");
    }
    const seen: number[] = [];
    const work = async (n: number) => sleep(5, n);
    const consume = async () => {
      for await (const n of mapOrdered(broken(), work, { concurrency: 4 })) seen.push(n);
    };
    await expect(consume()).rejects.toThrow("line 3 is not JSON");
    expect(seen).toEqual([1, 2]);
  });

  it("ends at once with ABORTED, also while it waits for an item", async () => {
    const controller = new AbortController();
    async function* never(): AsyncGenerator<number> {
      await sleep(60_000, undefined, { ref: false });
      yield 1;
    }
    const options = { concurrency: 2, signal: controller.signal };
    const next = mapOrdered(never(), async (n) => n, options).next();
    controller.abort(new Error("stop"));
    await expect(next).rejects.toMatchObject({ code: "ABORTED", cause: new Error("stop") });
    await expect(mapOrdered([1], async (n) => n, options).next()).rejects.toMatchObject({ code: "ABORTED" });
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses a concurrency of %s", async (concurrency) => {
    await expect(mapOrdered([1], async (n) => n, { concurrency }).next()).rejects.toMatchObject({
      code: "OPTION_INVALID",
    });
  });

  it.each(["a text", 5, null, undefined])("refuses %s as items", async (items) => {
    const results = mapOrdered(items as unknown as string[], async (n) => n, { concurrency: 1 });
    await expect(results.next()).rejects.toMatchObject({ code: "INPUT_INVALID" });
  });
});
