/**
 * A report as one HTML page without outside parts. The charts are drawn in the browser by Observable Plot, whose text
 * is put into the page; every number of a chart also stands in a table, for readers without scripts.
 */
import { figure, folded, htmlTable, percent, text } from "./html-parts.js";
import type { Interval } from "./interval.js";
import type { NoiseScore } from "./noise-scores.js";
import { RELIABILITY_SCRIPT, reliabilityHtml } from "./reliability-html.js";
import type { BenchReport, Breakdown, CutReport } from "./report.js";
import { CUT_TITLES } from "./report-markdown.js";
import type { WorstFamily } from "./worst-families.js";

/** The libraries of the charts as script texts. */
export interface ChartScripts {
  readonly d3: string;
  readonly plot: string;
}

/** One mark: a value between 0 and 1 (or a difference) with its interval. */
interface Mark {
  readonly name: string;
  readonly series: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Chart {
  readonly title: string;
  readonly label: string;
  readonly marks: readonly Mark[];
}

export function reportHtml(report: BenchReport, scripts: ChartScripts): string {
  const settings = Object.entries({ benchmark: report.bench, ...report.settings });
  const head = settings.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(String(value))}</dd>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>FuzzyBench scores</title>
<style>${STYLE}</style>
</head>
<body>
<h1>FuzzyBench scores</h1>
<dl class="settings">${head.join("")}</dl>
${report.cuts.map(cutHtml).join("\n")}
<script>${scripts.d3.replaceAll("</script", "<\\/script")}</script>
<script>${scripts.plot.replaceAll("</script", "<\\/script")}</script>
<script>${PAGE_SCRIPT}${RELIABILITY_SCRIPT}</script>
</body>
</html>
`;
}

function cutHtml(cut: CutReport): string {
  const title = `${cut.cut}: ${CUT_TITLES[cut.cut] ?? "other specifications"}`;
  const systems = cut.systems.map(({ system }) => system);
  return [
    `<section><h2>${text(title)}</h2><p class="size">${cut.specs} specs, ${cut.items} items</p>`,
    "<h3>Exact match</h3>",
    chart({
      title: "Exact match by system, 95 % interval",
      label: "exact match",
      marks: cut.systems.map(({ system, exact }) => mark(system, system, exact)),
    }),
    systemTable(cut),
    `<ul>${cut.differences.map(({ statement }) => `<li>${text(statement)}</li>`).join("")}</ul>`,
    ...(cut.calibration.length > 0 ? [reliabilityHtml(cut.calibration)] : []),
    ...cut.groups.filter(({ by }) => by !== "family").map((group) => groupHtml(group, systems)),
    ...(cut.noise.length > 0 ? [noiseHtml(cut.noise)] : []),
    ...(cut.worst.length > 0 ? ["<h3>Where it falls behind</h3>", ...cut.worst.map(worstHtml)] : []),
    "</section>",
  ].join("\n");
}

/** Model systems in the charts of a breakdown: baselines would only crowd them. */
function groupHtml({ by, rows }: Breakdown, systems: readonly string[]): string {
  const [first = "", second] = systems;
  const shown = second === undefined ? [first] : [first, second];
  const marks = rows.flatMap(({ name, exact, interval }) =>
    shown.map((system) =>
      system === first
        ? { ...mark(name, system, interval), value: exact[system] ?? null }
        : mark(name, system, { mean: exact[system] ?? null, low: null, high: null }),
    ),
  );
  const table = htmlTable(
    [by, "specs", "items", ...systems],
    rows.map((row) => [
      row.name,
      String(row.specs),
      String(row.items),
      ...systems.map((system) => percent(row.exact[system] ?? null)),
    ]),
  );
  return `<h3>By ${text(by)}</h3>\n${chart({ title: `Exact match by ${by}`, label: "exact match", marks })}\n${folded(table)}`;
}

function noiseHtml(rows: readonly NoiseScore[]): string {
  const marks = rows.map(({ name, difference }) => {
    const [on = "", axis = "", level = ""] = name.split(":");
    return mark(`${on} ${axis}`, level, difference);
  });
  const table = htmlTable(
    ["noise", "specs", "items", "clean", "noisy", "same answer"],
    rows.map((row) => [
      row.name,
      String(row.specs),
      String(row.items),
      percent(row.clean),
      percent(row.exact),
      percent(row.same),
    ]),
  );
  const drawing = chart({ title: "Change of exact match by noise", label: "noisy minus clean", marks });
  return `<h3>With noise</h3>\n${drawing}\n${folded(table)}`;
}

function worstHtml({ family, exact, samples }: WorstFamily): string {
  const items = samples.map(
    ({ spec, input, expected, got }) =>
      `<dl><dt>spec</dt><dd>${text(spec)}</dd><dt>input</dt><dd>${text(input)}</dd>` +
      `<dt>expected</dt><dd>${text(expected)}</dd><dt>got</dt><dd>${text(got)}</dd></dl>`,
  );
  return `<details><summary>${text(family)}: ${percent(exact)}</summary>${items.join("")}</details>`;
}

function systemTable({ systems }: CutReport): string {
  return htmlTable(
    ["system", "exact", "95 % interval", "macro-F1", "out of set", "JSON", "ms per call", "tokens"],
    systems.map((s) => [
      s.system,
      percent(s.exact.mean),
      s.exact.low === null ? "-" : `${percent(s.exact.low)} to ${percent(s.exact.high)}`,
      s.macroF1 === null ? "-" : s.macroF1.toFixed(3),
      percent(s.outOfSet),
      percent(s.jsonMatch),
      s.msPerCall === null ? "-" : s.msPerCall.toFixed(1),
      s.tokens === null ? "-" : s.tokens.toFixed(1),
    ]),
  );
}

const mark = (name: string, series: string, { mean, low, high }: Interval): Mark => ({
  name,
  series,
  value: mean,
  low,
  high,
});

const chart = (data: Chart): string => figure("marks", data);

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1e23; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin: 3rem 0 0; border-top: 1px solid #ccd; padding-top: 1.5rem; }
.settings { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; } .settings dt { color: #667; }
.settings dd { margin: 0; } .settings dt, .settings dd { font-size: .9rem; } .settings dd { font-weight: 600; }
.size { color: #667; margin: 0; } figure { margin: 1rem 0; } table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .2rem .8rem .2rem 0; text-align: right; border-bottom: 1px solid #eee; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; } details { margin: .5rem 0; } summary { cursor: pointer; }
details dl { border-left: 3px solid #ccd; padding-left: .8rem; } dt { color: #667; font-size: .85rem; }
details dd { margin: 0 0 .4rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.4 ui-monospace, monospace; }
`;

/** One kind of chart for every score: a row per name, a dot per series, a line for its interval. */
const PAGE_SCRIPT = `
for (const figure of document.querySelectorAll("figure.marks")) {
  const { title, label, marks } = JSON.parse(figure.querySelector("script").textContent);
  // Drawn last, the first series lies on top.
  const known = marks.filter(({ value }) => value !== null).reverse();
  const names = [...new Set(marks.map(({ name }) => name))];
  const series = [...new Set(marks.map(({ series }) => series))];
  const differences = label.includes("minus");
  const longest = Math.max(...names.map((name) => name.length));
  figure.append(Plot.plot({
    ariaLabel: title,
    width: 900,
    style: { fontSize: "13px" },
    marginLeft: Math.min(320, 20 + 8 * longest),
    marginBottom: 40,
    height: 70 + 22 * names.length,
    x: { label: label + " (%)", percent: true, grid: true, ...(differences ? {} : { domain: [0, 100] }) },
    y: { label: null, domain: names },
    color: { domain: series, legend: series.length > 1 && series.length < names.length * 2 && !series.every((s) => names.includes(s)) },
    marks: [
      Plot.ruleX([0]),
      Plot.ruleY(known.filter(({ low }) => low !== null), { x1: "low", x2: "high", y: "name", stroke: "series", strokeWidth: 2 }),
      Plot.dot(known, { x: "value", y: "name", fill: "series", r: 4.5, tip: true, channels: { system: "series" } }),
    ],
  }));
}
`;
