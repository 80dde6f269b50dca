import { describe, expect, it } from "vitest";
import { failure, hubWorld, KEY, SLOW, SPEC, said } from "./hub-world.test-suite.js";

const world = hubWorld();

describe("compile", () => {
  it("sends the specification, private, and gives the program", async () => {
    const hub = await world.client();
    const job = await hub.compile({ spec: SPEC, slug: "triage" }, { clock: world.clock });
    expect(job).toMatchObject({
      status: "ready",
      slug: "da03/triage",
      compilerSnapshot: "paw-4b-qwen3-0.6b-20260407",
    });
    expect(world.server.seen).toEqual([
      { line: "POST /compile", key: KEY, body: { spec: SPEC, public: false, slug: "triage" } },
    ]);
    expect(await hub.resolve("da03/triage")).toBe(job.programId);
  });

  it("publishes only where that is asked for", async () => {
    await (await world.client()).compile({ spec: SPEC, public: true });
    expect(world.server.seen[0]?.body).toMatchObject({ public: true });
  });

  it("waits for a queued job, looking less and less often", async () => {
    const seen: string[] = [];
    world.server.jobStates = [
      ...Array(9).fill({ status: "queued" }),
      { status: "compiling", percent: 40 },
      { status: "ready" },
    ];
    const job = await (await world.client({})).compileQueued(
      { spec: SPEC, compiler: SLOW },
      { clock: world.clock, onStatus: ({ status, percent }) => seen.push(`${status} ${percent ?? ""}`) },
    );
    expect(job.programId).toMatch(/^[0-9a-f]{20}$/);
    expect(seen.slice(-3)).toEqual(["queued ", "compiling 40", "ready "]);
    expect(world.lines()).toEqual(["POST /compile/async", ...Array(10).fill("GET /compile/job_1")]);
    expect(world.clock.slept.map(Math.round)).toEqual([
      1000, 1500, 2250, 3375, 5063, 7594, 11391, 15000, 15000, 15000,
    ]);
  });

  it("looks again after a cut, a 502 and a rate limit", async () => {
    world.server.faults = [
      { on: "GET /compile", cutAfter: 10 },
      { on: "GET /compile", status: 502, body: "<html>bad gateway</html>" },
      { on: "GET /compile", status: 429, headers: { "retry-after": "7" } },
    ];
    const job = await (await world.client({})).compileQueued(
      { spec: SPEC, compiler: SLOW },
      { clock: world.clock },
    );
    expect(job.status).toBe("ready");
    expect(world.clock.slept).toEqual([1000, 187.5, 375, 7000]);
  });

  it("aborted in mid-poll calls the job off", async () => {
    world.server.jobStates = Array(50).fill({ status: "queued" });
    const controller = new AbortController();
    const onStatus = () => world.server.seen.length === 3 && controller.abort();
    const error = await failure(
      (await world.client({})).compileQueued(
        { spec: SPEC, compiler: SLOW },
        { clock: world.clock, signal: controller.signal, onStatus },
      ),
    );
    expect(error.code).toBe("ABORTED");
    expect(error.message).toBe(
      "the compile job job_1 was aborted by its caller and called off at the service",
    );
    expect(world.lines().slice(2)).toEqual(["GET /compile/job_1", "DELETE /compile/job_1"]);
  });

  it("aborted after it has begun says that the service goes on", async () => {
    world.server.jobStates = Array(50).fill({ status: "compiling" });
    const controller = new AbortController();
    const onStatus = () => controller.abort();
    const hub = await world.client({});
    const options = { clock: world.clock, signal: controller.signal, onStatus };
    expect(await said(hub.compileQueued({ spec: SPEC, compiler: SLOW }, options))).toBe(
      "ABORTED: the compile job job_1 was aborted by its caller but had begun: the service finishes it",
    );
    expect(await said(hub.cancel("job_1"))).toMatch(
      /^API_REJECTED: .*status 409 and says "already_started: The job/,
    );
  });

  it("that is aborted before the first byte sends nothing", async () => {
    const options = { signal: AbortSignal.abort() };
    expect(await said((await world.client()).compile({ spec: SPEC }, options))).toMatch(
      /^ABORTED: POST compile at 127/,
    );
    expect(world.server.seen).toEqual([]);
  });

  it("that failed says why, cut and on one line", async () => {
    world.server.jobStates = [
      { status: "queued" },
      { status: "failed", error: `out of\n\u001b[31mmemory ${"x".repeat(400)}` },
    ];
    const error = await failure(
      (await world.client()).compileQueued({ spec: SPEC, compiler: SLOW }, { clock: world.clock }),
    );
    expect(error.code).toBe("API_FAILED");
    expect(error.message).toMatch(
      /^the compilation at 127\.0\.0\.1:\d+ failed and says "out of \[31mmemory x{282}\.\.\."/,
    );
  });

  it("that never ends is given up after 40 minutes", async () => {
    world.server.jobStates = Array(500).fill({ status: "compiling" });
    expect(
      await said(
        (await world.client()).compileQueued({ spec: SPEC, compiler: SLOW }, { clock: world.clock }),
      ),
    ).toMatch(/^TIMED_OUT: the compile job job_1 .* is compiling after 40 minutes/);
  });

  it("checks lengths before anything is sent", async () => {
    const hub = await world.client();
    expect(await said(hub.compile({ spec: "too short" }))).toMatch(
      /^SPEC_TOO_SHORT: .*9 characters; at least 10/,
    );
    expect(await said(hub.compile({ spec: "x".repeat(16_001) }))).toMatch(
      /^SPEC_TOO_LONG: .*16001 .*at most 16000/,
    );
    expect([world.server.seen, world.written]).toEqual([[], ""]);
  });

  it.each([
    [
      "a cut",
      { cutAfter: 5 },
      /^API_FAILED: .*the connection was cut.*may have done what was asked.*not asked twice/,
    ],
    ["a 500", { status: 500, body: "{}" }, /^API_FAILED: .*status 500.*not asked twice/],
  ])("is not sent again after %s", async (_, fault, message) => {
    world.server.faults = [fault];
    expect(await said((await world.client()).compile({ spec: SPEC }, { clock: world.clock }))).toMatch(
      message,
    );
    expect(world.lines()).toEqual(["POST /compile"]);
  });

  it("is sent again after a 503, which took nothing", async () => {
    world.server.faults = [
      { status: 503, headers: { "retry-after": "2" }, body: '{"error":"durable_queue_unavailable"}' },
    ];
    expect((await (await world.client()).compile({ spec: SPEC }, { clock: world.clock })).status).toBe(
      "ready",
    );
    expect(world.clock.slept).toEqual([2000]);
  });
});
