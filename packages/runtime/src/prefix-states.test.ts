import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Backend, Sequence } from "./backend.js";
import { Interpreter } from "./interpreter.js";
import { openLlamaBackend } from "./llama/backend.js";
import { loadPrefix, savePrefix } from "./prefix-states.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";
import { openReferenceBackend } from "./reference/backend.js";

const PREFIX = Array.from({ length: 60 }, (_, i) => 20 + ((i * 13) % 200));
const INPUT = [40, 50, 60];

let files: RandomFiles;
let backend: Backend;
let folder: string;
let open: Sequence[];

beforeAll(async () => {
  files = await writeRandomFiles();
  backend = await openLlamaBackend(files.base);
});
afterAll(async () => {
  await backend.close();
  await files.remove();
});
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "paw-states-")), "states");
  open = [];
});
afterEach(async () => {
  for (const sequence of open) await sequence.close();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

async function sequence(adapter?: string): Promise<Sequence> {
  const opened = await backend.openSequence({ contextLength: 256, ...(adapter ? { adapter } : {}) });
  open.push(opened);
  return opened;
}

/** What a sequence answers after the prefix. */
const answer = (held: Sequence) => held.score(INPUT, [...Array(backend.info.vocabularySize).keys()]);

async function saved(adapter?: string): Promise<{ path: string; expected: Float64Array }> {
  const held = await sequence(adapter);
  await held.append(PREFIX);
  expect(await savePrefix(folder, held, PREFIX)).toBe(true);
  const names = await readdir(folder);
  return { path: join(folder, names.at(-1)!), expected: await answer(held) };
}

test("a kept prefix gives the bits that evaluating gives, also in a larger context", async () => {
  const { expected } = await saved(files.adapters[0]);
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.state$/)]);
  const again = await sequence(files.adapters[0]);
  expect(await loadPrefix(folder, again, PREFIX)).toBe(true);
  expect(again.length).toBe(PREFIX.length);
  expect(await answer(again)).toEqual(expected);
  const large = await backend.openSequence({ contextLength: 1000, adapter: files.adapters[0] });
  open.push(large);
  expect(await loadPrefix(folder, large, PREFIX)).toBe(true);
  expect(await answer(large)).toEqual(expected);
});

test("another prefix, adapter or base finds nothing", async () => {
  await saved(files.adapters[0]);
  expect(await loadPrefix(folder, await sequence(files.adapters[0]), PREFIX.slice(1))).toBe(false);
  expect(await loadPrefix(folder, await sequence(files.adapters[1]), PREFIX)).toBe(false);
  expect(await loadPrefix(folder, await sequence(), PREFIX)).toBe(false);
  await utimes(files.base, new Date(), new Date(0)); // the base "changed"
  const changed = await openLlamaBackend(files.base);
  const other = await changed.openSequence({ contextLength: 256, adapter: files.adapters[0] });
  expect(await loadPrefix(folder, other, PREFIX)).toBe(false);
  await changed.close();
});

test("a damaged file is removed, never given to the engine, and evaluating goes on", async () => {
  const { path } = await saved();
  const whole = await readFile(path);
  const damaged = [
    whole.subarray(0, whole.length - 1),
    whole.subarray(0, whole.length / 2),
    whole.subarray(0, 5),
    Buffer.alloc(0),
    Buffer.concat([whole, whole]),
    ...[0, 9, 100, whole.length >> 1, whole.length - 21, whole.length - 15, whole.length - 2].map((at) => {
      const copy = Buffer.from(whole);
      copy[at]! ^= 0x40;
      return copy;
    }),
  ];
  for (const bytes of damaged) {
    await writeFile(path, bytes);
    const held = await sequence();
    expect(await loadPrefix(folder, held, PREFIX)).toBe(false);
    expect(held.length).toBe(0);
    expect(existsSync(path)).toBe(false);
  }
  await writeFile(path, whole);
  expect(await loadPrefix(folder, await sequence(), PREFIX)).toBe(true);
});

test("a file that does not fit into the context is no error", async () => {
  await saved();
  const small = await backend.openSequence({ contextLength: 20 });
  open.push(small);
  expect(await loadPrefix(folder, small, PREFIX)).toBe(false);
  expect(small.length).toBe(0);
  await expect(small.append([1, 2, 3])).resolves.toBeUndefined();
});

test("a folder that cannot be written fails no call and leaves nothing", async () => {
  const held = await sequence();
  await held.append(PREFIX);
  await writeFile(folder, "a file stands where the folder should be");
  expect(await savePrefix(folder, held, PREFIX)).toBe(false);
  expect(await savePrefix("/proc/nowhere/states", held, PREFIX)).toBe(false); // where a recursive mkdir never returns
  expect(await loadPrefix(folder, await sequence(), PREFIX)).toBe(false);
});

test("what dead processes left is removed after an hour", async () => {
  await mkdir(folder);
  const [old, young] = [join(folder, "x.state.1-a.part"), join(folder, "x.state.2-b.part")];
  for (const path of [old, young]) await writeFile(path, "half");
  await utimes(old, new Date(), new Date(Date.now() - 7_200_000));
  await saved();
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test("an interpreter answers alike with kept prefixes, without, and after its sequences were closed for their size", async () => {
  const program = (i: number) => ({
    key: `p${i}`,
    adapter: files.adapters[i % 2]!,
    prefix: [{ text: `${i}: the line and the other`, control: false }],
    suffix: [],
    states: folder,
  });
  const answers = async (limits: ConstructorParameters<typeof Interpreter>[1]) => {
    const interpreter = new Interpreter(await openLlamaBackend(files.base), limits);
    const outputs = [];
    for (const i of [0, 1, 2, 0, 1, 2]) {
      const { elapsedMs: _, ...result } = await interpreter.run(program(i), "abc", { maxTokens: 10 });
      outputs.push(result);
    }
    await interpreter.close();
    return outputs;
  };
  const plain = await answers({});
  expect(existsSync(folder)).toBe(false); // nothing took long enough to be kept
  expect(await answers({ stateWorthMs: 0, openBytes: 0 })).toEqual(plain);
  expect((await readdir(folder)).length).toBe(3);
  expect(await answers({ stateWorthMs: 0 })).toEqual(plain);
  await chmod(folder, 0o500);
  expect(await answers({ openBytes: 0 })).toEqual(plain);
  await chmod(folder, 0o700);
});

test("a backend without files of states evaluates", async () => {
  const reference = await openReferenceBackend(files.base);
  const held = await reference.openSequence({ contextLength: 100 });
  await held.append(PREFIX);
  expect(await savePrefix(folder, held, PREFIX)).toBe(false);
  expect(await loadPrefix(folder, held, PREFIX)).toBe(false);
  await reference.close();
});
