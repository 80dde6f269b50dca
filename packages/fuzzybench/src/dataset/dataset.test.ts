import { describe, expect, test } from "vitest";
import { type BenchRecord, splitOfSpec } from "../generate.js";
import { datasetCard } from "./card.js";
import { PARTS, planDataset, SHARD_RECORDS, shardRecords } from "./plan.js";
import { Verifier } from "./verify.js";

const OPTIONS = { count: 4000, seed: 7, pairs: 4 };
const plan = planDataset(OPTIONS);
const shardOf = (part: string) => plan.shards.find((shard) => shard.part === part)!;

describe("planDataset", () => {
  test("shares the examples out to all parts, in shards of one size", () => {
    const large = planDataset({ count: 10_000_000, seed: 1, pairs: 8 });
    const records = (part: string) =>
      large.shards.filter((shard) => shard.part === part).reduce((sum, shard) => sum + shard.records, 0);
    expect(PARTS.map(({ part }) => records(part))).toEqual([1_000_000, 100_000, 100_000, 25_000, 25_000]);
    for (const [i, shard] of large.shards.entries()) {
      const last = large.shards[i + 1]?.part !== shard.part;
      expect(shard.records === SHARD_RECORDS || last).toBe(true);
    }
    expect(large.shards[1]).toMatchObject({
      path: "data/train-00001-of-00062.jsonl.gz",
      start: SHARD_RECORDS,
    });
    expect(new Set(large.shards.map(({ path }) => path)).size).toBe(large.shards.length);
  });

  test("gives even the smallest data set a record of each part", () => {
    expect(planDataset({ count: 1, seed: 1, pairs: 8 }).shards.map(({ records }) => records)).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });
});

describe("shardRecords", () => {
  test("draws a shard's own records, whatever shards were drawn before", () => {
    const shard = { ...shardOf("train"), records: 6 };
    const whole = [...shardRecords(OPTIONS, shard)];
    expect([...shardRecords(OPTIONS, { ...shard, start: 4, records: 2 })]).toEqual(whole.slice(4));
    for (const { split, heldOut, pairs } of whole)
      expect([split, heldOut, pairs.length]).toEqual(["train", false, 4]);
  });

  test("keeps held-out families to their own parts, and every text to its split", () => {
    for (const { part, split, heldOut } of PARTS)
      for (const record of shardRecords(OPTIONS, { ...shardOf(part), records: 8 })) {
        expect([record.heldOut, record.split]).toEqual([heldOut, split]);
        expect(splitOfSpec(record.spec)).toBe(split);
      }
  });
});

test("neighbouring seeds, and the parts of one seed, share no specification with an input", () => {
  const seen = new Map<string, string>();
  for (const seed of [7, 8])
    for (const { part } of PARTS)
      for (const { spec, pairs } of shardRecords({ ...OPTIONS, seed }, { ...shardOf(part), records: 60 }))
        for (const { input } of pairs) {
          const key = JSON.stringify([spec, input]);
          expect(seen.get(key), key).toBeUndefined();
          seen.set(key, `${seed} ${part}`);
        }
  expect(seen.size).toBe(2 * PARTS.length * 60 * OPTIONS.pairs);
});

describe("Verifier", () => {
  const records = [...shardRecords(OPTIONS, { ...shardOf("dev"), records: 12 })];
  const verify = (changed: readonly BenchRecord[]) => {
    const verifier = new Verifier(OPTIONS.seed);
    for (const [i, record] of changed.entries()) verifier.add("dev", record, i + 1);
    return verifier;
  };

  test("finds nothing wrong with generated records, and measures them", () => {
    const verifier = verify(records);
    expect(verifier.problems).toEqual([]);
    const [dev] = verifier.parts.values();
    expect(dev).toMatchObject({ records: 12, examples: 48, repeatedExamples: 0 });
    expect(dev!.total.spec).toBe(records.reduce((sum, { spec }) => sum + spec.length, 0));
  });

  test("finds every kind of damage", () => {
    const [first] = records as [BenchRecord];
    const [pair, ...rest] = first.pairs;
    const damaged = (change: Partial<BenchRecord>) =>
      verify([{ ...first, ...change }])
        .problems.map(({ what }) => what)
        .join("; ");
    expect(damaged({ pairs: [{ ...pair!, output: "wrong" }, ...rest] })).toContain(
      "is not what its key gives",
    );
    expect(damaged({ pairs: [pair!, pair!, ...rest.slice(1)] })).toContain("an input is repeated");
    expect(damaged({ pairs: [{ input: "x".repeat(1501), output: "y".repeat(401) }] })).toMatch(/1501.*401/);
    expect(damaged({ labels: ["nothing"] })).toContain("is no label");
    expect(damaged({ family: "core-text/none" })).toContain('no family "core-text/none"');
    const other = "abcdefgh".split("").find((text) => splitOfSpec(text) === "train")!;
    expect(damaged({ spec: other })).toContain("a specification of split train stands in dev");
  });

  test("finds a specification that two parts share, and counts repeats within a part", () => {
    const verifier = verify([records[0]!, records[0]!]);
    expect(verifier.parts.get("dev")).toMatchObject({ repeatedSpecs: 1, repeatedExamples: 4 });
    verifier.add("test", records[0]!, 1);
    expect(verifier.problems.map(({ what }) => what)).toContain("its specification is in dev too");
  });

  test("describes the first problems and counts all", () => {
    const verifier = verify(Array.from({ length: 30 }, () => ({ ...records[0]!, labels: ["nothing"] })));
    expect(verifier.problems).toHaveLength(20);
    expect(verifier.problemCount).toBeGreaterThan(100);
  });
});

test("the card names every split's files and the options that make it again", () => {
  const card = datasetCard(
    plan,
    plan.shards.map(({ path }) => ({ path, bytes: 1_000_000, sha256: "00" })),
  );
  for (const { part } of PARTS)
    expect(card).toContain(`  - split: ${part}\n    path: data/${part}-*.jsonl.gz`);
  expect(card).toContain("paw bench generate --count 4000 --seed 7 --pairs 4");
  expect(card).toContain("size_categories: [1K<n<10K]");
});
