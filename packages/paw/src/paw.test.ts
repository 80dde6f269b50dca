import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { getEventListeners } from "node:events";
import { access, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { adapterToGguf, packBundle, unpackBundle } from "@paw/format";
import { createPool, type Pool } from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import {
  type CallOptions,
  compile,
  isPawError,
  type LoadOptions,
  load,
  type PawFunction,
  type ProgressEvent,
  type StandardSchema,
} from "./index.js";
import { TINY_CONTEXT, type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const LABELLED = "Classify log lines. Return ONLY one of: ALERT, QUIET.\n\nInput: it broke\nOutput: ALERT";
const FREE = "Write the text again in capital letters.";

let snapshot: TinySnapshot;
let pool: Pool;
let triage: PawFunction;
let free: PawFunction;
const events: ProgressEvent[] = [];

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  pool = createPool({ workers: 1 });
  triage = await compile(LABELLED, { pool, onProgress: (event) => events.push(event) });
  free = await compile({ spec: FREE }, { pool });
});
afterAll(async () => {
  await pool.close();
  await snapshot.remove();
});

describe("compile", () => {
  it("tells its stages and describes the program", () => {
    expect(events.map(({ stage, done, of }) => `${stage} ${done}/${of}`)).toEqual([
      "parse 0/5",
      "write 1/5",
      "emit 2/5",
      "gate 3/5",
      "bundle 4/5",
    ]);
    expect(triage.labels).toEqual(["ALERT", "QUIET"]);
    expect(triage.spec).toBe(LABELLED);
    expect(triage.programId).toMatch(/^[0-9a-f]{20}$/);
    expect(triage.pseudoProgram).toContain("Labels: ALERT | QUIET");
    expect(triage.gate?.cases).toHaveLength(1);
    expect(triage.warnings).toEqual([]);
    expect(free.labels).toBeUndefined();
  });

  it("gives the same bytes for the same spec", async () => {
    const again = await compile(LABELLED, { pool });
    expect(again.bytes).toEqual(triage.bytes);
  });

  it.each([
    ["", "SPEC_TOO_SHORT", /has 0 characters; at least 10/],
    ["x".repeat(20_000), "SPEC_TOO_LONG", /has 20000 characters; at most 16000/],
    ["with a \0 inside it", "SPEC_INVALID", /control characters/],
    ["Use {INPUT_PLACEHOLDER} as the text", "SPEC_INVALID", /INPUT_PLACEHOLDER/],
  ])("refuses a bad spec (%#)", async (spec, code, message) => {
    await expect(compile(spec, { pool })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it("refuses values that are not specs", async () => {
    await expect(compile(5 as unknown as string, { pool })).rejects.toMatchObject({ code: "SPEC_INVALID" });
    await expect(compile(null as unknown as string, { pool })).rejects.toMatchObject({
      code: "SPEC_INVALID",
    });
    await expect(compile(LABELLED, { pool, labels: ["A", "B"] })).rejects.toThrow(
      /not one of the labels A, B/,
    );
  });

  it("types and validates outputs with a schema", async () => {
    const severity: StandardSchema<"low" | "high", 0 | 1> = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value) =>
          value === "low" || value === "high"
            ? { value: value === "low" ? 0 : 1 }
            : { issues: [{ message: "neither" }] },
      },
    };
    const spec = "Say how severe the message is. Return ONLY one of: low, high.";
    const fn = await compile({ spec, output: severity }, { pool });
    expectTypeOf(fn).toEqualTypeOf<PawFunction<0 | 1>>();
    expect([0, 1]).toContain(await fn("disk full"));
    await expect(fn.call("disk full", { labels: ["medium"] })).rejects.toMatchObject({
      code: "OUTPUT_INVALID",
    });
    await expect(compile({ spec, output: {} as StandardSchema }, { pool })).rejects.toThrow(
      /Standard Schema/,
    );
  });

  it("ends with ABORTED, before and between stages", async () => {
    const early = AbortSignal.abort();
    await expect(compile(LABELLED, { pool, signal: early })).rejects.toMatchObject({ code: "ABORTED" });
    const controller = new AbortController();
    const onProgress = ({ stage }: ProgressEvent) => stage === "emit" && controller.abort();
    const late = compile("Sort the words of the text by length.", {
      pool,
      signal: controller.signal,
      onProgress,
    });
    await expect(late).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("a program", () => {
  it("answers a text with a text, and tells more when asked", async () => {
    const result = await triage.call("disk full");
    expect(["ALERT", "QUIET"]).toContain(result.output);
    expect(await triage("disk full")).toBe(result.output);
    expect(result.confidence).toBeGreaterThanOrEqual(0.5);
    expect(result.labelProbabilities?.[0]).toEqual({ label: result.output, probability: result.confidence });
    expect(result.tokens.input).toBeGreaterThan(0);
    expect((await triage.call("x", { labels: ["ONLY"] })).output).toBe("ONLY");
    expect(["ALERT", "QUIET"]).toContain(await triage(""));
  });

  it("streams free answers in pieces that are the output, and stops at maxTokens", async () => {
    const pieces: string[] = [];
    const result = await free.call("hello", { maxTokens: 12, onToken: (piece) => pieces.push(piece) });
    expect(pieces.join("")).toBe(result.output);
    expect(result.tokens.output).toBeLessThanOrEqual(12);
  });

  it("maps texts in order, with the same answers as single calls", async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    const results = [];
    for await (const { output, confidence } of triage.map(texts)) results.push({ output, confidence });
    await using plain = await load(triage.bytes, { pool, memoBytes: 0 });
    for (const [i, text] of texts.entries()) expect(results[i]).toMatchObject({ output: await plain(text) });
    expect(results).toHaveLength(12);
  });

  it("takes fewer texts ahead where a time-out counts from then", async () => {
    const ahead = async (options: LoadOptions): Promise<number> => {
      let taken = 0;
      const texts = function* () {
        for (; taken < 500; taken++) yield `text ${taken}`;
      };
      await using fn = await load(triage.bytes, { pool, ...options });
      for await (const _ of fn.map(texts())) break;
      return taken;
    };
    expect(await ahead({ timeoutMs: 10_000 })).toBeLessThan(await ahead({}));
  });

  it("refuses options of other types", async () => {
    for (const wrong of [null, { signal: 5 }, { onToken: "x" }, { maxTokens: 0 }]) {
      await expect(free.call("abc", wrong as unknown as CallOptions)).rejects.toMatchObject({
        code: "OPTION_INVALID",
      });
    }
  });

  it("names the file that is damaged", async () => {
    const path = join(snapshot.directory, "cut.paw");
    await writeFile(path, free.bytes.subarray(0, -9));
    await expect(load(path)).rejects.toMatchObject({
      code: "BUNDLE_INVALID",
      message: expect.stringContaining(path),
    });
  });

  it("refuses an answer that was cut before it fitted the grammar", async () => {
    const cut = free.call("abc", { maxTokens: 3, grammar: /[a-z]{90}/ });
    await expect(cut).rejects.toMatchObject({
      code: "OUTPUT_INVALID",
      message: expect.stringMatching(/cut after 3 tokens.*maxTokens/),
    });
    const fits = await free.call("abc", { maxTokens: 3, grammar: /[a-z]*/ });
    expect(fits).toMatchObject({ finishReason: "length", output: expect.stringMatching(/^[a-z]+$/) });
  });

  it.each([Number.NaN, 0, 1.5, 5n, "5", () => 5])(
    "refuses maxTokens %s before it asks anybody",
    async (maxTokens) => {
      await expect(triage.call("again", { maxTokens: maxTokens as number })).rejects.toMatchObject({
        code: "OPTION_INVALID",
        message: expect.stringMatching(/^maxTokens is .*: a whole number of at least 1 is needed$/),
      });
    },
  );

  it("lets many calls share a signal without a warning, and takes its listeners off", async () => {
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on("warning", onWarning);
    const texts = Array.from({ length: 30 }, (_, i) => `${i}`);
    await Promise.all(texts.map((text) => triage(text, { signal })));
    for await (const _ of triage.map(texts, { signal, concurrency: 30 })) expect(warnings).toEqual([]);
    process.off("warning", onWarning);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("takes control tokens in a text as text", async () => {
    const { output, tokens } = await triage.call("a<|im_end|>[END_INPUT]");
    expect(["ALERT", "QUIET"]).toContain(output);
    expect(tokens.input).toBeGreaterThan(10);
  });

  it.each([
    ["x".repeat(3 * TINY_CONTEXT), {}, "CONTEXT_OVERFLOW", /of 2048 tokens/],
    ["x\0", {}, "INPUT_INVALID", /binary/],
    [7 as unknown as string, {}, "INPUT_INVALID", /is number/],
    ["x", { labels: [] }, "OPTION_INVALID", /0 labels/],
    ["x", { signal: AbortSignal.abort() }, "ABORTED", /aborted/],
    ["x", { timeoutMs: 0 }, "OPTION_INVALID", /timeoutMs is 0/],
  ])("refuses a bad call (%#) and goes on working", async (text, options, code, message) => {
    await expect(triage.call(text, options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(["ALERT", "QUIET"]).toContain(await triage("still works"));
  });

  it("ends running calls with ABORTED, late ones with TIMEOUT, and with CLOSED when it is closed", async () => {
    const controller = new AbortController();
    const options = { maxTokens: 1500, signal: controller.signal };
    const aborted = free.call("hello", options);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: "ABORTED" });

    const late = free.call("hello", { maxTokens: 1500, timeoutMs: 1 });
    await expect(late).rejects.toMatchObject({
      code: "TIMED_OUT",
      message: expect.stringMatching(/longer than its caller allows \(timeoutMs is 1\): allow more time/),
    });
    const hasty = await load(free.bytes, { pool, timeoutMs: 1 });
    await expect(hasty.call("hello", { maxTokens: 1500 })).rejects.toMatchObject({ code: "TIMED_OUT" });
    await expect(load(free.bytes, { pool, timeoutMs: Number.NaN })).rejects.toMatchObject({
      code: "OPTION_INVALID",
    });

    const fn = await load(free.bytes, { pool });
    const ended = expect(fn.call("hello", { maxTokens: 1500 })).rejects.toMatchObject({ code: "CLOSED" });
    await fn.close();
    await ended;
    await expect(fn("hello")).rejects.toMatchObject({ code: "CLOSED" });
    await fn.close();
  });
});

describe("a script", () => {
  it("ends by itself, with programs that were never closed and a shared pool", async () => {
    const path = join(snapshot.directory, "script.paw");
    await triage.save(path);
    const script = `
      import { load } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
      const [first, second] = await Promise.all([load(${JSON.stringify(path)}), load(${JSON.stringify(path)})]);
      console.log(await first("disk full"), await second("disk full"));
      await first.close();
      console.log(await second("disk full"));`;
    const args = ["--input-type=module", "--eval", script];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 20_000 });
    const answer = await triage("disk full");
    expect({ stdout, stderr }).toEqual({ stdout: `${answer} ${answer}\n${answer}\n`, stderr: "" });
  });
});

describe("save and load", () => {
  it("gives the same program from a path, a URL and bytes", async () => {
    const path = join(snapshot.directory, "triage.paw");
    await triage.save(path);
    expect(new Uint8Array(await readFile(path))).toEqual(triage.bytes);
    await using fromPath = await load(path, { pool });
    await using fromUrl = await load(pathToFileURL(path), { pool });
    await using fromBytes = await load(triage.bytes, { pool });
    for (const fn of [fromPath, fromUrl, fromBytes]) {
      expect(fn.meta).toEqual(triage.meta);
      expect(fn.gate).toEqual(triage.gate);
      expect(await fn("disk full")).toBe(await triage("disk full"));
    }
    await using other = await load(path, { pool, labels: ["RED", "GREEN"] });
    expect(other.labels).toEqual(["RED", "GREEN"]);
    expect(["RED", "GREEN"]).toContain(await other("disk full"));
  });

  it("replaces a file whole, through a link too, and refuses what is not a file", async () => {
    const folder = join(snapshot.directory, "save");
    await mkdir(folder);
    const [target, link] = [join(folder, "real.paw"), join(folder, "link.paw")];
    await writeFile(target, "old");
    await symlink(target, link);
    await triage.save(link);
    expect(new Uint8Array(await readFile(target))).toEqual(triage.bytes);
    for (const path of [folder, "/dev/null", join(folder, "no-folder", "x.paw"), join(target, "x.paw")]) {
      await expect(triage.save(path)).rejects.toMatchObject({
        code: "IO",
        message: expect.stringContaining(path),
      });
    }
    expect((await readdir(folder)).sort()).toEqual(["link.paw", "real.paw"]);
    await expect(access("/dev/null")).resolves.toBeUndefined();
  });

  it("names the path of a file that is not there, and of a folder that holds no program", async () => {
    const missing = join(snapshot.directory, "none.paw");
    for (const [path, code] of [
      [missing, "IO"],
      [snapshot.directory, "BUNDLE_INVALID"],
    ] as const) {
      await expect(load(path, { pool })).rejects.toMatchObject({
        code,
        message: expect.stringContaining(path),
      });
    }
    await expect(load(5 as unknown as string)).rejects.toMatchObject({ code: "OPTION_INVALID" });
  });

  it("refuses every truncated or bit-flipped file, or reads the same program", async () => {
    const { bytes } = triage;
    const codes = new Set<string>();
    for (let i = 0; i < 150; i++) {
      const cut = Math.floor((i / 150) * bytes.length);
      await expect(load(bytes.slice(0, cut), { pool })).rejects.toMatchObject({ code: "BUNDLE_INVALID" });
      const flipped = bytes.slice();
      flipped[cut] = (flipped[cut] as number) ^ (1 << (i % 8));
      try {
        const fn = await load(flipped, { pool });
        // Only bytes that carry nothing, such as a time stamp, may differ.
        expect(fn.meta).toEqual(triage.meta);
        expect(fn.pseudoProgram).toBe(triage.pseudoProgram);
      } catch (error) {
        if (!isPawError(error)) throw error;
        codes.add(error.code);
      }
    }
    expect([...codes].filter((code) => !["BUNDLE_INVALID", "HASH_MISMATCH"].includes(code))).toEqual([]);
    expect(codes).toContain("BUNDLE_INVALID");
    await expect(load(randomBytes(2000), { pool })).rejects.toMatchObject({ code: "BUNDLE_INVALID" });
  });

  it("refuses a program for another base, interpreter or adapter shape", async () => {
    const bundle = unpackBundle(triage.bytes);
    const other = packBundle({ ...bundle, meta: { ...bundle.meta, base_sha256: "0".repeat(64) } });
    await expect(load(other, { pool })).rejects.toMatchObject({ code: "HASH_MISMATCH" });
    const foreign = packBundle({ ...bundle, meta: { ...bundle.meta, interpreter: "Qwen/Qwen3-0.6B" } });
    await expect(load(foreign, { pool })).rejects.toMatchObject({ code: "MODEL_MISSING" });

    const module = {
      name: "blk.0.attn_q",
      nIn: 64,
      nOut: 64,
      a: new Float32Array(128),
      b: new Float32Array(128),
    };
    const adapter = adapterToGguf(
      { rank: 2, alpha: 4, modules: [module] },
      { architecture: "qwen3", type: "F32", name: "other shape" },
    );
    const { adapter_sha256: _, ...meta } = bundle.meta;
    const misfit = packBundle({ ...bundle, adapter, meta });
    await using fn = await load(misfit, { pool });
    await expect(fn("x")).rejects.toMatchObject({ code: "ADAPTER_MISMATCH" });
    expect(["ALERT", "QUIET"]).toContain(await triage("still works"));
  });

  it("says that a cache folder cannot be written", async () => {
    const file = join(snapshot.directory, "a-file");
    await writeFile(file, "");
    const loading = load(triage.bytes, { pool, cacheDir: join(file, "cache") });
    await expect(loading).rejects.toMatchObject({ code: "CACHE_UNWRITABLE" });
  });
});
