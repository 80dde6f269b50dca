/**
 * `npm run bench:llama -- LLAMA_BENCH [--weights Q4_0] [--rounds 3]`: prefill and decode rates of our llama backend, in one process with one
 * thread, against llama.cpp's own llama-bench on the same file of the Qwen3-0.6B shape, in turn. `bash scripts/build-llama-bench.sh OUT` builds
 * LLAMA_BENCH. No adapter on either side, since llama-bench takes none.
 *
 * decode: the time that 148 more words of a free answer take, with all that a call does for them (sampling, text, end of answer), without
 * guessing ahead. prefill: 512 tokens given to a sequence at once.
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { cacheDirectory, Interpreter, openLlamaBackend, type Program } from "@paw/runtime";
import { buildBase } from "./copy-model.js";
import { QWEN3_06B } from "./copy-qwen3.js";
import { CHAIN_WORDS, readWords } from "./copy-words.js";
import { programs, SCENARIOS } from "./scenarios.js";
import type { BenchType } from "./weights.js";

const PREFILL = 512;
const LONG = 150;
const SHORT = 2;
/** Tokens of prefix and input of scenario b. */
const DEPTH = 340;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { weights: { type: "string", default: "Q4_0" }, rounds: { type: "string", default: "3" } },
});
const [llamaBench] = positionals;
if (llamaBench === undefined) throw new Error("usage: npm run bench:llama -- LLAMA_BENCH [--weights Q4_0]");
const rounds = Number(values.rounds);
const base = join(cacheDirectory(), "bench", `${QWEN3_06B.name}-shape-${values.weights}.gguf`);
await buildBase(QWEN3_06B, values.weights as BenchType, base);
const words = await readWords();
const temporary = await mkdtemp(join(tmpdir(), "paw-bench-"));
const backend = await openLlamaBackend(base);
const interpreter = new Interpreter(backend);

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ${values.weights}, one thread, ${rounds} rounds`,
);
const ratios: Record<"prefill" | "decode", number[]> = { prefill: [], decode: [] };
try {
  await ours(); // weights read, programs open
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [await theirs(), await ours()];
    for (const kind of ["prefill", "decode"] as const) ratios[kind].push(b[kind] / a[kind]);
    console.log(
      `  prefill ${a.prefill.toFixed(1)} -> ${b.prefill.toFixed(1)} tokens/s, decode ${a.decode.toFixed(2)} -> ${b.decode.toFixed(2)} tokens/s`,
    );
  }
  for (const [kind, list] of Object.entries(ratios)) {
    list.sort((x, y) => x - y);
    const show = (at: number) => list[at]!.toPrecision(3);
    console.log(`${kind}: ${show(rounds >> 1)} (${show(0)} to ${show(rounds - 1)}) of llama-bench's rate`);
  }
} finally {
  await interpreter.close();
  await rm(temporary, { recursive: true, force: true });
}

/** Tokens a second, both as llama-bench chooses by itself; decoding behind as many tokens as ours has before its answer. */
async function theirs(): Promise<{ prefill: number; decode: number }> {
  const rate = async (...test: string[]) => {
    const args = ["-m", base, "-t", "1", ...test, "-r", "1", "-o", "json"];
    const { stdout } = await promisify(execFile)(llamaBench!, args);
    return (JSON.parse(stdout) as { avg_ts: number }[])[0]!.avg_ts;
  };
  return {
    prefill: await rate("-p", String(PREFILL), "-n", "0"),
    decode: await rate("-p", "0", "-n", String(LONG), "-d", String(DEPTH)),
  };
}

async function ours(): Promise<{ prefill: number; decode: number }> {
  const long = await callSeconds(LONG);
  const short = await callSeconds(SHORT);
  const sequence = await backend.openSequence({ contextLength: 1024 });
  const tokens = Array.from({ length: PREFILL }, (_, i) => 1000 + ((i * 37) % 2000));
  const prefill = await timed(() => sequence.append(tokens));
  await sequence.close();
  return { prefill: PREFILL / prefill, decode: (LONG - SHORT) / (long - short) };
}

/** Seconds of a free answer of so many words. */
async function callSeconds(answerWords: number): Promise<number> {
  const scenario = { ...SCENARIOS.b!, answerWords };
  const { ours: made } = programs(scenario, QWEN3_06B.prompt, words, [""], base, temporary);
  const { adapter: _, base: __, states: ___, ...program } = made[0]! as Program & { base: string };
  const input = scenario.input(words, 0);
  return timed(async () => {
    const { output } = await interpreter.run(program, input, { maxTokens: LONG + 10, lookup: false });
    const right = words.chain
      .slice(CHAIN_WORDS - answerWords)
      .join("")
      .trim();
    if (output !== right) throw new Error(`the answer is ${JSON.stringify(output)}`);
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}
