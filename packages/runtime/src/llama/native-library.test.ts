import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Runs a script that ends when it forks a process, saying so, and returns what it prints. */
async function untilFork(script: string): Promise<string> {
  const forbid = `
    import child from "node:child_process";
    import { syncBuiltinESMExports } from "node:module";
    child.fork = () => { console.log("forked"); process.exit(0); };
    syncBuiltinESMExports();`;
  const flags = ["--import", `data:text/javascript,${encodeURIComponent(forbid)}`, "--input-type=module"];
  return (await promisify(execFile)(process.execPath, [...flags, "-e", script])).stdout.trim();
}

const LIBRARY = JSON.stringify(new URL("../../dist/llama/native-library.js", import.meta.url).href);

test("the library is loaded without a process that tries it first", async () => {
  const script = `
    const { loadNativeLibrary } = await import(${LIBRARY});
    const llama = await loadNativeLibrary({ logLevel: "error", logger() {}, maxThreads: 1 });
    console.log(llama.gpu, llama.buildType, llama.llamaCppRelease.repo, llama.maxThreads);`;
  expect(await untilFork(script)).toBe("false prebuilt ggml-org/llama.cpp 1");
});

test("a release without the internal way is loaded by getLlama, trial and all", async () => {
  const script = `
    import { createRequire } from "node:module";
    const index = createRequire(${LIBRARY}).resolve("node-llama-cpp");
    const { Llama } = await import(index);
    Llama._create = undefined;
    const { loadNativeLibrary } = await import(${LIBRARY});
    await loadNativeLibrary({ logLevel: "error", logger() {}, maxThreads: 1 });
    console.log("loaded");`;
  expect(await untilFork(script)).toBe("forked");
});
