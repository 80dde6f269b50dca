import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packProgramFolder, unpackBundle } from "@paw/format";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../store/src/flaky-server.test-suite.js";
import type { HubClient } from "./client.js";
import { hubWorld, KEY, listening, SPEC, said } from "./hub-world.test-suite.js";

const world = hubWorld();

describe("download", () => {
  const compiled = async (): Promise<{ hub: HubClient; id: string; path: string }> => {
    const hub = await world.client();
    const { programId: id } = await hub.compile({ spec: SPEC });
    world.server.seen.length = 0;
    return { hub, id, path: join(world.folder, "p", "program.paw") };
  };
  const left = () => readdir(join(world.folder, "p")).catch(() => []);

  it("waits while the program is made, and puts it in place whole", async () => {
    const { hub, id, path } = await compiled();
    world.server.notReady = 2;
    const notes: string[] = [];
    await hub.download(id, path, { clock: world.clock, onProgress: ({ note }) => note && notes.push(note) });
    expect(new Uint8Array(await readFile(path))).toEqual(world.server.programs.get(id)?.bytes);
    expect(world.clock.slept).toEqual([3000, 3000]);
    expect(notes[0]).toMatch(/download is not ready yet; again in 3\.0 s$/);
    expect(await left()).toEqual(["program.paw"]);
    expect(world.server.seen.every(({ key }) => key === KEY)).toBe(true);
  });

  it("gives up after three minutes of 202", async () => {
    const { hub, id, path } = await compiled();
    world.server.notReady = 1000;
    expect(await said(hub.download(id, path, { clock: world.clock }))).toMatch(
      /^DOWNLOAD_FAILED: .*is not ready yet, after 180 s; its host asks for 3 s more/,
    );
    expect(await left()).toEqual([]);
  });

  it("follows a redirect to another host without the key, and checks the hash that is stated", async () => {
    const { hub, id, path } = await compiled();
    const bytes = world.server.programs.get(id)?.bytes ?? new Uint8Array();
    const keys: unknown[] = [];
    const other = await listening((request, response) => {
      keys.push(request.headers["x-api-key"]);
      response.writeHead(200, { "content-length": bytes.length }).end(bytes);
    });
    const linked = (hash: string) => ({
      "x-linked-etag": `"${hash}"`,
      "x-linked-size": String(bytes.length),
    });
    world.server.cdn = { location: other.url, headers: linked("0".repeat(64)) };
    expect(await said(hub.download(id, path, { clock: world.clock }))).toMatch(
      /^HASH_MISMATCH: .*expected 000000000000.*thrown away/,
    );
    expect(await left()).toEqual([]);
    world.server.cdn = { location: other.url, headers: linked(sha256(bytes)) };
    expect(await hub.download(id, path, { clock: world.clock })).toMatchObject({ sha256: sha256(bytes) });
    expect(keys).toEqual([undefined, undefined, undefined]);
    other.close();
  });

  it("goes on after a cut", async () => {
    const { hub, id, path } = await compiled();
    world.server.faults = [{ cutAfter: 100 }];
    await hub.download(id, path, { clock: world.clock });
    expect(new Uint8Array(await readFile(path))).toEqual(world.server.programs.get(id)?.bytes);
  });

  const zip = { "content-type": "application/zip" };
  it.each([
    [
      "another program",
      "other",
      /^BUNDLE_INVALID: 127.* sent the program b{20} where [0-9a-f]{20} was asked for/,
    ],
    [
      "no program",
      { status: 200, headers: zip, body: `PK${"x".repeat(2000)}` },
      /^BUNDLE_INVALID: what 127.* is none: /,
    ],
    [
      "a web page",
      { status: 200, headers: { "content-type": "text/html" }, body: "<html>" },
      /^DOWNLOAD_INVALID: .*web page/,
    ],
    [
      "no ZIP",
      { status: 200, headers: zip, body: "x".repeat(2000) },
      /^DOWNLOAD_INVALID: .*is not a PK file/,
    ],
    [
      "too much",
      { status: 200, headers: { ...zip, "content-length": String(2 ** 28 + 1) } },
      /^DOWNLOAD_INVALID: .*268435457 bytes; at most 268435456/,
    ],
    ["401", { status: 401 }, /^UNAUTHORISED: .*API key is not valid/],
    ["403", { status: 403 }, /^FORBIDDEN: /],
    ["404", { status: 404 }, /^NOT_FOUND: .*private to another account/],
    [
      "429 for an hour",
      { status: 429, headers: { "retry-after": "3600" } },
      /^RATE_LIMITED: .*asks to come back in 3600 s/,
    ],
  ])("refuses %s and leaves nothing", async (_, fault, message) => {
    const { hub, id, path } = await compiled();
    if (typeof fault === "string") {
      const bytes = world.server.programs.get(id)?.bytes ?? new Uint8Array();
      const { meta, adapter, promptTemplate } = unpackBundle(bytes);
      const text = (value: string) => new TextEncoder().encode(value);
      const files = new Map([
        [
          "meta.json",
          text(JSON.stringify({ ...meta, format_version: undefined, program_id: "b".repeat(20) })),
        ],
        ["adapter.gguf", adapter as Uint8Array],
        ["prompt_template.txt", text(promptTemplate)],
      ]);
      world.server.faults = [{ status: 200, headers: zip, body: packProgramFolder(files) }];
    } else world.server.faults = [fault];
    expect(await said(hub.download(id, path, { clock: world.clock }))).toMatch(message);
    expect(await left()).toEqual([]);
  });

  it("of somebody else's private program finds nothing", async () => {
    const { id, path } = await compiled();
    expect(await said((await world.client({})).download(id, path))).toMatch(
      /^NOT_FOUND: .*PAW_API_KEY is not set/,
    );
    expect(await said((await world.client()).download("../up", path))).toMatch(
      /^OPTION_INVALID: "\.\.\/up" is no program id/,
    );
  });
});
