import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packBundle, sha256Hex, unpackBundle } from "@paw/format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePublishedFolder } from "../../paw/src/published.test-suite.js";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { type RandomFiles, writeRandomFiles } from "../../runtime/src/random-files.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const SPEC = "Classify log lines. Return ONLY one of: ALERT, QUIET.\n\nInput: it broke\nOutput: ALERT";

let snapshot: TinySnapshot;
let files: RandomFiles;
let folder: string;

const paw = (...args: string[]) =>
  runPaw(args, {
    env: { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir, NO_COLOR: "1" },
    cwd: folder,
  });
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  [snapshot, files] = await Promise.all([writeTinySnapshot(), writeRandomFiles()]);
  folder = snapshot.directory;
  await writeFile(at("spec.md"), SPEC);
  const flags = ["--labels", "ALERT"]; // one label: the gate passes whatever the weights are
  expect(await paw("compile", "-f", "spec.md", "-o", "a.paw", "--lock", ...flags)).toMatchObject({ code: 0 });
});
afterAll(() => Promise.all([snapshot.remove(), files.remove()]));

describe("paw verify", () => {
  it("finds a program as it was locked, its examples run again", async () => {
    const lock = JSON.parse(await readFile(at("paw.lock"), "utf8"));
    expect(lock.programs["a.paw"]).toMatchObject({
      program_sha256: sha256Hex(await readFile(at("a.paw"))),
      compiler_snapshot: "tiny-1",
      interpreter_sha256: snapshot.manifest.interpreter.sha256,
      gate: { n: 1, passed: 1 },
    });
    const { code, stdout, stderr } = await paw("verify", "a.paw", "--spec", "spec.md");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^same {5}a\.paw {2}id [0-9a-f]{20} {2}1 of 1 examples pass\n$/);
  });

  it("tells a changed specification and a changed program, with exit code 3", async () => {
    await writeFile(at("new.md"), "Classify log lines in some other way.");
    const bundle = unpackBundle(await readFile(at("a.paw")));
    const gate = { n: 1, passed: 1, cases: [{ ...bundle.meta.gate!.cases[0]!, expected: "QUIET" }] };
    await writeFile(at("b.paw"), packBundle({ ...bundle, meta: { ...bundle.meta, gate } }));
    const lock = JSON.parse(await readFile(at("paw.lock"), "utf8"));
    lock.programs["b.paw"] = lock.programs["a.paw"];
    await writeFile(at("paw.lock"), JSON.stringify(lock));
    const [spec, program] = await Promise.all([
      paw("verify", "a.paw", "--spec", "new.md"),
      paw("verify", "b.paw", "--json"),
    ]);
    expect(spec.code).toBe(3);
    expect(spec.stdout).toMatch(/^drift {4}spec_sha256: locked [0-9a-f]{64}, found [0-9a-f]{64}\n$/);
    expect(spec.stderr).toMatch(/^paw: a\.paw is not what paw\.lock says\. Go back .*paw verify --lock\.\n$/);
    expect(program.code).toBe(3);
    // The gate is measured here, not believed: the file says that its example passes.
    expect(JSON.parse(program.stdout).drift).toEqual([
      { what: "program_sha256", locked: expect.any(String), found: expect.any(String) },
      { what: "gate", locked: "1 of 1", found: "0 of 1" },
    ]);
  });

  it("pins the base that a published program ran on, and notices another one", async () => {
    await writePublishedFolder(at("published"));
    const locked = await paw("verify", "published", "--base", files.base, "--lock");
    expect(locked).toMatchObject({ code: 0, stderr: "" });
    const lock = JSON.parse(await readFile(at("paw.lock"), "utf8"));
    expect(lock.programs.published.interpreter_sha256).toBe(sha256Hex(await readFile(files.base)));
    expect(Object.keys(lock.programs)).toContain("a.paw");
    const other = await readFile(files.base);
    other[other.length - 1]! ^= 1; // a weight
    await writeFile(at("other.gguf"), other);
    const [same, drift, missing] = await Promise.all([
      paw("verify", "published", "--base", files.base),
      paw("verify", "published", "--base", at("other.gguf")),
      paw("verify", "published"),
    ]);
    expect(same.code).toBe(0);
    expect(drift.code).toBe(3);
    expect(drift.stdout).toMatch(/^drift {4}interpreter_sha256: locked [0-9a-f]{64}, found [0-9a-f]{64}\n$/);
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^paw: MODEL_MISSING: .*--base FILE/),
    });
  });

  it("says what is wrong with a lock", async () => {
    await writeFile(at("c.paw"), await readFile(at("a.paw")));
    const none = await paw("verify", "c.paw");
    expect(none).toMatchObject({ code: 1, stdout: "" });
    expect(none.stderr).toMatch(/^paw: INPUT_INVALID: .*paw\.lock has no entry for c\.paw: write one with/);
    await writeFile(at("paw.lock"), "{");
    const damaged = await paw("verify", "a.paw");
    expect(damaged.stderr).toMatch(/^paw: INPUT_INVALID: .*paw\.lock is not valid JSON/);
    // Locking must not throw away what it cannot read.
    expect((await paw("verify", "a.paw", "--lock")).code).toBe(1);
    expect(await readFile(at("paw.lock"), "utf8")).toBe("{");
  });
});
