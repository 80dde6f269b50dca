/** `paw run`: a program on one text, on lines, or on JSON lines; results come in order, as soon as they are there. */

import { defineCommand } from "citty";
import { load } from "paw";
import { abstaining } from "../abstain.js";
import { type CommandData, UsageError } from "../command.js";
import { expression, fraction, labelList, positiveInteger, seconds } from "../flags.js";
import { grammarArguments, grammarFlag } from "../grammar-flags.js";
import { readText } from "../input.js";
import { note, print, printJson } from "../output.js";
import { programArguments, weightsArgument, weightsFlag } from "../program-arguments.js";
import { runLines, shownConfidence } from "../run-lines.js";

export default defineCommand({
  meta: { name: "run", description: "Run a program on a text, on lines or on JSON lines." },
  args: {
    ...programArguments,
    ...weightsArgument,
    input: { type: "positional", required: false, description: "The input text. Default: all of stdin." },
    lines: { type: "boolean", description: "One input a line on stdin, one output a line." },
    jsonl: {
      type: "boolean",
      description:
        'Objects with "input" on stdin; "output" and "confidence" are put at their end, the rest stays as written.',
    },
    in: {
      type: "string",
      valueHint: "file",
      description: "Read lines from this file in place of stdin (-).",
    },
    out: {
      type: "string",
      alias: "o",
      valueHint: "file",
      description: "Write results of lines to this file in place of stdout (-); an older one is replaced.",
    },
    resume: {
      type: "boolean",
      description:
        "Go on where a stopped run stood, with --in and --out; <out>.checkpoint remembers it and is kept.",
    },
    ignore: {
      type: "string",
      valueHint: "expression",
      description:
        "Leave out of inputs what this matches, such as time stamps; lines equal then are answered once.",
    },
    labels: { type: "string", valueHint: "a,b", description: "Restrict answers to these labels." },
    ...grammarArguments,
    confidence: { type: "boolean", description: "Print the confidence behind each output, after a tab." },
    "abstain-below": {
      type: "string",
      valueHint: "p",
      description: "Give no answer (an empty line, null in JSON) below this confidence; label programs only.",
    },
    "max-tokens": { type: "string", valueHint: "n", description: "Most tokens of a free answer." },
    timeout: {
      type: "string",
      valueHint: "seconds",
      description: "Fail when one answer takes longer, waiting for a worker included.",
    },
    memo: {
      type: "string",
      valueHint: "file",
      description: "Keep answers in this SQLite file, shared with other runs (needs Node 22.13).",
    },
    offline: { type: "boolean", description: "Forbid downloads (only paw pull makes any)." },
    json: { type: "boolean", description: "Print one JSON document: the output with its counts." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    checkModes(args);
    const labels = labelList(args.labels);
    const maxTokens = positiveInteger("max-tokens", args["max-tokens"]);
    const least = fraction("abstain-below", args["abstain-below"]);
    const ignore = expression("ignore", args.ignore);
    const timeoutMs = seconds("timeout", args.timeout);
    const grammar = await grammarFlag(args, signal);
    await using fn = await load(args.program, {
      signal,
      ...(args.base === undefined ? {} : { base: args.base }),
      ...weightsFlag(args.weights),
      ...(labels === undefined ? {} : { labels }),
      ...(grammar === undefined ? {} : { grammar }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(args.memo === undefined ? {} : { memoFile: args.memo }),
      ...(args.offline === undefined ? {} : { offline: args.offline }),
    });
    for (const warning of fn.warnings) note(`paw: note: ${warning}`);
    const answers = abstaining(fn, least);
    if (args.lines || args.jsonl) {
      await runLines({
        fn,
        program: args.program,
        answers,
        abstainBelow: least,
        base: args.base,
        mode: args.lines ? "lines" : "jsonl",
        ignore,
        maxTokens,
        isTimed: timeoutMs !== undefined,
        confidence: args.confidence === true,
        input: fileOf(args.in),
        output: fileOf(args.out),
        resume: args.resume === true,
        signal,
      });
    } else {
      const input = args.input ?? (await readInput(signal));
      const result = await answers.call(input, { signal, ...(maxTokens === undefined ? {} : { maxTokens }) });
      if (args.json) await printJson(result);
      else {
        const output = result.output ?? "";
        await print(args.confidence ? `${output}\t${shownConfidence(result.confidence)}` : output);
      }
      if (result.finishReason === "length") {
        note(`paw: note: the answer was cut after ${result.tokens.output} tokens; see --max-tokens`);
      }
    }
    return 0;
  },
});

interface Modes {
  readonly input?: string | undefined;
  readonly lines?: boolean | undefined;
  readonly jsonl?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly in?: string | undefined;
  readonly out?: string | undefined;
  readonly resume?: boolean | undefined;
  readonly ignore?: string | undefined;
}

function checkModes(modes: Modes): void {
  const { lines, jsonl } = modes;
  if (lines && jsonl) throw new UsageError("--lines and --jsonl exclude each other");
  if (!lines && !jsonl) {
    const flag = (["in", "out", "resume", "ignore"] as const).find((name) => modes[name] !== undefined);
    if (flag !== undefined) throw new UsageError(`--${flag} is for many inputs: add --lines or --jsonl`);
    return;
  }
  const flag = lines ? "--lines" : "--jsonl";
  if (modes.input !== undefined) {
    throw new UsageError(`${flag} reads stdin or --in: leave the input argument out`);
  }
  if (modes.json) {
    const instead = lines
      ? "leave it out; --confidence prints a number with each, --jsonl reads and prints JSON objects"
      : "use --jsonl alone";
    throw new UsageError(`--json prints one document, ${flag} many results: ${instead}`);
  }
  if (modes.resume && (fileOf(modes.in) === undefined || fileOf(modes.out) === undefined)) {
    throw new UsageError("--resume needs files to go back to: give --in and --out");
  }
}

/** A file in place of stdin or stdout, which `-` means too. */
function fileOf(path: string | undefined): string | undefined {
  return path === "-" ? undefined : path;
}

/** All of stdin, without the line end that ends most texts. */
async function readInput(signal: AbortSignal): Promise<string> {
  if (process.stdin.isTTY) note("paw: reading the input from the terminal; Ctrl-D ends it");
  return (await readText({ stdin: true }, "the input", signal)).replace(/\r?\n$/, "");
}
