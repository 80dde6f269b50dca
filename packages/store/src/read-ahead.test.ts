import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPawError } from "@paw/format";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectGarbage } from "./collect.js";
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

const SIZE = 200_000;
/** Seven pieces, the last one short. */
const PIECE = 30_000;
const content = fileOf(SIZE);

let server: FlakyServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let destination: string;
let events: DownloadProgress[];

beforeEach(async () => {
  server = await flakyServer(content);
  folder = await temporaryFolder();
  destination = join(folder.path, "models", "m", "model.gguf");
  events = [];
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

const fetchFile = (options: DownloadOptions = {}, source: Partial<DownloadSource> = {}) =>
  download({ url: server.url, sha256: sha256(server.content), magic: "GGUF", ...source }, destination, {
    offline: false,
    clock: idleClock(),
    onProgress: (event) => events.push(event),
    pieceBytes: PIECE,
    ...options,
  });
const ranges = () => server.requests.map(({ headers }) => headers.range).sort();
const left = async () => (await readdir(join(folder.path, "models", "m"))).sort();
const isRight = async () => {
  expect(sha256(await readFile(destination))).toBe(sha256(server.content));
  expect(await left()).toEqual(["model.gguf"]);
};

describe("several connections", () => {
  it("fetch each piece once, and the progress counts them all", async () => {
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE, requests: 7, restarts: 0 });
    const starts = ranges().map((range) => Number(/^bytes=(\d+)-/.exec(range ?? "")?.[1]));
    expect(starts.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => i * PIECE));
    await isRight();
    const loaded = events.filter(({ stage }) => stage === "download").map((event) => event.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(events.at(-1)).toMatchObject({ stage: "done", loaded: SIZE, total: SIZE });
  });

  it("run at the same time", async () => {
    // After the first, nobody is answered before four have asked.
    server.always = { waitFor: 4 };
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE });
    await isRight();
  });

  it("that are all cut, again and again, fetch no byte twice", async () => {
    server.always = { cutAfter: 7000 };
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE, restarts: 0 });
    await isRight();
  });

  it("are given up one by one where the server refuses them", async () => {
    for (let i = 1; i < 7; i++)
      server.faultsAt.set(i * PIECE, [{ status: 429, headers: { "retry-after": "3600" } }]);
    // The refusals are used up by others; a main connection that met one would end with its hour.
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE, restarts: 0 });
    await isRight();
    expect(server.requests.length).toBeLessThanOrEqual(1 + 3 + 6);
  });

  it("that stall are left, the main one goes on there", async () => {
    server.faultsAt.set(PIECE, [{ stallAfter: 10_000 }]).set(3 * PIECE, [{ stallAfter: 0 }]);
    expect(await fetchFile({ stallMs: 100 })).toMatchObject({ fetchedBytes: SIZE });
    expect(ranges()).toContain(`bytes=${PIECE + 10_000}-${2 * PIECE - 1}`);
    await isRight();
  });

  it.each([
    ["another place", { contentRange: `bytes 0-29999/${SIZE}` }],
    ["more than was asked for", { contentRange: `bytes ${2 * PIECE}-${SIZE - 1}/${SIZE}` }],
    ["the whole file", { noRanges: true }],
    ["a web page", { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }],
    ["an error", { status: 404 }],
  ])("that answer with %s do no harm", async (_, fault) => {
    server.faultsAt.set(2 * PIECE, [fault]);
    expect(await fetchFile()).toMatchObject({ restarts: 0 });
    await isRight();
  });

  it.each([
    ["a flipped bit", { corrupt: 5 }],
    ["bytes of another place", { shift: 1 }],
  ])("that bring %s are found by the hash and healed", async (_, fault) => {
    server.faultsAt.set(2 * PIECE, [fault]);
    expect(await fetchFile()).toMatchObject({ restarts: 1 });
    await isRight();
  });

  it("join no bytes of two versions of a file", async () => {
    for (const ignoreIfRange of [false, true]) {
      server.content = fileOf(SIZE, ignoreIfRange ? 1 : 2);
      server.always = { ignoreIfRange };
      server.faultsAt.set(0, [{ cutAfter: 10_000 }]);
      const changing = fetchFile(
        {
          onProgress: ({ stage }) => {
            if (stage === "retry") server.content = fileOf(SIZE, ignoreIfRange ? 3 : 4);
          },
        },
        { sha256: undefined },
      );
      expect(await changing).toMatchObject({ restarts: 1 });
      await isRight();
    }
  });
});

describe("one connection", () => {
  it.each([
    ["that ignores ranges", { noRanges: true }, {}, [`bytes=0-${PIECE - 1}`]],
    ["that marks no versions", { unmarked: true }, {}, [`bytes=0-${PIECE - 1}`, `bytes=${PIECE}-`]],
    [
      "that does not say the size",
      { contentRange: `bytes 0-${PIECE - 1}/*` },
      {},
      [`bytes=0-${PIECE - 1}`, undefined],
    ],
    ["of a file of one piece", {}, { sizeBytes: SIZE, pieceBytes: SIZE }, [undefined]],
  ])(
    "is enough for a server %s",
    async (_, fault, { pieceBytes = PIECE, ...source }: { pieceBytes?: number }, first) => {
      server.always = fault;
      expect(await fetchFile({ pieceBytes }, source)).toMatchObject({ sizeBytes: SIZE, fetchedBytes: SIZE });
      expect(server.requests.map(({ headers }) => headers.range).slice(0, first.length)).toEqual(first);
      await isRight();
    },
  );
});

describe("what others brought", () => {
  /** Ends a download in the middle of four pieces. */
  async function interrupted(): Promise<void> {
    for (let i = 0; i < 4; i++) server.faultsAt.set(i * PIECE, [{ stallAfter: 10_000 + i }]);
    const controller = new AbortController();
    const error = fetchFile({ signal: controller.signal }).catch((reason: unknown) => reason);
    const arrived = async () => {
      const names = (await left().catch(() => [])).filter((name) => !name.endsWith(".json"));
      const sizes = names.map(async (name) => (await stat(join(destination, "..", name))).size);
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    };
    await expect.poll(arrived, { timeout: 20_000 }).toBe(40_006);
    controller.abort();
    expect(await error).toMatchObject({ code: "ABORTED" });
    server.faultsAt.clear();
    server.requests.length = 0;
  }

  it("is kept for the next try", async () => {
    await interrupted();
    expect(await left()).toEqual(
      ["", ".30000", ".60000", ".90000", ".json"].map((end) => `model.gguf.part${end}`),
    );
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE - 40_006 });
    expect(ranges()).toContain(`bytes=${PIECE + 10_001}-${2 * PIECE - 1}`);
    await isRight();
  });

  it("is not believed when it is longer than its piece", async () => {
    await interrupted();
    await writeFile(`${destination}.part.60000`, new Uint8Array(PIECE + 1));
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE - 40_006 + 10_002 });
    await isRight();
  });

  it("goes with the part when the file is another one, or the hash is wrong twice", async () => {
    await interrupted();
    server.content = fileOf(SIZE, 9);
    expect(await fetchFile()).toMatchObject({ restarts: 1 });
    await isRight();
    const wrong = await fetchFile({}, { sha256: "0".repeat(64) }).catch((error: unknown) => error);
    expect(isPawError(wrong) && wrong.code).toBe("HASH_MISMATCH");
    expect(await left()).toEqual(["model.gguf"]);
  });

  it("is garbage after a while", async () => {
    await interrupted();
    const names = (garbage: { path: string }[]) =>
      garbage.map(({ path }) => path.slice(destination.length)).sort();
    expect(await collectGarbage(folder.path)).toEqual([]);
    expect(names(await collectGarbage(folder.path, { allParts: true }))).toEqual([
      ".part",
      ".part.30000",
      ".part.60000",
      ".part.90000",
      ".part.json",
    ]);
    await expect(stat(`${destination}.part.30000`)).rejects.toThrow("ENOENT");
  });
});
