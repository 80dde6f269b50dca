import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exampleFamily } from "./example-family.js";
import { familyConformance, registryConformance } from "./families.test-suite.js";
import { drawRecord } from "./generate.js";
import { FAMILIES, familyById } from "./registry.js";

registryConformance(FAMILIES);
familyConformance(exampleFamily);

test("the guide shows the example family as it is", () => {
  const source = readFileSync(new URL("./example-family.ts", import.meta.url), "utf8");
  const guide = readFileSync(new URL("../../../docs/fuzzybench.md", import.meta.url), "utf8");
  expect(guide).toContain(`\`\`\`ts\n${source}\`\`\``);
});

describe("familyById", () => {
  test("finds every family and refuses an unknown id", () => {
    for (const family of FAMILIES) expect(familyById(family.id)).toBe(family);
    expect(() => familyById("core-text/nothing")).toThrow('no family "core-text/nothing"');
  });
});

test("rules that one candidate in thousands meets still get their pairs", () => {
  // Failed with "no candidate meets the condition" while a candidate was sought 2,000 times only.
  const family = familyById("constraints/first-broken-rule");
  for (const variant of family.variants)
    for (let index = 0; index < 100; index++)
      expect(drawRecord({ family, variant }, "train", 1, index, 12).pairs).toHaveLength(12);
});
