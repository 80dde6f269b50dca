/**
 * A program over lines or JSON lines of any number: from stdin or a file, to stdout or a file, in order, as soon as
 * results are there. Memory does not grow with the input: a bounded number of lines is in flight.
 */

import { open, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { isPawError, PawError, sha256Hex } from "@paw/format";
import { isLocked, withLock } from "@paw/store";
import { type CallOptions, mapOrdered, type PawFunction } from "paw";
import type { Abstaining, GivenResult } from "./abstain.js";
import { checkpointPath, type RunIdentity } from "./checkpoint.js";
import { atLine, type Line, type Position, readLinesTogether, refuseFolder, type Source } from "./input.js";
import { withFields } from "./jsonl.js";
import { type LineInput, lineInputs } from "./line-inputs.js";
import { lineProgress } from "./line-progress.js";
import { note, print } from "./output.js";
import { ResultFile } from "./result-file.js";
import { ResumableResults } from "./resumable.js";
import { refuseSameFile } from "./same-file.js";

/** Lines taken ahead for each worker of the shared pool: most may be answered already, behind one that takes long. */
const LINES_AHEAD = 16;
/** With a time-out, which counts from when a line is taken: one is computed and one waits. */
const LINES_AHEAD_TIMED = 2;
/** What JSON lines get; fields of these names in the input are of an earlier run. */
const RESULT_FIELDS = new Set(["output", "abstained", "confidence", "error"]);
const BEGINNING: Position = { bytes: 0, lines: 0 };

export interface LineRun {
  readonly fn: PawFunction;
  /** What was loaded: a file, a folder, or a name. */
  readonly program: string;
  /** The function's answers, those under `abstainBelow` not given. */
  readonly answers: Abstaining;
  readonly abstainBelow?: number | undefined;
  /** The file that `--base` gave. */
  readonly base?: string | undefined;
  readonly mode: RunIdentity["mode"];
  /** What the program is not to read of an input. */
  readonly ignore?: RegExp | undefined;
  readonly maxTokens?: number | undefined;
  /** Whether calls have a time-out. */
  readonly isTimed: boolean;
  /** Adds confidences to lines; JSON lines have them always. */
  readonly confidence: boolean;
  /** A file in place of stdin. */
  readonly input?: string | undefined;
  /** A file in place of stdout. */
  readonly output?: string | undefined;
  /** Goes on where an earlier run stopped; needs both files. */
  readonly resume: boolean;
  readonly signal: AbortSignal;
}

/**
 * Answers all lines. A bad line ends it after the results before it (`INPUT_INVALID` or what the call throws, with the
 * line's number). Throws `IO` (also where another process goes on with the same output), `ABORTED`, and for `resume` what `ResumableResults.open` throws.
 */
export async function runLines(run: LineRun): Promise<void> {
  const { output, resume, signal } = run;
  if (output === undefined || !resume) return answerLines(run);
  // Two runs that go on with one file would write the same lines twice.
  const lock = `${output}.lock`;
  if (await isLocked(lock)) {
    throw new PawError(
      "IO",
      `another paw process is writing ${output} (it holds ${lock}): wait for it, or stop it; ` +
        "where there is none, delete that file",
    );
  }
  let told = false;
  const onWait = (): void => {
    if (!told) note(`paw: waiting: ${lock} is taken over when it shows no sign of life for 20 seconds`);
    told = true;
  };
  await withLock(lock, ({ check }) => answerLines(run, check), { signal, beside: output, onWait });
}

async function answerLines(run: LineRun, checkLock?: () => Promise<void>): Promise<void> {
  const { mode, signal } = run;
  const results = await openResults(run, checkLock);
  if (results === undefined) return;
  const from = results.from ?? BEGINNING;
  const source: Source = run.input === undefined ? { stdin: true } : { path: run.input, from };
  const progress = lineProgress(source, from, run.output !== undefined || process.stdout.isTTY !== true);
  const answer = mode === "lines" ? answerLine : answerJsonLine;
  const workers = Math.min(8, availableParallelism());
  const concurrency = workers * (run.isTimed ? LINES_AHEAD_TIMED : LINES_AHEAD);
  const cut: Cut = { count: 0, first: 0 };
  const work = async (input: LineInput, stop: AbortSignal) => {
    if (input.error !== undefined) throw input.error;
    const call: CallAtLine = (number, text) => callAtLine(run, number, text, stop, cut);
    return { line: input.line, text: await answer(input, call, run) };
  };
  try {
    const inputs = lineInputs(readLinesTogether(source, signal, results.read), mode, run.ignore);
    for await (const { line, text } of mapOrdered(inputs, work, { concurrency, signal })) {
      await results.add(line, text);
      progress.update(line);
    }
  } catch (error) {
    progress.clear();
    await results.close().catch(() => undefined); // the first error is the one to tell
    throw error;
  }
  progress.clear();
  await results.close();
  if (cut.count > 0) {
    const left = run.fn.grammar === undefined ? "" : "; those that did not fit the grammar then are left out";
    note(`paw: note: ${cut.count} answers were cut, the first in line ${cut.first}${left}; see --max-tokens`);
  }
}

interface Results {
  readonly from?: Position;
  readonly read?: (piece: Buffer) => void;
  add(line: Line, result: string | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Opens what results go to; undefined where a resumed run has nothing left to do. */
async function openResults(run: LineRun, checkLock?: () => Promise<void>): Promise<Results | undefined> {
  const { input, output, signal } = run;
  if (output === undefined) {
    return {
      add: async (_, result) => (result === undefined ? undefined : print(result)),
      close: async () => undefined,
    };
  }
  await refuseSameFile("--out", output, {
    [input === undefined ? "stdin" : "--in"]: input ?? 0,
    "the program": run.program,
  });
  await checkInput(input);
  if (run.resume && input !== undefined) {
    const plan = { input, output, identity: identityOf(run), checkLock };
    const results = await ResumableResults.open(plan, signal);
    if (results === undefined)
      note(`paw: all lines of ${input} are answered in ${output}: nothing left to do`);
    else if (results.from.lines > 0) note(`paw: going on behind line ${results.from.lines} of ${input}`);
    return results;
  }
  if (await stat(checkpointPath(output)).catch(() => undefined)) {
    throw new PawError(
      "OPTION_INVALID",
      `${output} was written with --resume (there is ${checkpointPath(output)}): add --resume to go on with it, ` +
        "or delete the checkpoint to replace it",
    );
  }
  const file = await ResultFile.open(output);
  return {
    add: async (_, result) => (result === undefined ? undefined : file.write(result)),
    close: () => file.close(),
  };
}

/** Finds out, before an output is emptied, that the input cannot be read. A pipe is not tried: opening it would use it up. */
async function checkInput(input: string | undefined): Promise<void> {
  refuseFolder(input === undefined ? { stdin: true } : { path: input });
  if (input === undefined) return;
  try {
    if ((await stat(input)).isFile()) await (await open(input)).close();
  } catch (cause) {
    throw new PawError("IO", `cannot read ${input}: ${(cause as Error).message}`, { cause });
  }
}

function identityOf({ fn, base, abstainBelow, mode, ignore, maxTokens, confidence }: LineRun): RunIdentity {
  return {
    program: fn.programId,
    programSha256: sha256Hex(fn.bytes),
    ...(base === undefined ? {} : { base: resolve(base) }),
    mode,
    ...(ignore === undefined ? {} : { ignore: ignore.source }),
    labels: fn.labels ?? null,
    grammar: fn.grammar ?? null,
    abstainBelow: abstainBelow ?? null,
    maxTokens: maxTokens ?? null,
    confidence: mode === "lines" && confidence,
  };
}

/** A line of which nothing is read gives an empty output, so that outputs stay beside their inputs. */
async function answerLine(
  { line, text = "" }: LineInput,
  call: CallAtLine,
  { confidence }: LineRun,
): Promise<string> {
  if (text === "") return confidence ? "\t" : "";
  const result = await call(line.number, text);
  // An answer of several lines would shift all that follow.
  const output = (result.output ?? "").replace(/\r\n|\r|\n/g, "\\n");
  return confidence ? `${output}\t${shownConfidence(result.confidence)}` : output;
}

/** A blank line has no result. */
async function answerJsonLine({ line, text }: LineInput, call: CallAtLine): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const { output, confidence, abstained, error } = await call(line.number, text);
  const marks = { ...(abstained ? { abstained } : {}), ...(error === undefined ? {} : { error }) };
  return withFields(line.text, { output, ...marks, confidence }, RESULT_FIELDS);
}

/** The result of a line; `error` in place of an output that does not fit. */
type LineResult = Pick<GivenResult, "output" | "confidence" | "abstained"> & { readonly error?: string };
type CallAtLine = (number: number, text: string) => Promise<LineResult>;

/** Lines whose answers ran out of tokens. */
interface Cut {
  count: number;
  first: number;
}

/** An answer that does not fit is as one that is withheld: it would be so again, and the lines behind it are worth their answers. */
async function callAtLine(
  { answers, maxTokens }: LineRun,
  number: number,
  text: string,
  signal: AbortSignal,
  cut: Cut,
): Promise<LineResult> {
  const options: CallOptions = maxTokens === undefined ? { signal } : { signal, maxTokens };
  const countCut = (): void => {
    cut.count++;
    cut.first = cut.count === 1 ? number : Math.min(cut.first, number);
  };
  try {
    const result = await answers.call(text, options);
    if (result.finishReason === "length") countCut();
    return result;
  } catch (error) {
    if (!isPawError(error) || error.code !== "OUTPUT_INVALID") throw atLine(number, error);
    countCut();
    return { output: null, confidence: 0, error: error.message };
  }
}

/** A confidence as lines show it. */
export function shownConfidence(confidence: number): string {
  return confidence.toFixed(2);
}
