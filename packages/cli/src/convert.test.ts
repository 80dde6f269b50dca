import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adapterToGguf, adapterToPeft, ggufString, readGguf, readPeft, unpackBundle } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUBLISHED_TEMPLATE, writePublishedFolder } from "../../paw/src/published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const ADAPTER = randomAdapter(7, 32, 0.1);
const PEFT = adapterToPeft(ADAPTER, "qwen3", "Qwen/Qwen3-0.6B");

let snapshot: TinySnapshot;
let files: RandomFiles;
let folder: string;

const paw = (...args: string[]) =>
  runPaw(args, {
    env: { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir, NO_COLOR: "1" },
    cwd: folder,
  });
const bytesOf = (name: string) => readFile(join(folder, name));

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  folder = files.directory;
  await mkdir(join(folder, "trained"));
  await writeFile(join(folder, "trained", "adapter_config.json"), PEFT.config);
  await writeFile(join(folder, "trained", "adapter_model.safetensors"), PEFT.weights);
  await writePublishedFolder(join(folder, "published"));
  await writeFile(join(folder, "template.txt"), PUBLISHED_TEMPLATE);
  await writeFile(join(folder, "spec.md"), "Say the text again.\n");
  const f16 = adapterToGguf(ADAPTER, { architecture: "qwen3", type: "F16", name: "half" });
  await writeFile(join(folder, "half.gguf"), f16);
});
afterAll(() => Promise.all([snapshot.remove(), files.remove()]));

describe("paw convert", () => {
  it("goes from PEFT to GGUF to PEFT and back without losing a bit", async () => {
    const first = await paw("convert", "trained", "-o", "exact.gguf");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^adapter {2}qwen3, rank 32, alpha 64, 14 modules, 45056 values\nstored {3}F32\nerror {4}none: every value is the same\nwritten {2}exact\.gguf {2}\d+ bytes\n$/,
    );
    expect((await paw("convert", "exact.gguf", "-o", "back/")).code).toBe(0);
    expect(await readdir(join(folder, "back"))).toEqual(["adapter_config.json", "adapter_model.safetensors"]);
    const weights = await bytesOf("back/adapter_model.safetensors");
    expect(Buffer.compare(weights, PEFT.weights)).toBe(0);
    expect((await paw("convert", "back", "-o", "again.gguf")).code).toBe(0);
    const [exact, again] = await Promise.all([bytesOf("exact.gguf"), bytesOf("again.gguf")]);
    // The name is that of the file.
    expect(ggufString(readGguf(again).metadata, "general.name")).toBe("again");
    expect(readGguf(again).tensors).toEqual(readGguf(exact).tensors);
  });

  it("goes from F16 to F32 and back to the same bytes, and measures what fewer bits cost", async () => {
    const wide = await paw("convert", "half.gguf", "-o", "wide.gguf", "--type", "F32");
    expect(wide.stdout).toContain("error    none");
    expect((await paw("convert", "wide.gguf", "-o", "half2.gguf", "--type", "F16")).code).toBe(0);
    expect(Buffer.compare(await bytesOf("half2.gguf"), await bytesOf("half.gguf"))).toBe(0);
    const [q8, q4] = await Promise.all(
      ["Q8_0", "Q4_0"].map((type) =>
        paw("convert", "half.gguf", "-o", `${type}.gguf`, "--type", type, "--json"),
      ),
    );
    const [error8, error4] = [q8!, q4!].map(({ stdout }) => JSON.parse(stdout).error);
    expect(error8).toMatchObject({ values: 45_056, exact: false });
    expect(error8.maxAbsolute).toBeGreaterThan(0);
    expect(error8.rmsRelative).toBeLessThan(0.01);
    expect(error4.rmsRelative).toBeGreaterThan(error8.rmsRelative);
    expect(error4.rmsRelative).toBeLessThan(0.15);
    expect(JSON.parse(q4!.stdout)).toMatchObject({
      from: { path: "half.gguf", kind: "gguf", types: ["F16"] },
      to: { path: "Q4_0.gguf", kind: "gguf", files: ["Q4_0.gguf"], types: ["Q4_0"] },
      adapter: { architecture: "qwen3", rank: 32, alpha: 64, modules: 14 },
    });
  });

  it("makes a program that runs on its base, and gives it back as PEFT with the line that serves it", async () => {
    const flags = ["--template", "template.txt", "--spec", "spec.md", "--labels", "yes,no"];
    const made = await paw("convert", "trained", "-o", "say.paw", ...flags, "--json");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const { meta, promptTemplate } = unpackBundle(await bytesOf("say.paw"));
    expect(JSON.parse(made.stdout).to.programId).toBe(meta.program_id);
    expect(promptTemplate).toBe(PUBLISHED_TEMPLATE);
    expect(meta).toMatchObject({
      spec: "Say the text again.\n",
      labels: ["yes", "no"],
      interpreter: "Qwen/Qwen3-0.6B",
      runtime_id: "qwen3-0.6b-q6_k",
    });
    const [run, peft] = await Promise.all([
      paw("run", "say.paw", "hello", "--base", files.base),
      paw("convert", "say.paw", "-o", "it's served"),
    ]);
    expect(run).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^(yes|no)\n$/) });
    expect(peft.stdout).toContain(
      "serve    vllm serve Qwen/Qwen3-0.6B --enable-lora --max-lora-rank 32 --lora-modules 'it-s-served=it'\\''s served'\n",
    );
    expect((await bytesOf("it's served/prompt_template.txt")).toString()).toBe(PUBLISHED_TEMPLATE);
    const weights = await bytesOf("it's served/adapter_model.safetensors");
    const config = await bytesOf("it's served/adapter_config.json");
    expect(readPeft({ config, weights })).toMatchObject({
      architecture: "qwen3",
      baseModel: "Qwen/Qwen3-0.6B",
    });
  });

  it("packs a published folder, which keeps its id, and names nano's snapshot", async () => {
    const [packed, nano] = await Promise.all([
      paw("convert", "published", "-o", "packed.paw"),
      paw("convert", "half.gguf", "-o", "nano.paw", "--template", "template.txt", "--interpreter", "nano"),
    ]);
    expect(packed.stdout).toContain("id 00112233445566778899");
    expect(nano.code).toBe(0);
    expect(unpackBundle(await bytesOf("nano.paw")).meta).toMatchObject({
      interpreter: "tiny-1",
      base_sha256: snapshot.manifest.interpreter.sha256,
    });
    expect(await paw("run", "nano.paw", "hello", "--max-tokens", "3")).toMatchObject({ code: 0 });
    const served = await paw("convert", "nano.paw", "-o", "nano");
    expect(served.stdout).toContain("vllm serve BASE --enable-lora");
    expect(served.stderr).toContain("BASE is a folder with tiny-1 as Hugging Face stores models");
  });

  it("says why vLLM has no command", async () => {
    const module = {
      name: "blk.0.attn_qkv",
      nIn: 768,
      nOut: 2304,
      a: new Float32Array(768).fill(1),
      b: new Float32Array(2304),
    };
    const gguf = adapterToGguf(
      { rank: 1, alpha: 1, modules: [module] },
      { architecture: "gpt2", type: "F32", name: "g" },
    );
    await writeFile(join(folder, "gpt2.gguf"), gguf);
    await writeFile(join(folder, "plain.txt"), "{INPUT_PLACEHOLDER}\n");
    const made = await paw(
      "convert",
      "gpt2.gguf",
      "-o",
      "gpt2.paw",
      "--template",
      "plain.txt",
      "--interpreter",
      "gpt2",
    );
    expect(made.code).toBe(0);
    const { code, stdout, stderr } = await paw("convert", "gpt2.paw", "-o", "gpt2-peft/", "--json");
    expect({ code, vllm: JSON.parse(stdout).vllm, stderr }).toEqual({ code: 0, vllm: null, stderr: "" });
    const again = await paw("convert", "gpt2.paw", "-o", "gpt2-peft", "--force");
    expect(again.stderr).toBe("paw: note: vLLM serves no LoRA on gpt2 models\n");
  });

  it("replaces only when told to", async () => {
    await writeFile(join(folder, "there.gguf"), "mine");
    await mkdir(join(folder, "empty"));
    const [refused, filled, forced, empty] = await Promise.all([
      paw("convert", "half.gguf", "-o", "there.gguf"),
      paw("convert", "half.gguf", "-o", "trained"),
      paw("convert", "half.gguf", "-o", "there2.gguf", "--force"),
      paw("convert", "half.gguf", "-o", "empty"),
    ]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toBe(
      "paw: IO: there.gguf is there already: give another name, or --force to replace it\n",
    );
    expect((await bytesOf("there.gguf")).toString()).toBe("mine");
    expect(filled.stderr).toMatch(/^paw: IO: trained is there already/);
    expect([forced.code, empty.code]).toEqual([0, 0]);
    expect((await paw("convert", "half.gguf", "-o", "there.gguf", "--force")).code).toBe(0);
  });
});

describe("program folders on the command line", () => {
  it("run and are inspected", async () => {
    await writeFile(join(folder, "published", "prefix_cache.bin"), "state");
    const [run, missing, inspected, json] = await Promise.all([
      paw("run", "published", "hello", "--base", files.base, "--max-tokens", "4", "--json"),
      paw("run", "published", "hello"),
      paw("inspect", "published"),
      paw("inspect", "published", "--json"),
    ]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).tokens.output).toBeLessThanOrEqual(4);
    expect(run.stderr).toContain("prefix_cache.bin was not read: engine state is never taken from a file");
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toMatch(
      /^paw: MODEL_MISSING: .*"Qwen\/Qwen3-0\.6B" .*\(622733120 bytes\).*--base FILE.*: npx paw pull qwen3-0\.6b$/m,
    );
    expect(inspected.stdout).toMatch(/^format {3}published bundle$/m);
    expect(inspected.stdout).toMatch(/^skipped {2}prefix_cache\.bin/m);
    expect(JSON.parse(json.stdout)).toMatchObject({ meta: { program_id: "00112233445566778899" } });
  });
});
