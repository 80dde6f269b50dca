/** Where scoring runs get their tasks from: third-party files, the hard set, names of noise. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BENCH_VERSION, drawScoringTasks, FAMILIES, specResult } from "@paw/fuzzybench";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hardSet, hardTasks } from "./hard-set.js";
import { ALL_NOISE, noiseNamed, scoringTasks } from "./score-tasks.js";
import { thirdPartyTasks } from "./third-party.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "paw-sources-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const BASE = { specs: 4, items: 3, seed: 1, noise: [] } as const;

describe("thirdPartyTasks", () => {
  const task = (id: string, specs: string[], outputs: string[]) => ({
    task_id: id,
    source: "made up",
    specs,
    examples: outputs.map((output, i) => ({ input: `${id} ${i}`, output })),
  });
  const write = (name: string, lines: readonly unknown[]) =>
    writeFile(
      join(directory, name),
      gzipSync(lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("")),
    );

  test("takes tasks in turn, then further wordings, and sees which classify", async () => {
    await write("a.jsonl.gz", [
      task(
        "a/labels",
        ["Say yes or no.", "yes/no?"],
        Array.from({ length: 10 }, (_, i) => (i % 2 ? "yes" : "no")),
      ),
      task("a/free", ["Reverse it."], ["ab", "cd", "ef", "gh"]),
    ]);
    const tasks = await thirdPartyTasks(directory, { specs: 9, items: 3 });
    expect(tasks.map(({ origin }) => [origin.family, origin.spec])).toEqual([
      ["a/labels", "Say yes or no."],
      ["a/free", "Reverse it."],
      ["a/labels", "yes/no?"],
    ]);
    expect(tasks[0]!.origin).toMatchObject({ cut: "tasks", labels: ["no", "yes"] });
    expect(tasks[1]!.origin.labels).toBeUndefined();
    expect([tasks[0]!.pairs.length, tasks[0]!.others.length]).toEqual([3, 7]);
    expect(await thirdPartyTasks(directory, { specs: 1, items: 3 })).toHaveLength(1);
  });

  test("says which line of which file is no task", async () => {
    const bad = join(directory, "bad");
    await expect(thirdPartyTasks(bad, { specs: 1, items: 1 })).rejects.toThrow("cannot read");
    for (const [line, reason] of [
      ["{", "line 1 is not JSON"],
      ["null", "line 1 is no task"],
      [JSON.stringify(task("b/x", ["s"], [])), "line 1 is no task"],
    ]) {
      await write("z.jsonl.gz", [line]);
      await expect(thirdPartyTasks(directory, { specs: 1, items: 1 })).rejects.toThrow(reason);
    }
    await writeFile(join(directory, "z.jsonl.gz"), "no gzip");
    await expect(thirdPartyTasks(directory, { specs: 1, items: 1 })).rejects.toThrow("cannot read");
    await rm(join(directory, "z.jsonl.gz"));
  });
});

describe("the hard set", () => {
  const [failing, passing] = drawScoringTasks(
    FAMILIES.filter(({ heldOut }) => !heldOut),
    { specs: 2, items: 3, seed: 5 },
  );
  const answered = (task: typeof failing, output: (expected: string) => string) =>
    specResult(
      task!.origin,
      task!.pairs,
      { seconds: 0 },
      { paw: task!.pairs.map((pair) => ({ output: output(pair.output) })) },
    );
  const results = [answered(failing, () => "surely wrong"), answered(passing, (expected) => expected)];
  const set = hardSet(results, "paw", { snapshot: "tiny-1", seed: 5, items: 3 });

  test("holds the specifications without a right answer, and draws them again", async () => {
    expect(set).toMatchObject({ bench: BENCH_VERSION, of: 2, specs: [{ family: failing!.origin.family }] });
    const path = join(directory, "hard.json");
    await writeFile(path, JSON.stringify(set));
    const [task, ...rest] = await scoringTasks({ ...BASE, cuts: ["hard"], hard: path });
    expect(rest).toEqual([]);
    expect(task).toMatchObject({ origin: { ...failing!.origin, cut: "hard" }, pairs: failing!.pairs });
  });

  test("is refused when it is of another version, or names what is not there", async () => {
    const path = join(directory, "hard-bad.json");
    await writeFile(path, JSON.stringify({ ...set, bench: "2020-01.1" }));
    await expect(hardTasks(path, BASE)).rejects.toThrow("is of benchmark version 2020-01.1");
    await writeFile(
      path,
      JSON.stringify({ ...set, specs: [{ family: "core-text/none", variant: "x", index: 0 }] }),
    );
    await expect(hardTasks(path, BASE)).rejects.toThrow('no family "core-text/none"');
    await expect(hardTasks(join(directory, "absent"), BASE)).rejects.toThrow("cannot read");
    await expect(scoringTasks({ ...BASE, cuts: ["tasks"] })).rejects.toThrow("--cut tasks needs --tasks");
  });
});

describe("noise", () => {
  test("is named one by one, by level or all at once", () => {
    expect(ALL_NOISE).toHaveLength(5 * 3 + 3 + 7 * 3);
    expect(noiseNamed("all")).toEqual(ALL_NOISE);
    expect(noiseNamed("heavy").every(({ level }) => level === "heavy")).toBe(true);
    expect(noiseNamed("spec:typos:light, input:case:heavy")).toEqual([
      { on: "spec", axis: "typos", level: "light" },
      { on: "input", axis: "case", level: "heavy" },
    ]);
    expect(noiseNamed(undefined)).toEqual([]);
    expect(() => noiseNamed("spec:smell:light")).toThrow("there is no 'spec:smell:light'");
  });

  test("asks the same specifications and items again", async () => {
    const noise = noiseNamed("spec:typos:heavy");
    const tasks = await scoringTasks({ ...BASE, noise, cuts: ["seen"] });
    const [clean, noisy] = [tasks.slice(0, 4), tasks.slice(4)];
    expect(noisy.map(({ origin }) => origin.noise)).toEqual(Array(4).fill("spec:typos:heavy"));
    expect(noisy.map(({ pairs }) => pairs)).toEqual(clean.map(({ pairs }) => pairs));
    expect(noisy.map(({ origin }) => origin.family)).toEqual(clean.map(({ origin }) => origin.family));
  });
});
