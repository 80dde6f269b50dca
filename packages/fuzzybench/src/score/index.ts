export { type Comparison, compareSystems } from "./compare.js";
export { drawScoringTasks, familiesOfCut, type ScoringTask, withNoise } from "./draw.js";
export { bootstrapMean, type Cluster, type Interval } from "./interval.js";
export * from "./report.js";
export { MAX_REPORT_CHARS, parseReport } from "./report-file.js";
export { reportMarkdown } from "./report-markdown.js";
export * from "./result.js";
export * from "./score.js";
