import { isPawError } from "@paw/format";
import { describe, expect, test } from "vitest";
import { BENCH_VERSION, type BenchRecord } from "../generate.js";
import { buildReport } from "./report.js";
import { parseReport } from "./report-file.js";
import { reportMarkdown } from "./report-markdown.js";
import { type Answer, type CompileOutcome, originOf, type SpecResult, specResult } from "./result.js";

const record: BenchRecord = {
  family: "core-text/parity",
  variant: "only",
  theme: "core-text",
  split: "test",
  heldOut: false,
  index: 0,
  style: "plain",
  spec: "Parity. One of: EVEN, ODD.",
  task: "Parity.",
  labels: ["EVEN", "ODD"],
  examples: [],
  pairs: [],
};
const PAIRS = [
  { input: "1", output: "ODD" },
  { input: "2", output: "EVEN" },
];

function result(
  change: Partial<BenchRecord>,
  paw: readonly (string | Answer)[],
  compile: CompileOutcome = { seconds: 0.5, labels: ["ODD", "EVEN"], gate: { passed: 1, n: 2 } },
): SpecResult {
  const { labels, ...rest } = { ...record, ...change };
  const answers = paw.map((answer) => (typeof answer === "string" ? { output: answer, ms: 10 } : answer));
  const bench = labels && !("labels" in change && change.labels === undefined) ? { ...rest, labels } : rest;
  return specResult(originOf(bench), PAIRS, compile, {
    paw: answers,
    empty: PAIRS.map(() => ({ output: "" })),
  });
}

const RESULTS = [
  result({}, ["ODD", "EVEN"]),
  result({ index: 1, spec: "Second." }, ["ODD", "ODD"]),
  result(
    { family: "core-text/free", index: 2, style: "terse", labels: undefined as never, spec: "Free | `text`" },
    [{ output: "", error: "CONTEXT_OVERFLOW: too long" }, "EVEN"],
    { seconds: 1.5 },
  ),
  result(
    { family: "tool-calls/x", theme: "tool-calls", heldOut: true, spec: "Held out." },
    PAIRS.map(() => ({ output: "", error: "no program" })),
    { seconds: 0.1, error: "SPEC_INVALID: bad" },
  ),
];
const report = buildReport(RESULTS, ["paw", "empty"], { seed: 1, snapshot: "tiny" });

describe("buildReport", () => {
  test("keeps the cuts apart and names the benchmark", () => {
    expect(report).toMatchObject({ bench: BENCH_VERSION, settings: { seed: 1, snapshot: "tiny" } });
    expect(report.cuts.map(({ cut, specs, items }) => [cut, specs, items])).toEqual([
      ["seen", 3, 6],
      ["held-out", 1, 2],
    ]);
  });

  test("scores systems as computed by hand", () => {
    const [paw, empty] = report.cuts[0]!.systems;
    expect(paw).toMatchObject({ system: "paw", outOfSet: 0, msPerCall: 10, incomplete: 1 });
    expect(paw!.exact.mean).toBeCloseTo(4 / 6, 12);
    // First spec 1; second: ODD 2/3, EVEN 0 -> 1/3; the free-text spec has no F1.
    expect(paw!.macroF1).toBeCloseTo((1 + 1 / 3) / 2, 12);
    expect(empty).toMatchObject({ system: "empty", outOfSet: 1, msPerCall: null, incomplete: 0, macroF1: 0 });
    expect(report.cuts[0]!.differences.map(({ system, other }) => [system, other])).toEqual([
      ["paw", "empty"],
    ]);
  });

  test("counts what the compiler read", () => {
    expect(report.cuts[0]!.compile).toEqual({
      meanSeconds: 2.5 / 3,
      failed: 0,
      labelSpecs: 2,
      labelsRead: 2,
      freeSpecs: 1,
      labelsInvented: 0,
      gatePassed: 2,
      gateCases: 4,
    });
    expect(report.cuts[1]!.compile).toMatchObject({
      meanSeconds: null,
      failed: 1,
      labelSpecs: 1,
      labelsRead: 0,
    });
    const wrong = [
      result({}, ["ODD", "EVEN"], { seconds: 1, labels: ["ODD"] }),
      result({}, ["ODD", "EVEN"], { seconds: 1, labels: ["ODD", "NONE"] }),
      result({ labels: undefined as never }, ["ODD", "EVEN"], { seconds: 1, labels: ["a", "b"] }),
    ];
    expect(buildReport(wrong, ["paw"], {}).cuts[0]!.compile).toMatchObject({
      labelsRead: 0,
      labelsInvented: 1,
    });
  });

  test("breaks down by output kind, style, theme and family", () => {
    const [seen] = report.cuts;
    expect(seen!.groups.map(({ by, rows }) => [by, rows.map(({ name, specs }) => [name, specs])])).toEqual([
      [
        "output kind",
        [
          ["free text", 1],
          ["labels", 2],
        ],
      ],
      [
        "spec style",
        [
          ["plain", 2],
          ["terse", 1],
        ],
      ],
      ["theme", [["core-text", 3]]],
      [
        "family",
        [
          ["core-text/free", 1],
          ["core-text/parity", 2],
        ],
      ],
    ]);
    expect(seen!.groups[3]!.rows[1]).toMatchObject({ items: 4, exact: { paw: 0.75, empty: 0 } });
  });

  test("shows the worst families first, with what went wrong", () => {
    expect(report.cuts[0]!.worst).toEqual([
      {
        family: "core-text/free",
        exact: 0.5,
        samples: [
          { spec: "Free | `text`", input: "1", expected: "ODD", got: "(CONTEXT_OVERFLOW: too long)" },
        ],
      },
      {
        family: "core-text/parity",
        exact: 0.75,
        samples: [{ spec: "Second.", input: "2", expected: "EVEN", got: "ODD" }],
      },
    ]);
    const failing = [0, 1, 2].map((index) => result({ index, spec: `spec ${index}` }, ["x", "y"]));
    const samples = buildReport(failing, ["paw"], {}).cuts[0]!.worst[0]!.samples;
    expect(samples.map(({ spec, input }) => [spec, input])).toEqual([
      ["spec 0", "1"],
      ["spec 1", "1"],
    ]);
  });

  test("refuses answers that do not fit the items", () => {
    expect(() => result({}, ["ODD"])).toThrow("paw gave 1 answers to 2 items of core-text/parity");
    expect(() => buildReport(RESULTS, [], {})).toThrow("at least one system");
  });
});

describe("reportMarkdown", () => {
  const text = reportMarkdown(report);

  test("prints one table per cut and breakdown, columns aligned", () => {
    expect(text).toContain("## seen: new specs of seen families (3 specs, 6 items)");
    expect(text).toContain("## held-out: held-out families (1 specs, 2 items)");
    const [, table] = /\n\n(\| system[\s\S]*?)\n\n/.exec(text)!;
    const rows = table!.split("\n");
    expect(rows[2]).toMatch(
      /^\| paw +\| +66\.7 % \| +\d+\.\d to \d+\.\d \| +0\.667 \| +0\.0 % \| +- \| +10\.0 \| +- \| +1 \|$/,
    );
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(text).toContain("read from the spec as the benchmark has it: 2 of 2 label specs");
    expect(text.endsWith("\n")).toBe(true);
  });

  test("keeps hostile texts inside their code spans and cells", () => {
    expect(text).toContain('`"Free | \\u0060text\\u0060"`');
    const odd = "|".repeat(3) + "😀".repeat(500);
    const markdown = reportMarkdown(
      buildReport([result({ spec: odd, family: "a|b" }, ["x\u009b2J", "y"])], ["paw"], {}),
    );
    expect(markdown).toContain("| a\\|b ");
    expect(markdown).toContain("and 203 more characters");
    expect(markdown).toContain('got: `"x\\u009b2J"`');
    expect(markdown.isWellFormed()).toBe(true);
  });
});

describe("parseReport", () => {
  test("gives back what was stored", () => {
    const stored = parseReport(JSON.stringify(report));
    expect(stored).toEqual(report);
    expect(reportMarkdown(stored)).toBe(reportMarkdown(report));
  });

  test.each([
    ["", "it is not JSON"],
    ["null", '"format" is not "paw-bench-report"'],
    ["[]", '"format" is not'],
    [JSON.stringify({ ...report, version: 99 }), "it has version 99; this PAW reads version 3"],
    [JSON.stringify({ ...report, cuts: {} }), "report.cuts is not a list"],
    [JSON.stringify({ ...report, settings: { a: [] } }), "report.settings.a is neither text nor a number"],
    [
      JSON.stringify({ ...report, cuts: [{ ...report.cuts[0], items: "6" }] }),
      "report.cuts[0].items is not a number",
    ],
    [
      JSON.stringify({ ...report, cuts: [{ ...report.cuts[0], worst: [null] }] }),
      "report.cuts[0].worst[0] is not an object",
    ],
  ])("refuses %#: %s", (text, reason) => {
    let thrown: unknown;
    try {
      parseReport(text);
    } catch (error) {
      thrown = error;
    }
    expect(isPawError(thrown) && thrown.code).toBe("INPUT_INVALID");
    expect((thrown as Error).message).toContain(reason);
  });
});

describe("noise", () => {
  const clean = [result({}, ["ODD", "EVEN"]), result({ index: 1, spec: "Second." }, ["ODD", "ODD"])];
  const noisy = clean.map((one, i): SpecResult => {
    const items = one.items.map((item) => ({
      ...item,
      answers: { ...item.answers, paw: { output: "ODD" } },
    }));
    return { ...one, noise: "spec:typos:heavy", spec: `noisy ${i}`, items };
  });

  test("is scored against the same items without it, apart from the clean score", () => {
    const { cuts } = buildReport([...clean, ...noisy], ["paw"], {});
    expect(cuts).toHaveLength(1);
    expect(cuts[0]).toMatchObject({ specs: 2, items: 4, systems: [{ exact: { mean: 0.75 } }] });
    expect(cuts[0]!.noise).toMatchObject([
      {
        name: "spec:typos:heavy",
        specs: 2,
        items: 4,
        clean: 0.75,
        exact: 0.5,
        same: 0.75,
        difference: { mean: -0.25 },
      },
    ]);
    const report = buildReport([...clean, ...noisy], ["paw"], {});
    expect(reportMarkdown(report)).toMatch(
      /spec:typos:heavy \| +2 \| +4 \| +75\.0 % \| +50\.0 % \| +75\.0 %/,
    );
    expect(parseReport(JSON.stringify(report)).cuts[0]!.noise).toEqual(cuts[0]!.noise);
  });
});
