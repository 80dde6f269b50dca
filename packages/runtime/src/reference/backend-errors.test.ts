import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  adapterToGguf,
  type ErrorCode,
  type GgufFile,
  type GgufTensor,
  type GgufValue,
  isPawError,
  readGguf,
  writeGguf,
} from "@paw/format";
import { afterAll, describe, expect, it } from "vitest";
import { openReferenceBackend } from "./backend.js";
import { floatTensor, randomAdapter, randomModel } from "./random-model.js";

const folder = mkdtempSync(join(tmpdir(), "paw-reference-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function save(bytes: Uint8Array): string {
  const path = join(folder, `${files++}.gguf`);
  writeFileSync(path, bytes);
  return path;
}

async function expectFailure(promise: Promise<unknown>, code: ErrorCode, ...parts: string[]): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPawError(error)) throw new Error(`a PawError ${code} was expected`, { cause: error });
  expect(error.code).toBe(code);
  for (const part of parts) expect(error.message).toContain(part);
}

const model = randomModel({ seed: 1 });
const backend = await openReferenceBackend(save(model));
const vocabularySize = backend.info.vocabularySize;
const CONTEXT = 40;

/** The model file with some metadata and tensors changed. */
function changed(
  metadata: Record<string, GgufValue | undefined>,
  tensor: (tensor: GgufTensor) => GgufTensor[] = (same) => [same],
): Uint8Array {
  const file: GgufFile = readGguf(model);
  for (const [key, value] of Object.entries(metadata)) {
    if (value === undefined) file.metadata.delete(key);
    else file.metadata.set(key, value);
  }
  return writeGguf({ metadata: file.metadata, tensors: file.tensors.flatMap(tensor) });
}

const number = (value: number): GgufValue => ({ type: "uint32", value });
const text = (value: string): GgufValue => ({ type: "string", value });

describe("a model file", () => {
  it("that is missing or a folder is named", async () => {
    await expectFailure(openReferenceBackend(join(folder, "none.gguf")), "MODEL_MISSING", "none.gguf");
    await expectFailure(openReferenceBackend(folder), "IO", folder);
  });

  it("that is empty, cut short or something else is refused", async () => {
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode("hello"), model.subarray(0, 5000)]) {
      await expectFailure(openReferenceBackend(save(bytes)), "MODEL_INVALID");
    }
    for (let length = 10_000; length < model.length; length += 20_011) {
      await expectFailure(openReferenceBackend(save(model.subarray(0, length))), "MODEL_INVALID");
    }
  });

  const metadataCases: [string, Record<string, GgufValue | undefined>][] = [
    [
      "architecture is mamba; supported are qwen3, gpt2, llama, gemma3",
      { "general.architecture": text("mamba") },
    ],
    ["architecture is undefined", { "general.architecture": undefined }],
    ['"qwen3.block_count" is 0', { "qwen3.block_count": number(0) }],
    ['"qwen3.block_count" is 4294967295', { "qwen3.block_count": number(2 ** 32 - 1) }],
    ['"qwen3.context_length" is 4294967295', { "qwen3.context_length": number(2 ** 32 - 1) }],
    ['"qwen3.embedding_length" is undefined', { "qwen3.embedding_length": undefined }],
    ["no tensor", { "qwen3.block_count": number(3) }],
    ["has no use for", { "qwen3.block_count": number(1) }],
    ['"token_embd.weight" is [32, ', { "qwen3.embedding_length": number(64) }],
    ['"blk.0.attn_k.weight" is [32, 32]', { "qwen3.attention.head_count_kv": number(1) }],
    ["4 heads do not share 3", { "qwen3.attention.head_count_kv": number(3) }],
    ["head length 15 is odd", { "qwen3.attention.key_length": number(15) }],
    ["lengths 16, 8, 16", { "qwen3.attention.value_length": number(8) }],
    ["lengths 16, 16, 8", { "qwen3.rope.dimension_count": number(8) }],
    ["norm epsilon is NaN", { "qwen3.attention.layer_norm_rms_epsilon": undefined }],
    ["rope.freq_base is 0", { "qwen3.rope.freq_base": { type: "float32", value: 0 } }],
    ['rope scaling is "yarn"', { "qwen3.rope.scaling.type": text("yarn") }],
    ["tokenizer is bert", { "tokenizer.ggml.model": text("bert") }],
    ["lacks one of", { "tokenizer.ggml.merges": undefined }],
    ['"tokenizer.ggml.merges" is uint32', { "tokenizer.ggml.merges": number(1) }],
    ["end token 99999", { "tokenizer.ggml.eos_token_id": number(99_999) }],
  ];
  it.each(metadataCases)("whose metadata cannot be is refused: %s", async (message, metadata) => {
    await expectFailure(openReferenceBackend(save(changed(metadata))), "MODEL_INVALID", message);
  });

  it("with a tensor missing, extra or not finite is refused", async () => {
    const name = "blk.1.ffn_up.weight";
    const missing = changed({}, (tensor) => (tensor.name === name ? [] : [tensor]));
    await expectFailure(openReferenceBackend(save(missing)), "MODEL_INVALID", name);
    const extra = changed({}, (tensor) =>
      tensor.name === name ? [tensor, { ...tensor, name: "extra" }] : [tensor],
    );
    await expectFailure(openReferenceBackend(save(extra)), "MODEL_INVALID", '"extra"');
    const infinite = changed({}, (tensor) => {
      if (tensor.name !== name) return [tensor];
      const data = tensor.data.slice();
      new DataView(data.buffer).setFloat32(8, Number.NEGATIVE_INFINITY, true);
      return [{ ...tensor, data }];
    });
    await expectFailure(openReferenceBackend(save(infinite)), "MODEL_INVALID", name, "-Infinity at 2");
  });

  it("whose weights overflow fails when it is asked, and the sequence stays as it was", async () => {
    const huge = randomModel({
      seed: 1,
      edit: (tensors) => tensors.set("model.norm.weight", floatTensor(new Float32Array(32).fill(3e38), 32)),
    });
    const sequence = await (await openReferenceBackend(save(huge))).openSequence({ contextLength: CONTEXT });
    await sequence.append([1, 2]);
    await expectFailure(sequence.greedy([3]), "MODEL_INVALID", "not finite");
    expect(sequence.length).toBe(2);
  });
});

describe("an adapter file", () => {
  const adapter = randomAdapter(1, 4, 0.1);
  const first = adapter.modules[0]!;
  const options = { architecture: "qwen3", type: "F32", name: "test" } as const;
  const openWith = (bytes: Uint8Array): Promise<unknown> =>
    backend.openSequence({ adapter: save(bytes), contextLength: CONTEXT });

  it("for another base is refused with both sizes", async () => {
    const wide = { ...first, nOut: first.nOut + 16, b: new Float32Array((first.nOut + 16) * adapter.rank) };
    const bytes = adapterToGguf({ ...adapter, modules: [wide] }, options);
    await expectFailure(
      openWith(bytes),
      "ADAPTER_MISMATCH",
      `${first.nIn} to ${first.nOut + 16}`,
      `to ${first.nOut}`,
    );
    const deep = adapterToGguf({ ...adapter, modules: [{ ...first, name: "blk.7.attn_q" }] }, options);
    await expectFailure(openWith(deep), "ADAPTER_MISMATCH", "needs 8 blocks", "has 2");
    const fused = adapterToGguf({ ...adapter, modules: [{ ...first, name: "blk.0.attn_qkv" }] }, options);
    await expectFailure(openWith(fused), "ADAPTER_MISMATCH", "attn_qkv");
    const other = adapterToGguf(adapter, { ...options, architecture: "llama" });
    await expectFailure(openWith(other), "ADAPTER_MISMATCH", "llama");
  });

  it("that is missing, broken or a model is refused", async () => {
    const none = { adapter: join(folder, "none.gguf"), contextLength: CONTEXT };
    await expectFailure(backend.openSequence(none), "IO", "none.gguf");
    const bytes = adapterToGguf(adapter, options);
    for (const broken of [
      new Uint8Array(0),
      bytes.subarray(0, 100),
      bytes.subarray(0, bytes.length - 64),
      model,
    ]) {
      await expectFailure(openWith(broken), "ADAPTER_INVALID");
    }
  });
});

describe("a sequence", () => {
  it("refuses a context length outside the model's", async () => {
    for (const contextLength of [0, 1.5, 513, Number.NaN]) {
      await expectFailure(
        backend.openSequence({ contextLength }),
        "OPTION_INVALID",
        `${contextLength}`,
        "512",
      );
    }
  });

  it("overflows with the numbers, and stays as it was", async () => {
    const sequence = await backend.openSequence({ contextLength: CONTEXT });
    await sequence.append(new Array<number>(30).fill(7));
    const tooMany = new Array<number>(11).fill(7);
    await expectFailure(sequence.append(tooMany), "CONTEXT_OVERFLOW", "11", "30", "41", "40");
    await expectFailure(sequence.score(tooMany, [1]), "CONTEXT_OVERFLOW");
    expect(sequence.length).toBe(30);
    await sequence.greedy(tooMany.slice(1));
    expect(sequence.length).toBe(CONTEXT);
    await expectFailure(backend.embed(new Array<number>(513).fill(7)), "CONTEXT_OVERFLOW", "513", "512");
  });

  it("refuses empty calls, ids outside the vocabulary and impossible rewinds", async () => {
    const sequence = await backend.openSequence({ contextLength: CONTEXT });
    await expectFailure(sequence.append([]), "INPUT_INVALID");
    for (const token of [-1, vocabularySize, 0.5, Number.NaN]) {
      await expectFailure(sequence.append([1, token]), "INPUT_INVALID", `${token}`);
      await expectFailure(sequence.score([1], [token]), "INPUT_INVALID", `${token}`);
      await expectFailure(backend.embed([token]), "INPUT_INVALID", `${token}`);
    }
    await sequence.append([1, 2, 3]);
    for (const length of [-1, 4, 1.5])
      await expectFailure(sequence.rewind(length), "INPUT_INVALID", `${length}`);
    expect(sequence.length).toBe(3);
  });

  it("refuses overlapping calls", async () => {
    const sequence = await backend.openSequence({ contextLength: CONTEXT });
    const first = sequence.append(new Array<number>(40).fill(7));
    await expect(sequence.rewind(0)).rejects.toThrow("overlap");
    await first;
    await sequence.rewind(0);
  });

  it("closes twice, also in mid-call and with its backend", async () => {
    const own = await openReferenceBackend(save(model));
    const closing = await own.openSequence({ contextLength: CONTEXT });
    const pending = closing.append(new Array<number>(40).fill(7));
    await closing.close();
    await closing.close();
    await expectFailure(pending, "CLOSED");
    await expectFailure(closing.rewind(0), "CLOSED");
    expect(closing.length).toBe(0);
    const left = await own.openSequence({ contextLength: CONTEXT });
    await own.close();
    await own.close();
    await expectFailure(left.greedy([1]), "CLOSED");
    await expectFailure(own.embed([1]), "CLOSED");
    await expectFailure(own.openSequence({ contextLength: CONTEXT }), "CLOSED");
  });
});
