/**
 * The report of a scoring run as data: per cut the systems with their intervals, the paired differences, the
 * breakdowns and the families where the first system does worst. Written as JSON; report-markdown.ts prints it.
 */
import { BENCH_VERSION } from "../generate.js";
import { groupBy, itemCount, mean, total } from "./aggregate.js";
import { type SystemCalibration, systemCalibrations } from "./calibration.js";
import { type Comparison, compareSystems } from "./compare.js";
import { bootstrapMean, type Interval } from "./interval.js";
import { type NoiseScore, noiseScores } from "./noise-scores.js";
import { CUTS, type SpecResult } from "./result.js";
import { answerOf, exactCount, isJsonMatch, macroF1, outOfSetCount } from "./score.js";
import { type WorstFamily, worstFamilies } from "./worst-families.js";

export const REPORT_FORMAT = "paw-bench-report";
/** Raised when a reader of another version could misread the file or miss what its tables need. */
export const REPORT_VERSION = 3;
export interface BenchReport {
  readonly format: typeof REPORT_FORMAT;
  readonly version: typeof REPORT_VERSION;
  /** Version of the benchmark that the items come from. */
  readonly bench: string;
  /** What was run: seed, sizes, snapshot, engine. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly cuts: readonly CutReport[];
}

export interface CutReport {
  readonly cut: string;
  readonly specs: number;
  readonly items: number;
  readonly systems: readonly SystemScore[];
  /** Of the systems that gave label answers with a confidence; free answers are left out. */
  readonly calibration: readonly SystemCalibration[];
  /** The first system against each of the others. */
  readonly differences: readonly Comparison[];
  readonly compile: CompileSummary;
  readonly groups: readonly Breakdown[];
  /** The first system on the same specifications with noise; empty when none was asked for. */
  readonly noise: readonly NoiseScore[];
  readonly worst: readonly WorstFamily[];
}

export interface SystemScore {
  readonly system: string;
  readonly exact: Interval;
  /** Mean over label specifications; null where there are none. */
  readonly macroF1: number | null;
  /** Share of a label function's answers that are none of its labels; null without label specifications. */
  readonly outOfSet: number | null;
  /** Share of right answers among items whose expected output is JSON, blanks and member order aside; null without. */
  readonly jsonMatch: number | null;
  /** Mean milliseconds in the engine; null where nothing was measured. */
  readonly msPerCall: number | null;
  /** Mean tokens of an answer; null where they were not counted. */
  readonly tokens: number | null;
  /** Items without an answer, or with one that was cut off because it was longer than the expected one. */
  readonly incomplete: number;
}

export interface CompileSummary {
  readonly meanSeconds: number | null;
  readonly failed: number;
  /** Label specifications, and those of which the compiler read exactly the benchmark's set. */
  readonly labelSpecs: number;
  readonly labelsRead: number;
  /** Free-text specifications, and those in which the compiler saw a label set that is not there. */
  readonly freeSpecs: number;
  readonly labelsInvented: number;
  /** Examples of the specifications that the finished programs got right. */
  readonly gatePassed: number;
  readonly gateCases: number;
}

/** Exact match of every system within each group of specifications. */
export interface Breakdown {
  readonly by: string;
  readonly rows: readonly GroupScore[];
}

export interface GroupScore {
  readonly name: string;
  readonly specs: number;
  readonly items: number;
  /** Share of items by system; null without items. */
  readonly exact: Readonly<Record<string, number | null>>;
  /** Of the first system. */
  readonly interval: Interval;
}

/** How specifications are grouped, in the order of the tables; the last two are the longest. */
const GROUPINGS: readonly { by: string; key: (result: SpecResult) => string }[] = [
  { by: "output kind", key: ({ labels }) => (labels ? "labels" : "free text") },
  { by: "spec style", key: ({ style }) => style },
  { by: "theme", key: ({ theme }) => theme },
  { by: "family", key: ({ family }) => family },
];

/** Builds the report; `systems` are compared in this order, the first with all others. */
export function buildReport(
  results: readonly SpecResult[],
  systems: readonly string[],
  settings: Readonly<Record<string, string | number>>,
): BenchReport {
  if (systems.length === 0) throw new RangeError("a report needs at least one system");
  const names = new Set([...CUTS, ...results.map(({ cut }) => cut)]);
  const cuts = [...names]
    .map((name) => results.filter(({ cut }) => cut === name))
    .filter((c) => c.length > 0);
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    bench: BENCH_VERSION,
    settings,
    cuts: cuts.map((cut) => cutReport(cut, systems)),
  };
}

function cutReport(all: readonly SpecResult[], systems: readonly string[]): CutReport {
  const first = systems[0] as string;
  const clean = all.filter(({ noise }) => noise === undefined);
  const results = clean.length > 0 ? clean : all;
  return {
    cut: (results[0] as SpecResult).cut,
    specs: results.length,
    items: itemCount(results),
    systems: systems.map((system) => systemScore(results, system)),
    calibration: systemCalibrations(results, systems),
    differences: systems.slice(1).map((other) => compareSystems(results, first, other)),
    compile: compileSummary(results),
    groups: GROUPINGS.map(({ by, key }) => ({
      by,
      rows: [...groupBy(results, key)].map(([name, group]) => groupScore(name, group, systems)),
    })),
    noise: noiseScores(all, clean, first),
    worst: worstFamilies(results, first),
  };
}

function systemScore(results: readonly SpecResult[], system: string): SystemScore {
  const withLabels = results.filter((result) => result.labels !== undefined && result.items.length > 0);
  const outside = withLabels.map(({ items, labels }) => outOfSetCount(items, system, labels as string[]));
  const answers = results.flatMap(({ items }) => items.map((item) => answerOf(item, system)));
  return {
    system,
    exact: exactInterval(results, system),
    macroF1: mean(withLabels.map(({ items, labels }) => macroF1(items, system, labels as string[]))),
    outOfSet: withLabels.length === 0 ? null : total(outside) / itemCount(withLabels),
    jsonMatch: mean(
      results.flatMap(({ items }) =>
        items
          .map((item) => isJsonMatch(answerOf(item, system), item.expected))
          .filter((match) => match !== undefined)
          .map(Number),
      ),
    ),
    tokens: mean(answers.map(({ tokens }) => tokens).filter((tokens) => tokens !== undefined)),
    msPerCall: mean(answers.map(({ ms }) => ms).filter((ms) => ms !== undefined)),
    incomplete: answers.filter(({ error }) => error !== undefined).length,
  };
}

function compileSummary(results: readonly SpecResult[]): CompileSummary {
  const compiled = results.filter(({ compile }) => compile.error === undefined);
  const labelled = results.filter(({ labels }) => labels !== undefined);
  const free = results.filter(({ labels }) => labels === undefined);
  return {
    meanSeconds: mean(compiled.map(({ compile }) => compile.seconds)),
    failed: results.length - compiled.length,
    labelSpecs: labelled.length,
    labelsRead: labelled.filter((r) => sameSet(r.labels as string[], r.compile.labels)).length,
    freeSpecs: free.length,
    labelsInvented: free.filter(({ compile }) => compile.labels !== undefined).length,
    gatePassed: total(compiled.map(({ compile }) => compile.gate?.passed ?? 0)),
    gateCases: total(compiled.map(({ compile }) => compile.gate?.n ?? 0)),
  };
}

function groupScore(name: string, group: readonly SpecResult[], systems: readonly string[]): GroupScore {
  const items = itemCount(group);
  const share = (system: string) =>
    items === 0 ? null : total(group.map((r) => exactCount(r.items, system))) / items;
  return {
    name,
    specs: group.length,
    items,
    exact: Object.fromEntries(systems.map((system) => [system, share(system)])),
    interval: exactInterval(group, systems[0] as string),
  };
}

function exactInterval(results: readonly SpecResult[], system: string): Interval {
  const clusters = results.map(({ items }) => ({ sum: exactCount(items, system), n: items.length }));
  return bootstrapMean(clusters, `exact-${system}`);
}

function sameSet(a: readonly string[], b: readonly string[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((label) => b.includes(label));
}
