/** Downloading a program of the service: waiting until it is made, and looking at what comes before it is kept. */

import { readFile } from "node:fs/promises";
import { isPawError, PawError, unpackBundle } from "@paw/format";
import {
  type Downloaded,
  type DownloadOptions,
  download,
  Interrupted,
  retryAfterMs,
  systemClock,
} from "@paw/store";
import { refusedBy } from "./api-error.js";
import { refuseOffline } from "./disclosure.js";
import { isProgramId } from "./reference.js";
import type { HubSettings } from "./settings.js";

/** Bytes of a program: the format's own limit on packed ones. */
export const MAX_PROGRAM_BYTES = 256 * 2 ** 20;

/**
 * Puts the `.paw` file of a program at a path. It is checked while it comes (size, and SHA-256 where a host says it) and
 * as a whole: it must be a program, and this one. Throws as `download`, `UNAUTHORISED`, `FORBIDDEN`, `NOT_FOUND`,
 * `RATE_LIMITED`, `BUNDLE_INVALID`.
 */
export async function downloadProgram(
  settings: HubSettings,
  programId: string,
  path: string,
  options: DownloadOptions = {},
): Promise<Downloaded> {
  if (!isProgramId(programId)) {
    throw new PawError(
      "OPTION_INVALID",
      `${JSON.stringify(String(programId).slice(0, 80))} is no program id: 16 to 64 hexadecimal digits are needed`,
    );
  }
  refuseOffline(settings, `the program ${programId}`);
  const { api, key } = settings;
  const source = {
    url: new URL(`programs/${programId}/download`, api).href,
    magic: "PK",
    maxBytes: MAX_PROGRAM_BYTES,
    secret: key?.header,
    refusal: (status: number) =>
      [401, 403, 404, 410].includes(status) ? refusedBy(api.host, status, undefined, key) : undefined,
    check: (file: string) => checkProgram(file, programId, api.host),
  };
  return download(source, path, options).catch((error: unknown) => {
    throw isPawError(error) && error.cause instanceof Interrupted && error.cause.status === 429
      ? rateLimited(error, error.cause, options)
      : error;
  });
}

/** Whether a file holds the program of this id. Throws `BUNDLE_INVALID`, `HASH_MISMATCH`. */
async function checkProgram(file: string, programId: string, host: string): Promise<void> {
  let id: string;
  try {
    id = unpackBundle(await readFile(file)).meta.program_id;
  } catch (error) {
    if (!isPawError(error)) throw error;
    throw new PawError(
      error.code,
      `what ${host} sent as the program ${programId} is none: ${error.message}`,
      {
        cause: error,
      },
    );
  }
  if (id !== programId) {
    throw new PawError("BUNDLE_INVALID", `${host} sent the program ${id} where ${programId} was asked for`);
  }
}

function rateLimited(
  error: PawError,
  { retryAfter }: Interrupted,
  { clock = systemClock }: DownloadOptions,
): PawError {
  return new PawError("RATE_LIMITED", error.message, {
    cause: error,
    retryAfterMs: retryAfterMs(retryAfter, clock),
  });
}
