import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type FlakyServer,
  fileOf,
  flakyServer,
  sha256,
  temporaryFolder,
} from "../../store/src/flaky-server.test-suite.js";
import { inBytes, progressText } from "./download-progress.js";
import { type Outcome, runPaw, spawnPaw } from "./spawn-paw.test-suite.js";

const SIZE = 100_000;
const content = fileOf(SIZE);

let server: FlakyServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cache: string;

beforeEach(async () => {
  server = await flakyServer(content);
  folder = await temporaryFolder();
  cache = join(folder.path, "cache");
  await mkdir(cache);
  const entry = { name: "tiny", url: server.url, licence: "CC0", promptContract: "plain" };
  await writeFile(join(cache, "models.json"), JSON.stringify({ models: [entry] }));
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

function paw(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return runPaw(args, {
    env: { PAW_CACHE_DIR: cache, PAW_OFFLINE: "", PAW_MODELS: "", HF_ENDPOINT: "", ...env },
  });
}

describe("paw pull", () => {
  it("fetches a named model through cuts, quietly on a pipe, and once", async () => {
    server.faults = [{ cutAfter: 30_000 }, { status: 503 }];
    const first = await paw(["pull", "tiny"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("100.0 kB, 100.0 kB fetched\n");
    expect(first.stdout).toContain(`sha256 ${sha256(content)} (recorded: it was not known before)`);
    expect(new Uint8Array(await readFile(join(cache, "models", "tiny", "model.gguf")))).toEqual(content);
    const again = await paw(["pull", "tiny", "--offline", "--json"]);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      name: "tiny",
      fetchedBytes: 0,
      sha256: sha256(content),
    });
    expect(server.requests).toHaveLength(3);
  });

  it("takes an address and a hash, and refuses other bytes", async () => {
    const url = server.url.replace("model", "other");
    const right = await paw(["pull", url, "--sha256", sha256(content)]);
    expect(right).toMatchObject({ code: 0, stderr: "" });
    expect(right.stdout).toMatch(/^other-[0-9a-f]{8} {2}.*\n.* \(as expected\)\n$/);
    const wrong = await paw(["pull", "tiny", "--sha256", "0".repeat(64)]);
    expect(wrong).toMatchObject({ code: 1, stdout: "" });
    expect(wrong.stderr).toMatch(/^paw: HASH_MISMATCH: .*twice.*\n$/);
  });

  it.each([
    [["pull", "none"], {}, /^paw: MODEL_UNKNOWN: there is no model "none": there are qwen3-0\.6b, .*tiny\./],
    [["pull", "ftp://a/b"], {}, /^paw: OPTION_INVALID: .*begins with https/],
    [["pull", "tiny", "--offline"], {}, /^paw: OFFLINE: /],
    [["pull", "tiny"], { PAW_MODELS: "none.json" }, /^paw: IO: cannot read the model list .*none\.json/],
    [["pull", "gpt2"], { HF_ENDPOINT: "mirror" }, /^paw: OPTION_INVALID: HF_ENDPOINT is "mirror"/],
    [["cache", "rm", "tiny"], {}, /^paw: MODEL_MISSING: tiny is not on disk; there are: none/],
    [["cache", "rm", "../up"], {}, /^paw: MODEL_UNKNOWN: "\.\.\/up" is not a model name/],
    [["cache", "verify", "tiny"], {}, undefined],
  ])("%j with %j fails in one line", async (args, env, message) => {
    const { code, stdout, stderr } = await paw(args, env as Record<string, string>);
    if (message) expect(stderr).toMatch(message);
    else expect(stdout).toMatch(/^FAIL {2}tiny {2}MODEL_MISSING: .*paw pull tiny/);
    expect((stdout + stderr).trim().split("\n")).toHaveLength(1);
    expect(code).toBe(message?.source.includes("OPTION_INVALID") ? 2 : 1);
  });

  it("ends with 130 on Ctrl-C, at once, and the next call goes on", async () => {
    server.faults = [{ stallAfter: 70_000 }];
    const { child, outcome } = spawnPaw(["pull", "tiny"], { env: { PAW_CACHE_DIR: cache, PAW_OFFLINE: "" } });
    const part = join(cache, "models", "tiny", "model.gguf.part");
    await expect
      .poll(
        () =>
          stat(part).then(
            ({ size }) => size,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(70_000);
    child.kill("SIGINT");
    expect(await outcome).toEqual({ code: 130, stdout: "", stderr: "" });
    expect((await readdir(join(cache, "models", "tiny"))).sort()).toEqual([
      "model.gguf.part",
      "model.gguf.part.json",
    ]);
    expect((await paw(["pull", "tiny"])).stdout).toContain("100.0 kB, 30.0 kB fetched");
  });

  it("refuses a web page in one line", async () => {
    server.always = { status: 200, headers: { "content-type": "text/html" }, body: "<html>log in</html>" };
    const { code, stdout, stderr } = await paw(["pull", "tiny", "--json"]);
    expect([code, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "DOWNLOAD_INVALID" } });
  });
});

describe("PAW_OFFLINE=1", () => {
  it("opens no connection and looks up no name in any command", async () => {
    const guard = join(folder.path, "guard.mjs");
    await writeFile(
      guard,
      `import net from "node:net"; import dns from "node:dns";
       const refuse = () => { process.stderr.write("CONNECTED"); process.exit(99); };
       net.Socket.prototype.connect = refuse; dns.lookup = refuse;`,
    );
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(guard).href}` };
    expect((await paw(["pull", "tiny"], env)).code).toBe(99); // the guard guards
    const offline = { ...env, PAW_OFFLINE: "1" };
    expect((await paw(["pull", "tiny"], offline)).stderr).toMatch(/^paw: OFFLINE: .*PAW_OFFLINE/);
    expect((await paw(["pull", "gpt2"], offline)).stderr).toMatch(/^paw: OFFLINE: https:\/\/huggingface\.co/);
    for (const args of [["models"], ["cache", "ls"], ["cache", "gc"], ["cache", "verify"]]) {
      expect(await paw(args, offline)).toMatchObject({ code: 0, stderr: "" });
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe("paw models and paw cache", () => {
  it("show what there is, check it, and remove it", async () => {
    const before = await paw(["models"]);
    expect(before).toMatchObject({ code: 0, stderr: "" });
    expect(before.stdout).toMatch(
      /^name +size +here +licence +origin\nqwen3-0\.6b +622\.7 MB +- +Apache-2\.0 +Qwen/,
    );
    expect(before.stdout).toMatch(/\nsmollm2-135m +unknown +- /);
    await paw(["pull", "tiny"]);
    await paw(["pull", server.url.replace("model", "other")]);
    const models = JSON.parse((await paw(["models", "--json"])).stdout).models as {
      name: string;
      onDisk: boolean;
    }[];
    expect(models.find(({ name }) => name === "tiny")).toMatchObject({
      onDisk: true,
      sizeBytes: SIZE,
      licence: "CC0",
    });
    expect(models.find(({ name }) => name.startsWith("other-"))).toMatchObject({
      onDisk: true,
      promptContract: null,
    });
    expect(models.find(({ name }) => name === "gpt2")).toMatchObject({ onDisk: false, path: null });

    await writeFile(join(cache, "models", "tiny", "stray"), "123");
    await writeFile(join(cache, "models", "tiny", "model.gguf.part"), "12");
    const listed = await paw(["cache", "ls"]);
    expect(listed.stdout).toMatch(
      /^other-\w+ +100\.0 kB .*\ntiny +100\.0 kB .*\n\(unfinished\) +2 B .*\n.*cache {2}200\.\d kB/,
    );
    expect((await paw(["cache", "gc", "--dry-run"])).stdout).toMatch(
      /^unreferenced .*stray {2}3 B\nwould free {2}3 B in 1 files\n$/,
    );
    const collected = JSON.parse((await paw(["cache", "gc", "--all-parts", "--json"])).stdout);
    expect(collected).toMatchObject({ dryRun: false, freedBytes: 5 });

    expect((await paw(["cache", "verify"])).stdout).toMatch(
      /^pass {2}other-.*\npass {2}tiny {2}sha256 [0-9a-f]{64}\n$/,
    );
    const damaged = Uint8Array.from(content);
    damaged[5000] = 0;
    await writeFile(join(cache, "models", "tiny", "model.gguf"), damaged);
    const verified = await paw(["cache", "verify", "--json"]);
    expect(verified.code).toBe(1);
    expect(JSON.parse(verified.stdout)).toMatchObject({
      ok: false,
      models: [{ ok: true }, { name: "tiny", ok: false }],
    });
    expect(await paw(["cache", "rm", "tiny"])).toMatchObject({ code: 0, stdout: "removed  tiny\n" });
    expect(JSON.parse((await paw(["cache", "ls", "--json"])).stdout)).toMatchObject({
      models: [{}],
      unfinished: [],
    });
  });
});

describe("the progress line", () => {
  it.each([
    [
      {
        stage: "download",
        loaded: 120e6,
        total: 622_733_120,
        bytesPerSecond: 9.81e6,
        etaSeconds: 51.2,
      } as const,
      "m downloading 120.0 of 622.7 MB, 9.8 MB/s, 52 s left",
    ],
    [
      { stage: "download", loaded: 1e9, total: 1.3e9, bytesPerSecond: 1e5, etaSeconds: 3000 } as const,
      "m downloading 1.0 of 1.3 GB, 100.0 kB/s, 50 min 0 s left",
    ],
    [{ stage: "download", loaded: 5, bytesPerSecond: 5 } as const, "m downloading 5 B, 5 B/s"],
    [{ stage: "verify", loaded: 5e3, total: 1e6 } as const, "m checking 0.0 of 1.0 MB"],
  ])("%j", (event, text) => {
    expect(progressText("m", event)).toBe(text);
  });

  it("says sizes as hubs do", () => {
    expect([999, 1000, 139_804_832, 1.5e9].map(inBytes)).toEqual(["999 B", "1.0 kB", "139.8 MB", "1.5 GB"]);
  });
});
