/**
 * Loads the native addon of node-llama-cpp: llama.cpp, built for the processor.
 *
 * On Linux straight from the package of prebuilt libraries. `getLlama` would import all of node-llama-cpp (0.5 s of CPU time) and
 * start another Node process that tries the library first (as long again); our workers are processes of their own already.
 * Where anything is not as expected (another system, a build of the user's own), `getLlama` finds the library.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Addon } from "./addon.js";

export interface NativeLibrary {
  readonly addon: Addon;
  /** Repository and release of llama.cpp. */
  readonly release: string;
}

/** The addon's number of the level "error". */
const LOG_ERRORS = 2;

/**
 * Where the process's llama.cpp logs to. The addon takes one logger: a second one would be lost with the end of the first, which
 * comes later (3.22.1), and a process may hold two copies of this module.
 */
const LOG = Symbol.for("@paw/runtime llama.cpp log");
const shared = globalThis as { [LOG]?: (message: string) => void };

/** Rejects where the library cannot be loaded. Called again, it gives the same addon and sends the log to the new place. */
export async function loadNativeLibrary(log: (message: string) => void): Promise<NativeLibrary> {
  const folder = prebuiltFolder();
  return folder === undefined ? findLibrary(log) : loadLibrary(folder, log);
}

async function loadLibrary(folder: string, log: (message: string) => void): Promise<NativeLibrary> {
  const addon = createRequire(import.meta.url)(join(folder, "llama-addon.node")) as Addon;
  const about = JSON.parse(await readFile(join(folder, "_nlcBuildMetadata.json"), "utf8"));
  const { repo, release } = about.buildOptions.llamaCpp;
  addon.markLoaded();
  if (shared[LOG] === undefined) addon.setLogger((_level, message) => shared[LOG]?.(message));
  shared[LOG] = log;
  addon.setLoggerLogLevel(LOG_ERRORS);
  addon.loadBackends();
  if (addon.getGpuType() === undefined) addon.loadBackends(folder);
  await addon.init();
  return { addon, release: `${repo} ${release}` };
}

/** As `loadNativeLibrary`, wherever node-llama-cpp knows the library to be. */
export async function findLibrary(log: (message: string) => void): Promise<NativeLibrary> {
  const { getLlama, LlamaLogLevel } = await import("node-llama-cpp");
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    progressLogs: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.error,
    logger: (_level, message) => log(message),
  });
  const { repo, release } = llama.llamaCppRelease;
  return { addon: (llama as unknown as { _bindings: Addon })._bindings, release: `${repo} ${release}` };
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
