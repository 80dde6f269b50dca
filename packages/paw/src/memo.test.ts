import type { RunResult } from "@paw/runtime";
import { describe, expect, test } from "vitest";
import { Memo } from "./memo.js";

const result = (output: string): RunResult => ({
  output,
  confidence: 1,
  finishReason: "stop",
  tokens: { prefix: 1, input: 1, output: 1 },
  elapsedMs: 1,
});

describe("Memo", () => {
  test("gives back what was put in, the newest for a key", () => {
    const memo = new Memo(100_000);
    expect(memo.get("a")).toBeUndefined();
    memo.set("a", result("1"));
    memo.set("a", result("2"));
    expect(memo.get("a")).toEqual(result("2"));
    expect(memo.size).toBe(1);
  });

  test("stays within its bytes and drops what was not used for longest", () => {
    const memo = new Memo(10_000);
    for (let i = 0; i < 100; i++) {
      memo.set(`key ${i}`, result(String(i)));
      memo.get("key 0");
    }
    expect(memo.size).toBeGreaterThan(5);
    expect(memo.size).toBeLessThan(20);
    expect(memo.get("key 0")).toEqual(result("0"));
    expect(memo.get("key 99")).toEqual(result("99"));
    expect(memo.get("key 1")).toBeUndefined();
  });

  test("keeps nothing that is larger than itself, and nothing at all with 0 bytes", () => {
    const memo = new Memo(2000);
    memo.set("a", result("x".repeat(5000)));
    expect(memo.size).toBe(0);
    const none = new Memo(0);
    none.set("a", result("1"));
    expect(none.get("a")).toBeUndefined();
  });
});
