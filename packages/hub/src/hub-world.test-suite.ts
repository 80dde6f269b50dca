/** What the tests of this package start from: a server, a folder, a clock that does not wait, and stderr kept. */

import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { isPawError, type PawError } from "@paw/format";
import { afterEach, beforeEach, vi } from "vitest";
import { idleClock, temporaryFolder } from "../../store/src/flaky-server.test-suite.js";
import { createHubClient, type HubClient } from "./client.js";
import { forgetWarnings } from "./disclosure.js";
import { type HubServer, hubServer } from "./hub-server.test-suite.js";
import type { Environment } from "./settings.js";

export const SPEC = "Classify log lines. Return ONLY one of: ALERT, QUIET.";
/** The compiler that only the queue takes. */
export const SLOW = "paw-ft-bs48";
/** A key that the server knows. */
export const KEY = "paw_sk_test";

export interface HubWorld {
  server: HubServer;
  folder: string;
  clock: ReturnType<typeof idleClock>;
  /** What went to stderr. */
  written: string;
  environment(more?: Environment): Environment;
  client(more?: Environment): Promise<HubClient>;
  /** What was asked for, in order. */
  lines(): string[];
}

/** A world for each test of a file, made anew and removed. */
export function hubWorld(): HubWorld {
  let remove: () => Promise<void>;
  const world: HubWorld = {
    server: undefined as unknown as HubServer,
    folder: "",
    clock: idleClock(),
    written: "",
    environment: (more = {}) => ({
      PAW_API_URL: world.server.url,
      XDG_CONFIG_HOME: join(world.folder, "config"),
      ...more,
    }),
    client: (more = { PAW_API_KEY: KEY }) => createHubClient({ environment: world.environment(more) }),
    lines: () => world.server.seen.map(({ line }) => line),
  };
  beforeEach(async () => {
    world.server = await hubServer();
    ({ path: world.folder, remove } = await temporaryFolder());
    world.clock = idleClock();
    world.written = "";
    forgetWarnings();
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      world.written += text;
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await world.server.close();
    await remove();
  });
  return world;
}

/** The error of a rejected promise; fails when there is none. */
export async function failure(work: Promise<unknown>): Promise<PawError> {
  const error = await work.then(
    () => new Error("it worked"),
    (reason: unknown) => reason,
  );
  if (!isPawError(error)) throw error;
  return error;
}

/** The same as "CODE: message". */
export async function said(work: Promise<unknown>): Promise<string> {
  const error = await failure(work);
  return `${error.code}: ${error.message}`;
}

/** Another server, for redirects. */
export async function listening(listener: RequestListener): Promise<{ url: string; close(): void }> {
  const other = createServer(listener);
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(other.address() as AddressInfo).port}`, close: () => other.close() };
}
