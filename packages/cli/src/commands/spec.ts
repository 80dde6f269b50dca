/** `paw spec`: how a specification is read, without compiling it; no model is needed. */

import { parseSpec, pseudoProgramBody } from "@paw/compiler";
import { defineCommand } from "citty";
import { type CommandData, UsageError } from "../command.js";
import { labelList } from "../flags.js";
import { atLine } from "../input.js";
import { readJsonLines } from "../jsonl.js";
import { print, printJson } from "../output.js";
import { readSpec, specArguments } from "../spec-argument.js";

export default defineCommand({
  meta: { name: "spec", description: "Show how a specification is read: labels, examples, pseudo-program." },
  args: {
    ...specArguments,
    labels: {
      type: "string",
      valueHint: "a,b",
      description: "Label set; overrides what the specification states.",
    },
    jsonl: {
      type: "boolean",
      description: 'Objects with "spec" on stdin; "pseudoProgram" is added. Training reads such lines.',
    },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    const labels = labelList(args.labels);
    if (args.jsonl) {
      if (args.spec !== undefined || args.file !== undefined || args.json)
        throw new UsageError("--jsonl reads stdin and prints JSON lines: leave the other arguments out");
      await runJsonLines(labels, signal);
      return 0;
    }
    const read = readingOf(await readSpec(args, signal), labels);
    if (args.json) {
      await printJson(read);
      return 0;
    }
    await print(`labels    ${read.labels?.join(" | ") ?? "none: answers are free text"}`);
    await print(`examples  ${read.examples.length}`);
    await print(`\npseudo-program\n${read.pseudoProgram.replace(/^/gm, "  ")}`);
    return 0;
  },
});

async function runJsonLines(labels: readonly string[] | undefined, signal: AbortSignal): Promise<void> {
  for await (const { number, record } of readJsonLines({ stdin: true }, ["spec"], signal)) {
    try {
      const { pseudoProgram } = readingOf(record.spec, labels);
      await print(JSON.stringify({ ...record, pseudoProgram }));
    } catch (error) {
      throw atLine(number, error);
    }
  }
}

function readingOf(spec: string, given: readonly string[] | undefined) {
  const parsed = parseSpec(spec);
  const labels = given ?? parsed.labels;
  return {
    labels: labels ?? null,
    examples: parsed.examples,
    pseudoProgram: pseudoProgramBody(parsed, labels),
  };
}
