import { describe, it } from "vitest";
import { type GgufValue, MAX_GGUF_ARRAY_ITEMS, readGguf, writeGguf } from "./gguf.js";
import { expectError } from "./testing/errors.js";
import { fromHex } from "./testing/hex.js";
import { SMALL, tensor } from "./testing/small-gguf.js";

/** Offsets of fields in SMALL. */
const AT = {
  version: 4,
  tensors: 8,
  keys: 16,
  keyLength: 24,
  keyType: 33,
  nameLength: 41,
  dims: 50,
  dim: 54,
  type: 62,
  offset: 66,
};

function changed(at: number, value: bigint, width: 4 | 8, bytes = SMALL): Uint8Array {
  const copy = bytes.slice();
  for (let i = 0; i < width; i++) copy[at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
  return copy;
}

describe("malicious files", () => {
  const refused = (bytes: Uint8Array, message: RegExp) =>
    expectError(() => readGguf(bytes), "GGUF_INVALID", message);

  it("not a GGUF file", () => {
    refused(new Uint8Array(0), /does not start with GGUF/);
    refused(fromHex("504b0304"), /does not start with GGUF/);
  });
  it("another version, and big-endian", () => {
    refused(changed(AT.version, 2n, 4), /version 2 is not supported/);
    refused(changed(AT.version, 0x03000000n, 4), /big-endian/);
  });
  it("cut off at every byte of the header and of the data", () => {
    for (let length = 0; length < 104; length++)
      expectError(() => readGguf(SMALL.subarray(0, length)), "GGUF_INVALID", /./);
  });
  it("absurd counts", () => {
    refused(changed(AT.tensors, 2n ** 64n - 1n, 8), /tensor count .* at most 16384/);
    refused(changed(AT.keys, 1n << 32n, 8), /metadata count .* at most 4096/);
    refused(changed(AT.tensors, 16384n, 8), /16384 tensor entries need at least/);
    refused(changed(AT.keys, 4096n, 8), /4096 metadata entries need at least/);
  });
  it("lengths beyond the file", () => {
    refused(changed(AT.keyLength, 1000n, 8), /cut off: metadata key 0 needs 1000/);
    refused(changed(AT.keyLength, 2000n, 8), /at most 1024/);
    refused(changed(AT.nameLength, 64n, 8), /at most 63/);
    refused(changed(AT.keyLength, 0n, 8), /key 0 is empty/);
    refused(changed(AT.nameLength, 0n, 8), /empty name/);
  });
  it("unknown types", () => {
    refused(changed(AT.keyType, 13n, 4), /unknown type 13/);
    refused(changed(AT.type, 5n, 4), /ggml type 5: supported are F32/);
  });
  it("dimensions: none, too many, zero, overflowing, part of a block", () => {
    refused(changed(AT.dims, 0n, 4), /0 dimensions/);
    refused(changed(AT.dims, 5n, 4), /5 dimensions/);
    refused(changed(AT.dim, 0n, 8), /dimension of 0/);
    refused(changed(AT.dim, 2n ** 63n, 8), /dimension 0 .* at most/);
    refused(changed(AT.type, 8n, 4), /rows of 2, not whole Q8_0 blocks/);
    const file = writeGguf({ metadata: new Map(), tensors: [tensor("t", [1, 1, 1, 1], new Uint8Array(4))] });
    const dims = 24 + 8 + 1 + 4;
    let product = file;
    for (let d = 0; d < 4; d++) product = changed(dims + 8 * d, 2n ** 32n, 8, product);
    refused(product, /over 1099511627776 elements/);
  });
  it("data outside the file", () => {
    refused(changed(AT.dim, 100n, 8), /ends at byte 496, outside the file of 128 bytes/);
    refused(changed(AT.dim, 2n ** 40n, 8), /outside the file/);
  });
  it("misaligned, overlapping and distant data", () => {
    refused(changed(AT.offset, 4n, 8), /leaves a gap or is misaligned: 0 is expected/);
    refused(changed(AT.offset, 2n ** 63n, 8), /the offset of .* at most/);
    const two = writeGguf({
      metadata: new Map(),
      tensors: [tensor("a", [1], new Uint8Array(4)), tensor("b", [1], new Uint8Array(4))],
    });
    const second = 24 + 2 * 33 - 8;
    refused(changed(second, 0n, 8, two), /"b" at data offset 0 overlaps the one before: 32 is expected/);
    refused(changed(second, 64n, 8, two), /leaves a gap/);
  });
  it("bytes hidden after the last tensor", () => {
    refused(Uint8Array.from([...SMALL, 1]), /follow the last tensor/);
  });
  it("names twice", () => {
    const twoKeys = writeGguf({
      metadata: new Map<string, GgufValue>([
        ["a", { type: "bool", value: true }],
        ["b", { type: "bool", value: true }],
      ]),
      tensors: [],
    });
    const keys = twoKeys.slice();
    keys[24 + 8 + 1 + 5 + 8] = 0x61;
    refused(keys, /key "a" occurs twice/);
    const twoTensors = writeGguf({
      metadata: new Map(),
      tensors: [tensor("a", [1], new Uint8Array(4)), tensor("b", [1], new Uint8Array(4))],
    });
    twoTensors[24 + 33 + 8] = 0x61;
    refused(twoTensors, /tensor "a" occurs twice/);
  });
  it("invalid UTF-8 and booleans", () => {
    const bytes = SMALL.slice();
    bytes[32] = 0xff;
    refused(bytes, /key 0 is not valid UTF-8/);
    const bool = writeGguf({ metadata: new Map([["b", { type: "bool", value: true }]]), tensors: [] });
    bool[bool.length - 1] = 2;
    refused(bool, /boolean stored as 2/);
  });
  it("arrays: nested, longer than the file, over the budget of all arrays", () => {
    const array = (itemType: number, count: bigint) => {
      const head = fromHex(
        `47475546 03000000 ${"00".repeat(8)} 01${"00".repeat(7)} 01${"00".repeat(7)} 61 09000000`,
      );
      const file = new Uint8Array(head.length + 12 + 16);
      file.set(head);
      file[head.length] = itemType;
      return changed(head.length + 4, count, 8, file);
    };
    refused(array(9, 1n), /array of arrays/);
    refused(array(77, 1n), /unknown type 77/);
    refused(array(8, 3n), /3 items of metadata "a" need at least 24 bytes, 16 are left/);
    refused(array(0, 17n), /17 items/);
    refused(array(0, BigInt(MAX_GGUF_ARRAY_ITEMS) + 1n), /at most 4194304/);
  });
  it("alignment that is no power of two, zero, huge or of another type", () => {
    for (const value of [0, 4, 48, 8192, 2 ** 31]) {
      const file = writeGguf({
        metadata: new Map([["general.alignmenX", { type: "uint32", value }]]),
        tensors: [],
      });
      file[24 + 8 + 16] = 0x74;
      refused(file, new RegExp(`alignment is ${value}`));
    }
    expectError(
      () =>
        writeGguf({
          metadata: new Map([["general.alignment", { type: "uint64", value: 32n }]]),
          tensors: [],
        }),
      "GGUF_INVALID",
      /alignment is 32: a uint32/,
    );
  });
});
