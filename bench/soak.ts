/**
 * `npm run soak -- [--minutes 60] [--programs 20]`: many programs in random turns for an hour, with workers killed now and then.
 *
 * Every answer is compared with the one that a single quiet worker gave before. Memory of this process and of the workers is
 * printed every half minute; at the end its mean over the last third of the time is set against the third before it. Exits with
 * 1 when an answer was wrong or lost, when a call failed otherwise than by a kill, or when memory grew by over a tenth.
 */

import { availableParallelism, cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { drawScoringTasks, FAMILIES, familiesOfCut } from "@paw/fuzzybench";
import { compile, createPool, isPawError, type PawFunction } from "paw";
import { megabytes } from "./memory.js";

/** Inputs of each program. */
const INPUTS = 12;
/** Calls that wait or run at once. */
const CALLERS = 16;
const SAMPLE_MS = 30_000;
/** A worker is killed after every second sample, never shortly before one. */
const SAMPLES_PER_KILL = 2;
const MOST_GROWTH = 1.1;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    programs: { type: "string", default: "20" },
  },
});
const minutes = Number(values.minutes);
const count = Number(values.programs);
if (!(minutes > 0 && minutes <= 24 * 60 && Number.isInteger(count) && count >= 1 && count <= 200)) {
  throw new Error("usage: npm run soak -- [--minutes 60] [--programs 20] (at most a day, 200 programs)");
}

interface Case {
  readonly fn: PawFunction;
  readonly inputs: readonly string[];
  readonly answers: readonly string[];
}

const pool = createPool();
const cases: Case[] = [];
let [calls, wrong, crashed, failed, kills] = [0, 0, 0, 0, 0];
const memory: number[] = [];
const until = performance.now() + minutes * 60_000;

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ${count} programs, ${minutes} minutes`,
);
try {
  await prepare();
  const callers = Array.from({ length: CALLERS }, (_, i) => keepCalling(i));
  await Promise.all([...callers, sampleAndKill()]);
} finally {
  await pool.close();
}
const growth = report();
process.exitCode = wrong + failed > 0 || growth > MOST_GROWTH ? 1 : 0;

/** Compiles the programs and lets one worker of its own answer every input once. */
async function prepare(): Promise<void> {
  await using quiet = createPool({ workers: 1 });
  const tasks = drawScoringTasks(familiesOfCut(FAMILIES, "seen"), { specs: count, items: INPUTS, seed: 7 });
  for (const { origin, pairs } of tasks) {
    const inputs = pairs.map(({ input }) => input);
    await using alone = await compile(origin.spec, { pool: quiet });
    const answers: string[] = [];
    for (const input of inputs) answers.push(fingerprint(await alone.call(input)));
    // Without the memo: every call is to be computed.
    cases.push({ fn: await compile(origin.spec, { pool, memoBytes: 0 }), inputs, answers });
  }
}

function fingerprint({ output, confidence }: { output: string; confidence: number }): string {
  return JSON.stringify([output, confidence]);
}

async function keepCalling(seed: number): Promise<void> {
  let state = seed + 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  while (performance.now() < until) {
    const { fn, inputs, answers } = cases[random(cases.length)]!;
    const at = random(inputs.length);
    try {
      if (fingerprint(await fn.call(inputs[at]!)) !== answers[at]) wrong++;
      calls++;
    } catch (error) {
      if (isPawError(error) && error.code === "ENGINE_CRASHED") crashed++;
      else {
        failed++;
        console.error(error);
      }
    }
  }
}

async function sampleAndKill(): Promise<void> {
  while (performance.now() < until) {
    await sleep(Math.min(SAMPLE_MS, Math.max(0, until - performance.now())));
    const [own, workers] = [process.memoryUsage.rss() / 1e6, await megabytes(pool.workerPids)];
    memory.push(own + workers);
    console.log(
      `${((minutes * 60_000 - (until - performance.now())) / 60_000).toFixed(1)} min: ${calls} calls, ${wrong} wrong, ` +
        `${crashed} lost to ${kills} kills; ${own.toFixed(0)} MB here, ${workers.toFixed(0)} MB in workers`,
    );
    const [pid] = pool.workerPids;
    if (pid === undefined || memory.length % SAMPLES_PER_KILL > 0 || performance.now() >= until) continue;
    process.kill(pid, "SIGKILL");
    kills++;
  }
}

/** Prints the result and returns how memory grew: the mean of the last third of samples over that of the third before. */
function report(): number {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const last = mean(memory.slice(-third));
  const growth = last / mean(memory.slice(-2 * third, memory.length > third ? -third : undefined));
  console.log(
    `${calls} calls in ${minutes} min, ${wrong} wrong, ${failed} failed, ${crashed} lost to ${kills} kills; ` +
      `memory ${last.toFixed(0)} MB, ${growth.toFixed(3)} of the third before`,
  );
  return growth;
}
