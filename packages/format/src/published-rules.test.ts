/**
 * Bundles that we write keep to the rules by which the published SDK accepts a `.paw` file. The archive is read here by
 * a few lines of its own, so that a mistake which our writer and reader share would show.
 */
import { describe, expect, it } from "vitest";
import { adapterToGguf } from "./adapter.js";
import { MIN_ADAPTER_BYTES, packBundle } from "./bundle.js";
import { importProgram } from "./import-program.js";
import { expectError } from "./testing/errors.js";
import { tinyAdapter } from "./testing/tiny-model.js";

const MIB = 1024 * 1024;
const OPTIONS = { architecture: "qwen3", type: "Q4_0", name: "test" } as const;
const TEMPLATE = "Say {INPUT_PLACEHOLDER} again.";

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly data: Uint8Array;
}

/** The members by the central directory (APPNOTE.TXT 4.3.12), stored ones only. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22; // no comment
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed,
      size,
      mode: view.getUint32(at + 38, true) >>> 16,
      data: bytes.subarray(start, start + packed),
    });
    at += 46 + nameLength + extra + comment;
  }
  expect(at).toBe(end);
  return entries;
}

describe("a bundle that we write", () => {
  const gguf = adapterToGguf(tinyAdapter(), OPTIONS);
  const content = importProgram(gguf, { promptTemplate: TEMPLATE, interpreter: "Qwen/Qwen3-0.6B" });
  const bytes = packBundle(content);
  const entries = entriesOf(bytes);
  const text = (name: string) => new TextDecoder().decode(entries.find((entry) => entry.name === name)!.data);

  it("has the four members of a program, no state, and no name twice", () => {
    expect(entries.map(({ name }) => name)).toEqual([
      "meta.json",
      "adapter.gguf",
      "prompt_template.txt",
      "pseudo_program.txt",
    ]);
  });

  it("is within the limits: 256 MiB packed, 256 members, 512 MiB unpacked", () => {
    expect(bytes.length).toBeLessThanOrEqual(256 * MIB);
    expect(entries.length).toBeLessThanOrEqual(256);
    expect(entries.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(512 * MIB);
  });

  it("holds regular files under plain names, neither encrypted nor in an uncommon method", () => {
    for (const { name, flags, method, mode, packed, size } of entries) {
      expect(name).toMatch(/^[a-z_]+\.[a-z]+$/); // no folder, "..", backslash or drive letter
      expect(mode & 0o170000).toBe(0o100000); // neither a link nor a folder
      expect(flags & 1).toBe(0);
      expect([0, 8]).toContain(method);
      if (method === 0) expect(packed).toBe(size);
    }
  });

  it("has a GGUF adapter of at least 1,024 bytes and a template with one placeholder", () => {
    const adapter = entries.find(({ name }) => name === "adapter.gguf")!.data;
    expect(new TextDecoder().decode(adapter.subarray(0, 4))).toBe("GGUF");
    expect(adapter.length).toBeGreaterThanOrEqual(1024);
    expect(text("prompt_template.txt").split("{INPUT_PLACEHOLDER}")).toHaveLength(2);
  });

  it("has the published keys, with an id that can name it", () => {
    const meta = JSON.parse(text("meta.json")) as Record<string, unknown>;
    expect(meta.program_id).toMatch(/^[a-f0-9]{16,64}$/);
    expect(meta.program_id).toBe(content.meta.program_id);
    for (const key of ["spec", "compiler_snapshot", "interpreter", "runtime_id"]) {
      expect(meta[key]).toEqual(expect.stringMatching(/./));
    }
    expect(meta).toMatchObject({ interpreter: "Qwen/Qwen3-0.6B", lora_rank: 32, lora_alpha: 16 });
  });

  it("is refused where its adapter would be taken for damaged", () => {
    const module = { name: "blk.0.attn_q", nIn: 2, nOut: 2, a: new Float32Array(2), b: new Float32Array(2) };
    const small = adapterToGguf({ rank: 1, alpha: 1, modules: [module] }, OPTIONS);
    expect(small.length).toBeLessThan(MIN_ADAPTER_BYTES);
    const tiny = importProgram(small, { promptTemplate: TEMPLATE, interpreter: "gpt2" });
    expectError(() => packBundle(tiny), "BUNDLE_INVALID", /adapter\.gguf has \d+ bytes: at least 1024/);
  });
});
