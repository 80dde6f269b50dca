/**
 * The published runtime's loop on the same engine, as a child process: one context of 2,048 tokens per program, its prefix evaluated
 * once or loaded from the file of an earlier process, then one call after the other, free greedy decoding to the end token.
 *
 * As in the published Python SDK 0.4.4, the base is hashed whole when a program is loaded (`hash`), and the context goes back to the
 * prefix for each call. One thread, its default on two cores.
 */

import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { getLlama, type LlamaContextSequence, LlamaLogLevel, type LlamaModel } from "node-llama-cpp";

const CONTEXT = 2048;
/** Tokens of an answer at most, as ours in against-official.ts: the engine would shift its context for ever under one that never ends. */
const MOST_TOKENS = 200;

/** A program in pieces of text. */
export interface TextProgram {
  readonly adapter: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type Request =
  | {
      readonly op: "open";
      readonly base: string;
      readonly programs: readonly TextProgram[];
      readonly hash: boolean;
      readonly states?: string;
    }
  | { readonly op: "call"; readonly program: number; readonly input: string }
  | { readonly op: "close" };

interface Open {
  readonly sequence: LlamaContextSequence;
  readonly prefixLength: number;
  readonly suffix: string;
}

let model: LlamaModel;
const open: Open[] = [];

async function openPrograms(request: Extract<Request, { op: "open" }>): Promise<void> {
  if (request.hash) {
    const hash = createHash("sha256");
    for await (const piece of createReadStream(request.base, { highWaterMark: 1 << 20 })) hash.update(piece);
    hash.digest();
  }
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    maxThreads: 1,
    logLevel: LlamaLogLevel.error,
  });
  model = await llama.loadModel({
    modelPath: request.base,
    gpuLayers: 0,
    defaultContextFlashAttention: false,
  });
  for (const [i, { adapter, prefix, suffix }] of request.programs.entries()) {
    const context = await model.createContext({
      contextSize: CONTEXT,
      sequences: 1,
      threads: 1,
      lora: { adapters: [{ filePath: adapter, scale: 1 }] },
    });
    const sequence = context.getSequence();
    const state = request.states && `${request.states}/official-${i}.bin`;
    if (state && existsSync(state)) {
      await sequence.loadStateFromFile(state, { acceptRisk: true });
    } else {
      await sequence.evaluateWithoutGeneratingNewTokens(model.tokenize(prefix, true));
      if (state) await sequence.saveStateToFile(state);
    }
    open.push({ sequence, prefixLength: sequence.nextTokenIndex, suffix });
  }
}

async function call({ program, input }: Extract<Request, { op: "call" }>): Promise<string> {
  const { sequence, prefixLength, suffix } = open[program]!;
  const end = sequence.nextTokenIndex;
  if (end > prefixLength) await sequence.eraseContextTokenRanges([{ start: prefixLength, end }]);
  const answer = [];
  for await (const token of sequence.evaluate(model.tokenize(input + suffix, true), { temperature: 0 })) {
    if (model.isEogToken(token) || answer.length === MOST_TOKENS) break;
    answer.push(token);
  }
  return model.detokenize(answer).trim();
}

async function handle(request: Request): Promise<unknown> {
  if (request.op === "open") return openPrograms(request);
  if (request.op === "call") return call(request);
  process.exit(0);
}

if (process.send) {
  process.on("message", (request: Request) => {
    handle(request).then(
      (value) => process.send!({ value }),
      (error: unknown) => process.send!({ error: String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(0));
} else {
  // Alone: `official-loop.js REQUEST INPUT` opens, answers one call and ends: the cold start. `REQUEST --lines FILE` answers its lines.
  await openPrograms(JSON.parse(process.argv[2]!));
  const [, , , input, file] = process.argv;
  const inputs = input === "--lines" ? (await readFile(file!, "utf8")).trimEnd().split("\n") : [input!];
  for (const one of inputs) process.stdout.write(`${await call({ op: "call", program: 0, input: one })}\n`);
  process.exit(0);
}
