import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-nano-test-"));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The manifest as a fresh process reads it: it is read once per process. */
async function read(manifest: unknown): Promise<unknown> {
  await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
  vi.stubEnv("PAW_NANO_DIR", directory);
  vi.resetModules();
  return (await import("./nano.js")).nanoManifest();
}

describe("the manifest's label temperature", () => {
  test("may be absent, and is read within its range", async () => {
    for (const manifest of [{ snapshot: "a" }, { snapshot: "a", label_temperature: 1.25 }])
      expect(await read(manifest)).toEqual(manifest);
  });

  test("is refused where it is none, with what to do", async () => {
    for (const label_temperature of [0, 0.01, 21, "1", null])
      await expect(read({ snapshot: "a", label_temperature })).rejects.toMatchObject({
        code: "MODEL_INVALID",
        message: expect.stringMatching(
          /manifest\.json: label_temperature is .*from 0\.05 to 20 .*calibrate, or leave it out/,
        ),
      });
  });
});
