/** A flaky server, an empty folder and a quiet clock before each test of downloads. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPawError } from "@paw/format";
import { afterEach, beforeEach } from "vitest";
import { type DownloadOptions, type DownloadSource, download } from "./download.js";
import {
  type FlakyServer,
  fileOf,
  flakyServer,
  idleClock,
  sha256,
  temporaryFolder,
} from "./flaky-server.test-suite.js";
import type { DownloadProgress } from "./progress.js";

export const SIZE = 200_000;
export const content = fileOf(SIZE);

export let server: FlakyServer;
export let folder: Awaited<ReturnType<typeof temporaryFolder>>;
export let destination: string;
export let clock: ReturnType<typeof idleClock>;
export let events: DownloadProgress[];

/** Registers the hooks; to be called once by each file of tests. */
export function setUpDownloads(): void {
  beforeEach(async () => {
    server = await flakyServer(content);
    folder = await temporaryFolder();
    destination = join(folder.path, "models", "m", "model.gguf");
    clock = idleClock();
    events = [];
  });
  afterEach(async () => {
    await server.close();
    await folder.remove();
  });
}

/** Downloads with the file's hash pinned, unless told otherwise. */
export function fetchFile(source: Partial<DownloadSource> = {}, options: DownloadOptions = {}) {
  return download(
    { url: server.url, sha256: sha256(server.content), magic: "GGUF", ...source },
    destination,
    {
      offline: false,
      clock,
      onProgress: (event) => events.push(event),
      ...options,
    },
  );
}

/** The error's code and message; fails when there is none. */
export async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("it worked"),
    (reason: unknown) => reason,
  );
  return isPawError(error) ? `${error.code}: ${error.message}` : String(error);
}

export const left = () => readdir(join(folder.path, "models", "m")).catch(() => []);
export const notes = () => events.map(({ note }) => note).filter((note) => note !== undefined);
/** The first request of a file of unknown size: a piece, so that others can fetch what follows. */
export const FIRST = "bytes=0-33554431";
export const ranges = () => server.requests.map(({ headers }) => headers.range);
