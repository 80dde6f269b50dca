/** A report as Markdown: tables padded so that they read well in a terminal too. */
import { points } from "./compare.js";
import type { Interval } from "./interval.js";
import type { BenchReport, Breakdown, CompileSummary, CutReport, WorstFamily } from "./report.js";

/** Characters of a specification, input or answer shown; the JSON report has all of them. */
const SHOWN_CHARS = 300;

/** The whole report, ending in a line break. */
export function reportMarkdown(report: BenchReport): string {
  const settings = Object.entries(report.settings).map(([name, value]) => `${name} ${value}`);
  const head = ["# FuzzyBench scores", [`benchmark ${report.bench}`, ...settings].join(", ")];
  const parts = [...head, ...report.cuts.flatMap(cutMarkdown)];
  return `${parts.join("\n\n")}\n`;
}

function cutMarkdown(cut: CutReport): string[] {
  const title = cut.cut === "seen" ? "new specs of seen families" : "held-out families";
  return [
    `## ${cut.cut}: ${title} (${cut.specs} specs, ${cut.items} items)`,
    systemTable(cut),
    cut.differences.map(({ statement }) => `- ${statement}`).join("\n"),
    compileLines(cut.compile),
    ...cut.groups.flatMap((group) => [`### By ${group.by}`, groupTable(cut, group)]),
    ...(cut.worst.length > 0 ? ["### Where it falls behind", ...cut.worst.map(worstMarkdown)] : []),
  ].filter(Boolean);
}

function systemTable({ systems }: CutReport): string {
  return table(
    ["system", "exact", "95 % interval", "macro-F1", "out of set", "ms per call", "incomplete"],
    systems.map((s) => [
      s.system,
      percent(s.exact.mean),
      range(s.exact),
      decimal(s.macroF1, 3),
      percent(s.outOfSet),
      decimal(s.msPerCall, 1),
      String(s.incomplete),
    ]),
  );
}

function compileLines(compile: CompileSummary): string {
  const { labelSpecs, labelsRead, freeSpecs, labelsInvented, gatePassed, gateCases } = compile;
  return [
    `- Compile: ${decimal(compile.meanSeconds, 2)} s per spec, ${compile.failed} failed.`,
    `- Label set read from the spec as the benchmark has it: ${labelsRead} of ${labelSpecs} label specs` +
      `; seen where there is none: ${labelsInvented} of ${freeSpecs} free-text specs.`,
    `- Examples of the specs answered as shown (gate): ${gatePassed} of ${gateCases}.`,
  ].join("\n");
}

function groupTable({ systems }: CutReport, { by, rows }: Breakdown): string {
  const names = systems.map(({ system }) => system);
  return table(
    [by, "specs", "items", ...names, `95 % interval of ${names[0] ?? "none"}`],
    rows.map((row) => [
      row.name,
      String(row.specs),
      String(row.items),
      ...names.map((name) => percent(row.exact[name] ?? null)),
      range(row.interval),
    ]),
  );
}

function worstMarkdown({ family, exact, samples }: WorstFamily): string {
  const lines = samples.flatMap(({ spec, input, expected, got }) => [
    `- spec: ${quoted(spec)}`,
    `  - input: ${quoted(input)}`,
    `  - expected: ${quoted(expected)}`,
    `  - got: ${quoted(got)}`,
  ]);
  return [`**${family}** (${percent(exact)} exact)`, lines.join("\n")].join("\n\n");
}

/** One line of JSON text in a code span, shortened; backticks would end the span, C1 controls steer terminals. */
function quoted(text: string): string {
  const characters = [...text];
  const shown = characters.slice(0, SHOWN_CHARS).join("");
  const json = JSON.stringify(shown).replace(
    /[`\p{Cc}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `\`${json}\`${characters.length > SHOWN_CHARS ? ` and ${characters.length - SHOWN_CHARS} more characters` : ""}`;
}

/** A Markdown table: first column left, the others right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] as string).length)));
  const line = (row: readonly string[]) =>
    `| ${row
      .map((cell, column) => {
        const width = widths[column] as number;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  const [first, ...rest] = cells as [string[], ...string[][]];
  return [line(first), line(rule), ...rest.map(line)].join("\n");
}

function percent(share: number | null): string {
  return share === null ? "-" : `${(100 * share).toFixed(1)} %`;
}

function range({ low, high }: Interval): string {
  return low === null || high === null
    ? "-"
    : `${points(low).replace("+", "")} to ${points(high).replace("+", "")}`;
}

function decimal(value: number | null, digits: number): string {
  return value === null ? "-" : value.toFixed(digits);
}
