/** The scoring loop with the real compiler and the reference engine on a snapshot of tiny random networks. */
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isPawError, PawError } from "@paw/format";
import { drawRecord, familyById, originOf, type ScoringTask, specResult } from "@paw/fuzzybench";
import { createPool, type Pool } from "@paw/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../../paw/dist/tiny-snapshot.test-suite.js";
import { runAll } from "./run-all.js";
import { answerAll, withoutAdapter } from "./run-spec.js";

/** A task of a family with `items` items, its specification or inputs changed. */
function task(
  id: string,
  index: number,
  items: number,
  change: { spec?: string; input?: string } = {},
): ScoringTask {
  const family = familyById(id);
  const variant = family.variants[0] as string;
  const record = drawRecord({ family, variant }, "test", 1, index, items + 6);
  const origin = originOf(record);
  const pairs = record.pairs.slice(0, items);
  return {
    origin: change.spec === undefined ? origin : { ...origin, spec: change.spec },
    pairs: pairs.map((pair) => (change.input === undefined ? pair : { ...pair, input: change.input })),
    others: record.pairs.slice(items),
  };
}
const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("paw-bench-"));

describe("runAll", () => {
  let snapshot: TinySnapshot;
  let pool: Pool;
  const before = { ...process.env };
  beforeAll(async () => {
    snapshot = await writeTinySnapshot();
    process.env.PAW_NANO_DIR = snapshot.nanoDir;
    pool = createPool({ backend: "reference", workers: 1 });
  });
  afterAll(async () => {
    process.env = before;
    await pool.close();
    await snapshot.remove();
  });
  const systems = ["paw", "base"] as const;

  test("gives results in the order of the tasks, every system on every item, labels as the compiler read them", async () => {
    const spec = "Say the size of the number. Return ONLY one of: BIG, SMALL.";
    const tasks = [
      task("core-text/sentiment", 0, 2, { spec }),
      task("core-text/sentiment", 1, 2),
      task("core-text/sentiment", 2, 2, { spec: "Write the text backwards." }),
    ];
    const left = await leftovers();
    const done: number[] = [];
    const results = await runAll(tasks, { pool, systems, onDone: (n) => done.push(n) });
    expect(done).toEqual([1, 2, 3]);
    expect(await leftovers()).toEqual(left);
    expect(results.map(({ index, spec }) => [index, spec])).toEqual(
      tasks.map(({ origin }) => [origin.index, origin.spec]),
    );
    const [labelled, , free] = results;
    expect(labelled!.compile.labels).toEqual(["BIG", "SMALL"]);
    for (const { answers } of labelled!.items) {
      expect(Object.keys(answers)).toEqual(["paw", "base", "majority", "constant", "empty"]);
      // The benchmark's labels differ: the restriction must not come from them.
      for (const system of systems) expect(["BIG", "SMALL"]).toContain(answers[system]!.output);
      expect(answers.paw!.ms).toBeGreaterThan(0);
      for (const system of systems) expect(answers[system]!.confidence).toBeGreaterThanOrEqual(0.5);
      expect(labelled!.labels).toContain(answers.majority!.output);
    }
    expect(free!.compile.labels).toBeUndefined();
    for (const { expected, answers } of free!.items) {
      const { output, error, confidence } = answers.paw!;
      expect(confidence).toBeUndefined();
      if (error !== undefined) expect(error).toBe(`cut off after ${Buffer.byteLength(expected) + 8} tokens`);
      else expect(output.length).toBeLessThanOrEqual(expected.length + 8);
    }
  });

  test("is repeatable, and the adapter makes a difference", async () => {
    const tasks = [0, 1, 2, 3].map((i) => task("core-text/topic", i, 4));
    const outputs = async () =>
      (await runAll(tasks, { pool, systems })).map(({ items }) =>
        items.map(({ answers }) => systems.map((system) => answers[system]!.output)),
      );
    const first = await outputs();
    expect(await outputs()).toEqual(first);
    expect(first.flat().some(([paw, base]) => paw !== base)).toBe(true);
  });

  test("counts a refused specification and an input that does not fit as wrong answers", async () => {
    const [refused, long] = await runAll(
      [
        task("core-text/topic", 0, 2, { spec: "short" }),
        task("core-text/topic", 1, 2, { input: "word ".repeat(1000) }),
      ],
      { pool, systems },
    );
    expect(refused!.compile.error).toMatch(/^SPEC_TOO_SHORT: /);
    for (const { answers } of refused!.items)
      for (const system of systems)
        expect(answers[system]).toEqual({ output: "", error: `no program: ${refused!.compile.error}` });
    expect(long!.compile.error).toBeUndefined();
    for (const { answers } of long!.items) expect(answers.paw!.error).toMatch(/^CONTEXT_OVERFLOW: /);
  });

  test("ends with the caller's reason when it is aborted, and leaves nothing behind", async () => {
    const left = await leftovers();
    const controller = new AbortController();
    const reason = new PawError("ABORTED", "enough");
    const tasks = Array.from({ length: 12 }, (_, i) => task("core-text/topic", i, 4));
    const run = runAll(tasks, {
      pool,
      systems,
      signal: controller.signal,
      onDone: () => controller.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
    expect(await leftovers()).toEqual(left);
  });

  test("ends with a failure of the machine instead of counting it", async () => {
    const closed = createPool({ backend: "reference" });
    await closed.close();
    const run = runAll([task("core-text/topic", 0, 2)], { pool: closed, systems });
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(isPawError(error) && error.code).toBe("CLOSED");
  });

  test("withoutAdapter keeps the prompt and takes another key", async () => {
    const program = {
      base: "b.gguf",
      key: "k",
      adapter: "a.gguf",
      prefix: [],
      suffix: [],
      labels: ["x", "y"],
    };
    expect(withoutAdapter(program)).toEqual({
      base: "b.gguf",
      key: "k-base",
      prefix: [],
      suffix: [],
      labels: ["x", "y"],
    });
    await expect(
      answerAll({ ...program, base: "no-such.gguf" }, [{ input: "i", output: "x" }], { pool }),
    ).rejects.toMatchObject({
      code: "MODEL_MISSING",
    });
    expect(() =>
      specResult(task("core-text/topic", 0, 2).origin, [], { seconds: 0 }, { paw: [{ output: "" }] }),
    ).toThrow("paw gave 1 answers to 0 items");
  });
});
