/**
 * What a scoring run records: one result per specification, one answer per item and system.
 *
 * Plain data that can be stored as JSON; how an answer was obtained (a program, a bare model, a baseline) is only
 * its system's name. Scores are computed from this by score.ts, compare.ts and report.ts.
 */
import type { Pair, Theme } from "../family.js";
import type { BenchRecord } from "../generate.js";

/** Seen: new specifications of trained families. Held-out: families that training never used. */
export const CUTS = ["seen", "held-out"] as const;
export type Cut = (typeof CUTS)[number];

/** Cut of third-party tasks. */
export const TASKS_CUT = "tasks";

/** One system's answer to one item. */
export interface Answer {
  readonly output: string;
  /**
   * The answer's probability within a label set, 0 to 1. Only where the answer was restricted to labels: what a free
   * answer has is a score of its tokens, which does not say how likely it is right.
   */
  readonly confidence?: number;
  /** Milliseconds in the engine; absent for baselines and after an error. */
  readonly ms?: number;
  /** Tokens of the answer; absent where they are not known. */
  readonly tokens?: number;
  /** Set when the system gave no answer (error code and message) or was cut off; then it is not exact. */
  readonly error?: string;
}

export interface ScoredItem {
  readonly input: string;
  readonly expected: string;
  /** By system name; every item of a run has the same systems. */
  readonly answers: Readonly<Record<string, Answer>>;
}

/** How compiling the specification went. */
export interface CompileOutcome {
  /** Wall-clock seconds, while other specifications were in work. */
  readonly seconds: number;
  /** The label set that the compiler read from the text; absent when it found none. */
  readonly labels?: readonly string[];
  /** Examples of the specification that the finished program got right, of all it shows. */
  readonly gate?: { readonly passed: number; readonly n: number };
  /** Set when there is no program. */
  readonly error?: string;
}

/** One specification with its items, answered by every system. */
export interface SpecResult {
  /** A cut of the benchmark, or another set of specifications such as TASKS_CUT. */
  readonly cut: string;
  /** Name of the noise on specifications or inputs; absent for clean ones. */
  readonly noise?: string;
  readonly family: string;
  /** Which function of the family. */
  readonly variant: string;
  /** A theme of the benchmark, or the source of a third-party task. */
  readonly theme: Theme | string;
  readonly index: number;
  readonly style: string;
  readonly spec: string;
  /** The benchmark's label set; absent for free text. */
  readonly labels?: readonly string[];
  readonly compile: CompileOutcome;
  readonly items: readonly ScoredItem[];
}

/** What a result says of its specification: all but compile outcome and items. */
export type SpecOrigin = Omit<SpecResult, "compile" | "items">;

/** Where a benchmark record comes from. */
export function originOf(record: BenchRecord, noise?: string): SpecOrigin {
  const { family, variant, theme, index, style, spec, labels } = record;
  return {
    cut: record.heldOut ? "held-out" : "seen",
    ...(noise === undefined ? {} : { noise }),
    ...{ family, variant, theme, index, style, spec },
    ...(labels ? { labels } : {}),
  };
}

/** Joins scored pairs with the answers of all systems; lists must be as long as `pairs`. */
export function specResult(
  origin: SpecOrigin,
  pairs: readonly Pair[],
  compile: CompileOutcome,
  answers: Readonly<Record<string, readonly Answer[]>>,
): SpecResult {
  for (const [system, list] of Object.entries(answers))
    if (list.length !== pairs.length)
      throw new RangeError(
        `${system} gave ${list.length} answers to ${pairs.length} items of ${origin.family}`,
      );
  return {
    ...origin,
    compile,
    items: pairs.map(({ input, output }, i) => ({
      input,
      expected: output,
      answers: Object.fromEntries(
        Object.entries(answers).map(([system, list]) => [system, list[i] as Answer]),
      ),
    })),
  };
}
