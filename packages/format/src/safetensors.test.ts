import { describe, expect, it } from "vitest";
import {
  readSafetensors,
  readSafetensorsMetadata,
  type SafeTensor,
  safeTensorFrom,
  safeTensorValues,
  writeSafetensors,
} from "./safetensors.js";
import { expectError } from "./testing/errors.js";
import { toHex } from "./testing/hex.js";

function file(header: string, data = new Uint8Array(0)): Uint8Array {
  const text = new TextEncoder().encode(header);
  const out = new Uint8Array(8 + text.length + data.length);
  new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
  out.set(text, 8);
  out.set(data, 8 + text.length);
  return out;
}

const TENSORS = new Map<string, SafeTensor>([
  ["a", { dtype: "F16", shape: [3], data: Uint8Array.of(1, 2, 3, 4, 5, 6) }],
  ["b", safeTensorFrom(Float32Array.of(1, 2, 3, 4), [2, 2])],
  ["z", { dtype: "I64", shape: [1], data: new Uint8Array(8).fill(1) }],
  ["s", { dtype: "BOOL", shape: [], data: Uint8Array.of(1) }],
  ["A", safeTensorFrom(Float32Array.of(5), [1])],
]);

describe("golden file", () => {
  const bytes = writeSafetensors(TENSORS, new Map([["format", "pt"]]));

  it("is what the reference implementation (safetensors 0.8.0) writes", () => {
    const header =
      '{"__metadata__":{"format":"pt"},"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},' +
      '"A":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[2,2],"data_offsets":[12,28]},' +
      '"a":{"dtype":"F16","shape":[3],"data_offsets":[28,34]},"s":{"dtype":"BOOL","shape":[],"data_offsets":[34,35]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + padded.length))).toBe(padded);
    expect(toHex(bytes.subarray(8 + padded.length))).toBe(
      "0101010101010101" + "0000a040" + "0000803f000000400000404000008040" + "010203040506" + "01",
    );
    expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(BigInt(padded.length));
  });

  it("does not depend on the order of the map", () => {
    const reversed = new Map([...TENSORS].reverse());
    expect(writeSafetensors(reversed, new Map([["format", "pt"]]))).toEqual(bytes);
  });

  it("is read back as views", () => {
    const read = readSafetensors(bytes);
    expect(new Map([...read].sort())).toEqual(new Map([...TENSORS].sort()));
    for (const { data } of read.values()) expect(data.buffer).toBe(bytes.buffer);
    expect([...readSafetensorsMetadata(bytes)]).toEqual([["format", "pt"]]);
  });
});

describe("values", () => {
  it("come from F32, F16 and BF16 at any byte offset", () => {
    const unaligned = new Uint8Array(9);
    unaligned.set(safeTensorFrom(Float32Array.of(1.5, -2), [2]).data, 1);
    expect([...safeTensorValues({ dtype: "F32", shape: [2], data: unaligned.subarray(1) })]).toEqual([
      1.5, -2,
    ]);
    expect([...safeTensorValues({ dtype: "F16", shape: [1], data: Uint8Array.of(0, 0x3e) })]).toEqual([1.5]);
    expect([...safeTensorValues({ dtype: "BF16", shape: [], data: Uint8Array.of(0xc0, 0x3f) })]).toEqual([
      1.5,
    ]);
    expectError(() => safeTensorValues(TENSORS.get("z")!), "SAFETENSORS_INVALID", /I64 tensor where/);
    expectError(() => safeTensorFrom(new Float32Array(3), [2]), "SAFETENSORS_INVALID", /do not fill/);
  });
});

describe("malicious files", () => {
  const refused = (bytes: Uint8Array, message: RegExp) =>
    expectError(() => readSafetensors(bytes), "SAFETENSORS_INVALID", message);
  const entry = (dtype: string, shape: string, from: number, to: number) =>
    `{"dtype":"${dtype}","shape":${shape},"data_offsets":[${from},${to}]}`;
  const data = new Uint8Array(16);

  it("no header, or one longer than the file or the limit", () => {
    refused(new Uint8Array(7), /has 7 bytes/);
    const long = file("{}");
    new DataView(long.buffer).setBigUint64(0, 3n, true);
    refused(long, /said to have 3 bytes: the file holds 2 more/);
    new DataView(long.buffer).setBigUint64(0, 2n ** 64n - 1n, true);
    refused(long, /said to have 18446744073709551615 bytes/);
  });
  it("headers that are not one JSON object", () => {
    refused(file(""), /does not start with \{/);
    refused(file(" {}"), /does not start with \{/);
    refused(file("[]"), /does not start with \{/);
    refused(file("{"), /not valid JSON/);
    refused(file('{"a":1}'), /not described by an object/);
    refused(file("{\xff"), /not valid/);
    refused(file(`{"a":${"[".repeat(100)}${"]".repeat(100)}}`), /nests deeper than 64/);
  });
  it("a tensor name twice, also when escaped", () => {
    const one = entry("U8", "[16]", 0, 16);
    refused(file(`{"a":${one},"a":${one}}`, data), /key "a" twice/);
    refused(file(`{"a":${one},"\\u0061" :${one}}`, data), /key "a" twice/);
    refused(
      file(`{"a":{"dtype":"U8","dtype":"I8","shape":[16],"data_offsets":[0,16]}}`, data),
      /key "dtype" twice/,
    );
  });
  it("overlaps, holes and trailing bytes", () => {
    refused(file(`{"a":${entry("U8", "[9]", 0, 9)},"b":${entry("U8", "[8]", 8, 16)}}`, data), /overlaps/);
    refused(file(`{"a":${entry("U8", "[7]", 0, 7)},"b":${entry("U8", "[8]", 8, 16)}}`, data), /hole/);
    refused(file(`{"a":${entry("U8", "[8]", 8, 16)}}`, data), /hole/);
    refused(file(`{"a":${entry("U8", "[8]", 0, 8)}}`, data), /8 bytes follow the last tensor/);
    refused(file(`{"a":${entry("U8", "[17]", 0, 17)}}`, data), /outside the 16 bytes/);
  });
  it("sizes that do not fit the shape, or overflow", () => {
    refused(
      file(`{"a":${entry("F32", "[2,2]", 0, 12)}}`, data),
      /takes 16 bytes, its offsets 0 to 12 give 12/,
    );
    refused(
      file(`{"a":${entry("F32", "[9007199254740991,9007199254740991]", 0, 16)}}`, data),
      /larger than any file/,
    );
    refused(file(`{"a":${entry("U8", "[4294967296,4294967296,0]", 0, 0)}}`), /larger than any file/);
    refused(file(`{"a":${entry("U8", "[-16]", 0, 16)}}`, data), /no valid shape/);
    refused(file(`{"a":${entry("U8", "[1.5]", 0, 16)}}`, data), /no valid shape/);
    refused(file(`{"a":${entry("U8", "[1,1,1,1,1,1,1,1,16]", 0, 16)}}`, data), /no valid shape/);
    refused(
      file(`{"a":{"dtype":"U8","shape":[16],"data_offsets":[0,16,16]}}`, data),
      /no valid data_offsets/,
    );
    refused(file(`{"a":${entry("U8", "[0]", 16, 8)}}`, data), /takes 0 bytes/);
  });
  it("unknown types, also from the prototype, and unknown fields", () => {
    refused(file(`{"a":${entry("F4", "[32]", 0, 16)}}`, data), /dtype "F4"/);
    refused(file(`{"a":${entry("toString", "[16]", 0, 16)}}`, data), /dtype "toString"/);
    refused(file('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}}'), /unknown field "x"/);
  });
  it("metadata that are not strings", () => {
    refused(file('{"__metadata__":{"a":1}}'), /strings to strings/);
    refused(file('{"__metadata__":[]}'), /strings to strings/);
  });
  it("keeps a tensor called __proto__ a tensor", () => {
    const read = readSafetensors(file(`{"__proto__":${entry("U8", "[16]", 0, 16)}}`, data));
    expect([...read.keys()]).toEqual(["__proto__"]);
  });
  it("empty tensors are fine", () => {
    const empty = file(`{"a":${entry("U8", "[0,5]", 0, 0)},"b":${entry("U8", "[16]", 0, 16)}}`, data);
    expect(readSafetensors(empty).get("a")!.data.length).toBe(0);
  });
});

describe("the writer refuses", () => {
  it("data of the wrong size, and the metadata key as a name", () => {
    const bad: SafeTensor = { dtype: "F32", shape: [2], data: new Uint8Array(4) };
    expectError(() => writeSafetensors(new Map([["a", bad]])), "SAFETENSORS_INVALID", /needs 8 bytes, got 4/);
    const half: SafeTensor = { dtype: "F32", shape: [0.5, 4], data: new Uint8Array(8) };
    expectError(() => writeSafetensors(new Map([["a", half]])), "SAFETENSORS_INVALID", /no valid shape/);
    expectError(
      () => writeSafetensors(new Map([["__metadata__", TENSORS.get("b")!]])),
      "SAFETENSORS_INVALID",
      /cannot be called/,
    );
  });
});
