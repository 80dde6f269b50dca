#!/usr/bin/env node
// A large file of log lines through `paw run --lines --in --out --resume`, killed with SIGKILL again and again: whether a line is lost or
// repeated, and how much memory it takes. Run by hand after `npm run build`:
//
//   node scripts/gigabyte-stream.mjs [size in MB, default 1000] [kills, default 4]
//
// The file repeats a few hundred distinct lines in a pseudo-random order, so that most answers are remembered: the stream is what is
// measured, not the model. Its 2 files need about 1.1 times the size in the temporary folder.
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const size = Number(process.argv[2] ?? 1000) * 1e6;
const kills = Number(process.argv[3] ?? 4);
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const paw = path("packages/cli/bin/paw.js");
const lines = (await readFile(path("examples/log-triage/sample.log"), "utf8")).trimEnd().split("\n");
const folder = await mkdtemp(join(tmpdir(), "paw-stream-"));
const [program, input, output] = ["triage.paw", "app.log", "labels.txt"].map((name) => join(folder, name));

try {
  await run(["compile", "-f", path("examples/log-triage/spec.md"), "-o", program]);
  const written = await writeInput();
  const expected = await answersAlone();
  const started = performance.now();
  let peak = 0;
  for (let kill = 0; kill < kills; kill++) {
    peak = Math.max(peak, await runUntil(((kill + 1) / (kills + 1)) * written));
  }
  peak = Math.max(peak, await runUntil(Number.POSITIVE_INFINITY));
  const seconds = (performance.now() - started) / 1000;
  const { size: bytes } = await stat(input);
  const wrong = await compare(written, expected);
  console.log(
    `${(bytes / 1e6).toFixed(0)} MB, ${written} lines, ${kills} kills, ${seconds.toFixed(0)} s (${(written / seconds).toFixed(0)} lines/s); ` +
      `peak ${(peak / 1e6).toFixed(0)} MB; lines lost, repeated or wrong: ${wrong}`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The same order of lines each time it is asked for. */
function* order() {
  for (let state = 1; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield (state >>> 8) % lines.length;
  }
}

async function writeInput() {
  const file = createWriteStream(input);
  let [bytes, count] = [0, 0];
  for (const at of order()) {
    if (bytes >= size) break;
    const line = `${lines[at]}\n`;
    bytes += Buffer.byteLength(line);
    count++;
    if (!file.write(line)) await new Promise((resolve) => file.once("drain", resolve));
  }
  await new Promise((resolve) => file.end(resolve));
  return count;
}

async function answersAlone() {
  const answers = [];
  const child = spawn(process.execPath, [paw, "run", program, "--lines"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(`${lines.join("\n")}\n`);
  for await (const line of createInterface({ input: child.stdout })) answers.push(line);
  return answers;
}

/** Goes on with the output until it has about `stopAt` lines, then kills; returns the most resident memory seen, in bytes. */
async function runUntil(stopAt) {
  const args = ["run", program, "--lines", "--in", input, "--out", output, "--resume"];
  const child = spawn(process.execPath, [paw, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
    const done = await stat(output).catch(() => ({ size: 0 }));
    if (done.size / 6 >= stopAt) child.kill("SIGKILL"); // "ALERT\n" and "QUIET\n" are six bytes each
  }, 200);
  const [code, signal] = await new Promise((resolve) => child.once("exit", (...how) => resolve(how)));
  clearInterval(watch);
  if (code !== 0 && signal !== "SIGKILL") throw new Error(`paw run ended with code ${code}`);
  return peak;
}

async function compare(count, expected) {
  let [wrong, at] = [0, 0];
  const next = order();
  for await (const line of createInterface({ input: createReadStream(output) })) {
    if (line !== expected[next.next().value]) wrong++;
    at++;
  }
  return wrong + Math.abs(count - at);
}

async function run(args) {
  const child = spawn(process.execPath, [paw, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  // 3: the gate failed, and the program was written all the same.
  if (code !== 0 && code !== 3) throw new Error(`paw ${args[0]} ended with code ${code}`);
}
