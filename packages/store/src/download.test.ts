import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, Socket } from "node:net";
import { join } from "node:path";
import { isPawError, PawError } from "@paw/format";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
const content = fileOf(SIZE);

let server: FlakyServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let destination: string;
let clock: ReturnType<typeof idleClock>;
let events: DownloadProgress[];

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

/** Downloads with the file's hash pinned, unless told otherwise. */
function fetchFile(source: Partial<DownloadSource> = {}, options: DownloadOptions = {}) {
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
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("it worked"),
    (reason: unknown) => reason,
  );
  return isPawError(error) ? `${error.code}: ${error.message}` : String(error);
}

const left = () => readdir(join(folder.path, "models", "m")).catch(() => []);
const notes = () => events.map(({ note }) => note).filter((note) => note !== undefined);
/** The first request of a file of unknown size: a piece, so that others can fetch what follows. */
const FIRST = "bytes=0-33554431";
const ranges = () => server.requests.map(({ headers }) => headers.range);

describe("a good server", () => {
  it("gives the file, its hash, progress, and leaves nothing else", async () => {
    const got = await fetchFile({ sizeBytes: SIZE });
    expect(got).toMatchObject({ sizeBytes: SIZE, sha256: sha256(content), fetchedBytes: SIZE, requests: 1 });
    expect(new Uint8Array(await readFile(destination))).toEqual(content);
    expect(await left()).toEqual(["model.gguf"]);
    expect(events.at(-1)).toMatchObject({ stage: "done", loaded: SIZE, total: SIZE });
    expect(server.requests[0]?.headers["accept-encoding"]).toBe("identity");
  });

  it("is waited for while it still makes the file", async () => {
    server.faults = [{ status: 202, headers: { "retry-after": "5" } }, { status: 202 }];
    expect(await fetchFile()).toMatchObject({ requests: 3, fetchedBytes: SIZE });
    expect(clock.slept).toEqual([5000, 3000]);
    expect(notes().join()).toContain("is not ready yet; again in 5.0 s");
    server.always = { status: 202, headers: { "retry-after": "200" } };
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_FAILED: .*not ready yet, after 0 s; .* 200 s more/);
  });

  it("gives a file that is thrown away when its own check refuses it", async () => {
    const refused = new PawError("BUNDLE_INVALID", "not ours");
    expect(await failure(fetchFile({ check: () => Promise.reject(refused) }))).toBe(
      "BUNDLE_INVALID: not ours",
    );
    expect(await failure(fetchFile({ maxBytes: SIZE - 1 }))).toMatch(/^DOWNLOAD_INVALID: .*at most 199999/);
    expect(await left()).toEqual([]);
  });

  it("needs no size and no hash when the server states a length", async () => {
    expect(await fetchFile({ sha256: undefined })).toMatchObject({ sha256: sha256(content) });
  });

  it("takes a chunked body, whose end is marked", async () => {
    server.always = { chunked: true };
    expect(await fetchFile({ sha256: undefined })).toMatchObject({ sizeBytes: SIZE });
  });
});

describe("cuts", () => {
  it("are resumed: no byte comes twice", async () => {
    server.always = { cutAfter: 30_000 };
    const got = await fetchFile();
    expect(got).toMatchObject({ sizeBytes: SIZE, fetchedBytes: SIZE, requests: 7, restarts: 0 });
    expect(ranges()).toEqual([FIRST, ...[1, 2, 3, 4, 5, 6].map((n) => `bytes=${n * 30_000}-`)]);
    expect(server.requests[1]?.headers["if-range"]).toMatch(/^"[0-9a-f]{16}"$/);
  });

  it("without any new byte end after eight tries, with backoff, and keep what came", async () => {
    server.faults = [{ cutAfter: 50_000 }, ...Array.from({ length: 20 }, () => ({ cutAfter: 0 }))];
    expect(await failure(fetchFile())).toMatch(
      /^DOWNLOAD_FAILED: .*8 tries in a row brought nothing new\. 50000 bytes are kept/,
    );
    expect(clock.slept).toEqual([0.25, 0.5, 1, 2, 4, 8, 16].map((s) => s * 750));
    expect(await left()).toEqual(["model.gguf.part", "model.gguf.part.json"]);
    server.faults = [];
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE - 50_000, requests: 1 });
    expect(events.some(({ stage, loaded }) => stage === "verify" && loaded === 50_000)).toBe(true);
  });

  it("between the last byte and the rename need no request at all", async () => {
    await fetchFile();
    await rename(destination, `${destination}.part`);
    await writeFile(`${destination}.part.json`, JSON.stringify({ source: server.url, sizeBytes: SIZE }));
    expect(await fetchFile()).toMatchObject({ requests: 0, fetchedBytes: 0, sizeBytes: SIZE });
  });

  it("by a server that ignores ranges begin again, and say so", async () => {
    server.always = { noRanges: true };
    server.faults = [{ cutAfter: 30_000 }];
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE + 30_000, restarts: 1 });
    expect(notes().join()).toContain("the server does not resume downloads: from the beginning");
  });

  it("of an unmarked file are resumed only when the hash is known", async () => {
    server.always = { unmarked: true };
    server.faults = [{ cutAfter: 30_000 }];
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE });
    server.faults = [{ cutAfter: 30_000 }];
    expect(await fetchFile({ sha256: undefined })).toMatchObject({ fetchedBytes: SIZE + 30_000 });
  });

  it("are noticed when the size is pinned and the body has no length", async () => {
    server.faults = [{ chunked: true, status: 200, body: content.subarray(0, 1000) }];
    expect(await fetchFile({ sizeBytes: SIZE, sha256: undefined })).toMatchObject({
      requests: 2,
      sizeBytes: SIZE,
    });
    expect(notes()[0]).toContain("the connection ended after 1000 of 200000 bytes");
  });
});

describe("slow and busy servers", () => {
  it("that stall are left and resumed", async () => {
    server.faults = [{ stallAfter: 60_000 }];
    expect(await fetchFile({}, { stallMs: 100 })).toMatchObject({ fetchedBytes: SIZE, requests: 2 });
    expect(notes()[0]).toMatch(/sent nothing for 0\.1 s; again in/);
  });

  it.each([
    [429, "7", 7000],
    [503, new Date(Date.UTC(2026, 0, 1, 0, 0, 9)).toUTCString(), 9000],
    [503, "soon", 187.5],
    [500, undefined, 187.5],
  ])("with status %i and Retry-After %s are waited for", async (status, after, ms) => {
    server.faults = [{ status, headers: after === undefined ? {} : { "retry-after": after } }];
    expect(await fetchFile()).toMatchObject({ requests: 2 });
    expect(clock.slept).toEqual([ms]);
  });

  it("that ask for an hour end the download with their words", async () => {
    server.faults = [{ status: 429, headers: { "retry-after": "3600" } }];
    expect(await failure(fetchFile())).toMatch(
      /^DOWNLOAD_FAILED: .*status 429 and asks to come back in 3600 s/,
    );
    expect(clock.slept).toEqual([]);
  });
});

describe("wrong answers", () => {
  it.each([
    ["another start", { contentRange: `bytes 0-${SIZE - 30_001}/${SIZE}` }],
    ["another length", { contentRange: `bytes 30000-${SIZE - 2}/${SIZE}` }],
    ["an end behind the file", { contentRange: `bytes 30000-${SIZE}/${SIZE}` }],
    ["nonsense", { contentRange: "bytes=30000" }],
  ])("a Content-Range with %s is not believed: from the beginning, without ranges", async (_, fault) => {
    server.faults = [{ cutAfter: 30_000 }, fault, { cutAfter: 30_000 }];
    expect(await fetchFile({ sha256: undefined })).toMatchObject({ sha256: sha256(content) });
    expect(ranges()).toEqual([FIRST, "bytes=30000-", undefined, undefined]);
    expect(notes().join()).toContain("was asked for bytes from 30000 and answers with Content-Range");
  });

  it("a right Content-Range over wrong bytes is found by the hash and healed", async () => {
    server.faults = [{ cutAfter: 30_000 }, { shift: 1000, chunked: true }];
    const got = await fetchFile();
    expect(got.restarts).toBe(1);
    expect(new Uint8Array(await readFile(destination))).toEqual(content);
  });

  it("a flipped bit is found and healed; twice is an error and leaves nothing", async () => {
    server.faults = [{ corrupt: 99_999 }];
    expect(await fetchFile()).toMatchObject({ restarts: 1, fetchedBytes: 2 * SIZE });
    server.always = { corrupt: 99_999 };
    expect(await failure(fetchFile())).toMatch(/^HASH_MISMATCH: .*not the expected file, twice/);
    expect(await left()).toEqual(["model.gguf"]);
  });

  it.each([
    ["by its type", { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: "hello" }],
    [
      "by its first bytes",
      { status: 200, headers: { "content-length": "35" }, body: "\n <!DOCTYPE html><title>login</titl" },
    ],
  ])("a web page is refused %s", async (_, fault) => {
    server.always = fault;
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_INVALID: .*web page instead of the file/);
    expect(await left()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it("a web page instead of the rest costs nothing of what came before", async () => {
    server.faults = [
      { cutAfter: 30_000 },
      { status: 200, headers: { "content-type": "text/html" }, body: "log in" },
    ];
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_INVALID: .*web page/);
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE - 30_000 });
  });

  it("another kind of file is refused at its first bytes", async () => {
    server.content = Buffer.concat([Buffer.from("PK\x03\x04"), content]);
    expect(await failure(fetchFile({ sha256: undefined }))).toMatch(
      /^DOWNLOAD_INVALID: .*not a GGUF file: it begins/,
    );
  });

  it("another size than pinned is refused before its body", async () => {
    expect(await failure(fetchFile({ sizeBytes: SIZE + 1 }))).toMatch(
      /^DOWNLOAD_INVALID: .*has 200000 bytes; 200001 are expected/,
    );
  });

  it("more bytes than pinned are refused", async () => {
    server.always = { chunked: true };
    expect(await failure(fetchFile({ sizeBytes: 1000, sha256: undefined }))).toMatch(
      /sends more than 1000 bytes/,
    );
  });

  it("a compressed body is refused", async () => {
    server.always = { headers: { "content-encoding": "gzip" } };
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_INVALID: .*encoding "gzip"/);
  });

  it.each([
    [404, /no such file/],
    [401, /set HF_TOKEN/],
    [403, /set HF_TOKEN/],
    [204, /status 204/],
    [206, /status 206/],
  ])("status %i is final", async (status, message) => {
    server.always = { status };
    expect(await failure(fetchFile())).toMatch(message);
    // A range that was asked for and is not said: once more without.
    expect(server.requests).toHaveLength(status === 206 ? 2 : 1);
  });

  it("a body that ends with the connection and has no stated size is refused", async () => {
    const raw = createTcpServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nGGUF and a half");
    });
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(raw.address() as AddressInfo).port}/m.gguf`;
    expect(await failure(fetchFile({ url, sha256: undefined }))).toMatch(/does not say how long the file is/);
    raw.close();
  });
});

describe("a file that changes at its source", () => {
  it("between two requests is begun again", async () => {
    server.faults = [{ cutAfter: 30_000 }];
    const next = fileOf(SIZE, 9);
    const got = await fetchFile(
      { sha256: undefined },
      {
        onProgress: (event) => {
          events.push(event);
          if (event.stage === "retry") server.content = next;
        },
      },
    );
    expect(got).toMatchObject({ sha256: sha256(next), restarts: 1 });
    expect(notes().join()).toContain("the file has changed at its source");
  });

  it("is noticed although the server ignores If-Range", async () => {
    server.always = { ignoreIfRange: true };
    server.faults = [{ cutAfter: 30_000 }];
    const next = fileOf(SIZE - 5, 9);
    const got = await fetchFile(
      { sha256: undefined },
      {
        onProgress: ({ stage }) => {
          if (stage === "retry") server.content = next;
        },
      },
    );
    expect(got).toMatchObject({ sha256: sha256(next), restarts: 1 });
  });

  it("again and again is given up", async () => {
    let seed = 0;
    server.always = { cutAfter: 30_000 };
    const changing = fetchFile(
      { sha256: undefined },
      {
        onProgress: ({ stage }) => {
          if (stage === "retry") server.content = fileOf(SIZE, ++seed);
        },
      },
    );
    expect(await failure(changing)).toMatch(/^DOWNLOAD_FAILED: .*begun again 3 times/);
  });

  it("to something shorter than the part is begun again", async () => {
    server.faults = [{ cutAfter: 150_000 }];
    const next = fileOf(100_000, 3);
    const got = await fetchFile(
      { sha256: undefined },
      {
        onProgress: ({ stage }) => {
          if (stage === "retry") server.content = next;
        },
      },
    );
    expect(got.sizeBytes).toBe(100_000);
  });
});

describe("redirects", () => {
  it("are followed from the first address each time; the token stays with its host", async () => {
    const seen: (string | undefined)[] = [];
    const hub = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response
        .writeHead(302, {
          location: server.url,
          "x-linked-etag": `"${sha256(content)}"`,
          "x-linked-size": `${SIZE}`,
        })
        .end();
    });
    await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/m.gguf`;
    server.faults = [{ cutAfter: 30_000 }];
    await fetchFile({ url, secret: { authorization: "Bearer hf_secret" }, sha256: undefined });
    expect(seen).toEqual(["Bearer hf_secret", "Bearer hf_secret"]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    // The hub's word on the hash is used where nothing is pinned, and compared where something is.
    server.always = { corrupt: 5 };
    expect(await failure(fetchFile({ url, sha256: undefined }))).toMatch(/^HASH_MISMATCH: .*twice/);
    expect(await failure(fetchFile({ url, sha256: "0".repeat(64) }))).toMatch(
      /^HASH_MISMATCH: .*Nothing was fetched/,
    );
    hub.close();
  });

  it("in a ring end", async () => {
    server.always = { status: 302, headers: { location: "/again" } };
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_INVALID: .*redirects more than 8 times/);
    expect(server.requests).toHaveLength(9);
  });

  it("to other protocols are refused", async () => {
    server.always = { status: 302, headers: { location: "file:///etc/passwd" } };
    expect(await failure(fetchFile())).toMatch(/^DOWNLOAD_INVALID: .*not a plain http or https address/);
  });
});

describe("this machine", () => {
  it("offline makes no connection at all", async () => {
    const connect = Socket.prototype.connect;
    let connections = 0;
    Socket.prototype.connect = function (this: Socket, ...args: Parameters<typeof connect>) {
      connections++;
      return connect.apply(this, args);
    } as typeof connect;
    try {
      process.env.PAW_OFFLINE = "1";
      expect(await failure(download({ url: server.url }, destination))).toMatch(/^OFFLINE: .*PAW_OFFLINE/);
      expect(connections).toBe(0);
      delete process.env.PAW_OFFLINE;
      await download({ url: server.url }, destination); // the counter counts
      expect(connections).toBe(1);
    } finally {
      Socket.prototype.connect = connect;
      delete process.env.PAW_OFFLINE;
    }
  });

  it("with a full disk is told before a byte is fetched", async () => {
    const full = { freeBytes: async () => 1000 };
    expect(await failure(fetchFile({ sizeBytes: SIZE }, full))).toMatch(
      /^NO_SPACE: .*needs 200000 bytes and 67108864 to spare; the disk has 1000 free/,
    );
    expect(server.requests).toHaveLength(0);
    expect(await failure(fetchFile({}, full))).toMatch(/^NO_SPACE/);
    expect(await left()).toEqual([]);
  });

  it("needs room only for what is missing", async () => {
    server.faults = [{ cutAfter: 150_000 }, { status: 404 }];
    await failure(fetchFile());
    const freeBytes = async () => 64 * 2 ** 20 + 50_000;
    expect(await fetchFile({ sizeBytes: SIZE }, { freeBytes })).toMatchObject({ fetchedBytes: 50_000 });
  });

  it("can abort at any time and keeps what came", async () => {
    const controller = new AbortController();
    server.faults = [{ stallAfter: 50_000 }];
    const running = fetchFile(
      {},
      {
        signal: controller.signal,
        onProgress: ({ loaded }) => {
          if (loaded === 50_000) controller.abort();
        },
      },
    );
    expect(await failure(running)).toMatch(/^ABORTED: /);
    expect((await stat(`${destination}.part`)).size).toBe(50_000);
    expect(await failure(fetchFile({}, { signal: AbortSignal.abort() }))).toMatch(/^ABORTED: /);
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE - 50_000 });
  });

  it("that lost its lock while it was stopped does not put a file in place", async () => {
    const lost = new PawError("IO", "the lock was lost");
    expect(await failure(fetchFile({}, { beforeInstall: () => Promise.reject(lost) }))).toBe(
      "IO: the lock was lost",
    );
    expect(await left()).toEqual(["model.gguf.part", "model.gguf.part.json"]);
    expect(await failure(fetchFile({}, { signal: AbortSignal.abort(lost) }))).toBe("IO: the lock was lost");
  });

  it("with a folder that cannot be made says which", async () => {
    await writeFile(join(folder.path, "models"), "a file in the way");
    expect(await failure(fetchFile())).toMatch(/^CACHE_UNWRITABLE: .*models.*PAW_CACHE_DIR/);
  });

  it("without a network says so after eight tries, and which proxy is not used", async () => {
    await server.close();
    const { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: used } = process.env;
    delete process.env.NODE_USE_ENV_PROXY;
    process.env.HTTPS_PROXY = "http://127.0.0.1:9";
    try {
      expect(await failure(fetchFile())).toMatch(
        /^DOWNLOAD_FAILED: .*ECONNREFUSED.*8 tries.*HTTPS_PROXY is set but not used: set NODE_USE_ENV_PROXY=1/,
      );
    } finally {
      for (const [name, value] of Object.entries({ HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: used })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    expect(clock.slept).toHaveLength(7);
    expect(await left()).toEqual([]);
  });

  it("with a damaged record of the part begins again", async () => {
    server.faults = [{ cutAfter: 50_000 }, { status: 404 }];
    await failure(fetchFile());
    await writeFile(`${destination}.part.json`, "{");
    expect(await fetchFile()).toMatchObject({ fetchedBytes: SIZE });
  });

  it.each([
    ["ftp://host/m.gguf", /begins with https/],
    ["https://user:pass@host/m.gguf", /holds a name or password for host/],
    ["m.gguf", /begins with https/],
  ])("refuses the address %s", async (url, message) => {
    expect(await failure(fetchFile({ url }))).toMatch(message);
  });

  it("names no query of an address, where keys are", async () => {
    server.always = { status: 404 };
    expect(await failure(fetchFile({ url: `${server.url}?key=hush` }))).not.toContain("hush");
  });
});
