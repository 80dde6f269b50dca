/** `paw bundle`: programs, their models and the command itself in one folder or file, for a machine without a network. */

import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { isPawError, PawError } from "@paw/format";
import { cacheDirectory, nanoManifest } from "@paw/runtime";
import {
  createModelStore,
  findInterpreter,
  type InstalledModel,
  type KitSource,
  loadRegistry,
  PROGRAM_FILE,
  packKit,
} from "@paw/store";
import { defineCommand } from "citty";
import { programBase, readProgram } from "paw";
import { type CommandData, UsageError } from "../command.js";
import { commandFiles } from "../command-files.js";
import { inBytes } from "../download-progress.js";
import { print, printJson, progressBar } from "../output.js";

export default defineCommand({
  meta: {
    name: "bundle",
    description: "Pack programs, their models and the command for a machine without a network.",
  },
  args: {
    programs: {
      type: "positional",
      required: false,
      description: "A .paw file, a program folder, or a folder of .paw files. Default: no programs.",
    },
    target: { type: "string", valueHint: "dir|tar", description: "Make a folder or one tar file." },
    output: { type: "string", alias: "o", valueHint: "name", description: "Where to write it." },
    models: {
      type: "string",
      valueHint: "a,b",
      description: "Models to pack besides those of the programs (paw cache ls).",
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  subCommands: { install: () => import("./bundle-install.js").then((module) => module.default) },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const { output, target } = args;
    if (target !== "dir" && target !== "tar") {
      throw new UsageError(
        target === undefined
          ? "no target: give --target dir or tar"
          : `--target is '${target}': dir, tar are allowed`,
      );
    }
    if (output === undefined) throw new UsageError("no output: give it with -o");
    const programs = args.programs === undefined ? [] : await readPrograms(args.programs);
    const models = await modelsFor(programs, args.models);
    const files = [
      ...(await commandFiles()),
      ...programs.map(({ name, bytes }) => ({ path: `programs/${name}`, from: bytes })),
    ];
    const bar = progressBar();
    const manifest = await packKit(
      { files: files as readonly KitSource[], models, platform: `${process.platform}-${process.arch}` },
      output,
      { target, signal, onProgress: (done, of) => bar.update(`packing ${inBytes(of / 2)}`, done, of) },
    ).finally(() => bar.clear());
    const sizeBytes = manifest.members.reduce((sum, member) => sum + member.sizeBytes, 0);
    const names = programs.map(({ name }) => name);
    if (args.json) {
      const { platform, members } = manifest;
      await printJson({
        output,
        target,
        platform,
        files: members.length,
        sizeBytes,
        models,
        programs: names,
      });
      return 0;
    }
    for (const { name, sizeBytes: size } of models) await print(`model    ${name}  ${inBytes(size)}`);
    for (const name of names) await print(`program  ${name}`);
    await print(`command  ${manifest.platform}, with ${(await nanoManifest()).snapshot}`);
    await print(`written  ${output}  ${manifest.members.length} files, ${inBytes(sizeBytes)}`);
    return 0;
  },
});

interface PackedProgram {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly base: InstalledModel | undefined;
}

/** The programs at a path, with the model that each needs. Throws IO, BUNDLE_INVALID, MODEL_MISSING, INPUT_INVALID. */
async function readPrograms(path: string): Promise<PackedProgram[]> {
  const names = (await stat(path).catch(() => undefined))?.isDirectory() ? (await readdir(path)).sort() : [];
  const files = names.filter((name) => name.endsWith(".paw")).map((name) => join(path, name));
  if (files.length === 0 && names.length > 0 && !names.includes("meta.json")) {
    throw new PawError("INPUT_INVALID", `there are no .paw files in ${path}, and it is no program itself`);
  }
  return Promise.all((files.length > 0 ? files : [path]).map(readOne));
}

async function readOne(path: string): Promise<PackedProgram> {
  const name = `${basename(resolve(path)).replace(/\.paw$/, "")}.paw`;
  if (!PROGRAM_FILE.test(name)) {
    throw new PawError(
      "INPUT_INVALID",
      `the program ${path} has a name that not every system takes: letters, digits and _ . - are allowed, up to 100`,
    );
  }
  try {
    const { bundle, bytes } = await readProgram(path);
    return { name, bytes, base: await storedBase(bundle.meta) };
  } catch (error) {
    if (!isPawError(error) || error.message.includes(path)) throw error;
    throw new PawError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

/** The pulled model that a program runs on; undefined for nano. */
async function storedBase(meta: Parameters<typeof programBase>[0]): Promise<InstalledModel | undefined> {
  if (meta.interpreter === (await nanoManifest()).snapshot) return undefined;
  const base = await programBase(meta);
  const model = (await createModelStore(cacheDirectory()).list()).find(({ path }) => path === base?.path);
  if (model !== undefined) return model;
  throw new PawError(
    "MODEL_MISSING",
    `the program's interpreter ${JSON.stringify(meta.interpreter)} is no model that paw pull has fetched, so it cannot be ` +
      "packed. Pull it by its address (docs/downloads.md), or carry its GGUF yourself and run with --base FILE.",
  );
}

/** The models of the programs and those named, each once. Throws MODEL_MISSING. */
async function modelsFor(
  programs: readonly PackedProgram[],
  named: string | undefined,
): Promise<InstalledModel[]> {
  const cache = cacheDirectory();
  const store = createModelStore(cache);
  const registry = await loadRegistry(cache);
  const models = new Map<string, InstalledModel>();
  for (const { base } of programs) if (base !== undefined) models.set(base.name, base);
  for (const text of named?.split(",").map((name) => name.trim()) ?? []) {
    const name = findInterpreter(registry, text)?.name ?? text;
    const model = await store.find(name);
    if (model === undefined) {
      throw new PawError(
        "MODEL_MISSING",
        `the model ${JSON.stringify(text)} is not on disk: npx paw pull ${name}`,
      );
    }
    models.set(name, model);
  }
  return [...models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
