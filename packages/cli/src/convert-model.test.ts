import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ggufString, readGguf, readSafetensors, type SafeTensor, writeSafetensors } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixtureGguf } from "../../runtime/src/architecture-fixture.test-suite.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "fixtures", "architectures");

let folder: string;
const paw = (...args: string[]) =>
  runPaw(args, { env: { PAW_CACHE_DIR: join(folder, "cache"), NO_COLOR: "1" }, cwd: folder });

/** Copies of fixture folders without their adapters, as models come from a hub. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paw-convert-model-"));
  for (const name of ["gpt2", "gemma3", "llama"]) {
    await cp(join(FIXTURES, name), join(folder, name), {
      recursive: true,
      filter: (source) => !source.includes("adapter_"),
    });
    await cp(join(FIXTURES, name), join(folder, `${name}-lora`), {
      recursive: true,
      filter: (source) => source.includes("adapter_") || source.endsWith(name),
    });
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe("paw convert of a model's folder", () => {
  it("writes the GGUF, stored as it was, or as asked", async () => {
    const { code, stdout, stderr } = await paw("convert", "gpt2", "-o", "gpt2.gguf");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^model {4}gpt2, 28 tensors\nstored {3}F16\nwritten {2}gpt2\.gguf {2}\d+ bytes\n$/,
    );
    const half = readGguf(await readFile(join(folder, "gpt2.gguf")));
    expect(half.tensors.find(({ name }) => name === "blk.0.attn_qkv.weight")?.type).toBe("F16");

    const json = await paw("convert", "gemma3", "-o", "gemma3.gguf", "--type", "F32", "--json");
    const found = await readFile(join(folder, "gemma3.gguf"));
    expect(JSON.parse(json.stdout)).toEqual({
      from: { path: "gemma3", kind: "model" },
      to: {
        path: "gemma3.gguf",
        kind: "gguf",
        architecture: "gemma3",
        tensors: 93,
        type: "F32",
        bytes: found.length,
      },
    });
    expect(Buffer.compare(found, fixtureGguf("gemma3"))).toBe(0);
  });

  it("joins shards", async () => {
    const shards = join(folder, "shards");
    await cp(join(folder, "llama"), shards, { recursive: true });
    const all = [...readSafetensors(await readFile(join(shards, "model.safetensors")))];
    await rm(join(shards, "model.safetensors"));
    const map: Record<string, string> = {};
    const write = async (file: string, tensors: [string, SafeTensor][]) => {
      for (const [name] of tensors) map[name] = file;
      await writeFile(join(shards, file), writeSafetensors(new Map(tensors)));
    };
    await write("model-00001-of-00002.safetensors", all.slice(0, 9));
    await write("model-00002-of-00002.safetensors", all.slice(9));
    const index = (content: unknown) =>
      writeFile(join(shards, "model.safetensors.index.json"), JSON.stringify(content));
    await index({ weight_map: map });
    expect((await paw("convert", "shards", "-o", "llama.gguf", "--type", "F32")).code).toBe(0);
    expect(Buffer.compare(await readFile(join(folder, "llama.gguf")), fixtureGguf("llama"))).toBe(0);
    await index({ weight_map: { x: "../elsewhere.safetensors" } });
    const { code, stderr } = await paw("convert", "shards", "-o", "x.gguf");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /MODEL_INVALID: .*names "\.\.\/elsewhere\.safetensors": a file beside it is needed/,
    );
  });

  it("takes a Llama's adapter there and back with the config of its base", async () => {
    const base = ["--base-config", "llama/config.json"];
    expect((await paw("convert", "llama-lora", "-o", "lora.gguf", ...base)).code).toBe(0);
    const { metadata } = readGguf(await readFile(join(folder, "lora.gguf")));
    expect(ggufString(metadata, "general.architecture")).toBe("llama");
    expect((await paw("convert", "lora.gguf", "-o", "back/", ...base)).code).toBe(0);
    expect((await paw("convert", "back", "-o", "again.gguf", "--type", "F16", ...base)).code).toBe(0);
    const [first, again] = await Promise.all(
      ["lora.gguf", "again.gguf"].map(async (name) => readGguf(await readFile(join(folder, name))).tensors),
    );
    expect(again).toEqual(first);
    const without = await paw("convert", "llama-lora", "-o", "none.gguf");
    expect(without.code).toBe(1);
    expect(without.stderr).toMatch(/ADAPTER_INVALID: llama-lora: .*the config\.json of the base is needed/);
  });

  it("says what it cannot do", async () => {
    const broken = join(folder, "broken");
    await cp(join(folder, "gpt2"), broken, { recursive: true });
    const expectRefusal = async (args: string[], code: number, message: RegExp) => {
      const result = await paw("convert", ...args);
      expect(result.stderr).toMatch(message);
      expect(result.code).toBe(code);
    };
    await expectRefusal(
      ["gpt2", "-o", "gpt2.paw"],
      2,
      /gpt2 holds a model, which becomes GGUF: -o NAME\.gguf/,
    );
    await expectRefusal(
      ["gpt2", "-o", "x.gguf", "--architecture", "gpt2"],
      2,
      /--architecture is for adapters: gpt2 holds a model/,
    );
    await expectRefusal(["gpt2", "-o", "gpt2.gguf"], 1, /IO: gpt2\.gguf is there already/);
    await rm(join(broken, "tokenizer.json"));
    await expectRefusal(["broken", "-o", "x.gguf"], 1, /IO: there is no broken\/tokenizer\.json/);
    await cp(join(folder, "llama", "tokenizer.json"), join(broken, "tokenizer.json"));
    await rm(join(broken, "model.safetensors"));
    await writeFile(join(broken, "pytorch_model.bin"), "x");
    await expectRefusal(["broken", "-o", "x.gguf"], 1, /pytorch_model\.bin is a Python pickle/);
    await writeFile(join(broken, "model.safetensors"), "not a file of tensors");
    await expectRefusal(["broken", "-o", "x.gguf"], 1, /SAFETENSORS_INVALID: broken: /);
    await writeFile(join(broken, "config.json"), '{"model_type": "mamba"}');
    await expectRefusal(
      ["broken", "-o", "x.gguf"],
      1,
      /MODEL_INVALID: broken: model_type is "mamba": supported are/,
    );
  });
});
