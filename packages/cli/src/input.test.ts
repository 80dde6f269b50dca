import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PawError } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atLine, MAX_TEXT_BYTES, readLines, readText } from "./input.js";
import { readJsonLines, withFields } from "./jsonl.js";

let directory: string;
let files = 0;
const { signal } = new AbortController();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-input-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function file(content: string | Uint8Array): Promise<{ path: string }> {
  const path = join(directory, `${files++}.txt`);
  await writeFile(path, content);
  return { path };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function texts(content: string | Uint8Array): Promise<string[]> {
  return (await collect(readLines(await file(content), signal))).map(({ text }) => text);
}

describe("readLines", () => {
  it.each([
    ["", []],
    ["\n", [""]],
    ["a", ["a"]],
    ["a\nb\n", ["a", "b"]],
    ["a\r\nb\r\n\r\nc", ["a", "b", "", "c"]],
    ["a\rb\n", ["a\rb"]],
    ["\ufeffa\n\ufeffb", ["a", "\ufeffb"]],
    [`é😀${"x".repeat(200_000)}é\nb`, [`é😀${"x".repeat(200_000)}é`, "b"]],
  ])("splits text %#", async (content, lines) => {
    expect(await texts(content)).toEqual(lines);
  });

  it("numbers lines from 1", async () => {
    const lines = await collect(readLines(await file("a\n\nb"), signal));
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("says where each line ends, and goes on from there as if it had read what is before", async () => {
    const source = await file(`\ufeffé\r\n\n${"x".repeat(150_000)}\n\ufeffb`);
    const pieces: Buffer[] = [];
    const lines = await collect(readLines(source, signal, (piece) => pieces.push(piece)));
    expect(lines.map(({ end }) => end)).toEqual([7, 8, 150_009, 150_013]);
    expect(Buffer.concat(pieces).equals(await readFile(source.path))).toBe(true);
    for (const [i, { end: bytes }] of lines.entries()) {
      const from = { bytes, lines: i + 1 };
      expect(await collect(readLines({ ...source, from }, signal))).toEqual(lines.slice(i + 1));
    }
  });

  it("names the line that is not UTF-8, after the lines before it", async () => {
    const lines = readLines(await file(Buffer.from([0x61, 0x0a, 0xff, 0xd8, 0x0a])), signal);
    expect((await lines.next()).value).toEqual({ number: 1, text: "a", end: 2 });
    await expect(lines.next()).rejects.toMatchObject({
      code: "INPUT_INVALID",
      message: expect.stringMatching(/^line 2 is not UTF-8/),
    });
  });

  it("refuses a line over the limit without holding more than that of it", async () => {
    const path = join(directory, "long.txt");
    const handle = await open(path, "w");
    await handle.write("a\n");
    await handle.truncate(40 * MAX_TEXT_BYTES); // sparse: zeros without a line end
    await handle.close();
    const before = process.memoryUsage().arrayBuffers;
    const lines = readLines({ path }, signal);
    expect((await lines.next()).value?.text).toBe("a");
    await expect(lines.next()).rejects.toThrow(`line 2 is longer than ${MAX_TEXT_BYTES} bytes`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MAX_TEXT_BYTES);
  });

  it("names a file that cannot be read", async () => {
    const path = join(directory, "none.txt");
    const reading = collect(readLines({ path }, signal));
    await expect(reading).rejects.toMatchObject({ code: "IO", message: expect.stringContaining(path) });
    await expect(collect(readLines({ path: directory }, signal))).rejects.toMatchObject({ code: "IO" });
  });
});

describe("readText", () => {
  it("reads a whole text and refuses too long and binary ones", async () => {
    expect(await readText(await file("a\r\nb\n"), "the text", signal)).toBe("a\r\nb\n");
    const long = await file("x".repeat(MAX_TEXT_BYTES + 1));
    await expect(readText(long, "the text", signal)).rejects.toThrow(/^the text is longer than/);
    const binary = await file(Buffer.from([0x89, 0x50]));
    await expect(readText(binary, "the text", signal)).rejects.toThrow(/^the text is not UTF-8/);
  });
});

describe("readJsonLines", () => {
  const keys = ["input", "output"] as const;

  it("leaves out blank lines and keeps other keys and line numbers", async () => {
    const source = await file('{"input":"a","output":"b","id":7}\n\n  \n{"output":"","input":""}\n');
    expect(await collect(readJsonLines(source, keys, signal))).toEqual([
      { number: 1, record: { input: "a", output: "b", id: 7 } },
      { number: 4, record: { input: "", output: "" } },
    ]);
  });

  it.each([
    ["{", /^line 2 is not JSON/],
    ["[]", /^line 2 has no text "input"/],
    ["null", /^line 2 has no text "input"/],
    ['"input"', /^line 2 has no text "input"/],
    ['{"input":"a"}', /^line 2 has no text "output"/],
    ['{"input":5,"output":"b"}', /^line 2 has no text "input"/],
    ['{"__proto__":{"input":"a","output":"b"}}', /^line 2 has no text "input"/],
  ])("names the line of %s", async (line, message) => {
    const source = await file(`{"input":"a","output":"b"}\n${line}\n`);
    const error = await collect(readJsonLines(source, keys, signal)).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "INPUT_INVALID", message: expect.stringMatching(message) });
  });
});

describe("withFields", () => {
  const replaced = new Set(["output", "abstained"]);

  it.each([
    ["{}", '{"output":"b"}'],
    [' { "input" : "a" } \r', '{"input" : "a","output":"b"}'],
    [
      '{"id": 12345678901234567890, "big":1e400,"zero":-0,"input":"\\u00e9\\ud800"}',
      '{"id": 12345678901234567890,"big":1e400,"zero":-0,"input":"\\u00e9\\ud800","output":"b"}',
    ],
    ['{"output":{"a":[1,"}"]},"abstained":true,"input":"a"}', '{"input":"a","output":"b"}'],
    ['{"input":"a","\\u006futput":1}', '{"input":"a","output":"b"}'],
    [
      '{"input":"output","x":{"output":[{"output":1},2]},"":",}"}',
      '{"input":"output","x":{"output":[{"output":1},2]},"":",}","output":"b"}',
    ],
    ['{"input":"\\\\","a\\"b":"c\\\\\\"","output":1}', '{"input":"\\\\","a\\"b":"c\\\\\\"","output":"b"}'],
    ['{"a":1,"a":2,"output":1,"output":2}', '{"a":1,"a":2,"output":"b"}'],
    ['{"__proto__":{"output":1}}', '{"__proto__":{"output":1},"output":"b"}'],
  ])("of %s", (line, expected) => {
    expect(withFields(line, { output: "b" }, replaced)).toBe(expected);
    expect(JSON.parse(expected)).toMatchObject({ output: "b" });
  });

  it("has no bound on depth or length", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const long = `"${'\\"'.repeat(500_000)}"`;
    expect(withFields(`{"a":${deep},"b":${long}}`, { output: 1 }, replaced)).toBe(
      `{"a":${deep},"b":${long},"output":1}`,
    );
  });
});

describe("atLine", () => {
  it("puts the line in front and keeps code and cause", () => {
    const cause = new PawError("CONTEXT_OVERFLOW", "too long");
    expect(atLine(3, cause)).toMatchObject({ code: "CONTEXT_OVERFLOW", message: "line 3: too long", cause });
    const other = new Error("bug");
    expect(atLine(3, other)).toBe(other);
  });
});
