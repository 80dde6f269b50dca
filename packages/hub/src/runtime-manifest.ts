/**
 * Runtime manifests, version 1: what the programs of a runtime run on, as the service says at `models/runtimes/<id>`.
 *
 * Parts that say how published programs are laid out (adapter, prompt, base inference) must say what PAW reads, else its
 * answers would be others. `js_sdk`, the prefix caches of browsers and unknown keys are not looked at.
 */

import { INPUT_PLACEHOLDER, type JsonObject, PawError } from "@paw/format";
import {
  isLoopback,
  KNOWN_MODELS,
  MAX_CONTEXT,
  MAX_FILE_BYTES,
  type ModelEntry,
  modelRuntimeId,
} from "@paw/store";
import { defined, isThere, object, wrong } from "./answer-fields.js";

/** Where the GGUF of a base is (`repository` and `file`, or `url`), and what it must be; as in `models.json`. */
export type RuntimeBase = Pick<ModelEntry, "repository" | "url" | "sizeBytes" | "sha256"> & {
  readonly file: string;
};

export interface RuntimeManifest {
  readonly runtimeId: string;
  /** The name that programs give the base. */
  readonly interpreter: string;
  readonly displayName?: string;
  /** Absent where the programs run at the service only. */
  readonly base?: RuntimeBase;
  /** Tokens of context (`n_ctx`). The published manifest of GPT-2 says 2048; a file ends at its own `context_length`. */
  readonly contextLength?: number;
  /** The prompt for the base without a program, with exactly one `{INPUT_PLACEHOLDER}`. */
  readonly baseTemplate?: string;
}

const MANIFEST_VERSION = 1;
/** Of the published contract of inference without a program. */
const BASE_CONTRACT_VERSION = 1;
/** As in meta.json; it becomes part of an address. */
const RUNTIME_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
/** Characters of a prompt around an input: far more than a context of 2,048 tokens holds. */
const MAX_TEMPLATE_CHARACTERS = 64_000;
/** As models.json takes them. */
const NAME = /^[^\p{Cc}\p{Cf}]{1,200}$/u;
const REPOSITORY = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;
const FILE = /^\w[\w.-]{0,119}$/;
/** Addresses go into commands that people copy, so nothing that a shell acts on within double quotes. */
const ADDRESS = /^https?:\/\/[\w.~:/?%@+=&,-]{1,2000}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Throws `OPTION_INVALID` for a text that is no runtime's id. */
export function requireRuntimeId(text: string): string {
  if (typeof text === "string" && RUNTIME_ID.test(text)) return text;
  throw new PawError(
    "OPTION_INVALID",
    `${JSON.stringify(String(text).slice(0, 80))} is no runtime id: 1 to 128 letters, digits, dots, dashes and _ are ` +
      "needed, as runtime_id of a program's meta.json has them",
  );
}

/**
 * The manifest of a runtime. Throws `API_INVALID` for another version, another runtime or anything out of the contract,
 * and `HASH_MISMATCH` where the base is not the one that PAW knows under this id.
 */
export function readManifest(value: unknown, runtimeId: string): RuntimeManifest {
  const json = object(value, "a runtime manifest");
  const { manifest_version: version, runtime_id: id, interpreter, adapter_format: adapter } = json;
  if (version !== MANIFEST_VERSION) {
    const got = isThere(version) ? `version ${JSON.stringify(version).slice(0, 40)}` : "no version";
    throw new PawError(
      "API_INVALID",
      `the service's manifest of the runtime ${runtimeId} has ${got}: this release reads version ${MANIFEST_VERSION}. ` +
        "A newer release of PAW may read it; until then the base can only be given by hand (--base FILE)",
    );
  }
  if (id !== runtimeId) throw wrong("runtime_id of the manifest", id, `${runtimeId}, which was asked for`);
  if (!isText(interpreter, NAME)) throw wrong("interpreter", interpreter, "one line of 1 to 200 characters");
  if (adapter !== "gguf_lora") throw wrong("adapter_format", adapter, '"gguf_lora"');
  part(json, "prompt_template", checkRendered);
  part(json, "program_assets", ({ adapter_filename: file }) => {
    if (file !== "adapter.gguf") throw wrong("adapter_filename", file, '"adapter.gguf"');
  });
  const { supported, base_model: base, n_ctx: context } = object(json.local_sdk, "local_sdk");
  if (typeof supported !== "boolean") throw wrong("supported of local_sdk", supported, "true or false");
  return defined({
    runtimeId,
    interpreter,
    displayName: isText(json.display_name, NAME) ? json.display_name : undefined,
    base: supported ? asPinned(readBase(base), runtimeId) : undefined,
    contextLength: isThere(context) ? count(context, "n_ctx", MAX_CONTEXT) : undefined,
    baseTemplate: part(json, "base_inference", readBaseTemplate),
  });
}

function readBase(value: unknown): RuntimeBase {
  const { provider, repo, file, url, size_bytes: size, sha256 } = object(value, "base_model");
  if (!isText(file, FILE)) throw wrong("file of base_model", file, "the name of a file, without folders");
  if (isThere(sha256) && !isText(sha256, SHA256)) {
    throw wrong("sha256 of base_model", sha256, "64 lower-case hexadecimal digits");
  }
  const what = {
    file,
    sizeBytes: isThere(size) ? count(size, "size_bytes", MAX_FILE_BYTES) : undefined,
    sha256: isThere(sha256) ? (sha256 as string) : undefined,
  };
  // A given address is checked even where the repository is what counts.
  const address = isThere(url) ? checkAddress(url) : undefined;
  if (provider === "huggingface" && isThere(repo)) {
    if (!isText(repo, REPOSITORY)) throw wrong("repo of base_model", repo, "owner/name");
    return defined({ repository: repo, ...what });
  }
  if (address === undefined) {
    throw wrong("url of base_model", url, 'an address, or a repo with the provider "huggingface"');
  }
  return defined({ url: address, ...what });
}

/** https, as everywhere; plain http for this machine only. */
function checkAddress(value: unknown): string {
  const url = isText(value, ADDRESS) && URL.canParse(value) ? new URL(value) : undefined;
  const safe = url !== undefined && (url.protocol === "https:" || isLoopback(url.hostname));
  if (safe && url.username === "" && url.password === "") return url.href;
  throw wrong(
    "url of base_model",
    value,
    "an https address (http for localhost only) without a password, of letters, digits and . ~ : / ? % @ + = & , - _",
  );
}

/** A base that PAW knows must be the very file: the service cannot put another one in its place. */
function asPinned(base: RuntimeBase, runtimeId: string): RuntimeBase {
  const known = KNOWN_MODELS.find((entry) => modelRuntimeId(entry) === runtimeId);
  const { sha256 = base.sha256, sizeBytes = base.sizeBytes } = known ?? {};
  if ((base.sha256 ?? sha256) === sha256 && (base.sizeBytes ?? sizeBytes) === sizeBytes) {
    return defined({ ...base, sha256, sizeBytes });
  }
  throw new PawError(
    "HASH_MISMATCH",
    `the service's manifest of the runtime ${runtimeId} names a base of ${base.sizeBytes ?? "unknown"} bytes and SHA-256 ` +
      `${base.sha256 ?? "unknown"}; the published one has ${sizeBytes} bytes and ${sha256}. It was not used: ` +
      `npx paw pull ${known?.name} fetches the published one.`,
  );
}

function readBaseTemplate(json: JsonObject): string {
  checkRendered(json);
  const { contract_version: version, template } = json;
  if (version !== BASE_CONTRACT_VERSION) {
    throw wrong("contract_version of base_inference", version, String(BASE_CONTRACT_VERSION));
  }
  const fits = typeof template === "string" && template.length <= MAX_TEMPLATE_CHARACTERS;
  if (fits && template.split(INPUT_PLACEHOLDER).length === 2) return template;
  throw wrong(
    "template of base_inference",
    template,
    `at most ${MAX_TEMPLATE_CHARACTERS} characters with ${INPUT_PLACEHOLDER} exactly once`,
  );
}

function checkRendered({ format, placeholder }: JsonObject): void {
  if (format !== "rendered_text") throw wrong("format of a prompt", format, '"rendered_text"');
  if (placeholder !== INPUT_PLACEHOLDER)
    throw wrong("placeholder of a prompt", placeholder, INPUT_PLACEHOLDER);
}

/** What is made of a part that may be absent. */
function part<T>(json: JsonObject, name: string, read: (part: JsonObject) => T): T | undefined {
  return isThere(json[name]) ? read(object(json[name], name)) : undefined;
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

function count(value: unknown, what: string, most: number): number {
  if (Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most) {
    return value as number;
  }
  throw wrong(what, value, `a whole number from 1 to ${most}`);
}
