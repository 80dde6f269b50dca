/**
 * What a task family is: a whole kind of function ("extract one field of an access-log line"), from which
 * any number of concrete functions, each with its own specification, can be drawn.
 *
 * A family computes its outputs, so they are right by construction. It says nothing about layout: the
 * spec writer (spec.ts) turns a drawn function into the text that a user would have written.
 */
import type { Random } from "./random.js";

/** The 29 themes of the published benchmark, as short names. */
export const THEMES = [
  "core-text",
  "data-filtering",
  "fuzzy-matching",
  "format-repair",
  "nl-to-command",
  "tool-calls",
  "criteria-classification",
  "code-classification",
  "dsl-and-extraction",
  "log-monitoring",
  "constraints",
  "logic-and-types",
  "command-risk",
  "masking-and-distilling",
  "completion",
  "program-execution",
  "chemistry-and-service-time",
  "domain-and-counterfactual",
  "browser-and-transcripts",
  "agent-watchdog",
  "authorship-and-style",
  "semantic-search",
  "nlp-pipelines",
  "html-understanding",
  "equivalence-and-dedup",
  "tool-store-and-streaming",
  "intent-to-navigation",
  "grounded-qa",
  "smart-search",
] as const;
export type Theme = (typeof THEMES)[number];

/** Kinds of input noise; noise.ts applies them. */
export const INPUT_AXES = [
  "typos",
  "case",
  "whitespace",
  "unicode",
  "truncation",
  "distractor",
  "injection",
] as const;
export type InputAxis = (typeof INPUT_AXES)[number];

/**
 * Noise that leaves the meaning of a sentence or message alone, and so the outputs of a function that judges
 * meaning. Most functions on form (counts, positions, copies) survive less: each family names its own.
 */
export const MEANING_SURVIVES: readonly InputAxis[] = [
  "typos",
  "case",
  "whitespace",
  "unicode",
  "distractor",
  "injection",
];

/** One input and the output that the drawn function gives for it. */
export interface Pair {
  readonly input: string;
  readonly output: string;
}

/** A sampled pair, with what the sampler knows of the input beyond its text. */
export interface SampledPair extends Pair {
  /** Lets `answer` of another variant judge this input; never part of a record. */
  readonly latent?: unknown;
}

/** One concrete function drawn from a family. Every text describes exactly this function. */
export interface DrawnTask {
  /** The function in one or two plain, complete sentences: what an ideal pseudo-program says. */
  readonly canonical: string;
  /** At least three full wordings with different vocabulary and sentence shape. */
  readonly plain: readonly string[];
  /** At least two wordings of a few words. */
  readonly terse: readonly string[];
  /** At least two chatty wordings, as in a message to a colleague. */
  readonly casual: readonly string[];
  /** Every possible output, when the function classifies; absent when its output is free text. */
  readonly labels?: readonly string[];
  /** Draws one pair. Outputs of a label function are balanced unless the task itself is skewed. */
  readonly sample: (random: Random) => SampledPair;
  /**
   * The output for an input that any variant of the family sampled; undefined outside this function's domain.
   * Needed only where variants seldom sample the same input: it shows that they are different functions.
   */
  readonly answer?: (pair: SampledPair) => string | undefined;
}

export interface Family {
  /** `theme-word/name`, unique, lower case, stable for ever. */
  readonly id: string;
  readonly theme: Theme;
  readonly difficulty: "easy" | "medium" | "hard";
  /** True when the family is never used in training: it measures transfer to unseen functions. */
  readonly heldOut?: boolean;
  /**
   * Its sub-categories: the different functions that it holds, as lower-case names stable for ever. Two variants
   * answer some input differently; what only words, names or formats the same function otherwise is no variant.
   */
  readonly variants: readonly string[];
  /** Input noise after which every output is still right. */
  readonly survives: readonly InputAxis[];
  /** Draws one concrete function of the variant; all randomness comes from `random`. */
  draw(random: Random, variant: string): DrawnTask;
}

/** A family whose `draw` takes only the variants that it names. */
export function family<const V extends string>(
  definition: Omit<Family, "variants" | "draw"> & {
    readonly variants: readonly V[];
    readonly draw: (random: Random, variant: V) => DrawnTask;
  },
): Family {
  return definition;
}

/** Where a sub-category is found: a family and one of its variants. */
export interface SubCategory {
  readonly family: Family;
  readonly variant: string;
}

export const subCategories = (families: readonly Family[]): SubCategory[] =>
  families.flatMap((family) => family.variants.map((variant) => ({ family, variant })));

/**
 * Chooses names for a classifier's outputs, so that the same function appears with other labels and must be
 * read from the specification. `sets` lists alternatives, each naming every key in the same order.
 */
export function relabel<K extends string>(
  random: Random,
  keys: readonly K[],
  sets: readonly (readonly string[])[],
): Record<K, string> & { readonly all: readonly string[] } {
  const set = random.pick(sets);
  if (set.length !== keys.length)
    throw new RangeError(`label set ${set.join("|")} does not name ${keys.join("|")}`);
  const named = Object.fromEntries(keys.map((key, i) => [key, set[i]])) as Record<K, string>;
  return { ...named, all: set };
}
