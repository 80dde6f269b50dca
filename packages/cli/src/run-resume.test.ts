import { once } from "node:events";
import { cp, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "@paw/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions, spawnPaw } from "./spawn-paw.test-suite.js";

let snapshot: TinySnapshot;
let options: SpawnOptions & { readonly cwd: string };

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  const env = { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir };
  options = { env, cwd: snapshot.directory };
  const spec = "Say whether it is bad. Return ONLY one of: yes, no.";
  expect(await runPaw(["compile", spec, "-o", "a.paw"], options)).toMatchObject({ code: 0, stderr: "" });
  await runPaw(["compile", `${spec} Or not.`, "-o", "b.paw"], options);
}, 60_000);
afterAll(() => snapshot.remove());

const at = (name: string): string => join(options.cwd, name);
const text = (name: string): Promise<string> => readFile(at(name), "utf8");
const sizeOf = async (name: string): Promise<number> =>
  (await stat(at(name)).catch(() => undefined))?.size ?? 0;

/** Runs the command until its output has at least this many bytes, then ends it; returns its exit code. */
async function endAt(bytes: number, args: readonly string[], out: string, signal: NodeJS.Signals) {
  const { child, outcome } = spawnPaw(args, options);
  while ((await sizeOf(out)) < bytes && child.exitCode === null) await sleep(2);
  child.kill(signal);
  return (await outcome).code;
}

it("two runs do not go on with one output at a time", async () => {
  await writeFile(at("both.txt"), "one\ntwo\n");
  const args = ["run", "a.paw", "--lines", "--in", "both.txt", "-o", "both.out", "--resume"];
  await withLock(at("both.out.lock"), async () => {
    expect(await runPaw(args, options)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^paw: IO: another paw process is writing both\.out \(it holds both\.out\.lock\): wait .*, delete that file\n$/,
      ),
    });
  });
  expect(await sizeOf("both.out")).toBe(0);
  expect(await runPaw(args, options)).toMatchObject({ code: 0 });
  expect((await text("both.out")).split("\n").length).toBe(3);
  expect(await sizeOf("both.out.lock")).toBe(0);
});

it("an old lock of another machine is waited for, not refused", async () => {
  await writeFile(at("old.txt"), "one\n");
  await writeFile(at("old.out.lock"), JSON.stringify({ pid: 1, machine: "another", token: "t" }));
  await utimes(at("old.out.lock"), 0, 0);
  const args = ["run", "a.paw", "--lines", "--in", "old.txt", "-o", "old.out", "--resume"];
  const { child, outcome } = spawnPaw(args, options);
  await once(child.stderr, "data");
  await rm(at("old.out.lock")); // it would be taken over after a while: lock.test.ts
  const said = "paw: waiting: old.out.lock is taken over when it shows no sign of life for 20 seconds\n";
  expect(await outcome).toEqual({ code: 0, stdout: "", stderr: said });
  expect((await text("old.out")).split("\n").length).toBe(2);
});

describe("a run that is stopped and killed", () => {
  const inputs = Array.from({ length: 120 }, (_, i) => (i % 50 === 7 ? "" : `line ${i} says é`));
  const objects = inputs.map((input, id) => (input === "" ? "" : JSON.stringify({ id, input })));

  it.each([
    ["--lines", inputs.join("\r\n"), ["--confidence"]],
    ["--jsonl", `${objects.join("\n")}\n\n`, []],
  ])("%s: ends with the bytes of an unbroken one", { timeout: 120_000 }, async (mode, input, more) => {
    const [source, out] = [`in${mode}.txt`, `out${mode}.txt`];
    await writeFile(at(source), input);
    const args = ["run", "a.paw", mode, ...more];
    const resumable = [...args, "--in", source, "-o", out, "--resume"];
    const unbroken = await runPaw(args, { ...options, input });
    expect(unbroken).toMatchObject({ code: 0, stderr: "" });
    const size = Buffer.byteLength(unbroken.stdout);

    expect(await endAt(1, resumable, out, "SIGINT")).toBe(130);
    const stopped = JSON.parse(await text(`${out}.checkpoint`));
    expect(stopped.outputBytes).toBe(await sizeOf(out));
    expect(stopped.outputBytes).toBeGreaterThan(0);
    expect(await endAt(stopped.outputBytes + 1, resumable, out, "SIGKILL")).toBe("SIGKILL");
    const killed = await text(out);
    expect(killed.length).toBeLessThan(size);
    expect(unbroken.stdout.startsWith(killed)).toBe(true);

    const last = await runPaw(resumable, options);
    expect(last).toMatchObject({ code: 0, stdout: "" });
    expect(last.stderr).toMatch(new RegExp(`^paw: going on behind line \\d+ of ${source}\\n$`));
    expect(await text(out)).toBe(unbroken.stdout);

    const files = [await stat(at(out)), await stat(at(`${out}.checkpoint`))];
    expect(await runPaw(resumable, options)).toEqual({
      code: 0,
      stdout: "",
      stderr: `paw: all lines of ${source} are answered in ${out}: nothing left to do\n`,
    });
    expect([await stat(at(out)), await stat(at(`${out}.checkpoint`))].map(({ mtimeMs }) => mtimeMs)).toEqual(
      files.map(({ mtimeMs }) => mtimeMs),
    );
  });
});

describe("a bad line in the middle", () => {
  const before = ["a", "b", "c"].map((input) => JSON.stringify({ input })).join("\n");
  const args = ["run", "../a.paw", "--jsonl", "--in", "in", "--out", "out", "--resume"];
  /** A folder of its own where three lines were answered and the fourth was refused. */
  async function stoppedAtLine4(name: string): Promise<SpawnOptions> {
    await cp(at("stopped"), at(name), { recursive: true });
    return { ...options, cwd: at(name) };
  }

  beforeAll(async () => {
    await mkdir(at("stopped"));
    await writeFile(at("stopped/in"), `${before}\n{"inptu":"d"}\n{"input":"e"}`);
    const { code, stderr } = await runPaw(args, { ...options, cwd: at("stopped") });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^paw: INPUT_INVALID: line 4 has no text "input": .*\n$/),
    });
  }, 60_000);

  it("leaves the results before it and a checkpoint, from which the corrected input goes on", {
    timeout: 60_000,
  }, async () => {
    const here = await stoppedAtLine4("corrected");
    const lines = (await text("corrected/out")).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).input)).toEqual(["a", "b", "c"]);
    const checkpoint = JSON.parse(await text("corrected/out.checkpoint"));
    expect(checkpoint.input).toMatchObject({ lines: 3, bytes: before.length + 1 });
    const corrected = `${before}\n{"input":"d"}\n{"input":"e"}`;
    await writeFile(at("corrected/in"), corrected);
    expect(await runPaw(args, here)).toMatchObject({
      code: 0,
      stderr: "paw: going on behind line 3 of in\n",
    });
    const { stdout } = await runPaw(["run", "../a.paw", "--jsonl"], { ...here, input: corrected });
    expect(await text("corrected/out")).toBe(stdout);
  });

  const replaced = (from: string, to: string): string[] => args.map((arg) => (arg === from ? to : arg));
  const cases: readonly {
    readonly name: string;
    readonly args?: readonly string[];
    readonly change?: () => Promise<void>;
    readonly code: number;
    readonly error: RegExp;
  }[] = [
    {
      name: "cut input",
      change: () => writeFile(at("cut input/in"), before),
      code: 1,
      error: /^HASH_MISMATCH: in has 41 bytes, but 42 of it were answered in out: /,
    },
    {
      name: "tampered input",
      change: () => writeFile(at("tampered input/in"), `${before.replace("b", "B")}\n`),
      code: 1,
      error: /^HASH_MISMATCH: the first 42 bytes of in \(3 lines\) are not those /,
    },
    {
      name: "missing input",
      change: () => rm(at("missing input/in")),
      code: 1,
      error: /^IO: cannot read in: ENOENT/,
    },
    {
      name: "other program",
      args: replaced("../a.paw", "../b.paw"),
      code: 2,
      error: /^OPTION_INVALID: the program's id was "\w+" when out\.checkpoint was written and is "/,
    },
    {
      name: "other labels",
      args: [...args, "--labels", "no,yes"],
      code: 2,
      error: /^OPTION_INVALID: the label set was \["yes","no"\] when .* and is \["no","yes"\] now: /,
    },
    {
      name: "other mode",
      args: replaced("--jsonl", "--lines"),
      code: 2,
      error: /^OPTION_INVALID: the mode was "jsonl" when .* and is "lines" now: /,
    },
    {
      name: "other length",
      args: [...args, "--max-tokens", "3"],
      code: 2,
      error: /^OPTION_INVALID: --max-tokens was null when .* and is 3 now: /,
    },
    {
      name: "missing output",
      change: () => rm(at("missing output/out")),
      code: 1,
      error: /^IO: out is missing, out\.checkpoint is there: /,
    },
    {
      name: "short output",
      change: () => writeFile(at("short output/out"), "{}\n"),
      code: 1,
      error: /^IO: out has 3 bytes, out\.checkpoint says \d+: it was cut or replaced; /,
    },
    {
      name: "corrupt checkpoint",
      change: () => writeFile(at("corrupt checkpoint/out.checkpoint"), '{"format": 1'),
      code: 1,
      error: /^INPUT_INVALID: out\.checkpoint is damaged or no checkpoint of paw run: delete it /,
    },
    {
      name: "no checkpoint",
      change: () => rm(at("no checkpoint/out.checkpoint")),
      code: 2,
      error:
        /^OPTION_INVALID: out has \d+ bytes and there is no out\.checkpoint, .*: delete it, give another/,
    },
    {
      name: "no resume",
      args: args.slice(0, -1),
      code: 2,
      error: /^OPTION_INVALID: out was written with --resume .*: add --resume to go on/,
    },
    {
      name: "input as output",
      args: replaced("out", "in"),
      code: 2,
      error: /^--in and --out are the same file in: give another --out\nUSAGE /,
    },
  ];

  it.each(cases)(
    "refuses $name and changes nothing",
    { concurrent: true, timeout: 60_000 },
    async (refusal) => {
      const { name, change, code, error } = refusal;
      const here = await stoppedAtLine4(name);
      await change?.();
      const files = ["in", "out", "out.checkpoint"].map((file) => join(name, file));
      const contents = () => Promise.all(files.map((file) => text(file).catch(() => undefined)));
      const found = await contents();
      const outcome = await runPaw(refusal.args ?? args, here);
      expect(outcome.stderr.replace(/^paw: /, "")).toMatch(error);
      expect(outcome).toMatchObject({ code, stdout: "" });
      expect(await contents()).toEqual(found);
    },
  );

  it("refuses a line that was answered as the last, without line end, and has grown", {
    timeout: 60_000,
  }, async () => {
    const here = await stoppedAtLine4("grown");
    await writeFile(at("grown/in"), before);
    await Promise.all([rm(at("grown/out")), rm(at("grown/out.checkpoint"))]);
    expect(await runPaw(args, here)).toMatchObject({ code: 0, stderr: "" });
    await writeFile(at("grown/in"), `${before}\n{"input":"d"}`);
    const { code, stderr } = await runPaw(args, here);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^paw: HASH_MISMATCH: line 3 of in was answered as its last, /);
  });
});
