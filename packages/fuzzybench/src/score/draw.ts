/**
 * Draws what a scoring run asks: distinct specifications of a split (test, but for fitting), each with the items to score and some
 * more pairs of the same function for the `constant` baseline.
 */
import { type Family, type InputAxis, type Pair, type SubCategory, subCategories } from "../family.js";
import { type BenchRecord, drawRecord, type RecordNoise, type Split } from "../generate.js";
import { noiseName } from "../noise/level.js";
import { Random } from "../random.js";
import { type Cut, originOf, type SpecOrigin } from "./result.js";

/**
 * Unscored pairs per specification, as many as the function has inputs for: the first number is enough to find the
 * most frequent label of a skewed function; some functions have no more inputs than are scored.
 */
export const OTHER_PAIRS = [24, 12, 6, 0] as const;
/** Draws for a new specification text before a sub-category counts as exhausted. */
const MAX_REPEATS = 20;

export interface ScoringTask {
  readonly origin: SpecOrigin;
  /** The items to score. */
  readonly pairs: readonly Pair[];
  /** Further pairs, not scored and in no way shown to a system. */
  readonly others: readonly Pair[];
}

/** The families of a cut. */
export function familiesOfCut(families: readonly Family[], cut: Cut): Family[] {
  return families.filter((family) => (family.heldOut ?? false) === (cut === "held-out"));
}

/**
 * Up to `specs` specifications of the split (default test) with different texts; fewer when the families have no more. Sub-categories
 * come in turn, in an order shuffled by the seed, so that a short run is a sample of all of them.
 * Throws RangeError when a function has too few distinct inputs for `items`.
 */
export function* drawScoringTasks(
  families: readonly Family[],
  options: {
    readonly specs: number;
    readonly items: number;
    readonly seed: number;
    readonly split?: Split;
  },
): Generator<ScoringTask> {
  const { specs, items, seed, split = "test" } = options;
  const texts = new Set<string>();
  let turns = Random.of("scoring-order", seed)
    .shuffle(subCategories(families))
    .map((subCategory) => ({ subCategory, next: 0 }));
  while (texts.size < specs && turns.length > 0) {
    const exhausted = new Set<SubCategory>();
    for (const turn of turns) {
      if (texts.size === specs) return;
      const clean = nextNew(turn, texts, (index) => drawMost(turn.subCategory, split, seed, index, items));
      if (clean) {
        texts.add(clean.spec);
        yield asTask(clean, items);
      } else exhausted.add(turn.subCategory);
    }
    turns = turns.filter(({ subCategory }) => !exhausted.has(subCategory));
  }
}

/** What names a specification of the test split, together with the seed. */
export type TaskKey = Pick<SpecOrigin, "family" | "variant" | "index">;

/** One specification again by its key; throws RangeError when there is none. */
export function taskOfKey(family: Family, key: TaskKey, seed: number, items: number): ScoringTask {
  return asTask(drawMost({ family, variant: key.variant }, "test", seed, key.index, items), items);
}

function asTask(record: BenchRecord, items: number): ScoringTask {
  return {
    origin: originOf(record),
    pairs: record.pairs.slice(0, items),
    others: record.pairs.slice(items),
  };
}

/**
 * The same specification and items with noise; undefined where the outputs of the family do not survive it. `seed` is
 * that of the clean task.
 */
export function withNoise(
  { origin, pairs, others }: ScoringTask,
  families: readonly Family[],
  seed: number,
  noise: RecordNoise,
): ScoringTask | undefined {
  const family = families.find(({ id }) => id === origin.family);
  if (!family) throw new RangeError(`no family "${origin.family}" to draw again with noise`);
  if (noise.on === "input" && !family.survives.includes(noise.axis as InputAxis)) return undefined;
  const from = { family, variant: origin.variant };
  const record = drawRecord(from, "test", seed, origin.index, pairs.length + others.length, noise);
  return {
    origin: originOf(record, noiseName(noise)),
    pairs: record.pairs.slice(0, pairs.length),
    others: record.pairs.slice(pairs.length),
  };
}

/** The next record of the turn's sub-category whose text is new. */
function nextNew(
  turn: { next: number },
  texts: ReadonlySet<string>,
  draw: (index: number) => BenchRecord,
): BenchRecord | undefined {
  for (let repeats = 0; repeats < MAX_REPEATS; repeats++) {
    const record = draw(turn.next++);
    if (!texts.has(record.spec)) return record;
  }
  return undefined;
}

/** The record with `items` pairs and as many more as the function gives; throws RangeError below `items`. */
function drawMost(from: SubCategory, split: Split, seed: number, index: number, items: number): BenchRecord {
  for (const others of OTHER_PAIRS) {
    try {
      return drawRecord(from, split, seed, index, items + others);
    } catch (error) {
      if (others === 0 || !(error instanceof RangeError)) throw error;
    }
  }
  throw new RangeError("OTHER_PAIRS does not end with 0");
}
