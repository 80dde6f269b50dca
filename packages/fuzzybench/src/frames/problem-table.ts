/**
 * Families as tables: one kind of problem, and a row for every function that can be asked of it. A row says in
 * words what is wanted (a value, yes or no, or a class) and computes it; problem-table-wording.ts words the
 * specification.
 */
import { type DrawnTask, type Family, family, type InputAxis, type Theme } from "../family.js";
import type { ClassInfo } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { classTask, valueTask, yesNoTask } from "./problem-table-wording.js";

/** A function with a free answer. */
export interface ValueRow<P> {
  /** The answer as a noun phrase; the variations are worded by "<one|other>". */
  readonly goal: string;
  /** A further sentence: ties, format, borders. */
  readonly note?: string;
  /** When there is no answer, completing "if ..."; the word for it is drawn. */
  readonly none?: string;
  /** Undefined where `none` holds. */
  readonly solve: (problem: P) => string | undefined;
}

/** A function that answers yes or no; both clauses are full ones ("the path is hidden"). */
export interface YesNoRow<P> {
  readonly yes: string;
  readonly no: string;
  readonly note?: string;
  /** Names of the answers that suit this question besides the usual ones. */
  readonly names?: readonly (readonly [yes: string, no: string])[];
  readonly holds: (problem: P) => boolean;
}

/** A function that sorts into classes. */
export interface ClassRow<P> {
  /** What is judged, as a noun phrase. */
  readonly by: string;
  readonly note?: string;
  readonly classes: readonly ClassInfo[];
  /** Place of the class; -1 for problems that the specification does not cover, which are not sampled. */
  readonly of: (problem: P) => number;
}

export type Row<P> = ValueRow<P> | YesNoRow<P> | ClassRow<P>;

/** A problem knows its text; everything else in it is for the rows. */
export interface Problem {
  readonly text: string;
}

export interface Table<P extends Problem, V extends string, D = undefined> {
  readonly id: string;
  readonly theme: Theme;
  readonly difficulty: Family["difficulty"];
  readonly heldOut?: boolean;
  readonly survives: readonly InputAxis[];
  /** Names of the input, in the singular and without an article. */
  readonly input: readonly string[];
  /** Draws what all inputs of one function have in common (notation, names, limits). */
  readonly domain?: (random: Random) => D;
  /** Returns the sampler. */
  readonly problems: (random: Random, domain: D) => (r: Random) => P;
  /** A row, or a way to draw one with parameters of its own. */
  readonly rows: Readonly<Record<V, Row<P> | ((random: Random, domain: D) => Row<P>)>>;
}

export function tabled<P extends Problem, const V extends string, D = undefined>(
  table: Table<P, V, D>,
): Family {
  const { id, theme, difficulty, survives, heldOut } = table;
  return family({
    id,
    theme,
    difficulty,
    survives,
    ...(heldOut && { heldOut }),
    variants: Object.keys(table.rows) as V[],
    draw(random, variant): DrawnTask {
      const domain = table.domain?.(random) as D;
      const problem = table.problems(random, domain);
      const input = random.pick(table.input);
      const entry: Row<P> | ((random: Random, domain: D) => Row<P>) = table.rows[variant];
      const row = typeof entry === "function" ? entry(random, domain) : entry;
      if ("goal" in row) return valueTask(random, input, row, problem);
      return "yes" in row ? yesNoTask(random, input, row, problem) : classTask(random, input, row, problem);
    },
  });
}

/** A class of a table row: names by "/", meanings by "/". */
export const klass = (names: string, about: string): ClassInfo => ({
  key: names.split("/")[0]!.trim(),
  names: names.split("/").map((name) => name.trim()),
  about: about.split("/").map((meaning) => meaning.trim()),
});
