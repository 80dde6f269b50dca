/**
 * What a temperature is fitted on: every label's probability at temperature 1, item by item, with the tree of tokens
 * that they are a product over, and which label is right.
 */
import type { ScoringTask } from "@paw/fuzzybench";
import {
  buildLabelTrie,
  type LabelTrie,
  nanoGguf,
  openReferenceBackend,
  type Pool,
  type ProgramSource,
} from "@paw/runtime";
import { compileSpec, counted } from "./run-spec.js";

export interface LabelAnswer {
  readonly trie: LabelTrie;
  /** By label index, at temperature 1. */
  readonly probabilities: readonly number[];
  /** Index of the right label. */
  readonly right: number;
}

export interface SpecAnswers {
  readonly answers: readonly LabelAnswer[];
  /**
   * Items without such an answer: no program, an input that does not fit, or a right label that is not in the set
   * that the compiler read. No temperature changes how those come out.
   */
  readonly leftOut: number;
}

interface CollectOptions {
  readonly pool: Pool;
  readonly cacheDir: string;
  readonly signal: AbortSignal;
  /** The interpreter's tokens of a text. */
  readonly tokenize: (text: string) => readonly number[];
}

/** Tokens of texts as the interpreter has them; its tokenizer is the same whichever engine runs. */
export async function interpreterTokens(cacheDir: string): Promise<CollectOptions["tokenize"]> {
  const backend = await openReferenceBackend(await nanoGguf("interpreter", cacheDir));
  return (text) => backend.tokenize(text, false);
}

/** Compiles the specification and answers its items; rejects with ABORTED or with a failure of the machine. */
export async function labelAnswers(task: ScoringTask, options: CollectOptions): Promise<SpecAnswers> {
  const { program } = await compileSpec(task.origin.spec, options);
  const labels = program?.labels;
  if (!program || !labels) return { answers: [], leftOut: task.pairs.length };
  const trie = buildLabelTrie(labels, options.tokenize);
  const answers = await Promise.all(
    task.pairs.map(async ({ input, output }): Promise<LabelAnswer[]> => {
      const right = labels.indexOf(output.trim());
      if (right < 0) return [];
      const probabilities = await labelProbabilities(program, labels, input, options);
      return probabilities ? [{ trie, probabilities, right }] : [];
    }),
  );
  const found = answers.flat();
  return { answers: found, leftOut: task.pairs.length - found.length };
}

async function labelProbabilities(
  program: ProgramSource,
  labels: readonly string[],
  input: string,
  { pool, signal }: CollectOptions,
): Promise<number[] | undefined> {
  try {
    const result = await pool.run(program, input, { signal, allLabels: true, labelTemperature: 1 });
    const known = new Map(result.labelProbabilities?.map(({ label, probability }) => [label, probability]));
    return labels.map((label) => known.get(label) ?? 0);
  } catch (error) {
    counted(error);
    return undefined;
  }
}
