/**
 * `npm run bench:log -- [--log FILE] [--ignore EXPRESSION] [--lines 20000] [--rounds 3]`: a log file from start to end, both sides with nano's files: `paw run --lines` as a user
 * runs it, and the published runtime's loop (official-loop.ts) in a process that reads the lines and prints the answers.
 *
 * The lines are the first ones of FILE, such as the output of `bash scripts/build-llama-bench.sh`; without it FuzzyBench's, nearly all
 * different, as in a log with time stamps. With EXPRESSION both sides read lines without what it matches. No side remembers
 * prefixes or answers of an earlier round.
 */

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { unpackBundle } from "@paw/format";
import { drawRecord, familyById } from "@paw/fuzzybench";
import { installBundle } from "@paw/runtime";
import { compile } from "paw";
import type { Request } from "./official-loop.js";

const FAMILY = "log-monitoring/alert-or-quiet";
/** Lines taken of one drawn record. */
const LINES_OF_RECORD = 24;

const { values } = parseArgs({
  options: {
    log: { type: "string" },
    ignore: { type: "string" },
    lines: { type: "string", default: "20000" },
    rounds: { type: "string", default: "3" },
  },
});
const [most, rounds] = [Number(values.lines), Number(values.rounds)];
const root = new URL("../../", import.meta.url);
const file = (name: string) => fileURLToPath(new URL(name, root));
const folder = await mkdtemp(join(tmpdir(), "paw-log-"));
const [log, read, ours, program] = ["app.log", "read.log", "ours.txt", "triage.paw"].map((name) =>
  join(folder, name),
) as [string, string, string, string];

try {
  const lines = values.log === undefined ? drawLines(most) : await firstLines(values.log, most);
  const kept = lines.map((line) =>
    values.ignore === undefined ? line : line.replace(new RegExp(values.ignore, "gu"), ""),
  );
  await writeFile(log, `${lines.join("\n")}\n`);
  await writeFile(read, `${kept.join("\n")}\n`);
  const count = lines.length;
  const { theirs } = await prepare();
  const mine = [
    file("packages/cli/bin/paw.js"),
    "run",
    program,
    "--lines",
    "--in",
    log,
    "--out",
    ours,
  ].concat(values.ignore === undefined ? [] : ["--ignore", values.ignore]);
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ${count} lines, ${new Set(lines).size} different, ${new Set(kept).size} as they are read`,
  );
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [await timed(theirs), await timed(mine)];
    ratios.push(a.seconds / b.seconds);
    const answers = (await readFile(ours, "utf8")).split("\n");
    const same = a.stdout.split("\n").filter((answer, i) => i < count && answer === answers[i]).length;
    console.log(
      `  the loop ${a.seconds.toFixed(1)} s, ours ${b.seconds.toFixed(1)} s; the same answer on ${same} of ${count} lines`,
    );
  }
  ratios.sort((x, y) => x - y);
  const show = (at: number) => ratios[at]!.toPrecision(3);
  console.log(
    `(d) log of ${count} lines, end to end, nano: ${show(rounds >> 1)} (${show(0)} to ${show(rounds - 1)}) x`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Not the empty ones: the loop answers those too, `paw run` does not. */
async function firstLines(path: string, most: number): Promise<string[]> {
  const lines = (await readFile(path, "utf8")).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== "").slice(0, most);
}

function drawLines(most: number): string[] {
  const family = familyById(FAMILY)!;
  const lines: string[] = [];
  for (let index = 0; lines.length < most; index++) {
    const variant = family.variants[index % family.variants.length]!;
    const record = drawRecord({ family, variant }, "train", 5, index, LINES_OF_RECORD);
    for (const { input } of record.pairs) lines.push(input.replaceAll("\n", " "));
  }
  return lines.slice(0, most);
}

/** Saves the program, and says how the loop is started on the same one. */
async function prepare(): Promise<{ theirs: string[] }> {
  await using fn = await compile(await readFile(file("examples/log-triage/spec.md"), "utf8"));
  await fn.save(program);
  const { base, adapter, prefix, suffix } = await installBundle(unpackBundle(fn.bytes));
  const text = (segments: readonly { readonly text: string }[]) => segments.map((s) => s.text).join("");
  const request: Request = {
    op: "open",
    base,
    programs: [{ adapter: adapter!, prefix: text(prefix), suffix: text(suffix) }],
    hash: true,
  };
  const loop = fileURLToPath(new URL("official-loop.js", import.meta.url));
  return { theirs: [loop, JSON.stringify(request), "--lines", read] };
}

async function timed(args: string[]): Promise<{ seconds: number; stdout: string }> {
  const started = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 28 });
  return { seconds: (performance.now() - started) / 1000, stdout };
}
