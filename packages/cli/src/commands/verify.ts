/**
 * `paw verify`: whether a program is still what `paw.lock` says, and still answers its own examples so; exit code 3
 * when it is not.
 */

import { parseSpec, runGate } from "@paw/compiler";
import { compareLocked, type Drift, type LockedProgram, lockedProgram, specSha256 } from "@paw/format";
import { cacheDirectory, createPool, installBundle, interpreterSha256 } from "@paw/runtime";
import { defineCommand } from "citty";
import { type ProgramOnDisk, programBase, readProgram } from "paw";
import { type CommandData, UsageError } from "../command.js";
import { readText } from "../input.js";
import { lockPath, readLocked, writeLocked } from "../lock-file.js";
import { note, print, printJson } from "../output.js";
import { programArguments } from "../program-arguments.js";

const DRIFTED = 3;

export default defineCommand({
  meta: { name: "verify", description: "Compare a program with paw.lock, and run its examples again." },
  args: {
    ...programArguments,
    spec: {
      type: "string",
      valueHint: "spec.md",
      description: "Also compare this specification with the locked one.",
    },
    lock: { type: "boolean", description: "Write what is found into paw.lock in place of comparing." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    if (args.lock && args.spec !== undefined) {
      throw new UsageError("--spec is for comparing: --lock writes the program's own specification");
    }
    const locked = args.lock ? undefined : await readLocked(args.program);
    const program = await readProgram(args.program);
    const found = await examine(program, args.base, signal);
    const spec = args.spec === undefined ? program.bundle.meta.spec : await specText(args.spec, signal);
    if (locked === undefined) {
      const path = await writeLocked(args.program, found);
      if (args.json) await printJson({ lock: path, found, drift: [] });
      else await print(`locked   ${args.program}  id ${found.program_id}  in ${path}`);
      return 0;
    }
    const drift = compareLocked(locked, { ...found, spec_sha256: specSha256(spec) });
    if (args.json) await printJson({ lock: lockPath(args.program), found, drift });
    else await report(args.program, found, drift);
    return drift.length === 0 ? 0 : DRIFTED;
  },
});

/** What a program is here and now, its gate run again; rejects as `load` where its interpreter is not here. */
async function examine(
  { bundle, bytes }: ProgramOnDisk,
  given: string | undefined,
  signal: AbortSignal,
): Promise<LockedProgram> {
  const { meta, adapter } = bundle;
  const directory = cacheDirectory();
  const base = await programBase(meta, given, directory);
  const interpreter = await interpreterSha256({ meta, adapter, base, directory });
  const examples = meta.gate?.cases.map(({ input, expected }) => ({ input, output: expected })) ?? [];
  if (examples.length === 0) return lockedProgram(meta, bytes, interpreter, meta.gate);
  const pool = createPool();
  try {
    const source = await installBundle(bundle, directory, base);
    return lockedProgram(meta, bytes, interpreter, await runGate(pool, source, examples, { signal }));
  } finally {
    await pool.close();
  }
}

/** A specification's text as the compiler keeps it in a program. */
async function specText(path: string, signal: AbortSignal): Promise<string> {
  return parseSpec(await readText({ path }, path, signal)).text;
}

async function report(
  path: string,
  { program_id: id, gate }: LockedProgram,
  drift: readonly Drift[],
): Promise<void> {
  for (const { what, locked, found } of drift)
    await print(`drift    ${what}: locked ${locked}, found ${found}`);
  const passed = gate === null ? "" : `  ${gate.passed} of ${gate.n} examples pass`;
  if (drift.length === 0) return print(`same     ${path}  id ${id}${passed}`);
  note(
    `paw: ${path} is not what paw.lock says. Go back to the locked program and base, or, if the change is wanted, ` +
      "measure it with paw eval and lock it with paw verify --lock.",
  );
}
