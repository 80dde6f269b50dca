import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PawError } from "@paw/format";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  AnsweredHash,
  type Checkpoint,
  checkIdentity,
  readCheckpoint,
  writeCheckpoint,
} from "./checkpoint.js";
import { ResumableResults } from "./resumable.js";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const identity = {
  program: "0123456789abcdef",
  programSha256: sha256("program"),
  mode: "lines",
  labels: ["a", "b"],
  grammar: null,
  abstainBelow: null,
  maxTokens: null,
  confidence: false,
} as const;
const checkpoint: Checkpoint = {
  ...identity,
  input: { bytes: 3, lines: 2, sha256: sha256("a\n\n") },
  outputBytes: 5,
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-checkpoint-"));
});
afterAll(() => rm(directory, { recursive: true }));
afterEach(() => void vi.useRealTimers());

describe("a checkpoint file", () => {
  it("is read as it was written, replaces an older one, and leaves nothing beside it", async () => {
    const path = join(directory, "a.checkpoint");
    expect(await readCheckpoint(path)).toBeUndefined();
    await writeCheckpoint(path, { ...checkpoint, outputBytes: 4 });
    await writeCheckpoint(path, checkpoint);
    expect(await readCheckpoint(path)).toEqual({ format: 1, ...checkpoint });
    expect(await readdir(directory)).toEqual(["a.checkpoint"]);
  });

  it("cannot be written where there is no folder", async () => {
    const writing = writeCheckpoint(join(directory, "none", "a.checkpoint"), checkpoint);
    await expect(writing).rejects.toMatchObject({ code: "IO", message: expect.stringContaining("none") });
    await expect(readCheckpoint(directory)).rejects.toMatchObject({ code: "IO" });
  });

  const whole = JSON.parse(JSON.stringify({ format: 1, ...checkpoint }));
  it.each([
    ["nothing", ""],
    ["half of it", JSON.stringify(whole).slice(0, 80)],
    ["no object", "[]"],
    ["null", "null"],
    ["no format", JSON.stringify({ ...whole, format: undefined })],
    ["a mode that is none", JSON.stringify({ ...whole, mode: "text" })],
    ["labels that are none", JSON.stringify({ ...whole, labels: [1] })],
    ["a negative place", JSON.stringify({ ...whole, input: { ...whole.input, bytes: -1 } })],
    ["half a line", JSON.stringify({ ...whole, input: { ...whole.input, lines: 1.5 } })],
    ["no hash", JSON.stringify({ ...whole, input: { ...whole.input, sha256: "0" } })],
    ["no input", JSON.stringify({ ...whole, input: null })],
    ["too much", `${JSON.stringify(whole)}${" ".repeat(5 * 1024 * 1024)}`],
  ])("is refused with %s in it", async (_, content) => {
    const path = join(directory, "bad.checkpoint");
    await writeFile(path, content);
    await expect(readCheckpoint(path)).rejects.toMatchObject({
      code: "INPUT_INVALID",
      message: `${path} is damaged or no checkpoint of paw run: delete it and its output to begin anew`,
    });
  });

  it("of another format says so", async () => {
    const path = join(directory, "bad.checkpoint");
    await writeFile(path, JSON.stringify({ ...whole, format: 2 }));
    await expect(readCheckpoint(path)).rejects.toThrow(/has format 2, this version of paw reads 1: /);
  });
});

describe("checkIdentity", () => {
  it("takes the same run", () => {
    expect(() => checkIdentity("x", checkpoint, { ...identity, labels: ["a", "b"] })).not.toThrow();
  });

  it.each([
    [{ program: "f" }, /^the program's id was "0123456789abcdef" when x was written and is "f" now: /],
    [{ programSha256: "f" }, /^the SHA-256 of the program file was /],
    [{ ignore: "^\\S+ " }, /^--ignore was none when x was written and is "\^/],
    [{ mode: "jsonl" }, /^the mode was "lines"/],
    [{ grammar: "root ::= x" }, /^the grammar was null when x was written/],
    [{ abstainBelow: 0.5 }, /^--abstain-below was null when x was written and is 0\.5 now/],
    [{ labels: null }, /^the label set was \["a","b"\] when x was written and is null now/],
    [{ maxTokens: 3 }, /^--max-tokens was null/],
    [{ base: "/b.gguf" }, /^--base was none when .* is "\/b\.gguf" now/],
    [{ confidence: true }, /^--confidence was false/],
  ] as const)("names %j", (change, message) => {
    const check = () => checkIdentity("x", checkpoint, { ...identity, ...change });
    expect(check).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(check).toThrow(message);
  });
});

describe("AnsweredHash", () => {
  it("is that of the beginning, at any place within what was read", () => {
    const text = "one\ntwo\nthree\n";
    for (const size of [1, 3, 5, 100]) {
      const hash = new AnsweredHash();
      for (let i = 0; i < text.length; i += size) hash.read(Buffer.from(text.slice(i, i + size)));
      for (let end = 0; end <= text.length; end++) {
        hash.advance(end);
        expect(hash.sha256(end)).toBe(sha256(text.slice(0, end)));
      }
    }
  });
});

describe("ResumableResults", () => {
  it("saves at once, after a second, and at the end", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const [input, output] = [join(directory, "in"), join(directory, "out")];
    await writeFile(input, "a\nb\nc\n");
    const results = await ResumableResults.open({ input, output, identity }, new AbortController().signal);
    const saved = async () => {
      const { input, outputBytes } = JSON.parse(await readFile(`${output}.checkpoint`, "utf8"));
      return [input.lines, input.bytes, input.sha256, outputBytes];
    };
    expect(await saved()).toEqual([0, 0, sha256(""), 0]);
    results?.read(Buffer.from("a\nb\nc\n"));
    await results?.add({ number: 1, text: "a", end: 2 }, "A");
    vi.advanceTimersByTime(999);
    await results?.add({ number: 2, text: "b", end: 4 }, undefined);
    expect(await saved()).toEqual([0, 0, sha256(""), 0]);
    vi.advanceTimersByTime(1);
    await results?.add({ number: 3, text: "c", end: 6 }, "C");
    expect(await saved()).toEqual([3, 6, sha256("a\nb\nc\n"), 4]);
    expect(await readFile(output, "utf8")).toBe("A\nC\n");
    await results?.close();
    expect(await saved()).toEqual([3, 6, sha256("a\nb\nc\n"), 4]);
  });

  it("writes no checkpoint over that of a run that has taken the output over", async () => {
    const [input, output] = [join(directory, "lost.in"), join(directory, "lost.out")];
    await writeFile(input, "a\n");
    let lost = false;
    const checkLock = async () => {
      if (lost) throw new PawError("IO", "the lock was lost");
    };
    const plan = { input, output, identity, checkLock };
    const results = await ResumableResults.open(plan, new AbortController().signal);
    results?.read(Buffer.from("a\n"));
    await results?.add({ number: 1, text: "a", end: 2 }, "A");
    lost = true;
    await expect(results?.close()).rejects.toThrow("the lock was lost");
    expect((await readCheckpoint(`${output}.checkpoint`))?.input.lines).toBe(0);
  });
});
