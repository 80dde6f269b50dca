/**
 * `npm run bench`: how fast nano is on this machine. Prints medians with their spread; not a test, because machines differ.
 *
 * cold: a fresh `paw run` process, from start to exit, program and models already in the cache folder.
 * warm: distinct log lines through one program, workers running, no memo of answers.
 * compile: `compile()` of the log-triage specification, workers running.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile, createPool } from "paw";

const COLD_RUNS = 9;
const WARM_ROUNDS = 7;
const COMPILES = 9;

const root = new URL("../../", import.meta.url);
const read = (name: string) => readFile(new URL(`examples/log-triage/${name}`, root), "utf8");
const paw = fileURLToPath(new URL("packages/cli/bin/paw.js", root));

const folder = await mkdtemp(join(tmpdir(), "paw-bench-"));
const spec = await read("spec.md");
const lines = (await read("sample.log")).trimEnd().split("\n");
const pool = createPool();
try {
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);

  const compiles: number[] = [];
  await (await compile(spec, { pool })).close();
  for (let i = 0; i < COMPILES; i++) {
    // Another spec each time, so that nothing can be reused.
    compiles.push(await timed(async () => (await compile(`${spec}\nVersion ${i}.`, { pool })).close()));
  }
  report("compile, warm workers", compiles, "s");

  await using triage = await compile(spec, { pool, memoBytes: 0 });
  for await (const _ of triage.map(lines));
  const rates: number[] = [];
  for (let i = 0; i < WARM_ROUNDS; i++) {
    const seconds = await timed(async () => {
      for await (const _ of triage.map(lines));
    });
    rates.push(lines.length / seconds);
  }
  report("warm classification", rates, "calls/s");

  const program = join(folder, "triage.paw");
  await triage.save(program);
  await pool.close();
  const cold: number[] = [];
  for (let i = 0; i < COLD_RUNS; i++) {
    cold.push(
      await timed(() => promisify(execFile)(process.execPath, [paw, "run", program, lines[i] ?? ""])),
    );
  }
  report("cold `paw run`, process start to exit", cold, "s");
} finally {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

function report(name: string, values: number[], unit: string): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toPrecision(3);
  console.log(`${name.padEnd(40)} ${at(0.5)} ${unit} (min ${at(0)}, max ${at(1)}, ${sorted.length} rounds)`);
}
