/** `paw bench hard`: collects the specifications on which the shipped compiler's programs get no item right. */
import { dirname } from "node:path";
import { CUTS } from "@paw/fuzzybench";
import { createPool, nanoManifest } from "@paw/runtime";
import { defineCommand } from "citty";
import { hardSet } from "../bench/hard-set.js";
import { requiredPath, wholeNumber } from "../bench/options.js";
import { makeOutputFolder, writeTextFile } from "../bench/output-file.js";
import { runAll } from "../bench/run-all.js";
import { scoringTasks } from "../bench/score-tasks.js";
import type { CommandData } from "../command.js";
import { print, printJson, progressBar } from "../output.js";

const MAX_SPECS = 100_000;
const MAX_ITEMS = 1000;
const MAX_SEED = 2 ** 32 - 1;

export default defineCommand({
  meta: {
    name: "hard",
    description: "Collect the specs on which nano gets no item right (FuzzyBench-Hard).",
  },
  args: {
    specs: { type: "string", default: "1000", description: "Specifications to try.", valueHint: "n" },
    items: { type: "string", default: "8", description: "Items per specification.", valueHint: "n" },
    seed: { type: "string", default: "1", description: "Seed of the specifications.", valueHint: "n" },
    out: { type: "string", description: "File to write.", valueHint: "file.json" },
    json: { type: "boolean", description: "Print the summary as JSON." },
  },
  async run({ args, data }) {
    const { signal } = data as CommandData;
    const out = requiredPath("out", args.out);
    const options = {
      specs: wholeNumber("specs", args.specs, 1, MAX_SPECS),
      items: wholeNumber("items", args.items, 1, MAX_ITEMS),
      seed: wholeNumber("seed", args.seed, 0, MAX_SEED),
    };
    await makeOutputFolder(dirname(out));
    const tasks = await scoringTasks({ ...options, cuts: CUTS.slice(0, 1), noise: [] });
    const { snapshot } = await nanoManifest();
    const bar = progressBar();
    const pool = createPool();
    try {
      const onDone = (done: number) => bar.update(`${done} of ${tasks.length} specs`, done, tasks.length);
      const results = await runAll(tasks, { systems: ["paw"], pool, signal, onDone });
      const set = hardSet(results, "paw", { snapshot, seed: options.seed, items: options.items });
      await writeTextFile(out, [`${JSON.stringify(set, null, 1)}\n`]);
      const summary = { out, snapshot, hard: set.specs.length, of: set.of };
      bar.clear();
      if (args.json) await printJson(summary);
      else
        await print(`${out}: ${summary.hard} of ${summary.of} specs without a right answer of ${snapshot}`);
    } finally {
      bar.clear();
      await pool.close();
    }
  },
});
