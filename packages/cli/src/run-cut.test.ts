/** `paw run` where answers run out of tokens. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions } from "./spawn-paw.test-suite.js";

let snapshot: TinySnapshot;
let options: SpawnOptions & { readonly cwd: string };

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  options = {
    env: { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir },
    cwd: snapshot.directory,
  };
  const spec = "Write the text again in capital letters.";
  expect(await runPaw(["compile", spec, "-o", "free.paw"], options)).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => snapshot.remove());

const run = (input: string, ...flags: string[]) =>
  runPaw(["run", "free.paw", "--max-tokens", "3", ...flags], { ...options, input });

it("a text whose answer does not fit its grammar then is an error", async () => {
  const { code, stdout, stderr } = await run("one", "--regex", "[a-z]{90}");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(
    /^paw: OUTPUT_INVALID: the answer was cut after 3 tokens, before it fitted the grammar/,
  );
});

it("lines whose answers do not fit are left out, and told", async () => {
  const { code, stdout, stderr } = await run("one\ntwo\n", "--lines", "--regex", "[a-z]{90}");
  expect([code, stdout]).toEqual([0, "\n\n"]);
  expect(stderr).toBe(
    "paw: note: 2 answers were cut, the first in line 1; those that did not fit the grammar then are left out; see --max-tokens\n",
  );
});

it("JSON lines say why there is no output", async () => {
  const input = '{"input":"one","error":"old"}\n';
  const { code, stdout } = await run(input, "--jsonl", "--regex", "[a-z]{90}");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    input: "one",
    output: null,
    error: expect.stringMatching(/^the answer was cut after 3 tokens/),
    confidence: 0,
  });
});

it("answers that fit where they were cut, and free ones, are given and told", async () => {
  for (const flags of [["--regex", "[a-z]*"], []]) {
    const { code, stdout, stderr } = await run("one\n", "--lines", ...flags);
    expect(code).toBe(0);
    expect(stdout.trim()).not.toBe("");
    expect(stderr).toMatch(/^paw: note: 1 answers were cut, the first in line 1.*; see --max-tokens\n$/);
  }
});
