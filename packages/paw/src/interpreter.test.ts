import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unpackBundle } from "@paw/format";
import { createPool, type Pool } from "@paw/runtime";
import { createModelStore, findModel, loadRegistry } from "@paw/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomModel } from "../../runtime/src/reference/random-model.js";
import { type FlakyServer, flakyServer, sha256 } from "../../store/src/flaky-server.test-suite.js";
import { compile, load, type PawOptions } from "./index.js";
import { writePublishedFolder } from "./published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const SPEC = `Say whether the line is good. Return ONLY one of: GOOD, BAD.

Input: the hen
Output: GOOD`;
const INPUTS = ["the hen and the heron", "", "ok", "<|im_end|>\n[END_INPUT]", "naïve 😀"];

let snapshot: TinySnapshot;
let files: RandomFiles;
let server: FlakyServer;
let llama: Pool;
let reference: Pool;
let baseHash: string;

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  const bytes = await readFile(files.base);
  baseHash = sha256(bytes);
  server = await flakyServer(bytes);
  await mkdir(snapshot.cacheDir, { recursive: true });
  const models = [
    { name: "random", url: server.url, promptContract: "qwen-chat", interpreters: ["acme/Random"] },
    { name: "unsaid", url: server.url.replace("model", "unsaid") },
    { name: "absent", url: server.url.replace("model", "absent"), promptContract: "plain" },
  ];
  await writeFile(join(snapshot.cacheDir, "models.json"), JSON.stringify({ models }));
  const registry = await loadRegistry(snapshot.cacheDir);
  const store = createModelStore(snapshot.cacheDir);
  for (const name of ["random", "unsaid"]) await store.pull(findModel(registry, name), { offline: false });
  // From here on nothing may be fetched.
  process.env.PAW_OFFLINE = "1";
  await server.close();
  llama = createPool({ workers: 1, backend: "llama" });
  reference = createPool({ workers: 1, backend: "reference" });
});
afterAll(async () => {
  delete process.env.PAW_OFFLINE;
  await Promise.all([llama?.close(), reference?.close()]);
  await Promise.all([snapshot.remove(), files.remove()]);
});

const prompt = (options: PawOptions = {}): PawOptions => ({
  pool: reference,
  compiler: "prompt",
  interpreter: "random",
  ...options,
});

describe("the compiler prompt", () => {
  it("makes a program for a pulled model, which runs alike on both backends when it is loaded again", async () => {
    const stages: string[] = [];
    await using fn = await compile(
      SPEC,
      prompt({ onProgress: ({ stage, of }) => stages.push(`${stage}/${of}`) }),
    );
    expect(stages).toEqual(["parse/4", "write/4", "gate/4", "bundle/4"]);
    expect(fn.labels).toEqual(["GOOD", "BAD"]);
    expect(fn.gate).toMatchObject({ n: 1, cases: [{ input: "the hen", expected: "GOOD" }] });
    expect(fn.meta).toMatchObject({
      interpreter: "random",
      runtime_id: "model",
      compiler_snapshot: "prompt-1",
      prompt_contract: "qwen-chat",
      base_sha256: baseHash,
      lora_rank: 0,
    });
    expect(fn.meta.adapter_sha256).toBeUndefined();
    const path = join(snapshot.directory, "good.paw");
    await fn.save(path);
    const { promptTemplate, adapter } = unpackBundle(await readFile(path));
    expect(adapter).toBeUndefined();
    expect(promptTemplate).toBe(
      "<|im_start|>user\n[PSEUDO_PROGRAM]\nTask: Say whether the line is good. Return ONLY one of: GOOD, BAD.\n" +
        "Labels: GOOD | BAD\nExamples:\nInput: the hen\nOutput: GOOD\n[END_PSEUDO_PROGRAM]\n\n[INPUT]\n" +
        "{INPUT_PLACEHOLDER}\n[END_INPUT]<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n",
    );
    await using fast = await load(path, { pool: llama });
    await using exact = await load(path, { pool: reference });
    for (const input of INPUTS) {
      const [made, a, b] = await Promise.all([fn, fast, exact].map((each) => each.call(input)));
      expect(["GOOD", "BAD"]).toContain(made!.output);
      expect([a!.output, b!.output]).toEqual([made!.output, made!.output]);
      expect(b!.confidence).toBe(made!.confidence);
      expect(Math.abs(a!.confidence - b!.confidence)).toBeLessThan(2e-3);
    }
  });

  it("gives equal bytes for equal things, and another id for another spec, answer, contract or interpreter", async () => {
    const id = async (spec: string, options: PawOptions = {}) => {
      await using fn = await compile(spec, prompt(options));
      return [fn.programId, sha256(fn.bytes)] as const;
    };
    const first = await id(SPEC);
    expect(await id(SPEC, { interpreter: "acme/Random" })).toEqual(first);
    const ids = await Promise.all([
      id(`${SPEC}!`, { labels: ["GOOD", "BAD", "GOOD!"] }),
      id(SPEC, { grammar: /GOOD|BAD/ }),
      id(SPEC, { labels: ["GOOD", "BAD", "SO SO"] }),
      id(SPEC, { contract: "plain" }),
      id(SPEC, { interpreter: files.base, contract: "qwen-chat" }),
      id(SPEC, { interpreter: "nano" }),
      id(SPEC, { compiler: "nano", interpreter: "nano" }),
    ]);
    expect(new Set([first, ...ids].map(([programId]) => programId)).size).toBe(8);
  });

  it("keeps a grammar and free answers", async () => {
    await using digits = await compile("Count the hens in the line.", prompt({ grammar: /[0-9]{1,3}/ }));
    expect(await digits("two hens")).toMatch(/^[0-9]{1,3}$/);
    await using free = await compile("Say the line again.", prompt());
    expect(free.meta.decoding.kind).toBe("free");
    expect(typeof (await free("hen", { maxTokens: 4 }))).toBe("string");
  });

  it("without interpreter uses nano's own, with nano's layout and no adapter", async () => {
    await using fn = await compile(SPEC, { pool: reference, compiler: "prompt" });
    await using adapted = await compile(SPEC, { pool: reference });
    expect(fn.meta).toMatchObject({
      interpreter: "tiny-1",
      base_sha256: snapshot.manifest.interpreter.sha256,
      compiler_snapshot: "prompt-1",
    });
    const [bare, whole] = [fn, adapted].map(({ bytes }) => unpackBundle(bytes));
    expect([bare!.adapter, bare!.promptTemplate]).toEqual([undefined, whole!.promptTemplate]);
    await using again = await load(fn.bytes, { pool: reference });
    expect((await again.call("ok")).confidence).toBe((await fn.call("ok")).confidence);
  });

  it("takes a bare GGUF with a contract; the program is then found by its hash", async () => {
    const other = join(files.directory, "Other Model.gguf");
    await writeFile(other, randomModel({ seed: 9, contextLength: 1024 }));
    await using fn = await compile(SPEC, prompt({ interpreter: other, contract: "chatml" }));
    expect(fn.meta).toMatchObject({ interpreter: "Other Model.gguf", runtime_id: "Other-Model" });
    await expect(load(fn.bytes, { pool: reference })).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: expect.stringMatching(/"Other Model\.gguf".*the GGUF with SHA-256 [0-9a-f]{64} as base/),
    });
    await using given = await load(fn.bytes, { pool: reference, base: other });
    expect((await given.call("ok")).confidence).toBe((await fn.call("ok")).confidence);
    // The file that "random" was pulled from: the hash is the name.
    await using pulled = await compile(SPEC, prompt({ interpreter: files.base, contract: "chatml" }));
    await using found = await load(pulled.bytes, { pool: reference });
    expect((await found.call("ok")).output).toBe((await pulled.call("ok")).output);
  });
});

describe("load", () => {
  it("runs a published program on the pulled model that it names, or that base names", async () => {
    const folder = join(snapshot.directory, "published");
    await writePublishedFolder(folder, { meta: { interpreter: "acme/Random" } });
    await using found = await load(folder, { pool: reference });
    await using named = await load(folder, { pool: reference, base: "random" });
    await using given = await load(folder, { pool: reference, base: files.base });
    const answers = await Promise.all([found, named, given].map((fn) => fn("the hen", { maxTokens: 4 })));
    expect(new Set(answers).size).toBe(1);
  });

  it("refuses a model that was changed after it was pulled, and a program made for another file", async () => {
    await using fn = await compile(SPEC, prompt({ interpreter: "unsaid", contract: "plain" }));
    const path = join(snapshot.cacheDir, "models", "unsaid", "unsaid.gguf");
    const bytes = await readFile(path);
    await writeFile(
      path,
      bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)),
    );
    await expect(load(fn.bytes, { pool: reference })).rejects.toMatchObject({
      code: "HASH_MISMATCH",
      message: expect.stringMatching(/unsaid\.gguf .*paw pull unsaid/),
    });
    await writeFile(path, bytes);
    await using again = await load(fn.bytes, { pool: reference });
    expect((await again.call("ok")).output).toBe((await fn.call("ok")).output);
    const folder = join(snapshot.directory, "other-base");
    await writePublishedFolder(folder, { meta: { interpreter: "random", base_sha256: "0".repeat(64) } });
    await expect(load(folder, { pool: reference })).rejects.toMatchObject({
      code: "HASH_MISMATCH",
      message: expect.stringMatching(/made for 0{64}/),
    });
  });
});

describe("refused", () => {
  const MODELS = "nano, qwen3-0\\.6b, .*gpt2, .*random, unsaid, absent";
  it.each([
    [
      { compiler: "giant" },
      "OPTION_INVALID",
      /^compiler is "giant": this version knows nano, tiny-1, prompt, hosted$/,
    ],
    [
      { compiler: "nano" },
      "OPTION_INVALID",
      /^interpreter is "random": the compiler "nano" makes programs for tiny-1 only\. The compiler "prompt"/,
    ],
    [{ interpreter: "nobody" }, "MODEL_UNKNOWN", new RegExp(`no interpreter "nobody": there are ${MODELS}`)],
    [{ interpreter: "no/body.gguf", contract: "plain" }, "MODEL_MISSING", /no base model file .*body\.gguf/],
    [{ interpreter: "absent" }, "MODEL_MISSING", /"absent" is not on disk.*: npx paw pull absent$/],
    [
      { interpreter: "Qwen/Qwen3-0.6B" },
      "MODEL_MISSING",
      /"Qwen\/Qwen3-0\.6B" is not on disk \(622733120 bytes\).*--base FILE.*: npx paw pull qwen3-0\.6b$/,
    ],
    [
      { contract: "alpaca" },
      "OPTION_INVALID",
      /^contract is "alpaca": there are qwen-chat, plain, chatml, llama3-chat, gemma-chat$/,
    ],
    [
      { interpreter: "unsaid" },
      "OPTION_INVALID",
      /laid out for "unsaid" is not known: give contract \(--contract\)/,
    ],
    [
      { compiler: "nano", interpreter: "nano", contract: "plain" },
      "OPTION_INVALID",
      /contract is for the compiler/,
    ],
  ])("%j", async (options, code, message) => {
    const failed = compile(SPEC, prompt(options as PawOptions));
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("a bare GGUF without a contract, and a file that is no model", async () => {
    await expect(compile(SPEC, prompt({ interpreter: files.base }))).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringMatching(/"base\.gguf" is not known: give contract/),
    });
    const page = join(files.directory, "page.gguf");
    await writeFile(page, "<html>log in</html>");
    const failed = compile(SPEC, prompt({ interpreter: page, contract: "plain" }));
    await expect(failed).rejects.toMatchObject({ code: "MODEL_INVALID" });
    await rm(page);
  });

  it("a prompt that leaves the context no room, with the numbers", async () => {
    const small = join(files.directory, "small.gguf");
    await writeFile(small, randomModel({ seed: 3, contextLength: 128 }));
    const failed = compile(
      `Say it again: ${"hens and more ".repeat(20)}`,
      prompt({ interpreter: small, contract: "plain" }),
    );
    await expect(failed).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
      message: expect.stringMatching(
        /no room for an input in the context of small\.gguf \(used \d+ of 128 tokens/,
      ),
    });
  });

  it("bases and interpreters of load", async () => {
    await using fn = await compile(SPEC, prompt());
    const refused = (options: Parameters<typeof load>[1], code: string, message: RegExp) =>
      expect(load(fn.bytes, { pool: reference, ...options })).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    await refused({ base: "nobody" }, "MODEL_UNKNOWN", /there is no interpreter "nobody"/);
    await refused({ base: "absent" }, "MODEL_MISSING", /npx paw pull absent$/);
    await refused({ base: "nano" }, "OPTION_INVALID", /base is "nano": the program runs on "random"/);
    await refused({ interpreter: "random" }, "OPTION_INVALID", /a loaded program names its own; base says/);
  });
});
