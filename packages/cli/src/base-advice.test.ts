import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { adapterToGguf, readMeta } from "@paw/format";
import { createHubClient } from "@paw/hub";
import { nanoManifest } from "@paw/runtime";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type HubServer, hubServer } from "../../hub/src/hub-server.test-suite.js";
import { PUBLISHED_META, PUBLISHED_TEMPLATE } from "../../paw/src/published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { randomAdapter } from "../../runtime/src/reference/random-model.js";
import { baseAdvice } from "./base-advice.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const NAMES = { interpreter: "acme/tiny", runtime_id: "acme-tiny" };
const WHAT = 'the program runs on "acme/tiny", which no model here is named after. ';

let snapshot: TinySnapshot;
let files: RandomFiles;
let server: HubServer;
let cache: string;
/** Where the base is: another host than the service. */
let host: Server;
let url: string;
let manifest: Record<string, unknown>;
let sha256: string;
let size: number;

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  const gguf = await readFile(files.base);
  size = gguf.length;
  sha256 = createHash("sha256").update(gguf).digest("hex");
  host = createServer((_, response) => void response.writeHead(200, { "content-length": size }).end(gguf));
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/tiny.gguf?download=true&v=1`;
  const base_model = { file: "tiny.gguf", url, size_bytes: size, sha256 };
  manifest = {
    ...NAMES,
    manifest_version: 1,
    adapter_format: "gguf_lora",
    local_sdk: { supported: true, base_model, n_ctx: 2048 },
  };
});
beforeEach(async () => {
  const adapter = adapterToGguf(randomAdapter(2, 32, 0.1), {
    architecture: "qwen3",
    type: "Q4_0",
    name: "p",
  });
  server = await hubServer({ adapter, template: PUBLISHED_TEMPLATE, meta: NAMES });
  cache = join(snapshot.directory, `cache-${server.host.split(":")[1]}`);
  await mkdir(cache, { recursive: true });
  vi.stubEnv("PAW_NANO_DIR", snapshot.nanoDir);
  vi.stubEnv("HF_ENDPOINT", "");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
afterAll(() => {
  host.close();
  return Promise.all([snapshot.remove(), files.remove()]);
});

/** The advice for a program with these names. */
async function advice(names: object = NAMES, more: Record<string, string> = {}): Promise<string | undefined> {
  const meta = readMeta(new TextEncoder().encode(JSON.stringify({ ...PUBLISHED_META, ...names })));
  const environment = { PAW_API_URL: server.url, XDG_CONFIG_HOME: cache, ...more };
  return baseAdvice(meta, await createHubClient({ environment }), cache, new AbortController().signal);
}

describe("what a program runs on", () => {
  it("is asked for only where no model here is named after it", async () => {
    const { interpreter, runtime_id } = PUBLISHED_META;
    expect(await advice({ interpreter, runtime_id })).toMatch(/is not on disk.*: npx paw pull qwen3-0\.6b$/);
    expect(await advice({ interpreter: (await nanoManifest()).snapshot })).toBeUndefined();
    expect(await advice({ ...NAMES, runtime_id: "" })).toBe(
      `${WHAT}Give the path of its GGUF (--base FILE).`,
    );
    expect(server.seen).toEqual([]);
  });

  it("may not be told", async () => {
    expect(await advice()).toMatch(new RegExp(`^${WHAT}What its runtime is could not be learnt: .*404`));
    const offline = await advice(NAMES, { PAW_OFFLINE: "1" });
    expect(offline).toMatch(/could not be learnt: .*the runtime acme-tiny.*PAW_OFFLINE/);
    const changes: readonly (readonly [object, string])[] = [
      [{ manifest_version: 2 }, "What .*: .* has version 2: this release reads version 1"],
      [{ interpreter: "acme/large" }, 'The manifest of its runtime acme-tiny is for "acme/large", so'],
      [{ local_sdk: { supported: false } }, "By the manifest .* it runs at the service only\\.$"],
    ];
    for (const [change, message] of changes) {
      server.runtimes.set("acme-tiny", { ...manifest, ...change });
      expect(await advice()).toMatch(new RegExp(`^${WHAT}${message}`));
    }
  });

  it("may be a file of a repository, of unknown size and hash, or a model that has a name", async () => {
    const told = (base_model: object): Promise<string | undefined> => {
      server.runtimes.set("acme-tiny", { ...manifest, local_sdk: { supported: true, base_model } });
      return advice();
    };
    const own = { provider: "huggingface", repo: "acme/Tiny", file: "tiny.gguf" };
    expect(await told(own)).toMatch(
      new RegExp(
        "Its runtime acme-tiny is acme/Tiny/tiny\\.gguf, unknown size, SHA-256 unknown, by.*\nFetch it once:\n" +
          '  npx paw pull "https://huggingface\\.co/acme/Tiny/resolve/main/tiny\\.gguf"\nThen [^\n]*\nor, [^\n]*\n' +
          '  {"name":"tiny-[0-9a-f]{8}","repository":"acme/Tiny","file":"tiny\\.gguf","interpreters":\\["acme/tiny"\\]}$',
      ),
    );
    const known = { ...own, repo: "programasweights/Qwen3-0.6B-GGUF-Q6_K", file: "qwen3-0.6b-q6_k.gguf" };
    expect(await told(known)).toMatch(/\nThen run the program with --base qwen3-0\.6b$/);
  });
});

describe("paw pull user/slug", () => {
  it("prints advice that works, word for word", async () => {
    const paw = (args: readonly string[], more: Record<string, string> = {}) =>
      runPaw(args, {
        env: { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: cache, PAW_API_URL: server.url, ...more },
        cwd: snapshot.directory,
      });
    const body = JSON.stringify({ spec: "Say the text again.", slug: "triage" });
    const headers = { "x-api-key": "paw_sk_test" };
    await fetch(`${server.url}/api/v1/compile`, { method: "POST", body, headers });
    server.runtimes.set("acme-tiny", manifest);

    const { code, stderr } = await paw(["pull", "da03/triage"]);
    expect(code).toBe(0);
    expect(stderr).toContain(
      `paw: note: ${WHAT}Its runtime acme-tiny is ${url}, ${size} bytes, SHA-256 ${sha256}, by`,
    );
    expect(stderr).toContain(`Fetch it once:\n  npx paw pull "${url}" --sha256 ${sha256}\nThen `);
    const [, name = "", entry = ""] = /--base (\S+)\nor, [^\n]*:\n {2}(\{.*\})\n$/.exec(stderr) ?? [];
    expect(server.seen.at(-1)?.line).toBe("GET /models/runtimes/acme-tiny");

    expect((await paw(["pull", url, "--sha256", sha256])).code).toBe(0);
    expect(await advice()).toContain(`It is on disk.\nThen run the program with --base ${name}\n`);
    const offline = { PAW_OFFLINE: "1" };
    const run = ["run", "da03/triage", "disk full", "--max-tokens", "2"];
    expect((await paw(run, offline)).stderr).toMatch(/^paw: MODEL_MISSING: .*"acme\/tiny"/);
    expect((await paw([...run, "--base", name], offline)).code).toBe(0);
    await writeFile(join(cache, "models.json"), `{ "models": [${entry}] }`);
    expect((await paw(run, offline)).code).toBe(0);
    expect(await advice()).toBeUndefined();
  });
});
