/** What every family must keep: run over the whole registry by `families.test.ts`. */
import { describe, expect, test } from "vitest";
import { indistinguishable } from "./different.test-suite.js";
import {
  type DrawnTask,
  type Family,
  INPUT_AXES,
  type Pair,
  type SampledPair,
  type SubCategory,
  subCategories,
  THEMES,
} from "./family.js";
import { type BenchRecord, drawRecord, SPLITS, type Split } from "./generate.js";
import { noisyInput } from "./noise/input-noise.js";
import { LEVELS, type Level } from "./noise/level.js";
import { Random } from "./random.js";
import { writeSpec } from "./spec.js";

/** Functions drawn per variant and pairs drawn per function. */
const DRAWS = 4;
const SAMPLES = 60;
/** Published limits of specifications, inputs and outputs, in characters. */
const MAX_SPEC = 2000;
const MAX_INPUT = 1500;
const MAX_OUTPUT = 400;
/** The compiler refuses shorter specifications. */
const MIN_SPEC = 10;
/** Best constant answer, averaged over the drawn functions: above it a variant can be guessed. */
const MAX_CONSTANT = 0.6;
/** Distinct inputs among SAMPLES: 8 scored items and up to 4 shown examples must differ, with room to spare. */
const MIN_DISTINCT = 20;

/** Different wordings of one function. */
const MIN_WORDINGS = 8;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
const VARIANT = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Line breaks and tabs are the only control characters of a text that people type. */
const CONTROL = /(?![\n\t])\p{Cc}/u;

/** Three records of a split, of different variants where there are three. */
function firstRecords(family: Family, split: Split): BenchRecord[] {
  const all = subCategories([family]);
  return [0, 1, 2].map((i) =>
    drawRecord(all[i % all.length] as SubCategory, split, 1, Math.floor(i / all.length), 1),
  );
}

interface Drawn {
  readonly variant: string;
  readonly task: DrawnTask;
  readonly pairs: readonly SampledPair[];
}

/** What the registry must keep as a whole. */
export function registryConformance(families: readonly Family[]): void {
  describe("registry", () => {
    test("has at least 800 sub-categories in families with unique ids of the one form", () => {
      expect(subCategories(families).length).toBeGreaterThanOrEqual(800);
      expect(families.map(({ id }) => id).filter((id) => !ID.test(id))).toEqual([]);
      const ids = families.map(({ id }) => id);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    });

    test("covers every theme", () => {
      const covered = new Set(families.map(({ theme }) => theme));
      expect(THEMES.filter((theme) => !covered.has(theme))).toEqual([]);
      expect([...covered].filter((theme) => !THEMES.includes(theme))).toEqual([]);
    });

    test("holds out at least a tenth of the sub-categories of every theme, and leaves most for training", () => {
      for (const theme of THEMES) {
        const all = subCategories(families.filter((family) => family.theme === theme));
        const share = all.filter(({ family }) => family.heldOut).length / all.length;
        expect(share, theme).toBeGreaterThanOrEqual(0.1);
        expect(share, theme).toBeLessThan(0.5);
      }
    });

    test("gives the splits of a family no specification text in common", () => {
      for (const family of families) {
        const seen = new Map<string, Split>();
        for (const split of SPLITS) {
          if (split === "train" && family.heldOut) continue;
          for (const { spec } of firstRecords(family, split)) {
            expect(seen.get(spec) ?? split, `${family.id}: ${spec}`).toBe(split);
            seen.set(spec, split);
          }
        }
      }
    });
  });
}

/** What each family must keep by itself. */
export function familyConformance(family: Family): void {
  const { id } = family;
  describe(id, () => {
    const drawn = lazy(() => drawAll(family));

    test("names its variants, each a different function, and the input noise that its outputs survive", () => {
      const { variants, survives } = family;
      expect(variants.length).toBeGreaterThanOrEqual(1);
      expect(variants.filter((name) => !VARIANT.test(name))).toEqual([]);
      expect(variants.filter((name, i) => variants.indexOf(name) !== i)).toEqual([]);
      expect(survives.filter((axis) => !INPUT_AXES.includes(axis))).toEqual([]);
      expect(indistinguishable(family), "variants without an input that they answer differently").toEqual([]);
    });

    test("words the function in enough different ways", () => {
      for (const { task } of drawn()) {
        const wordings = [...task.plain, ...task.terse, ...task.casual];
        expect(new Set(task.plain).size, "plain").toBeGreaterThanOrEqual(3);
        expect(new Set(task.terse).size, "terse").toBeGreaterThanOrEqual(2);
        expect(new Set(task.casual).size, "casual").toBeGreaterThanOrEqual(2);
        expect(new Set(wordings).size, "repeated wordings").toBe(wordings.length);
        expect(wordings.length, "wordings").toBeGreaterThanOrEqual(MIN_WORDINGS);
        const texts = [task.canonical, ...wordings];
        expect(texts.filter((text) => text.trim() === "")).toEqual([]);
        expect(texts.filter((text) => /\bundefined\b|\[object /.test(text))).toEqual([]);
      }
    });

    test("gives outputs within its labels, inputs and outputs within the limits", () => {
      for (const { task, pairs } of drawn()) {
        const { labels } = task;
        if (labels) {
          expect(labels.length).toBeGreaterThanOrEqual(2);
          expect(new Set(labels).size, `repeated label in ${labels.join(", ")}`).toBe(labels.length);
          expect(labels.filter((label) => label === "" || label.trim() !== label)).toEqual([]);
        }
        expect(pairs.filter(({ output }) => labels && !labels.includes(output))).toEqual([]);
        expect(pairs.filter(({ output }) => output !== output.trim())).toEqual([]);
        expect(pairs.filter((p) => p.input.length > MAX_INPUT || p.output.length > MAX_OUTPUT)).toEqual([]);
        expect(pairs.filter((p) => !p.input.isWellFormed() || !p.output.isWellFormed())).toEqual([]);
      }
    });

    test("cannot be answered by one constant", () => {
      for (const variant of family.variants) {
        const best = drawn()
          .filter((one) => one.variant === variant)
          .map(({ pairs }) => mostFrequentShare(pairs));
        const average = best.reduce((sum, share) => sum + share, 0) / best.length;
        expect(average, variant).toBeLessThanOrEqual(MAX_CONSTANT);
      }
    });

    test("has many distinct inputs, each with one answer", () => {
      for (const { task, pairs } of drawn()) {
        const answers = new Map<string, string>();
        const wrong: unknown[] = [];
        for (const pair of pairs) {
          const { input, output } = pair;
          const all = [output, task.answer?.(pair) ?? output, answers.get(input) ?? output];
          if (new Set(all).size > 1) wrong.push({ input, sampledComputedBefore: all });
          answers.set(input, output);
        }
        expect(wrong, "other answers to the same input").toEqual([]);
        expect(answers.size, task.canonical).toBeGreaterThanOrEqual(MIN_DISTINCT);
      }
    });

    test("keeps its answers under the input noise that it says they survive", () => {
      const wrong: unknown[] = [];
      for (const { variant, task, pairs } of drawn()) {
        const { answer } = task;
        if (!answer) continue;
        for (const axis of family.survives)
          for (const [i, pair] of pairs.slice(0, 6).entries()) {
            const random = Random.of("conformance-noise", id, axis, i);
            const input = noisyInput(pair.input, axis, LEVELS[i % 3] as Level, random, task.labels);
            const found = answer({ ...pair, input });
            if (found !== pair.output) wrong.push({ variant, axis, input, found, output: pair.output });
          }
      }
      expect(wrong).toEqual([]);
    });

    test("gives specifications that the compiler takes", () => {
      const texts = drawn().map(({ task }, i) => writeSpec(task, Random.of("conformance-spec", id, i)).text);
      expect(texts.filter((text) => text.trim().length < MIN_SPEC || text.length > MAX_SPEC)).toEqual([]);
      expect(texts.filter((text) => CONTROL.test(text))).toEqual([]);
      expect(texts.filter((text) => text.includes("{INPUT_PLACEHOLDER}"))).toEqual([]);
      expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
    });

    test("draws the same again from the same key", () => {
      const written = (all: readonly Drawn[]) =>
        all.map(({ variant, task: { sample: _, answer: __, ...texts }, pairs }) => [
          variant,
          texts,
          pairs.map(({ input, output }) => [input, output]),
        ]);
      const firsts = drawn().filter((_, i) => i % DRAWS === 0);
      expect(JSON.stringify(written(drawAll(family, 1)))).toBe(JSON.stringify(written(firsts)));
    });
  });
}

function drawAll(family: Family, draws = DRAWS): Drawn[] {
  return family.variants.flatMap((variant) =>
    Array.from({ length: draws }, (_, i) => {
      const task = family.draw(Random.of("conformance-draw", family.id, variant, i), variant);
      const random = Random.of("conformance-sample", family.id, variant, i);
      return { variant, task, pairs: Array.from({ length: SAMPLES }, () => task.sample(random)) };
    }),
  );
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Share of the most frequent output. */
function mostFrequentShare(pairs: readonly Pair[]): number {
  const counts = new Map<string, number>();
  for (const { output } of pairs) counts.set(output, (counts.get(output) ?? 0) + 1);
  return Math.max(...counts.values()) / pairs.length;
}
