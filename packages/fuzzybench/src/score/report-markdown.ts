/** A report as Markdown: tables padded so that they read well in a terminal too. */

import { textTable, visible } from "../table.js";
import type { SystemCalibration } from "./calibration.js";
import { points } from "./compare.js";
import type { Interval } from "./interval.js";
import type { NoiseScore } from "./noise-scores.js";
import type { BenchReport, Breakdown, CompileSummary, CutReport } from "./report.js";
import type { WorstFamily } from "./worst-families.js";

/** Characters of a specification, input or answer shown; the JSON report has all of them. */
const SHOWN_CHARS = 300;

/** The whole report, ending in a line break. */
export function reportMarkdown(report: BenchReport): string {
  const settings = Object.entries(report.settings).map(([name, value]) => `${name} ${value}`);
  const head = ["# FuzzyBench scores", [`benchmark ${report.bench}`, ...settings].join(", ")];
  const parts = [...head.map(visible), ...report.cuts.flatMap(cutMarkdown)];
  return `${parts.join("\n\n")}\n`;
}

function cutMarkdown(cut: CutReport): string[] {
  const title = CUT_TITLES[cut.cut] ?? "other specifications";
  return [
    visible(`## ${cut.cut}: ${title} (${cut.specs} specs, ${cut.items} items)`),
    systemTable(cut),
    cut.differences.map(({ statement }) => `- ${statement}`).join("\n"),
    compileLines(cut.compile),
    ...(cut.calibration.length > 0
      ? ["### Confidence of label answers", calibrationTable(cut.calibration), CALIBRATION_NOTE]
      : []),
    ...cut.groups.flatMap((group) => [`### By ${group.by}`, groupTable(cut, group)]),
    ...(cut.noise.length > 0 ? ["### With noise (first system, same items)", noiseTable(cut.noise)] : []),
    ...(cut.worst.length > 0 ? ["### Where it falls behind", ...cut.worst.map(worstMarkdown)] : []),
  ].filter(Boolean);
}

/** What the known cuts hold. */
export const CUT_TITLES: Readonly<Record<string, string>> = {
  seen: "new specs of seen families",
  "held-out": "held-out families",
  tasks: "third-party tasks",
  hard: "specs on which the shipped compiler got nothing right",
};

function systemTable({ systems }: CutReport): string {
  return textTable(
    [
      "system",
      "exact",
      "95 % interval",
      "macro-F1",
      "out of set",
      "JSON",
      "ms per call",
      "tokens",
      "incomplete",
    ],
    systems.map((s) => [
      s.system,
      percent(s.exact.mean),
      range(s.exact),
      decimal(s.macroF1, 3),
      percent(s.outOfSet),
      percent(s.jsonMatch),
      decimal(s.msPerCall, 1),
      decimal(s.tokens, 1),
      String(s.incomplete),
    ]),
  );
}

/** What the numbers are, and why free answers are not among them. */
export const CALIBRATION_NOTE =
  "ECE: expected calibration error over 10 equal bins of confidence; Brier: mean squared distance of the confidence " +
  "from right (1) or wrong (0); 0 is best for both. Free answers are left out: their confidence is only a sequence " +
  "score, not a probability of being right.";

/** The columns of a calibration in both reports. */
export const CALIBRATION_COLUMNS = ["system", "items", "mean confidence", "accuracy", "ECE", "Brier"];

export function calibrationRow(c: SystemCalibration): string[] {
  return [
    c.system,
    String(c.items),
    percent(c.confidence),
    percent(c.accuracy),
    decimal(c.ece, 3),
    decimal(c.brier, 3),
  ];
}

function calibrationTable(calibrations: readonly SystemCalibration[]): string {
  return textTable(CALIBRATION_COLUMNS, calibrations.map(calibrationRow));
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
  return textTable(
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

function noiseTable(rows: readonly NoiseScore[]): string {
  return textTable(
    ["noise", "specs", "items", "clean", "noisy", "same answer", "difference, 95 % interval"],
    rows.map(({ name, specs, items, clean, exact, same, difference }) => [
      name,
      String(specs),
      String(items),
      percent(clean),
      percent(exact),
      percent(same),
      `${difference.mean === null ? "-" : points(difference.mean)} (${range(difference)})`,
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
  return [`**${visible(family)}** (${percent(exact)} exact)`, lines.join("\n")].join("\n\n");
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
