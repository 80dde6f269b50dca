import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ADDON_VERSION } from "./addon.js";

/** Runs a script that ends when it forks a process, saying so, and returns what it prints. */
async function untilFork(script: string): Promise<string> {
  const forbid = `
    import child from "node:child_process";
    import { syncBuiltinESMExports } from "node:module";
    child.fork = () => { console.log("forked"); process.exit(0); };
    syncBuiltinESMExports();`;
  const flags = ["--import", `data:text/javascript,${encodeURIComponent(forbid)}`, "--input-type=module"];
  return output([...flags, "-e", script]);
}

async function output(args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, args)).stdout.trim();
}

const LIBRARY = JSON.stringify(new URL("../../dist/llama/native-library.js", import.meta.url).href);

test("the declarations were read from the installed release", () => {
  const require = createRequire(import.meta.url);
  const { version } = require(join(dirname(require.resolve("node-llama-cpp")), "../package.json"));
  expect(version).toBe(ADDON_VERSION);
});

test("the library is loaded without a process that tries it first", async () => {
  const script = `
    const { loadNativeLibrary } = await import(${LIBRARY});
    const { addon, release } = await loadNativeLibrary(() => undefined);
    console.log(addon.getGpuType(), release);`;
  expect(await untilFork(script)).toMatch(/^false ggml-org\/llama\.cpp v/);
});

test("llama.cpp's words go to the last who loaded the library", async () => {
  const script = `
    import { setTimeout } from "node:timers/promises";
    const { loadNativeLibrary } = await import(${LIBRARY});
    const said = [[], [], []];
    for (const words of said) {
      const { addon } = await loadNativeLibrary((message) => words.push(message));
      await setTimeout(20);
      await new addon.AddonModel("/nothing.gguf", { addonExports: addon, gpuLayers: 0, useMmap: true }).init();
      await setTimeout(20);
    }
    console.log(said.map((words) => words.join(" ").includes("nothing.gguf")).join(" "));`;
  expect(await output(["--input-type=module", "-e", script])).toBe("true true true");
});

test("the other way, over getLlama, gives the same addon", async () => {
  const trial = `
    const { findLibrary } = await import(${LIBRARY});
    await findLibrary(() => undefined);
    console.log("loaded");`;
  expect(await untilFork(trial)).toBe("forked");
  const script = `
    const library = await import(${LIBRARY});
    const loaded = await library.loadNativeLibrary(() => undefined);
    const found = await library.findLibrary(() => undefined);
    const same = Object.keys(loaded.addon).every((name) => name in found.addon && "AddonContext" in found.addon);
    console.log(same, loaded.release === found.release);
    process.exit(0);`;
  // A file, because getLlama's trial process takes over the flags of this one.
  const directory = await mkdtemp(join(tmpdir(), "paw-library-"));
  await writeFile(join(directory, "script.mjs"), script);
  expect(await output([join(directory, "script.mjs")])).toBe("true true");
  await rm(directory, { recursive: true });
});
