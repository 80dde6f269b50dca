import { describe, expect, it } from "vitest";
import {
  type GgufTensor,
  type GgufValue,
  ggufBoolean,
  ggufNumber,
  ggufNumbers,
  ggufString,
  ggufStrings,
  readGguf,
  writeGguf,
} from "./gguf.js";
import { TENSOR_LAYOUTS, TENSOR_TYPES, typedByteLength } from "./tensor-type.js";
import { expectError } from "./testing/errors.js";
import { fromHex, toHex } from "./testing/hex.js";
import { SMALL, tensor } from "./testing/small-gguf.js";

describe("golden file", () => {
  it("is written byte for byte and read back", () => {
    const metadata = new Map<string, GgufValue>([["k", { type: "uint32", value: 7 }]]);
    const written = writeGguf({ metadata, tensors: [tensor("t", [2], fromHex("0000803f00000040"))] });
    expect(toHex(written)).toBe(toHex(SMALL));
    const read = readGguf(SMALL);
    expect(read.metadata).toEqual(metadata);
    expect(read.tensors).toEqual([tensor("t", [2], fromHex("0000803f00000040"))]);
  });

  it("gives views into the file, not copies", () => {
    const padded = new Uint8Array(SMALL.length + 5);
    padded.set(SMALL, 5);
    const [only] = readGguf(padded.subarray(5)).tensors;
    expect(only!.data.buffer).toBe(padded.buffer);
    expect(only!.data.byteOffset).toBe(5 + 96);
  });

  it("may lack the padding after the last tensor", () => {
    expect(readGguf(SMALL.subarray(0, 104)).tensors[0]!.data).toEqual(fromHex("0000803f00000040"));
  });
});

describe("round trip", () => {
  const metadata = new Map<string, GgufValue>([
    ["u8", { type: "uint8", value: 255 }],
    ["i8", { type: "int8", value: -128 }],
    ["u16", { type: "uint16", value: 65535 }],
    ["i16", { type: "int16", value: -32768 }],
    ["u32", { type: "uint32", value: 4294967295 }],
    ["i32", { type: "int32", value: -2147483648 }],
    ["f32", { type: "float32", value: Math.fround(0.1) }],
    ["f64", { type: "float64", value: 0.1 }],
    ["u64", { type: "uint64", value: 2n ** 64n - 1n }],
    ["i64", { type: "int64", value: -(2n ** 63n) }],
    ["yes", { type: "bool", value: true }],
    ["text", { type: "string", value: "\ufeffG\u00e9\u0120 \u{1f600}\n\0" }],
    ["strings", { type: "array", itemType: "string", value: ["", "a b", "\u0120w"] }],
    ["numbers", { type: "array", itemType: "int32", value: [-1, 0, 1] }],
    ["bigs", { type: "array", itemType: "int64", value: [-1n, 2n ** 62n] }],
    ["flags", { type: "array", itemType: "bool", value: [true, false] }],
    ["none", { type: "array", itemType: "uint8", value: [] }],
  ]);

  it("keeps every metadata type", () => {
    const bytes = writeGguf({ metadata, tensors: [] });
    const read = readGguf(bytes);
    expect([...read.metadata]).toEqual([...metadata]);
    expect(writeGguf(read)).toEqual(bytes);
  });

  it("keeps every tensor type, aligned to 32 bytes", () => {
    const tensors = TENSOR_TYPES.map((type, i) => {
      const columns = 2 * TENSOR_LAYOUTS[type].blockSize;
      const data = new Uint8Array(3 * typedByteLength(type, columns)).fill(i + 1);
      return tensor(`t.${type}`, [columns, 3], data, type);
    });
    const bytes = writeGguf({ metadata, tensors });
    const read = readGguf(bytes);
    expect(read.tensors).toEqual(tensors);
    for (const { data } of read.tensors) expect(data.byteOffset % 32).toBe(0);
    expect(writeGguf(read)).toEqual(bytes);
  });

  it("honours general.alignment", () => {
    const aligned = new Map<string, GgufValue>([["general.alignment", { type: "uint32", value: 256 }]]);
    const tensors = [tensor("a", [1], new Uint8Array(4)), tensor("b", [1], new Uint8Array(4))];
    const read = readGguf(writeGguf({ metadata: aligned, tensors }));
    expect(read.tensors.map(({ data }) => data.byteOffset)).toEqual([256, 512]);
  });
});

describe("accessors", () => {
  const metadata = new Map<string, GgufValue>([
    ["n", { type: "uint64", value: 5n }],
    ["huge", { type: "uint64", value: 2n ** 60n }],
    ["s", { type: "string", value: "x" }],
    ["b", { type: "bool", value: false }],
    ["ss", { type: "array", itemType: "string", value: ["x"] }],
    ["ns", { type: "array", itemType: "float32", value: [1] }],
    ["big", { type: "array", itemType: "uint64", value: [1n] }],
  ]);

  it("give values by type, undefined where missing", () => {
    expect(ggufNumber(metadata, "n")).toBe(5);
    expect(ggufString(metadata, "s")).toBe("x");
    expect(ggufBoolean(metadata, "b")).toBe(false);
    expect(ggufStrings(metadata, "ss")).toEqual(["x"]);
    expect(ggufNumbers(metadata, "ns")).toEqual([1]);
    for (const read of [ggufNumber, ggufString, ggufBoolean, ggufStrings, ggufNumbers]) {
      expect(read(metadata, "missing")).toBeUndefined();
    }
  });

  it("refuse another type", () => {
    expectError(() => ggufNumber(metadata, "s"), "GGUF_INVALID", /"s" is string: a number is needed/);
    expectError(() => ggufNumber(metadata, "huge"), "GGUF_INVALID", /a number is needed/);
    expectError(() => ggufString(metadata, "n"), "GGUF_INVALID", /a string is needed/);
    expectError(() => ggufBoolean(metadata, "n"), "GGUF_INVALID", /a boolean is needed/);
    expectError(() => ggufStrings(metadata, "ns"), "GGUF_INVALID", /array of float32/);
    expectError(() => ggufNumbers(metadata, "big"), "GGUF_INVALID", /array of uint64/);
  });
});

describe("the writer refuses what the reader would", () => {
  const write = (metadata: [string, GgufValue][], tensors: GgufTensor[] = []) => {
    return () => writeGguf({ metadata: new Map(metadata), tensors });
  };
  it("numbers outside their type", () => {
    expectError(write([["n", { type: "uint8", value: 256 }]]), "GGUF_INVALID", /uint8 holds 0 to 255/);
    expectError(write([["n", { type: "int32", value: 2 ** 31 }]]), "GGUF_INVALID", /int32 holds/);
    expectError(write([["n", { type: "uint32", value: 1.5 }]]), "GGUF_INVALID", /not a uint32/);
    expectError(write([["n", { type: "int64", value: 2n ** 63n }]]), "GGUF_INVALID", /int64 holds/);
  });
  it("text that is not text", () => {
    expectError(write([["s", { type: "string", value: "\ud800" }]]), "GGUF_INVALID", /lone surrogate/);
    expectError(write([["", { type: "bool", value: true }]]), "GGUF_INVALID", /key is empty/);
    expectError(
      write([["s", { type: "string", value: "x".repeat(2 ** 20 + 1) }]]),
      "GGUF_INVALID",
      /at most 1048576/,
    );
  });
  it("tensors with the wrong size, name or shape", () => {
    expectError(write([], [tensor("t", [3], new Uint8Array(8))]), "GGUF_INVALID", /needs 12 bytes, got 8/);
    expectError(write([], [tensor("t", [], new Uint8Array(0))]), "GGUF_INVALID", /0 dimensions/);
    expectError(write([], [tensor("t".repeat(64), [1], new Uint8Array(4))]), "GGUF_INVALID", /at most 63/);
    const twice = [tensor("t", [1], new Uint8Array(4)), tensor("t", [1], new Uint8Array(4))];
    expectError(write([], twice), "GGUF_INVALID", /unnamed or occurs twice/);
  });
});
