/** `paw types`: TypeScript types for the programs of a folder, without any model; exit code 3 for a stale `--check`. */

import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isPawError, PawError, unpackBundle } from "@paw/format";
import { defineCommand } from "citty";
import { readProgramFile } from "paw";
import { writeTextFile } from "../bench/output-file.js";
import { type CommandData, UsageError } from "../command.js";
import { readText } from "../input.js";
import { note, print, printJson } from "../output.js";
import {
  compareDeclarations,
  type DeclarationChanges,
  type DeclaredProgram,
  literal,
  renderDeclarations,
} from "../program-types.js";

const STALE = 3;
/** Programs of one folder: far more than a project has, so more mean a folder given by mistake. */
const MAX_PROGRAMS = 1000;

export default defineCommand({
  meta: { name: "types", description: "Write TypeScript types for the programs of a folder." },
  args: {
    folder: {
      type: "positional",
      required: false,
      default: ".",
      description:
        "Where .paw files are looked for, in its folders too (not in node_modules or dot folders).",
    },
    output: {
      type: "string",
      alias: "o",
      valueHint: "types.d.ts",
      description: "Where to write. Default: paw-programs.d.ts in the folder.",
    },
    check: { type: "boolean", description: "Write nothing; exit with 3 when the file is missing or stale." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const { folder, output = join(folder, "paw-programs.d.ts") } = args;
    if (!/\.d\.[cm]?ts$/.test(output)) {
      throw new UsageError(`--output is '${output}': a name that ends in .d.ts is needed`);
    }
    const programs = await readPrograms(folder, signal);
    const text = renderDeclarations(programs);
    const found = programs.map(({ path, programId, labels }) => ({
      path,
      programId,
      labels: labels ?? null,
    }));
    if (!args.check) {
      await writeTextFile(output, [text], signal);
      if (args.json) await printJson({ output, programs: found });
      else await print(`types  ${output}  ${counted(programs.length)}`);
      return 0;
    }
    const before = await readExisting(output, signal);
    const fresh = before === text;
    const changes = compareDeclarations(before ?? "", text);
    if (args.json)
      await printJson({ output, fresh, missing: before === undefined, ...changes, programs: found });
    else if (fresh) await print(`types  ${output}  ${counted(programs.length)}, up to date`);
    if (fresh) return 0;
    if (!args.json) noteStale(output, before, changes);
    return STALE;
  },
});

function noteStale(output: string, before: string | undefined, changes: DeclarationChanges): void {
  for (const [what, paths] of Object.entries(changes)) {
    for (const path of paths) note(`${what.padEnd(7)}  ${literal(path)}`);
  }
  const { added, removed, changed } = changes;
  const same = added.length + removed.length + changed.length === 0;
  const reason = same ? "was edited, or made by another version" : "is stale";
  note(`paw: ${output} ${before === undefined ? "is missing" : reason}: run paw types without --check`);
}

/** What the declarations say of the programs under a folder, by path. Throws `IO`, `BUNDLE_INVALID`, `HASH_MISMATCH`, ... */
async function readPrograms(folder: string, signal: AbortSignal): Promise<DeclaredProgram[]> {
  const files: string[] = [];
  await findPrograms(folder, files, signal);
  if (files.length === 0) {
    throw new PawError(
      "INPUT_INVALID",
      `there are no .paw files under ${folder}: name the folder of your programs, or make one with paw compile`,
    );
  }
  if (files.length > MAX_PROGRAMS) {
    throw new PawError(
      "INPUT_INVALID",
      `there are more than ${MAX_PROGRAMS} .paw files under ${folder}: name a smaller folder`,
    );
  }
  const found = files.map((file) => ({ file, path: relative("", file).split(sep).join("/") }));
  const programs: DeclaredProgram[] = [];
  for (const { file, path } of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    signal.throwIfAborted();
    const { meta } = unpackNamed(file, await readProgramFile(file));
    programs.push({ path, programId: meta.program_id, spec: meta.spec, labels: meta.labels });
  }
  return programs;
}

/** Adds the .paw files under a folder, until they are too many; follows no links to folders, which may be rings. */
async function findPrograms(folder: string, files: string[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: Error) => {
    throw new PawError("IO", `cannot read the folder ${folder}: ${cause.message}`, { cause });
  });
  for (const entry of entries) {
    if (files.length > MAX_PROGRAMS) return;
    const { name } = entry;
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    if (entry.isDirectory()) {
      if (name !== "node_modules") await findPrograms(path, files, signal);
    } else if (name.endsWith(".paw") && !(entry.isSymbolicLink() && (await isFolder(path)))) {
      files.push(path);
    }
  }
}

/** `unpackBundle`, with the file's name in its errors. */
function unpackNamed(file: string, bytes: Uint8Array): ReturnType<typeof unpackBundle> {
  try {
    return unpackBundle(bytes);
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError(error.code, `${file}: ${error.message}`, { cause: error });
  }
}

/** The text of a declaration file, whose line ends git may have changed; undefined when there is none. */
async function readExisting(path: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await readText({ path }, path, signal)).replaceAll("\r\n", "\n");
  } catch (error) {
    const cause = isPawError(error) ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
    if (cause?.code === "ENOENT") return undefined;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function counted(programs: number): string {
  return programs === 1 ? "1 program" : `${programs} programs`;
}
