/** Where a system falls behind: its worst families, with failures to look at. */
import { groupBy, itemCount, total } from "./aggregate.js";
import type { ScoredItem, SpecResult } from "./result.js";
import { answerOf, exactCount, isExact } from "./score.js";

/** Families shown as worst, and failures shown of each. */
const WORST_FAMILIES = 8;
const SAMPLES_PER_FAMILY = 2;

export interface WorstFamily {
  readonly family: string;
  readonly exact: number;
  readonly samples: readonly FailureSample[];
}

export interface FailureSample {
  readonly spec: string;
  readonly input: string;
  readonly expected: string;
  readonly got: string;
}

/** Families with the lowest exact match (below 1), each with failures from different specifications if it can. */
export function worstFamilies(results: readonly SpecResult[], system: string): WorstFamily[] {
  return [...groupBy(results, ({ family }) => family)]
    .filter(([, group]) => itemCount(group) > 0)
    .map(([family, group]) => ({
      family,
      exact: total(group.map((r) => exactCount(r.items, system))) / itemCount(group),
      samples: failures(group, system),
    }))
    .filter(({ exact }) => exact < 1)
    .sort((a, b) => a.exact - b.exact || (a.family < b.family ? -1 : 1))
    .slice(0, WORST_FAMILIES);
}

function failures(group: readonly SpecResult[], system: string): FailureSample[] {
  const failed = group.map(({ spec, items }) => ({
    spec,
    items: items.filter((item) => !isExact(answerOf(item, system), item.expected)),
  }));
  const most = Math.max(...failed.map(({ items }) => items.length));
  const samples: FailureSample[] = [];
  for (let i = 0; i < most; i++)
    for (const { spec, items } of failed) {
      const item = items[i];
      if (item) samples.push({ spec, input: item.input, expected: item.expected, got: given(item, system) });
      if (samples.length === SAMPLES_PER_FAMILY) return samples;
    }
  return samples;
}

/** The answer as a reader should see it: with the reason when it is incomplete. */
function given(item: ScoredItem, system: string): string {
  const { output, error } = answerOf(item, system);
  return error === undefined ? output : `${output}${output && " "}(${error})`;
}
