/** Shows that the variants of a family are different functions: finds inputs that each two answer differently. */
import type { DrawnTask, Family, SampledPair } from "./family.js";
import { Random } from "./random.js";

/** Functions drawn per variant, all with the same key so that names and formats agree as far as they can. */
const DRAWS = 12;
const SAMPLES = 80;

interface Sampled {
  readonly task: DrawnTask;
  /** By input. */
  readonly pairs: ReadonlyMap<string, SampledPair>;
}

/** The pairs of variants for which no input with two answers was found: "one = other". */
export function indistinguishable(family: Family): string[] {
  const cache = new Map<string, Sampled>();
  const sampled = (variant: string, draw: number): Sampled => {
    const key = `${variant} ${draw}`;
    const known = cache.get(key) ?? sample(family, variant, draw);
    cache.set(key, known);
    return known;
  };
  const { variants } = family;
  const found: string[] = [];
  for (const [i, one] of variants.entries())
    for (const other of variants.slice(i + 1)) {
      const draws = Array.from({ length: DRAWS }, (_, draw) => draw);
      if (!draws.some((draw) => differ(sampled(one, draw), sampled(other, draw))))
        found.push(`${one} = ${other}`);
    }
  return found;
}

/**
 * True when some sampled input has two answers. Both tasks sample with the same keys, so that the same choices give
 * the same input; `answer` judges inputs that only the other variant samples. Labels are compared by their place in
 * the set: another name of the same class is no difference, while sets of different sizes divide the inputs
 * differently.
 */
function differ(a: Sampled, b: Sampled): boolean {
  if (a.task.labels?.length !== b.task.labels?.length) return true;
  for (const pair of [...a.pairs.values(), ...b.pairs.values()]) {
    const left = a.pairs.get(pair.input)?.output ?? a.task.answer?.(pair);
    const right = b.pairs.get(pair.input)?.output ?? b.task.answer?.(pair);
    if (left !== undefined && right !== undefined && !sameAnswer(a.task, left, b.task, right)) return true;
  }
  return false;
}

function sample(family: Family, variant: string, draw: number): Sampled {
  const task = family.draw(Random.of("different-draw", family.id, draw), variant);
  const pairs = new Map<string, SampledPair>();
  for (let i = 0; i < SAMPLES; i++) {
    const pair = task.sample(Random.of("different-sample", family.id, draw, i));
    pairs.set(pair.input, pair);
  }
  return { task, pairs };
}

function sameAnswer(a: DrawnTask, left: string, b: DrawnTask, right: string): boolean {
  if (a.labels && b.labels) return a.labels.indexOf(left) === b.labels.indexOf(right);
  return left === right;
}
