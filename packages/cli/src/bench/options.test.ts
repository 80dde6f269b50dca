import { FAMILIES } from "@paw/fuzzybench";
import { describe, expect, test } from "vitest";
import { UsageError } from "../command.js";
import { chooseSplit, recordsFor } from "./file-records.js";
import { familiesNamed, listOf, oneOf, requiredPath, wholeNumber } from "./options.js";

/** The message of the usage error that a call throws. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("wholeNumber takes whole numbers within the range only", () => {
  expect(wholeNumber("n", "0", 0, 5)).toBe(0);
  expect(wholeNumber("n", "5", 0, 5)).toBe(5);
  for (const text of ["6", "-1", "1.5", "1e3", "", " 1", "0x1", "NaN", "99999999999999999999"])
    expect(refusal(() => wholeNumber("n", text, 0, 5))).toBe(
      `--n is '${text}': a whole number from 0 to 5 is needed`,
    );
});

test("oneOf and listOf take the named values only", () => {
  expect(oneOf("cut", "seen", ["seen", "held-out"])).toBe("seen");
  expect(listOf("systems", "base, paw,base", ["paw", "base"])).toEqual(["base", "paw"]);
  expect(refusal(() => oneOf("cut", "Seen", ["seen", "held-out"]))).toBe(
    "--cut is 'Seen': seen, held-out are allowed",
  );
  expect(refusal(() => listOf("systems", "paw,", ["paw", "base"]))).toContain("--systems is ''");
  expect(refusal(() => requiredPath("out", ""))).toContain("--out is missing");
});

describe("families", () => {
  const [seen] = FAMILIES.filter((family) => !family.heldOut);
  const [kept] = FAMILIES.filter((family) => family.heldOut);

  test("are taken by id, once each, with a hint for an unknown one", () => {
    expect(familiesNamed(`${kept!.id}, ${seen!.id},${kept!.id}`)).toEqual([kept, seen]);
    const group = seen!.id.split("/")[0];
    expect(refusal(() => familiesNamed(`${group}/nothing`))).toContain(seen!.id);
    expect(refusal(() => familiesNamed("x"))).toContain("there is no family 'x'; an id looks like");
  });

  test("are the seen ones, or the held-out ones, never both", () => {
    expect(chooseSplit({}).families.every((family) => !family.heldOut)).toBe(true);
    expect(chooseSplit({ split: "test", "held-out": true }).families.every((family) => family.heldOut)).toBe(
      true,
    );
    expect(chooseSplit({ split: "dev", families: kept!.id }).families).toEqual([kept]);
    expect(refusal(() => chooseSplit({ "held-out": true }))).toContain("is held out: training never uses it");
    expect(refusal(() => chooseSplit({ families: kept!.id }))).toContain(kept!.id);
    expect(refusal(() => chooseSplit({ split: "test", "held-out": true, families: seen!.id }))).toContain(
      "give one of them",
    );
  });

  test("give latent records for training only", () => {
    const options = { count: 8, seed: 1, pairs: 4 };
    const records = [...recordsFor({ latent: true, families: "command-risk/policy" }, options)];
    expect(records.map(({ family, pairs }) => [family.slice(0, 27), pairs.length])).toEqual([
      ["latent/command-risk/policy/", 4],
      ["latent/command-risk/policy/", 4],
    ]);
    const refused = (args: object) => refusal(() => recordsFor({ latent: true, ...args }, options));
    expect(refused({ split: "dev" })).toContain("leave out --split");
    expect(refused({ "held-out": true })).toContain("--latent draws training records only");
    expect(refused({ noisy: "120" })).toContain("--noisy is '120'");
    expect(refused({ families: kept!.id })).toMatch(/is held out: .*Leave it out/);
    const noisy = [...recordsFor({ latent: true, noisy: "100", families: "command-risk/policy" }, options)];
    expect(noisy.map(({ spec }) => spec)).toEqual(records.map(({ spec }) => spec));
    expect(noisy).not.toEqual(records);
  });
});
