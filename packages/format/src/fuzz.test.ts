/**
 * Seeded fuzzing of the four readers: every damaged file must be refused with the reader's own error code or give a
 * value that keeps the invariants, and no reader may ask for more memory than the file can justify.
 */

import { describe, expect, it } from "vitest";
import {
  type AdapterOutline,
  adapterFromGguf,
  adapterOutline,
  adapterToGguf,
  type LoraAdapter,
} from "./adapter.js";
import { packBundle, unpackBundle } from "./bundle.js";
import type { ErrorCode, PawError } from "./errors.js";
import { type GgufFile, readGguf, writeGguf } from "./gguf.js";
import type { ProgramMeta } from "./meta.js";
import { parseModelConfig } from "./model-config.js";
import { tokenizerMetadata } from "./model-tokenizer.js";
import { adapterFromPeft, adapterToPeft } from "./peft.js";
import { readSafetensors, type SafeTensor, safeTensorFrom, writeSafetensors } from "./safetensors.js";
import { typedByteLength } from "./tensor-type.js";
import { FILES, fuzz, watchAllocations } from "./testing/fuzz.js";
import { randomValues, seededRandom } from "./testing/random.js";
import { TINY_CONFIG, tinyTokenizer } from "./testing/tiny-model.js";
import { forgeZip } from "./testing/zip-builder.js";

watchAllocations();

/** Whether a view lies inside the file it was read from. */
function expectInside(data: Uint8Array, bytes: Uint8Array): void {
  expect(data.buffer).toBe(bytes.buffer);
  expect(data.byteOffset).toBeGreaterThanOrEqual(bytes.byteOffset);
  expect(data.byteOffset + data.length).toBeLessThanOrEqual(bytes.byteOffset + bytes.length);
}

const product = (sizes: readonly number[]) => sizes.reduce((total, size) => total * size, 1);

function checkGguf(file: GgufFile, bytes: Uint8Array): void {
  expect(new Set(file.tensors.map(({ name }) => name)).size).toBe(file.tensors.length);
  let total = 0;
  for (const { dims, type, data } of file.tensors) {
    expectInside(data, bytes);
    expect(data.length).toBe(typedByteLength(type, product(dims)));
    total += data.length;
  }
  let items = 0;
  for (const entry of file.metadata.values()) if (entry.type === "array") items += entry.value.length;
  expect(total + items).toBeLessThanOrEqual(bytes.length);
  const written = writeGguf(file);
  expect(writeGguf(readGguf(written))).toEqual(written);
}

function checkAdapterValue({ rank, alpha, modules }: LoraAdapter): void {
  expect(alpha).toBeGreaterThan(0);
  for (const { nIn, nOut, a, b } of modules) {
    expect([a.length, b.length]).toEqual([rank * nIn, nOut * rank]);
    expect(a.every(Number.isFinite) && b.every(Number.isFinite)).toBe(true);
  }
}

const SMALL_ADAPTER: LoraAdapter = {
  rank: 4,
  alpha: 8,
  modules: [0, 1].map((layer) => ({
    name: `blk.${layer}.attn_q`,
    nIn: 32,
    nOut: 8,
    a: randomValues(seededRandom(layer), 4 * 32, 1),
    b: randomValues(seededRandom(layer + 9), 8 * 4, 1),
  })),
};
const adapterGguf = (type: "F32" | "Q4_0") =>
  adapterToGguf(SMALL_ADAPTER, { architecture: "qwen3", type, name: "fuzz" });

describe("GGUF", () => {
  const vocabulary = writeGguf({
    metadata: tokenizerMetadata(tinyTokenizer(), parseModelConfig(TINY_CONFIG)),
    tensors: [],
  });

  it(`${FILES} damaged files are refused or consistent`, () => {
    const files = [adapterGguf("F32"), adapterGguf("Q4_0"), vocabulary];
    // The reader copies nothing: it may not ask for a single array.
    const accepted = fuzz(
      { files, focus: 500, codes: ["GGUF_INVALID"], read: readGguf, check: checkGguf, memory: () => 0 },
      1,
    );
    expect(accepted).toBeGreaterThan(FILES * 0.05); // damage inside tensor data cannot be seen
    expect(accepted).toBeLessThan(FILES * 0.6);
  });

  it(`${FILES} damaged adapters are refused or consistent`, () => {
    const accepted = fuzz(
      {
        files: [adapterGguf("F32"), adapterGguf("Q4_0")],
        focus: 600,
        codes: ["GGUF_INVALID", "ADAPTER_INVALID"],
        read: adapterFromGguf,
        check: checkAdapterValue,
        memory: (fileBytes) => fileBytes * 8, // 4-bit codes become 32-bit floats
      },
      2,
    );
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(FILES * 0.6);
  });

  it(`the outline of ${FILES} damaged adapters is that of the adapter, or refused with the same code`, () => {
    const outcome = (
      read: (bytes: Uint8Array) => Pick<AdapterOutline, "rank" | "alpha" | "modules">,
      bytes: Uint8Array,
    ) => {
      try {
        const { rank, alpha, modules } = read(bytes);
        return { rank, alpha, modules: modules.map(({ name, nIn, nOut }) => ({ name, nIn, nOut })) };
      } catch (error) {
        return (error as PawError).code;
      }
    };
    let refused = 0;
    fuzz(
      {
        files: [adapterGguf("F32"), adapterGguf("Q4_0")],
        focus: 600,
        codes: [],
        read: (bytes) => [outcome(adapterOutline, bytes), outcome(adapterFromGguf, bytes)],
        check: ([outline, adapter]) => {
          expect(outline).toEqual(adapter);
          if (typeof outline === "string") refused++;
        },
        memory: (fileBytes) => fileBytes * 8,
      },
      2,
    );
    expect(refused).toBeGreaterThan(FILES * 0.4);
    expect(refused).toBeLessThan(FILES);
  });
});

describe("safetensors", () => {
  const tensors = new Map<string, SafeTensor>([
    ["model.norm.weight", safeTensorFrom(Float32Array.of(1, 2, 3, 4), [4])],
    ["model.embed_tokens.weight", { dtype: "BF16", shape: [3, 2], data: new Uint8Array(12).fill(7) }],
    ["steps", { dtype: "I64", shape: [], data: new Uint8Array(8) }],
  ]);
  const file = writeSafetensors(tensors, new Map([["format", "pt"]]));

  it(`${FILES} damaged files are refused or consistent`, () => {
    const accepted = fuzz(
      {
        files: [file],
        focus: file.length - 36,
        codes: ["SAFETENSORS_INVALID"],
        read: readSafetensors,
        check: (read, bytes) => {
          let total = 0;
          for (const { shape, data } of read.values()) {
            expectInside(data, bytes);
            expect(data.length % Math.max(1, product(shape))).toBe(0);
            total += data.length;
          }
          const header = 8 + Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
          expect(header + total).toBe(bytes.length); // every byte belongs to the header or to one tensor
        },
        memory: () => 0,
      },
      3,
    );
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(FILES * 0.5);
  });
});

describe("PEFT", () => {
  const { config, weights } = adapterToPeft(SMALL_ADAPTER, "qwen3");
  const codes: ErrorCode[] = ["ADAPTER_INVALID", "SAFETENSORS_INVALID"];
  const memory = (fileBytes: number) => fileBytes * 4;

  it(`${FILES} damaged weight files are refused or consistent`, () => {
    const accepted = fuzz(
      {
        files: [weights],
        focus: 700,
        codes,
        read: (bytes) => adapterFromPeft({ config, weights: bytes }, "qwen3"),
        check: checkAdapterValue,
        memory,
      },
      4,
    );
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(FILES * 0.5);
  });

  it(`${FILES} damaged configs are refused or consistent`, () => {
    const accepted = fuzz(
      {
        files: [config],
        focus: config.length,
        codes,
        read: (bytes) => adapterFromPeft({ config: bytes, weights }, "qwen3"),
        check: (adapter) => {
          checkAdapterValue(adapter);
          expect(adapter.rank).toBe(4); // the weights still have rank 4
        },
        memory: () => memory(weights.length),
      },
      5,
    );
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(FILES * 0.6); // keys that are not read, such as the task type
  });
});

describe(".paw", () => {
  const meta: ProgramMeta = {
    format_version: 1,
    program_id: "0123456789abcdef0123",
    spec: "Classify log lines. Return ONLY one of: ALERT, QUIET.",
    compiler_snapshot: "paw-nano-20260101",
    interpreter: "nano",
    runtime_id: "nano-q8_0",
    lora_rank: 4,
    lora_alpha: 8,
    labels: ["ALERT", "QUIET"],
    decoding: { kind: "labels", max_tokens: 8 },
    gate: { n: 1, passed: 1, cases: [{ input: "a", expected: "ALERT", output: "ALERT", passed: true }] },
  };
  const content = {
    meta,
    adapter: adapterGguf("F32"),
    promptTemplate: "[INPUT]\n{INPUT_PLACEHOLDER}\n[END_INPUT]\n",
    pseudoProgram: "Task: classify.\n",
  };
  const own = packBundle(content);
  const { meta: packedMeta } = unpackBundle(own);
  const parts = [
    { name: "meta.json", data: new TextEncoder().encode(JSON.stringify(packedMeta)) },
    { name: "adapter.gguf", data: content.adapter },
    { name: "prompt_template.txt", data: new TextEncoder().encode(content.promptTemplate) },
    { name: "pseudo_program.txt", data: new TextEncoder().encode(content.pseudoProgram) },
  ];
  const deflated = forgeZip(parts.map((part) => ({ ...part, deflate: true })));
  const codes: ErrorCode[] = ["BUNDLE_INVALID", "HASH_MISMATCH"];

  it(`${FILES} damaged archives are refused, or nothing that matters was hit`, () => {
    const accepted = fuzz(
      {
        files: [own, deflated],
        focus: own.length,
        codes,
        read: unpackBundle,
        check: (bundle) => {
          expect(bundle).toEqual({ ...content, meta: packedMeta, skipped: [] });
        },
        memory: (fileBytes) => fileBytes * 1032, // the most that DEFLATE can hold
      },
      6,
    );
    expect(accepted).toBeLessThan(FILES * 0.06); // times, versions needed and internal attributes are not read
  });

  it(`${FILES} bundles damaged before packing are refused or consistent`, () => {
    const accepted = fuzz(
      {
        files: parts.map(({ data }) => data),
        focus: 4000,
        codes,
        read: (bytes, index) =>
          unpackBundle(forgeZip(parts.map((part, i) => (i === index ? { ...part, data: bytes } : part)))),
        check: (bundle) => {
          expect(bundle.meta.program_id).toMatch(/^[a-f0-9]{16,64}$/);
          expect(bundle.promptTemplate.split("{INPUT_PLACEHOLDER}").length).toBe(2);
          expect(bundle.adapter).toEqual(content.adapter); // its hash is in the meta
          expect(bundle.skipped).toEqual([]);
        },
        memory: () => 64 * 1024,
      },
      7,
    );
    expect(accepted).toBeLessThan(FILES * 0.7);
  });
});
