/** Shows that two variants of a family are different functions: finds an input that they answer differently. */
import type { DrawnTask, Family, SampledPair } from "./family.js";
import { Random } from "./random.js";

/** Functions drawn per variant, both with the same key so that names and formats agree as far as they can. */
const DRAWS = 12;
const SAMPLES = 80;

/**
 * True when some sampled input has two answers. Both tasks sample with the same keys, so that the same choices give
 * the same input; `answer` judges inputs that only the other variant samples. Labels are compared by their place in
 * the set: another name of the same class is no difference, while sets of different sizes divide the inputs
 * differently.
 */
export function different(family: Family, one: string, other: string): boolean {
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = (variant: string) => family.draw(Random.of("different-draw", family.id, draw), variant);
    const [a, b] = [drawn(one), drawn(other)];
    if (a.labels?.length !== b.labels?.length) return true;
    const [ofA, ofB] = [sampled(family, a, draw), sampled(family, b, draw)];
    for (const pair of [...ofA.values(), ...ofB.values()]) {
      const left = ofA.get(pair.input)?.output ?? a.answer?.(pair);
      const right = ofB.get(pair.input)?.output ?? b.answer?.(pair);
      if (left !== undefined && right !== undefined && !sameAnswer(a, left, b, right)) return true;
    }
  }
  return false;
}

function sampled(family: Family, task: DrawnTask, draw: number): Map<string, SampledPair> {
  const pairs = new Map<string, SampledPair>();
  for (let i = 0; i < SAMPLES; i++) {
    const pair = task.sample(Random.of("different-sample", family.id, draw, i));
    pairs.set(pair.input, pair);
  }
  return pairs;
}

function sameAnswer(a: DrawnTask, left: string, b: DrawnTask, right: string): boolean {
  if (a.labels && b.labels) return a.labels.indexOf(left) === b.labels.indexOf(right);
  return left === right;
}
