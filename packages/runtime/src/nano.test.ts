import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
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

describe("a snapshot with a file missing", () => {
  test.each(["config.json", "tokenizer.json", "interpreter.safetensors"])(
    "says so without %s",
    async (missing) => {
      const folder = await mkdtemp(join(directory, "part-"));
      vi.stubEnv("PAW_NANO_DIR", ""); // the shipped one
      const { nanoDirectory, nanoGguf } = await import("./nano.js");
      for (const name of await readdir(nanoDirectory()))
        await symlink(join(nanoDirectory(), name), join(folder, name));
      await rm(join(folder, missing));
      vi.stubEnv("PAW_NANO_DIR", folder);
      await expect(nanoGguf("interpreter", join(folder, "cache"))).rejects.toMatchObject({
        code: "MODEL_MISSING",
        message: expect.stringContaining(`${join(folder, missing)} cannot be read`),
      });
    },
  );
});

describe("a network in the cache folder", () => {
  test("is made again when it is not what was written", async () => {
    vi.stubEnv("PAW_NANO_DIR", ""); // the shipped one
    const { nanoGguf } = await import("./nano.js");
    const path = await nanoGguf("interpreter", directory);
    const made = await readFile(path);
    const damages: Record<string, () => Promise<void>> = {
      "a changed byte": () => writeFile(path, made.with(made.length - 100, made.at(-100)! ^ 1)),
      "zeros, as after a power cut": () => writeFile(path, new Uint8Array(made.length)),
      "the first half": () => truncate(path, made.length / 2),
      "nothing beside it": () => rm(`${path}.sha256`),
      "no file": () => rm(path),
    };
    for (const [name, damage] of Object.entries(damages)) {
      await damage();
      expect(await nanoGguf("interpreter", directory), name).toBe(path);
      expect((await readFile(path)).equals(made), name).toBe(true);
    }
  });
});

test("a manifest that could not be read is read again", async () => {
  const folder = join(directory, "later");
  vi.stubEnv("PAW_NANO_DIR", folder);
  vi.resetModules();
  const { nanoManifest } = await import("./nano.js");
  await expect(nanoManifest()).rejects.toMatchObject({ code: "MODEL_MISSING" });
  await mkdir(folder);
  await writeFile(join(folder, "manifest.json"), '{"snapshot":"late"}');
  expect(await nanoManifest()).toEqual({ snapshot: "late" });
});
