/** Puts two scoring runs side by side, so that compareSystems can compare them item by item. */
import type { Answer, ScoredItem, SpecResult } from "./result.js";

/** A line of items.jsonl: one item with what it belongs to. */
export type ItemLine = Omit<SpecResult, "items"> & SpecResult["items"][number];

export interface JoinedRuns {
  /** Per cut and noise: results whose items have the systems "A" and "B". */
  readonly groups: ReadonlyMap<string, readonly SpecResult[]>;
  /** Items that only one run has. */
  readonly unpaired: number;
  /** Lines left out because an earlier line of their run is about the same item. */
  readonly repeated: number;
}

/** The lines of an items.jsonl; throws RangeError that names the first line that is no item. */
export function parseItemLines(text: string): ItemLine[] {
  const lines = text.trimEnd();
  return lines === "" ? [] : lines.split("\n").map((line, i) => parseItemLine(line, `line ${i + 1}`));
}

function parseItemLine(text: string, place: string): ItemLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RangeError(`${place} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const wrong = mismatch(value);
  if (wrong !== undefined) throw new RangeError(`${place} is no item: ${wrong}`);
  return value as ItemLine;
}

/** What a comparison needs and a value lacks, in words; undefined for an item. */
function mismatch(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "it is not an object";
  const members = value as Partial<Record<string, unknown>>;
  const missing = ["cut", "family", "variant", "spec", "input", "expected"].find(
    (name) => typeof members[name] !== "string",
  );
  if (missing !== undefined) return `it has no text "${missing}"`;
  const { noise, answers } = members;
  if (noise !== undefined && typeof noise !== "string") return 'its "noise" is not text';
  if (typeof answers !== "object" || answers === null) return 'it has no "answers"';
  const bad = Object.entries(answers).find(
    ([, answer]) => typeof (answer as Partial<Answer> | null)?.output !== "string",
  );
  return bad === undefined ? undefined : `its answer of "${bad[0]}" has no text "output"`;
}

/** Joins by cut, noise, specification and input; `system` names whose answers are taken from each run. */
export function joinRuns(
  linesA: readonly ItemLine[],
  linesB: readonly ItemLine[],
  system: { readonly a: string; readonly b: string },
): JoinedRuns {
  const [a, b] = [withoutRepeats(linesA), withoutRepeats(linesB)];
  const answers = new Map(b.map((line) => [key(line), answer(line, system.b, "B")]));
  const results = new Map<string, SpecResult & { readonly items: ScoredItem[] }>();
  const paired = new Set<string>();
  for (const line of a) {
    const other = answers.get(key(line));
    if (!other) continue;
    paired.add(key(line));
    const { input, expected, answers: _, ...spec } = line;
    const item = { input, expected, answers: { A: answer(line, system.a, "A"), B: other } };
    const name = specName(line);
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
  const unpaired = [...a, ...b].filter((line) => !paired.has(key(line))).length;
  return { groups, unpaired, repeated: linesA.length + linesB.length - a.length - b.length };
}

/** The first line of every item. Two specifications may share text and input: those are two items. */
function withoutRepeats(lines: readonly ItemLine[]): ItemLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => seen.size < seen.add(specName(line) + key(line)).size);
}

const specName = ({ cut, noise, family, variant, index, spec }: ItemLine): string =>
  JSON.stringify([cut, noise, family, variant, index, spec]);

const key = ({ cut, noise, spec, input }: ItemLine): string => JSON.stringify([cut, noise, spec, input]);

function answer(line: ItemLine, system: string, run: string): Answer {
  const found = Object.hasOwn(line.answers, system) ? line.answers[system] : undefined;
  if (!found)
    throw new RangeError(
      `run ${run} has no answers of "${system}"; it has ${Object.keys(line.answers).join(", ")}`,
    );
  return found;
}
