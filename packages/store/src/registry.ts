/**
 * The models that can be pulled by name: the known ones, and those that a user adds in a JSON file.
 *
 *     { "models": [{ "name": "my-model", "url": "https://...", "licence": "MIT", "promptContract": "plain" }] }
 *
 * The file is `PAW_MODELS`, or `models.json` in the cache folder.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  isJsonObject,
  isPawError,
  PawError,
  PROMPT_CONTRACTS,
  type PromptContract,
  parseJsonObject,
} from "@paw/format";
import { MAX_FILE_BYTES } from "./answer.js";
import { KNOWN_MODELS } from "./known-models.js";
import { hubAddress, parseAddress, shownAddress } from "./source.js";

/** Names are folder names too, on every system. */
export const MODEL_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** A models.json of a thousand models fits; a larger file is something else. */
const MAX_REGISTRY_BYTES = 2 ** 20;
const MAX_MODELS = 1000;
/** Names that one model may have in programs: repositories it was copied to, and a few spellings. */
const MAX_INTERPRETERS = 16;
/** Context lengths beyond this are mistakes: the largest published ones are 10 million tokens. */
export const MAX_CONTEXT = 2 ** 24;

export interface ModelEntry {
  /** Name for commands, also the folder in the cache. */
  readonly name: string;
  /** One line for people. */
  readonly title?: string;
  /** Hugging Face repository, `owner/name`; or `url`. */
  readonly repository?: string;
  /** File in the repository. */
  readonly file?: string;
  /** Branch, tag or commit of the repository; default main. */
  readonly revision?: string;
  /** Where the file is, if not in a Hugging Face repository. */
  readonly url?: string;
  /** Absent: unknown. */
  readonly sizeBytes?: number;
  /** Lower-case hexadecimal. Absent: unknown until the first download, which records it. */
  readonly sha256?: string;
  /** Absent: unknown. */
  readonly licence?: string;
  /** Who made the weights. */
  readonly origin?: string;
  /** Positions that the model was trained on. */
  readonly contextLength?: number;
  /** How a prompt is laid out for the model. */
  readonly promptContract?: PromptContract;
  /** Names that programs give this very model, the usual one first; `name` itself works always. */
  readonly interpreters?: readonly string[];
}

/** The address of an entry's file, at `HF_ENDPOINT` for repositories. */
export function modelAddress(entry: ModelEntry): string {
  if (entry.url !== undefined) return entry.url;
  return hubAddress(entry.repository as string, entry.file as string, entry.revision ?? "main");
}

/** What programs call base and stored type together (`runtime_id`): the file's name without its ending. */
export function modelRuntimeId(entry: ModelEntry): string {
  return modelFileName(entry).replace(/\.gguf$/i, "");
}

/** The name of an entry's file on disk. */
export function modelFileName(entry: ModelEntry): string {
  const path = entry.url === undefined ? (entry.file as string) : new URL(entry.url).pathname;
  return safeFileName(path.slice(path.lastIndexOf("/") + 1));
}

/** All models by name: the known ones and the user's. Throws REGISTRY_INVALID, IO. */
export async function loadRegistry(
  cacheFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ReadonlyMap<string, ModelEntry>> {
  const path = environment.PAW_MODELS ? resolve(environment.PAW_MODELS) : join(cacheFolder, "models.json");
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" && !environment.PAW_MODELS) return undefined;
    throw new PawError(
      "IO",
      `cannot read the model list ${path}: ${cause.message}. Correct or unset PAW_MODELS.`,
      {
        cause,
      },
    );
  });
  const own = bytes === undefined ? [] : parseRegistry(bytes, path);
  return new Map([...KNOWN_MODELS, ...own].map((entry) => [entry.name, entry]));
}

/** The entries of a user's file, checked. Throws REGISTRY_INVALID with the place, the value and what is allowed. */
export function parseRegistry(bytes: Uint8Array, path: string): ModelEntry[] {
  const document = parseJsonObject(bytes, MAX_REGISTRY_BYTES, "REGISTRY_INVALID", path);
  const extra = Object.keys(document).find((key) => key !== "models");
  if (extra !== undefined || !Array.isArray(document.models)) {
    throw wrong(
      path,
      `{ "models": [...] } is needed${extra === undefined ? "" : `; ${shown(extra)} is not known`}`,
    );
  }
  if (document.models.length > MAX_MODELS) {
    throw wrong(path, `${document.models.length} models; at most ${MAX_MODELS} are allowed`);
  }
  const taken = new Set(KNOWN_MODELS.flatMap(namesOf));
  return document.models.map((value: unknown, index) => {
    const entry = parseEntry(value, `${path}: models[${index}]`);
    for (const name of namesOf(entry)) {
      if (taken.has(name)) {
        throw wrong(`${path}: models[${index}]`, `the name ${shown(name)} is taken; choose another one`);
      }
      taken.add(name);
    }
    return entry;
  });
}

/** The entry whose name, or name in programs, this is. */
export function findInterpreter(
  registry: ReadonlyMap<string, ModelEntry>,
  name: string,
): ModelEntry | undefined {
  return registry.get(name) ?? [...registry.values()].find((entry) => entry.interpreters?.includes(name));
}

function namesOf({ name, interpreters = [] }: ModelEntry): string[] {
  return [...new Set([name, ...interpreters])];
}

/**
 * The entry for a name or an address. An address gets a name from its file and a hash of itself, so that equal file
 * names of two hosts do not meet. Throws MODEL_UNKNOWN with the known names, OPTION_INVALID for a bad address.
 */
export function findModel(registry: ReadonlyMap<string, ModelEntry>, nameOrUrl: string): ModelEntry {
  const known = registry.get(nameOrUrl);
  if (known) return known;
  if (!/^[a-z]+:\/\//i.test(nameOrUrl)) {
    throw new PawError(
      "MODEL_UNKNOWN",
      `there is no model ${shown(nameOrUrl)}: there are ${[...registry.keys()].join(", ")}. ` +
        "An address (https://...) works too, and models.json adds names (docs/downloads.md).",
    );
  }
  // The page of a file at the hub is /blob/, the file itself /resolve/.
  const url = parseAddress(nameOrUrl, "the model").href.replace(
    /^(https:\/\/huggingface\.co\/[^/]+\/[^/]+)\/blob\//,
    "$1/resolve/",
  );
  const same = [...registry.values()].find(
    (entry) => shownAddress(modelAddress(entry)) === shownAddress(url),
  );
  if (same) return same;
  const stem = modelFileName({ name: "", url })
    .replace(/\.gguf$/i, "")
    .toLowerCase();
  const hash = createHash("sha256").update(shownAddress(url)).digest("hex").slice(0, 8);
  return { name: `${stem.replace(/[^a-z0-9._-]/g, "-").slice(0, 48)}-${hash}`, url };
}

type Check = (value: unknown) => boolean;
const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const whole =
  (most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most;
const LINE = /^[^\p{Cc}\p{Cf}]{1,200}$/u;

/** Fields of an entry: what is allowed, in code and in words. */
const FIELDS: Readonly<Record<keyof ModelEntry, readonly [Check, string]>> = {
  name: [
    text(/^[a-z0-9][a-z0-9._-]{0,63}$/),
    "1 to 64 of a-z, 0-9, '.', '_', '-', not beginning with a sign",
  ],
  title: [text(LINE), "one line of 1 to 200 characters"],
  repository: [text(/^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/), "owner/name"],
  file: [
    (value) => text(/^[\w.-]+(\/[\w.-]+){0,9}$/)(value) && !/(^|\/)\.{1,2}(\/|$)/.test(value as string),
    "a path in the repository, without '..'",
  ],
  revision: [text(/^[\w][\w.-]{0,99}$/), "a branch, tag or commit"],
  url: [text(/^https?:\/\/\S{1,2000}$/), "an address that begins with https:// or http://"],
  sizeBytes: [whole(MAX_FILE_BYTES), `a whole number from 1 to ${MAX_FILE_BYTES}`],
  sha256: [text(/^[0-9a-f]{64}$/), "64 hexadecimal digits in lower case"],
  licence: [text(LINE), "one line of 1 to 200 characters"],
  origin: [text(LINE), "one line of 1 to 200 characters"],
  contextLength: [whole(MAX_CONTEXT), `a whole number from 1 to ${MAX_CONTEXT}`],
  promptContract: [
    (value) => PROMPT_CONTRACTS.includes(value as PromptContract),
    PROMPT_CONTRACTS.join(", "),
  ],
  interpreters: [
    (value) => Array.isArray(value) && value.length <= MAX_INTERPRETERS && value.every(text(LINE)),
    `a list of at most ${MAX_INTERPRETERS} names, each one line of 1 to 200 characters`,
  ],
};

function parseEntry(value: unknown, where: string): ModelEntry {
  if (!isJsonObject(value)) throw wrong(where, "an object is needed");
  for (const [key, given] of Object.entries(value)) {
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key as keyof ModelEntry] : undefined;
    if (!field) throw wrong(where, `${shown(key)} is not known; there are ${Object.keys(FIELDS).join(", ")}`);
    const [allowed, words] = field;
    if (!allowed(given)) throw wrong(where, `${key} is ${shown(given)}; needed is ${words}`);
  }
  const entry = value as unknown as ModelEntry;
  if (entry.name === undefined) throw wrong(where, "name is missing");
  const fromHub = entry.repository !== undefined && entry.file !== undefined;
  if (
    fromHub === (entry.url !== undefined) ||
    (entry.repository === undefined) !== (entry.file === undefined)
  ) {
    throw wrong(where, "either url or repository and file are needed");
  }
  if (entry.url !== undefined) {
    try {
      parseAddress(entry.url, "url");
    } catch (error) {
      throw isPawError(error) ? wrong(where, error.message) : error;
    }
  }
  return entry;
}

/** A file name from outside, as one that is safe on every system. */
function safeFileName(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]/g, "-")
    .replace(/^[.-]+/, "")
    .slice(-120);
  return /\.gguf$/i.test(plain) ? plain : `${plain || "model"}.gguf`;
}

function wrong(where: string, what: string): PawError {
  return new PawError("REGISTRY_INVALID", `${where}: ${what}`);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
