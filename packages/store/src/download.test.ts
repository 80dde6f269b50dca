import { readFile, rename, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { PawError } from "@paw/format";
import { describe, expect, it } from "vitest";
import {
  clock,
  content,
  destination,
  events,
  FIRST,
  failure,
  fetchFile,
  left,
  notes,
  ranges,
  SIZE,
  server,
  setUpDownloads,
} from "./download-setup.test-suite.js";
import { sha256 } from "./flaky-server.test-suite.js";

setUpDownloads();

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
