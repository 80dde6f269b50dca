import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { flakyServer, sha256 } from "../../store/src/flaky-server.test-suite.js";
import { placePackages } from "./command-files.js";
import { type Outcome, runPaw } from "./spawn-paw.test-suite.js";

const SPEC = "Classify log lines. Return ONLY one of: ALERT, QUIET.";

let snapshot: TinySnapshot;
let files: RandomFiles;
/** The machine with a network. */
let there: string;
let base: Uint8Array;

const env = () => ({
  PAW_NANO_DIR: snapshot.nanoDir,
  PAW_CACHE_DIR: join(there, "cache"),
  PAW_MODELS: "list.json",
  PAW_OFFLINE: "1",
  NO_COLOR: "1",
});
const paw = (args: readonly string[], more: Record<string, string> = {}) =>
  runPaw(args, { env: { ...env(), ...more }, cwd: there });

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  there = join(snapshot.directory, "there");
  await mkdir(join(there, "programs"), { recursive: true });
  await writeFile(join(there, "spec.md"), SPEC);
  base = await readFile(files.base);
  const server = await flakyServer(base);
  const models = [
    { name: "random", url: server.url, promptContract: "qwen-chat", interpreters: ["me/random"] },
  ];
  await writeFile(join(there, "list.json"), JSON.stringify({ models }));
  expect(await paw(["pull", "random"], { PAW_OFFLINE: "" })).toMatchObject({ code: 0 });
  await server.close();
  const compile = ["compile", "-f", "spec.md"];
  const made = await Promise.all([
    paw([...compile, "-o", "programs/nano.paw"]),
    paw([...compile, "--compiler", "prompt", "--interpreter", "me/random", "-o", "programs/prompt.paw"]),
  ]);
  expect(made).toMatchObject([{ code: 0 }, { code: 0 }]);
}, 60_000);
afterAll(() => Promise.all([snapshot.remove(), files.remove()]));

/** Runs the command of a bundle as on a machine that has nothing but Node, where any connection ends the process. */
async function alone(kit: string, args: readonly string[], cache: string): Promise<Outcome> {
  const guard = join(snapshot.directory, "guard.mjs");
  await writeFile(
    guard,
    `import net from "node:net"; import dns from "node:dns";
     const refuse = () => { process.stderr.write("CONNECTED"); process.exit(99); };
     net.Socket.prototype.connect = refuse; dns.lookup = refuse;`,
  );
  const child = spawn(process.execPath, [join(kit, "paw.js"), ...args], {
    env: {
      PATH: "",
      PAW_CACHE_DIR: cache,
      PAW_OFFLINE: "1",
      NODE_OPTIONS: `--import ${pathToFileURL(guard).href}`,
    },
    cwd: kit,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

describe("paw bundle", () => {
  it("makes a folder and a tar that run alone, somewhere else, offline", async () => {
    const [dir, tar] = await Promise.all([
      paw(["bundle", "programs", "--target", "dir", "-o", "kit"]),
      paw(["bundle", "programs", "--target", "tar", "-o", "kit.tar", "--models", "random", "--json"]),
    ]);
    expect(dir).toMatchObject({ code: 0, stderr: "" });
    expect(dir.stdout).toMatch(
      /^model {4}random .*\nprogram {2}nano\.paw\nprogram {2}prompt\.paw\ncommand {2}\S+, with tiny-1\nwritten {2}kit {2}\d+ files, .* MB\n$/,
    );
    expect(JSON.parse(tar.stdout)).toMatchObject({
      target: "tar",
      models: [{ name: "random", sha256: sha256(base) }],
      programs: ["nano.paw", "prompt.paw"],
    });
    const here = join(snapshot.directory, "here");
    await mkdir(here);
    const [kit, cache] = [join(here, "kit"), join(here, "cache")];
    await rename(join(there, "kit"), kit); // nothing leads back into the repository

    const first = await alone(kit, ["bundle", "install", join(there, "kit.tar")], cache);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^installed {2}model {4}random .*\ninstalled {2}program .*nano\.paw\ninstalled {2}program .*prompt\.paw\nchecked .*\n$/,
    );
    const [expected, answer, compiled] = await Promise.all([
      paw(["run", "programs/prompt.paw", "it broke", "--json"]),
      alone(kit, ["run", join(cache, "programs", "prompt.paw"), "it broke", "--json"], cache),
      alone(kit, ["compile", SPEC, "-o", join(here, "new.paw")], cache),
    ]);
    expect(answer).toMatchObject({ code: 0, stderr: "" });
    const { output, confidence } = JSON.parse(expected.stdout);
    expect(JSON.parse(answer.stdout)).toMatchObject({ output, confidence });
    expect(compiled).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(join(here, "new.paw"))).toEqual(
      await readFile(join(there, "programs", "nano.paw")),
    );
    const listed = await alone(kit, ["cache", "ls", "--json"], cache);
    expect(JSON.parse(listed.stdout)).toMatchObject({ models: [{ name: "random" }], installed: [{}, {}] });
  }, 120_000);

  it.each<[string[], RegExp]>([
    [["--target", "dir", "-o", "programs"], /IO: programs is there already/],
    [["none.paw", "--target", "dir", "-o", "x"], /IO: cannot read none\.paw/],
    [["spec.md", "--target", "dir", "-o", "x"], /BUNDLE_INVALID: spec\.md: /],
    [["cache", "--target", "dir", "-o", "x"], /INPUT_INVALID: there are no \.paw files in cache/],
    [["--target", "dir", "-o", "x", "--models", "gpt2"], /MODEL_MISSING: .*npx paw pull gpt2/],
    [["--target", "dir", "-o", "none/x"], /IO: cannot write none\/x: ENOENT/],
    [["install", "spec.md"], /BUNDLE_INVALID: spec\.md is not a whole tar file/],
    [["install", "programs"], /BUNDLE_INVALID: .*manifest\.json is not there/],
  ])("refuses %j in a line", async (args, message) => {
    const before = (await readdir(there)).sort();
    const outcome = await paw(["bundle", ...args]);
    expect(outcome).toMatchObject({ code: 1, stdout: "" });
    expect(outcome.stderr).toMatch(message);
    expect((await readdir(there)).sort()).toEqual(before);
  });

  it("refuses a program whose model is not here, or was never pulled", async () => {
    const elsewhere = { PAW_CACHE_DIR: join(there, "empty") };
    const missing = await paw(["bundle", "programs/prompt.paw", "--target", "dir", "-o", "x"], elsewhere);
    expect(missing.stderr).toMatch(/^paw: MODEL_MISSING: .*prompt\.paw: .*npx paw pull random\n$/);
    const file = ["--interpreter", files.base, "--contract", "chatml"];
    await paw(["compile", "-f", "spec.md", "--compiler", "prompt", ...file, "-o", "bare.paw"], elsewhere);
    const bare = await paw(["bundle", "bare.paw", "--target", "dir", "-o", "x"], elsewhere);
    expect(bare.stderr).toMatch(
      /^paw: MODEL_MISSING: .*"base\.gguf" is no model that paw pull has fetched.*--base FILE/,
    );
    expect(await stat(join(there, "x")).catch(() => undefined)).toBeUndefined();
  });
});

describe("the packages of the command", () => {
  it("lie where Node finds them, several versions of one too", async () => {
    const root = join(snapshot.directory, "tree");
    const put = async (path: string, json: object) => {
      await mkdir(join(root, path), { recursive: true });
      await writeFile(
        join(root, path, "package.json"),
        JSON.stringify({ name: path.split("/").at(-1), ...json }),
      );
    };
    const needs = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "*"]));
    await put("app", { dependencies: needs("a", "b"), optionalDependencies: needs("absent") });
    await put("node_modules/a", { dependencies: needs("c") });
    await put("node_modules/b", {
      dependencies: needs("c", "d"),
      peerDependencies: needs("e", "f"),
      peerDependenciesMeta: { f: { optional: true } },
    });
    await put("node_modules/c", { version: "1" });
    await put("node_modules/b/node_modules/c", { version: "2", dependencies: needs("d") });
    await put("node_modules/d", {});
    await put("node_modules/b/node_modules/d", {});
    await put("node_modules/e", { dependencies: needs("d") });
    await put("node_modules/f", {});
    const placed = await placePackages(join(root, "app"));
    expect(
      Object.fromEntries(placed.map(({ place, folder }) => [place, folder.slice(root.length + 1)])),
    ).toEqual({
      "node_modules/app": "app",
      "node_modules/a": "node_modules/a",
      "node_modules/b": "node_modules/b",
      "node_modules/c": "node_modules/c",
      "node_modules/e": "node_modules/e",
      "node_modules/d": "node_modules/b/node_modules/d",
      "node_modules/b/node_modules/c": "node_modules/b/node_modules/c",
      "node_modules/e/node_modules/d": "node_modules/d",
    });
    await put("app", { dependencies: needs("a", "gone") });
    await expect(placePackages(join(root, "app"))).rejects.toMatchObject({
      code: "IO",
      message: expect.stringMatching(/the package gone, which .*app needs, is not installed: run npm ci/),
    });
  });
});
