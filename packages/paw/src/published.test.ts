import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createPool, type Pool } from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { type LoadOptions, load } from "./index.js";
import { type PublishedOptions, writePublishedFolder } from "./published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "./tiny-snapshot.test-suite.js";

const INPUTS = ["the hen and the heron", "", "ok", '{"a": 1}', "naïve 😀"];

let snapshot: TinySnapshot;
let files: RandomFiles;
let llama: Pool;
let reference: Pool;
let folders = 0;

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  process.env.PAW_NANO_DIR = snapshot.nanoDir;
  process.env.PAW_CACHE_DIR = snapshot.cacheDir;
  llama = createPool({ workers: 1, backend: "llama" });
  reference = createPool({ workers: 1, backend: "reference" });
});
afterAll(async () => {
  await Promise.all([llama?.close(), reference?.close()]);
  await Promise.all([snapshot.remove(), files.remove()]);
});

async function folderWith(options?: PublishedOptions): Promise<string> {
  const folder = join(files.directory, `program-${folders++}`);
  await writePublishedFolder(folder, options);
  return folder;
}

describe("a program in the published layout", () => {
  it("gives the same answers on both backends, as a folder and as the .paw that it is saved as", async () => {
    const folder = await folderWith({ type: "F32" });
    const { base } = files;
    await using fast = await load(folder, { pool: llama, base });
    await using exact = await load(pathToFileURL(folder), { pool: reference, base });
    const saved = join(files.directory, "saved.paw");
    await fast.save(saved);
    await using packed = await load(saved, { pool: reference, base });
    for (const text of INPUTS) {
      const answers = await Promise.all([fast, exact, packed].map((fn) => fn.call(text, { maxTokens: 8 })));
      const [first, ...others] = answers as [(typeof answers)[0], ...typeof answers];
      for (const other of others) {
        expect(other.output).toBe(first.output);
        expect(Math.abs(other.confidence - first.confidence)).toBeLessThan(2e-3);
      }
    }
    expect(fast.meta).toMatchObject({ format_version: 0, interpreter: "Qwen/Qwen3-0.6B" });
    expect(fast.spec).toBe("Say the text again.");
    expect(fast.warnings).toEqual([]);
  });

  it("runs with its adapter: without one the same base answers otherwise", async () => {
    const folder = await folderWith();
    const bare = await folderWith({
      meta: { format_version: 1, lora_rank: 0, decoding: { kind: "free", max_tokens: 8 } },
    });
    await writeFile(join(bare, "pseudo_program.txt"), "");
    await rm(join(bare, "adapter.gguf"));
    const { base } = files;
    await using adapted = await load(folder, { pool: llama, base });
    await using plain = await load(bare, { pool: llama, base });
    const options = { maxTokens: 8 };
    expect(await adapted("the hen", options)).not.toBe(await plain("the hen", options));
  });

  it("leaves the engine state that lies beside unread, and says so", async () => {
    const folder = await folderWith();
    for (const name of ["prefix_cache.bin", "prefix_tokens.json", "prefix_kv_cache.bin", "README.md"])
      await writeFile(join(folder, name), "anything");
    await using fn = await load(folder, { pool: reference, base: files.base });
    expect(fn.warnings).toEqual([
      "prefix_cache.bin was not read: engine state is never taken from a file",
      "prefix_tokens.json was not read: engine state is never taken from a file",
      "prefix_kv_cache.bin was not read: engine state is never taken from a file",
    ]);
  });

  it("takes labels", async () => {
    await using fn = await load(await folderWith(), { pool: llama, base: files.base, labels: ["a", "b"] });
    expect(["a", "b"]).toContain(await fn("x"));
  });
});

describe("refused", () => {
  const refused = async (folder: string, options: LoadOptions, code: string, message: RegExp) =>
    expect(load(folder, { pool: reference, ...options })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });

  it("a program without its base, saying which file is needed", async () => {
    const file =
      /"Qwen\/Qwen3-0.6B" is not on disk \(622733120 bytes\).*--base FILE.*: npx paw pull qwen3-0\.6b$/;
    await refused(await folderWith(), {}, "MODEL_MISSING", file);
    await refused(
      await folderWith({ meta: { interpreter: "gpt2" } }),
      {},
      "MODEL_MISSING",
      /"gpt2" is not on disk \(139804832 bytes\).*: npx paw pull gpt2$/,
    );
    const other = await folderWith({ meta: { interpreter: "acme/llm", base_sha256: "a".repeat(64) } });
    await refused(other, {}, "MODEL_MISSING", /"acme\/llm".*"tiny-1".*the GGUF with SHA-256 a{64} as base/);
  });

  it("bases that are none or another", async () => {
    const folder = await folderWith();
    await refused(
      folder,
      { base: join(files.directory, "none.gguf") },
      "MODEL_MISSING",
      /no base model file .*none\.gguf/,
    );
    await refused(folder, { base: files.adapters[0] }, "MODEL_INVALID", /no language model|is missing/);
    await refused(
      folder,
      { base: join(folder, "meta.json") },
      "MODEL_INVALID",
      /meta\.json is damaged or unknown/,
    );
    await refused(folder, { base: "" }, "OPTION_INVALID", /base is empty/);
    await refused(folder, { base: 5 as unknown as string }, "OPTION_INVALID", /base is number/);
    const gpt2 = await folderWith({ architecture: "gpt2" });
    await refused(
      gpt2,
      { base: files.base },
      "ADAPTER_MISMATCH",
      /for the architecture gpt2, the base .* has qwen3/,
    );
  });

  it("a base with another hash than the program states, and takes the right one", async () => {
    const base_sha256 = createHash("sha256")
      .update(await readFile(files.base))
      .digest("hex");
    await using fn = await load(await folderWith({ meta: { base_sha256 } }), {
      pool: reference,
      base: files.base,
    });
    expect(fn.meta.base_sha256).toBe(base_sha256);
    const wrong = await folderWith({ meta: { base_sha256: "0".repeat(64) } });
    await refused(wrong, { base: files.base }, "HASH_MISMATCH", new RegExp(`${base_sha256}.*made for 0{64}`));
    const nano = await folderWith({ meta: { interpreter: "tiny-1", base_sha256: "0".repeat(64) } });
    await refused(nano, { base: files.base }, "OPTION_INVALID", /comes with PAW: leave the base out/);
  });

  it("folders that hold no program", async () => {
    const folder = await folderWith();
    await rm(join(folder, "adapter.gguf"));
    await refused(folder, {}, "BUNDLE_INVALID", /program-\d+: the bundle has no adapter\.gguf/);
    await rm(join(folder, "prompt_template.txt"));
    await refused(
      folder,
      {},
      "BUNDLE_INVALID",
      /prompt_template\.txt missing: a program folder holds meta\.json, adapter/,
    );
    await refused(join(folder, "none"), {}, "IO", /cannot read .*none/);
  });
});
