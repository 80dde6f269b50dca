/** `paw doctor`: whether this machine can compile and run programs, checked by doing it. */

import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isPawError } from "@paw/format";
import {
  cacheDirectory,
  createPool,
  nanoDirectory,
  nanoGguf,
  nanoManifest,
  readNanoFile,
  writeAtomically,
} from "@paw/runtime";
import { defineCommand } from "citty";
import { compile } from "paw";
import type { CommandData } from "../command.js";
import { oneLine, print, printJson, verdict } from "../output.js";

const OLDEST_NODE = [20, 19] as const;
const SELF_TEST = "Say whether the text is about an animal. Return ONLY one of: yes, no.";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export default defineCommand({
  meta: { name: "doctor", description: "Check that this machine can compile and run programs." },
  args: { json: { type: "boolean", description: "Print one JSON document." } },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const checks: Check[] = [];
    const steps: [string, () => Promise<string>][] = [
      ["node", checkNode],
      ["platform", async () => `${process.platform} ${process.arch}, ${availableParallelism()} cores`],
      ["cache", checkCache],
      ["model", checkModel],
      ["engine", () => checkEngine(signal)],
      ["self-test", () => selfTest(signal)],
    ];
    for (const [name, step] of steps) {
      const check = await outcome(name, step);
      signal.throwIfAborted();
      checks.push(check);
      if (!args.json) await print(`${verdict(check.ok)}  ${name.padEnd(10)}${check.detail}`);
    }
    const ok = checks.every((check) => check.ok);
    if (args.json) await printJson({ ok, checks });
    return ok ? 0 : 1;
  },
});

async function outcome(name: string, step: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await step() };
  } catch (error) {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    return { name, ok: false, detail: isPawError(error) ? `${error.code}: ${message}` : message };
  }
}

async function checkNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(`Node ${process.versions.node} is too old: ${OLDEST_NODE.join(".")} or newer is needed`);
  }
  return `Node ${process.versions.node}`;
}

async function checkCache(): Promise<string> {
  const folder = cacheDirectory();
  const probe = join(folder, `doctor-${randomBytes(4).toString("hex")}`);
  await writeAtomically(probe, new Uint8Array(1));
  await rm(probe);
  return `${folder} can be written`;
}

/** All three files of the snapshot, by their hashes. */
async function checkModel(): Promise<string> {
  const { snapshot, interpreter, encoder, mapper } = await nanoManifest();
  const files = await Promise.all([interpreter, encoder, mapper].map(readNanoFile));
  const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  return `${snapshot} in ${nanoDirectory()}, ${megabytes.toFixed(1)} MB, hashes are right`;
}

async function checkEngine(signal: AbortSignal): Promise<string> {
  await using pool = createPool({ workers: 1 });
  const { architecture, contextLength } = await pool.info(await nanoGguf("interpreter"), { signal });
  const engine =
    pool.engine === "llama" ? "llama.cpp" : "the slow reference engine (llama.cpp does not load here)";
  return `${engine}; ${architecture}, context of ${contextLength} tokens`;
}

async function selfTest(signal: AbortSignal): Promise<string> {
  const started = performance.now();
  await using fn = await compile(SELF_TEST, { signal });
  const compiled = performance.now();
  const { output } = await fn.call("a horse in a field", { signal });
  const ran = performance.now();
  if (!fn.labels?.includes(output))
    throw new Error(`the self-test program answered ${output}, not one of its labels`);
  return `compiled in ${(compiled - started).toFixed(0)} ms, answered in ${(ran - compiled).toFixed(0)} ms`;
}
