import { describe, expect, it } from "vitest";
import { adapterToGguf } from "./adapter.js";
import { type Bundle, packBundle, unpackBundle } from "./bundle.js";
import { importProgram } from "./import-program.js";
import { sha256Hex } from "./sha256.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";
import { forgeZip } from "./testing/zip-builder.js";

const OPTIONS = { architecture: "qwen3", name: "test" } as const;
const F16 = adapterToGguf(tinyAdapter(), { ...OPTIONS, type: "F16" });
const Q4 = adapterToGguf(tinyAdapter(), { ...OPTIONS, type: "Q4_0" });
const DESCRIPTION = { promptTemplate: "say {INPUT_PLACEHOLDER}:", interpreter: "Qwen/Qwen3-0.6B" };

const imported = (...given: Parameters<typeof importProgram>): Bundle =>
  unpackBundle(packBundle(importProgram(...given)));

describe("a program from an adapter", () => {
  it("states what is known, and the same input gives the same bytes", () => {
    const bundle = imported(F16, DESCRIPTION);
    expect(bundle.meta).toMatchObject({
      format_version: 1,
      program_id: expect.stringMatching(/^[0-9a-f]{20}$/),
      compiler_snapshot: "imported",
      interpreter: "Qwen/Qwen3-0.6B",
      runtime_id: "qwen-qwen3-0.6b",
      lora_rank: 32,
      lora_alpha: 16,
      decoding: { kind: "free", max_tokens: 512 },
    });
    expect(bundle.meta.spec).toMatch(/imported adapter/);
    expect(bundle).toMatchObject({ promptTemplate: DESCRIPTION.promptTemplate, pseudoProgram: "" });
    expect(sha256Hex(bundle.adapter!)).toBe(sha256Hex(F16));
    const bytes = () => sha256Hex(packBundle(importProgram(F16, DESCRIPTION)));
    expect(bytes()).toBe(bytes());
  });

  it("takes spec, labels, runtime and base", () => {
    const baseSha256 = "a".repeat(64);
    const given = { ...DESCRIPTION, spec: "Say it.", labels: ["a", "b"], runtimeId: "q6", baseSha256 };
    expect(imported(F16, given).meta).toMatchObject({
      spec: "Say it.",
      labels: ["a", "b"],
      decoding: { kind: "labels" },
      runtime_id: "q6",
      base_sha256: baseSha256,
    });
  });

  it("has an id of everything that changes its answers", () => {
    const ids = [
      imported(F16, DESCRIPTION),
      imported(Q4, DESCRIPTION),
      imported(F16, { ...DESCRIPTION, promptTemplate: "{INPUT_PLACEHOLDER}" }),
      imported(F16, { ...DESCRIPTION, interpreter: "gpt2" }),
      imported(F16, { ...DESCRIPTION, labels: ["a"] }),
    ].map(({ meta }) => meta.program_id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("needs a template and an interpreter", () => {
    const refused = (description: Parameters<typeof importProgram>[1], message: RegExp) =>
      expectError(() => importProgram(F16, description), "OPTION_INVALID", message);
    refused({ interpreter: "gpt2" }, /a prompt template is needed/);
    refused({ promptTemplate: "{INPUT_PLACEHOLDER}" }, /the interpreter's name, such as/);
    expectError(() => imported(F16, { ...DESCRIPTION, promptTemplate: "none" }), "BUNDLE_INVALID", /0 times/);
    expectError(() => importProgram(new Uint8Array(9), DESCRIPTION), "GGUF_INVALID", /./);
  });
});

describe("a program from a program", () => {
  const gate = { n: 1, passed: 1, cases: [{ input: "a", expected: "b", output: "b", passed: true }] };
  const first = importProgram(F16, {
    ...DESCRIPTION,
    spec: "Say it.",
    labels: ["a", "b"],
    baseSha256: "a".repeat(64),
  });
  const old = unpackBundle(
    packBundle({ ...first, pseudoProgram: "say", meta: { ...first.meta, gate, licence: "MIT" } }),
  );

  it("unchanged keeps its bytes", () => {
    const again = packBundle(importProgram(old.adapter!, {}, old));
    expect(sha256Hex(again)).toBe(sha256Hex(packBundle(old)));
  });

  it("with another adapter gets a new id and loses its gate, nothing else", () => {
    const { meta, pseudoProgram } = imported(Q4, {}, old);
    expect(meta.program_id).not.toBe(old.meta.program_id);
    expect(meta.gate).toBeUndefined();
    expect(meta).toMatchObject({
      spec: "Say it.",
      labels: ["a", "b"],
      licence: "MIT",
      base_sha256: "a".repeat(64),
    });
    expect(pseudoProgram).toBe("say");
  });

  it("with another template or base drops what belonged to the old one", () => {
    const reworded = imported(old.adapter!, { promptTemplate: "{INPUT_PLACEHOLDER}!" }, old);
    expect(reworded).toMatchObject({ promptTemplate: "{INPUT_PLACEHOLDER}!", pseudoProgram: "" });
    expect(reworded.meta.gate).toBeUndefined();
    const moved = imported(old.adapter!, { interpreter: "acme/llm" }, old);
    expect(moved.meta).toMatchObject({ interpreter: "acme/llm", runtime_id: "acme-llm" });
    expect(moved.meta.base_sha256).toBeUndefined();
  });

  it("of the published form becomes one of ours and keeps its id", () => {
    const meta = {
      program_id: "0123456789abcdef",
      interpreter: "gpt2",
      runtime_id: "gpt2-q8_0",
      compiler_kind: "fast",
    };
    const text = (value: string) => new TextEncoder().encode(value);
    const published = unpackBundle(
      forgeZip([
        { name: "meta.json", data: text(JSON.stringify(meta)) },
        { name: "adapter.gguf", data: F16 },
        { name: "prompt_template.txt", data: text("{INPUT_PLACEHOLDER}") },
      ]),
    );
    expect(imported(published.adapter!, {}, published).meta).toMatchObject({
      ...meta,
      format_version: 1,
      lora_rank: 32,
      compiler_snapshot: "imported",
    });
  });
});
