import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomModel } from "../../runtime/src/reference/random-model.js";
import { sayingModel } from "../../runtime/src/reference/saying-model.js";
import { flakyServer, sha256 } from "../../store/src/flaky-server.test-suite.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const SPEC = "Classify log lines. Return ONLY one of: ALERT, QUIET.";
const COMPILE = ["compile", "-f", "spec.md", "--compiler", "prompt"];

let snapshot: TinySnapshot;
let files: RandomFiles;
/** Models by how the table of refusals names them. */
let paths: Readonly<Record<string, string>>;

const paw = (args: readonly string[], env: Record<string, string> = { PAW_OFFLINE: "1" }) =>
  runPaw(args, {
    env: {
      PAW_NANO_DIR: snapshot.nanoDir,
      PAW_CACHE_DIR: join(snapshot.directory, "cache"),
      NO_COLOR: "1",
      ...env,
    },
    cwd: snapshot.directory,
  });

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  await writeFile(join(snapshot.directory, "spec.md"), SPEC);
  const random = join(snapshot.directory, "random.gguf");
  await writeFile(random, randomModel({ seed: 5, contextLength: 2048 }));
  paths = { "@base": files.base, "@random": random };
});
afterAll(() => Promise.all([snapshot.remove(), files.remove()]));

describe("pull, compile with prompt, run offline", () => {
  it("goes from a model list to answers, and to a lock that holds", async () => {
    const bytes = await readFile(files.base);
    const server = await flakyServer(bytes);
    const models = [{ name: "random", url: server.url, promptContract: "qwen-chat" }];
    await writeFile(join(snapshot.directory, "list.json"), JSON.stringify({ models }));
    const list = { PAW_MODELS: "list.json" };
    const offline = { ...list, PAW_OFFLINE: "1" };
    try {
      const before = await paw([...COMPILE, "--interpreter", "random"], list);
      expect(before.stderr).toMatch(
        /^paw: MODEL_MISSING: .*"random" is not on disk.*: npx paw pull random\n$/,
      );
      expect(server.requests).toHaveLength(0); // nothing is fetched unasked
      expect(await paw(["pull", "random"], { ...list, PAW_OFFLINE: "" })).toMatchObject({ code: 0 });
    } finally {
      await server.close();
    }

    const compiled = await paw([...COMPILE, "--interpreter", "random", "-o", "a.paw", "--lock"], offline);
    expect(compiled).toMatchObject({ code: 0, stderr: "" });
    const [run, base, inspected, verified] = await Promise.all([
      paw(["run", "a.paw", "it broke", "--json"], offline),
      paw(["run", "a.paw", "it broke", "--json", "--base", "random"], offline),
      paw(["inspect", "a.paw"], offline),
      paw(["verify", "a.paw"], offline),
    ]);
    const answer = JSON.parse(run.stdout);
    expect(["ALERT", "QUIET"]).toContain(answer.output);
    expect(JSON.parse(base.stdout)).toMatchObject({ output: answer.output, confidence: answer.confidence });
    expect(inspected.stdout).toContain(`runs on  random  base sha256 ${sha256(bytes)}\n`);
    expect(inspected.stdout).toContain("adapter  none: the prompt alone, laid out as qwen-chat\n");
    expect(verified).toMatchObject({ code: 0, stderr: "" });
    expect(verified.stdout).toMatch(/^same {5}a\.paw/);
  });

  it("takes a file with a contract, and the same file as base", async () => {
    const flags = ["--interpreter", files.base, "--contract", "chatml", "-o", "b.paw"];
    expect(await paw([...COMPILE, ...flags])).toMatchObject({ code: 0, stderr: "" });
    const [without, given] = await Promise.all([
      paw(["run", "b.paw", "x"], { PAW_OFFLINE: "1", PAW_CACHE_DIR: join(snapshot.directory, "empty") }),
      paw(["run", "b.paw", "x", "--base", files.base]),
    ]);
    expect(without.stderr).toMatch(/^paw: MODEL_MISSING: .*"base\.gguf".*\(--base FILE\)\.\n$/);
    expect(given.stdout).toMatch(/^(ALERT|QUIET)\n$/);
  });

  it("takes a writer, which the program, inspect and the lock name, and which running and verifying do not need", async () => {
    const model = sayingModel([":", "Ġ", "F", "in", "d", "Ġthe", "Ġt", "y", "p", "o", "s", "."]);
    await writeFile(join(snapshot.directory, "writer.gguf"), model);
    const flags = ["--writer", "writer.gguf", "--writer-contract", "chatml"];
    expect(await paw([...COMPILE, ...flags, "-o", "w.paw", "--lock"])).toMatchObject({ code: 0, stderr: "" });
    await rm(join(snapshot.directory, "writer.gguf"));
    const [inspected, verified, run, again] = await Promise.all([
      paw(["inspect", "w.paw"]),
      paw(["verify", "w.paw"]),
      paw(["run", "w.paw", "it broke"]),
      paw([...COMPILE, ...flags, "-o", "x.paw"]),
    ]);
    expect(inspected.stdout).toContain(`writer   writer.gguf, asked as chatml  sha256 ${sha256(model)}\n`);
    expect(inspected.stdout).toContain("  Task: Find the typos.\n  Labels: ALERT | QUIET\n");
    expect(verified.stdout).toMatch(/^same {5}w\.paw/);
    expect(run.stdout).toMatch(/^(ALERT|QUIET)\n$/);
    expect(again.stderr).toMatch(/^paw: MODEL_MISSING: .*writer\.gguf/);
    // Compiled again without it: the lock tells what is not as it was.
    expect(await paw([...COMPILE, "-o", "w.paw"])).toMatchObject({ code: 0 });
    const drifted = await paw(["verify", "w.paw"]);
    expect(drifted.code).toBe(3);
    expect(drifted.stdout).toContain("drift    compiler_snapshot: locked prompt-writer-1, found prompt-1\n");
    expect(drifted.stdout).toContain(`drift    writer_sha256: locked ${sha256(model)}, found none\n`);
  });

  it.each([
    [
      "a writer for another compiler",
      ["--compiler", "nano", "--writer", "@base"],
      2,
      /OPTION_INVALID: writer is for the compiler "prompt": choose that \(--compiler prompt\)/,
    ],
    [
      "what a random writer writes",
      ["--writer", "@random", "--writer-contract", "chatml"],
      1,
      /OUTPUT_INVALID: the writer "random\.gguf" wrote no task text .* Leave the writer out \(--writer\)/,
    ],
    [
      "a bare file without a contract",
      ["--interpreter", "@base"],
      2,
      /OPTION_INVALID: .*give contract \(--contract\)/,
    ],
    ["an unknown contract", ["--contract", "x"], 2, /OPTION_INVALID: contract is "x": there are qwen-chat, /],
    [
      "an unknown interpreter",
      ["--interpreter", "x"],
      1,
      /MODEL_UNKNOWN: there is no interpreter "x": there are nano, /,
    ],
    [
      "nano's compiler for another interpreter",
      ["--interpreter", "qwen3-0.6b", "--compiler", "nano"],
      2,
      /OPTION_INVALID: interpreter is "qwen3-0\.6b": the compiler "nano" makes programs for tiny-1 only/,
    ],
  ])("refuses %s in one line", async (_, flags, code, message) => {
    const command = flags.includes("--compiler") ? COMPILE.slice(0, 3) : COMPILE;
    const outcome = await paw([...command, ...flags.map((flag) => paths[flag] ?? flag)]);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr).toMatch(/^paw: [^\n]*\n$/);
    expect([outcome.code, outcome.stdout]).toEqual([code, ""]);
  });
});
