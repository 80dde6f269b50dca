/**
 * The nano snapshot that ships with PAW (models/nano): its manifest, and its networks as GGUF files.
 *
 * Weights are stored as safetensors, as training writes them. They become GGUF once, in the cache folder, under a
 * name that holds the hash of the weights and the converter's version, and are checked against the manifest then.
 */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import {
  ggufFromHf,
  isLabelTemperature,
  MAX_LABEL_TEMPERATURE,
  MIN_LABEL_TEMPERATURE,
  PawError,
  readSafetensors,
} from "@paw/format";
import { cacheDirectory, writeAtomically } from "./cache.js";

/** Raised when ggufFromHf writes other bytes for the same weights. */
const CONVERTER_VERSION = 1;

export interface NanoManifest {
  /** Name with a date; never changes meaning. */
  readonly snapshot: string;
  readonly licence: string;
  /** Longest specification that the encoder was trained on, in characters. */
  readonly max_spec_characters: number;
  /** Stored type of emitted adapters. */
  readonly adapter_type: "F32" | "F16" | "Q8_0" | "Q4_0";
  /** Fitted to these weights by `paw bench calibrate`; goes into every program compiled. None is 1. */
  readonly label_temperature?: number;
  readonly interpreter: NanoNetwork;
  readonly encoder: NanoNetwork;
  readonly mapper: NanoFile & {
    readonly rank: number;
    readonly alpha: number;
    readonly n_bases: number;
    readonly a_offset: number;
  };
}

export interface NanoFile {
  /** File name inside models/nano. */
  readonly weights: string;
  readonly sha256: string;
}

export interface NanoNetwork extends NanoFile {
  /** Stored type of the GGUF that is made from it. */
  readonly type: "F32" | "F16" | "Q8_0" | "Q4_0";
}

/** Folder of the snapshot: `PAW_NANO_DIR` where a user trained their own, else the shipped package. */
export function nanoDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.PAW_NANO_DIR) return resolve(environment.PAW_NANO_DIR);
  try {
    return dirname(createRequire(import.meta.url).resolve("@paw/nano/manifest.json"));
  } catch (cause) {
    throw new PawError(
      "MODEL_MISSING",
      "the nano model (package @paw/nano) is not installed. Run npm ci, or install @paw/nano.",
      { cause },
    );
  }
}

/** By folder. */
const manifests = new Map<string, Promise<NanoManifest>>();

/** The manifest of the snapshot in `nanoDirectory()`; each folder's is read once. */
export function nanoManifest(): Promise<NanoManifest> {
  const directory = nanoDirectory();
  const known = manifests.get(directory);
  if (known !== undefined) return known;
  const manifest = readManifest(join(directory, "manifest.json"));
  manifests.set(directory, manifest);
  // What failed may be mended while the process runs: the next call reads again.
  manifest.catch(() => manifests.delete(directory));
  return manifest;
}

async function readManifest(path: string): Promise<NanoManifest> {
  const text = await readFile(path, "utf8").catch((cause) => {
    throw new PawError(
      "MODEL_MISSING",
      `the nano model is not there: ${path} cannot be read. Reinstall @paw/nano, or correct PAW_NANO_DIR.`,
      { cause },
    );
  });
  let read: NanoManifest;
  try {
    read = JSON.parse(text) as NanoManifest;
  } catch (cause) {
    throw new PawError("MODEL_INVALID", `${path} is not JSON. Reinstall @paw/nano.`, { cause });
  }
  const { label_temperature: temperature } = read;
  if (temperature !== undefined && !isLabelTemperature(temperature))
    throw new PawError(
      "MODEL_INVALID",
      `${path}: label_temperature is ${JSON.stringify(temperature)}; a number from ${MIN_LABEL_TEMPERATURE} to ` +
        `${MAX_LABEL_TEMPERATURE} is needed. Fit it again with paw bench calibrate, or leave it out.`,
    );
  return read;
}

/** Bytes of one file of the snapshot; throws MODEL_MISSING or HASH_MISMATCH. */
export async function readNanoFile(file: NanoFile): Promise<Uint8Array> {
  const path = join(nanoDirectory(), file.weights);
  const bytes = await readPart(path);
  const sha256 = hashOf(bytes);
  if (sha256 !== file.sha256)
    throw new PawError(
      "HASH_MISMATCH",
      `${path} has SHA-256 ${sha256.slice(0, 16)}..., the manifest says ${file.sha256.slice(0, 16)}.... ` +
        "The file is damaged: reinstall @paw/nano.",
    );
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes of a file; throws MODEL_MISSING. */
function readPart(path: string): Promise<Buffer> {
  return readFile(path).catch((cause) => {
    throw new PawError("MODEL_MISSING", `the model file ${path} cannot be read. Reinstall @paw/nano.`, {
      cause,
    });
  });
}

/**
 * Path of a network as GGUF, converted into the cache folder on first use. A file there that is not what was written, be it
 * after a power cut or on a worn disk, is made again: its hash is beside it.
 */
export async function nanoGguf(
  part: "interpreter" | "encoder",
  directory: string = cacheDirectory(),
): Promise<string> {
  const { [part]: network, snapshot } = await nanoManifest();
  const name = `${snapshot}-${part}-${network.type}-${network.sha256.slice(0, 16)}-v${CONVERTER_VERSION}.gguf`;
  const path = join(directory, "models", name);
  if (await isWhole(path)) return path;
  const folder = nanoDirectory();
  const [weights, config, tokenizer] = await Promise.all([
    readNanoFile(network),
    readPart(join(folder, "config.json")),
    readPart(join(folder, "tokenizer.json")),
  ]);
  const gguf = ggufFromHf({
    config: JSON.parse(config.toString()),
    tensors: readSafetensors(weights),
    tokenizer: JSON.parse(tokenizer.toString()),
    type: network.type,
    name: `${snapshot} ${part}`,
  });
  await writeAtomically(path, gguf);
  await writeAtomically(hashPath(path), new TextEncoder().encode(hashOf(gguf)));
  return path;
}

const hashPath = (path: string): string => `${path}.sha256`;
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Files that this process found whole: by path, their size and times then. */
const whole = new Map<string, string>();

/** Whether the file has the hash beside it; read again only once it has changed. */
async function isWhole(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return false;
  const state = `${info.size} ${info.mtimeMs} ${info.ctimeMs}`;
  if (whole.get(path) === state) return true;
  const [bytes, hash] = await Promise.all([readFile(path), readFile(hashPath(path), "utf8")]).catch(() => []);
  if (bytes === undefined || hash !== hashOf(bytes)) return false;
  whole.set(path, state);
  return true;
}
