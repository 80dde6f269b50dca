/**
 * Training records beside the benchmark: functions that ask for what a family's sampler knew of its inputs.
 *
 * A function that answers yes or no teaches a small model one bit per input, and in most batches not even that: it stays
 * at the answer that is right most often (docs/log.md, thirteenth to fifteenth run). These records ask for the same
 * knowledge by its own names, many values or several questions at a time. They need no work per family.
 */
import type { DrawnTask, Family, Pair } from "../family.js";
import { splitOfSpec } from "../generate.js";
import { noisyInput } from "../noise/input-noise.js";
import { LEVELS } from "../noise/level.js";
import { Random } from "../random.js";
import { type Attribute, attributesOf, inWords, valuesOf } from "./attributes.js";

/** `one` attribute of the input, `all` of up to four attributes at once, or the answers of `several` functions. */
export const LATENT_KINDS = ["one", "all", "several"] as const;
export type LatentKind = (typeof LATENT_KINDS)[number];

export interface LatentRecord {
  /** latent/FAMILY/KIND */
  readonly family: string;
  readonly split: "train";
  readonly index: number;
  readonly spec: string;
  readonly labels?: readonly string[];
  readonly pairs: readonly Pair[];
}

export interface LatentOptions {
  readonly seed: number;
  readonly count: number;
  /** Wanted per record; a record with few distinct inputs has fewer. */
  readonly pairs: number;
  /** Share of the records, 0 to 1, with noise on their inputs where their family's outputs survive some. Default 0. */
  readonly noisy?: number;
}

const MIN_PAIRS = 8;
const MAX_QUESTIONS = 4;
/** Names of more values are left out of a description. */
const MAX_NAMED = 8;
/** An encoder reads about four characters per token of its 512. */
const MAX_CHARACTERS = 1400;
/** A part of a training record that yields nothing in so many turns never will. */
const MAX_TRIES = 30;

/** What the drawing of one record needs. */
interface Source {
  readonly family: Family;
  readonly kind: LatentKind;
  readonly attributes: readonly Attribute[];
}

type Drawn = Pick<LatentRecord, "spec" | "labels" | "pairs">;

/**
 * Records over all families and kinds in turn, in an order that depends on nothing but the families; each is a function of
 * (seed, its turn). Held-out families are left out. Throws RangeError when no family has anything to ask for.
 */
export function* drawLatentRecords(
  families: readonly Family[],
  options: LatentOptions,
): Generator<LatentRecord> {
  const { seed, count, pairs, noisy = 0 } = options;
  const sources = Random.of("latent-turns").shuffle(
    families.filter(({ heldOut }) => !heldOut).flatMap((family) => sourcesOf(family)),
  );
  let index = 0;
  for (let turn = 0, failed = 0; index < count; turn++) {
    if (failed > sources.length * MAX_TRIES || sources.length === 0)
      throw new RangeError("no family has a latent value or two functions that answer the same inputs");
    const source = sources[turn % sources.length] as Source;
    const name = `latent/${source.family.id}/${source.kind}`;
    const drawn = DRAW[source.kind](Random.of(name, seed, turn), source, pairs);
    const usable =
      drawn && drawn.pairs.length >= Math.min(MIN_PAIRS, pairs) && splitOfSpec(drawn.spec) === "train";
    failed = usable ? 0 : failed + 1;
    if (!usable) continue;
    const random = Random.of("latent-noise", name, seed, turn);
    const read = random.chance(noisy) ? withNoise(drawn, source, random) : drawn;
    yield { family: name, split: "train", index: index++, ...read };
  }
}

/**
 * The same with one kind of noise on every input. What an attribute says may stand in the part that truncation cuts off, so only
 * functions of the family, which are known to survive it, have that.
 */
function withNoise(drawn: Drawn, { family, kind }: Source, random: Random): Drawn {
  const axes = family.survives.filter((axis) => kind === "several" || axis !== "truncation");
  if (axes.length === 0) return drawn;
  const [axis, level] = [random.pick(axes), random.pick(LEVELS)];
  const noisy = drawn.pairs.map(({ input, output }): [string, string] => [
    noisyInput(input, axis, level, random, drawn.labels),
    output,
  ]);
  return { ...drawn, pairs: [...new Map(noisy)].map(([input, output]) => ({ input, output })) };
}

function sourcesOf(family: Family): Source[] {
  const attributes = attributesOf(family);
  const kinds = LATENT_KINDS.filter((kind) =>
    kind === "several" ? family.variants.length > 1 : attributes.length > (kind === "one" ? 0 : 1),
  );
  return kinds.map((kind) => ({ family, kind, attributes }));
}

const DRAW: Record<LatentKind, (random: Random, source: Source, pairs: number) => Drawn | undefined> = {
  one(random, { family, attributes }, pairs) {
    const { path, name } = random.pick(attributes);
    const inputs = new Map<string, string[]>();
    for (const { input, values } of inputsOf(family, random, pairs * 7)) {
      const value = values.get(path);
      if (value !== undefined) inputs.set(value, [...(inputs.get(value) ?? []), input]);
    }
    const labels = random.shuffle([...inputs.keys()]).slice(0, random.pick([18, 18, MAX_NAMED]));
    if (labels.length < 2) return undefined;
    // One input of each value in turn, so that rare values are as frequent as common ones.
    const rounds = Array.from({ length: pairs }, (_, round) =>
      random.shuffle(labels).flatMap((output) => {
        const input = inputs.get(output)?.[round];
        return input === undefined ? [] : [{ input, output }];
      }),
    );
    const where = place(random, family);
    const names = labels.join(", ");
    const answers = random.pick([
      `One of: ${names}.`,
      `Answer ${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}.`,
      `Output exactly one of: ${names}.`,
      `Possible answers: ${names}.`,
    ]);
    const spec = random.pick([
      `Say the ${name} of ${where}. ${answers}`,
      `What is the ${name} of ${where}? ${answers}`,
      `Classify ${where} by ${name}. ${answers}`,
      `${kindOf(family)}: the ${name}. ${answers}`,
    ]);
    return { spec, labels, pairs: random.shuffle(rounds.flat().slice(0, pairs)) };
  },

  all(random, { family, attributes }, pairs) {
    const wanted = Math.min(attributes.length, random.pick([2, 3, 3, MAX_QUESTIONS]));
    const chosen = random.sample(attributes, wanted);
    const drawn = inputsOf(family, random, pairs * 2).flatMap(({ input, values }) => {
      const answers = chosen.map(({ path }) => values.get(path));
      return answers.includes(undefined) ? [] : [{ input, output: answers.join(", ") }];
    });
    const described = chosen
      .map(({ name, values }) => (values.length > MAX_NAMED ? name : `${name} (${values.join(", ")})`))
      .join(", ");
    const where = place(random, family);
    const spec = random.pick([
      `Describe ${where} by ${described}, in this order, separated by commas.`,
      `Give these facts of ${where} in order, with commas between: ${described}.`,
      `${kindOf(family)}: return ${described} as one comma-separated line.`,
    ]);
    return { spec, pairs: drawn.slice(0, pairs) };
  },

  several(random, { family }, pairs) {
    const wanted = Math.min(family.variants.length, random.pick([2, 2, 3, MAX_QUESTIONS]));
    const tasks = random.sample(family.variants, wanted).map((variant) => family.draw(random, variant));
    const questions = tasks.map(({ canonical }, i) => `${i + 1}. ${canonical}`).join("\n");
    const spec = random.pick([
      `Answer ${wanted} questions about the input, in this order, separated by commas.\n${questions}`,
      `Several checks of one input; give all answers in order, with commas between.\n${questions}`,
      `For each of these, give the answer; one line, comma-separated.\n${questions}`,
    ]);
    if (spec.length > MAX_CHARACTERS || !tasks.every(({ labels }) => labels)) return undefined;
    return { spec, pairs: answeredByAll(tasks, random, pairs) };
  },
};

/** Inputs of every function in turn with the answers of all of them; those that one of them does not cover are left out. */
function answeredByAll(tasks: readonly DrawnTask[], random: Random, pairs: number): Pair[] {
  const found = new Map<string, Pair>();
  for (let i = 0; i < pairs * 8 && found.size < pairs; i++) {
    const asked = tasks[i % tasks.length] as DrawnTask;
    const pair = asked.sample(random);
    const answers = tasks.map((task) => (task === asked ? pair.output : task.answer?.(pair)));
    if (!answers.includes(undefined))
      found.set(pair.input, { input: pair.input, output: answers.join(", ") });
  }
  return [...found.values()];
}

/** Different inputs of random functions of the family, with what is known of them; may be fewer than `wanted`. */
function inputsOf(
  family: Family,
  random: Random,
  wanted: number,
): { input: string; values: Map<string, string> }[] {
  const found = new Map<string, Map<string, string>>();
  let task: DrawnTask | undefined;
  for (let i = 0; i < wanted * 3 && found.size < wanted; i++) {
    if (task === undefined || i % 6 === 0) task = family.draw(random, random.pick(family.variants));
    const { input, latent } = task.sample(random);
    found.set(input, valuesOf(latent));
  }
  return [...found].map(([input, values]) => ({ input, values }));
}

const kindOf = ({ id }: Family): string => inWords(id.slice(id.indexOf("/") + 1));

const place = (random: Random, family: Family): string =>
  random.pick(["the input", `the input (${kindOf(family)})`, "it", "the given text"]);
