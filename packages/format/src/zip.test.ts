import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { expectError } from "./testing/errors.js";
import { fromHex, toHex } from "./testing/hex.js";
import { type ForgedEnd, type ForgedMember, forgeZip } from "./testing/zip-builder.js";
import { readZip } from "./zip-reader.js";
import { writeZip } from "./zip-writer.js";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const HELLO = { name: "a.txt", data: text("hello") };
const readAll = (bytes: Uint8Array) => readZip(bytes).map((member) => [member.name, member.read()]);

describe("writing and reading", () => {
  it("writes these bytes: stored, 1980-01-01, mode 0644", () => {
    expect(toHex(writeZip([HELLO]))).toBe(
      toHex(
        fromHex(
          "504b0304 1400 0000 0000 0000 2100 86a61036 05000000 05000000 0500 0000" +
            "612e747874 68656c6c6f" +
            "504b0102 1403 1400 0000 0000 0000 2100 86a61036 05000000 05000000 0500 0000" +
            "0000 0000 0000 0000a481 00000000 612e747874" +
            "504b0506 0000 0000 0100 0100 33000000 28000000 0000",
        ),
      ),
    );
  });

  it("reads stored members as views and deflated ones unpacked", () => {
    const long = new Uint8Array(60_000).map((_, i) => (i * i) % 251);
    const bytes = forgeZip([
      HELLO,
      { name: "b", data: long, deflate: true },
      { name: "c", data: new Uint8Array(0) },
    ]);
    const members = readZip(bytes);
    expect(members.map(({ name, size }) => [name, size])).toEqual([
      ["a.txt", 5],
      ["b", 60_000],
      ["c", 0],
    ]);
    expect(members[0]!.read().buffer).toBe(bytes.buffer);
    expect(members[1]!.read()).toEqual(long);
    expect(members[2]!.read().length).toBe(0);
  });

  it("accepts an empty deflated member, time and owner fields, and UTF-8 names", () => {
    const times = fromHex("5554 0500 00 00000000");
    const utf8 = { flags: 0x800, name: "\u00e9" };
    const bytes = forgeZip([
      {
        name: "e",
        data: new Uint8Array(0),
        deflate: true,
        local: { extra: times },
        central: { extra: times },
      },
      { name: "\u00e9", data: text("x"), local: utf8, central: utf8 },
    ]);
    expect(readAll(bytes)).toEqual([
      ["e", new Uint8Array(0)],
      ["\u00e9", text("x")],
    ]);
  });

  it("refuses to write what it would not read", () => {
    expectError(() => writeZip([HELLO, HELLO]), "BUNDLE_INVALID", /occurs twice/);
    expectError(() => writeZip([{ name: "../a", data: HELLO.data }]), "BUNDLE_INVALID", /leaves the archive/);
  });
});

describe("malicious archives", () => {
  const refused = (message: RegExp, members: ForgedMember[], end?: ForgedEnd) =>
    expectError(() => readAll(forgeZip(members, end)), "BUNDLE_INVALID", message);
  const forged = (message: RegExp, change: Partial<ForgedMember>) =>
    refused(message, [{ ...HELLO, ...change }]);
  const both = (message: RegExp, fields: ForgedMember["local"] & object) =>
    forged(message, { local: fields, central: fields });

  it("no archive, a cut-off one, one with something behind it", () => {
    const good = forgeZip([HELLO]);
    for (let length = 0; length < good.length; length++) {
      expectError(() => readAll(good.subarray(0, length)), "BUNDLE_INVALID", /does not end like a ZIP/);
    }
    expectError(() => readAll(Uint8Array.from([...good, 0])), "BUNDLE_INVALID", /does not end like a ZIP/);
    refused(/does not end like a ZIP/, [HELLO], { comment: "hidden" });
  });
  it("traversal, absolute paths, backslashes, drive letters, folders, control characters", () => {
    for (const name of ["../a", "a/../b", "a/./b", "a//b", "a/"])
      both(/is a folder or leaves the archive/, { name });
    both(/is absolute/, { name: "/etc/passwd" });
    both(/forbidden character/, { name: "..\\a" });
    both(/forbidden character/, { name: "C:a" });
    both(/forbidden character/, { name: "a\0.txt" });
    both(/1 to 255/, { name: "" });
    both(/1 to 255/, { name: "x".repeat(256) });
  });
  it("links and devices", () => {
    for (const mode of [0o120777, 0o040755, 0o020666, 0o010644]) {
      forged(/link or another special file/, { central: { mode } });
    }
  });
  it("a name twice, also in another case", () => {
    refused(/occurs twice/, [HELLO, HELLO]);
    refused(/occurs twice/, [HELLO, { ...HELLO, name: "A.TXT" }]);
  });
  it("encryption and unknown flags, data descriptors among them", () => {
    for (const flags of [1, 0x41, 0x2000]) both(/is encrypted/, { flags });
    for (const flags of [8, 0x10, 0x20]) both(/flags .* not supported/, { flags });
  });
  it("other compression methods", () => {
    both(/packed by method 12/, { method: 12 });
  });
  it("ZIP64", () => {
    both(/ZIP64/, { size: 0xffffffff });
    both(/ZIP64/, { packed: 0xffffffff });
    forged(/ZIP64/, { central: { extra: fromHex("0100 0800 0000000000000000") } });
    refused(/ZIP64/, [HELLO], { here: 0xffff, count: 0xffff });
  });
  it("several disks", () => {
    refused(/several disks/, [HELLO], { disk: 1 });
    refused(/several disks/, [HELLO], { here: 2 });
    forged(/on another disk/, { central: { disk: 1 } });
  });
  it("headers that contradict each other", () => {
    forged(/says name b.txt, the central directory a.txt/, { local: { name: "b.txt" } });
    forged(/says method/, { local: { method: 8 } });
    forged(/says crc/, { local: { crc: 0 } });
    forged(/says size 6/, { local: { size: 6 } });
    forged(/says packed 6/, { local: { packed: 6 } });
    forged(/says flags/, { local: { flags: 2 } });
  });
  it("names hidden in extra fields, comments, broken extra fields", () => {
    forged(/extra field 0x7075/, { central: { extra: fromHex("7570 0100 00") } });
    forged(/extra field 0x7075/, { local: { extra: fromHex("7570 0100 00") } });
    forged(/cut off/, { central: { extra: fromHex("5554 ff00") } });
    forged(/has a comment/, { central: { comment: "x" } });
  });
  it("overlaps, gaps and bytes that belong to nobody", () => {
    forged(/leaves a gap/, { before: Uint8Array.of(1) });
    refused(/overlaps another/, [HELLO, { name: "b", data: text("x"), central: { offset: 0 } }]);
    forged(/leaves a gap/, { central: { offset: 9 } });
    const prefixed = Uint8Array.from([1, 2, 3, 4, ...forgeZip([], { centralStart: 4 })]);
    expectError(() => readZip(prefixed), "BUNDLE_INVALID", /4 bytes belong to no member/);
  });
  it("a directory outside the file or with room left", () => {
    refused(/it must end at byte/, [HELLO], { centralStart: 0xfffffff0 });
    refused(/it must end at byte/, [HELLO], { centralBytes: 5 });
    refused(/bytes follow the central directory/, [HELLO], { here: 0, count: 0 });
    refused(/cut off|no signature/, [HELLO], { here: 2, count: 2 });
  });
  it("too many members, too much data", () => {
    const many = Array.from({ length: 257 }, (_, i) => ({ name: `m${i}`, data: new Uint8Array(0) }));
    refused(/257 members: at most 256/, many);
    const huge = 300 * 1024 * 1024;
    const bomb = (name: string): ForgedMember => {
      const fields = { size: huge, method: 8, packed: 310_000 };
      return { name, data: new Uint8Array(0), local: fields, central: fields };
    };
    refused(/unpack to 629145600 bytes: at most 536870912/, [bomb("a"), bomb("b")]);
    expectError(() => readZip(new Uint8Array(256 * 1024 * 1024 + 1)), "BUNDLE_INVALID", /at most 268435456/);
  });
  it("a size that no compression reaches, before anything is allocated", () => {
    both(/which no compression can/, { method: 8, size: 500_000_000 });
    both(/is stored, but 5 bytes give 6/, { size: 6 });
  });
  it("data that unpack to more or less than promised", () => {
    const data = new Uint8Array(100_000);
    const member = (size: number): ForgedMember => ({
      name: "z",
      data,
      deflate: true,
      local: { size },
      central: { size },
    });
    refused(/more than the 99999 bytes/, [member(99_999)]);
    refused(/unpacks to 100000 bytes: 100001 are promised/, [member(100_001)]);
  });
  it("damaged, cut-off and continued compressed data", () => {
    const data = text("hello hello hello");
    const packed = deflateSync(data);
    const member = (packedData: Uint8Array): ForgedMember => ({ name: "z", data, deflate: true, packedData });
    refused(/is damaged/, [member(packed.subarray(0, packed.length - 3))]);
    refused(/is damaged/, [member(Uint8Array.of(7, 7, 7, 7))]);
    refused(/data after its compressed stream/, [
      member(Uint8Array.from([...packed, ...new Uint8Array(70_000)])),
    ]);
  });
  it("a wrong checksum", () => {
    both(/CRC-32 does not match/, { crc: 1 });
  });
});
