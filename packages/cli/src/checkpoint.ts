/**
 * How far a `paw run --resume` has come: a small JSON file beside its results, replaced whole about once a second.
 *
 * It names what the answers depend on (program, options, the part of the input that was answered), so that a later
 * run cannot go on with other answers by mistake. The state of a hash cannot be stored: a resumed run reads the
 * answered part of the input again. The file stays when all is done; otherwise nothing would tell finished results
 * from ones that were cut off.
 */

import { createHash } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { PawError } from "@paw/format";
import type { Position } from "./input.js";

const FORMAT = 1;
/** The longest label set allowed (1,024 of 256 characters) fits; a larger file is something else. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What the answers depend on besides the input. */
export interface RunIdentity {
  /** Program id. */
  readonly program: string;
  /** SHA-256 of the program file: one id may have been compiled by several versions. */
  readonly programSha256: string;
  /** The interpreter's file where `--base` gave one; checkpoints of programs without have none. */
  readonly base?: string;
  readonly mode: "lines" | "jsonl";
  /** What `--ignore` leaves out of inputs; none where nothing is. */
  readonly ignore?: string;
  /** Labels that answers are restricted to, the program's own or others; null where answers are free. */
  readonly labels: readonly string[] | null;
  /** Grammar that answers are restricted to, the program's own or another; null where there is none. */
  readonly grammar: string | null;
  /** Confidence under which no answer is given; null where all are. */
  readonly abstainBelow: number | null;
  readonly maxTokens: number | null;
  readonly confidence: boolean;
}

export interface Checkpoint extends RunIdentity {
  /** Of the input, what was answered; a line counts with its line end. */
  readonly input: Position & { readonly sha256: string };
  readonly outputBytes: number;
}

/** The place of the checkpoint of an output file. */
export function checkpointPath(output: string): string {
  return `${output}.checkpoint`;
}

/** Puts a checkpoint in its place, whole or not at all, also over a power cut. Throws `IO`. */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  // One run at a time writes an output: a fixed name lets the next run replace what a killed one left.
  const temporary = `${path}.part`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(`${JSON.stringify({ format: FORMAT, ...checkpoint }, null, 2)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new PawError("IO", `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}

/** Reads a checkpoint; undefined where there is none. Throws `INPUT_INVALID` for another file, or `IO`. */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  let text = "";
  try {
    if ((await stat(path)).size <= MAX_BYTES) text = await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
  const value = parse(text);
  if (value?.format !== undefined && value.format !== FORMAT) {
    throw new PawError(
      "INPUT_INVALID",
      `${path} has format ${JSON.stringify(value.format)}, this version of paw reads ${FORMAT}: ` +
        "go on with the version that wrote it, or delete it and its output to begin anew",
    );
  }
  if (value === undefined || !isCheckpoint(value)) {
    throw new PawError(
      "INPUT_INVALID",
      `${path} is damaged or no checkpoint of paw run: delete it and its output to begin anew`,
    );
  }
  return value;
}

/** Throws `OPTION_INVALID` naming what of a run is not as it was. */
export function checkIdentity(path: string, before: Checkpoint, now: RunIdentity): void {
  const differing = IDENTITY.filter(([key]) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))[0];
  if (differing === undefined) return;
  const [key, name] = differing;
  throw new PawError(
    "OPTION_INVALID",
    `${name} was ${shown(before[key])} when ${path} was written and is ${shown(now[key])} now: ` +
      "run with what it was, give another --out, or delete the output and its checkpoint to begin anew",
  );
}

/** SHA-256 of an input up to the line that was answered last, while more of it is read ahead. */
export class AnsweredHash {
  readonly #hash = createHash("sha256");
  /** Read and not yet answered as a whole: as much as is in flight. */
  readonly #ahead: Buffer[] = [];
  /** Bytes in the hash: the beginning of `#ahead`. */
  #hashed = 0;

  /** Takes bytes as they are read. */
  read(piece: Buffer): void {
    this.#ahead.push(piece);
  }

  /** Lets go of what lies before `end`, in bytes from the beginning. */
  advance(end: number): void {
    for (let [first] = this.#ahead; first && this.#hashed + first.length <= end; [first] = this.#ahead) {
      this.#hash.update(first);
      this.#hashed += first.length;
      this.#ahead.shift();
    }
  }

  /** The hash, in hexadecimal, of everything before `end`, which has been read. */
  sha256(end: number): string {
    this.advance(end);
    const hash = this.#hash.copy();
    const [first] = this.#ahead;
    if (first) hash.update(first.subarray(0, end - this.#hashed));
    return hash.digest("hex");
  }
}

// --- internal ---

/** In the order in which differences are told. */
const IDENTITY: readonly (readonly [keyof RunIdentity, string])[] = [
  ["program", "the program's id"],
  ["programSha256", "the SHA-256 of the program file"],
  ["base", "--base"],
  ["mode", "the mode"],
  ["ignore", "--ignore"],
  ["labels", "the label set"],
  ["grammar", "the grammar"],
  ["abstainBelow", "--abstain-below"],
  ["maxTokens", "--max-tokens"],
  ["confidence", "--confidence"],
];

function shown(value: unknown): string {
  return value === undefined ? "none" : JSON.stringify(value);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isCheckpoint(value: Record<string, unknown>): value is Record<string, unknown> & Checkpoint {
  const input = (value.input ?? {}) as Record<string, unknown>;
  const { format, labels, maxTokens } = value;
  return (
    format === FORMAT &&
    typeof value.program === "string" &&
    isSha256(value.programSha256) &&
    (value.base === undefined || typeof value.base === "string") &&
    (value.ignore === undefined || typeof value.ignore === "string") &&
    (value.mode === "lines" || value.mode === "jsonl") &&
    (value.grammar === null || typeof value.grammar === "string") &&
    (value.abstainBelow === null || typeof value.abstainBelow === "number") &&
    (labels === null || (Array.isArray(labels) && labels.every((label) => typeof label === "string"))) &&
    (maxTokens === null || isCount(maxTokens)) &&
    typeof value.confidence === "boolean" &&
    isCount(input.bytes) &&
    isCount(input.lines) &&
    isSha256(input.sha256) &&
    isCount(value.outputBytes)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isSha256(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
