import { describe, expect, test } from "vitest";
import type { DrawnTask, Family, SampledPair } from "../family.js";
import { splitOfSpec } from "../generate.js";
import type { Random } from "../random.js";
import { FAMILIES, familyById } from "../registry.js";
import { attributesOf, valuesOf } from "./attributes.js";
import { drawLatentRecords, type LatentRecord } from "./records.js";

interface Animal {
  readonly kind: string;
  readonly legs: number;
  readonly tame: boolean;
}
const ANIMALS: readonly Animal[] = [
  { kind: "bird", legs: 2, tame: false },
  { kind: "cat", legs: 4, tame: true },
  { kind: "wolf", legs: 4, tame: false },
];
const inputOf = ({ kind, legs, tame }: Animal, n: number) =>
  `${n}: ${kind} ${legs} ${tame ? "tame" : "wild"}`;
const ask: Record<string, (animal: Animal) => string | undefined> = {
  "four-legs": ({ legs }) => (legs === 4 ? "y" : "n"),
  // Says nothing of birds.
  "tame-or-wild": ({ kind, tame }) => (kind === "bird" ? undefined : tame ? "pet" : "wild"),
};

const zoo: Family = {
  id: "domain/zoo-line",
  theme: "domain-and-counterfactual",
  difficulty: "easy",
  variants: Object.keys(ask),
  survives: [],
  draw(_, variant): DrawnTask {
    const judge = ask[variant] as (animal: Animal) => string | undefined;
    const known = ANIMALS.filter((animal) => judge(animal) !== undefined);
    return {
      canonical: `Answer the question ${variant}.`,
      plain: [],
      terse: [],
      casual: [],
      labels: [...new Set(known.map((animal) => judge(animal) as string))],
      sample: (random): SampledPair => {
        const latent = random.pick(known);
        return { input: inputOf(latent, random.int(1, 999)), output: judge(latent) as string, latent };
      },
      answer: ({ latent }) => judge(latent as Animal),
    };
  },
};
const options = { seed: 1, count: 60, pairs: 12 };
const draw = (families: readonly Family[], over = {}): LatentRecord[] => [
  ...drawLatentRecords(families, { ...options, ...over }),
];
const known = (input: string): Animal => ANIMALS.find(({ kind }) => input.includes(kind)) as Animal;
const asText = (value: unknown) => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

describe("attributesOf", () => {
  test("names what divides the inputs, with its values", () => {
    const found = attributesOf(zoo).map(({ name, values }) => [name, [...values].sort()]);
    expect(found).toEqual([
      ["kind", ["bird", "cat", "wolf"]],
      ["legs", ["2", "4"]],
      ["tame", ["no", "yes"]],
    ]);
  });

  test("names parts by their place and by what they belong to, and a value on its own by the family", () => {
    const withLatent = (of: (random: Random) => unknown): Family => ({
      ...zoo,
      draw: (random, variant) => ({
        ...zoo.draw(random, variant),
        sample: (from) => ({ input: from.digits(3), output: "y", latent: of(from) }),
      }),
    });
    const coin = (random: Random) => random.pick(["heads", "tails"]);
    const names = (of: (random: Random) => unknown) => attributesOf(withLatent(of)).map(({ name }) => name);
    expect(names(coin)).toEqual(["zoo line"]);
    expect(names((random) => ({ fullPrice: coin(random), tosses: [coin(random), "heads"] }))).toEqual([
      "full price",
      "first tosses",
    ]);
    expect(names((random) => ({ offer: { colour: coin(random) } }))).toEqual(["offer colour"]);
    expect(names((random) => [{ colour: coin(random) }])).toEqual(["first colour"]);
    expect(names(() => undefined)).toEqual([]);
    expect(names((random) => random.digits(9))).toEqual([]);
  });

  test("leaves out what is long, unordered, nested too deep, or no plain data", () => {
    const cycle: Record<string, unknown> = { a: "x" };
    cycle.self = cycle;
    const latent = {
      long: "x".repeat(25),
      set: new Set(["a"]),
      when: new Date(0),
      list: [1, 2, 3, 4, 5],
      cycle,
    };
    expect([...valuesOf(latent).keys()]).toEqual(["cycle.a", "cycle.self.a"]);
  });
});

describe("drawLatentRecords", () => {
  test("every answer is what the sampler knew", () => {
    const records = draw([zoo]);
    expect(new Set(records.map(({ family }) => family))).toEqual(
      new Set(["one", "all", "several"].map((kind) => `latent/domain/zoo-line/${kind}`)),
    );
    for (const { family, spec, pairs, labels } of records) {
      expect(pairs.length).toBeGreaterThanOrEqual(8);
      expect(new Set(pairs.map(({ input }) => input)).size).toBe(pairs.length);
      for (const { input, output } of pairs) {
        const animal = known(input);
        if (family.endsWith("several")) {
          const asked = [...spec.matchAll(/question (\S+)\./g)].map(([, variant]) =>
            ask[variant as string]?.(animal),
          );
          expect(output).toBe(asked.join(", "));
          continue;
        }
        const names = Object.keys(animal) as (keyof Animal)[];
        const asked = names
          .filter((name) =>
            new RegExp(`\\b${name}\\b`).test(spec.split(/One of|Answer|Output|Possible/)[0] as string),
          )
          .sort((a, b) => spec.indexOf(a) - spec.indexOf(b));
        expect(output).toBe(asked.map((name) => asText(animal[name])).join(", "));
        if (family.endsWith("one")) expect(labels).toContain(output);
      }
    }
  });

  test("values of one attribute are as frequent as there are inputs for", () => {
    const kinds = draw([zoo]).filter(({ labels }) => labels?.includes("bird"));
    for (const { pairs, labels } of kinds)
      for (const label of labels as string[])
        expect(pairs.filter(({ output }) => output === label).length).toBe(
          pairs.length / (labels as string[]).length,
        );
  });

  test("depends on the seed alone, goes on with more, and keeps to training specs", () => {
    const records = draw([zoo]);
    expect(draw([zoo])).toEqual(records);
    expect(draw([zoo], { count: 70 }).slice(0, 60)).toEqual(records);
    expect(draw([zoo], { seed: 2 })).not.toEqual(records);
    expect(records.every(({ spec }) => splitOfSpec(spec) === "train")).toBe(true);
  });

  test("puts noise that the family survives on the inputs of a share of the records, and changes nothing else", () => {
    const clean = draw([zoo]);
    expect(draw([zoo], { noisy: 1 })).toEqual(clean);
    const hardy: Family = { ...zoo, survives: ["injection"] };
    const noisy = draw([hardy], { noisy: 1 });
    for (const [i, record] of noisy.entries()) {
      const { pairs, ...rest } = clean[i] as LatentRecord;
      expect(record).toMatchObject(rest);
      expect(record.pairs.map(({ output }) => output)).toEqual(pairs.map(({ output }) => output));
      expect(
        record.pairs.every(({ input }, k) => input.includes(pairs[k]!.input) && input !== pairs[k]!.input),
      ).toBe(true);
    }
    const half = draw([hardy], { noisy: 0.5 }).filter(
      (record, i) => record.pairs[0]!.input !== clean[i]!.pairs[0]!.input,
    );
    expect(half.length).toBeGreaterThan(15);
    expect(half.length).toBeLessThan(45);
  });

  test("truncates inputs only where functions of the family answer", () => {
    const cut: Family = { ...zoo, survives: ["truncation"] };
    const clean = draw([zoo]);
    const changed = draw([cut], { noisy: 1 }).filter((record, i) => {
      const before = clean[i] as LatentRecord;
      return JSON.stringify(record.pairs) !== JSON.stringify(before.pairs);
    });
    expect(changed.every(({ family }) => family.endsWith("several"))).toBe(true);
    expect(changed.length).toBeGreaterThan(0);
  });

  test("leaves held-out families out, and says when nothing is left", () => {
    expect(() => draw([{ ...zoo, heldOut: true }])).toThrow("no family has a latent value");
    const silent: Family = {
      ...zoo,
      variants: ["four-legs"],
      draw: (random, variant) => ({
        ...zoo.draw(random, variant),
        sample: () => ({ input: "a", output: "y" }),
      }),
    };
    expect(() => draw([silent])).toThrow("no family has a latent value");
  });

  test("most families of the benchmark have something to ask for, and none that is held out", () => {
    const some = FAMILIES.filter(({ id }, i) => i % 4 === 0 || id === "command-risk/policy");
    const records = draw(some, { count: 120, pairs: 8 });
    const families = new Set(records.map(({ family }) => family.split("/").slice(1, 3).join("/")));
    const trained = some.filter(({ heldOut }) => !heldOut).map(({ id }) => id);
    expect(families.size).toBeGreaterThan(trained.length * 0.6);
    expect([...families].filter((id) => !trained.includes(id))).toEqual([]);
    const policy = draw([familyById("command-risk/policy") as Family]).filter(({ labels }) => labels);
    expect(new Set(policy.flatMap(({ labels }) => labels))).toContain("network");
  });
});
