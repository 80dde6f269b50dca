import { describe, expect, it } from "vitest";
import { checkMeta, type ProgramMeta, readMeta, writeMeta } from "./meta.js";
import { expectError } from "./testing/errors.js";

const META: ProgramMeta = {
  format_version: 1,
  program_id: "0123456789abcdef0123",
  spec: "Classify log lines. Return ONLY one of: ALERT, QUIET.",
  compiler_snapshot: "paw-nano-20260101",
  interpreter: "nano",
  runtime_id: "nano-q8_0",
  lora_rank: 16,
  lora_alpha: 32,
  decoding: { kind: "free", max_tokens: 64 },
};
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("meta.json", () => {
  it("is written in one order, whatever the order of the object", () => {
    const golden = `{
  "format_version": 1,
  "program_id": "0123456789abcdef0123",
  "spec": "Classify log lines. Return ONLY one of: ALERT, QUIET.",
  "compiler_snapshot": "paw-nano-20260101",
  "interpreter": "nano",
  "runtime_id": "nano-q8_0",
  "lora_rank": 16,
  "lora_alpha": 32,
  "decoding": {
    "kind": "free",
    "max_tokens": 64
  },
  "a": {
    "x": 1,
    "y": 2
  },
  "z": []
}
`;
    const shuffled = { z: [], a: { y: 2, x: 1 }, ...Object.fromEntries(Object.entries(META).reverse()) };
    expect(new TextDecoder().decode(writeMeta(shuffled as unknown as ProgramMeta))).toBe(golden);
  });

  it("keeps every key, unknown ones included", () => {
    const full: ProgramMeta = {
      ...META,
      labels: ["ALERT", "QUIET"],
      decoding: { kind: "labels", max_tokens: 8 },
      gate: { n: 1, passed: 0, cases: [{ input: "a", expected: "ALERT", output: "QUIET", passed: false }] },
      base_sha256: "0".repeat(64),
      adapter_sha256: "f".repeat(64),
      licence: "MIT",
      tags: ["logs"],
    };
    expect(readMeta(writeMeta(full))).toEqual(full);
  });

  it("of a published bundle gets neutral values where keys are missing or null", () => {
    const meta = readMeta(
      encode({ program_id: "0123456789abcdef0123", spec: null, runtime_manifest_version: 1 }),
    );
    expect(meta).toEqual({
      format_version: 0,
      program_id: "0123456789abcdef0123",
      spec: "",
      compiler_snapshot: "",
      interpreter: "",
      runtime_id: "",
      lora_rank: 0,
      lora_alpha: 0,
      decoding: { max_tokens: 512, kind: "free" },
      runtime_manifest_version: 1,
    });
  });

  it("takes a label temperature within its range, and needs none", () => {
    for (const label_temperature of [0.05, 1, 1.37, 20, undefined]) {
      const decoding = { ...META.decoding, label_temperature } as ProgramMeta["decoding"];
      expect(readMeta(encode({ ...META, decoding })).decoding.label_temperature).toBe(label_temperature);
    }
  });

  it("counts characters of a spec, not UTF-16 units", () => {
    expect(checkMeta({ ...META, spec: "\u{1f600}".repeat(16_000) }).spec.length).toBe(32_000);
    expectError(
      () => checkMeta({ ...META, spec: "x".repeat(16_001) }),
      "BUNDLE_INVALID",
      /spec has over 16000/,
    );
  });
});

describe("refused", () => {
  const refused = (change: Record<string, unknown>, message: RegExp) =>
    expectError(() => readMeta(encode({ ...META, ...change })), "BUNDLE_INVALID", message);

  it("identifiers that could leave a folder or are of another form", () => {
    for (const id of [
      "../../../../etc/passwd",
      "0123456789ABCDEF",
      "0123456789abcde",
      "0".repeat(65),
      7,
      `${"0".repeat(16)}\n`,
    ]) {
      refused({ program_id: id }, /program_id is/);
    }
    for (const id of ["../x", "a/b", ".hidden", "a b"]) refused({ runtime_id: id }, /runtime_id is/);
    refused({ base_sha256: "abc" }, /base_sha256 is "abc": 64/);
    refused({ adapter_sha256: "F".repeat(64) }, /adapter_sha256 is/);
    refused({ writer_sha256: "abc" }, /writer_sha256 is "abc": 64/);
  });
  it("missing, empty and wrongly typed keys", () => {
    for (const key of ["spec", "compiler_snapshot", "interpreter"]) {
      refused({ [key]: undefined }, new RegExp(`${key} is undefined: a text is needed`));
      refused({ [key]: "" }, new RegExp(`${key} is empty`));
      refused({ [key]: 5 }, new RegExp(`${key} is 5`));
    }
    refused({ licence: 1 }, /licence is 1/);
    refused({ writer: 1 }, /writer is 1: a text is needed/);
    refused({ writer: "x".repeat(257) }, /writer has over 256 characters/);
    refused({ format_version: 2 }, /format_version is 2: this release reads 1/);
    refused({ format_version: null }, /format_version is null/);
  });
  it("programs of another runtime manifest than version 1, published or not", () => {
    for (const runtime_manifest_version of [2, 0, 1.5, "1", true, {}]) {
      const message =
        /runtime_manifest_version is .*: this release reads programs of version 1.*newer release/;
      refused({ runtime_manifest_version }, message);
      refused({ runtime_manifest_version, format_version: undefined }, message);
    }
    for (const runtime_manifest_version of [1, undefined]) {
      expect(readMeta(encode({ ...META, runtime_manifest_version })).program_id).toBe(META.program_id);
    }
  });
  it("numbers out of range", () => {
    refused({ lora_rank: 1.5 }, /lora_rank is 1.5/);
    refused({ lora_rank: 5000 }, /lora_rank is 5000/);
    refused({ lora_alpha: -1 }, /lora_alpha is -1/);
    refused({ decoding: { kind: "free", max_tokens: 0 } }, /max_tokens is 0/);
    refused({ decoding: { kind: "free", max_tokens: 1e9 } }, /max_tokens is 1000000000/);
  });
  it("decoding that makes no sense", () => {
    refused({ decoding: undefined }, /decoding is missing/);
    refused({ decoding: { kind: "beam", max_tokens: 8 } }, /kind is "beam"/);
    refused({ decoding: { kind: "labels", max_tokens: 8 } }, /there are no labels/);
    for (const label_temperature of [0, -1, 0.049, 20.01, 1e300, null, "1", [1]]) {
      const decoding = { kind: "free", max_tokens: 8, label_temperature };
      refused({ decoding }, /label_temperature is .*: a number from 0\.05 to 20 is needed/);
    }
  });
  it("labels that are empty, doubled, too long or too many", () => {
    refused({ labels: [] }, /1 to 1024/);
    refused({ labels: ["A", " "] }, /label " " is not/);
    refused({ labels: ["A", "A"] }, /label "A" occurs twice/);
    refused({ labels: ["x".repeat(257)] }, /1 to 256 characters/);
    refused({ labels: Array.from({ length: 1025 }, (_, i) => `l${i}`) }, /1 to 1024/);
    refused({ labels: { 0: "A" } }, /must be an array/);
  });
  it("gate reports that contradict themselves", () => {
    refused({ gate: { n: 1, passed: 2, cases: [] } }, /passed is 2/);
    refused({ gate: { n: 1, passed: 1 } }, /cases must be an array/);
    refused({ gate: { n: 1, passed: 1, cases: [{ input: "a" }] } }, /gate case needs/);
  });
  it("files that are not one JSON object with each key once", () => {
    const raw = (text: string, message: RegExp) =>
      expectError(() => readMeta(new TextEncoder().encode(text)), "BUNDLE_INVALID", message);
    raw("", /not valid JSON/);
    raw("[]", /not a JSON object/);
    raw('{"spec":"a","spec":"b"}', /key "spec" twice/);
    raw(`{"a":${"[".repeat(65)}${"]".repeat(65)}}`, /nests deeper/);
    expectError(() => readMeta(Uint8Array.of(0x7b, 0xff, 0x7d)), "BUNDLE_INVALID", /not valid UTF-8/);
    expectError(() => readMeta(new Uint8Array(5 * 1024 * 1024)), "BUNDLE_INVALID", /at most 4194304/);
  });
  it("writing what JSON cannot hold", () => {
    expectError(() => writeMeta({ ...META, x: { y: Number.NaN } }), "BUNDLE_INVALID", /x holds NaN/);
    expectError(() => writeMeta({ ...META, format_version: 0 }), "BUNDLE_INVALID", /format_version is 0/);
  });
});
