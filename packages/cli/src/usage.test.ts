import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { dispatch, UsageError } from "./command.js";
import { fraction, labelList, positiveInteger, seconds } from "./flags.js";
import { runPaw } from "./spawn-paw.test-suite.js";

const data = { signal: new AbortController().signal };

describe("usage errors", () => {
  it.each([
    [[], /^no command given/],
    [
      ["frob"],
      /^unknown command 'frob': there are compile, spec, run, eval, inspect, verify, convert, models, pull, tune, cache, bundle, types, bench, doctor$/,
    ],
    [["--frob"], /^unknown option '--frob'/],
    [["run"], /^missing argument <program>/],
    [["eval", "a.paw"], /^missing argument <cases>/],
    [["verify", "a.paw", "--lock", "--spec", "s.md"], /^--spec is for comparing/],
    [["run", "a.paw", "b", "c"], /^unexpected argument 'c': 2 allowed/],
    [["run", "a.paw", "--linse"], /^unknown option '--linse'/],
    [["run", "a.paw", "-5 degrees"], /^unknown option .*write `--` before a text/],
    [["run", "a.paw", "--labels"], /^option '--labels <value>' argument missing/],
    [["run", "a.paw", "--lines=yes"], /does not take an argument/],
    [["run", "a.paw", "--base", "a", "--base=b"], /^--base is given twice, as "a" and "b": give it once$/],
    [["compile", "-f", "a", "--file", "a"], /^--file is given twice, as "a" and "a"/],
    [["run", "a.paw", "--labels", "a,,b"], /^--labels is 'a,,b'/],
    [["run", "a.paw", "--max-tokens", "0"], /^--max-tokens is '0'/],
    [["run", "a.paw", "b", "--timeout", "2s"], /^--timeout is '2s': seconds over 0/],
    [["run", "a.paw", "--lines", "--jsonl"], /exclude each other/],
    [["run", "a.paw", "text", "--lines"], /--lines reads stdin or --in: /],
    [["run", "a.paw", "--in", "x"], /^--in is for many inputs: add --lines or --jsonl/],
    [["run", "a.paw", "text", "-o", "x"], /^--out is for many inputs/],
    [["run", "a.paw", "text", "--ignore", "x"], /^--ignore is for many inputs/],
    [["run", "a.paw", "--lines", "--ignore", ""], /^--ignore is empty/],
    [["run", "a.paw", "--lines", "--ignore", "(x"], /^--ignore is '\(x', which is no regular expression of /],
    [["run", "a.paw", "--lines", "--resume", "--in", "x"], /^--resume needs files .* --in and --out/],
    [["run", "a.paw", "--lines", "--resume", "--in", "-", "-o", "x"], /^--resume needs files/],
    [["run", "a.paw", "--lines", "--resume", "--in", "x", "-o", "-"], /^--resume needs files/],
    [["run", "a.paw", "--jsonl", "--json"], /use --jsonl alone/],
    [["run", "a.paw", "--lines", "--json"], /leave it out; --confidence prints a number with each/],
    [["eval", "a.paw", "c.jsonl", "--min", "90"], /^--min is '90': a number from 0 to 1/],
    [["eval", "a.paw", "c.jsonl", "--abstain-below", "x"], /^--abstain-below is 'x': a number from 0 to 1/],
    [["run", "a.paw", "b", "--abstain-below", "80"], /^--abstain-below is '80': a number from 0 to 1/],
    [["compile"], /^no specification/],
    [["compile", "a spec of some length", "-o", "-"], /^--output is '-': a program is written to a file/],
    [["compile", "a spec of some length", "-f", "spec.md"], /given twice/],
    [["compile", "package.json"], /'package.json' is a file: write -f package.json/],
    [["spec", "--jsonl", "--json"], /--jsonl reads stdin and prints JSON lines/],
    [["types", "a", "b"], /^unexpected argument 'b': 1 allowed/],
    [["types", "-o", "triage.paw"], /^--output is 'triage.paw': a name that ends in .d.ts/],
    [["run", "a.paw", "x", "--regex", "a", "--labels", "b"], /--labels and --regex exclude each other/],
    [["pull"], /^missing argument <model>/],
    [["pull", "gpt2", "--sha256", "abc"], /^--sha256 is 'abc': 64 hexadecimal digits/],
    [
      ["pull", "gpt2", "--sha256", "0".repeat(64)],
      /^--sha256 differs from the hash that gpt2 is known to have/,
    ],
    [["run", "a.paw", "x", "--weights", "fast"], /^--weights is 'fast': stored or tuned is needed/],
    [["tune"], /^missing argument <model>/],
    [["tune", "nano"], /^nano comes in the type that was measured for it/],
    [["tune", "a.gguf", "--types", "Q5_K"], /^--types is 'Q5_K': a list of Q8_0, Q4_0 is needed/],
    [["cache"], /^no command given/],
    [["cache", "clean"], /^unknown command 'clean': there are ls, rm, gc, verify$/],
    [["cache", "rm"], /^missing argument <model>/],
    [["bundle"], /^no target: give --target dir or tar$/],
    [["bundle", "--target", "zip", "-o", "x"], /^--target is 'zip': dir, tar are allowed$/],
    [["bundle", "--target", "tar"], /^no output: give it with -o$/],
    [["bundle", "install"], /^missing argument <bundle>$/],
    [["bundle", "programs", "install"], /^unexpected argument 'install'/],
    [["doctor", "now"], /^unexpected argument 'now'/],
  ])("%j", async (argv, message) => {
    const error = await dispatch(argv, data).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toMatch(message);
    expect((error as UsageError).usage).toMatch(/^USAGE paw/);
  });
});

describe("flag values", () => {
  it("are read", () => {
    expect(labelList(" a, b c ,d")).toEqual(["a", "b c", "d"]);
    expect(positiveInteger("max-tokens", "12")).toBe(12);
    expect(fraction("min", "0.9")).toBe(0.9);
    expect(seconds("timeout", "0.5")).toBe(500);
    expect([labelList(undefined), positiveInteger("x", undefined), fraction("x", undefined)]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it.each(["", "1.5", "-1", "1e3", "0x10", "9".repeat(10)])("refuse %j as a count", (value) => {
    expect(() => positiveInteger("max-tokens", value)).toThrow(UsageError);
  });

  it.each(["", "0", "0.0", "-1", "2s", "1e3", "9999999"])("refuse %j as seconds", (value) => {
    expect(() => seconds("timeout", value)).toThrow(UsageError);
  });

  it.each(["", " ", "1.01", "-0.1", "NaN", "x"])("refuse %j as a share", (value) => {
    expect(() => fraction("min", value)).toThrow(UsageError);
  });
});

describe("the command line itself", () => {
  it("prints help and version on stdout with exit code 0", async () => {
    const [help, version, inner] = await Promise.all([
      runPaw(["run", "--help"]),
      runPaw(["--version"]),
      runPaw(["bench", "generate", "-h"]),
    ]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatchInlineSnapshot(`
      "Run a program on a text, on lines or on JSON lines. (paw run v0.1.0)

      USAGE paw run [OPTIONS] <PROGRAM> [INPUT]

      ARGUMENTS

        PROGRAM    A .paw file, a program folder, or a pulled program (user/slug). (Required)
          INPUT    The input text. Default: all of stdin.

      OPTIONS

              --base=<file.gguf>    The program's interpreter where it is neither nano nor a pulled model: a file, or a name of paw models.
        --weights=<stored|tuned>    stored: not from the copy that paw tune chose. Default tuned, where that was run.
                         --lines    One input a line on stdin, one output a line.
                         --jsonl    Objects with "input" on stdin; "output" and "confidence" are put at their end, the rest stays as written.
                     --in=<file>    Read lines from this file in place of stdin (-).
                -o, --out=<file>    Write results of lines to this file in place of stdout (-); an older one is replaced.
                        --resume    Go on where a stopped run stood, with --in and --out; <out>.checkpoint remembers it and is kept.
           --ignore=<expression>    Leave out of inputs what this matches, such as time stamps; lines equal then are answered once.
                  --labels=<a,b>    Restrict answers to these labels.
            --schema=<file.json>    Answers are JSON of this JSON Schema's shape.
            --regex=<expression>    Answers match this whole expression.
           --grammar=<file.gbnf>    Answers fit this grammar (GBNF).
                    --confidence    Print the confidence behind each output, after a tab.
             --abstain-below=<p>    Give no answer (an empty line, null in JSON) below this confidence; label programs only.
                --max-tokens=<n>    Most tokens of a free answer.
             --timeout=<seconds>    Fail when one answer takes longer, waiting for a worker included.
                   --memo=<file>    Keep answers in this SQLite file, shared with other runs (needs Node 22.13).
                       --offline    Forbid downloads (only paw pull makes any).
                          --json    Print one JSON document: the output with its counts.
      "
    `);
    const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
    expect(version).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
    expect(inner.stdout).toContain("USAGE paw bench generate");
  });

  it("answers wrong usage on stderr with exit code 2, or as JSON", async () => {
    const [plain, json] = await Promise.all([runPaw(["run"]), runPaw(["run", "--json"])]);
    expect(plain).toEqual({
      code: 2,
      stdout: "",
      stderr: "paw: missing argument <program>\nUSAGE paw run [OPTIONS] <PROGRAM> [INPUT]\n",
    });
    expect(json).toMatchObject({ code: 2, stderr: "" });
    expect(JSON.parse(json.stdout)).toEqual({
      error: { code: "USAGE", message: "missing argument <program>" },
    });
  });
});
