/**
 * Checks the records of a data set one by one: draws each again and compares, and looks at splits, repeats, balance
 * and lengths. Keeps a few numbers per specification and one per input, so memory grows with
 * the data set, but slowly.
 */
import { type BenchRecord, drawRecord, splitOfSpec } from "../generate.js";
import { hash32 } from "../random.js";
import { familyById } from "../registry.js";

/** Limits of the published benchmark, in characters. */
export const MAX_CHARS = { spec: 2000, input: 1500, output: 400 } as const;
/** Problems described; further ones are only counted. */
const SHOWN_PROBLEMS = 20;

export interface PartSummary {
  readonly part: string;
  records: number;
  examples: number;
  /** Records whose specification an earlier record of the part has too (with other pairs). */
  repeatedSpecs: number;
  /** Examples with the specification and input of an earlier record of the part. */
  repeatedExamples: number;
  /** Records of label functions. */
  labelled: number;
  /** Sum over records of the share of the most frequent output: what constant answers would get. */
  constant: number;
  /** Longest texts, in characters. */
  longest: { spec: number; input: number; output: number };
  /** Sums of lengths, in characters. */
  total: { spec: number; input: number; output: number };
}

export interface Problem {
  readonly part: string;
  readonly line: number;
  readonly what: string;
}

export class Verifier {
  readonly parts = new Map<string, PartSummary>();
  readonly subCategories = new Set<string>();
  readonly problems: Problem[] = [];
  problemCount = 0;
  readonly #seen = new Map<string, Map<number, number[]>>();
  readonly #partOfSpec = new Map<number, string>();

  constructor(readonly seed: number) {}

  /** Checks one record; `line` is its number within the part, for messages. */
  add(part: string, record: BenchRecord, line: number): void {
    const fail = (what: string) => this.fail(part, line, what);
    this.#checkSame(record, fail);
    this.#checkSplit(part, record, fail);
    this.#checkPairs(record, fail);
    this.#count(part, record, fail);
  }

  /** Notes a problem; only the first ones are described. */
  fail(part: string, line: number, what: string): void {
    this.problemCount++;
    if (this.problems.length < SHOWN_PROBLEMS) this.problems.push({ part, line, what });
  }

  #checkSame(record: BenchRecord, fail: (what: string) => void): void {
    try {
      const from = { family: familyById(record.family), variant: record.variant };
      const again = drawRecord(from, record.split, this.seed, record.index, record.pairs.length);
      if (JSON.stringify(again) !== JSON.stringify(record))
        fail(`${record.family} (${record.variant}) ${record.index} is not what its key gives`);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fail(error.message);
    }
  }

  #checkSplit(part: string, record: BenchRecord, fail: (what: string) => void): void {
    if (splitOfSpec(record.spec) !== record.split)
      fail(`a specification of split ${splitOfSpec(record.spec)} stands in ${record.split}`);
    // 53 bits: a million texts give a false alarm with a chance of one in 10,000.
    const key = hash32(record.spec) * 2 ** 21 + (hash32(record.spec, 0x9e3779b9) >>> 11);
    const other = this.#partOfSpec.get(key);
    if (other !== undefined && other !== part) fail(`its specification is in ${other} too`);
    this.#partOfSpec.set(key, part);
  }

  #checkPairs({ pairs, examples, labels }: BenchRecord, fail: (what: string) => void): void {
    const inputs = new Set([...examples, ...pairs].map(({ input }) => input));
    if (inputs.size < examples.length + pairs.length) fail("an input is repeated");
    for (const { input, output } of pairs) {
      if (labels && !labels.includes(output)) fail(`output ${JSON.stringify(output)} is no label`);
      if (output !== output.trim()) fail(`output ${JSON.stringify(output)} has blanks around it`);
      if (input.length > MAX_CHARS.input) fail(`an input has ${input.length} characters`);
      if (output.length > MAX_CHARS.output) fail(`an output has ${output.length} characters`);
    }
  }

  #count(part: string, record: BenchRecord, fail: (what: string) => void): void {
    const { spec, pairs, labels } = record;
    if (spec.length > MAX_CHARS.spec) fail(`the specification has ${spec.length} characters`);
    this.subCategories.add(`${record.family} ${record.variant}`);
    const summary = this.parts.get(part) ?? emptySummary(part);
    this.parts.set(part, summary);
    const seen = this.#seen.get(part) ?? new Map<number, number[]>();
    this.#seen.set(part, seen);
    const earlier = seen.get(hash32(spec));
    const inputs = pairs.map(({ input }) => hash32(input));
    if (earlier) {
      summary.repeatedSpecs++;
      summary.repeatedExamples += inputs.filter((input) => earlier.includes(input)).length;
      earlier.push(...inputs);
    } else seen.set(hash32(spec), inputs);
    summary.records++;
    summary.examples += pairs.length;
    summary.labelled += labels ? 1 : 0;
    summary.constant += mostFrequentShare(pairs.map(({ output }) => output));
    measure(summary, "spec", spec);
    for (const { input, output } of pairs) {
      measure(summary, "input", input);
      measure(summary, "output", output);
    }
  }
}

function emptySummary(part: string): PartSummary {
  const zero = () => ({ spec: 0, input: 0, output: 0 });
  const counts = { records: 0, examples: 0, repeatedSpecs: 0, repeatedExamples: 0, labelled: 0, constant: 0 };
  return { part, ...counts, longest: zero(), total: zero() };
}

function measure(summary: PartSummary, of: "spec" | "input" | "output", text: string): void {
  summary.longest[of] = Math.max(summary.longest[of], text.length);
  summary.total[of] += text.length;
}

function mostFrequentShare(outputs: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const output of outputs) counts.set(output, (counts.get(output) ?? 0) + 1);
  return Math.max(...counts.values()) / outputs.length;
}
