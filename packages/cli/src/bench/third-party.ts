/**
 * Third-party tasks as one more cut: gzip files of JSON lines, one task a line with `task_id`, `specs` and `examples`
 * (`input`, `output`). A task's examples are the items; its specifications come in turn.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PawError } from "@paw/format";
import { MAX_CHARS, type Pair, type ScoringTask, TASKS_CUT } from "@paw/fuzzybench";

/** Tasks of all files together, unpacked. */
const MAX_BYTES = 512 * 1024 * 1024;
/** A task with no more different outputs than this, each on average of several examples, is a classification. */
const MAX_LABELS = 12;
const EXAMPLES_PER_LABEL = 4;

interface ThirdPartyTask {
  readonly task_id: string;
  readonly source: string;
  readonly specs: readonly string[];
  readonly examples: readonly Pair[];
}

/**
 * Up to `specs` specifications, tasks in turn and then each task's further wordings, with the task's first `items`
 * examples. Throws IO or INPUT_INVALID.
 */
export async function thirdPartyTasks(
  directory: string,
  { specs, items }: { specs: number; items: number },
): Promise<ScoringTask[]> {
  const tasks = await readTasks(directory);
  const most = Math.max(0, ...tasks.map((task) => task.specs.length));
  const chosen: ScoringTask[] = [];
  for (let i = 0; i < most; i++)
    for (const task of tasks) {
      const spec = task.specs[i];
      if (spec === undefined || spec.length > MAX_CHARS.spec) continue;
      if (chosen.length === specs) return chosen;
      chosen.push(scoringTask(task, spec, i, items));
    }
  return chosen;
}

function scoringTask(task: ThirdPartyTask, spec: string, index: number, items: number): ScoringTask {
  const labels = [...new Set(task.examples.map(({ output }) => output))];
  const classifies =
    labels.length <= MAX_LABELS && task.examples.length >= EXAMPLES_PER_LABEL * labels.length;
  return {
    origin: {
      cut: TASKS_CUT,
      family: task.task_id,
      variant: "only",
      theme: task.source,
      index,
      style: "given",
      spec,
      ...(classifies ? { labels } : {}),
    },
    pairs: task.examples.slice(0, items),
    others: task.examples.slice(items),
  };
}

async function readTasks(directory: string): Promise<ThirdPartyTask[]> {
  const names = await readdir(directory).catch((error: Error) => {
    throw new PawError(
      "IO",
      `cannot read ${directory}: ${error.message}. Give a folder of *.jsonl.gz files.`,
    );
  });
  const files = names.filter((name) => name.endsWith(".jsonl.gz")).sort();
  if (files.length === 0) throw new PawError("INPUT_INVALID", `${directory} has no *.jsonl.gz file`);
  const tasks: ThirdPartyTask[] = [];
  for (const name of files) {
    const path = join(directory, name);
    const text = await unpack(path);
    for (const [i, line] of text.split("\n").entries())
      if (line !== "") tasks.push(parseTask(line, `${path}, line ${i + 1}`));
  }
  return tasks;
}

async function unpack(path: string): Promise<string> {
  try {
    return (await promisify(gunzip)(await readFile(path), { maxOutputLength: MAX_BYTES })).toString("utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PawError("IO", `cannot read ${path}: ${reason}`, { cause: error });
  }
}

function parseTask(line: string, where: string): ThirdPartyTask {
  let task: Partial<ThirdPartyTask> | null;
  try {
    task = JSON.parse(line) as Partial<ThirdPartyTask> | null;
  } catch {
    throw new PawError("INPUT_INVALID", `${where} is not JSON`);
  }
  const isText = (value: unknown): value is string => typeof value === "string";
  const valid =
    isText(task?.task_id) &&
    Array.isArray(task.specs) &&
    task.specs.every(isText) &&
    Array.isArray(task.examples) &&
    task.examples.length > 0 &&
    task.examples.every((example: Partial<Pair>) => isText(example?.input) && isText(example?.output));
  if (!valid)
    throw new PawError(
      "INPUT_INVALID",
      `${where} is no task: task_id, specs and examples (input, output) are needed`,
    );
  return { source: "unknown", ...(task as Omit<ThirdPartyTask, "source">) };
}
