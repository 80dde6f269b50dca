/** `paw bench score`: compiles drawn test specifications with nano and scores programs, bare base and baselines. */
import { join } from "node:path";
import {
  BASELINES,
  type BenchReport,
  buildReport,
  CUTS,
  drawScoringTasks,
  FAMILIES,
  familiesOfCut,
  reportMarkdown,
  type ScoringTask,
  type SpecResult,
} from "@paw/fuzzybench";
import { createPool, nanoManifest } from "@paw/runtime";
import { defineCommand } from "citty";
import { listOf, oneOf, wholeNumber } from "../bench/options.js";
import { writeTextFile } from "../bench/output-file.js";
import { runAll } from "../bench/run-all.js";
import { SYSTEMS, type System } from "../bench/run-spec.js";
import { type CommandData, UsageError } from "../command.js";
import { print, printJson, progressBar } from "../output.js";

/** Tasks and results are held in memory: a hundred thousand specs with 8 items are about a gigabyte. */
const MAX_SPECS = 100_000;
const MAX_ITEMS = 1000;
const MAX_SEED = 2 ** 32 - 1;

export default defineCommand({
  meta: { name: "score", description: "Score the nano compiler on unseen specifications." },
  args: {
    specs: {
      type: "string",
      default: "250",
      description: "Specifications per cut, families in turn.",
      valueHint: "n",
    },
    items: { type: "string", default: "8", description: "Items per specification.", valueHint: "n" },
    seed: {
      type: "string",
      default: "1",
      description: "Other seeds draw other specifications.",
      valueHint: "n",
    },
    cut: { type: "string", description: "seen or held-out; both when absent.", valueHint: "cut" },
    systems: {
      type: "string",
      default: SYSTEMS.join(","),
      description: "paw (the program), base (same prompt, no adapter).",
      valueHint: "a,b",
    },
    out: {
      type: "string",
      description: "Folder for report.json, report.md and items.jsonl.",
      valueHint: "dir",
    },
    json: { type: "boolean", description: "Print the report as JSON." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const options = {
      specs: wholeNumber("specs", args.specs, 1, MAX_SPECS),
      items: wholeNumber("items", args.items, 1, MAX_ITEMS),
      seed: wholeNumber("seed", args.seed, 0, MAX_SEED),
    };
    const systems = listOf("systems", args.systems, SYSTEMS);
    const cuts = args.cut === undefined ? CUTS : [oneOf("cut", args.cut, CUTS)];
    const { snapshot } = await nanoManifest();
    const tasks = drawTasks(cuts, options);
    const { results, engine } = await scoreAll(tasks, systems, signal);
    const settings = { ...options, systems: systems.join("+"), snapshot, engine };
    const report = buildReport(results, [...systems, ...BASELINES], settings);
    if (args.out !== undefined) await writeReport(args.out, report, results);
    if (args.json) await printJson(report);
    else await print(reportMarkdown(report).trimEnd());
  },
});

function drawTasks(
  cuts: readonly (typeof CUTS)[number][],
  options: { specs: number; items: number; seed: number },
): ScoringTask[] {
  try {
    return cuts.flatMap((cut) => [...drawScoringTasks(familiesOfCut(FAMILIES, cut), options)]);
  } catch (error) {
    // The only reason why a valid draw fails: a family with too few different inputs.
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${error.message}: ask for fewer --items`, { cause: error });
  }
}

async function scoreAll(
  tasks: readonly ScoringTask[],
  systems: readonly System[],
  signal: AbortSignal,
): Promise<{ results: SpecResult[]; engine: string }> {
  const bar = progressBar();
  const pool = createPool();
  try {
    const of = tasks.length;
    const onDone = (done: number) => bar.update(`${done} of ${of} specs`, done, of);
    const results = await runAll(tasks, { pool, systems, signal, onDone });
    return { results, engine: pool.engine };
  } finally {
    bar.clear();
    await pool.close();
  }
}

async function writeReport(
  directory: string,
  report: BenchReport,
  results: readonly SpecResult[],
): Promise<void> {
  await writeTextFile(join(directory, "items.jsonl"), itemLines(results));
  await writeTextFile(join(directory, "report.md"), [reportMarkdown(report)]);
  await writeTextFile(join(directory, "report.json"), [`${JSON.stringify(report, null, 1)}\n`]);
}

/** One line per item: what was asked, what was expected, and every system's answer. */
function* itemLines(results: readonly SpecResult[]): Generator<string> {
  for (const { items, ...spec } of results)
    for (const item of items) yield `${JSON.stringify({ ...spec, ...item })}\n`;
}
