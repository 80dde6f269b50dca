/** `paw run` and `paw compile` on the files that people name by mistake or on purpose: full disks, what is read, pipes. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions, spawnPaw } from "./spawn-paw.test-suite.js";

const BIN = fileURLToPath(new URL("../bin/paw.js", import.meta.url));

let snapshot: TinySnapshot;
let options: SpawnOptions & { readonly cwd: string };

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  options = {
    env: { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir },
    cwd: snapshot.directory,
  };
  const spec = "Say whether it is bad. Return ONLY one of: yes, no.";
  expect(await runPaw(["compile", spec, "-o", "a.paw"], options)).toMatchObject({ code: 0, stderr: "" });
}, 60_000);
afterAll(() => snapshot.remove());

const at = (name: string): string => join(options.cwd, name);
const text = (name: string): Promise<string> => readFile(at(name), "utf8");
const shell = (command: string) =>
  promisify(execFile)("sh", ["-c", command], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    timeout: 30_000,
  });

describe("files of paw run", () => {
  it.runIf(process.platform === "linux")("a full disk is told", async () => {
    await writeFile(at("short.in"), "a\nb\n");
    const args = ["run", "a.paw", "--lines", "--labels", "X", "--in", "short.in", "-o", "/dev/full"];
    expect(await runPaw(args, options)).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^paw: IO: cannot write \/dev\/full: ENOSPC/),
    });
  });

  it("what is read is not written over", async () => {
    await writeFile(at("self.txt"), "a\nb\n");
    const run = `"${process.execPath}" "${BIN}" run a.paw --lines`;
    for (const [command, error] of [
      [`${run} -o self.txt < self.txt`, "stdin and --out are the same file self.txt: give another --out"],
      [`${run} -o self.txt --in ./self.txt`, "--in and --out are the same file self.txt: give another --out"],
      [`${run} -o a.paw --in self.txt`, "the program and --out are the same file a.paw: give another --out"],
      [
        `"${process.execPath}" "${BIN}" compile -f self.txt -o self.txt`,
        "-f and -o are the same file self.txt",
      ],
    ] as const) {
      const program = await readFile(at("a.paw"));
      const failed = await shell(command).catch((reason: { code: number; stderr: string }) => reason);
      expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining(error) });
      expect(await text("self.txt")).toBe("a\nb\n");
      expect(await readFile(at("a.paw"))).toEqual(program);
    }
  });

  it.skipIf(process.platform === "win32")("a folder as input is told, and empties no output", async () => {
    const run = `"${process.execPath}" "${BIN}" run a.paw`;
    await writeFile(at("kept.txt"), "kept");
    for (const [command, name] of [
      [`${run} --lines < .`, "stdin"],
      [`${run} --lines -o kept.txt < .`, "stdin"],
      [`${run} --jsonl -o kept.txt --in .`, "."],
      [`${run} < .`, "stdin"],
    ] as const) {
      const failed = await shell(command).catch((reason: { code: number; stderr: string }) => reason);
      const stderr = `paw: IO: cannot read ${name}: EISDIR: it is a folder\n`;
      expect(failed).toMatchObject({ code: 1, stdout: "", stderr });
    }
    expect(await text("kept.txt")).toBe("kept");
  });

  it.skipIf(process.platform === "win32")("a pipe that has a path is read", async () => {
    const run = `"${process.execPath}" "${BIN}" run a.paw --lines --labels X`;
    expect(await shell(`printf 'a\\nb\\n' | ${run} --in /dev/stdin`)).toMatchObject({ stdout: "X\nX\n" });
    await shell("mkfifo pipe");
    await shell(`(printf 'a\\nb\\n' > pipe &) ; ${run} --in pipe -o piped.out`);
    expect(await text("piped.out")).toBe("X\nX\n");
  });
});

describe("--in and --out", () => {
  it("without --resume replace an older output, and leave it where the input cannot be read", async () => {
    await writeFile(at("plain.in"), "a\n\nb");
    await writeFile(at("plain.out"), "an older output, longer than the new one");
    const args = ["run", "a.paw", "--lines", "--labels", "X", "-o", "plain.out", "--in"];
    const missing = await runPaw([...args, "none.txt"], options);
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^paw: IO: cannot read none\.txt/),
    });
    expect(await text("plain.out")).toMatch(/^an older output/);
    expect(await runPaw([...args, "plain.in"], options)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await text("plain.out")).toBe("X\n\nX\n");
  });

  it.each([[[]], [["--resume"]]])("say that the output cannot be written, with %j", async (more) => {
    await writeFile(at("one.in"), "a\n");
    const args = ["run", "a.paw", "--lines", "--in", "one.in", "-o", "no/folder", ...more];
    expect(await runPaw(args, options)).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^paw: IO: cannot write no\/folder: ENOENT[^\n]*\n$/),
    });
    expect(await readdir(options.cwd)).not.toContain("no");
  });

  it("are stdin and stdout where they are -", async () => {
    const args = ["run", "a.paw", "--lines", "--labels", "X", "--in", "-", "-o", "-"];
    expect(await runPaw(args, { ...options, input: "a\nb\n" })).toEqual({
      code: 0,
      stdout: "X\nX\n",
      stderr: "",
    });
    expect(await readdir(options.cwd)).not.toContain("-");
  });

  it("end quietly when the reader of stdout has seen enough", async () => {
    await writeFile(at("long.in"), "again\n".repeat(50_000));
    const { child, outcome } = spawnPaw(["run", "a.paw", "--lines", "--in", "long.in"], options);
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await outcome).toMatchObject({ code: 0, stderr: "" });
  });
});
