/**
 * The reference backend and llama.cpp give the same answers: every greedy output of 200 calls on the shipped nano.
 * fixtures/parity.json holds ten specifications (labels and free answers) with twenty inputs each.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adapterFromGguf, unpackBundle } from "@paw/format";
import { createPool, type Pool } from "@paw/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "./compile.js";
import { load } from "./load.js";

interface Case {
  readonly spec: string;
  readonly inputs: readonly string[];
}

let cases: readonly Case[];
let cacheDir: string;
let llama: Pool;
let reference: Pool;

beforeAll(async () => {
  cases = JSON.parse(await readFile(new URL("../../../fixtures/parity.json", import.meta.url), "utf8"));
  cacheDir = await mkdtemp(join(tmpdir(), "paw-parity-"));
  // One worker each: a second would read every prefix again, which is most of what the reference backend does here.
  llama = createPool({ backend: "llama", workers: 1 });
  reference = createPool({ backend: "reference", workers: 1 });
});

afterAll(async () => {
  await Promise.all([llama?.close(), reference?.close()]);
  await rm(cacheDir, { recursive: true, force: true });
});

test("200 calls give the same outputs on both backends", async () => {
  const differing: string[] = [];
  let calls = 0;
  for (const { spec, inputs } of cases) {
    await using fast = await compile(spec, { pool: llama, cacheDir });
    await using exact = await load(fast.bytes, { pool: reference, cacheDir });
    const answers = await Promise.all(inputs.map((text) => Promise.all([fast.call(text), exact.call(text)])));
    for (const [i, [a, b]] of answers.entries()) {
      calls++;
      if (a.output !== b.output) differing.push(`${inputs[i]}: llama ${a.output}, reference ${b.output}`);
      expect(Math.abs(a.confidence - b.confidence)).toBeLessThan(2e-3);
    }
  }
  expect(calls).toBe(200);
  expect(differing).toEqual([]);
}, 150_000);

test("the emitted LoRA differs between backends by less than 1 % of its norm, and the program id not at all", async () => {
  const [spec] = cases.map((one) => one.spec).sort((a, b) => a.length - b.length) as [string, ...string[]];
  await using fast = await compile(spec, { pool: llama, cacheDir });
  await using exact = await compile(spec, { pool: reference, cacheDir });
  expect(fast.programId).toBe(exact.programId);
  expect(fast.pseudoProgram).toBe(exact.pseudoProgram);
  const [a, b] = [fast, exact].map((fn) => adapterOf(fn.bytes));
  expect(relativeDistance(a as Float32Array, b as Float32Array)).toBeLessThan(0.01);
}, 60_000);

function adapterOf(bytes: Uint8Array): Float32Array {
  const { adapter } = unpackBundle(bytes);
  const modules = adapterFromGguf(adapter as Uint8Array).modules;
  return Float32Array.from(modules.flatMap((m) => [...m.b]));
}

/** |a - b| / |a|, Euclidean. */
function relativeDistance(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < a.length; i++) {
    difference += ((a[i] as number) - (b[i] as number)) ** 2;
    norm += (a[i] as number) ** 2;
  }
  return Math.sqrt(difference / norm);
}
