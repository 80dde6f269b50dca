import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collectGarbage } from "./collect.js";
import {
  type FlakyServer,
  fileOf,
  flakyServer,
  idleClock,
  sha256,
  temporaryFolder,
} from "./flaky-server.test-suite.js";
import { createModelStore, type ModelStore } from "./model-store.js";

const SIZE = 300_000;
const content = fileOf(SIZE);

let server: FlakyServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: ModelStore;
let entry: { name: string; url: string };
let file: string;

beforeEach(async () => {
  server = await flakyServer(content);
  folder = await temporaryFolder();
  store = createModelStore(folder.path);
  entry = { name: "tiny", url: server.url };
  file = join(folder.path, "models", "tiny", "model.gguf");
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

const options = () => ({ offline: false, clock: idleClock() });

describe("pull", () => {
  it("installs once and records the hash of an unpinned model", async () => {
    const first = await store.pull({ ...entry, licence: "MIT" }, options());
    expect(first).toMatchObject({
      path: file,
      sizeBytes: SIZE,
      sha256: sha256(content),
      pinned: false,
      licence: "MIT",
    });
    expect(first.download).toMatchObject({ requests: 1 });
    const again = await store.pull(entry, { offline: true });
    expect(again).toMatchObject({ sha256: sha256(content) });
    expect(again.download).toBeUndefined();
    expect(server.requests).toHaveLength(1);
    expect((await readdir(join(folder.path, "models", "tiny"))).sort()).toEqual([
      "install.json",
      "model.gguf",
    ]);
  });

  it("offline fails without a lock or folder when the model is not there", async () => {
    await expect(store.pull(entry, { offline: true })).rejects.toMatchObject({ code: "OFFLINE" });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("fetches again what is damaged, missing, or not what is pinned now", async () => {
    await store.pull(entry, options());
    await writeFile(file, content.subarray(0, 1000));
    expect((await store.pull(entry, options())).download).toBeDefined();
    await rm(file);
    expect((await store.pull(entry, options())).download).toBeDefined();
    const damaged = Uint8Array.from(content);
    damaged[777] = 0;
    await writeFile(file, damaged);
    expect((await store.pull(entry, options())).download).toBeDefined();
    server.content = fileOf(SIZE, 5);
    const pinned = { ...entry, sha256: sha256(server.content) };
    expect(await store.pull(pinned, options())).toMatchObject({ sha256: pinned.sha256, pinned: true });
  });

  it("refuses a file that is not GGUF, and leaves nothing", async () => {
    server.content = Buffer.from("PK and so on, long enough to be looked at as a whole head of 64 bytes.");
    await expect(store.pull(entry, options())).rejects.toMatchObject({ code: "DOWNLOAD_INVALID" });
    expect(await readdir(join(folder.path, "models", "tiny"))).toEqual([]);
  });
});

describe("what is on disk", () => {
  it("is found by size and time, and hashed only after its time has changed", async () => {
    expect(await store.find("tiny")).toBeUndefined();
    await store.pull(entry, options());
    let hashed = 0;
    const onHashed = () => hashed++;
    expect(await store.find("tiny", { onHashed })).toMatchObject({ path: file });
    expect(hashed).toBe(0);
    await utimes(file, new Date(), new Date(1e12));
    expect(await store.find("tiny", { onHashed })).toMatchObject({ mtimeMs: 1e12 });
    expect(hashed).toBe(1);
    await store.find("tiny", { onHashed });
    expect(hashed).toBe(1);
    const damaged = Uint8Array.from(content);
    damaged[9] = 0;
    await writeFile(file, damaged);
    await expect(store.find("tiny")).rejects.toMatchObject({ code: "HASH_MISMATCH" });
  });

  it("is verified by its bytes", async () => {
    await expect(store.verify("tiny")).rejects.toMatchObject({ code: "MODEL_MISSING" });
    await store.pull(entry, options());
    expect(await store.verify("tiny")).toMatchObject({ sha256: sha256(content) });
    const { mtime } = await stat(file);
    const damaged = Uint8Array.from(content);
    damaged[9] = 0;
    await writeFile(file, damaged);
    await utimes(file, mtime, mtime); // the time alone would not tell
    await expect(store.verify("tiny")).rejects.toThrow(/is damaged or was edited\. paw cache rm tiny/);
  });

  it("is listed and removed", async () => {
    await store.pull(entry, options());
    // The runtime keeps converted models beside the folders.
    await writeFile(join(folder.path, "models", "nano-1A-interpreter-v1.gguf"), "GGUF");
    expect((await store.list()).map(({ name }) => name)).toEqual(["tiny"]);
    expect([await store.remove("tiny"), await store.remove("tiny")]).toEqual([true, false]);
    expect(await store.list()).toEqual([]);
    await expect(store.remove("../..")).rejects.toMatchObject({ code: "MODEL_UNKNOWN" });
  });

  it("with a damaged record counts as missing", async () => {
    await store.pull(entry, options());
    const record = join(folder.path, "models", "tiny", "install.json");
    await writeFile(record, (await readFile(record, "utf8")).replace("model.gguf", "../../x"));
    expect(await store.find("tiny")).toBeUndefined();
  });
});

describe("garbage", () => {
  it("is old parts and files without a record; young parts and models stay", async () => {
    await store.pull(entry, options());
    const here = join(folder.path, "models", "tiny");
    await writeFile(join(here, "notes.txt"), "?");
    await writeFile(`${file}.part`, "1234");
    await writeFile(join(folder.path, "models", "x.gguf.123-ab.part"), "12");
    await writeFile(join(folder.path, "models", "nano.gguf"), "GGUF");
    const kinds = async (all: object) =>
      (await collectGarbage(folder.path, all)).map(
        ({ path, kind }) => `${kind} ${path.slice(folder.path.length + 1)}`,
      );
    expect(await kinds({ dryRun: true })).toEqual(["unreferenced models/tiny/notes.txt"]);
    const later = Date.now() + 4 * 24 * 3600 * 1000;
    expect((await kinds({ now: later, dryRun: true })).sort()).toEqual([
      "part models/tiny/model.gguf.part",
      "part models/x.gguf.123-ab.part",
      "unreferenced models/tiny/notes.txt",
    ]);
    expect(await kinds({ allParts: true })).toHaveLength(3);
    expect((await readdir(here)).sort()).toEqual(["install.json", "model.gguf"]);
    expect(await kinds({ allParts: true })).toEqual([]);
  });
});

describe("processes", () => {
  const DIST = new URL("../dist/index.js", import.meta.url).href;
  const script = `
    const { createModelStore } = await import(${JSON.stringify(DIST)});
    const [folder, url, name] = process.argv.slice(1);
    const { download } = await createModelStore(folder).pull({ name, url }, {
      offline: false,
      onProgress: ({ stage, loaded }) => console.log(stage, loaded),
    });
    console.log("fetched", download?.fetchedBytes ?? 0);`;

  function pullProcess(): { child: ChildProcess; output: () => string } {
    const child = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      script,
      folder.path,
      entry.url,
      entry.name,
    ]);
    let text = "";
    child.stdout?.on("data", (bytes) => {
      text += bytes;
    });
    child.stderr?.on("data", (bytes) => {
      text += bytes;
    });
    return { child, output: () => text };
  }

  it("killed in the middle leave what came; the next one takes over the lock and goes on", async () => {
    server.faults = [{ stallAfter: 200_000 }];
    const first = pullProcess();
    await expect
      .poll(
        () =>
          stat(`${file}.part`).then(
            ({ size }) => size,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200_000);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    expect((await readdir(join(folder.path, "models", "tiny"))).sort()).toEqual([
      "model.gguf.lock",
      "model.gguf.part",
      "model.gguf.part.json",
    ]);
    const pulled = await store.pull(entry, { offline: false });
    expect(pulled.download).toMatchObject({ fetchedBytes: 100_000, sizeBytes: SIZE });
    expect(pulled.sha256).toBe(sha256(content));
  });

  it("two at once fetch the file once", async () => {
    server.always = { stallAfter: 200_000 };
    const first = pullProcess();
    const second = pullProcess();
    await expect.poll(() => first.output() + second.output(), { timeout: 20_000 }).toContain("wait 0");
    await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(1);
    server.always = undefined;
    for (const request of server.requests) request.socket.destroy();
    await Promise.all([first, second].map(({ child }) => once(child, "exit")));
    const fetched = [first, second].map(({ output }) => /fetched (\d+)/.exec(output())?.[1]);
    expect(fetched.sort()).toEqual(["0", `${SIZE}`]);
    expect(server.requests).toHaveLength(2);
  });
});

describe("copies that a tuning made", () => {
  it("go with the model that they are of, and with a killed tuning; those in use stay", async () => {
    await store.pull(entry, options());
    const { size, mtimeMs, ctimeMs } = await stat(file);
    const record = (source: object) =>
      JSON.stringify({ source: { path: file, size, mtimeMs, ctimeMs, ...source } });
    const copies: Record<string, string> = {
      "a/weights.json": record({}),
      "a/Q8_0.gguf": "in use",
      "a/try-1-ab/Q4_0.gguf": "of a killed tuning",
      "b/weights.json": record({ mtimeMs: 1 }),
      "b/Q8_0.gguf": "of another file in its place",
      "c/weights.json": record({ path: join(folder.path, "gone.gguf") }),
      "d/Q8_0.gguf": "without a record",
      "e/weights.json": "{",
    };
    for (const [name, text] of Object.entries(copies)) {
      const path = join(folder.path, "weights", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    expect(await collectGarbage(folder.path)).toEqual([]); // all are young
    const found = await collectGarbage(folder.path, { allParts: true });
    expect(found.map(({ path }) => relative(join(folder.path, "weights"), path)).sort()).toEqual(
      Object.keys(copies)
        .filter((name) => !["a/weights.json", "a/Q8_0.gguf"].includes(name))
        .sort(),
    );
    expect(await readFile(join(folder.path, "weights", "a", "Q8_0.gguf"), "utf8")).toBe("in use");
  });
});
