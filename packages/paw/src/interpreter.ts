/**
 * Which file an interpreter is: nano's own, a model that was pulled, or a GGUF that the user gives.
 *
 * Programs and users name interpreters; the registry of models knows the names, the model store the files. Nothing is
 * downloaded here: a model that is not on disk is an error that says how to fetch it.
 */

import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { PawError, type ProgramMeta, type PromptContract } from "@paw/format";
import { type BaseModel, cacheDirectory, nanoManifest } from "@paw/runtime";
import {
  createModelStore,
  findInterpreter,
  type InstalledModel,
  loadRegistry,
  MODEL_NAME,
  type ModelEntry,
  modelRuntimeId,
} from "@paw/store";

/** The name under which the shipped snapshot is known besides its dated one. */
export const SHIPPED = "nano";

/** Whether a name means the shipped snapshot. Throws `MODEL_MISSING` without one. */
export async function isNano(name: string): Promise<boolean> {
  return name === SHIPPED || name === (await nanoManifest()).snapshot;
}

/** An interpreter other than nano. */
export interface NamedInterpreter extends BaseModel {
  /** As programs state it: its name in the registry or the store, or the name of its file. */
  readonly name: string;
  readonly runtimeId: string;
  /** Absent where nobody has said it: a bare file, a model pulled by its address. */
  readonly contract?: PromptContract;
}

/** What a model is wanted for: to run programs, or to word the task of one. */
type ModelRole = "interpreter" | "writer";

/**
 * The interpreter, or the model for another role, that a user means: a name of the registry, a name that programs give, the name of a model on disk, or
 * the path of a GGUF. Throws `MODEL_MISSING` for a model that is not on disk, `MODEL_UNKNOWN` for a name that nobody knows,
 * `HASH_MISMATCH` for a model that was changed, or what reading the registry throws.
 */
export async function namedInterpreter(
  text: string,
  cacheDir: string = cacheDirectory(),
  role: ModelRole = "interpreter",
): Promise<NamedInterpreter> {
  const registry = await loadRegistry(cacheDir);
  const store = createModelStore(cacheDir);
  const entry = findInterpreter(registry, text);
  if (entry !== undefined) {
    const model = await store.find(entry.name);
    if (model === undefined) throw notPulled(entry, `the ${role} ${JSON.stringify(text)}`, role);
    const { promptContract: contract } = entry;
    const runtimeId = modelRuntimeId(entry);
    return { ...fileOf(model), name: entry.name, runtimeId, ...(contract === undefined ? {} : { contract }) };
  }
  const model = MODEL_NAME.test(text) ? await store.find(text) : undefined;
  if (model !== undefined) return { ...fileOf(model), name: model.name, runtimeId: model.name };
  if (!(await isPath(text))) {
    const names = [...(role === "interpreter" ? [SHIPPED] : []), ...registry.keys()];
    throw new PawError(
      "MODEL_UNKNOWN",
      `there is no ${role} ${JSON.stringify(text.slice(0, 200))}: there are ${names.join(", ")}. ` +
        "The path of a .gguf file works too, and models.json adds names (docs/downloads.md).",
    );
  }
  const name = basename(text);
  return { path: resolve(text), name, runtimeId: runtimeIdOf(name) };
}

/**
 * What a program runs on: what `base` means, else the pulled model that its interpreter is; undefined for nano and for
 * what is not known here. Throws as `namedInterpreter`, and `OPTION_INVALID` where nano is to be the base of a program for
 * another interpreter.
 */
export async function programBase(
  meta: Pick<ProgramMeta, "interpreter" | "base_sha256">,
  base?: string,
  cacheDir: string = cacheDirectory(),
): Promise<BaseModel | undefined> {
  const { interpreter, base_sha256: sha256 } = meta;
  const onNano = interpreter === (await nanoManifest()).snapshot;
  if (base !== undefined && !(await isNano(base))) return namedInterpreter(base, cacheDir);
  if (onNano) return undefined;
  if (base !== undefined) {
    throw new PawError(
      "OPTION_INVALID",
      `base is ${JSON.stringify(base)}: the program runs on ${JSON.stringify(interpreter)}; leave base out, or give that`,
    );
  }
  const entry = findInterpreter(await loadRegistry(cacheDir), interpreter);
  const store = createModelStore(cacheDir);
  const name = entry?.name ?? interpreter;
  const named = MODEL_NAME.test(name) ? await store.find(name) : undefined;
  if (named !== undefined && (sha256 === undefined || named.sha256 === sha256)) return fileOf(named);
  // The very file under another name, such as one pulled by its address.
  const same =
    sha256 === undefined ? undefined : (await store.list()).find((model) => model.sha256 === sha256);
  const found = (same && (await store.find(same.name))) ?? named;
  if (found !== undefined) return fileOf(found);
  if (entry !== undefined) throw notPulled(entry, `the program's interpreter ${JSON.stringify(interpreter)}`);
  return undefined;
}

function fileOf({ path, sha256 }: InstalledModel): Required<BaseModel> {
  return { path, sha256 };
}

/** Its message ends with the command that helps, so that it can be copied. */
function notPulled(entry: ModelEntry, what: string, role: ModelRole = "interpreter"): PawError {
  const size = entry.sizeBytes === undefined ? "" : ` (${entry.sizeBytes} bytes)`;
  const file =
    role === "writer"
      ? "Give the path of its GGUF (--writer FILE)"
      : "Give the path of its GGUF as base (--base FILE, to compile --interpreter FILE)";
  return new PawError(
    "MODEL_MISSING",
    `${what} is not on disk${size}. ${file}, or fetch it once: ` + `npx paw pull ${entry.name}`,
  );
}

/** Whether a text that is no name means a file: it looks like a path, or there is one. */
async function isPath(text: string): Promise<boolean> {
  if (/\.gguf$/i.test(text) || /[/\\]/.test(text)) return true;
  return (await stat(text).catch(() => undefined)) !== undefined;
}

/** A file's name as a runtime id: letters, digits, dots and dashes, beginning with a letter or digit. */
function runtimeIdOf(file: string): string {
  const plain = file
    .replace(/\.gguf$/i, "")
    .replace(/[^A-Za-z0-9._-]/g, "-")
    .replace(/^[._-]+/, "");
  return plain.slice(0, 128) || "gguf";
}
