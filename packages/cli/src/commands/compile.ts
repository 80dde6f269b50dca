/** `paw compile`: a specification becomes a `.paw` file; exit code 3 when one of its own examples comes out wrong. */

import { stat } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { type GateReport, lockedProgram, PawError } from "@paw/format";
import { defineCommand } from "citty";
import { compile, PROMPT_CONTRACTS, type PromptContract } from "paw";
import { type CommandData, UsageError } from "../command.js";
import { labelList } from "../flags.js";
import { grammarArguments, grammarFlag } from "../grammar-flags.js";
import { writeLocked } from "../lock-file.js";
import { note, print, printJson, progressBar, quoted, verdict } from "../output.js";
import { refuseSameFile } from "../same-file.js";
import { readSpec, specArguments } from "../spec-argument.js";

const GATE_FAILED = 3;
const STAGE_NAMES: Readonly<Record<string, string>> = {
  parse: "reading the specification",
  write: "writing the pseudo-program",
  emit: "emitting the adapter",
  gate: "trying the examples",
  bundle: "packing",
  send: "compiling at the service",
  queued: "waiting in the service's queue",
  compiling: "the service is compiling",
  fetch: "fetching the program",
};

export default defineCommand({
  meta: { name: "compile", description: "Compile a specification into a program." },
  args: {
    ...specArguments,
    output: {
      type: "string",
      alias: "o",
      valueHint: "out.paw",
      description: "Where to write. Default: named after the file, or program.paw.",
    },
    labels: {
      type: "string",
      valueHint: "a,b",
      description: "Label set; overrides what the specification states.",
    },
    ...grammarArguments,
    compiler: {
      type: "string",
      valueHint: "nano|prompt|hosted",
      description:
        "nano (default); prompt: no adapter, for any interpreter; hosted: sent to the published service.",
    },
    interpreter: {
      type: "string",
      valueHint: "name|file.gguf",
      description:
        "What the compiler prompt compiles for: a name of paw models, or a file. Default: nano; of hosted: qwen3-0.6b.",
    },
    contract: {
      type: "string",
      valueHint: "name",
      description: `How its prompts are laid out: ${PROMPT_CONTRACTS.join(", ")}. Default: as paw models knows.`,
    },
    writer: {
      type: "string",
      valueHint: "name|file.gguf",
      description:
        "An instruct model that words the task for the compiler prompt. Default: none, the specification's words.",
    },
    "writer-contract": {
      type: "string",
      valueHint: "name",
      description: "How the writer's turns are laid out. Default: as paw models knows.",
    },
    offline: { type: "boolean", description: "Forbid connections (only the compiler hosted makes any)." },
    lock: {
      type: "boolean",
      description: "Write what the program is into paw.lock beside it; see paw verify.",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const started = performance.now();
    const labels = labelList(args.labels);
    const grammar = await grammarFlag(args, signal);
    if (args.output === "-")
      throw new UsageError("--output is '-': a program is written to a file, name one");
    if (args.output === "") throw new UsageError("--output is empty: name the file of the program");
    const path = args.output ?? defaultOutput(args.file);
    const spec = await readSpec(args, signal);
    await checkTarget(path);
    await refuseSameFile("-o", path, {
      [args.file === "-" ? "stdin" : "-f"]: args.file === "-" ? 0 : args.file,
    });
    const bar = progressBar();
    const fn = await compile(spec, {
      signal,
      onProgress: ({ stage, done, of }) => bar.update(STAGE_NAMES[stage] ?? stage, done, of),
      ...(labels === undefined ? {} : { labels }),
      ...(grammar === undefined ? {} : { grammar }),
      ...(args.compiler === undefined ? {} : { compiler: args.compiler }),
      ...(args.interpreter === undefined ? {} : { interpreter: args.interpreter }),
      // The SDK says what is allowed.
      ...(args.contract === undefined ? {} : { contract: args.contract as PromptContract }),
      ...(args.writer === undefined ? {} : { writer: args.writer }),
      ...(args["writer-contract"] === undefined
        ? {}
        : { writerContract: args["writer-contract"] as PromptContract }),
      ...(args.offline === undefined ? {} : { offline: args.offline }),
    }).finally(() => bar.clear());
    await fn.save(path);
    const { meta } = fn;
    if (args.lock) await writeLocked(path, lockedProgram(meta, fn.bytes, meta.base_sha256, fn.gate));
    const gate = fn.gate ?? { n: 0, passed: 0, cases: [] };
    const elapsedMs = Math.round(performance.now() - started);
    const { programId, pseudoProgram, warnings } = fn;
    const bytes = fn.bytes.length;
    if (args.json) {
      await printJson({
        programId,
        path,
        bytes,
        labels: fn.labels ?? null,
        pseudoProgram,
        gate,
        warnings,
        elapsedMs,
      });
    } else {
      for (const warning of warnings) note(`paw: note: ${warning}`);
      if (fn.labels) await print(`labels   ${fn.labels.join(" | ")}`);
      if (grammar !== undefined) await print("answers  restricted by a grammar, which the program keeps");
      await printGate(gate);
      await print(`program  ${path}  ${bytes} bytes  id ${programId}  ${(elapsedMs / 1000).toFixed(1)} s`);
    }
    if (gate.passed === gate.n) return 0;
    note(
      `paw: the gate failed: ${gate.n - gate.passed} of ${gate.n} examples of the specification came out wrong. ` +
        `${path} was written all the same; say the rule more plainly or add examples.`,
    );
    return GATE_FAILED;
  },
});

async function printGate(gate: GateReport): Promise<void> {
  if (gate.n === 0) return print("gate     the specification shows no examples");
  await print(`gate     ${gate.passed} of ${gate.n} examples pass`);
  for (const { input, expected, output, passed } of gate.cases) {
    const wanted = passed ? "" : `, expected ${quoted(expected)}`;
    await print(`  ${verdict(passed)}  ${quoted(input)} -> ${quoted(output)}${wanted}`);
  }
}

/** "Log Triage.md" gives "log-triage.paw" in the current folder. */
function defaultOutput(file: string | undefined): string {
  const slug = basename(file ?? "", extname(file ?? ""))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${slug || "program"}.paw`;
}

/** Finds out before the work that the program could not be written: `IO`. */
async function checkTarget(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) {
    throw new PawError("IO", `${path} is a folder: give the name of a file after -o`);
  }
  const folder = dirname(resolve(path));
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new PawError("IO", `cannot write ${path}: there is no folder ${folder}`);
  }
}
