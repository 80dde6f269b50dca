import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunResult } from "@paw/runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoFile } from "./memo-file.js";
import { openDatabase } from "./node-sqlite.js";
import { HAS_SQLITE } from "./sqlite.test-suite.js";

const COMPILED = fileURLToPath(new URL("../dist/memo-file.js", import.meta.url));

let folder: string;
let path: string;
let warnings: string[];
const opened: MemoFile[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paw-memo-"));
  path = join(folder, "answers.db");
  warnings = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    warnings.push(String(text));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const memo of opened.splice(0)) memo.close();
  await rm(folder, { recursive: true, force: true });
});

function open(maxBytes?: number): MemoFile {
  const memo = MemoFile.open(path, maxBytes);
  opened.push(memo);
  return memo;
}

function result(output: string): RunResult {
  const tokens = { prefix: 1, input: 1, output: 1 };
  return { output, confidence: 0.1 + 0.2, finishReason: "stop", tokens, elapsedMs: 7 };
}

/** Starts a program with an open memo `memo`; its arguments follow. */
function start(code: string, wrap: (argv: string[]) => string[] = (argv) => argv) {
  const tokens = "{ prefix: 1, input: 1, output: 1 }";
  const program = `
    import { MemoFile } from ${JSON.stringify(COMPILED)};
    const result = (output) => ({ output, confidence: 0.5, finishReason: "stop", tokens: ${tokens}, elapsedMs: 7 });
    const memo = MemoFile.open(${JSON.stringify(path)});
    ${code}`;
  const [file = "", ...args] = wrap([process.execPath, "--input-type=module", "-e", program]);
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (piece: string) => {
      text[name] += piece;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({ ...text, code: code ?? signal }));
  return { child, ended };
}

/** Node 22 says of its SQLite that it is experimental. */
const withoutNodesWarning = (text: string) => text.replace(/^\(node.*\n|^\(Use `node.*\n/gm, "");

describe(`MemoFile on a Node ${HAS_SQLITE ? "with" : "without"} SQLite`, () => {
  if (!HAS_SQLITE) {
    it("is refused with the Node that is needed, and makes no file", async () => {
      expect(() => open()).toThrow(
        expect.objectContaining({
          name: "PawError",
          code: "OPTION_INVALID",
          message: expect.stringMatching(/Node has from 22\.13 on; this is v\d+\.\d+\.\d+: use a newer Node/),
        }),
      );
      expect(await readdir(folder)).toEqual([]);
    });
    return;
  }

  it("gives back what was put in, the newest for a key, also after it was closed; without timings", () => {
    const memo = open();
    expect(memo.get("a")).toBeUndefined();
    memo.set("a", result("1"));
    memo.set("a", result("2 ü \u{1F600} \u0000"));
    memo.set("b", { ...result("3"), labelProbabilities: [{ label: "3", probability: 1 / 3 }] });
    memo.close();
    memo.close();
    expect(memo.get("a")).toBeUndefined();
    memo.set("c", result("late"));
    const again = open();
    expect(again.get("a")).toEqual({ ...result("2 ü \u{1F600} \u0000"), elapsedMs: 0 });
    expect(again.get("b")?.labelProbabilities).toEqual([{ label: "3", probability: 1 / 3 }]);
    expect(again.get("c")).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it("leaves one file behind when it is closed, without the inputs in it", async () => {
    const memo = open();
    memo.set("the secret input", result("1"));
    expect(existsSync(`${path}-wal`)).toBe(true);
    memo.close();
    expect(await readdir(folder)).toEqual(["answers.db"]);
    expect(await readFile(path, "latin1")).not.toContain("secret");
  });

  it("stays within its bytes and drops what was not used for longest", async () => {
    const bound = 256 * 1024;
    const memo = open(bound);
    for (let i = 0; i < 6000; i++) {
      memo.set(`key ${i}`, result(String(i)));
      expect(memo.get("key 0")?.output).toBe("0");
    }
    // Half of the file at least is answers, the newest of them.
    for (let i = 5500; i < 6000; i++) expect(memo.get(`key ${i}`)?.output).toBe(String(i));
    for (let i = 1; i < 3000; i++) expect(memo.get(`key ${i}`)).toBeUndefined();
    memo.set("large", result("x".repeat(bound)));
    memo.set("after", result("1"));
    expect(memo.get("after")?.output).toBe("1");
    memo.close();
    expect((await stat(path)).size).toBeLessThan(2.5 * bound); // the large one was in it
    expect(warnings).toEqual([]);
    path = join(folder, "small.db");
    const small = open(bound);
    for (let i = 0; i < 3000; i++) small.set(`key ${i}`, result(String(i)));
    small.close();
    expect((await stat(path)).size).toBeLessThanOrEqual(bound + 8192);
  });

  it("is shared by processes that begin, write and read at once", async () => {
    // Each writes its own hundred and, last first, everybody's; all agree on what a key's answer is.
    const code = (n: number) => `
      for (let i = 0; i < 200; i++) {
        memo.set("own ${n} " + i, result("own ${n} " + i));
        memo.set("all " + (200 - i), result("all " + (200 - i)));
        const found = memo.get("all " + i);
        if (found && found.output !== "all " + i) throw new Error("swapped: " + found.output);
        if (memo.get("own ${n} " + i)?.output !== "own ${n} " + i) throw new Error("lost: " + i);
      }
      memo.close();`;
    const ends = await Promise.all([0, 1, 2, 3].map((n) => start(code(n)).ended));
    for (const { code, stderr } of ends) {
      expect(withoutNodesWarning(stderr)).toBe("");
      expect(code).toBe(0);
    }
    const memo = open();
    for (let i = 0; i < 200; i++) {
      for (const n of [0, 1, 2, 3]) expect(memo.get(`own ${n} ${i}`)?.output).toBe(`own ${n} ${i}`);
      expect(memo.get(`all ${i + 1}`)?.output).toBe(`all ${i + 1}`);
    }
    expect(await readdir(folder)).toContain("answers.db");
    expect(warnings).toEqual([]);
  }, 60_000);

  it("is whole after the process that wrote was killed", async () => {
    const { child, ended } = start(`
      for (let i = 0; ; i++) {
        memo.set("key " + i, result(String(i)));
        if (i === 300) process.stdout.write("go");
      }`);
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    expect((await ended).code).toBe("SIGKILL");
    const memo = open();
    for (let i = 0; i <= 300; i++) expect(memo.get(`key ${i}`)?.output).toBe(String(i));
    memo.set("after", result("1"));
    expect(memo.get("after")?.output).toBe("1");
    expect(warnings).toEqual([]);
  });

  it("is not left half open by a process that ends without closing it", async () => {
    const { code } = await start(`memo.set("a", result("1"));`).ended;
    expect(code).toBe(0);
    expect(await readdir(folder)).toEqual(["answers.db"]);
    expect(open().get("a")?.output).toBe("1");
  });

  it("refuses other programs' files and leaves them as they are", async () => {
    const foreign = join(folder, "foreign.db");
    const database = openDatabase(foreign);
    database.exec("CREATE TABLE answers (id INTEGER PRIMARY KEY); INSERT INTO answers VALUES (1)");
    database.close();
    const cases = [
      ["a text that is no database at all, and long enough for a header".repeat(20), /another program's/],
      [await readFile(foreign), /another program's/],
    ] as const;
    for (const [bytes, message] of cases) {
      await writeFile(path, bytes);
      expect(() => open()).toThrow(
        expect.objectContaining({ code: "OPTION_INVALID", message: expect.stringMatching(message) }),
      );
      expect(await readFile(path)).toEqual(Buffer.from(bytes as Buffer));
    }
    expect((await readdir(folder)).sort()).toEqual(["answers.db", "foreign.db"]);
    path = folder;
    expect(() => open()).toThrow(/is not a regular file/);
    path = "/dev/full";
    expect(() => open()).toThrow(/is not a regular file/);
    path = join(folder, "none", "answers.db");
    expect(() => open()).toThrow(/there is no folder .*none/);
    for (path of [join(folder, "a".repeat(300)), `${folder}/nul\0byte`])
      expect(() => open()).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(warnings).toEqual([]);
  });

  it("refuses a damaged memo, or one of another format, and leaves it as it is", async () => {
    const memo = open();
    for (let i = 0; i < 1000; i++) memo.set(`key ${i}`, result(String(i)));
    memo.close();
    const whole = await readFile(path);
    const later = Buffer.from(whole);
    later.writeUInt32BE(2, 60); // user_version (sqlite.org/fileformat.html)
    const noTable = Buffer.from(whole);
    noTable.fill(0, 100, 4096);
    const damages = [
      [whole.subarray(0, whole.length / 2), /damaged/],
      [whole.subarray(0, 4096), /damaged/],
      [noTable, /damaged/],
      [later, /has format 2, this version of PAW uses 1/],
    ] as const;
    for (const [bytes, message] of damages) {
      await writeFile(path, bytes);
      expect(() => open()).toThrow(
        expect.objectContaining({ code: "OPTION_INVALID", message: expect.stringMatching(message) }),
      );
      expect(await readFile(path)).toEqual(bytes);
    }
    expect(warnings).toEqual([]);
  });

  it("never gives a damaged answer: it says so once and is not used any more", async () => {
    const memo = open();
    memo.set("a", result("GOOD"));
    memo.set("b", result("1"));
    memo.close();
    const bytes = await readFile(path);
    bytes.write("EVIL", bytes.indexOf("GOOD"));
    await writeFile(path, bytes);
    const again = open();
    expect(again.get("b")?.output).toBe("1");
    expect(again.get("a")).toBeUndefined();
    expect(again.get("b")).toBeUndefined();
    again.set("c", result("1"));
    expect(warnings).toEqual([
      expect.stringMatching(/^paw: the memo .* is not used from here on: .*checksum\n$/),
    ]);
    expect(await readFile(path)).toEqual(bytes);
  });

  it("is not used any more when its pages are damaged while it is open", async () => {
    const memo = open();
    for (let i = 0; i < 2000; i++) memo.set(`key ${i}`, result(String(i)));
    memo.close();
    const size = (await stat(path)).size;
    const again = open();
    await truncate(path, 8192);
    for (let i = 0; i < 2000; i++) expect([undefined, String(i)]).toContain(again.get(`key ${i}`)?.output);
    again.set("a", result("1"));
    expect(size).toBeGreaterThan(8192);
    expect(warnings).toHaveLength(1);
  });

  it("is read where it cannot be written, and says so once", async () => {
    const memo = open();
    for (let i = 0; i < 9; i++) memo.set(`key ${i}`, result(String(i)));
    memo.close();
    // A later file format that older versions may only read, which holds for every user (sqlite.org/fileformat.html, 1.3.3).
    const bytes = await readFile(path);
    bytes[18] = 3;
    await writeFile(path, bytes);
    const again = open();
    for (let i = 0; i < 9; i++) expect(again.get(`key ${i}`)?.output).toBe(String(i));
    again.set("a", result("1"));
    again.set("b", result("1"));
    expect(again.get("a")).toBeUndefined();
    expect(again.get("key 8")?.output).toBe("8");
    expect(warnings).toEqual([expect.stringMatching(/is only read from here on: .*readonly/)]);
  });

  it("goes on with what it has when the disk is full", async () => {
    // The bound on a file's size stands for the disk: writing fails behind it, for the memo and its log (units of 512 bytes).
    const limited = (blocks: number) => (argv: string[]) => [
      "sh",
      "-c",
      `ulimit -f ${blocks}; exec "$@"`,
      "sh",
      ...argv,
    ];
    const code = `
      for (let i = 0; i < 3000; i++) memo.set("key " + i, result(String(i)));
      let found = 0;
      for (let i = 0; i < 3000; i++) {
        const output = memo.get("key " + i)?.output;
        if (output === String(i)) found++;
        else if (output !== undefined) throw new Error("wrong");
      }
      process.stdout.write(String(found));
      memo.close();`;
    const some = await start(code, limited(400)).ended;
    expect(some.code).toBe(0);
    expect(Number(some.stdout)).toBeGreaterThan(10);
    expect(Number(some.stdout)).toBeLessThan(3000);
    expect(withoutNodesWarning(some.stderr)).toMatch(/^paw: the memo .* is only read from here on: .+\n$/);
    const memo = open();
    expect(memo.get("key 9")?.output).toBe("9");
    memo.close();
    // Not even a file can be begun.
    await rm(path);
    const none = await start(code, limited(0)).ended;
    expect(none).toMatchObject({ code: 0, stdout: "0" });
    expect(withoutNodesWarning(none.stderr)).toMatch(/^paw: the memo .* is not used from here on: .+\n$/);
  });

  it("waits a while for another that writes, then only reads", async () => {
    const memo = open();
    memo.set("a", result("1"));
    const other = openDatabase(path);
    other.exec("BEGIN IMMEDIATE");
    memo.set("b", result("1"));
    expect(memo.get("a")?.output).toBe("1");
    other.exec("ROLLBACK");
    other.close();
    expect(warnings).toEqual([expect.stringMatching(/is only read from here on: .*locked/)]);
  });
});
