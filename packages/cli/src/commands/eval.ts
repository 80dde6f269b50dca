/** `paw eval`: a program against cases with known outputs; exit code 3 below `--min`. */

import { PawError } from "@paw/format";
import { defineCommand } from "citty";
import { load, mapOrdered, type PawFunction } from "paw";
import { checkAbstention } from "../abstain.js";
import type { CommandData } from "../command.js";
import { type EvalCase, type EvalReport, scoreCases } from "../eval-report.js";
import { expression, fraction } from "../flags.js";
import { watched } from "../ignore.js";
import { atLine } from "../input.js";
import { type JsonLine, readJsonLines } from "../jsonl.js";
import { note, print, printJson, progressBar, quoted } from "../output.js";
import { programArguments, weightsArgument, weightsFlag } from "../program-arguments.js";

const BELOW_MINIMUM = 3;
/** Failures printed for people; JSON has all. */
const SHOWN_FAILURES = 20;
/** Cases in flight: enough for every worker of the shared pool. */
const CONCURRENCY = 16;

export default defineCommand({
  meta: { name: "eval", description: "Measure a program on cases with known outputs." },
  args: {
    ...programArguments,
    ...weightsArgument,
    cases: {
      type: "positional",
      required: true,
      description: 'JSON lines {"input": ..., "output": ...}, or "-" for stdin.',
    },
    min: { type: "string", valueHint: "0.9", description: "Exit with 3 when the exact match is below this." },
    "abstain-below": {
      type: "string",
      valueHint: "0.8",
      description: "Also report coverage and exact match of the answers with at least this confidence.",
    },
    ignore: {
      type: "string",
      valueHint: "expression",
      description: "Leave out of inputs what this matches, as paw run does with --ignore.",
    },
    json: { type: "boolean", description: "Print one JSON document, with all failures." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const minimum = fraction("min", args.min);
    const least = fraction("abstain-below", args["abstain-below"]);
    const ignore = expression("ignore", args.ignore);
    const fn = await load(args.program, {
      signal,
      memoBytes: 0,
      ...(args.base === undefined ? {} : { base: args.base }),
      ...weightsFlag(args.weights),
    });
    checkAbstention(least, fn);
    const source = args.cases === "-" ? ({ stdin: true } as const) : { path: args.cases };
    const bar = progressBar();
    const cases: EvalCase[] = [];
    try {
      const records = readJsonLines(source, ["input", "output"], signal);
      const results = mapOrdered(records, (record, stop) => runCase(fn, ignore, record, stop), {
        concurrency: CONCURRENCY,
        signal,
      });
      for await (const scored of results) {
        cases.push(scored);
        bar.update(`${cases.length} cases`, 0, 1);
      }
    } finally {
      bar.clear();
    }
    if (cases.length === 0) throw new PawError("INPUT_INVALID", `${args.cases} holds no cases`);
    noteStrayOutputs(cases, fn.labels);
    const report = scoreCases(cases, fn.labels, least);
    if (args.json) await printJson(report);
    else await printReport(report);
    if (minimum === undefined || report.exact >= minimum) return 0;
    note(`paw: exact match ${report.exact.toFixed(3)} is below --min ${minimum}`);
    return BELOW_MINIMUM;
  },
});

async function runCase(
  fn: PawFunction,
  ignore: RegExp | undefined,
  { number, record }: JsonLine<"input" | "output">,
  signal: AbortSignal,
): Promise<EvalCase> {
  const { input, output: expected } = record;
  let text = input;
  try {
    if (ignore !== undefined) {
      watched(ignore, () => {
        text = input.replace(ignore, "");
      });
    }
    const { output, confidence, elapsedMs } = await fn.call(text, { signal });
    return { line: number, input, expected, output, confidence, elapsedMs };
  } catch (error) {
    throw atLine(number, error);
  }
}

/** Expected outputs that the program can never give are a mistake in the cases. */
function noteStrayOutputs(cases: readonly EvalCase[], labels: readonly string[] | undefined): void {
  const stray = labels && cases.filter(({ expected }) => !labels.includes(expected.trim()));
  const [first] = stray ?? [];
  if (first === undefined) return;
  note(
    `paw: note: ${stray?.length} expected outputs are not labels of the program, the first in line ` +
      `${first.line}: ${quoted(first.expected)}`,
  );
}

async function printReport(report: EvalReport): Promise<void> {
  const { n, exact, exactLow, exactHigh, abstaining, perLabel, msPerCall, failures } = report;
  const interval = `95 % interval ${exactLow.toFixed(3)} to ${exactHigh.toFixed(3)}`;
  await print(`exact    ${exact.toFixed(3)}  (${n - failures.length} of ${n}; ${interval})`);
  if (abstaining) {
    const { below, answered, coverage, exact: exactAnswered } = abstaining;
    await print(
      `answered ${coverage.toFixed(3)}  (${answered} of ${n} with confidence ${below} or more; ` +
        `exact among them ${exactAnswered === null ? "-" : exactAnswered.toFixed(3)})`,
    );
  }
  await print(`speed    ${msPerCall.toFixed(1)} ms per call`);
  const labels = Object.entries(perLabel);
  const width = Math.max(8, ...labels.map(([label]) => label.length));
  if (labels.length > 0) await print(`${"label".padEnd(width)} expected predicted precision recall`);
  for (const [label, { expected, predicted, precision, recall }] of labels) {
    const columns = [
      String(expected).padStart(8),
      String(predicted).padStart(9),
      share(precision, 9),
      share(recall, 6),
    ];
    await print(`${label.padEnd(width)} ${columns.join(" ")}`);
  }
  if (failures.length === 0) return;
  const shown = failures.length > SHOWN_FAILURES ? `; the first ${SHOWN_FAILURES} are shown` : "";
  await print(`failures ${failures.length}${shown}`);
  for (const { line, input, expected, output } of failures.slice(0, SHOWN_FAILURES)) {
    await print(`  line ${line}: ${quoted(output)}, expected ${quoted(expected)}, for ${quoted(input)}`);
  }
}

function share(value: number | null, width: number): string {
  return (value === null ? "-" : value.toFixed(3)).padStart(width);
}
