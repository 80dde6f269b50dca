/** Reads a stored report back, checking that it has the shape that the tables need. */
import { PawError } from "@paw/format";
import { type BenchReport, REPORT_FORMAT, REPORT_VERSION } from "./report.js";

/** A report of a million items has a few hundred kilobytes: breakdowns grow with families, not with items. */
export const MAX_REPORT_CHARS = 64 * 1024 * 1024;

/** A value's type, a list of one shape, an object with these members, or one with any names ("*"). */
type Shape =
  | "string"
  | "number"
  | "number or null"
  | "scalar"
  | readonly [Shape]
  | { readonly [name: string]: Shape };

const INTERVAL: Shape = { mean: "number or null", low: "number or null", high: "number or null" };
const REPORT: Shape = {
  format: "string",
  version: "number",
  bench: "string",
  settings: { "*": "scalar" },
  cuts: [
    {
      cut: "string",
      specs: "number",
      items: "number",
      systems: [
        {
          system: "string",
          exact: INTERVAL,
          macroF1: "number or null",
          outOfSet: "number or null",
          jsonMatch: "number or null",
          msPerCall: "number or null",
          tokens: "number or null",
          incomplete: "number",
        },
      ],
      calibration: [
        {
          system: "string",
          items: "number",
          confidence: "number or null",
          accuracy: "number or null",
          ece: "number or null",
          brier: "number or null",
          bins: [
            {
              over: "number",
              to: "number",
              items: "number",
              confidence: "number or null",
              accuracy: "number or null",
            },
          ],
        },
      ],
      differences: [
        {
          system: "string",
          other: "string",
          difference: INTERVAL,
          specs: "number",
          items: "number",
          statement: "string",
        },
      ],
      compile: {
        meanSeconds: "number or null",
        failed: "number",
        labelSpecs: "number",
        labelsRead: "number",
        freeSpecs: "number",
        labelsInvented: "number",
        gatePassed: "number",
        gateCases: "number",
      },
      groups: [
        {
          by: "string",
          rows: [
            {
              name: "string",
              specs: "number",
              items: "number",
              exact: { "*": "number or null" },
              interval: INTERVAL,
            },
          ],
        },
      ],
      noise: [
        {
          name: "string",
          specs: "number",
          items: "number",
          exact: "number or null",
          clean: "number or null",
          same: "number or null",
          difference: INTERVAL,
        },
      ],
      worst: [
        {
          family: "string",
          exact: "number",
          samples: [{ spec: "string", input: "string", expected: "string", got: "string" }],
        },
      ],
    },
  ],
};

/** The report in a JSON text; throws INPUT_INVALID with the place where it is not one. */
export function parseReport(text: string): BenchReport {
  if (text.length > MAX_REPORT_CHARS)
    throw invalid(`it has ${text.length} characters; at most ${MAX_REPORT_CHARS} are read`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  const head = value as { format?: unknown; version?: unknown } | null;
  if (head?.format !== REPORT_FORMAT) throw invalid(`"format" is not "${REPORT_FORMAT}"`);
  if (head.version !== REPORT_VERSION)
    throw invalid(`it has version ${JSON.stringify(head.version)}; this PAW reads version ${REPORT_VERSION}`);
  const wrong = mismatch(value, REPORT, "report");
  if (wrong) throw invalid(wrong);
  return value as BenchReport;
}

/** Where a value leaves its shape, in words; undefined when it fits. */
function mismatch(value: unknown, shape: Shape, path: string): string | undefined {
  if (shape === "number or null" && value === null) return undefined;
  if (shape === "scalar") {
    return ["string", "number"].includes(typeof value) ? undefined : `${path} is neither text nor a number`;
  }
  if (typeof shape === "string") {
    const type = shape === "number or null" ? "number" : shape;
    return typeof value === type ? undefined : `${path} is not a ${type}`;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${path} is not a list`;
    return first(value.map((element, i) => mismatch(element, shape[0], `${path}[${i}]`)));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not an object`;
  const members = new Map(Object.entries(value));
  const named = Object.entries(shape).flatMap(([name, member]): [string, Shape][] =>
    name === "*" ? [...members.keys()].map((key) => [key, member]) : [[name, member]],
  );
  return first(named.map(([name, member]) => mismatch(members.get(name), member, `${path}.${name}`)));
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function invalid(what: string, cause?: unknown): PawError {
  return new PawError(
    "INPUT_INVALID",
    `this is not a report of paw bench score: ${what}. Give the report.json that --out wrote.`,
    { cause },
  );
}
