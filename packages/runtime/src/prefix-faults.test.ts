/** What may happen to kept prefixes from outside: a full disk, folders that go, files that change between calls, kills while writing. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Interpreter } from "./interpreter.js";
import { openLlamaBackend } from "./llama/backend.js";
import { loadPrefix } from "./prefix-states.js";
import type { Program, RunResult } from "./program.js";
import { type RandomFiles, writeRandomFiles } from "./random-files.js";

const INPUT = "abc";
const OPTIONS = { maxTokens: 10 };
/** Every prefix is kept, and every sequence but the last one used is given up: the next call reads the file. */
const LIMITS = { stateWorthMs: 0, openBytes: 0 };

let files: RandomFiles;
let folder: string;
let states: string;
let expected: unknown[];

beforeAll(async () => {
  files = await writeRandomFiles();
  states = join(files.directory, "states"); // none takes long enough to be kept there
  const plain = new Interpreter(await openLlamaBackend(files.base));
  expected = [await answer(plain, 0), await answer(plain, 1)];
  expect(expected[0]).not.toEqual(expected[1]);
  await plain.close();
});
afterAll(() => files.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paw-states-"));
  states = join(folder, "states");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function program(index: number): Program {
  return {
    key: `p${index}`,
    adapter: files.adapters[index]!,
    prefix: [{ text: `${index}: the line and the other, and what is behind them`, control: false }],
    suffix: [],
    states,
  };
}

async function answer(interpreter: Interpreter, index: number): Promise<Omit<RunResult, "elapsedMs">> {
  const { elapsedMs: _, ...result } = await interpreter.run(program(index), INPUT, OPTIONS);
  return result;
}

const compiled = (name: string) => JSON.stringify(new URL(`../dist/${name}`, import.meta.url).href);

test("a file that is cut, damaged, swapped, removed or a folder between two calls changes no answer", async () => {
  const interpreter = new Interpreter(await openLlamaBackend(files.base), LIMITS);
  expect(await answer(interpreter, 0)).toEqual(expected[0]);
  const [name = ""] = await readdir(states);
  expect(await answer(interpreter, 1)).toEqual(expected[1]);
  const other = (await readdir(states)).find((each) => each !== name)!;
  const path = join(states, name);
  const whole = await readFile(path);
  const faults: (() => Promise<unknown>)[] = [
    () => truncate(path, whole.length / 2),
    () => truncate(path, 0),
    () =>
      writeFile(
        path,
        Buffer.concat([whole.subarray(0, 200), Buffer.from([whole[200]! ^ 1]), whole.subarray(201)]),
      ),
    () => copyFile(join(states, other), path), // whole, and another prefix and adapter
    () => rm(path),
    () => rm(states, { recursive: true }),
  ];
  for (const fault of faults) {
    await fault();
    expect(await answer(interpreter, 0)).toEqual(expected[0]);
    expect(await readFile(path)).toEqual(whole); // it was evaluated and written again
    expect(await answer(interpreter, 1)).toEqual(expected[1]);
  }
  await rm(path);
  await mkdir(join(path, "inside"), { recursive: true });
  expect(await answer(interpreter, 0)).toEqual(expected[0]);
  expect((await readdir(states)).sort()).toEqual([name, other].sort());
  await rm(states, { recursive: true });
  await writeFile(states, "a file stands where the folder was");
  for (const index of [1, 0, 1]) expect(await answer(interpreter, index)).toEqual(expected[index]);
  expect(await readdir(folder)).toEqual(["states"]);
  await interpreter.close();
});

test("a base replaced by one of the same size and date finds no state of the old one", async () => {
  const base = join(folder, "base.gguf");
  const put = async () => {
    await copyFile(files.base, `${base}.new`);
    await utimes(`${base}.new`, 1, 1);
    await rename(`${base}.new`, base);
  };
  const namesAfterAnswer = async () => {
    const interpreter = new Interpreter(await openLlamaBackend(base), LIMITS);
    expect(await answer(interpreter, 0)).toEqual(expected[0]);
    await interpreter.close();
    return readdir(states);
  };
  await put();
  const first = await namesAfterAnswer();
  expect(await namesAfterAnswer()).toEqual(first);
  await put();
  expect(await namesAfterAnswer()).toHaveLength(first.length + 1);
});

test("a disk that is full at any point of writing changes no answer and leaves no half file", async () => {
  const interpreter = new Interpreter(await openLlamaBackend(files.base), LIMITS);
  for (const index of [0, 1]) await answer(interpreter, index);
  await interpreter.close();
  const sizes = await Promise.all(
    (await readdir(states)).map(async (name) => (await stat(join(states, name))).size),
  );
  // The bound on a file's size stands for the disk (units of 512 bytes): native code writes the state, and fails behind it.
  const code = `
    import { Interpreter } from ${compiled("interpreter.js")};
    import { openLlamaBackend } from ${compiled("llama/backend.js")};
    const [base, limits, programs, input, options] = JSON.parse(process.argv[1]);
    const interpreter = new Interpreter(await openLlamaBackend(base), limits);
    const answers = [];
    for (const index of [0, 1, 0, 1]) answers.push(await interpreter.run(programs[index], input, options));
    await interpreter.close();
    process.stdout.write(JSON.stringify(answers));`;
  const last = Math.floor((Math.min(...sizes) - 1) / 512); // all but the end
  expect(last).toBeGreaterThan(8);
  for (const blocks of [0, 1, last >> 1, last]) {
    await rm(states, { recursive: true, force: true });
    const task = JSON.stringify([files.base, LIMITS, [program(0), program(1)], INPUT, OPTIONS]);
    const script = [
      "-c",
      `ulimit -f ${blocks}; exec "$@"`,
      "sh",
      process.execPath,
      "--input-type=module",
      "-e",
      code,
    ];
    const { stdout } = await promisify(execFile)("sh", [...script, task]);
    const answers = (JSON.parse(stdout) as RunResult[]).map(({ elapsedMs: _, ...result }) => result);
    expect(answers).toEqual([expected[0], expected[1], expected[0], expected[1]]);
    expect(await readdir(states)).toEqual([]);
  }
}, 60_000);

test("a process killed while it writes leaves files that are whole, or none", async () => {
  const prefixes = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: 60 }, (_, k) => 20 + ((i + k * 13) % 200)),
  );
  const code = `
    import { openLlamaBackend } from ${compiled("llama/backend.js")};
    import { savePrefix } from ${compiled("prefix-states.js")};
    const [base, states, prefixes] = JSON.parse(process.argv[1]);
    const backend = await openLlamaBackend(base);
    const sequence = await backend.openSequence({ contextLength: 256 });
    process.stdout.write("writing");
    for (const prefix of prefixes) {
      await sequence.rewind(0);
      await sequence.append(prefix);
      await savePrefix(states, sequence, prefix);
    }`;
  const backend = await openLlamaBackend(files.base);
  for (const count of [1, 2, 5]) {
    await rm(states, { recursive: true, force: true });
    const task = JSON.stringify([files.base, states, prefixes]);
    const child = spawn(process.execPath, ["--input-type=module", "-e", code, task], { stdio: "pipe" });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    const written = async () =>
      (await readdir(states).catch(() => [])).filter((name) => name.endsWith(".state"));
    while ((await written()).length < count && child.exitCode === null) await new Promise(setImmediate);
    child.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    const left = (await written()).length;
    let read = 0;
    for (const prefix of prefixes.slice(0, left + 1)) {
      const sequence = await backend.openSequence({ contextLength: 256 });
      if (await loadPrefix(states, sequence, prefix)) read++;
      await sequence.close();
    }
    expect(left).toBeGreaterThanOrEqual(count);
    expect(read).toBe(left);
  }
  await backend.close();
}, 60_000);
