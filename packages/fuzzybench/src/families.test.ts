import { describe, expect, test } from "vitest";
import { familyConformance } from "./families.test-suite.js";
import { drawRecord } from "./generate.js";
import { FAMILIES, familyById } from "./registry.js";

familyConformance(FAMILIES);

describe("familyById", () => {
  test("finds every family and refuses an unknown id", () => {
    for (const family of FAMILIES) expect(familyById(family.id)).toBe(family);
    expect(() => familyById("core-text/nothing")).toThrow('no family "core-text/nothing"');
  });
});

test("rules that one candidate in thousands meets still get their pairs", () => {
  const family = familyById("constraints/first-broken-rule");
  // Failed with "no candidate meets the condition" while a candidate was sought 2,000 times only.
  expect(drawRecord({ family, variant: family.variants![0]! }, "train", 1, 564, 12).pairs).toHaveLength(12);
});
