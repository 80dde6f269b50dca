import { copyFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type RandomFiles, writeRandomFiles } from "../random-files.js";
import { checkAdapterFile } from "./adapter-file.js";
import { Adapters } from "./adapters.js";
import type { Addon, AddonModel } from "./addon.js";
import { type BaseFile, readBaseFile } from "./base-file.js";

let files: RandomFiles;
let base: BaseFile;
let bytes: number;
/** What the native side was asked, in order: names of files. */
let loaded: string[];
let freed: string[];
let fails: boolean;
let checks: number;

beforeAll(async () => {
  files = await writeRandomFiles();
  base = await readBaseFile(files.base);
  bytes = (await stat(files.adapters[0])).size;
});
afterAll(() => files.remove());
beforeEach(() => {
  [loaded, freed, fails, checks] = [[], [], false, 0];
});
afterEach(() => vi.useRealTimers());

/** Makes the files of a test an hour old. */
function anHourLater(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
}

/** Adapters of a model that only takes notes, with room for `count` files. */
function adapters(count: number): Adapters {
  class AddonModelLora {
    readonly name: string;
    constructor(_: AddonModel, path: string) {
      this.name = path.split("/").at(-1)!;
    }
    async dispose() {
      freed.push(this.name);
    }
  }
  const model = {
    async loadLora(lora: AddonModelLora) {
      if (fails) throw new Error("no memory");
      loaded.push(lora.name);
    },
  };
  const check: typeof checkAdapterFile = (...file) => {
    checks++;
    return checkAdapterFile(...file);
  };
  const addon = { AddonModelLora } as unknown as Addon;
  return new Adapters(addon, model as unknown as AddonModel, base, { keptBytes: count * bytes, check });
}

async function copies(...names: string[]): Promise<string[]> {
  const paths = names.map((name) => join(files.directory, name));
  for (const path of paths) await copyFile(files.adapters[0], path);
  return paths;
}

test("one that was released is not loaded again while it is within the bound", async () => {
  const held = adapters(2);
  for (const path of [...(await copies("a", "b")), ...(await copies("a"))])
    await (await held.take(path)).release();
  expect([loaded, freed]).toEqual([["a", "b"], []]);
  await held.close();
  expect(freed.sort()).toEqual(["a", "b"]);
});

test("beyond the bound the longest unused one goes, and none that is in use", async () => {
  const held = adapters(2);
  const [a, b, c, d] = (await copies("a", "b", "c", "d")) as [string, string, string, string];
  const used = await held.take(a);
  await (await held.take(b)).release();
  await (await held.take(c)).release();
  expect(freed).toEqual(["b"]);
  const [second, third] = [await held.take(c), await held.take(d)];
  expect(freed).toEqual(["b"]);
  await second.release();
  expect(freed).toEqual(["b", "c"]);
  await used.release();
  await third.release();
  expect([loaded, freed]).toEqual([
    ["a", "b", "c", "d"],
    ["b", "c"],
  ]);
});

test("calls at the same time load a file once, and it goes when the last of them is done", async () => {
  const held = adapters(0);
  const [path] = await copies("a");
  const uses = await Promise.all([held.take(path!), held.take(path!), held.take(path!)]);
  for (const use of uses) {
    expect(freed).toEqual([]);
    await use.release();
  }
  expect([loaded, freed]).toEqual([["a"], ["a"]]);
});

test("another file under the same path is refused while the first is in use, else loaded in its place", async () => {
  const held = adapters(2);
  const [path] = await copies("a");
  const use = await held.take(path!);
  await copyFile(files.adapters[1], path!);
  await expect(held.take(path!)).rejects.toMatchObject({ code: "ADAPTER_INVALID" });
  await use.release();
  const other = await held.take(path!);
  expect(other.hash).not.toBe(use.hash);
  expect([loaded, freed]).toEqual([["a", "a"], ["a"]]);
});

test("a file is read and checked once while it stays as it is, and each time while it is young", async () => {
  const held = adapters(2);
  const [path] = await copies("a");
  for (let i = 0; i < 3; i++) await (await held.take(path!)).release();
  expect(checks).toBe(3);
  anHourLater();
  for (let i = 0; i < 3; i++) await (await held.take(path!)).release();
  expect(checks).toBe(4);
  expect(loaded).toEqual(["a"]);
});

test("times that are set back do not hide a change, and do not make the same file load again", async () => {
  anHourLater();
  const held = adapters(2);
  const [path] = await copies("a");
  const old = new Date(2001, 1);
  await utimes(path!, old, old);
  const { hash, release } = await held.take(path!);
  await release();
  await utimes(path!, old, old);
  await (await held.take(path!)).release();
  expect(loaded).toEqual(["a"]);
  await copyFile(files.adapters[1], path!);
  await utimes(path!, old, old);
  expect((await held.take(path!)).hash).not.toBe(hash);
});

test("one that cannot be loaded is tried again by the next call", async () => {
  const held = adapters(2);
  const [path] = await copies("a");
  fails = true;
  await expect(held.take(path!)).rejects.toThrow("no memory");
  fails = false;
  await held.take(path!);
  expect(loaded).toEqual(["a"]);
});
