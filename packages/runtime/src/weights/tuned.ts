/**
 * Which stored type of a base runs: the one that `tuneBase` found fastest on this machine for labels, and for longer answers.
 *
 * Copies and the record of the choice lie in `weights/<key>/` of the cache folder, where the key is the base's path, size and times of change: a
 * base that changes has no copies (`paw cache gc` removes those of the old one). Without a record, or on another processor, the base runs as it is.
 */

import { createHash, randomBytes } from "node:crypto";
import { readFile, rename, rm, stat } from "node:fs/promises";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { isJsonObject, PawError, type TensorType } from "@paw/format";
import { cacheDirectory, hasFile, writeAtomically } from "../cache.js";
import { ADDON_VERSION } from "../llama/addon.js";
import { COPY_TYPES, type CopyType, requantizeBase, storedType } from "./requantize.js";
import { type BaseSpeed, type Forecast, measureBases } from "./speed.js";

/** What answers a program gives: one of its labels, or text. */
export type AnswerKind = "labels" | "text";

/** Tokens of the text answer that types are compared by. */
export const TEXT_TOKENS = 32;
/** A copy must save this share of a call's time to be worth its place on disk. */
const LEAST_GAIN = 0.1;
/** A copy that predicts the stored base's next token less often than this is no rounding of it: a kernel is wrong here. */
const LEAST_SAME = 0.6;
const RECORD = "weights.json";
const RECORD_VERSION = 1;

export interface MeasuredType {
  readonly type: TensorType;
  readonly sizeBytes: number;
  readonly speed: BaseSpeed;
  /** Milliseconds of a call with an input of 40 tokens, by kind of answer. */
  readonly callMs: Readonly<Record<AnswerKind, number>>;
  /** Positions of a sample text where the most probable token is that of the base as stored, of how many. */
  readonly sameTokens: number;
  readonly positions: number;
  /** Largest difference of that token's natural log-probability, where it is the same. */
  readonly largestDifference: number;
}

export interface Tuning {
  readonly stored: TensorType;
  /** The base as stored, then its copies. */
  readonly types: readonly MeasuredType[];
  readonly chosen: Readonly<Record<AnswerKind, TensorType>>;
  /** The folder that holds the copies that are used, if any is. */
  readonly folder: string;
}

export interface TuneOptions {
  /** Types to try beside the stored one. Default Q8_0, the finest there is. */
  readonly types?: readonly CopyType[] | undefined;
  readonly cacheDir?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told while copies are written and while all are measured: the share done, 0 to 1. */
  readonly onProgress?: ((stage: `write ${CopyType}` | "measure", share: number) => void) | undefined;
}

/**
 * Writes copies of a base in other types, measures all on this machine, keeps those that win and remembers the choice for `tunedBase`. Rejects
 * as `requantizeBase` and `measureBases`.
 */
export async function tuneBase(path: string, options: TuneOptions = {}): Promise<Tuning> {
  const { types = ["Q8_0"], cacheDir = cacheDirectory(), signal, onProgress } = options;
  const stored = await storedType(path);
  const folder = await folderOf(path, cacheDir);
  // Of its own: another process may tune the same base, and what is in use stays until there is something better.
  const trying = join(folder, `try-${process.pid}-${randomBytes(4).toString("hex")}`);
  const tried = COPY_TYPES.filter((type) => types.includes(type) && type !== stored);
  const files: { type: TensorType; file: string }[] = [{ type: stored, file: resolve(path) }];
  try {
    for (const type of tried) {
      const file = copyPath(trying, type);
      const onWritten = (bytes: number, of: number) => onProgress?.(`write ${type}`, bytes / of);
      await requantizeBase(path, type, file, { signal, onWritten });
      files.push({ type, file });
    }
    onProgress?.("measure", 0);
    const measured = await measureBases(
      files.map(({ file }) => file),
      signal,
      (done, of) => onProgress?.("measure", done / of),
    );
    const sizes = await Promise.all(files.map(async ({ file }) => (await stat(file)).size));
    const table = measured.map(
      ({ speed, forecast }, i): MeasuredType => ({
        type: files[i]!.type,
        sizeBytes: sizes[i]!,
        speed,
        callMs: { labels: speed.inputMs, text: speed.inputMs + TEXT_TOKENS * speed.tokenMs },
        ...agreement(forecast, measured[0]!.forecast),
      }),
    );
    if (tried.length === 0)
      return { stored, types: table, chosen: await currentChoice(folder, stored), folder };
    const chosen = { labels: fastest(table, "labels"), text: fastest(table, "text") };
    await keepCopies(path, folder, trying, tried, chosen);
    return { stored, types: table, chosen, folder };
  } catch (error) {
    if (signal?.aborted) throw new PawError("ABORTED", "the tuning was stopped", { cause: error });
    throw error;
  } finally {
    await rm(trying, { recursive: true, force: true }).catch(() => undefined); // `paw cache gc` finds it later
  }
}

/** The file that a base runs from for a kind of answer: the copy that was chosen on this machine, else the base itself. */
export async function tunedBase(
  path: string,
  kind: AnswerKind,
  cacheDir: string = cacheDirectory(),
): Promise<string> {
  const folder = await folderOf(path, cacheDir).catch(() => undefined); // what a missing base means is said elsewhere
  const record = folder === undefined ? undefined : await readRecord(folder);
  const type = record?.machine === machine() ? record.chosen[kind] : undefined;
  const copy = type && record?.copies.get(type);
  if (folder === undefined || type === undefined || copy === undefined) return path;
  const file = copyPath(folder, type);
  return (await hasFile(file, copy.sizeBytes)) ? file : path;
}

/** Removes the copies of a base and the choice; false when there was none. Throws CACHE_UNWRITABLE. */
export async function forgetTuning(path: string, cacheDir: string = cacheDirectory()): Promise<boolean> {
  const folder = await folderOf(path, cacheDir).catch(() => undefined);
  if (folder === undefined || !(await stat(folder).catch(() => undefined))) return false;
  await rm(folder, { recursive: true, force: true }).catch(unwritable(folder));
  return true;
}

function agreement(copy: Forecast, stored: Forecast) {
  const same = [...copy.tokens.keys()].filter((at) => copy.tokens[at] === stored.tokens[at]);
  const differences = same.map((at) => Math.abs(copy.logProbabilities[at]! - stored.logProbabilities[at]!));
  return {
    sameTokens: same.length,
    positions: stored.tokens.length,
    largestDifference: Math.max(0, ...differences),
  };
}

/** The type with the shortest call of those that predict alike; the stored one, which is first, unless another is shorter by a tenth. */
export function fastest(table: readonly MeasuredType[], kind: AnswerKind): TensorType {
  const [stored, ...others] = table;
  const copies = others.filter(({ sameTokens, positions }) => sameTokens >= LEAST_SAME * positions);
  const best = copies.reduce((a, b) => (b.callMs[kind] < a.callMs[kind] ? b : a), stored!);
  return best.callMs[kind] <= (1 - LEAST_GAIN) * stored!.callMs[kind] ? best.type : stored!.type;
}

interface TuningRecord {
  readonly machine: string;
  /** Absent: the base itself. */
  readonly chosen: { readonly [Kind in AnswerKind]?: CopyType | undefined };
  readonly copies: ReadonlyMap<CopyType, { readonly sizeBytes: number }>;
}

/** Puts the chosen copies in their places and says so; earlier ones that are not chosen go last. */
async function keepCopies(
  path: string,
  folder: string,
  trying: string,
  tried: readonly CopyType[],
  chosen: Tuning["chosen"],
): Promise<void> {
  const copies: Record<string, { sizeBytes: number }> = {};
  // Of those tried: the base's own type may be chosen too, and has no copy.
  const kept = tried.filter((type) => Object.values(chosen).includes(type));
  for (const type of kept) {
    await rename(copyPath(trying, type), copyPath(folder, type)).catch(unwritable(folder));
    copies[type] = { sizeBytes: (await stat(copyPath(folder, type))).size };
  }
  const { size, mtimeMs, ctimeMs } = await stat(path);
  const source = { path: resolve(path), size, mtimeMs, ctimeMs };
  const record = { version: RECORD_VERSION, source, machine: machine(), chosen, copies };
  await writeAtomically(
    join(folder, RECORD),
    new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`),
  );
  for (const type of COPY_TYPES) if (!kept.includes(type)) await rm(copyPath(folder, type), { force: true });
}

/** What an earlier tuning chose, where nothing new was tried. */
async function currentChoice(folder: string, stored: TensorType): Promise<Tuning["chosen"]> {
  const record = await readRecord(folder);
  const { labels = stored, text = stored } = record?.machine === machine() ? record.chosen : {};
  return { labels, text };
}

/** The record of a folder; undefined when there is none or it is damaged. */
async function readRecord(folder: string): Promise<TuningRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, RECORD), "utf8"));
    if (!isJsonObject(value) || value.version !== RECORD_VERSION) return undefined;
    const { machine, chosen, copies } = value;
    if (typeof machine !== "string" || !isJsonObject(chosen) || !isJsonObject(copies)) return undefined;
    const sized = COPY_TYPES.flatMap((type) => {
      const copy = Object.hasOwn(copies, type) ? copies[type] : undefined;
      return isJsonObject(copy) && typeof copy.sizeBytes === "number"
        ? [[type, { sizeBytes: copy.sizeBytes }] as const]
        : [];
    });
    const typeOf = (kind: AnswerKind) => COPY_TYPES.find((type) => type === chosen[kind]);
    return {
      machine,
      chosen: { labels: typeOf("labels"), text: typeOf("text") },
      copies: new Map(sized),
    };
  } catch {
    return undefined;
  }
}

async function folderOf(path: string, cacheDir: string): Promise<string> {
  const { size, mtimeMs, ctimeMs } = await stat(path);
  const facts = JSON.stringify([resolve(path), size, mtimeMs, ctimeMs]);
  return join(cacheDir, "weights", createHash("sha256").update(facts).digest("hex").slice(0, 16));
}

function copyPath(folder: string, type: CopyType): string {
  return join(folder, `${type}.gguf`);
}

function unwritable(folder: string) {
  return (cause: Error): never => {
    throw new PawError("CACHE_UNWRITABLE", `cannot change ${folder}: ${cause.message}`, { cause });
  };
}

/** What speeds depend on: the processor, and the engine with its kernels. */
function machine(): string {
  return `${process.arch} ${cpus()[0]?.model ?? ""}, llama addon ${ADDON_VERSION}`;
}
