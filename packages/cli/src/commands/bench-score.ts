/**
 * `paw bench score`: compiles test specifications with nano and scores programs, the bare base, a chat endpoint and
 * baselines.
 */
import { join } from "node:path";
import {
  BASELINES,
  type BenchReport,
  buildReport,
  CUTS,
  reportHtml,
  reportMarkdown,
  type ScoringTask,
  type SpecResult,
} from "@paw/fuzzybench";
import { createPool, nanoManifest } from "@paw/runtime";
import { defineCommand } from "citty";
import { chartScripts } from "../bench/chart-scripts.js";
import { openEndpoint } from "../bench/endpoint.js";
import { listOf, wholeNumber } from "../bench/options.js";
import { makeOutputFolder, writeTextFile } from "../bench/output-file.js";
import { runAll } from "../bench/run-all.js";
import { SYSTEMS, type System } from "../bench/run-spec.js";
import { ALL_CUTS, noiseNamed, scoringTasks } from "../bench/score-tasks.js";
import { type CommandData, UsageError } from "../command.js";
import { print, printJson, progressBar } from "../output.js";

/** Tasks and results are held in memory: a hundred thousand specs with 8 items are about a gigabyte. */
const MAX_SPECS = 100_000;
const MAX_ITEMS = 1000;
const MAX_SEED = 2 ** 32 - 1;
const MAX_CONCURRENCY = 256;

export default defineCommand({
  meta: { name: "score", description: "Score the nano compiler on unseen specifications." },
  args: {
    specs: {
      type: "string",
      default: "250",
      description: "Specifications per cut, sub-categories in turn.",
      valueHint: "n",
    },
    items: { type: "string", default: "8", description: "Items per specification.", valueHint: "n" },
    seed: {
      type: "string",
      default: "1",
      description: "Other seeds draw other specifications.",
      valueHint: "n",
    },
    cut: {
      type: "string",
      default: CUTS.join(","),
      description: "seen, held-out, tasks, hard.",
      valueHint: "a,b",
    },
    noise: {
      type: "string",
      description: "Score again with noise: all, heavy, spec:typos:heavy, ...",
      valueHint: "a,b",
    },
    tasks: { type: "string", description: "Folder of third-party tasks for that cut.", valueHint: "dir" },
    hard: { type: "string", description: "Another hard set for that cut.", valueHint: "file.json" },
    systems: {
      type: "string",
      default: "paw,base",
      description: "paw (the program), base (same prompt, no adapter), endpoint.",
      valueHint: "a,b",
    },
    endpoint: {
      type: "string",
      description: "OpenAI-compatible base URL; its key is read from OPENAI_API_KEY.",
      valueHint: "url",
    },
    model: { type: "string", description: "Model of the endpoint.", valueHint: "name" },
    concurrency: {
      type: "string",
      default: "4",
      description: "Requests at a time to the endpoint.",
      valueHint: "n",
    },
    out: {
      type: "string",
      description: "Folder for report.json, report.md, report.html, items.jsonl and the endpoint's answers.",
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
    const cuts = listOf("cut", args.cut, ALL_CUTS);
    const systems = listOf("systems", args.systems, SYSTEMS);
    if (args.out !== undefined) await makeOutputFolder(args.out);
    const endpoint = systems.includes("endpoint") ? await endpointOf(args, signal) : undefined;
    const { snapshot } = await nanoManifest();
    const { tasks: tasksFolder, hard } = args;
    const tasks = await scoringTasks({
      ...options,
      cuts,
      noise: noiseNamed(args.noise),
      tasks: tasksFolder,
      hard,
    });
    const { results, engine } = await scoreAll(tasks, { systems, signal, ...(endpoint ? { endpoint } : {}) });
    const model = endpoint && args.model !== undefined ? { model: args.model } : {};
    const settings = { ...options, systems: systems.join("+"), snapshot, engine, ...model };
    const report = buildReport(results, [...systems, ...BASELINES], settings);
    if (args.out !== undefined) await writeReport(args.out, report, results);
    if (args.json) await printJson(report);
    else await print(reportMarkdown(report).trimEnd());
  },
});

async function endpointOf(
  args: {
    endpoint?: string | undefined;
    model?: string | undefined;
    concurrency: string;
    out?: string | undefined;
  },
  signal: AbortSignal,
): ReturnType<typeof openEndpoint> {
  const { endpoint: url, model, out } = args;
  if (url === undefined || model === undefined)
    throw new UsageError(
      "--systems endpoint needs --endpoint (a URL such as http://127.0.0.1:8080/v1) and --model",
    );
  const key = process.env.OPENAI_API_KEY;
  return openEndpoint({
    url,
    model,
    concurrency: wholeNumber("concurrency", args.concurrency, 1, MAX_CONCURRENCY),
    signal,
    ...(key ? { key } : {}),
    ...(out === undefined ? {} : { cacheFile: join(out, "endpoint-answers.jsonl") }),
  });
}

async function scoreAll(
  tasks: readonly ScoringTask[],
  options: {
    systems: readonly System[];
    signal: AbortSignal;
    endpoint?: Awaited<ReturnType<typeof openEndpoint>>;
  },
): Promise<{ results: SpecResult[]; engine: string }> {
  const bar = progressBar();
  const pool = createPool();
  try {
    const of = tasks.length;
    const onDone = (done: number) => bar.update(`${done} of ${of} specs`, done, of);
    const results = await runAll(tasks, { ...options, pool, onDone });
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
  await writeTextFile(join(directory, "report.html"), [reportHtml(report, await chartScripts())]);
  await writeTextFile(join(directory, "report.json"), [`${JSON.stringify(report, null, 1)}\n`]);
}

/** One line per item: what was asked, what was expected, and every system's answer. */
function* itemLines(results: readonly SpecResult[]): Generator<string> {
  for (const { items, ...spec } of results)
    for (const item of items) yield `${JSON.stringify({ ...spec, ...item })}\n`;
}
