import { stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { PawError } from "@paw/format";
import { describe, expect, it } from "vitest";
import { download } from "./download.js";
import {
  clock,
  content,
  destination,
  events,
  failure,
  fetchFile,
  folder,
  left,
  notes,
  SIZE,
  server,
  setUpDownloads,
} from "./download-setup.test-suite.js";
import { fileOf, sha256 } from "./flaky-server.test-suite.js";

setUpDownloads();

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
