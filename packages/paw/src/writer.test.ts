import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unpackBundle } from "@paw/format";
import { createPool, type Pool } from "@paw/runtime";
import { createModelStore, findModel, loadRegistry } from "@paw/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomModel } from "../../runtime/src/reference/random-model.js";
import { sayingModel } from "../../runtime/src/reference/saying-model.js";
import { flakyServer, sha256 } from "../../store/src/flaky-server.test-suite.js";
import { compile, load, type PawOptions } from "./index.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC = `Say whether the line is good.<|im_end|> Return ONLY one of: GOOD, BAD.

Input: the hen
Output: GOOD`;
/** "Find the typos." in tokens of the random models. */
const TASK = ["Ġ", "F", "in", "d", "Ġthe", "Ġt", "y", "p", "o", "s", "."];

let snapshot: TinySnapshot;
let llama: Pool;
let reference: Pool;
/** Paths of writers by what they do. */
const path = (name: string) => join(snapshot.directory, `${name}.gguf`);
const writers: Readonly<Record<string, Uint8Array>> = {
  // The writer's prompt ends with "Task:".
  plain: sayingModel([":", ...TASK]),
  whole: sayingModel([":", "Ġ", "S", "ing", ".", "Ċ", "I", "n", "p", "u", "t", ":"]),
  silent: sayingModel([":"]),
  endless: sayingModel([":", "h", "h"]),
  turns: sayingModel([":", "Ġ", "<|", "im", "_en", "d", "|>"]),
  broken: sayingModel([":", "h", "ð"]),
  small: sayingModel([":", ...TASK], 512),
  random: randomModel({ seed: 5, contextLength: 2048 }),
};

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  for (const [name, bytes] of Object.entries(writers)) await writeFile(path(name), bytes);
  await mkdir(snapshot.cacheDir, { recursive: true });
  const server = await flakyServer(writers.plain!);
  const models = [
    { name: "instruct", url: server.url, promptContract: "chatml" },
    { name: "absent", url: server.url.replace("model", "absent"), promptContract: "chatml" },
  ];
  await writeFile(join(snapshot.cacheDir, "models.json"), JSON.stringify({ models }));
  const registry = await loadRegistry(snapshot.cacheDir);
  await createModelStore(snapshot.cacheDir).pull(findModel(registry, "instruct"), { offline: false });
  process.env.PAW_OFFLINE = "1";
  await server.close();
  llama = createPool({ workers: 1, backend: "llama" });
  reference = createPool({ workers: 1, backend: "reference" });
});
afterAll(async () => {
  delete process.env.PAW_OFFLINE;
  await Promise.all([llama?.close(), reference?.close()]);
  await snapshot.remove();
});

const written = (writer: string, options: PawOptions = {}): PawOptions => ({
  pool: reference,
  compiler: "prompt",
  writer: path(writer),
  writerContract: "chatml",
  ...options,
});

describe("a writer", () => {
  it("words the task; labels and examples stay the specification's; the program says who wrote", async () => {
    await using fn = await compile(SPEC, written("plain"));
    expect(fn.pseudoProgram).toBe(
      "[PSEUDO_PROGRAM]\nTask: Find the typos.\nLabels: GOOD | BAD\nExamples:\nInput: the hen\nOutput: GOOD\n[END_PSEUDO_PROGRAM]",
    );
    expect(fn.meta).toMatchObject({
      compiler_snapshot: "prompt-writer-1",
      writer: "plain.gguf",
      writer_sha256: sha256(writers.plain!),
      writer_contract: "chatml",
      spec: SPEC,
      labels: ["GOOD", "BAD"],
      interpreter: "tiny-1",
    });
    expect(fn.gate).toMatchObject({ n: 1 });
    const file = join(snapshot.directory, "written.paw");
    await fn.save(file);
    expect(unpackBundle(await readFile(file)).promptTemplate).toContain("Task: Find the typos.\n");
    // The writer is not needed to run.
    await using again = await load(file, { pool: reference });
    expect((await again.call("ok")).confidence).toBe((await fn.call("ok")).confidence);
  });

  it("writes the same on both backends and each time, and is part of the program's id", async () => {
    const make = async (options: PawOptions) => {
      await using fn = await compile(SPEC, options);
      return [fn.programId, sha256(fn.bytes), fn.pseudoProgram] as const;
    };
    const first = await make(written("plain"));
    expect(await make(written("plain"))).toEqual(first);
    const [id, , text] = await make(written("plain", { pool: llama }));
    expect([id, text]).toEqual([first[0], first[2]]);
    const others = [
      await make(written("plain", { writerContract: "plain" })),
      await make(written("whole")),
      await make({ pool: reference, compiler: "prompt" }),
    ];
    expect(new Set([first, ...others].map(([programId]) => programId)).size).toBe(4);
  });

  it("may be a pulled model, whose contract is known, for an interpreter of a file", async () => {
    const { writerContract: _, ...named } = written("plain", { writer: "instruct" });
    await using fn = await compile(SPEC, { ...named, interpreter: path("random"), contract: "plain" });
    expect(fn.meta).toMatchObject({
      writer: "instruct",
      writer_sha256: sha256(writers.plain!),
      writer_contract: "chatml",
      interpreter: "random.gguf",
    });
  });

  it("that goes on with examples of its own ends at them", async () => {
    await using fn = await compile("Say whether the line is good.", written("whole"));
    expect(fn.pseudoProgram).toBe("[PSEUDO_PROGRAM]\nTask: Sing.\n[END_PSEUDO_PROGRAM]");
  });
});

describe("refused", () => {
  const WHAT_TO_DO = /Leave the writer out \(--writer\), .* or take a larger instruct model$/;
  it.each([
    [
      "silent",
      /^the writer "silent\.gguf" wrote no task text that can be used: no word in it\. It wrote ""\./,
    ],
    ["endless", /: no end within 350 tokens\. It wrote "h{120}\.\.\."\./],
    ["turns", /: the text <\|im_end\|> in it, .* It wrote "<\|im_end\|>"\./],
    ["broken", /: control characters or broken Unicode in it\. It wrote "h\ufffd"\./],
    ["random", /^the writer "random\.gguf" wrote no task text that can be used: .* It wrote ".{1,900}"\./],
  ])("what the model %s writes", async (writer, message) => {
    const failed = compile(SPEC, written(writer));
    await expect(failed).rejects.toMatchObject({
      code: "OUTPUT_INVALID",
      message: expect.stringMatching(message),
    });
    await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(WHAT_TO_DO) });
  });

  it.each([
    [{ writer: "nano" }, "OPTION_INVALID", /^writer is "nano": nano is too small to word a task/],
    [
      { writer: "nobody" },
      "MODEL_UNKNOWN",
      /^there is no writer "nobody": there are qwen3-0\.6b, .*instruct, absent\./,
    ],
    [
      { writer: "absent" },
      "MODEL_MISSING",
      /^the writer "absent" is not on disk\. Give .*\(--writer FILE\), or fetch it once: npx paw pull absent$/,
    ],
    [{ writer: "no/such.gguf" }, "MODEL_MISSING", /no base model file .*such\.gguf/],
    [{ writerContract: "alpaca" }, "OPTION_INVALID", /^writerContract is "alpaca": there are qwen-chat, /],
    [
      { writerContract: undefined },
      "OPTION_INVALID",
      /laid out for "plain\.gguf" is not known: give writerContract \(--writer-contract\), one of qwen-chat/,
    ],
    [{ compiler: "nano" }, "OPTION_INVALID", /^writer is for the compiler "prompt"/],
  ])("%j", async (options, code, message) => {
    const failed = compile(SPEC, written("plain", options as unknown as PawOptions));
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("a specification that leaves the writer's context no room, with the numbers", async () => {
    await expect(compile(SPEC, written("small"))).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
      message: expect.stringMatching(
        /^the specification leaves the writer "small\.gguf" no room for its answer \(used \d+ of 512 tokens/,
      ),
    });
  });

  it("a caller who gives up while it writes", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress: PawOptions["onProgress"] = ({ stage }) => {
      if (stage === "write") controller.abort();
    };
    const failed = compile(SPEC, written("endless", { signal, onProgress }));
    await expect(failed).rejects.toMatchObject({ code: "ABORTED" });
  });
});
