export * from "./calibration.js";
export { type Comparison, compareSystems } from "./compare.js";
export {
  drawScoringTasks,
  familiesOfCut,
  type ScoringTask,
  type TaskKey,
  taskOfKey,
  withNoise,
} from "./draw.js";
export { bootstrapMean, type Cluster, type Interval } from "./interval.js";
export { type ItemLine, joinRuns, parseItemLines } from "./join-runs.js";
export * from "./report.js";
export { MAX_REPORT_CHARS, parseReport } from "./report-file.js";
export { type ChartScripts, reportHtml } from "./report-html.js";
export { reportMarkdown } from "./report-markdown.js";
export * from "./result.js";
export * from "./score.js";
