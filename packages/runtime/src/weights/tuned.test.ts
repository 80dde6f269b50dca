import { copyFile, mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { installBundle } from "../install.js";
import { type RandomFiles, writeRandomFiles } from "../random-files.js";
import { randomModel } from "../reference/random-model.js";
import { requantizeBase } from "./requantize.js";
import { measureBases } from "./speed.js";
import { fastest, forgetTuning, type MeasuredType, type Tuning, tuneBase, tunedBase } from "./tuned.js";

let files: RandomFiles;
let cacheDir: string;

beforeAll(async () => {
  files = await writeRandomFiles();
  cacheDir = join(files.directory, "cache");
});
afterAll(() => files.remove());

describe("tuning a base", () => {
  it("measures every type, compares what they predict, and keeps what it chooses", async () => {
    const stages: string[] = [];
    const tuning = await tuneBase(files.base, {
      cacheDir,
      types: ["Q4_0", "Q8_0"],
      onProgress: (stage) => stages.at(-1) === stage || stages.push(stage),
    });
    expect(stages).toEqual(["write Q8_0", "write Q4_0", "measure"]);
    expect(tuning.stored).toBe("F32");
    expect(tuning.types.map(({ type }) => type)).toEqual(["F32", "Q8_0", "Q4_0"]);
    for (const { speed, callMs, positions } of tuning.types) {
      expect(speed.inputMs).toBeGreaterThan(0);
      expect(callMs.labels).toBe(speed.inputMs);
      expect(callMs.text).toBeCloseTo(speed.inputMs + 32 * speed.tokenMs, 6);
      expect(positions).toBe(256);
    }
    const [f32, q8, q4] = tuning.types;
    expect(f32).toMatchObject({ sameTokens: 256, largestDifference: 0 });
    // Finer is nearer.
    expect(q8!.sameTokens).toBeGreaterThan(240);
    expect(q4!.sameTokens).toBeLessThan(q8!.sameTokens);
    expect(q8!.largestDifference).toBeGreaterThan(0);
    expect(q8!.sizeBytes).toBeLessThan(f32!.sizeBytes);

    const copies = (await readdir(tuning.folder)).filter((name) => name.endsWith(".gguf"));
    const used = new Set(Object.values(tuning.chosen).filter((type) => type !== "F32"));
    expect(copies.sort()).toEqual([...used].map((type) => `${type}.gguf`).sort());
    for (const kind of ["labels", "text"] as const) {
      const type = tuning.chosen[kind];
      const own = type === "F32" ? files.base : join(tuning.folder, `${type}.gguf`);
      expect(await tunedBase(files.base, kind, cacheDir)).toBe(own);
    }
  });

  it("changes nothing where only the stored type is measured, and says what an earlier tuning chose", async () => {
    await forgetTuning(files.base, cacheDir);
    const first = await tuneBase(files.base, { cacheDir, types: [] });
    expect(first.chosen).toEqual({ labels: "F32", text: "F32" });
    await expect(readdir(first.folder)).rejects.toMatchObject({ code: "ENOENT" });
    const { chosen } = await tuneBase(files.base, { cacheDir, types: ["Q8_0"] });
    expect((await tuneBase(files.base, { cacheDir, types: [] })).chosen).toEqual(chosen);
  });

  it("can be done twice at once; what either leaves is whole", async () => {
    const [one, other] = await Promise.all([
      tuneBase(files.base, { cacheDir, types: ["Q8_0"] }),
      tuneBase(files.base, { cacheDir, types: ["Q8_0", "Q4_0"] }),
    ]);
    const left = await readdir(one.folder);
    expect(left.filter((name) => name.startsWith("try-"))).toEqual([]);
    const { chosen } = JSON.parse(await readFile(join(one.folder, "weights.json"), "utf8"));
    expect([one.chosen, other.chosen]).toContainEqual(chosen);
  });

  it("leaves nothing when it is stopped, or the base is none", async () => {
    const { folder } = await tuneBase(files.base, { cacheDir, types: ["Q8_0"] });
    const before = await readdir(folder);
    const controller = new AbortController();
    const stopped = tuneBase(files.base, {
      cacheDir,
      types: ["Q4_0"],
      signal: controller.signal,
      onProgress: (stage) => stage === "measure" && controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
    expect(await readdir(folder)).toEqual(before); // the earlier choice stays
    const noModel = join(files.directory, "text.gguf");
    await writeFile(noModel, "hello");
    await expect(tuneBase(noModel, { cacheDir })).rejects.toMatchObject({ code: "MODEL_INVALID" });
    await expect(tuneBase(join(files.directory, "none.gguf"), { cacheDir })).rejects.toMatchObject({
      code: "MODEL_MISSING",
    });
  });

  it("says when a model's context is too short to measure it", async () => {
    const short = join(files.directory, "short.gguf");
    await writeFile(short, randomModel({ seed: 1, architecture: "qwen3", contextLength: 128 }));
    await expect(measureBases([short])).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("context of 128 tokens is too short"),
    });
  });
});

describe("the choice", () => {
  const measured = (type: "Q6_K" | "Q8_0" | "Q4_0", labels: number, text: number, sameTokens: number) =>
    ({ type, callMs: { labels, text }, sameTokens, positions: 256 }) as MeasuredType;
  const stored = measured("Q6_K", 100, 1000, 256);

  it("is the fastest for each kind of answer", () => {
    const table = [stored, measured("Q8_0", 70, 600, 255), measured("Q4_0", 75, 400, 220)];
    expect(fastest(table, "labels")).toBe("Q8_0");
    expect(fastest(table, "text")).toBe("Q4_0");
  });

  it("is the stored type where little is gained, and where a copy does not predict alike", () => {
    expect(fastest([stored], "text")).toBe("Q6_K");
    expect(fastest([stored, measured("Q8_0", 91, 910, 255)], "labels")).toBe("Q6_K");
    expect(fastest([stored, measured("Q8_0", 50, 500, 100)], "labels")).toBe("Q6_K");
    expect(fastest([stored, measured("Q8_0", 50, 500, 100), measured("Q4_0", 80, 800, 220)], "text")).toBe(
      "Q4_0",
    );
  });
});

describe("the file that a base runs from", () => {
  let tuning: Tuning;
  let record: string;
  /** As after a tuning that chose the copy for labels; on a random base chance decides. */
  let text: string;
  beforeAll(async () => {
    tuning = await tuneBase(files.base, { cacheDir, types: ["Q8_0"] });
    record = join(tuning.folder, "weights.json");
    const sizeBytes = await requantizeBase(files.base, "Q8_0", join(files.directory, "copy.gguf"));
    const written = JSON.parse(await readFile(record, "utf8"));
    const chosen = { labels: "Q8_0", text: "F32" };
    text = JSON.stringify({ ...written, chosen, copies: { Q8_0: { sizeBytes } } });
  });
  beforeEach(async () => {
    await mkdir(tuning.folder, { recursive: true });
    await copyFile(join(files.directory, "copy.gguf"), join(tuning.folder, "Q8_0.gguf"));
    await writeFile(record, text);
  });

  it("is the copy for the kind of answers that it was chosen for", async () => {
    expect(await tunedBase(files.base, "labels", cacheDir)).toBe(join(tuning.folder, "Q8_0.gguf"));
    expect(await tunedBase(files.base, "text", cacheDir)).toBe(files.base);
    expect(await tunedBase(files.base, "labels", dirname(cacheDir))).toBe(files.base);
  });

  it("is the copy for a program only where tuned weights are asked for", async () => {
    const meta = { interpreter: "acme/random", labels: ["A", "B"], decoding: {} };
    const bundle = { meta, promptTemplate: "{INPUT_PLACEHOLDER}", pseudoProgram: "" } as never;
    const base = { path: files.base };
    const copy = join(tuning.folder, "Q8_0.gguf");
    const [stored, tuned] = await Promise.all([
      installBundle(bundle, cacheDir, base),
      installBundle(bundle, cacheDir, base, "tuned"),
    ]);
    expect(stored).toMatchObject({ base: files.base });
    expect(tuned).toMatchObject({ base: copy });
    expect(tuned.key).not.toBe(stored.key); // nothing evaluated with one may serve the other
  });

  it.each([
    ["is on another processor", (text: string) => text.replace(/"machine":"[^"]*"/, '"machine":"a Z80"')],
    ["is of another version", (text: string) => text.replace('"version":1', '"version":2')],
    ["is cut", (text: string) => text.slice(0, text.length / 2)],
    ["names a type that there is no copy in", (text: string) => text.replaceAll("Q8_0", "Q5_0")],
    ["names a path", (text: string) => text.replaceAll("Q8_0", "../../base")],
    ["chooses what is no type", (text: string) => text.replace('"labels":"Q8_0"', '"labels":{"toString":1}')],
    ["gives no sizes", (text: string) => text.replace(/"copies":.*/, '"copies":{"Q8_0":7}}')],
  ])("is the base itself where the record %s", async (_, change) => {
    expect(change(text)).not.toBe(text);
    await writeFile(record, change(text));
    expect(await tunedBase(files.base, "labels", cacheDir)).toBe(files.base);
  });

  it("is the base itself where the copy was cut", async () => {
    await truncate(join(tuning.folder, "Q8_0.gguf"), 1000);
    expect(await tunedBase(files.base, "labels", cacheDir)).toBe(files.base);
  });

  it("is the base itself again when the tuning is forgotten", async () => {
    expect(await forgetTuning(files.base, cacheDir)).toBe(true);
    expect(await tunedBase(files.base, "labels", cacheDir)).toBe(files.base);
    expect(await forgetTuning(files.base, cacheDir)).toBe(false);
  });

  it("is the base itself where that was changed since", async () => {
    const { atime, mtime } = await stat(files.base);
    await utimes(files.base, atime, new Date(mtime.getTime() - 60_000));
    expect(await tunedBase(files.base, "labels", cacheDir)).toBe(files.base);
  });
});
