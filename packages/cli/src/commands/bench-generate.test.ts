/** `paw bench generate` where something is there already: damaged shards, other people's files, half a run. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPaw } from "../spawn-paw.test-suite.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-generate-test-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const generate = (...args: string[]) => runPaw(["bench", "generate", ...args]);
/** Every file below a folder with its bytes. */
async function files(folder: string): Promise<Map<string, Buffer>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length), await readFile(path)] as const)),
  );
}

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
