/**
 * `paw bench generate`: FuzzyBench as a data set of shards with a card, or one split as a single file. One
 * specification with its pairs per line.
 */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import {
  BENCH_VERSION,
  type DatasetOptions,
  type DatasetPlan,
  planDataset,
  SHARD_RECORDS,
} from "@paw/fuzzybench";
import { defineCommand } from "citty";
import { type FileRecord, recordsFor } from "../bench/file-records.js";
import { generateDataset } from "../bench/generate-dataset.js";
import { requiredPath, wholeNumber } from "../bench/options.js";
import { writeTextFile } from "../bench/output-file.js";
import { type CommandData, UsageError } from "../command.js";
import { note, type ProgressBar, print, printJson, progressBar } from "../output.js";

/** A day's work; more is a typing error. */
const MAX_EXAMPLES = 10_000_000_000;
const MAX_SEED = 2 ** 32 - 1;
/** Families differ in how many distinct inputs they have; few have more. */
const MAX_PAIRS = 10_000;
const MAX_WORKERS = 64;
const MAX_SHARD = 10_000_000;
/** Least milliseconds between two drawings of the progress bar. */
const BAR_INTERVAL_MS = 200;

export default defineCommand({
  meta: { name: "generate", description: "Write FuzzyBench as a data set, or one split as a file." },
  args: {
    count: {
      type: "string",
      default: "100000",
      description: "Number of examples (input/output pairs).",
      valueHint: "n",
    },
    seed: { type: "string", default: "1", description: "Other seeds give other records.", valueHint: "n" },
    pairs: { type: "string", default: "8", description: "Examples per specification.", valueHint: "n" },
    out: {
      type: "string",
      description: "Folder for a data set of all splits, or a file .jsonl or .jsonl.gz for one split.",
      valueHint: "path",
    },
    shard: {
      type: "string",
      description: `Specifications per file of a data set; ${SHARD_RECORDS}.`,
      valueHint: "n",
    },
    workers: { type: "string", description: "Threads for a data set; one per core.", valueHint: "n" },
    split: { type: "string", description: "For a file: train (default), dev or test.", valueHint: "split" },
    "held-out": { type: "boolean", description: "For a file: families that training never uses." },
    families: { type: "string", description: "For a file: only these families.", valueHint: "id,id" },
    noisy: {
      type: "string",
      description: "For a file: percentage of records that come with noise.",
      valueHint: "0-100",
    },
    latent: {
      type: "boolean",
      description: "For a file: training records that ask for what the families know of their inputs.",
    },
    json: { type: "boolean", description: "Print the summary as JSON." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const out = requiredPath("out", args.out);
    const options = {
      count: wholeNumber("count", args.count, 1, MAX_EXAMPLES),
      seed: wholeNumber("seed", args.seed, 0, MAX_SEED),
      pairs: wholeNumber("pairs", args.pairs, 1, MAX_PAIRS),
    };
    const dataset = {
      ...options,
      shard: args.shard === undefined ? SHARD_RECORDS : wholeNumber("shard", args.shard, 1, MAX_SHARD),
    };
    const workers =
      args.workers === undefined
        ? availableParallelism()
        : wholeNumber("workers", args.workers, 1, MAX_WORKERS);
    const started = performance.now();
    const written = (await isOneFile(out, args))
      ? await writeSplit(out, options, recordsFor(args, options), signal)
      : await writeDataset(out, dataset, workers, signal);
    const seconds = (performance.now() - started) / 1000;
    const summary = { out, bench: BENCH_VERSION, ...options, ...written, seconds };
    if (written.remade > 0)
      note(
        `paw: note: ${written.remade} files in ${out} were not as they had been written, and were made anew`,
      );
    if (args.json) await printJson(summary);
    else await print(inWords(summary));
  },
});

const ONE_FILE = ["split", "held-out", "families", "noisy", "latent"] as const;
const DATASET = ["shard", "workers"] as const;
type OtherArgs = { readonly [Name in (typeof ONE_FILE | typeof DATASET)[number]]?: unknown };

/** Whether a name asks for one split as a file; throws UsageError for options of the other kind, and other endings. */
async function isOneFile(out: string, args: OtherArgs): Promise<boolean> {
  const ending = out.match(/\.jsonl(\.gz)?$/)?.[0];
  const stray = (ending === undefined ? ONE_FILE : DATASET).find((name) => args[name] !== undefined);
  if (ending !== undefined) {
    if (stray === undefined) return true;
    throw new UsageError(
      `--${stray} is for a data set, and a name that ends in ${ending} is a single file: give --out a folder's name`,
    );
  }
  if (stray !== undefined)
    throw new UsageError(
      `--${stray} is for a single file, a data set has all splits: give --out a name that ends in .jsonl.gz`,
    );
  // "fuzzybench-1.0" is a folder's name; "a.json" is not, unless there is such a folder, as mktemp -d makes them.
  const folder = out.endsWith("/") || (await stat(out).catch(() => undefined))?.isDirectory();
  if (!folder && /\.[a-z]{2,}$/i.test(extname(out)))
    throw new UsageError(
      `--out is '${out}': a name that ends with .jsonl or .jsonl.gz is needed for a file, ` +
        "or a folder's name (with / at its end) for a data set",
    );
  return false;
}

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly pairs: number;
}

interface Written {
  readonly files: number;
  /** Files that an earlier run had written. */
  readonly kept: number;
  /** Files that were there, but not as an earlier run had written them. */
  readonly remade: number;
  readonly specs: number;
  readonly examples: number;
  readonly bytes: number;
}

async function writeDataset(
  out: string,
  options: DatasetOptions,
  workers: number,
  signal: AbortSignal,
): Promise<Written> {
  const plan: DatasetPlan = planDataset(options);
  const specs = plan.shards.reduce((sum, { records }) => sum + records, 0);
  const bar = progressBar();
  const update = throttled((done: number) => bar.update(`${done} of ${specs} specs`, done, specs));
  try {
    const { shards, kept, remade } = await generateDataset(out, plan, {
      workers,
      signal,
      onProgress: update,
    });
    const bytes = shards.reduce((sum, shard) => sum + shard.bytes, 0);
    return { files: shards.length, kept, remade, specs, examples: specs * options.pairs, bytes };
  } finally {
    bar.clear();
  }
}

async function writeSplit(
  out: string,
  { count, pairs }: Options,
  records: Iterable<FileRecord>,
  signal: AbortSignal,
): Promise<Written> {
  const specs = Math.ceil(count / pairs);
  const bar = progressBar();
  const drawn = { examples: 0 };
  try {
    const bytes = await writeTextFile(out, lines(records, specs, bar, drawn), signal);
    return { files: 1, kept: 0, remade: 0, specs, examples: drawn.examples, bytes };
  } finally {
    bar.clear();
  }
}

/** The lines of a file; counts their pairs in `drawn`. */
function* lines(
  records: Iterable<FileRecord>,
  of: number,
  bar: ProgressBar,
  drawn: { examples: number },
): Generator<string> {
  const update = throttled((done: number) => bar.update(`${done} of ${of} specs`, done, of));
  let done = 0;
  try {
    for (const record of records) {
      yield `${JSON.stringify(record)}\n`;
      drawn.examples += record.pairs.length;
      update(++done);
    }
  } catch (error) {
    // The only reasons why a valid draw fails: families with too few different inputs, or with nothing latent to ask for.
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${error.message}: ask for fewer --pairs or leave the family out`, { cause: error });
  }
}

/** Calls at most every BAR_INTERVAL_MS. */
function throttled(call: (done: number) => void): (done: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done) => {
    if (performance.now() - last < BAR_INTERVAL_MS) return;
    last = performance.now();
    call(done);
  };
}

function inWords(summary: Written & { out: string; pairs: number; seconds: number }): string {
  const { out, specs, examples, pairs, files, kept, bytes, seconds } = summary;
  const before = kept > 0 ? `, ${kept} of them were there` : "";
  return (
    `${out}: ${examples} examples, ${specs} specs with ${examples < specs * pairs ? "up to " : ""}${pairs} each; ${files} files${before}, ` +
    `${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s (${Math.round(examples / seconds)} examples per second)`
  );
}
