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

/** One system's answer to one item. */
export interface Answer {
  readonly output: string;
  /** Milliseconds in the engine; absent for baselines and after an error. */
  readonly ms?: number;
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
  readonly cut: Cut;
  readonly family: string;
  readonly theme: Theme;
  readonly index: number;
  readonly style: string;
  readonly spec: string;
  /** The benchmark's label set; absent for free text. */
  readonly labels?: readonly string[];
  readonly compile: CompileOutcome;
  readonly items: readonly ScoredItem[];
}

/** Joins a record's scored pairs with the answers of all systems; lists must be as long as `pairs`. */
export function specResult(
  record: BenchRecord,
  pairs: readonly Pair[],
  compile: CompileOutcome,
  answers: Readonly<Record<string, readonly Answer[]>>,
): SpecResult {
  for (const [system, list] of Object.entries(answers))
    if (list.length !== pairs.length)
      throw new RangeError(
        `${system} gave ${list.length} answers to ${pairs.length} items of ${record.family}`,
      );
  return {
    cut: record.heldOut ? "held-out" : "seen",
    family: record.family,
    theme: record.theme,
    index: record.index,
    style: record.style,
    spec: record.spec,
    ...(record.labels ? { labels: record.labels } : {}),
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
