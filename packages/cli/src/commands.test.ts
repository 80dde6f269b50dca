import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TinySnapshot, writeTinySnapshot } from "../../paw/src/tiny-snapshot.test-suite.js";
import { runPaw, type SpawnOptions } from "./spawn-paw.test-suite.js";

/** Of two equal inputs with different outputs one passes the gate and one fails, whatever the program does. */
const TORN = `Classify log lines. Return ONLY one of: ALERT, QUIET.

Input: it broke
Output: ALERT

Input: it broke
Output: QUIET
`;

let snapshot: TinySnapshot;
let options: SpawnOptions;

function paw(args: readonly string[], input?: string | Uint8Array) {
  return runPaw(args, { ...options, ...(input === undefined ? {} : { input }) });
}

beforeAll(async () => {
  snapshot = await writeTinySnapshot();
  const env = { PAW_NANO_DIR: snapshot.nanoDir, PAW_CACHE_DIR: snapshot.cacheDir, NO_COLOR: "1" };
  options = { env, cwd: snapshot.directory };
  await writeFile(join(snapshot.directory, "Log Triage.md"), TORN);
  const made = await paw(
    ["compile", "-", "-o", "a.paw"],
    "Classify log lines. Return ONLY one of: ALERT, QUIET.",
  );
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(
    /^labels {3}ALERT \| QUIET\ngate {5}the spec.*no examples\nprogram {2}a\.paw {2}\d+ bytes/,
  );
});
afterAll(() => snapshot.remove());

describe("paw compile", () => {
  it("names the program after the file, shows each example, and exits with 3 when one fails", async () => {
    const { code, stdout, stderr } = await paw(["compile", "-f", "Log Triage.md"]);
    expect(code).toBe(3);
    expect(stdout).toContain("gate     1 of 2 examples pass");
    expect(stdout).toMatch(/^ {2}pass {2}"it broke" -> "(ALERT|QUIET)"$/m);
    expect(stdout).toMatch(/^ {2}FAIL {2}"it broke" -> "(ALERT|QUIET)", expected "(ALERT|QUIET)"$/m);
    expect(stderr).toMatch(/^paw: the gate failed: 1 of 2 .*log-triage\.paw was written all the same/);
    expect((await readFile(join(snapshot.directory, "log-triage.paw"))).subarray(0, 2).toString()).toBe("PK");
  });

  it("prints one JSON document, and takes labels as given", async () => {
    const spec = "Say how urgent the message is.\n\nInput: fire\nOutput: high";
    const { code, stdout, stderr } = await paw(["compile", spec, "--labels", "high", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      programId: expect.stringMatching(/^[0-9a-f]{20}$/),
      path: "program.paw",
      bytes: (await readFile(join(snapshot.directory, "program.paw"))).length,
      labels: ["high"],
      pseudoProgram: expect.stringContaining("Labels: high"),
      gate: { n: 1, passed: 1, cases: [{ input: "fire", expected: "high", output: "high", passed: true }] },
      warnings: [],
      elapsedMs: expect.any(Number),
    });
  });
});

describe("paw run", () => {
  it("answers an argument and stdin alike, with confidence or as JSON", async () => {
    const [argument, stdin, json] = await Promise.all([
      paw(["run", "a.paw", "disk full"]),
      paw(["run", "a.paw", "--confidence"], "disk full\n"),
      paw(["run", "a.paw", "disk full", "--json", "--offline"]),
    ]);
    expect(argument).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^(ALERT|QUIET)\n$/),
    });
    expect(stdin.stdout).toMatch(new RegExp(`^${argument.stdout.trim()}\\t[01]\\.\\d\\d\\n$`));
    expect(JSON.parse(json.stdout)).toMatchObject({ output: argument.stdout.trim(), finishReason: "stop" });
  });

  it("gives one line for each line, also for empty and CRLF lines and a missing last line end", async () => {
    const { code, stdout, stderr } = await paw(["run", "a.paw", "--lines", "--labels", "X"], "a\n\nb\r\nc");
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "X\n\nX\nX\n", stderr: "" });
  });

  it("keeps the order of many lines", async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${i}`);
    const objects = lines.map((input, id) => JSON.stringify({ id, input })).join("\n");
    const [plain, jsonl] = await Promise.all([
      paw(["run", "a.paw", "--lines"], lines.join("\n")),
      paw(["run", "a.paw", "--jsonl"], objects),
    ]);
    const records = jsonl.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, input }) => [id, input])).toEqual(lines.map((input, id) => [id, input]));
    expect(records.map(({ output }) => output)).toEqual(plain.stdout.trim().split("\n"));
    expect(Object.keys(records[0])).toEqual(["id", "input", "output", "confidence"]);
  });

  it("gives the results before a bad line, then its number and exit code 1", async () => {
    const { code, stdout, stderr } = await paw(["run", "a.paw", "--jsonl"], '{"input":"a"}\n{"inptu":"b"}\n');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ input: "a" });
    expect(stderr).toMatch(/^paw: INPUT_INVALID: line 2 has no text "input": .*\n$/);
  });

  it("tells who gives it plain text of --lines", async () => {
    const { code, stderr } = await paw(["run", "a.paw", "--jsonl"], "disk full\n");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^paw: INPUT_INVALID: line 1 is not JSON: .*; --lines takes lines of plain text\n$/,
    );
  });
});

describe("--abstain-below", () => {
  const all = ["run", "a.paw", "--abstain-below", "1"];

  it("withholds an answer that is not sure enough, as text and as JSON", async () => {
    const [plain, json] = await Promise.all([
      paw([...all, "disk full", "--confidence"]),
      paw([...all, "disk full", "--json"]),
    ]);
    expect(plain).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^\t[01]\.\d\d\n$/) });
    const withheld = { output: null, abstained: true, confidence: expect.any(Number) };
    expect(JSON.parse(json.stdout)).toMatchObject(withheld);
  });

  it("withholds answers line by line", async () => {
    const [lines, jsonl] = await Promise.all([
      paw([...all, "--lines"], "disk full\n\nok"),
      paw([...all, "--jsonl"], '{"id":1,"input":"disk full"}'),
    ]);
    expect(lines).toMatchObject({ code: 0, stderr: "", stdout: "\n\n\n" });
    const line = { id: 1, input: "disk full", output: null, abstained: true, confidence: expect.any(Number) };
    expect(JSON.parse(jsonl.stdout)).toEqual(line);
  });

  it("gives the answers that are, in the same form as without it", async () => {
    const input = '{"abstained":true,"input":"disk full"}\n{"input":"ok"}';
    const { stdout } = await paw(["run", "a.paw", "--jsonl", "--abstain-below", "0.4"], input);
    for (const line of stdout.trim().split("\n"))
      expect(JSON.parse(line)).toEqual({
        input: expect.any(String),
        output: expect.stringMatching(/^(ALERT|QUIET)$/),
        confidence: expect.any(Number),
      });
  });

  it("is refused for free text, and not where --labels restricts a free program", async () => {
    expect((await paw(["compile", "Write the text backwards.", "-o", "free.paw"])).code).toBe(0);
    await writeFile(join(snapshot.directory, "one.jsonl"), '{"input":"a","output":"a"}');
    const [run, evaluated, labelled] = await Promise.all([
      paw(["run", "free.paw", "a", "--abstain-below", "0.5"]),
      paw(["eval", "free.paw", "one.jsonl", "--abstain-below", "0.5"]),
      paw(["run", "free.paw", "a", "--labels", "X", "--abstain-below", "0.5"]),
    ]);
    for (const refused of [run, evaluated]) {
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toMatch(
        /^paw: OPTION_INVALID: --abstain-below is 0\.5, .*only a sequence score/,
      );
    }
    expect(labelled).toMatchObject({ code: 0, stdout: "X\n" });
  });
});

describe("a label temperature of the snapshot", () => {
  it("goes into the program and makes its confidences less sure, with the same answer of two", async () => {
    const nano = join(snapshot.directory, "nano-hot");
    await cp(snapshot.nanoDir, nano, { recursive: true });
    const manifest = { ...snapshot.manifest, label_temperature: 5 };
    await writeFile(join(nano, "manifest.json"), JSON.stringify(manifest));
    const hot = { ...options, env: { ...options.env, PAW_NANO_DIR: nano } };
    const spec = "Classify log lines. Return ONLY one of: ALERT, QUIET.";
    expect((await runPaw(["compile", spec, "-o", "hot.paw"], hot)).code).toBe(0);
    const [inspected, before, after] = await Promise.all([
      paw(["inspect", "hot.paw"]),
      paw(["run", "a.paw", "disk full", "--json"]),
      paw(["run", "hot.paw", "disk full", "--json"]),
    ]);
    expect(inspected.stdout).toContain("answers  labels ALERT | QUIET, temperature 5\n");
    const [plain, cooled] = [JSON.parse(before.stdout), JSON.parse(after.stdout)];
    expect(cooled.output).toBe(plain.output);
    const odds = (confidence: number) => Math.log(confidence / (1 - confidence));
    expect(odds(cooled.confidence)).toBeCloseTo(odds(plain.confidence) / 5, 6);
  });
});

describe("paw eval", () => {
  it("scores cases, with exit code 3 below --min", async () => {
    const cases = Array.from({ length: 25 }, (_, i) =>
      JSON.stringify({ input: `${i}`, output: i < 5 ? "X" : "Y" }),
    );
    await writeFile(join(snapshot.directory, "cases.jsonl"), cases.join("\n"));
    // A program for another label set would do: eval has no --labels, so one label is compiled in.
    expect(
      (await paw(["compile", "Always answer with the word.", "--labels", "X", "-o", "x.paw"])).code,
    ).toBe(0);
    const [plain, json] = await Promise.all([
      paw(["eval", "x.paw", "cases.jsonl", "--abstain-below", "0.8"]),
      paw(["eval", "x.paw", "cases.jsonl", "--min", "0.5", "--json"]),
    ]);
    expect(plain.code).toBe(0);
    expect(plain.stdout).toMatch(/^exact {4}0\.200 {2}\(5 of 25; 95 % interval 0\.089 to 0\.391\)\nanswered/);
    expect(plain.stdout).toContain(
      "answered 1.000  (25 of 25 with confidence 0.8 or more; exact among them 0.200)\nspeed ",
    );
    expect(plain.stdout).toContain("failures 20\n");
    expect(plain.stderr).toMatch(/^paw: note: 20 expected outputs are not labels/);
    expect(json.code).toBe(3);
    expect(json.stderr).toMatch(/exact match 0\.200 is below --min 0\.5\n$/);
    const report = JSON.parse(json.stdout);
    const keys = ["n", "exact", "exactLow", "exactHigh", "perLabel", "outOfSet", "msPerCall", "failures"];
    expect(Object.keys(report)).toEqual(keys);
    expect(report).toMatchObject({ n: 25, exact: 0.2, outOfSet: 0 });
    expect(report.failures).toHaveLength(20);
  });
});

describe("grammars on the command line", () => {
  it("a JSON Schema is compiled in, other forms can be asked of a call", async () => {
    const schema = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] };
    await writeFile(join(snapshot.directory, "ok.json"), JSON.stringify(schema));
    await writeFile(join(snapshot.directory, "ab.gbnf"), 'root ::= "a" | "b"');
    const made = await paw(["compile", "Say whether it works.", "--schema", "ok.json", "-o", "ok.paw"]);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining("restricted by a grammar") });
    const [own, regex, gbnf, held, missing] = await Promise.all([
      paw(["run", "ok.paw", "it does"]),
      paw(["run", "ok.paw", "it does", "--regex", "[0-9]{3}"]),
      paw(["run", "a.paw", "it does", "--grammar", "ab.gbnf"]),
      paw(["inspect", "ok.paw"]),
      paw(["run", "ok.paw", "it does", "--schema", "ab.gbnf"]),
    ]);
    expect(own.stdout).toMatch(/^\{"ok": ?(true|false)\}\n$/);
    expect(regex.stdout).toMatch(/^\d{3}\n$/);
    expect(gbnf.stdout).toMatch(/^[ab]\n$/);
    expect(held.stdout).toMatch(/answers {2}text in the grammar below[\s\S]*\ngrammar\n {2}root ::= "\{"/);
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^paw: INPUT_INVALID: ab\.gbnf is not JSON/),
    });
  });
});

describe("paw spec", () => {
  const env = { PAW_NANO_DIR: "/nowhere", PAW_CACHE_DIR: "/nowhere", NO_COLOR: "1" };
  const spec = (args: readonly string[], input?: string) =>
    runPaw(["spec", ...args], { ...options, env, ...(input === undefined ? {} : { input }) });

  it("shows how a specification is read, without a model", async () => {
    const [plain, json] = await Promise.all([
      spec(["-f", "Log Triage.md"]),
      spec(["Say how urgent the message is.", "--labels", "high,low", "--json"]),
    ]);
    expect(plain).toMatchObject({ code: 0, stderr: "" });
    expect(plain.stdout).toMatch(
      /^labels {4}ALERT \| QUIET\nexamples {2}2\n\npseudo-program\n {2}Task: Classify/,
    );
    expect(JSON.parse(json.stdout)).toEqual({
      labels: ["high", "low"],
      examples: [],
      pseudoProgram: "Task: Say how urgent the message is.\nLabels: high | low",
    });
  });

  it("adds pseudo-programs to JSON lines, and names the line that is no specification", async () => {
    const lines = '{"spec":"Give the year of the date.","id":7}\n{"spec":"Short"}\n';
    const { code, stdout, stderr } = await spec(["--jsonl"], lines);
    expect(JSON.parse(stdout)).toEqual({
      spec: "Give the year of the date.",
      id: 7,
      pseudoProgram: "Task: Give the year of the date.",
    });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^paw: SPEC_TOO_SHORT: line 2: /),
    });
  });
});

describe("paw inspect and paw doctor", () => {
  it("show what a file holds, without a model", async () => {
    const env = { PAW_NANO_DIR: "/nowhere", PAW_CACHE_DIR: "/nowhere" };
    const [plain, json] = await Promise.all([
      runPaw(["inspect", "a.paw"], { ...options, env }),
      runPaw(["inspect", "a.paw", "--json"], { ...options, env }),
    ]);
    expect(plain).toMatchObject({ code: 0, stderr: "" });
    expect(plain.stdout).toContain("answers  labels ALERT | QUIET");
    const found = JSON.parse(json.stdout);
    expect(found.meta.adapter_sha256).toBe(found.sha256.adapter);
    expect(found.promptTemplate).toContain("{INPUT_PLACEHOLDER}");
  });

  it("find a machine sound or say what is broken", async () => {
    const broken = { ...options.env, PAW_NANO_DIR: join(snapshot.directory, "no-model") };
    const [sound, missing] = await Promise.all([
      paw(["doctor"]),
      runPaw(["doctor", "--json"], { ...options, env: broken }),
    ]);
    expect(sound).toMatchObject({ code: 0, stderr: "" });
    expect(sound.stdout.match(/^pass/gm)).toHaveLength(6);
    expect(missing.code).toBe(1);
    const { ok, checks } = JSON.parse(missing.stdout);
    expect(ok).toBe(false);
    const model = checks.find(({ name }: { name: string }) => name === "model");
    expect(model).toMatchObject({ ok: false, detail: expect.stringMatching(/^MODEL_MISSING: .*no-model/) });
  });
});
