/** Puts two scoring runs side by side, so that compareSystems can compare them item by item. */
import type { Answer, ScoredItem, SpecResult } from "./result.js";

/** A line of items.jsonl: one item with what it belongs to. */
export type ItemLine = Omit<SpecResult, "items"> & SpecResult["items"][number];

export interface JoinedRuns {
  /** Per cut and noise: results whose items have the systems "A" and "B". */
  readonly groups: ReadonlyMap<string, readonly SpecResult[]>;
  /** Items that only one run has. */
  readonly unpaired: number;
}

/** Joins by cut, noise, specification and input; `system` names whose answers are taken from each run. */
export function joinRuns(
  a: readonly ItemLine[],
  b: readonly ItemLine[],
  system: { readonly a: string; readonly b: string },
): JoinedRuns {
  const answers = new Map(b.map((line) => [key(line), answer(line, system.b, "B")]));
  const results = new Map<string, SpecResult & { readonly items: ScoredItem[] }>();
  let paired = 0;
  for (const line of a) {
    const other = answers.get(key(line));
    if (!other) continue;
    paired++;
    const { input, expected, answers: _, ...spec } = line;
    const item = { input, expected, answers: { A: answer(line, system.a, "A"), B: other } };
    const name = JSON.stringify([spec.cut, spec.noise, spec.family, spec.variant, spec.index, spec.spec]);
    const known = results.get(name);
    if (known) known.items.push(item);
    else results.set(name, { ...spec, items: [item] });
  }
  const groups = new Map<string, SpecResult[]>();
  for (const result of results.values()) {
    const name = result.noise === undefined ? result.cut : `${result.cut}, ${result.noise}`;
    const group = groups.get(name);
    if (group) group.push(result);
    else groups.set(name, [result]);
  }
  return { groups, unpaired: a.length + b.length - 2 * paired };
}

const key = ({ cut, noise, spec, input }: ItemLine): string => JSON.stringify([cut, noise, spec, input]);

function answer(line: ItemLine, system: string, run: string): Answer {
  const found = line.answers[system];
  if (!found)
    throw new RangeError(
      `run ${run} has no answers of "${system}"; it has ${Object.keys(line.answers).join(", ")}`,
    );
  return found;
}
