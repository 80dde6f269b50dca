/**
 * `paw bench calibrate`: fits the label temperature of the nano snapshot on dev specifications, never on test ones.
 *
 * One half of the specifications is for the fit, the other for the numbers before and after, so that these hold for
 * specifications that the temperature has not seen.
 */
import { MAX_LABEL_TEMPERATURE, MIN_LABEL_TEMPERATURE, PawError } from "@paw/format";
import { textTable } from "@paw/fuzzybench";
import { createPool, type NanoManifest, nanoManifest } from "@paw/runtime";
import { defineCommand } from "citty";
import { type FitMeasure, fitTemperature, measureTemperature } from "../bench/fit-temperature.js";
import { interpreterTokens, labelAnswers, type SpecAnswers } from "../bench/label-answers.js";
import { manifestOf, writeManifestTemperature } from "../bench/manifest-temperature.js";
import { wholeNumber } from "../bench/options.js";
import { runEach } from "../bench/run-all.js";
import { devLabelTasks } from "../bench/score-tasks.js";
import type { CommandData } from "../command.js";
import { note, print, printJson, progressBar } from "../output.js";

/** Two, so that both halves have one; every label's probability of every item is held in memory. */
const MIN_SPECS = 2;
const MAX_SPECS = 10_000;
const MAX_ITEMS = 1000;
const MAX_SEED = 2 ** 32 - 1;

interface CalibrateReport {
  readonly snapshot: string;
  readonly seed: number;
  readonly specs: number;
  readonly items: { readonly fit: number; readonly heldBack: number; readonly leftOut: number };
  /** Four significant digits. */
  readonly temperature: number;
  /** Whether the best temperature lies at an end of the range; then it is not to be used. */
  readonly atBorder: boolean;
  /** On the held-back half, at temperature 1 and at the fitted one. */
  readonly before: FitMeasure;
  readonly after: FitMeasure;
}

export default defineCommand({
  meta: { name: "calibrate", description: "Fit the label temperature of nano on dev specifications." },
  args: {
    specs: {
      type: "string",
      default: "200",
      description: "Label specifications, half for the fit.",
      valueHint: "n",
    },
    items: { type: "string", default: "8", description: "Items per specification.", valueHint: "n" },
    seed: { type: "string", default: "1", description: "Seed of the specifications.", valueHint: "n" },
    write: {
      type: "string",
      description: "Put label_temperature into this manifest of the weights in use.",
      valueHint: "manifest.json",
    },
    json: { type: "boolean", description: "Print the result as JSON." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const options = {
      specs: wholeNumber("specs", args.specs, MIN_SPECS, MAX_SPECS),
      items: wholeNumber("items", args.items, 1, MAX_ITEMS),
      seed: wholeNumber("seed", args.seed, 0, MAX_SEED),
    };
    const nano = await nanoManifest();
    const { write } = args;
    const manifest = write === undefined ? undefined : await manifestOf(write, nano);
    const report = reportOf(await collect(options, signal), nano, options.seed);
    const { temperature, atBorder } = report;
    if (args.json && !(atBorder && write)) await printJson(report);
    else if (!args.json) await print(table(report));
    if (atBorder) {
      const message =
        `the best temperature lies at an end of the range (${MIN_LABEL_TEMPERATURE} to ${MAX_LABEL_TEMPERATURE}): ` +
        "these confidences say nothing about being right, or there are too few specifications";
      if (write === undefined) note(`paw: note: ${message}`);
      else throw new PawError("OUTPUT_INVALID", `${message}. ${write} was not changed; try more --specs.`);
    } else if (write !== undefined && manifest) {
      await writeManifestTemperature(write, manifest, temperature);
      note(`paw: label_temperature ${temperature} is now in ${write}`);
    }
  },
});

async function collect(
  options: { readonly specs: number; readonly items: number; readonly seed: number },
  signal: AbortSignal,
): Promise<SpecAnswers[]> {
  const tasks = devLabelTasks(options);
  let tokens: ReturnType<typeof interpreterTokens> | undefined;
  const bar = progressBar();
  const pool = createPool();
  try {
    const onDone = (done: number) => bar.update(`${done} of ${tasks.length} specs`, done, tasks.length);
    return await runEach(tasks, { signal, onDone }, async (task, own) => {
      tokens ??= interpreterTokens(own.cacheDir);
      return labelAnswers(task, { pool, tokenize: await tokens, ...own });
    });
  } finally {
    bar.clear();
    await pool.close();
  }
}

/** Every other specification is held back: sub-categories come in a shuffled order, so both halves are alike. */
function reportOf(specs: readonly SpecAnswers[], nano: NanoManifest, seed: number): CalibrateReport {
  const half = (parity: number) => specs.filter((_, i) => i % 2 === parity).flatMap(({ answers }) => answers);
  const [fit, heldBack] = [half(0), half(1)];
  const leftOut = specs.reduce((sum, spec) => sum + spec.leftOut, 0);
  if (fit.length === 0 || heldBack.length === 0)
    throw new PawError(
      "INPUT_INVALID",
      `nothing to fit: ${fit.length} and ${heldBack.length} usable items in the two halves of ${specs.length} ` +
        `specifications (${leftOut} left out). Ask for more --specs.`,
    );
  const { temperature, atBorder } = fitTemperature(fit);
  return {
    snapshot: nano.snapshot,
    seed,
    specs: specs.length,
    items: { fit: fit.length, heldBack: heldBack.length, leftOut },
    temperature,
    atBorder,
    before: measureTemperature(heldBack, 1),
    after: measureTemperature(heldBack, temperature),
  };
}

function table({ snapshot, specs, items, temperature, before, after }: CalibrateReport): string {
  const row = (name: string, { nll, ece, brier, confidence, accuracy }: FitMeasure) => [
    name,
    ...[nll, ece, brier, confidence, accuracy].map((value) => (value === null ? "-" : value.toFixed(4))),
  ];
  return [
    `label temperature ${temperature}, fitted on ${items.fit} items (${snapshot}, ${specs} dev specifications)`,
    `${items.leftOut} items left out: no program, or a right label that the compiler did not read`,
    "",
    textTable(
      ["on held-back specs", "NLL", "ECE", "Brier", "mean confidence", "accuracy"],
      [row("temperature 1", before), row(`temperature ${temperature}`, after)],
    ),
    `(${items.heldBack} items; NLL is the mean negative log-likelihood of the right label in nats)`,
  ].join("\n");
}
