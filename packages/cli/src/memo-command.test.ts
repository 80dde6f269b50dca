/** `paw run --memo`: answers that outlive the command. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HAS_SQLITE } from "../../paw/src/sqlite.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions } from "./spawn-paw.test-suite.js";

let snapshot: TinySnapshot;
let options: SpawnOptions;

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  const env = { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir, NO_COLOR: "1" };
  options = { env, cwd: snapshot.directory };
  const spec = "Classify log lines. Return ONLY one of: ALERT, QUIET.";
  expect((await runPaw(["compile", spec, "-o", "a.paw"], options)).code).toBe(0);
});
afterAll(() => snapshot.remove());

const run = (args: readonly string[], input?: string) =>
  runPaw(["run", "a.paw", ...args], { ...options, ...(input === undefined ? {} : { input }) });

describe(`paw run --memo on a Node ${HAS_SQLITE ? "with" : "without"} SQLite`, () => {
  if (!HAS_SQLITE) {
    it("is refused with the Node that is needed", async () => {
      const { code, stdout, stderr } = await run(["text", "--memo", "m.db"]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^paw: OPTION_INVALID: memoFile needs SQLite, which Node has from 22\.13 on/);
      expect(await readdir(snapshot.directory)).not.toContain("m.db");
    });
    return;
  }

  it("remembers from one run to the next, and leaves one file", async () => {
    const first = JSON.parse((await run(["it broke", "--memo", "m.db", "--json"])).stdout);
    const second = JSON.parse((await run(["it broke", "--memo", "m.db", "--json"])).stdout);
    expect(first).not.toHaveProperty("remembered");
    expect(second).toEqual({ ...first, remembered: true, elapsedMs: 0 });
    const plain = await run(["--lines"], "it broke\nall is well\n");
    const lines = await Promise.all(
      [1, 2].map(() => run(["--lines", "--memo", "m.db"], "it broke\nall is well\n")),
    );
    for (const { code, stdout } of lines) expect({ code, stdout }).toEqual({ code: 0, stdout: plain.stdout });
    expect((await readdir(snapshot.directory)).filter((name) => name.startsWith("m."))).toEqual(["m.db"]);
  });

  it("refuses a file that is something else, and leaves it as it is", async () => {
    const path = join(snapshot.directory, "notes.txt");
    await writeFile(path, "not a memo\n".repeat(100));
    const { code, stdout, stderr } = await run(["text", "--memo", "notes.txt"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /paw: OPTION_INVALID: memoFile is .*notes\.txt: it is another program's file\. Nothing was/,
    );
    expect(await readFile(path, "utf8")).toBe("not a memo\n".repeat(100));
  });
});
