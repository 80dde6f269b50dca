import { describe, expect, it } from "vitest";
import type { ProgramMeta } from "./meta.js";
import {
  compareLocked,
  type LockedProgram,
  lockedProgram,
  readLock,
  specSha256,
  writeLock,
} from "./program-lock.js";
import { expectError } from "./testing/errors.js";

const META: ProgramMeta = {
  format_version: 1,
  program_id: "0123456789abcdef0123",
  spec: "Say it.",
  compiler_snapshot: "nano-1",
  interpreter: "nano-1",
  runtime_id: "nano-1",
  lora_rank: 4,
  lora_alpha: 8,
  decoding: { kind: "free", max_tokens: 9 },
};
const ENTRY = lockedProgram(META, new Uint8Array([1]), "a".repeat(64), { n: 4, passed: 3 });
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("an entry", () => {
  it("holds hashes of program and spec, and the gate's score without its cases", () => {
    expect(ENTRY).toEqual({
      program_id: "0123456789abcdef0123",
      // sha256sum of the byte 01, and of "Say it."
      program_sha256: "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
      spec_sha256: specSha256("Say it."),
      compiler_snapshot: "nano-1",
      interpreter: "nano-1",
      interpreter_sha256: "a".repeat(64),
      gate: { n: 4, passed: 3 },
    });
    expect(lockedProgram(META, new Uint8Array(1), undefined, undefined)).toMatchObject({
      interpreter_sha256: null,
      gate: null,
    });
  });

  it("is compared key by key", () => {
    expect(compareLocked(ENTRY, { ...ENTRY, gate: { n: 4, passed: 3 } })).toEqual([]);
    const found: LockedProgram = {
      ...ENTRY,
      interpreter: "nano-2",
      interpreter_sha256: null,
      gate: { n: 4, passed: 2 },
    };
    expect(compareLocked(ENTRY, found)).toEqual([
      { what: "interpreter", locked: "nano-1", found: "nano-2" },
      { what: "interpreter_sha256", locked: "a".repeat(64), found: "none" },
      { what: "gate", locked: "3 of 4", found: "2 of 4" },
    ]);
  });
});

describe("an entry of a program that a model worded", () => {
  const written = lockedProgram(
    { ...META, writer_sha256: "b".repeat(64) },
    new Uint8Array([1]),
    undefined,
    undefined,
  );

  it("holds that model's hash, comes back, and is told from one without", () => {
    expect(written.writer_sha256).toBe("b".repeat(64));
    expect(readLock(writeLock(new Map([["a.paw", written]])), "paw.lock").get("a.paw")).toEqual(written);
    const { writer_sha256: _, ...plain } = written;
    expect(compareLocked(written, plain)).toEqual([
      { what: "writer_sha256", locked: "b".repeat(64), found: "none" },
    ]);
    expect(compareLocked(plain, written)).toEqual([
      { what: "writer_sha256", locked: "none", found: "b".repeat(64) },
    ]);
  });
});

describe("a lock", () => {
  it("comes back, and is the same bytes in any order", () => {
    const entries: [string, LockedProgram][] = [
      ["b.paw", ENTRY],
      ["a.paw", { ...ENTRY, interpreter_sha256: null, gate: null }],
    ];
    const bytes = writeLock(new Map(entries));
    expect(writeLock(new Map([...entries].reverse()))).toEqual(bytes);
    expect([...readLock(bytes, "paw.lock")]).toEqual([...entries].reverse());
  });

  it.each([
    [{ programs: {} }, /paw\.lock has format undefined: 1 with "programs" is needed/],
    [{ format: 2, programs: {} }, /has format 2/],
    [{ format: 1, programs: [] }, /1 with "programs" is needed/],
    [{ format: 1, programs: { x: { ...ENTRY, spec_sha256: "0" } } }, /the entry "x" is damaged/],
    [{ format: 1, programs: { x: { ...ENTRY, gate: { n: "4" } } } }, /the entry "x" is damaged/],
    [{ format: 1, programs: { x: { ...ENTRY, writer_sha256: "b" } } }, /the entry "x" is damaged/],
    [{ format: 1, programs: { x: { ...ENTRY, other: 1 } } }, /the entry "x" is damaged/],
    [{ format: 1, programs: { x: null } }, /the entry "x" is damaged/],
  ])("that is damaged is refused (%#)", (value, message) => {
    expectError(() => readLock(encode(value), "paw.lock"), "INPUT_INVALID", message);
  });
});
