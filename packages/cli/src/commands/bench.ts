/** `paw bench`: draws FuzzyBench records, scores the compiler on them, prints reports. */
import { defineCommand } from "citty";

export default defineCommand({
  meta: { name: "bench", description: "Draw FuzzyBench records, score the compiler on them, print reports." },
  subCommands: {
    generate: () => import("./bench-generate.js").then((module) => module.default),
    score: () => import("./bench-score.js").then((module) => module.default),
    report: () => import("./bench-report.js").then((module) => module.default),
  },
});
