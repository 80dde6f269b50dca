/** `paw bench` as a user starts it: the built command in its own process, on a snapshot of tiny random networks. */
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../../paw/dist/tiny-snapshot.test-suite.js";

const PAW = fileURLToPath(new URL("../../bin/paw.js", import.meta.url));

let snapshot: TinySnapshot;
let directory: string;
beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  directory = await mkdtemp(join(tmpdir(), "paw-bench-test-"));
});
afterAll(async () => {
  await snapshot.remove();
  await rm(directory, { recursive: true, force: true });
});

const environment = () => ({
  ...process.env,
  PAW_NANO_DIR: snapshot.nanoDir,
  PAW_CACHE_DIR: snapshot.cacheDir,
});
const paw = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [PAW, "bench", ...args], { env: environment() }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

describe("paw bench generate", () => {
  test("writes records as gzipped JSON lines, the same for the same seed", async () => {
    const out = join(directory, "dev.jsonl.gz");
    const args = ["generate", "--split", "dev", "--count", "450", "--pairs", "3", "--json"];
    const { code, stdout, stderr } = await paw(...args, "--out", out);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ out, specs: 150, examples: 450, pairs: 3, seed: 1 });
    const records = gunzipSync(await readFile(out))
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(150);
    for (const record of records) {
      expect(record).toMatchObject({ split: "dev", heldOut: false });
      expect(record.pairs).toHaveLength(3);
    }
    const again = join(directory, "again.jsonl.gz");
    await paw(...args, "--out", again);
    expect(await readFile(again)).toEqual(await readFile(out));
  });

  test("--latent asks for what families know of their inputs, in training records", async () => {
    const out = join(directory, "latent.jsonl");
    const args = ["--latent", "--families", "command-risk/policy,core-text/topic", "--pairs", "10"];
    const { code, stdout, stderr } = await paw("generate", ...args, "--count", "120", "--out", out);
    expect([code, stderr]).toEqual([0, ""]);
    const records = (await readFile(out, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(new Set(records.map(({ family }) => family.split("/").at(-1)))).toEqual(
      new Set(["one", "all", "several"]),
    );
    const examples = records.reduce((sum, { pairs }) => sum + pairs.length, 0);
    expect(stdout).toContain(`${out}: ${examples} examples, 12 specs with`);
  });

  test("refuses wrong options with exit code 2 and writes nothing", async () => {
    const out = join(directory, "no.jsonl");
    for (const [args, message] of [
      [["--held-out"], "is held out: training never uses it"],
      [["--split", "all"], "--split is 'all': train, dev, test are allowed"], // more of these: bench/options.test.ts
      [["--pairs", "9999", "--families", "completion/next-in-series"], "ask for fewer --pairs"],
    ] as const) {
      const { code, stderr } = await paw("generate", ...args, "--out", out);
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    }
    expect((await readdir(directory)).filter((name) => name.startsWith("no.jsonl"))).toEqual([]);
    expect((await paw("generate")).stderr).toContain("--out is missing");
  });

  test("Ctrl-C ends it at once and leaves no file", async () => {
    const folder = join(directory, "interrupted");
    const args = ["bench", "generate", "--count", "100000000", "--out", join(folder, "a.jsonl.gz")];
    const child = spawn(process.execPath, [PAW, ...args], { env: environment(), stdio: "ignore" });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    while ((await readdir(folder).catch(() => [])).length === 0) await new Promise((r) => setTimeout(r, 20));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("paw bench score and report", () => {
  test("scores both cuts, writes the three files, and report prints the same tables again", async () => {
    const out = join(directory, "score");
    const { code, stdout, stderr } = await paw("score", "--specs", "2", "--items", "3", "--out", out);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("## seen: new specs of seen families (2 specs, 6 items)");
    expect(stdout).toContain("## held-out: held-out families (2 specs, 6 items)");
    expect(stdout).toMatch(/### Confidence of label answers\n\n\| system .*\n.*\n\| paw +\| +\d+ \|/);
    expect(stdout).toMatch(/^- .*\bpaw\b.*\bbase\b: .* 95 % interval .*, 6 items of 2 specs/m);
    expect((await readdir(out)).sort()).toEqual(["items.jsonl", "report.html", "report.json", "report.md"]);
    expect(await readFile(join(out, "report.md"), "utf8")).toBe(stdout);
    const items = (await readFile(join(out, "items.jsonl"), "utf8")).trimEnd().split("\n");
    expect(items).toHaveLength(12);
    expect(JSON.parse(items[0]!)).toMatchObject({ cut: "seen", answers: { empty: { output: "" } } });
    const printed = await paw("report", join(out, "report.json"));
    expect(printed).toEqual({ code: 0, stdout, stderr: "" });
    const json = await paw("report", join(out, "report.json"), "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ settings: { specs: 2, items: 3, snapshot: "tiny-1" } });
  });

  test("compares two runs item by item, and collects the specs without a right answer", async () => {
    const [a, hard] = [join(directory, "score"), join(directory, "hard.json")];
    const compared = await paw("compare", a, a, "--systems", "paw,empty");
    expect([compared.code, compared.stderr]).toEqual([0, ""]);
    expect(compared.stdout).toMatch(/^A: .* \(paw\)\nB: .* \(empty\)\nseen: .*6 items of 2 specs/);
    expect((await paw("compare", a, join(directory, "absent"))).stderr).toContain("cannot read");
    const items = join(directory, "items.jsonl");
    await writeFile(items, "{}\n");
    expect(await paw("compare", a, directory)).toEqual({
      code: 1,
      stdout: "",
      stderr: `paw: INPUT_INVALID: ${items}: line 1 is no item: it has no text "cut". Give a folder that paw bench score --out wrote.\n`,
    });
    const lines = await readFile(join(a, "items.jsonl"), "utf8");
    await writeFile(items, lines + lines.slice(0, lines.indexOf("\n") + 1));
    expect((await paw("compare", a, directory)).stdout).toMatch(
      /items of 2 specs.*\n1 lines repeat an item of their run and were left out\.\n$/,
    );
    const collected = await paw("hard", "--specs", "2", "--items", "2", "--out", hard);
    expect(collected.stdout).toMatch(/: \d of 2 specs without a right answer of tiny-1/);
    expect(JSON.parse(await readFile(hard, "utf8"))).toMatchObject({ snapshot: "tiny-1", of: 2, items: 2 });
  });

  test("scores one cut with one system", async () => {
    const { stdout } = await paw(
      "score",
      "--specs",
      "1",
      "--items",
      "2",
      "--cut",
      "seen",
      "--systems",
      "base",
      "--json",
    );
    const { cuts } = JSON.parse(stdout) as { cuts: { cut: string; systems: { system: string }[] }[] };
    expect(cuts.map(({ cut }) => cut)).toEqual(["seen"]);
    expect(cuts[0]!.systems.map(({ system }) => system)).toEqual(["base", "majority", "constant", "empty"]);
  });

  test("refuses what is not a report", async () => {
    const path = join(directory, "bad.json");
    await writeFile(path, "{}");
    const bad = await paw("report", path);
    expect([bad.code, bad.stdout]).toEqual([1, ""]);
    expect(bad.stderr).toContain("INPUT_INVALID: this is not a report of paw bench score");
    expect((await paw("report", join(directory, "absent.json"))).stderr).toMatch(
      /IO: cannot read .*absent\.json/,
    );
    expect((await paw("score", "--items", "x")).code).toBe(2);
  });
});

describe("paw bench calibrate", () => {
  const manifest = async (path: string) => JSON.parse(await readFile(path, "utf8"));

  test("fits a temperature on dev specifications and writes it into the manifest", async () => {
    const path = join(directory, "manifest.json");
    await writeFile(path, JSON.stringify({ ...snapshot.manifest, label_temperature: 9 }));
    // A network without training is unsure enough that the best temperature lies within the range.
    const size = ["--specs", "4", "--items", "2"];
    const { code, stdout, stderr } = await paw("calibrate", ...size, "--json", "--write", path);
    const { label_temperature: written, ...rest } = await manifest(path);
    expect([code, stderr]).toEqual([0, `paw: label_temperature ${written} is now in ${path}\n`]);
    expect(rest).toEqual(snapshot.manifest);
    expect(JSON.parse(stdout)).toMatchObject({
      snapshot: "tiny-1",
      specs: 4,
      items: { fit: 4, heldBack: 4, leftOut: 0 },
      temperature: written,
      atBorder: false,
      before: { nll: expect.any(Number), ece: expect.any(Number) },
      after: { accuracy: expect.any(Number) },
    });
  });

  test("refuses to write a temperature from the border of the range", async () => {
    const path = join(directory, "border.json");
    await writeFile(path, JSON.stringify(snapshot.manifest));
    // One item: certainty fits best if it is right, and a guess if it is not.
    const { code, stdout, stderr } = await paw("calibrate", "--specs", "2", "--items", "1", "--write", path);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^label temperature .*, fitted on 1 items \(tiny-1, 2 dev specifications\)\n/);
    expect(stdout).toMatch(/\| temperature 1 +\| +\d\.\d{4} \|/);
    expect(stderr).toMatch(/OUTPUT_INVALID: the best temperature lies at an end of the range/);
    expect(await manifest(path)).toEqual(snapshot.manifest);
  });

  test("refuses other manifests and wrong sizes before any work", async () => {
    const path = join(directory, "other.json");
    await writeFile(path, JSON.stringify({ ...snapshot.manifest, snapshot: "tiny-2" }));
    const other = await paw("calibrate", "--write", path);
    expect([other.code, other.stdout]).toEqual([1, ""]);
    expect(other.stderr).toContain("is not the manifest of the weights in use (tiny-1)");
    const usage = await paw("calibrate", "--specs", "1");
    expect(usage.code).toBe(2);
    expect(usage.stderr).toContain("--specs is '1': a whole number from 2 to 10000 is needed");
  });
});
