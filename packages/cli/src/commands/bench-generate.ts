/** `paw bench generate`: FuzzyBench records as JSON lines, one specification with its pairs per line. */
import {
  BENCH_VERSION,
  type BenchRecord,
  drawRecords,
  FAMILIES,
  type Family,
  familiesOfCut,
  SPLITS,
  type Split,
} from "@paw/fuzzybench";
import { defineCommand } from "citty";
import { familiesNamed, oneOf, requiredPath, wholeNumber } from "../bench/options.js";
import { writeTextFile } from "../bench/output-file.js";
import { type CommandData, UsageError } from "../command.js";
import { type ProgressBar, print, printJson, progressBar } from "../output.js";

/** A day's work at the slowest families; more is a typing error. */
const MAX_SPECS = 1_000_000_000;
const MAX_SEED = 2 ** 32 - 1;
/** Families differ in how many distinct inputs they have; few have more. */
const MAX_PAIRS = 10_000;
/** Least milliseconds between two drawings of the progress bar. */
const BAR_INTERVAL_MS = 200;

export default defineCommand({
  meta: { name: "generate", description: "Write FuzzyBench records as JSON lines." },
  args: {
    split: { type: "string", default: "train", description: "train, dev or test.", valueHint: "split" },
    count: {
      type: "string",
      default: "1000",
      description: "Number of specifications, families in turn.",
      valueHint: "n",
    },
    seed: { type: "string", default: "1", description: "Other seeds give other records.", valueHint: "n" },
    pairs: {
      type: "string",
      default: "8",
      description: "Input/output pairs per specification.",
      valueHint: "n",
    },
    "held-out": { type: "boolean", description: "Families that training never uses (not for train)." },
    families: { type: "string", description: "Only these families.", valueHint: "id,id" },
    out: {
      type: "string",
      description: "File to write; gzip-compressed when it ends in .gz.",
      valueHint: "file.jsonl.gz",
    },
    json: { type: "boolean", description: "Print the summary as JSON." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const split = oneOf("split", args.split, SPLITS);
    const options = {
      split,
      count: wholeNumber("count", args.count, 1, MAX_SPECS),
      seed: wholeNumber("seed", args.seed, 0, MAX_SEED),
      pairs: wholeNumber("pairs", args.pairs, 1, MAX_PAIRS),
    };
    const families = chosenFamilies(split, args["held-out"] ?? false, args.families);
    const out = requiredPath("out", args.out);
    const bar = progressBar();
    const started = performance.now();
    let bytes: number;
    try {
      bytes = await writeTextFile(out, lines(drawRecords(families, options), options.count, bar), signal);
    } finally {
      bar.clear();
    }
    const seconds = (performance.now() - started) / 1000;
    const summary = { out, bench: BENCH_VERSION, ...options, families: families.length, bytes, seconds };
    if (args.json) await printJson(summary);
    else await print(inWords(summary));
  },
});

/** The families to draw from; throws UsageError for choices that contradict each other. */
export function chosenFamilies(split: Split, heldOut: boolean, ids: string | undefined): readonly Family[] {
  if (heldOut && ids !== undefined)
    throw new UsageError("--held-out and --families each choose the families: give one of them");
  const families =
    ids === undefined ? familiesOfCut(FAMILIES, heldOut ? "held-out" : "seen") : familiesNamed(ids);
  const kept = families.find((family) => family.heldOut);
  if (split === "train" && kept)
    throw new UsageError(
      `family ${kept.id} is held out: training never uses it. Choose --split dev or test.`,
    );
  return families;
}

function* lines(records: Iterable<BenchRecord>, of: number, bar: ProgressBar): Generator<string> {
  let done = 0;
  let drawn = 0;
  try {
    for (const record of records) {
      yield `${JSON.stringify(record)}\n`;
      done++;
      if (performance.now() - drawn < BAR_INTERVAL_MS) continue;
      drawn = performance.now();
      bar.update(`${done} of ${of} specs`, done, of);
    }
  } catch (error) {
    // The only reason why a valid draw fails: a family with too few different inputs.
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${error.message}: ask for fewer --pairs or leave the family out`, { cause: error });
  }
}

function inWords(summary: {
  out: string;
  count: number;
  pairs: number;
  families: number;
  bytes: number;
  seconds: number;
}): string {
  const { out, count, pairs, families, bytes, seconds } = summary;
  return (
    `${out}: ${count} specs with ${pairs} pairs each, from ${families} families; ` +
    `${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s (${Math.round((count * pairs) / seconds)} pairs per second)`
  );
}
