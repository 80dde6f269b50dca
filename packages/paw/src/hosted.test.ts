import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adapterToGguf, unpackBundle } from "@paw/format";
import { createHubClient, pullProgram } from "@paw/hub";
import { createPool, type Pool } from "@paw/runtime";
import { writeRecord } from "@paw/store";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type HubServer, hubServer } from "../../hub/src/hub-server.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";
import { sha256 } from "../../store/src/flaky-server.test-suite.js";
import { compile, load, type PawOptions } from "./index.js";
import { PUBLISHED_TEMPLATE } from "./published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC =
  "Classify log lines. Return ONLY one of: ALERT, QUIET.\n\nInput: disk is full\nOutput: ALERT\n\nInput: all is well\nOutput: QUIET";
const INPUTS = ["the hen and the heron", "", "ok"];

let snapshot: TinySnapshot;
let files: RandomFiles;
let server: HubServer;
let pool: Pool;
let written: string;

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  await installBase();
  Object.assign(process.env, {
    PAW_NANO_DIR: snapshot.nanoDir,
    PAW_CACHE_DIR: snapshot.cacheDir,
    PAW_API_KEY: "paw_sk_test",
    XDG_CONFIG_HOME: join(snapshot.directory, "config"),
  });
  delete process.env.PAW_OFFLINE;
  pool = createPool({ workers: 1, backend: "reference" });
});
beforeEach(async () => {
  const adapter = adapterToGguf(randomAdapter(2, 32, 0.1), {
    architecture: "qwen3",
    type: "Q4_0",
    name: "published",
  });
  server = await hubServer({ adapter, template: PUBLISHED_TEMPLATE });
  process.env.PAW_API_URL = server.url;
  written = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  await rm(join(snapshot.cacheDir, "hub"), { recursive: true, force: true });
});
afterAll(async () => {
  await pool?.close();
  await Promise.all([snapshot.remove(), files.remove()]);
});

/** Puts the tiny base where a pulled Qwen3-0.6B would be, with a record of its own hash. */
async function installBase(): Promise<void> {
  const folder = join(snapshot.cacheDir, "models", "qwen3-0.6b");
  const bytes = await readFile(files.base);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "base.gguf"), bytes);
  await writeRecord(folder, {
    name: "qwen3-0.6b",
    file: "base.gguf",
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
    pinned: true,
    source: "http://localhost/base.gguf",
    installedAt: "2026-01-01T00:00:00Z",
  });
}

const hosted = (options: PawOptions = {}) => compile(SPEC, { compiler: "hosted", pool, ...options });
const rejected = (work: Promise<unknown>, code: string, message: RegExp) =>
  expect(work).rejects.toMatchObject({ code, message: expect.stringMatching(message) });

describe('the compiler "hosted"', () => {
  it("gives a program that is saved like others, and runs without the service", async () => {
    const stages: string[] = [];
    await using fn = await hosted({ onProgress: ({ stage }) => stages.push(stage) });
    expect(server.seen[0]).toEqual({
      line: "POST /compile",
      key: "paw_sk_test",
      body: { spec: SPEC, compiler: "paw-4b-qwen3-0.6b", public: false },
    });
    expect(written).toMatch(
      /^paw: warning: specifications and inputs are sent to 127\.0\.0\.1:\d+, [^\n]*\n$/,
    );
    expect(stages).toEqual(["send", "fetch", "gate", "bundle"]);
    const [published = ""] = [...server.programs.keys()];
    expect(fn.meta).toMatchObject({
      format_version: 1,
      spec: SPEC,
      interpreter: "Qwen/Qwen3-0.6B",
      compiler_snapshot: "paw-4b-qwen3-0.6b-20260407",
      labels: ["ALERT", "QUIET"],
      base_sha256: sha256(await readFile(files.base)),
      published_program_id: published,
    });
    expect(fn.gate).toMatchObject({ n: 2, cases: [{ input: "disk is full", expected: "ALERT" }, {}] });

    const path = join(snapshot.directory, "hosted.paw");
    await fn.save(path);
    await server.close();
    await using again = await load(path, { pool });
    expect(again.meta).toEqual(fn.meta);
    for (const text of INPUTS) {
      const answer = await fn.call(text);
      expect(["ALERT", "QUIET"]).toContain(answer.output);
      expect(await again.call(text)).toMatchObject({ output: answer.output, confidence: answer.confidence });
    }
    // The weights and the prompt are the published ones, untouched.
    const original = unpackBundle(server.programs.get(published)?.bytes ?? new Uint8Array());
    const saved = unpackBundle(await readFile(path));
    expect(sha256(saved.adapter as Uint8Array)).toBe(sha256(original.adapter as Uint8Array));
    expect(saved.promptTemplate).toBe(original.promptTemplate);
    await using plain = await load(published, { pool, labels: ["ALERT", "QUIET"] });
    expect((await plain.call("the hen")).confidence).toBe((await fn.call("the hen")).confidence);
  });

  it("keeps labels, schemas and grammars in the program", async () => {
    await using labelled = await hosted({ labels: ["a", "b"] });
    await using typed = await compile(
      { spec: "Say how bad it is, of the two.", output: z.enum(["low", "high"]) },
      { compiler: "hosted", pool },
    );
    await using bound = await hosted({ grammar: /[0-9]{2}/ });
    expect([labelled.meta.labels, typed.meta.labels]).toEqual([
      ["a", "b"],
      ["low", "high"],
    ]);
    expect(bound.meta).toMatchObject({ decoding: { kind: "grammar" } });
    expect(await bound("x")).toMatch(/^[0-9]{2}$/);
    await using again = await load(bound.bytes, { pool });
    expect(await again("x")).toBe(await bound("x"));
  });

  it("asks for a compiler by its name, the slow ones through the queue, and runs on a given file", async () => {
    server.jobStates = [{ status: "ready" }];
    await using fn = await hosted({ compiler: "hosted:paw-ft-bs48", interpreter: files.base });
    expect(server.seen[0]).toMatchObject({ line: "POST /compile/async", body: { compiler: "paw-ft-bs48" } });
    expect(fn.meta.compiler_snapshot).toBe("paw-ft-bs48-20260407");
    await rejected(hosted({ compiler: "hosted:mine" }), "API_REJECTED", /Unknown compiler mine/);
  });

  it.each([
    [
      "nano as interpreter",
      { interpreter: "nano" },
      "OPTION_INVALID",
      /makes programs for qwen3-0\.6b and gpt2/,
    ],
    [
      "another interpreter",
      { interpreter: "smollm2-360m" },
      "OPTION_INVALID",
      /interpreter is "smollm2-360m"/,
    ],
    ["one that is not on disk", { interpreter: "gpt2" }, "MODEL_MISSING", /: npx paw pull gpt2$/],
    ["a contract", { contract: "plain" }, "OPTION_INVALID", /contract is for the compiler "prompt"/],
    [
      "a name that is none",
      { compiler: "hosted:" },
      "OPTION_INVALID",
      /compiler is "hosted:": hosted:NAME needs/,
    ],
    ["another word", { compiler: "hostel" }, "OPTION_INVALID", /knows nano, tiny-1, prompt, hosted$/],
    ["offline", { offline: true }, "OFFLINE", /compiling at the service needs 127/],
    ["an aborted signal", { signal: AbortSignal.abort() }, "ABORTED", /aborted by its caller/],
  ] as const)("refuses %s before anything is sent", async (_, options, code, message) => {
    await rejected(hosted(options), code, message);
    expect([server.seen, written]).toEqual([[], ""]);
  });

  it("passes on what the service refuses, and gives its pool back", async () => {
    server.faults = [{ status: 429, headers: { "retry-after": "900" } }];
    await expect(hosted()).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfterMs: 900_000 });
    server.faults = [{ on: "GET /programs", status: 404 }];
    await rejected(hosted(), "NOT_FOUND", /status 404/);
    await rejected(compile("short", { compiler: "hosted", pool }), "SPEC_TOO_SHORT", /5 characters/);
  });
});

describe("a reference", () => {
  const pull = async (text: string) => pullProgram(await createHubClient(), snapshot.cacheDir, text);

  it("loads what was pulled, and only that", async () => {
    const hub = await createHubClient();
    const { programId } = await hub.compile({ spec: SPEC, slug: "triage" });
    const missing =
      /no file or folder "da03\/triage", .* program da03\/triage is not on disk.*: npx paw pull da03\/triage$/;
    await rejected(load("da03/triage", { pool }), "PROGRAM_MISSING", missing);
    await rejected(
      load("some-slug", { pool }),
      "PROGRAM_MISSING",
      /: npx paw pull programasweights\/some-slug$/,
    );
    await rejected(load("da03/triage.paw", { pool }), "IO", /cannot read da03\/triage\.paw/);
    const asked = server.seen.length;
    await pull("da03/triage@v1");
    await rejected(load("da03/triage", { pool }), "PROGRAM_MISSING", missing);
    await pull("da03/triage");
    expect(server.seen.length - asked).toBe(3); // two names resolved, one file
    await server.close();
    for (const text of ["da03/triage", "DA03/triage@v1", programId]) {
      await using fn = await load(text, { pool });
      expect(fn.programId).toBe(programId);
      expect(await fn("the hen", { maxTokens: 4 })).toBeTypeOf("string");
    }
    const damaged = join(snapshot.cacheDir, "hub", "programs", programId, "program.paw");
    await writeFile(damaged, (await readFile(damaged)).subarray(1));
    await rejected(load("da03/triage", { pool }), "HASH_MISMATCH", /npx paw pull da03\/triage/);
    expect((await stat(damaged)).isFile()).toBe(true);
  });

  it("is a path where there is one", async () => {
    await using fn = await hosted();
    const folder = process.cwd();
    process.chdir(snapshot.directory);
    try {
      await fn.save("word");
      await using again = await load("word", { pool });
      expect(again.programId).toBe(fn.programId);
    } finally {
      process.chdir(folder);
    }
  });
});
