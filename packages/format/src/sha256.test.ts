import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { crc32 } from "./crc32.js";
import { sha256Hex } from "./sha256.js";
import { seededRandom } from "./testing/random.js";

const ascii = (text: string) => new TextEncoder().encode(text);

describe("SHA-256", () => {
  it("gives the digests of FIPS 180-4", () => {
    expect(sha256Hex(ascii("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex(new Uint8Array(0))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("agrees with Node for every length across the block borders, also in views", () => {
    const random = seededRandom(3);
    const bytes = Uint8Array.from({ length: 300 }, () => random() * 256);
    for (let length = 0; length < 290; length++) {
      const view = bytes.subarray(3, 3 + length);
      expect(sha256Hex(view)).toBe(createHash("sha256").update(view).digest("hex"));
    }
  });
});

describe("CRC-32", () => {
  it("gives the published check value", () => {
    expect(crc32(ascii("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
