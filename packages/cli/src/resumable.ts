/** Results of `paw run --resume`: an output file with its checkpoint, begun anew or gone on with. */

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { PawError } from "@paw/format";
import {
  AnsweredHash,
  type Checkpoint,
  checkIdentity,
  checkpointPath,
  type RunIdentity,
  readCheckpoint,
  writeCheckpoint,
} from "./checkpoint.js";
import type { Line, Position } from "./input.js";
import { ResultFile } from "./result-file.js";

/** Least milliseconds between two checkpoints: what a killed run may have to do again. */
const INTERVAL_MS = 1000;
const LINE_FEED = 0x0a;
const ANEW = "delete it and its checkpoint to begin anew";

export interface ResumePlan {
  readonly input: string;
  readonly output: string;
  readonly identity: RunIdentity;
  /** Throws where another run has taken the output over; asked before every checkpoint. */
  readonly checkLock?: (() => Promise<void>) | undefined;
}

/** The output of a run that can be stopped at any time. */
export class ResumableResults {
  /** Where the input is to be read from. */
  readonly from: Position;
  readonly #plan: ResumePlan;
  readonly #file: ResultFile;
  readonly #hash: AnsweredHash;
  #answered: Position;
  #savedAt = performance.now();

  private constructor(plan: ResumePlan, from: Position, file: ResultFile, hash: AnsweredHash) {
    this.#plan = plan;
    this.from = from;
    this.#file = file;
    this.#hash = hash;
    this.#answered = from;
  }

  /**
   * Opens the output where its checkpoint says, at the beginning where there is none; undefined when the whole input
   * has been answered. Throws `OPTION_INVALID` for another program, other options, or an output without checkpoint,
   * `HASH_MISMATCH` for an input that has changed, `INPUT_INVALID` for a damaged checkpoint, `IO`.
   */
  static async open(plan: ResumePlan, signal: AbortSignal): Promise<ResumableResults | undefined> {
    const { input, output, identity } = plan;
    const path = checkpointPath(output);
    const size = await inputSize(input);
    const before = await readCheckpoint(path);
    const present = await stat(output).catch(() => undefined);
    if (present && !present.isFile()) {
      throw new PawError("OPTION_INVALID", `${output} is not a regular file: --resume needs one`);
    }
    const hash = new AnsweredHash();
    if (before === undefined) {
      if (present && present.size > 0) {
        throw new PawError(
          "OPTION_INVALID",
          `${output} has ${present.size} bytes and there is no ${path}, so it was not written with --resume: ` +
            "delete it, give another --out, or leave --resume out to replace it",
        );
      }
      const results = new ResumableResults(plan, { bytes: 0, lines: 0 }, await ResultFile.open(output), hash);
      // At once: a run that is killed within the first second can be resumed too.
      await results.#save();
      return results;
    }
    checkIdentity(path, before, identity);
    if (present === undefined) {
      throw new PawError(
        "IO",
        `${output} is missing, ${path} is there: put it back, or delete that to begin anew`,
      );
    }
    if (present.size < before.outputBytes) {
      throw new PawError(
        "IO",
        `${output} has ${present.size} bytes, ${path} says ${before.outputBytes}: it was cut or replaced; ${ANEW}`,
      );
    }
    await checkInput(plan, before, size, hash, signal);
    if (before.input.bytes === size) return undefined;
    const file = await ResultFile.open(output, before.outputBytes);
    return new ResumableResults(plan, before.input, file, hash);
  }

  /** Takes bytes of the input as they are read. */
  readonly read = (piece: Buffer): void => this.#hash.read(piece);

  /** Adds the result of a line, undefined where it has none. Throws `IO`. */
  async add(line: Line, result: string | undefined): Promise<void> {
    if (result !== undefined) await this.#file.write(result);
    this.#answered = { bytes: line.end, lines: line.number };
    this.#hash.advance(line.end);
    if (performance.now() - this.#savedAt >= INTERVAL_MS) await this.#save();
  }

  /** Writes the last checkpoint and closes the output. Throws `IO`. */
  async close(): Promise<void> {
    try {
      await this.#save();
    } finally {
      await this.#file.close();
    }
  }

  async #save(): Promise<void> {
    const { output, identity, checkLock } = this.#plan;
    await checkLock?.();
    await this.#file.sync();
    const input = { ...this.#answered, sha256: this.#hash.sha256(this.#answered.bytes) };
    const checkpoint: Checkpoint = { ...identity, input, outputBytes: this.#file.bytes };
    await writeCheckpoint(checkpointPath(output), checkpoint);
    this.#savedAt = performance.now();
  }
}

// --- internal ---

async function inputSize(path: string): Promise<number> {
  const info = await stat(path).catch((cause: Error) => {
    throw new PawError("IO", `cannot read ${path}: ${cause.message}`, { cause });
  });
  if (!info.isFile())
    throw new PawError("IO", `${path} is not a regular file: --resume needs one to go back to`);
  return info.size;
}

/** Reads what was answered into the hash and compares. */
async function checkInput(
  { input, output }: ResumePlan,
  before: Checkpoint,
  size: number,
  hash: AnsweredHash,
  signal: AbortSignal,
): Promise<void> {
  const { bytes, sha256 } = before.input;
  if (size < bytes) {
    throw new PawError(
      "HASH_MISMATCH",
      `${input} has ${size} bytes, but ${bytes} of it were answered in ${output}: ` +
        "put the input back that it was, or delete the output and its checkpoint to begin anew",
    );
  }
  if (bytes === 0) return;
  let last: number | undefined;
  try {
    for await (const chunk of addAbortSignal(signal, createReadStream(input, { end: bytes - 1 }))) {
      const piece = chunk as Buffer;
      hash.read(piece);
      hash.advance(bytes);
      last = piece.at(-1);
    }
  } catch (cause) {
    throw new PawError("IO", `cannot read ${input}: ${(cause as Error).message}`, { cause });
  }
  if (hash.sha256(bytes) !== sha256) {
    throw new PawError(
      "HASH_MISMATCH",
      `the first ${bytes} bytes of ${input} (${before.input.lines} lines) are not those that were answered in ` +
        `${output}: put the input back that it was, or delete the output and its checkpoint to begin anew`,
    );
  }
  if (size > bytes && last !== LINE_FEED) {
    throw new PawError(
      "HASH_MISMATCH",
      `line ${before.input.lines} of ${input} was answered as its last, without a line end, and the file has grown ` +
        `since: the answer may be of half a line; delete ${output} and its checkpoint to begin anew`,
    );
  }
}
