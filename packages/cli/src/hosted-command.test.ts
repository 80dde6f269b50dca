import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { adapterToGguf } from "@paw/format";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type HubServer, hubServer } from "../../hub/src/hub-server.test-suite.js";
import { PUBLISHED_TEMPLATE } from "../../paw/src/published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const SPEC = "Classify log lines. Return ONLY one of: ALERT, QUIET.";
const KEY = "paw_sk_test";

let snapshot: TinySnapshot;
let files: RandomFiles;
let server: HubServer;
let worlds = 0;
let cache: string;
let guard: string;

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  guard = join(snapshot.directory, "guard.mjs");
  await writeFile(join(snapshot.directory, "spec.md"), SPEC);
  await writeFile(
    guard,
    `import net from "node:net"; import dns from "node:dns";
     const refuse = () => { process.stderr.write("CONNECTED"); process.exit(99); };
     net.Socket.prototype.connect = refuse; dns.lookup = refuse;`,
  );
});
beforeEach(async () => {
  const adapter = adapterToGguf(randomAdapter(2, 32, 0.1), {
    architecture: "qwen3",
    type: "Q4_0",
    name: "published",
  });
  server = await hubServer({ adapter, template: PUBLISHED_TEMPLATE });
  cache = join(snapshot.directory, `cache-${worlds++}`);
});
afterEach(() => server.close());
afterAll(() => Promise.all([snapshot.remove(), files.remove()]));

const paw = (args: readonly string[], env: Record<string, string> = {}) =>
  runPaw(args, {
    env: {
      PAW_NANO_DIR: snapshot.nanoDir,
      PAW_CACHE_DIR: cache,
      PAW_API_URL: server.url,
      PAW_API_KEY: KEY,
      PAW_OFFLINE: "",
      XDG_CONFIG_HOME: join(cache, "config"),
      NO_COLOR: "1",
      ...env,
    },
    cwd: snapshot.directory,
  });
const offline = (): Record<string, string> => ({
  PAW_OFFLINE: "1",
  NODE_OPTIONS: `--import ${pathToFileURL(guard).href}`,
});
const compileHosted = (out: string, ...more: string[]) => [
  "compile",
  "-f",
  "spec.md",
  "--compiler",
  "hosted:paw-4b-qwen3-0.6b",
  "--interpreter",
  files.base,
  "-o",
  out,
  ...more,
];

describe("paw compile --compiler hosted", () => {
  it("warns once, names the host, sends it private, and the file runs with sockets forbidden", async () => {
    const compiled = await paw(compileHosted("hosted.paw", "--lock"));
    expect(compiled.code).toBe(0);
    expect(compiled.stderr).toBe(
      `paw: warning: specifications and inputs are sent to ${server.host}, which may keep them; they are published only ` +
        "where you ask for that. PAW_OFFLINE=1 forbids sending.\n",
    );
    expect(compiled.stdout).toMatch(
      /^labels {3}ALERT \| QUIET\ngate .*no examples\nprogram {2}hosted\.paw {2}\d+ bytes/,
    );
    expect(server.seen[0]).toMatchObject({ key: KEY, body: { spec: SPEC, public: false } });
    expect(compiled.stdout + compiled.stderr).not.toContain(KEY);
    const [run, verified] = await Promise.all([
      paw(["run", "hosted.paw", "disk full", "--base", files.base], offline()),
      paw(["verify", "hosted.paw", "--base", files.base], offline()),
    ]);
    expect(run.stdout).toMatch(/^(ALERT|QUIET)\n$/);
    expect([run.stderr, verified.stdout]).toEqual(["", expect.stringMatching(/^same {5}hosted\.paw/)]);
  });

  it("opens no connection offline, by variable or flag", async () => {
    const guarded = { ...offline(), PAW_OFFLINE: "" };
    expect((await paw(compileHosted("x.paw"), guarded)).code).toBe(99); // the guard guards
    for (const [args, env] of [
      [compileHosted("x.paw"), offline()],
      [compileHosted("x.paw", "--offline"), guarded],
      [["pull", "da03/triage"], offline()],
      [["pull", "da03/triage", "--offline"], guarded],
    ] as const) {
      expect(await paw(args, env)).toMatchObject({
        code: 1,
        stdout: "",
        stderr: expect.stringMatching(/^paw: OFFLINE: [^\n]*127\.0\.0\.1:\d+[^\n]*PAW_OFFLINE[^\n]*\n$/),
      });
    }
    expect(server.seen).toEqual([]);
  });

  it.each([
    ["a file that others can read", 0o644, 1, /^paw: CONFIG_INVALID: .*has mode 0644, .*chmod 600/],
    ["a file of its own", 0o600, 0, /^paw: warning: /],
  ] as const)("takes the key from %s accordingly", async (_, mode, code, message) => {
    const folder = join(cache, "config", "programasweights");
    const path = join(folder, "config.json");
    await mkdir(folder, { recursive: true });
    await writeFile(path, JSON.stringify({ api_key: KEY, api_url: server.url }));
    await chmod(path, mode);
    const outcome = await paw(compileHosted("k.paw"), { PAW_API_KEY: "", PAW_API_URL: "" });
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
    expect(server.seen.map(({ key }) => key)).toEqual(code === 0 ? [KEY, KEY] : []);
  });

  it("ends in one line when the service refuses", async () => {
    server.faults = [{ status: 401 }];
    const { code, stderr } = await paw(compileHosted("x.paw"));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^paw: warning: [^\n]*\npaw: UNAUTHORISED: [^\n]*API key is not valid there[^\n]*\n$/,
    );
    expect(stderr).not.toContain(KEY);
  });
});

describe("paw pull user/slug", () => {
  beforeEach(async () => {
    const body = JSON.stringify({ spec: SPEC, slug: "triage", public: false });
    const headers = { "x-api-key": KEY };
    await fetch(`${server.url}/api/v1/compile`, { method: "POST", body, headers });
    server.seen.length = 0;
  });

  it("fetches it once, and it runs offline from then on", async () => {
    const [id = ""] = [...server.programs.keys()];
    const before = await paw(["run", "da03/triage", "x", "--base", files.base]);
    expect(before).toMatchObject({ code: 1, stdout: "" });
    expect(before.stderr).toMatch(/^paw: PROGRAM_MISSING: .*: npx paw pull da03\/triage\n$/);
    expect(server.seen).toEqual([]); // nothing is fetched unasked

    server.notReady = 1;
    const pulled = await paw(["pull", "da03/triage"]);
    expect(pulled.code).toBe(0);
    const path = join(cache, "hub", "programs", id, "program.paw");
    expect(pulled.stdout).toMatch(
      new RegExp(`^da03/triage {2}${path} {2}.*fetched\nid ${id} {2}sha256 .* from 127`),
    );
    // It says what is still missing to run it; nothing was sent, so there is no warning.
    expect(pulled.stderr).toMatch(
      /^paw: note: .*"Qwen\/Qwen3-0\.6B" is not on disk.*: npx paw pull qwen3-0\.6b\n$/,
    );

    const none = { PAW_API_KEY: "", ...offline() };
    const [again, run, inspected, bare] = await Promise.all([
      paw(["pull", "da03/triage", "--json"], none),
      paw(["run", "da03/triage", "disk full", "--base", files.base, "--max-tokens", "4", "--json"], none),
      paw(["inspect", id], none),
      paw(["run", "da03/triage", "disk full"], none),
    ]);
    expect(JSON.parse(again.stdout)).toMatchObject({
      programId: id,
      fetchedBytes: 0,
      interpreter: "Qwen/Qwen3-0.6B",
    });
    expect(JSON.parse(run.stdout).tokens.output).toBeLessThanOrEqual(4);
    expect(inspected.stdout).toContain("format   published bundle\n");
    expect(bare.stderr).toMatch(/^paw: MODEL_MISSING: .*npx paw pull qwen3-0\.6b\n$/);
  });

  it("refuses a program of a newer runtime manifest, and keeps nothing of it", async () => {
    await server.close();
    server = await hubServer({ template: PUBLISHED_TEMPLATE, meta: { runtime_manifest_version: 2 } });
    const body = JSON.stringify({ spec: SPEC, slug: "triage" });
    await fetch(`${server.url}/api/v1/compile`, { method: "POST", body, headers: { "x-api-key": KEY } });
    expect(await paw(["pull", "da03/triage"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^paw: BUNDLE_INVALID: .* is none: runtime_manifest_version is 2: .*\n$/),
    });
    expect((await paw(["cache", "ls"])).stdout).not.toContain("program from");
  });

  it("is listed, checked and removed like a model", async () => {
    const [id = ""] = [...server.programs.keys()];
    await paw(["pull", "da03/triage"]);
    expect((await paw(["cache", "ls"])).stdout).toMatch(
      new RegExp(`^${id} .* program from http://127[^\n]*\n`),
    );
    expect((await paw(["cache", "verify"])).stdout).toMatch(
      new RegExp(`^pass {2}${id} {2}sha256 [0-9a-f]{64}\n$`),
    );
    const path = join(cache, "hub", "programs", id, "program.paw");
    await writeFile(path, (await readFile(path)).subarray(1));
    expect(await paw(["cache", "verify", "da03/triage"])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^FAIL {2}da03\/triage {2}HASH_MISMATCH: /),
    });
    expect(await paw(["cache", "rm", "da03/triage"])).toMatchObject({
      code: 0,
      stdout: "removed  da03/triage\n",
    });
    expect((await paw(["cache", "rm", "da03/triage"])).stderr).toMatch(
      /^paw: PROGRAM_MISSING: da03\/triage is not on disk/,
    );
  });

  it.each([
    [["pull", "da03/none"], 1, /^paw: NOT_FOUND: [^\n]*status 404 and says "not_found: Program not found/],
    [["pull", "da03/triage", "--sha256", "0".repeat(64)], 2, /^paw: --sha256 is for models/],
    [["pull", "triage"], 1, /^paw: MODEL_UNKNOWN: there is no model "triage"/],
    [["cache", "verify", "da03/triage"], 1, undefined],
  ])("%j fails", async (args, code, message) => {
    const outcome = await paw(args);
    expect(outcome.code).toBe(code);
    if (message) expect(outcome.stderr).toMatch(message);
    else
      expect(outcome.stdout).toMatch(/^FAIL {2}da03\/triage {2}PROGRAM_MISSING: .*npx paw pull da03\/triage/);
  });
});
