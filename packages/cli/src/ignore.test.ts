import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { watched } from "./ignore.js";
import { type Outcome, runPaw } from "./spawn-paw.test-suite.js";

describe("watched", () => {
  it.each(["(a+)+$", "(a|a)*$", "(a|a)(a|a)".repeat(20).concat("$"), "a*".repeat(12).concat("$")])(
    "stops the search for %s, and keeps what was done before it",
    (source) => {
      const pattern = new RegExp(source, "gu");
      const done: string[] = [];
      const strip = (text: string) => () => void done.push(text.replace(pattern, ""));
      watched(pattern, strip("aab"));
      // Without end, so that any time will do.
      expect(() => watched(pattern, strip(`${"a".repeat(60)}b`), 30)).toThrow(
        expect.objectContaining({
          code: "TIMED_OUT",
          message: expect.stringMatching(/^--ignore '.*' was not done after 0\.03 seconds: repeats within/),
        }),
      );
      watched(pattern, strip("b"));
      expect(done).toEqual(["aab".replace(pattern, ""), "b"]);
    },
  );

  it("throws what the work throws", () => {
    expect(() => watched(/a/gu, () => JSON.parse("{"))).toThrow(SyntaxError);
  });
});

describe("--ignore", () => {
  let snapshot: TinySnapshot;
  let paw: (args: readonly string[], input?: string) => Promise<Outcome>;

  beforeAll(async () => {
    snapshot = await writeTinySnapshot();
    const { directory, nanoDir, cacheDir } = snapshot;
    const env = { PAW_NANO_DIR: nanoDir, PAW_CACHE_DIR: cacheDir };
    paw = (args, input = "") => runPaw(args, { env, cwd: directory, input });
    const spec = "Say whether it is bad. Return ONLY one of: yes, no.";
    expect(await paw(["compile", spec, "-o", "a.paw"])).toMatchObject({ code: 0, stderr: "" });
  }, 60_000);
  afterAll(() => snapshot.remove());

  it("reads lines without what --ignore matches, and gives the record as it came", async () => {
    const args = ["run", "a.paw", "--ignore", "^\\S+ (?=\\S)|^-+$"];
    const [ignoring, without, jsonl] = await Promise.all([
      paw([...args, "--lines", "--confidence"], "10:01 disk full\n10:02 all is well\n-----\n"),
      paw(["run", "a.paw", "--lines", "--confidence"], "disk full\nall is well\n\n"),
      paw([...args, "--jsonl"], '{"id":12345678901234567890,"input":"10:01 disk full"}\n'),
    ]);
    expect(ignoring).toEqual(without);
    expect(jsonl.stdout).toMatch(/^\{"id":12345678901234567890,"input"/);
    expect(JSON.parse(jsonl.stdout)).toMatchObject({
      input: "10:01 disk full",
      output: without.stdout.split("\t")[0],
    });
  });

  it("ends with the line in which a match takes too long, after the results before it", async () => {
    const args = ["run", "a.paw", "--lines", "--labels", "X", "--ignore", "(a+)+$"];
    const { code, stdout, stderr } = await paw(args, `ok\n${"a".repeat(40)}b\n`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "X\n" });
    expect(stderr).toMatch(/^paw: TIMED_OUT: line 2: --ignore '\(a\+\)\+\$' was not done [^\n]*\n$/);
  });

  it("is left out by paw eval as by paw run", async () => {
    const cases = ["0 line", "1 line"].map((input) => ({ input, output: "?" }));
    await writeFile(join(snapshot.directory, "cases"), cases.map((item) => JSON.stringify(item)).join("\n"));
    const [evaluated, run] = await Promise.all([
      paw(["eval", "a.paw", "cases", "--ignore", "^\\d ", "--json"]),
      paw(["run", "a.paw", "line", "--json"]),
    ]);
    const { output, confidence } = JSON.parse(run.stdout);
    expect(JSON.parse(evaluated.stdout).failures).toEqual(
      cases.map(({ input }, i) => ({ line: i + 1, input, expected: "?", output, confidence })),
    );
  });
});
