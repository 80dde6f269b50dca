#!/usr/bin/env node
// The whole way of an interpreter that does not ship with PAW, against a local server and with tiny random models: pull
// through faults, run without a network, convert there and back, published layout in and out, ten bad inputs.
// Prints each command with what it really says, and fails on anything unexpected. `npm run build` first.
//
//   node scripts/walkthrough.mjs
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { runPaw } from "../packages/cli/dist/spawn-paw.test-suite.js";
import { adapterToGguf } from "../packages/format/dist/index.js";
import { writeTinySnapshot } from "../packages/paw/dist/tiny-snapshot.test-suite.js";
import { writeRandomFiles } from "../packages/runtime/dist/random-files.js";
import { randomAdapter } from "../packages/runtime/dist/reference/random-model.js";
import { flakyServer } from "../packages/store/dist/flaky-server.test-suite.js";

/** As published programs for Qwen3 have it: one user turn, then an empty think block. */
const TEMPLATE =
  "<|im_start|>user\n[PSEUDO_PROGRAM]\nTask: say it again.\n[END_PSEUDO_PROGRAM]\n\n[INPUT]\n{INPUT_PLACEHOLDER}\n" +
  "[END_INPUT]<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n";

const [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
const here = files.directory;
const file = (name) => join(here, name);
const environment = {
  PAW_NANO_DIR: snapshot.nanoDir,
  PAW_CACHE_DIR: file("cache"),
  PAW_MODELS: file("models.json"),
  PAW_OFFLINE: "",
  NO_COLOR: "1",
};
const server = await flakyServer(await readFile(files.base));
try {
  await writeInputs();
  await pullThroughFaults();
  await runWithoutNetwork();
  await convertThereAndBack();
  await publishedInAndOut();
  await refuseTenInputs();
  console.log("\nEverything was as expected.");
} finally {
  await server.close();
  await Promise.all([snapshot.remove(), files.remove()]);
}

async function pullThroughFaults() {
  title("Pull a model through a cut, a busy server and a damaged byte");
  const { length } = server.content;
  server.faults = [{ cutAfter: 100_000 }, { status: 503 }, { corrupt: 50_000 }];
  await paw(["pull", "random"], {
    stdout: new RegExp(
      `^random {2}.*, ${((length + length) / 1000).toFixed(1)} kB fetched\nsha256 .* \\(as expected\\)\n$`,
    ),
  });
  const asked = server.requests.map(({ headers }) => headers.range);
  console.log(`# the server was asked for: ${asked.join(", ")}`);
  expect(asked, ["bytes=0-33554431", "bytes=100000-", "bytes=100000-", "bytes=0-33554431"]);
  await paw(["cache", "verify"], { stdout: /^pass {2}random {2}sha256 / });
  await paw(["pull", "random"], { stdout: /, on disk already\n/ });
  expect(server.requests.length, 4);
}

async function runWithoutNetwork() {
  title("Compile and run with every connection forbidden");
  const guarded = { NODE_OPTIONS: `--import ${pathToFileURL(file("no-network.mjs")).href}` };
  const offline = { ...guarded, PAW_OFFLINE: "1" };
  console.log("# no-network.mjs ends the process on any connect and any name lookup; first, that it does:");
  await paw(["pull", "other"], { env: guarded, code: 99, stderr: /^no-network: / });
  await paw(["pull", "other"], { env: offline, code: 1, stderr: /^paw: OFFLINE: / });
  const compile = ["compile", "-f", "spec.md", "--compiler", "prompt", "--interpreter", "random"];
  await paw([...compile, "-o", "triage.paw", "--lock"], { env: offline });
  await paw(["run", "triage.paw", "it broke", "--confidence"], {
    env: offline,
    stdout: /^(ALERT|QUIET)\t[01]\.\d+\n$/,
  });
  await paw(["verify", "triage.paw"], { env: offline, stdout: /^same {5}triage\.paw/ });
  expect(server.requests.length, 4);
}

async function convertThereAndBack() {
  title("Convert an adapter: GGUF, PEFT and back");
  const adapter = basename(files.adapters[0]);
  const exact = { stdout: /\nerror {4}none: every value is the same\n/ };
  await paw(["convert", adapter, "-o", "peft/"], exact);
  await paw(["convert", "peft/", "-o", "back.gguf"], exact);
  await paw(["convert", "back.gguf", "-o", "again/"], exact);
  const [first, second] = await Promise.all(
    ["peft", "again"].map((folder) => readFile(file(`${folder}/adapter_model.safetensors`))),
  );
  expect(sha256(second), sha256(first));
  console.log("# peft/ and again/ hold the same weights, byte for byte");
  await paw(["convert", adapter, "-o", "small.gguf", "--type", "Q8_0"], { stdout: /\nerror {4}largest / });
}

async function publishedInAndOut() {
  title("A program in the published layout, in and out");
  const run = (program) =>
    paw(["run", program, "the hen", "--base", "random", "--max-tokens", "8", "--json"], {
      stderr: /^(paw: note: the answer was cut.*\n)?$/,
    });
  const folder = JSON.parse(await run("published/"));
  await paw(["convert", "published/", "-o", "one-file.paw"], { stdout: / id 00112233445566778899\n/ });
  await paw(["inspect", "one-file.paw"], { stdout: /\nruns on {2}Qwen\/Qwen3-0\.6B / });
  const packed = JSON.parse(await run("one-file.paw"));
  expect([packed.output, packed.confidence], [folder.output, folder.confidence]);
  const members = unzipSync(await readFile(file("one-file.paw")));
  await mkdir(file("unpacked"));
  for (const [name, bytes] of Object.entries(members)) await writeFile(file(`unpacked/${name}`), bytes);
  console.log(`# unzipped, one-file.paw is ${Object.keys(members).sort().join(", ")}`);
  expect(sha256(members["adapter.gguf"]), sha256(await readFile(file("published/adapter.gguf"))));
  expect(JSON.parse(await run("unpacked/")).output, folder.output);
}

async function refuseTenInputs() {
  title("Ten bad inputs");
  const triage = await readFile(file("triage.paw"));
  const adapter = await readFile(file("one-file.paw"));
  await writeFile(file("short.paw"), triage.subarray(0, 1000));
  await writeFile(file("flipped.paw"), flipped(adapter, adapter.length >> 1));
  await writeFile(file("other.gguf"), flipped(server.content, server.content.length - 1));
  await writePublished("for-gpt2", "gpt2");
  await writeFile(file("two.txt"), TEMPLATE + TEMPLATE);
  const bad = (args, stderr, code = 1) => paw(args, { code, stdout: /^$/, stderr });
  await bad(["run", "short.paw", "x"], /^paw: BUNDLE_INVALID: /);
  await bad(["run", "flipped.paw", "x", "--base", "random"], /^paw: BUNDLE_INVALID: .*CRC/);
  await bad(["run", "published/", "x"], /^paw: MODEL_MISSING: .*npx paw pull qwen3-0\.6b\n$/);
  await bad(["run", "published/", "x", "--base", "spec.md"], /^paw: MODEL_INVALID: /);
  await bad(["run", "for-gpt2/", "x", "--base", "random"], /^paw: ADAPTER_MISMATCH: .*architecture gpt2/);
  await bad(["run", "triage.paw", "x", "--base", "./other.gguf"], /^paw: HASH_MISMATCH: /);
  await bad(
    ["compile", "-f", "spec.md", "--compiler", "prompt", "--interpreter", "rnadom"],
    /^paw: MODEL_UNKNOWN: /,
  );
  const two = ["--template", "two.txt", "--interpreter", "Qwen/Qwen3-0.6B"];
  await bad(["convert", "peft/", "-o", "x.paw", ...two], /^paw: BUNDLE_INVALID: .* 2 times/);
  server.always = {
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<html>Please log in</html>",
  };
  await bad(["pull", "other"], /^paw: DOWNLOAD_INVALID: .*web page/);
  await bad(["bundle", "install", "short.paw"], /^paw: BUNDLE_INVALID: short\.paw is not a whole tar file/);
}

async function writeInputs() {
  const known = {
    name: "random",
    url: server.url,
    sha256: sha256(server.content),
    promptContract: "qwen-chat",
  };
  const models = [known, { name: "other", url: server.url.replace("model", "other") }];
  await writeFile(file("models.json"), JSON.stringify({ models }));
  await writeFile(file("spec.md"), "Classify log lines. Return ONLY one of: ALERT, QUIET.\n");
  await writeFile(
    file("no-network.mjs"),
    `import net from "node:net"; import dns from "node:dns";
     const refuse = () => { process.stderr.write("no-network: a connection was tried\\n"); process.exit(99); };
     net.Socket.prototype.connect = refuse; dns.lookup = refuse;`,
  );
  await writePublished("published", "qwen3");
}

/** A program's folder with the files and keys of the published ones; the values are ours. */
async function writePublished(folder, architecture) {
  const [rank, alpha] = [32, 64];
  const adapter = randomAdapter(2, rank, 0.1);
  const meta = {
    program_id: "00112233445566778899",
    spec: "Say the text again.",
    compiler_snapshot: "paw-4b-qwen3-0.6b-20260407",
    compiler_kind: "fast",
    interpreter: "Qwen/Qwen3-0.6B",
    runtime_id: "qwen3-0.6b-q6_k",
    runtime_manifest_version: 1,
    lora_rank: rank,
    lora_alpha: alpha,
  };
  await mkdir(file(folder));
  await writeFile(
    file(`${folder}/adapter.gguf`),
    adapterToGguf(adapter, { architecture, type: "Q4_0", name: folder }),
  );
  await writeFile(file(`${folder}/prompt_template.txt`), TEMPLATE);
  await writeFile(file(`${folder}/meta.json`), JSON.stringify(meta, null, 2));
}

/** Runs and shows a command; throws where exit code, stdout or stderr is another than expected. */
async function paw(args, { env = {}, code = 0, stdout = /^/, stderr = /^$/ } = {}) {
  const set = "PAW_OFFLINE" in env ? "PAW_OFFLINE=1 " : "";
  console.log(`\n$ ${set}paw ${args.map((text) => (/[^\w./:-]/.test(text) ? `"${text}"` : text)).join(" ")}`);
  const outcome = await runPaw(args, { cwd: here, env: { ...environment, ...env } });
  for (const text of [outcome.stdout, outcome.stderr])
    if (text) console.log(text.trimEnd().replaceAll(here, "/tmp/w"));
  if (outcome.code !== 0) console.log(`# exit code ${outcome.code}`);
  if (outcome.code !== code || !stdout.test(outcome.stdout) || !stderr.test(outcome.stderr)) {
    throw new Error(`unexpected: exit code ${code}, stdout ${stdout}, stderr ${stderr} were expected`);
  }
  return outcome.stdout;
}

function expect(found, expected) {
  const [got, wanted] = [found, expected].map((value) => JSON.stringify(value));
  if (got !== wanted) throw new Error(`unexpected: ${got}, not ${wanted}`);
}

function title(text) {
  console.log(`\n== ${text}`);
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function flipped(bytes, at) {
  return Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte));
}
