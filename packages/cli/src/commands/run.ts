/** `paw run`: a program on one text, on lines, or on JSON lines; results come in order, as soon as they are there. */

import { availableParallelism } from "node:os";
import { defineCommand } from "citty";
import { type CallOptions, load, mapOrdered } from "paw";
import { type Abstaining, abstaining, type GivenResult } from "../abstain.js";
import { type CommandData, UsageError } from "../command.js";
import { fraction, labelList, positiveInteger } from "../flags.js";
import { atLine, type Line, readLines, readText } from "../input.js";
import { type JsonLine, readJsonLines } from "../jsonl.js";
import { note, print, printJson } from "../output.js";

/** Inputs taken ahead: two for each worker of the shared pool, so that none waits for the next line. */
const CONCURRENCY = 2 * Math.min(8, availableParallelism());

export default defineCommand({
  meta: { name: "run", description: "Run a program on a text, on lines or on JSON lines." },
  args: {
    program: { type: "positional", required: true, description: "A .paw file." },
    input: { type: "positional", required: false, description: "The input text. Default: all of stdin." },
    lines: { type: "boolean", description: "One input a line on stdin, one output a line." },
    jsonl: {
      type: "boolean",
      description: 'Objects with "input" on stdin; "output" and "confidence" are added.',
    },
    labels: { type: "string", valueHint: "a,b", description: "Restrict answers to these labels." },
    confidence: { type: "boolean", description: "Print the confidence behind each output, after a tab." },
    "abstain-below": {
      type: "string",
      valueHint: "p",
      description: "Give no answer (an empty line, null in JSON) below this confidence; label programs only.",
    },
    "max-tokens": { type: "string", valueHint: "n", description: "Most tokens of a free answer." },
    offline: { type: "boolean", description: "Forbid downloads (this version never makes any)." },
    json: { type: "boolean", description: "Print one JSON document: the output with its counts." },
  },
  async run({ args, data }): Promise<number> {
    const { signal } = data as CommandData;
    checkModes(args);
    const labels = labelList(args.labels);
    const maxTokens = positiveInteger("max-tokens", args["max-tokens"]);
    const least = fraction("abstain-below", args["abstain-below"]);
    const options: CallOptions = maxTokens === undefined ? {} : { maxTokens };
    const program = await load(args.program, {
      signal,
      ...(labels === undefined ? {} : { labels }),
      ...(args.offline === undefined ? {} : { offline: args.offline }),
    });
    for (const warning of program.warnings) note(`paw: note: ${warning}`);
    const fn = abstaining(program, least);
    if (args.lines) await runLines(fn, options, args.confidence === true, signal);
    else if (args.jsonl) await runJsonLines(fn, options, signal);
    else {
      const input = args.input ?? (await readInput(signal));
      const result = await fn.call(input, { ...options, signal });
      if (args.json) await printJson(result);
      else {
        const output = result.output ?? "";
        await print(args.confidence ? `${output}\t${shown(result.confidence)}` : output);
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
}

function checkModes({ input, lines, jsonl, json }: Modes): void {
  if (lines && jsonl) throw new UsageError("--lines and --jsonl exclude each other");
  if (!lines && !jsonl) return;
  const flag = lines ? "--lines" : "--jsonl";
  if (input !== undefined) throw new UsageError(`${flag} reads stdin: leave the input argument out`);
  if (json) throw new UsageError(`--json prints one document, ${flag} many results: use --jsonl alone`);
}

/** All of stdin, without the line end that ends most texts. */
async function readInput(signal: AbortSignal): Promise<string> {
  if (process.stdin.isTTY) note("paw: reading the input from the terminal; Ctrl-D ends it");
  return (await readText({ stdin: true }, "the input", signal)).replace(/\r?\n$/, "");
}

/** An empty line gives an empty output, so that outputs stay beside their inputs. */
async function runLines(
  fn: Abstaining,
  options: CallOptions,
  confidence: boolean,
  signal: AbortSignal,
): Promise<void> {
  const answer = async ({ number, text }: Line, stop: AbortSignal): Promise<string> => {
    if (text === "") return confidence ? "\t" : "";
    const result = await callAtLine(fn, number, text, { ...options, signal: stop });
    // An answer of several lines would shift all that follow.
    const output = (result.output ?? "").replace(/\r\n|\r|\n/g, "\\n");
    return confidence ? `${output}\t${shown(result.confidence)}` : output;
  };
  const lines = readLines({ stdin: true }, signal);
  for await (const output of mapOrdered(lines, answer, { concurrency: CONCURRENCY, signal }))
    await print(output);
}

async function runJsonLines(fn: Abstaining, options: CallOptions, signal: AbortSignal): Promise<void> {
  const answer = async ({ number, record }: JsonLine<"input">, stop: AbortSignal): Promise<string> => {
    const result = await callAtLine(fn, number, record.input, { ...options, signal: stop });
    const { output, confidence, abstained } = result;
    return JSON.stringify({ ...record, output, ...(abstained ? { abstained } : {}), confidence });
  };
  const records = readJsonLines({ stdin: true }, ["input"], signal);
  for await (const line of mapOrdered(records, answer, { concurrency: CONCURRENCY, signal }))
    await print(line);
}

async function callAtLine(
  fn: Abstaining,
  number: number,
  input: string,
  options: CallOptions,
): Promise<GivenResult> {
  try {
    return await fn.call(input, options);
  } catch (error) {
    throw atLine(number, error);
  }
}

function shown(confidence: number): string {
  return confidence.toFixed(2);
}
