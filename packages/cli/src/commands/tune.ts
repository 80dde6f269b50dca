/** `paw tune`: measures an interpreter in several stored types on this machine, and keeps the copy that answers fastest. */

import { COPY_TYPES, cacheDirectory, forgetTuning, TEXT_TOKENS, type Tuning, tuneBase } from "@paw/runtime";
import { defineCommand } from "citty";
import { isNano, namedInterpreter } from "paw";
import { type CommandData, UsageError } from "../command.js";
import { inBytes } from "../download-progress.js";
import { note, print, printJson, progressBar } from "../output.js";
import { table } from "./models.js";

/** What is tried where nothing is asked for: the finest type there is a copy in, so that answers hardly change. */
const USUAL_TYPES = ["Q8_0"] as const;

export default defineCommand({
  meta: {
    name: "tune",
    description: "Measure an interpreter's stored types on this machine; load and run then use the fastest.",
  },
  args: {
    model: {
      type: "positional",
      required: true,
      description: "A pulled model (paw models), or a .gguf file.",
    },
    types: {
      type: "string",
      valueHint: COPY_TYPES.join(","),
      description: `Types to try beside the stored one. Default: ${USUAL_TYPES.join(",")}; coarser ones change more answers.`,
    },
    forget: { type: "boolean", description: "Remove the copies and the choice: run as stored again." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const types = typeList(args.types);
    if (await isNano(args.model)) {
      throw new UsageError("nano comes in the type that was measured for it: tune is for other interpreters");
    }
    const cacheDir = cacheDirectory();
    const { name, path } = await namedInterpreter(args.model, cacheDir);
    if (args.forget) {
      const there = await forgetTuning(path, cacheDir);
      if (args.json) await printJson({ forgotten: there ? name : null });
      else await print(there ? `forgotten  ${name} runs as stored again` : `${name} was not tuned`);
      return 0;
    }
    const bar = progressBar();
    const tuning = await tuneBase(path, {
      types,
      cacheDir,
      signal,
      onProgress: (stage, share) => bar.update(stage === "measure" ? "measuring" : stage, share, 1),
    }).finally(() => bar.clear());
    if (args.json) await printJson({ name, path, ...tuning });
    else for (const line of describe(name, tuning)) await print(line);
    if (tuning.types.length === 1) {
      const others = COPY_TYPES.filter((type) => type !== tuning.stored).join(",");
      note(`paw: note: nothing but ${tuning.stored} was measured; --types ${others} tries what is coarser`);
    }
    return 0;
  },
});

function typeList(text: string | undefined) {
  if (text === undefined) return [...USUAL_TYPES];
  return text.split(",").map((given) => {
    const type = COPY_TYPES.find((known) => known === given.trim().toUpperCase());
    if (type === undefined)
      throw new UsageError(`--types is '${text}': a list of ${COPY_TYPES.join(", ")} is needed`);
    return type;
  });
}

function describe(name: string, { types, chosen, stored }: Tuning): string[] {
  const [own] = types;
  const rows = types.map(({ type, sizeBytes, callMs, sameTokens, positions, largestDifference }) => [
    type === stored ? `${type} (stored)` : type,
    inBytes(sizeBytes),
    `${callMs.labels.toFixed(1)} ms`,
    `${callMs.text.toFixed(1)} ms`,
    type === stored ? "" : `${sameTokens} of ${positions}`,
    type === stored ? "" : largestDifference.toFixed(3),
  ]);
  const gain = (kind: "labels" | "text") => {
    const winner = types.find(({ type }) => type === chosen[kind]);
    if (winner === undefined) return `${chosen[kind]}, as chosen before`; // only the stored type was measured now
    const ratio = own!.callMs[kind] / winner.callMs[kind];
    return winner === own ? `${winner.type}, as stored` : `${winner.type}, ${ratio.toFixed(2)} times as fast`;
  };
  return [
    ...table([
      ["type", "size", "label call", `${TEXT_TOKENS} tokens of text`, "same next token", "log-prob. off by"],
      ...rows,
    ]),
    `${name} now runs: labels ${gain("labels")}; text ${gain("text")}`,
  ];
}
