/**
 * The reliability diagrams of the HTML report: accuracy over confidence, a dot per bin with an area that grows with
 * its items. On the dashed diagonal a confidence is the share of right answers; below it the system is too sure.
 */
import type { SystemCalibration } from "./calibration.js";
import { figure, folded, htmlTable, percent, text } from "./html-parts.js";
import { CALIBRATION_COLUMNS, CALIBRATION_NOTE, calibrationRow } from "./report-markdown.js";

/** One dot: a bin that is not empty. */
interface Dot {
  readonly system: string;
  readonly confidence: number;
  readonly accuracy: number;
  readonly items: number;
}

export function reliabilityHtml(calibrations: readonly SystemCalibration[]): string {
  const dots = calibrations.flatMap(({ system, bins }) =>
    bins.flatMap(({ confidence, accuracy, items }): Dot[] =>
      confidence === null || accuracy === null ? [] : [{ system, confidence, accuracy, items }],
    ),
  );
  const bins = calibrations.flatMap(({ system, bins }) =>
    bins.map(({ over, to, items, confidence, accuracy }) => [
      system,
      `${over.toFixed(1)} to ${to.toFixed(1)}`,
      String(items),
      percent(confidence),
      percent(accuracy),
    ]),
  );
  return [
    "<h3>Confidence of label answers</h3>",
    htmlTable(CALIBRATION_COLUMNS, calibrations.map(calibrationRow)),
    `<p class="size">${text(CALIBRATION_NOTE)}</p>`,
    figure("reliability", { title: "Accuracy over confidence of label answers", dots }),
    folded(htmlTable(["system", "confidence", "items", "mean confidence", "accuracy"], bins)),
  ].join("\n");
}

/** Runs in the page, after the plotting library. */
export const RELIABILITY_SCRIPT = `
for (const figure of document.querySelectorAll("figure.reliability")) {
  const { title, dots } = JSON.parse(figure.querySelector("script").textContent);
  const systems = [...new Set(dots.map(({ system }) => system))];
  figure.append(Plot.plot({
    ariaLabel: title,
    width: 480,
    height: 480,
    style: { fontSize: "13px" },
    marginLeft: 50,
    marginBottom: 40,
    x: { label: "mean confidence (%)", percent: true, grid: true, domain: [0, 100] },
    y: { label: "right (%)", percent: true, grid: true, domain: [0, 100] },
    r: { range: [0, 14] },
    color: { domain: systems, legend: true },
    marks: [
      Plot.line([[0, 0], [1, 1]], { stroke: "#889", strokeDasharray: "4,4" }),
      Plot.line(dots, { x: "confidence", y: "accuracy", stroke: "system" }),
      Plot.dot(dots, { x: "confidence", y: "accuracy", r: "items", fill: "system", fillOpacity: 0.7, tip: true }),
    ],
  }));
}
`;
