/**
 * Loads llama.cpp's prebuilt library through node-llama-cpp.
 *
 * On Linux `getLlama` first starts another Node process that loads the library, to see whether it crashes: about half of what
 * starting a worker costs. Our workers are processes of their own already, so the library is loaded directly, with what
 * `getLlama` would pass on. Where anything is not as expected (another system, a build of the user's own, another release of
 * node-llama-cpp), `getLlama` does it.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Llama, LlamaOptions } from "node-llama-cpp";

type Options = Required<Pick<LlamaOptions, "logLevel" | "logger" | "maxThreads">>;

/** What `Llama._create`, internal to node-llama-cpp 3.22.1, takes for a prebuilt CPU library. */
interface Creation extends Options {
  readonly bindings: unknown;
  readonly bindingPath: string;
  readonly buildType: "prebuilt";
  readonly buildMetadata: unknown;
  readonly vramPadding: number;
  readonly ramPadding: number;
  readonly debug: boolean;
  readonly numa: boolean;
}

/** Rejects where the library cannot be loaded. */
export async function loadNativeLibrary(options: Options): Promise<Llama> {
  const { getLlama, Llama } = await import("node-llama-cpp");
  const create = (Llama as unknown as { _create?: (creation: Creation) => Promise<Llama> })._create;
  const folder = prebuiltFolder();
  if (folder === undefined || create === undefined) {
    return getLlama({ gpu: false, build: "never", skipDownload: true, progressLogs: false, ...options });
  }
  const bindingPath = join(folder, "llama-addon.node");
  return create.call(Llama, {
    bindings: createRequire(import.meta.url)(bindingPath),
    bindingPath,
    buildType: "prebuilt",
    buildMetadata: JSON.parse(await readFile(join(folder, "_nlcBuildMetadata.json"), "utf8")),
    vramPadding: 0,
    ramPadding: 0,
    debug: false,
    numa: false,
    ...options,
  });
}

/** The folder of the prebuilt CPU library on Linux, unless the user has built one, which `getLlama` prefers. */
function prebuiltFolder(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const name = `linux-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve("node-llama-cpp");
    if (existsSync(join(dirname(library), "..", "llama", "localBuilds"))) return undefined;
    const index = createRequire(library).resolve(`@node-llama-cpp/${name}`);
    const folder = join(dirname(index), "..", "bins", name);
    return existsSync(join(folder, "_nlcBuildMetadata.json")) ? folder : undefined;
  } catch {
    return undefined; // not installed: getLlama says so in its own words
  }
}
