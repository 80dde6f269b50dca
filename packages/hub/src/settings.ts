/**
 * Where the service is and who asks: `PAW_API_URL`, `PAW_API_KEY`, or the published SDK's config file,
 *
 *     { "api_key": "paw_sk_...", "api_url": "https://..." }
 *
 * which only its owner may read.
 */

import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { isJsonObject, PawError } from "@paw/format";
import { isLoopback, isOffline, parseAddress } from "@paw/store";
import { ApiKey } from "./api-key.js";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface HubSettings {
  /** Ends with a slash; paths of the API are relative to it. */
  readonly api: URL;
  readonly key: ApiKey | undefined;
  readonly offline: boolean;
}

const SERVICE = "https://programasweights.com";
const API_PATH = "/api/v1";
/** Bytes of a config file: a key, an address, and room for what others keep in it. */
const MAX_CONFIG_BYTES = 64 * 1024;
/** Permission bits of everybody but the owner. */
const OTHERS = 0o077;

/** The path of the config file; `XDG_CONFIG_HOME` moves it. */
export function configPath(environment: Environment = process.env): string {
  const base = environment.XDG_CONFIG_HOME || join(homedir(), ".config");
  return join(base, "programasweights", "config.json");
}

/**
 * The settings. A key from the file goes only to the host that the file is for, so that another `PAW_API_URL` does not
 * get it. Throws `OPTION_INVALID` for a bad address, `CONFIG_INVALID` for a file that others may read or that is
 * damaged, `IO`.
 */
export async function hubSettings(environment: Environment = process.env): Promise<HubSettings> {
  const { PAW_API_URL: givenUrl, PAW_API_KEY: givenKey } = environment;
  const offline = isOffline(environment);
  const path = configPath(environment);
  // Offline no key is needed, so that a bad file cannot stand in the way of cached programs.
  const file = offline || (givenUrl && givenKey) ? {} : await readConfig(path);
  const home = apiAddress(file.url ?? SERVICE, file.url === undefined ? "the service" : path);
  const api = givenUrl ? apiAddress(givenUrl, "PAW_API_URL") : home;
  const fileKey =
    file.key !== undefined && api.origin === home.origin ? new ApiKey(file.key, path) : undefined;
  return { api, key: givenKey ? new ApiKey(givenKey, "PAW_API_KEY") : fileKey, offline };
}

function apiAddress(text: string, what: string): URL {
  const url = parseAddress(text.trim(), what);
  if (url.protocol !== "https:" && !isLoopback(url.hostname)) {
    throw new PawError(
      "OPTION_INVALID",
      `${what} is ${JSON.stringify(`${url.origin}${url.pathname}`)}: https is needed, because specifications and keys ` +
        "go there; plain http is for localhost only",
    );
  }
  const path = url.pathname.replace(/\/+$/, "");
  return new URL(`${path.endsWith(API_PATH) ? path : path + API_PATH}/`, url.origin);
}

async function readConfig(path: string): Promise<{ key?: string; url?: string }> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(path);
    const { mode, size } = await file.stat();
    // Windows has no such bits: its home folders are private by their own lists.
    if (process.platform !== "win32" && (mode & OTHERS) !== 0) {
      throw invalid(
        `${path} may hold an API key and has mode ${(mode & 0o777).toString(8).padStart(4, "0")}, so others can ` +
          `read it: 0600 is needed. Run chmod 600 ${path}, or set PAW_API_KEY and PAW_API_URL.`,
      );
    }
    if (size > MAX_CONFIG_BYTES)
      throw invalid(`${path} has ${size} bytes; at most ${MAX_CONFIG_BYTES} are allowed`);
    return parseConfig(await file.readFile("utf8"), path);
  } catch (cause) {
    if (cause instanceof PawError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new PawError("IO", `cannot read ${path}: ${(cause as Error).message}`, { cause });
  } finally {
    await file?.close();
  }
}

/** Its errors quote nothing of the text, and have no cause that does: JSON.parse's would. */
function parseConfig(text: string, path: string): { key?: string; url?: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (!isJsonObject(json)) throw invalid(`${path} is not a JSON object: correct it or remove it`);
  for (const name of ["api_key", "api_url"]) {
    const value = json[name];
    if (value !== undefined && value !== null && typeof value !== "string") {
      throw invalid(`${path}: ${name} is not a text`);
    }
  }
  const { api_key: key, api_url: url } = json as { api_key?: string | null; api_url?: string | null };
  return { ...(key ? { key } : {}), ...(url ? { url } : {}) };
}

function invalid(message: string): PawError {
  return new PawError("CONFIG_INVALID", message);
}
