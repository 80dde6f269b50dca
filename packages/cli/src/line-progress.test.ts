import { describe, expect, it } from "vitest";
import { progressLabel } from "./line-progress.js";

describe("progressLabel", () => {
  const from = { bytes: 1000, lines: 10 };
  it.each([
    [{ bytes: 1000, lines: 10 }, 2000, 0, "10 lines, 0.0 lines/s, 50 %, 0 s left"],
    [{ bytes: 1500, lines: 15 }, 2000, 2, "15 lines, 2.5 lines/s, 75 %, 2 s left"],
    [{ bytes: 2000, lines: 2010 }, 2000, 4, "2010 lines, 500 lines/s, 100 %, 0 s left"],
    [{ bytes: 1001, lines: 11 }, 1701, 1, "11 lines, 1.0 lines/s, 58 %, 12 min left"],
    [{ bytes: 1001, lines: 11 }, 12_101, 1, "11 lines, 1.0 lines/s, 8 %, 3 h 5 min left"],
    [{ bytes: 1500, lines: 15 }, undefined, 2, "15 lines, 2.5 lines/s"],
    [{ bytes: 2500, lines: 15 }, 2000, 2, "15 lines, 2.5 lines/s"],
  ])("%j of %s bytes", (at, size, seconds, label) => {
    expect(progressLabel(at, from, size, seconds)).toBe(label);
  });
});
