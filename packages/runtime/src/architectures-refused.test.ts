/** Bad models and adapters of each architecture: a typed error from both backends, before native code could end the process. */

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  adapterToGguf,
  type GgufMetadata,
  type GgufTensor,
  type GgufValue,
  readGguf,
  writeGguf,
} from "@paw/format";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixtureGguf } from "./architecture-fixture.test-suite.js";
import { openLlamaBackend } from "./llama/backend.js";
import { openReferenceBackend } from "./reference/backend.js";
import { randomAdapter, randomModel } from "./reference/random-model.js";
import { tokenBytes } from "./token-bytes.js";

const OPENERS = { reference: openReferenceBackend, llama: openLlamaBackend } as const;
const ARCHITECTURES = ["qwen3", "llama", "gpt2", "gemma3"];
const CASES = ARCHITECTURES.flatMap((architecture) =>
  (["reference", "llama"] as const).map((name) => ({ architecture, name })),
);

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paw-refused-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${files++}.gguf`);
  await writeFile(path, bytes);
  return path;
}

/** A model with other metadata or tensors. */
function changed(
  bytes: Uint8Array,
  metadata: Readonly<Record<string, GgufValue>>,
  edit: (tensor: GgufTensor) => GgufTensor[] = (tensor) => [tensor],
): Uint8Array {
  const file = readGguf(bytes);
  const all: GgufMetadata = new Map([...file.metadata, ...Object.entries(metadata)]);
  return writeGguf({ metadata: all, tensors: file.tensors.flatMap(edit) });
}

const number = (value: number): GgufValue => ({ type: "uint32", value });

describe.each(CASES)("$architecture on $name", ({ architecture, name }) => {
  const model = randomModel({ seed: 1, architecture });
  const open = async (bytes: Uint8Array) => OPENERS[name](await save(bytes));
  const blockTensors = readGguf(model)
    .tensors.map((tensor) => tensor.name)
    .filter((tensor) => tensor.startsWith("blk.1."));

  test("without any one tensor of a block is refused", async () => {
    expect(blockTensors.length).toBeGreaterThan(8);
    for (const missing of blockTensors) {
      await expect(
        open(changed(model, {}, (tensor) => (tensor.name === missing ? [] : [tensor]))),
      ).rejects.toMatchObject({ code: "MODEL_INVALID", message: expect.stringContaining(missing) });
    }
  });

  test("with a tensor of another shape is refused", async () => {
    for (const odd of blockTensors) {
      const bytes = changed(model, {}, (tensor) => {
        if (tensor.name !== odd) return [tensor];
        const [width, ...rest] = tensor.dims;
        return [{ ...tensor, dims: [width! / 2, 2 * (rest[0] ?? 1)] }];
      });
      await expect(open(bytes)).rejects.toMatchObject({ code: "MODEL_INVALID" });
    }
  });

  test("under the name of an unknown architecture is refused", async () => {
    const bytes = changed(model, { "general.architecture": { type: "string", value: "nonesuch" } });
    await expect(open(bytes)).rejects.toMatchObject({ code: "MODEL_INVALID" });
  });

  test("a LoRA on a matrix that the model has not, or of another family, is refused", async () => {
    const backend = await open(model);
    const adapter = randomAdapter(2, 4, 0.1, architecture);
    const [first] = adapter.modules;
    const openWith = async (part: string, family = architecture) => {
      const module = { ...first!, name: `blk.0.${part}` };
      const options = { architecture: family, type: "F32", name: "x" } as const;
      const path = await save(adapterToGguf({ ...adapter, modules: [module] }, options));
      return backend.openSequence({ adapter: path, contextLength: 256 });
    };
    const foreign = architecture === "gpt2" ? ["attn_q", "ffn_gate"] : ["attn_qkv"];
    for (const part of foreign) {
      await expect(openWith(part)).rejects.toMatchObject({
        code: "ADAPTER_MISMATCH",
        message: expect.stringContaining(part),
      });
    }
    const other = architecture === "llama" ? "qwen3" : "llama";
    await expect(openWith(first!.name.slice("blk.0.".length), other)).rejects.toMatchObject({
      code: "ADAPTER_MISMATCH",
      message: expect.stringContaining(other),
    });
    await backend.close();
  });
});

test.each(["reference", "llama"] as const)(
  "GPT-2 that claims more positions than it has is refused by %s",
  async (name) => {
    const bytes = changed(randomModel({ seed: 1, architecture: "gpt2" }), {
      "gpt2.context_length": number(4096),
    });
    await expect(OPENERS[name](await save(bytes))).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("position_embd.weight"),
    });
  },
);

test("the bytes of tokens are known where they are the text, whatever else a file leaves out", async () => {
  const { metadata } = readGguf(fixtureGguf("gpt2"));
  const plain = new Map(metadata);
  for (const key of ["pre", "merges"]) plain.delete(`tokenizer.ggml.${key}`);
  expect(tokenBytes(plain)).toEqual(tokenBytes(metadata));
  const gemma = new Map(readGguf(fixtureGguf("gemma3")).metadata);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  expect(tokenBytes(gemma).map(text)).toContain("  "); // a token of two spaces, U+2581 in the file
  gemma.delete("tokenizer.ggml.add_space_prefix");
  expect(() => tokenBytes(gemma)).toThrow("grammars need");
});

test("left alone, llama.cpp ends the process after GPT-2's last position: why backends end there with an error", async () => {
  const path = await save(fixtureGguf("gpt2")); // 64 positions
  const script = join(folder, "evaluate.mjs");
  await writeFile(
    script,
    `const { loadNativeLibrary } = await import(${JSON.stringify(new URL("../dist/llama/native-library.js", import.meta.url).href)});
    const { addon } = await loadNativeLibrary(() => undefined);
    const model = new addon.AddonModel(process.argv[2], { addonExports: addon, gpuLayers: 0, useMmap: true });
    await model.init();
    const context = new addon.AddonContext(model, { contextSize: 256, batchSize: 256, sequences: 1, threads: 1 });
    await context.init();
    const tokens = Uint32Array.from({ length: Number(process.argv[3]) }, (_, i) => i);
    context.initBatch(tokens.length);
    context.addToBatch(0, 0, tokens, new Uint32Array());
    await context.decodeBatch();
    process.exit(0);`,
  );
  const evaluate = (count: number) =>
    spawnSync(process.execPath, [script, path, `${count}`], { encoding: "utf8" });
  expect(evaluate(64).status).toBe(0);
  const { status, signal, stderr } = evaluate(65);
  expect(signal ?? status).not.toBe(0);
  expect(stderr).toContain("GGML_ASSERT");
});

test("what the reference backend does not compute is refused by it", async () => {
  const divisors = changed(fixtureGguf("llama"), {}, (tensor) =>
    tensor.name === "rope_freqs.weight"
      ? [{ ...tensor, data: new Uint8Array(tensor.data.length) }]
      : [tensor],
  );
  const gemma = randomModel({ seed: 1, architecture: "gemma3" });
  const cases: [Uint8Array, string][] = [
    [divisors, "rope_freqs hold 0"],
    [
      changed(gemma, { "gemma3.final_logit_softcapping": { type: "float32", value: 30 } }),
      "caps its logits at 30",
    ],
    [
      changed(gemma, { "tokenizer.ggml.add_space_prefix": { type: "bool", value: true } }),
      "add_space_prefix",
    ],
    [changed(gemma, { "gemma3.attention.sliding_window": number(0) }), 'sliding_window" is 0'],
    [
      changed(gemma, { "gemma3.rope.freq_base_swa": { type: "float32", value: 0 } }),
      "rope.freq_base_swa is 0",
    ],
    [
      changed(gemma, { "tokenizer.ggml.scores": { type: "array", itemType: "float32", value: [0] } }),
      "1 scores",
    ],
  ];
  for (const [bytes, message] of cases) {
    await expect(openReferenceBackend(await save(bytes))).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining(message),
    });
  }
});
