import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gallery } from "./gallery.js";
import { FAMILIES } from "./registry.js";

test("GALLERY.md shows the families as they are; npm run gallery writes it anew", () => {
  const text = readFileSync(new URL("../GALLERY.md", import.meta.url), "utf8");
  expect(text === gallery(FAMILIES), "GALLERY.md is out of date: run npm run gallery").toBe(true);
  const [first] = text.split("\n");
  expect(Number(/^(\d+) distinct sub-categories$/.exec(first ?? "")?.[1])).toBeGreaterThanOrEqual(800);
});
