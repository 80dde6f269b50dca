/** What a scoring run asks: the tasks of every chosen cut, and the same again with each chosen noise. */
import {
  CUTS,
  drawScoringTasks,
  FAMILIES,
  familiesOfCut,
  INPUT_AXES,
  LEVELS,
  type RecordNoise,
  type ScoringTask,
  SPEC_AXES,
  TASKS_CUT,
  withNoise,
} from "@paw/fuzzybench";
import { UsageError } from "../command.js";
import { HARD_CUT, hardTasks, shippedHardSet } from "./hard-set.js";
import { thirdPartyTasks } from "./third-party.js";

export const ALL_CUTS = [...CUTS, TASKS_CUT, HARD_CUT] as const;
export type AnyCut = (typeof ALL_CUTS)[number];

export interface ScoreOptions {
  readonly specs: number;
  readonly items: number;
  readonly seed: number;
  readonly cuts: readonly AnyCut[];
  readonly noise: readonly RecordNoise[];
  /** Folder of third-party tasks, for their cut. */
  readonly tasks?: string | undefined;
  /** File of a hard set; the shipped one when absent. */
  readonly hard?: string | undefined;
}

/** Rejects with UsageError where a cut lacks its source or a family has too few inputs, IO where a file does. */
export async function scoringTasks(options: ScoreOptions): Promise<ScoringTask[]> {
  const tasks: ScoringTask[] = [];
  for (const cut of options.cuts) {
    if (cut === TASKS_CUT) tasks.push(...(await thirdPartyTasks(tasksFolder(options.tasks), options)));
    else if (cut === HARD_CUT) tasks.push(...(await hardTasks(options.hard ?? shippedHardSet(), options)));
    else tasks.push(...drawn(cut, options));
  }
  return tasks;
}

/**
 * Up to `specs` label specifications of seen families from the dev split, for fitting what the test split will
 * measure; rejects with UsageError as `scoringTasks`.
 */
export function devLabelTasks(options: Pick<ScoreOptions, "specs" | "items" | "seed">): ScoringTask[] {
  return orFewerItems(() => {
    const tasks: ScoringTask[] = [];
    const families = familiesOfCut(FAMILIES, "seen");
    // Free specifications come in between and are passed over; every sub-category comes often enough.
    const everything = { ...options, specs: Number.MAX_SAFE_INTEGER, split: "dev" as const };
    for (const task of drawScoringTasks(families, everything)) {
      if (task.origin.labels) tasks.push(task);
      if (tasks.length === options.specs) break;
    }
    return tasks;
  });
}

function drawn(cut: (typeof CUTS)[number], options: ScoreOptions): ScoringTask[] {
  return orFewerItems(() => {
    const clean = [...drawScoringTasks(familiesOfCut(FAMILIES, cut), options)];
    const noisy = options.noise.flatMap((noise) =>
      clean.flatMap((task) => withNoise(task, FAMILIES, options.seed, noise) ?? []),
    );
    return [...clean, ...noisy];
  });
}

function orFewerItems(draw: () => ScoringTask[]): ScoringTask[] {
  try {
    return draw();
  } catch (error) {
    // The only reason why a valid draw fails: a family with too few different inputs.
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${error.message}: ask for fewer --items`, { cause: error });
  }
}

function tasksFolder(path: string | undefined): string {
  if (path !== undefined) return path;
  throw new UsageError("--cut tasks needs --tasks: the folder of third-party tasks");
}

/** Axes whose rewriting knows no strength. */
const HEAVY_ONLY: readonly string[] = ["terse", "casual", "paraphrase"];

/** Every noise there is, in the order of the report. */
export const ALL_NOISE: readonly RecordNoise[] = [
  ...SPEC_AXES.flatMap((axis) =>
    (HEAVY_ONLY.includes(axis) ? (["heavy"] as const) : LEVELS).map(
      (level): RecordNoise => ({ on: "spec", axis, level }),
    ),
  ),
  ...INPUT_AXES.flatMap((axis) => LEVELS.map((level): RecordNoise => ({ on: "input", axis, level }))),
];

/** Reads "all", a level ("heavy") or a list such as "spec:typos:heavy,input:case:light". */
export function noiseNamed(text: string | undefined): RecordNoise[] {
  if (text === undefined) return [];
  return [...new Set(text.split(",").map((part) => part.trim()))].flatMap((name) => {
    const found = ALL_NOISE.filter(({ on, axis, level }) =>
      ["all", level, `${on}:${level}`, `${on}:${axis}:${level}`].includes(name),
    );
    if (found.length > 0) return found;
    throw new UsageError(
      `--noise: there is no '${name}'; write all, heavy, input:light or spec:typos:medium. ` +
        `Axes: spec ${SPEC_AXES.join(", ")}; input ${INPUT_AXES.join(", ")}. Levels: ${LEVELS.join(", ")}`,
    );
  });
}
