import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeOutputFolder, writeTextFile } from "./output-file.js";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-output-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function* counted(n: number): Generator<string> {
  for (let i = 0; i < n; i++) yield `line ${i} é😀\n`;
}
const whole = (n: number) => [...counted(n)].join("");

describe("writeTextFile", () => {
  test("writes plain text, and gzip where the name says so, with the size in bytes", async () => {
    const plain = join(directory, "deep", "a.jsonl");
    expect(await writeTextFile(plain, counted(20_000))).toBe(Buffer.byteLength(whole(20_000)));
    expect(await readFile(plain, "utf8")).toBe(whole(20_000));
    const packed = join(directory, "a.jsonl.gz");
    const size = await writeTextFile(packed, counted(20_000));
    const bytes = await readFile(packed);
    expect(bytes.length).toBe(size);
    expect(gunzipSync(bytes).toString()).toBe(whole(20_000));
    expect(await writeTextFile(join(directory, "empty"), [])).toBe(0);
  });

  test("writes the same bytes again", async () => {
    await writeTextFile(join(directory, "a.gz"), counted(5000));
    await writeTextFile(join(directory, "b.gz"), counted(5000));
    expect(await readFile(join(directory, "a.gz"))).toEqual(await readFile(join(directory, "b.gz")));
  });

  test("leaves the old file and no other when its source fails", async () => {
    const path = join(directory, "a");
    await writeFile(path, "old");
    const failing = function* () {
      yield* counted(50_000);
      throw new RangeError("no more");
    };
    await expect(writeTextFile(path, failing())).rejects.toThrow("no more");
    expect(await readdir(directory)).toEqual(["a"]);
    expect(await readFile(path, "utf8")).toBe("old");
  });

  test("stops in the middle when it is aborted, and leaves nothing", async () => {
    const controller = new AbortController();
    const reason = new Error("stop");
    let drawn = 0;
    const endless = function* () {
      for (;;) {
        if (++drawn === 50_000) controller.abort(reason);
        yield "some line of text\n";
      }
    };
    await expect(writeTextFile(join(directory, "a.gz"), endless(), controller.signal)).rejects.toBe(reason);
    expect(await readdir(directory)).toEqual([]);
  });

  test("says what cannot be written and what to do", async () => {
    const file = join(directory, "file");
    await writeFile(file, "");
    await expect(writeTextFile(join(file, "below"), ["x"])).rejects.toMatchObject({
      code: "IO",
      message: expect.stringMatching(
        /^cannot write .*below: .*\. Free some space or choose another place\.$/,
      ),
    });
  });
});

test("makeOutputFolder makes folders, and refuses a file in their place before there is anything to write", async () => {
  await makeOutputFolder(join(directory, "a", "b"));
  await makeOutputFolder(join(directory, "a", "b"));
  expect(await readdir(join(directory, "a"))).toEqual(["b"]);
  const file = join(directory, "file");
  await writeFile(file, "");
  await expect(makeOutputFolder(file)).rejects.toMatchObject({
    code: "IO",
    message: `cannot write into ${file}: it is a file. Choose another place.`,
  });
});
