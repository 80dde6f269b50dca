import { describe, expect, test } from "vitest";
import { calibration, systemCalibrations } from "./calibration.js";
import { buildReport } from "./report.js";
import { parseReport } from "./report-file.js";
import { reportHtml } from "./report-html.js";
import { reportMarkdown } from "./report-markdown.js";
import { type Answer, type SpecResult, specResult } from "./result.js";

const judged = (...list: readonly (readonly [confidence: number, right: boolean])[]) =>
  list.map(([confidence, right]) => ({ confidence, right }));

describe("calibration", () => {
  test("agrees with values computed by hand", () => {
    // Bin (0.5, 0.6]: mean 0.55, 1 of 2 right, gap 0.05; bin (0.8, 0.9]: mean 0.85, 1 of 2, gap 0.35.
    const result = calibration(judged([0.52, true], [0.58, false], [0.82, true], [0.88, false]));
    expect(result).toMatchObject({ items: 4, accuracy: 0.5 });
    expect(result.confidence).toBeCloseTo(0.7, 12);
    expect(result.ece).toBeCloseTo((2 * 0.05 + 2 * 0.35) / 4, 12);
    expect(result.brier).toBeCloseTo((0.48 ** 2 + 0.58 ** 2 + 0.18 ** 2 + 0.88 ** 2) / 4, 12);
    expect(result.bins).toHaveLength(10);
    expect(result.bins[5]).toMatchObject({ over: 0.5, to: 0.6, items: 2, accuracy: 0.5 });
    expect(result.bins[5]!.confidence).toBeCloseTo(0.55, 12);
    expect(result.bins[8]).toMatchObject({ items: 2, accuracy: 0.5 });
  });

  test("leaves empty bins empty", () => {
    const { bins, ece } = calibration(judged([0.95, true]));
    expect(bins[0]).toEqual({ over: 0, to: 0.1, items: 0, confidence: null, accuracy: null });
    expect(bins.filter(({ items }) => items > 0)).toHaveLength(1);
    expect(ece).toBeCloseTo(0.05, 12);
  });

  test("puts a bound into the bin below it, 0 into the first and 1 into the last", () => {
    for (let i = 0; i <= 10; i++) {
      const { bins } = calibration(judged([i / 10, true]));
      expect(bins.findIndex(({ items }) => items === 1)).toBe(Math.max(0, i - 1));
    }
    expect(calibration(judged([0, false], [1, true]))).toMatchObject({ ece: 0, brier: 0 });
    expect(calibration(judged([0, true], [1, false]))).toMatchObject({ ece: 1, brier: 1 });
  });

  test("of no items is no number", () => {
    const { bins, ...rest } = calibration([]);
    expect(rest).toEqual({ items: 0, confidence: null, accuracy: null, ece: null, brier: null });
    expect(bins.every(({ items }) => items === 0)).toBe(true);
  });

  test("refuses what is no probability", () => {
    for (const wrong of [-0.01, 1.01, Number.NaN])
      expect(() => calibration(judged([wrong, true]))).toThrow(`a confidence is ${wrong}`);
  });
});

describe("in a report", () => {
  const result = (labels: readonly string[] | undefined, paw: readonly Answer[]): SpecResult => {
    const origin = {
      cut: "seen",
      family: "f",
      variant: "only",
      theme: "t",
      index: 0,
      style: "plain",
      spec: `${labels}`,
      ...(labels ? { labels } : {}),
    };
    const pairs = paw.map((_, i) => ({ input: `${i}`, output: "A" }));
    return specResult(origin, pairs, { seconds: 1 }, { paw, empty: paw.map(() => ({ output: "" })) });
  };
  const results = [
    result(
      ["A", "B"],
      [
        { output: "A", confidence: 0.9 },
        { output: "B", confidence: 0.7 },
      ],
    ),
    result(undefined, [{ output: "A" }]),
  ];
  const report = buildReport(results, ["paw", "empty"], {});

  test("only systems and answers with a confidence count", () => {
    expect(systemCalibrations(results, ["paw", "empty"])).toMatchObject([
      { system: "paw", items: 2, accuracy: 0.5 },
    ]);
    expect(report.cuts[0]!.calibration[0]!.ece).toBeCloseTo((0.1 + 0.7) / 2, 12);
    expect(buildReport([results[1]!], ["paw"], {}).cuts[0]!.calibration).toEqual([]);
  });

  test("it is stored, printed and drawn, and free answers are said to be left out", () => {
    expect(parseReport(JSON.stringify(report))).toEqual(report);
    const markdown = reportMarkdown(report);
    expect(markdown).toMatch(/\| paw +\| +2 \| +80\.0 % \| +50\.0 % \| +0\.400 \| +0\.250 \|/);
    expect(markdown).toContain("Free answers are left out: their confidence is only a sequence score");
    const html = reportHtml(report, { d3: "", plot: "" });
    expect(html).toMatch(/<figure class="reliability">.*"confidence":0\.9,"accuracy":1,"items":1/);
    expect(html).toContain("<td>0.6 to 0.7</td><td>1</td><td>70.0 %</td><td>0.0 %</td>");
    const none = buildReport([results[1]!], ["paw"], {});
    expect(reportMarkdown(none)).not.toContain("Confidence of label answers");
    expect(reportHtml(none, { d3: "", plot: "" })).not.toContain('<figure class="reliability">');
  });

  test("a stored calibration of another shape is refused", () => {
    const broken = { ...report, cuts: [{ ...report.cuts[0], calibration: [{ system: "paw" }] }] };
    expect(() => parseReport(JSON.stringify(broken))).toThrow(
      "report.cuts[0].calibration[0].items is not a number",
    );
  });
});
