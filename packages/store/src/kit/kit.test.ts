import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packTar, unpackTar } from "modern-tar";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileOf, sha256, temporaryFolder } from "../flaky-server.test-suite.js";
import { writeRecord } from "../install-record.js";
import { createModelStore } from "../model-store.js";
import { installKit } from "./install-kit.js";
import { packKit } from "./pack-kit.js";

const model = fileOf(60_000);
const program = Buffer.from("a program");

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
/** The machine that packs, and the one that installs. */
let there: string;
let here: string;
let dir: string;
let tar: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  [there, here, dir, tar] = ["there", "here", "kit", "kit.tar"].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
    string,
  ];
  await putModel(there, model);
  await packKit(await contents(), dir, { target: "dir" });
  await packKit(await contents(), tar, { target: "tar" });
});
afterEach(() => folder.remove());

async function putModel(cache: string, bytes: Uint8Array): Promise<void> {
  const own = join(cache, "models", "tiny");
  await mkdir(own, { recursive: true });
  await writeFile(join(own, "tiny.gguf"), bytes);
  await writeRecord(own, {
    name: "tiny",
    file: "tiny.gguf",
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
    pinned: true,
    source: "https://host/tiny.gguf",
    installedAt: "2026-01-01T00:00:00.000Z",
    licence: "MIT",
  });
}

async function contents() {
  return {
    files: [
      { path: "paw.js", from: Buffer.from("the command") },
      { path: `app/${"deep/".repeat(30)}file.js`, from: Buffer.from("") },
      { path: "programs/p.paw", from: program },
    ],
    models: await createModelStore(there).list(),
    platform: "linux-x64",
  };
}

/** Every file below a folder with its content. */
async function snapshot(of: string): Promise<Record<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(of.length), (await readFile(path)).toString("latin1")] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

/** The tar with its entries changed. */
async function retar(
  change: (entries: Awaited<ReturnType<typeof unpackTar>>) => typeof entries,
): Promise<void> {
  await writeFile(tar, await packTar(change(await unpackTar(await readFile(tar)))));
}

describe("packing", () => {
  it("writes the same bytes every time, and what the system's tar reads", async () => {
    const again = join(folder.path, "again.tar");
    await packKit(await contents(), again, { target: "tar" });
    expect(sha256(await readFile(again))).toBe(sha256(await readFile(tar)));
    const out = join(folder.path, "out");
    await mkdir(out);
    await promisify(execFile)("tar", ["-xf", tar, "-C", out]);
    expect(await snapshot(out)).toEqual(await snapshot(dir));
  });

  it("refuses what is there, damaged models and names that a kit may not have; leaves nothing", async () => {
    const before = (await readdir(folder.path)).sort();
    const other = join(folder.path, "other");
    await expect(packKit(await contents(), dir, { target: "tar" })).rejects.toMatchObject({
      code: "IO",
      message: expect.stringMatching(/kit is there already: give another name/),
    });
    for (const path of [
      "../up",
      "/etc/passwd",
      "a//b",
      "a\\b",
      ".hidden",
      "programs/x.txt",
      "c:x",
      "a".repeat(241),
    ]) {
      const files = [{ path, from: program }];
      await expect(packKit({ ...(await contents()), files }, other, { target: "dir" })).rejects.toMatchObject(
        {
          code: "BUNDLE_INVALID",
        },
      );
    }
    const stop = AbortSignal.abort();
    await expect(packKit(await contents(), other, { target: "tar", signal: stop })).rejects.toMatchObject({
      code: "ABORTED",
    });
    await expect(
      packKit(await contents(), join(folder.path, "none", "x"), { target: "tar" }),
    ).rejects.toMatchObject({ code: "IO", message: expect.stringMatching(/ENOENT/) });
    await writeFile(join(there, "models", "tiny", "tiny.gguf"), fileOf(60_000, 9));
    await expect(packKit(await contents(), other, { target: "dir" })).rejects.toMatchObject({
      code: "HASH_MISMATCH",
    });
    expect((await readdir(folder.path)).sort()).toEqual(before);
  });
});

describe.each(["dir", "tar"] as const)("installing from a %s", (target) => {
  const kit = () => (target === "dir" ? dir : tar);

  it("puts models with their records and programs in place, and the second time changes nothing", async () => {
    const first = await installKit(kit(), here);
    expect(first).toMatchObject({
      models: [{ name: "tiny", outcome: "installed", sha256: sha256(model) }],
      programs: [{ name: "p.paw", outcome: "installed" }],
      members: 4,
      platform: "linux-x64",
    });
    const store = createModelStore(here);
    expect(await store.find("tiny")).toMatchObject({
      source: "https://host/tiny.gguf",
      licence: "MIT",
      pinned: true,
    });
    await store.verify("tiny");
    const before = await snapshot(here);
    expect(Object.keys(before)).toEqual([
      "/models/tiny/install.json",
      "/models/tiny/tiny.gguf",
      "/programs/p.paw",
    ]);
    expect(await installKit(kit(), here)).toMatchObject({
      models: [{ outcome: "kept" }],
      programs: [{ outcome: "kept" }],
    });
    expect(await snapshot(here)).toEqual(before);
  });

  it("replaces another version, and a damaged one", async () => {
    await putModel(here, fileOf(1000, 5));
    await mkdir(join(here, "programs"));
    await writeFile(join(here, "programs", "p.paw"), "another");
    const replaced = { models: [{ outcome: "replaced" }], programs: [{ outcome: "replaced" }] };
    expect(await installKit(kit(), here)).toMatchObject(replaced);
    await writeFile(join(here, "models", "tiny", "tiny.gguf"), fileOf(60_000, 5));
    expect((await installKit(kit(), here)).models).toMatchObject([{ outcome: "replaced" }]);
    expect(sha256(await readFile(join(here, "models", "tiny", "tiny.gguf")))).toBe(sha256(model));
  });

  it("leaves the old state when it is killed, and does it all the next time", async () => {
    await putModel(here, fileOf(1000, 5));
    const before = await snapshot(here);
    const index = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
    const script = `const { installKit } = await import(${JSON.stringify(index)});
      await installKit(${JSON.stringify(kit())}, ${JSON.stringify(here)}, {
        onProgress: (done, of) => { if (done === of) process.kill(process.pid, "SIGKILL"); } });`;
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    await expect(run).rejects.toMatchObject({ signal: "SIGKILL" });
    const after = await snapshot(here);
    expect(Object.keys(after).filter((name) => name.endsWith(".bundle.part"))).not.toEqual([]);
    expect(after).toMatchObject(before);
    expect(await createModelStore(here).find("tiny")).toMatchObject({ sizeBytes: 1000 });
    await installKit(kit(), here); // the lock of the dead process is no obstacle
    expect(Object.keys(await snapshot(here)).join()).not.toMatch(/part|lock/);
  });

  it("goes on after one place could not be written", async () => {
    await mkdir(join(here, "programs", "p.paw", "in the way"), { recursive: true });
    await expect(installKit(kit(), here)).rejects.toMatchObject({ code: "CACHE_UNWRITABLE" });
    await rm(join(here, "programs", "p.paw"), { recursive: true });
    expect(await installKit(kit(), here)).toMatchObject({
      models: [{ outcome: "kept" }],
      programs: [{ outcome: "installed" }],
    });
  });

  it("ends on a full disk, an unwritable cache folder and an abort, with nothing changed", async () => {
    const full = { freeBytes: async () => 2 ** 20 };
    await expect(installKit(kit(), here, full)).rejects.toMatchObject({ code: "NO_SPACE" });
    const file = join(folder.path, "file");
    await writeFile(file, "");
    await expect(installKit(kit(), file)).rejects.toMatchObject({
      code: "CACHE_UNWRITABLE",
      message: expect.stringMatching(/PAW_CACHE_DIR/),
    });
    const controller = new AbortController();
    const stopping = installKit(kit(), here, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopping).rejects.toMatchObject({ code: "ABORTED" });
    expect(await snapshot(here)).toEqual({});
  });
});

describe("a kit that is not as it was", () => {
  const refused = async (kit: string, code: string, message: RegExp) => {
    await putModel(here, fileOf(1000, 5));
    const before = await snapshot(here);
    await expect(installKit(kit, here)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(await snapshot(here)).toEqual(before);
  };

  it.each([100, 700, 5_000, 40_000])("a tar cut after %d bytes", async (size) => {
    await truncate(tar, size);
    await refused(tar, "BUNDLE_INVALID", /not a whole tar file/);
  });

  it("a tar whose end is missing", async () => {
    const bytes = await readFile(tar);
    await writeFile(tar, bytes.subarray(0, bytes.length - 1024));
    await refused(tar, "BUNDLE_INVALID", /not a whole tar file/);
  });

  it("a flipped byte of a model, of the command, of a tar header", async () => {
    const file = join(dir, "models", "tiny", "tiny.gguf");
    await writeFile(
      file,
      Uint8Array.from(model, (byte, i) => (i === 1234 ? byte ^ 1 : byte)),
    );
    await refused(dir, "HASH_MISMATCH", /tiny\.gguf in .* has SHA-256 .*copy the bundle again/);
    await writeFile(file, model);
    await writeFile(join(dir, "paw.js"), "The command");
    await refused(dir, "HASH_MISMATCH", /paw\.js/);
    const bytes = await readFile(tar);
    const at = bytes.indexOf("programs/p.paw", 2000);
    bytes[at] = (bytes[at] as number) ^ 1;
    await writeFile(tar, bytes);
    await refused(tar, "BUNDLE_INVALID", /checksum/);
  });

  it("a missing, an unlisted and a longer member", async () => {
    await retar((entries) => entries.filter(({ header }) => header.name !== "paw.js"));
    await refused(tar, "BUNDLE_INVALID", /lacks 1 of 4 members, such as paw\.js/);
    await writeFile(join(dir, "paw.js"), "the command and more");
    await refused(dir, "BUNDLE_INVALID", /paw\.js in .* has more bytes, its list says 11/);
    await writeFile(join(dir, "paw.js"), "the command");
    await writeFile(join(dir, "app", "new.js"), "x");
    await refused(dir, "BUNDLE_INVALID", /app\/new\.js, which its list does not name/);
    await rm(join(dir, "manifest.json"));
    await refused(dir, "BUNDLE_INVALID", /manifest\.json is not there/);
  });

  it.each(["../../evil", "/etc/evil", "programs/../../evil.paw", "models/tiny/../../../evil"])(
    "the name %s in a tar",
    async (name) => {
      await retar((entries) => [
        ...entries.slice(0, 1),
        { header: { name, size: 4 }, data: Buffer.from("evil") },
        ...entries.slice(1),
      ]);
      await refused(tar, "BUNDLE_INVALID", /names are relative, without ".."/);
      expect(await readdir(folder.path)).not.toContain("evil");
    },
  );

  it.each(["symlink", "link"] as const)("a %s in a tar", async (type) => {
    await retar((entries) => [
      ...entries.slice(0, 1),
      { header: { name: "programs/p.paw", size: 0, type, linkname: "/etc/passwd" } },
      ...entries.slice(1),
    ]);
    await refused(tar, "BUNDLE_INVALID", /"programs\/p\.paw", which is a link/);
  });

  it("links in a folder, to a file and to a folder", async () => {
    await cp(join(dir, "models"), join(folder.path, "elsewhere"), { recursive: true });
    await rm(join(dir, "models"), { recursive: true });
    await symlink(join(folder.path, "elsewhere"), join(dir, "models"));
    await refused(dir, "BUNDLE_INVALID", /"models", which is a link/);
    await rm(join(dir, "models"));
    await symlink("/etc/passwd", join(dir, "app", "x.js"));
    await refused(dir, "BUNDLE_INVALID", /"app\/x\.js", which is a link/);
  });

  it("may itself be reached by a link", async () => {
    for (const kit of [dir, tar]) {
      await symlink(kit, join(folder.path, "link"));
      expect(await installKit(join(folder.path, "link"), here)).toMatchObject({ members: 4 });
      await rm(join(folder.path, "link"));
    }
  });

  const member = (list: List, change: object) => ({ ...list.members[0], ...change });
  const plus = (list: List, count: number, change: (i: number) => object) => ({
    ...list,
    members: [...list.members, ...Array.from({ length: count }, (_, i) => member(list, change(i)))],
  });
  const model0 = (list: List, change: object) => ({ ...list, models: [{ ...list.models[0], ...change }] });

  it.each<[string, (list: List) => object, RegExp]>([
    ["another version", (list) => ({ ...list, kit_version: 2 }), /kit_version 2, this paw reads 1/],
    ["a name that steps out", (list) => plus(list, 1, () => ({ path: "app/../../x" })), /names are relative/],
    ["a name twice", (list) => plus(list, 1, () => ({})), /lists .* twice/],
    [
      "a name in two cases",
      (list) => plus(list, 1, () => ({ path: "PAW.js" })),
      /lists "(paw|PAW)\.js" twice/,
    ],
    [
      "too large a member",
      (list) => plus(list, 1, () => ({ path: "x", sizeBytes: 2 ** 40 })),
      /0 to 68719476736/,
    ],
    [
      "too many bytes in all",
      (list) => plus(list, 5, (i) => ({ path: `x${i}`, sizeBytes: 2 ** 36 })),
      /at most 274877906944 are allowed/,
    ],
    [
      "too many members",
      (list) => plus(list, 20_000, (i) => ({ path: `x${i}` })),
      /20004 members; at most 20000/,
    ],
    ["a bad hash", (list) => plus(list, 1, () => ({ path: "x", sha256: "x" })), /64 hexadecimal digits/],
    ["a model whose name steps out", (list) => model0(list, { name: ".." }), /install record is needed/],
    [
      "a model in its record's place",
      (list) => model0(list, { file: "install.json" }),
      /install record is needed/,
    ],
    [
      "a record of other bytes",
      (list) => model0(list, { sha256: "0".repeat(64) }),
      /not that of models\/tiny\/tiny\.gguf/,
    ],
    ["a model without a record", (list) => ({ ...list, models: [] }), /tiny\.gguf belongs to no model/],
    ["no lists", () => ({ kit_version: 1, platform: "linux-x64" }), /must be lists/],
    ["no platform", (list) => ({ ...list, platform: {} }), /platform is \{\}/],
    [
      "a member that is a number",
      (list) => ({ ...list, members: [1] }),
      /a member is 1; path, sizeBytes and sha256/,
    ],
  ])("a list with %s", async (_, change, message) => {
    const path = join(dir, "manifest.json");
    await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, "utf8")))));
    await refused(dir, "BUNDLE_INVALID", message);
  });

  it("something else altogether", async () => {
    await writeFile(tar, fileOf(5000));
    await refused(tar, "BUNDLE_INVALID", /not a whole tar file/);
    await writeFile(tar, await packTar([{ header: { name: "a.txt", size: 1 }, body: "x" }]));
    await refused(tar, "BUNDLE_INVALID", /does not begin with a manifest\.json/);
    await writeFile(tar, "");
    await refused(tar, "BUNDLE_INVALID", /not a whole tar file|does not begin/);
    await refused(join(folder.path, "none"), "IO", /cannot read .*none/);
  });
});

interface List {
  members: Record<string, unknown>[];
  models: Record<string, unknown>[];
}
