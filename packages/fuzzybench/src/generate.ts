/**
 * Draws specifications and their input/output pairs, reproducibly.
 *
 * Everything derives from hash(version, family, split, seed, index), so any record can be drawn alone and in any
 * order. Splits are by specification: the hash of a spec's own text decides the split it may appear in, so no
 * spec can occur in two splits whatever the seed. Held-out families are never drawn for training.
 */
import type { DrawnTask, Family, InputAxis, Pair, SampledPair, SubCategory, Theme } from "./family.js";
import { noisyInput } from "./noise/input-noise.js";
import { LEVELS, type Noise, noiseName } from "./noise/level.js";
import { noisySpec, SPEC_AXES, type SpecAxis } from "./noise/spec-noise.js";
import { hash32, Random } from "./random.js";
import { type Style, writeSpec } from "./spec.js";

/** A version never changes meaning: a change to any family or writer that alters records raises it. */
export const BENCH_VERSION = "2026-11.2";

export const SPLITS = ["train", "dev", "test"] as const;
export type Split = (typeof SPLITS)[number];

export interface BenchRecord {
  readonly family: string;
  /** Which function of the family: together they name the sub-category. */
  readonly variant: string;
  readonly theme: Theme;
  readonly split: Split;
  readonly heldOut: boolean;
  readonly index: number;
  readonly style: Style;
  readonly spec: string;
  /** The function in one plain sentence: the ideal task line of a pseudo-program. */
  readonly task: string;
  readonly labels?: readonly string[];
  /** Examples that the spec shows; none of them is among the pairs. */
  readonly examples: readonly Pair[];
  readonly pairs: readonly Pair[];
}

/** Tenths of all spec texts: 0 is test, 1 is dev, the rest is train. */
export function splitOfSpec(text: string): Split {
  const tenth = hash32(text) % 10;
  return tenth === 0 ? "test" : tenth === 1 ? "dev" : "train";
}

/** Draws until the text falls into the wanted split; one in ten does for dev and test. */
const MAX_DRAWS = 400;
/** Draws for a new input before a family counts as exhausted. */
const MAX_REPEATS = 50;

export type RecordNoise = Noise<SpecAxis | InputAxis>;

/**
 * One record of a sub-category; `index` numbers its records within (split, seed). Noise changes nothing but the
 * texts: function, examples and answers are those of the clean record. Throws RangeError for a training record of a
 * held-out family, for a function with fewer distinct inputs than `pairs`, and for input noise that the family's
 * outputs do not survive.
 */
export function drawRecord(
  { family, variant }: SubCategory,
  split: Split,
  seed: number,
  index: number,
  pairs: number,
  noise?: RecordNoise,
): BenchRecord {
  if (family.heldOut && split === "train")
    throw new RangeError(`family ${family.id} is held out: it has no train split`);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const random = Random.of(BENCH_VERSION, family.id, variant, split, seed, index, draw);
    const task = family.draw(random, variant);
    const spec = writeSpec(task, random);
    if (splitOfSpec(spec.text) !== split) continue;
    const shown = new Set(spec.examples.map(({ input }) => input));
    const clean = {
      family: family.id,
      variant,
      theme: family.theme,
      split,
      heldOut: family.heldOut ?? false,
      index,
      style: spec.style,
      spec: spec.text,
      task: task.canonical,
      ...(task.labels ? { labels: task.labels } : {}),
      examples: spec.examples,
      pairs: drawPairs(`${family.id} (${variant})`, task.sample, random, pairs, shown),
    };
    if (!noise) return clean;
    const noiseRandom = Random.of(noiseName(noise), family.id, variant, split, seed, index);
    return noise.on === "spec"
      ? withSpecNoise(clean, task, noise as Noise<SpecAxis>, noiseRandom)
      : withInputNoise(clean, family, noise as Noise<InputAxis>, noiseRandom);
  }
  throw new RangeError(
    `family ${family.id} (${variant}) gave no spec text of split ${split} in ${MAX_DRAWS} draws`,
  );
}

/** A training text may not become one of another split by noise: then it stays clean. */
function withSpecNoise(
  record: BenchRecord,
  task: DrawnTask,
  { axis, level }: Noise<SpecAxis>,
  random: Random,
): BenchRecord {
  const written = { text: record.spec, style: record.style, examples: record.examples };
  const spec = noisySpec(task, written, axis, level, random);
  return record.split === "train" && splitOfSpec(spec) !== "train" ? record : { ...record, spec };
}

function withInputNoise(
  record: BenchRecord,
  family: Family,
  { axis, level }: Noise<InputAxis>,
  random: Random,
): BenchRecord {
  if (!family.survives.includes(axis))
    throw new RangeError(`outputs of family ${family.id} do not survive input noise "${axis}"`);
  const changed = (input: string) => noisyInput(input, axis, level, random, record.labels);
  return {
    ...record,
    pairs: record.pairs.map(({ input, output }) => ({ input: changed(input), output })),
  };
}

/**
 * Records over several sub-categories in turn: record i belongs to sub-category i mod n, in an order shuffled by the
 * version, so that any stretch of records is a sample of all themes. `noisy` is the share of records with noise on
 * their specification or, where the family's outputs survive it, on their inputs.
 */
export function* drawRecords(
  subCategories: readonly SubCategory[],
  options: { split: Split; seed: number; count: number; pairs: number; start?: number; noisy?: number },
): Generator<BenchRecord> {
  if (subCategories.length === 0) throw new RangeError("no sub-categories to draw from");
  const { split, seed, pairs, start = 0, count, noisy = 0 } = options;
  const turns = Random.of(BENCH_VERSION, "turns").shuffle(subCategories);
  for (let i = start; i < count; i++) {
    const turn = turns[i % turns.length] as SubCategory;
    const noise = noisy > 0 ? someNoise(turn.family, noisy, Random.of("noisy", split, seed, i)) : undefined;
    yield drawRecord(turn, split, seed, Math.floor(i / turns.length), pairs, noise);
  }
}

function someNoise(family: Family, share: number, random: Random): RecordNoise | undefined {
  if (!random.chance(share)) return undefined;
  const level = random.pick(LEVELS);
  return family.survives.length > 0 && random.chance(0.5)
    ? { on: "input", axis: random.pick(family.survives), level }
    : { on: "spec", axis: random.pick(SPEC_AXES), level };
}

function drawPairs(
  id: string,
  sample: (random: Random) => SampledPair,
  random: Random,
  wanted: number,
  seen: Set<string>,
): Pair[] {
  const pairs: Pair[] = [];
  for (let repeats = 0; pairs.length < wanted; ) {
    const pair = sample(random);
    if (seen.has(pair.input)) {
      if (++repeats > MAX_REPEATS)
        throw new RangeError(`family ${id} has fewer than ${wanted} distinct inputs`);
      continue;
    }
    seen.add(pair.input);
    pairs.push({ input: pair.input, output: pair.output });
  }
  return pairs;
}
