/** Scorer and reports on texts that nobody expects: they may look odd, but nothing may throw or take long. */
import { describe, expect, test } from "vitest";
import { Random } from "../random.js";
import { joinRuns } from "./join-runs.js";
import { buildReport } from "./report.js";
import { parseReport } from "./report-file.js";
import { reportHtml } from "./report-html.js";
import { reportMarkdown } from "./report-markdown.js";
import { type SpecResult, specResult } from "./result.js";
import { isExact, isJsonMatch } from "./score.js";

const MEGABYTE = "x".repeat(1_000_000);
const ODD = [
  "",
  " ",
  "\ud800 lone surrogate",
  "\u0000\u0007\u009b2J",
  "‮right to left",
  "e\u0301 é ﬁ 𝒳 👩‍👩‍👧‍👦",
  "</script><script>alert(1)</script>",
  "`code` | pipe \\ | <!-- -->",
  `${"[".repeat(20_000)}`,
  `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`,
  "\r\n\r\n",
  "NaN",
  MEGABYTE,
];
const scripts = { d3: "/* </script> */", plot: "" };

function oddResult(index: number): SpecResult {
  const random = Random.of("odd", index);
  const text = () => random.pick(ODD);
  const pairs = Array.from({ length: 3 }, () => ({ input: text(), output: text() }));
  const labels = random.chance(0.5) ? [...new Set(pairs.map(({ output }) => output))] : undefined;
  const origin = {
    cut: random.pick(["seen", "held-out", text().slice(0, 50)]),
    ...{
      family: text().slice(0, 60),
      variant: "only",
      theme: text().slice(0, 60),
      style: text().slice(0, 20),
    },
    ...{ index, spec: text(), ...(labels ? { labels } : {}) },
  };
  const answers = pairs.map(() =>
    random.chance(0.2) ? { output: text(), error: text() } : { output: text(), ms: 1 },
  );
  return specResult(
    origin,
    pairs,
    { seconds: 0.1 },
    { paw: answers, empty: pairs.map(() => ({ output: "" })) },
  );
}

describe("odd texts", () => {
  const results = Array.from({ length: 120 }, (_, i) => oddResult(i));
  const report = buildReport(results, ["paw", "empty"], { seed: 1, "<b>": "</dl>" });

  test("give a report that can be written, read back and printed", () => {
    expect(parseReport(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(report)));
    const markdown = reportMarkdown(report);
    expect(markdown).toContain("## seen");
    expect(markdown.length).toBeLessThan(500_000);
    expect(markdown).not.toMatch(/(?![\n\t])\p{Cc}/u);
  });

  test("do not break out of the HTML page", () => {
    const html = reportHtml(report, scripts);
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<b>");
    const json = [...html.matchAll(/<script type="application\/json">([\s\S]*?)<\/script>/g)];
    expect(json.length).toBeGreaterThan(3);
    for (const [, text] of json) expect(() => JSON.parse(text as string)).not.toThrow();
    expect(html.match(/<script/g)!.length).toBe(html.match(/<\/script>/g)!.length);
  });

  test("are compared run with run", () => {
    const lines = results.flatMap(({ items, ...spec }) => items.map((item) => ({ ...spec, ...item })));
    const { groups } = joinRuns(lines, lines, { a: "paw", b: "empty" });
    expect([...groups.keys()]).toContain("seen");
    expect(() => joinRuns(lines, lines, { a: "paw", b: "nobody" })).toThrow(
      'run B has no answers of "nobody"',
    );
  });

  test("are exact only when they are equal, JSON only when it is the same value", () => {
    for (const text of ODD) {
      expect(isExact({ output: text }, text)).toBe(true);
      expect(isExact({ output: `${text}?` }, text)).toBe(false);
    }
    expect(isJsonMatch({ output: '{ "b": 1, "a": [2] }' }, '{"a":[2],"b":1}')).toBe(true);
    expect(isJsonMatch({ output: '{"a":[2],"b":"1"}' }, '{"a":[2],"b":1}')).toBe(false);
    expect(isJsonMatch({ output: "{" }, "[1]")).toBe(false);
    expect(isJsonMatch({ output: "1" }, "1")).toBeUndefined();
    expect(isJsonMatch({ output: "{}", error: "cut off" }, "{}")).toBe(false);
  });
});
