import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { collectGarbage } from "@paw/store";
import { beforeEach, describe, expect, it } from "vitest";
import type { HubClient } from "./client.js";
import { hubWorld, SPEC, said } from "./hub-world.test-suite.js";
import { cachedProgram, listCachedPrograms, pullProgram, removeCachedProgram } from "./program-cache.js";
import { requireReference } from "./reference.js";

const world = hubWorld();

let hub: HubClient;
/** Programs of da03/triage, versions 1 and 2. */
let one: string;
let two: string;

beforeEach(async () => {
  hub = await world.client();
  one = (await hub.compile({ spec: SPEC, slug: "triage" })).programId;
  two = (await hub.compile({ spec: `${SPEC} Look at the level.`, slug: "triage" })).programId;
  world.server.seen.length = 0;
});

const cache = () => join(world.folder, "cache");
const pull = (reference: string, client = hub) =>
  pullProgram(client, cache(), reference, { clock: world.clock });
const cached = (reference: string) => cachedProgram(cache(), requireReference(reference));
const pathOf = (id: string) => join(cache(), "hub", "programs", id, "program.paw");

describe("pull", () => {
  it("fetches a name, which is then there without the service", async () => {
    const pulled = await pull("DA03/triage");
    expect(pulled).toMatchObject({ programId: two, reference: "da03/triage", path: pathOf(two) });
    expect(pulled.download).toBeDefined();
    expect(world.lines()).toEqual(["GET /programs/resolve/da03/triage", `GET /programs/${two}/download`]);
    await world.server.close();
    const found = await cached("da03/triage");
    expect(found?.programId).toBe(two);
    expect(found?.bytes).toEqual(Buffer.from(world.server.programs.get(two)?.bytes ?? []));
    expect((await cached(two))?.path).toBe(pathOf(two));
    expect(await cached("da03/triage@v2")).toBeUndefined(); // it was not asked for what that means
    expect(await readdir(join(pathOf(two), ".."))).toEqual(["install.json", "program.paw"]);
  });

  it("asks for a name each time, for versions and ids once", async () => {
    await pull("da03/triage@v1");
    expect((await pull("da03/triage@v1")).download).toBeUndefined();
    expect((await pull(one)).download).toBeUndefined();
    expect(world.lines()).toEqual(["GET /programs/resolve/da03/triage@v1", `GET /programs/${one}/download`]);
    world.server.names.set("da03/triage", [two, one]);
    expect((await pull("da03/triage")).programId).toBe(one);
    world.server.names.set("da03/triage", [one, two]);
    expect((await cached("da03/triage"))?.programId).toBe(one); // until it is pulled again
    expect((await pull("da03/triage")).programId).toBe(two);
    expect((await cached("da03/triage"))?.programId).toBe(two);
  });

  it("offline is content with what is there", async () => {
    await pull("da03/triage");
    const offline = await world.client({ PAW_OFFLINE: "1" });
    expect((await pull("da03/triage", offline)).programId).toBe(two);
    expect(await said(pull("da03/triage@v1", offline))).toMatch(/^OFFLINE: resolving da03\/triage@v1 needs/);
    expect(await said(pull(one, offline))).toMatch(/^OFFLINE: the program [0-9a-f]{20} needs/);
  });

  it("by two at once downloads once", async () => {
    // Not with the world's clock: its seconds pass at once, so those that wait would take the lock for abandoned.
    const waiting = (reference: string) => pullProgram(hub, cache(), reference);
    await Promise.all([waiting("da03/triage"), waiting(two), waiting("da03/triage@v2")]);
    expect(world.lines().filter((line) => line.endsWith("/download"))).toHaveLength(1);
  });

  it("fetches a damaged file again; loading refuses it", async () => {
    await pull("da03/triage");
    await writeFile(pathOf(two), "PK and more");
    expect(await said(cached("da03/triage"))).toMatch(
      /^HASH_MISMATCH: .*program\.paw has SHA-256 .*npx paw pull da03\/triage fetches it again/,
    );
    expect((await pull("da03/triage")).download).toBeDefined();
    expect((await cached("da03/triage"))?.programId).toBe(two);
  });

  it("keeps the old meaning of a name when the new program cannot be fetched", async () => {
    world.server.names.set("da03/triage", [one]);
    await pull("da03/triage");
    world.server.names.set("da03/triage", [one, two]);
    world.server.faults = [{ on: `GET /programs/${two}`, status: 404 }];
    expect(await said(pull("da03/triage"))).toMatch(/^NOT_FOUND: /);
    expect((await cached("da03/triage"))?.programId).toBe(one);
  });

  it("takes no name that is none", async () => {
    for (const text of [
      "a/b/c",
      "../x",
      "a",
      "x".repeat(60),
      "da03/",
      "da03/x@v0",
      "da03/x@latest",
      "C:\\x",
      "",
    ]) {
      expect(await said(pull(text))).toMatch(/^OPTION_INVALID: .* is no reference to a program/);
    }
    expect(world.lines()).toEqual([]);
  });
});

describe("the cache", () => {
  it("is listed, removed and rid of what was given up", async () => {
    expect(await listCachedPrograms(cache())).toEqual([]);
    await Promise.all([pull(one), pull("da03/triage")]);
    const listed = await listCachedPrograms(cache());
    expect(listed.map(({ name }) => name)).toEqual([one, two].sort());
    expect(listed[0]).toMatchObject({ source: `${world.server.url}/api/v1/` });

    const stray = `${pathOf(one)}.part`;
    await writeFile(stray, "half");
    expect(await collectGarbage(cache(), { allParts: true })).toMatchObject([{ path: stray, kind: "part" }]);
    expect((await readFile(pathOf(one))).length).toBeGreaterThan(1000);

    expect(await removeCachedProgram(cache(), requireReference("da03/triage"))).toBe(true);
    expect(await removeCachedProgram(cache(), requireReference("da03/triage"))).toBe(false);
    expect(await cached(two)).toBeUndefined();
    expect(await removeCachedProgram(cache(), requireReference(one))).toBe(true);
    expect(await listCachedPrograms(cache())).toEqual([]);
  });

  it("with a damaged name is as without it", async () => {
    await pull("da03/triage");
    await writeFile(
      join(cache(), "hub", "references", "da03", "triage.json"),
      '{"version":1,"programId":"../../x"}',
    );
    expect(await cached("da03/triage")).toBeUndefined();
  });
});
