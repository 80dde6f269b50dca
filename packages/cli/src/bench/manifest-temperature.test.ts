import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NanoManifest } from "@paw/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestOf, writeManifestTemperature } from "./manifest-temperature.js";

const network = (sha256: string) => ({ weights: "w", sha256, type: "F32" as const });
const MEASURED: NanoManifest = {
  snapshot: "tiny-1",
  licence: "CC0-1.0",
  max_spec_characters: 400,
  adapter_type: "F16",
  interpreter: network("1"),
  encoder: network("2"),
  mapper: { weights: "m", sha256: "3", rank: 4, alpha: 8, n_bases: 2, a_offset: 1 },
};

let directory: string;
let path: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-manifest-"));
  path = join(directory, "manifest.json");
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test("a temperature is put in, everything else is kept", async () => {
  for (const before of [MEASURED, { ...MEASURED, label_temperature: 3, other: [1] }]) {
    await writeFile(path, JSON.stringify(before));
    await writeManifestTemperature(path, await manifestOf(path, MEASURED), 1.25);
    const text = await readFile(path, "utf8");
    expect(JSON.parse(text)).toEqual({ ...before, label_temperature: 1.25 });
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(await readdir(directory)).toEqual(["manifest.json"]);
  }
});

test("what is not the manifest of the measured weights is refused", async () => {
  const others = [
    "null",
    "[]",
    "{}",
    JSON.stringify({ ...MEASURED, snapshot: "tiny-2" }),
    JSON.stringify({ ...MEASURED, encoder: network("9") }),
  ];
  for (const text of others) {
    await writeFile(path, text);
    await expect(manifestOf(path, MEASURED)).rejects.toMatchObject({
      code: "INPUT_INVALID",
      message: expect.stringContaining("is not the manifest of the weights in use (tiny-1)"),
    });
  }
  await writeFile(path, "{");
  await expect(manifestOf(path, MEASURED)).rejects.toThrow("is not JSON");
  await expect(manifestOf(join(directory, "absent"), MEASURED)).rejects.toMatchObject({ code: "IO" });
});
