/**
 * `npm run bench:official`: our runtime against the published runtime's loop (official-loop.ts) on the same engine, machine and files
 * of a published shape, in turn, as ratios with their spread. Options: scenario letters (default all), `--shape qwen3-0.6b` or `gpt2`,
 * `--weights Q4_0` for ours, `--rounds 3`. The files, 1.1 GB for Qwen3-0.6B, are made once in the cache folder.
 */

import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { cacheDirectory, createPool, type Pool, type ProgramSource } from "@paw/runtime";
import { GPT2 } from "./copy-gpt2.js";
import { buildAdapter, buildBase } from "./copy-model.js";
import { QWEN3_06B } from "./copy-qwen3.js";
import { readWords } from "./copy-words.js";
import { megabytes } from "./memory.js";
import type { Request, TextProgram } from "./official-loop.js";
import { programs, rightAnswer, SCENARIOS, type Scenario } from "./scenarios.js";
import { BENCH_TYPES, type BenchType } from "./weights.js";

const SHAPES = [QWEN3_06B, GPT2];
const ADAPTERS = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shape: { type: "string", default: QWEN3_06B.name },
    weights: { type: "string", default: "Q4_0" },
    rounds: { type: "string", default: "3" },
  },
});
const shape = SHAPES.find(({ name }) => name === values.shape);
if (shape === undefined)
  throw new Error(`--shape is '${values.shape}': ${SHAPES.map(({ name }) => name).join(" or ")}`);
const { prompt } = shape;
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds >= 1)) throw new Error(`--rounds is '${values.rounds}': 1 or more`);
const weights = BENCH_TYPES.find((type) => type === values.weights);
if (weights === undefined) throw new Error(`--weights is '${values.weights}': ${BENCH_TYPES.join(" or ")}`);
const letters = positionals.length > 0 ? positionals : [...Object.keys(SCENARIOS), "f"];
const unknown = letters.find((letter) => letter !== "f" && !Object.hasOwn(SCENARIOS, letter));
if (unknown !== undefined)
  throw new Error(`there is no scenario '${unknown}': ${Object.keys(SCENARIOS).join(", ")} and f are`);
const folder = join(cacheDirectory(), "bench");
const temporary = await mkdtemp(join(tmpdir(), "paw-bench-"));
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const words = await readWords();

const base = async (type: BenchType) => {
  const file = join(folder, `${shape.name}-shape-${type}.gguf`);
  await buildBase(shape, type, file);
  return file;
};
const published = await base(shape.publishedType);
const chosen = await base(weights);
const adapters = Array.from({ length: ADAPTERS }, (_, i) =>
  join(folder, `${shape.name}-shape-adapter-${i}.gguf`),
);
for (const [i, adapter] of adapters.entries()) await buildAdapter(shape, i + 1, adapter);

console.log(
  `${shape.name}, ${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ratios over ${rounds} rounds: median (min to max)`,
);
try {
  for (const letter of letters) {
    if (letter === "f") await coldStart();
    else await throughput(letter, SCENARIOS[letter]!);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}

/** Calls per second of both sides, in turn. */
async function throughput(letter: string, scenario: Scenario): Promise<void> {
  const right = rightAnswer(scenario, words);
  const { official } = programs(scenario, prompt, words, adapters, published, temporary);
  await using loop = await startOfficial(official);
  await using pool = createPool();
  for (const [name, file] of [
    ["same weights", published],
    [weights, chosen],
  ] as const) {
    const { ours } = programs(scenario, prompt, words, adapters, file, temporary);
    await Promise.all(
      ours.flatMap((program) => [0, 1].map((i) => run(pool, program, scenario.input(words, i)))),
    );
    const rates: { official: number; ours: number }[] = [];
    const latencies: { official: number[]; ours: number[] } = { official: [], ours: [] };
    for (let round = 0; round < rounds; round++) {
      const calls = Array.from({ length: scenario.calls }, (_, i) => ({
        program: (i * 7 + round * 3) % scenario.programs,
        input: scenario.input(words, round * scenario.calls + i),
      }));
      const theirs = await timed(async () => {
        for (const { program, input } of calls) {
          latencies.official.push(
            await timed(async () => check(await loop.ask({ op: "call", program, input }), right)),
          );
        }
      });
      const all = await timed(() =>
        Promise.all(
          calls.map(async ({ program, input }) => check(await run(pool, ours[program]!, input), right)),
        ),
      );
      for (const { program, input } of calls.slice(0, 4)) {
        latencies.ours.push(await timed(async () => check(await run(pool, ours[program]!, input), right)));
      }
      rates.push({ official: calls.length / theirs, ours: calls.length / all });
    }
    report(
      `(${letter}) ${scenario.name}, ${name}`,
      rates.map((r) => r.ours / r.official),
      "x calls/s",
    );
    console.log(
      `      calls/s ${median(rates.map((r) => r.official)).toPrecision(3)} -> ${median(rates.map((r) => r.ours)).toPrecision(3)}; ` +
        `p50 of a call alone ${median(latencies.official).toPrecision(3)} -> ${median(latencies.ours).toPrecision(3)} s; ` +
        `memory (PSS) ${(await megabytes([loop.pid])).toFixed(0)} -> ${(await megabytes(pool.workerPids)).toFixed(0)} MB`,
    );
  }
}

/** Process start to the answer and the end, where an earlier process has run the program before. */
async function coldStart(): Promise<void> {
  const scenario = SCENARIOS.a!;
  const input = scenario.input(words, 0);
  const { official } = programs(scenario, prompt, words, adapters, published, temporary);
  const request: Request = { op: "open", base: published, programs: official, hash: true, states: temporary };
  const theirs = [path("official-loop.js"), JSON.stringify(request), input];
  for (const [name, file] of [
    ["same weights", published],
    [weights, chosen],
  ] as const) {
    const { ours } = programs(scenario, prompt, words, adapters, file, temporary);
    const mine = [path("our-cold-start.js"), JSON.stringify(ours[0]), input];
    const ratios: number[] = [];
    const seconds: [number, number][] = [];
    for (let round = -1; round < rounds; round++) {
      const pair = [await timed(() => execute(theirs)), await timed(() => execute(mine))] as [number, number];
      if (round < 0) continue; // the first one fills the caches of both
      ratios.push(pair[1] / pair[0]);
      seconds.push(pair);
    }
    report(`(f) cold start to first answer, ${name}`, ratios, "x time");
    console.log(
      `      s ${median(seconds.map((s) => s[0])).toPrecision(3)} -> ${median(seconds.map((s) => s[1])).toPrecision(3)}`,
    );
  }
  async function execute(args: string[]): Promise<void> {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    check(stdout, rightAnswer(scenario, words));
  }
}

async function run(pool: Pool, program: ProgramSource, input: string): Promise<string> {
  return (await pool.run(program, input, { maxTokens: 200 })).output;
}

function check(output: unknown, right: string): void {
  if (String(output).trim() !== right)
    throw new Error(`the answer is ${JSON.stringify(output)}, not ${JSON.stringify(right)}`);
}

async function startOfficial(all: readonly TextProgram[]) {
  const child = fork(path("official-loop.js"), [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ask = async (request: Request): Promise<unknown> => {
    child.send(request);
    const [{ value, error }] = await once(child, "message");
    if (error) throw new Error(error);
    return value;
  };
  await ask({ op: "open", base: published, programs: all, hash: false });
  return { ask, pid: child.pid!, [Symbol.asyncDispose]: async () => void child.kill("SIGKILL") };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function report(name: string, ratios: readonly number[], unit: string): void {
  const show = (value: number) => value.toPrecision(3);
  console.log(
    `${name.padEnd(62)} ${show(median(ratios))} (${show(Math.min(...ratios))} to ${show(Math.max(...ratios))}) ${unit}`,
  );
}
