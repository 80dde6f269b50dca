import { describe, expect, test } from "vitest";
import { familyConformance } from "./families.test-suite.js";
import { FAMILIES, familyById } from "./registry.js";

familyConformance(FAMILIES);

describe("familyById", () => {
  test("finds every family and refuses an unknown id", () => {
    for (const family of FAMILIES) expect(familyById(family.id)).toBe(family);
    expect(() => familyById("core-text/nothing")).toThrow('no family "core-text/nothing"');
  });
});
