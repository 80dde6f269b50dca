/**
 * Noise on specifications, on the eight axes of the published benchmark: careless writing (typos, grammar, ambiguity,
 * formatting drift, all four at once) in three strengths, and the same function written otherwise (terse, casual,
 * paraphrase). The function stays the same: labels, quoted texts and examples are never touched.
 */
import type { DrawnTask } from "../family.js";
import type { Random } from "../random.js";
import { layOut, type WrittenSpec } from "../spec.js";
import type { Level } from "./level.js";
import { withTypos } from "./typos.js";

const CARELESS = ["typos", "grammar", "ambiguity", "formatting"] as const;
export const SPEC_AXES = [...CARELESS, "all", "terse", "casual", "paraphrase"] as const;
export type SpecAxis = (typeof SPEC_AXES)[number];

/** Share of the places where a change is possible. */
const SHARE: Record<Level, number> = { light: 0.08, medium: 0.2, heavy: 0.4 };

/** The specification with noise; the examples shown are the same. Rewritten ones know no level. */
export function noisySpec(
  task: DrawnTask,
  written: WrittenSpec,
  axis: SpecAxis,
  level: Level,
  random: Random,
): string {
  if (axis === "terse" || axis === "casual") return layOut(task, axis, written.examples, random);
  if (axis === "paraphrase") return layOut(task, "plain", written.examples, random);
  const axes: readonly (typeof CARELESS)[number][] = axis === "all" ? CARELESS : [axis];
  const noisy = outsideExamples(written, (wording) =>
    axes.reduce((text, one) => CHANGES[one](text, SHARE[level], random, task.labels ?? []), wording),
  );
  const hedged = axes.includes("ambiguity") && random.chance(2 * SHARE[level]);
  return hedged ? `${random.pick(HEDGES)} ${noisy}` : noisy;
}

/** Changes the text before, between and after the examples; the lines of the examples stay as they are. */
function outsideExamples({ text, examples }: WrittenSpec, change: (part: string) => string): string {
  let out = "";
  let rest = text;
  for (const { input, output } of examples) {
    // The two forms in which spec.ts writes examples.
    const forms = [`Input: ${input}\nOutput: ${output}`, `${input} -> ${output}`];
    const form = forms.find((candidate) => rest.includes(candidate));
    if (form === undefined) throw new RangeError(`the specification does not show its example ${input}`);
    const begin = rest.indexOf(form);
    const line = rest.lastIndexOf("\n", begin) + 1;
    out += (line > 0 ? change(rest.slice(0, line)) : "") + rest.slice(line, begin + form.length);
    rest = rest.slice(begin + form.length);
  }
  return out + (rest === "" ? "" : change(rest));
}

type Change = (text: string, share: number, random: Random, labels: readonly string[]) => string;

const CHANGES: Record<(typeof CARELESS)[number], Change> = {
  typos: (text, share, random, labels) => {
    const code = [...text.matchAll(CODE)].map(
      ({ index, 0: clause }) => [index, index + clause.length] as const,
    );
    const label = isPartOf(labels);
    const literal = (at: number) => code.some(([from, to]) => at >= from && at < to);
    return withTypos(text, share * 0.7, random, (word, at) => label(word) || literal(at));
  },
  grammar: (text, share, random, labels) => replaceSome(text, GRAMMAR, share * 2, random, labels),
  ambiguity: (text, share, random, labels) => replaceSome(text, VAGUE, share * 2, random, labels),
  formatting: (text, share, random) =>
    text
      .replace(/(?<=[.:;]) (?=[A-Z])/g, (gap) => (random.chance(share * 2) ? random.pick(BREAKS) : gap))
      .replace(/(?<=[\p{L}.,;:]) (?=\p{L})/gu, (gap) => (random.chance(share / 3) ? random.pick(GAPS) : gap))
      .replace(/\n\n/g, (gap) => (random.chance(share) ? random.pick(["\n", "\n\n\n", "\n---\n"]) : gap)),
};

/** A clause with signs of code: what stands there is meant literally, as in "install: sudo pacman -S <pkg>". */
const CODE = /[^.,;:\n]*(?:[<>{}$=\\]|(?:^|\s)--?[a-z])[^,;:\n]*/gim;

/** Words of labels are spared: a specification with a wrong label would be another function. */
function isPartOf(labels: readonly string[]): (word: string) => boolean {
  const words = new Set(labels.flatMap((label) => label.match(/\p{L}+/gu) ?? []));
  return (word) => words.has(word);
}

/** Replaces some of the matches, but none inside quotes and no label. */
function replaceSome(
  text: string,
  changes: readonly (readonly [RegExp, string])[],
  share: number,
  random: Random,
  labels: readonly string[],
): string {
  const spared = isPartOf(labels);
  return changes.reduce(
    (current, [pattern, to]) =>
      current.replace(pattern, (match, ...rest) => {
        const offset = rest.find((part) => typeof part === "number") as number;
        const word = match.trim();
        if (spared(word) || quotedAt(current, offset) || !random.chance(share)) return match;
        return match.replace(pattern, to);
      }),
    text,
  );
}

/** Whether a place lies between double quotes: an odd number of them before it on its line. */
function quotedAt(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset) + 1, offset);
  return (line.match(/"/g) ?? []).length % 2 === 1;
}

/** What hurried or foreign writers leave out or confuse. */
const GRAMMAR: readonly (readonly [RegExp, string])[] = [
  [/\b[Tt]he /g, ""],
  [/\b(?:an?|An?) (?=[a-z]{3})/g, ""],
  [/\bdoes not\b/g, "do not"],
  [/\bdon't\b/g, "dont"],
  [/\bit's\b/g, "its"],
  [/\bhas\b/g, "have"],
  [/\bis\b/g, "are"],
  [/\bwhich\b/g, "what"],
  [/\bif it\b/g, "when he"],
  [/\bshould\b/g, "should to"],
  [/\binto\b/g, "in"],
  [/, (?=[a-z])/g, " "],
];

/** Precise words and the vague ones that people use instead. */
const VAGUE: readonly (readonly [RegExp, string])[] = [
  [/\b[Cc]lassify\b/g, "sort out"],
  [/\b[Dd]etermine\b/g, "see about"],
  [/\b[Ee]xtract\b/g, "get"],
  [/\b[Ff]ind\b/g, "look for"],
  [/\b[Rr]eturn ONLY\b/g, "give something like"],
  [/\b(?:[Rr]eturn|[Pp]rint|[Oo]utput)(?= (?:the|it|only|exactly|one)\b)/g, "give"],
  [/\bexactly\b/g, "roughly"],
  [/\bnothing else\b/g, "that sort of thing"],
  [/\b(?:whole|complete|entire) /g, ""],
  [/\bcustomer (?=[a-z])/g, ""],
  [/\bsupport (?=[a-z])/g, ""],
];

const HEDGES = [
  "Something along these lines:",
  "Not sure how to put it, but",
  "You know what I mean:",
  "Roughly this:",
  "As usual, more or less:",
];
const BREAKS = ["\n", "\n- ", "\n\n", "\n* ", "\n   ", "  "];
const GAPS = ["  ", "\n", " \t", "   "];
