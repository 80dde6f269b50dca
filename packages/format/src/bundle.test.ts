import { describe, expect, it } from "vitest";
import { adapterToGguf } from "./adapter.js";
import { type BundleContent, packBundle, unpackBundle } from "./bundle.js";
import type { ProgramMeta } from "./meta.js";
import { sha256Hex } from "./sha256.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";
import { forgeZip } from "./testing/zip-builder.js";

const ADAPTER = adapterToGguf(tinyAdapter(), { architecture: "qwen3", type: "Q4_0", name: "test" });
const META: ProgramMeta = {
  format_version: 1,
  program_id: "0123456789abcdef0123",
  spec: "Classify log lines.",
  compiler_snapshot: "paw-nano-20260101",
  interpreter: "nano",
  runtime_id: "nano-q8_0",
  lora_rank: 32,
  lora_alpha: 16,
  decoding: { kind: "free", max_tokens: 64 },
};
const CONTENT: BundleContent = {
  meta: META,
  adapter: ADAPTER,
  promptTemplate: "[INPUT]\n{INPUT_PLACEHOLDER}\n[END_INPUT]\n",
  pseudoProgram: "Task: classify. \u00e9\n",
};
const { adapter: _, ...WITHOUT_ADAPTER } = CONTENT;

const text = (value: string) => new TextEncoder().encode(value);
const file = (name: string, data: Uint8Array | string) => ({
  name,
  data: typeof data === "string" ? text(data) : data,
});
/** The members of an own bundle, one replaced, added or removed. */
function members(changes: Record<string, Uint8Array | string | undefined> = {}) {
  const all: Record<string, Uint8Array | string | undefined> = {
    "meta.json": JSON.stringify({ ...META, adapter_sha256: sha256Hex(ADAPTER) }),
    "adapter.gguf": ADAPTER,
    "prompt_template.txt": CONTENT.promptTemplate,
    "pseudo_program.txt": CONTENT.pseudoProgram,
    ...changes,
  };
  return Object.entries(all).flatMap(([name, data]) => (data === undefined ? [] : [file(name, data)]));
}
const { format_version: _version, decoding: _decoding, ...PUBLISHED } = META;

describe("packing", () => {
  it("gives the content back, with the adapter's hash added", () => {
    const bundle = unpackBundle(packBundle(CONTENT));
    expect(bundle).toEqual({
      ...CONTENT,
      meta: { ...META, adapter_sha256: sha256Hex(ADAPTER) },
      skipped: [],
    });
  });

  it("is the same bytes every time", () => {
    const bytes = packBundle(CONTENT);
    expect(packBundle({ ...CONTENT, meta: { ...META } })).toEqual(bytes);
    expect(sha256Hex(bytes)).toBe("915184de860d469c6c5d1c9d7b868f220baec920d9f7f7a760f9440346af7c71");
  });

  it("works without an adapter and with a README", () => {
    const content = {
      ...WITHOUT_ADAPTER,
      meta: { ...META, lora_rank: 0, lora_alpha: 0 },
      readme: "# Triage\n",
    };
    expect(unpackBundle(packBundle(content))).toEqual({ ...content, skipped: [] });
  });

  it("refuses content that contradicts itself", () => {
    const refused = (change: Partial<BundleContent>, message: RegExp) =>
      expectError(() => packBundle({ ...CONTENT, ...change }), "BUNDLE_INVALID", message);
    refused({ promptTemplate: "no placeholder" }, /0 times: exactly once/);
    refused({ promptTemplate: "{INPUT_PLACEHOLDER}{INPUT_PLACEHOLDER}" }, /2 times/);
    refused({ pseudoProgram: "\udc00" }, /lone surrogate/);
    refused({ pseudoProgram: "x".repeat(2 ** 20 + 1) }, /at most 1048576/);
    refused({ adapter: text("PK") }, /not a GGUF file/);
    refused({ meta: { ...META, lora_rank: 0 } }, /but lora_rank is 0/);
    expectError(() => packBundle(WITHOUT_ADAPTER), "BUNDLE_INVALID", /has no adapter.gguf/);
    expectError(
      () => packBundle({ ...CONTENT, meta: { ...META, adapter_sha256: "0".repeat(64) } }),
      "HASH_MISMATCH",
      /meta.json names 0000/,
    );
  });
});

describe("published bundles", () => {
  const published = (changes: Record<string, Uint8Array | string | undefined> = {}) =>
    forgeZip(
      members({ "meta.json": JSON.stringify(PUBLISHED), ...changes }).map((m) => ({ ...m, deflate: true })),
    );

  it("are read, compressed or not, without their engine state", () => {
    const cache = new Uint8Array(1000);
    const bundle = unpackBundle(published({ "prefix_cache.bin": cache, "prefix_tokens.json": "[]" }));
    expect(bundle.skipped).toEqual(["prefix_cache.bin", "prefix_tokens.json"]);
    expect(bundle.meta).toMatchObject({ ...PUBLISHED, format_version: 0 });
    expect(bundle.adapter).toEqual(ADAPTER);
  });

  it("do not even unpack the state", () => {
    const broken = {
      name: "prefix_cache.bin",
      data: new Uint8Array(9),
      local: { crc: 1 },
      central: { crc: 1 },
    };
    const bytes = forgeZip([...members({ "meta.json": JSON.stringify(PUBLISHED) }), broken]);
    expect(unpackBundle(bytes).skipped).toEqual(["prefix_cache.bin"]);
  });

  it("may lack the pseudo-program but not the adapter", () => {
    expect(unpackBundle(published({ "pseudo_program.txt": undefined })).pseudoProgram).toBe("");
    expectError(
      () => unpackBundle(published({ "adapter.gguf": undefined })),
      "BUNDLE_INVALID",
      /the bundle has no adapter.gguf/,
    );
    expectError(
      () => unpackBundle(published({ "other.bin": "x" })),
      "BUNDLE_INVALID",
      /engine state is never/,
    );
  });
});

describe("refused bundles", () => {
  const refused = (changes: Record<string, Uint8Array | string | undefined>, message: RegExp) =>
    expectError(() => unpackBundle(forgeZip(members(changes))), "BUNDLE_INVALID", message);

  it("engine state and foreign members", () => {
    refused({ "prefix_cache.bin": "x" }, /"prefix_cache.bin" does not belong .* engine state is never taken/);
    refused({ "prefix_tokens.json": "[]" }, /engine state is never taken/);
    refused({ "state.bin": "x" }, /engine state is never taken/);
    refused({ "install.sh": "x" }, /only meta.json, adapter.gguf, .* are allowed/);
    refused({ "sub/meta.json": "x" }, /does not belong/);
  });
  it("missing members", () => {
    refused({ "meta.json": undefined }, /has no meta.json/);
    refused({ "adapter.gguf": undefined }, /has no adapter.gguf/);
    refused({ "prompt_template.txt": undefined }, /has no prompt_template.txt/);
    refused({ "pseudo_program.txt": undefined }, /has no pseudo_program.txt/);
  });
  it("texts that are too long or not text", () => {
    refused({ "prompt_template.txt": "{INPUT_PLACEHOLDER}".padEnd(2 ** 20 + 1) }, /at most 1048576/);
    refused({ "prompt_template.txt": Uint8Array.of(0xff) }, /not valid UTF-8/);
    refused({ "prompt_template.txt": "{INPUT_PLACEHOLDER" }, /0 times/);
  });
  it("an adapter that is not the one named", () => {
    refused({ "adapter.gguf": "not gguf" }, /not a GGUF file/);
    const other = ADAPTER.slice();
    other[other.length - 1]! ^= 1;
    expectError(
      () => unpackBundle(forgeZip(members({ "adapter.gguf": other }))),
      "HASH_MISMATCH",
      /adapter.gguf has SHA/,
    );
  });
});
