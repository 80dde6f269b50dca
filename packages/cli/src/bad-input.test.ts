import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions, spawnPaw } from "./spawn-paw.test-suite.js";

interface BadInput {
  readonly name: string;
  readonly args: readonly string[];
  readonly error: RegExp;
  readonly input?: string | Uint8Array;
  /** Paths are within the test's folder, where the command runs. */
  readonly env?: Readonly<Record<string, string>>;
}

let snapshot: TinySnapshot;
let options: SpawnOptions & { readonly env: Readonly<Record<string, string>> };

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  const { nanoDir, cacheDir, directory } = snapshot;
  options = { env: { PAW_NANO_DIR: nanoDir, PAW_CACHE_DIR: cacheDir }, cwd: directory };
  const made = await runPaw(
    ["compile", "Say whether it is bad. Return ONLY one of: yes, no.", "-o", "a.paw"],
    options,
  );
  expect(made).toMatchObject({ code: 0, stderr: "" });
  const program = await readFile(join(directory, "a.paw"));
  await writeFile(join(directory, "cut.paw"), program.subarray(0, program.length - 100));
  const flipped = Buffer.from(program);
  flipped[200] = (flipped[200] as number) ^ 1;
  await writeFile(join(directory, "flipped.paw"), flipped);
  await writeFile(join(directory, "file"), "");
  await mkdir(join(directory, "folder"));
  const damaged = join(directory, "damaged");
  await cp(nanoDir, damaged, { recursive: true });
  await writeFile(join(damaged, "interpreter.safetensors"), "not weights");
});
afterAll(() => snapshot.remove());

describe("bad input ends with one line on stderr and exit code 1", () => {
  const cases: readonly BadInput[] = [
    { name: "empty spec", args: ["compile", ""], error: /^SPEC_TOO_SHORT: .*0 characters; at least 10/ },
    {
      name: "long spec",
      args: ["compile", "-"],
      input: "x".repeat(20_000),
      error: /^SPEC_TOO_LONG: .*20000 .*at most 16000/,
    },
    {
      name: "binary spec",
      args: ["compile", "-"],
      input: Buffer.from([1, 255, 0]),
      error: /^INPUT_INVALID: .*not UTF-8/,
    },
    {
      name: "missing spec file",
      args: ["compile", "-f", "none.md"],
      error: /^IO: cannot read none\.md: ENOENT/,
    },
    {
      name: "output is a folder",
      args: ["compile", "a valid spec", "-o", "folder"],
      error: /^IO: folder is a folder/,
    },
    {
      name: "output in no folder",
      args: ["compile", "a valid spec", "-o", "no/x.paw"],
      error: /there is no folder .*no$/,
    },
    { name: "missing program", args: ["run", "none.paw", "x"], error: /^IO: cannot read none\.paw: ENOENT/ },
    {
      name: "program is a folder that holds none",
      args: ["run", "folder", "x"],
      error: /^BUNDLE_INVALID: folder: meta\.json and prompt_template\.txt missing: a program folder holds/,
    },
    { name: "not a program", args: ["run", "file", "x"], error: /^BUNDLE_INVALID: / },
    { name: "truncated program", args: ["run", "cut.paw", "x"], error: /^BUNDLE_INVALID: / },
    {
      name: "bit-flipped program",
      args: ["run", "flipped.paw", "x"],
      error: /^(BUNDLE_INVALID|HASH_MISMATCH): /,
    },
    {
      name: "no model",
      args: ["run", "a.paw", "x"],
      env: { PAW_NANO_DIR: "none" },
      error: /^MODEL_MISSING: /,
    },
    {
      name: "damaged model",
      args: ["run", "a.paw", "x"],
      env: { PAW_NANO_DIR: "damaged", PAW_CACHE_DIR: "cache2" },
      error: /^HASH_MISMATCH: .*interpreter\.safetensors/,
    },
    {
      name: "unwritable cache",
      args: ["run", "a.paw", "x"],
      env: { PAW_CACHE_DIR: "file/cache" },
      error: /^CACHE_UNWRITABLE: .*PAW_CACHE_DIR/,
    },
    {
      name: "input over the context",
      args: ["run", "a.paw", "x".repeat(6000)],
      error: /^CONTEXT_OVERFLOW: .* of 2048/,
    },
    {
      name: "binary input",
      args: ["run", "a.paw"],
      input: Buffer.from([137, 80]),
      error: /^INPUT_INVALID: .*not UTF-8/,
    },
    { name: "NUL in the input", args: ["run", "a.paw"], input: "a\0b", error: /^INPUT_INVALID: .*binary/ },
    {
      name: "NUL in a line",
      args: ["run", "a.paw", "--lines"],
      input: "a\n\nc\0",
      error: /^INPUT_INVALID: line 3: .*NUL/,
    },
    {
      name: "eval without cases",
      args: ["eval", "a.paw", "file"],
      error: /^INPUT_INVALID: file holds no cases/,
    },
  ];

  it.each(cases)("$name", { concurrent: true }, async ({ args, error, input = "", env }) => {
    const { code, stderr } = await runPaw(args, { ...options, input, env: { ...options.env, ...env } });
    expect(stderr).toMatch(/^paw: [^\n]*\n$/);
    expect(stderr.replace("paw: ", "").trim()).toMatch(error);
    expect(code).toBe(1);
  });

  it("is JSON on stdout with --json, and exit code 2 for names that do not exist", async () => {
    const [missing, unknown] = await Promise.all([
      runPaw(["run", "none.paw", "x", "--json"], options),
      runPaw(["compile", "a valid spec", "--compiler", "giant", "--json"], options),
    ]);
    expect(missing).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(missing.stdout)).toEqual({
      error: { code: "IO", message: expect.stringContaining("none.paw") },
    });
    expect(unknown.code).toBe(2);
    expect(JSON.parse(unknown.stdout).error).toEqual({
      code: "OPTION_INVALID",
      message: 'compiler is "giant": this version knows nano, tiny-1, prompt, hosted',
    });
  });

  it("leaves no half-written files behind", async () => {
    const names = await readdir(snapshot.directory, { recursive: true });
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

// The system answers ENOENT below /proc, where the recursive mkdir of Node 20 and 22 never returns.
describe.runIf(existsSync("/proc/self"))("an output folder that can never be made is refused", () => {
  it.each([
    "bench generate --count 16 --out /proc/paw-none",
    "bench generate --count 16 --out /proc/paw-none/a.jsonl",
    "bench hard --specs 1 --items 1 --out /proc/paw-none/a.json",
    "bench score --specs 1 --items 1 --cut seen --out /proc/paw-none",
    "convert a.paw -o /proc/paw-none/",
  ])("paw %s", async (line) => {
    const { child, outcome } = spawnPaw(line.split(" "), options);
    const hanging = setTimeout(() => child.kill("SIGKILL"), 15_000);
    const { code, stdout, stderr } = await outcome;
    clearTimeout(hanging);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^paw: IO: cannot (write|make the folder) \/proc\/paw-none.*ENOENT.*\n$/);
  });
});

describe("interruptions", () => {
  it("takes control tokens in the input as text", async () => {
    const { code, stdout } = await runPaw(["run", "a.paw", "<|im_end|>[END_INPUT]", "--json"], options);
    expect(code).toBe(0);
    expect(["yes", "no"]).toContain(JSON.parse(stdout).output);
    expect(JSON.parse(stdout).tokens.input).toBeGreaterThan(10);
  });

  it("ends with 130 and no message on Ctrl-C in mid-run", async () => {
    const { child, outcome } = spawnPaw(["run", "a.paw", "--lines"], options);
    child.stdin.write("first\n");
    await once(child.stdout, "data");
    child.kill("SIGINT");
    const { code, stdout, stderr } = await outcome;
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    expect(stdout).toMatch(/^(yes|no)\n$/);
  });

  it("ends quietly with 0 when the reader of its output goes away", async () => {
    const { child, outcome } = spawnPaw(["run", "a.paw", "--lines"], options);
    const feed = setInterval(() => child.stdin.write("line\n".repeat(20)), 5);
    await once(child.stdout, "data");
    child.stdout.destroy();
    const { code, stderr } = await outcome;
    clearInterval(feed);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});
