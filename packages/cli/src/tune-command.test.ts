import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nanoGguf } from "../../runtime/src/nano.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { requantizeBase } from "../../runtime/src/weights/requantize.js";
import { dispatch } from "./command.js";
import { runPaw } from "./spawn-paw.test-suite.js";

let files: RandomFiles;
let cache: string;

beforeAll(async () => {
  files = await writeRandomFiles();
  cache = join(files.directory, "cache");
});
afterAll(() => files.remove());

const paw = (...args: string[]) => runPaw(args, { env: { PAW_CACHE_DIR: cache, PAW_OFFLINE: "1" } });
const tuned = (): Promise<string[]> => readdir(join(cache, "weights")).catch(() => []);

describe("paw tune", () => {
  it("shows what each type takes and keeps, and says what runs from now on", async () => {
    const { code, stdout, stderr } = await paw("tune", files.base, "--types", "q8_0,Q4_0");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [head, ...rows] = stdout.trimEnd().split("\n");
    expect(head).toMatch(/^type +size +label call +32 tokens of text +same next token +log-prob\. off by$/);
    expect(rows[0]).toMatch(/^F32 \(stored\) +[\d.]+ kB +[\d.]+ ms +[\d.]+ ms$/);
    expect(rows[1]).toMatch(/^Q8_0 +[\d.]+ kB +[\d.]+ ms +[\d.]+ ms +2\d\d of 256 +0\.\d{3}$/);
    expect(rows[2]).toMatch(/^Q4_0 /);
    expect(rows[3]).toMatch(/^base\.gguf now runs: labels (F32|Q8_0|Q4_0), .+; text (F32|Q8_0|Q4_0), .+$/);
    const [folder] = await tuned();
    const record = JSON.parse(await readFile(join(cache, "weights", folder!, "weights.json"), "utf8"));
    expect(record.chosen).toEqual({ labels: expect.any(String), text: expect.any(String) });
  });

  it("says that there was nothing to compare with, when the base is stored so already", async () => {
    const copy = join(files.directory, "nano-q8.gguf");
    await requantizeBase(await nanoGguf("interpreter", cache), "Q8_0", copy);
    const { code, stdout, stderr } = await paw("tune", copy);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "paw: note: nothing but Q8_0 was measured; --types Q4_0 tries what is coarser\n",
    });
    expect(stdout).toContain("nano-q8.gguf now runs: labels Q8_0, as stored; text Q8_0, as stored\n");

    // An earlier choice of a type that is not measured now stays, and is named.
    const others = await tuned();
    const tried = await paw("tune", copy, "--types", "Q4_0");
    expect(tried).toMatchObject({ code: 0, stderr: "" });
    const folder = (await tuned()).find((name) => !others.includes(name));
    const record = join(cache, "weights", folder!, "weights.json");
    const written = JSON.parse(await readFile(record, "utf8"));
    await writeFile(record, JSON.stringify({ ...written, chosen: { labels: "Q4_0", text: "Q8_0" } }));
    const again = await paw("tune", copy);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("now runs: labels Q4_0, as chosen before; text Q8_0, as stored\n");
    expect(await paw("tune", copy, "--forget")).toMatchObject({ code: 0 });
  });

  it("prints JSON, and forgets", async () => {
    const { code, stdout } = await paw("tune", files.base, "--json");
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ name: "base.gguf", path: files.base, stored: "F32" });
    expect(document.types.map(({ type }: { type: string }) => type)).toEqual(["F32", "Q8_0"]);
    expect(await tuned()).toHaveLength(1);
    expect(await paw("tune", files.base, "--forget")).toMatchObject({
      code: 0,
      stdout: "forgotten  base.gguf runs as stored again\n",
    });
    expect(await tuned()).toEqual([]);
    expect((await paw("tune", files.base, "--forget")).stdout).toBe("base.gguf was not tuned\n");
    expect(JSON.parse((await paw("tune", files.base, "--forget", "--json")).stdout)).toEqual({
      forgotten: null,
    });
  });

  it.each([
    ["qwen3-0.6b", "MODEL_MISSING"],
    ["no-such-model", "MODEL_UNKNOWN"],
    ["./none.gguf", "MODEL_MISSING"],
  ])("fails for %s with %s", async (model, code) => {
    const data = { signal: new AbortController().signal };
    process.env.PAW_CACHE_DIR = cache;
    await expect(dispatch(["tune", model], data)).rejects.toMatchObject({ code });
  });
});
