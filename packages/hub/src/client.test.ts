import { mkdir, readdir, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { createHubClient } from "./client.js";
import { forgetWarnings } from "./disclosure.js";
import { failure, hubWorld, KEY, listening, SLOW, SPEC, said } from "./hub-world.test-suite.js";

const world = hubWorld();

describe("references", () => {
  it("resolve as names, versions, bare slugs and ids", async () => {
    const [one, two, official] = ["1".repeat(20), "2".repeat(20), "3".repeat(20)];
    world.server.names.set("da03/count", [one, two]);
    world.server.names.set("programasweights/triage", [official]);
    const hub = await world.client({});
    expect(await hub.resolve("da03/count")).toBe(two);
    expect(await hub.resolve("DA03/Count@v1")).toBe(one);
    expect(await hub.resolve("triage")).toBe(official);
    const asked = world.server.seen.length;
    expect(await hub.resolve("a".repeat(20))).toBe("a".repeat(20));
    expect(world.server.seen.length).toBe(asked);
    expect(world.lines()).toEqual([
      "GET /programs/resolve/da03/count",
      "GET /programs/resolve/da03/count@v1",
      "GET /programs/resolve/programasweights/triage",
    ]);
    expect(await hub.versions("da03/count@v1")).toEqual({
      slug: "da03/count",
      mainVersion: 2,
      versions: [
        { version: 1, programId: one, isMain: false },
        { version: 2, programId: two, isMain: true },
      ],
    });
    expect(await said(hub.resolve("da03/none"))).toMatch(/^NOT_FOUND: .*status 404.*PAW_API_KEY is not set/);
    expect(await said(hub.resolve("../secrets"))).toMatch(/^OPTION_INVALID: "\.\.\/secrets" is no reference/);
  });

  it("list with what was asked for", async () => {
    const hub = await world.client();
    const { programId } = await hub.compile({ spec: SPEC });
    expect(await hub.list({ query: "log lines", mine: true, perPage: 5 })).toEqual({
      programs: [{ id: programId, public: false }],
      total: 1,
      page: 1,
    });
    expect(world.lines().at(-1)).toBe("GET /programs?q=log+lines&mine=true&page=1&per_page=5");
    expect(await said(hub.list({ perPage: 101 }))).toMatch(/^OPTION_INVALID: perPage is 101.*from 1 to 100/);
    expect(await said((await world.client({})).list({ mine: true }))).toMatch(
      /^UNAUTHORISED: .*set PAW_API_KEY/,
    );
  });
});

describe("infer", () => {
  it("sends the input, says so, and reads the answer", async () => {
    const hub = await world.client();
    const { programId } = await hub.compile({ spec: SPEC });
    world.written = "";
    forgetWarnings();
    expect(await hub.infer({ program: programId, input: "disk full", maxTokens: 4 })).toEqual({
      output: `${programId.slice(0, 4)}:disk full`,
      tokensGenerated: 3,
      latencyMs: 12.5,
    });
    expect(world.server.seen.at(-1)?.body).toEqual({
      program_id: programId,
      input: "disk full",
      max_tokens: 4,
    });
    expect(world.written).toContain(world.server.host);
    expect(await said(hub.infer({ program: programId, input: "x".repeat(64_001) }))).toMatch(
      /^INPUT_INVALID: .*64001/,
    );
  });
});

describe("refusals of the service", () => {
  const problem = JSON.stringify({
    detail: [{ loc: ["body", "spec", 0], msg: `too odd ${"y".repeat(400)}` }],
  });
  const wrapped = JSON.stringify({ detail: { error: "quota", message: "No more today.", request_id: "r7" } });
  it.each([
    [401, "", /^UNAUTHORISED: .*status 401\. The API key is not valid there/],
    [403, wrapped, /^FORBIDDEN: .*and says "quota: No more today\. \(request r7\)"\. This account may not/],
    [404, '{"detail":"Not Found"}', /^NOT_FOUND: .*and says "Not Found"\. .*private to another account/],
    [
      400,
      '{"error":"unknown_compiler","message":"Unknown compiler x"}',
      /^API_REJECTED: .*"unknown_compiler: Unknown/,
    ],
    [422, problem, /^API_REJECTED: .*and says "body\.spec: too odd y{281}\.\.\."/],
    [418, "teapot", /^API_INVALID: .*status 418\. That is not in its contract/],
    [404, `"you sent ${KEY}"`, /^NOT_FOUND: .*and says "you sent \[API key\]"/],
  ])("%i with %s", async (status, body, message) => {
    world.server.faults = [{ status, body }];
    const error = await failure((await world.client()).versions("da03/count", { clock: world.clock }));
    expect(`${error.code}: ${error.message}`).toMatch(message);
    expect(inspect(error, { depth: 9 })).not.toContain(KEY);
    expect(world.server.seen).toHaveLength(1);
  });

  it("name the wait of a rate limit at once when it is long", async () => {
    world.server.faults = [
      { status: 429, headers: { "retry-after": "1800" }, body: '{"error":"rate_limited"}' },
    ];
    const error = await failure((await world.client()).compile({ spec: SPEC }, { clock: world.clock }));
    expect(error).toMatchObject({ code: "RATE_LIMITED", retryAfterMs: 1_800_000 });
    expect(error.message).toMatch(/status 429 and says "rate_limited"\. Try again in 1800 s\.$/);
    expect(world.clock.slept).toEqual([]);
  });

  it("of servers that stay broken end after eight tries", async () => {
    world.server.faults = Array(20).fill({ status: 500 });
    expect(await said((await world.client()).versions("da03/count", { clock: world.clock }))).toMatch(
      /^API_FAILED: .*status 500, 8 times in a row\. Try again later\.$/,
    );
    expect(world.server.seen).toHaveLength(8);
  });

  it("a server that is not there", async () => {
    const hub = await world.client();
    await world.server.close();
    const options = { clock: world.clock };
    for (const work of [
      () => hub.versions("da03/count", options),
      () => hub.compile({ spec: SPEC }, options),
    ]) {
      expect(await said(work())).toMatch(
        /^API_FAILED: .*ECONNREFUSED.*, 8 times in a row\. Try again later\.$/,
      );
    }
  });
});

describe("answers that are none", () => {
  const json = { "content-type": "application/json" };
  it.each([
    [
      "a web page",
      { status: 200, headers: { "content-type": "text/html" }, body: "log in" },
      /web page instead of JSON/,
    ],
    ["a page without a type", { status: 200, body: " <!doctype html>" }, /web page instead of JSON/],
    [
      "half a document",
      { status: 200, headers: json, body: '{"slug": "da03' },
      /14 characters that are not JSON/,
    ],
    ["nothing", { status: 200, headers: json, body: "" }, /0 characters that are not JSON/],
    ["an array", { status: 200, headers: json, body: "[]" }, /a list of versions is \[\]; needed: an object/],
    ["no versions", { status: 200, headers: json, body: "{}" }, /versions is missing; needed: a list/],
    [
      "a wrong id",
      { status: 200, headers: json, body: '{"versions":[{"version":1,"program_id":"../x"}]}' },
      /program_id is "\.\.\/x"/,
    ],
    [
      "too much",
      { status: 200, headers: json, body: Buffer.alloc(8 * 2 ** 20 + 1, 32) },
      /more than 8388608 bytes/,
    ],
  ])("%s", async (_, fault, message) => {
    world.server.faults = [fault];
    const error = await said((await world.client()).versions("da03/count", { clock: world.clock }));
    expect(error).toMatch(/^API_INVALID: /);
    expect(error).toMatch(message);
    expect(error).not.toContain('"slug"');
  });

  it("a cut one is asked for again", async () => {
    world.server.names.set("da03/count", ["1".repeat(20)]);
    world.server.faults = [{ cutAfter: 10 }];
    expect(
      (await (await world.client()).versions("da03/count", { clock: world.clock })).versions,
    ).toHaveLength(1);
    expect(world.server.seen).toHaveLength(2);
  });

  it.each([
    [{ status: "done" }, /status of a compile job is "done"/],
    [{ status: "ready" }, /program_id is missing/],
    [{ status: "queued" }, /job_id of an unfinished job is missing/],
    [{ status: "queued", job_id: "a/../b" }, /job_id is "a\/\.\.\/b"/],
  ])("the job %j", async (body, message) => {
    world.server.faults = [{ status: 202, body: JSON.stringify(body) }];
    expect(await said((await world.client()).compile({ spec: SPEC }, { clock: world.clock }))).toMatch(
      message,
    );
  });

  it("one that never comes ends in time", async () => {
    world.server.faults = [{ silent: true }];
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
      const late = new AbortController();
      setTimeout(() => late.abort(new DOMException("late", "TimeoutError")), 50);
      return late.signal;
    });
    expect(await said((await world.client()).compile({ spec: SPEC }, { clock: world.clock }))).toMatch(
      /^TIMED_OUT: .*gave no whole answer within 240 s\. It may have done what was asked/,
    );
    expect(timeout).toHaveBeenCalledWith(240_000);
    world.server.faults = Array(5).fill({ silent: true });
    expect(await said((await world.client()).versions("da03/count", { clock: world.clock }))).toMatch(
      /^TIMED_OUT: .*within 30 s, 2 times in a row\. Try again later/,
    );
  });
});

describe("redirects", () => {
  it("to another host do not carry the key, and what was sent is not sent there at all", async () => {
    const elsewhere: (string | undefined)[] = [];
    const other = await listening((request, response) => {
      elsewhere.push(`${request.method} ${request.headers["x-api-key"] ?? "no key"}`);
      response.end('{"versions":[]}');
    });
    const redirect = { status: 307, headers: { location: `${other.url}/versions` } };
    world.server.faults = [redirect, redirect];
    const hub = await world.client();
    expect(await hub.versions("da03/count")).toMatchObject({ versions: [] });
    expect(await said(hub.compile({ spec: SPEC }))).toMatch(
      /^API_INVALID: .*redirects what was sent to it \(status 307/,
    );
    expect(elsewhere).toEqual(["GET no key"]);
    expect(world.server.seen.map(({ key }) => key)).toEqual([KEY, KEY]);
    other.close();
  });
});

describe("before anything leaves the machine", () => {
  it("a warning names the host, once for each, and only for what is sent", async () => {
    const hub = await world.client();
    await said(hub.resolve("da03/none", { clock: world.clock }));
    expect(world.written).toBe("");
    world.server.faults = [{ status: 401 }];
    await said(hub.compile({ spec: SPEC }));
    expect(world.written).toBe(
      `paw: warning: specifications and inputs are sent to ${world.server.host}, which may keep them; they are published ` +
        "only where you ask for that. PAW_OFFLINE=1 forbids sending.\n",
    );
    await hub.compile({ spec: SPEC });
    expect(world.written.split("\n")).toHaveLength(2);
  });

  it("PAW_OFFLINE forbids every connection, and says nothing of sending", async () => {
    const connect = vi.spyOn(Socket.prototype, "connect");
    const bad = join(world.folder, "config", "programasweights");
    await mkdir(bad, { recursive: true });
    await writeFile(join(bad, "config.json"), "{", { mode: 0o644 }); // not even looked at
    const id = "a".repeat(20);
    for (const offline of [
      await world.client({ PAW_OFFLINE: "1" }),
      await createHubClient({ environment: world.environment(), offline: true }),
    ]) {
      const works = [
        offline.compile({ spec: SPEC }),
        offline.compileQueued({ spec: SPEC, compiler: SLOW }),
        offline.job("job_1"),
        offline.cancel("job_1"),
        offline.resolve("da03/count"),
        offline.versions("da03/count"),
        offline.list(),
        offline.runtime("acme-tiny"),
        offline.download(id, join(world.folder, "x.paw")),
        offline.infer({ program: id, input: "x" }),
      ];
      for (const message of await Promise.all(works.map(said))) {
        expect(message).toMatch(/^OFFLINE: .*127\.0\.0\.1:\d+.*PAW_OFFLINE/);
      }
    }
    expect(connect).not.toHaveBeenCalled();
    expect([world.server.seen, world.written, await readdir(world.folder)]).toEqual([[], "", ["config"]]);
    expect(await said((await world.client()).resolve("da03/none"))).toMatch(/^NOT_FOUND/);
    expect(connect).toHaveBeenCalled(); // the guard guards
  });
});
