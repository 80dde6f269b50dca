/** `paw bench generate` and `verify` of data sets: killed runs, damaged shards, folders with other files. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPaw, spawnPaw } from "../spawn-paw.test-suite.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-generate-test-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const generate = (...args: string[]) => runPaw(["bench", "generate", ...args]);
const verify = (folder: string) => runPaw(["bench", "verify", folder]);
/** Every file below a folder with its bytes. */
async function files(folder: string): Promise<Map<string, Buffer>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length), await readFile(path)] as const)),
  );
}

describe("paw bench generate and verify of a data set", () => {
  const options = ["--count", "900", "--pairs", "3", "--shard", "12", "--workers", "2"];

  test("a killed run goes on and ends with the same bytes, and verify finds nothing", async () => {
    const [whole, killed] = [join(directory, "whole"), join(directory, "killed")];
    expect((await generate(...options, "--out", whole)).code).toBe(0);
    const { child, outcome } = spawnPaw(["bench", "generate", ...options, "--out", killed]);
    const recorded = () => readFile(join(killed, "written.jsonl"), "utf8").catch(() => "");
    while (child.exitCode === null && (await recorded()) === "") await new Promise((r) => setTimeout(r, 2));
    child.kill("SIGKILL");
    await outcome;
    expect(await readdir(killed)).not.toContain("manifest.json");
    await writeFile(join(killed, "data", "train-00000-of-00020.jsonl.gz.part"), "left over");
    const resumed = await generate(...options, "--out", killed);
    expect([resumed.code, resumed.stderr]).toEqual([0, ""]);
    expect(resumed.stdout).toMatch(/\d+ files, \d+ of them were there/);
    expect(await files(killed)).toEqual(await files(whole));
    const verified = await verify(whole);
    expect([verified.code, verified.stderr]).toEqual([0, ""]);
    expect(verified.stdout).toMatch(/\| train +\| +240 \| +720 \|[\s\S]*no problems\./);
  });

  test("other options are refused where a data set is, and options of a single file for a data set", async () => {
    const out = join(directory, "whole");
    const other = await generate("--count", "901", "--pairs", "3", "--out", out);
    expect([other.code, other.stdout]).toEqual([2, ""]);
    expect(other.stderr).toContain("holds a data set of other options");
    const split = await generate(...options, "--split", "dev", "--out", join(directory, "none"));
    expect(split.code).toBe(2);
    expect(split.stderr).toContain("--split is for a single file");
  });

  test("verify names a changed answer, a damaged file and a folder without a manifest", async () => {
    const out = join(directory, "whole");
    const path = join(out, "data", "dev-00000-of-00002.jsonl.gz");
    const good = await readFile(path);
    const [first, ...rest] = gunzipSync(good).toString().split("\n");
    const record = JSON.parse(first as string);
    record.pairs[0].output = "surely wrong";
    await writeFile(path, gzipSync([JSON.stringify(record), ...rest].join("\n")));
    const changed = await verify(out);
    expect(changed.code).toBe(1);
    expect(changed.stderr).toMatch(/dev, record 1: .* is not what its key gives/);
    expect(changed.stderr).toContain("has another SHA-256");
    await writeFile(path, good.subarray(0, good.length - 20));
    const damaged = await verify(out);
    expect(damaged.code).toBe(1);
    expect(damaged.stderr).toMatch(
      /IO: cannot read data\/dev-00000-of-00002\.jsonl\.gz: .*Delete the damaged files and give the same/,
    );
    await writeFile(path, good);
    expect((await verify(join(out, "data"))).stderr).toContain(
      "Give a folder that paw bench generate finished",
    );
  });
});

describe("paw bench generate on a data set that is there", () => {
  const OPTIONS = ["--count", "200", "--pairs", "2", "--shard", "16", "--workers", "2"];
  const TRAIN = (i: number) => join("data", `train-0000${i}-of-00005.jsonl.gz`);
  let set: string;
  let whole: Map<string, Buffer>;
  beforeAll(async () => {
    set = join(directory, "set");
    await generate(...OPTIONS, "--out", set);
    whole = await files(set);
  });

  /** Puts another answer into the first record of a shard. */
  async function changeAnswer(path: string): Promise<void> {
    const [first, ...rest] = gunzipSync(await readFile(path))
      .toString()
      .split("\n");
    const record = JSON.parse(first as string);
    record.pairs[0].output = "surely wrong";
    await writeFile(path, gzipSync([JSON.stringify(record), ...rest].join("\n")));
  }

  test("keeps what is as the manifest says, and makes changed and cut shards anew", async () => {
    await changeAnswer(join(set, TRAIN(1)));
    await truncate(join(set, TRAIN(3)), 500);
    await rm(join(set, TRAIN(4)));
    const { code, stdout, stderr } = await generate(...OPTIONS, "--out", set);
    expect([code, stderr]).toEqual([
      0,
      `paw: note: 2 files in ${set} were not as they had been written, and were made anew\n`,
    ]);
    expect(stdout).toContain("9 files, 6 of them were there");
    expect(await files(set)).toEqual(whole);
    const again = await generate(...OPTIONS, "--out", set, "--json");
    expect([again.stderr, JSON.parse(again.stdout)]).toMatchObject(["", { kept: 9, remade: 0 }]);
  });

  test("trusts no shard of an unfinished run that has no record of it", async () => {
    const unfinished = join(directory, "unfinished");
    await mkdir(join(unfinished, "data"), { recursive: true });
    for (const path of ["plan.json", TRAIN(0), TRAIN(1), TRAIN(2)])
      await copyFile(join(set, path), join(unfinished, path));
    const { shards } = JSON.parse(String(whole.get("/manifest.json")));
    const records = [shards[0], shards[1]].map((shard) => `${JSON.stringify(shard)}\n`);
    await writeFile(join(unfinished, "written.jsonl"), `${records.join("")}{"path":"cut o`);
    await changeAnswer(join(unfinished, TRAIN(1)));
    await changeAnswer(join(unfinished, TRAIN(2)));
    const { stdout } = await generate(...OPTIONS, "--out", unfinished, "--json");
    expect(JSON.parse(stdout)).toMatchObject({ files: 9, kept: 1, remade: 1 });
    expect(await files(unfinished)).toEqual(whole);
  });
});

describe("paw bench generate on a place that is not its own", () => {
  test("refuses a folder of other files before anything is written, and takes an empty one", async () => {
    const own = join(directory, "own");
    await mkdir(own);
    await writeFile(join(own, "README.md"), "my project");
    await writeFile(join(own, "manifest.json"), "{}");
    const before = await files(own);
    expect(await generate("--count", "16", "--out", own)).toEqual({
      code: 1,
      stdout: "",
      stderr: `paw: IO: ${own} has files of something else, such as README.md, and no data set to go on with: choose a new or an empty folder\n`,
    });
    expect(await files(own)).toEqual(before);
    const empty = join(directory, "empty");
    await mkdir(empty);
    await writeFile(join(empty, "plan.json.12-00ff00ff.part"), "{"); // of a killed run
    expect((await generate("--count", "16", "--out", empty)).code).toBe(0);
  });

  test("refuses the name of a file that it does not write, unless a folder has it", async () => {
    for (const name of ["f.json", "f.jsonl.zip"]) {
      const path = join(directory, name);
      expect(await generate("--count", "16", "--out", path)).toEqual({
        code: 2,
        stdout: "",
        stderr: expect.stringContaining(
          `--out is '${path}': a name that ends with .jsonl or .jsonl.gz is needed for a file, or a folder's name (with / at its end) for a data set`,
        ),
      });
      expect(await readdir(directory)).not.toContain(name);
    }
    await mkdir(join(directory, "tmp.abc"));
    for (const name of ["tmp.abc", "new.abc/"])
      expect((await generate("--count", "16", "--out", join(directory, name))).code).toBe(0);
  });

  test("refuses the options of a data set for a file", async () => {
    for (const flag of ["--shard", "--workers"]) {
      const out = join(directory, "split.jsonl");
      const { code, stderr } = await generate("--count", "16", flag, "4", "--out", out);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`${flag} is for a data set, and a name that ends in .jsonl is a single file`),
      ]);
      expect(await readdir(directory)).not.toContain("split.jsonl");
    }
  });
});
